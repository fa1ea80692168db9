"""Noun phrases and counted things from arcs: a chunker over universal relations.

spaCy's own chunker for English expects other relations.  Needs a parse: sentences without arcs give nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from stemma.language.wordlist import listed
from stemma.records import Annotation, Token

#: Relations of what stands inside a noun phrase before (or, of a name, after) its head.
_INSIDE = frozenset(
    {"amod", "compound", "det", "det:predet", "flat", "goeswith", "nmod:desc", "nmod:poss", "nmod:unmarked", "nummod"}
)
#: Of what modifies a word inside: "about 350", "newly built", "the mayor 's".
_OF_MODIFIERS = frozenset({"advmod", "case", "punct"})
_NOMINAL = frozenset({"NOUN", "NUM", "PRON", "PROPN", "SYM"})
#: Relations that join the words of one numeral: "20 million", "twenty - six", "two or three".
_INSIDE_NUMERAL = frozenset({"compound", "conj", "flat", "goeswith", "nummod"})

#: Nouns that are numerals of a kind: what they count follows "of".
_NUMBER_NOUNS = listed("billions couple dozen dozens handful hundreds millions score scores tens thousands")
#: Units of shares, money and size: what is measured, if anything, follows "of" ("in", "for": "$2 million in aid").
_UNITS = listed("""
$ % £ € acre acres cent cents dollar dollars euro euros foot gallons hectare hectares kilometers kilometres kilos litres
liters meters metres mile miles per percent percentage pound pounds tonne tonnes tons
""")


class Chunk(NamedTuple):
    """Tokens first..last (exclusive) of the annotation, and the index of the head among them."""

    first: int
    last: int
    head: int


def _parsed(token: Token) -> bool:
    return token.head >= 0 and bool(token.label)


def _owners(tokens: tuple[Token, ...]) -> list[int]:
    """For each token the head of the noun phrase it stands in, itself for any other token."""
    owners = list(range(len(tokens)))
    for index, token in enumerate(tokens):
        path = [index]
        at, current = index, token
        while _parsed(current) and current.head != at and len(path) < 12:
            above = tokens[current.head]
            modifies = current.label in _OF_MODIFIERS and above.label in _INSIDE and current.head != above.head
            if not (modifies or (current.label in _INSIDE and above.tag in _NOMINAL)):
                break
            at, current = current.head, above
            path.append(at)
        owners[index] = at
    return owners


def noun_chunks(annotation: Annotation) -> list[Chunk]:
    """The noun phrases without what follows their heads ("the last two tents" of "the last two tents by the lake").

    In text order, never overlapping; a phrase inside another ("the mayor" in "the mayor's car") is part of it.
    """
    tokens = annotation.tokens
    owners = _owners(tokens)
    chunks = []
    for index, token in enumerate(tokens):
        if owners[index] != index or token.tag not in _NOMINAL or not _parsed(token):
            continue
        first = last = index
        while first and owners[first - 1] == index:
            first -= 1
        while last + 1 < len(tokens) and owners[last + 1] == index:
            last += 1
        chunks.append(Chunk(first, last + 1, index))
    return chunks


def is_number(token: Token) -> bool:
    return token.tag == "NUM" or token.text[0].isdigit() or token.text.lower() in _NUMBER_NOUNS


def number_heads(annotation: Annotation) -> dict[int, int]:
    """For each token of a number, the token of what it counts; numbers that count nothing named are left out.

    "350 tents" counts tents; so do "dozens of tents", "40 of the tents" and "2 percent of the tents"; "40 burned"
    counts nothing that is named.
    """
    tokens = annotation.tokens
    owners = _owners(tokens)
    complements = _complements(tokens)
    heads: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if not is_number(token) or not _parsed(token):
            continue
        at = _numeral(tokens, index)
        if at in complements:
            counted = complements[at]
            while is_number(tokens[counted]) and counted in complements and complements[counted] > counted:
                counted = complements[counted]  # "hundreds of thousands of tents"
        elif tokens[at].label in ("nummod", "compound", "amod", "det") and tokens[at].head != at:
            # the number before "six steel storage tanks" counts the tanks, whichever word a parser hangs it on
            above = tokens[at].head
            counted = above if _hyphened(tokens, at) else owners[above]
            if tokens[counted].text.lower() in _UNITS and counted in complements:
                counted = complements[counted]
        else:
            continue
        heads[index] = counted
    return heads


def _numeral(tokens: tuple[Token, ...], index: int) -> int:
    """The word that stands for the whole numeral that the token is part of."""
    for _ in range(6):
        token = tokens[index]
        if token.head == index or token.label not in _INSIDE_NUMERAL or not is_number(tokens[token.head]):
            break
        index = token.head
    return index


def _hyphened(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the number is coupled with the next word, as in "a 40-bed clinic": it counts beds, not clinics."""
    return (
        index + 1 < len(tokens)
        and tokens[index + 1].text in ("-", "–")
        and tokens[index].end == tokens[index + 1].start
    )


def _complements(tokens: tuple[Token, ...]) -> dict[int, int]:
    """The first noun that each token has by "of"; a unit's also by "in" or "for"."""
    found: dict[int, int] = {}
    marked: dict[int, str] = {}
    for token in tokens:
        if token.label == "case" and token.head >= 0:
            marked.setdefault(token.head, token.text.lower())
    for index in sorted(marked):
        noun, preposition = tokens[index], marked[index]
        if noun.label not in ("nmod", "obl") or noun.head == index or noun.head < 0:
            continue
        if preposition == "of" or (preposition in ("in", "for") and tokens[noun.head].text.lower() in _UNITS):
            found.setdefault(noun.head, index)
    return found
