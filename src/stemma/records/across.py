"""Across documents: what reports share, the stories they tell, and the ledger of what they claim."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal

from stemma.records.claims import Attribution, Extraction, Participant, Speaker
from stemma.records.decisions import Decision, Judgement, Outcome
from stemma.records.kinds import Edge, Form, Measure, NameKind, OriginKind, Polarity, Rank, RelationKind
from stemma.records.places import DocumentSpan, TimeInterval


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that two documents share; `stock` marks a phrase too widespread to be evidence of copying."""

    id: str
    a: DocumentSpan
    b: DocumentSpan
    edge: Edge
    similarity: float
    words: int = 0
    stock: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """The part of a document that tells one event: all of it, or a spliced piece."""

    document: str
    start: int
    end: int
    main: bool = True


@dataclass(frozen=True, slots=True)
class LinkEvidence:
    """One thing that speaks for (`adds` above 0) or against a link, in the unit of the model's sum: log-odds."""

    kind: str
    adds: float
    text: str


@dataclass(frozen=True, slots=True)
class StoryLink:
    """Why two reports are together.

    `likeness`: by the pair model, `probability` that they tell one event.  `reprint`: one text but for a little.
    `decision`: a person said so.  `given`: the input said so.  `storyline`: `b` is a report of another story of the
    storyline, `probability` that both belong to one.  `segment` says which of the two is an article spliced into
    the report rather than the report itself.
    """

    a: str
    b: str
    kind: Literal["likeness", "reprint", "decision", "given", "storyline"]
    probability: float
    evidence: tuple[LinkEvidence, ...] = ()
    spliced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """One event.  `documents` have their main segment here; `segments` are all parts that tell it.

    `links` join all reports of the story, one less than there are; with them those to other stories of the storyline.
    """

    id: str
    title: str
    documents: tuple[str, ...]
    segments: tuple[Segment, ...]
    start: datetime.date | None
    end: datetime.date | None
    storyline: str
    reasons: tuple[str, ...] = ()
    links: tuple[StoryLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """`source` (a document or an origin) lies before `target` in the descent of the text, if `directed`."""

    source: str
    target: str
    evidence: tuple[str, ...]
    confidence: float
    directed: bool


@dataclass(frozen=True, slots=True)
class PossibleMerge:
    """Another origin that this one may be the same as, and why that is not certain."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents of one story that certainly go back to one text; all of a story's origins partition it."""

    id: str
    story: str
    kind: OriginKind
    name: str | None
    documents: tuple[str, ...]
    passages: tuple[str, ...] = ()
    possible: tuple[PossibleMerge, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    text: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something across documents.  `members` are (document, key in that document) pairs."""

    id: str
    kind: NameKind
    name: str
    aliases: tuple[Alias, ...] = ()
    members: tuple[tuple[str, str], ...] = ()
    speaks_for: str | None = None
    speaks_for_evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """One act of saying, found in one or more statements of one or more reports."""

    id: str
    story: str
    statements: tuple[str, ...]
    speaker: Speaker | None
    said: TimeInterval | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    form: Form
    lower: float | None
    upper: float | None
    lower_closed: bool
    upper_closed: bool
    unit: str | None


@dataclass(frozen=True, slots=True)
class ScopeNote:
    """An exclusion or inclusion with the documents of the claim that carry it and those that do not."""

    text: str
    carried_by: tuple[str, ...]
    absent_from: tuple[str, ...]
    evidence: tuple[DocumentSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    places: tuple[str, ...] = ()
    excludes: tuple[ScopeNote, ...] = ()
    includes: tuple[ScopeNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Drift:
    """What one report dropped or sharpened of a figure that another carries in full."""

    document: str
    kind: Literal["hedge", "bound", "scope", "precision", "attribution", "polarity", "translation"]
    text: str


@dataclass(frozen=True, slots=True)
class AssertionDrift:
    """What one report dropped or turned of an assertion that another carries in full."""

    document: str
    kind: Literal["hedge", "denial", "voice", "attribution", "translation"]
    text: str


@dataclass(frozen=True, slots=True)
class Count:
    """A count known within bounds: `low` after all possible merges, `high` with the certain ones only."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"a bounded count must satisfy 0 <= low <= high, got {self.low}..{self.high}")


@dataclass(frozen=True, slots=True)
class Independence:
    texts: Count
    origins: Count
    utterances: Count
    asserters: Count


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition: series (thing, role, measure, unit) + interval + scope + as-of.

    `state` is "machine" as long as no person has decided anything about it, "rejected" when one has thrown it out;
    `decided` holds what people have decided, oldest first.
    """

    id: str
    kind: Literal["figure", "assertion"]
    story: str
    proposition: str
    value: Value
    as_of: TimeInterval | None
    scope: Scope
    polarity: Polarity
    asserters: tuple[str, ...]
    confidence: float
    drift: tuple[Drift, ...]
    quantities: tuple[str, ...]
    statements: tuple[str, ...]
    rank: Rank
    rank_reason: str
    independence: Independence
    state: Literal["machine", "reviewed", "rejected"] = "machine"
    series: str = ""
    unknowns: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    decided: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class AssertionMention:
    """Where one report tells an assertion, and on whose word: `attribution` nearest first, up to the outlet."""

    document: str
    start: int
    end: int
    predication: str
    attribution: tuple[Attribution, ...] = ()
    statement: str | None = None
    hedges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """What reports say that is no figure: one predicate with its participants in their roles, place, time, polarity.

    `proposition` is extracted wording, the fullest of the mentions.  `asserters` are the parties after speaks_for, or
    the outlets where no report names one.  `about` names the entities that take part.
    """

    id: str
    story: str
    proposition: str
    predicate: str
    participants: tuple[Participant, ...]
    polarity: Polarity
    as_of: TimeInterval | None
    places: tuple[str, ...]
    asserters: tuple[str, ...]
    statements: tuple[str, ...]
    mentions: tuple[AssertionMention, ...]
    drift: tuple[AssertionDrift, ...]
    independence: Independence
    rank: Rank
    rank_reason: str
    confidence: float
    state: Literal["machine", "reviewed"] = "machine"
    about: tuple[str, ...] = ()
    unknowns: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """How two claims stand to each other.  For refine and supersede, `b` refines or supersedes `a`."""

    a: str
    b: str
    kind: RelationKind
    cause: str | None
    rule: str
    reason: str
    confidence: float
    evidence: tuple[DocumentSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Claims that answer one question, in order of as-of."""

    id: str
    stories: tuple[str, ...]
    thing: str
    role: str | None
    measure: Measure
    scope: tuple[str, ...]
    claims: tuple[str, ...]
    preferred: str | None
    unit: str | None = None
    unknowns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    id: str
    kind: str
    claims: tuple[str, ...]
    text: str
    evidence: tuple[DocumentSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class TollFigure:
    """A number of people with its bounds, the claim it was read from, if one, and why this number."""

    best: int
    lower: int
    upper: int
    claim: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Attackers:
    """How many of a toll are attackers; `reason` quotes what the reports say of it."""

    killed: int
    injured: int
    reason: str


@dataclass(frozen=True, slots=True)
class Toll:
    """The casualties of a story.  `killed` and `injured` count everybody, attackers included."""

    story: str
    documents: tuple[str, ...]
    policy: str
    killed: TollFigure
    injured: TollFigure
    missing: TollFigure
    attackers: Attackers


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that the reports together give; what `stemma export` writes.

    `decisions` and `outcomes` are what people decided and what became of it here: none in the machine's own ledger.
    """

    extractions: tuple[Extraction, ...] = ()
    passages: tuple[Passage, ...] = ()
    stories: tuple[Story, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    origins: tuple[Origin, ...] = ()
    entities: tuple[Entity, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    series: tuple[Series, ...] = ()
    findings: tuple[Finding, ...] = ()
    tolls: tuple[Toll, ...] = ()
    policy: dict[str, str] = field(default_factory=dict)
    assertions: tuple[Assertion, ...] = ()
    assertion_relations: tuple[Relation, ...] = ()  # between assertions; `relations` are between figures
    decisions: tuple[Decision, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
