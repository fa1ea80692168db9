"""The log of decisions: append-only, chained, durable when told, and open while others read and write."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from stemma import decisions, pipeline
from stemma.reading import open_sources
from stemma.records import Claim, Decision
from stemma.store import DecisionLog, LedgerStore
from stemma.store.check import check

REPORTS = {
    "post.txt": "Ferry hits pier\n\nMARLOW, May 2, 2031 - The port authority said on Friday that 42 people were hurt when a ferry hit a pier.\n",
    "wire.txt": "42 hurt in ferry crash\n\nMARLOW, May 2, 2031 - Forty-two people were hurt on Friday when a ferry hit a pier, the port authority said. The hospital said 57 people were hurt.\n",
    "other.txt": "Garage fire\n\nSENN, August 9, 2031 - Police in Senn said on Saturday that 17 cars had burned in a garage.\n",
}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, text in REPORTS.items():
        (tmp_path / "in" / name).write_text(text)
    with LedgerStore.create(tmp_path / "ledger") as store:
        pipeline.read(open_sources([str(tmp_path / "in")]), store)
    return tmp_path / "ledger"


def claim_of(ledger: Path, figure: float) -> Claim:
    with LedgerStore.open(ledger) as store:
        return next(c for c in store.shown_ledger().claims if c.value.lower == c.value.upper == figure)


def decide(ledger: Path, figure: float, make: Callable[..., object] = decisions.accept, **more: object) -> Decision:
    with LedgerStore.open(ledger) as store:
        shown = store.shown_ledger()
    proposal = make(shown, claim_of(ledger, figure).id, **more)
    return DecisionLog(ledger).append(proposal, actor="ana", reason="read it")  # type: ignore[arg-type]


def log(ledger: Path) -> tuple[Decision, ...]:
    with LedgerStore.open(ledger) as store:
        return store.decisions()


def faults(ledger: Path) -> list[str]:
    with LedgerStore.open(ledger) as store:
        assert [f"{n}: {what}" for n, what in store.decision_faults()] == [
            f"{fault.record}: {fault.what}" for fault in check(store) if fault.part == "decisions"
        ]
        return [f"{n}: {what}" for n, what in store.decision_faults()]


def test_entries_follow_from_one_another_and_are_read_as_they_were_written(ledger: Path) -> None:
    one, two = decide(ledger, 42), decide(ledger, 57, decisions.reject)
    assert (one.sequence, one.previous, two.sequence, two.previous) == (1, "", 2, one.hash)
    assert log(ledger) == (one, two)
    assert faults(ledger) == []
    assert claim_of(ledger, 57).state == "rejected" and claim_of(ledger, 42).state == "reviewed"
    with LedgerStore.open(ledger) as store:
        assert {c.state for c in store.load_ledger().claims} == {"machine"}, "the machine's ledger is kept apart"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decisions SET actor = 'bo'",
        "DELETE FROM decisions",
        "INSERT OR REPLACE INTO decisions SELECT * FROM decisions WHERE sequence = 1",
        "INSERT INTO decisions SELECT 5, hash, hash, actor, operation, at, seals FROM decisions WHERE sequence = 2",
        "INSERT INTO decisions SELECT 3, 'x', hash, actor, operation, at, seals FROM decisions WHERE sequence = 2",
        "UPDATE decision_pieces SET content = '\"no\"' WHERE part = 'reason'",
        "UPDATE decision_pieces SET content = NULL, salt = NULL WHERE part = 'reason'",
        "DELETE FROM decision_pieces",
        "INSERT OR REPLACE INTO decision_pieces SELECT * FROM decision_pieces WHERE sequence = 2",
        "INSERT INTO decision_pieces VALUES (1, 'note', NULL, 'x', '\"y\"')",
    ],
)
def test_nothing_in_the_log_can_be_changed(ledger: Path, statement: str) -> None:
    decide(ledger, 42), decide(ledger, 57, decisions.reject)
    before = log(ledger)
    with sqlite3.connect(ledger / "ledger.sqlite") as base, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        base.execute(statement)
    assert log(ledger) == before and faults(ledger) == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE decisions SET actor = 'bo' WHERE sequence = 1", "1: its hash is not that of its contents"),
        ("UPDATE decision_pieces SET content = '\"no\"' WHERE part = 'reason' AND sequence = 2", "2: its reason was changed"),
        ("DELETE FROM decisions WHERE sequence = 2", "3: it does not follow from the entry before it"),
        ("DELETE FROM decision_pieces WHERE sequence = 1 AND part = 'reason'", "1: its reason is missing"),
        ("INSERT INTO decision_pieces VALUES (3, 'note', NULL, 'x', '\"y\"')", "3: its note was added"),
        (
            "UPDATE decision_pieces SET content = NULL, salt = NULL WHERE part = 'reason' AND sequence = 3",
            "3: its reason was erased, though none of its reports was removed",
        ),
    ],
)  # fmt: skip
def test_what_is_changed_behind_the_triggers_is_found(ledger: Path, statement: str, found: str) -> None:
    decide(ledger, 42), decide(ledger, 57, decisions.reject), decide(ledger, 17)
    with sqlite3.connect(ledger / "ledger.sqlite") as base:
        for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            base.execute(f"DROP TRIGGER {name}")
        base.execute(statement)
    assert found in faults(ledger)


def test_a_removed_report_takes_its_words_out_of_the_log_and_the_chain_holds(ledger: Path) -> None:
    decide(ledger, 42), decide(ledger, 57, decisions.reject), decide(ledger, 17)
    before = log(ledger)
    with LedgerStore.create(ledger) as store:
        assert store.remove("wire.txt", "court order 7/31") == (1,), "decision 1 was about another report too"
        pipeline.rebuild(store)
        store.compact()
    held = b"".join(path.read_bytes() for path in ledger.glob("ledger.sqlite*"))
    assert b"The hospital said" not in held and b"Forty-two" not in held
    one, two, three = log(ledger)
    assert [d.hash for d in (one, two, three)] == [d.hash for d in before]
    assert faults(ledger) == []
    assert one.reason == "read it" and one.before is None
    assert sorted((a.document, a.erased) for a in one.target.anchors[0]) == [("post.txt", False), ("wire.txt", True), ("wire.txt", True)]  # fmt: skip
    assert (two.before, two.after, two.reason) == (None, None, None) and three == before[2]
    assert claim_of(ledger, 42).state == "reviewed"
    with LedgerStore.open(ledger) as store:
        states = [outcome.state for outcome in store.shown_ledger().outcomes]
    assert states == ["applied", "flagged", "applied"]


def test_a_ledger_made_anew_keeps_what_was_decided(ledger: Path) -> None:
    decide(ledger, 57, decisions.reject)
    (ledger.parent / "in" / "more.txt").write_text(REPORTS["other.txt"].replace("17 cars", "19 cars"))
    with LedgerStore.create(ledger) as store:
        pipeline.read(open_sources([str(ledger.parent / "in")]), store, without_rules=["later"])
    assert claim_of(ledger, 57).state == "rejected"
    with LedgerStore.open(ledger) as store:
        (story,) = [s for s in store.load_ledger().stories if "wire.txt" in s.documents]
        assert store.shown_story(story.id).outcomes == store.shown_ledger().outcomes


def test_linked_reports_make_the_ledger_anew_only_once(ledger: Path) -> None:
    with LedgerStore.open(ledger) as store:
        proposal = decisions.cannot_link(store.shown_ledger(), ["post.txt", "wire.txt"], store.decisions())
        assert store.ledger_is_current()
    DecisionLog(ledger).append(proposal, actor="ana")
    with LedgerStore.create(ledger) as store:
        assert not store.ledger_is_current()
        pipeline.rebuild(store)
        assert store.ledger_is_current()
        assert len(store.load_ledger().stories) == 3
        assert store.shown_ledger().outcomes[0].state == "applied"


def test_deciding_waits_neither_for_a_writer_at_work_nor_for_readers(ledger: Path) -> None:
    with LedgerStore.create(ledger) as writer, LedgerStore.open(ledger) as reader, reader.reading():
        begun = time.monotonic()
        decide(ledger, 42)
        assert time.monotonic() - begun < 5
        writer.add([])
    assert len(log(ledger)) == 1


def test_two_who_decide_at_once_both_have_their_entry(ledger: Path) -> None:
    threads = [threading.Thread(target=decide, args=(ledger, figure)) for figure in (42, 57, 17, 42)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [d.sequence for d in log(ledger)] == [1, 2, 3, 4] and faults(ledger) == []


DECIDING = """
import sys
from stemma import decisions
from stemma.store import DecisionLog, LedgerStore
with LedgerStore.open(sys.argv[1]) as store:
    shown = store.shown_ledger()
