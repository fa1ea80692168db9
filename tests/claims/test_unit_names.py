"""Every unit in our records is one that pint reads, but for the few that only the news has."""

from __future__ import annotations

import pytest

from stemma.claims.currencies import CURRENCY_BEFORE
from stemma.claims.measures import DURATIONS, MEASURES
from stemma.evaluation.unit_names import factor_between, pint_unit

#: Units without a size, or that pint leaves out.
NEWS_ONLY = {
    "assist per game", "brake horsepower", "deadweight ton", "frame per second", "magnitude", "metric horsepower", "night",
    "part per billion", "part per million", "point per game", "rebound per game",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted({*MEASURES.values(), *DURATIONS.values()} - NEWS_ONLY))
def test_pint_reads_the_name(name: str) -> None:
    assert pint_unit(name) is not None


@pytest.mark.parametrize(
    ("one", "other", "factor"),
    [
        ("mile per hour", "kilometre per hour", 1.609344),
        ("hectare", "square metre", 10_000),
        ("pound-mass", "kilogram", 0.45359237),
        ("kilowatt hour", "megawatt hour", 0.001),
        ("nautical mile", "metre", 1852),
        ("cubic foot per second", "cubic metre per second", 0.0283168),
    ],
)
def test_one_in_the_other(one: str, other: str, factor: float) -> None:
    assert factor_between(one, other) == pytest.approx(factor, rel=1e-5)


def test_currencies_are_codes_of_three_capitals() -> None:
    assert all(len(code) == 3 and code.isupper() for code in CURRENCY_BEFORE.values())
