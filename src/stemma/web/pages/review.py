"""The review queue: what a person should look at, and every act a decision with its reason, which can be undone."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from stemma.decisions import DecisionError, undone_by
from stemma.interchange import Record, plain
from stemma.reporting.lookup import NotInLedger
from stemma.store.decisions import DecisionLog
from stemma.web import links, models, security
from stemma.web.acting import acting, as_record, text_of, with_form
from stemma.web.paging import ROWS, Limit, Offset, page_of
from stemma.web.rendering import Answer
from stemma.web.reviewing import ACTS, Act, Question, about_claim, batch, of_story, proposal
from stemma.web.state import state_of

router = APIRouter(tags=["review"])

ReviewKind = Literal["", "flagged", "conflict", "single source", "low confidence"]
_ACTOR, _REASON = 80, 2_000

About = Annotated[str, Query(max_length=200, description="id of a claim to judge, whether it waits or not")]
Story = Annotated[str, Query(max_length=200, description="id of a story: only what waits in it")]
Kind = Annotated[ReviewKind, Query(description="only what waits for this reason")]


def _actor(request: Request) -> str:
    found = request.cookies.get(security.cookie_name(state_of(request).settings, "actor"), "")
    try:
        return bytes.fromhex(found).decode("utf-8")[:_ACTOR]
    except ValueError:
        return ""


def _questions(request: Request, about: str, story: str, kind: str, offset: int) -> tuple[list[Question], Record]:
    ledgers = state_of(request).ledgers
    if about:
        part = ledgers.story_of("claim", about)
        claim = part.lookup.claims.get(about)  # a decision may have merged or split it
        asked = [] if claim is None else [about_claim(part, claim)]
        return asked, {"total": len(asked), "offset": 0, "limit": 1, "next": None}
    if story:
        found = [q for q in of_story(ledgers.story(story)) if not kind or q.item.kind == kind]
        return found, {"total": len(found), "offset": 0, "limit": max(1, len(found)), "next": None}
    some = batch(ledgers, offset, kind)
    following = None
    if some.following is not None:
        following = "/review?" + urlencode([("kind", kind)] * bool(kind) + [("offset", str(some.following))])
    paged = {"total": some.total, "offset": some.offset, "limit": max(1, len(some.questions)), "next": following}
    return list(some.questions), paged


def _answer(
    request: Request, about: str, story: str, kind: str, offset: int, done: int = 0, problem: str = ""
) -> Answer:
    try:
        questions, paged = _questions(request, about, story, kind, offset)
    except NotInLedger:
        if not done:
            raise
        questions, paged = [], {"total": 0, "offset": 0, "limit": 1, "next": None}  # the decision took the claim away
    ledgers = state_of(request).ledgers

    def record() -> Record:
        return {"records": [{"type": "question", **plain(q.item)} for q in questions], **paged}

    with ledgers.open() as store:
        log = store.decisions() if done else ()
    undone = undone_by(log)
    last = next((d for d in log if d.sequence == done and d.sequence not in undone), None)
    return Answer(
        "pages/review.html.j2",
        "Review",
        record,
        {
            "questions": questions,
            "paged": paged,
            "kind": kind,
            "kinds": ("flagged", "conflict", "single source", "low confidence"),
            "story": story,
            "about": about,
            "offset": offset,
            "actor": _actor(request),
            "last": last,
            "problem": problem,
            "back": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        },
        here="/review",
    )


@router.get(
    "/review.json",
    summary="What waits for review (JSON)",
    response_model=None,
    responses={200: {"model": models.RecordsPage}},
)
def review_record(
    request: Request, about: About = "", story: Story = "", kind: Kind = "", offset: Offset = 0
) -> Response:
    """What a person should look at first: flagged decisions, conflicts, figures of one source, doubtful readings.

    `total` and `offset` count stories that may hold something to review.
    """
    return as_record(_answer(request, about, story, kind, offset).record)


@router.get("/review", summary="What waits for review", response_model=None, response_class=HTMLResponse)
def review(
    request: Request,
    about: About = "",
    story: Story = "",
    kind: Kind = "",
    offset: Offset = 0,
    done: Annotated[int, Query(ge=0, le=10**12, description="the decision just made, to offer its undo")] = 0,
) -> Response:
    """The queue, made for the keyboard: j and k move, a accept, r reject, e edit, m merge, s split, u undo."""
    return with_form(request, _answer(request, about, story, kind, offset, done))


_FIELDS = {
    name: {"type": "string"}
    for name in ("csrf", "claim", "figure", "unit", "excludes", "rank", "decision", "reason", "actor")
} | {name: {"type": "array", "items": {"type": "string"}} for name in ("with", "apart")}


@router.post(
    "/review",
    summary="Decide",
    status_code=303,
    response_model=None,
    responses={201: {"model": models.DecisionMade}},
    openapi_extra={
        "requestBody": {
            "content": {
                "application/x-www-form-urlencoded": {
                    "schema": {
                        "type": "object",
                        "required": ["act", "reason", "actor"],
                        "properties": {**_FIELDS, "act": {"type": "string", "enum": list(ACTS)}},
                    }
                }
            }
        }
    },
)
def decide(request: Request, form: Annotated[FormData, Depends(acting)]) -> Response:
    """Put a decision into the log, with who decided and why; it is on the disk when the answer comes."""
    state = state_of(request)
    act, actor, reason = text_of(form, "act"), text_of(form, "actor", _ACTOR), text_of(form, "reason", _REASON)
    try:
        made = _decided(request, act, actor, reason, form)
    except DecisionError as problem:
        return _refused(request, form, str(problem))
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"decision": made, "act": act, "actor": actor, "reason": reason}, 201)
    response: Response = RedirectResponse(_back(form, made), 303)
    response.set_cookie(
        security.cookie_name(state.settings, "actor"),
        actor.encode("utf-8", "replace").hex(),
        max_age=400 * 86_400,
        path="/",
        httponly=True,
        samesite="strict",
    )
    return response


def _decided(request: Request, act: str, actor: str, reason: str, form: FormData) -> int:
    """The number of the decision in the log."""
    state = state_of(request)
    if act not in ACTS:
        raise HTTPException(400, f"This server knows {', '.join(ACTS)}.")
    known: Act = act
    if not actor:
        raise DecisionError("say who decides: your name or initials")
    if not reason:
        raise DecisionError("say why: a few words will do")
    with state.ledgers.open() as store:
        log = store.decisions()
        story = None if known == "undo" else store.find_story_of("claim", text_of(form, "claim"))
        if known != "undo" and story is None:
            raise NotInLedger("This claim is not in the ledger any more: it was made anew meanwhile.")
        ledger = store.shown_stories([story] if story else [])
    chosen = proposal(ledger, known, form, log)
    made = DecisionLog(state.settings.ledger).append(chosen, actor=actor, reason=reason)
    state.ledgers.forget()
    return made.sequence


def _back(form: FormData, done: int) -> str:
    """To the page that the form was on, which must be one of this server's lists."""
    where = text_of(form, "back", 1_000)
    path, _, query = where.partition("?")
    if path not in ("/review", "/decisions"):
        path, query = "/review", ""
    kept = [part for part in query.split("&") if part and not part.startswith("done=")]
    return f"{path}?" + "&".join([*kept, f"done={done}"])


