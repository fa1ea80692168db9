"""Schema 3: predications and assertions; one story is found by indexed columns, without loading all.

Ledgers of the schemas before were SQLite files only, so the data are moved with its JSON functions.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_BOUNDS = [f"{name}_{end}" for name in ("texts", "origins", "utterances", "asserters") for end in ("low", "high")]

_COUNTS = ("document_count", "origin_count", "claim_count", "series_count", "conflict_count")

_LINKS = (
    ("story_documents", "story", "document"),
    ("claim_quantities", "claim", "quantity"),
    ("claim_statements", "claim", "statement"),
    ("entity_documents", "entity", "document"),
    ("finding_claims", "finding", "claim"),
    ("finding_documents", "finding", "document"),
)

_INDEXES = (
    ("quantities", "id", "id"),
    ("statements", "id", "id"),
    ("ledger_documents", "document", "document"),
    ("passages", "a", "a_document"),
    ("passages", "b", "b_document"),
    ("stories", "id", "id"),
    ("stories", "start", "start_date"),
    ("stories", "end", "end_date"),
    ("lineages", "source", "source"),
    ("lineages", "target", "target"),
    ("origins", "id", "id"),
    ("origins", "story", "story"),
    ("entities", "id", "id"),
    ("utterances", "story", "story"),
    ("claims", "id", "id"),
    ("claims", "story", "story"),
    ("claims", "series", "series"),
    ("relations", "a", "a"),
    ("relations", "b", "b"),
    ("series", "id", "id"),
    ("tolls", "story", "story"),
    ("findings", "id", "id"),
    ("assertions", "id", "id"),
    ("assertions", "story", "story"),
    ("assertion_relations", "a", "a"),
    ("assertion_relations", "b", "b"),
)

_FILL = (
    """INSERT OR IGNORE INTO story_documents (story, document, main)
       SELECT stories.id, named.value, 1 FROM stories, json_each(stories.record, '$.documents') AS named""",
    """INSERT OR IGNORE INTO story_documents (story, document, main)
       SELECT stories.id, json_extract(part.value, '$.document'), 0
       FROM stories, json_each(stories.record, '$.segments') AS part""",
    """INSERT OR IGNORE INTO claim_quantities (claim, quantity)
       SELECT claims.id, named.value FROM claims, json_each(claims.record, '$.quantities') AS named""",
    """INSERT OR IGNORE INTO claim_statements (claim, statement)
       SELECT claims.id, named.value FROM claims, json_each(claims.record, '$.statements') AS named""",
    """INSERT OR IGNORE INTO entity_documents (entity, document)
       SELECT entities.id, json_extract(member.value, '$[0]')
       FROM entities, json_each(entities.record, '$.members') AS member""",
    """INSERT OR IGNORE INTO finding_claims (finding, claim)
       SELECT findings.id, named.value FROM findings, json_each(findings.record, '$.claims') AS named""",
    """INSERT OR IGNORE INTO finding_documents (finding, document)
       SELECT findings.id, json_extract(span.value, '$.document')
       FROM findings, json_each(findings.record, '$.evidence') AS span""",
    """UPDATE stories SET
         document_count = json_array_length(record, '$.documents'),
         origin_count = (SELECT count(*) FROM origins WHERE origins.story = stories.id),
         claim_count = (SELECT count(*) FROM claims WHERE claims.story = stories.id),
         series_count = (SELECT count(DISTINCT claims.series) FROM claims
                         WHERE claims.story = stories.id AND claims.series <> ''),
         conflict_count = (SELECT count(*) FROM relations WHERE kind = 'conflict' AND (
                            a IN (SELECT id FROM claims WHERE claims.story = stories.id)
                            OR b IN (SELECT id FROM claims WHERE claims.story = stories.id)))""",
)


def upgrade() -> None:
    _assertions()
    known = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("stories")}
    for name in _COUNTS:
        if name not in known:
            op.add_column("stories", sa.Column(name, sa.Integer))
    for name, one, other in _LINKS:
        extra: list[sa.Column[bool]] = (
            [sa.Column("main", sa.Boolean(create_constraint=False))] if name == "story_documents" else []
        )
        op.create_table(
            name,
            *(sa.Column(column, sa.Text, primary_key=True, nullable=False) for column in (one, other)),
            *extra,
            if_not_exists=True,
            sqlite_with_rowid=False,
        )
        op.create_index(f"{name}_by_{other}", name, [other], if_not_exists=True)
    for table, name, column in _INDEXES:
        op.create_index(f"{table}_by_{name}", table, [column], if_not_exists=True)
    for statement in _FILL:
        op.execute(statement)


def _assertions() -> None:
    op.create_table(
        "predications",
        sa.Column("document", sa.Text, primary_key=True, nullable=False),
        sa.Column("position", sa.Integer, primary_key=True, nullable=False),
        sa.Column("id", sa.Text),
        sa.Column("start_offset", sa.Integer),
        sa.Column("end_offset", sa.Integer),
        *(sa.Column(name, sa.Text) for name in ("predicate", "polarity", "asserted_by", "statement", "block")),
        sa.Column("record", sa.Text, nullable=False),
        if_not_exists=True,
    )
    words = ("id", "story", "proposition", "predicate", "as_of_start", "as_of_end", "polarity", "rank", "rank_reason")
    op.create_table(
        "assertions",
        sa.Column("position", sa.Integer, primary_key=True, nullable=False),
        *(sa.Column(name, sa.Text) for name in words),
        sa.Column("confidence", sa.Float),
        *(sa.Column(name, sa.Integer) for name in _BOUNDS),
        sa.Column("record", sa.Text, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "assertion_relations",
        sa.Column("position", sa.Integer, primary_key=True, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("a", "b", "kind", "cause", "rule", "reason")),
        sa.Column("confidence", sa.Float),
        sa.Column("record", sa.Text, nullable=False),
        if_not_exists=True,
    )
