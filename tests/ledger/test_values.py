"""Intervals compared and told: pairs of figures -> equal, overlapping, inside, rounded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.ledger.values import (
    centre,
    coincidence,
    equal,
    overlap,
    ratio_words,
    rounding,
    significant_digits,
    strictly_inside,
    words,
)
from stemma.records import Value


def v(form: str, lower: float | None, upper: float | None, unit: str | None = None) -> Value:
    return Value(
        form, lower, upper, form not in ("less_than", "at_most", "more_than"), form not in ("less_than", "vague"), unit
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (v("exact", 1200, 1200), "1,200"),
        (v("less_than", None, 1200), "fewer than 1,200"),
        (v("at_most", None, 20), "at most 20"),
        (v("more_than", 75, None, "percent"), "more than 75 percent"),
        (v("approximate", 900, 1100), "about 1,000"),
        (v("range", 150, 200), "150 to 200"),
        (v("exact", 43_885_310, 43_885_310, "USD"), "$43,885,310"),
        (v("exact", 2.5e9, 2.5e9, "EUR"), "€2.5 billion"),
        (v("exact", 1 / 3, 1 / 3, "ratio"), "a third of the whole"),
        (v("exact", 13, 13, "nautical mile"), "13 nautical miles"),
        (v("less_than", None, 1, "square kilometre"), "less than 1 square kilometre"),
    ],
)
def test_words(value: Value, text: str) -> None:
    assert words(value) == text


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        (v("exact", 44e6, 44e6, "USD"), v("exact", 43_885_310, 43_885_310, "USD"), "rounded"),
        (v("exact", 43e6, 43e6, "USD"), v("exact", 43_885_310, 43_885_310, "USD"), "cut off"),
        (v("exact", 35.7, 35.7, "percent"), v("exact", 35.72, 35.72, "percent"), "rounded"),
        (v("approximate", 900, 1100), v("exact", 1000, 1000), "hedge"),
        (v("vague", 24, 100), v("exact", 36, 36), "vague"),
        (v("exact", 10, 10), v("exact", 12, 12), None),
        (v("exact", 30, 30, "percent"), v("approximate", 32.4, 39.6, "percent"), None),
        (v("exact", 1300, 1300), v("exact", 1300, 1300, "USD"), None),
        (v("at_most", None, 20), v("exact", 20, 20), None),
    ],
)
def test_rounding(a: Value, b: Value, found: str | None) -> None:
    reason = rounding(a, b)
    assert (reason is None) == (found is None)
    assert found is None or found in reason  # type: ignore[operator]


@pytest.mark.parametrize(
    ("number", "digits"), [(43_885_310, 7), (44_000_000, 2), (35.7, 3), (35.72, 4), (1000, 1), (0, 1), (12, 2)]
)
def test_significant_digits(number: float, digits: int) -> None:
    assert significant_digits(number) == digits


def test_a_long_number_tells_more_than_a_short_one() -> None:
    order = [v("vague", 200, 1000), v("exact", 2, 2), v("exact", 27, 27), v("exact", 43_885_310, 43_885_310)]
    assert [coincidence(x) for x in order] == sorted(coincidence(x) for x in order)


def test_the_smallest_ratio_of_two_intervals_is_told() -> None:
    assert ratio_words(v("less_than", None, 400), v("range", 6000, 8000)) == "at least fifteen times"
    assert ratio_words(v("exact", 12, 12), v("exact", 13, 13)) is None


ends = st.one_of(st.none(), st.floats(0, 1e12, allow_nan=False))


@st.composite
def values(draw: st.DrawFn) -> Value:
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    form = draw(
        st.sampled_from(["exact", "approximate", "less_than", "at_most", "more_than", "at_least", "range", "vague"])
    )
    unit = draw(st.sampled_from([None, "percent", "USD", "ratio"]))
    return Value(form, low, high, draw(st.booleans()), draw(st.booleans()), unit)  # type: ignore[arg-type]


@given(values(), values())
def test_comparisons_never_raise_and_agree(a: Value, b: Value) -> None:
    assert equal(a, b) == equal(b, a)
    assert overlap(a, b) == overlap(b, a)
    assert not (strictly_inside(a, b) and strictly_inside(b, a))
    assert words(a)
    assert centre(a) >= 0
    rounding(a, b)
    ratio_words(a, b)
