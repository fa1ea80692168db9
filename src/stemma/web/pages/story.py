"""One story: its headline facts first, then its parts, each on a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal

from fastapi import Path, Query, Request

from stemma.interchange import (
    Record,
    assertion_json,
    claim_json,
    finding_json,
    lineage_json,
    origin_json,
    passage_json,
    plain,
    relation_json,
    series_json,
    story_json,
    toll_json,
    utterance_json,
)
from stemma.reporting import words
from stemma.reporting.pairs import RelationView
from stemma.reporting.series import origin_bounds, story_span
from stemma.reporting.views import ClaimView
from stemma.views.interchange import brief_json
from stemma.web import links, models
from stemma.web.ledgers import Part
from stemma.web.paging import ROWS, Limit, Offset, cut
from stemma.web.rendering import Answer, ledger_router, page
from stemma.web.state import ledgers_of
from stemma.web.telling import brief_view, moment

router = ledger_router("story")

StoryId = Annotated[str, Path(description="id of a story", max_length=200)]
Kind = Literal["", "agree", "restate", "refine", "supersede", "conflict", "not_comparable"]

_UNDATED = 40
#: Series and cards shown at a time; conflicts told on the first page.
_SERIES, _CARDS, _CONFLICTS = 8, 12, 6


def claim_record(part: Part, view: ClaimView) -> Record:
    """A claim as programs get it: with the names behind its ids, and where it stands."""
    return {
        **claim_json(view.claim),
        "figure": view.figure,
        "support": view.support,
        "asserter_names": list(view.asserters),
        "evidence": [
            {"document": m.document, "start": m.start, "end": m.end, "surface": m.surface, "url": links.place(m)}
            for m in view.mentions
        ],
        "url": links.claim(view.claim.id),
    }


def _tabs(part: Part) -> list[tuple[str, str, int | None]]:
    """The pages of a story: path, name, and how much there is."""
    line = part.storyline
    return [
        ("", "Overview", None),
        ("figures", "Figures", len(line.series) + len(line.alone)),
        ("claims", "Claims", len(part.ledger.claims)),
        ("timeline", "Timeline", None),
        *([("said", "Assertions", len(part.told.shown))] if part.told.shown else []),
        ("relations", "Relations", len(part.relations)),
        ("origins", "Family tree", len(part.lookup.origins_of_story(part.story))),
        ("drift", "Drift", len(line.drift)),
    ]


def _answer(part: Part, tab: str, template: str, record: Callable[[], Record], context: dict[str, Any]) -> Answer:
    name = part.story.title or "Untitled story"
    tabs = _tabs(part)
    title = name if not tab else f"{next(label for key, label, _ in tabs if key == tab)}: {name}"
    shared = {
        "part": part,
        "story": part.story,
        "name": name,
        "span": story_span(part.story),
        "tab": tab,
        "tabs": tabs,
        "facts": facts(part),
        "conflicts": [view for view in part.relations if view.relation.kind == "conflict"],
    }
    return Answer(template, title, record, {**shared, **context}, here="/stories")


def facts(part: Part) -> list[tuple[str, str]]:
    """Number and noun: texts, origins within bounds, utterances, asserters, claims, conflicts."""
    story, lookup = part.story, part.lookup
    bounds = origin_bounds(lookup.origins_of_story(story))
    origins = f"{bounds.low:,}" if bounds.low == bounds.high else f"{bounds.low:,}\N{EN DASH}{bounds.high:,}"
    asserters = len({entity for claim in part.ledger.claims for entity in claim.asserters})
    conflicts = sum(relation.kind == "conflict" for relation in part.ledger.relations)
    counted = [
        (f"{len(story.documents):,}", "text", len(story.documents)),
        (origins, "origin", bounds.high),
        (f"{len(lookup.utterances_of_story(story)):,}", "utterance", len(lookup.utterances_of_story(story))),
        (f"{asserters:,}", "asserter", asserters),
        (f"{len(part.ledger.claims):,}", "claim", len(part.ledger.claims)),
        (f"{conflicts:,}", "conflict", conflicts),
    ]
    return [(number, noun if count == 1 else noun + "s") for number, noun, count in counted]


def story(request: Request, story_id: StoryId) -> Answer:
    """A story: the preferred figure of each series with its support, the chart of the most told one, its reports."""
    part = ledgers_of(request).story(story_id)
    line, lookup = part.storyline, part.lookup
    cards = [series for series in (*line.series, *line.alone) if series.view.preferred is not None]
    first = line.stories[0]

    def record() -> Record:
        return {
            "story": {**story_json(part.story), "url": links.story(part.story.id)},
            "headline": [
                {"series": series_json(one.view.series), "title": one.view.title, "preferred": claim_record(part, best)}
                for one in cards
                if (best := one.view.preferred) is not None
            ],
            "origins": [origin_json(origin) for origin in lookup.origins_of_story(part.story)],
            "brief": brief_json(part.brief, [line for line, _ in brief_view(part).standings]),
            "toll": toll_json(toll) if (toll := lookup.toll_of_story(part.story)) else None,
            "counts": {noun: number for number, noun in facts(part)},
        }

    reports = []
    for document, short, title in first.reports:
        found = lookup.documents[document]
        origin = lookup.origin_of_document.get(document)
        reports.append((found, short, title, words.when(found.published, "date not said"), origin))
    parts = [s.document for s in part.story.segments if s.document not in part.story.documents]
    return _answer(
        part,
        "",
        "pages/story.html.j2",
        record,
        {
            "cards": [c for c in cards if not c.view.alone][:_CARDS] or cards[:_CARDS],
            "more_cards": max(0, len(cards) - _CARDS),
            "main": next((s for s in line.series if s.chart is not None), None),
            "reports": reports,
            "told_in_parts": [(d, lookup.document_name(d)) for d in dict.fromkeys(parts) if d in lookup.documents],
            "told": first,
            "findings": line.findings,
            "shown_conflicts": _CONFLICTS,
            "brief": brief_view(part),
        },
    )


def story_timeline(request: Request, story_id: StoryId, offset: Offset = 0, limit: Limit = ROWS) -> Answer:
    """What happened when, as the reports tell it: the claims of a story in the order of the time they hold for."""
    part = ledgers_of(request).story(story_id)
    line = part.timeline
    entries, paged = cut(request, line.entries if line else (), offset, limit)
    undated = (line.undated if line else ()) if paged.next is None else ()

    def record() -> Record:
        return {"records": [{"type": "entry", **plain(entry)} for entry in entries], **paged.record()}

    context = {
        "entries": [moment(part, entry) for entry in entries],
        "undated": [moment(part, entry) for entry in undated[:_UNDATED]],
        "more_undated": max(0, len(undated) - _UNDATED),
        "page": paged,
    }
    return _answer(part, "timeline", "pages/story_timeline.html.j2", record, context)


def story_said(request: Request, story_id: StoryId, offset: Offset = 0, limit: Limit = ROWS) -> Answer:
    """What the reports say that is no figure: who did what, on whose word, on how many origins, where it drifts."""
    part = ledgers_of(request).story(story_id)
    some, paged = cut(request, part.told.shown, offset, limit)

    def record() -> Record:
        return {"records": [assertion_json(view.assertion) for view in some], **paged.record()}

    context = {"views": some, "page": paged, "refusals": part.told.refusals if not offset else ()}
    return _answer(part, "said", "pages/story_said.html.j2", record, context)


def story_figures(request: Request, story_id: StoryId, offset: Offset = 0) -> Answer:
    """The series of a story: each with its chart over time, its claims, how they relate, what cannot be compared."""
    part = ledgers_of(request).story(story_id)
    line = part.storyline
    shown, paged = cut(request, [*line.series, *line.alone], offset, _SERIES if line.series else ROWS)
    together = [one for one in shown if not one.view.alone]
    home = {claim: series.id for claim, series in part.lookup.series_of_claim.items()}

    def record() -> Record:
        return {"records": [series_record(part, one.view.series.id) for one in shown], **paged.record()}

    return _answer(
        part,
        "figures",
        "pages/story_figures.html.j2",
        record,
        {
            "series": together,
            "alone": [one for one in shown if one.view.alone],
            "unplaced": line.unplaced if paged.next is None else (),
            "page": paged,
            "home": home,
        },
    )


def series_record(part: Part, series_id: str) -> Record:
    series = part.lookup.series[series_id]
    return {
        **series_json(series),
        "members": [claim_record(part, part.views[claim]) for claim in series.claims if claim in part.views],
        "url": links.series(series.id),
    }


def story_claims(
    request: Request,
    story_id: StoryId,
    rank: Annotated[Literal["", "preferred", "normal", "deprecated"], Query()] = "",
    by: Annotated[str, Query(max_length=200, description="id of an asserter")] = "",
    offset: Offset = 0,
    limit: Limit = ROWS,
) -> Answer:
    """The claims of a story in a table, in the ledger's order: question by question, and in time."""
    part = ledgers_of(request).story(story_id)
    chosen = [
        claim for claim in part.ledger.claims if (not rank or claim.rank == rank) and (not by or by in claim.asserters)
    ]
    some, paged = cut(request, chosen, offset, limit)
    views = [part.views[claim.id] for claim in some]
    asserters = {entity: part.lookup.entity_name(entity) for c in part.ledger.claims for entity in c.asserters}

    def record() -> Record:
        return {"records": [claim_record(part, view) for view in views], **paged.record()}

    return _answer(
        part,
        "claims",
        "pages/story_claims.html.j2",
        record,
        {
            "views": [(view, part.lookup.series_of_claim.get(view.claim.id)) for view in views],
            "page": paged,
            "rank": rank,
            "by": by,
            "asserters": sorted(asserters.items(), key=lambda one: one[1].casefold()),
        },
    )


