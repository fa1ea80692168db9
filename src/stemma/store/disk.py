"""The ledger on disk, in SQLite or PostgreSQL: one writer at a time, readers never blocked.

What each document gives is added in batches, each in one transaction; what the documents give together
is replaced in one transaction.  A run that is killed at any moment therefore leaves a ledger that opens,
with the documents finished so far and the former cross-document part.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select

import stemma
from stemma.records import Extraction, Ledger
from stemma.store import schema
from stemma.store.changes import Changes
from stemma.store.decisions import erase
from stemma.store.documents import (
    LOAD_BATCH,
    Held,
    Stamp,
    batches,
    keep_version,
    load,
    note_stamp,
    now,
    stored_row,
    take_out,
)
from stemma.store.errors import Backend, LedgerError, explained
from stemma.store.growth import Growth, write_growth
from stemma.store.history import History
from stemma.store.links import story_counts, write_links
from stemma.store.locating import Locating
from stemma.store.parts import ledger_documents
from stemma.store.reviewing import Reviewing
from stemma.store.rows import EXTRACTION_SHELVES, LEDGER_SHELVES, Row, in_order, whole_extraction, whole_record
from stemma.store.seals import seal_of_document
from stemma.store.search import Search
from stemma.store.upkeep import KEPT_FORM, Kept, Upkeep, keep, put
from stemma.store.words import refill

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from stemma.ledger.aliases import Aliases

#: Rows of a table written at a time when all are.
_WRITE_BATCH = 2_000


class LedgerStore(Reviewing, Search, History, Changes, Locating, Upkeep):
    """A ledger on disk.  Open with `LedgerStore.open` or `LedgerStore.create`; usable as a context manager."""

    def __init__(self, backend: Backend, *, writable: bool) -> None:
        self._loaded: dict[str, Extraction] = {}  # what a writer, who is alone, has loaded and not changed since
        super().__init__(backend, writable=writable)

    # ------------------------------------------------------------------ documents

    def held(self) -> dict[str, Held]:
        """What is stored of every document, by its id: enough to decide whether to read it again."""
        table = schema.documents.c
        columns = (table.id, table.sha256, table.stamp, table.location, table.status, table.stemma_version)
        with self.reading() as connection:
            rows = connection.execute(select(*columns)).all()
        return {
            row[0]: Held(row[1], row[2], row[3], row[4] != "error" and row[5] == stemma.__version__) for row in rows
        }

    def add(self, extractions: Iterable[Extraction], stamps: Mapping[str, Stamp] | None = None) -> tuple[str, ...]:
        """Store these in one transaction and return the ids of those that are new or changed.

        Another text under a known id takes its place; the former one is kept in the table `versions`.
        A document that could not be read never takes the place of one that could.
        """
        self._loaded = {}
        changed: list[str] = []
        rows: dict[str, list[Row]] = {shelf.field: [] for shelf in EXTRACTION_SHELVES}
        with self._writing() as connection:
            latest = {extraction.document.id: extraction for extraction in extractions}
            former = dict(load(connection, list(latest)))
            for extraction in latest.values():
                document = extraction.document
                stamp = (stamps or {}).get(document.id, Stamp())
                old = former.get(document.id)
                if old is not None and old.document.status != "error" and document.status == "error":
                    continue
                if old == extraction:
                    note_stamp(connection, document.id, stamp)
                    continue
                if old is not None and old.document.text != document.text:
                    keep_version(connection, old)
                changed.append(document.id)
                read_at = None
                if old is not None and old.document.text == document.text:  # worked on anew: no other version of it
                    read_at = connection.execute(
                        select(schema.documents.c.read_at).where(schema.documents.c.id == document.id)
                    ).scalar_one()
                if old is not None:
                    take_out(connection, document.id)
                row = stored_row(extraction, stamp)
                if read_at is not None:
                    row["read_at"] = read_at
                own: list[str] = []
                for shelf in EXTRACTION_SHELVES:
                    found = [
                        {"document": document.id, **shelf.row(position, record)}
                        for position, record in enumerate(getattr(extraction, shelf.field))
                    ]
                    own += (one["record"] for one in found)
                    rows[shelf.field] += found
                row["digest"] = seal_of_document(row["text"], row["record"], own)
                connection.execute(insert(schema.documents), [row])
            for shelf in EXTRACTION_SHELVES:
                if rows[shelf.field]:
                    connection.execute(insert(shelf.table), rows[shelf.field])
            if changed:
                self._note_documents_changed(connection, changed)
        return tuple(changed)

    def _note_documents_changed(self, connection: Connection, documents: Collection[str]) -> None:
        put(connection, schema.pending, ({"document": document} for document in documents), ignoring=True)
        self._note(connection, documents_at=self._noted(connection, "generation") or "")

    def load_extractions(self) -> tuple[Extraction, ...]:
        """Every document with what was found in it, by id: the order does not tell when they were read."""
        with self.reading() as connection:
            loaded = dict(load(connection, None))
        if self.writable:
            self._loaded = loaded
        return tuple(loaded.values())

    def each_extraction(self) -> Iterator[Extraction]:
        """Every document in the order of their ids, a few of them in memory at a time."""
        with self.reading() as connection:
            for _, extraction in load(connection, None):
                yield extraction

    def remove(self, document: str, reason: str) -> tuple[int, ...]:
        """Take a document out with its former versions and all that was found in it, and leave a tombstone.

        It is not read in again: see `removed`.  What the documents give together must be made anew.
        What decisions quote of it is erased; returned are those that spoke of other reports too and keep their words.
        Raises `LedgerError` when there is no such document.
        """
        self._loaded = {}
        with self._writing() as connection:
            table = schema.documents.c
            row = connection.execute(select(table.sha256).where(table.id == document)).first()
            if row is None:
                raise LedgerError(f"the ledger has no document {document!r}: `stemma show ledger` tells what it has")
            former = connection.execute(
                select(schema.versions.c.sha256).where(schema.versions.c.document == document)
            ).scalars()
            digests = sorted({row[0], *former})
            take_out(connection, document)
            connection.execute(delete(schema.versions).where(schema.versions.c.document == document))
            connection.execute(delete(schema.ledger_documents).where(schema.ledger_documents.c.document == document))
            connection.execute(
                insert(schema.tombstones),
                [{"document": document, "sha256": sha256, "reason": reason, "removed_at": now()} for sha256 in digests],
            )
            self._note_documents_changed(connection, [document])
            return erase(connection, document)

    def compact(self) -> None:
        """Write the file anew, so that nothing of what was taken out stays in its free pages.

        PostgreSQL frees the room for new rows, without shutting readers out; see docs/postgresql.md.
        """
        with self._writing() as connection:
            refill(connection)
        with explained(self.backend):
            self.backend.compact(self._engine)

    def removed(self) -> dict[str, str]:
        """What must not be read in again: the id and the sha256 of each removed document, with the reason."""
        table = schema.tombstones.c
        with self.reading() as connection:
            rows = connection.execute(select(table.document, table.sha256, table.reason)).all()
        return {key: row[2] for row in rows for key in row[:2]}

    def former_versions(self) -> dict[str, list[tuple[str, Extraction]]]:
        """By document, its former versions, oldest first, each with the time at which it was read."""
        table = schema.versions.c
        found: dict[str, list[tuple[str, Extraction]]] = {}
        with self.reading() as connection:
            rows = connection.execute(
                select(table.document, table.read_at, table.record, table.text).order_by(table.sequence)
            )
            for document, read_at, record, text in rows:
                found.setdefault(document, []).append((read_at, whole_extraction(record, text)))
        return found

    def failures(self) -> tuple[tuple[str, str], ...]:
        """(document id, reason) of every document that could not be read, by id."""
        table = schema.documents.c
        with self.reading() as connection:
            rows = connection.execute(
                select(table.id, table.error).where(table.status == "error").order_by(table.id)
            ).all()
        return tuple((row[0], row[1] or "unknown reason") for row in rows)

    def counts(self) -> dict[str, int]:
        """Number of rows of every table that holds records; of the documents, those that have a text to work on."""
        tables = [shelf.table for shelf in (*EXTRACTION_SHELVES, *LEDGER_SHELVES)]
        readable = select(func.count()).select_from(schema.documents).where(schema.documents.c.status == "ok")
        with self.reading() as connection:
            counted = {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables
            }
            return {schema.documents.name: connection.execute(readable).scalar_one(), **counted}

    # ------------------------------------------------------------------ the ledger

    def replace_ledger(self, ledger: Ledger, group_by: str | None = None, kept: Kept | None = None) -> None:
        """Put this in the place of the former cross-document part, in one transaction.

        With `kept` further reports can be added to it by `grow_ledger`.
        """
        with self._writing() as connection:
            made_of = self._fingerprint(connection, group_by, _way(ledger.policy))
            counts = story_counts(ledger.stories, ledger.origins, ledger.claims, ledger.relations, ledger.series)
            for shelf in LEDGER_SHELVES:
                connection.execute(delete(shelf.table))
                for some in batches(list(enumerate(getattr(ledger, shelf.field))), _WRITE_BATCH):
                    rows = [shelf.row(position, record) for position, record in some]
                    if shelf.field == "stories":
                        rows = [{**row, **counts[row["id"]]} for row in rows]
                    connection.execute(insert(shelf.table), rows)
            write_links(connection, ledger, _WRITE_BATCH)
            self._replace_documents(connection, ledger)
            for table in schema.KEPT:
                connection.execute(delete(table))
            if kept is not None:
                keep(connection, kept)
                made = self._made(connection, group_by, _way(ledger.policy))
                put(connection, schema.states, [{"key": "made", "value": made}])
            self._note(
                connection,
                policy=json.dumps(ledger.policy),
                ledger_of=made_of,
                group_by=group_by or "",
                ledger_at=self._noted(connection, "documents_at") or "",
            )

    def grow_ledger(self, growth: Growth) -> None:
        """Put what further reports change in the place of what it was, in one transaction."""
        with self._writing() as connection:
            way = _way(json.loads(self._noted(connection, "policy") or "{}"))
            group_by = self._noted(connection, "group_by") or None
            write_growth(connection, growth)
            self._note(
                connection,
                ledger_of=self._fingerprint(connection, group_by, way),
                ledger_at=self._noted(connection, "documents_at") or "",
            )
        self._loaded = {}

    def _replace_documents(self, connection: Connection, ledger: Ledger) -> None:
        connection.execute(delete(schema.ledger_documents))
        for some in batches(list(enumerate(ledger.extractions)), LOAD_BATCH):
            ids = [extraction.document.id for _, extraction in some]
            same = {id_ for id_, (_, extraction) in zip(ids, some, strict=True) if self._loaded.get(id_) is extraction}
            stored = dict(load(connection, [id_ for id_ in ids if id_ not in same]))
            same |= {id_ for id_, (_, extraction) in zip(ids, some, strict=True) if stored.get(id_) == extraction}
            rows = [
                {
                    "position": position,
                    "document": id_,
                    "sha256": extraction.document.sha256,
                    "record": None if id_ in same else whole_record(extraction),
                }
                for id_, (position, extraction) in zip(ids, some, strict=True)
            ]
            connection.execute(insert(schema.ledger_documents), rows)
        self._loaded = {}

    def shown_ledger(self) -> Ledger:
        """The ledger with all decisions applied: what people see."""
        from stemma.decisions import apply

        return apply(self.load_ledger(), self.decisions())[0]

    def load_ledger(self) -> Ledger:
        """The machine's ledger as it was written last; an empty one if none was built yet."""
        with self.reading() as connection:
            fields: dict[str, Any] = {}
            for shelf in LEDGER_SHELVES:
                rows = connection.execute(select(shelf.table.c.record).order_by(shelf.table.c.position)).scalars()
                fields[shelf.field] = in_order(shelf.field, [shelf.record(record) for record in rows])
            policy = self._noted(connection, "policy")
            extractions = tuple(ledger_documents(connection))
        return Ledger(extractions=extractions, policy=json.loads(policy) if policy else {}, **fields)

    def grouped_by(self) -> str | None:
        """How the stories of the ledger were had: "story" as given, None as found."""
        with self.reading() as connection:
            return self._noted(connection, "group_by") or None

    def rules_left_out(self) -> tuple[str, ...]:
        """The rules of relations that the ledger was made without."""
        with self.reading() as connection:
            policy = json.loads(self._noted(connection, "policy") or "{}")
        return tuple(filter(None, policy.get("without", "").split(",")))

    def aliases(self) -> Aliases:
        """The user's own aliases that the ledger was made with."""
        from stemma.ledger.aliases import read_told

        with self.reading() as connection:
            policy = json.loads(self._noted(connection, "policy") or "{}")
        return read_told(policy.get("aliases", ""))

    def policy(self) -> dict[str, str]:
        """What is noted with the ledger of how it was made."""
        with self.reading() as connection:
            noted: dict[str, str] = json.loads(self._noted(connection, "policy") or "{}")
        return noted

    def configuration(self) -> str | None:
        """The fingerprint of the settings under which all documents were read; None while they are of several."""
        with self.reading() as connection:
            return self._noted(connection, "configuration") or None

    def configurations(self) -> dict[str, dict[str, Any]]:
        """The settings by their fingerprints: all under which any document was read."""
        with self.reading() as connection:
            noted: dict[str, dict[str, Any]] = json.loads(self._noted(connection, "configurations") or "{}")
        return noted

    def note_configuration(self, fingerprint: str, settings: Mapping[str, Any], *, settled: bool) -> None:
        """Note settings under which documents are read; `settled`: all of them were, else they may be of several."""
        known = self.configurations()
        if self.configuration() == (fingerprint if settled else None) and fingerprint in known:
            return
        noted = json.dumps({**known, fingerprint: dict(settings)})
        with self._writing() as connection:
            self._note(connection, configuration=fingerprint if settled else "", configurations=noted)

    def read_otherwise(self, fingerprint: str) -> dict[str, str | None]:
        """The documents with a text that were read under other settings, with the fingerprint of these; None: not known."""
        table = schema.documents.c
        with self.reading() as connection:
            rows = connection.execute(select(table.id, table.record).where(table.status == "ok").order_by(table.id))
            return {id_: json.loads(record).get("configuration") for id_, record in rows if fingerprint not in record}

    def extractions_of(self, documents: Sequence[str]) -> list[Extraction]:
        """These documents, in the order of their ids; those that are not there are left out."""
        with self.reading() as connection:
            return [extraction for _, extraction in load(connection, list(documents))]

    def ledger_is_current(
        self, group_by: str | None = None, without_rules: Collection[str] = (), aliases: Aliases = ()
    ) -> bool:
        """Whether the cross-document part was made of exactly the documents stored now, in this way, with the links
        between reports that people decided."""
        links = self.links().key
        with self.reading() as connection:
            way = _way({"without": ",".join(sorted(without_rules)), "aliases": _told(aliases), "links": links})
            made_of = self._fingerprint(connection, group_by, way)
            return self._noted(connection, "ledger_of") == made_of

    def can_grow(self, group_by: str | None = None, without_rules: Collection[str] = (), aliases: Aliases = ()) -> bool:
        """Whether a cross-document part is there that this program made in this way, and can add further reports to."""
        links = self.links().key
        with self.reading() as connection:
            way = _way({"without": ",".join(sorted(without_rules)), "aliases": _told(aliases), "links": links})
            made = connection.execute(select(schema.states.c.value).where(schema.states.c.key == "made")).scalar()
            return made == self._made(connection, group_by, way)

    def ledger_is_behind(self) -> bool:
        """Whether documents were read since the cross-document part was made: a run was interrupted."""
        with self.reading() as connection:
            return (self._noted(connection, "documents_at") or "") != (self._noted(connection, "ledger_at") or "")

    @classmethod
    def _fingerprint(cls, connection: Connection, group_by: str | None, way: str) -> str:
        """Of the documents as they were read, their settings, the way of grouping and comparing, and the program."""
        table = schema.documents.c
        rows = connection.execute(select(table.id, table.sha256, table.stamp, table.stemma_version).order_by(table.id))
        made_of = [list(row) for row in rows]
        settings = cls._noted(connection, "configuration") or ""
        return hashlib.sha256(json.dumps([made_of, settings, group_by, way, stemma.__version__]).encode()).hexdigest()

    @classmethod
    def _made(cls, connection: Connection, group_by: str | None, way: str) -> bytes:
        """In which way, under which settings and by which program a ledger is made."""
        settings = cls._noted(connection, "configuration") or ""
        return json.dumps([group_by, way, settings, stemma.__version__, KEPT_FORM]).encode()


def _told(aliases: Aliases) -> str:
    from stemma.ledger.aliases import told

    return told(aliases)


def _way(policy: Mapping[str, str]) -> str:
    """In which way documents were compared, of what is noted with a ledger: the rules left out, the user's aliases,
    the links between reports that people decided."""
    without, aliases, links = (policy.get(name, "") for name in ("without", "aliases", "links"))
    way = f"{without} {aliases}" if aliases else without
    return f"{way} links {links}" if links else way
