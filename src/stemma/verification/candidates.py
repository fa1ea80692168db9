"""What of a ledger a figure may be held against: its claims, and figures that make none, found by number and words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stemma.claims.role_words import role_class
from stemma.ledger.borrowing import questions_of
from stemma.ledger.dating import Calendar, build_calendar
from stemma.ledger.mentions import NEVER_CLAIMED
from stemma.ledger.things import Question
from stemma.ledger.values import value_of, written
from stemma.ledger.wording import content_stems, folded
from stemma.records import (
    Claim,
    Count,
    Document,
    Entity,
    Extraction,
    Independence,
    Ledger,
    Quantity,
    Relation,
    Statement,
    TimeInterval,
    Value,
)
from stemma.verification.claimed import Figure

#: Candidates looked at closely for one figure.
_CLOSEST = 40
#: Keys that more claims than this share find nothing.
_TOO_COMMON = 4_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """Figures of reports that are one claim of the ledger, or a figure that is none (a change, a stated ratio)."""

    quantities: tuple[Quantity, ...]
    value: Value
    questions: tuple[Question, ...]
    claim: Claim | None

    @property
    def as_of(self) -> TimeInterval | None:
        return self.claim.as_of if self.claim else None

    @property
    def changes(self) -> bool:
        return self.quantities[0].form in ("change", "relative")


class Shelf:
    """A ledger opened for questions: everything by its id, and candidates by what they are about.

    Built once in one pass; a look-up then costs as much as there are claims with one of its keys.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.extractions: Mapping[str, Extraction] = {e.document.id: e for e in ledger.extractions}
        self.calendar: Calendar = build_calendar(ledger.extractions, ledger.passages, ledger.stories)
        self.entities: Mapping[str, Entity] = {e.id: e for e in ledger.entities}
        self.aliases: list[list[str]] = [[e.name, *(a.text for a in e.aliases)] for e in ledger.entities if e.aliases]
        self.members: Mapping[tuple[str, str], str] = {m: e.id for e in ledger.entities for m in e.members}
        self.relations: dict[str, list[Relation]] = defaultdict(list)
        for relation in ledger.relations:
            self.relations[relation.a].append(relation)
            self.relations[relation.b].append(relation)
        self.claims: Mapping[str, Claim] = {c.id: c for c in ledger.claims}
        self.kin: dict[str, tuple[str, ...]] = {c: s.claims for s in ledger.series for c in s.claims}
        self.statements: dict[str, list[Statement]] = {e.document.id: list(e.statements) for e in ledger.extractions}
        self.candidates: list[Candidate] = list(self._all())
        self.of_claim: dict[str, Candidate] = {c.claim.id: c for c in self.candidates if c.claim is not None}
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for at, candidate in enumerate(self.candidates):
            for key in self._keys(candidate):
                self._by_key[key].append(at)

    def document(self, id_: str) -> Document:
        return self.extractions[id_].document

    def _all(self) -> Iterator[Candidate]:
        figures = {q.id: q for e in self.ledger.extractions for q in e.quantities}
        self.questions: dict[str, Question] = {}
        for extraction in self.ledger.extractions:
            self.questions |= questions_of(extraction.quantities, extraction.document.text)
        told: set[str] = set()
        for claim in self.ledger.claims:
            mine = tuple(figures[q] for q in claim.quantities if q in figures)
            told.update(claim.quantities)
            if mine and claim.state != "rejected":  # what a person found misread backs nothing
                asked = tuple(dict.fromkeys(self.questions[q.id] for q in mine))
                yield Candidate(mine, claim.value, asked, claim)
        for extraction in self.ledger.extractions:
            for quantity in extraction.quantities:
                value = value_of(quantity)
                flags = set(quantity.flags)
                if quantity.id in told or value is None or (NEVER_CLAIMED - {"target"}) & flags:
                    continue
                if quantity.form in ("change", "relative") or "target" in flags:
                    yield Candidate((quantity,), value, (self.questions[quantity.id],), None)

    @staticmethod
    def _keys(candidate: Candidate) -> set[str]:
        keys = number_keys(candidate.value)
        for question in candidate.questions:
            keys |= question_keys(question)
        return keys

    def near(self, figure: Figure) -> list[Candidate]:
        """The candidates that share most with a figure of a claim, the closest first."""
        votes: Counter[int] = Counter()
        numbers = number_keys(figure.value)
        for key in sorted(numbers | question_keys(figure.question)):
            found = self._by_key.get(key, ())
            if len(found) <= _TOO_COMMON:
                weight = 4 if key in numbers else 1
                for at in found:
                    votes[at] += weight
        ranked = sorted(votes, key=lambda at: (-votes[at], at))
        return [self.candidates[at] for at in ranked[:_CLOSEST]]


def number_keys(value: Value) -> set[str]:
    """The number as written, of whatever unit, and its order of size; a share by its percentage."""
    number = written(value) * (100.0 if value.unit == "ratio" else 1.0)
    unit = "percent" if value.unit == "ratio" else value.unit or ""
    size = round(math.log2(abs(number))) if number else 0
    return {f"n:{number:.6g}", *(f"s:{unit}:{size + step}" for step in (-1, 0, 1))}


def question_keys(question: Question) -> set[str]:
    """What the figure is about: the kind of thing, its role, its names and places, the words of its clause."""
    unit = "percent" if question.dimension == "ratio" else question.dimension
    keys = {f"t:{question.kind}", f"r:{role_class(question.role)}", f"u:{unit}"}
    keys |= {f"a:{folded(area)}" for area in question.areas}
    keys |= {f"a:{name}" for name in question.names}
    keys |= {f"w:{word}" for word in question.words | frozenset(content_stems(question.label))}
    return keys - {"t:", "r:"}


def independence_of_documents(shelf: Shelf, documents: Sequence[str]) -> Independence:
    """Of words that no claim of the ledger is made of: their reports, and the origins those certainly go back to."""
    origin_of = {d: o for o in shelf.ledger.origins for d in o.documents}
    origins = {origin_of[d].id if d in origin_of else d for d in documents}
    merged = any(o.possible for d, o in origin_of.items() if d in documents)
    texts = len(set(documents))
    least = 1 if merged or len(origins) == 1 else len(origins)
    return Independence(Count(texts, texts), Count(least, len(origins)), Count(1, texts), Count(1, texts))
