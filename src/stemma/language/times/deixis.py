"""Times told from where the speaker stands: "yesterday", "last month", "three weeks ago", "the next day"."""

from __future__ import annotations

from stemma.language.gazetteer import MONTHS
from stemma.language.times.dates import DAY_PARTS, century, decade, month_at, month_first, weekday, year_at
from stemma.language.times.durations import UNIT_DAYS, length, offset
from stemma.language.times.words import Reading, Words

_CALENDAR_UNITS = frozenset({"month", "quarter", "week", "weekend", "year"})
_UNITS_OR_MONTHS = _CALENDAR_UNITS | frozenset(MONTHS)


def _named_day(words: Words, at: int) -> Reading | None:
    low = words.at(at)
    if low == "the" and words.at(at + 1) == "day" and words.at(at + 2) in ("before", "after"):
        named = words.at(at + 3)
        if (words.at(at + 2), named) in (("before", "yesterday"), ("after", "tomorrow")):
            return Reading(at + 4, "offset:-2d" if named == "yesterday" else "offset:+2d", "now")
        return None
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
        if part.startswith("|"):
            year = year_at(words, start)
            if year is not None:
                return Reading(start + 1, f"{year:04d}{part}")
            long = decade(words, start) or century(words, start)
            if long is not None and "|" not in long.notation:
                return Reading(long.end, long.notation + part)
        if part in ("<", ">") and words.at(start) == "the" and words.at(start + 1) in ("week", "month", "year"):
            return Reading(start + 2, f"{words.at(start + 1)}:0{part}", "now")
        if words.at(start) not in ("this", "last", "next", "in"):
            return None
        if words.at(start) == "in" or (words.at(start) == "the" and words.at(start + 1) in _CALENDAR_UNITS):
            return None
    elif low == "so" and words.at(at + 1) == "far" and words.at(at + 2) == "this":
        part, start = "<", at + 2
    else:
        named = _named_day(words, at)
        if named is not None:
            return named
        if low == "the" and words.at(at + 1) == "weekend":
            return Reading(at + 2, "weekend:", "now")
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
        near = {"this": "@year:0", "last": "<", "previous": "<", "next": ">", "coming": ">"}.get(which, "")
        if near.startswith("@"):
            return Reading(start + 2, f"--{month_number:02d}{part if part.startswith('|') else ''}{near}", "now")
        return Reading(start + 2, f"--{month_number:02d}{near}{part if part.startswith('|') else ''}")
    if unit == "weekend" and which == "this" and not part:
        return Reading(start + 2, "weekend:=", "now")
    if which == "last" and words.at(start - 1) == "the" and not part and unit != "weekend":
        return None  # "in the last year", "the last week of May": read as a stretch
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


def hence(words: Words, at: int) -> Reading | None:
    """ "in three months' time", "two weeks from now"; "in two weeks" where the verb looks ahead (relative "ahead")."""
    start = at + 1 if words.at(at) in ("in", "within") else at
    found = length(words.low, start)
    if found is None or found.high is not None:
        return None
    after = words.at(found.end)
    near = offset(found.low, found.unit, 1)
    if start > at and after in ("'", "’", "'s", "’s") and words.at(found.end + 1) == "time":
        return Reading(found.end + 2, near, "now")
    if after == "from" and words.at(found.end + 1) in ("now", "today"):
        return Reading(found.end + 2, near, "now")
    if words.at(at) == "in" and found.unit not in ("second", "minute", "hour"):
        return Reading(found.end, near, "ahead")
    return None


def neighbouring_day(words: Words, at: int) -> Reading | None:
    """ "the next day", "the following week", "the year before", "that night": counted from the text before."""
    if words.at(at) == "that":
        return _that_day(words, at)
    if words.at(at) != "the":
        return None
    first, second = words.at(at + 1), words.at(at + 2)
    if first in ("next", "following", "previous", "same") and second in ("day", "morning", "night", "evening"):
        step = {"next": 1, "following": 1, "previous": -1, "same": 0}[first]
        return Reading(at + 3, f"offset:{step:+d}d", "text")
    if first in ("following", "same") and second in _CALENDAR_UNITS:
        return Reading(at + 3, f"{second}:{1 if first == 'following' else 0}", "text")
    if (
        first in ("day", "week", "month", "year")
        and second in ("before", "after")
        and words.at(at + 3) in (",", ".", ";", "", "and", "that", "by", "in")
    ):
        sign = "-" if second == "before" else "+"
        return Reading(at + 3, f"offset:{sign}1d" if first == "day" else f"{first}:{sign}1", "text")
    return None


def _that_day(words: Words, at: int) -> Reading | None:
    """ "that night", "that year": not in "said that night buses would stop"."""
    unit = words.at(at + 1)
    tag = words.tags[at + 2] if at + 2 < len(words.tags) else "PUNCT"
    if tag in ("NOUN", "PROPN", "ADJ") or words.at(at + 2) == "-":
        return None
    if unit in DAY_PARTS or unit in ("day", "night"):
        return Reading(at + 2, "offset:+0d", "text")
    return Reading(at + 2, f"{unit}:0", "text") if unit in ("week", "weekend", "month", "year") else None


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
        running = which == "last" or (which == "next" and words.at(at) in ("in", "over", "during", "within"))
        if (which in ("past", "coming") or running) and unit in UNIT_DAYS and unit not in ("day", "night", "weekend"):
            if words.at(start + 2) == "of":
                return None
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
    if words.at(end) in ("of", "to", "ended", "ending") and which in ("last", "next"):
        return None  # "the last two weeks of May", "the last six months to June"
    direction = "next" if which in ("next", "coming", "following") else "past"
    relative = "text" if which in ("preceding", "previous", "following") else "now"
    return Reading(end, f"{direction}:{min(max(round(days), 1), 999_999)}d", relative)
