"""What the commands about decisions share: who decides, writing a decision down, and what became of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.commands.common import USAGE, Sorry, say

if TYPE_CHECKING:
    from stemma.location import Location
    from stemma.records import Decision, Proposal

ActorOption = Annotated[
    str | None,
    typer.Option("--actor", metavar="NAME", envvar="STEMMA_ACTOR", help="Who decides.  [default: the system's user]"),
]
ReasonOption = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why: kept with the decision.")]

#: What makes the stories of a ledger out of date.
GROUPING = frozenset({"must-link", "cannot-link"})

#: Longest name and reason.
_NAME, _REASON = 200, 4_000


def actor_name(given: str | None) -> str:
    """Who decides: as given, else the name of the system's user."""
    import getpass

    if given is None:
        try:
            given = getpass.getuser()
        except (OSError, KeyError, ImportError):
            given = f"user {os.getuid()}" if hasattr(os, "getuid") else ""
    name = " ".join(given.split())
    if not name or len(name) > _NAME:
        raise Sorry(f"--actor wants the name of who decides, of at most {_NAME} characters", USAGE)
    return name


def write_down(directory: Location, proposal: Proposal, actor: str | None, reason: str | None) -> Decision:
    """Append the decision; it is on the disk when this returns."""
    from stemma.store import DecisionLog

    why = " ".join(reason.split()) if reason is not None else None
    if why is not None and len(why) > _REASON:
        raise Sorry(f"--reason: at most {_REASON} characters", USAGE)
    return DecisionLog(directory).append(proposal, actor=actor_name(actor), reason=why or None)


def regrouped(directory: Location, decision: Decision, log: tuple[Decision, ...]) -> bool:
    """Make the ledger anew after a decision about which reports tell one event; whether that was needed and done.

    While another program writes, the decision waits for the next time that the ledger is made.
    """
    from stemma import pipeline
    from stemma.store import LedgerError, LedgerStore

    undone = {d.sequence: d for d in log}
    last: Decision | None = decision
    while last is not None and last.operation == "undo":
        last = undone.get(int(last.target.ids[0]))
    if last is None or last.operation not in GROUPING:
        return False
    try:
        with LedgerStore.create(directory) as store:
            pipeline.rebuild(
                store, group_by=store.grouped_by(), without_rules=store.rules_left_out(), aliases=store.aliases()
            )
    except LedgerError as busy:
        say(f"stemma: the decision is kept and counts when the ledger is next made anew ({busy})")
        return False
    return True
