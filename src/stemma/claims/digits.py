"""Numbers in digits: what they say, and which letters after them multiply."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal

from stemma.claims.units import DIMENSIONS
from stemma.claims.words import Word, is_plural

#: Letters glued to digits.  "m", "b" and "t" are read as multipliers only where `suffix_is_scale` says so.
SUFFIXES: Mapping[str, float] = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "mm": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "t": 1e12,
    "tln": 1e12, "tn": 1e12, "trn": 1e12, "cr": 1e7,
}  # fmt: skip
VULGAR = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
#: What is told in millions with no noun after the number: "a population of 3.2m".
_TOLD_IN_MILLIONS = frozenset(
    {"audience", "circulation", "number", "population", "readership", "total", "turnout", "viewers"}
)
#: How many words before the number such a noun may stand, and after it what is counted.
_REACH = 6


def parsed(text: str) -> float:
    if text in VULGAR:
        return unicodedata.numeric(text)
    for separator in (",", "\u00a0", "\u202f", "\u2009"):
        text = text.replace(separator, "")
    if text.count(".") > 1:
        text = text.replace(".", "")
    text = "".join(str(unicodedata.digit(c, 0)) if c.isdigit() else c for c in text)
    return float(text) if len(text) < 40 else math.inf


def scaled(value: float, scale: float) -> float:
    """ "4.1" and a billion: exactly what the digits say, where floats would give 4099999999.9999995."""
    if scale == 1 or not (math.isfinite(value) and math.isfinite(scale)):
        return value * scale
    return float(Decimal(repr(value)) * Decimal(repr(scale)))


def suffix_is_scale(words: Sequence[Word], at: int, money: bool) -> bool:
    """Is the glued letter words[at] a multiplier ("3.2m litres") and not a unit ("300m from the gate")?"""
    suffix, number = words[at].lower, words[at - 1].text
    if suffix not in SUFFIXES:
        return False
    if money or suffix not in ("m", "mm", "t", "b"):
        return True
    if suffix == "b":
        return True
    if suffix in ("mm", "t"):
        return False
    if any(word.lower in _TOLD_IN_MILLIONS for word in words[max(0, at - _REACH) : at]):
        return True
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None:
        return "." in number
    if following.lower in DIMENSIONS or following.tag in ("ADP", "ADV"):
        return False
    return _plural_in_phrase(words, at + 1)


def _plural_in_phrase(words: Sequence[Word], at: int) -> bool:
    """Is there a plural among the words of the phrase that words[at] opens: "combined digital and printed sales"?"""
    for word in words[at : at + _REACH]:
        participle = word.tag == "VERB" and word.lower.endswith("ed")
        if word.kind != "word" or (word.tag in ("ADP", "AUX", "DET", "PRON", "VERB") and not participle):
            return False
        if is_plural(word):
            return True
    return False


def spaced_thousands(words: Sequence[Word], at: int) -> int:
    """Past the groups of "12 500 ballots", "40 000", "1 250 000" at words[at], with one space for a comma; `at` for none.

    A single group is one only when it is "000" or a noun in lower case follows, and no number or name stands before.
    """
    if not words[at].text.isdecimal() or len(words[at].text) > 3 or words[at].text[0] == "0":
        return at
    end = at + 1
    while end < len(words) and len(words[end].text) == 3 and words[end].text.isdecimal():
        if words[end].start != words[end - 1].end + 1:
            break
        end += 1
    before = words[at - 1] if at else None
    free = before is None or (before.kind != "number" and before.tag not in ("NOUN", "PROPN") and before.text != "-")
    if end == at + 1 or not free:
        return at
    noun = words[end] if end < len(words) else None
    counts = noun is not None and noun.kind == "word" and noun.text.islower() and noun.tag == "NOUN" and is_plural(noun)
    return end if counts or end > at + 2 or words[at + 1].text == "000" else at


def is_loose_suffix(words: Sequence[Word], at: int, money: bool) -> bool:
    """ "$700 bn", "8 B people": a suffix set apart; single letters only as capitals or with money."""
    suffix = words[at].lower
    if suffix not in SUFFIXES or suffix in ("k", "t", "mm", "cr"):
        return False
    return len(suffix) > 1 or ((words[at].text in ("B", "M") or money) and words[at].kind == "word")
