"""Stretches of the calendar: "the end of August", "the first week of June", "three months to August", "2014-17"."""

from __future__ import annotations

import re
from collections.abc import Callable

from stemma.language.times.dates import (
    YEAR_INTRODUCERS,
    century,
    day_first,
    decade,
    month_first,
    ordinal,
    quarter,
    year_alone,
    year_at,
)
from stemma.language.times.deixis import deictic
from stemma.language.times.durations import UNITS, length
from stemma.language.times.seasons import season
from stemma.language.times.words import Reading, Words
from stemma.language.wordlist import listed

PARTS: dict[str, str] = {
    "beginning": "|start", "close": "|end", "end": "|end", "middle": "|mid", "outset": "|start", "start": "|start",
}  # fmt: skip
_WHOLES: tuple[Callable[[Words, int], Reading | None], ...] = (
    deictic, quarter, month_first, season, decade, century, year_alone,
)  # fmt: skip
_LETTERS = {"day": "d", "week": "w", "month": "m", "year": "y", "fortnight": "d", "quarter": "m"}
_SIZES = {"fortnight": 14, "quarter": 3}
_DETERMINERS = listed("'s a an both ended ending her his its my our the their year years ’s")
_RANGE_FROM, _RANGE_TO = 1500, 2100
_LONGEST_SHORT_RANGE = 20
_SPLIT = re.compile(r"(?:fy)?(\d{4})/(\d\d|\d{4})$")
_FISCAL = re.compile(r"fy(?:(\d{4})|(\d\d))(?:/(\d\d))?$")


def _whole(words: Words, at: int) -> Reading | None:
    """The month, quarter, season, year, decade or century at `at`, "the year" among them; never a single day."""
    if words.at(at) == "the" and words.at(at + 1) in ("month", "week", "year", "quarter"):
        return Reading(at + 2, f"{words.at(at + 1)}:0", "now")
    start = at + 1 if words.at(at) == "the" else at
    best: Reading | None = None
    for read in _WHOLES:
        found = read(words, start) or (read(words, at) if start > at else None)
        if found is None or ".." in found.notation or "|" in found.notation or "offset" in found.notation:
            continue
        if re.search(r"-\d\d-\d\d|weekday|---", found.notation):
            continue
        if best is None or found.end > best.end:
            best = found
    return best


def part_of(words: Words, at: int) -> Reading | None:
    """ "the end of August", "the start of last year", "the first half of May": the outer sixths, the middle third, a half."""
    start = at + 1 if words.at(at) == "the" else at
    part = PARTS.get(words.at(start))
    of = start + 1
    if part is None and words.at(start) in ("first", "second") and words.at(start + 1) == "half":
        part = "|h1" if words.at(start) == "first" else "|h2"
        of = start + 2
    if part is None or words.at(of) != "of":
        return None
    whole = _whole(words, of + 1)
    if whole is None or "@" in whole.notation:
        return None
    return Reading(whole.end, whole.notation + part, whole.relative)


def some_of(words: Words, at: int) -> Reading | None:
    """ "the first week of August", "the last two weeks of 2019", "the first nine months of the year"."""
    start = at + 1 if words.at(at) == "the" else at
    number = {"last": -1, "final": -1, "closing": -1, "opening": 1}.get(words.at(start)) or ordinal(words.at(start))
    if not number or number > 5:
        return None
    size, unit, end = 1, UNITS.get(words.at(start + 1), ""), start + 2
    if not unit:
        found = length(words.low, start + 1)
        if found is None or found.high is not None or found.low != int(found.low) or number > 1:
            return None
        size, unit, end = int(found.low), found.unit, found.end
    letter = _LETTERS.get(unit)
    if letter is None or unit == "quarter" or words.at(end) not in ("of", "in"):
        return None
    whole = _whole(words, end + 1)
    if whole is None or "@" in whole.notation or (words.at(end) == "in" and not whole.notation[:1].isdigit()):
        return None
    size *= _SIZES.get(unit, 1)
    which = "tail" if number < 0 else "head" if number == 1 else f"nth{number}"
    return Reading(whole.end, f"{which}:{size}{letter}@{whole.notation}", whole.relative)


def up_to(words: Words, at: int) -> Reading | None:
    """ "three months to August", "the year ended 31 March 2020", "the week to 5 September": so long, ending with that."""
    found = length(words.low, at)
    if found is not None and found.high is None and found.low == int(found.low):
        size, unit, end = int(found.low), found.unit, found.end
    elif words.at(at) in _LETTERS and words.at(at - 1) in ("the", "full", "fiscal", "financial", "this", "last"):
        size, unit, end = 1, words.at(at), at + 1
    else:
        return None
    letter = _LETTERS.get(unit)
    if letter is None or words.at(end) not in ("to", "through", "ended", "ending"):
        return None
    ended = words.at(end) in ("ended", "ending")
    end += 1
    if unit == "year" and size == 1 and words.at(end) == "date":
        return Reading(end + 1, "year:0<", "now")
    if ended and words.at(end) in ("in", "on"):
        end += 1
    if words.at(end) == "the" and words.at(end + 1) == "end" and words.at(end + 2) == "of":
        end += 3
    last = month_first(words, end) or day_first(words, end)
    if last is None or last.relative or ".." in last.notation:
        return None
    return Reading(last.end, f"tail:{size * _SIZES.get(unit, 1)}{letter}@{last.notation}")


def years(words: Words, at: int) -> Reading | None:
    """ "2014-17", "2005–2008", "2019/20": two years where years are asked for; "fiscal 2020", "FY2020/21"."""
    low = words.at(at)
    fiscal = _FISCAL.match(low)
    if fiscal:
        first = int(fiscal[1]) if fiscal[1] else 2000 + int(fiscal[2])
        return Reading(at + 1, f"{first}..{first + 1}" if fiscal[3] else f"{first}")
    if low in ("fiscal", "financial"):
        start = at + 2 if words.at(at + 1) == "year" else at + 1
        found = _two_years(words, start)
        year = year_at(words, start)
        return found or (Reading(start + 1, f"{year}") if year is not None else None)
    found = _two_years(words, at)
    if found is None:
        return None
    before = words.at(at - 1)
    tag = words.tags[found.end] if found.end < len(words.tags) else "PUNCT"
    counts = tag == "NOUN" and words.at(found.end).endswith("s")
    asked = before in YEAR_INTRODUCERS or before in _DETERMINERS or before in ("(", "[", "for", "season", "")
    if not asked or (counts and before not in _DETERMINERS) or words.at(found.end) in ("%", "percent", "-", "–"):
        return None
    return found


def _two_years(words: Words, at: int) -> Reading | None:
    split = _SPLIT.match(words.at(at))
    if split:
        first, second, end = int(split[1]), split[2], at + 1
    elif year_at(words, at) is not None and words.at(at + 1) in ("-", "–", "/"):
        first, second, end = int(words.at(at)), words.at(at + 2), at + 3
    else:
        return None
    if not second.isdecimal() or len(second) not in (2, 4):
        return None
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    if len(second) == 2 and last < first:
        last += 100
    longest = 100 if len(second) == 4 else _LONGEST_SHORT_RANGE
    if not (_RANGE_FROM <= first < last <= _RANGE_TO and last - first <= longest):
        return None
    return Reading(end, f"{first}..{last}")
