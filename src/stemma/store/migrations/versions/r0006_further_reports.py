"""Schema 6: what is kept of documents and names, so that further reports can be added to a ledger as it is."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def _text(*names: str, key: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, primary_key=key) for name in names]


def upgrade() -> None:
    op.create_table("pending", *_text("document", key=True))
    op.create_table(
        "word_numbers",
        *_text("document", key=True),
        *(sa.Column(name, sa.LargeBinary) for name in ("words", "keys")),
    )
    op.create_table("entity_tallies", *_text("entity", key=True), *_text("tally"))
    op.create_table(
        "entity_nodes",
        *(sa.Column(name, sa.Text, primary_key=True, nullable=False) for name in ("entity", "node")),
        sqlite_with_rowid=False,
    )
    op.create_index("entity_nodes_by_node", "entity_nodes", ["node"])
    op.create_table("name_evidence", *_text("one", "other", "kind", "place", key=True), *_text("why"))
    op.create_index("name_evidence_by_other", "name_evidence", ["other"])
    op.create_table("site_lines", *_text("site", "line", key=True))
    op.create_table("states", *_text("key", key=True), sa.Column("value", sa.LargeBinary))
    op.create_index("stories_by_storyline", "stories", ["storyline"])
