"""Where the claims of a ledger stand in its reports: the look-ups that every view needs, built in one pass."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from stemma.records import (
    REPORT_KINDS,
    Assertion,
    Claim,
    Document,
    DocumentSpan,
    Entity,
    Extraction,
    Ledger,
    Quantity,
    Relation,
    Span,
    Statement,
    Story,
)

#: Ranks in the order in which one of several wordings stands for all of them.
_RANKS = {"preferred": 0, "normal": 1, "deprecated": 2}

#: What the reports tell: figures, and what is no figure.
Told = Claim | Assertion


class Sources:
    """A ledger by the ids that its records name one another with."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.extractions: dict[str, Extraction] = {e.document.id: e for e in ledger.extractions}
        self.documents: dict[str, Document] = {i: e.document for i, e in self.extractions.items()}
        self.quantities: dict[str, Quantity] = {q.id: q for e in ledger.extractions for q in e.quantities}
        self.statements: dict[str, Statement] = {s.id: s for e in ledger.extractions for s in e.statements}
        self.told: dict[str, Told] = {c.id: c for c in ledger.claims}
        self.told.update((a.id, a) for a in ledger.assertions)
        self.entities: dict[str, Entity] = {e.id: e for e in ledger.entities}
        self.entity_of: dict[tuple[str, str], str] = {m: e.id for e in ledger.entities for m in e.members}

    @cached_property
    def story_of(self) -> dict[str, Story]:
        """Document -> the story that its main segment tells."""
        return {document: story for story in self.ledger.stories for document in story.documents}

    def evidence(self, told: Told) -> tuple[DocumentSpan, ...]:
        """Where a claim stands, in text order: its figures or clauses, else the words of its statements."""
        if isinstance(told, Assertion):
            found = [DocumentSpan(m.document, m.start, m.end) for m in told.mentions if m.document in self.documents]
        else:
            figures = (self.quantities.get(i) for i in told.quantities)
            found = [DocumentSpan(q.document, q.start, q.end) for q in figures if q is not None]
        if not found:
            found = [whole(s) for i in told.statements if (s := self.statements.get(i)) is not None and s.content]
        return tuple(sorted(set(found)))

    def documents_of(self, told: Told) -> tuple[str, ...]:
        return tuple(dict.fromkeys(span.document for span in self.evidence(told)))

    def name(self, entity: str) -> str:
        """The name of an entity; its id when the ledger does not hold it."""
        known = self.entities.get(entity)
        return known.name if known else entity

    def speaker(self, statement: Statement) -> str | None:
        """The entity that speaks; None when the reports do not name it, or nothing is known of it."""
        if statement.speaker is None or statement.speaker.entity is None:
            return None
        return self.entity_of.get((statement.document, statement.speaker.entity))


def whole(statement: Statement) -> DocumentSpan:
    """From the first character of the statement's content to its last; the statement must have content."""
    return DocumentSpan(statement.document, statement.content[0].start, statement.content[-1].end)


def own_words(document: Document) -> tuple[Span, ...]:
    """The stretches of a document that are its own report: no comments, furniture or parts of another article."""
    return tuple(Span(block.start, block.end) for block in document.blocks if block.kind in REPORT_KINDS)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The characters that any of the spans covers, as spans apart from one another in text order."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def common(one: Iterable[Span], other: Iterable[Span]) -> list[Span]:
    """The characters that both cover."""
    left, right = merged(one), merged(other)
    found = []
    at = 0
    for span in left:
        while at < len(right) and right[at].end <= span.start:
            at += 1
        after = at
        while after < len(right) and right[after].start < span.end:
            found.append(Span(max(span.start, right[after].start), min(span.end, right[after].end)))
            after += 1
    return found


def size(spans: Iterable[Span]) -> int:
    """Characters that any of the spans covers."""
    return sum(span.end - span.start for span in merged(spans))


def all_relations(ledger: Ledger) -> tuple[Relation, ...]:
    """How figures stand to each other, and how assertions do."""
    return (*ledger.relations, *ledger.assertion_relations)


def fullest(sources: Sources, told: Iterable[Told], same: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Each claim -> the one that stands for all wordings of it at its time: best ranked, then the most told of them.

    `same` are the pairs that restate each other.  A claim that no other rewords stands for itself.
    """

    def best(one: Told) -> tuple[int, int, str]:
        return _RANKS[one.rank], -len(sources.evidence(one)), one.id

    known = {one.id: one for one in told}
    found: dict[str, str] = {}
    for one in sorted(known.values(), key=best):
        if one.id not in found:
            found[one.id] = one.id
            for other in same.get(one.id, ()):
                if other in known and other not in found and days(known[other]) == days(one):
                    found[other] = one.id
    return found


def days(told: Told) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day for which a claim holds, None where that is open or not said."""
    return (told.as_of.start, told.as_of.end) if told.as_of else (None, None)
