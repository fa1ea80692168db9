"""What is compared between two units: one number for each kind of evidence.

Every kind has a short name here; what it weighs, and why, stands in the model (`model.json`).
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from stemma.stories.forms import ALIKE, filled_twice
from stemma.stories.profiles import Places, Profiles, Values, Vectors
from stemma.stories.sketch import Sketch

#: The kinds of evidence, in the order of the columns that `Comparer.of` gives.
KINDS: Final = (
    "base",
    "text",
    "brief",
    "lead",
    "title",
    "names",
    "strangers",
    "unmet",
    "passages",
    "form",
    "people",
    "ages",
    "toll",
    "date",
    "particulars",
    "other days",
    "other day",
    "figure",
    "same day",
    "undated",
    "days",
    "weeks",
    "months",
    "back",
    "outlet",
)

#: Words of names from which a unit says where it is and with whom; and the share of them, by weight, that the other
#: must have too, at the least on one side, so that nothing speaks against one event.
NAMED, IN_COMMON = 6, 0.25
#: Words of names, and their cosine, from which two units speak of the same people and places.
PARTICULAR, SAME = 3, 0.7
#: The most that several of one kind count: full names, lines of a toll, figures.
MANY = 2.0
#: Days between what two units speak of that mean nothing, and from which they speak of different days.
WEEK, APART = 7, 30
#: The gap in days at which each of the three weights on time is reached.
DAYS, WEEKS, MONTHS = 3, 30, 365
#: The cosine of two texts that have hardly a word in common.
HARDLY = 0.08
#: Days between two days of an event from which they are two days.
OTHER_DAY = 4
#: Characters of the shorter of two texts at which its words in common count half as much more.
BRIEF = 600
#: From how many days on a later report may point back to the event, and what a day, a month, a longer span is worth.
LATE, AT_A_DAY, AT_A_MONTH, AT_A_SPAN = 7, 1.0, 0.6, 0.3


class Comparer:
    """The evidence of pairs of units.  A pair comes out the same in any company."""

    def __init__(self, profiles: Profiles, sketches: Sequence[Sketch]) -> None:
        self._profiles, self._sketches = profiles, sketches
        self._scratch = _Scratch(len(profiles.vocabulary))
        self._times = _Times(sketches)
        self._lengths = np.array([one.length for one in sketches], float)
        self._named = np.diff(profiles.names.bounds)
        numbers: dict[str | None, int] = {None: -1}
        self._outlets = np.array([numbers.setdefault(one.outlet, len(numbers)) for one in sketches], np.int64)
        self._of_year: dict[int, Values] = {}

    def of(self, one: int, others: Sequence[int], shares: Sequence[float]) -> Values:
        """A row for each of the others, a column for each of `KINDS`; `shares` of text as in `score.Pairs`."""
        known, scratch = self._profiles, self._scratch
        chosen = np.asarray(others, np.int64)
        dot = {name: scratch.dots(getattr(known, name), one, chosen) for name in _DOTS}
        strange, unmet = scratch.met(known, one, chosen)
        gap, same_day, other_day = self._times.compared(one, chosen)
        outlet = self._outlets[one]
        form = self._form(one, chosen, np.asarray(shares, float), gap)
        column = {
            "base": np.ones(len(chosen)),
            "text": dot["text"],
            "brief": dot["text"] / (1 + np.minimum(self._lengths[one], self._lengths[chosen]) / BRIEF),
            "lead": dot["lead"],
            "title": dot["title"],
            "names": dot["names"],
            "strangers": strange,
            "unmet": unmet,
            "passages": np.asarray(shares, float) * (1 - strange) * (1 - form),
            "form": form,
            "people": np.minimum(dot["full"], MANY),
            "ages": np.minimum(dot["ages"], 1.0),
            "toll": np.minimum(dot["toll"], MANY),
            "date": np.minimum(dot["days"], 1.0),
            # The reports of a very large event make its names and words common among the documents, so that the
            # text says little of it; who, where and when together still say that it is one.
            "particulars": (np.minimum(self._named[one], self._named[chosen]) >= PARTICULAR)
            & (dot["days"] + dot["figures"] > 0)
            & (dot["names"] >= SAME),
            "other days": self._other_days(one, chosen, dot["days"], dot["text"]),
            "other day": other_day,
            "figure": np.minimum(dot["figures"], MANY),
            "same day": same_day,
            "undated": ~self._times.dated(one, chosen),
            "days": np.minimum(gap, DAYS) / DAYS,
            "weeks": np.minimum(gap, WEEKS) / WEEKS,
            "months": np.minimum(gap, MONTHS) / MONTHS,
            "back": self._back(one, chosen, gap),
            "outlet": (self._outlets[chosen] == outlet) & (outlet >= 0),
        }
        return np.column_stack([column[kind] for kind in KINDS]).astype(np.float64)

    def _other_days(self, one: int, others: Places, same: Values, text: Values) -> Values:
        """How far the days of the calendar that both speak of lie apart: 0 up to a week, 1 from `APART` days on.

        Years are often left out, so that the nearest two days count, across the turn of the year too.  Where the texts
        have hardly a word in common nothing needs to speak against them.
        """
        found = np.zeros(len(others))
        mine = self._year_days(one)
        if len(mine):
            for k in np.flatnonzero((same == 0) & (text >= HARDLY)).tolist():
                theirs = self._year_days(int(others[k]))
                if len(theirs):
                    between = np.abs(mine[:, None] - theirs)
                    nearest = float(np.minimum(between, np.abs(366 - between)).min())
                    found[k] = min(1.0, max(0.0, nearest - WEEK) / (APART - WEEK))
        return found

    def _form(self, one: int, others: Places, shares: Values, gap: Values) -> Values:
        found = np.zeros(len(others))
        for k in np.flatnonzero(shares >= ALIKE).tolist():
            found[k] = filled_twice(self._sketches[one], self._sketches[others[k]], float(gap[k]))
        return found

    def _year_days(self, unit: int) -> Values:
        if unit not in self._of_year:
            days = self._profiles.days.of(unit)[0].tolist()
            self._of_year[unit] = np.array([_of_year(self._profiles.vocabulary[day]) for day in days], float)
        return self._of_year[unit]

    def _back(self, one: int, others: Places, gap: Values) -> Values:
        """How exactly the later of two reports names the time of the earlier."""
        found = np.zeros(len(others))
        for k in np.flatnonzero(gap >= LATE).tolist():
            first, later = self._sketches[one], self._sketches[others[k]]
            if first.published is None or later.published is None:
                continue
            if (first.published.start or datetime.date.max) > (later.published.start or datetime.date.max):
                first, later = later, first
            found[k] = max((_pointed(span, first) for span in later.back), default=0.0)
        return found


_DOTS: Final = ("text", "lead", "title", "names", "full", "ages", "toll", "days", "figures")


class _Times:
    """The times of all units, as days; nan where nothing is known."""

    def __init__(self, sketches: Sequence[Sketch]) -> None:
        def days(found: Sequence[datetime.date | None]) -> Values:
            return np.array([float("nan") if day is None else day.toordinal() for day in found], float)

        self._start = days([one.published.start if one.published else None for one in sketches])
        self._end = days([one.published.end if one.published else None for one in sketches])
        self._not_before = days([one.not_before for one in sketches])
        self._day = days([one.day for one in sketches])
        self._known = np.array([one.published is not None for one in sketches], bool)

    def dated(self, one: int, others: Places) -> npt.NDArray[np.bool_]:
        """Whether the publication of both is known."""
        known: npt.NDArray[np.bool_] = self._known[others] & self._known[one]
        return known

    def compared(self, one: int, others: Places) -> tuple[Values, npt.NDArray[np.bool_], Values]:
        """Days that surely lie between one unit and each of the others, 0 where that is not known; published on
        the same day; and how far the days of the event lie apart, 0 to 1.

        Where a report does not say when it was published, the latest day it speaks of is the earliest it can
        be: enough to tell that it is later than another, never that it is earlier.
        """
        start, end, known = self._start[others], self._end[others], self._known[others]
        if self._known[one]:
            after, before = start - self._end[one], self._start[one] - end
            gap = np.where(known, np.fmax(after, before), self._not_before[others] - self._end[one])
        else:
            gap = np.where(known, self._not_before[one] - end, 0.0)
        gap = np.fmax(gap, 0.0)
        same = self._known[one] & known & (start == self._start[one]) & (end == self._end[one]) & (start == end)
        between = np.abs(self._day[others] - self._day[one])
        return gap, same, np.nan_to_num(np.clip((between - 1) / (OTHER_DAY - 1), 0.0, 1.0))


class _Scratch:
    """Room for one value of each term, 0 everywhere between two uses, so that a pair costs as much as its terms."""

    def __init__(self, terms: int) -> None:
        self._values = np.zeros(terms)
        self._places = np.zeros(terms, np.int64)
        self._flags = np.zeros(terms, bool)

    def dots(self, vectors: Vectors, one: int, others: Places) -> Values:
        """The product of one vector and each of the others; 0 for an empty one."""
        terms, values = vectors.of(one)
        if not len(terms):
            return np.zeros(len(others))
        theirs, weights, rows = vectors.of_all(others)
        self._values[terms] = values
        sums = np.bincount(rows, self._values[theirs] * weights, minlength=len(others)).astype(np.float64)
        self._values[terms] = 0.0
        return sums

    def met(self, known: Profiles, one: int, others: Places) -> tuple[Values, Values]:
        """How little of their names two units have in common, and how much of the names that each leads with is new.

        Two floods are told in the same words; what tells them apart is the river and the town.  A name of the one is
        met in the names or in the text of the other.  First: 1 for no name in common, 0 for enough or for few names.
        Second: the share, by weight, of the names in headline and lead that the other has not, of the two units the
        lesser: both must lead with somebody of whom the other knows nothing.
        """
        count = len(others)
        mine, weights = known.names.of(one)
        own_text, own_lead = known.text.of(one)[0], known.lead.of(one)[0]
        theirs, values, rows = known.names.of_all(others)
        text, _, text_rows = known.text.of_all(others)
        lead, _, lead_rows = known.lead.of_all(others)
        met = np.zeros((count, len(mine)), bool)
        self._places[mine] = np.arange(1, len(mine) + 1)
        for terms, row in ((theirs, rows), (text, text_rows)):
            at = self._places[terms]
            hit = np.flatnonzero(at)
            met[row[hit], at[hit] - 1] = True
        self._places[mine] = 0
        squares = weights * weights
        self._flags[own_lead] = True
        leading = squares * self._flags[mine]
        self._flags[own_lead] = False
        of_mine = (met * squares).sum(axis=1)
        lead_mine = (met * leading).sum(axis=1) / leading.sum() if leading.any() else np.ones(count)
        self._flags[mine] = self._flags[own_text] = True
        found = self._flags[theirs]
        self._flags[mine] = self._flags[own_text] = False
        others_squares = values * values
        of_theirs = np.bincount(rows, others_squares * found, minlength=count)
        # which of their names stand in their own lead: (row, term) as one number, looked up among those of the leads
        width = len(self._flags) + 1
        leads = np.isin(rows * width + theirs, lead_rows * width + lead)
        whole = np.bincount(rows, others_squares * leads, minlength=count)
        part = np.bincount(rows, others_squares * leads * found, minlength=count)
        lead_theirs = np.where(whole > 0, part / np.where(whole > 0, whole, 1.0), 1.0)
        strange: Values = np.maximum(0.0, 1 - np.maximum(of_mine, of_theirs) / IN_COMMON)
        if len(mine) < NAMED:
            strange = np.zeros(count)
        strange[np.bincount(rows, minlength=count) < NAMED] = 0.0
        unmet: Values = np.minimum(1 - lead_mine, 1 - lead_theirs)
        return strange, np.maximum(unmet, 0.0)


def _pointed(span: tuple[datetime.date, datetime.date], first: Sketch) -> float:
    """What it is worth that a later report names this span: how narrow it is, if the earlier report falls in it."""
    if first.published is None or first.published.start is None:
        return 0.0
    end = first.published.end or first.published.start
    start = first.day or first.published.start - datetime.timedelta(days=2)
    if span[0] > end or span[1] < start:
        return 0.0
    days = (span[1] - span[0]).days
    return AT_A_DAY if days < 3 else AT_A_MONTH if days < 40 else AT_A_SPAN


def _of_year(day: str) -> float:
    """About which day of the year "MM-DD" is; also of a day that no calendar has."""
    return 30.5 * int(day[:2]) + int(day[3:])


def days_between(one: Sketch, two: Sketch) -> float:
    """Days that surely lie between two units; 0 when that is not known."""
    return float(_Times([one, two]).compared(0, np.array([1]))[0][0])
