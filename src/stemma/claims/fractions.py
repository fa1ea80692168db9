"""Parts of a number and of a whole: "and three quarters", "a quarter of a million", "× 10^8"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemma.claims.numerals import ONES, SCALES, TENS
from stemma.claims.words import Word, lower_at

FRACTIONS: Mapping[str, int] = {
    "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "thirds": 3, "quarters": 4, "fourths": 4, "fifths": 5, "sixths": 6, "sevenths": 7, "eighths": 8, "ninths": 9,
    "tenths": 10, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_TENS_ORDINALS: Mapping[str, int] = {
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80,
    "ninetieth": 90,
}  # fmt: skip
_UNIT_ORDINALS: Mapping[str, int] = {
    "eighth": 8, "eleventh": 11, "fifteenth": 15, "fifth": 5, "first": 1, "fourteenth": 14, "fourth": 4, "ninth": 9,
    "nineteenth": 19, "second": 2, "seventeenth": 17, "seventh": 7, "sixteenth": 16, "sixth": 6, "tenth": 10, "third": 3,
    "thirteenth": 13, "twelfth": 12, "eighteenth": 18,
}  # fmt: skip
_SCALE_ORDINALS: Mapping[str, int] = {
    "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
#: Multipliers of which "half" and "a quarter" are taken without an article: "half million".
LARGE = 1e6


def fraction_after_and(words: Sequence[Word], at: int) -> tuple[int, float] | None:
    """ "and a half", "and three quarters" at words[at]: (index past it, the fraction); None before "of" or a verb."""
    if lower_at(words, at) != "and":
        return None
    count, part = lower_at(words, at + 1), lower_at(words, at + 2)
    top = 1.0 if count == "a" else ONES.get(count, 0.0)
    if top == 1 and part == "half":
        return at + 3, 0.5
    bottom = FRACTIONS.get(part, 0)
    if not 0 < top < bottom or (top > 1) != part.endswith("s") or lower_at(words, at + 3) == "of":
        return None
    following = words[at + 3] if at + 3 < len(words) else None
    joined = following is None or following.tag == "NOUN" or following.lower in SCALES or following.text in ",.;:)"
    return (at + 3, top / bottom) if joined else None


def denominator_at(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """ "hundredths", "twenty-firsts", "sixteenth" at words[at]: (index past it, the denominator)."""
    word = lower_at(words, at)
    if word in TENS:
        joint = at + 1 + (lower_at(words, at + 1) in ("-", "‑"))
        unit = _UNIT_ORDINALS.get(lower_at(words, joint).removesuffix("s"), 0)
        return (joint + 1, TENS[word] + unit) if 0 < unit < 10 else None
    single = word.removesuffix("s")
    for table in (FRACTIONS, _UNIT_ORDINALS, _TENS_ORDINALS, _SCALE_ORDINALS):
        if table.get(single, 0) > 2:
            return at + 1, table[single]
    return None


def of_scale(words: Sequence[Word], at: int) -> tuple[int, float] | None:
    """ "million", "of a million" right after a fraction: (index past it, the multiplier)."""
    if lower_at(words, at) == "of" and lower_at(words, at + 1) in ("a", "one"):
        at += 2
    scale = SCALES.get(lower_at(words, at), 0.0)
    return (at + 1, scale) if scale >= LARGE else None


def power_of_ten(words: Sequence[Word], at: int) -> tuple[int, float] | None:
    """ "× 10^8", "x10-8" at words[at]: (index past it, the power)."""
    if lower_at(words, at) not in ("×", "x", "*") or lower_at(words, at + 1) != "10":
        return None
    i = at + 2 + (lower_at(words, at + 2) == "^")
    negative = lower_at(words, i) in ("-", "−", "–")
    i += negative
    if i >= len(words) or not words[i].glued or not words[i].text.isdecimal() or len(words[i].text) > 2:
        return None
    return i + 1, 10.0 ** (-int(words[i].text) if negative else int(words[i].text))
