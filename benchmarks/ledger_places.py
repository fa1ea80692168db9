"""Places for ledgers that are made, copied and thrown away: directories, and the databases of a PostgreSQL server."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Protocol

#: Seconds in which the server must see that a client was killed.
NOTICED = 30.0


class Places(Protocol):
    """`new` names an unused place, `copy` one with the same ledger in it; `quiet` waits until nobody is at a place."""

    name: str

    def new(self) -> str: ...

    def copy(self, place: str) -> str: ...

    def quiet(self, place: str) -> float: ...

    def drop(self, place: str) -> None: ...


class Directories:
    """Ledgers in directories of a folder."""

    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count()

    def new(self) -> str:
        return str(self.folder / f"ledger-{next(self._numbers)}")

    def copy(self, place: str) -> str:
        other = self.new()
        shutil.copytree(place, other)
        return other

    def quiet(self, place: str) -> float:
        """At once: what a killed process held, the system has taken back."""
        return 0.0

    def drop(self, place: str) -> None:
        shutil.rmtree(place, ignore_errors=True)


class Server:
    """A PostgreSQL server with its data in a folder, reached by a socket there; each ledger is a database of it."""

    name = "postgresql"

    def __init__(self, folder: Path, *, wal_segment: int = 16, settings: tuple[str, ...] = ()) -> None:
        """`wal_segment`: megabytes of a file of its log.  RuntimeError when there is no server or nobody to run it as."""
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
        if not found:
            raise RuntimeError("no PostgreSQL here: apt-get install postgresql")
        self.folder, self._programs = folder, found[-1].parent
        self._numbers = count()
        self._as: list[str] = []
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
            self._as = ["runuser", "-u", "postgres", "--"]
        self.data = folder / "data"
        self._run("initdb", "-D", str(self.data), "-U", "stemma", "-A", "trust", "-E", "UTF8", "--locale=C",
                  "--no-sync", f"--wal-segsize={wal_segment}")  # fmt: skip
        given = ["listen_addresses=''", f"unix_socket_directories='{folder}'", "max_connections=60", *settings]
        self._options = " ".join(f"-c {one}" for one in given)
        self.start()

    def _run(self, program: str, *arguments: str, check: bool = True) -> None:
        command = [*self._as, str(self._programs / program), *arguments]
        environment = {"PATH": os.environ["PATH"]}
        # the server keeps the standard streams of whoever starts it: no pipe, which would never end
        with open(os.devnull, "w") as nowhere:
            done = subprocess.run(command, cwd=self.folder, stdout=nowhere, stderr=nowhere, env=environment)
        if check and done.returncode:
            raise RuntimeError(f"{program} ended with {done.returncode}: see the log in {self.folder}")

    def start(self) -> None:
        """Start the server where it does not run, or wait for one that starts itself anew after a crash."""
        log, began = str(self.data / "server.log"), time.monotonic()
        while not self.runs():
            try:
                self._run("pg_ctl", "-D", str(self.data), "-l", log, "-w", "-t", "60", "-o", self._options, "start")
            except RuntimeError:
                if time.monotonic() - began > NOTICED:
                    raise
                time.sleep(0.5)

    def crash(self) -> None:
        """End the server as a crash does: nothing is written any more, the next start recovers from the log."""
        self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop", check=False)

    def runs(self) -> bool:
        try:
            with self.administrator():
                return True
        except Exception:
            return False

    @contextlib.contextmanager
    def administrator(self) -> Iterator:
        import psycopg

        with psycopg.connect(f"postgresql://stemma@/postgres?host={self.folder}", autocommit=True) as connection:
            yield connection

    def _made(self, name: str, template: str) -> str:
        with self.administrator() as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'")
        return f"postgresql://stemma@/{name}?host={self.folder}"

    def new(self) -> str:
        return self._made(f"ledger{next(self._numbers)}", "template0")

    def copy(self, place: str) -> str:
        self.quiet(place)
        return self._made(f"ledger{next(self._numbers)}", _database(place))

    def quiet(self, place: str) -> float:
        """Wait until the server has seen that all clients of a ledger are gone; returns the seconds that took."""
        began = time.monotonic()
        there = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"
        with self.administrator() as connection:
            while connection.execute(there, [_database(place)]).fetchone()[0]:
                if time.monotonic() - began > NOTICED:
                    raise RuntimeError(f"after {NOTICED:.0f} s the server still holds connections of a killed process")
                time.sleep(0.01)
        return time.monotonic() - began

    def drop(self, place: str) -> None:
        with self.administrator() as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {_database(place)} WITH (FORCE)")


def _database(place: str) -> str:
    return place.partition("@/")[2].partition("?")[0]
