"""How exactly the reports tell the day and the place of an event, in words and by the codes of two data sets.

Codes of UCDP GED (`date_prec`, `where_prec`) and of ACLED (`time_precision`, `geo_precision`), by their codebooks; None where a data
set has no code for it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.language.places.atlas import place
from stemma.records import Claim, Quantity, Story, TimeInterval

#: Words that put an event beside the place that is named.
_BESIDE = re.compile(r"\b(?:near|outside|close to|off|not far from|on the outskirts of)\s+(?:the\s+)?$", re.IGNORECASE)

#: Characters before a place in which such a word may stand.
_BEFORE = 24

Where = Literal["place", "near a place", "region", "country", "named"]
When = Literal["day", "days", "week", "month", "longer"]

#: Precision of a day -> (UCDP, ACLED).
DATE_CODES: dict[str, tuple[int, int | None]] = {
    "day": (1, 1), "days": (2, 2), "week": (3, 2), "month": (4, 3), "longer": (5, None),
}  # fmt: skip
#: Precision of a place -> (UCDP, ACLED).
PLACE_CODES: dict[str, tuple[int | None, int | None]] = {
    "place": (1, 1), "near a place": (2, 2), "region": (4, 3), "country": (6, None), "named": (None, None),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dated:
    """The days of an event, how exactly they are told (None: not at all), and on what they rest."""

    start: datetime.date | None
    end: datetime.date | None
    precision: When | None
    basis: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Its most exact place as written, the country's ISO code where the gazetteer has the place, and how exactly it is told."""

    name: str | None
    country: str | None
    precision: Where | None


def dated(quantities: Iterable[Quantity], story: Story | None) -> Dated:
    """The earliest day that the reports' words tell for one of these figures, else the days of the reports themselves."""
    told = [q.as_of for q in quantities if q.as_of is not None and q.as_of.start_offset is not None]
    closed = [time for time in told if time.start is not None and time.end is not None]
    if closed:
        first = min(closed, key=lambda time: (time.end, _days(time)))
        return Dated(
            first.start, first.end, _when(_days(first)), "the earliest day that the reports tell for a casualty"
        )
    if story is None or story.start is None or story.end is None:
        return Dated(None, None, None, "the reports do not say")
    days = (story.end - story.start).days + 1
    return Dated(story.start, story.end, _when(max(days, 2)), "the days of the reports: none is told for a casualty")


def _days(time: TimeInterval) -> int:
    assert time.start is not None and time.end is not None
    return (time.end - time.start).days + 1


def _when(days: int) -> When:
    """UCDP's steps: a day, 2 to 6, a week, up to 30 or a month, more."""
    if days == 1:
        return "day"
    if days <= 6:
        return "days"
    if days == 7:
        return "week"
    return "month" if days <= 31 else "longer"


def placed(claims: Sequence[Claim], mentions: Iterable[tuple[Quantity, str]]) -> Placed:
    """Of the places that the claims hold for the most exact one; `mentions` are their figures with the text of each report."""
    names = list(dict.fromkeys(name for claim in claims for name in claim.scope.places))
    found = [(name, place(name)) for name in names]
    rank = {"city": 0, "region": 1, "country": 2}
    known = sorted(
        ((rank[one.kind], at, name, one) for at, (name, one) in enumerate(found) if one is not None),
        key=lambda row: row[:2],
    )
    if not known:
        return Placed(names[0], None, "named") if names else Placed(None, None, None)
    _, _, name, best = known[0]
    precision: Where = {"city": "place", "region": "region", "country": "country"}[best.kind]  # type: ignore[assignment]
    if precision == "place" and _beside(name, mentions):
        precision = "near a place"
    return Placed(name, best.country or None, precision)


def _beside(name: str, mentions: Iterable[tuple[Quantity, str]]) -> bool:
    """Every figure that has the place says that it was beside it."""
    before = [
        text[max(0, where.start - _BEFORE) : where.start]
        for quantity, text in mentions
        for where in quantity.places
        if where.name == name
    ]
    return bool(before) and all(_BESIDE.search(words) for words in before)
