"""Write the tables of a ledger into docs/schema.md, from their own comments: `python tools/write_schema_doc.py`."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, Table

from stemma.store import LedgerStore, migrations, words
from stemma.store.columns import metadata

PAGE = Path(__file__).resolve().parents[1] / "docs" / "schema.md"
START, END = "<!-- tables: written by tools/write_schema_doc.py -->", "<!-- end of tables -->"

_KINDS = {"BIGINT": "integer", "BOOLEAN": "boolean", "FLOAT": "number", "BLOB": "bytes", "INTEGER": "integer"}


def tables() -> str:
    """The part of the page between the two marks."""
    assert LedgerStore  # the tables of all parts of the store are known once it is imported
    parts = [f"Schema {migrations.head()}.\n"]
    for table in metadata.tables.values():
        parts.append(f"### {table.name}\n\n{_sentence(table.comment)}\n\n{_grid(table)}")
    for (name, column), meaning in words.MEANINGS["sqlite"].items():
        if not column:
            parts.append(f"### {name}\n\nSQLite only: {meaning}.\n")
    for (name, column), meaning in words.MEANINGS["postgresql"].items():
        parts.append(f"### {name}.{column}\n\nPostgreSQL only: {meaning}.\n")
    return "\n".join(parts)


def _sentence(comment: str | None) -> str:
    told = comment or ""
    return told[:1].upper() + told[1:] + "."


def _grid(table: Table) -> str:
    rows = ["| column | kind | meaning |", "| --- | --- | --- |"]
    rows += [
        f"| `{column.name}`{_key(column)} | {_kind(column)} | {_cell(column.comment)} |" for column in table.columns
    ]
    return "\n".join(rows) + "\n"


def _key(column: Column[object]) -> str:
    return " (key)" if column.primary_key else ""


def _kind(column: Column[object]) -> str:
    return _KINDS.get(str(column.type.compile()).split("(")[0], "text")


def _cell(comment: str | None) -> str:
    return (comment or "").replace("|", "\\|")


def page(text: str) -> str:
    """The page with its tables written anew."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n\n{tables()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(PAGE)
