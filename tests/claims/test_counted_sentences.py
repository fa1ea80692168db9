"""The tables of `counted_sentences` and `news_sentences`: what each figure of a sentence counts, in which role, on which terms."""

from __future__ import annotations

import datetime
import math

import pytest
from tests.claims.counted_sentences import SENTENCES
from tests.claims.news_sentences import NEWS

from stemma.claims.quantities import extract_quantities
from stemma.language import get_annotator
from stemma.records import Block, Document, Quantity, TimeInterval

_ANNOTATOR = get_annotator()
_DAY = datetime.date(2031, 5, 15)
#: Sign before a value -> form, and the end that the value is.
_BOUNDS = {
    "<=": ("at_most", "upper"),
    ">=": ("at_least", "lower"),
    "<": ("less_than", "upper"),
    ">": ("more_than", "lower"),
}


def _rows() -> list[tuple[str, list[str]]]:
    lines = [line for line in (SENTENCES + NEWS).splitlines() if line.strip()]
    return [(text, below.strip().split(" | ")) for text, below in zip(lines[::2], lines[1::2], strict=True)]


def quantities(text: str) -> list[Quantity]:
    published = TimeInterval(_DAY, _DAY, "given")
    document = Document(
        "made.txt", text, "", blocks=(Block("made.txt", 0, len(text), "body"),), published=published
    )  # fmt: skip
    return extract_quantities(document, _ANNOTATOR.annotate(document))


def _near(number: float | None, wanted: str) -> bool:
    return number is not None and math.isclose(number, float(wanted), rel_tol=2e-3)


def _has_value(value: str, quantity: Quantity) -> bool:
    if value == "*":
        return True
    if value[0] == "c":
        return quantity.form == "change" and _near(quantity.amount, value[1:])
    if value[0] == "x":
        factor = quantity.relative.factor if quantity.relative is not None else quantity.amount
        return _near(factor, value[1:])
    if value[0] == "~":
        return quantity.form == "approximate" and _near(quantity.amount, value[1:])
    if value.endswith("%"):
        return quantity.unit == "percent" and _near(quantity.amount, value[:-1])
    if ".." in value:
        lower, _, upper = value.partition("..")
        return _near(quantity.lower, lower) and _near(quantity.upper, upper)
    for sign, (form, end) in _BOUNDS.items():
        if value.startswith(sign):
            return quantity.form == form and _near(getattr(quantity, end), value[len(sign) :])
    if value[-3:].isupper():
        return quantity.unit == value[-3:] and _near(quantity.amount, value[:-3])
    if quantity.relative is not None and quantity.relative.resolved is not None:
        return _near(quantity.relative.resolved.lower, value)
    return quantity.form == "exact" and _near(quantity.amount, value)


def _told(name: str, wanted: str, quantity: Quantity, text: str) -> bool:
    """Does the quantity say what `name=wanted` asks for?"""
    words = wanted.replace("_", " ")
    if name == "pol":
        return quantity.polarity == wanted
    if name == "flag":
        return wanted in quantity.flags
    if name == "in":
        return any(words in one.text for one in quantity.includes)
    if name == "ex":
        return any(words in one.text for one in quantity.excludes)
    if name == "place":
        return [place.name for place in quantity.places] == [words]
    if name == "hedge":
        return wanted in quantity.hedges
    if name == "meas":
        return wanted in ("*", quantity.measure)
    if name == "asof":
        return quantity.as_of is not None and str(quantity.as_of.end) == wanted
    if name == "base":
        base = quantity.relative.base if quantity.relative is not None else None
        return base is not None and words in text[base.start : base.end]
    raise ValueError(f"nothing is called {name}")


@pytest.mark.parametrize(("text", "wanted"), _rows())
def test_what_is_counted(text: str, wanted: list[str]) -> None:
    found = quantities(text)
    assert len(found) == len(wanted), [one.surface for one in found]
    for specification, quantity in zip(wanted, found, strict=True):
        value, *parts = specification.split()
        head, role = [*parts, "*", "*"][:2]
        assert _has_value(value, quantity), (quantity.surface, quantity.form, quantity.lower, quantity.upper)
        if head != "*":
            assert (quantity.thing.head if quantity.thing is not None else "-") == head, quantity.surface
        if role != "*":
            assert (quantity.role or "-").replace(" ", "_") == role, quantity.surface
        asked = dict(part.split("=", 1) for part in parts[2:])
        for name, said in {"pol": "asserted", **asked}.items():
            assert _told(name, said, quantity, text), (quantity.surface, name, said)