def story_relations(
    request: Request, story_id: StoryId, kind: Annotated[Kind, Query()] = "", offset: Offset = 0, limit: Limit = ROWS
) -> Answer:
    """How the claims of a story stand to each other, in words, with the rule and the reason."""
    part = ledgers_of(request).story(story_id)
    counts: dict[str, int] = {}
    for view in part.relations:
        counts[view.relation.kind] = counts.get(view.relation.kind, 0) + 1
    some, paged = cut(
        request, in_order([v for v in part.relations if not kind or v.relation.kind == kind]), offset, limit
    )

    def record() -> Record:
        return {"records": [relation_record(view) for view in some], **paged.record()}

    return _answer(
        part,
        "relations",
        "pages/story_relations.html.j2",
        record,
        {"views": some, "page": paged, "kind": kind, "kinds": [(k, counts[k]) for k in _ORDER if k in counts]},
    )


#: Kinds of relation, those first that a reader must know of.
_ORDER = ("conflict", "supersede", "agree", "refine", "restate", "not_comparable")


def in_order(views: Sequence[RelationView]) -> list[RelationView]:
    return sorted(views, key=lambda view: _ORDER.index(view.relation.kind))


def relation_record(view: RelationView) -> Record:
    return {**relation_json(view.relation), "sentence": view.sentence}


