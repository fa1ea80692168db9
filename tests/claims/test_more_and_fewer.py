""" "30 more than", "300 fewer", "1,000 down on": differences with what they are reckoned from; "400 a day": rates of what is counted."""

from __future__ import annotations

import pytest

from stemma.claims import extract_quantities
from stemma.language import get_annotator
from stemma.records import Block, Document, Quantity


def figures(text: str) -> list[Quantity]:
    document = Document(id="made", text=text, sha256="", blocks=(Block("made", 0, len(text), "body"),))
    return extract_quantities(document, get_annotator("trained").annotate(document))


@pytest.mark.parametrize(
    ("text", "amount", "head", "base"),
    [
        ("There are 25 more porters than in 2029.", 25.0, "porter", "in 2029"),
        ("The mill employs 340 fewer weavers than before.", -340.0, "weaver", "before"),
        ("Wardens counted 1,600 fewer thefts last year.", -1600.0, "theft", None),
        ("The Reed Party won 51 more than in the previous vote.", 51.0, None, "in the previous vote"),
    ],
)
def test_a_difference_is_no_stock(text: str, amount: float, head: str | None, base: str | None) -> None:
    (one,) = figures(text)
    assert (one.form, one.amount) == ("change", amount)
    assert one.relative is not None and one.relative.operation == "difference"
    assert one.relative.direction == ("up" if amount > 0 else "down")
    assert head is None or (one.thing is not None and one.thing.head == head)
    span = one.relative.base
    assert (text[span.start : span.end] if span is not None else None) == base


@pytest.mark.parametrize("text", ["Three more miners died in hospital.", "Divers found 12 more bodies in the lake."])
def test_further_ones_are_counted(text: str) -> None:
    assert [one.form for one in figures(text)] == ["exact"]


@pytest.mark.parametrize(
    "text",
    ["On average 14 people a day die on the pass.", "Calls reached 450 a day.", "Boats carry 3,000 pilgrims per day."],
)
def test_so_many_a_day_are_a_rate(text: str) -> None:
    assert [one.measure for one in figures(text)] == ["rate"]


def test_a_measure_with_its_thing_between_has_its_period() -> None:
    (one,) = figures("The pipe carries 48bn cubic metres of gas a year.")
    assert (one.unit, one.measure, one.thing and one.thing.head) == ("cubic metre per year", "rate", "gas")
