"""Assertions in a terminal: the list of a story, and everything behind one."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stemma.reporting import words
from stemma.reporting.assertions import AssertionsOf, AssertionView
from stemma.reporting.safe import one_line
from stemma.reporting.terminal_parts import RANK_STYLE, cell, heading, item

_MENTIONS_SHOWN = 6
_POLARITY_STYLE = {"denied": "bold red", "hypothetical": "italic", "questioned": "italic"}


def show_assertions(console: Console, found: AssertionsOf) -> None:
    """What the reports of a story assert beside figures; what was refused stands under it, since it asserts nothing."""
    if found.shown:
        heading(console, "What is asserted", level=2)
    for view in found.shown:
        _show(console, view)
    if found.more:
        item(console, f"and {words.plural(found.more, 'more assertion')}: stemma show story ID --json")
    if found.refusals:
        heading(console, "Refused: no assertion", level=2)
    for who, mention in found.refusals:
        item(
            console,
            f"{who}: \N{LEFT DOUBLE QUOTATION MARK}{mention.surface}\N{RIGHT DOUBLE QUOTATION MARK} {mention.where}",
        )


def _show(console: Console, view: AssertionView) -> None:
    one = view.assertion
    told = Text()
    if one.polarity != "asserted":
        told.append(f"{one.polarity}: ", _POLARITY_STYLE[one.polarity])
    told.append(one_line(view.text), RANK_STYLE[one.rank] or "bold")
    told.append(one_line(f" {one.id}"), "dim")
    console.print(Padding(told, (0, 0, 0, 2)), highlight=False)
    where = ", ".join(mention.where for mention in view.mentions[:_MENTIONS_SHOWN])
    more = f" and {len(view.mentions) - _MENTIONS_SHOWN} more" if len(view.mentions) > _MENTIONS_SHOWN else ""
    item(console, f"{words.listed(view.asserters)}; {view.as_of}; {view.support}; {one.rank} ({one.rank_reason})", 6)
    item(console, f"in {where}{more}", 6)
    for line in (*view.drift, *(text for _, text in view.rivals)):
        item(console, line, 6)


def print_assertion(console: Console, view: AssertionView) -> None:
    """One assertion with its participants, chains, evidence and relations."""
    one = view.assertion
    heading(console, view.label)
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column()
    facts.add_row("claim", cell(f"{one.id}: an assertion, {one.polarity}"))
    facts.add_row("predicate", cell(one.predicate))
    for participant in view.participants:
        facts.add_row("", cell(participant))
    facts.add_row("as of", cell(f"{view.as_of} ({view.as_of_basis})" if view.as_of_basis else view.as_of))
    if one.places:
        facts.add_row("where", cell(words.listed(one.places)))
    facts.add_row("asserted by", cell(words.listed(view.asserters)))
    for voice in view.voices:
        for route in voice.routes:
            through = f" through {route.through}" if route.through else ""
            own = ", in its own words" if voice.own else ""
            facts.add_row("", cell(f"{voice.who}{own}{through} ({route.where})"))
    facts.add_row("support", cell(view.support))
    facts.add_row("rank", cell(f"{one.rank}: {one.rank_reason}", RANK_STYLE[one.rank]))
    facts.add_row("confidence", f"{one.confidence:.2f}")
    for name, texts in (("drift", view.drift), ("unknown", one.unknowns), ("grouped", one.reasons)):
        for text in texts:
            facts.add_row(name, cell(text))
    console.print(facts)
    heading(console, "Evidence", level=2)
    for mention in view.mentions:
        item(console, f"{mention.where}  {mention.surface}")
    if view.rivals:
        heading(console, "Relations", level=2)
    for _, text in view.rivals:
        item(console, text)
