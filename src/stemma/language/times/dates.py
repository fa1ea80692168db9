"""Dates of the calendar: days, months, years, weekdays and quarters as English writes them."""

from __future__ import annotations

import re

from stemma.language.gazetteer import MONTHS, WEEKDAYS
from stemma.language.times.words import Reading, Words
from stemma.language.wordlist import listed, ordered

_YEAR = re.compile(r"(?:1[0-9]|20)\d\d$")
_DAY_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")
_SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4})$|(\d{4})/(\d{1,2})/(\d{1,2})$")
_DECADE = re.compile(r"(?:(early|mid|late)-)?((?:1[6-9]|20)\d0)s$")
_PART_YEAR = re.compile(r"(early|mid|late)-((?:1[5-9]|20)\d\d)$")
_QUARTER = re.compile(r"q([1-4])$")
_DASHES = frozenset({"-", "–", "—"})
_FULL_WEEKDAYS = frozenset(form for form in WEEKDAYS if form.endswith("day"))
_FULL_MONTHS = frozenset(form for form in MONTHS if len(form) > 4) | frozenset({"may", "june", "july"})
#: "Black Friday" and its like are no mere weekday.
_NAMED_DAYS = listed("ash black bloody cyber easter fat good holy man maundy palm ruby shrove super")
DAY_PARTS = frozenset({"afternoon", "evening", "lunchtime", "midday", "morning", "night", "noon", "dawn"})
ORDINALS = {
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
YEAR_INTRODUCERS = listed(
    """
after against around before beginning between by circa during early end from in late mid of since start through till
until versus vs year
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


def ordinal(word: str) -> int:
    """ "third" and "3rd" -> 3; 0 for other words."""
    match = re.match(r"(\d{1,2})(?:st|nd|rd|th)$", word)
    return int(match[1]) if match else ORDINALS.get(word, 0)


def _ordinal_day(words: Words, at: int) -> tuple[int, int] | None:
    """(end, day) of "fifth", "5th", "twenty-first", "thirty-first"."""
    low = words.at(at)
    if low in ORDINALS:
        return at + 1, ORDINALS[low]
    if low in ("twenty", "thirty") and words.at(at + 1) in _DASHES and ORDINALS.get(words.at(at + 2), 99) < 10:
        number = (20 if low == "twenty" else 30) + ORDINALS[words.at(at + 2)]
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
        month, day = words.at(at + 2), words.at(at + 4).partition("t")[0]  # "2019-03-18T08:30Z"
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
    if words.at(at) in ("may", "march") and not _asks_for_month(words, at):
        return None
    if words.at(at) not in _FULL_MONTHS:
        return None  # "Jan" alone is a man
    return Reading(at + 1, month_date(None, month, None))


def _asks_for_month(words: Words, at: int) -> bool:
    """Whether "May" or "March" at `at` is no auxiliary, verb or woman: after "in", or in a list of months."""
    before, second = words.at(at - 1), words.at(at - 2)
    if before in _MONTH_INTRODUCERS or (before == "to" and second in ("month", "months", "quarter", "year")):
        return True
    listed_after = before in ("and", "or", "to", ",", "-", "–") and month_at(words, at - 2) is not None
    return listed_after or (words.at(at + 1) in ("and", "to", "-", "–") and month_at(words, at + 2) is not None)


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
        direction = {"last": "-", "past": "-", "next": "+", "coming": "+", "this": "="}[words.at(at)]
        start = at + 1
    number = WEEKDAYS.get(words.at(start))
    if number is None or not words.texts[start][0].isupper():
        return None
    if words.at(start - 1) in _NAMED_DAYS and words.texts[start - 1][0].isupper():
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
        number = ordinal(words.at(start))
        if not 1 <= number <= 4 or words.at(start + 1) not in ("quarter", "half"):
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


def decade(words: Words, at: int) -> Reading | None:
    """ "the 1990s", "mid-1980s", "'90s"; "late 1990s" is read from "late" on by `deictic`."""
    start = at + 1 if words.at(at) == "the" else at
    match = _DECADE.match(words.at(start))
    if match:
        return Reading(start + 1, match[2] + "s" + (f"|{match[1]}" if match[1] else ""))
    if words.at(start) in ("'", "’") and re.match(r"[1-9]0s$", words.at(start + 1)):
        return Reading(start + 2, "19" + words.at(start + 1))
    return None


def century(words: Words, at: int) -> Reading | None:
    """ "19th century", "the nineteenth-century canal"; "twenty-first century"."""
    start = at + 1 if words.at(at) == "the" else at
    found = _ordinal_day(words, start)
    if found is None or not 1 <= found[1] <= 21:
        return None
    end = found[0] + 1 if words.at(found[0]) in _DASHES else found[0]
    if words.at(end) != "century":
        return None
    return Reading(end + 1, f"C{found[1]:02d}")


def year_alone(words: Words, at: int) -> Reading | None:
    """ "in 2018": a four-digit year after a word that asks for one, in brackets, before a noun, or compared with."""
    match = _PART_YEAR.match(words.at(at))
    if match:
        return Reading(at + 1, f"{match[2]}|{match[1]}")
    year = year_at(words, at)
    if year is None:
        return None
    before, after = words.at(at - 1), words.at(at + 1)
    after_tag = words.tags[at + 1] if at + 1 < len(words.tags) else "PUNCT"
    if after in ("%", "percent", "per", "-", "–", "million", "km", "kg", "metres", "meters", "miles"):
        return None
    plural = after_tag == "NOUN" and after.endswith("s") and not after.endswith(("is", "ss", "us"))
    if before in ("(", "[") and after in (")", "]", ","):
        return Reading(at + 1, f"{year:04d}")
    if before in YEAR_INTRODUCERS or (before == "-" and words.at(at - 2) == "mid"):
        if (
            plural and before in ("against", "of", "from", "by", "after", "before", "around", "between", "versus", "vs")
        ) or after == "of":
            return None
        return Reading(at + 1, f"{year:04d}")
    if year % 100 and after_tag not in ("NOUN", "ADJ", "NUM", "PROPN") and _compared(words, at):
        return Reading(at + 1, f"{year:04d}")
    owned = before in ("'s", "’s") or (before in ("'", "’") and words.at(at - 2).endswith("s"))
    if (
        (owned or before in ("the", "its", "their", "his", "her", "a"))
        and after_tag in ("NOUN", "ADJ", "PROPN")
        and not plural
    ):
        return Reading(at + 1, f"{year:04d}") if year >= 1800 else None
    return None


def _compared(words: Words, at: int) -> bool:
    """Whether what stands before asks for something to compare with: "twice as many as 1998", "compared to 2012", "up 4% on 2019"."""
    before, second = words.at(at - 1), words.at(at - 2)
    if before in ("with", "to"):
        return second in ("compared", "comparison", "relative")
    if before == "as":
        return second in ("many", "much", "high", "low", "large", "big", "good", "bad")
    return before == "on" and second in ("%", "percent")
