"""A bare number that is a rate told in percent, and the bare numbers that are none."""

from __future__ import annotations

import pytest

from stemma.pipeline import read_source
from stemma.records import Quantity, Source


def figures(sentence: str) -> dict[str, Quantity]:
    extraction = read_source(Source("a", text=f"News from Ostrel\n\n{sentence}", published="2031-05-06"))
    return {q.surface: q for q in extraction.quantities}


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("The return showed that her 2029 tax rate was 28.4, with no deduction.", "28.4"),
        ("The jobless rate in the port of Tolle stood at 4.1 in May.", "4.1"),
        ("The bank left its interest rate at 3.75 on Tuesday.", "3.75"),
        ("Its occupancy rate: 81.", "81"),
        ("The literacy rate is now 93, the ministry said.", "93"),
    ],
)
def test_a_rate_told_in_percent(sentence: str, figure: str) -> None:
    found = figures(sentence)
    assert figure in found and found[figure].unit == "percent", sorted(found)


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("His heart rate was 72 when he arrived.", "72"),
        ("The birth rate was 12.3 per 1,000 women.", "12.3"),
        ("The exchange rate stood at 7.2 on Tuesday.", "7.2"),
        ("The tax rate was discussed by 35 councillors.", "35"),
        ("At that interest rate, 40 farms would close.", "40"),
        ("The employment rate was 5 points higher in Ostrel.", "5"),
        ("The growth rate was given, and 12 were dismissed.", "12"),
    ],
)
def test_other_numbers(sentence: str, figure: str) -> None:
    found = figures(sentence)
    assert figure in found and found[figure].unit != "percent", sorted(found)
