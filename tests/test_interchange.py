"""The public JSON Lines: names that others depend on."""

from __future__ import annotations

import datetime
import json

from stemma.interchange import claim_json, lineage_json, quantity_json, records_of_extraction, time_json, to_line
from stemma.records import (
    Block,
    Claim,
    Count,
    Document,
    Extraction,
    Independence,
    Lineage,
    Quantity,
    Scope,
    Span,
    TimeInterval,
    Value,
)

DAY = datetime.date(2024, 5, 15)
FIGURE = Quantity(
    id="q-1", document="a.txt", start=0, end=5, surface="1,200", numeral=Span(0, 5), form="exact", amount=1200,
    lower=1200, upper=1200, lower_closed=True, upper_closed=True,
)  # fmt: skip


def test_a_quantity_has_the_names_of_the_contract() -> None:
    contract = """type id document start end surface numeral form amount lower upper lower_closed upper_closed hedges unit
        thing role measure relative places excludes includes as_of polarity attribution block flags confidence"""
    assert set(contract.split()) <= set(quantity_json(FIGURE))


def test_an_unanchored_time_is_null_and_says_what_the_words_tell() -> None:
    time = TimeInterval(None, None, "5 December, no year", partial="--12-05")
    record = quantity_json(Quantity(**{f: getattr(FIGURE, f) for f in FIGURE.__slots__} | {"as_of": time}))
    assert record["as_of"] is None
    assert record["as_of_partial"] == "--12-05"


def test_a_time_is_an_interval_with_its_basis_and_offsets() -> None:
    assert time_json(TimeInterval(DAY, None, "since 15 May", 3, 15)) == {
        "start": "2024-05-15", "end": None, "basis": "since 15 May", "start_offset": 3, "end_offset": 15,
    }  # fmt: skip


def test_lineage_runs_from_and_to() -> None:
    record = lineage_json(Lineage("o-1", "a.txt", ("credit line",), 0.9, True))
    assert (record["from"], record["to"]) == ("o-1", "a.txt")


def test_bounded_counts_are_pairs() -> None:
    one = Count(1, 2)
    claim = Claim(
        id="c-1", kind="figure", story="story-1", proposition="1,200 cut off",
        value=Value("exact", 1200, 1200, True, True, None), as_of=None, scope=Scope(), polarity="asserted",
        asserters=(), confidence=0.5, drift=(), quantities=("q-1",), statements=(), rank="normal", rank_reason="only",
        independence=Independence(one, one, one, one),
    )  # fmt: skip
    assert claim_json(claim)["independence"] == {key: [1, 2] for key in ("texts", "origins", "utterances", "asserters")}


def test_text_is_written_only_when_asked_for() -> None:
    text = "One line."
    document = Document(id="a.txt", text=text, sha256="0" * 64, blocks=(Block("a.txt", 0, len(text), "body"),))
    without, block = records_of_extraction(Extraction(document))
    assert "text" not in without
    assert block["kind"] == "body"
    assert next(records_of_extraction(Extraction(document), with_text=True))["text"] == text


def test_any_text_becomes_one_valid_line() -> None:
    line = to_line({"type": "x", "text": "line\nfeed \u2028 \ud800 \x00"})
    line.encode("utf-8")
    assert "\n" not in line
    assert json.loads(line)["text"] == "line\nfeed \u2028 \ud800 \x00"
