"""What people decide about the ledger: one entry of the log, what it speaks of, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Operation = Literal[
    "accept", "reject", "edit", "merge", "split", "link", "unlink", "must-link", "cannot-link", "rank", "undo"
]
TargetKind = Literal["claim", "utterance", "document", "decision"]
OutcomeState = Literal["applied", "flagged", "undone"]


@dataclass(frozen=True, slots=True)
class TextAnchor:
    """Words of a report by which a figure or a statement is found again, whatever its id has become.

    `exact` stands at `start`..`end` of the text whose SHA-256 is `text`; `prefix` and `suffix` are the characters
    around it (the W3C's TextQuoteSelector).  `lower`, `upper`, `unit` and `polarity` are how a figure was read.  What
    was `erased`, because its report was removed from the ledger, keeps nothing but the document's id.
    """

    document: str
    kind: Literal["figure", "statement"] = "figure"
    record: str = ""
    start: int = 0
    end: int = 0
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    text: str = ""
    lower: float | None = None
    upper: float | None = None
    unit: str | None = None
    polarity: str | None = None
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """What a decision speaks of: `ids` as they were, and for each the anchors of all its mentions.

    Documents and decisions are known by their ids (of a decision its sequence) and have no anchors.
    """

    kind: TargetKind
    ids: tuple[str, ...]
    anchors: tuple[tuple[TextAnchor, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A decision before it is in the log: checked against the ledger as it is shown."""

    operation: Operation
    target: Target
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the log.  `previous` is the `hash` of the entry before it, "" for the first; `at` is UTC.

    `before` and `reason` are None where they were not given, or went with a removed report.
    """

    sequence: int
    previous: str
    actor: str
    operation: Operation
    target: Target
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: str | None
    at: str
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a decision in a ledger, and why.  `records` are the ids of what it is about there."""

    sequence: int
    state: OutcomeState
    reason: str
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """The mark of a decision on a claim, an utterance or a story."""

    sequence: int
    operation: Operation
    actor: str
    reason: str | None
    at: str
    text: str
