"""The predications of one story made comparable: who says them, when, in which utterance, with which participants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.ledger.assertions.fillers import Filler, filler_of
from stemma.ledger.assertions.predicates import class_of
from stemma.ledger.dating import Calendar
from stemma.ledger.entities import Directory
from stemma.ledger.issuers import issuers
from stemma.ledger.mentions import Segments, who
from stemma.ledger.wording import content_stems, folded
from stemma.records import (
    Attribution,
    Extraction,
    Predication,
    Segment,
    Statement,
    Story,
    TimeInterval,
    Utterance,
)

TimeSource = Literal["text", "said", "published", "none"]
Role = str

#: Roles in which different fillers make different propositions.
CORE = ("agent", "patient", "recipient")


@dataclass(frozen=True, slots=True)
class Telling:
    """One predication in its story.

    `asserter` is the party behind it after speaks_for, None in the report's own voice.  `as_of` is the best time there
    is and `as_of_from` says how good; only one from the text sets two tellings apart.  `performed`: who says it does it by
    that ("declared victory").
    """

    predication: Predication
    form: str
    roles: Mapping[Role, tuple[Filler, ...]]
    obliques: Mapping[str, tuple[Filler, ...]]
    places: frozenset[str]
    stems: frozenset[str]
    text: str
    asserter: str | None
    named: bool
    utterance: str | None
    as_of: TimeInterval | None
    as_of_from: TimeSource
    printed: TimeInterval | None
    translated: bool
    performed: bool

    @property
    def document(self) -> str:
        return self.predication.document

    @property
    def chain(self) -> tuple[Attribution, ...]:
        return self.predication.attribution

    @property
    def parties(self) -> frozenset[str]:
        """The asserter; of what several did by saying it ("both states declared victory") all of them."""
        if self.asserter is None:
            return frozenset()
        if not self.performed:
            return frozenset({self.asserter})
        agents = (filler.entity for filler in self.roles.get("agent", ()))
        return frozenset({self.asserter, *(entity for entity in agents if entity is not None)})

    @property
    def doubts(self) -> tuple[str, ...]:
        """Words of doubt; modals are no doubt but another polarity."""
        return self.predication.hedges if self.predication.polarity in ("asserted", "denied") else ()

    @property
    def place(self) -> tuple[str, int, int, str]:
        return self.document, self.predication.start, self.predication.end, self.predication.id


def tellings_of(
    extractions: Sequence[Extraction],
    story: Story,
    segments: Segments,
    directory: Directory,
    calendar: Calendar,
    utterances: Sequence[Utterance],
) -> list[Telling]:
    """The tellings of a story in the order of documents and places.  Text of other articles has none."""
    utterance_of = {statement: utterance.id for utterance in utterances for statement in utterance.statements}
    found: list[Telling] = []
    for extraction in extractions:
        document = extraction.document
        issued = issuers(extraction, directory)
        statements = {one.id: one for one in extraction.statements}
        printed = calendar.published(document.id)
        for predication in extraction.predications:
            if _story_of(predication, segments.get(document.id, ())) != story.id:
                continue
            asserter, _ = who(document.id, predication.attribution, directory, issued)
            statement = statements.get(predication.statement or "")
            as_of, source = _when(predication, statement, calendar, printed)
            fillers = [filler_of(one, document.id, directory) for one in predication.participants]
            near = predication.attribution[0] if predication.attribution else None
            found.append(
                Telling(
                    predication=predication,
                    form=class_of(predication.predicate),
                    roles=_by_role(fillers),
                    obliques=_by_case(fillers),
                    places=_places(predication, document.id, directory),
                    stems=frozenset(content_stems(document.text[predication.start : predication.end])),
                    text=document.text[predication.start : predication.end],
                    asserter=asserter,
                    named=asserter is not None and near is not None and near.role in ("speaker", "organisation"),
                    utterance=utterance_of.get(predication.statement or ""),
                    as_of=as_of,
                    as_of_from=source,
                    printed=printed,
                    translated=document.translation != "none",
                    performed=statement is not None and _performs(predication, statement),
                )
            )
    return sorted(found, key=lambda one: one.place)


def _story_of(predication: Predication, segments: Iterable[tuple[Segment, str]]) -> str | None:
    around = [
        (segment.end - segment.start, story)
        for segment, story in segments
        if segment.main and segment.start <= predication.start < segment.end
    ]
    return min(around)[1] if around else None


def _when(
    predication: Predication, statement: Statement | None, calendar: Calendar, printed: TimeInterval | None
) -> tuple[TimeInterval | None, TimeSource]:
    own = calendar.settle(predication.as_of, predication.document)
    if own is not None and own.known:
        return own, "text"
    said = calendar.settle(statement.said, predication.document) if statement is not None else None
    if said is not None and said.known:
        return said, "said"
    return (printed, "published") if printed is not None else (None, "none")


def _performs(predication: Predication, statement: Statement) -> bool:
    """The clause holds the cue of its statement, which it does not where it is the content."""
    return statement.cue is not None and predication.start <= statement.cue.start < predication.end


def _by_role(fillers: Sequence[Filler]) -> Mapping[Role, tuple[Filler, ...]]:
    """The fillers by role; what a state is told of and what an event befalls are one: "is closed", "was closed"."""
    found: dict[str, tuple[Filler, ...]] = {}
    for filler in fillers:
        role = "patient" if filler.participant.role == "theme" else filler.participant.role
        if role in CORE:
            found[role] = (*found.get(role, ()), filler)
    return found


def _by_case(fillers: Sequence[Filler]) -> Mapping[str, tuple[Filler, ...]]:
    found: dict[str, tuple[Filler, ...]] = {}
    for filler in fillers:
        if filler.participant.role == "oblique":
            found[filler.participant.case] = (*found.get(filler.participant.case, ()), filler)
    return found


def _places(predication: Predication, document: str, directory: Directory) -> frozenset[str]:
    found = set()
    for place in predication.places:
        entity = directory.find(document, None, place.name)
        found.add(entity or folded(place.name))
    return frozenset(found)
