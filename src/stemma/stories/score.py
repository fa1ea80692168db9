"""How likely two units tell the same event: one small table of weights, each with its reason.

The score is a sum of evidence, as in a logistic model; `probability` turns it into a number from 0 to 1.
The weights of text, title, names and time for one event began as logistic fits on public sets of news
grouped by event and were then rounded and moved by hand; those of strangers, passages, particulars, days
and figures, and the whole column for storylines, are set by judgement: no labelled storylines were at hand.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from stemma.records import TimeInterval
from stemma.stories.terms import Profile, cosine, met
from stemma.stories.units import Unit

#: What each kind of evidence adds for one event and for one storyline, and why.
WEIGHTS: Final[dict[str, tuple[float, float, str]]] = {
    "base": (-5.6, -4.0, "two reports taken at random tell two events"),
    "text": (18.0, 12.0, "rare words in common, those of headline and lead first; times the cosine"),
    "title": (1.5, 0.0, "headlines name the event itself; times the cosine"),
    "names": (3.0, 8.0, "an event has its people and places, a storyline keeps them; times the cosine"),
    "strangers": (-8.0, -2.0, "both name their people and places, and hardly one of them in common"),
    "passages": (4.0, 4.0, "who copies a text tells its event; times the share of the shorter one"),
    "date": (0.8, 0.0, "both name the same day of the calendar"),
    "particulars": (
        2.0,
        0.0,
        "the same people and places on the same day or with the same figure, however common here",
    ),
    "other days": (-1.5, 0.0, "the days that they speak of lie weeks apart"),
    "figure": (0.6, 0.3, "a rare figure in common; once and twice"),
    "days": (-0.8, 0.0, "reports of one event come within days; for a gap of three days, less for less"),
    "weeks": (-2.0, 0.0, "and hardly weeks later; for a gap of a month"),
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


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a pair of units has in common: how much there is of each kind of evidence, and what it comes to."""

    parts: tuple[tuple[str, float], ...]
    event: float
    storyline: float


def evidence(one: Unit, two: Unit, a: Profile, b: Profile, share: float) -> Evidence:
    """The evidence that two units tell one event, and belong to one storyline, as two probabilities.

    Args:
        share: share of the shorter that stands in the other (0..1), from the passages.
    """
    parts = [
        ("base", 1.0),
        ("text", cosine(a.text, b.text)),
        ("title", cosine(a.title, b.title)),
        ("names", cosine(a.names, b.names)),
        ("strangers", strangers(a, b)),
        ("passages", share * (1 - strangers(a, b))),
        ("date", float(bool(a.dates & b.dates))),
        ("particulars", particulars(a, b)),
        ("other days", other_days(a, b)),
        ("figure", float(min(2, len(a.figures & b.figures)))),
    ]
    days = gap(one, two)
    if days:
        parts += [
            (name, min(days, most) / most) for name, most in (("days", DAYS), ("weeks", WEEKS), ("months", MONTHS))
        ]
    event = probability(sum(WEIGHTS[name][0] * value for name, value in parts))
    storyline = probability(sum(WEIGHTS[name][1] * value for name, value in parts))
    return Evidence(tuple(part for part in parts if part[1]), event, storyline)


def strangers(a: Profile, b: Profile) -> float:
    """How little two units have of their names in common: 1 for nothing at all, 0 for enough or for few names.

    Two floods are told in the same words; what tells them apart is the river and the town.
    """
    if len(a.names) < NAMED or len(b.names) < NAMED:
        return 0.0
    common = max(met(a.names, b.names, b.text), met(b.names, a.names, a.text))
    return max(0.0, 1 - common / IN_COMMON)


def particulars(a: Profile, b: Profile) -> float:
    """1 for two units with most of their names in common and a day or a figure, else 0.

    The reports of a very large event make its names and words common among the documents, so that the text says
    little of it; who, where and when together still say that it is one.
    """
    if min(len(a.names), len(b.names)) < PARTICULAR or not (a.dates & b.dates or a.figures & b.figures):
        return 0.0
    return float(cosine(a.names, b.names) >= SAME)


def other_days(a: Profile, b: Profile) -> float:
    """How far the days of the calendar that both speak of lie apart: 0 up to a week, 1 from `APART` days on.

    Years are often left out, so that the nearest two days count, across the turn of the year too.
    """
    if not a.dates or not b.dates or a.dates & b.dates:
        return 0.0
    nearest = min(
        min(abs(one - two), abs(366 - abs(one - two)))
        for one in map(_of_year, a.dates)
        for two in map(_of_year, b.dates)
    )
    return min(1.0, max(0, nearest - WEEK) / (APART - WEEK))


def _of_year(day: str) -> float:
    """About which day of the year "MM-DD" is; also of a day that no calendar has."""
    return 30.5 * int(day[:2]) + int(day[3:])


def gap(one: Unit, two: Unit) -> int | None:
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
