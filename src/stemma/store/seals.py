"""Digests of what is stored, taken when it is written: a record or a text that was changed since does not match its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sqlalchemy import select

from stemma.store import schema
from stemma.store.documents import LOAD_BATCH, batches
from stemma.store.rows import EXTRACTION_SHELVES, LEDGER_SHELVES, seal

if TYPE_CHECKING:
    from sqlalchemy import Connection


def seal_of_document(text: str, record: str, found: Iterable[str]) -> str:
    """The digest of a text, the document's record and the records of all that was found in it, table by table in order."""
    whole = hashlib.sha256()
    for part in (text, record, *found):
        data = part.encode("utf-8", "surrogatepass")
        whole.update(f"{len(data)}:".encode("ascii"))
        whole.update(data)
    return whole.hexdigest()[:32]


def broken_documents(connection: Connection) -> Iterator[str]:
    """Ids of documents that are not as they were written; those written before there were digests are passed over."""
    documents = schema.documents.c
    ids = list(
        connection.execute(select(documents.id).where(documents.digest.is_not(None)).order_by(documents.id)).scalars()
    )
    for some in batches(ids, LOAD_BATCH):
        found: dict[str, list[str]] = {id_: [] for id_ in some}
        for shelf in EXTRACTION_SHELVES:
            table = shelf.table.c
            query = select(table.document, table.record).where(table.document.in_(some))
            for id_, record in connection.execute(query.order_by(table.document, table.position)):
                found[id_].append(record)
        written = select(documents.id, documents.text, documents.record, documents.digest)
        for id_, text, record, digest in connection.execute(written.where(documents.id.in_(some))).all():
            if seal_of_document(text, record, found[id_]) != digest:
                yield id_


def broken_records(connection: Connection) -> Iterator[tuple[str, str]]:
    """(table, position) of the ledger's records that are not as they were written."""
    for shelf in LEDGER_SHELVES:
        table = shelf.table.c
        query = select(table.position, table.record, table.digest).where(table.digest.is_not(None))
        for position, record, digest in connection.execute(query.order_by(table.position)):
            if seal(record) != digest:
                yield shelf.table.name, str(position)
