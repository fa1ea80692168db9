"""Opening the SQLite file of a ledger directory: WAL for the writer, a snapshot for each reader, one lock."""

from __future__ import annotations

import logging
import os
import sqlite3
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import NullPool

from stemma.store.errors import LedgerError

LEDGER_FILE = "ledger.sqlite"
LOCK_FILE = "write.lock"
_OWN_FILES = frozenset(
    {LEDGER_FILE, LOCK_FILE, "stemma.toml", *(f"{LEDGER_FILE}-{end}" for end in ("journal", "shm", "wal"))}
)

#: Milliseconds to wait for a foreign program that holds the file before giving up.
_PATIENCE = 30_000


def is_ledger(directory: Path) -> bool:
    return (directory / LEDGER_FILE).is_file()


def prepare_directory(directory: Path) -> None:
    """Make the directory, or see that it is empty or a ledger; a `LedgerError` says why it cannot be used."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        others = {entry.name for entry in directory.iterdir()} - _OWN_FILES
    except (FileExistsError, NotADirectoryError) as error:
        raise LedgerError(f"{directory} is not a directory: name another one with --ledger") from error
    except OSError as error:
        raise LedgerError(f"{directory} cannot be used for a ledger ({error.strerror}): name another one") from error
    if others and not is_ledger(directory):
        raise LedgerError(f"{directory} holds other files and no ledger: name a new or empty directory with --ledger")


def write_lock(directory: Path) -> IO[str]:
    """An exclusive lock that the system releases when this process ends, however it ends."""
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


def connect(directory: Path, *, writable: bool) -> Engine:
    """An engine whose every transaction sees one state: BEGIN for readers, BEGIN IMMEDIATE for the writer."""
    path = directory / LEDGER_FILE

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


def compact(engine: Engine) -> None:
    """Write the file anew, so that nothing of what was taken out stays in its free pages or its log."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM")  # which no transaction may hold
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
