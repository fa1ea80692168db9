"""Opening a ledger, to read or to write, and closing it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from sqlalchemy import BigInteger, Text, cast, select

from stemma.location import Location
from stemma.store import migrations, schema
from stemma.store.columns import upsert
from stemma.store.errors import Backend, LedgerError, explained
from stemma.store.tables import prepare_tables, version_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

Where = str | os.PathLike[str] | Location


def backend_of(where: Where) -> Backend:
    """The kind of database that holds a ledger there."""
    location = Location.of(where)
    if location.directory is not None:
        from stemma.store.sqlite_file import SqliteFile

        return SqliteFile(location.directory)
    from stemma.store.postgresql import PostgreSQL

    return PostgreSQL(location.url or "")


class Access:
    """A ledger that is open, to read or to write."""

    def __init__(self, backend: Backend, *, writable: bool) -> None:
        self.backend = backend
        self.writable = writable
        try:
            with explained(backend):
                if writable:
                    backend.lock()
                self._engine = backend.engine(writable=writable)
                if writable:
                    with self._engine.connect() as connection, connection.begin():
                        prepare_tables(connection)
            self._check_version()
        except BaseException:
            self.close()
            raise

    # ------------------------------------------------------------------ opening and closing

    @classmethod
    def open(cls, where: Where) -> Self:
        """An existing ledger, to read: a directory, or the URL of a PostgreSQL database.

        Raises `LedgerError` if there is none, or it is of another schema than this program's.
        """
        backend = backend_of(where)
        backend.must_be_there()
        return cls(backend, writable=False)

    @classmethod
    def create(cls, where: Where) -> Self:
        """A ledger to write to, made if it is not there yet, brought up to date if it is of a former schema.

        Raises `LedgerError` while another program writes.
        """
        backend = backend_of(where)
        backend.prepare()
        return cls(backend, writable=True)

    @classmethod
    def exists(cls, where: Where) -> bool:
        """Whether there is a ledger of stemma, of any schema, that can be opened."""
        try:
            cls.schema_of(where)
        except LedgerError:
            return False
        return True

    @classmethod
    def schema_of(cls, where: Where) -> int:
        """The number of the schema that a ledger has, whatever it is.  Raises `LedgerError` if there is no ledger."""
        backend = backend_of(where)
        backend.must_be_there()
        with explained(backend):
            engine = backend.engine(writable=False)
            with engine.connect() as connection:
                there = version_of(connection)
            engine.dispose()
        if there is None:
            raise LedgerError(f"{backend.what} is not a ledger of stemma: use another --ledger")
        return there

    def close(self) -> None:
        if getattr(self, "_engine", None) is not None:
            self._engine.dispose()
        self.backend.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _check_version(self) -> None:
        with self.reading() as connection:
            there, now = version_of(connection), migrations.head()
        if there is None:
            raise LedgerError(f"{self.backend.what} is not a ledger of stemma: use another --ledger")
        if there < now:
            raise LedgerError(
                f"the ledger in {self.backend} was written by an older stemma (schema {there}, this program has "
                f"{now}): `stemma migrate --ledger {self.backend}` brings it up to date"
            )
        if there > now:
            raise LedgerError(
                f"the ledger in {self.backend} was written by a newer stemma (schema {there}, this program knows "
                f"{now}): update stemma, or use another --ledger"
            )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One unchanging view of the ledger, whatever a writer does meanwhile."""
        with (
            explained(self.backend),
            self._engine.connect().execution_options(**self.backend.to_read) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if not self.writable:
            raise LedgerError(f"the ledger in {self.backend} was opened for reading only")
        with explained(self.backend), self._engine.connect() as connection, connection.begin():
            self.backend.may_write(connection)
            self.note_write(connection)
            yield connection

    @classmethod
    def note_write(cls, connection: Connection) -> None:
        """Tell those who keep what they loaded that something was written; in the transaction that writes it."""
        meta = schema.meta
        one_more = cast(cast(meta.c.value, BigInteger) + 1, Text)
        new = upsert(connection.dialect.name)(meta).values(key="generation", value="1")
        connection.execute(new.on_conflict_do_update(index_elements=["key"], set_={"value": one_more}))

    def generation(self) -> int:
        """Counts up with every write: what was loaded at the same number is still what the ledger holds."""
        with self.reading() as connection:
            return int(self._noted(connection, "generation") or 0)

    @staticmethod
    def _noted(connection: Connection, key: str) -> str | None:
        row = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == key)).first()
        return row[0] if row else None

    @staticmethod
    def _note(connection: Connection, **values: str) -> None:
        """Put these in the place of what was noted under the same keys, whoever notes others at the same time."""
        new = upsert(connection.dialect.name)(schema.meta)
        new = new.on_conflict_do_update(index_elements=["key"], set_={"value": new.excluded.value})
        connection.execute(new, [{"key": key, "value": value} for key, value in values.items()])
