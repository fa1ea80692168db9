"""Figures in the words of a statement that are not its speaker's: told in passing, or left open by who would not say."""

from __future__ import annotations

from stemma.language.lexicon import VERB_FORMS
from stemma.records import Quantity, Statement

#: How many words before a figure its relative clause may begin.
_PASSING = 12
_DEFINITE = frozenset({"its", "our", "the", "their", "these", "those"})


def is_not_theirs(text: str, statement: Statement, quantity: Quantity) -> bool:
    """Is this told by whoever tells of the statement, though it stands in its words?

    A refusal asserts nothing ("would not respond to a question on the 90 missing"); what it leaves unconfirmed stays
    with the one who does not confirm it.
    """
    refused = statement.act == "refuse" and quantity.polarity != "questioned"
    return refused or _in_past_relative(text, statement, quantity)


def left_open(text: str, statement: Statement, quantity: Quantity) -> bool:
    """ "would not say whether 40 were missing": nobody says it; "asked about the 40 missing" takes them as given."""
    if statement.act != "refuse" or quantity.polarity != "asserted" or statement.cue is None:
        return False
    part = next((part for part in statement.content if part.start <= quantity.start < part.end), None)
    if part is None or part.start < statement.cue.end:
        return False
    link = text[statement.cue.end : part.start].split()
    opening = text[part.start : quantity.start].lower().split()
    clause = (link or opening)[:1] and (link or opening)[0].lower() in ("if", "that", "whether")
    return bool(clause) and not set(opening[-3:]) & _DEFINITE


def _in_past_relative(text: str, statement: Statement, quantity: Quantity) -> bool:
    """ "called for an inquiry into a fire that killed 13": what is told in passing is the report's, not the demand's."""
    if statement.act != "order":
        return False
    part = next((part for part in statement.content if part.start <= quantity.numeral.start < part.end), None)
    if part is None:
        return False
    words = text[part.start : quantity.numeral.start].lower().split()[-_PASSING:]
    return any(
        words[at] in ("that", "which", "who") and any(tag == "VD" for _, tag in VERB_FORMS.get(words[at + 1], ()))
        for at in range(len(words) - 1)
    )
