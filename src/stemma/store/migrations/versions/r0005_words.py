"""Schema 5: full-text indexes over reports and claims; each report has a number; indexes for pages of lists."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_TEXTS = (
    "sha256", "stamp", "location", "path", "url", "title", "outlet", "published_start", "published_end", "language",
    "status", "error", "story", "text", "read_at", "stemma_version",
)  # fmt: skip

_INDEXES = (
    ("documents_by_outlet", "documents", "outlet"),
    ("documents_by_read_at", "documents", "read_at"),
    ("passages_by_id", "passages", "id"),
)

_TOKENS = "tokenize='porter unicode61 remove_diacritics 2'"

_SQLITE = (
    f"CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='documents', content_rowid='number', {_TOKENS})",
    "CREATE TRIGGER report_words_insert AFTER INSERT ON documents BEGIN "
    "INSERT INTO report_words (rowid, title, text) VALUES (new.number, new.title, new.text); END",
    "CREATE TRIGGER report_words_delete AFTER DELETE ON documents BEGIN "
    "INSERT INTO report_words (report_words, rowid, title, text) "
    "VALUES ('delete', old.number, old.title, old.text); END",
    "CREATE TRIGGER report_words_update AFTER UPDATE OF number, title, text ON documents BEGIN "
    "INSERT INTO report_words (report_words, rowid, title, text) "
    "VALUES ('delete', old.number, old.title, old.text); "
    "INSERT INTO report_words (rowid, title, text) VALUES (new.number, new.title, new.text); END",
    f"CREATE VIRTUAL TABLE claim_words USING fts5(proposition, content='claims', content_rowid='position', {_TOKENS})",
    "CREATE TRIGGER claim_words_insert AFTER INSERT ON claims BEGIN "
    "INSERT INTO claim_words (rowid, proposition) VALUES (new.position, new.proposition); END",
    "CREATE TRIGGER claim_words_delete AFTER DELETE ON claims BEGIN "
    "INSERT INTO claim_words (claim_words, rowid, proposition) "
    "VALUES ('delete', old.position, old.proposition); END",
    "CREATE TRIGGER claim_words_update AFTER UPDATE OF position, proposition ON claims BEGIN "
    "INSERT INTO claim_words (claim_words, rowid, proposition) "
    "VALUES ('delete', old.position, old.proposition); "
    "INSERT INTO claim_words (rowid, proposition) VALUES (new.position, new.proposition); END",
    "INSERT INTO report_words (report_words) VALUES ('rebuild')",
    "INSERT INTO claim_words (claim_words) VALUES ('rebuild')",
)

_POSTGRESQL = (
    "ALTER TABLE documents DROP CONSTRAINT documents_pkey",
    "ALTER TABLE documents ADD COLUMN number BIGSERIAL PRIMARY KEY",
    "ALTER TABLE documents ADD CONSTRAINT documents_id_key UNIQUE (id)",
    "COMMENT ON COLUMN documents.number IS 'counts up; the full-text index knows it by this'",
    "ALTER TABLE documents ADD COLUMN words tsvector GENERATED ALWAYS AS ("
    "setweight(to_tsvector('english', coalesce(left(title, 1000), '')), 'A') || "
    "setweight(to_tsvector('english', coalesce(left(translate(text, '<>', '  '), 150000), '')), 'B')) STORED",
    "CREATE INDEX documents_by_words ON documents USING gin (words)",
    "COMMENT ON COLUMN documents.words IS "
    "'full-text index: WHERE words @@ websearch_to_tsquery(''english'', ''word'')'",
    "ALTER TABLE claims ADD COLUMN words tsvector GENERATED ALWAYS AS ("
    "to_tsvector('english', coalesce(left(proposition, 10000), ''))) STORED",
    "CREATE INDEX claims_by_words ON claims USING gin (words)",
    "COMMENT ON COLUMN claims.words IS 'full-text index of the proposition'",
)


def upgrade() -> None:
    run = op.get_bind().exec_driver_sql
    if op.get_bind().dialect.name == "postgresql":
        for statement in _POSTGRESQL:
            run(statement)
    else:
        _number_documents()
    for name, table, column in _INDEXES:
        op.create_index(name, table, [column])
    if op.get_bind().dialect.name == "sqlite":
        for statement in _SQLITE:
            run(statement)


def _number_documents() -> None:
    op.rename_table("documents", "former_documents")
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer, primary_key=True, nullable=False),
        sa.Column("id", sa.Text, unique=True, nullable=False),
        *(sa.Column(name, sa.Text) for name in _TEXTS),
        sa.Column("record", sa.Text, nullable=False),
    )
    names = ", ".join(("id", *_TEXTS, "record"))
    op.execute(f"INSERT INTO documents ({names}) SELECT {names} FROM former_documents ORDER BY rowid")
    op.drop_table("former_documents")
