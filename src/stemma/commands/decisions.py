"""`stemma decisions`: the log of what people decided, and what became of each decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from stemma.commands.common import (
    DEFAULT_LEDGER,
    FAILED,
    USAGE,
    JsonOption,
    LedgerOption,
    Sorry,
    console,
    examples,
    polite,
    write_records,
)

if TYPE_CHECKING:
    from stemma.records import Decision, Outcome
    from stemma.store import LedgerStore

EPILOG = examples(
    "stemma decisions                       every decision, and whether it is applied, flagged or undone",
    "stemma decisions --flagged             those that a ledger made anew has no place for: look at them again",
    "stemma decisions --json | jq .outcome  for programs",
    "stemma decisions --verify              is the log as it was written; prints the hash of its last entry",
    "stemma decisions --verify --head HASH  and is the entry with this hash, noted earlier, still in it",
)


@polite
def decisions(
    flagged: Annotated[bool, typer.Option("--flagged", help="Only those flagged for review.")] = False,
    verify: Annotated[bool, typer.Option("--verify", help="Check the chain of hashes instead of listing.")] = False,
    head: Annotated[
        str | None, typer.Option("--head", metavar="HASH", help="With --verify: a hash that was printed before.")
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    json: JsonOption = False,
) -> None:
    """List what people decided about a ledger: who, when, why, and what became of it."""
    from stemma.interchange import decision_json
    from stemma.store import LedgerStore

    if head is not None and not verify:
        raise Sorry("--head goes with --verify", USAGE)
    with LedgerStore.open(ledger) as store:
        if verify:
            _verify(store, head, json)
            return
        shown = store.shown_ledger() if store.decisions() else None
    log = shown.decisions if shown is not None else ()
    outcomes = {outcome.sequence: outcome for outcome in (shown.outcomes if shown is not None else ())}
    chosen = [d for d in log if not flagged or outcomes[d.sequence].state == "flagged"]
    if json:
        write_records((decision_json(d, outcomes[d.sequence]) for d in chosen), None)
    elif not log:
        print("Nothing was decided yet: `stemma review` shows what to look at, `stemma decide --help` how to decide.")
    elif not chosen:
        print(f"No decision of {len(log)} is flagged.")
    else:
        _print(chosen, outcomes)


def _verify(store: LedgerStore, head: str | None, json: bool) -> None:
    faults = store.decision_faults()
    hashes = store.decision_hashes()
    if head is not None and head not in hashes:
        faults.append((len(hashes), f"no entry has the hash {head}: the log was cut off or written anew"))
    if json:
        last = hashes[-1] if hashes else None
        told = [{"sequence": sequence, "what": what} for sequence, what in faults]
        write_records([{"type": "decision_log", "ok": not faults, "entries": len(hashes), "head": last, "faults": told}], None)  # fmt: skip
    else:
        for sequence, what in faults:
            print(f"decision {sequence}: {what}")
        if not faults:
            tail = f"; the last has the hash {hashes[-1]}" if hashes else ""
            print(f"{len(hashes)} decisions, each as it was written{tail}")
    if faults:
        raise typer.Exit(FAILED)


def _print(chosen: list[Decision], outcomes: dict[int, Outcome]) -> None:
    from rich.table import Table

    from stemma.reporting.terminal_parts import cell, table

    grid: Table = table("No.", "When (UTC), who", "Decision", "What became of it")
    style = {"applied": "", "flagged": "bold red", "undone": "dim"}
    for decision in chosen:
        outcome = outcomes[decision.sequence]
        about = (decision.before or {}).get("proposition") or ", ".join(decision.target.ids)
        what = cell(f"{decision.operation}: {about}")
        if decision.reason:
            what.append("\n" + cell(f"why: {decision.reason}").plain, "italic")
        when = cell(decision.at[:16].replace("T", " "))
        when.append("\n" + cell(decision.actor).plain)
        grid.add_row(
            str(decision.sequence), when, what, cell(f"{outcome.state}: {outcome.reason}", style[outcome.state])
        )
    console().print(grid)
