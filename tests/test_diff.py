"""What changed since a time: by when reports were read, with their versions, and by when they were published."""

from __future__ import annotations

import datetime
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from stemma.changes import KINDS
from stemma.cli import app
from stemma.commands.common import Sorry
from stemma.commands.diff import moment

FIRST = {
    "gazette": "Barge sinks off Senn\n\nThe Senn Harbour Board said on 4 May 2031 that 27 people were killed when a barge sank off "
    "Senn on 3 May 2031. Divers searched the wreck of the barge until the evening.\n",
    "market": "Spring market in Tarn\n\nThe mayor of Tarn said that 900 stalls were let at the spring market on 4 May 2031.\n",
}
LATER = {
    "post": "Barge disaster off Senn\n\nThe Senn Harbour Board said on 4 May 2031 that 27 people were killed when a barge sank off "
    "Senn on 3 May 2031. The union of ferry workers disputed this and said that 40 people were killed when the barge sank.\n",
}
DAYS = {"gazette": "2031-05-04", "market": "2031-05-04", "post": "2031-05-05"}
OLD, NEW = "2031-05-05T06:00:00+00:00", "2031-05-06T07:00:00+00:00"


def run(*arguments: object, code: int = 0) -> Result:
    result = CliRunner().invoke(app, [*map(str, arguments)])
    assert result.exit_code == code, result.output
    return result


def put(file: Path, texts: dict[str, str]) -> None:
    records = [{"id": name, "text": text, "published": DAYS[name]} for name, text in texts.items()]
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports that were read on 5 May 2031; since then another came, and one of the first was changed."""
    folder = tmp_path_factory.mktemp("diff")
    directory, reports = folder / "ledger", folder / "reports.jsonl"
    put(reports, FIRST)
    run("read", reports, "--ledger", directory, "--workers", 1)
    with sqlite3.connect(directory / "ledger.sqlite") as connection:
        connection.execute("UPDATE documents SET read_at = ?", [OLD])
    put(reports, {**LATER, "market": FIRST["market"].replace("900", "700")})
    run("read", reports, "--ledger", directory, "--workers", 1)
    with sqlite3.connect(directory / "ledger.sqlite") as connection:
        connection.execute("UPDATE documents SET read_at = ? WHERE read_at != ?", [NEW, OLD])
    return directory


def changed(ledger: Path, *options: str) -> list[dict[str, Any]]:
    found = run("diff", "--ledger", ledger, "--json", *options).stdout
    return [json.loads(line) for line in found.splitlines()]


def test_each_kind_of_change_is_told_with_its_evidence(ledger: Path) -> None:
    found = changed(ledger, "--since", "2031-05-06")
    kinds = {one["kind"] for one in found}
    assert {"report", "silent_edit", "conflict", "new", "supported"} <= kinds <= set(KINDS)
    (report,) = (one for one in found if one["kind"] == "report")
    assert report["text"].startswith("post: Barge disaster off Senn")
    (edit,) = (one for one in found if one["kind"] == "silent_edit")
    assert "900" in edit["text"] and "700" in edit["text"] and "2031-05-05" in edit["text"]
    assert [span["text"] for span in edit["evidence"]] == ["700"]
    (conflict,) = (one for one in found if one["kind"] == "conflict")
    assert {span["document"] for span in conflict["evidence"]} >= {"post"}
    assert "27" in conflict["text"] and "40" in conflict["text"]
    supported = next(one for one in found if one["kind"] == "supported" and one["text"].startswith("27 "))
    assert "in 2 reports, 1 before" in supported["text"]
    assert not any(one["story_is_new"] for one in found)


def test_the_terminal_tells_story_by_story_and_counts(ledger: Path) -> None:
    told = run("diff", "--ledger", ledger, "--since", "2031-05-06").stdout
    assert "silent edit: market said 900" in told
    assert "2 stories changed since 2031-05-06 00:00 UTC, by when reports were read:" in told
    assert "1 conflict" in told
    assert "nothing changed" in run("diff", "--ledger", ledger, "--since", "2031-06-01").stdout


def test_until_leaves_out_what_came_after(ledger: Path) -> None:
    found = changed(ledger, "--since", "2031-05-01", "--until", "2031-05-05")
    assert {one["kind"] for one in found} == {"report", "new"}
    assert {one["story_is_new"] for one in found} == {True}
    assert not any("40" in one["text"] for one in found)


def test_by_publication_goes_by_the_dates_of_the_reports(ledger: Path) -> None:
    found = changed(ledger, "--since", "2031-05-05", "--by", "published")
    assert {one["kind"] for one in found} >= {"report", "conflict"}
    assert [one["text"][:4] for one in found if one["kind"] == "report"] == ["post"]
    assert changed(ledger, "--since", "2031-05-07", "--by", "published") == []


def test_only_stories_with_something_new_are_made_again(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from stemma import changes

    built: list[set[str]] = []
    original = changes.build

    def counting(extractions: Any, *rest: Any) -> Any:
        built.append({e.document.id for e in extractions})
        return original(extractions, *rest)

    monkeypatch.setattr(changes, "build", counting)
    changed(ledger, "--since", "2031-05-05", "--by", "published")
    assert built == [{"gazette"}]


def test_a_text_that_is_worked_on_anew_is_no_change(tmp_path: Path) -> None:
    put(tmp_path / "reports.jsonl", FIRST)
    run("read", tmp_path / "reports.jsonl", "--ledger", tmp_path / "ledger", "--workers", 1)
    with sqlite3.connect(tmp_path / "ledger" / "ledger.sqlite") as connection:
        connection.execute("UPDATE documents SET read_at = '2020-01-01T00:00:00+00:00'")
    run("read", tmp_path / "reports.jsonl", "--ledger", tmp_path / "ledger", "--workers", 1, "--annotator", "rules")
    assert changed(tmp_path / "ledger", "--since", "1d") == []


NOW = datetime.datetime(2031, 5, 10, 12, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("text", "end", "time"),
    [
        ("7d", False, "2031-05-03T12:00:00+00:00"),
        ("90m", False, "2031-05-10T10:30:00+00:00"),
        ("2w", False, "2031-04-26T12:00:00+00:00"),
        ("2031-05-01", False, "2031-05-01T00:00:00+00:00"),
        ("2031-05-01", True, "2031-05-02T00:00:00+00:00"),
        ("2031-05-01T08:00+02:00", False, "2031-05-01T06:00:00+00:00"),
    ],
)
def test_times_are_read(text: str, end: bool, time: str) -> None:
    assert moment(text, NOW, "--since", end).isoformat() == time


@pytest.mark.parametrize("text", ["", "yesterday", "7", "2031-13-01", "99999999d"])
def test_what_is_no_time_says_so(text: str) -> None:
    with pytest.raises(Sorry, match="is no time"):
        moment(text, NOW, "--since")


def test_the_end_must_come_after_the_start(ledger: Path) -> None:
    result = run("diff", "--ledger", ledger, "--since", "2031-05-02", "--until", "2031-05-01T00:00", code=2)
    assert "lies before" in result.output
