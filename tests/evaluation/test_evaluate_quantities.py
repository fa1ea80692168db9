"""`stemma evaluate quantities`: what counts as found, right and too much."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from stemma.cli import app
from stemma.evaluation import Run, Score, read_lines, records_of_texts
from stemma.evaluation.labels import labels_of
from stemma.evaluation.quantities import evaluate_quantities
from stemma.evaluation.unit_names import factor_between, same_unit

SENTENCE = "Rescuers counted fewer than 90 goats on Hill 44, and about 12 km of fence was gone."

LABELS: list[dict[str, Any]] = [
    {
        "id": "goats",
        "sentence": SENTENCE,
        "quantities": [
            {"start": 28, "end": 30, "text": "fewer than 90", "op": "lt", "point": None, "lo": None, "hi": 90,
             "kind": "count", "unit": "goat", "heads": ["goat"]},
            {"start": 60, "end": 62, "text": "about 12 km", "op": "approx", "point": 12, "lo": None, "hi": None,
             "kind": "distance", "unit": "km", "heads": None},
        ],
        "must_not_extract": [{"start": 45, "end": 47, "text": "44"}],
    }
]  # fmt: skip


def record(start: int, end: int, form: str, **fields: Any) -> dict[str, Any]:
    return {
        "type": "quantity", "document": "goats", "start": start, "end": end, "numeral": {"start": start, "end": end},
        "form": form, "amount": None, "lower": None, "upper": None, "lower_closed": False, "upper_closed": False,
        "block": "body", "flags": [], "confidence": 0.9, **fields,
    }  # fmt: skip


UNDER_90 = record(28, 30, "less_than", upper=90.0, thing={"head": "goat", "label": "goats", "start": 31, "end": 36})
TWELVE = record(60, 62, "approximate", amount=12.0, lower=10.8, upper=13.2, unit="kilometre", confidence=0.8)
HILL = record(45, 47, "exact", amount=44.0, lower=44.0, upper=44.0, confidence=0.5)


def measure(*records: dict[str, Any]) -> Any:
    return evaluate_quantities(labels_of(LABELS), {"goats": list(records)})


def test_all_right() -> None:
    result = measure(UNDER_90, TWELVE)
    assert [score.f1 for score in result.scores] == [1.0, 1.0, 1.0]
    assert result.counts["traps"] == 1 and result.counts["traps fired"] == 0
    rights = {share.name: share.right for share in result.shares if share.of}
    assert rights["unit"] == rights["head of the thing"] == 1
    assert not result.faults


def test_nothing_found() -> None:
    result = measure()
    assert result.score("exact") == Score("exact", 0, 0, 2)
    assert [fault.kind for fault in result.faults] == ["missed", "missed"]


@pytest.mark.parametrize(
    ("records", "kind"),
    [
        ([UNDER_90, TWELVE, HILL], "trap"),
        ([UNDER_90, TWELVE, record(0, 8, "exact", amount=1.0)], "extra"),
        ([UNDER_90, TWELVE, {**TWELVE, "amount": 13.0}], "double"),
        ([{**UNDER_90, "upper_closed": True, "form": "at_most"}, TWELVE], "form"),
        ([{**UNDER_90, "upper": 99.0}, TWELVE], "value"),
        ([{**UNDER_90, "upper_closed": True}, TWELVE], "form"),
    ],
)
def test_each_fault_is_told(records: list[dict[str, Any]], kind: str) -> None:
    result = measure(*records)
    assert [fault.kind for fault in result.faults] == [kind]
    assert result.score("exact").f1 < 1


def test_a_figure_marked_as_furniture_neither_costs_nor_earns() -> None:
    result = measure(UNDER_90, {**TWELVE, "flags": ["furniture"]}, {**HILL, "block": "related"})
    assert result.score("found").found == 1
    assert result.counts["traps fired as furniture"] == 1
    assert result.counts["traps fired"] == 0


def test_the_curve_is_over_what_is_at_least_so_sure() -> None:
    curve = dict(measure(UNDER_90, TWELVE, HILL).curve)
    assert (curve[0.9].precision, curve[0.9].recall) == (1.0, 0.5)
    assert (curve[0.8].precision, curve[0.8].recall) == (1.0, 1.0)
    assert curve[0.5].found == 3


def test_corrected_records_are_labels() -> None:
    wanted = labels_of([UNDER_90, {**TWELVE, "level": "secondary"}, {**HILL, "level": "trap"}])
    result = evaluate_quantities(wanted, {"goats": [UNDER_90, HILL]})
    assert result.score("exact") == Score("exact", 1, 2, 1)
    assert result.counts["traps fired"] == 1


def test_labels_of_a_report_say_day_and_exclusion() -> None:
    label = {
        "id": "7", "file": "goats", "start": 17, "end": 30, "text": "fewer than 90", "num_start": 28, "num_end": 30,
        "level": "core", "kind": "count", "op": "lt", "point": None, "lo": None, "hi": 90, "as_of": "2031-05",
        "as_of_local": True, "exclusion_span": {"start": 31, "end": 36}, "counted_span": {"text": "young goats of the hill"},
    }  # fmt: skip
    told = {
        **UNDER_90,
        "as_of": {"start": "2031-05-01", "end": "2031-05-31", "basis": "May"},
        "excludes": [{"start": 30, "end": 40, "text": "lambs"}],
    }
    result = evaluate_quantities(labels_of([label]), {"goats": [told]})
    assert {share.name: share.value for share in result.shares if share.of} == {
        "exact: less_than": 1.0, "head of the thing": 1.0, "as of": 1.0, "as of, in the file": 1.0, "excludes": 1.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "factor"),
    [
        ("km2", "square kilometre", 1.0),
        ("square kilometre", "hectare", 100.0),
        ("ratio", "percent", 100.0),
        ("kilometre", "m", 1000.0),
        ("m3/s", "cubic metre per second", 1.0),
        ("USD", "$", 1.0),
    ],
)
def test_units_are_compared_by_what_they_are(one: str, other: str, factor: float) -> None:
    assert same_unit(one, other)
    assert factor_between(one, other) == pytest.approx(factor)


def test_other_units_are_not_the_same() -> None:
    assert not same_unit("metre", "square metre")
    assert not same_unit("USD", "EUR")
    assert not same_unit(None, "kilometre")


def test_sentences_can_be_read_here() -> None:
    run = Run(records_of_texts({"goats": SENTENCE}), ["goats"])
    result = evaluate_quantities(labels_of(LABELS), run.of_type("quantity"))
    assert result.score("exact").f1 == 1.0, result.faults


def test_a_document_is_known_by_its_name_its_path_or_its_text() -> None:
    import hashlib

    named = [
        {"type": "document", "id": "x1", "path": "some/where/goats.txt"},
        {"type": "document", "id": "x2", "sha256": hashlib.sha256(b"bleat").hexdigest()},
        {**UNDER_90, "document": "x1"},
        {**UNDER_90, "document": "x2"},
        {**UNDER_90, "document": "https://farm.example/sheep.html"},
        {**UNDER_90, "document": "stranger"},
    ]
    run = Run(named, ["goats", "sheep", "lamb"], {"lamb": "bleat"})
    assert {key: len(found) for key, found in run.of_type("quantity").items()} == {"goats": 1, "lamb": 1, "sheep": 1}
    assert run.unknown == {"stranger"}


# ------------------------------------------------------------------ the command


def test_the_command_prints_scores_and_one_object(tmp_path: Path) -> None:
    labels, records = tmp_path / "labels.jsonl", tmp_path / "records.jsonl"
    labels.write_text("\n".join(map(json.dumps, LABELS)) + "\n\n")
    records.write_text("\n".join(map(json.dumps, [UNDER_90, HILL])))
    plain = CliRunner().invoke(app, ["evaluate", "quantities", str(labels), str(records), "--faults"])
    assert plain.exit_code == 0, plain.output
    assert "traps fired: 1" in plain.output and "missed  goats  about 12 km" in plain.output
    told = json.loads(CliRunner().invoke(app, ["evaluate", "quantities", str(labels), str(records), "--json"]).output)
    assert told["scores"]["exact"]["precision"] == 0.5
    assert told["counts"]["traps fired"] == 1


def test_records_may_come_from_a_pipe(tmp_path: Path) -> None:
    labels = tmp_path / "labels.jsonl"
    labels.write_text("\n".join(map(json.dumps, LABELS)))
    piped = "\n".join(map(json.dumps, [UNDER_90, TWELVE]))
    done = CliRunner().invoke(app, ["evaluate", "quantities", str(labels)], input=piped)
    assert done.exit_code == 0 and "exact    1.000" in done.output


@pytest.mark.parametrize(("content", "said"), [("[1]\n", "no JSON object"), ("{", "line 1"), ('{"a": 1}', "label")])
def test_what_is_wrong_with_a_file_is_one_line(tmp_path: Path, content: str, said: str) -> None:
    labels = tmp_path / "labels.jsonl"
    labels.write_text(content)
    done = CliRunner().invoke(app, ["evaluate", "quantities", str(labels), str(labels)])
    assert done.exit_code == 2
    assert said in done.output and "Traceback" not in done.output


def test_packed_labels_are_unpacked(tmp_path: Path) -> None:
    import gzip

    packed = tmp_path / "labels.jsonl.gz"
    packed.write_bytes(gzip.compress(json.dumps(LABELS[0]).encode()))
    assert list(read_lines(packed)) == LABELS
