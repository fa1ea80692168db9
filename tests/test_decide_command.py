"""Deciding at the terminal: `stemma decide`, `stemma decisions` and `stemma review`, and what every view then tells."""

from __future__ import annotations

import io
import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from stemma.cli import app

REPORTS = {
    "a.txt": "Ferry hits pier at Marlow\n\nMARLOW, May 2, 2031 - The port authority said on Friday that 42 people were "
    "hurt when the ferry Halcyon hit a pier. About 300 passengers were aboard, it said.\n",
    "b.txt": "Dozens hurt in Marlow ferry crash\n\nMARLOW, May 2, 2031 - Forty-two people were hurt on Friday when the "
    "ferry Halcyon hit a pier at Marlow, the port authority said. The hospital in Marlow said 57 people were hurt.\n",
    "d.txt": "Garage fire in Senn\n\nSENN, August 9, 2031 - Police in Senn said on Saturday that 17 cars had burned.\n",
}


def run(ledger: Path, *arguments: str, keys: str | None = None) -> Result:
    return CliRunner().invoke(app, [*arguments, "--ledger", str(ledger)], input=keys, env={"STEMMA_ACTOR": "Ana Reyes"})


def records(ledger: Path, type_: str, *options: str) -> list[dict[str, Any]]:
    done = run(ledger, "export", *options)
    assert done.exit_code == 0, done.output
    return [one for one in map(json.loads, done.stdout.splitlines()) if one["type"] == type_]


def claim(ledger: Path, figure: float, *options: str) -> dict[str, Any]:
    found = [
        c
        for c in records(ledger, "claim", *options)
        if c["kind"] == "figure" and c["value"]["lower"] == c["value"]["upper"] == figure
    ]
    return found[0]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, text in REPORTS.items():
        (tmp_path / "in" / name).write_text(text)
    done = run(tmp_path / "ledger", "read", str(tmp_path / "in"), "--workers", "1")
    assert done.exit_code == 0, done.output
    return tmp_path / "ledger"


def test_a_decision_is_seen_at_once_in_every_view(ledger: Path, tmp_path: Path) -> None:
    id_ = claim(ledger, 57)["id"]
    done = run(ledger, "decide", "reject", id_[:6], "--reason", "it counts <b>visits</b>")
    assert done.exit_code == 0 and done.stdout.startswith("decision 1, reject: applied, rejected"), done.output
    assert "rejected (decision 1, Ana Reyes" in run(ledger, "show", "claim", id_).stdout
    assert "deprecated" in run(ledger, "show", "series").stdout
    page = tmp_path / "page.html"
    assert run(ledger, "report", "-o", str(page)).exit_code == 0
    text = page.read_text()
    assert "rejected (decision 1, Ana Reyes" in text and "<b>visits</b>" not in text, "what a person types is escaped"
    now = claim(ledger, 57)
    assert (now["state"], now["rank"], now["decided"][0]["actor"]) == ("rejected", "deprecated", "Ana Reyes")
    (told,) = records(ledger, "decision")
    assert told["operation"] == "reject" and told["outcome"]["state"] == "applied" and told["previous"] == ""
    assert told["target"]["anchors"][0][0]["exact"] == "57"
    machine = claim(ledger, 57, "--without-decisions")
    assert machine["state"] == "machine" and not records(ledger, "decision", "--without-decisions")


def test_every_operation_has_its_command_and_undo_takes_it_back(ledger: Path) -> None:
    before = run(ledger, "export", "--without-decisions").stdout
    one, two, cars = claim(ledger, 42)["id"], claim(ledger, 57)["id"], claim(ledger, 17)["id"]
    statements = [s["id"] for s in records(ledger, "statement") if s["document"] != "d.txt"]
    utterances = [u for u in records(ledger, "utterance") if len(u["statements"]) > 1]
    asked = [
        ("accept", cars, "--verdict", "true", "--rating", "5"),
        ("edit", cars, "--value", "about 20", "--places", "Senn", "--excludes", "the vans"),
        ("split", one, claim(ledger, 42)["quantities"][0]),
        ("rank", two, "preferred"),
        ("link", statements[0], statements[-1]),
        ("unlink", utterances[0]["statements"][0]) if utterances else ("rank", cars, "deprecated"),
        ("must-link", "b.txt", "d.txt"),
        ("cannot-link", "a.txt", "d.txt"),
    ]
    for number, arguments in enumerate(asked, 1):
        done = run(ledger, "decide", *arguments)
        if arguments[0] == "cannot-link":
            assert done.exit_code == 1 or f"decision {number}" in done.stdout
        else:
            assert done.exit_code == 0 and f"decision {number}, {arguments[0]}" in done.stdout, done.output
    log = records(ledger, "decision")
    for entry in log:
        done = run(ledger, "decide", "undo", str(entry["sequence"]), "--json")
        assert done.exit_code == 0, done.output
        assert json.loads(done.stdout)["operation"] == "undo"
    after = [r for r in map(json.loads, run(ledger, "export").stdout.splitlines()) if r["type"] != "decision"]
    assert after == [json.loads(line) for line in before.splitlines()]
    assert run(ledger, "decisions", "--verify").exit_code == 0
    assert run(ledger, "doctor", "--check", str(ledger)).exit_code in (0, 2)


