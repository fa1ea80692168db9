"""A page and its JSON twin from one answer, sent only when the browser has not the same already.

What a page shows is a function of its address and the ledger: its ETag is made of these, and a page that was
made once is kept until the ledger changes.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

import stemma
from stemma.interchange import Record
from stemma.reporting.chart import SHAPE_NAMES
from stemma.reporting.html import TEMPLATES as REPORTING
from stemma.reporting.html import environment
from stemma.reporting.pairs import series_title
from stemma.reporting.tolls import COLUMNS
from stemma.web import links
from stemma.web.visits import last_visit, note_visit

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from jinja2 import Environment
    from pydantic import BaseModel

    from stemma.web.state import State

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"

#: Headers of a page that are kept with it.
_OWN = ("content-type", "content-disposition")

#: Bytes of pages kept, and the largest that is.
_KEPT, _LARGEST = 64 << 20, 2 << 20


#: What the head of every page leads to.
_PLACES = (("/stories", "Stories"), ("/review", "Review"), ("/read", "Read"), ("/about", "About"))

#: Addresses whose pages tell what is new since the last visit.
_TOLD_BY_VISIT = ("/stories", "/stories.json")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page shows: its template with what goes into it, and the same as a record for programs."""

    template: str
    title: str
    record: Callable[[], Record]
    context: Mapping[str, Any] = field(default_factory=dict)
    here: str = ""


@lru_cache(maxsize=1)
def templates() -> Environment:
    made = environment(links.LINKS, [TEMPLATES])
    made.filters["to_story"] = links.story
    made.filters["to_entity"] = links.entity
    made.filters["to_outlet"] = links.outlet
    made.filters["to_find"] = links.find
    made.filters["to_key"] = links.document_key
    made.filters["series_title"] = series_title
    made.globals.update(
        version=stemma.__version__,
        shape_names=SHAPE_NAMES,
        toll_columns=COLUMNS,
        style=f"/static/stemma.css?v={_digest(style_sheet())}",
        script=f"/static/stemma.js?v={_digest((STATIC / 'stemma.js').read_bytes())}",
    )
    return made


@lru_cache(maxsize=1)
def style_sheet() -> bytes:
    """One sheet: that of the written report, and what only a server's pages have."""
    return (REPORTING / "page.css").read_bytes() + (STATIC / "stemma.css").read_bytes()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


def render(request: Request, answer: Answer, **more: Any) -> bytes:
    """The whole page.  Characters that UTF-8 cannot carry never get here: the templates replace them."""
    state: State = request.app.state.stemma
    twin = request.url.path.rstrip("/") + ".json"
    text = (
        templates()
        .get_template(answer.template)
        .render(
            title=answer.title,
            here=answer.here,
            main_places=_PLACES,
            read_only=state.settings.read_only,
            signed_in=state.settings.token is not None,
            twin=twin + (f"?{request.url.query}" if request.url.query else ""),
            path=request.url.path,
            query=request.query_params,
            **{**answer.context, **more},
        )
    )
    return text.encode("utf-8")


def to_json(record: Any) -> bytes:
    """JSON in UTF-8; half surrogate pairs as escapes, numbers that JSON does not know as null."""
    try:
        return json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")
    except (UnicodeEncodeError, ValueError):
        return json.dumps(_finite(record), separators=(",", ":")).encode("ascii")


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if value == value and abs(value) != float("inf") else None
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value


# --------------------------------------------------------------------------------- routes


class KeptPages:
    """The pages made last, by their ETag, within a number of bytes."""

    def __init__(self) -> None:
        self._pages: OrderedDict[str, tuple[bytes, dict[str, str]]] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, tag: str) -> tuple[bytes, dict[str, str]] | None:
        with self._lock:
            found = self._pages.get(tag)
            if found is not None:
                self._pages.move_to_end(tag)
            return found

    def put(self, tag: str, body: bytes, headers: dict[str, str]) -> None:
        if len(body) > _LARGEST:
            return
        with self._lock:
            if tag not in self._pages:
                self._size += len(body)
            self._pages[tag] = (body, headers)
            while self._size > _KEPT:
                _, (old, _) = self._pages.popitem(last=False)
                self._size -= len(old)


class LedgerRoute(APIRoute):
    """A page that only the ledger and the address decide: answered with 304 or from memory where it may be."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        make = super().get_route_handler()

        async def handler(request: Request) -> Response:
            state: State = request.app.state.stemma
            mark = await run_in_threadpool(state.ledgers.fingerprint)
            address = f"{request.url.path}?{request.url.query}"
            visit = last_visit(request) if self.path in _TOLD_BY_VISIT else None
            tag = f'"{hashlib.sha256(repr((mark, address, visit, stemma.__version__)).encode()).hexdigest()[:32]}"'
            headers = {"etag": tag, "cache-control": "private, no-cache", "vary": "Cookie"}
            response: Response
            if tag in (part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")):
                response = Response(status_code=304, headers=headers)
            elif (kept := state.pages.get(tag)) is not None:
                response = Response(kept[0], headers={**kept[1], **headers})
            else:
                response = await make(request)
                if response.status_code == 200:
                    own = {name: response.headers[name] for name in _OWN if name in response.headers}
                    response.headers.update(headers)
                    state.pages.put(tag, bytes(response.body), own)
            if self.path == "/stories":
                note_visit(request, response, state.settings)
            return response

        return handler


def ledger_router(tag: str) -> APIRouter:
    return APIRouter(route_class=LedgerRoute, tags=[tag])


def page(
    router: APIRouter,
    path: str,
    build: Callable[..., Answer],
    model: type[BaseModel],
    summary: str,
    errors: Mapping[int | str, dict[str, Any]] | None = None,
) -> None:
    """Offer what `build` answers at `path`, as a page, and at `path` + ".json", as a record."""
    name = build.__name__
    problems: dict[int | str, dict[str, Any]] = {**(errors or {})}

    def as_json(answer: Answer = Depends(build)) -> Response:  # noqa: B008 - what is depended on is an argument
        return Response(to_json(answer.record()), media_type="application/json")

    def as_page(request: Request, answer: Answer = Depends(build)) -> Response:  # noqa: B008 - what is depended on is an argument
        return HTMLResponse(render(request, answer))

    router.add_api_route(
        path + ".json",
        as_json,
        methods=["GET"],
        response_model=None,
        responses={200: {"model": model}, **problems},
        summary=f"{summary} (JSON)",
        description=build.__doc__,
        operation_id=f"{name}_json",
    )
    router.add_api_route(
        path,
        as_page,
        methods=["GET"],
        response_class=HTMLResponse,
        response_model=None,
        responses=problems,
        summary=summary,
        description=build.__doc__,
        operation_id=name,
    )


def render_problem(request: Request, status: int, what: str, then: str) -> bytes:
    title = {404: "Not found", 413: "Too large", 422: "Not understood", 503: "The ledger cannot be read"}.get(
        status, "This did not work"
    )
    return render(request, Answer("pages/problem.html.j2", title, dict, {"what": what, "then": then, "status": status}))
