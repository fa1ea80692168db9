"""Schema 2: a report that is removed leaves a tombstone."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "tombstones",
        sa.Column("sequence", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Text) for name in ("document", "sha256", "reason", "removed_at")),
        if_not_exists=True,
    )
