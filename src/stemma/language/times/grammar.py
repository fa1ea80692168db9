"""How English writes a time: words in, the notation of `stemma.language.times` out.

Each construction is read at one token by a function of `dates.py` or `deixis.py`; the longest wins.
Functions look only a few tokens ahead, so reading a text is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from stemma.language.gazetteer import MONTHS, WEEKDAYS
from stemma.language.times.dates import (
    ORDINALS,
    century,
    day_first,
    day_of_month,
    decade,
    month_first,
    numeric_date,
    quarter,
    weekday,
    year_alone,
)
from stemma.language.times.deixis import ago, deictic, hence, neighbouring_day, stretch
from stemma.language.times.durations import COUNTING, UNITS
from stemma.language.times.periods import PARTS, part_of, some_of, up_to, years
from stemma.language.times.seasons import FEAST_WORDS, SEASONS, feast, season
from stemma.language.times.words import Reading, Words
from stemma.language.wordlist import listed

_CONSTRUCTIONS: tuple[Callable[[Words, int], Reading | None], ...] = (
    numeric_date, weekday, day_first, month_first, day_of_month, stretch, ago, hence, neighbouring_day, deictic, quarter,
    season, feast, part_of, some_of, up_to, years, decade, century, year_alone,
)  # fmt: skip


_WITHOUT_YEAR = re.compile(r"--\d\d(?:-\d\d)?(?:\|\w+)?$")
_MONTH_FIRST = re.compile(r"--(\d\d)")
_FULL_DATE = re.compile(r"(\d{4})-(\d\d)")

#: All that an expression may begin with, beside digits: most words of a text begin none.
_BEGINNINGS = (
    ORDINALS.keys()
    | COUNTING
    | UNITS.keys()
    | PARTS.keys()
    | SEASONS.keys()
    | FEAST_WORDS
    | MONTHS.keys()
    | WEEKDAYS.keys()
) | listed(
    """
' after before between by closing coming current during earlier early final financial fiscal for from in last late
later mid next no not opening over overnight past previous q1 q2 q3 q4 since so that the these this those til till
today tomorrow tonight until within yesterday ’
"""
)
_BEGINNING_SHAPES = ("early-", "fy", "late-", "mid-")


def may_begin(low: str) -> bool:
    """Whether a word, in lower case, may begin an expression."""
    return low in _BEGINNINGS or low[0].isdigit() or low.startswith(_BEGINNING_SHAPES)


def read_point(words: Words, at: int) -> Reading | None:
    """The longest point or stretch of time that begins at token `at`."""
    best: Reading | None = None
    for construction in _CONSTRUCTIONS:
        found = construction(words, at)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return _of_which_year(words, best) if best is not None else None


def _of_which_year(words: Words, found: Reading) -> Reading:
    """ "March last year", "3 June of this year": the year that the words after a date tell."""
    if not _WITHOUT_YEAR.match(found.notation):
        return found
    at = found.end + 1 if words.at(found.end) == "of" else found.end
    if at > found.end and words.at(at) == "that" and words.at(at + 1) == "year":
        return Reading(at + 2, f"{found.notation}@year:0", "text")
    shift = {"this": 0, "last": -1, "next": 1}.get(words.at(at))
    if shift is None or words.at(at + 1) != "year":
        return found
    return Reading(at + 2, f"{found.notation}@year:{shift}", "now")


def _bounded(words: Words, at: int) -> Reading | None:
    """ "since 2014", "until today", "from March 3 to March 5", "between 2014 and 2016", "by Friday"."""
    low = words.at(at)
    if low in ("no", "not") and words.at(at + 1) == "later" and words.at(at + 2) == "than":
        latest = read_point(words, at + 3)
        return (
            Reading(latest.end, f"..{latest.notation}", latest.relative)
            if latest and ".." not in latest.notation
            else None
        )
    if low in ("since", "until", "till", "til", "before", "after", "by", "from", "between"):
        first = read_point(words, at + 1) or _bare_year(words, at + 1)
        if first is None or ".." in first.notation:
            return first if low in ("from", "between") else None
        if low in ("from", "between"):
            joint = words.at(first.end)
            if joint in (("and",) if low == "between" else ("to", "until", "till", "through", "-", "–")):
                second = read_point(words, first.end + 1) or _bare_year(words, first.end + 1)
                if second is not None and ".." not in second.notation:
                    return _joined(first, second)
            if low == "from" and joint in ("on", "onwards", "onward"):
                return Reading(first.end + 1, f"{first.notation}..", first.relative)
            return None
        if words.at(first.end) in ("'s", "’s", "'", "’"):
            return None  # "after last year's flood"
        if low in ("since", "after"):
            return Reading(first.end, f"{first.notation}..", first.relative)
        return Reading(first.end, f"..{'<' if low == 'before' else ''}{first.notation}", first.relative)
    return None


def _joined(first: Reading, second: Reading) -> Reading:
    """The range of two points; the year told with the second alone is the first's too ("28 February to 4 March 2019")."""
    left, right = first.notation, second.notation
    month = _MONTH_FIRST.match(left)
    if month and "@" not in left:
        whole = _FULL_DATE.match(right)
        if whole:
            year = int(whole[1]) - (1 if int(month[1]) > int(whole[2]) else 0)
            left = f"{year:04d}{left[1:]}"
        elif _MONTH_FIRST.match(right) and "@year:" in right:
            left += right[right.index("@") :]
    return Reading(second.end, f"{left}..{right}", first.relative or second.relative)


def _bare_year(words: Words, at: int) -> Reading | None:
    return Reading(at + 1, words.at(at)) if re.match(r"(?:1[5-9]|20)\d\d$", words.at(at)) else None


def _range(words: Words, at: int) -> Reading | None:
    """ "March 30 - April 2", "2014-2016", "2013/2014" after a word that asks for a year."""
    first = read_point(words, at)
    if first is None or ".." in first.notation or words.at(first.end) not in ("-", "–", "to"):
        return first
    second = read_point(words, first.end + 1) or (
        _bare_year(words, first.end + 1) if len(first.notation) == 4 else None
    )
    if second is None or ".." in second.notation or second.relative != first.relative or second.notation[:1] == "o":
        return first
    return _joined(first, second)


def read_time(words: Words, at: int) -> Reading | None:
    """The time expression that begins at token `at`, with the "since", "until" or "from ... to" that bounds it."""
    bounded = _bounded(words, at)
    return bounded if bounded is not None else _range(words, at)
