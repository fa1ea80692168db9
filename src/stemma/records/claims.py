"""One document: the figures and statements in it, and on whose word they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stemma.records.kinds import (
    Act,
    AttributionRole,
    BlockKind,
    Form,
    Measure,
    ParticipantRole,
    Polarity,
    StatementMode,
)
from stemma.records.language import Name, Time
from stemma.records.places import Span, TimeInterval, check_span
from stemma.records.text import Document


@dataclass(frozen=True, slots=True)
class Thing:
    """The counted thing: its noun phrase as written, and the lemma of its head noun."""

    label: str
    head: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ScopePhrase:
    """The words that take something out of a figure, or name what it takes in."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Bounds:
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class Relative:
    """A figure given by another: `factor` times (or plus) its base."""

    operation: Literal["ratio", "difference", "percent"]
    factor: float | None
    base: Span | None = None
    base_quantity: str | None = None
    resolved: Bounds | None = None
    direction: Literal["up", "down"] | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain from who asserts a figure to who prints it."""

    role: AttributionRole
    name: str
    entity: str | None = None
    start: int | None = None
    end: int | None = None
    verb: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as an interval, with what it counts, where, when and on whose word.

    `start`..`end` covers modifier + numeral (+ currency or unit of measure), not the counted noun.
    `attribution` is ordered nearest first: who asserts it, through whom, up to the outlet.
    """

    id: str
    document: str
    start: int
    end: int
    surface: str
    numeral: Span
    form: Form
    amount: float | None
    lower: float | None
    upper: float | None
    lower_closed: bool
    upper_closed: bool
    hedges: tuple[str, ...] = ()
    unit: str | None = None
    thing: Thing | None = None
    role: str | None = None
    measure: Measure = "unknown"
    relative: Relative | None = None
    places: tuple[Place, ...] = ()
    excludes: tuple[ScopePhrase, ...] = ()
    includes: tuple[ScopePhrase, ...] = ()
    as_of: TimeInterval | None = None
    polarity: Polarity = "asserted"
    attribution: tuple[Attribution, ...] = ()
    block: BlockKind = "body"
    flags: tuple[str, ...] = ()
    confidence: float = 0.5

    def __post_init__(self) -> None:
        check_span(self.start, self.end)
        if self.lower is not None and self.upper is not None and self.lower > self.upper:
            raise ValueError(f"{self.surface!r}: lower {self.lower} is above upper {self.upper}")


@dataclass(frozen=True, slots=True)
class Speaker:
    """`entity` is the key shared by all mentions of the speaker in the document; None when unknown."""

    entity: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Via:
    """What carried the words: a medium ("Reuters"), or a thing ("a statement")."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words as the report gives them.  `content` may have several parts.

    Content spans include their quotation marks and leave out a leading "that".
    """

    id: str
    document: str
    content: tuple[Span, ...]
    mode: StatementMode
    act: Act
    cue: Span | None = None
    source: tuple[Span, ...] = ()
    speaker: Speaker | None = None
    via: tuple[Via, ...] = ()
    addressee: Span | None = None
    said: TimeInterval | None = None
    parent: str | None = None
    block: BlockKind = "body"
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class SpeaksFor:
    """`person` speaks for `body` (entity keys of one document), by the words at start..end."""

    person: str
    body: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or something in a role of a predicate, whatever the voice of the verb: "the bridge was closed by the
    police" has the police as agent.

    `name` is the noun phrase without what follows its noun, `head` the lemma of the noun.  `entity` is a key of the
    document in a `Predication`, an id of the ledger in an `Assertion`; None where nothing is known of it.  `case` is
    the preposition of an oblique.  `start`..`end` lie in the document of the predication, in an assertion in that of
    the first mention.
    """

    role: ParticipantRole
    name: str
    head: str
    start: int
    end: int
    entity: str | None = None
    case: str = ""


@dataclass(frozen=True, slots=True)
class Predication:
    """A clause of one report that asserts, denies, asks or supposes something: predicate and participants.

    `predicate` is the normal form ("kill", "be over", "declare victory"); `start`..`end` cover the clause without the
    words of who says so.  `hedges` are words of doubt in it or over it ("reportedly", "may have"); `voice` is how the
    clause puts it.  `attribution` is ordered nearest first, as for quantities; `statement` is the one whose content
    holds it.
    """

    id: str
    document: str
    start: int
    end: int
    predicate: str
    participants: tuple[Participant, ...] = ()
    polarity: Polarity = "asserted"
    hedges: tuple[str, ...] = ()
    voice: Literal["active", "passive"] = "active"
    as_of: TimeInterval | None = None
    places: tuple[Place, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    statement: str | None = None
    block: BlockKind = "body"
    confidence: float = 0.5

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document gives on its own: the unit that is stored and handed to the later rooms."""

    document: Document
    names: tuple[Name, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    speaks_for: tuple[SpeaksFor, ...] = ()
    predications: tuple[Predication, ...] = ()
