"""What looks like a figure and is none: the first thing every sentence goes through.

Dates, clock times, ages, ordinals, identifiers, telephone numbers, coordinates, citation marks,
scores, addresses, versions, page furniture, "one of the ...".  Each mask keeps its reason.  A
numeral whose first word lies in a mask is not read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from stemma.claims.mask_patterns import PATTERNS
from stemma.claims.number_masks import mask_of_number
from stemma.claims.numerals import ONES, SCALES, TENS
from stemma.claims.word_masks import ORDINAL_WORDS, mask_of_word
from stemma.claims.words import Word
from stemma.claims.year_masks import is_amount


class Mask(NamedTuple):
    start: int
    end: int
    reason: str


#: The patterns by their hints, which are looked for once for all patterns that share them.
_BY_HINTS = [
    (hints, [(reason, pattern) for reason, others, pattern in PATTERNS if others == hints])
    for hints in dict.fromkeys(hints for _, hints, _ in PATTERNS)
]
#: Reasons whose patterns need no digit.
_DIGITLESS = frozenset({"address on the web", "age", "clock time", "idiom"})
_ANY_DIGIT = re.compile(r"\d")


def masks_of(text: str, words: Sequence[Word], dates: Sequence[tuple[int, int]] = ()) -> list[Mask]:
    """All masks of one sentence, in no order; `dates` are spans of time expressions that name a day or period.

    Linear in the sentence.  The offsets are those of the words (into `text`).
    """
    if not words:
        return []
    start, end = words[0].start, words[-1].end
    amounts = (
        {word.start for i, word in enumerate(words) if word.kind == "number" and is_amount(words, i)}
        if dates
        else set()
    )
    out = [Mask(first, last, "date") for first, last in dates if first not in amounts or last > first + 4]
    has_digit = _ANY_DIGIT.search(text, start, end) is not None
    piece = text[start:end]
    lower = piece.lower()
    for hints, patterns in _BY_HINTS:
        if hints and not any(hint in lower for hint in hints):
            continue
        for reason, pattern in patterns:
            if has_digit or reason in _DIGITLESS:
                found = (match.span() for match in pattern.finditer(piece))
                out.extend(Mask(start + first, start + last, reason) for first, last in found if last > first)
    out = [mask for mask in out if not (mask.reason == "age" and not _is_age(text, mask))]
    for i, word in enumerate(words):
        if _is_base(words, i):
            reason = "base of a rate"
        elif word.kind == "number":
            reason = mask_of_number(words, i)
        elif word.kind == "word" and (
            word.lower in ONES or word.lower in TENS or word.lower in ORDINAL_WORDS or word.lower == "several"
        ):
            reason = mask_of_word(words, i)
        else:
            continue
        if reason:
            out.append(Mask(word.start, word.end, reason))
    return out


def _is_base(words: Sequence[Word], at: int) -> bool:
    """Is this what a rate is counted by: "12 per | 100,000", "three for every | thousand"?"""
    word = words[at]
    if not at or not (word.kind == "number" or word.lower in ONES or word.lower in TENS or word.lower in SCALES):
        return False
    before = words[at - 1].lower
    return before == "per" or (before == "every" and at >= 2 and words[at - 2].lower == "for")


def _is_age(text: str, mask: Mask) -> bool:
    """A match that holds no number ("age of", "a year-old") masks nothing that matters but may swallow one."""
    piece = text[mask.start : mask.end].lower()
    if any(character.isdigit() for character in piece):
        return True
    return any(part in ONES or part in TENS for part in re.split(r"[^a-z]+", piece))
