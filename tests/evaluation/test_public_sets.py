"""NewsQuant and the Recognizers specifications: how our records are put in the words of another set."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from stemma.cli import app
from stemma.evaluation import Share, records_of_texts
from stemma.evaluation.newsquant import as_newsquant, evaluate_newsquant, texts
from stemma.evaluation.recognizers import evaluate_recognizers, not_shared


def record(form: str, **fields: Any) -> dict[str, Any]:
    return {"type": "quantity", "document": "a", "form": form, "amount": None, "lower": None, "upper": None, **fields}


@pytest.mark.parametrize(
    ("one", "value", "unit", "change"),
    [
        (record("exact", amount=9.0, unit="USD/gram"), 9.0, "dollar per gram", "="),
        (record("at_most", upper=4.0, unit="kilometre per hour"), 4.0, "kilometre per hour", "<"),
        (record("more_than", lower=0.5, unit="ratio"), 0.5, "percentage", ">"),
        (record("approximate", amount=3.0, lower=2.7, upper=3.3, unit="EUR"), 3.0, "euro", "~"),
        (record("change", amount=-2.0, lower=-2.0, upper=-2.0, unit="percent"), -2.0, "percentage", "down"),
        (record("range", lower=4.0, upper=6.0, thing={"head": "goat", "label": "brown goats"}), (4.0, 6.0), "goat", "="),
        (record("vague", lower=24.0, upper=100.0, surface="Dozens"), (12, 120), "-", "="),
        (record("vague", lower=2e5, upper=1e6, surface="hundreds of thousands"), (1e5, 1e6), "-", "="),
        (record("exact", amount=34.0, unit="year-old"), 34.0, "year of age", "="),
        (record("relative", relative={"factor": 0.4}, unit="percent"), 40.0, "percentage", "="),
    ],
)  # fmt: skip
def test_a_record_in_the_words_of_the_set(one: dict[str, Any], value: object, unit: str, change: str) -> None:
    read = as_newsquant(one)
    assert read is not None
    assert read.value == value and unit in read.units and read.change == change


def test_a_record_without_a_number_is_none_of_the_set() -> None:
    assert as_newsquant(record("vague")) is None


ROWS = [
    {
        "id": "a",
        "text": "About 40 goats and a 7-year-old mule were lost.",
        "quantities": [
            {"change": "~", "value": "40.0", "unit": "goats", "normalized_unit": "goat"},
            {"change": "=", "value": "7.0", "unit": "year-old", "normalized_unit": "year of age"},
        ],
    },
    {"id": "b", "text": "Nothing is left of the mill.", "quantities": []},
]


def test_sentences_of_the_set_are_read_with_their_ages() -> None:
    records = [one for one in records_of_texts(texts(ROWS), ages=True) if one["type"] == "quantity"]
    result = evaluate_newsquant(ROWS, {"a": records})
    assert [score.f1 for score in result.scores] == [1.0, 1.0, 1.0], result.faults
    assert result.counts == {"sentences all right": 2, "sentences without figures that got one": 0}


def test_each_kind_of_fault_is_told() -> None:
    told = [
        record("exact", amount=40.0, thing={"head": "sheep", "label": "sheep"}),
        record("exact", amount=3.0),
    ]
    result = evaluate_newsquant(ROWS, {"a": told, "b": [record("exact", amount=1.0)]})
    assert sorted(one.kind for one in result.faults) == ["change", "extra", "extra", "missed", "unit"]
    assert (result.score("value").hits, result.score("value and unit").hits) == (1, 0)


def case(text: str, kind: str, value: str | None, subtype: str | None = None) -> dict[str, Any]:
    resolution = {"value": value} | ({"subtype": subtype} if subtype else {})
    results = [{"start": 0, "end": len(text) - 1, "text": text, "type": kind, "resolution": resolution}]
    return {"id": text, "text": text, "results": results}


CASES = [
    case("minus seven point nought four", "number", "-7.04"),
    case("2 hundred and one", "number", "201"),
    case("more than 4 and less than 9", "numberrange", "(4,9)"),
    case("at least 12", "numberrange", "[12,)"),
    case("61%", "percentage", "61%"),
    case("eleven dollars and nine cents", "currency", "11.09"),
    case("30 knots", "dimension", "30"),
    case("three fortieths", "number", "0.075", "fraction"),
]


@pytest.mark.parametrize("one", CASES, ids=lambda one: str(one["id"]))
def test_the_grammar_reads_the_value(one: dict[str, Any]) -> None:
    result = evaluate_recognizers([one])
    assert result.shares[-1] == Share("all", 1, 1), result.faults


@pytest.mark.parametrize(
    "one",
    [
        case("2^9", "number", "512", "power"),
        case("pesos", "currency", None),
        case("0 . 95", "number", "0.95"),
        case("7G", "number", "7000000000"),
        case("two hundred fifths", "number", "40", "fraction"),
    ],
    ids=lambda one: str(one["id"]),
)
def test_what_is_not_shared_is_counted_apart(one: dict[str, Any]) -> None:
    assert not_shared(one["text"], one["results"][0])
    assert evaluate_recognizers([one]).shares[-1].of == 0


def test_the_commands(tmp_path: Path) -> None:
    rows, cases = tmp_path / "rows.jsonl", tmp_path / "cases.jsonl"
    rows.write_text("\n".join(map(json.dumps, ROWS)))
    cases.write_text("\n".join(map(json.dumps, CASES)))
    first = CliRunner().invoke(app, ["evaluate", "newsquant", str(rows), "--json"])
    assert json.loads(first.output)["scores"]["value and unit"]["f1"] == 1.0
    second = CliRunner().invoke(app, ["evaluate", "recognizers", str(cases)])
    assert second.exit_code == 0 and "all" in second.output
