"""How the times of two figures lie to each other: days, months, years and what is told after them."""

from __future__ import annotations

import datetime
from types import SimpleNamespace

import pytest

from stemma.ledger.times import time_relation
from stemma.records import TimeInterval, Value


def at(first: str, last: str | None = None, source: str = "text", number: float = 10.0) -> SimpleNamespace:
    days = [datetime.date.fromisoformat(d) for d in (first, last or first)]
    return SimpleNamespace(
        as_of=TimeInterval(*days), as_of_from=source, undated_splice=False,
        value=Value("exact", number, number, True, True, None),
    )  # fmt: skip


YEAR, MONTH = ("2010-01-01", "2010-12-31"), ("2024-05-01", "2024-05-31")


@pytest.mark.parametrize(
    ("one", "other", "running", "expected"),
    [
        (at(*YEAR), at("2024-06-04", source="published", number=7.0), False, "a_first"),
        (at("2024-06-04", source="said", number=7.0), at(*YEAR), False, "b_first"),
        (at(*YEAR), at("2010-06-04", number=7.0), False, "same"),
        (at(*YEAR), at("2011-03-04", source="said", number=7.0), False, "same"),
        (at(*YEAR), at("2009-03-04", number=7.0), False, "b_first"),
        (at(*MONTH), at("2024-06-20", number=7.0), False, "same"),
        (at(*MONTH), at("2024-09-20", number=7.0), False, "a_first"),
        (at(*YEAR), at("2024-06-04", number=7.0), True, "other_period"),
        (at(*YEAR), at("2024-06-04", source="published"), False, "same"),
    ],
)
def test_a_period_and_a_day(one, other, running, expected):
    assert time_relation(one, other, running)[0] == expected
