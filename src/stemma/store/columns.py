"""The kinds of columns and tables that a ledger is made of."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Float, Index, Integer, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

metadata = MetaData()


class AnyText(TypeDecorator[str]):
    """Text that may hold half a surrogate pair (a broken JSON escape, a file name in an unknown encoding).

    UTF-8 cannot carry that, so such a value, and only such a one, is stored as bytes.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> Any:
        if value is None or value.isascii():
            return value
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
        return value

    def process_result_value(self, value: Any, dialect: Any) -> str | None:
        return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def text(name: str, meaning: str, **options: Any) -> Column[str]:
    return Column(name, AnyText, comment=meaning, **options)


def number(name: str, meaning: str) -> Column[float]:
    return Column(name, Float, comment=meaning)


def count(name: str, meaning: str, **options: Any) -> Column[int]:
    return Column(name, Integer, comment=meaning, **options)


def flag(name: str, meaning: str) -> Column[bool]:
    return Column(name, Boolean(create_constraint=False), comment=meaning)


def record() -> Column[str]:
    return Column("record", Text, nullable=False, comment="the whole as JSON")


def of_document(name: str, meaning: str, *columns: SchemaItem) -> Table:
    """A table of what one document gives: rows in the order of the text, replaced together with the document."""
    return Table(
        name,
        metadata,
        text("document", "id of the document", primary_key=True),
        count("position", "place in the document's list, from 0", primary_key=True, autoincrement=False),
        *columns,
        record(),
        comment=meaning,
    )


def of_ledger(name: str, meaning: str, *columns: SchemaItem) -> Table:
    """A table of what the documents give together: all of these are replaced at once."""
    return Table(
        name,
        metadata,
        count("position", "place in the ledger's list, from 0", primary_key=True, autoincrement=False),
        *columns,
        record(),
        comment=meaning,
    )


def link(name: str, meaning: str, one: Column[str], other: Column[str], *columns: SchemaItem) -> Table:
    """A table of pairs, found quickly from either side; replaced together with the ledger."""
    one.primary_key = other.primary_key = True
    one.nullable = other.nullable = False
    return Table(
        name,
        metadata,
        one,
        other,
        *columns,
        Index(f"{name}_by_{other.name}", other.name),
        comment=meaning,
        sqlite_with_rowid=False,
    )
