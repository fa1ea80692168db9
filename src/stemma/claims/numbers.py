"""The number grammar: from a word of a sentence to the number that starts there.

`read_numeral` is a deterministic recursive descent over `words.Word`: digits with separators,
number words, mixtures ("twenty six Thousand"), suffixes ("39K", "$700bn"), lakh and crore, dozens,
fractions ("two thirds", "one in five"), vague plurals ("tens of thousands") and words for nothing.
It looks at the words of the numeral only; whether the figure means anything is for others to say.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from stemma.claims.digits import SUFFIXES, VULGAR, is_loose_suffix, parsed, scaled, spaced_thousands, suffix_is_scale
from stemma.claims.fractions import FRACTIONS, LARGE, denominator_at, fraction_after_and, of_scale, power_of_ten
from stemma.claims.indefinite import few_at, vague_at, zero_at
from stemma.claims.number_words import after_point, cardinal_at, is_finite, is_small
from stemma.claims.numerals import ONES, SCALES, TENS, Numeral
from stemma.claims.vague import PLURALS
from stemma.claims.words import Word, lower_at

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
_DOZENS = frozenset({"doz", "dozens", "dozs", "dz", "dzs"})
#: Every word that a numeral in words may begin with: most words of a text are none of them.
OPENERS = frozenset({
    *ONES, *TENS, *PLURALS, "a", "an", "few", "half", "hundred", "neither", "no", "nobody", "none", "not", "quarter", "several",
})  # fmt: skip


def read_numeral(words: Sequence[Word], at: int, money: bool = False) -> Numeral | None:
    """The numeral that starts at words[at], the longest one; None when there is none.

    `money`: a currency stands before it, so that a glued "m" is a million and never a metre.
    """
    word = words[at]
    if word.kind == "number":
        return _digits(words, at, money)
    if word.kind != "word" or word.lower not in OPENERS:
        return None
    return (
        zero_at(words, at)
        or vague_at(words, at)
        or _half(words, at)
        or _bare_scale(words, at)
        or _article(words, at)
        or _cardinal_or_fraction(words, at)
    )


def _digits(words: Sequence[Word], at: int, money: bool) -> Numeral | None:
    value, scale, end = parsed(words[at].text), 1.0, at + 1
    groups = spaced_thousands(words, at)
    if groups > at:
        value, end = parsed("".join(word.text for word in words[at:groups])), groups
    if end < len(words) and words[end].text in VULGAR and words[at].text not in VULGAR:
        value, end = value + unicodedata.numeric(words[end].text), end + 1
    elif end + 1 < len(words) and words[end].text in ("/", "⁄") and words[end].glued and words[end + 1].glued:
        bottom = parsed(words[end + 1].text) if words[end + 1].kind == "number" else 0.0
        closed = end + 2 >= len(words) or words[end + 2].text not in ("/", "⁄")
        if (closed and value == 1 and bottom in (2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100, 128)) or (value, bottom) in (
            (2, 3), (3, 4), (2, 5), (3, 5), (4, 5), (3, 8), (5, 8), (7, 8),
        ):  # fmt: skip
            return Numeral(at, end + 2, "fraction", value / bottom)
    if (end < len(words) and words[end].kind == "word" and words[end].glued and suffix_is_scale(words, end, money)) or (
        end < len(words) and not words[end].glued and is_loose_suffix(words, end, money)
    ):
        scale, end = scale * SUFFIXES[words[end].lower], end + 1
    while True:
        step = end + 1 if lower_at(words, end) in ("-", "‑") and end + 1 < len(words) and words[end].glued else end
        if lower_at(words, step) not in SCALES or (step > end and not words[step].glued):
            break
        scale, end = scale * SCALES[lower_at(words, step)], step + 1
        if not is_finite(scale):
            return None
    if lower_at(words, end) in _DOZENS and scale == 1:
        scale, end = 12.0, end + 1
    joined = _and_less(words, end, scaled(value, scale), scale)
    if joined is not None:
        return Numeral(at, joined[0], "digits", joined[1])
    power = power_of_ten(words, end) if end == at + 1 else None
    if power is not None:
        end, scale = power
    value = scaled(value, scale)
    if not is_finite(value):
        return None
    whole = _with_fraction(words, Numeral(at, end, "digits", value, scale=scale))
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
    elif linked and is_small(words, first):
        read = cardinal_at(words, first)
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
        own = SCALES.get(lower_at(words, end), 0.0)
        if 1 < own < scale:  # "one billion and three quarters million"
            return replace(whole, last=end + 1, value=value + fraction * own)
        value += fraction * (1 if scale == 100 else scale)
        if scale == 1 and lower_at(words, end) in SCALES:
            scale = SCALES[lower_at(words, end)]
            return replace(whole, last=end + 1, value=scaled(value, scale), scale=scale)
        return replace(whole, last=end, value=value)
    plain = whole.kind == "digits" and scale == 1 and end == whole.first + 1 and words[whole.first].text.isdecimal()
    # the stroke is looked for first: a row of bare numbers would otherwise be read again from each of them
    stroke = end + 2 < len(words) and words[end + 1].text in ("/", "⁄")
    if plain and stroke and words[end].kind == "number" and not words[end].glued:
        part = _digits(words, end, False)
        if part is not None and part.kind == "fraction":
            return replace(whole, last=part.last, value=value + (part.value or 0.0))
    return whole


def _bare_scale(words: Sequence[Word], at: int) -> Numeral | None:
    """ "hundred thousand", "quarter million": a multiplied hundred or quarter without its article."""
    head, scale = lower_at(words, at), SCALES.get(lower_at(words, at + 1), 0.0)
    if head == "hundred" and scale > 100:
        return Numeral(at, at + 2, "words", 100 * scale, scale=scale)
    if head == "quarter" and scale >= LARGE:
        return Numeral(at, at + 2, "words", scale / 4, scale=scale)
    return None


def _cardinal_or_fraction(words: Sequence[Word], at: int) -> Numeral | None:
    if lower_at(words, at) not in ONES and lower_at(words, at) not in TENS:
        return None
    found = cardinal_at(words, at)
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
    point = after_point(words, end)
    if point is not None:
        end, fraction_part = point
        value += fraction_part
        if lower_at(words, end) in SCALES:
            scale = SCALES[lower_at(words, end)]
            value, end = scaled(value, scale), end + 1
        return Numeral(at, end, "words", value, scale=scale)
    if lower_at(words, end) in _DOZENS and value < 100:
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
        end, bottom = at + 1, parsed(words[at].text)
        if lower_at(words, end) in SCALES:
            bottom, end = bottom * SCALES[lower_at(words, end)], end + 1
    else:
        found = cardinal_at(words, at)
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
        return None
    following = lower_at(words, at + 1)
    if following in SCALES:
        scale, end = SCALES[following], at + 2
        if following == "hundred" and lower_at(words, end) == "and" and is_small(words, end + 1):
            found = cardinal_at(words, end + 1)
            if found is not None and found[1] < 100:
                value, end = 100 + found[1], found[0]
                if lower_at(words, end) in SCALES:
                    return Numeral(at, end + 1, "words", value * SCALES[lower_at(words, end)])
                return Numeral(at, end, "words", value)
        while lower_at(words, end) in SCALES and lower_at(words, end) != "dozen":
            scale, end = scale * SCALES[lower_at(words, end)], end + 1
            if not is_finite(scale):
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
    if first is not None and (not following or following in ".,;:)") and lower_at(words, first - 1) != "and":
        return Numeral(start, at + 1, "fraction", 0.5)  # "cut by a half."
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
