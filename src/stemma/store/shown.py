"""The ledger as people see it: what the machine made, with what people decided applied to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from stemma.records import Decision, Ledger, Outcome
from stemma.records.parts import documents_of
from stemma.store import chain
from stemma.store.decisions import load_entries, log_faults
from stemma.store.errors import LedgerError
from stemma.store.stories import MOST_IDS, Kind, Stories

if TYPE_CHECKING:
    from stemma.decisions import Links

#: Operations that make claims which the machine's ledger has not.
_REMAKING = ("merge", "split")

#: Kinds of which they make new ones, with the beginning of their ids.
_MADE = {"claim": "c-", "series": "series-"}


class Shown(Stories):
    """Stories with the decisions applied; the machine's own are `load_story` and `load_stories`."""

    def decisions(self) -> tuple[Decision, ...]:
        """The whole log, oldest first.  Raises `LedgerError` when an entry cannot be read."""
        return self._decisions(None)

    def decision_faults(self) -> list[tuple[int, str]]:
        """(sequence, what is wrong) of the log; empty when its chain holds."""
        with self.reading() as connection:
            return log_faults(connection)

    def decision_hashes(self) -> list[str]:
        """The hash of every entry of the log, oldest first."""
        with self.reading() as connection:
            return [entry.hash for entry in load_entries(connection)]

    def links(self) -> Links:
        """What people decided about which reports tell one event: the stories must be made with it."""
        from stemma.decisions import links

        return links(self.decisions())

    def shown_story(self, story_id: str) -> Ledger:
        """One story as people see it.  Raises `LedgerError` when there is none."""
        return self._shown(self.load_story(story_id))

    def shown_stories(self, ids: Sequence[str]) -> Ledger:
        """These stories as people see them; unknown ids are left out."""
        return self._shown(self.load_stories(ids))

    def outcome(self, decision: Decision) -> Outcome:
        """What became of one decision of the log, at the cost of the stories that it speaks of."""
        from stemma.decisions import apply

        if decision.operation == "undo":
            return Outcome(decision.sequence, "applied", f"{decision.target.ids[0]} is undone", decision.target.ids)
        named = [anchor.document for anchors in decision.target.anchors for anchor in anchors]
        if decision.target.kind == "document":
            named = list(decision.target.ids)
        part = self.load_stories([story for d in named for story in self.find_stories_of("document", d)])
        documents = documents_of(part.stories) | set(named)
        outcomes = apply(part, self._decisions(documents))[1]
        return next(outcome for outcome in outcomes if outcome.sequence == decision.sequence)

    def find_stories_of(self, kind: Kind, id_: str) -> tuple[str, ...]:
        """As `Stories.find_stories_of`, of claims and series that only decisions made too."""
        found = super().find_stories_of(kind, id_)
        if found or kind not in _MADE:
            return found
        home = self.remade().get(id_)
        return () if home is None else (home,)

    def find_stories_around(self, claim: str) -> tuple[str, ...]:
        return super().find_stories_around(claim) or self.find_stories_of("claim", claim)

    def ids_like(self, kind: Kind, start: str, limit: int = MOST_IDS) -> list[str]:
        found = super().ids_like(kind, start, limit)
        if found or kind not in _MADE:
            return found
        made = sorted(id_ for id_ in self.remade() if id_.startswith(_MADE[kind]))
        return [id_ for id_ in made if id_.startswith(start) or id_.partition("-")[2].startswith(start)][:limit]

    def remade(self) -> dict[str, str]:
        """Claims and series that only decisions made -> their story."""
        documents = {
            anchor.document
            for decision in self.decisions()
            if decision.operation in _REMAKING
            for anchors in decision.target.anchors
            for anchor in anchors
        }
        stories = sorted({story for d in documents for story in self.find_stories_of("document", d)})
        if not stories:
            return {}
        machine = self.load_stories(stories)
        shown = self._shown(machine)
        known = {c.id for c in machine.claims} | {s.id for s in machine.series}
        made = {c.id: c.story for c in shown.claims} | {s.id: s.stories[0] for s in shown.series}
        return {id_: story for id_, story in made.items() if id_ not in known}

    def _shown(self, part: Ledger) -> Ledger:
        documents = documents_of(part.stories) | {e.document.id for e in part.extractions}
        decided = self._decisions(documents)
        if not decided:
            return part
        from stemma.decisions import apply

        shown, outcomes = apply(part, decided, part=True)
        told = {outcome.sequence for outcome in outcomes}
        apart = [self.outcome(d) for d in decided if d.target.kind == "document" and d.sequence not in told]
        return replace(shown, outcomes=tuple(sorted((*outcomes, *apart), key=lambda outcome: outcome.sequence)))

    def _decisions(self, documents: set[str] | None) -> tuple[Decision, ...]:
        with self.reading() as connection:
            entries = load_entries(connection, documents)
        try:
            return tuple(chain.decision_of(entry) for entry in entries)
        except (ValueError, KeyError, TypeError) as damage:
            raise LedgerError(
                f"the log of decisions in {self.backend} is damaged: `stemma decisions --verify` tells where"
            ) from damage
