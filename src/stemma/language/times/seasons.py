"""Seasons and the feasts of fixed date: "last autumn", "in the spring of 2018", "Christmas Day", "New Year's Eve".

Seasons are those of the northern half of the world, in whole months (March to May is spring): the words alone do not
tell where.  A season that only has a generic sense ("in winter goats are kept indoors") is no time.
"""

from __future__ import annotations

import re

from stemma.language.times.words import Reading, Words
from stemma.language.wordlist import listed

#: Season -> its name in the notation; "fall" is read only where a year or "last", "this", "next" tells it is one.
SEASONS: dict[str, str] = {
    "autumn": "autumn", "fall": "autumn", "spring": "spring", "summer": "summer", "summertime": "summer",
    "winter": "winter", "wintertime": "winter",
}  # fmt: skip

_INTO_A_SEASON = listed("before by during in into over since this through throughout till until")
_PARTS = {"early": "|early", "late": "|late", "mid": "|mid"}
_WHICH = {"this": "=", "last": "<", "next": ">", "coming": ">", "past": "<"}

#: Words of a feast, in lower case and without apostrophes -> month and day.
_FEASTS: dict[tuple[str, ...], str] = {
    ("all", "saints", "day"): "11-01", ("boxing", "day"): "12-26", ("christmas",): "12-25",
    ("christmas", "day"): "12-25", ("christmas", "eve"): "12-24", ("epiphany",): "01-06", ("halloween",): "10-31",
    ("may", "day"): "05-01", ("midsummer", "day"): "06-24", ("new", "year"): "01-01", ("new", "year", "day"): "01-01",
    ("new", "year", "eve"): "12-31", ("st", "patrick", "day"): "03-17", ("valentine", "day"): "02-14",
}  # fmt: skip
FEAST_WORDS = frozenset(words[0] for words in _FEASTS)
#: Words of a feast that set `find` looking; "new", "may" and "all" come with "year" and "day".
FEAST_TRIGGERS = listed("boxing christmas epiphany halloween")
_BEFORE_A_FEAST = listed("after around at before by during for last next on over since this till until")

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_SPLIT_YEAR = re.compile(r"(\d{4})/(\d\d)$")


def _year_of(words: Words, at: int) -> tuple[int, str]:
    """(end, year) of "2018", "of 2018", ", 2018", "in 2018", "last year", "of last year" at `at`; (at, "") when none."""
    start = at + 1 if words.at(at) in ("of", ",", "in") else at
    if _YEAR.match(words.at(start)) or _SPLIT_YEAR.match(words.at(start)):
        return start + 1, words.at(start)
    shift = {"this": "0", "last": "-1", "next": "1"}.get(words.at(start))
    if shift is not None and words.at(start + 1) == "year":
        return start + 2, f"@year:{shift}"
    return at, ""


def season(words: Words, at: int) -> Reading | None:
    """ "in the spring", "last autumn", "early next summer", "spring of 2018", "the winter of 2010-11"."""
    start = at
    part = ""
    if words.at(start) in _PARTS:
        part = _PARTS[words.at(start)]
        start += 1
        if words.at(start) in ("-", "in"):
            start += 1
    determiner = ""
    if words.at(start) in _WHICH or words.at(start) == "the":
        determiner = words.at(start)
        start += 1
        if determiner == "the" and words.at(start) in _WHICH:
            determiner = words.at(start)
            start += 1
    name = SEASONS.get(words.at(start))
    if name is None:
        return None
    loose = words.at(start) == "fall"
    end, year = _year_of(words, start + 1)
    if year.startswith("@"):
        return Reading(end, f"--{name}{part}{year}", "now")
    if year:
        return _of_year(words, end, name, year, part)
    end = start + 1
    after, tag = words.at(end), words.tags[end] if end < len(words.tags) else "PUNCT"
    if tag in ("NOUN", "PROPN", "ADJ") or (after == "of") or (loose and after in ("from", "in", "to")):
        return None
    if determiner in _WHICH:
        return Reading(end, f"--{name}{_WHICH[determiner]}{part}", "now")
    told = words.at(at - 1) in _INTO_A_SEASON
    if loose or not told or (not determiner and not part and words.at(at - 1) in ("in", "during")):
        return None
    return Reading(end, f"--{name}{part}", "now")


def _of_year(words: Words, end: int, name: str, year: str, part: str) -> Reading:
    split = _SPLIT_YEAR.match(year)
    second = split[2] if split else ""
    if not split and words.at(end) in ("-", "–") and re.match(r"\d\d(?:\d\d)?$", words.at(end + 1)):
        second = words.at(end + 1)[-2:]
        end += 2
    first = int(year[:4])
    if name == "winter" and second and int(second) == (first + 1) % 100:
        return Reading(end, f"{first:04d}-12..{first + 1:04d}-02")
    return Reading(end, f"{first:04d}-{name}{part}")


def feast(words: Words, at: int) -> Reading | None:
    """ "Christmas Day", "New Year's Eve 2019", "last Christmas"; a feast of one word only where a time is asked for."""
    start = at
    which = ""
    if words.at(at) in ("last", "this", "next"):
        which = _WHICH[words.at(at)].replace("=", "")
        start += 1
    if words.at(start) not in FEAST_WORDS or not words.texts[start][0].isupper():
        return None
    seen: list[str] = []
    end = start
    day = ""
    for index in range(start, min(start + 6, len(words.low))):
        if words.low[index] in ("'s", "’s", "'", "’"):
            continue
        seen.append(words.low[index].removesuffix("'s").removesuffix("’s"))
        if tuple(seen) in _FEASTS:
            day, end = _FEASTS[tuple(seen)], index + 1
    if not day:
        return None
    tag = words.tags[end] if end < len(words.tags) else "PUNCT"
    year_end, year = _year_of(words, end)
    if year[:1].isdigit() and "/" not in year:
        return Reading(year_end, f"{year}-{day}")
    alone = words.low[end - 1] not in ("day", "eve")
    if alone and (words.at(at - 1) not in _BEFORE_A_FEAST and start == at):
        return None
    if alone and (tag in ("NOUN", "PROPN", "ADJ") or words.at(end) in ("'s", "’s")):
        return None  # "over Christmas dinner", "the New Year's concert"
    return Reading(end, f"--{day}{which}", "now")
