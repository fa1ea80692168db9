"""The commands and the Python API tell the same of a ledger on SQLite and on PostgreSQL."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Place
from typer.testing import CliRunner

import stemma
from stemma.cli import app

FIRST = "Lock gate fails at Ostern\n\nOSTERN, June 3, 2031 - The canal board said on Tuesday that 12 barges had sunk.\n"
LATER = (
    "Barges lost at Ostern\n\nOSTERN, June 3, 2031 - The canal board said on Tuesday that 15 barges had sunk when a "
    "lock gate failed at Ostern.\n"
)


def told(place: Place, *arguments: str) -> str:
    done = CliRunner().invoke(app, [*arguments, "--ledger", str(place)], env={"STEMMA_ACTOR": "Ana Reyes"})
    assert done.exit_code == 0, done.output
    return done.stdout


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_configured_read_compared_decided_and_exported(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STEMMA_CONFIG", str(tmp_path / "stemma.toml"))
    (tmp_path / "stemma.toml").write_text('[policies]\npreferred = "cautious"\n\n[vague-words]\nseveral = [4, 9]\n')
    (tmp_path / "first.txt").write_text(FIRST)
    told(place, "read", str(tmp_path / "first.txt"), "--workers", "1")
    (tmp_path / "later.txt").write_text(LATER)
    told(place, "read", str(tmp_path / "later.txt"), "--workers", "1")

    changed = lines(told(place, "diff", "--since", "1d", "--json"))
    assert all(report in json.dumps(changed) for report in ("first.txt", "later.txt"))
    assert "cautious" in told(place, "config", "show")

    rows = list(csv.DictReader(io.StringIO(told(place, "export", "--format", "csv", "--table", "claim"))))
    figures = {row["id"]: float(row["value.lower"]) for row in rows if row["kind"] == "figure"}
    assert sorted(figures.values()) == [12, 15]
    wrong = next(id_ for id_, lower in figures.items() if lower == 15)
    told(place, "decide", "reject", wrong, "--reason", "counts boats")

    ledger = stemma.open(place)
    claims = {claim.id: claim for story in ledger.stories for claim in story.claims}
    records = {r["id"]: r for r in lines(told(place, "export")) if r["type"] == "claim"}
    assert {id_: claim.rank for id_, claim in claims.items()} == {id_: r["rank"] for id_, r in records.items()}
    assert records[wrong]["state"] == "rejected" and records[wrong]["rank"] == "deprecated"
    assert all(claims[id_].lower == lower for id_, lower in figures.items())
    ledger.close()
    assert wrong not in json.dumps(lines(told(place, "review", "--list", "--json")))
    told(place, "decisions", "--verify")
    told(place, "doctor", "--check")
