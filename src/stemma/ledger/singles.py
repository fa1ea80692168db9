"""Counts of one person: whether two mentions of "a man", "one person" or "another woman" can mean the same one.

A number tells of a crowd; of a single person it tells nothing, and the next one of the report has it too.  An
indefinite phrase introduces somebody new (the novelty condition of Heim, *The Semantics of Definite and Indefinite
Noun Phrases*, 1982), unless headline and text tell of one person; "another" is never the one before.  So two mentions
of one are tied by something that tells who is meant: an age, a name, words in common.  Where each report tells of only
one person in that role, the role is enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stemma.claims.role_words import role_class
from stemma.ledger.mentions import Mention
from stemma.ledger.things import Question
from stemma.ledger.values import is_point, near
from stemma.ledger.wording import overlap_share

#: Share of the words of two clauses in common from which they tell of one deed.
_ONE_DEED = 0.3


def one_person(mention: Mention) -> bool:
    """A count of exactly one of somebody: "one worker", "a boy", "another was hurt"."""
    value, question = mention.value, mention.question
    if value.unit is not None or not is_point(value) or value.lower is None or not near(value.lower, 1):
        return False
    return question.persons or (not question.head and role_class(question.role) != "")


def crowded(mentions: Sequence[Mention]) -> frozenset[tuple[str, str]]:
    """(report, role) in whose body more than one single person is told of."""
    found = Counter(
        (m.document, role_class(m.question.role))
        for m in mentions
        if one_person(m) and not m.headline and "repeated" not in m.quantity.flags
    )
    return frozenset(key for key, number in found.items() if number > 1)


def two_persons(a: Mention, b: Mention, several: frozenset[tuple[str, str]]) -> bool:
    """Nothing ties these two mentions of one person, or something tells them apart; `several` as `crowded` gives it."""
    one, other = a.question, b.question
    if one.age and other.age and one.age != other.age:
        return True
    told_again = a.headline != b.headline or "repeated" in a.quantity.flags + b.quantity.flags
    tied = _tied(one, other) or (a.utterance is not None and a.utterance == b.utterance)
    if a.document == b.document:
        if one.next != other.next:
            return True
        return not told_again and not _goes_back(a, b) and not tied
    if one.next != other.next or not _one_role(one, other):
        return not tied
    places = {(m.document, role_class(m.question.role)) for m in (a, b)}
    return bool(places & several) and not tied


def _goes_back(a: Mention, b: Mention) -> bool:
    later = max(a, b, key=lambda m: m.quantity.start)
    return later.question.definite


def _tied(a: Question, b: Question) -> bool:
    """The same age or name, or words in common that tell of one deed."""
    if a.age and a.age == b.age:
        return True
    return bool(a.names & b.names) or overlap_share(a.words, b.words) >= _ONE_DEED


def _one_role(a: Question, b: Question) -> bool:
    return role_class(a.role) == role_class(b.role)
