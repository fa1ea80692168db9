"""Words looked for in reports and claims, in headlines of stories and in names."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query, Request

from stemma.interchange import Record, plain
from stemma.reporting import words
from stemma.store import LedgerError
from stemma.store.search import Excerpt, Hit, terms
from stemma.store.stories import StoryRow
from stemma.web import links, models
from stemma.web.paging import Limit, Offset, page_of
from stemma.web.rendering import Answer, ledger_router, page
from stemma.web.state import ledgers_of

router = ledger_router("search")

Where = Annotated[Literal["reports", "claims"], Query(alias="in", description="where to look")]

#: Stories and names told beside what was found.
_BESIDE, _ROWS = 8, 20


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit with its address, the day it was published as people write it, and its excerpts cut where words were found: (text, whether it was found)."""

    hit: Hit
    address: str
    published: str
    excerpts: tuple[tuple[tuple[str, bool], ...], ...]


def search(
    request: Request,
    q: Annotated[str, Query(max_length=200, description='words, a "phrase", a beginn*, a -word to leave out')] = "",
    where: Where = "reports",
    offset: Offset = 0,
    limit: Limit = _ROWS,
) -> Answer:
    """Reports or claims with all these words, the best first; and the stories and names that have them."""
    problem, total, counts = "", 0, {"reports": 0, "claims": 0}
    hits: list[Hit] = []
    with ledgers_of(request).open() as store:
        stories: list[StoryRow] = []
        names: list[tuple[str, str, str]] = []
        if q.strip():
            try:
                total, hits = store.search(q, where, limit, offset)
                other: Literal["reports", "claims"] = "claims" if where == "reports" else "reports"
                counts = {where: total, other: store.search(q, other, 1)[0]}
                wanted = " ".join(term.text for term in terms(q) if not term.without)
                _, stories = store.story_page(query=wanted, limit=_BESIDE)
                names = store.names_like(wanted, _BESIDE)
            except LedgerError as nothing:
                problem = str(nothing).partition(":")[0]
    paged = page_of(request, total, offset, limit, len(hits))

    def record() -> Record:
        return {
            "records": [{"url": _address(hit), **plain(hit)} for hit in hits],
            "stories": [{"id": row.id, "title": row.title, "url": links.story(row.id)} for row in stories],
            "entities": [
                {"id": id_, "name": name, "kind": kind, "url": links.entity(id_)} for id_, name, kind in names
            ],
            **paged.record(),
        }

    shown = [Shown(hit, _address(hit), _day(hit.published), tuple(_cut(one) for one in hit.excerpts)) for hit in hits]
    return Answer(
        "pages/search.html.j2",
        f"{q}: search" if q else "Search",
        record,
        {
            "found_words": q,
            "where": where,
            "shown": shown,
            "page": paged,
            "problem": problem.capitalize(),
            "stories": stories,
            "names": names,
            "counts": counts,
        },
    )


def _address(hit: Hit) -> str:
    return links.report(hit.id) if hit.kind == "report" else links.claim(hit.id)


def _day(published: str | None) -> str:
    try:
        return words.day(datetime.date.fromisoformat((published or "")[:10]))
    except ValueError:
        return "date not said"


def _cut(excerpt: Excerpt) -> tuple[tuple[str, bool], ...]:
    parts = []
    at = excerpt.start
    for start, end in excerpt.matches:
        parts += [(excerpt.text[at - excerpt.start : start - excerpt.start], False)]
        parts += [(excerpt.text[start - excerpt.start : end - excerpt.start], True)]
        at = end
    return (*parts, (excerpt.text[at - excerpt.start :], False))


page(router, "/search", search, models.SearchPage, "Search")
