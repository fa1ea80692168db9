"""What the README shows is what the program prints."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
REPORTS = ROOT / "src" / "stemma" / "data" / "example" / "reports"


def stemma(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "stemma", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
    )
    return done.stdout


def squeezed(text: str) -> str:
    """Without the identifiers and the white space at the ends of lines."""
    return "\n".join(line.rstrip() for line in re.sub(r"series-[0-9a-f]+", "series-ID", text).splitlines())


def test_the_series_shown_is_the_series_printed(tmp_path: Path) -> None:
    shown = README.split("keeps it true -->\n```\n")[1].split("\n```")[0]
    stemma("read", str(REPORTS), "--ledger", str(tmp_path / "ledger"))
    printed = stemma("show", "series", "--ledger", str(tmp_path / "ledger"))
    assert squeezed(shown) in squeezed(printed)


def test_the_two_commands_stand_in_the_first_screen() -> None:
    first = "\n".join(README.splitlines()[:24])
    assert "make demo" in first
    assert "make test" in first


@pytest.mark.parametrize("command", ["read", "watch", "show", "versions", "report", "export", "extract", "demo"])
def test_every_command_explains_itself_with_examples(command: str) -> None:
    text = stemma(command, "--help")
    assert "Examples:" in text
    assert f"stemma {command}" in text


def test_what_the_readme_links_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_figures_that_the_program_shows_of_itself_are_those_of_the_readme() -> None:
    section = README.split("## Measured")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:1] == "|"]
    shipped = json.loads((ROOT / "src" / "stemma" / "data" / "measured.json").read_text(encoding="utf-8"))
    assert [[row["what"], row["on"], row["figure"]] for row in shipped["measured"]] == rows[2:]
    assert shipped["note"] in " ".join(section.split())
