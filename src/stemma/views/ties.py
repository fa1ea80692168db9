"""How the claims of a ledger stand to each other, by claim, and what belongs to each story: built once, in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from stemma.records import Ledger, Relation, Series
from stemma.views.sources import Sources, Told, all_relations


class Ties:
    """Relations by the claim at either end.

    `replaces`: the relations by which a claim supersedes others; `gone`: claims that another supersedes; `rivals`: claims that conflict with it; `same`: those that
    restate it; `alike`: those that restate or agree with it.
    """

    def __init__(self, sources: Sources) -> None:
        ledger: Ledger = sources.ledger
        self.replaces: dict[str, list[Relation]] = defaultdict(list)
        self.rivals: dict[str, set[str]] = defaultdict(set)
        self.gone: set[str] = set()
        self.same: dict[str, set[str]] = defaultdict(set)
        self.alike: dict[str, set[str]] = defaultdict(set)
        for relation in all_relations(ledger):
            if relation.a not in sources.told or relation.b not in sources.told:
                continue
            if relation.kind == "supersede":
                self.gone.add(relation.a)
                self.replaces[relation.b].append(relation)
            elif relation.kind == "conflict":
                _join(self.rivals, relation)
            elif relation.kind in ("restate", "agree"):
                _join(self.alike, relation)
                if relation.kind == "restate":
                    _join(self.same, relation)
        self.series_of = {claim: series.id for series in ledger.series for claim in series.claims}
        self.claims_in: dict[str, list[Told]] = defaultdict(list)
        for claim in sources.told.values():
            self.claims_in[claim.story].append(claim)
        self.series_in: dict[str, list[Series]] = defaultdict(list)
        for series in ledger.series:
            for story in dict.fromkeys(series.stories):
                self.series_in[story].append(series)

    def rivals_among(self, claim: str, others: Collection[str]) -> tuple[str, ...]:
        return tuple(sorted(rival for rival in self.rivals.get(claim, ()) if rival in others))


def _join(pairs: dict[str, set[str]], relation: Relation) -> None:
    pairs[relation.a].add(relation.b)
    pairs[relation.b].add(relation.a)
