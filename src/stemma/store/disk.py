"""The ledger directory: one SQLite file in WAL mode, one writer at a time, readers never blocked.

What each document gives is added in batches, each in one transaction; what the documents give together
is replaced in one transaction.  A run that is killed at any moment therefore leaves a ledger that opens,
with the documents finished so far and the former cross-document part.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select

import stemma
from stemma.records import Extraction, Ledger
from stemma.store import schema
from stemma.store.connection import (
    LEDGER_FILE,
    compact,
    connect,
    create_tables,
    is_ledger,
    prepare_directory,
    write_lock,
)
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
from stemma.store.errors import LedgerError, explained
from stemma.store.rows import EXTRACTION_SHELVES, LEDGER_SHELVES, Row, whole_extraction, whole_record

if TYPE_CHECKING:
    from sqlalchemy import Connection

#: Rows of a table written at a time when all are.
_WRITE_BATCH = 2_000


class LedgerStore:
    """A ledger on disk.  Open with `LedgerStore.open` or `LedgerStore.create`; usable as a context manager."""

    def __init__(self, directory: Path, *, writable: bool) -> None:
        self.directory = directory
        self.writable = writable
        self._loaded: dict[str, Extraction] = {}  # what a writer, who is alone, has loaded and not changed since
        self._lock = write_lock(directory) if writable else None
        try:
            with explained(directory):
                self._engine = connect(directory, writable=writable)
                if writable:
                    create_tables(self._engine)
            self._check_version()
        except BaseException:
            self.close()
            raise

    # ------------------------------------------------------------------ opening and closing

    @classmethod
    def open(cls, directory: str | Path) -> LedgerStore:
        """An existing ledger, to read.  Raises `LedgerError` if there is none or it is for a newer program."""
        where = Path(directory)
        if not is_ledger(where):
            raise LedgerError(
                f"there is no ledger in {where}: make one with `stemma read SOURCE... --ledger {where}`, "
                "or name the directory of one with --ledger"
            )
        return cls(where, writable=False)

    @classmethod
    def create(cls, directory: str | Path) -> LedgerStore:
        """A ledger to write to, made if it is not there yet.  Raises `LedgerError` while another program writes."""
        where = Path(directory)
        prepare_directory(where)
        return cls(where, writable=True)

    def close(self) -> None:
        if getattr(self, "_engine", None) is not None:
            self._engine.dispose()
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def __enter__(self) -> LedgerStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _check_version(self) -> None:
        with self.reading() as connection:
            row = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == "schema_version")).first()
        if row is None or not str(row[0]).isdigit():
            raise LedgerError(
                f"{self.directory / LEDGER_FILE} is not a ledger of stemma: use another --ledger directory"
            )
        if int(row[0]) > schema.SCHEMA_VERSION:
            raise LedgerError(
                f"the ledger in {self.directory} was written by a newer stemma (schema {row[0]}, this program knows "
                f"{schema.SCHEMA_VERSION}): update stemma, or use another --ledger directory"
            )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One unchanging view of the ledger, whatever a writer does meanwhile."""
        with explained(self.directory), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if not self.writable:
            raise LedgerError(f"the ledger in {self.directory} was opened for reading only")
        with explained(self.directory), self._engine.connect() as connection, connection.begin():
            yield connection

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
                if old is not None:
                    take_out(connection, document.id)
                connection.execute(insert(schema.documents), [stored_row(extraction, stamp)])
                for shelf in EXTRACTION_SHELVES:
                    rows[shelf.field] += (
                        {"document": document.id, **shelf.row(position, record)}
                        for position, record in enumerate(getattr(extraction, shelf.field))
                    )
            for shelf in EXTRACTION_SHELVES:
                if rows[shelf.field]:
                    connection.execute(insert(shelf.table), rows[shelf.field])
        return tuple(changed)

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

    def remove(self, document: str, reason: str) -> None:
        """Take a document out with its former versions and all that was found in it, and leave a tombstone.

        It is not read in again: see `removed`.  What the documents give together must be made anew.
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

    def compact(self) -> None:
        """Write the file anew, so that nothing of what was taken out stays in its free pages."""
        with explained(self.directory):
            compact(self._engine)

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

    def replace_ledger(self, ledger: Ledger, group_by: str | None = None) -> None:
        """Put this in the place of the former cross-document part, in one transaction."""
        with self._writing() as connection:
            made_of = self._fingerprint(connection, group_by, ledger.policy.get("without", ""))
            for shelf in LEDGER_SHELVES:
                connection.execute(delete(shelf.table))
                for some in batches(list(enumerate(getattr(ledger, shelf.field))), _WRITE_BATCH):
                    connection.execute(insert(shelf.table), [shelf.row(position, record) for position, record in some])
            self._replace_documents(connection, ledger)
            self._note(connection, policy=json.dumps(ledger.policy), ledger_of=made_of, group_by=group_by or "")

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

    def load_ledger(self) -> Ledger:
        """The ledger as it was written last; an empty one if none was built yet."""
        with self.reading() as connection:
            fields: dict[str, Any] = {}
            for shelf in LEDGER_SHELVES:
                rows = connection.execute(select(shelf.table.c.record).order_by(shelf.table.c.position)).scalars()
                fields[shelf.field] = tuple(shelf.record(record) for record in rows)
            policy = self._noted(connection, "policy")
            extractions = tuple(self._ledger_documents(connection))
        return Ledger(extractions=extractions, policy=json.loads(policy) if policy else {}, **fields)

    def _ledger_documents(self, connection: Connection) -> Iterator[Extraction]:
        """The documents as the ledger was made of them, even if a later run has read another version since."""
        table = schema.ledger_documents.c
        rows = connection.execute(select(table.document, table.sha256, table.record).order_by(table.position)).all()
        for some in batches(rows, LOAD_BATCH):
            stored = dict(load(connection, [row[0] for row in some]))
            for document, sha256, record in some:
                now = stored.get(document)
                if now is not None and now.document.sha256 == sha256:
                    yield whole_extraction(record, now.document.text) if record else now
                    continue
                versions = schema.versions.c
                before = connection.execute(
                    select(versions.record, versions.text)
                    .where(versions.document == document, versions.sha256 == sha256)
                    .order_by(versions.sequence.desc())
                ).first()
                if before is not None:
                    yield whole_extraction(record or before[0], before[1])

    def grouped_by(self) -> str | None:
        """How the stories of the ledger were had: "story" as given, None as found."""
        with self.reading() as connection:
            return self._noted(connection, "group_by") or None

    def rules_left_out(self) -> tuple[str, ...]:
        """The rules of relations that the ledger was made without."""
        with self.reading() as connection:
            policy = json.loads(self._noted(connection, "policy") or "{}")
        return tuple(filter(None, policy.get("without", "").split(",")))

    def ledger_is_current(self, group_by: str | None = None, without_rules: Collection[str] = ()) -> bool:
        """Whether the cross-document part was made of exactly the documents stored now, in this way."""
        with self.reading() as connection:
            made_of = self._fingerprint(connection, group_by, ",".join(sorted(without_rules)))
            return self._noted(connection, "ledger_of") == made_of

    def ledger_is_behind(self) -> bool:
        """Whether documents were read since the cross-document part was made: a run was interrupted."""
        with self.reading() as connection:
            made_of, group_by = self._noted(connection, "ledger_of"), self._noted(connection, "group_by")
            policy = json.loads(self._noted(connection, "policy") or "{}")
            return made_of != self._fingerprint(connection, group_by or None, policy.get("without", ""))

    @staticmethod
    def _fingerprint(connection: Connection, group_by: str | None, without: str) -> str:
        """Of the documents as they were read, the way of grouping, the rules left out and the program's version."""
        table = schema.documents.c
        rows = connection.execute(select(table.id, table.sha256, table.stamp, table.stemma_version).order_by(table.id))
        made_of = [list(row) for row in rows]
        return hashlib.sha256(json.dumps([made_of, group_by, without, stemma.__version__]).encode()).hexdigest()

    @staticmethod
    def _noted(connection: Connection, key: str) -> str | None:
        row = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == key)).first()
        return row[0] if row else None

    @staticmethod
    def _note(connection: Connection, **values: str) -> None:
        connection.execute(delete(schema.meta).where(schema.meta.c.key.in_(list(values))))
        connection.execute(insert(schema.meta), [{"key": key, "value": value} for key, value in values.items()])
