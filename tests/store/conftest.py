"""Where the tests of the store keep their ledgers: in a directory and in a PostgreSQL database."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

_PATHS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))

Place = str | Path
NewPlace = Callable[[], Place]


def _as_user(folder: Path) -> list[str]:
    """What runs a command as somebody whom the server accepts: it does not run as root."""
    if os.geteuid() != 0:
        return []
    account = next((name for name in ("postgres", "nobody") if _known(name)), None)
    if account is None or shutil.which("runuser") is None:
        pytest.skip("PostgreSQL does not run as root, and there is nobody else to run it as")
    shutil.chown(folder, account)
    return ["runuser", "-u", account, "--"]


def _known(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a server of its own, on a socket in a folder of its own."""
    pytest.importorskip("psycopg", reason="the extra stemma-news[postgres] is not installed")
    if not _PATHS:
        pytest.skip("no PostgreSQL here: apt-get install postgresql")
    programs = _PATHS[-1].parent
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))
    start = _as_user(folder)
    data, log = folder / "data", folder / "log"

    def run(program: str, *arguments: str) -> None:
        command = [*start, str(programs / program), *arguments]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env={"PATH": os.environ["PATH"]})
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"

    try:
        run("initdb", "-D", str(data), "-U", "stemma", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c max_connections=60"
        run("pg_ctl", "-D", str(data), "-l", str(log), "-w", "-o", options, "start")
        try:
            yield f"postgresql://stemma@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def _numbers() -> Iterator[int]:
    return count()


@pytest.fixture
def new_database(postgres: str, _numbers: Iterator[int]) -> NewPlace:
    """Makes an empty schema in the database and gives the URL that leads to it."""

    def make() -> Place:
        import psycopg

        name = f"ledger{next(_numbers)}"
        with psycopg.connect(postgres, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"{postgres}&options=-csearch_path%3D{name}"

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> NewPlace:
    """Makes a place for a new ledger: a directory, or a database."""
    if request.param == "postgresql":
        made: NewPlace = request.getfixturevalue("new_database")
        return made
    numbers = count()
    return lambda: tmp_path / f"ledger{next(numbers)}"


@pytest.fixture
def place(new_place: NewPlace) -> Place:
    """A place for a new ledger."""
    return new_place()
