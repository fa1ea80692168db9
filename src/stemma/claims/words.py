"""One sentence as the number grammar sees it: words, numbers and marks with offsets and coarse tags.

The annotator's tokens keep "700bn" or "15-20" together as often as not; a grammar of numbers needs
them apart.  This lexer is its own, and borrows from the annotation only the tag of the token that
covers a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from stemma.records import Token

#: Longest number of characters a single sentence view covers; longer sentences are cut into pieces.
MAXIMUM = 20_000

_LEX = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{2,3})*,\d{3}(?![\d])(?:\.\d+)?"  # 12,500 and 1,00,000
    r"|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)"  # 12 500 with a thin or hard space
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)"  # 1.250.000
    r"|\d+(?:\.\d+)?|(?<![\w.])\.\d+|[½⅓⅔¼¾⅕⅛])"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<mark>\S)"
)


class Word(NamedTuple):
    """`kind` is "number", "word" or "mark"; `glued`: nothing stands between it and the one before."""

    start: int
    end: int
    text: str
    lower: str
    kind: str
    tag: str
    glued: bool


def words_of(text: str, start: int, end: int, tokens: Sequence[Token] = ()) -> list[Word]:
    """The words of text[start:end]; `tokens` (in order) lend their tags.  Linear in the length."""
    out: list[Word] = []
    at, count, before = 0, len(tokens), -1
    for match in _LEX.finditer(text, start, end):
        kind = match.lastgroup or "mark"
        first, last = match.span()
        while at < count and tokens[at].end <= first:
            at += 1
        tag = ""
        if at < count and tokens[at].start <= first:
            tag = tokens[at].tag
            if kind == "word" and tag in ("NUM", "PUNCT", "SYM") and tokens[at].end - tokens[at].start > last - first:
                tag = ""
        if not tag and kind == "mark":
            tag = "PUNCT"
        surface = match.group()
        out.append(Word(first, last, surface, surface.lower().replace("’", "'"), kind, tag, first == before))
        before = last
    return out


def lower_at(words: Sequence[Word], at: int) -> str:
    """The word at that index in lower case; "" outside the sentence."""
    return words[at].lower if 0 <= at < len(words) else ""


def is_plural(word: Word) -> bool:
    """Does the word look like a plural noun?"""
    lower = word.lower
    return (lower.endswith("s") and not lower.endswith(("ss", "us", "is"))) or lower in _IRREGULAR


_IRREGULAR = frozenset({"children", "men", "people", "police", "troops", "women"})
