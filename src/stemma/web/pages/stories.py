"""The list of stories: searched, filtered, and what is new since the last visit."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from fastapi import Query, Request

from stemma.interchange import Record
from stemma.reporting import words
from stemma.web import links, models
from stemma.web.paging import ROWS, Limit, Offset, page_of
from stemma.web.rendering import Answer, ledger_router, page
from stemma.web.state import ledgers_of
from stemma.web.visits import last_visit

router = ledger_router("stories")

Words = Annotated[str, Query(max_length=200)]
Only = Annotated[
    Literal["", "conflict", "single"],
    Query(description="conflict: claims that cannot both be true; single: one certain origin"),
]


def _day(given: str) -> str | None:
    """A day as the form sends it; what is none is as good as nothing."""
    try:
        return datetime.date.fromisoformat(given).isoformat()
    except ValueError:
        return None


def stories(
    request: Request,
    q: Words = "",
    since: Annotated[str, Query(max_length=10, description="a day, 2024-05-15")] = "",
    until: Annotated[str, Query(max_length=10, description="a day, 2024-05-15")] = "",
    place: Words = "",
    only: Only = "",
    offset: Offset = 0,
    limit: Limit = ROWS,
) -> Answer:
    """The stories of the ledger, the latest first: those told in all words of `q`, within the filters."""
    ledgers = ledgers_of(request)
    visit = last_visit(request)
    with ledgers.open() as store:
        total, rows = store.story_page(
            offset=offset,
            limit=limit,
            query=q or None,
            since=_day(since),
            until=_day(until),
            place=place or None,
            only=only or None,
        )
        fresh = store.reports_since(visit, [row.id for row in rows]) if visit else {}
    counts = ledgers.counts()
    paged = page_of(request, total, offset, limit, len(rows))

    def record() -> Record:
        return {
            "stories": [
                {
                    "id": row.id,
                    "title": row.title,
                    "start": row.first_day,
                    "end": row.last_day,
                    "reports": row.documents,
                    "origins": [min(1, row.origins), row.origins],
                    "claims": row.claims,
                    "conflicts": row.conflicts,
                    "series": row.series,
                    "new_reports": fresh.get(row.id, 0),
                    "url": links.story(row.id),
                }
                for row in rows
            ],
            "last_visit": visit,
            **paged.record(),
        }

    shown = [(row, span(row.first_day, row.last_day), fresh.get(row.id, 0)) for row in rows]
    filters = {"q": q, "since": since, "until": until, "place": place, "only": only}
    facts = [(counts["documents"], "report"), (counts["stories"], "story"), (counts["claims"], "claim")]
    return Answer(
        "pages/stories.html.j2",
        "Stories",
        record,
        {
            "rows": shown,
            "page": paged,
            "filters": filters,
            "filtered": any(filters.values()),
            "facts": facts,
            "visit": visit,
        },
        here="/stories",
    )


def span(first: str | None, last: str | None) -> str:
    """The days of a story, as people write them."""
    days = [words.day(datetime.date.fromisoformat(day)) for day in (first, last) if day]
    return " \N{EN DASH} ".join(dict.fromkeys(days)) or "dates not known"


page(router, "/stories", stories, models.StoriesPage, "Stories of the ledger")
