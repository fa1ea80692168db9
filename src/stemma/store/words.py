"""The full-text indexes over reports and claims: FTS5 in SQLite, tsvector in PostgreSQL.

The database itself keeps them in step, by triggers or by columns that it computes, whoever writes to the tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, event

from stemma.store import schema

if TYPE_CHECKING:
    from sqlalchemy import Connection

#: Characters of a report that PostgreSQL indexes: it takes no more than a megabyte of words for one row.
INDEXED = 150_000

#: Index of SQLite -> the table it is over, its whole number, and the columns that are searched.
INDEXES = {
    "report_words": ("documents", "number", ("title", "text")),
    "claim_words": ("claims", "position", ("proposition",)),
}

#: What the dictionary says of what is not among the tables of `schema`, by database.
MEANINGS: dict[str, dict[tuple[str, str], str]] = {
    "sqlite": {
        (
            "report_words",
            "",
        ): "full-text index of the reports (FTS5): WHERE report_words MATCH 'word'; rowid is documents.number",
        ("report_words", "title"): "headline",
        ("report_words", "text"): "the canonical text",
        ("claim_words", ""): "full-text index of the claims (FTS5); rowid is claims.position",
        ("claim_words", "proposition"): "in words",
    },
    "postgresql": {
        ("documents", "words"): "full-text index: WHERE words @@ websearch_to_tsquery('english', 'word')",
        ("claims", "words"): "full-text index of the proposition",
    },
}


def statements(dialect: str, table: str) -> list[str]:
    """What makes the index over a table, in the SQL of "sqlite" or "postgresql"; nothing for tables without one."""
    if dialect == "postgresql":
        return _POSTGRESQL.get(table, [])
    found = []
    for index, (over, number, columns) in INDEXES.items():
        if over == table:
            found += _fts5(index, over, number, columns)
    return found


def _fts5(index: str, over: str, number: str, columns: tuple[str, ...]) -> list[str]:
    names = ", ".join(columns)
    new, old = (", ".join(f"{row}.{name}" for name in (number, *columns)) for row in ("new", "old"))
    put = f"INSERT INTO {index} (rowid, {names}) VALUES ({new});"
    take = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', {old});"
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='{over}', content_rowid='{number}', "
        "tokenize='porter unicode61 remove_diacritics 2')",
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {over} BEGIN {put} END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {over} BEGIN {take} END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF {number}, {names} ON {over} BEGIN {take} {put} END",
    ]


_POSTGRESQL = {
    "documents": [
        "ALTER TABLE documents ADD COLUMN words tsvector GENERATED ALWAYS AS ("
        "setweight(to_tsvector('english', coalesce(left(title, 1000), '')), 'A') || "
        f"setweight(to_tsvector('english', coalesce(left(translate(text, '<>', '  '), {INDEXED}), '')), 'B')) STORED",
        "CREATE INDEX documents_by_words ON documents USING gin (words)",
        f"COMMENT ON COLUMN documents.words IS '{MEANINGS['postgresql']['documents', 'words'].replace(chr(39), chr(39) * 2)}'",
    ],
    "claims": [
        "ALTER TABLE claims ADD COLUMN words tsvector GENERATED ALWAYS AS ("
        "to_tsvector('english', coalesce(left(proposition, 10000), ''))) STORED",
        "CREATE INDEX claims_by_words ON claims USING gin (words)",
        "COMMENT ON COLUMN claims.words IS 'full-text index of the proposition'",
    ],
}


@event.listens_for(schema.documents, "after_create")
@event.listens_for(schema.claims, "after_create")
def _index(table: Table, connection: Connection, **_: Any) -> None:
    for statement in statements(connection.dialect.name, table.name):
        connection.exec_driver_sql(statement)


def refill(connection: Connection) -> None:
    """Fill the indexes of SQLite anew from the tables, so that nothing of what was taken out stays in them."""
    if connection.dialect.name == "sqlite":
        for index in INDEXES:
            connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


def missing(connection: Connection) -> dict[str, int]:
    """By index of SQLite, how many rows of its table it does not hold, or holds too many; empty when it is in step."""
    if connection.dialect.name != "sqlite":
        return {}
    found = {}
    for index, (over, number, _) in INDEXES.items():
        apart = (
            f"SELECT count(*) FROM (SELECT {number} AS n FROM {over} UNION ALL SELECT id FROM {index}_docsize) "
            "GROUP BY n HAVING count(*) <> 2"
        )
        if count := len(connection.exec_driver_sql(apart).all()):
            found[index] = count
    return found
