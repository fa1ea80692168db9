"""A ledger says what is wrong with it; a report that is taken out leaves nothing but its tombstone."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from typer.testing import CliRunner

from stemma import pipeline
from stemma.cli import app
from stemma.reading import open_sources
from stemma.reading.fetching import Shelf
from stemma.reading.fetching.page import Answer
from stemma.store import LedgerStore
from stemma.store.check import check

REPORTS = {
    "post.txt": "Ferry hits pier\n\nMARLOW, May 2, 2031 - The port authority said on Friday that 42 people were hurt when a ferry hit a pier.\n",
    "wire.txt": "42 hurt in ferry crash\n\nMARLOW, May 2, 2031 - Forty-two people were hurt on Friday when a ferry hit a pier, the port authority said.\n",
    "other.txt": "Secret witness Orla Venn\n\nSENN, May 9, 2031 - Police in Senn said on Friday that 17 cars had burned in a garage.\n",
}


def made(folder: Path) -> Path:
    (folder / "in").mkdir()
    for name, text in REPORTS.items():
        (folder / "in" / name).write_text(text)
    with LedgerStore.create(folder / "ledger") as store:
        pipeline.read(open_sources([str(folder / "in")]), store)
    return folder / "ledger"


def spoilt(ledger: Path, statement: str) -> None:
    with sqlite3.connect(ledger / "ledger.sqlite") as base:
        assert base.execute(statement).rowcount > 0


def faults(ledger: Path) -> str:
    with LedgerStore.open(ledger) as store:
        return "\n".join(f"{fault.part} {fault.record}: {fault.what}" for fault in check(store))


def test_a_whole_ledger_has_no_fault_and_each_damage_has_its_own(tmp_path: Path) -> None:
    ledger = made(tmp_path)
    assert faults(ledger) == ""
    (tmp_path / "in" / "wire.txt").write_text("another text")
    assert "has changed since it was read" in faults(ledger)
    (tmp_path / "in" / "wire.txt").write_text(REPORTS["wire.txt"])
    spoilt(ledger, "UPDATE documents SET text = replace(text, '42', '43') WHERE id = 'post.txt'")
    assert "the text at its place does not" in faults(ledger)
    spoilt(ledger, "UPDATE documents SET text = replace(text, '43', '42') WHERE id = 'post.txt'")
    spoilt(ledger, 'UPDATE series SET record = replace(record, \'"claims":["c-\', \'"claims":["c-0\')')
    assert "there is no claim c-0" in faults(ledger)
    spoilt(ledger, "DELETE FROM documents WHERE id = 'other.txt'")
    assert "no such document" in faults(ledger)


def test_the_command_tells_and_its_exit_code_too(tmp_path: Path) -> None:
    ledger = made(tmp_path)
    run = CliRunner().invoke(app, ["doctor", "--check", "--ledger", str(ledger)])
    assert run.exit_code == 0
    assert "all whole" in run.output
    spoilt(ledger, "UPDATE documents SET text = replace(text, '42', '43') WHERE id = 'post.txt'")
    run = CliRunner().invoke(app, ["doctor", "--check", "--json", "--ledger", str(ledger)])
    assert run.exit_code == 1
    assert json.loads(run.output)["findings"][0]["state"] == "broken"


def test_a_removed_report_is_nowhere_and_stays_out(tmp_path: Path) -> None:
    ledger = made(tmp_path)
    with Shelf(ledger / "fetched") as shelf:
        for name, text in REPORTS.items():
            shelf.keep(name, Answer(name, 200, {}, text.encode()))
    run = CliRunner().invoke(app, ["remove", "other", "--reason", "court order", "--yes", "--ledger", str(ledger)])
    assert run.exit_code == 0, run.output
    assert "other.txt is out" in run.output
    left = b"".join(path.read_bytes() for path in ledger.rglob("*") if path.is_file())
    assert b"Orla Venn" not in left
    with Shelf(ledger / "fetched") as shelf:
        kept = shelf.latest("post.txt")
        assert kept is not None
        assert shelf.body(kept) == REPORTS["post.txt"].encode()
        assert shelf.latest("other.txt") is None
    assert faults(ledger) == ""
    (tmp_path / "in" / "copy.txt").write_text(REPORTS["other.txt"])
    with LedgerStore.create(ledger) as store:
        summary = pipeline.read(open_sources([str(tmp_path / "in")]), store)
    assert [id_ for id_, reason in summary.failures if "court order" in reason] == ["copy.txt", "other.txt"]
    assert summary.documents == 2


def test_nothing_is_removed_without_a_reason_or_a_yes(tmp_path: Path) -> None:
    ledger = made(tmp_path)
    assert (
        "needs a --reason"
        in CliRunner().invoke(app, ["remove", "post.txt", "--reason", " ", "--ledger", str(ledger)]).output
    )
    assert (
        CliRunner().invoke(app, ["remove", "post.txt", "--reason", "x", "--ledger", str(ledger)], input="n\n").exit_code
        == 1
    )
    assert (
        "no document 'pst'"
        in CliRunner().invoke(app, ["remove", "pst", "--reason", "x", "--ledger", str(ledger)]).output
    )
    with LedgerStore.open(ledger) as store:
        assert len(store.held()) == 3
