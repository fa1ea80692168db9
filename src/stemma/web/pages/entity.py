"""A person, body or place across the reports; an outlet and what it printed."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request

from stemma.interchange import Record, entity_json
from stemma.records import Document, Origin, Story
from stemma.reporting import words
from stemma.reporting.lookup import NotInLedger
from stemma.reporting.series import story_span
from stemma.reporting.told import said_label
from stemma.views.interchange import outlet_json, profile_json
from stemma.views.outlets import OutletFindings, outlets
from stemma.views.people import profile
from stemma.web import links, models
from stemma.web.ledgers import Ledgers, Part
from stemma.web.pages.story import claim_record
from stemma.web.paging import ROWS, Limit, Offset, cut
from stemma.web.rendering import Answer, ledger_router, page
from stemma.web.state import ledgers_of
from stemma.web.telling import places_of

router = ledger_router("entity")

#: Stories looked through for what an entity or outlet has to do with: the latest ones.
_STORIES = 8

#: Places of one thing said, things said of somebody, and outlets with whom text is shared.
_PLACES, _TOLD, _SHARED = 4, 40, 12


def _part(ledgers: Ledgers, stories: list[str]) -> Part:
    return ledgers.stories(tuple(stories))


def entity(
    request: Request,
    entity_id: Annotated[str, Path(description="id of an entity", max_length=200)],
    offset: Offset = 0,
    limit: Limit = ROWS,
) -> Answer:
    """Somebody or something across the reports: its names with their evidence, for whom it speaks, what it asserts."""
    ledgers = ledgers_of(request)
    with ledgers.open() as store:
        total, stories = store.stories_naming(entity_id, _STORIES)
    part = _part(ledgers, stories)
    lookup = part.lookup
    found = lookup.entities.get(entity_id)
    if found is None:
        raise NotInLedger(f"There is no entity {entity_id!r} in this ledger.")
    asserted = [part.views[c.id] for c in part.ledger.claims if entity_id in c.asserters]
    some, paged = cut(request, asserted, offset, limit)
    speaking = [one for one in part.ledger.entities if one.speaks_for == entity_id]
    known = ledgers.kept(("profile", entity_id, tuple(stories)), lambda: profile(part.ledger, entity_id))
    reports = _reports(part, dict.fromkeys(document for document, _ in found.members))

    def record() -> Record:
        return {
            "entity": {**entity_json(found), "url": links.entity(entity_id)},
            "spokesmen": [one.id for one in speaking],
            "profile": profile_json(known),
            "stories": stories,
            "records": [claim_record(part, view) for view in some],
            **paged.record(),
        }

    return Answer(
        "pages/entity.html.j2",
        found.name,
        record,
        {
            "entity": found,
            "body": lookup.entities.get(found.speaks_for or ""),
            "speaking": speaking,
            "views": [(view, lookup.series_of_claim.get(view.claim.id)) for view in some],
            "page": paged,
            "stories": [(story, story_span(story)) for story in part.ledger.stories],
            "more_stories": total - len(stories),
            "reports": reports,
            "roles": [(role.text, places_of(lookup, role.evidence[:_PLACES])) for role in known.roles],
            "told_of": [
                (words.when(said.when, "no date"), said_label(lookup, said), places_of(lookup, said.evidence[:_PLACES]))
                for said in known.told_of[:_TOLD]
            ],
            "more_told": max(0, len(known.told_of) - _TOLD),
        },
        here="/stories",
    )


def _reports(part: Part, documents: dict[str, None]) -> list[tuple[Document, str, str]]:
    known = part.lookup.documents
    return [
        (known[i], part.lookup.title(i), words.when(known[i].published, "date not said"))
        for i in documents
        if i in known
    ]


def outlet(request: Request, name: Annotated[str, Query(max_length=400, description="name of the outlet")]) -> Answer:
    """An outlet: its reports, where their texts come from, and what they carry less of than others."""
    ledgers = ledgers_of(request)
    with ledgers.open() as store:
        total, stories = store.stories_of_outlet(name, _STORIES)
    if not total:
        raise NotInLedger(f"No report of an outlet called {name!r} tells a story of this ledger.")
    part = _part(ledgers, stories)
    lookup = part.lookup
    own = [e.document for e in part.ledger.extractions if e.document.outlet == name]
    reports = [
        (
            document,
            lookup.title(document.id),
            words.when(document.published, "date not said"),
            *_descent(part, document),
        )
        for document in own
    ]
    mine = {document.id for document in own}
    drift = [row for row in part.storyline.drift if row.document in mine]
    found = ledgers.kept(("outlet", name, tuple(stories)), lambda: _findings(part, name))
    counts = {"reports": len(own), "shared": sum(origin is not None for *_, origin in reports), "drift": len(drift)}

    def record() -> Record:
        return {
            "outlet": name,
            "reports": [
                {"id": document.id, "url": links.report(document.id), "origin": origin.id if origin else None}
                for document, _, _, _, origin in reports
            ],
            "drift": [
                {"document": r.document, "kind": r.kind, "text": r.text, "claim": r.claim.claim.id} for r in drift
            ],
            "stories": stories,
            "findings": outlet_json(found) if found else None,
        }

    return Answer(
        "pages/outlet.html.j2",
        name,
        record,
        {
            "name": name,
            "reports": reports,
            "drift": drift,
            "stories": [(story, story_span(story)) for story in part.ledger.stories],
            "more_stories": total - len(stories),
            "counts": counts,
            "found": found,
            "shared": [
                (one, [lookup.document_name(i) for i in one.documents[:_PLACES]]) for one in found.shared[:_SHARED]
            ]
            if found
            else [],
        },
        here="/stories",
    )


def _findings(part: Part, name: str) -> OutletFindings | None:
    return next((one for one in outlets(part.ledger) if one.name == name), None)


def _descent(part: Part, document: Document) -> tuple[Story | None, Origin | None]:
    """The report's story, and its origin where that has other reports or a name."""
    origin = part.lookup.origin_of_document.get(document.id)
    shared = origin if origin is not None and (len(origin.documents) > 1 or origin.name) else None
    return part.lookup.story_of_document.get(document.id), shared


page(router, "/entities/{entity_id}", entity, models.EntityPage, "A person, body or place")
page(router, "/outlet", outlet, models.OutletPage, "An outlet")
