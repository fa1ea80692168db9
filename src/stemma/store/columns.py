"""The kinds of columns and tables that a ledger is made of."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Float, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

metadata = MetaData()

#: Before a text that PostgreSQL cannot hold as it is: a code point that is no character and never will be.
_MARK = "\U0010fffe"


class AnyText(TypeDecorator[str]):
    """Text that may hold half a surrogate pair (a broken JSON escape, a file name in an unknown encoding), or a NUL.

    UTF-8 cannot carry the first: SQLite stores such a value, and only such a one, as bytes.  PostgreSQL takes neither:
    there such a value is JSON after U+10FFFE, a character that no text uses.  Texts are ordered by code point.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Any) -> Any:
        if dialect.name == "postgresql":
            return postgresql.TEXT(collation="C")
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: str | None, dialect: Any) -> Any:
        if value is None:
            return None
        if dialect.name == "postgresql":
            return _MARK + json.dumps(value) if "\x00" in value or value[:1] == _MARK or _is_half(value) else value
        return value.encode("utf-8", "surrogatepass") if _is_half(value) else value

    def process_result_value(self, value: Any, dialect: Any) -> Any:
        if isinstance(value, bytes):
            return value.decode("utf-8", "surrogatepass")
        if isinstance(value, str) and value[:1] == _MARK and dialect.name == "postgresql":
            return str(json.loads(value[1:]))
        return value


def _is_half(value: str) -> bool:
    """Whether the text holds half a surrogate pair."""
    if value.isascii():
        return False
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def upsert(dialect: str) -> Any:
    """The INSERT of a database that knows what to do about rows whose key is there already."""
    return postgresql.insert if dialect == "postgresql" else sqlite.insert


def text(name: str, meaning: str, **options: Any) -> Column[str]:
    return Column(name, AnyText, comment=meaning, **options)


def number(name: str, meaning: str) -> Column[float]:
    return Column(name, Float, comment=meaning)


def count(name: str, meaning: str, **options: Any) -> Column[int]:
    return Column(name, BigInteger().with_variant(Integer, "sqlite"), comment=meaning, **options)


def flag(name: str, meaning: str) -> Column[bool]:
    return Column(name, Boolean(create_constraint=False), comment=meaning)


def blob(name: str, meaning: str) -> Column[bytes]:
    return Column(name, LargeBinary, comment=meaning)


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
        text("digest", "of the record, as it was written"),
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
