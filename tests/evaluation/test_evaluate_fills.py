"""`stemma evaluate muc4`: which record counts the string of a template, and when its number is right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from stemma.cli import app
from stemma.evaluation import records_of_texts
from stemma.evaluation.fills import evaluate_fills, fills_of

TEXT = (
    "VELDEN, 3 MAR 31 -- [TEXT] RAIDERS ATTACKED THE OSKA FERRY LAST NIGHT AND\n"
    "SET FIRE TO ITS CARGO OF TIMBER, WHICH WAS TO GO TO TARRIN.  THEY KILLED AT LEAST\n"
    "12 PASSENGERS, THE HARBOUR POLICE SAID TODAY.  FOUR GUARDS WERE WOUNDED WHEN THE\n"
    "RAIDERS CAME ABOARD FROM SMALL BOATS.  THE FERRY IS NOW AT THE QUAY AND WILL BE\n"
    "REPAIRED.  THE RAIDERS TOOK NEARLY 30 SAILORS WITH THEM ON LEAVING THE SHIP, AS\n"
    "THE COOK HAS TOLD OUR REPORTER.  NOTHING IS KNOWN OF THEIR DEMANDS, AND NOBODY\n"
    "HAS HEARD OF THE CAPTIVES SINCE.\n"
)


def fill(raw: str, *counts: tuple[float | None, float | None, bool]) -> dict[str, Any]:
    return {"strings": [raw], "count": [list(count) for count in counts], "raw": raw}


MESSAGE = {
    "id": "ferry",
    "text": TEXT,
    "fills": [
        fill("PASSENGERS", (12, None, False)),
        fill("GUARDS", (5, 5, False)),
        fill("CAPTIVES", (30, 30, True)),
        fill("MIRELA DOST", (1, 1, False)),
        fill("RAIDERS", (2, None, False)),
    ],
}


def test_single_people_and_plurals_are_left_out() -> None:
    fills, texts = fills_of([MESSAGE, {"id": "none", "text": "NOTHING.", "fills": []}])
    assert [one.raw for one in fills] == ["PASSENGERS", "GUARDS", "CAPTIVES"]
    assert list(texts) == ["ferry"]


def test_the_number_of_a_string() -> None:
    fills, texts = fills_of([MESSAGE])
    records = [one for one in records_of_texts(texts) if one["type"] == "quantity"]
    result = evaluate_fills(fills, texts, {"ferry": records})
    shares = {share.name: share.right for share in result.shares}
    # the passengers with their bound across a line's end, the captives by the last count of people before them
    assert shares["value or bound"] == 2
    assert shares["value and bound"] == 2
    assert [(fault.kind, fault.wanted) for fault in result.faults] == [("value", "GUARDS")]
    assert result.score("told").found == 3


def test_nothing_found_is_nothing_right() -> None:
    fills, texts = fills_of([MESSAGE])
    result = evaluate_fills(fills, texts, {})
    assert [share.right for share in result.shares if share.name.startswith("value")] == [0, 0]
    assert len(result.faults) == 3


def test_the_command_reads_the_messages_itself(tmp_path: Path) -> None:
    labels = tmp_path / "messages.jsonl"
    labels.write_text(json.dumps(MESSAGE) + "\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["evaluate", "muc4", str(labels), "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["shares"]["value or bound"]["right"] == 2


def test_lines_that_are_no_messages_are_told(tmp_path: Path) -> None:
    labels = tmp_path / "messages.jsonl"
    labels.write_text('{"id": "x"}\n', encoding="utf-8")
    done = CliRunner().invoke(app, ["evaluate", "muc4", str(labels)])
    assert done.exit_code == 2
    assert "is no MUC-4 file: line 1 has no field" in done.output
