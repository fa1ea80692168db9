"""Counts of units of time: "three weeks", "a couple of days", "twenty-four hours", "half an hour"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from stemma.language.wordlist import ordered

#: Unit -> days; months and years at their mean length.
UNIT_DAYS: dict[str, float] = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "night": 1.0, "weekend": 2.0, "week": 7.0,
    "fortnight": 14.0, "month": 30.4375, "quarter": 91.3125, "year": 365.25, "decade": 3652.5, "century": 36525.0,
}  # fmt: skip
UNITS: dict[str, str] = {
    **{unit: unit for unit in UNIT_DAYS},
    **{unit + "s": unit for unit in UNIT_DAYS if unit != "century"},
    "centuries": "century",
}

_SMALL = {
    word: number
    for number, word in enumerate(
        ordered(
            """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen
"""
        )
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(ordered("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
#: Vague counts as half-open ranges, the table of the interchange.
_VAGUE: dict[str, tuple[float, float]] = {
    "couple": (2, 3), "few": (3, 10), "many": (3, 10), "several": (3, 10), "some": (2, 10), "dozens": (24, 100), "recent": (1, 4),
}  # fmt: skip
#: Words a count may begin with, beside digits.
COUNTING = frozenset(_SMALL) | frozenset(_TENS) | frozenset(_VAGUE) | {"a", "an", "half", "hundred"}
_DIGITS = re.compile(r"\d{1,6}(?:[.,]\d{1,3})?$")


class Count(NamedTuple):
    """Tokens up to `end` (exclusive) count low..high of something; `high` is None when the count is exact."""

    end: int
    low: float
    high: float | None


def count(words: Sequence[str], at: int) -> Count | None:
    """The count that begins at token `at` of lower-case words; None when there is none."""
    size = len(words)
    if at >= size:
        return None
    word = words[at]
    if word not in COUNTING and not word[0].isdigit():
        return None
    if word in ("a", "an"):
        following = words[at + 1] if at + 1 < size else ""
        if following == "few":
            return Count(at + 2, *_VAGUE["few"])
        if following == "couple":
            return Count(at + 3 if at + 2 < size and words[at + 2] == "of" else at + 2, *_VAGUE["couple"])
        if following == "dozen":
            return Count(at + 2, 12, None)
        return Count(at + 1, 1, None)
    if word == "half" and at + 1 < size and words[at + 1] in ("a", "an"):
        return Count(at + 2, 0.5, None)
    if word in _VAGUE:
        return Count(at + 1, *_VAGUE[word])
    value: float
    end = at + 1
    if word in _SMALL:
        value = _SMALL[word]
    elif word in _TENS:
        value = _TENS[word]
        if end < size and words[end] == "-" and end + 1 < size and 0 < _SMALL.get(words[end + 1], 0) < 10:
            value += _SMALL[words[end + 1]]
            end += 2
        elif end < size and 0 < _SMALL.get(words[end], 0) < 10:
            value += _SMALL[words[end]]
            end += 1
    elif word == "hundred":
        value = 100
    elif _DIGITS.match(word):
        value = float(word.replace(",", ""))
    else:
        return None
    if end + 2 < size and words[end : end + 3] == ["and", "a", "half"]:
        return Count(end + 3, value + 0.5, None)
    return Count(end, value, None)


class Length(NamedTuple):
    """A count of units: tokens up to `end`; `high` None when exact."""

    end: int
    unit: str
    low: float
    high: float | None

    @property
    def days(self) -> float:
        """The length in days; a vague count at its lower end."""
        return self.low * UNIT_DAYS[self.unit]


def length(words: Sequence[str], at: int) -> Length | None:
    """The length of time that begins at token `at`: "three weeks", "a few days", "24-hour", "two full years"."""
    found = count(words, at)
    if found is None:
        return None
    end = found.end
    size = len(words)
    if words[at] in ("a", "an") and end < size and words[end] == "-":
        return None  # "$12-an-hour"
    if end < size and words[end] in ("-", "full", "long", "whole", "more", "consecutive", "straight"):
        end += 1
    if end >= size or words[end] not in UNITS:
        return None
    if end + 1 < size and words[end + 1] == "-" and end + 2 < size and words[end + 2] in ("old", "olds"):
        return None
    return Length(end + 1, UNITS[words[end]], found.low, found.high)


def offset(amount: float, unit: str, sign: int) -> str:
    """The notation of so many units back (sign -1) or ahead (+1): "offset:-21d", "offset:-2m", "offset:-3y"."""
    if unit in ("month", "year") and amount == int(amount):
        return f"offset:{sign * int(amount):+d}{unit[0]}"
    if unit == "decade":
        return f"offset:{sign * round(amount * 10):+d}y"
    if unit == "century":
        return f"offset:{sign * round(amount * 100):+d}y"
    return f"offset:{sign * min(round(amount * UNIT_DAYS[unit]), 999_999):+d}d"
