"""Dates of the calendar: days, months, years, weekdays and quarters as English writes them."""

from __future__ import annotations

import re

from stemma.language.gazetteer import MONTHS, WEEKDAYS
from stemma.language.times.words import Reading, Words
from stemma.language.wordlist import listed, ordered

_YEAR = re.compile(r"(?:1[0-9]|20)\d\d$")
_DAY_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")
_SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4})$|(\d{4})/(\d{1,2})/(\d{1,2})$")
_DECADE = re.compile(r"((?:1[6-9]|20)\d0)s$")
_QUARTER = re.compile(r"q([1-4])$")
_DASHES = frozenset({"-", "–", "—"})
_FULL_WEEKDAYS = frozenset(form for form in WEEKDAYS if form.endswith("day"))
_FULL_MONTHS = frozenset(form for form in MONTHS if len(form) > 4) | frozenset({"may", "june", "july"})
DAY_PARTS = frozenset({"afternoon", "evening", "lunchtime", "midday", "morning", "night", "noon", "dawn"})
_ORDINALS = {
    word: number
    for number, word in enumerate(
        ordered(
            """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth
"""
        ),
        start=1,
    )
} | {"thirtieth": 30}
_MONTH_INTRODUCERS = listed(
    """
after around before by during early end for from in last late mid next of past since this through till until
"""
)
_YEAR_INTRODUCERS = listed(
    """
after around autumn before by circa during early end fall from in late mid of since spring summer through till until
winter year
"""
)


def month_at(words: Words, at: int) -> int | None:
    """The month that token `at` names; it must be capitalised, for "may" and "march" are verbs."""
    number = MONTHS.get(words.at(at))
    if number is None or not words.texts[at][0].isupper():
        return None
    return number


def _day_number(words: Words, at: int) -> int | None:
    match = _DAY_NUMBER.match(words.at(at))
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def year_at(words: Words, at: int) -> int | None:
    return int(words.at(at)) if _YEAR.match(words.at(at)) else None


def _comma_year(words: Words, at: int) -> tuple[int, int | None]:
    """(end, year) of ", 2019" or "2019" or "of 2019" at `at`; (at, None) when there is none."""
    skip = at + 1 if words.at(at) in (",", "of") else at
    year = year_at(words, skip)
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


def month_date(year: int | None, month: int, day: int | None) -> str:
    front = f"{year:04d}-" if year is not None else "--"
    return f"{front}{month:02d}" + (f"-{day:02d}" if day is not None else "")


def numeric_date(words: Words, at: int) -> Reading | None:
    """ "2019-03-18", "18.03.2019", "3/18/2019"; day and month in unknown order give the stretch between both readings."""
    year = year_at(words, at)
    if year is not None and words.at(at + 1) in _DASHES and words.at(at + 3) == words.at(at + 1):
        month, day = words.at(at + 2), words.at(at + 4)
        if month.isdigit() and day.isdigit() and 1 <= int(month) <= 12 and 1 <= int(day) <= 31 and len(month) == 2:
            return Reading(at + 5, month_date(year, int(month), int(day)))
    match = _SLASHED.match(words.at(at))
    if match is None:
        return None
    if match[5]:
        month_number, day_number, year = int(match[6]), int(match[7]), int(match[5])
    else:
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "/" and first <= 12 and second <= 12 and first != second:
            low, high = sorted((month_date(year, first, second), month_date(year, second, first)))
            return Reading(at + 1, f"{low}..{high}")
        day_number, month_number = (first, second) if second <= 12 else (second, first)
    if not (1 <= month_number <= 12 and 1 <= day_number <= 31):
        return None
    return Reading(at + 1, month_date(year, month_number, day_number))


def month_first(words: Words, at: int) -> Reading | None:
    """ "March 18, 2019", "March 18", "March 18-20", "March 2019", "March" where a month is meant."""
    month = month_at(words, at)
    if month is None:
        return None
    day = _day_number(words, at + 1)
    if day is not None and words.at(at + 2) not in ("%", "percent"):
        end = at + 2
        last = None
        if words.at(end) in _DASHES or words.at(end) in ("to", "and"):
            last = _day_number(words, end + 1)
            if last is not None and last > day and month_at(words, end + 2) is None:
                end += 2
            else:
                last = None
        end, year = _comma_year(words, end)
        first = month_date(year, month, day)
        return Reading(end, f"{first}..{month_date(year, month, last)}" if last else first)
    end, year = _comma_year(words, at + 1)
    if year is not None:
        return Reading(end, month_date(year, month, None))
    if words.at(at) in ("may", "march") and words.at(at - 1) not in _MONTH_INTRODUCERS:
        return None
    if words.at(at) not in _FULL_MONTHS:
        return None  # "Jan" alone is a man
    return Reading(at + 1, month_date(None, month, None))


def day_first(words: Words, at: int) -> Reading | None:
    """ "18 March 2019", "the 18th of March", "11-13 March", "30 and 31 May"."""
    start = at + 1 if words.at(at) == "the" else at
    day = _day_number(words, start)
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
        last = _day_number(words, end + 1)
        if last is None or last <= day:
            return None
        end += 2
    if words.at(end) == "of":
        end += 1
        if words.at(end) in ("this", "last", "next") and words.at(end + 1) == "month" and last is None:
            shift = {"this": "", "last": "@month:-1", "next": "@month:1"}[words.at(end)]
            return Reading(end + 2, f"---{day:02d}{shift}", "now")
    month = month_at(words, end)
    if month is None:
        return None
    end, year = _comma_year(words, end + 1)
    first = month_date(year, month, day)
    return Reading(end, f"{first}..{month_date(year, month, last)}" if last else first)


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
    year = year_at(words, at)
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
    if words.at(end) in DAY_PARTS:
        end += 1
    elif words.at(end) in ("last", "next") and words.at(end + 1) == "week":
        week = "week:-1" if words.at(end) == "last" else "week:1"
        return Reading(end + 2, f"weekday:{number}@{week}", "now")
    return Reading(end, f"weekday{direction}:{number}", "now")


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
    year = year_at(words, skip)
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
    year = year_at(words, at)
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
