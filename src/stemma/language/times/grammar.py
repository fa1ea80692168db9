"""How English writes a time: words in, the notation of `stemma.language.times` out.

Each construction is read at one token by a function of `dates.py` or `deixis.py`; the longest wins.
Functions look only a few tokens ahead, so reading a text is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from stemma.language.times.dates import day_first, day_of_month, month_first, numeric_date, quarter, weekday, year_alone
from stemma.language.times.deixis import ago, deictic, neighbouring_day, stretch
from stemma.language.times.words import Reading, Words

_CONSTRUCTIONS: tuple[Callable[[Words, int], Reading | None], ...] = (
    numeric_date, weekday, day_first, month_first, day_of_month, stretch, ago, neighbouring_day, deictic, quarter, year_alone,
)  # fmt: skip


_WITHOUT_YEAR = re.compile(r"--\d\d(?:-\d\d)?$")


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
    shift = {"this": 0, "last": -1, "next": 1}.get(words.at(at))
    if shift is None or words.at(at + 1) != "year":
        return found
    return Reading(at + 2, f"{found.notation}@year:{shift}", "now")


def _bounded(words: Words, at: int) -> Reading | None:
    """ "since 2014", "until today", "from March 3 to March 5", "between 2014 and 2016", "by Friday"."""
    low = words.at(at)
    if low in ("since", "until", "till", "til", "before", "after", "by", "from", "between"):
        first = read_point(words, at + 1) or _bare_year(words, at + 1)
        if first is None or ".." in first.notation:
            return first if low in ("from", "between") else None
        if low in ("from", "between"):
            joint = words.at(first.end)
            if joint in (("and",) if low == "between" else ("to", "until", "till", "through", "-", "–")):
                second = read_point(words, first.end + 1) or _bare_year(words, first.end + 1)
                if second is not None and ".." not in second.notation:
                    return Reading(
                        second.end, f"{first.notation}..{second.notation}", first.relative or second.relative
                    )
            if low == "from" and joint in ("on", "onwards", "onward"):
                return Reading(first.end + 1, f"{first.notation}..", first.relative)
            return None
        if words.at(first.end) in ("'s", "’s", "'", "’"):
            return None  # "after last year's flood"
        if low in ("since", "after"):
            return Reading(first.end, f"{first.notation}..", first.relative)
        return Reading(first.end, f"..{first.notation}", first.relative)
    return None


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
    return Reading(second.end, f"{first.notation}..{second.notation}", first.relative)


def read_time(words: Words, at: int) -> Reading | None:
    """The time expression that begins at token `at`, with the "since", "until" or "from ... to" that bounds it."""
    bounded = _bounded(words, at)
    return bounded if bounded is not None else _range(words, at)
