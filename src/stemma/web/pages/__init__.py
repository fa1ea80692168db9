"""The pages, each with its JSON twin: a small router a kind."""

from __future__ import annotations

from fastapi import APIRouter

from stemma.web.pages import (
    about,
    claim,
    compare,
    document,
    entity,
    export,
    find,
    login,
    read,
    review,
    search,
    stories,
    story,
)

ROUTERS: tuple[APIRouter, ...] = (
    stories.router,
    export.router,
    story.router,
    claim.router,
    document.router,
    compare.router,
    entity.router,
    about.router,
    read.router,
    review.router,
    login.router,
    find.router,
    search.router,
)
