"""Ages: no quantities of a report, and read when asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stemma.claims import extract, extract_ages
from stemma.cli import app
from stemma.language import get_annotator
from stemma.records import Annotation, Block, Document


def read(text: str) -> tuple[Document, Annotation]:
    document = Document(id="one", text=text, sha256="", blocks=(Block("one", 0, len(text), "body"),) if text else ())
    return document, get_annotator("trained").annotate(document)


@pytest.mark.parametrize(
    ("sentence", "ages"),
    [
        ("A 34-year-old baker was rescued.", [(34, "year-old")]),
        ("Mara Voss, 61, runs the ferry.", [(61, "year-old")]),
        ("The calf, aged six months, survived.", [(6, "month-old")]),
        ("Its twin is seven years old.", [(7, "year-old")]),
        ("She was 19 when the mine closed.", [(19, "year-old")]),
        ("The skull is 40,000 years old.", [(40_000, "year-old")]),
        ("The strike is 12 days old and has cost $3m.", [(12, "day-old")]),
        ("Twelve barns burnt down on 3 May.", []),
        ("", []),
    ],
)
def test_ages_are_read(sentence: str, ages: list[tuple[float, str]]) -> None:
    assert [(one.amount, one.unit) for one in extract_ages(*read(sentence))] == ages


@pytest.mark.parametrize("sentence", ["A 34-year-old baker was rescued.", "Mara Voss, 61, runs the ferry."])
def test_only_when_asked_for(sentence: str) -> None:
    assert not extract(*read(sentence)).quantities
    found = extract(*read(sentence), ages=True).quantities
    assert [one.flags for one in found] == [("age",)]
    assert all(sentence[one.start : one.end] == one.surface for one in found)


def test_the_command_has_an_option(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("A 34-year-old baker and two cooks were rescued from the mill at Ostwick on Monday.")
    done = CliRunner().invoke(app, ["extract", str(report), "--ages", "--workers", "1"])
    rows = [json.loads(line) for line in done.output.splitlines() if line.startswith('{"type":"quantity"')]
    assert [(row["amount"], row["unit"]) for row in rows] == [(34.0, "year-old"), (2.0, None)]
