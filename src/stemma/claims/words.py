"""One sentence as the number grammar sees it: words, numbers and marks with offsets and coarse tags.

The annotator's tokens keep "700bn" or "15-20" together as often as not; a grammar of numbers needs
them apart.  This lexer is its own, and borrows from the annotation the tag of the token that covers a
word and, where the sentence was parsed, its arc.
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
    r"|\d+(?:\.\d+)?|(?<![\w.])\.\d+|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<mark>\S)"
)


class Word(NamedTuple):
    """`kind` is "number", "word" or "mark"; `glued`: nothing stands between it and the one before.

    `head` is the place of the syntactic head in the list of words (its own for the root), -1 without a
    parse; `label` the universal relation to it.  Of a token in several words the last has the arc, and
    the others hang on it as "part".
    """

    start: int
    end: int
    text: str
    lower: str
    kind: str
    tag: str
    glued: bool
    head: int = -1
    label: str = ""


def words_of(text: str, start: int, end: int, tokens: Sequence[Token] = (), offset: int = 0) -> list[Word]:
    """The words of text[start:end]; `tokens` (in order) lend their tags and arcs.  Linear in the length.

    `offset` is the place of the first of the tokens in the annotation, where their heads count from.
    """
    found: list[tuple[int, int, str, str, str, str, bool]] = []
    covering: list[int] = []
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
        found.append((first, last, surface, surface.lower().replace("’", "'"), kind, tag, first == before))
        covering.append(at if at < count and tokens[at].start < last else -1)
        before = last
    if any(token.head >= 0 for token in tokens):
        return [Word(*word, *arc) for word, arc in zip(found, _arcs(covering, tokens, offset), strict=True)]
    return [Word(*word) for word in found]


def _arcs(covering: Sequence[int], tokens: Sequence[Token], offset: int) -> list[tuple[int, str]]:
    """The arcs between tokens as arcs between words; `covering`: the token each word begins in, or -1."""
    arcs = [(-1, "")] * len(covering)
    standing: dict[int, int] = {token: place for place, token in enumerate(covering) if token >= 0}
    for token in range(1, len(tokens)):
        # a word over several tokens ("can't") stands for all of them
        if token not in standing and token - 1 in standing:
            standing[token] = standing[token - 1]
    for place, token in enumerate(covering):
        if token < 0 or tokens[token].head < 0:
            continue
        if standing[token] != place:
            arcs[place] = (standing[token], "part")
            continue
        head = standing.get(tokens[token].head - offset, place)
        arcs[place] = (head, tokens[token].label)
    return arcs


def lower_at(words: Sequence[Word], at: int) -> str:
    """The word at that index in lower case; "" outside the sentence."""
    return words[at].lower if 0 <= at < len(words) else ""


def is_plural(word: Word) -> bool:
    """Does the word look like a plural noun?"""
    lower = word.lower
    return (lower.endswith("s") and not lower.endswith(("ss", "us", "is"))) or lower in _IRREGULAR


_IRREGULAR = frozenset({"children", "men", "people", "police", "troops", "women"})
