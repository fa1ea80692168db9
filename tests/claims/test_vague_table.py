"""The table of vague words: as published, and as a user may change it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stemma.claims import vague
from stemma.cli import app

PUBLISHED = Path(__file__).parents[2] / "docs" / "vague-numbers.md"


def test_the_published_table_is_the_one_in_force() -> None:
    rows = re.findall(r"^\| ([a-z ]+) \| ([\d,]+) \| ([\d,]+) \|$", PUBLISHED.read_text(encoding="utf-8"), re.M)
    published = {word: (int(low.replace(",", "")), int(high.replace(",", ""))) for word, low, high in rows}
    assert published == vague.CONVENTION


@pytest.mark.parametrize(
    ("name", "text"),
    [("ours.toml", 'dozens = [12, 120]\n"tens of thousands" = [10_000, 100_000]\n'), ("ours.json", '{"dozens": [12, 120]}')],
)  # fmt: skip
def test_a_file_replaces_its_entries_and_no_others(
    name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_text(text)
    monkeypatch.setenv(vague.VARIABLE, str(tmp_path / name))
    assert vague.interval(("dozens",)) == (12, 120)
    assert vague.interval(("few", "dozen")) == (12, 120)
    assert vague.interval(("hundreds",)) == vague.CONVENTION["hundreds"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[1, 2]", "no table"),
        ("{", "neither JSON nor TOML"),
        ('{"oodles": [1, 2]}', "'oodles' is no vague word"),
        ('{"dozens": [12]}', "two numbers"),
        ('{"dozens": [true, 20]}', "two numbers"),
        ('{"dozens": [120, 12]}', "lower end"),
    ],
)
def test_what_is_wrong_with_a_table_is_said(text: str, said: str, tmp_path: Path) -> None:
    table, report = tmp_path / "ours.json", tmp_path / "report.txt"
    table.write_text(text)
    report.write_text("Dozens of cows were lost.")
    with pytest.raises(ValueError, match=said):
        vague.read_table(table)
    done = CliRunner().invoke(app, ["extract", str(report), "--vague-table", str(table)])
    assert done.exit_code == 2 and said in done.output


def intervals(output: str) -> list[tuple[float, float]]:
    rows = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    return [(row["lower"], row["upper"]) for row in rows if row["type"] == "quantity"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_extract_reads_by_the_table_given(workers: str, tmp_path: Path) -> None:
    table, report = tmp_path / "ours.toml", tmp_path / "report.txt"
    table.write_text("dozens = [12, 120]")
    report.write_text("Dozens of cows were lost in the flood at Ostwick on Monday.")
    command = [sys.executable, "-m", "stemma", "extract", str(report), "--workers", workers]
    plain = subprocess.run(command, capture_output=True, text=True, check=True)
    assert intervals(plain.stdout) == [(24, 100)]
    ours = subprocess.run([*command, "--vague-table", str(table)], capture_output=True, text=True, check=True)
    assert intervals(ours.stdout) == [(12, 120)]


def test_another_table_is_another_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(vague.VARIABLE, raising=False)
    table, report, ledger = tmp_path / "ours.toml", tmp_path / "report.txt", tmp_path / "ledger"
    table.write_text("dozens = [12, 120]")
    report.write_text("Dozens of cows were lost in the flood at Ostwick on Monday.")
    read = ["read", str(report), "--ledger", str(ledger), "--workers", "1", "--json"]
    assert json.loads(CliRunner().invoke(app, read).output)["read"] == 1
    assert json.loads(CliRunner().invoke(app, read).output)["unchanged"] == 1
    assert json.loads(CliRunner().invoke(app, [*read, "--vague-table", str(table)]).output)["read"] == 1
