"""When reports were read, in which versions, and which of them came or changed in a stretch of time."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, or_, select

from stemma.records import Extraction
from stemma.store import schema
from stemma.store.access import Access
from stemma.store.documents import batches, load
from stemma.store.rows import whole_extraction

#: Documents asked for at a time.
_AT_ONCE = 500


class History(Access):
    """What a ledger held at a time.  Times are ISO 8601 in UTC, to the second."""

    def read_between(self, after: str, until: str | None = None) -> list[str]:
        """The ids of documents with a version that was read after the one time, and not after the other."""
        found: set[str] = set()
        documents, versions = schema.documents.c, schema.versions.c
        with self.reading() as connection:
            for id_, time in (
                (documents.id, documents.read_at),
                (versions.document, versions.read_at),
            ):
                within = time > after if until is None else and_(time > after, time <= until)
                found.update(connection.execute(select(id_).where(within)).scalars())
            ok = select(documents.id).where(documents.status == "ok")
            return sorted(found & set(connection.execute(ok).scalars()) if found else ())

    def published_between(self, first: str, last: str | None = None) -> list[str]:
        """The ids of documents that may have been published on these days or between them (ISO 8601)."""
        table = schema.documents.c
        late = or_(table.published_end >= first, and_(table.published_end.is_(None), table.published_start >= first))
        query = select(table.id).where(table.status == "ok", late).order_by(table.id)
        if last is not None:
            query = query.where(or_(table.published_start.is_(None), table.published_start <= last))
        with self.reading() as connection:
            return list(connection.execute(query).scalars())

    def versions_of(self, documents: Sequence[str]) -> dict[str, list[tuple[str, Extraction]]]:
        """By document, all its versions with the time at which each was read, the oldest first, the present one last."""
        found: dict[str, list[tuple[str, Extraction]]] = {}
        versions, table = schema.versions.c, schema.documents.c
        with self.reading() as connection:
            for some in batches(list(documents), _AT_ONCE):
                former = connection.execute(
                    select(versions.document, versions.read_at, versions.record, versions.text)
                    .where(versions.document.in_(some))
                    .order_by(versions.sequence)
                )
                for id_, read_at, record, text in former:
                    found.setdefault(id_, []).append((read_at, whole_extraction(record, text)))
                read = connection.execute(select(table.id, table.read_at).where(table.id.in_(some)))
                times = {row[0]: row[1] for row in read}
                for id_, extraction in load(connection, list(some)):
                    found.setdefault(id_, []).append((times[id_] or "", extraction))
        return found
