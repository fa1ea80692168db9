"""Series and stories as they are shown: what belongs together, in which order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.records import Count, Origin, Series, Story
from stemma.reporting import words
from stemma.reporting.lookup import Lookup
from stemma.reporting.pairs import RelationView, implied, outside, relation_view, series_title
from stemma.reporting.views import ClaimView


@dataclass(frozen=True, slots=True)
class SeriesView:
    series: Series
    title: str
    measure: str
    claims: tuple[ClaimView, ...]
    apart: tuple[ClaimView, ...]
    preferred: ClaimView | None
    relations: tuple[RelationView, ...]
    implied: tuple[RelationView, ...]
    tray: tuple[RelationView, ...]
    outside: tuple[RelationView, ...]

    @property
    def alone(self) -> bool:
        """One claim in one report: nothing within the series to compare."""
        return len(self.claims) + len(self.apart) == 1 and self.texts <= 1

    @property
    def texts(self) -> int:
        return len({report for view in (*self.claims, *self.apart) for report in view.reports})


def series_view(lookup: Lookup, series: Series, views: dict[str, ClaimView]) -> SeriesView:
    """The series with its claims in as-of order; `apart` are those that nothing compares with the rest.

    A claim stands apart when all its relations within the series are not_comparable while the others
    (or the preferred one) have relations among themselves: it is shown beside, not among them.
    """
    members = [claim for claim in series.claims if claim in views]
    inside = set(members)
    records = []
    for claim in members:
        for record in lookup.relations_of_claim[claim]:
            if record.a in inside and record.b in inside and record.a == claim:
                records.append(record)
    compared = {c for r in records if r.kind != "not_comparable" for c in (r.a, r.b)}
    anchor = series.preferred if series.preferred in inside else None
    trayed = {c for r in records if r.kind == "not_comparable" for c in (r.a, r.b)}
    core = compared | ({anchor} if anchor else set())
    apart = {c for c in trayed if c not in core} if core else set()
    shown = [relation_view(views, lookup, record) for record in records]
    present = [view for view in shown if view is not None]
    followed = implied(present)

    def follows(view: RelationView) -> bool:
        return view.relation.kind == "supersede" and (view.relation.a, view.relation.b) in followed

    return SeriesView(
        series=series,
        title=series_title(series),
        measure=words.MEASURES.get(series.measure, ""),
        claims=tuple(views[c] for c in members if c not in apart),
        apart=tuple(views[c] for c in members if c in apart),
        preferred=views.get(anchor) if anchor else None,
        relations=tuple(v for v in present if v.relation.kind != "not_comparable" and not follows(v)),
        implied=tuple(v for v in present if follows(v)),
        tray=tuple(view for view in present if view.relation.kind == "not_comparable"),
        outside=outside(lookup, views, members, anchor),
    )


def series_views(lookup: Lookup, views: dict[str, ClaimView], series: Sequence[Series]) -> list[SeriesView]:
    """The widest told first: by number of reports, then of claims; those that stand alone at the end."""
    shown = [series_view(lookup, record, views) for record in series]
    return sorted(shown, key=lambda view: (view.alone, -view.texts, -len(view.claims)))


def origin_bounds(origins: Sequence[Origin]) -> Count:
    """How many independent origins these may be: after all possible merges, and with the certain ones only.

    Merges are followed through: three origins that may pairwise be one count as at least one.
    """
    parent = {origin.id: origin.id for origin in origins}

    def root(origin: str) -> str:
        while parent[origin] != origin:
            parent[origin] = parent[parent[origin]]
            origin = parent[origin]
        return origin

    for origin in origins:
        for merge in origin.possible:
            if merge.origin in parent:
                parent[root(origin.id)] = root(merge.origin)
    return Count(len({root(origin) for origin in parent}), len(parent))


def told_in(lookup: Lookup, story: Story) -> str:
    """How many reports tell a story: "4 reports", "a part of quay", "2 reports and parts of quay and pilot"."""
    parts = [s.document for s in story.segments if s.document not in story.documents and s.document in lookup.documents]
    names = words.first_of(sorted({lookup.document_name(document) for document in parts}))
    told = f"{'a part' if len(parts) == 1 else 'parts'} of {names}" if parts else ""
    reports = words.plural(len(story.documents), "report")
    return f"{reports} and {told}" if told and story.documents else told or reports


def stories_in_order(lookup: Lookup) -> list[Story]:
    """The most told story first, those of its storyline after it, those told only in parts last."""
    size: dict[str, int] = defaultdict(int)
    for story in lookup.ledger.stories:
        size[story.storyline or story.id] += len(story.documents)
    return sorted(
        lookup.ledger.stories,
        key=lambda story: (-size[story.storyline or story.id], story.storyline or story.id, -len(story.documents)),
    )


def story_span(story: Story) -> str:
    """The days the story's reports cover."""
    if story.start and story.end and story.start != story.end:
        return f"{words.day(story.start)} \N{EN DASH} {words.day(story.end)}"
    found = story.start or story.end
    return words.day(found) if found else "dates not known"
