"""A ledger by the URL of a database: every command takes it, and what is wrong is said without a password."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import NewPlace, Place
from test_partial_reading import REPORTS
from test_store import report
from typer.testing import CliRunner

from stemma.cli import app
from stemma.location import Location
from stemma.store import LedgerError, LedgerStore
from stemma.store.postgresql import PostgreSQL


@pytest.fixture
def database(new_database: NewPlace) -> str:
    return str(new_database())


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, text in REPORTS.items():
        (tmp_path / "in" / name).write_text(text)
    return tmp_path / "in"


def stemma(*arguments: str | Path, code: int = 0) -> str:
    run = CliRunner().invoke(app, [str(one) for one in arguments])
    assert run.exit_code == code, run.output
    return run.output


def test_every_command_takes_the_url_of_a_database(
    database: str, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    at = ("--ledger", database)
    assert "6 read" in stemma("read", reports, "--workers", "1", *at)
    assert "6 known already" in stemma("watch", reports, "--once", *at)
    stories = [json.loads(line) for line in stemma("show", "stories", "--json", *at).splitlines()]
    story = next(one["id"] for one in stories if one["title"] == "Mill closes")
    assert "310" in stemma("show", "story", story, *at)
    assert "garage" in stemma("show", "document", "other", "--text", *at)
    assert '"type":"claim"' in stemma("export", "--story", story, *at).replace(" ", "")
    stemma("report", "-o", tmp_path / "page.html", *at)
    assert "Mill closes" in (tmp_path / "page.html").read_text()
    assert "SUPPORTED" in stemma("verify", "17 cars burned in a garage in Lisbon", *at)
    assert "all whole" in stemma("doctor", "--check", *at)
    assert "up to date" in stemma("migrate", *at)
    assert "no fetched page" in stemma("versions", *at, code=1)
    assert "is out of" in stemma("remove", "mill.txt", "--reason", "asked for", "--yes", *at)
    assert "310" not in stemma("export", "--with-text", *at)
    assert "in-process" not in stemma("config", "show", *at)
    monkeypatch.setenv("STEMMA_LEDGER", database)
    assert "Cars burn" in stemma("show", "stories")


def test_the_same_reports_give_the_same_records_on_both(database: str, reports: Path, tmp_path: Path) -> None:
    exported = []
    for ledger in (database, str(tmp_path / "ledger")):
        stemma("read", reports, "--workers", "1", "--ledger", ledger)
        exported.append(stemma("export", "--ledger", ledger))
    assert exported[0] == exported[1]


def test_the_tools_of_language_models_see_what_is_written_meanwhile(database: str) -> None:
    pytest.importorskip("mcp")
    from stemma.mcp import CurrentLedger

    with LedgerStore.create(database) as store:
        current = CurrentLedger(database)
        assert current.lookup is current.lookup
        store.add([report("a.txt", "Four barges sank.")])
        store.replace_ledger(store.load_ledger().__class__(store.load_extractions()))
        assert list(current.lookup.documents) == ["a.txt"]


def test_two_ledgers_share_a_database_by_their_schemas(new_database: NewPlace) -> None:
    one, other = new_database(), new_database()
    with LedgerStore.create(one) as first, LedgerStore.create(other) as second:
        first.add([report("a.txt", "Four barges sank.")])
        assert second.load_extractions() == ()


def test_a_writer_whose_lock_the_server_forgot_writes_no_more(database: str, postgres: str) -> None:
    import psycopg

    with LedgerStore.create(database) as store:
        store.add([report("a.txt", "Four barges sank.")])
        with psycopg.connect(postgres, autocommit=True) as connection:
            connection.execute("SELECT pg_terminate_backend(%s, 5000)", (store.backend._pid,))  # type: ignore[attr-defined]
        with pytest.raises(LedgerError, match="was lost"):
            store.add([report("b.txt", "Six barges sank.")])
    with LedgerStore.open(database) as store:
        assert list(store.held()) == ["a.txt"]


def test_a_database_without_a_ledger_and_one_of_another_program(database: str) -> None:
    import psycopg

    with pytest.raises(LedgerError, match="not a ledger of stemma"):
        LedgerStore.open(database)
    assert not LedgerStore.exists(database)
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("CREATE TABLE holidays (day text)")
    with pytest.raises(LedgerError, match="not a ledger of stemma"):
        LedgerStore.create(database)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql://ann:secret@127.0.0.1:1/ledger", "no PostgreSQL answers"),
        ("postgresql://ann:secret@no-such-host.invalid/ledger", "host of .* is not known"),
        ("postgresql://ann:secret@host:port/ledger", "no address of a database"),
        ("postgresql:///ledger?host=/nowhere&user=ann&password=secret", "no PostgreSQL answers"),
    ],
)
def test_a_server_that_is_not_there_is_told_without_the_password(url: str, told: str) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(LedgerError, match=told) as raised:
        LedgerStore.open(url)
    assert "secret" not in str(raised.value)
    output = stemma("show", "stories", "--ledger", url, code=1)
    assert "secret" not in output


def test_a_database_or_user_that_is_not_there_is_told(postgres: str) -> None:
    with pytest.raises(LedgerError, match="createdb --encoding UTF8 nowhere"):
        LedgerStore.open(postgres.replace("/postgres?", "/nowhere?"))
    with pytest.raises(LedgerError, match="refuses this user"):
        LedgerStore.open(postgres.replace("stemma@", "nobody:secret@"))


def test_a_user_who_may_only_read_reads(database: str, postgres: str) -> None:
    import psycopg

    with LedgerStore.create(database) as store:
        store.add([report("a.txt", "Four barges sank.")])
    schema = database.rpartition("%3D")[2]
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("CREATE ROLE reader LOGIN")
        connection.execute(f"GRANT USAGE ON SCHEMA {schema} TO reader")
        connection.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO reader")
    as_reader: Place = database.replace("stemma@", "reader@")
    with LedgerStore.open(as_reader) as store:
        assert list(store.held()) == ["a.txt"]
    with LedgerStore.create(as_reader) as store, pytest.raises(LedgerError, match="ask its owner"):
        store.add([report("b.txt", "Six barges sank.")])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("consuming input failed: server closed the connection unexpectedly", "broke the connection off"),
        ("connection failed: FATAL: the database system is in recovery mode", "starting or stopping"),
        ("connection failed: FATAL: the database system is not yet accepting connections", "starting or stopping"),
        ('connection failed: FATAL: could not write init file', "cannot write: the disk it is on is full"),
        ('connection failed: FATAL: could not write lock file "postmaster.pid": No space left on device', "disk of the server is full"),
    ],
)  # fmt: skip
def test_what_a_server_without_room_says_is_told_with_what_to_do(said: str, told: str) -> None:
    psycopg = pytest.importorskip("psycopg")
    meaning = PostgreSQL("postgresql://ann@host/flood").explain(psycopg.OperationalError(said))
    assert meaning is not None and told in str(meaning) and "ann@host/flood" in str(meaning)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("postgresql://ann:se:cr@et@host/db", "postgresql://ann:***@host/db"),
        ("postgres://ann@host:5433/db?options=-csearch_path=x", "postgres://ann@host:5433/db?options=-csearch_path=x"),
        ("postgresql:///db?user=ann&password=secret&host=/run", "postgresql:///db?user=ann&password=***&host=/run"),
        ("flood", "flood"),
        ("notes/postgresql", "notes/postgresql"),
    ],
)
def test_a_location_is_shown_without_its_password(given: str, shown: str) -> None:
    assert str(Location.of(given)) == shown


def test_what_lies_beside_a_ledger_does_not_depend_on_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    one = Location.of("postgresql://ann:first@host/flood") / "fetched"
    assert one == Location.of("postgresql://ann:second@host/flood") / "fetched"
    assert one != Location.of("postgresql://ann:second@host2/flood") / "fetched"
    assert str(one).startswith("/data/stemma/flood-")
    assert Location.of("here") / "fetched" == Path("here/fetched")