def test_a_merged_claim_is_found_by_its_new_id_and_by_its_old_ones(ledger: Path) -> None:
    one, two = claim(ledger, 42)["id"], claim(ledger, 57)["id"]
    done = run(ledger, "decide", "merge", one, two, "--reason", "one count")
    assert done.exit_code == 0, done.output
    merged = claim(ledger, 42)["id"]
    assert merged not in (one, two)
    for named in (merged, one, two):
        shown = run(ledger, "show", "claim", named)
        assert shown.exit_code == 0 and merged in shown.stdout, shown.output
    assert run(ledger, "decide", "accept", two).exit_code == 0
    assert claim(ledger, 42)["decided"][-1]["operation"] == "accept"


def test_wrong_usage_says_what_to_do(ledger: Path) -> None:
    for arguments, words in (
        (("accept", "c-nothing"), "the ledger has no claim"),
        (("edit", claim(ledger, 57)["id"], "--value", "lots"), "write 640"),
        (("merge", claim(ledger, 57)["id"]), "two claims or more"),
        (("undo", "9"), "there is no decision 9"),
        (("unlink", "s-none"), "no statement"),
        (("split", claim(ledger, 57)["id"], "b.txt:1-2"), "is no mention of"),
    ):
        done = run(ledger, "decide", *arguments)
        assert done.exit_code in (1, 2) and words in done.output, done.output
    assert "Nothing was decided yet" in run(ledger, "decisions").stdout


def test_the_log_is_listed_and_its_head_can_be_noted(ledger: Path) -> None:
    run(ledger, "decide", "accept", claim(ledger, 17)["id"], "--reason", "read it")
    listed = run(ledger, "decisions").stdout
    assert "accept: 17 cars" in listed and "Ana Reyes" in listed and "why: read it" in listed
    told = json.loads(run(ledger, "decisions", "--verify", "--json").stdout)
    assert told["ok"] and told["entries"] == 1
    assert run(ledger, "decisions", "--verify", "--head", told["head"]).exit_code == 0
    gone = run(ledger, "decisions", "--verify", "--head", "0" * 64)
    assert gone.exit_code == 1 and "cut off" in gone.stdout


def test_the_queue_for_programs(ledger: Path) -> None:
    items = [json.loads(line) for line in run(ledger, "review", "--list", "--json").stdout.splitlines()]
    assert items[0]["kind"] == "conflict"
    only = run(ledger, "review", "--list", "--json", "--kind", "single-source").stdout
    assert {json.loads(line)["kind"] for line in only.splitlines()} <= {"single source"}
    assert run(ledger, "review", "--kind", "nonsense", "--list").exit_code == 2


def test_review_by_keys(ledger: Path) -> None:
    """Second claim of the conflict: rejected, with a reason; undone; the value of the first edited; quit."""
    done = run(ledger, "review", keys="2rit counts visits\nuagain\n1e41\n\nI counted\nq")
    assert done.exit_code == 0, done.output
    assert [d["operation"] for d in records(ledger, "decision")] == ["reject", "undo", "edit"]
    assert [d["reason"] for d in records(ledger, "decision")] == ["it counts visits", "again", "I counted"]
    assert claim(ledger, 41)["decided"][0]["text"].startswith("value set to 41")


def test_review_ends_with_the_input_and_keeps_what_was_decided(ledger: Path) -> None:
    done = run(ledger, "review", keys="ja\njj?x")
    assert done.exit_code == 0, done.output
    assert [d["operation"] for d in records(ledger, "decision")] == ["accept"]


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of Unix")
def test_review_in_a_terminal_takes_keys_without_enter(ledger: Path) -> None:
    import pty

    first, second = pty.openpty()
    command = [sys.executable, "-m", "stemma", "review", "--ledger", str(ledger)]
    running = subprocess.Popen(
        command, stdin=second, stdout=second, stderr=second, env={**os.environ, "COLUMNS": "100"}
    )
    os.close(second)
    seen, looked_at = "", 0

    def until(words: str) -> None:
        nonlocal seen, looked_at
        begun = time.monotonic()
        while words not in seen[looked_at:]:
            assert time.monotonic() - begun < 60, seen
            if select.select([first], [], [], 1)[0]:
                seen += os.read(first, 1 << 16).decode("utf-8", "replace")
        looked_at = seen.index(words, looked_at) + len(words)

    until("[q] quit")
    os.write(first, b"2")
    until("[q] quit")
    os.write(first, b"r")
    until("no reason given")
    os.write(first, b"visits\n")
    until("decision 1, reject: applied")
    until("[q] quit")
    os.write(first, b"q")
    running.wait(timeout=30)
    os.close(first)
    assert running.returncode == 0
    assert [d["reason"] for d in records(ledger, "decision")] == ["visits"]