def _refused(request: Request, form: FormData, problem: str) -> Response:
    """The same page with what was wrong; a program gets it as JSON."""
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"status": 422, "problem": problem, "advice": "Nothing was decided."}, 422)
    claim = text_of(form, "claim", 200)
    try:
        answer = _answer(request, claim, "", "", 0, problem=problem)
    except NotInLedger:
        answer = _answer(request, "", "", "", 0, problem=problem)
    return with_form(request, answer, 422)


def _log(request: Request, offset: int, limit: int) -> Answer:
    with state_of(request).ledgers.open() as store:
        log = store.decisions()
    undone = undone_by(log)
    newest = list(reversed(log))
    some = newest[offset : offset + limit]
    paged = page_of(request, len(newest), offset, limit, len(some))

    def record() -> Record:
        rows = [{"type": "decision", **plain(d), "undone_by": undone.get(d.sequence)} for d in some]
        return {"records": rows, **paged.record()}

    rows = [(d, undone.get(d.sequence), links.find(d.target.ids[0]) if d.target.kind == "claim" else "") for d in some]
    context = {"rows": rows, "page": paged, "actor": _actor(request), "back": "/decisions"}
    return Answer("pages/decisions.html.j2", "Decisions", record, context, here="/review")


@router.get(
    "/decisions.json",
    summary="The log of decisions (JSON)",
    response_model=None,
    responses={200: {"model": models.RecordsPage}},
)
def decisions_record(request: Request, offset: Offset = 0, limit: Limit = ROWS) -> Response:
    """All that people decided, the latest first."""
    return as_record(_log(request, offset, limit).record)


@router.get("/decisions", summary="The log of decisions", response_model=None, response_class=HTMLResponse)
def decisions_page(
    request: Request, offset: Offset = 0, limit: Limit = ROWS, done: Annotated[int, Query(ge=0, le=10**12)] = 0
) -> Response:
    """All that people decided, the latest first, each with its undo."""
    return with_form(request, _log(request, offset, limit))