log = DecisionLog(sys.argv[1])
for number in range(10_000):
    claim = shown.claims[number % len(shown.claims)]
    entry = log.append(decisions.accept(shown, claim.id), actor="ana", reason=f"{number}")
    print(entry.sequence, entry.hash, flush=True)
"""


def test_no_decision_that_was_acknowledged_is_lost_to_kill_9(ledger: Path) -> None:
    chance = random.Random(31)
    acknowledged: dict[int, str] = {}
    for _ in range(20):
        running = subprocess.Popen(
            [sys.executable, "-c", DECIDING, str(ledger)], stdout=subprocess.PIPE, text=True, encoding="ascii"
        )
        assert running.stdout is not None
        first = running.stdout.readline()
        time.sleep(chance.random() * 0.15)
        running.send_signal(signal.SIGKILL)
        told = first + running.stdout.read()
        running.wait()
        for line in told.splitlines(keepends=True):
            if line.endswith("\n"):
                sequence, hash_ = line.split()
                acknowledged[int(sequence)] = hash_
    held = {d.sequence: d.hash for d in log(ledger)}
    assert len(acknowledged) >= 20
    assert acknowledged.items() <= held.items()
    assert len(held) <= len(acknowledged) + 20, "at most one a kill was written and not told"
    assert faults(ledger) == []


def test_the_seals_are_what_the_documentation_says(ledger: Path) -> None:
    """Somebody with nothing but SQL and SHA-256 can check the chain."""
    import hashlib

    decide(ledger, 42)
    with sqlite3.connect(ledger / "ledger.sqlite") as base:
        row = base.execute("SELECT sequence, previous, actor, operation, at, seals, hash FROM decisions").fetchone()
        pieces = {part: (salt, content) for part, salt, content in base.execute("SELECT part, salt, content FROM decision_pieces")}  # fmt: skip
    text = json.dumps(list(row[:6]), separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == row[6]
    for part, _, digest in json.loads(row[5]):
        salt, content = pieces[part]
        assert hashlib.sha256(f"{salt}\n{content}".encode()).hexdigest() == digest
