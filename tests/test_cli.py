"""The `stemma` command as a person meets it: what it prints, what it says when it cannot, how it ends."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import stemma
from stemma.cli import app

COMMANDS = ("demo", "read", "show", "report", "export", "extract", "evaluate")

BRIDGE = """Bridge closed at Ostwick

3 June 2031

More than 300 lorries were turned back at Ostwick bridge on Monday, the Ostwick Roads Office said.

"About 120 drivers slept in their cabs," said Martin Fenn, a spokesman for the Ostwick Roads Office.
"""

REOPENED = """Ostwick bridge open again

5 June 2031

The Ostwick Roads Office said on Thursday that 450 lorries were turned back at Ostwick bridge in all.
"""


def stemma_(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def process(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "stemma", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload, no-any-return]


def records(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "bridge.txt").write_text(BRIDGE)
    (folder / "reopened.txt").write_text(REOPENED)
    return folder


@pytest.fixture(scope="module")
def ledger(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("cli") / "ledger"
    done = stemma_("read", reports, "--ledger", directory, "--workers", 1)
    assert done.exit_code == 0, done.output
    return directory


# ------------------------------------------------------------------ help


def test_help_is_quick_and_names_every_command() -> None:
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-m", "stemma", "--help"], capture_output=True, text=True, check=True)
    assert time.monotonic() - began < 5
    for command in COMMANDS:
        assert f"\n  {command} " in done.stdout


def test_help_imports_nothing_heavy() -> None:
    code = "import stemma.cli, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"spacy", "trafilatura", "sqlalchemy", "numpy", "altair", "duckdb", "rich"} & set(loaded)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_examples_that_begin_with_itself(command: str) -> None:
    done = stemma_(command, "--help")
    assert done.exit_code == 0
    examples = done.output.partition("Examples:\n")[2].splitlines()
    assert len(examples) >= 3
    assert all(f"stemma {command}" in line for line in examples)


def test_version() -> None:
    assert stemma_("--version").output == f"stemma {stemma.__version__}\n"


# ------------------------------------------------------------------ read


def test_read_counts_what_is_new_known_and_failed(reports: Path, tmp_path: Path) -> None:
    first = stemma_("read", reports, tmp_path / "nowhere.txt", "--ledger", tmp_path / "l", "--workers", 1)
    assert first.exit_code == 0
    assert first.stdout.startswith("2 read, 1 failed. ") and "holds 2 reports" in first.stdout
    assert f"{tmp_path}/nowhere.txt: no such file" in first.stderr
    second = stemma_("read", reports, "--ledger", tmp_path / "l", "--workers", 1, "--json")
    (summary,) = records(second.stdout)
    assert (summary["read"], summary["unchanged"], summary["failed"], summary["documents"]) == (0, 2, 0, 2)


def test_read_fails_when_nothing_can_be_read(tmp_path: Path) -> None:
    done = stemma_("read", tmp_path / "nowhere.txt", "--ledger", tmp_path / "l", "--workers", 1)
    assert done.exit_code == 1
    assert "1 source could not be read" in done.stderr


def test_a_report_without_text_is_no_failure_and_no_success(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" \n")
    done = stemma_("read", tmp_path / "empty.txt", "--ledger", tmp_path / "l", "--workers", 1)
    assert done.exit_code == 1
    assert "0 read, 1 without text. " in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "x", "--group-by", "weather"],
        ["read", "x", "--workers", "0"],
        ["read", "x", "--without-rule", "weather"],
        ["show", "weather"],
        ["show", "claim"],
        ["show", "stories", "--text"],
        ["show", "stories", "story-1"],
        ["report"],
        ["export", "--format", "stone"],
        ["extract"],
        ["weather"],
    ],
)
def test_wrong_usage_ends_with_2_and_a_word_of_advice(arguments: list[str], ledger: Path) -> None:
    known = ["--ledger", str(ledger)] if arguments[:1] == ["show"] else []
    done = stemma_(*arguments, *known)
    assert done.exit_code == 2
    assert done.stderr.strip() and "Traceback" not in done.output


def test_commands_on_a_directory_without_ledger_say_how_to_make_one(tmp_path: Path) -> None:
    for arguments in (["show"], ["export"], ["report", "-o", tmp_path / "page.html"]):
        done = stemma_(*arguments, "--ledger", tmp_path)
        assert done.exit_code == 1
        assert "no ledger" in done.stderr and "stemma read" in done.stderr


def test_read_does_not_scribble_into_a_folder_of_other_files(reports: Path) -> None:
    done = stemma_("read", reports, "--ledger", reports, "--workers", 1)
    assert done.exit_code == 1 and "holds other files" in done.stderr
    assert sorted(path.name for path in reports.iterdir()) == ["bridge.txt", "reopened.txt"]


# ------------------------------------------------------------------ show


@pytest.mark.parametrize("what", ["ledger", "stories", "series", "relations", "origins", "passages"])
def test_show_prints_a_table_or_its_records(what: str, ledger: Path) -> None:
    assert stemma_("show", what, "--ledger", ledger).exit_code == 0
    done = stemma_("show", what, "--ledger", ledger, "--json")
    assert done.exit_code == 0
    types = {record["type"] for record in records(done.stdout)}
    expected = {"stories": {"story"}, "series": {"series"}, "relations": {"relation"}, "passages": {"passage"}}
    assert types <= expected.get(what, types)


def test_show_takes_the_beginning_of_an_id_and_its_part_after_the_kind(ledger: Path) -> None:
    (story, *_) = records(stemma_("show", "stories", "--ledger", ledger, "--json").stdout)
    whole = str(story["id"])
    for name in (whole, whole[:-3], whole.partition("-")[2][:9]):
        done = stemma_("show", "story", name, "--ledger", ledger, "--json")
        assert [record["id"] for record in records(done.stdout)] == [whole], done.output
        assert whole in stemma_("show", "story", name, "--ledger", ledger).stdout


def test_show_claim_opens_on_the_words_of_the_reports(ledger: Path) -> None:
    claims = [
        r for r in records(stemma_("show", "ledger", "--ledger", ledger, "--json").stdout) if r["type"] == "claim"
    ]
    assert claims
    done = stemma_("show", "claim", claims[0]["id"], "--ledger", ledger)
    assert done.exit_code == 0 and str(claims[0]["id"]) in done.stdout


def test_an_unknown_id_is_answered_with_those_there_are(ledger: Path) -> None:
    done = stemma_("show", "document", "bridges.txt", "--ledger", ledger)
    assert done.exit_code == 1 and "did you mean bridge.txt" in done.stderr
    done = stemma_("show", "document", "weather", "--ledger", ledger)
    assert done.exit_code == 1 and "bridge.txt, reopened.txt" in done.stderr


def test_the_text_of_a_document_is_printed_exactly(tmp_path: Path) -> None:
    text = "\n\n  Ostwick \u2014 \u00e9t\u00e9\r\nno newline at the end \U0001f309\x00\t"
    (tmp_path / "odd.jsonl").write_text(json.dumps({"id": "odd", "text": text}))
    assert stemma_("read", tmp_path / "odd.jsonl", "--ledger", tmp_path / "l", "--workers", 1).exit_code == 0
    done = stemma_("show", "document", "odd", "--text", "--ledger", tmp_path / "l")
    assert done.stdout_bytes == text.encode()


def test_a_ledger_that_is_behind_its_documents_says_so(tmp_path: Path) -> None:
    from stemma.records import Document, Extraction
    from stemma.store import LedgerStore

    with LedgerStore.create(tmp_path / "l") as store:
        store.add([Extraction(Document("a", "", "0", status="empty"))])
    assert "interrupted" in stemma_("show", "--ledger", tmp_path / "l").stderr


# ------------------------------------------------------------------ report, export, extract, demo


def test_export_to_a_file_and_to_standard_output_are_the_same(ledger: Path, tmp_path: Path) -> None:
    output = tmp_path / "ledger.jsonl"
    assert stemma_("export", "--ledger", ledger, "-o", output).exit_code == 0
    printed = stemma_("export", "--format", "jsonl", "--ledger", ledger).stdout
    assert output.read_text("utf-8") == printed
    assert {"document", "block", "quantity", "story", "claim"} <= {str(r["type"]) for r in records(printed)}
    assert not [r for r in records(printed) if r["type"] == "document" and "text" in r]


def test_export_repeats_what_extract_gives(reports: Path, ledger: Path) -> None:
    extracted = records(stemma_("extract", reports, "--with-text", "--workers", 1).stdout)
    exported = records(stemma_("export", "--with-text", "--ledger", ledger).stdout)
    assert [record for record in extracted if record not in exported] == []
    assert {r["text"] for r in extracted if r["type"] == "document"} == {BRIDGE, REOPENED}


def test_export_of_one_story_leaves_the_others_out(ledger: Path) -> None:
    (story, *_) = records(stemma_("show", "stories", "--ledger", ledger, "--json").stdout)
    only = records(stemma_("export", "--story", story["id"], "--ledger", ledger).stdout)
    assert [record["id"] for record in only if record["type"] == "story"] == [story["id"]]
    assert {record["id"] for record in only if record["type"] == "document"} == set(story["documents"])  # type: ignore[call-overload]


def test_report_writes_one_page_and_says_where(ledger: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = stemma_("report", "--ledger", ledger, "-o", page)
    assert done.exit_code == 0 and str(page) in done.stdout
    assert page.read_text("utf-8").lstrip().lower().startswith("<!doctype html>")
    for place in (tmp_path, tmp_path / "no" / "page.html"):
        done = stemma_("report", "--ledger", ledger, "-o", place)
        assert done.exit_code == 1 and "-o" in done.stderr


def test_extract_streams_records_with_an_error_record_for_what_fails(reports: Path, tmp_path: Path) -> None:
    done = stemma_("extract", reports / "bridge.txt", tmp_path / "nowhere.txt", "--workers", 1)
    assert done.exit_code == 0
    documents = [record for record in records(done.stdout) if record["type"] == "document"]
    assert [document["status"] for document in documents] == ["ok", "error"]
    assert documents[1]["error"]
    assert "1 read, 0 without text, 1 failed" in done.stderr
    assert stemma_("extract", tmp_path / "nowhere.txt", "--workers", 1).exit_code == 1


def test_extract_reads_standard_input() -> None:
    done = CliRunner().invoke(app, ["extract", "-", "--workers", "1"], input=json.dumps({"id": "a", "text": BRIDGE}))
    assert done.exit_code == 0, done.output
    assert "More than 300" in {record.get("surface") for record in records(done.stdout)}


def test_extract_ends_quietly_when_its_reader_goes_away(tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_text("".join(json.dumps({"text": BRIDGE * 20}) + "\n" for _ in range(40)))
    running = process("extract", tmp_path / "many.jsonl", "--workers", 1)
    assert running.stdout is not None and running.stderr is not None
    running.stdout.readline()
    running.stdout.close()
    assert running.wait(60) == 141
    assert running.stderr.read() == b""
    running.stderr.close()


def test_demo_prints_the_ledger_and_the_path_of_the_report(tmp_path: Path) -> None:
    page = tmp_path / "demo.html"
    done = stemma_("demo", "--ledger", tmp_path / "l", "-o", page, "--no-open")
    assert done.exit_code == 0, done.output
    assert f"Report: {page}" in done.stdout and page.is_file()
    assert "6 reports" in done.stdout


# ------------------------------------------------------------------ interrupted and killed


def many(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        text = BRIDGE.replace("Ostwick", f"Ost{number % 7}wick").replace("300", str(300 + number))
        (folder / f"{number:03}.txt").write_text(text * 3)
    return folder


def stored(ledger: Path) -> int:
    """How many documents a ledger holds by now, seen from outside while it is written."""
    try:
        with sqlite3.connect(f"file:{ledger}/ledger.sqlite?mode=ro", uri=True) as raw:
            return int(raw.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.Error:
        return 0


def test_a_killed_run_resumes_and_gives_the_ledger_of_an_undisturbed_one(tmp_path: Path) -> None:
    """Killed with SIGKILL before it began, when the first documents are in, and once more later."""
    folder = many(tmp_path / "reports", 40)
    assert stemma_("read", folder, "--ledger", tmp_path / "whole", "--workers", 1).exit_code == 0
    ledger = tmp_path / "ledger"
    kept = 0
    for wanted in (0, 1, 20):
        running = process("read", folder, "--ledger", ledger, "--workers", 2, "--json")
        while stored(ledger) < wanted and running.poll() is None:
            time.sleep(0.01)
        if not wanted:
            time.sleep(0.3)
        running.send_signal(signal.SIGKILL)
        running.communicate()
        assert stored(ledger) >= kept, "what was committed is kept"
        kept = stored(ledger)
        if kept:
            assert stemma_("show", "stories", "--ledger", ledger).exit_code == 0
    assert kept
    last = stemma_("read", folder, "--ledger", ledger, "--json", "--workers", 1)
    (summary,) = records(last.stdout)
    assert summary["unchanged"] == kept, "finished documents are not read again"
    assert summary["documents"] == 40
    exports = [stemma_("export", "--with-text", "--ledger", tmp_path / name).stdout for name in ("whole", "ledger")]
    assert exports[0] == exports[1]


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_an_interrupted_run_says_so_keeps_its_work_and_ends_with_130(tmp_path: Path) -> None:
    folder = many(tmp_path / "reports", 200)
    running = process("read", folder, "--ledger", tmp_path / "l", "--workers", 2, start_new_session=True)
    while not stored(tmp_path / "l") and running.poll() is None:
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"interrupted" in said and b"Traceback" not in said
    assert stored(tmp_path / "l") > 0


@pytest.mark.parametrize("name", ["bogus", "spacy:not_installed"])
def test_an_unknown_annotator_is_told_before_anything_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("Nine boats sank on Monday.", encoding="utf-8")
    done = stemma_("extract", tmp_path / "a.txt", "--annotator", name)
    assert done.exit_code == 2
    assert name.removeprefix("spacy:") in done.stderr
    assert not done.stdout


def test_a_ledger_is_never_written_over(reports: Path, tmp_path: Path) -> None:
    place = tmp_path / "ledger"
    assert stemma_("read", reports, "--ledger", place).exit_code == 0
    before = (place / "ledger.sqlite").read_bytes()
    for command in (["export"], ["report"]):
        done = stemma_(*command, "--ledger", place, "-o", place / "ledger.sqlite")
        assert done.exit_code == 1
        assert "lies in a ledger" in done.stderr
    assert (place / "ledger.sqlite").read_bytes() == before


def test_what_could_not_be_read_is_not_counted_as_a_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nine boats sank off Orlem on Monday, the harbour board said.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 50)
    done = stemma_("read", tmp_path, "--ledger", tmp_path.parent / f"{tmp_path.name}-ledger")
    assert "1 read, 1 failed" in done.stdout
    assert "holds 1 report" in done.stdout
