"""One item of the review queue in the terminal: what is to be decided, and the words it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from stemma.decisions import Item
from stemma.records import Ledger
from stemma.reporting.naming import readable
from stemma.reporting.safe import one_line
from stemma.reporting.terminal_parts import RANK_STYLE, cell, evidence, heading, item, line, table
from stemma.reporting.views import claim_view

#: Mentions of a claim that are shown, each with the words around it.
_MENTIONS = 6


def print_queue(console: Console, items: Sequence[Item]) -> None:
    """The queue as a table, a line each."""
    if not items:
        line(console, "Nothing to review.")
        return
    grid = table("No.", "Kind", "What", "Why")
    for number, one in enumerate(items, 1):
        grid.add_row(str(number), cell(one.kind), cell(one.title), cell(one.reason))
    console.print(grid)


def print_item(console: Console, ledger: Ledger, one: Item, place: str, chosen: int, told: str = "") -> None:
    """An item with its claims; the one that the keys are about is marked.  `place`: "3 of 12"."""
    lookup = readable(ledger)
    heading(console, f"{place}: {one.kind}")
    line(console, one.title, "bold")
    line(console, one.reason)
    for number, id_ in enumerate(one.claims):
        claim = lookup.claims.get(id_)
        if claim is None:
            continue
        view = claim_view(lookup, claim)
        console.print()
        title = Text("> " if number == chosen else "  ", "bold green")
        title.append(f"{number + 1}. " if len(one.claims) > 1 else "")
        title.append(one_line(f"{view.label}: {claim.proposition}"), "bold" if number == chosen else "")
        title.append(one_line(f"  {id_}"), "dim")
        console.print(title, highlight=False)
        ranked = cell(f"{claim.rank}: {claim.rank_reason}", RANK_STYLE[claim.rank])
        console.print(Text("    ").append_text(ranked), highlight=False)
        item(console, f"{view.support}; read with a probability of {claim.confidence:.2f}", 4)
        for note in (*view.notes, *view.decided):
            item(console, note, 4)
        for mention in view.mentions[:_MENTIONS]:
            console.print(evidence(lookup, mention))
        if len(view.mentions) > _MENTIONS:
            item(console, f"and {len(view.mentions) - _MENTIONS} more: stemma show claim {id_}", 4)
    console.print()
    if told:
        line(console, told, "green")
