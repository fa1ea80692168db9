"""Documents in the tables of a ledger: stored, taken out, kept as former versions, loaded; within an open transaction."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import delete, insert, select, update

import stemma
from stemma.records import Extraction
from stemma.store import schema
from stemma.store.rows import EXTRACTION_SHELVES, Row, document_record, document_row, sharing, whole_record

if TYPE_CHECKING:
    from sqlalchemy import Connection

T = TypeVar("T")

#: Documents fetched at a time when all are loaded.
LOAD_BATCH = 200


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the input of a document was: `key` changes when the bytes or what was given with them change.

    `location` is the absolute path of a file of its own, None otherwise.
    """

    key: str | None = None
    location: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What the store knows of a document without loading it; `current`: read well, by this program version."""

    sha256: str
    stamp: str | None
    location: str | None
    current: bool

    @property
    def given(self) -> Stamp:
        """The stamp that its input had."""
        return Stamp(self.stamp, self.location)


def stored_row(extraction: Extraction, stamp: Stamp) -> Row:
    """The row of a document just read, by this program, from this input."""
    return {
        **document_row(extraction.document),
        "stamp": stamp.key,
        "location": stamp.location,
        "read_at": now(),
        "stemma_version": stemma.__version__,
    }


def note_stamp(connection: Connection, document: str, stamp: Stamp) -> None:
    """Note that the same was found again, by this program, in this input."""
    table = schema.documents
    values = {"stamp": stamp.key, "location": stamp.location, "stemma_version": stemma.__version__}
    connection.execute(update(table).where(table.c.id == document).values(values))


def take_out(connection: Connection, document: str) -> None:
    """Delete a document and what was found in it; its former versions stay."""
    connection.execute(delete(schema.documents).where(schema.documents.c.id == document))
    for shelf in EXTRACTION_SHELVES:
        connection.execute(delete(shelf.table).where(shelf.table.c.document == document))


def keep_version(connection: Connection, extraction: Extraction) -> None:
    """Put the stored document, which is this one, with the former versions."""
    table = schema.documents.c
    read_at, version = connection.execute(
        select(table.read_at, table.stemma_version).where(table.id == extraction.document.id)
    ).one()
    connection.execute(
        insert(schema.versions),
        [
            {
                "document": extraction.document.id,
                "sha256": extraction.document.sha256,
                "text": extraction.document.text,
                "read_at": read_at,
                "replaced_at": now(),
                "stemma_version": version,
                "record": whole_record(extraction),
            }
        ],
    )


def load(connection: Connection, ids: list[str] | None) -> Iterator[tuple[str, Extraction]]:
    """(id, extraction) of these documents, or of all, in the order of their ids."""
    if ids is None:
        ids = sorted(connection.execute(select(schema.documents.c.id)).scalars())
    strings: dict[str, str] = {}
    for some in batches(ids, LOAD_BATCH):
        table = schema.documents.c
        found = connection.execute(
            select(table.id, table.record, table.text).where(table.id.in_(some)).order_by(table.id)
        ).all()
        parts = {shelf.field: _load_parts(connection, shelf, some, strings) for shelf in EXTRACTION_SHELVES}
        for document, record, text in found:
            fields: dict[str, Any] = {name: by_document.get(document, ()) for name, by_document in parts.items()}
            yield document, Extraction(document_record(record, text), **fields)


def _load_parts(
    connection: Connection, shelf: Any, ids: Sequence[str], strings: dict[str, str]
) -> dict[str, tuple[Any, ...]]:
    table = shelf.table.c
    rows = connection.execute(
        select(table.document, table.record).where(table.document.in_(ids)).order_by(table.document, table.position)
    ).all()
    return {
        document: tuple(sharing(shelf.record(row[1]), strings) for row in some)
        for document, some in groupby(rows, lambda row: row[0])
    }


def batches(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The items in order, so many at a time."""
    for at in range(0, len(items), size):
        yield items[at : at + size]


def now() -> str:
    """The time in UTC, ISO 8601, to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
