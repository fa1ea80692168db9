"""Every noun that travels between rooms: frozen values, no behaviour beyond invariants.

Offsets are Unicode code points into the canonical text of one document, 0-based and end-exclusive.
Dates are `datetime.date`; a time is an interval either end of which may be open (None).  `None`
always means "the text does not say", never a guess.  Field names follow the public interchange
(see docs/interchange.md), so that writing a record as JSON is mechanical.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal[
    "title", "standfirst", "byline", "dateline", "readtime", "caption", "body", "comment",
    "credit", "related", "boilerplate", "foreign",
]  # fmt: skip
BLOCK_KINDS: tuple[BlockKind, ...] = (
    "title", "standfirst", "byline", "dateline", "readtime", "caption", "body", "comment",
    "credit", "related", "boilerplate", "foreign",
)  # fmt: skip

#: Block kinds whose words are the report's own: only these feed the claims of its main segment.
REPORT_KINDS: frozenset[str] = frozenset({"title", "standfirst", "caption", "body", "byline", "dateline", "credit"})

Form = Literal[
    "exact", "approximate", "less_than", "at_most", "more_than", "at_least", "range", "vague", "relative", "change",
]  # fmt: skip
Measure = Literal["stock", "flow", "cumulative", "rate", "money", "size", "share", "unknown"]
Polarity = Literal["asserted", "denied", "questioned", "hypothetical"]
AttributionRole = Literal["speaker", "organisation", "medium", "agency", "outlet", "document", "anonymous"]
StatementMode = Literal["direct", "indirect", "mixed"]
Act = Literal["assert", "deny", "refuse", "order", "ask", "other"]
NameKind = Literal["person", "organisation", "place", "other"]
Edge = Literal["verbatim", "edited", "reworded", "same_statement"]
OriginKind = Literal["report", "agency", "statement", "latent"]
RelationKind = Literal["agree", "restate", "refine", "supersede", "conflict", "not_comparable"]
Rank = Literal["preferred", "normal", "deprecated"]
Anchor = Literal["publication", "utterance", "text", "none"]


def content_id(prefix: str, *parts: object) -> str:
    """A short identifier made of the content alone, so that two runs give the same one.

    Returns `prefix` + "-" + 12 hexadecimal digits of the SHA-256 of the parts.
    """
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _check(start: int, end: int) -> None:
    if not 0 <= start <= end:
        raise ValueError(f"a span must satisfy 0 <= start <= end, got {start}..{end}")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters start..end of a document that the holder knows."""

    start: int
    end: int

    def __post_init__(self) -> None:
        _check(self.start, self.end)

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class DocumentSpan:
    """Characters start..end of the document with this id: the unit of evidence."""

    document: str
    start: int
    end: int

    def __post_init__(self) -> None:
        _check(self.start, self.end)


@dataclass(frozen=True, slots=True)
class TimeInterval:
    """From `start` to `end`, both days included; either end None when open.

    `basis` says how it was found, in words a reader understands.  `partial` keeps what the words
    say when they lack an anchor, so that a later stage that knows one can finish the work
    (`language.times.complete`): "--12-05" (5 December, year unknown), "---05" (the fifth of the
    month), "weekday:2" (Wednesday, Monday = 0), "offset:-21d" (three weeks ago), "month:0" (this
    month).  A time with neither end known and no `partial` is not worth keeping: use None instead.
    """

    start: datetime.date | None
    end: datetime.date | None
    basis: str = ""
    start_offset: int | None = None
    end_offset: int | None = None
    partial: str | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f"a time must not end before it starts: {self.start}..{self.end}")

    @property
    def known(self) -> bool:
        return self.start is not None or self.end is not None


# --------------------------------------------------------------------------- one document: its text


@dataclass(frozen=True, slots=True)
class Source:
    """Raw input before it is a document: where it came from and its bytes, or its ready text.

    Exactly one of `data` and `text` is set, unless `error` says why neither could be had.
    """

    id: str
    path: str | None = None
    url: str | None = None
    data: bytes | None = None
    text: str | None = None
    media: str | None = None  # "text/plain", "text/html" or None: decide by content
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    story: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or source that the report names as where it has its text or picture from."""

    agency: str
    start: int
    end: int

    def __post_init__(self) -> None:
        _check(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Block:
    document: str
    start: int
    end: int
    kind: BlockKind
    reason: str = ""

    def __post_init__(self) -> None:
        _check(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Document:
    """One report: its canonical text, which never changes again, and what is known about it.

    `blocks` tile the text: sorted, no gap, no overlap, the last one ends at the text's end; an
    empty text has none.  `status` is "error" when there is no text to work on; `error` says why.
    """

    id: str
    text: str
    sha256: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: TimeInterval | None = None
    language: str | None = None
    translation: Literal["none", "declared", "suspected"] = "none"
    credits: tuple[Credit, ...] = ()
    blocks: tuple[Block, ...] = ()
    status: Literal["ok", "empty", "error"] = "ok"
    error: str | None = None
    encoding: str = "utf-8"
    story: str | None = None

    def __post_init__(self) -> None:
        at = 0
        for block in self.blocks:
            if block.start != at or block.end <= at:
                raise ValueError(f"blocks must tile the text: {self.id} at {at}, got {block.start}..{block.end}")
            at = block.end
        if self.blocks and at != len(self.text):
            raise ValueError(f"blocks of {self.id} end at {at}, the text at {len(self.text)}")


# ------------------------------------------------------------------------ one document: its language


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the text.  `tag` is a universal part of speech, "" when unknown.

    `head` is the index of the syntactic head in `Annotation.tokens`, -1 when there is no parse;
    `label` is the universal dependency relation to it, "" when there is no parse.
    """

    start: int
    end: int
    text: str
    tag: str = ""
    lemma: str = ""
    head: int = -1
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens first..last (exclusive) of the annotation; a sentence never crosses a block."""

    start: int
    end: int
    first: int
    last: int
    block: BlockKind


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of something with a name.  `entity` is the key that its mentions in this document share."""

    document: str
    start: int
    end: int
    text: str
    kind: NameKind
    entity: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression.  `duration_days` is set, and `value` is None, for a length of time ("three years")."""

    document: str
    start: int
    end: int
    text: str
    value: TimeInterval | None
    anchor: Anchor
    duration_days: float | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the language layer knows about one document; all tuples are in text order."""

    document: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()
    times: tuple[Time, ...] = ()


# -------------------------------------------------------------------------- one document: its claims


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
        _check(self.start, self.end)
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
class Extraction:
    """All that one document gives on its own: the unit that is stored and handed to the later rooms."""

    document: Document
    names: tuple[Name, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    speaks_for: tuple[SpeaksFor, ...] = ()


# --------------------------------------------------------------------------------- across documents


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
class Story:
    """One event.  `documents` have their main segment here; `segments` are all parts that tell it."""

    id: str
    title: str
    documents: tuple[str, ...]
    segments: tuple[Segment, ...]
    start: datetime.date | None
    end: datetime.date | None
    storyline: str
    reasons: tuple[str, ...] = ()


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
    """One proposition: series (thing, role, measure, unit) + interval + scope + as-of."""

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
    state: Literal["machine", "reviewed"] = "machine"
    series: str = ""
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
class Ledger:
    """Everything that the reports together give; what `stemma export` writes."""

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
    policy: dict[str, str] = field(default_factory=dict)
