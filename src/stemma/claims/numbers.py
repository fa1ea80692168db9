"""The number grammar: from a word of a sentence to the number that starts there.

`read_numeral` is a deterministic recursive descent over `words.Word`: digits with separators,
number words, mixtures ("twenty six Thousand"), suffixes ("39K", "$700bn"), lakh and crore, dozens,
fractions ("two thirds", "one in five"), vague plurals ("tens of thousands") and words for nothing.
It looks at the words of the numeral only; whether the figure means anything is for others to say.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from stemma.claims.fractions import FRACTIONS, LARGE, denominator_at, fraction_after_and, of_scale, power_of_ten
from stemma.claims.indefinite import few_at, vague_at, zero_at
from stemma.claims.numerals import NOUGHTS, ONES, SCALES, TENS, Numeral
from stemma.claims.words import Word, is_plural, lower_at

#: Letters glued to digits.  "m", "b" and "t" are read as multipliers only where `suffix_is_scale` says so.
SUFFIXES: Mapping[str, float] = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "mm": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "t": 1e12,
    "tln": 1e12, "tn": 1e12, "trn": 1e12, "cr": 1e7,
}  # fmt: skip
#: Words after "a third" that show it is the fraction and not the ordinal.
_AFTER_FRACTION = frozenset({
    "above", "and", "as", "below", "bigger", "down", "fewer", "from", "higher", "in", "larger", "less", "lower", "more",
    "of", "or", "over", "since", "smaller", "to", "up",
})  # fmt: skip
_BEFORE_HALF = frozenset({
    "best", "better", "early", "final", "first", "former", "last", "late", "latter", "next", "other", "second", "that",
    "this", "top",
})  # fmt: skip
_NOT_AFTER_HALF = frozenset({"an", "brother", "century", "hour", "mast", "sister", "staff", "time", "way", "year"})
_VULGAR = frozenset("½⅓⅔¼¾⅕⅙⅛⅜⅝⅞")
_METRE_NOUNS = frozenset({
    "above", "across", "away", "below", "dash", "deep", "depth", "down", "down-hill", "east", "freestyle", "from",
    "height", "high", "hurdles", "in", "into", "long", "north", "of", "off", "onto", "race", "relay", "south", "sprint",
    "tall", "to", "towards", "under", "up", "west", "wide",
})  # fmt: skip


def read_numeral(words: Sequence[Word], at: int, money: bool = False) -> Numeral | None:
    """The numeral that starts at words[at], the longest one; None when there is none.

    `money`: a currency stands before it, so that a glued "m" is a million and never a metre.
    """
    word = words[at]
    if word.kind == "number":
        return _digits(words, at, money)
    if word.kind != "word":
        return None
    return (
        zero_at(words, at)
        or vague_at(words, at)
        or _half(words, at)
        or _bare_scale(words, at)
        or _article(words, at)
        or _cardinal_or_fraction(words, at)
    )


def _finite(value: float) -> bool:
    return math.isfinite(value) and value < 1e30


# ------------------------------------------------------------------------------------------ digits


def _parse(text: str) -> float:
    if text in _VULGAR:
        return unicodedata.numeric(text)
    for separator in (",", "\u00a0", "\u202f", "\u2009"):
        text = text.replace(separator, "")
    if text.count(".") > 1:
        text = text.replace(".", "")
    text = "".join(str(unicodedata.digit(c, 0)) if c.isdigit() else c for c in text)
    return float(text) if len(text) < 40 else math.inf


def suffix_is_scale(words: Sequence[Word], at: int, money: bool) -> bool:
    """Is the glued letter words[at] a multiplier ("3.2m litres") and not a unit ("300m from the gate")?"""
    suffix, number = words[at].lower, words[at - 1].text
    if suffix not in SUFFIXES:
        return False
    if money or suffix not in ("m", "mm", "t", "b"):
        return True
    following = words[at + 1] if at + 1 < len(words) else None
    if suffix == "b":
        return True
    if suffix in ("mm", "t"):
        return False
    if following is None or following.kind != "word":
        return "." in number and following is None
    return following.lower not in _METRE_NOUNS


def _spaced_thousand(words: Sequence[Word], at: int) -> bool:
    """ "12 500 ballots": one space for a comma, where a noun in lower case follows and no number or name stands before."""
    if at + 2 >= len(words) or not words[at].text.isdecimal() or len(words[at].text) > 3 or words[at].text[0] == "0":
        return False
    second, noun = words[at + 1], words[at + 2]
    if not second.text.isdecimal() or len(second.text) != 3 or second.start != words[at].end + 1:
        return False
    before = words[at - 1] if at else None
    free = before is None or (before.kind != "number" and before.tag not in ("NOUN", "PROPN") and before.text != "-")
    return free and noun.kind == "word" and noun.text.islower() and is_plural(noun) and noun.tag == "NOUN"


def _digits(words: Sequence[Word], at: int, money: bool) -> Numeral | None:
    value, scale, end = _parse(words[at].text), 1.0, at + 1
    if _spaced_thousand(words, at):
        value, end = value * 1000 + _parse(words[at + 1].text), at + 2
    if end < len(words) and words[end].text in _VULGAR and words[at].text not in _VULGAR:
        value, end = value + unicodedata.numeric(words[end].text), end + 1
    elif end + 1 < len(words) and words[end].text in ("/", "⁄") and words[end].glued and words[end + 1].glued:
        bottom = _parse(words[end + 1].text) if words[end + 1].kind == "number" else 0.0
        closed = end + 2 >= len(words) or words[end + 2].text not in ("/", "⁄")
        if (closed and value == 1 and bottom in (2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100, 128)) or (value, bottom) in (
            (2, 3), (3, 4), (2, 5), (3, 5), (4, 5), (3, 8), (5, 8), (7, 8),
        ):  # fmt: skip
            return Numeral(at, end + 2, "fraction", value / bottom)
    if (end < len(words) and words[end].kind == "word" and words[end].glued and suffix_is_scale(words, end, money)) or (
        end < len(words) and not words[end].glued and _loose_suffix(words, end, money)
    ):
        scale, end = scale * SUFFIXES[words[end].lower], end + 1
    while True:
        step = end + 1 if lower_at(words, end) in ("-", "‑") and end + 1 < len(words) and words[end].glued else end
        if lower_at(words, step) not in SCALES or (step > end and not words[step].glued):
            break
        scale, end = scale * SCALES[lower_at(words, step)], step + 1
        if not _finite(scale):
            return None
    if lower_at(words, end) in ("dozens", "doz") and scale == 1:
        scale, end = 12.0, end + 1
    joined = _and_less(words, end, value * scale, scale)
    if joined is not None:
        return Numeral(at, joined[0], "digits", joined[1])
    power = power_of_ten(words, end) if end == at + 1 else None
    if power is not None:
        end, scale = power
    if not _finite(value * scale):
        return None
    whole = _with_fraction(words, Numeral(at, end, "digits", value * scale, scale=scale))
    return _one_in(words, whole) or whole


def _and_less(words: Sequence[Word], at: int, so_far: float, scale: float) -> tuple[int, float] | None:
    """ "3 hundred and one", "4 thousand 3 hundred": (index past the lesser part at words[at], the whole number)."""
    if scale not in (100.0, 1000.0) or at >= len(words):
        return None
    linked = words[at].lower == "and"
    first = at + linked
    if first >= len(words):
        return None
    if words[first].kind == "number" and words[first].text.isdecimal():
        found = _digits(words, first, False) if linked or lower_at(words, first + 1) in SCALES else None
        less = None if found is None or found.kind != "digits" else (found.last, found.value or 0.0)
    elif linked and _small(words, first):
        read = _cardinal(words, first)
        less = None if read is None else (read[0], read[1])
    else:
        return None
    return None if less is None or not 0 < less[1] < scale else (less[0], so_far + less[1])


def _with_fraction(words: Sequence[Word], whole: Numeral) -> Numeral:
    """ "six and a half million", "six million and a half", "10 1/2": the whole with the fraction that follows it."""
    value, end, scale = whole.value or 0.0, whole.last, whole.scale
    found = fraction_after_and(words, end)
    if found is not None:
        end, fraction = found
        value += fraction * scale
        if scale == 1 and lower_at(words, end) in SCALES:
            scale = SCALES[lower_at(words, end)]
            return replace(whole, last=end + 1, value=value * scale, scale=scale)
        return replace(whole, last=end, value=value)
    plain = whole.kind == "digits" and scale == 1 and end == whole.first + 1 and words[whole.first].text.isdecimal()
    # the stroke is looked for first: a row of bare numbers would otherwise be read again from each of them
    stroke = end + 2 < len(words) and words[end + 1].text in ("/", "⁄")
    if plain and stroke and words[end].kind == "number" and not words[end].glued:
        part = _digits(words, end, False)
        if part is not None and part.kind == "fraction":
            return replace(whole, last=part.last, value=value + (part.value or 0.0))
    return whole


def _loose_suffix(words: Sequence[Word], at: int, money: bool) -> bool:
    """ "$700 bn", "8 B people": a suffix set apart; single letters only as capitals or with money."""
    suffix = words[at].lower
    if suffix not in SUFFIXES or suffix in ("k", "t", "mm", "cr"):
        return False
    return len(suffix) > 1 or ((words[at].text in ("B", "M") or money) and words[at].kind == "word")


# -------------------------------------------------------------------------------------- number words


def _cardinal(words: Sequence[Word], at: int) -> tuple[int, float, float] | None:
    """(end, value, scale) of the number words at `at`: "two hundred and six thousand", "Ninety-Four"."""
    total, current, end, seen = 0.0, 0.0, at, ""
    scale, mantissa_words, scales = 1.0, 0, 0
    while end < len(words):
        word, step = words[end].lower, 1
        if (
            seen
            and words[end].text in ("-", "‑")
            and words[end].glued
            and end + 1 < len(words)
            and words[end + 1].glued
        ):
            word, step = words[end + 1].lower, 2
            if word not in SCALES and not (seen == "ten" and 0 < ONES.get(word, 0) < 10):
                break
        elif (
            word == "and"
            and seen in ("hundred", "scale")
            and _small(words, end + 1)
            and fraction_after_and(words, end) is None
        ):
            word, step = words[end + 1].lower, 2
        if (word in ONES and seen in ("", "hundred", "scale")) or (seen == "ten" and 0 < ONES.get(word, 0) < 10):
            current += ONES[word]
            seen = "one"
        elif word in TENS and seen in ("", "hundred", "scale"):
            current += TENS[word]
            seen = "ten"
        elif word == "hundred" and seen in ("one", "ten"):
            current *= 100
            seen, scales = "hundred", scales + 1
            scale = 100.0
        elif word in SCALES and word != "hundred" and seen:
            total = (
                (total + current if current or total else 1) * SCALES[word]
                if SCALES[word] > total
                else (total + current * SCALES[word])
            )
            current, seen, scales = 0.0, "scale", scales + 1
            scale = scale * SCALES[word] if scales > 1 else SCALES[word]
        else:
            break
        mantissa_words += 1
        end += step
        if not _finite(total + current):
            return None
    if end == at:
        return None
    simple = seen in ("hundred", "scale")
    return end, total + current, scale if simple else 1.0


def _bare_scale(words: Sequence[Word], at: int) -> Numeral | None:
    """ "hundred thousand", "quarter million": a multiplied hundred or quarter without its article."""
    head, scale = lower_at(words, at), SCALES.get(lower_at(words, at + 1), 0.0)
    if head == "hundred" and scale > 100:
        return Numeral(at, at + 2, "words", 100 * scale, scale=scale)
    if head == "quarter" and scale >= LARGE:
        return Numeral(at, at + 2, "words", scale / 4, scale=scale)
    return None


def _after_point(words: Sequence[Word], at: int) -> tuple[int, float] | None:
    """ "point five", "point nought four", "point seventy-one" at words[at]: (index past it, what it adds)."""
    if lower_at(words, at) != "point":
        return None
    digits, end = "", at + 1
    while len(digits) < 9:
        word = lower_at(words, end)
        if word in NOUGHTS:
            digits += "0"
        elif 0 < ONES.get(word, 0) < 10:
            digits += str(ONES[word])
        else:
            break
        end += 1
    if not digits:
        found = _cardinal(words, end) if lower_at(words, end) in TENS or lower_at(words, end) in ONES else None
        if found is None or found[1] >= 100:
            return None
        end, digits = found[0], f"{found[1]:.0f}"
    return end, float(f"0.{digits}")


def _small(words: Sequence[Word], at: int) -> bool:
    return lower_at(words, at) in ONES or lower_at(words, at) in TENS


def _cardinal_or_fraction(words: Sequence[Word], at: int) -> Numeral | None:
    if lower_at(words, at) not in ONES and lower_at(words, at) not in TENS:
        return None
    found = _cardinal(words, at)
    if found is None:
        return None
    end, value, scale = found
    bottom = end + 1 if end + 1 < len(words) and words[end].text in ("-", "‑") and words[end].glued else end
    part = lower_at(words, bottom)
    small = _small_fraction(words, at, bottom, value)
    if small is not None:
        return small
    if part in FRACTIONS and 0 < value < FRACTIONS[part] and (value > 1) == (part.endswith("s") and part != "s"):
        following = lower_at(words, bottom + 1)
        nothing_follows = bottom + 1 >= len(words) or words[bottom + 1].kind == "mark"
        large = of_scale(words, bottom + 1)
        if large is not None:
            return Numeral(at, large[0], "words", value / FRACTIONS[part] * large[1], scale=large[1])
        if value > 1 or following in _AFTER_FRACTION or nothing_follows:
            return Numeral(at, bottom + 1, "fraction", value / FRACTIONS[part])
    if value == 1 and lower_at(words, bottom) == "half" and lower_at(words, bottom + 1) not in _NOT_AFTER_HALF:
        return Numeral(at, bottom + 1, "fraction", 0.5)
    point = _after_point(words, end)
    if point is not None:
        end, fraction_part = point
        value += fraction_part
        if lower_at(words, end) in SCALES:
            scale = SCALES[lower_at(words, end)]
            value, end = value * scale, end + 1
        return Numeral(at, end, "words", value, scale=scale)
    if lower_at(words, end) == "dozens" and value < 100:
        return Numeral(at, end + 1, "words", value * 12, scale=12.0)
    whole = _with_fraction(words, Numeral(at, end, "words", value, scale=scale))
    return _one_in(words, whole) or whole


def _small_fraction(words: Sequence[Word], first: int, at: int, top: float) -> Numeral | None:
    """ "three twenty-firsts", "five hundredths": a fraction by a rare ordinal in the plural, at words[at]."""
    found = denominator_at(words, at) if at < len(words) and words[at].lower not in FRACTIONS else None
    if found is None or not 1 < top < found[1] or not lower_at(words, found[0] - 1).endswith("s"):
        return None
    return Numeral(first, found[0], "fraction", top / found[1])


def _one_in(words: Sequence[Word], top: Numeral) -> Numeral | None:
    """ "one in five", "nine out of 10": the ratio that continues `top`."""
    at = top.last
    if lower_at(words, at) == "out" and lower_at(words, at + 1) == "of":
        at, certain = at + 2, True
    elif lower_at(words, at) in ("in", "in every"):
        at, certain = at + 1, False
        if lower_at(words, at) == "every":
            at, certain = at + 1, True
    else:
        return None
    if at >= len(words) or top.value is None or not 0 < top.value < 100:
        return None
    if words[at].kind == "number":
        if not words[at].text.replace(",", "").isdecimal():
            return None
        end, bottom = at + 1, _parse(words[at].text)
        if lower_at(words, end) in SCALES:
            bottom, end = bottom * SCALES[lower_at(words, end)], end + 1
    else:
        found = _cardinal(words, at)
        if found is None:
            return None
        end, bottom, _ = found
    if top.value >= bottom:
        return None
    following = words[end] if end < len(words) else None
    if not certain:
        round_number = bottom <= 10 or bottom in (20, 25, 50) or math.log10(bottom).is_integer()
        timed = following is not None and following.lower.rstrip("s") in (
            "day",
            "hour",
            "week",
            "month",
            "year",
            "minute",
        )
        named = following is not None and following.text[:1].isupper() and following.kind == "word" and bottom > 100
        if not round_number or timed or named or top.value > 9:
            return None
    return Numeral(top.first, end, "fraction", top.value / bottom)


def _article(words: Sequence[Word], at: int) -> Numeral | None:
    """ "a hundred", "a million", "a dozen", "a couple of", "a few hundred", "a third of"."""
    if lower_at(words, at) not in ("a", "an"):
        if lower_at(words, at) in ("couple", "dozen") and at > 0 and lower_at(words, at - 1) in (
            "last", "next", "past", "another", "first", "the", "every", "that",
        ):  # fmt: skip
            return None
        return None
    following = lower_at(words, at + 1)
    if following in SCALES:
        scale, end = SCALES[following], at + 2
        if following == "hundred" and lower_at(words, end) == "and" and _small(words, end + 1):
            found = _cardinal(words, end + 1)
            if found is not None and found[1] < 100:
                value, end = 100 + found[1], found[0]
                if lower_at(words, end) in SCALES:
                    return Numeral(at, end + 1, "words", value * SCALES[lower_at(words, end)])
                return Numeral(at, end, "words", value)
        while lower_at(words, end) in SCALES and lower_at(words, end) != "dozen":
            scale, end = scale * SCALES[lower_at(words, end)], end + 1
            if not _finite(scale):
                return None
        if lower_at(words, end) == "and" and lower_at(words, end + 1) == "a" and lower_at(words, end + 2) == "half":
            return Numeral(at, end + 3, "words", scale * 1.5, scale=scale)
        return Numeral(at, end, "words", scale, scale=scale)
    if following == "couple":
        after = lower_at(words, at + 2)
        if after in SCALES:
            return Numeral(at, at + 3, "couple", 2 * SCALES[after])
        if after == "of":
            third = lower_at(words, at + 3)
            if third in SCALES:
                return Numeral(at, at + 4, "couple", 2 * SCALES[third])
            return Numeral(at, at + 2, "couple", 2.0)
        return None
    if following == "few":
        inner = few_at(words, at + 1)
        return None if inner is None else Numeral(at, inner.last, "vague", lower=inner.lower, upper=inner.upper)
    if following.endswith(("illionth", "thousandth", "hundredth")):
        found_bottom = denominator_at(words, at + 1)
        if found_bottom is not None:
            return Numeral(at, found_bottom[0], "fraction", 1 / found_bottom[1])
    if following in FRACTIONS and FRACTIONS[following] < 100 and not following.endswith("s"):
        end = at + 2
        large = of_scale(words, end)
        if large is not None:
            return Numeral(at, large[0], "words", large[1] / FRACTIONS[following], scale=large[1])
        nothing_follows = end >= len(words) or words[end].text in (".", ",", ";", ")", "”", '"')
        if lower_at(words, end) in _AFTER_FRACTION or nothing_follows:
            return Numeral(at, end, "fraction", 1 / FRACTIONS[following])
    if following == "half":
        return _half(words, at + 1, at)
    return None


def _half(words: Sequence[Word], at: int, first: int | None = None) -> Numeral | None:
    """ "half of", "half the", "half a million", "half a dozen", "more than half"."""
    if lower_at(words, at) != "half":
        return None
    start = at if first is None else first
    before, following = lower_at(words, at - 1), lower_at(words, at + 1)
    if before in _BEFORE_HALF or (before == "-" and at > 0 and words[at].glued):
        return None
    glue = following in ("-", "‑") and at + 2 < len(words) and words[at + 1].glued
    after = lower_at(words, at + 2)
    if following == "a" or glue or following == "an":
        if after in SCALES:
            return Numeral(start, at + 3, "words", SCALES[after] / 2)
        if glue or after in _NOT_AFTER_HALF or following == "an":
            return None
    if following in SCALES and (first is not None or SCALES[following] >= LARGE):
        return Numeral(start, at + 2, "words", SCALES[following] / 2)
    if following in _NOT_AFTER_HALF or following in ("past",):
        return None
    quantified = before in (
        "about",
        "almost",
        "around",
        "just",
        "least",
        "nearly",
        "over",
        "roughly",
        "than",
        "under",
        "by",
        "to",
        "in",
    )
    if (
        following in ("of", "its", "his", "her", "their", "our", "the", "that", "those", "these", "as", "what")
        or quantified
    ):
        return Numeral(start, at + 1, "fraction", 0.5)
    return None
