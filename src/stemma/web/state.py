"""What the pages of one server share."""

from __future__ import annotations

from dataclasses import dataclass, field

from fastapi import Request

from stemma.web.jobs import Jobs
from stemma.web.ledgers import Ledgers
from stemma.web.rendering import KeptPages
from stemma.web.settings import Settings


@dataclass
class State:
    settings: Settings
    ledgers: Ledgers
    jobs: Jobs
    pages: KeptPages = field(default_factory=KeptPages)


def state_of(request: Request) -> State:
    found: State = request.app.state.stemma
    return found


def ledgers_of(request: Request) -> Ledgers:
    return state_of(request).ledgers
