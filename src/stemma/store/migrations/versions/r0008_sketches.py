"""Schema 8: what the stories of a report are found by is kept, so that further reports need not read it again."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    there = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("word_numbers")}
    if "sketches" not in there:
        op.add_column("word_numbers", sa.Column("sketches", sa.LargeBinary))
