"""How English writes a point or stretch of time: words in, the notation of `stemma.language.times` out.

Each function reads one construction at one token and returns `Reading` or None.  Functions look
only a few tokens ahead, so reading a text is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from stemma.language.gazetteer import MONTHS, WEEKDAYS
from stemma.language.times.durations import UNIT_DAYS, length, offset


class Reading(NamedTuple):
    """Tokens up to `end` (exclusive) say what `notation` writes; `relative` to "now", to the "text" before, or to nothing."""

    end: int
    notation: str
    relative: str = ""


class Words(NamedTuple):
    """One sentence: its tokens as written, in lower case without the stop of an abbreviation, and their tags."""

    texts: Sequence[str]
    low: Sequence[str]
    tags: Sequence[str]

    def at(self, index: int) -> str:
        return self.low[index] if 0 <= index < len(self.low) else ""


_YEAR = re.compile(r"(?:1[0-9]|20)\d\d$")
_DAY_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")
_SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4})$|(\d{4})/(\d{1,2})/(\d{1,2})$")
_DECADE = re.compile(r"((?:1[6-9]|20)\d0)s$")
_QUARTER = re.compile(r"q([1-4])$")
_DASHES = frozenset({"-", "–", "—"})
_FULL_WEEKDAYS = frozenset(form for form in WEEKDAYS if form.endswith("day"))
_FULL_MONTHS = frozenset(form for form in MONTHS if len(form) > 4) | frozenset({"may", "june", "july"})
_DAY_PARTS = frozenset({"afternoon", "evening", "lunchtime", "midday", "morning", "night", "noon", "dawn"})
_ORDINALS = {
    word: number
    for number, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"],
        start=1,
    )
} | {"thirtieth": 30}
_CALENDAR_UNITS = frozenset({"month", "quarter", "week", "weekend", "year"})
_UNITS_OR_MONTHS = _CALENDAR_UNITS | frozenset(MONTHS)
_MONTH_INTRODUCERS = frozenset(
    ["after", "before", "by", "during", "early", "end", "from", "in", "last", "late", "mid", "next", "of", "past", "since", "this", "through", "until", "till", "for", "around"]
)
_YEAR_INTRODUCERS = frozenset(
    ["after", "around", "before", "by", "circa", "during", "early", "end", "from", "in", "late", "mid", "of", "since", "spring", "summer", "autumn", "winter", "fall", "through", "till", "until", "year"]
)


def _month(words: Words, at: int) -> int | None:
    """The month that token `at` names; it must be capitalised, for "may" and "march" are verbs."""
    number = MONTHS.get(words.at(at))
    if number is None or not words.texts[at][0].isupper():
        return None
    return number


def _day(words: Words, at: int) -> int | None:
    match = _DAY_NUMBER.match(words.at(at))
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def _year(words: Words, at: int) -> int | None:
    return int(words.at(at)) if _YEAR.match(words.at(at)) else None


def _comma_year(words: Words, at: int) -> tuple[int, int | None]:
    """(end, year) of ", 2019" or "2019" or "of 2019" at `at`; (at, None) when there is none."""
    skip = at + 1 if words.at(at) in (",", "of") else at
    year = _year(words, skip)
    if year is None or (words.at(skip + 1) in ("of",) and skip == at):
        return at, None
    return skip + 1, year


def _ordinal_day(words: Words, at: int) -> tuple[int, int] | None:
    """(end, day) of "fifth", "5th", "twenty-first", "thirty-first"."""
    low = words.at(at)
    if low in _ORDINALS:
        return at + 1, _ORDINALS[low]
    if low in ("twenty", "thirty") and words.at(at + 1) in _DASHES and _ORDINALS.get(words.at(at + 2), 99) < 10:
        number = (20 if low == "twenty" else 30) + _ORDINALS[words.at(at + 2)]
        return (at + 3, number) if number <= 31 else None
    match = re.match(r"(\d{1,2})(?:st|nd|rd|th)$", low)
    return (at + 1, int(match[1])) if match and 1 <= int(match[1]) <= 31 else None


def _date(year: int | None, month: int, day: int | None) -> str:
    front = f"{year:04d}-" if year is not None else "--"
    return f"{front}{month:02d}" + (f"-{day:02d}" if day is not None else "")


def numeric_date(words: Words, at: int) -> Reading | None:
    """ "2019-03-18", "18.03.2019", "3/18/2019"; day and month in unknown order give the stretch between both readings."""
    year = _year(words, at)
    if year is not None and words.at(at + 1) in _DASHES and words.at(at + 3) == words.at(at + 1):
        month, day = words.at(at + 2), words.at(at + 4)
        if month.isdigit() and day.isdigit() and 1 <= int(month) <= 12 and 1 <= int(day) <= 31 and len(month) == 2:
            return Reading(at + 5, _date(year, int(month), int(day)))
    match = _SLASHED.match(words.at(at))
    if match is None:
        return None
    if match[5]:
        month_number, day_number, year = int(match[6]), int(match[7]), int(match[5])
    else:
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "/" and first <= 12 and second <= 12 and first != second:
            low, high = sorted((_date(year, first, second), _date(year, second, first)))
            return Reading(at + 1, f"{low}..{high}")
        day_number, month_number = (first, second) if second <= 12 else (second, first)
    if not (1 <= month_number <= 12 and 1 <= day_number <= 31):
        return None
    return Reading(at + 1, _date(year, month_number, day_number))


def month_first(words: Words, at: int) -> Reading | None:
    """ "March 18, 2019", "March 18", "March 18-20", "March 2019", "March" where a month is meant."""
    month = _month(words, at)
    if month is None:
        return None
    day = _day(words, at + 1)
    if day is not None and words.at(at + 2) not in ("%", "percent"):
        end = at + 2
        last = None
        if words.at(end) in _DASHES or words.at(end) in ("to", "and"):
            last = _day(words, end + 1)
            if last is not None and last > day and _month(words, end + 2) is None:
                end += 2
            else:
                last = None
        end, year = _comma_year(words, end)
        first = _date(year, month, day)
        return Reading(end, f"{first}..{_date(year, month, last)}" if last else first)
    end, year = _comma_year(words, at + 1)
    if year is not None:
        return Reading(end, _date(year, month, None))
    if words.at(at) in ("may", "march") and words.at(at - 1) not in _MONTH_INTRODUCERS:
        return None
    if words.at(at) not in _FULL_MONTHS:
        return None  # "Jan" alone is a man
    return Reading(at + 1, _date(None, month, None))


def day_first(words: Words, at: int) -> Reading | None:
    """ "18 March 2019", "the 18th of March", "11-13 March", "30 and 31 May"."""
    start = at + 1 if words.at(at) == "the" else at
    day = _day(words, start)
    if start > at and words.at(start).isdigit():
        return None
    end = start + 1
    if day is None:
        ordinal = _ordinal_day(words, start)
        if ordinal is None:
            return None
        end, day = ordinal
    last = None
    if words.at(end) in _DASHES or words.at(end) in ("to", "and"):
        last = _day(words, end + 1)
        if last is None or last <= day:
            return None
        end += 2
    if words.at(end) == "of":
        end += 1
        if words.at(end) in ("this", "last", "next") and words.at(end + 1) == "month" and last is None:
            shift = {"this": "", "last": "@month:-1", "next": "@month:1"}[words.at(end)]
            return Reading(end + 2, f"---{day:02d}{shift}", "now")
    month = _month(words, end)
    if month is None:
        return None
    end, year = _comma_year(words, end + 1)
    first = _date(year, month, day)
    return Reading(end, f"{first}..{_date(year, month, last)}" if last else first)


def day_of_month(words: Words, at: int) -> Reading | None:
    """ "on the ninth", "by the 9th": the day of a month that goes without saying."""
    if words.at(at) != "the" or words.at(at - 1) not in ("on", "by", "until", "since", "till"):
        return None
    ordinal = _ordinal_day(words, at + 1)
    if ordinal is None:
        return None
    end, day = ordinal
    tag = words.tags[end] if end < len(words.tags) else "PUNCT"
    if tag in ("NOUN", "ADJ", "PROPN", "NUM") or words.at(end) in ("of", "-", "–"):
        return None
    return Reading(end, f"---{day:02d}", "now")


def weekday(words: Words, at: int) -> Reading | None:
    """ "Wednesday", "last Wednesday", "Wednesday evening", "Wednesday, 18 March", "2018 Monday, 01 January"."""
    year = _year(words, at)
    if year is not None:
        found = weekday(words, at + 1)
        if found and found.notation.startswith("--") and len(found.notation) == 7:
            return Reading(found.end, f"{year:04d}{found.notation[1:]}")
        return None
    start = at
    direction = ""
    if words.at(at) in ("last", "next", "this", "coming", "past"):
        direction = {"last": "-", "past": "-", "next": "+", "coming": "+"}.get(words.at(at), "")
        start = at + 1
    number = WEEKDAYS.get(words.at(start))
    if number is None or not words.texts[start][0].isupper():
        return None
    end = start + 1
    date_at = end + 1 if words.at(end) in (",", "the", "(") else end
    dated = month_first(words, date_at) or day_first(words, date_at)
    if dated is not None and "-" in dated.notation.removeprefix("--") and not dated.relative:
        return dated
    if words.at(start) not in _FULL_WEEKDAYS:
        return None
    if words.at(end) in _DAY_PARTS:
        end += 1
    elif words.at(end) in ("last", "next") and words.at(end + 1) == "week":
        week = "week:-1" if words.at(end) == "last" else "week:1"
        return Reading(end + 2, f"weekday:{number}@{week}", "now")
    return Reading(end, f"weekday{direction}:{number}", "now")


def _named_day(words: Words, at: int) -> Reading | None:
    low = words.at(at)
    if low in ("today", "tonight"):
        return Reading(at + 1, "offset:+0d", "now")
    if low in ("yesterday", "tomorrow"):
        end = at + 2 if words.at(at + 1) in _DAY_PARTS else at + 1
        return Reading(end, "offset:-1d" if low == "yesterday" else "offset:+1d", "now")
    if low == "overnight" and words.tags[at] == "ADV":
        return Reading(at + 1, "offset:-1d..offset:+0d", "now")
    if low == "last" and words.at(at + 1) == "night":
        return Reading(at + 2, "offset:-1d", "now")
    if low == "this" and words.at(at + 1) in _DAY_PARTS:
        return Reading(at + 2, "offset:+0d", "now")
    return None


def deictic(words: Words, at: int) -> Reading | None:
    """ "today", "yesterday evening", "last month", "this year", "earlier this week", "late last year"."""
    low = words.at(at)
    part = ""
    start = at
    if low in ("earlier", "later", "early", "late", "mid"):
        start = at + 1
        if words.at(start) in ("on", "in", "-"):
            start += 1
        part = {"earlier": "<", "later": ">", "early": "|early", "late": "|late", "mid": "|mid"}[low]
        if words.at(start) in ("today", "tonight"):
            return Reading(start + 1, "offset:+0d", "now")
        if words.at(start) == "yesterday":
            return Reading(start + 1, "offset:-1d", "now")
        day = weekday(words, start) if _year(words, start) is None else None
        if day is not None and day.relative:
            return day
        month = month_first(words, start)
        if month is not None and len(month.notation.removeprefix("--")) in (2, 7) and ".." not in month.notation:
            return Reading(month.end, month.notation + (part if part.startswith("|") else ""))
        year = _year(words, start)
        if year is not None and part.startswith("|"):
            return Reading(start + 1, f"{year:04d}{part}")
        if words.at(start) not in ("this", "last", "next", "in"):
            return None
        if words.at(start) == "in" or (words.at(start) == "the" and words.at(start + 1) in _CALENDAR_UNITS):
            return None
    else:
        named = _named_day(words, at)
        if named is not None:
            return named
    which = words.at(start)
    if (
        which not in ("this", "last", "next", "current", "previous", "coming")
        or words.at(start + 1) not in _UNITS_OR_MONTHS
    ):
        return None
    if which in ("previous", "current", "coming") and words.at(start - 1) != "the":
        return None
    number = {"this": 0, "current": 0, "last": -1, "previous": -1, "next": 1, "coming": 1}[which]
    unit = words.at(start + 1)
    if unit in MONTHS:
        month_number = _month(words, start + 1)
        if month_number is None:
            return None
        return Reading(start + 2, _date(None, month_number, None) + (part if part.startswith("|") else ""))
    if unit not in _CALENDAR_UNITS:
        return None
    return Reading(start + 2, f"{unit}:{number}{part}", "text" if which == "previous" else "now")


def ago(words: Words, at: int) -> Reading | None:
    """ "three weeks ago", "a year ago", "several months ago"; "two days later", "a week earlier", from the text before."""
    found = length(words.low, at)
    if found is None:
        return None
    after = words.at(found.end)
    if after == "ago":
        relative, sign = "now", -1
    elif after in ("earlier", "before", "previously") and words.tags[found.end] != "VERB":
        follows = words.tags[found.end + 1] if found.end + 1 < len(words.tags) else "PUNCT"
        if after == "before" and follows not in ("PUNCT", "CCONJ"):
            return None
        relative, sign = "text", -1
    elif after in ("later", "afterwards"):
        relative, sign = "text", 1
    else:
        return None
    near = offset(found.low, found.unit, sign)
    if found.high is None:
        return Reading(found.end + 1, near, relative)
    far = offset(found.high, found.unit, sign)
    return Reading(found.end + 1, f"{far}..{near}" if sign < 0 else f"{near}..{far}", relative)


def neighbouring_day(words: Words, at: int) -> Reading | None:
    """ "the next day", "the following week", "the day before", "the same day": counted from the text before."""
    if words.at(at) != "the":
        return None
    first, second = words.at(at + 1), words.at(at + 2)
    if first in ("next", "following", "previous", "same") and second in ("day", "morning", "night", "evening"):
        step = {"next": 1, "following": 1, "previous": -1, "same": 0}[first]
        return Reading(at + 3, f"offset:{step:+d}d", "text")
    if first in ("following", "same") and second in _CALENDAR_UNITS:
        return Reading(at + 3, f"{second}:{1 if first == 'following' else 0}", "text")
    if (
        first == "day"
        and second in ("before", "after")
        and words.at(at + 3) in (",", ".", "", "and", "that", "by", "in")
    ):
        return Reading(at + 3, "offset:-1d" if second == "before" else "offset:+1d", "text")
    return None


def stretch(words: Words, at: int) -> Reading | None:
    """ "in recent weeks", "the past few weeks", "the last 24 hours", "over the past year", "in the coming days"."""
    start = at
    if words.at(start) in ("in", "over", "during", "within", "for"):
        start += 1
    if words.at(start) == "recent" and start > at:
        unit = words.at(start + 1)
        if unit.endswith("s") and unit[:-1] in UNIT_DAYS:
            return Reading(start + 2, f"past:{round(4 * UNIT_DAYS[unit[:-1]])}d", "now")
        return None
    if words.at(start) in ("the", "these", "those"):
        start += 1
    elif start == at:
        return None
    which = words.at(start)
    if which not in ("past", "last", "preceding", "previous", "next", "coming", "following"):
        return None
    found = length(words.low, start + 1)
    if found is None:
        unit = words.at(start + 1)
        if which in ("past", "coming") and unit in UNIT_DAYS:
            days, end = UNIT_DAYS[unit], start + 2
        elif which == "coming" and unit.removesuffix("s") in UNIT_DAYS:
            days, end = 4 * UNIT_DAYS[unit.removesuffix("s")], start + 2
        else:
            return None
    else:
        days, end = (
            (found.high if found.high is not None and found.low > 2 else found.low) * UNIT_DAYS[found.unit],
            found.end,
        )
        if found.high is not None and found.low == 3:
            days = 6 * UNIT_DAYS[found.unit]
    direction = "next" if which in ("next", "coming", "following") else "past"
    relative = "text" if which in ("preceding", "previous", "following") else "now"
    return Reading(end, f"{direction}:{min(max(round(days), 1), 999_999)}d", relative)


def quarter(words: Words, at: int) -> Reading | None:
    """ "the third quarter of 2018", "Q3 2018", "the first half of this year"."""
    match = _QUARTER.match(words.at(at))
    if match:
        number, end, unit = int(match[1]), at + 1, "Q"
    else:
        start = at + 1 if words.at(at) == "the" else at
        number = {
            "first": 1,
            "second": 2,
            "third": 3,
            "fourth": 4,
            "last": 0,
            "1st": 1,
            "2nd": 2,
            "3rd": 3,
            "4th": 4,
        }.get(words.at(start), 0)
        if not number or words.at(start + 1) not in ("quarter", "half"):
            return None
        unit = "Q" if words.at(start + 1) == "quarter" else "H"
        end = start + 2
        if unit == "H" and number > 2:
            return None
    skip = end + 1 if words.at(end) == "of" else end
    year = _year(words, skip)
    if year is not None:
        return Reading(skip + 1, f"{year:04d}-{unit}{number}")
    if words.at(skip) in ("this", "last", "next", "the") and words.at(skip + 1) == "year":
        shift = {"last": -1, "next": 1}.get(words.at(skip), 0)
        return Reading(skip + 2, f"{unit.lower()}{number}@year:{shift}", "now")
    if unit == "Q" and (match or words.at(at) == "the"):
        return Reading(end, f"quarter:--Q{number}", "now")
    return None


def year_alone(words: Words, at: int) -> Reading | None:
    """ "in 2018", "2013/14"-free: a four-digit year after a word that asks for one, in brackets, or before a noun."""
    decade = _DECADE.match(words.at(at))
    if decade:
        first = int(decade[1])
        return Reading(at + 1, f"{first:04d}..{first + 9:04d}")
    year = _year(words, at)
    if year is None:
        return None
    before, after = words.at(at - 1), words.at(at + 1)
    after_tag = words.tags[at + 1] if at + 1 < len(words.tags) else "PUNCT"
    if after in ("%", "percent", "per", "-", "–", "million", "km", "kg", "metres", "meters", "miles"):
        return None
    plural = after_tag == "NOUN" and after.endswith("s")
    if before in ("(", "[") and after in (")", "]", ","):
        return Reading(at + 1, f"{year:04d}")
    if before in _YEAR_INTRODUCERS or (before == "-" and words.at(at - 2) == "mid"):
        if (plural and before in ("of", "from", "by", "after", "before", "around")) or after in ("of",):
            return None
        return Reading(at + 1, f"{year:04d}")
    if (
        before in ("the", "its", "their", "his", "her", "'s", "’s", "a")
        and after_tag in ("NOUN", "ADJ", "PROPN")
        and not plural
    ):
        return Reading(at + 1, f"{year:04d}") if year >= 1800 else None
    return None


_CONSTRUCTIONS: tuple[Callable[[Words, int], Reading | None], ...] = (
    numeric_date, weekday, day_first, month_first, day_of_month, stretch, ago, neighbouring_day, deictic, quarter, year_alone,
)  # fmt: skip


def read_point(words: Words, at: int) -> Reading | None:
    """The longest point or stretch of time that begins at token `at`."""
    best: Reading | None = None
    for construction in _CONSTRUCTIONS:
        found = construction(words, at)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best
