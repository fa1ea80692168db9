"""How likely two units tell the same event: one small table of weights, each with its reason.

The score is a sum of evidence, as in a logistic model; `probability` turns it into a number from 0 to 1.
The weights of text, title, names and time for one event began as logistic fits on public sets of news
grouped by event and were then rounded and moved by hand; those of strangers, passages, particulars, days
and figures, and the whole column for storylines, are set by judgement: no labelled storylines were at hand.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from stemma.records import TimeInterval
from stemma.stories.profiles import Places, Profiles, Values, Vectors
from stemma.stories.units import Unit

#: What each kind of evidence adds for one event and for one storyline, and why.
WEIGHTS: Final[dict[str, tuple[float, float, str]]] = {
    "base": (-5.6, -4.0, "two reports taken at random tell two events"),
    "text": (18.0, 12.0, "rare words in common, those of headline and lead first; times the cosine"),
    "title": (1.5, 0.0, "headlines name the event itself; times the cosine"),
    "names": (3.0, 8.0, "an event has its people and places, a storyline keeps them; times the cosine"),
    "strangers": (-8.0, -2.0, "both name their people and places, and hardly one of them in common"),
    "passages": (4.0, 4.0, "who copies a text tells its event; times the share of the shorter one"),
    "date": (1.6, 0.0, "both name the same day of the calendar"),
    "particulars": (
        2.0,
        0.0,
        "the same people and places on the same day or with the same figure, however common here",
    ),
    "other days": (-1.5, 0.0, "the days that they speak of lie weeks apart"),
    "figure": (0.6, 0.3, "a rare figure in common; once and twice"),
    "days": (-2.0, 0.0, "reports of one event come within days; for a gap of three days, less for less"),
    "weeks": (-1.2, 0.0, "and hardly weeks later; for a gap of a month"),
    "months": (-3.0, -0.5, "and months later it is another event of the storyline; for a year"),
}
#: Words of names from which a unit says where it is and with whom; and the share of them, by weight, that the other
#: must have too, at the least on one side, so that nothing speaks against one event.
NAMED, IN_COMMON = 6, 0.25
#: Words of names, and their cosine, from which two units speak of the same people and places.
PARTICULAR, SAME = 3, 0.7
#: Days between what two units speak of that mean nothing, and from which they speak of different days.
WEEK, APART = 7, 30
#: The gap in days at which each of the three weights on time is reached.
DAYS, WEEKS, MONTHS = 3, 30, 365


class Likelihood(NamedTuple):
    """How likely two units tell one event, and belong to one storyline."""

    event: float
    storyline: float


class When(NamedTuple):
    """What is asked of the time of a unit: see `Unit`."""

    published: TimeInterval | None
    not_before: datetime.date | None

    @classmethod
    def of(cls, unit: Unit) -> When:
        return cls(unit.published, unit.not_before)


#: A unit, others, and for each of those the share of the shorter of the two that stands in the other (0..1).
Pairs = tuple[int, Sequence[int], Sequence[float]]


@dataclass(frozen=True)
class Scorer:
    """The likelihood of pairs of units.  It can be sent to other processes: a pair comes out the same in any company."""

    profiles: Profiles
    times: Sequence[When]

    def __call__(self, pairs: Sequence[Pairs]) -> list[list[Likelihood]]:
        scratch = _Scratch.of(len(self.profiles.vocabulary))
        return [list(self._of(scratch, *some)) for some in pairs]

    def _of(self, scratch: _Scratch, one: int, others: Sequence[int], shares: Sequence[float]) -> Iterator[Likelihood]:
        profiles = self.profiles
        text, title, names = (
            scratch.cosines(vectors, one, others) for vectors in (profiles.text, profiles.title, profiles.names)
        )
        strange = scratch.strangers(profiles, one, others)
        dates, figures = profiles.dates, profiles.figures
        named = len(profiles.names.of(one)[0])
        for k, other in enumerate(others):
            same_figures = len(figures[one] & figures[other])
            same_day = bool(dates[one] & dates[other])
            telling = min(named, len(profiles.names.of(other)[0])) >= PARTICULAR and (same_day or same_figures)
            parts = [
                ("base", 1.0),
                ("text", text[k]),
                ("title", title[k]),
                ("names", names[k]),
                ("strangers", strange[k]),
                ("passages", shares[k] * (1 - strange[k])),
                ("date", float(same_day)),
                # The reports of a very large event make its names and words common among the documents, so that the
                # text says little of it; who, where and when together still say that it is one.
                ("particulars", float(telling and names[k] >= SAME)),
                ("other days", other_days(dates[one], dates[other])),
                ("figure", float(min(2, same_figures))),
            ]
            days = gap(self.times[one], self.times[other])
            if days:
                parts += [
                    (name, min(days, most) / most)
                    for name, most in (("days", DAYS), ("weeks", WEEKS), ("months", MONTHS))
                ]
            yield Likelihood(
                probability(sum(WEIGHTS[name][0] * value for name, value in parts)),
                probability(sum(WEIGHTS[name][1] * value for name, value in parts)),
            )


@dataclass(frozen=True)
class _Scratch:
    """Room for one value of each term, 0 everywhere between two uses, so that a pair costs as much as its terms."""

    values: Values
    places: Places
    flags: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, terms: int) -> _Scratch:
        return cls(np.zeros(terms), np.zeros(terms, np.int64), np.zeros(terms, bool))

    def cosines(self, vectors: Vectors, one: int, others: Sequence[int]) -> list[float]:
        """The cosine of one vector and each of the others, all of length 1; 0 for an empty one."""
        terms, values = vectors.of(one)
        theirs, weights, rows = vectors.of_all(others)
        self.values[terms] = values
        sums = np.bincount(rows, self.values[theirs] * weights, minlength=len(others))
        self.values[terms] = 0.0
        found: list[float] = sums.tolist()
        return found

    def strangers(self, profiles: Profiles, one: int, others: Sequence[int]) -> list[float]:
        """How little two units have of their names in common: 1 for nothing at all, 0 for enough or for few names.

        Two floods are told in the same words; what tells them apart is the river and the town.  A name of the one is
        met in the names or in the text of the other.
        """
        mine, weights = profiles.names.of(one)
        if len(mine) < NAMED:
            return [0.0] * len(others)
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
        strange = np.maximum(0.0, 1 - np.maximum(of_mine, of_theirs) / IN_COMMON)
        strange[np.bincount(rows, minlength=len(others)) < NAMED] = 0.0
        found: list[float] = strange.tolist()
        return found


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


def probability(score: float) -> float:
    """The logistic function, safe for any score."""
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, score))))
