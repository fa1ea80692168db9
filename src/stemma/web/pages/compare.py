"""Two or more reports side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request

from stemma.interchange import Record, passage_json
from stemma.reporting import words
from stemma.web import links, models
from stemma.web.comparison import compare as compared
from stemma.web.rendering import Answer, ledger_router, page
from stemma.web.state import ledgers_of

router = ledger_router("compare")

#: Reports that have room beside each other.
_MOST = 4


def compare(
    request: Request,
    d: Annotated[list[str], Query(max_length=40, description="keys of the reports, as in their addresses")] = [],  # noqa: B006
) -> Answer:
    """Reports side by side: what they share aligned and coloured, where their figures and scopes differ."""
    ledgers = ledgers_of(request)
    keys = list(dict.fromkeys(d))[:_MOST]
    ids = [ledgers.document_id(key) for key in keys]
    if len(ids) < 2:
        context = {"chosen": ids, "found": None}
        return Answer("pages/compare.html.j2", "Compare reports", dict, context, here="/stories")
    part = ledgers.around_documents(ids)
    found = compared(part.lookup, part.views, ids)

    def record() -> Record:
        return {
            "documents": [{"id": i, "url": links.report(i)} for i in ids],
            "passages": [{**passage_json(passage), "group": number} for number, passage in found.passages],
            "figures": [
                {
                    "series": row.series.id,
                    "title": row.title,
                    "differs": row.differs,
                    "claims": [[view.claim.id for view in cell] for cell in row.answers],
                }
                for row in found.figures
            ],
            "notes": [
                {"kind": row.kind, "text": row.text, "claim": row.claim.claim.id, "carried": list(row.carried)}
                for row in found.notes
            ],
        }

    lookup = part.lookup
    reports = [
        (
            document.id,
            lookup.title(document.id),
            document.outlet,
            words.when(document.published, "date not said"),
            lookup.document_name(document.id),
        )
        for document in found.documents
    ]
    home = lookup.story_of_document.get(ids[0])
    return Answer(
        "pages/compare.html.j2",
        "Compare " + words.listed([lookup.document_name(i) for i in ids]),
        record,
        {
            "found": found,
            "reports": reports,
            "story": home,
            "dropped": max(0, len(dict.fromkeys(d)) - _MOST),
            "together": [row for row in found.figures if sum(bool(cell) for cell in row.answers) > 1],
            "alone": [row for row in found.figures if sum(bool(cell) for cell in row.answers) < 2],
        },
        here="/stories",
    )


page(router, "/compare", compare, models.ComparePage, "Reports side by side")
