"""The web application: its gate, its pages, and what is answered when something is wrong."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

import stemma
from stemma.reporting.lookup import NotInLedger
from stemma.store import LedgerError
from stemma.web import security
from stemma.web.jobs import Jobs
from stemma.web.ledgers import Ledgers
from stemma.web.models import Problem
from stemma.web.pages import ROUTERS
from stemma.web.rendering import STATIC, render_problem, style_sheet
from stemma.web.settings import Settings
from stemma.web.state import State

log = logging.getLogger("stemma.web")

DESCRIPTION = (
    "Who claims which figure about what, on how many independent origins. Every page has a JSON twin at its address "
    "followed by `.json`. Offsets are code points, dates ISO 8601, counts with bounds `[low, high]`; the records are "
    "those of `stemma export --format jsonl`."
)
#: Pages tell it as pages; `.json` addresses, and whoever accepts `application/json`, have it as JSON; the gate, as text.
_WRONG: dict[str, Any] = {
    "model": Problem,
    "description": "What is wrong, and what to do",
    "content": {"text/html": {}, "text/plain": {}},
}
_STATIC = {"stemma.js": "text/javascript", "icon.svg": "image/svg+xml"}


def create_app(settings: Settings) -> FastAPI:
    """The application of one ledger, which must exist.  Raises `LedgerError` when it does not."""
    ledgers = Ledgers(settings.ledger)
    with ledgers.open():
        pass
    jobs = Jobs(settings.ledger, sorted(settings.fetch_hosts))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if not settings.read_only:
            jobs.start()
        try:
            yield
        finally:
            jobs.stop()

    app = FastAPI(
        lifespan=lifespan,
        title="stemma",
        version=stemma.__version__,
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        responses={"4XX": _WRONG},
    )
    app.state.stemma = State(settings, ledgers, jobs)
    app.add_middleware(security.Guard, settings=settings)
    for router in ROUTERS:
        app.include_router(router)
    _static(app)
    _problems(app)
    return app


def _static(app: FastAPI) -> None:
    held = {"stemma.css": (style_sheet(), "text/css")}
    held |= {name: ((STATIC / name).read_bytes(), media) for name, media in _STATIC.items()}

    @app.get("/static/{name}", include_in_schema=False)
    def static(name: str) -> Response:
        if name not in held:
            raise HTTPException(404)
        body, media = held[name]
        return Response(body, media_type=media, headers={"cache-control": "public, max-age=31536000, immutable"})

    @app.get("/favicon.ico", include_in_schema=False)
    def icon() -> Response:
        return static("icon.svg")

    @app.get("/", include_in_schema=False)
    def root() -> Response:
        return RedirectResponse("/stories", 303)


def _problems(app: FastAPI) -> None:
    """Whatever goes wrong is a page that says what to do, or the same as JSON."""

    @app.exception_handler(NotInLedger)
    async def not_there(request: Request, error: NotInLedger) -> Response:
        return _told(request, 404, str(error), "It may have changed with the last reading: look for it in the stories.")

    @app.exception_handler(LedgerError)
    async def no_ledger(request: Request, error: LedgerError) -> Response:
        return _told(request, 503, str(error), "The page can be loaded again when this is mended.")

    @app.exception_handler(security.TooLarge)
    async def too_large(request: Request, error: security.TooLarge) -> Response:
        return _told(request, 413, security.TOO_LARGE, "")

    @app.exception_handler(RequestValidationError)
    async def wrong(request: Request, error: RequestValidationError) -> Response:
        problems = "; ".join(
            f"{'.'.join(str(part) for part in one['loc'][1:]) or 'the request'}: {one['msg']}" for one in error.errors()
        )
        return _told(request, 422, f"This address asks for something that is not offered: {problems}.", "Correct it.")

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        said = str(error.detail) if error.detail and error.detail != HTTPStatus(error.status_code).phrase else ""
        text = said or {404: "There is no such page.", 405: "This address does not take that."}.get(
            error.status_code, ""
        )
        return _told(request, error.status_code, text or "This was refused.", "", error.headers)

    @app.exception_handler(Exception)
    async def broken(request: Request, error: Exception) -> Response:
        log.error("%s %s failed", request.method, request.url.path, exc_info=error)
        return _told(request, 500, "Something is wrong with this page.", "The terminal that runs the server says what.")


def _told(request: Request, status: int, what: str, then: str, headers: Mapping[str, str] | None = None) -> Response:
    given: dict[str, Any] = {"headers": dict(headers)} if headers else {}
    if request.url.path.endswith(".json") or "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"status": status, "problem": what, "advice": then}, status, **given)
    return HTMLResponse(render_problem(request, status, what, then), status, **given)
