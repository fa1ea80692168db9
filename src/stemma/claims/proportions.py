"""Proportions without a number: "most of the fighters", "the majority of the fighters" (more than half).

They are read by context alone: "the most remote village" is a superlative.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.bounds import Interval
from stemma.claims.figures import Figure
from stemma.claims.words import Word, lower_at

_MORE_THAN_HALF = Interval("more_than", None, 0.5, None, False, False)
_SUPERLATIVE_BEFORE = frozenset({
    "'s", "a", "an", "at", "for", "her", "his", "its", "my", "one", "our", "s", "second", "some", "such", "the", "their",
    "third", "this", "two", "your",
})  # fmt: skip
_OF_WHOLE = frozenset({
    "all", "her", "his", "its", "my", "our", "the", "their", "them", "these", "this", "those", "us", "which", "whom",
    "you",
})  # fmt: skip
#: Heads of which "most" is a way of speaking.
_IDIOMS = frozenset({
    "cases", "circumstances", "day", "days", "likely", "part", "people", "time", "times", "ways", "week", "weeks", "year",
    "years",
})  # fmt: skip


def read_proportions(words: Sequence[Word], taken: Sequence[bool]) -> list[Figure]:
    """ "most of", "most fighters" and "the majority of" on words not `taken`."""
    out: list[Figure] = []
    for i, word in enumerate(words):
        if taken[i]:
            continue
        if word.lower == "most" and _is_proportion(words, i):
            out.append(_figure(i, i + 1, i, "fraction", _MORE_THAN_HALF))
        elif word.lower == "majority" and i and lower_at(words, i + 1) == "of" and lower_at(words, i + 2) in _OF_WHOLE:
            first = i - 1
            if words[first].lower in ("vast", "overwhelming", "large", "great") and first:
                first -= 1
            if words[first].lower in ("a", "the"):
                out.append(_figure(first, i + 1, i, "fraction", _MORE_THAN_HALF))
    return out


def _is_proportion(words: Sequence[Word], at: int) -> bool:
    if at and (
        words[at - 1].lower in _SUPERLATIVE_BEFORE or words[at - 1].tag in ("DET",) or words[at - 1].text in ("-", "’s")
    ):
        return False
    following = lower_at(words, at + 1)
    if following == "of":
        return lower_at(words, at + 2) in _OF_WHOLE and lower_at(words, at + 3) not in _IDIOMS - {"people", "cases"}
    if following in _IDIOMS or at + 1 >= len(words):
        return False
    noun = words[at + 1]
    if noun.tag == "ADJ" and at + 2 < len(words):
        noun = words[at + 2]
    opens = (
        at == 0
        or words[at - 1].kind == "mark"
        or words[at - 1].lower in ("that", "and", "but", "where", "while", "because")
    )
    plural = (noun.lower.endswith("s") and not noun.lower.endswith("ss")) or noun.lower in (
        "people",
        "women",
        "men",
        "children",
    )
    return opens and noun.tag == "NOUN" and plural and noun.lower not in _IDIOMS


def _figure(first: int, last: int, numeral: int, kind: str, interval: Interval) -> Figure:
    return Figure(
        first=first,
        last=last,
        core_first=first,
        core_last=last,
        numeral_first=numeral,
        numeral_last=numeral + 1,
        numeral=kind,
        kind="ratio" if kind == "fraction" else "count",
        interval=interval,
        unit="ratio" if kind == "fraction" else None,
    )
