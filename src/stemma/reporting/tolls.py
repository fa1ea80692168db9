"""The toll of a story as rows of a table: killed, injured, missing, each with bounds, attackers and why."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.records import Story, Toll, TollFigure
from stemma.reporting.lookup import Lookup
from stemma.reporting.views import ClaimView

#: What the columns are called, in a terminal and on the page.
COLUMNS = ("People", "Best", "Between", "Attackers", "Why")


@dataclass(frozen=True, slots=True)
class TollRow:
    """One slot.  `attackers` is "" where the ledger does not tell them apart; `claim` is what the count was read from."""

    what: str
    best: str
    between: str
    attackers: str
    reason: str
    claim: ClaimView | None


@dataclass(frozen=True, slots=True)
class TollView:
    """A toll as shown; `attackers` says where the reports tell of attackers who died."""

    rows: tuple[TollRow, ...]
    attackers: str
    policy: str


def toll_view(lookup: Lookup, views: dict[str, ClaimView], story: Story) -> TollView | None:
    """The toll of a story; None when the ledger holds none for it."""
    toll = lookup.toll_of_story(story)
    if toll is None:
        return None
    shown: tuple[tuple[str, TollFigure, str], ...] = (
        ("killed", toll.killed, _of_them(toll, "killed")),
        ("injured", toll.injured, _of_them(toll, "injured")),
        ("missing", toll.missing, ""),
    )
    rows = tuple(
        TollRow(what, f"{figure.best:,}", _bounds(figure), attackers, figure.reason, views.get(figure.claim or ""))
        for what, figure, attackers in shown
    )
    return TollView(rows, toll.attackers.reason, toll.policy)


def _of_them(toll: Toll, slot: str) -> str:
    attackers = toll.attackers.killed if slot == "killed" else toll.attackers.injured
    return f"{attackers:,} of them" if attackers else "none told"


def _bounds(figure: TollFigure) -> str:
    if figure.lower == figure.upper:
        return f"{figure.lower:,}"
    return f"{figure.lower:,} to {figure.upper:,}"
