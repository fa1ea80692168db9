"""One numeral with the currency or unit that is its own: what ranges and figures are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stemma.claims.bounds import modifiers_of
from stemma.claims.currencies import HUNDREDTHS, currency_after, currency_before
from stemma.claims.digits import scaled
from stemma.claims.numbers import OPENERS, read_numeral
from stemma.claims.numerals import SCALES, Numeral
from stemma.claims.percent_rates import told_in_percent
from stemma.claims.units import magnitude_before, measure_after, percent_after
from stemma.claims.words import Word, lower_at

FigureKind = Literal["count", "money", "percent", "ratio", "measure", "duration"]

#: Units whose scale goes below nought.
_SIGNED = frozenset({"celsius", "degree", "fahrenheit"})


@dataclass(frozen=True, slots=True)
class Part:
    """One numeral with its own currency or unit."""

    first: int
    last: int
    numeral: Numeral
    unit: str | None
    kind: FigureKind
    sign: float = 1.0


def part_at(words: Sequence[Word], at: int, free: int) -> Part | None:
    """The numeral at words[at] with its currency or unit; `free` is the first word that no earlier figure has taken."""
    word = words[at]
    if word.kind == "mark" or (word.kind == "word" and word.lower not in OPENERS):
        return None
    before = currency_before(words, at)
    if before is not None and before[0] < free:
        before = None
    numeral = read_numeral(words, at, before is not None)
    if numeral is None:
        return _one_unit(words, at)
    first, last, sign = at, numeral.last, 1.0
    if before is not None:
        first = before[0]
        unit: str | None = before[1]
        if unit == "USD":
            last = _american(words, last)
        sign, first = _sign(words, first, free)
        if words[at - 1].text in ("-", "−"):
            sign = -1.0  # "$-3.2m"
        return Part(first, last, numeral, unit, "money", sign)
    if numeral.kind == "fraction" and numeral.value is not None:
        percent = percent_after(words, last)
        if percent is None:
            measured = measure_after(words, last) if words[at].lower == "half" or words[at].kind == "number" else None
            if measured is not None and words[last].lower != "of":
                return Part(first, measured[0], numeral, measured[1], "duration" if measured[2] else "measure")
            sign, first = _sign(words, first, free) if words[at].kind == "number" else (1.0, first)
            return Part(first, last, numeral, "ratio", "ratio", sign)
    of = last + 1 if lower_at(words, last) == "of" and numeral.kind in ("vague", "couple") else last
    money = currency_after(words, of)
    if money is not None:
        return _with_hundredths(words, Part(first, money[0], numeral, money[1], "money"))
    percent = percent_after(words, last)
    if percent is not None:
        sign, first = _sign(words, first, free)
        return Part(first, percent[0], numeral, percent[1], "percent", sign)
    measured = measure_after(words, of)
    if measured is not None and measured[1] == "foot" and numeral.value is not None:
        return _with_inches(words, Part(first, measured[0], numeral, "foot", "measure"))
    if measured is not None and numeral.kind != "zero":
        sign, first = _sign(words, first, free) if measured[1] in _SIGNED else (1.0, first)
        return Part(first, measured[0], numeral, measured[1], "duration" if measured[2] else "measure", sign)
    magnitude = magnitude_before(words, at) if numeral.kind == "digits" else None
    if magnitude is not None and magnitude >= free and (numeral.value or 0) < 11:
        return Part(magnitude, last, numeral, "magnitude", "measure")
    if numeral.kind in ("digits", "words") and (last >= len(words) or words[last].tag not in ("NOUN", "ADJ")):
        sign, first = _sign(words, first, free)
        if told_in_percent(words, first, numeral):
            return Part(first, last, numeral, "percent", "percent", sign)
    return Part(first, last, numeral, None, "count", sign)


def _with_hundredths(words: Sequence[Word], part: Part) -> Part:
    """ "three pounds and 50 pence", "13 dollars 45 cents", "75 USD million": the amount with what follows its currency."""
    numeral, at = part.numeral, part.last
    if numeral.value is None:
        return part
    scale = SCALES.get(lower_at(words, at), 0.0)
    if scale >= 1e6 and numeral.scale == 1 and words[at - 1].text.isupper():
        return replace(part, last=at + 1, numeral=replace(numeral, value=scaled(numeral.value, scale), scale=scale))
    at += lower_at(words, at) == "and"
    less = read_numeral(words, at) if at < len(words) and part.unit not in HUNDREDTHS else None
    if less is None or less.value is None or not 0 < less.value < 100 or less.kind not in ("digits", "words"):
        return part
    small = currency_after(words, less.last)
    if small is None or small[1] not in HUNDREDTHS:
        return part
    return replace(part, last=small[0], numeral=replace(numeral, value=numeral.value + less.value / 100))


def _with_inches(words: Sequence[Word], part: Part) -> Part:
    """ "5 ft 2 in", "six feet and two inches": the height in feet."""
    at = part.last + (lower_at(words, part.last) == "and")
    less = read_numeral(words, at) if at < len(words) else None
    if less is None or less.value is None or not 0 < less.value < 12 or part.numeral.value is None:
        return part
    inches = measure_after(words, less.last)
    abbreviated = lower_at(words, less.last) == "in" and lower_at(words, part.last - 1) == "ft"
    if not abbreviated and (inches is None or inches[1] != "inch"):
        return part
    end = less.last + 1 if inches is None else inches[0]
    return replace(part, last=end, numeral=replace(part.numeral, value=part.numeral.value + less.value / 12))


def _american(words: Sequence[Word], at: int) -> int:
    """The index past a "US" or "U.S." that follows an amount of dollars; the stop that ends a sentence stays out."""
    if at < len(words) and words[at].text == "US":
        return at + 1
    if [word.text for word in words[at : at + 3]] != ["U", ".", "S"]:
        return at
    return at + 4 if at + 4 < len(words) and words[at + 3].text == "." else at + 3


def _one_unit(words: Sequence[Word], at: int) -> Part | None:
    """ "a square kilometre", "a dollar": an article with a unit, a figure only when something bounds it."""
    if words[at].lower not in ("a", "an") or not modifiers_of(words, at, at + 1).effects:
        return None
    numeral = Numeral(at, at + 1, "words", 1.0)
    money = currency_after(words, at + 1)
    if money is not None:
        return Part(at, money[0], numeral, money[1], "money")
    percent = percent_after(words, at + 1)
    if percent is not None:
        return Part(at, percent[0], numeral, percent[1], "percent")
    measured = measure_after(words, at + 1)
    if measured is None or measured[2]:
        return None
    return Part(at, measured[0], numeral, measured[1], "measure")


def _sign(words: Sequence[Word], first: int, free: int) -> tuple[float, int]:
    at = first - 1
    if at < free:
        return 1.0, first
    if words[at].lower in ("minus", "negative"):
        # "plus or minus 3 points" is a width
        return (1.0, first) if lower_at(words, at - 1) == "or" else (-1.0, at)
    if words[at].text in ("-", "−", "+") and (at == 0 or not words[at].glued) and words[first].glued:
        return (-1.0 if words[at].text != "+" else 1.0), at
    if words[at].text in ("-", "−") and words[first].glued and at - 1 >= free and words[at - 1].lower == "minus":
        return -1.0, at - 1
    return 1.0, first


def unit_behind(words: Sequence[Word], at: int) -> tuple[int, str, FigureKind] | None:
    """ "300-plus kilometres", "5 or more percent": a unit after the words that bound its number."""
    money = currency_after(words, at)
    if money is not None:
        return money[0], money[1], "money"
    percent = percent_after(words, at)
    if percent is not None:
        return percent[0], percent[1], "percent"
    measured = measure_after(words, at)
    return None if measured is None else (measured[0], measured[1], "duration" if measured[2] else "measure")
