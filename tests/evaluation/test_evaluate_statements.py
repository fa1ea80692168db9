"""`stemma evaluate statements`: what counts as the same words, the same source, the same speaker."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from stemma.cli import app
from stemma.evaluation.statements import evaluate_statements, found_of, labels_of, same_speaker

TEXT = "The Weir Board said that 40 boats were lost. “We ran,” said Mayor Orla Finch."


def span(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


LABELS: list[dict[str, Any]] = [
    {"doc": "weir.txt", "type": "indirect", "content": [span("40 boats were lost")], "speaker": span("The Weir Board"),
     "canonical_speaker": {"id": "weir", "name": "Weir Board"}},
    {"doc": "weir.txt", "type": "direct", "content": [span("“We ran,”")], "speaker": span("Mayor Orla Finch"),
     "canonical_speaker": {"id": "finch", "name": "Orla Finch, mayor"}},
    {"doc": "weir.txt", "type": "unattributed", "content": [span("lost")], "speaker": None},
]  # fmt: skip


def record(content: str, source: str, name: str, confidence: float = 0.9) -> dict[str, Any]:
    return {
        "type": "statement", "document": "weir.txt", "content": [span(content)], "source": [span(source)],
        "speaker": {"name": name, "entity": name.lower()}, "confidence": confidence,
    }  # fmt: skip


def test_marks_and_a_leading_that_make_no_difference() -> None:
    labels = labels_of(LABELS, {"weir.txt": TEXT})
    told = [
        record("that 40 boats were lost.", "The Weir Board", "Weir Board"),
        record("We ran", "Orla Finch", "Orla Finch"),
    ]
    result = evaluate_statements(labels, {"weir.txt": found_of(told, TEXT)}, {"weir.txt": TEXT})
    assert result.score("content exact").f1 == 1.0
    assert (result.score("direct: content exact").hits, result.score("direct: content exact").found) == (1, 1)
    shares = {share.name: (share.right, share.of) for share in result.shares}
    assert shares["source exact"] == (1, 2) and shares["source, any word"] == (2, 2)
    assert shares["speaker's name"] == (2, 2)


def test_each_record_is_right_once() -> None:
    labels = labels_of(LABELS[:1], {"weir.txt": TEXT})
    told = [
        record("40 boats", "The Weir Board", "Weir Board"),
        record("boats were lost", "The Weir Board", "Vesta", 0.5),
    ]
    result = evaluate_statements(labels, {"weir.txt": found_of(told, TEXT)}, {"weir.txt": TEXT})
    score = result.score("content, any word")
    assert (score.hits, score.found, score.wanted) == (1, 2, 1)
    assert result.score("content exact").hits == 0
    assert [(at, one.found) for at, one in result.curve if at in (0.9, 0.0)] == [(0.9, 1), (0.0, 2)]
    assert {fault.kind for fault in result.faults} >= {"content"}


@pytest.mark.parametrize(
    ("wanted", "given", "same"),
    [
        ("Weir Board", "the weir board", True),
        ("health ministry", "fisheries ministry", False),
        ("ministry", "ministry", True),
        ("Orla Finch", "Finch", True),
        ("Orla Finch", "", False),
    ],
)
def test_same_speaker(wanted: str, given: str, same: bool) -> None:
    assert same_speaker([wanted], [given]) is same


def test_labels_without_their_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text("\n".join(json.dumps(label) for label in LABELS))
    outcome = CliRunner().invoke(app, ["evaluate", "statements", str(path)])
    assert outcome.exit_code == 2 and "--texts" in outcome.output


def test_the_command_reads_texts_and_labels_that_hold_them(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "weir.txt").write_bytes(TEXT.encode())
    path = tmp_path / "labels.jsonl"
    path.write_text("\n".join(json.dumps(label) for label in LABELS))
    outcome = CliRunner().invoke(
        app, ["evaluate", "statements", str(path), "--texts", str(tmp_path / "texts"), "--json"]
    )
    assert outcome.exit_code == 0, outcome.output
    told = json.loads(outcome.stdout)
    assert told["scores"]["content, any word"]["wanted"] == 2
    assert told["scores"]["direct: content exact"]["hits"] == 1
    own = {"id": "a", "text": TEXT, "attributions": [{"content": [[25, 43]], "source": [[0, 14]], "cue": [[15, 19]]}]}
    path.write_text(json.dumps(own))
    outcome = CliRunner().invoke(app, ["evaluate", "statements", str(path), "--json"])
    assert json.loads(outcome.stdout)["scores"]["content, any word"]["wanted"] == 1
