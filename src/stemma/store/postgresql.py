"""A ledger in a PostgreSQL database, for a team: one writer at a time, readers never blocked.

The tables stand in the schema that the connection finds first, so that several ledgers can share a database:
`postgresql://user@host/database?options=-csearch_path=flood`.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError

from stemma.location import Location
from stemma.store.errors import LedgerError

if TYPE_CHECKING:
    from sqlalchemy import Connection

#: Seconds to wait for a server that does not answer.
_PATIENCE = 10

#: The first number of our advisory locks; the second one tells the schema.
_LOCK = 1_398_033_741

#: Code of the error -> what it means and what to do.  {where} is the ledger without its password.
_BY_CODE: dict[str, str] = {
    "28P01": "{where} refuses the password: give it in ~/.pgpass or PGPASSWORD",
    "28000": "{where} refuses this user: check the name and the server's pg_hba.conf",
    "3D000": "there is no such database at {where}: make it with `createdb --encoding UTF8 {name}`",
    "3F000": "the schema of {where} does not exist: make it with `CREATE SCHEMA`",
    "25006": "{where} cannot be written: the server, or this user, may only read",
    "42501": "this user may not do that in {where}: ask its owner for the right to create, read or write tables",
    "42P01": "{where} holds no ledger of stemma, or this user may not see it",
    "53100": "the disk of the server is full: free some space and run the same command again; what was stored before is kept ({where})",
    "53300": "{where} takes no more connections now: try again later",
    "55P03": "another program keeps {where} locked: try again when it has finished",
    "53200": "the server of {where} has no memory left: what was finished is kept, run the same command again later",
    "57P01": "the server of {where} was stopped: what was finished is kept, run the same command again",
    "57P02": "the server of {where} stops after a crash: what was finished is kept, run the same command again",
    "57P03": "the server of {where} is starting or stopping: try again in a moment",
}

_BROKEN_OFF = (
    "the server of {where} broke the connection off (its log tells why; a full disk stops it too): what was finished is "
    "kept, run the same command again"
)

#: The same for connections that never came to be, which have no code: words of the message.
_BY_WORDS: tuple[tuple[str, str], ...] = (
    ("password authentication failed", _BY_CODE["28P01"]),
    ("no password supplied", "{where} wants a password: give it in ~/.pgpass or PGPASSWORD"),
    ("no pg_hba.conf entry", _BY_CODE["28000"]),
    ("peer authentication failed", _BY_CODE["28000"]),
    ("role", _BY_CODE["28000"]),
    ("does not exist", _BY_CODE["3D000"]),
    ("starting up", _BY_CODE["57P03"]),
    ("shutting down", _BY_CODE["57P03"]),
    ("recovery mode", _BY_CODE["57P03"]),
    ("not yet accepting connections", _BY_CODE["57P03"]),
    ("server closed the connection", _BROKEN_OFF),
    ("terminated abnormally", _BROKEN_OFF),
    ("too many clients", _BY_CODE["53300"]),
    ("no space left on device", _BY_CODE["53100"]),
    (
        "could not write init file",
        "the server of {where} cannot write: the disk it is on is full, or may not be written",
    ),
    ("timeout", "{where} does not answer: check the host, the port and the network"),
    ("connection refused", "no PostgreSQL answers at {where}: check the host, the port and that the server runs"),
    ("no such file or directory", "no PostgreSQL answers at {where}: check the socket and that the server runs"),
    ("resolve", "the host of {where} is not known: check its name"),
    ("translate host name", "the host of {where} is not known: check its name"),
)


class PostgreSQL:
    """The database of a ledger."""

    def __init__(self, url: str) -> None:
        self._location = Location(url=url)
        try:
            self._url = make_url("postgresql+psycopg://" + url.partition("://")[2])
        except (ArgumentError, ValueError) as error:
            raise LedgerError(
                "that is no address of a database: write postgresql://user@host:5432/database, "
                "with %40 for an @ within the user or the password"
            ) from error
        self._holder: Engine | None = None
        self._held: Connection | None = None
        self._pid = 0

    def __str__(self) -> str:
        return str(self._location)

    @property
    def what(self) -> str:
        """The database, for messages about what it is not."""
        return str(self)

    @property
    def to_read(self) -> dict[str, Any]:
        """Options of a connection that only reads: one state of the ledger for the whole transaction."""
        return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}

    def must_be_there(self) -> None:
        """Nothing: the server says itself when there is no such database."""

    def prepare(self) -> None:
        """Nothing: a database is made by its administrator."""

    def lock(self) -> None:
        """Keep other writers out until `close`; the server releases it when the connection ends, however it ends."""
        self._holder = self.engine(writable=True)
        held = self._held = self._holder.connect()
        key = {"first": _LOCK}
        got = held.execute(text("SELECT pg_try_advisory_lock(:first, hashtext(current_schema()))"), key).scalar_one()
        if not got:
            row = held.execute(text(_WHO_HOLDS), key).first()
            held.rollback()
            raise LedgerError(
                f"another stemma{f' ({row[0]})' if row and row[0] else ''} is writing to {self}: "
                "wait for it, or use another ledger"
            )
        self._pid = held.execute(text("SELECT pg_backend_pid()")).scalar_one()
        held.commit()

    def may_write(self, connection: Connection) -> None:
        """See that the lock is still held: a server that was started anew has forgotten it."""
        still = connection.execute(text(_IS_HELD), {"first": _LOCK, "pid": self._pid}).scalar_one()
        if not still:
            raise LedgerError(
                f"the connection to {self} was lost: what was finished is kept, run the same command again"
            )

    def engine(self, *, writable: bool) -> Engine:
        """Connections to the database, kept for the next transaction."""
        try:
            return create_engine(
                self._url,
                pool_pre_ping=True,
                connect_args={
                    "connect_timeout": _PATIENCE,
                    "application_name": f"stemma, process {os.getpid()} on {socket.gethostname()}"[:63],
                },
            )
        except ModuleNotFoundError as error:
            raise LedgerError(
                "a ledger in PostgreSQL needs one more package: pip install 'stemma-news[postgres]'"
            ) from error

    def compact(self, engine: Engine) -> None:
        """Free the room of what was taken out, for new rows; the files shrink with VACUUM FULL, which shuts readers out."""
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM"))

    def faults(self, connection: Connection) -> Iterator[str]:
        """An encoding that loses characters.  The pages are the server's own to check (`pg_amcheck`)."""
        encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
        if encoding != "UTF8":
            yield f"the database is in {encoding}, not in UTF8"

    def explain(self, error: BaseException) -> LedgerError | None:
        """The error of the server in words, never with a password in them."""
        import psycopg

        if not isinstance(error, psycopg.Error):
            return None
        said = " ".join(str(error).split())
        meaning = _BY_CODE.get(error.sqlstate or "")
        if meaning is None and error.sqlstate is None:
            meaning = next((told for words, told in _BY_WORDS if words in said.lower()), None)
        if meaning is not None:
            return LedgerError(meaning.format(where=self, name=self._location.name))
        if self._url.password:
            said = said.replace(str(self._url.password), "***")
        return LedgerError(f"the ledger at {self} cannot be used: {said}")

    def close(self) -> None:
        if self._held is not None:
            self._held.close()
            self._held = None
        if self._holder is not None:
            self._holder.dispose()
            self._holder = None


_WHO_HOLDS = """
SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)
WHERE locktype = 'advisory' AND granted AND classid::bigint = :first
  AND objid::bigint = (hashtext(current_schema())::bigint & 4294967295)
  AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""

_IS_HELD = """
SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid::bigint = :first AND pid = :pid)
"""
