"""Lists a page at a time: where a page stands in the whole, and the addresses of its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

from fastapi import Query, Request

T = TypeVar("T")

#: Rows of a page, as a rule and at most; the farthest row that may be asked for.
ROWS, MOST_ROWS, FARTHEST = 50, 200, 10_000_000

Offset = Annotated[int, Query(ge=0, le=FARTHEST, description="rows to leave out, from the first")]
Limit = Annotated[int, Query(ge=1, le=MOST_ROWS, description="rows of a page")]


@dataclass(frozen=True, slots=True)
class Page:
    """Rows `offset`.. of `total`; `first` and `last` count from 1, as people do."""

    total: int
    offset: int
    limit: int
    shown: int
    previous: str | None
    next: str | None

    @property
    def first(self) -> int:
        return self.offset + 1 if self.shown else 0

    @property
    def last(self) -> int:
        return self.offset + self.shown

    def record(self) -> dict[str, Any]:
        return {"total": self.total, "offset": self.offset, "limit": self.limit, "next": self.next}


def page_of(request: Request, total: int, offset: int, limit: int, shown: int) -> Page:
    def at(where: int) -> str:
        rest = [(k, v) for k, v in request.query_params.multi_items() if k not in ("offset",)]
        return f"{request.url.path}?{urlencode([*rest, ('offset', str(where))], errors='replace')}"

    previous = at(max(0, offset - limit)) if offset else None
    following = at(offset + limit) if offset + limit < total else None
    return Page(total, offset, limit, shown, previous, following)


def cut(request: Request, items: Sequence[T], offset: int, limit: int) -> tuple[list[T], Page]:
    """The rows of one page out of all."""
    some = list(items[offset : offset + limit])
    return some, page_of(request, len(items), offset, limit, len(some))
