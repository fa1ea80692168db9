"""A ledger while decisions are applied to it: its claims, series and relations, to be changed one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from stemma.decisions.anchors import Finder
from stemma.records import Claim, Decision, Judgement, Ledger, Rank, Relation, Series, Story, TextAnchor, Utterance

if TYPE_CHECKING:
    from stemma.decisions.bench import Bench, Stock


class Flag(Exception):
    """A decision that cannot be applied as it was meant; the message is the reason, `records` what it may be about."""

    def __init__(self, reason: str, records: Iterable[str] = ()) -> None:
        super().__init__(reason)
        self.records = tuple(dict.fromkeys(records))


class Sheet:
    """`changed` are claims whose figures, value or scope are not the machine's any more; `touched` series whose
    ranks must be found anew; `ranked` what a person ranked, with the decision."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.finder = Finder(ledger)
        self.stories: dict[str, Story] = {s.id: s for s in ledger.stories}
        self.claims: dict[str, Claim] = {c.id: c for c in ledger.claims}
        self.series: dict[str, Series] = {s.id: s for s in ledger.series}
        self.relations: list[Relation] = list(ledger.relations)
        self.utterances: dict[str, Utterance] = {u.id: u for u in ledger.utterances}
        self.claim_of: dict[str, str] = {m: c.id for c in ledger.claims for m in mentions(c)}
        self.utterance_of: dict[str, str] = {s: u.id for u in ledger.utterances for s in u.statements}
        self.renamed: dict[str, str] = {}
        self.changed: set[str] = set()
        self.touched: set[str] = set()
        self.respoken: set[str] = set()
        self.ranked: dict[str, tuple[Rank, Decision]] = {}
        self._benches: dict[str, Bench] = {}
        self._stock: Stock | None = None

    def bench(self, story: str) -> Bench | None:
        """What makes claims of a story anew; None for a story that the ledger does not have."""
        from stemma.decisions.bench import Bench, Stock

        if story not in self._benches and story in self.stories:
            if self._stock is None:
                self._stock = Stock(self.ledger)
            spoken = [u for u in self.utterances.values() if u.story == story]
            self._benches[story] = Bench(self._stock, self.stories[story], spoken)
        return self._benches.get(story)

    # ------------------------------------------------------------------ what a decision speaks of

    def found(self, anchors: Iterable[TextAnchor]) -> dict[int, str]:
        """Number of each anchor -> the record of today.  Raises `Flag` unless all that is not erased is found."""
        out: dict[int, str] = {}
        lost = []
        for number, anchor in enumerate(anchors):
            found = self.finder.find(anchor)
            if found.record is not None:
                out[number] = found.record
            elif found.state != "erased":
                lost.append(found.reason)
        if lost:
            more = f" (and {len(lost) - 1} more)" if len(lost) > 1 else ""
            raise Flag(lost[0] + more, self.owners(out.values()))
        if not out:
            raise Flag("all that it spoke of went with removed reports")
        return out

    def owners(self, records: Iterable[str]) -> list[str]:
        """The claims or utterances that hold these figures or statements now."""
        held = [self.claim_of.get(r) or self.utterance_of.get(r) for r in records]
        return sorted({one for one in held if one is not None})

    # ------------------------------------------------------------------ changing it

    def put(self, *claims: Claim, instead_of: Iterable[str] = ()) -> None:
        """Claims in the place of the first of others, which go; or of those with their own ids."""
        gone = list(instead_of)
        if gone:
            order: dict[str, Claim] = {}
            for id_, claim in self.claims.items():
                if id_ == gone[0]:
                    order.update((c.id, c) for c in claims)
                elif id_ not in gone:
                    order[id_] = claim
            self.claims = order
        for claim in claims:
            self.claims[claim.id] = claim
            for mention in mentions(claim):
                self.claim_of[mention] = claim.id

    def mark(self, claim: Claim, decision: Decision, text: str, state: str | None = "reviewed") -> Claim:
        """The claim with the mark of a decision; `state` None leaves it what it is."""
        judged = Judgement(decision.sequence, decision.operation, decision.actor, decision.reason, decision.at, text)
        decided = tuple(sorted({*claim.decided, judged}, key=lambda j: j.sequence))
        return replace(claim, decided=decided, state=state or claim.state)  # type: ignore[arg-type]

    def rename(self, old: str, new: str) -> None:
        """Everything that spoke of one claim speaks of another; of two relations of one pair the first stays."""
        if old == new:
            return
        self.renamed = {key: new if value == old else value for key, value in self.renamed.items()} | {old: new}
        kept, held = [], set()
        for r in self.relations:
            if old not in (r.a, r.b) and new not in (r.a, r.b):
                kept.append(r)
                continue
            moved = replace(r, a=new if r.a == old else r.a, b=new if r.b == old else r.b)
            pair = frozenset((moved.a, moved.b))
            if len(pair) == 2 and pair not in held:
                held.add(pair)
                kept.append(moved)
        self.relations = kept
        for id_, one in list(self.series.items()):
            if old in one.claims:
                members = tuple(dict.fromkeys(new if c == old else c for c in one.claims))
                preferred = new if one.preferred == old else one.preferred
                self.series[id_] = replace(one, claims=members, preferred=preferred)
        if old in self.ranked:
            self.ranked[new] = self.ranked.pop(old)
        if old in self.changed:
            self.changed.remove(old)
            self.changed.add(new)

    def drop(self, claim: str) -> None:
        """A claim out of its series; a series without claims goes."""
        for id_, one in list(self.series.items()):
            if claim in one.claims:
                members = tuple(c for c in one.claims if c != claim)
                preferred = None if one.preferred == claim else one.preferred
                if members:
                    self.series[id_] = replace(one, claims=members, preferred=preferred)
                    self.touched.add(id_)
                else:
                    del self.series[id_]
                    self.touched.discard(id_)


def mentions(claim: Claim) -> tuple[str, ...]:
    """What makes the claim: its figures; of one without figures its statements."""
    return claim.quantities or claim.statements


def by_words(decision: Decision) -> str:
    """ "Ana Reyes", or "Ana Reyes: misread" when a reason was given."""
    return f"{decision.actor}: {decision.reason}" if decision.reason else decision.actor