def test_a_link_decided_while_another_program_writes_is_kept_and_counts_at_the_next_reading(ledger: Path) -> None:
    from stemma.store import LedgerStore

    with LedgerStore.create(ledger):
        done = run(ledger, "decide", "cannot-link", "a.txt", "b.txt", "--reason", "two crashes")
    assert done.exit_code == 0 and "counts when the ledger is next made anew" in done.stderr, done.output
    assert "flagged" in done.stdout and "made anew" in done.stdout
    assert run(ledger, "decisions", "--flagged", "--json").stdout.count('"decision"') == 1
    assert run(ledger, "read", str(ledger.parent / "in"), "--workers", "1").exit_code == 0
    assert len(records(ledger, "story")) == 3
    assert "No decision of 1 is flagged" in run(ledger, "decisions", "--flagged").stdout


def test_a_flagged_decision_is_confirmed_by_a_key(ledger: Path) -> None:
    """A report that comes later repeats the rejected figure: the rejection is flagged until somebody looks again."""
    assert run(ledger, "decide", "reject", claim(ledger, 57)["id"], "--reason", "visits").exit_code == 0
    more = REPORTS["b.txt"].replace("Dozens hurt in Marlow ferry crash", "Ferry crash in Marlow, again")
    (ledger.parent / "in" / "e.txt").write_text(more)
    assert run(ledger, "read", str(ledger.parent / "in"), "--workers", "1").exit_code == 0
    assert claim(ledger, 57)["state"] == "machine"
    (item,) = [json.loads(line) for line in run(ledger, "review", "--list", "--json", "--kind", "flagged").stdout.splitlines()]  # fmt: skip
    assert item["decision"] == 1 and item["claims"] == [claim(ledger, 57)["id"]] and "other reports" in item["reason"]
    done = run(ledger, "review", "--kind", "flagged", keys="clooked at e.txt too\nq")
    assert done.exit_code == 0, done.output
    assert claim(ledger, 57)["state"] == "rejected"
    log = records(ledger, "decision")
    assert [(d["operation"], d["outcome"]["state"]) for d in log] == [
        ("reject", "undone"), ("reject", "applied"), ("undo", "applied"),
    ]  # fmt: skip


def test_reports_that_were_parted_are_no_question_of_either_story(ledger: Path) -> None:
    done = run(ledger, "decide", "cannot-link", "a.txt", "d.txt")
    assert done.stdout.startswith("decision 1, cannot-link: applied"), done.output
    stories = records(ledger, "story")
    assert len(stories) == 2
    for options in [(), *(("--story", story["id"]) for story in stories)]:
        items = run(ledger, "review", "--list", "--json", "--kind", "flagged", *options).stdout
        assert items == ""


def test_the_queue_of_all_stories_is_that_of_the_whole_ledger(ledger: Path) -> None:
    from stemma import decisions
    from stemma.store import LedgerStore

    with LedgerStore.open(ledger) as store:
        whole = [item.id for item in decisions.queue(store.shown_ledger(), doubtful=1)]
    told = run(ledger, "review", "--list", "--json", "--doubtful", "1").stdout.splitlines()
    assert whole and [json.loads(line)["id"] for line in told] == whole


def test_lists_of_stories_count_what_stands_after_decisions(ledger: Path) -> None:
    from rich.console import Console

    from stemma.reporting import print_stories
    from stemma.store import LedgerStore

    def conflicts() -> list[int]:
        with LedgerStore.open(ledger) as store:
            whole, (_, rows) = store.shown_ledger(), store.story_page()
        counted = {story.id: 0 for story in whole.stories}
        home = {one.id: one.story for one in whole.claims}
        for relation in whole.relations:
            if relation.kind == "conflict":
                counted[home[relation.a]] += 1
        assert {row.id: row.conflicts for row in rows} == counted
        console = Console(width=132, record=True, file=io.StringIO())
        print_stories(console, whole)
        assert run(ledger, "show", "stories").stdout == console.export_text()
        return sorted(counted.values())

    assert conflicts() == [0, 1]
    assert run(ledger, "decide", "reject", claim(ledger, 57)["id"], "--reason", "visits").exit_code == 0
    assert conflicts() == [0, 0]


def test_an_assertion_is_refused_with_the_reason(ledger: Path) -> None:
    from stemma.store import LedgerStore

    with LedgerStore.open(ledger) as store:
        said = store.shown_ledger().assertions[0].id
    done = run(ledger, "decide", "reject", said)
    assert done.exit_code == 1 and f"{said} is an assertion" in done.output
    assert run(ledger, "decisions", "--json").stdout == ""


def test_the_summary_to_cite_tells_what_a_person_set(ledger: Path) -> None:
    assert (
        run(ledger, "decide", "edit", claim(ledger, 57)["id"], "--value", "75", "--reason", "misprint").exit_code == 0
    )
    (line,) = [one for one in run(ledger, "export", "--format", "markdown").stdout.splitlines() if "Ana Reyes" in one]
    assert "75" in line and "value set to 75, the reports are read as 57" in line
