"""Schema 7: what is kept of documents and names, so that further reports can be added to a ledger as it is."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def _text(*names: str, key: bool = False) -> list[sa.Column[str]]:
    collation = "C" if op.get_bind().dialect.name == "postgresql" else None
    return [sa.Column(name, sa.Text(collation=collation), primary_key=key) for name in names]


def upgrade() -> None:
    op.create_table("pending", *_text("document", key=True), if_not_exists=True)
    blobs = [sa.Column(name, sa.LargeBinary) for name in ("words", "keys")]
    op.create_table("word_numbers", *_text("document", key=True), *blobs, if_not_exists=True)
    op.create_table("entity_tallies", *_text("entity", key=True), *_text("tally"), if_not_exists=True)
    op.create_table(
        "name_evidence", *_text("one", "other", "kind", "place", key=True), *_text("why"), if_not_exists=True
    )
    op.create_table("site_lines", *_text("site", "line", key=True), if_not_exists=True)
    op.create_table("states", *_text("key", key=True), sa.Column("value", sa.LargeBinary), if_not_exists=True)
    op.create_table("entity_nodes", *_text("entity", "node", key=True), sqlite_with_rowid=False, if_not_exists=True)
    op.create_index("entity_nodes_by_node", "entity_nodes", ["node"], if_not_exists=True)
    op.create_index("name_evidence_by_other", "name_evidence", ["other"], if_not_exists=True)
    op.create_index("stories_by_storyline", "stories", ["storyline"], if_not_exists=True)
