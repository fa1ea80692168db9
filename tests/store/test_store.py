"""The ledger on disk: what goes in comes out, nothing is lost, and what is wrong is said."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from made_ledger import extractions, ledgers
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from stemma.records import Block, Document, Extraction, Ledger, Quantity, Span, Story
from stemma.store import LedgerError, LedgerStore, Stamp
from stemma.store.rows import LEDGER_SHELVES, in_order

SLOW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def report(id_: str, text: str, **fields: object) -> Extraction:
    blocks = (Block(id_, 0, len(text), "body"),) if text else ()
    figure = Quantity("q-1", id_, 0, 1, text[:1], Span(0, 1), "exact", 4.0, 4.0, 4.0, True, True)
    return Extraction(
        Document(id_, text, f"sha of {text}", blocks=blocks, **fields),  # type: ignore[arg-type]
        quantities=(figure,) if text else (),
    )


# ------------------------------------------------------------------ what goes in comes out


@SLOW
@given(st.lists(extractions(), max_size=3, unique_by=lambda e: e.document.id))
def test_extractions_come_back_as_they_were_by_id(made: list[Extraction]) -> None:
    with tempfile.TemporaryDirectory() as directory:
        with LedgerStore.create(directory) as store:
            assert set(store.add(made)) == {extraction.document.id for extraction in made}
            assert store.add(made) == ()
        with LedgerStore.open(directory) as store:
            assert store.load_extractions() == tuple(sorted(made, key=lambda e: e.document.id))


@SLOW
@given(ledgers(), ledgers())
def test_a_ledger_comes_back_as_it_was_and_the_last_one_counts(first: Ledger, second: Ledger) -> None:
    read = {one.document.id for one in first.extractions if one.document.status != "error"}
    failed = {one.document.id for one in second.extractions if one.document.status == "error"}
    assume(not read & failed)  # the text that could be read stays, and no ledger is made of what could not
    with tempfile.TemporaryDirectory() as directory, LedgerStore.create(directory) as store:
        for ledger in (first, second):
            store.add(ledger.extractions)
            store.replace_ledger(ledger)
            assert store.load_ledger() == in_its_order(ledger)


def in_its_order(ledger: Ledger) -> Ledger:
    """The ledger with its records in the order that every ledger has them in."""
    extractions = tuple(sorted(ledger.extractions, key=lambda e: e.document.id))
    shelves = {s.field: in_order(s.field, list(getattr(ledger, s.field))) for s in LEDGER_SHELVES}
    return replace(ledger, extractions=extractions, **shelves)


def test_what_the_ledger_changed_in_an_extraction_stays_apart_from_what_was_extracted(tmp_path: Path) -> None:
    found = report("a.txt", "Four barges sank.")
    finished = replace(found, quantities=(replace(found.quantities[0], role="sunk"),))
    with LedgerStore.create(tmp_path) as store:
        store.add([found])
        store.replace_ledger(Ledger(extractions=(finished,)))
        assert store.load_ledger().extractions == (finished,)
        assert store.load_extractions() == (found,)


def test_an_empty_ledger_is_a_ledger(tmp_path: Path) -> None:
    with LedgerStore.create(tmp_path / "deep" / "down") as store:
        assert store.load_ledger() == Ledger()
        assert store.load_extractions() == ()
        assert store.failures() == ()
        assert set(store.counts().values()) == {0}


# ------------------------------------------------------------------ versions and failures


def test_another_text_takes_the_place_and_the_former_is_kept(tmp_path: Path) -> None:
    first, second = report("a.txt", "Four barges sank."), report("a.txt", "Six barges sank.")
    with LedgerStore.create(tmp_path) as store:
        store.add([first])
        store.replace_ledger(Ledger(extractions=(first,)))
        assert store.add([second]) == ("a.txt",)
        assert store.load_extractions() == (second,)
        assert store.load_ledger().extractions == (first,), "until the ledger is made anew it is what it was made of"
        assert store.ledger_is_behind()
    with sqlite3.connect(tmp_path / "ledger.sqlite") as raw:
        assert raw.execute("SELECT document, text FROM versions").fetchall() == [("a.txt", "Four barges sank.")]


def test_a_failure_is_recorded_with_its_reason_and_never_replaces_a_text(tmp_path: Path) -> None:
    good = report("a.txt", "Four barges sank.")
    with LedgerStore.create(tmp_path) as store:
        store.add([good, report("b.txt", "", status="error", error="may not be read")])
        assert store.add([report("a.txt", "", status="error", error="gone")]) == ()
        assert store.failures() == (("b.txt", "may not be read"),)
        assert store.load_extractions()[0] == good
        store.add([report("b.txt", "Two barges sank.")])
        assert store.failures() == ()


def test_what_is_held_tells_the_version_of_text_input_and_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = report("a.txt", "Four barges sank.")
    with LedgerStore.create(tmp_path) as store:
        store.add([found], {"a.txt": Stamp("key", "/somewhere/a.txt")})
        held = store.held()["a.txt"]
        assert (held.sha256, held.stamp, held.location, held.current) == (
            found.document.sha256, "key", "/somewhere/a.txt", True,
        )  # fmt: skip
        monkeypatch.setattr("stemma.__version__", "99.0")
        assert not store.held()["a.txt"].current


def test_the_ledger_is_current_until_a_document_the_grouping_or_the_program_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = report("a.txt", "Four barges sank.")
    with LedgerStore.create(tmp_path) as store:
        assert not store.ledger_is_current()
        store.add([found])
        store.replace_ledger(Ledger(extractions=(found,)), "story")
        assert store.ledger_is_current("story") and not store.ledger_is_current() and not store.ledger_is_behind()
        store.add([found])
        assert store.ledger_is_current("story")
        store.add([report("b.txt", "Six barges sank.")])
        assert not store.ledger_is_current("story")


# ------------------------------------------------------------------ people with a SQL prompt


def test_the_tables_can_be_read_with_sql_and_say_what_they_hold(tmp_path: Path) -> None:
    found = report("a.txt", "Four barges sank.")
    with LedgerStore.create(tmp_path) as store:
        store.add([found])
        store.replace_ledger(Ledger((found,), stories=(Story("story-1", "Barges", ("a.txt",), (), None, None, "l"),)))
    with sqlite3.connect(tmp_path / "ledger.sqlite") as raw:
        assert raw.execute("SELECT document, lower, upper, surface FROM quantities").fetchall() == [
            ("a.txt", 4.0, 4.0, "F")
        ]
        title, record = raw.execute("SELECT title, record FROM stories").fetchone()
        assert title == json.loads(record)["title"] == "Barges"
        columns = {
            (table, column[1])
            for (table,) in raw.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%~_words~_%' ESCAPE '~'"
            ).fetchall()
            for column in raw.execute(f"PRAGMA table_info({table})")
        }
        told = set(raw.execute("SELECT table_name, column_name FROM dictionary WHERE meaning <> ''").fetchall())
        assert columns <= told


# ------------------------------------------------------------------ writers, readers, crashes


def test_a_second_writer_is_turned_away_and_readers_are_not(tmp_path: Path) -> None:
    found = report("a.txt", "Four barges sank.")
    with LedgerStore.create(tmp_path) as store:
        store.add([found])
        with pytest.raises(LedgerError, match=rf"process {os.getpid()}.*is writing"):
            LedgerStore.create(tmp_path)
        with LedgerStore.open(tmp_path) as reader:
            assert reader.load_extractions() == (found,)
            with pytest.raises(LedgerError, match="reading only"):
                reader.add([found])
    LedgerStore.create(tmp_path).close()


def test_a_reader_sees_whole_ledgers_only_while_another_is_written(tmp_path: Path) -> None:
    """Every ledger written holds n stories of the same title: a mixture would show."""
    done = threading.Event()
    seen: list[int] = []
    problems: list[str] = []

    def read() -> None:
        while not done.is_set():
            with LedgerStore.open(tmp_path) as reader:
                stories = reader.load_ledger().stories
            if stories and {story.title for story in stories} != {str(len(stories))}:
                problems.append(str(stories))
            seen.append(len(stories))

    with LedgerStore.create(tmp_path) as store:
        thread = threading.Thread(target=read)
        thread.start()
        for n in range(1, 40):
            store.replace_ledger(
                Ledger(stories=tuple(Story(f"s{i}", str(n), (), (), None, None, "") for i in range(n)))
            )
        done.set()
        thread.join()
    assert not problems and seen


WRITER = """
import sys
from stemma.records import *
from stemma.store import LedgerStore
with LedgerStore.create(sys.argv[1]) as store:
    print("ready", flush=True)
    for n in range(100000):
        text = f"report {n} " * 50
        store.add([Extraction(Document(f"{n:06}", text, str(n), blocks=(Block(f"{n:06}", 0, len(text), "body"),)))])
        store.replace_ledger(Ledger(stories=tuple(Story(f"s{i}", str(n), (), (), None, None, "") for i in range(n))))
