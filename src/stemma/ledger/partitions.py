"""Parts that a report counts out: "450 prisoners, 280 held by one side and 170 by the other".

The parts are no rivals of their whole nor of one another.  They are told by their sum, or, where it misses the whole,
by a last one that is said to be the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stemma.claims.role_words import SUM, role_class
from stemma.ledger.things import SENTENCE_END, Question
from stemma.ledger.values import near, value_of, written
from stemma.records import Quantity

#: Figures after a whole that are looked at, the characters to the last of them, and the least whole worth parts.
_LOOKED_AT, _REACH, _SMALLEST = 5, 260, 3
#: Parts told in the sentence after their whole need numbers that do not add up by chance.
_LARGE = 20
_REST = re.compile(r"\bthe\s+(?:other|remaining|rest,?)\s+$", re.IGNORECASE)
#: How far what is called the rest may miss its whole and still be of it.
_OF_IT = 0.5
_FORMS = frozenset({"approximate", "exact"})
_EVERYBODY_HIT = frozenset({"affected", "shot"})


@dataclass(frozen=True, slots=True)
class Partition:
    """A whole and its parts, all of one report, in text order."""

    whole: Quantity
    parts: tuple[Quantity, ...]


def partitions(ordered: Sequence[Quantity], questions: Mapping[str, Question], text: str) -> Iterator[Partition]:
    """The partitions of one report, whose quantities are given in text order; linear in their number."""
    counts = [
        q for q in ordered if q.form in _FORMS and q.measure not in ("rate", "share") and "-old" not in (q.unit or "")
    ]
    for at, whole in enumerate(counts):
        total = _written(whole)
        if total < _SMALLEST:
            continue
        parts: list[Quantity] = []
        for part in counts[at + 1 : at + 1 + _LOOKED_AT]:
            between = text[whole.end : part.start]
            breaks = len(SENTENCE_END.findall(between))
            if breaks > 1 or len(between) > _REACH or _written(part) >= total or part.unit != whole.unit:
                break
            if not _may_be_part(questions[part.id], questions[whole.id]):
                break
            parts.append(part)
            found = sum(map(_written, parts))
            if len(parts) > 1 and near(found, total) and (not breaks or min(map(_written, parts)) >= _LARGE):
                yield Partition(whole, tuple(parts))
                break
            rest = _REST.search(text, max(0, part.start - 24), part.start)
            if rest and len(parts) > 1 and _OF_IT * total <= found <= total / _OF_IT:
                yield Partition(whole, tuple(parts))
                break


def _written(quantity: Quantity) -> float:
    value = value_of(quantity)
    return written(value) if value is not None else 0.0


def _may_be_part(part: Question, whole: Question) -> bool:
    """Nothing in noun or role says that the two count different kinds: of five killed none are injured."""
    one, other = role_class(part.role), role_class(whole.role)
    if one and other and one != other and other not in _EVERYBODY_HIT and SUM not in other:
        return False
    if part.more or part.compared or whole.compared:
        return False
    return not part.kind or not whole.kind or part.kind == whole.kind or (part.persons and whole.persons)
