"""What the ledger says of a claim that somebody asks about: verdict, reason, evidence."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.records.across import Independence, Value
from stemma.records.kinds import Aspect, VerdictKind
from stemma.records.places import DocumentSpan, TimeInterval, check_span


@dataclass(frozen=True, slots=True)
class Difference:
    """One respect in which the reports do not say what the claim says, in words."""

    aspect: Aspect
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a report: `span` is the figure or the words said, `text` the sentence around it.

    `attribution` names who asserts it and through whom, nearest first, as the report does.
    """

    span: DocumentSpan
    text: str
    attribution: tuple[str, ...]
    published: TimeInterval | None


@dataclass(frozen=True, slots=True)
class CheckedPart:
    """One figure of the claim, or one sentence of it that holds none, held against the ledger.

    `start`..`end` are code points of the claim.  `value` is the figure's own interval, None without a figure.
    `record`, `found` and `as_of` are the id, interval and time of the claim of the ledger that decided (`record`
    None for words that no claim of the ledger is made of); `differences` what keeps it from saying the same.
    """

    surface: str
    start: int
    end: int
    value: Value | None
    verdict: VerdictKind
    reason: str
    record: str | None = None
    found: Value | None = None
    as_of: TimeInterval | None = None
    differences: tuple[Difference, ...] = ()
    cautions: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    asserters: tuple[str, ...] = ()
    independence: Independence | None = None

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on a whole claim: supported only when each of its parts is."""

    text: str
    verdict: VerdictKind
    reason: str
    parts: tuple[CheckedPart, ...] = ()

    @property
    def supported(self) -> bool:
        return self.verdict == "supported"