"""


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.21])
def test_a_killed_writer_leaves_a_ledger_that_opens_and_lets_the_next_one_write(tmp_path: Path, moment: float) -> None:
    import time

    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE)
    assert writer.stdout is not None and writer.stdout.readline()
    time.sleep(moment)
    writer.kill()
    writer.wait()
    writer.stdout.close()
    with LedgerStore.open(tmp_path) as store:
        ids = [extraction.document.id for extraction in store.load_extractions()]
        assert ids == [f"{n:06}" for n in range(len(ids))]
        titles = {story.title for story in store.load_ledger().stories}
        assert len(titles) <= 1
    with LedgerStore.create(tmp_path) as store:
        store.add([report("z", "Six barges sank.")])
        assert len(store.load_extractions()) == len(ids) + 1


# ------------------------------------------------------------------ what is wrong is said


def test_a_directory_without_a_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no ledger in .*stemma read"):
        LedgerStore.open(tmp_path / "nowhere")
    (tmp_path / "holiday.txt").write_text("x")
    with pytest.raises(LedgerError, match="holds other files"):
        LedgerStore.create(tmp_path)
    with pytest.raises(LedgerError, match="not a directory"):
        LedgerStore.create(tmp_path / "holiday.txt")


def test_a_file_that_is_no_database_and_a_database_that_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"not a database at all, but long enough to be looked at" * 20)
    for way in (LedgerStore.open, LedgerStore.create):
        with pytest.raises(LedgerError, match="not a ledger file"):
            way(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    with sqlite3.connect(other / "ledger.sqlite") as raw:
        raw.execute("CREATE TABLE holidays (day TEXT)")
    for way in (LedgerStore.open, LedgerStore.create):
        with pytest.raises(LedgerError, match="not a ledger"):
            way(other)


def test_a_ledger_of_a_newer_program(tmp_path: Path) -> None:
    LedgerStore.create(tmp_path).close()
    with sqlite3.connect(tmp_path / "ledger.sqlite") as raw:
        raw.execute("UPDATE meta SET value = '999' WHERE key = 'schema_version'")
    with pytest.raises(LedgerError, match=r"newer stemma.*update stemma"):
        LedgerStore.open(tmp_path)


def test_a_full_disk_is_said_and_what_was_stored_before_stays(tmp_path: Path) -> None:
    found = report("a.txt", "Four barges sank.")
    with LedgerStore.create(tmp_path) as store:
        store.add([found])
        with sqlite3.connect(tmp_path / "ledger.sqlite") as raw:
            pages = raw.execute("PRAGMA page_count").fetchone()[0]
        limit_pages(store, pages)
        with pytest.raises(LedgerError, match="disk is full"):
            store.add([report("b.txt", "Six barges sank. " * 100_000)])
    with LedgerStore.open(tmp_path) as store:
        assert store.load_extractions() == (found,)


def limit_pages(store: LedgerStore, pages: int) -> None:
    """SQLite answers as on a full disk when a file would pass its page limit."""
    from sqlalchemy import event

    @event.listens_for(store._engine, "connect")
    def _limit(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write anywhere")
def test_a_directory_that_may_not_be_written_can_be_read(tmp_path: Path) -> None:
    found = report("a.txt", "Four barges sank.")
    directory = tmp_path / "kept"
    with LedgerStore.create(directory) as store:
        store.add([found])
    for path in (*directory.iterdir(), directory):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with LedgerStore.open(directory) as store:
            assert store.load_extractions() == (found,)
        with pytest.raises(LedgerError, match="cannot be written"):
            LedgerStore.create(directory)
    finally:
        directory.chmod(0o755)


def test_an_interrupt_while_a_connection_closes_is_raised_on_and_not_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    class Slow(sqlite3.Connection):
        def close(self) -> None:
            super().close()
            raise KeyboardInterrupt

    LedgerStore.create(tmp_path / "ledger").close()
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(":memory:", factory=Slow), poolclass=NullPool)
    with pytest.raises(KeyboardInterrupt), engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
    assert not caplog.records
