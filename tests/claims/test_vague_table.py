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


def test_a_table_in_force_replaces_the_convention_while_it_lasts() -> None:
    with vague.by({**vague.CONVENTION, "dozens": (12, 120)}):
        assert vague.interval(("dozens",)) == (12, 120)
        assert vague.interval(("few", "dozen")) == (12, 120)
        assert vague.interval(("hundreds",)) == vague.CONVENTION["hundreds"]
    assert vague.interval(("dozens",)) == (24, 100)


def intervals(output: str) -> list[tuple[float, float]]:
    rows = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    return [(row["lower"], row["upper"]) for row in rows if row["type"] == "quantity"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_extract_reads_by_the_table_given(workers: str, tmp_path: Path) -> None:
    table, report = tmp_path / "ours.toml", tmp_path / "report.txt"
    table.write_text("[vague-words]\ndozens = [12, 120]")
    report.write_text("Dozens of cows were lost in the flood at Ostwick on Monday.")
    command = [sys.executable, "-m", "stemma", "extract", str(report), "--workers", workers]
    plain = subprocess.run(command, capture_output=True, text=True, check=True)
    assert intervals(plain.stdout) == [(24, 100)]
    ours = subprocess.run([*command, "--config", str(table)], capture_output=True, text=True, check=True)
    assert intervals(ours.stdout) == [(12, 120)]


def test_another_table_is_another_reading(tmp_path: Path) -> None:
    table, report, ledger = tmp_path / "ours.toml", tmp_path / "report.txt", tmp_path / "ledger"
    table.write_text("[vague-words]\ndozens = [12, 120]")
    report.write_text("Dozens of cows were lost in the flood at Ostwick on Monday.")
    read = ["read", str(report), "--ledger", str(ledger), "--workers", "1", "--json"]
    assert json.loads(CliRunner().invoke(app, read).output)["read"] == 1
    assert json.loads(CliRunner().invoke(app, read).output)["unchanged"] == 1
    assert json.loads(CliRunner().invoke(app, [*read, "--config", str(table)]).output)["read"] == 1
