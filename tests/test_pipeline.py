"""The whole flow on a ledger directory: what is read once is not read again, and nothing is lost on the way."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from stemma import pipeline
from stemma.engines import Processes
from stemma.interchange import lines, records_of_ledger
from stemma.pipeline import Summary
from stemma.reading import open_sources
from stemma.records import Extraction, Ledger, Source
from stemma.store import LedgerStore

FERRY = """Ferry aground off Torrow

12 May 2031

At least 40 passengers were taken ashore after the ferry Hulda ran aground off Torrow, the Torrow Harbour Office said.

"About 15 people are still on board," said Ruth Amberley, a spokeswoman for the Torrow Harbour Office.
"""

LATER = """Ferry freed

14 May 2031

The Torrow Harbour Office said on Wednesday that 55 passengers were taken ashore from the ferry Hulda.
"""


def run(sources: Iterable[object], ledger: Path, group_by: str | None = None, workers: int = 1) -> Summary:
    with LedgerStore.create(ledger) as store:
        return pipeline.read(
            open_sources(str(source) for source in sources), store, group_by=group_by, engine=Processes(workers)
        )


def load(ledger: Path) -> Ledger:
    with LedgerStore.open(ledger) as store:
        return store.load_ledger()


def exported(ledger: Path) -> str:
    return "".join(lines(records_of_ledger(load(ledger), with_text=True)))


def ids(ledger: Path) -> list[str]:
    return [extraction.document.id for extraction in load(ledger).extractions]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "ferry.txt").write_text(FERRY)
    (reports / "later.txt").write_text(LATER)
    return reports


# ------------------------------------------------------------------ one document


def test_a_source_becomes_an_extraction_whose_spans_lie_in_its_text() -> None:
    extraction = pipeline.read_source(Source("ferry.txt", data=FERRY.encode()))
    assert extraction.document.text == FERRY
    surfaces = {quantity.surface: quantity for quantity in extraction.quantities}
    assert {"At least 40", "About 15"} <= set(surfaces)
    for surface, quantity in surfaces.items():
        assert FERRY[quantity.start : quantity.end] == surface


@pytest.mark.parametrize(
    ("source", "status"),
    [
        (Source("a", error="no such file"), "error"),
        (Source("a", data=b""), "empty"),
        (Source("a", data=b" \n\t\n"), "empty"),
    ],
)
def test_a_source_without_text_becomes_a_document_alone(source: Source, status: str) -> None:
    extraction = pipeline.read_source(source)
    assert extraction == Extraction(extraction.document)
    assert extraction.document.status == status


# ------------------------------------------------------------------ reading again


def test_reading_the_same_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    first = run([folder], ledger)
    assert (first.read, first.unchanged, first.failures, first.documents) == (2, 0, (), 2)
    before = exported(ledger)
    second = run([folder], ledger)
    assert (second.read, second.unchanged) == (0, 2)
    assert exported(ledger) == before


def test_the_order_of_reading_does_not_tell(folder: Path, tmp_path: Path) -> None:
    run([folder], tmp_path / "at-once")
    for source in (folder / "later.txt", folder / "ferry.txt"):
        run([source], tmp_path / "in-turn")
    assert exported(tmp_path / "at-once") == exported(tmp_path / "in-turn")


def test_workers_do_not_change_the_ledger(folder: Path, tmp_path: Path) -> None:
    run([folder], tmp_path / "alone")
    run([folder], tmp_path / "pool", workers=2)
    assert exported(tmp_path / "alone") == exported(tmp_path / "pool")


def test_a_changed_file_is_read_again_and_its_former_text_kept(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    run([folder], ledger)
    (folder / "ferry.txt").write_text(FERRY.replace("40", "42"))
    summary = run([folder], ledger)
    assert (summary.read, summary.unchanged, summary.documents) == (1, 1, 2)
    assert "At least 42 passengers were" in exported(ledger)
    assert "At least 40 passengers were" not in exported(ledger)
    assert '"kind":"silent_edit"' in exported(ledger)
    with LedgerStore.open(ledger) as store:
        assert store.counts()["documents"] == 2


def test_what_is_given_with_a_text_counts_as_much_as_the_text(tmp_path: Path) -> None:
    wire, ledger = tmp_path / "wire.jsonl", tmp_path / "ledger"
    for outlet in ("Torrow Post", "Torrow Mail", "Torrow Mail"):
        wire.write_text(json.dumps({"id": "one", "text": FERRY, "outlet": outlet}) + "\n")
        summary = run([wire], ledger)
    assert (summary.read, summary.unchanged) == (0, 1)
    assert [extraction.document.outlet for extraction in load(ledger).extractions] == ["Torrow Mail"]


# ------------------------------------------------------------------ names of documents


def test_two_files_of_one_name_are_two_documents_however_they_come(tmp_path: Path) -> None:
    for name, text in (("east", FERRY), ("west", LATER)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.txt").write_text(text)
    ledger = tmp_path / "ledger"
    run([tmp_path / "east"], ledger)
    run([tmp_path / "west"], ledger)
    assert ids(ledger) == ["report.txt", "west/report.txt"]
    again = run([tmp_path / "west", tmp_path / "east"], ledger)
    assert (again.read, again.unchanged) == (0, 2)
    assert ids(ledger) == ["report.txt", "west/report.txt"]


def test_a_file_that_was_moved_is_the_same_document(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    run([folder], ledger)
    folder.rename(tmp_path / "moved")
    summary = run([tmp_path / "moved"], ledger)
    assert (summary.read, summary.unchanged, summary.documents) == (0, 2, 2)


# ------------------------------------------------------------------ what fails


def test_failures_are_counted_with_their_reasons_and_the_rest_is_read(folder: Path, tmp_path: Path) -> None:
    (folder / "wire.jsonl").write_text('{"text": "A boat sank off Torrow."}\nnot json\n')
    summary = run([folder, tmp_path / "nowhere.txt"], tmp_path / "ledger")
    assert summary.read == 3
    failed = dict(summary.failures)
    assert set(failed) == {str(tmp_path / "nowhere.txt"), "wire.jsonl:2"}
    assert all(failed.values())
    with LedgerStore.open(tmp_path / "ledger") as store:
        assert [id_ for id_, _ in store.failures()] == ["wire.jsonl:2"], "a misspelt name is no document"


def test_nothing_to_read_leaves_an_empty_ledger(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    summary = run([tmp_path / "empty"], tmp_path / "ledger")
    assert (summary.read, summary.documents, summary.stories, summary.claims) == (0, 0, 0, 0)
    assert exported(tmp_path / "ledger") == ""


def test_an_interruption_keeps_what_is_finished_and_the_next_run_goes_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run([folder], tmp_path / "whole")
    read_source = pipeline.read_source

    def interrupted(source: Source, settings: pipeline.Settings) -> Extraction:
        if source.id == "later.txt":
            raise KeyboardInterrupt
        return read_source(source, settings)

    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "read_source", interrupted)
        with pytest.raises(KeyboardInterrupt):
            run([folder], tmp_path / "ledger")
    with LedgerStore.open(tmp_path / "ledger") as store:
        assert [extraction.document.id for extraction in store.load_extractions()] == ["ferry.txt"]
        assert store.load_ledger() == Ledger() and store.ledger_is_behind()
    summary = run([folder], tmp_path / "ledger")
    assert (summary.read, summary.unchanged) == (1, 1)
    assert exported(tmp_path / "ledger") == exported(tmp_path / "whole")


def test_given_stories_are_taken_when_asked_for(tmp_path: Path) -> None:
    wire = tmp_path / "wire.jsonl"
    given = (("a", FERRY, "one"), ("b", FERRY, "two"), ("c", LATER, "one"))
    wire.write_text("".join(json.dumps({"id": i, "text": t, "story": s}) + "\n" for i, t, s in given))
    run([wire], tmp_path / "ledger", group_by="story")
    stories = {tuple(sorted(story.documents)) for story in load(tmp_path / "ledger").stories}
    assert stories == {("a", "c"), ("b",)}


def test_progress_tells_every_document(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int]] = []
    with LedgerStore.create(tmp_path / "ledger") as store:
        pipeline.read(
            open_sources([str(folder)]), store, progress=lambda doing, finished: told.append((doing, finished))
        )
    assert told == [("reading", 1), ("reading", 2), ("comparing", 2)]


def test_a_failure_in_this_process_is_the_failure_of_one_document(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_source = pipeline.read_source

    def failing(source: Source, settings: pipeline.Settings) -> Extraction:
        if source.id == "ferry.txt":
            raise RecursionError("too deep")
        return read_source(source, settings)

    monkeypatch.setattr(pipeline, "read_source", failing)
    summary = run([folder], tmp_path / "ledger")
    assert summary.failures == (("ferry.txt", "RecursionError: too deep"),)
    assert summary.read == 1


def test_an_interruption_between_two_documents_keeps_the_finished_one(folder: Path, tmp_path: Path) -> None:
    """As Ctrl-C does that comes while the progress is told, outside the reading of any document."""

    def interrupted(doing: str, finished: int) -> None:
        if finished == 1:
            raise KeyboardInterrupt

    with LedgerStore.create(tmp_path / "ledger") as store:
        with pytest.raises(KeyboardInterrupt):
            pipeline.read(open_sources([str(folder)]), store, progress=interrupted)
        assert len(store.load_extractions()) == 1
    assert run([folder], tmp_path / "ledger").unchanged == 1
