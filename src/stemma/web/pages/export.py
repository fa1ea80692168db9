"""A story to take away, in the forms that `stemma export` and `stemma report` write."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Literal

from fastapi import Path, Query, Request
from fastapi.responses import Response

from stemma.interchange import Record, lines, records_of_ledger
from stemma.ledger.policies import preferred_by
from stemma.web.rendering import ledger_router, to_json
from stemma.web.state import ledgers_of

router = ledger_router("export")

Form = Literal[
    "html", "jsonl", "csv", "claimreview", "annotation", "ftm", "markdown", "ucdp", "acled", "ibc", "airwars"
]

_MEDIA: dict[str, tuple[str, str]] = {
    "html": ("text/html; charset=utf-8", "html"),
    "jsonl": ("application/jsonl", "jsonl"),
    "csv": ("text/csv; charset=utf-8", "csv"),
    "claimreview": ("application/ld+json", "json"),
    "annotation": ("application/jsonl", "jsonl"),
    "ftm": ("application/jsonl", "jsonl"),
    "markdown": ("text/markdown; charset=utf-8", "md"),
}


@router.get("/stories/{story_id}/export", summary="A story to take away", response_class=Response)
def export(
    request: Request,
    story_id: Annotated[str, Path(description="id of a story", max_length=200)],
    format: Annotated[
        Form, Query(description="csv holds the claims; ucdp, acled, ibc and airwars the casualties")
    ] = "jsonl",
) -> Response:
    """The story as a file: one HTML page, JSON Lines, CSV, schema.org data, W3C annotations, FollowTheMoney, Markdown."""
    ledgers = ledgers_of(request)
    ledgers.story(story_id)  # so that an unknown one is told as such
    with ledgers.open() as store:
        ledger = preferred_by(store.shown_story(story_id), ledgers.policy)
    from stemma import exports
    from stemma.reporting.html import render_html

    match format:
        case "html":
            body = render_html(ledger).encode("utf-8")
        case "markdown":
            body = exports.summary(ledger).encode("utf-8", "replace")
        case "claimreview":
            body = to_json(list(exports.claim_data(ledger)))
        case "csv":
            body = exports.csv_text(
                exports.tables(r for r in records_of_ledger(ledger) if r["type"] == "claim"), "claim"
            )
        case "jsonl":
            body = _lines(records_of_ledger(ledger, with_text=True))
        case "annotation":
            body = _lines(exports.web_annotations(ledger))
        case "ftm":
            body = _lines(exports.ftm_entities(ledger))
        case _:
            coded = exports.tables(exports.coded_tolls(ledger, format))
            body = exports.csv_text(coded, next(iter(coded), ""))
    media, ending = _MEDIA.get(format, _MEDIA["csv"])
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", story_id)[:60] or "story"
    kind = "" if format in _MEDIA else f"-{format}"
    return Response(
        body, media_type=media, headers={"content-disposition": f'attachment; filename="{name}{kind}.{ending}"'}
    )


def _lines(records: Iterable[Record]) -> bytes:
    return "".join(lines(records)).encode("utf-8")
