"""Schema 6: digests of documents and records; null for what was written before."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_TABLES = (
    "documents", "passages", "stories", "lineages", "origins", "entities", "utterances", "claims", "assertions",
    "assertion_relations", "relations", "series", "tolls", "findings",
)  # fmt: skip


def upgrade() -> None:
    collation = "C" if op.get_bind().dialect.name == "postgresql" else None
    for table in _TABLES:
        op.add_column(table, sa.Column("digest", sa.Text(collation=collation)))
