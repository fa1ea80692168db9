"""From an id to the page that shows what has it."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Request
from fastapi.responses import RedirectResponse, Response

from stemma.reporting.html import anchor
from stemma.reporting.lookup import NotInLedger
from stemma.web import links
from stemma.web.ledgers import Ledgers
from stemma.web.paging import ROWS
from stemma.web.state import ledgers_of

router = APIRouter(tags=["search"])


@router.get(
    "/find/{record_id:path}", summary="Find a record by its id", status_code=303, response_class=RedirectResponse
)
def find(
    request: Request, record_id: Annotated[str, Path(description="id of any record", max_length=4000)]
) -> Response:
    """Leads to the page that shows the record with this id."""
    return RedirectResponse(address_of(ledgers_of(request), record_id), 303)


def address_of(ledgers: Ledgers, record_id: str) -> str:
    """Where the record with this id is shown.  Raises `NotInLedger`."""
    with ledgers.open() as store:
        found = store.locate(record_id)
    if found is None:
        raise NotInLedger(f"Nothing in this ledger has the id {record_id!r}.")
    kind, home = found
    fragment = f"#{anchor(record_id)}"
    match kind:
        case "story":
            return links.story(home)
        case "claim":
            return links.claim(record_id)
        case "series":
            return links.series(home)
        case "entity":
            return links.entity(home)
        case "origin":
            return f"{links.story(home)}/origins{fragment}"
        case "utterance":
            told = ledgers.story(home).lookup.utterances_of_story(ledgers.story(home).story)
            at = next((i for i, one in enumerate(told) if one.id == record_id), 0)
            page = f"?offset={at // ROWS * ROWS}" if at >= ROWS else ""
            return f"{links.story(home)}/origins{page}{fragment}"
        case "assertion":
            asserted = ledgers.story(home).told.shown
            at = next((i for i, view in enumerate(asserted) if view.assertion.id == record_id), 0)
            page = f"?offset={at // ROWS * ROWS}" if at >= ROWS else ""
            return f"{links.story(home)}/said{page}{fragment}"
        case "finding":
            return f"{links.story(home)}/drift{fragment}"
        case "passage":
            return _passage(ledgers, record_id, home)
        case "figure" | "statement":
            return links.report(home) + fragment
        case "document":
            return links.report(home)


def _passage(ledgers: Ledgers, passage_id: str, document: str) -> str:
    """Its two reports side by side."""
    part = ledgers.around_document(document)
    for passage in part.ledger.passages:
        if passage.id == passage_id:
            pair = [("d", links.document_key(passage.a.document)), ("d", links.document_key(passage.b.document))]
            return f"/compare?{urlencode(pair)}#{anchor(passage_id)}"
    return links.report(document)
