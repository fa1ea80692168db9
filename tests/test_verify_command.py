"""`stemma verify` and `--as-of` as a person meets them: verdicts, exit codes, errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from stemma.cli import app

EARLY = """Landslide at Brenna Pass kills five

4 June 2031

Five people were killed when a landslide hit the road over Brenna Pass on Tuesday, the Ulm Rescue Service said.
"""
LATE = """Brenna Pass landslide: nine dead

6 June 2031

The number of people killed by the landslide on Brenna Pass has risen to nine, the Ulm Rescue Service said on Friday.
"""
UNDATED = """Brenna Pass

A landslide on Brenna Pass buried 14 cars, the Ulm Rescue Service said.
"""


def stemma_(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pass")
    for name, text in (("early", EARLY), ("late", LATE), ("undated", UNDATED)):
        (folder / f"{name}.txt").write_text(text)
    where = tmp_path_factory.mktemp("ledgers") / "pass"
    assert stemma_("read", folder, "--ledger", where, "--workers", 1).exit_code == 0
    return where


def test_exit_codes_tell_the_verdict(ledger: Path) -> None:
    good = stemma_("verify", "The landslide on Brenna Pass killed nine people.", "--ledger", ledger)
    assert (good.exit_code, good.stdout.split()[0]) == (0, "SUPPORTED"), good.output
    assert "late:" in good.stdout and "1 origin" in good.stdout
    bad = stemma_("verify", "The landslide on Brenna Pass killed 90 people.", "--ledger", ledger)
    assert (bad.exit_code, bad.stdout.split()[0]) == (4, "CONTRADICTED"), bad.output
    other = stemma_("verify", "An avalanche on Mount Ruva killed nine people.", "--ledger", ledger)
    assert other.exit_code == 3, other.output


def test_a_file_of_claims_as_json(ledger: Path, tmp_path: Path) -> None:
    claims = tmp_path / "claims.txt"
    claims.write_text("The landslide killed nine people.\n\nThe landslide buried 14 buses.\n", encoding="utf-8")
    told = stemma_("verify", "--file", claims, "--ledger", ledger, "--json")
    records = [json.loads(line) for line in told.stdout.splitlines()]
    assert [record["type"] for record in records] == ["verdict", "verdict"]
    assert records[0]["verdict"] == "supported" and records[1]["verdict"] != "supported"
    assert set(records[0]["parts"][0]["evidence"][0]["span"]) == {"document", "start", "end"}
    piped = stemma_("verify", "--file", "-", "--ledger", ledger, "--json", stdin=claims.read_text())
    assert piped.stdout == told.stdout
    assert told.exit_code == 3


def test_what_was_known_then(ledger: Path) -> None:
    claim = "Nine people were killed by the landslide on Brenna Pass."
    then = stemma_("verify", claim, "--ledger", ledger, "--as-of", "2031-06-05")
    assert then.exit_code != 0
    assert "1 of 3 reports were out" in then.stderr and "undated.txt" in then.stderr
    assert stemma_("verify", claim, "--ledger", ledger, "--as-of", "2031-06-06").exit_code == 0
    buried = ("verify", "The landslide on Brenna Pass buried 14 cars.", "--ledger", ledger, "--as-of", "2031-06-06")
    assert stemma_(*buried).exit_code != 0
    assert stemma_(*buried, "--undated").exit_code == 0


def test_show_replays_a_series_and_finds_it_by_its_id_of_today(ledger: Path) -> None:
    now = [json.loads(line) for line in stemma_("show", "series", "--ledger", ledger, "--json").stdout.splitlines()]
    killed = next(series for series in now if series["role"] == "killed")
    then = stemma_("show", "series", killed["id"], "--ledger", ledger, "--as-of", "2031-06-05", "--json")
    record = json.loads(then.stdout)
    assert len(record["claims"]) < len(killed["claims"]) and record["preferred"] in record["claims"]
    claim = stemma_("show", "claim", record["preferred"], "--ledger", ledger, "--as-of", "2031-06-05")
    assert "5" in claim.stdout and claim.exit_code == 0
    before = stemma_("show", "series", killed["id"], "--ledger", ledger, "--as-of", "2031-01-01")
    assert before.exit_code == 1 and "was out by then" in before.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "give one claim"),
        (("x", "--file", "y"), 2, "give one claim"),
        (("Nine people died.", "--as-of", "yesterday"), 2, "2024-05-15"),
        (("Nine people died.", "--undated"), 2, "goes with --as-of"),
        (("Nine people died.", "--story", "nowhere"), 1, "no story 'nowhere'"),
        (("--file", "no-such-file.txt"), 1, "no-such-file.txt"),
        (("",), 3, ""),
        (("Neun Menschen wurden bei dem Erdrutsch am Pass getötet, wie die Bergwacht mitteilte.",), 3, ""),
    ],
)
def test_wrong_usage_says_what_to_do(ledger: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    done = stemma_("verify", *arguments, "--ledger", ledger)
    assert done.exit_code == code, done.output
    assert words in done.stderr


def test_no_ledger_and_an_empty_file(tmp_path: Path, ledger: Path) -> None:
    missing = stemma_("verify", "Nine people died.", "--ledger", tmp_path / "none")
    assert missing.exit_code == 1 and "there is no ledger" in missing.stderr
    (tmp_path / "blank.txt").write_text("\n \n")
    assert stemma_("verify", "--file", tmp_path / "blank.txt", "--ledger", ledger).exit_code == 2


def test_a_claim_cannot_steer_the_terminal(ledger: Path) -> None:
    done = stemma_("verify", "\x1b[31mFive\x1b[0m people \u202ewere killed", "--ledger", ledger)
    assert "people were killed" in done.stdout
    assert not {"\x1b", "\u202e"} & set(done.stdout)
