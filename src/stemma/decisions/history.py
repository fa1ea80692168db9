"""Which decisions stand, and what they ask of the grouping of reports into stories."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.records import Decision

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of document ids that people said tell one event (`must`), or do not (`cannot`)."""

    must: frozenset[Pair] = frozenset()
    cannot: frozenset[Pair] = frozenset()

    @property
    def key(self) -> str:
        """The same for the same pairs, "" for none: what the stories of a ledger depend on."""
        parts = [sorted(map(sorted, pairs)) for pairs in (self.must, self.cannot)]
        return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16] if any(parts) else ""


def undone_by(decisions: Sequence[Decision]) -> dict[int, int]:
    """Sequence of each decision that is undone -> that of the undo.  An undo can be undone: then the former stands."""
    undone: dict[int, int] = {}
    for decision in sorted(decisions, key=lambda d: d.sequence, reverse=True):
        if decision.operation == "undo" and decision.sequence not in undone:
            for id_ in decision.target.ids:
                undone.setdefault(int(id_), decision.sequence)
    return undone


def standing(decisions: Sequence[Decision]) -> list[Decision]:
    """Those that are not undone, in the order of the log, without the undos themselves."""
    undone = undone_by(decisions)
    ordered = sorted(decisions, key=lambda d: d.sequence)
    return [d for d in ordered if d.sequence not in undone and d.operation != "undo"]


def links(decisions: Sequence[Decision]) -> Links:
    """What the standing decisions ask of the stories; of two about one pair the later counts."""
    said: dict[Pair, str] = {}
    for decision in standing(decisions):
        if decision.operation in ("must-link", "cannot-link"):
            for pair in pairs(decision.target.ids):
                said[pair] = decision.operation
    return Links(
        frozenset(pair for pair, what in said.items() if what == "must-link"),
        frozenset(pair for pair, what in said.items() if what == "cannot-link"),
    )


def pairs(documents: Sequence[str]) -> list[Pair]:
    """All pairs of different documents."""
    return [frozenset(two) for two in itertools.combinations(dict.fromkeys(documents), 2)]


def contradiction(asked: Links) -> tuple[str, str] | None:
    """Two documents that must not be linked and are, through others; None when all of it can be kept."""
    home: dict[str, str] = {}

    def root(document: str) -> str:
        while home.setdefault(document, document) != document:
            document = home[document]
        return document

    for one, other in sorted(map(sorted, asked.must)):
        home[root(other)] = root(one)
    for one, other in sorted(map(sorted, asked.cannot)):
        if root(one) == root(other):
            return one, other
    return None
