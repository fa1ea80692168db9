"""What a ledger does on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import NewPlace, Place
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from made_ledger import extractions, ledgers
from test_partial_reading import REPORTS
from test_store import in_its_order, report

from stemma import pipeline
from stemma.reading import open_sources
from stemma.records import Extraction, Ledger, Story, only_stories
from stemma.store import LedgerError, LedgerStore, Stamp
from stemma.store.check import check

SLOW = settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))


@SLOW
@given(made=st.lists(extractions(), max_size=3, unique_by=lambda e: e.document.id))
def test_extractions_of_any_characters_come_back_as_they_were(new_place: NewPlace, made: list[Extraction]) -> None:
    place = new_place()
    with LedgerStore.create(place) as store:
        assert set(store.add(made)) == {extraction.document.id for extraction in made}
        assert store.add(made) == ()
    with LedgerStore.open(place) as store:
        assert store.load_extractions() == tuple(sorted(made, key=lambda e: e.document.id))


@SLOW
@given(first=ledgers(), second=ledgers())
def test_a_ledger_of_any_characters_comes_back_as_it_was(new_place: NewPlace, first: Ledger, second: Ledger) -> None:
    read = {one.document.id for one in first.extractions if one.document.status != "error"}
    failed = {one.document.id for one in second.extractions if one.document.status == "error"}
    assume(not read & failed)
    with LedgerStore.create(new_place()) as store:
        for ledger in (first, second):
            store.add(ledger.extractions)
            store.replace_ledger(ledger)
            assert store.load_ledger() == in_its_order(ledger)


@pytest.mark.parametrize(
    "text",
    ["a\x00b", "\x00", "half \ud83d of a pair", "\ud83d\x00", '\U0010fffe"', "\U0010fffea", "\ufffe \uffff", "𝔉 é"],
)
def test_texts_that_a_database_may_refuse_come_back(place: Place, text: str) -> None:
    found = report(f"{text}.txt", text, title=text, outlet=text)
    with LedgerStore.create(place) as store:
        store.add([found], {found.document.id: Stamp("key", f"/in/{text}")})
        store.replace_ledger(Ledger((found,), stories=(Story("s-1", text, (found.document.id,), (), None, None, "l"),)))
    with LedgerStore.open(place) as store:
        assert store.load_extractions() == (found,)
        assert store.load_document(found.document.id) == found
        assert store.held()[found.document.id].location == f"/in/{text}"
        assert store.load_story("s-1").stories[0].title == store.story_page()[1][0].title == text


def test_versions_failures_and_removal(place: Place) -> None:
    first, second = report("a.txt", "Four barges sank."), report("a.txt", "Six barges sank.")
    with LedgerStore.create(place) as store:
        store.add([first, report("b.txt", "", status="error", error="may not be read")])
        store.replace_ledger(Ledger(extractions=(first,)))
        assert not store.ledger_is_behind()
        assert store.add([second]) == ("a.txt",)
        assert store.ledger_is_behind()
        assert store.load_ledger().extractions == (first,)
        assert [text for _, text in store.former_versions()["a.txt"]] == [first]
        assert store.failures() == (("b.txt", "may not be read"),)
        store.remove("a.txt", "court order")
        store.compact()
        assert store.load_extractions()[0].document.id == "b.txt"
        assert set(store.removed().values()) == {"court order"}
        with pytest.raises(LedgerError, match=r"no document .a\.txt."):
            store.remove("a.txt", "again")


def test_the_whole_flow_and_one_story_of_it(place: Place, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, text in REPORTS.items():
        (tmp_path / "in" / name).write_text(text)
    with LedgerStore.create(place) as store:
        summary = pipeline.read(open_sources([str(tmp_path / "in")]), store)
        assert summary.documents == len(REPORTS)
        assert pipeline.read(open_sources([str(tmp_path / "in")]), store).unchanged == len(REPORTS)
    with LedgerStore.open(place) as store:
        whole = store.load_ledger()
        assert whole.claims
        for story in whole.stories:
            assert store.load_story(story.id) == only_stories(whole, [story])
        assert {row.title for row in store.story_page(query="worker owners")[1]} == {"Mill closes"}
        assert {row.title for row in store.story_page(query="GARAGE", place="lisb", since="2031-01-01")[1]} == {
            "Cars burn in garage"
        }
        assert store.find_stories_around(whole.claims[0].id)[0] == whole.claims[0].story
        assert check(store) == []


def test_a_second_writer_is_turned_away_and_readers_are_not(place: Place) -> None:
    found = report("a.txt", "Four barges sank.")
    with LedgerStore.create(place) as store:
        store.add([found])
        with pytest.raises(LedgerError, match=rf"process {os.getpid()}.*is writing"):
            LedgerStore.create(place)
        with LedgerStore.open(place) as reader:
            assert reader.load_extractions() == (found,)
            with pytest.raises(LedgerError, match="reading only"):
                reader.add([found])
    LedgerStore.create(place).close()


def test_a_reader_sees_whole_ledgers_only_and_never_waits(place: Place) -> None:
    """Every ledger written holds n stories of the same title: a mixture would show."""
    done = threading.Event()
    seen: list[float] = []
    problems: list[str] = []

    def read() -> None:
        while not done.is_set():
            began = time.monotonic()
            with LedgerStore.open(place) as reader:
                stories = reader.load_ledger().stories
            if stories and {story.title for story in stories} != {str(len(stories))}:
                problems.append(str(stories))
            seen.append(time.monotonic() - began)

    with LedgerStore.create(place) as store:
        threads = [threading.Thread(target=read) for _ in range(3)]
        for thread in threads:
            thread.start()
        for n in range(1, 30):
            made = tuple(Story(f"s{i}", str(n), (), (), None, None, "") for i in range(n))
            store.replace_ledger(Ledger(stories=made))
        done.set()
        for thread in threads:
            thread.join()
    assert not problems
    assert seen and max(seen) < 5


def test_writes_are_counted(place: Place) -> None:
    with LedgerStore.create(place) as store:
        before = store.generation()
        store.add([report("a.txt", "Four barges sank.")])
        assert store.generation() > before
    with LedgerStore.open(place) as store:
        assert store.generation() > before
        assert store.generation() == store.generation()


WRITER = """
import sys
from stemma.records import *
from stemma.store import LedgerStore
with LedgerStore.create(sys.argv[1]) as store:
    print("ready", flush=True)
    for n in range(100000):
        text = f"report {n} " * 50
        store.add([Extraction(Document(f"{n:06}", text, str(n), blocks=(Block(f"{n:06}", 0, len(text), "body"),)))])
        print(n, flush=True)
        store.replace_ledger(Ledger(stories=tuple(Story(f"s{i}", str(n), (), (), None, None, "") for i in range(n))))
