"""Reports into the ledger: files dropped, addresses pasted, progress as it happens."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Path, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from stemma.reporting.safe import web_address
from stemma.web import models
from stemma.web.acting import acting, as_record, text_of, with_form
from stemma.web.jobs import Job, TooMany, store_upload
from stemma.web.rendering import Answer
from stemma.web.settings import MOST_FILES, MOST_SENT, MOST_UPLOADED
from stemma.web.state import state_of

router = APIRouter(tags=["read"])

#: Addresses of one reading, and characters of one.
_ADDRESSES, _LONGEST = 200, 2_000
#: Seconds between two looks at a reading.
_TICK = 0.3

JobId = Annotated[str, Path(description="id of a reading", max_length=40)]


def _answer(request: Request, problem: str = "", addresses: str = "") -> Answer:
    state = state_of(request)
    jobs = state.jobs.latest()
    return Answer(
        "pages/read.html.j2",
        "Read",
        lambda: {"records": [job.record() for job in jobs]},
        {
            "jobs": jobs,
            "problem": problem,
            "addresses": addresses,
            "most_files": MOST_FILES,
            "most_bytes": MOST_UPLOADED >> 20,
            "most_addresses": _ADDRESSES,
        },
        here="/read",
    )


@router.get(
    "/read.json", summary="Readings (JSON)", response_model=None, responses={200: {"model": models.ReadingsPage}}
)
def readings(request: Request) -> Response:
    """The readings of this server, the latest first."""
    return as_record(_answer(request).record)


@router.get("/read", summary="Read reports", response_model=None, response_class=HTMLResponse)
def read_page(request: Request) -> Response:
    """The form that takes files and addresses, and the readings so far."""
    return with_form(request, _answer(request))


@router.post(
    "/read",
    summary="Read reports into the ledger",
    status_code=303,
    response_model=None,
    openapi_extra={
        "requestBody": {
            "content": {
                "multipart/form-data": {
                    "schema": {
                        "type": "object",
                        "properties": {
                            "csrf": {"type": "string"},
                            "addresses": {"type": "string"},
                            "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
                        },
                    }
                }
            }
        }
    },
)
async def read(request: Request, form: Annotated[FormData, Depends(acting)]) -> Response:
    """Take files and addresses and lead to the page of the reading; programs that ask for JSON get its record."""
    addresses = text_of(form, "addresses", MOST_SENT).split()
    files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    problem = _wrong(addresses, len(files))
    if problem:
        return with_form(request, _answer(request, problem, "\n".join(addresses)), 422)
    try:
        job = await run_in_threadpool(_take, request, files, addresses)
    except TooMany:
        return with_form(
            request, _answer(request, "Too many readings wait already: try again when some are done."), 429
        )
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse(job.record(), 202, {"location": f"/read/{job.id}"})
    return RedirectResponse(f"/read/{job.id}", 303)


def _wrong(addresses: list[str], files: int) -> str:
    if not addresses and not files:
        return "Choose some files, or paste an address."
    if len(addresses) > _ADDRESSES:
        return f"At most {_ADDRESSES} addresses at a time."
    for address in addresses:
        if len(address) > _LONGEST or web_address(address) is None:
            return f"“{address[:80]}” is no address of a page: it should begin with https:// or http://"
    return ""


def _take(request: Request, files: list[UploadFile], addresses: list[str]) -> Job:
    jobs = state_of(request).jobs
    folder = jobs.open_folder()
    for file in files:
        store_upload(folder, file.filename or "report", file.file)
    return jobs.submit(folder, addresses)


def _job(request: Request, job_id: str) -> Job:
    found = state_of(request).jobs.get(job_id)
    if found is None:
        raise HTTPException(404, "There is no such reading: this server was started after it, or it is long past.")
    return found


@router.get(
    "/read/{job_id}.json", summary="A reading (JSON)", response_model=None, responses={200: {"model": models.Reading}}
)
def reading_record(request: Request, job_id: JobId) -> Response:
    """How far a reading is, and what came of it."""
    return as_record(_job(request, job_id).record)


@router.get("/read/{job_id}/events", summary="A reading as it goes on", response_class=StreamingResponse)
async def events(request: Request, job_id: JobId) -> StreamingResponse:
    """Server-sent events: `progress` with {words, doing, done, of}, and `end`."""
    job = _job(request, job_id)

    async def told() -> AsyncIterator[str]:
        last: dict[str, Any] = {}
        quiet = 0.0
        while job.state in ("waiting", "reading") and not await request.is_disconnected():
            known = job.doing == "reading" and job.finished <= job.sources
            now = {"words": job.words, "doing": job.doing, "done": job.finished, "of": job.sources if known else None}
            if now != last:
                last, quiet = now, 0.0
                yield f"event: progress\ndata: {json.dumps(now)}\n\n"
            elif quiet > 15:
                quiet = 0.0
                yield ": still there\n\n"
            quiet += _TICK
            await asyncio.sleep(_TICK)
        yield f"event: end\ndata: {json.dumps({'state': job.state})}\n\n"

    return StreamingResponse(told(), media_type="text/event-stream", headers={"cache-control": "no-store"})


@router.get("/read/{job_id}", summary="A reading", response_model=None, response_class=HTMLResponse)
def reading(request: Request, job_id: JobId) -> Response:
    """How far a reading is, and what came of it."""
    job = _job(request, job_id)
    return with_form(request, Answer("pages/reading.html.j2", "Reading", job.record, {"job": job}, here="/read"))


@router.post("/read/{job_id}/again", summary="Try a reading anew", status_code=303, response_model=None)
def again(request: Request, job_id: JobId, form: Annotated[FormData, Depends(acting)]) -> Response:
    """Put a reading that failed into the queue again."""
    job = _job(request, job_id)
    state_of(request).jobs.again(job)
    return RedirectResponse(f"/read/{job.id}", 303)
