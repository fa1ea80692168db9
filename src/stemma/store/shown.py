"""The ledger as people see it: what the machine made, with what people decided applied to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from stemma.records import Decision, Document, Extraction, Ledger, Outcome
from stemma.records.parts import documents_of
from stemma.store import chain, schema
from stemma.store.decisions import load_entries, log_faults
from stemma.store.errors import LedgerError
from stemma.store.rows import LEDGER_SHELVES, in_order
from stemma.store.stories import MOST_IDS, Kind, Stories, StoryRow

if TYPE_CHECKING:
    from stemma.decisions import Links

#: Operations that make claims which the machine's ledger has not.
_REMAKING = ("merge", "split")

#: Kinds of which they make new ones, with the beginning of their ids.
_MADE = {"claim": "c-", "series": "series-"}


@dataclass(frozen=True, slots=True)
class StoryCounts:
    """How many series a story holds, and conflicts that a claim of it is in, after people's decisions."""

    series: int
    conflicts: int


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

    def story_list(self) -> tuple[Ledger, dict[str, StoryCounts]]:
        """All stories with their origins and the names of the reports, nothing else loaded; and what each story holds."""
        columns = schema.stories.c
        with self.reading() as connection:
            rows = connection.execute(
                select(columns.record, columns.series_count, columns.conflict_count).order_by(columns.position)
            ).all()
            origins = connection.execute(select(schema.origins.c.record).order_by(schema.origins.c.position)).scalars()
            documents = connection.execute(select(schema.documents.c.id).order_by(schema.documents.c.id)).scalars()
            shelves = {shelf.field: shelf for shelf in LEDGER_SHELVES}
            listed = Ledger(
                extractions=tuple(Extraction(Document(id_, "", "")) for id_ in documents),
                stories=in_order("stories", [shelves["stories"].record(row.record) for row in rows]),
                origins=in_order("origins", [shelves["origins"].record(record) for record in origins]),
            )
        held = [StoryCounts(row.series_count, row.conflict_count) for row in rows]
        counts = dict(zip((shelves["stories"].record(row.record).id for row in rows), held, strict=True))
        return listed, counts | self._counts_of(self._decided_stories())

    def story_page(self, **asked: Any) -> tuple[int, list[StoryRow]]:
        """As `Stories.story_page`, with what the stories hold after people's decisions."""
        total, rows = super().story_page(**asked)
        decided = self._counts_of(sorted({row.id for row in rows} & set(self._decided_stories())))
        return total, [
            replace(row, series=decided[row.id].series, conflicts=decided[row.id].conflicts)
            if row.id in decided
            else row
            for row in rows
        ]

    def _decided_stories(self) -> tuple[str, ...]:
        """Those of the reports that decisions quote."""
        quoted = {a.document for d in self.decisions() for anchors in d.target.anchors for a in anchors}
        return tuple(sorted({story for d in quoted for story in self.find_stories_of("document", d)}))

    def _counts_of(self, stories: Sequence[str]) -> dict[str, StoryCounts]:
        counts = {}
        for id_ in stories:
            shown = self.shown_story(id_)
            home = {claim.id: claim.story for claim in shown.claims}
            conflicts = [r for r in shown.relations if r.kind == "conflict" and id_ in (home.get(r.a), home.get(r.b))]
            counts[id_] = StoryCounts(
                sum(any(home.get(c) == id_ for c in s.claims) for s in shown.series), len(conflicts)
            )
        return counts

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
