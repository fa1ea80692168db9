"""Figures that are the whole another figure is taken from, or the exception from a whole.

"two of the 12 hostages were killed": the predicate is told of the two, the 12 are only what they were among.
"all but 40 of the 300 passengers survived": it is told of the 300, and the 40 are what it is not told of.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from stemma.claims.figures import Figure
from stemma.claims.words import Word, lower_at
from stemma.language.wordlist import listed

#: Words that take a part of a whole and are no figures themselves.
_PARTS = listed("any few half majority many minority most much neither none one part several some")
_EXCEPTING = listed("bar barring but except excepting excluding save")
_UNIVERSAL = listed("all any anybody anyone every everybody everyone everything nobody none")
#: Parts of speech of what stands between "of" and the number of the whole: "of the town's estimated 6,000".
_BETWEEN = frozenset({"ADJ", "ADV", "DET", "NOUN", "PART", "PRON", "PROPN"})
_RELATIVE = listed("them these those us which who whom you")
_BE = listed("are been be is was were had has have")
#: How many words the whole may stand after its part.
_REACH = 7
#: Ways of finding a role that are of the noun phrase of the whole itself, not of the clause it stands in.
_WITHIN = frozenset({"its own noun or adjective", "the clause on its noun"})


class Standing(NamedTuple):
    """`first` is the first word of the phrase that sets the figure apart: the part, or "all" of "all but 40"."""

    kind: Literal["whole", "excepted"]
    first: int


def standing_of(words: Sequence[Word], figure: Figure, before: Figure | None) -> Standing | None:
    """How the figure stands to a whole; None for one that stands for itself.  `before` is the figure before it."""
    excepted = _excepted(words, figure)
    if excepted is not None:
        return Standing("excepted", excepted)
    part = _part_before(words, figure, before)
    if part is None:
        return None
    return None if excepted_from(words, figure, before) is not None else Standing("whole", part)


def excepted_from(words: Sequence[Word], figure: Figure, before: Figure | None) -> tuple[int, int] | None:
    """The words that take the figure before it out of this one: "all but 40" of "the 300 passengers"."""
    if before is None or _part_before(words, figure, before) != before.first:
        return None
    first = _excepted(words, before)
    return None if first is None else (first, before.last)


def keeps_role(words: Sequence[Word], figure: Figure, standing: Standing, how: str) -> bool:
    """Is the role of a whole its own all the same: "one of the 12 hostages seized in May was freed"?"""
    if standing.kind == "excepted":
        return False
    if how in _WITHIN:
        return True
    if how == "predicate after it" and standing.first and words[standing.first - 1].tag in ("ADP", "AUX", "VERB"):
        return True  # "he was one of the 12 people hurt": the phrase is no subject
    after = words[figure.last :]
    participle = next((i for i, word in enumerate(after) if word.tag in ("AUX", "VERB")), None)
    if how != "predicate after it" or participle is None or after[participle].lower in _BE:
        return False
    return any(word.tag in ("AUX", "VERB") for word in after[participle + 1 :])


def _excepted(words: Sequence[Word], figure: Figure) -> int | None:
    """The word that names the whole before "but 40", "except for the three"; None for a figure not excepted."""
    at = figure.first - 1
    while at > 0 and figure.first - at < 4 and (words[at].tag == "DET" or words[at].lower in ("for", "just", "only")):
        at -= 1
    if at < 1 or words[at].lower not in _EXCEPTING:
        return None
    if words[at - 1].lower in _UNIVERSAL:
        return at - 1
    return at - 2 if words[at - 1].lower == "one" and lower_at(words, at - 2) in ("every", "no") else None


def _part_before(words: Sequence[Word], figure: Figure, before: Figure | None) -> int | None:
    """The first word of the part the figure is the whole of; None where it is no whole."""
    for at in range(figure.first - 1, max(-1, figure.first - _REACH), -1):
        word = words[at]
        near = at == figure.first - 1
        if word.lower == "of":
            if lower_at(words, at - 1) == "total":
                continue
            if lower_at(words, at - 1) == "out":
                at -= 1
            found = _part_ending(words, at, before, definite=words[at + 1].tag in ("DET", "PRON"))
            if found is not None or lower_at(words, at - 1) in _PARTS:
                return at - 1 if found is None else found
            if _opens(words, at):
                return at
            continue
        if word.lower == "half" and not near:
            return at  # "half the town's 6,000 residents"
        if word.lower in _RELATIVE or (word.tag not in _BETWEEN and word.lower not in ("'s", "’s", "'", "’")):
            return None
        if near and word.tag in ("NOUN", "PROPN") and not word.lower.endswith(("'s", "’s", "s'", "s’")):
            return None  # "one of the men 30 metres away"
    return None


def _part_ending(words: Sequence[Word], of: int, before: Figure | None, definite: bool) -> int | None:
    """The first word of the figure that ends before "of": "two of", "40 people of the"."""
    if before is None or before.last > of:
        return None
    nouns = words[before.last : of]
    if not nouns:
        return before.first
    return before.first if definite and len(nouns) <= 2 and all(w.tag in ("ADJ", "NOUN") for w in nouns) else None


def _opens(words: Sequence[Word], of: int) -> bool:
    """Does "of" open its clause, with the part told after it: "of the 48 on board, 31 swam ashore"?"""
    opening = of == 0 or words[of - 1].text in (";", ":", "“", '"') or lower_at(words, of - 1) == "that"
    return opening and any(word.text == "," for word in words[of + 2 : of + 2 + 2 * _REACH])
