"""What is compared between two units: one number for each kind of evidence.

Every kind has a short name here; what it weighs, and why, stands in the model (`model.json`).
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from stemma.records import TimeInterval
from stemma.stories.profiles import Places, Profiles, Values, Vectors
from stemma.stories.units import Unit

#: The kinds of evidence, in the order of the columns that `Comparer.of` gives.
KINDS: Final = (
    "base",
    "text",
    "title",
    "names",
    "strangers",
    "passages",
    "date",
    "particulars",
    "other days",
    "figure",
    "days",
    "weeks",
    "months",
)

#: Words of names from which a unit says where it is and with whom; and the share of them, by weight, that the other
#: must have too, at the least on one side, so that nothing speaks against one event.
NAMED, IN_COMMON = 6, 0.25
#: Words of names, and their cosine, from which two units speak of the same people and places.
PARTICULAR, SAME = 3, 0.7
#: Days between what two units speak of that mean nothing, and from which they speak of different days.
WEEK, APART = 7, 30
#: The gap in days at which each of the three weights on time is reached.
DAYS, WEEKS, MONTHS = 3, 30, 365


class When(NamedTuple):
    """What is asked of the time of a unit: see `Unit`."""

    published: TimeInterval | None
    not_before: datetime.date | None

    @classmethod
    def of(cls, unit: Unit) -> When:
        return cls(unit.published, unit.not_before)


class Comparer:
    """The evidence of pairs of units.  A pair comes out the same in any company."""

    def __init__(self, profiles: Profiles, times: Sequence[When]) -> None:
        self._profiles, self._times = profiles, times
        self._scratch = _Scratch.of(len(profiles.vocabulary))

    def of(self, one: int, others: Sequence[int], shares: Sequence[float]) -> Values:
        """A row for each of the others, a column for each of `KINDS`; `shares` of text as in `Pairs`."""
        profiles, scratch = self._profiles, self._scratch
        rows = np.zeros((len(others), len(KINDS)))
        column = dict(zip(KINDS, rows.T, strict=True))  # views: what is put in a column is put in the rows
        column["base"][:] = 1.0
        column["text"][:] = scratch.cosines(profiles.text, one, others)
        column["title"][:] = scratch.cosines(profiles.title, one, others)
        column["names"][:] = names = scratch.cosines(profiles.names, one, others)
        column["strangers"][:] = strange = scratch.strangers(profiles, one, others)
        column["passages"][:] = np.asarray(shares) * (1 - strange)
        dates, figures = profiles.dates, profiles.figures
        named = len(profiles.names.of(one)[0])
        for k, other in enumerate(others):
            same_figures = len(figures[one] & figures[other])
            same_day = bool(dates[one] & dates[other])
            telling = min(named, len(profiles.names.of(other)[0])) >= PARTICULAR and (same_day or same_figures)
            column["date"][k] = same_day
            # The reports of a very large event make its names and words common among the documents, so that the
            # text says little of it; who, where and when together still say that it is one.
            column["particulars"][k] = bool(telling and names[k] >= SAME)
            column["other days"][k] = other_days(dates[one], dates[other])
            column["figure"][k] = min(2, same_figures)
            days = gap(self._times[one], self._times[other])
            if days:
                for name, most in (("days", DAYS), ("weeks", WEEKS), ("months", MONTHS)):
                    column[name][k] = min(days, most) / most
        return rows


@dataclass(frozen=True)
class _Scratch:
    """Room for one value of each term, 0 everywhere between two uses, so that a pair costs as much as its terms."""

    values: Values
    places: Places
    flags: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, terms: int) -> _Scratch:
        return cls(np.zeros(terms), np.zeros(terms, np.int64), np.zeros(terms, bool))

    def cosines(self, vectors: Vectors, one: int, others: Sequence[int]) -> Values:
        """The cosine of one vector and each of the others, all of length 1; 0 for an empty one."""
        terms, values = vectors.of(one)
        theirs, weights, rows = vectors.of_all(others)
        self.values[terms] = values
        sums: Values = np.bincount(rows, self.values[theirs] * weights, minlength=len(others)).astype(np.float64)
        self.values[terms] = 0.0
        return sums

    def strangers(self, profiles: Profiles, one: int, others: Sequence[int]) -> Values:
        """How little two units have of their names in common: 1 for nothing at all, 0 for enough or for few names.

        Two floods are told in the same words; what tells them apart is the river and the town.  A name of the one is
        met in the names or in the text of the other.
        """
        mine, weights = profiles.names.of(one)
        if len(mine) < NAMED:
            return np.zeros(len(others))
        theirs, values, rows = profiles.names.of_all(others)
        text, _, text_rows = profiles.text.of_all(others)
        met = np.zeros((len(others), len(mine)), bool)
        self.places[mine] = np.arange(1, len(mine) + 1)
        for terms, row in ((theirs, rows), (text, text_rows)):
            at = self.places[terms]
            hit = np.flatnonzero(at)
            met[row[hit], at[hit] - 1] = True
        self.places[mine] = 0
        of_mine = (met * (weights * weights)).sum(axis=1)
        own_text, _ = profiles.text.of(one)
        self.flags[mine] = self.flags[own_text] = True
        of_theirs = np.bincount(rows, values * values * self.flags[theirs], minlength=len(others))
        self.flags[mine] = self.flags[own_text] = False
        strange: Values = np.maximum(0.0, 1 - np.maximum(of_mine, of_theirs) / IN_COMMON)
        strange[np.bincount(rows, minlength=len(others)) < NAMED] = 0.0
        return strange


def other_days(a: frozenset[str], b: frozenset[str]) -> float:
    """How far the days of the calendar that both speak of lie apart: 0 up to a week, 1 from `APART` days on.

    Years are often left out, so that the nearest two days count, across the turn of the year too.
    """
    if not a or not b or a & b:
        return 0.0
    nearest = min(
        min(abs(one - two), abs(366 - abs(one - two))) for one in map(_of_year, a) for two in map(_of_year, b)
    )
    return min(1.0, max(0, nearest - WEEK) / (APART - WEEK))


def _of_year(day: str) -> float:
    """About which day of the year "MM-DD" is; also of a day that no calendar has."""
    return 30.5 * int(day[:2]) + int(day[3:])


def gap(one: When, two: When) -> int | None:
    """Days that surely lie between two units; None when either time is unknown.

    Where a report does not say when it was published, the latest day it speaks of is the earliest it can
    be: enough to tell that it is later than another, never that it is earlier.
    """
    a, b = one.published, two.published
    if a is not None and b is not None:
        return max(0, _days(a, b), _days(b, a))
    for dated, undated in ((one, two), (two, one)):
        end = dated.published.end if dated.published is not None else None
        if end is not None and undated.published is None and undated.not_before is not None:
            return max(0, (undated.not_before - end).days) or None
    return None


def _days(earlier: TimeInterval, later: TimeInterval) -> int:
    if earlier.end is None or later.start is None:
        return 0
    return (later.start - earlier.end).days


def gap_of(one: Unit, two: Unit) -> int:
    """Days that surely lie between two units; 0 when that is not known."""
    return gap(When.of(one), When.of(two)) or 0
