"""Requests that change something: never on a read-only server, never from a form that was not made for this browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse, Response
from starlette.datastructures import FormData
from starlette.formparsers import MultiPartException

from stemma.web import security
from stemma.web.rendering import Answer, render, to_json
from stemma.web.settings import MOST_FILES, MOST_SENT
from stemma.web.state import state_of

_STALE = (
    "This form was made for another visit, or by another page: nothing was done. Load the page again and send it anew."
)
_READ_ONLY = "This server is read only: nothing can be read in or decided here."


async def acting(request: Request) -> FormData:
    """The form of a request that may act.  Raises HTTPException: 403 when it may not, 400 when it cannot be read."""
    settings = state_of(request).settings
    if settings.read_only:
        raise HTTPException(403, _READ_ONLY)
    try:
        form = await request.form(max_files=MOST_FILES, max_fields=200, max_part_size=MOST_SENT)
    except (MultiPartException, HTTPException) as problem:
        raise HTTPException(400, f"What was sent cannot be read: {getattr(problem, 'detail', problem)}") from None
    given = form.get("csrf") or request.headers.get("x-csrf-token")
    if not security.form_is_ours(request, given, settings):
        raise HTTPException(403, _STALE)
    return form


def with_form(request: Request, answer: Answer, status: int = 200) -> Response:
    """A page that holds forms: with the token that they send back, kept by nobody."""
    settings = state_of(request).settings
    session, new = security.form_session(request, settings)
    body = render(request, answer, csrf=security.form_token(session, settings))
    response = HTMLResponse(body, status, headers={"cache-control": "private, no-store"})
    if new:
        security.keep_session(request, response, session, settings)
    return response


def as_record(make: Callable[[], Any]) -> Response:
    return Response(to_json(make()), media_type="application/json", headers={"cache-control": "private, no-store"})


def text_of(form: FormData, name: str, most: int = 4_000) -> str:
    """A field of the form as text, "" when it was not sent or is a file."""
    value = form.get(name)
    return value[:most].strip() if isinstance(value, str) else ""