"""


@pytest.mark.parametrize("moment", [0.0, 0.13, 0.4])
def test_a_killed_writer_loses_nothing_that_it_had_finished(place: Place, moment: float) -> None:
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(place)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None and writer.stdout.readline() == "ready\n"
    time.sleep(moment)
    writer.kill()
    finished = [int(line) for line in writer.stdout if line.endswith("\n")]
    writer.wait()
    writer.stdout.close()
    with LedgerStore.open(place) as store:
        ids = [extraction.document.id for extraction in store.load_extractions()]
        assert ids == [f"{n:06}" for n in range(len(ids))]
        assert len(ids) >= len(finished)
        assert len({story.title for story in store.load_ledger().stories}) <= 1
    for _ in range(50):  # the server notices within a moment that the writer is gone
        try:
            with LedgerStore.create(place) as store:
                store.add([report("z", "Six barges sank.")])
                assert len(store.load_extractions()) == len(ids) + 1
            break
        except LedgerError as problem:
            assert "is writing" in str(problem)
            time.sleep(0.1)
    else:
        raise AssertionError("the lock of a killed writer stays")


def test_a_ledger_that_changed_in_an_extraction_keeps_both(place: Place) -> None:
    found = report("a.txt", "Four barges sank.")
    finished = replace(found, quantities=(replace(found.quantities[0], role="sunk"),))
    with LedgerStore.create(place) as store:
        store.add([found])
        store.replace_ledger(Ledger(extractions=(finished,)))
        assert store.load_ledger().extractions == (finished,)
        assert store.load_extractions() == (found,)


def test_the_log_of_decisions_is_append_only_chained_and_erasable(new_place: NewPlace, tmp_path: Path) -> None:
    from sqlalchemy import text

    from stemma import decisions
    from stemma.store import DecisionLog

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "post.txt").write_text(
        "Ferry hits pier\n\nMARLOW, May 2, 2031 - The port authority said on Friday that 42 people were hurt when a "
        "ferry hit a pier. About 300 passengers were aboard.\n"
    )
    place = new_place()
    with LedgerStore.create(place) as store:
        pipeline.read(open_sources([str(tmp_path / "in")]), store)
    log = DecisionLog(place)
    with LedgerStore.open(place) as store:
        shown = store.shown_ledger()
    entries = [log.append(decisions.accept(shown, claim.id), actor="ana \udcff", reason="é") for claim in shown.claims]
    assert len(entries) >= 2
    with LedgerStore.open(place) as store:
        assert store.decisions() == tuple(entries) and store.decision_faults() == []
        assert {claim.state for claim in store.shown_ledger().claims} == {"reviewed"}
    held = LedgerStore.create(place)
    for statement in (
        "UPDATE decisions SET actor = 'bo'",
        "DELETE FROM decisions",
        "INSERT INTO decisions SELECT sequence + 5, hash, hash, actor, operation, at, seals FROM decisions",
        "UPDATE decision_pieces SET content = NULL, salt = NULL",
        "DELETE FROM decision_pieces",
        "INSERT INTO decision_pieces SELECT sequence, 'note', document, salt, content FROM decision_pieces WHERE sequence = 1",
    ):
        with held, pytest.raises(LedgerError, match="append-only"), held._writing() as connection:
            connection.execute(text(statement))
        held = LedgerStore.create(place)
    with held:
        held.remove("post.txt", "court order")
        assert held.decision_faults() == []
        assert all(anchor.erased for d in held.decisions() for group in d.target.anchors for anchor in group)
        assert [d.hash for d in held.decisions()] == [d.hash for d in entries]
