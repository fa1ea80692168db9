"""What is told as not having happened: of those counted ("300 families had not lost their homes"), or the count itself."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.figures import Figure
from stemma.claims.polarity import NEGATIONS
from stemma.claims.role_words import role_of_word
from stemma.claims.words import Word, lower_at
from stemma.language.lexicon import lemma
from stemma.records import Thing

#: After the negation these lift it or put another in its place: "not only", "not yet all", "not just".
_LIFTED = frozenset({"all", "alone", "just", "merely", "only", "solely"})
#: Words beyond the counted noun where the predicate is sought, and words between a negated verb and its figure.
_REACH = 8
_NEAR = 2


def negated_role(words: Sequence[Word], figure: Figure, thing: Thing | None, role: str | None) -> str | None:
    """The role with its negation: those who did not lose their homes are counted, and not those who did.

    A role that the negation itself makes ("have not been found": missing) is none of the verb, and stays as it is.
    """
    return f"not {role}" if role is not None and _as_subject(words, figure, thing, role) else role


def denies(words: Sequence[Word], figure: Figure, role: str | None) -> bool:
    """Is the verb negated whose object the figure is: "did not destroy 40 houses"; "no more than 40" is a bound?"""
    return role is not None and _as_object(words, figure, role)


def _as_subject(words: Sequence[Word], figure: Figure, thing: Thing | None, role: str) -> bool:
    at = figure.last
    while thing is not None and at < len(words) and words[at].start < thing.end:
        at += 1
    for place in range(at, min(len(words) - 1, at + _REACH)):
        word = words[place]
        if word.kind == "mark" or word.tag in ("CCONJ", "SCONJ", "VERB"):
            return False
        if word.lower in NEGATIONS and words[place - 1].tag == "AUX":
            return lower_at(words, place + 1) not in _LIFTED and _says(words, place + 1, role)
    return False


def _as_object(words: Sequence[Word], figure: Figure, role: str) -> bool:
    for verb in range(figure.first - 1, max(0, figure.first - 1 - _NEAR), -1):
        if words[verb].tag == "VERB":
            negated = any(word.lower in NEGATIONS for word in words[max(0, verb - 2) : verb])
            return negated and _is(words[verb], role) and not figure.hedges
        if words[verb].tag not in ("ADV", "DET"):
            return False
    return False


def _says(words: Sequence[Word], start: int, role: str) -> bool:
    """Is the first full verb after the negation the one of the role?"""
    for word in words[start : start + 4]:
        if word.tag == "VERB":
            return _is(word, role)
        if word.tag not in ("ADV", "AUX"):
            return False
    return False


def _is(word: Word, role: str) -> bool:
    return role in (role_of_word(word), lemma(word.text, "VERB"))
