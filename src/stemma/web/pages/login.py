"""The page that asks for the token, where the server has one."""

from __future__ import annotations

import asyncio
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from stemma.web import security
from stemma.web.acting import text_of, with_form
from stemma.web.rendering import Answer
from stemma.web.state import state_of

router = APIRouter(tags=["sign in"], include_in_schema=False)

#: Seconds that a wrong token takes: guessing is slow, and tells nothing.
_PAUSE = 0.7


def _inside(to: str) -> str:
    """Where to go afterwards: a path of this server, whatever was asked for."""
    try:
        parts = urlsplit(to)
    except ValueError:
        return "/stories"
    plain = not parts.scheme and not parts.netloc and to.startswith("/") and not to.startswith(("//", "/\\"))
    return to if plain and to.isascii() and to.isprintable() else "/stories"


def _page(request: Request, to: str, problem: str = "", status: int = 200) -> Response:
    return with_form(request, Answer("pages/login.html.j2", "Sign in", dict, {"to": to, "problem": problem}), status)


@router.get("/login")
def login(request: Request, to: Annotated[str, Query(max_length=2_000)] = "/stories") -> Response:
    if state_of(request).settings.token is None:
        return RedirectResponse(_inside(to), 303)
    return _page(request, _inside(to))


@router.post("/login")
async def sign_in(request: Request) -> Response:
    settings = state_of(request).settings
    form = await request.form(max_files=0, max_fields=10, max_part_size=10_000)
    to = _inside(text_of(form, "to", 2_000))
    if not security.form_is_ours(request, form.get("csrf"), settings):
        return _page(request, to, "This form was too old. Try again.", 403)
    if settings.token is None or not security.same(text_of(form, "token"), settings.token):
        await asyncio.sleep(_PAUSE)
        return _page(request, to, "That is not the token. It stands in the terminal that runs the server.", 401)
    response = RedirectResponse(to, 303)
    security.admit(request, response, settings)
    return response


@router.post("/logout")
async def sign_out(request: Request) -> Response:
    settings = state_of(request).settings
    form = await request.form(max_files=0, max_fields=10, max_part_size=10_000)
    response = RedirectResponse("/login", 303)
    if security.form_is_ours(request, form.get("csrf"), settings):
        security.dismiss(response, settings)
    return response
