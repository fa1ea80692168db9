"""A ledger in a directory: one SQLite file, WAL for the writer, a snapshot for each reader, one lock."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.pool import NullPool

from stemma.store.errors import LedgerError

if TYPE_CHECKING:
    from sqlalchemy import Connection

LEDGER_FILE = "ledger.sqlite"
LOCK_FILE = "write.lock"
_OWN_FILES = frozenset(
    {LEDGER_FILE, LOCK_FILE, "stemma.toml", *(f"{LEDGER_FILE}-{end}" for end in ("journal", "shm", "wal"))}
)

#: Milliseconds to wait for a foreign program that holds the file before giving up.
_PATIENCE = 30_000

#: What SQLite says -> what it means and what to do.  First match wins; {where} is the ledger directory.
_MEANINGS: tuple[tuple[str, str], ...] = (
    (
        "database or disk is full",
        "the disk is full: free some space and run the same command again; what was stored before is kept ({where})",
    ),
    ("disk i/o error", "the disk of {where} cannot be read or written: check it, or use another --ledger directory"),
    ("readonly database", "{where} cannot be written: change its permissions, or use another --ledger directory"),
    ("unable to open database", "{where} cannot be opened: check that it exists and that you may read it"),
    ("no such table", "ledger.sqlite in {where} is not a ledger of stemma: use another --ledger directory"),
    ("file is not a database", "ledger.sqlite in {where} is not a ledger file: use another --ledger directory"),
    ("database disk image is malformed", "ledger.sqlite in {where} is damaged: read the reports again into a new one"),
    ("database is locked", "another program keeps {where} locked: try again when it has finished"),
)


class SqliteFile:
    """The file of a ledger directory."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._lock: IO[str] | None = None

    def __str__(self) -> str:
        return str(self.directory)

    @property
    def what(self) -> str:
        """The file itself, for messages about what it is not."""
        return str(self.directory / LEDGER_FILE)

    @property
    def to_read(self) -> dict[str, Any]:
        """Options of a connection that only reads: none, each transaction is a snapshot."""
        return {}

    def must_be_there(self) -> None:
        if not (self.directory / LEDGER_FILE).is_file():
            raise LedgerError(
                f"there is no ledger in {self}: make one with `stemma read SOURCE... --ledger {self}`, "
                "or name the directory of one with --ledger"
            )

    def prepare(self) -> None:
        """Make the directory, or see that it is empty or a ledger; a `LedgerError` says why it cannot be used."""
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            others = {entry.name for entry in self.directory.iterdir()} - _OWN_FILES
        except (FileExistsError, NotADirectoryError) as error:
            raise LedgerError(f"{self} is not a directory: name another one with --ledger") from error
        except OSError as error:
            raise LedgerError(f"{self} cannot be used for a ledger ({error.strerror}): name another one") from error
        if others and LEDGER_FILE not in {entry.name for entry in self.directory.iterdir()}:
            raise LedgerError(f"{self} holds other files and no ledger: name a new or empty directory with --ledger")

    def lock(self) -> None:
        """Keep other writers out until `close`; the system releases it when this process ends, however it ends."""
        self._lock = _write_lock(self.directory)

    def may_write(self, connection: Connection) -> None:
        """Nothing: a lock of the operating system is not lost while the process lives."""

    def engine(self, *, writable: bool) -> Engine:
        """An engine whose every transaction sees one state: BEGIN for readers, BEGIN IMMEDIATE for the writer."""
        path = self.directory / LEDGER_FILE

        def raw() -> sqlite3.Connection:
            if writable:
                connection = _open(f"{path.absolute()}", uri=False)
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
                return connection
            return _open_to_read(path)

        engine = create_engine("sqlite://", creator=raw, poolclass=NullPool)
        logging.getLogger(f"{NullPool.__module__}.{NullPool.__name__}").addFilter(_no_interrupt)

        @event.listens_for(engine, "begin")
        def _begin(connection: Any) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writable else "BEGIN")

        return engine

    def compact(self, engine: Engine) -> None:
        """Write the file anew, so that nothing of what was taken out stays in its free pages or its log."""
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("VACUUM")  # which no transaction may hold
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()

    def faults(self, connection: Connection) -> Iterator[str]:
        """SQLite's own check of its pages and indexes."""
        for (line,) in connection.execute(text("PRAGMA integrity_check")):
            if line != "ok":
                yield str(line)

    def explain(self, error: BaseException) -> LedgerError | None:
        """The error of SQLite in words; an unknown one is passed on with the directory it came from."""
        if not isinstance(error, sqlite3.Error):
            return None
        said = str(error).lower()
        for words, meaning in _MEANINGS:
            if words in said:
                return LedgerError(meaning.format(where=self))
        return LedgerError(f"the ledger in {self} cannot be used: {error}")

    def close(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None


def _write_lock(directory: Path) -> IO[str]:
    try:
        file = open(directory / LOCK_FILE, "a+", encoding="ascii")  # noqa: SIM115 - it stays open as long as the lock
    except OSError as error:
        raise LedgerError(
            f"{directory} cannot be written ({error.strerror}): name another --ledger directory"
        ) from error
    try:
        import fcntl
    except ImportError:  # no such locks on this system: SQLite's own still keep the file whole
        return file
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.seek(0)
        holder = file.read().strip()
        file.close()
        raise LedgerError(
            f"another stemma{f' (process {holder})' if holder else ''} is writing to {directory}: "
            "wait for it, or use another --ledger directory"
        ) from error
    try:
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
    except OSError:
        pass  # the number is a courtesy to the next one who waits; the lock holds without it
    return file


def _no_interrupt(record: logging.LogRecord) -> bool:
    """Ctrl-C while a connection is given back is raised on: it is no fault to be logged with a traceback."""
    return not (record.exc_info and isinstance(record.exc_info[1], KeyboardInterrupt))


def _open(target: str, *, uri: bool) -> sqlite3.Connection:
    # isolation_level None: SQLAlchemy's BEGIN above is the only one
    return sqlite3.connect(target, uri=uri, isolation_level=None, timeout=_PATIENCE / 1000)


def _open_to_read(path: Path) -> sqlite3.Connection:
    """Read only; on a medium where SQLite may not even make its index of the log, as a file that never changes."""
    address = f"file:{quote(str(path.absolute()))}"
    connection = _open(f"{address}?mode=ro", uri=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise  # there is a log that only a writer can fold in
        connection = _open(f"{address}?mode=ro&immutable=1", uri=True)
    return connection
