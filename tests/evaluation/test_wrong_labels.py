"""A file of the wrong kind, or no records at all: told in one line, without a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stemma.cli import app

LABEL = {"id": "a", "sentence": "Nine goats bleated.", "quantities": []}


@pytest.mark.parametrize(
    ("kind", "line", "said"),
    [
        ("recognizers", {"id": "a", "text": "two"}, "line 1 has no field 'results'"),
        ("recognizers", {"id": "a", "text": "two", "results": [{}]}, "is no Recognizers-Text file"),
        ("newsquant", {"id": "a", "text": "two"}, "line 1 has no field 'quantities'"),
        ("newsquant", {"id": "a", "text": "two", "quantities": [7]}, "is no NewsQuant file"),
        ("muc4", {"id": "a", "text": "two"}, "line 1 has no field 'fills'"),
        ("muc4", {"id": "a", "text": "two", "fills": 4}, "is no MUC-4 file"),
        ("quantities", {"type": "quantity"}, "no field 'document'"),
        ("quantities", {"id": "a", "sentence": "x", "quantities": [1]}, "is no label file"),
        ("statements", {"id": "a", "attributions": []}, "no field 'text'"),
    ],
)
def test_labels_of_another_kind(tmp_path: Path, kind: str, line: dict[str, object], said: str) -> None:
    labels, records = tmp_path / "labels.jsonl", tmp_path / "records.jsonl"
    labels.write_text(json.dumps(line))
    records.write_text(json.dumps({"type": "document", "id": "a"}))
    given = [str(labels)] if kind == "recognizers" else [str(labels), str(records)]
    done = CliRunner().invoke(app, ["evaluate", kind, *given])
    assert done.exit_code == 2, done.output
    assert said in done.output and str(labels) in done.output and "Traceback" not in done.output


def test_no_records_are_no_run_with_nothing_found(tmp_path: Path) -> None:
    labels = tmp_path / "labels.jsonl"
    labels.write_text(json.dumps(LABEL))
    done = CliRunner().invoke(app, ["evaluate", "quantities", str(labels)], input="")
    assert done.exit_code == 1
    assert "no records on standard input" in done.output


@pytest.mark.parametrize("name", ["spacy:", "spacy:../../etc", "spacy:a b"])
def test_a_name_that_is_no_package(tmp_path: Path, name: str) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Nine goats.")
    done = CliRunner().invoke(app, ["extract", str(text), "--annotator", name])
    assert done.exit_code == 2
    assert "names no package" in done.output and "install" not in done.output
