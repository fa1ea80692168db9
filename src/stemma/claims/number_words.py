"""Numbers in words: "two hundred and six thousand", "ninety-four", and what follows their point."""

from __future__ import annotations

import math
from collections.abc import Sequence

from stemma.claims.fractions import fraction_after_and
from stemma.claims.numerals import NOUGHTS, ONES, SCALES, TENS
from stemma.claims.words import Word, lower_at


def is_finite(value: float) -> bool:
    return math.isfinite(value) and value < 1e30


def cardinal_at(words: Sequence[Word], at: int) -> tuple[int, float, float] | None:
    """(end, value, scale) of the number words at `at`: "two hundred and six thousand", "Ninety-Four"."""
    total, current, end, seen = 0.0, 0.0, at, ""
    scale, scales = 1.0, 0
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
            and is_small(words, end + 1)
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
        end += step
        if not is_finite(total + current):
            return None
    if end == at:
        return None
    simple = seen in ("hundred", "scale")
    return end, total + current, scale if simple else 1.0


def after_point(words: Sequence[Word], at: int) -> tuple[int, float] | None:
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
        found = cardinal_at(words, end) if lower_at(words, end) in TENS or lower_at(words, end) in ONES else None
        if found is None or found[1] >= 100:
            return None
        end, digits = found[0], f"{found[1]:.0f}"
    return end, float(f"0.{digits}")


def is_small(words: Sequence[Word], at: int) -> bool:
    return lower_at(words, at) in ONES or lower_at(words, at) in TENS
