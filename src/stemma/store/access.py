"""Opening a ledger directory, to read or to write, and closing it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sqlalchemy import delete, insert, select

from stemma.store import migrations, schema
from stemma.store.connection import (
    LEDGER_FILE,
    connect,
    is_ledger,
    prepare_directory,
    write_lock,
)
from stemma.store.errors import LedgerError, explained
from stemma.store.tables import prepare_tables, version_of

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Access:
    """A ledger directory that is open, to read or to write."""

    def __init__(self, directory: Path, *, writable: bool) -> None:
        self.directory = directory
        self.writable = writable
        self._lock = write_lock(directory) if writable else None
        try:
            with explained(directory):
                self._engine = connect(directory, writable=writable)
                if writable:
                    with self._engine.connect() as connection, connection.begin():
                        prepare_tables(connection)
            self._check_version()
        except BaseException:
            self.close()
            raise

    # ------------------------------------------------------------------ opening and closing

    @classmethod
    def open(cls, directory: str | Path) -> Self:
        """An existing ledger, to read.  Raises `LedgerError` if there is none or it is for a newer program."""
        where = Path(directory)
        _must_be_there(where)
        return cls(where, writable=False)

    @classmethod
    def create(cls, directory: str | Path) -> Self:
        """A ledger to write to, made if it is not there yet.  Raises `LedgerError` while another program writes."""
        where = Path(directory)
        prepare_directory(where)
        return cls(where, writable=True)

    @classmethod
    def schema_of(cls, directory: str | Path) -> int:
        """The number of the schema that a ledger has, whatever it is.  Raises `LedgerError` if there is no ledger."""
        where = Path(directory)
        _must_be_there(where)
        with explained(where):
            engine = connect(where, writable=False)
            with engine.connect() as connection:
                there = version_of(connection)
        if there is None:
            raise _no_ledger_of_ours(where)
        return there

    def close(self) -> None:
        if getattr(self, "_engine", None) is not None:
            self._engine.dispose()
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _check_version(self) -> None:
        with self.reading() as connection:
            there = version_of(connection)
        if there is None:
            raise _no_ledger_of_ours(self.directory)
        if there < migrations.head():
            raise LedgerError(
                f"the ledger in {self.directory} was written by an older stemma (schema {there}, this program has "
                f"{migrations.head()}): `stemma migrate --ledger {self.directory}` brings it up to date"
            )
        if there > migrations.head():
            raise LedgerError(
                f"the ledger in {self.directory} was written by a newer stemma (schema {there}, this program knows "
                f"{migrations.head()}): update stemma, or use another --ledger directory"
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
            self.note_write(connection)
            yield connection

    @classmethod
    def note_write(cls, connection: Connection) -> None:
        """Tell those who keep what they loaded that something was written; in the transaction that writes it."""
        cls._note(connection, generation=str(int(cls._noted(connection, "generation") or 0) + 1))

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
        connection.execute(delete(schema.meta).where(schema.meta.c.key.in_(list(values))))
        connection.execute(insert(schema.meta), [{"key": key, "value": value} for key, value in values.items()])


def _must_be_there(where: Path) -> None:
    if not is_ledger(where):
        raise LedgerError(
            f"there is no ledger in {where}: make one with `stemma read SOURCE... --ledger {where}`, "
            "or name the directory of one with --ledger"
        )


def _no_ledger_of_ours(where: Path) -> LedgerError:
    return LedgerError(f"{where / LEDGER_FILE} is not a ledger of stemma: use another --ledger directory")
