"""Times told from where the speaker stands: "yesterday", "last month", "three weeks ago", "the next day"."""

from __future__ import annotations

from stemma.language.gazetteer import MONTHS
from stemma.language.times.dates import DAY_PARTS, month_at, month_date, month_first, weekday, year_at
from stemma.language.times.durations import UNIT_DAYS, length, offset
from stemma.language.times.words import Reading, Words

_CALENDAR_UNITS = frozenset({"month", "quarter", "week", "weekend", "year"})
_UNITS_OR_MONTHS = _CALENDAR_UNITS | frozenset(MONTHS)


def _named_day(words: Words, at: int) -> Reading | None:
    low = words.at(at)
    if low and at and words.texts[at][0].isupper() and words.texts[at - 1][0].isupper():
        return None  # "the Menar Today group"
    if low in ("today", "tonight"):
        return Reading(at + 1, "offset:+0d", "now")
    if low in ("yesterday", "tomorrow"):
        end = at + 2 if words.at(at + 1) in DAY_PARTS else at + 1
        return Reading(end, "offset:-1d" if low == "yesterday" else "offset:+1d", "now")
    if low == "overnight" and words.tags[at] == "ADV":
        return Reading(at + 1, "offset:-1d..offset:+0d", "now")
    if low == "last" and words.at(at + 1) == "night":
        return Reading(at + 2, "offset:-1d", "now")
    if low == "this" and words.at(at + 1) in DAY_PARTS:
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
        day = weekday(words, start) if year_at(words, start) is None else None
        if day is not None and day.relative:
            return day
        month = month_first(words, start)
        if month is not None and len(month.notation.removeprefix("--")) in (2, 7) and ".." not in month.notation:
            return Reading(month.end, month.notation + (part if part.startswith("|") else ""))
        year = year_at(words, start)
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
        month_number = month_at(words, start + 1)
        if month_number is None:
            return None
        return Reading(start + 2, month_date(None, month_number, None) + (part if part.startswith("|") else ""))
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
