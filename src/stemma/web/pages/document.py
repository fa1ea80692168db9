"""One report: its text with every mention marked, and the ledger's records of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import RedirectResponse, Response

from stemma.interchange import Record, records_of_extraction
from stemma.reporting.lookup import NotInLedger
from stemma.reporting.pairs import series_title
from stemma.reporting.views import ClaimView
from stemma.web import links, models
from stemma.web.ledgers import Part
from stemma.web.rendering import Answer, ledger_router, page
from stemma.web.state import ledgers_of
from stemma.web.versions import changes

router: APIRouter = ledger_router("document")

Key = Annotated[str, Path(description="key of a report: its address has it", max_length=40)]

#: Claims told beside the text.
_BESIDE = 200


def document(request: Request, key: Key) -> Answer:
    """A report: its text in blocks of different kinds, each mention linked to its claim, former versions."""
    ledgers = ledgers_of(request)
    identifier = ledgers.document_id(key)
    part = ledgers.around_document(identifier)
    shown = part.document(identifier)
    claims = _claims(part, identifier)
    former = ledgers.versions(identifier)

    def record() -> Record:
        extraction = part.lookup.extractions[identifier]
        return {
            "document": {"id": identifier, "url": links.report(identifier), "text": extraction.document.text},
            "claims": [view.claim.id for view, _, _ in claims],
            "stories": [story.id for story in part.ledger.stories],
            "versions": [{"sha256": one.document.sha256, "read_at": when} for when, one in former],
            "records": list(records_of_extraction(extraction)),
        }

    return Answer(
        "pages/document.html.j2",
        shown.title,
        record,
        {
            "shown": shown,
            "claims": claims[:_BESIDE],
            "more_claims": max(0, len(claims) - _BESIDE),
            "stories": part.ledger.stories,
            "former": former,
            "kinds": sorted({block.kind for block in shown.blocks}),
            "key": key,
        },
        here="/stories",
    )


def _claims(part: Part, identifier: str) -> list[tuple[ClaimView, str, str]]:
    """(claim, of what, where it stands first) of the report's figures, in the order of the text."""
    found: dict[str, tuple[ClaimView, str, str]] = {}
    for quantity in part.lookup.extractions[identifier].quantities:
        for claim in part.lookup.claims_of_quantity.get(quantity.id, ()):
            if claim not in found:
                series = part.lookup.series_of_claim.get(claim)
                view = part.views[claim]
                found[claim] = (view, series_title(series) if series else view.claim.proposition, quantity.id)
    return list(found.values())


def document_versions(request: Request, key: Key) -> Answer:
    """What a report said before, version by version, with the lines that changed."""
    ledgers = ledgers_of(request)
    identifier = ledgers.document_id(key)
    part = ledgers.around_document(identifier)
    former = ledgers.versions(identifier)
    steps = changes(former, part.lookup.extractions[identifier].document)

    def record() -> Record:
        return {
            "document": {"id": identifier, "url": links.report(identifier)},
            "records": [
                {
                    "type": "version",
                    "read_at": step.read_at,
                    "sha256": step.sha256,
                    "title": step.title,
                    "difference": [f"{line.sign}{line.text}" for line in step.lines],
                }
                for step in steps
            ],
        }

    title = part.document(identifier).title
    context = {"steps": steps, "key": key, "name": title}
    return Answer("pages/versions.html.j2", f"Versions of {title}", record, context, here="/stories")


page(router, "/documents/{key}/versions", document_versions, models.DocumentPage, "Versions of a report")
page(router, "/documents/{key}", document, models.DocumentPage, "A report")


@router.get("/documents", summary="Find a report by its id", status_code=303, response_class=RedirectResponse)
def find_document(
    request: Request, id: Annotated[str, Query(description="the id: a file name or an address", max_length=4000)]
) -> Response:
    """Leads to the page of the report with this id."""
    key = links.document_key(id)
    if ledgers_of(request).document_id(key) != id:
        raise NotInLedger("There is no such report in this ledger.")
    return RedirectResponse(links.report(id), 303)