def story_origins(request: Request, story_id: StoryId, offset: Offset = 0) -> Answer:
    """Where the texts of a story come from: the family tree, origins with their reasons, utterances, shared passages."""
    part = ledgers_of(request).story(story_id)
    first, lookup = part.storyline.stories[0], part.lookup
    utterances, paged = cut(request, first.utterances, offset, ROWS)

    def record() -> Record:
        return {
            "origins": [origin_json(origin) for origin in lookup.origins_of_story(part.story)],
            "lineages": [lineage_json(edge) for edge in lookup.lineages_of_story(part.story)],
            "passages": [passage_json(row.passage) for row in first.passages],
            "records": [utterance_json(row.utterance) for row in utterances],
            **paged.record(),
        }

    context = {"told": first, "utterances": utterances, "page": paged}
    return _answer(part, "origins", "pages/story_origins.html.j2", record, context)


def story_drift(request: Request, story_id: StoryId, offset: Offset = 0, limit: Limit = ROWS) -> Answer:
    """What one report of a story dropped or sharpened of what another carries in full, and what else the figures show."""
    part = ledgers_of(request).story(story_id)
    rows, paged = cut(request, part.storyline.drift, offset, limit)

    def record() -> Record:
        return {
            "records": [
                {"document": row.document, "kind": row.kind, "text": row.text, "claim": row.claim.claim.id}
                for row in rows
            ],
            "findings": [finding_json(finding) for finding, _, _ in part.storyline.findings],
            **paged.record(),
        }

    context = {"rows": rows, "page": paged, "findings": part.storyline.findings}
    return _answer(part, "drift", "pages/story_drift.html.j2", record, context)


def series(request: Request, series_id: Annotated[str, Path(description="id of a series", max_length=200)]) -> Answer:
    """One series: its estimates over time, its claims, how they relate, and what cannot be compared with it."""
    part = ledgers_of(request).story_of("series", series_id)
    found = next(one for one in (*part.storyline.series, *part.storyline.alone) if one.view.series.id == series_id)
    home = {claim: one.id for claim, one in part.lookup.series_of_claim.items()}

    def record() -> Record:
        own = [view for view in part.relations if {view.relation.a, view.relation.b} <= set(found.view.series.claims)]
        whole = series_record(part, series_id)
        return {"series": whole, "claims": whole["members"], "relations": [relation_record(view) for view in own]}

    return Answer(
        "pages/series.html.j2",
        found.view.title,
        record,
        {"one": found, "story": part.story, "home": home, "name": part.story.title or "Untitled story"},
        here="/stories",
    )


for suffix, build, model, summary in (
    ("/figures", story_figures, models.RecordsPage, "Series of a story"),
    ("/timeline", story_timeline, models.RecordsPage, "Timeline of a story"),
    ("/said", story_said, models.RecordsPage, "Assertions of a story"),
    ("/claims", story_claims, models.RecordsPage, "Claims of a story"),
    ("/relations", story_relations, models.RecordsPage, "Relations of a story"),
    ("/origins", story_origins, models.RecordsPage, "Origins of a story"),
    ("/drift", story_drift, models.RecordsPage, "Drift in a story"),
    ("", story, models.StoryPage, "A story"),
):
    page(router, "/stories/{story_id}" + suffix, build, model, summary)
page(router, "/series/{series_id}", series, models.SeriesPage, "A series")
