"""`stemma brief`: a story in a few sentences of its reports, each with its place, and a line for each series."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.commands.common import (
    DEFAULT_LEDGER,
    USAGE,
    AsOfOption,
    ConfigOption,
    LedgerOption,
    OutputOption,
    PreferOption,
    Sorry,
    StoryOption,
    UndatedOption,
    by_policy,
    configured,
    console,
    examples,
    load_as_of,
    load_ledger,
    polite,
    write_records,
)
from stemma.commands.output import write_text
from stemma.commands.parts import load_part, resolve
from stemma.location import Location

if TYPE_CHECKING:
    from stemma.records import Ledger

EPILOG = examples(
    "stemma brief                                     of the only story; else --story ID says which",
    "stemma brief --story story-3f9a                  in the terminal",
    "stemma brief --story 3f9a --as-of 2024-05-15     as the reports out by then had it",
    "stemma brief --story 3f9a --format markdown -o brief.md",
    "stemma brief --story 3f9a --format json | jq -r '.series[].line'",
)


class BriefFormat(StrEnum):
    text = "text"
    markdown = "markdown"
    json = "json"


@polite
def brief(
    story: StoryOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    as_of: AsOfOption = None,
    undated: UndatedOption = False,
    prefer: PreferOption = None,
    config: ConfigOption = None,
    format: Annotated[
        BriefFormat,
        typer.Option("--format", help="text: for the terminal. markdown: with references. json: one record."),
    ] = BriefFormat.text,
    output: OutputOption = None,
) -> None:
    """Up to eight sentences taken from the reports, character for character, and how each series of figures stands.

    The contested and the best supported come first, no two say the same, and each is cited with report, outlet, date and
    characters.  Nothing is said that no report says.
    """
    from stemma.views.brief import brief as make

    settings = configured(ledger, config)
    if as_of is None and not undated and story is not None:
        part, chosen = load_part(ledger, "story", story)
        whole = by_policy(part, prefer, settings)
    else:
        whole = by_policy(load_as_of(ledger, as_of, undated), prefer, settings)
        chosen = _chosen(whole, ledger, story)
    _write(whole, make(whole, chosen), format, output)


def _chosen(then: Ledger, directory: Location, story: str | None) -> str:
    """The id of the story; one that is known by its id of today is found among those of then."""
    told = [one.id for one in then.stories if one.documents]
    if story is None:
        if len(told) == 1:
            return told[0]
        some = ", ".join(told[:6]) + (", ..." if len(told) > 6 else "")
        raise Sorry(
            f"which story? --story ID says so; `stemma show stories` lists them ({some or 'there is none'})", USAGE
        )
    ids = [one.id for one in then.stories]
    if story in ids:
        return story
    from stemma import replay

    now = load_ledger(directory)
    known = resolve(story, [one.id for one in now.stories], "story", "stemma show stories")
    found = replay.then_of_story(next(one for one in now.stories if one.id == known), then)
    if found is None:
        raise Sorry(f"no report of the story {story!r} was out by then")
    return found


def _write(ledger: Ledger, made: object, format: BriefFormat, output: Path | None) -> None:
    from stemma.reporting import briefs, terminal_views
    from stemma.reporting.naming import readable
    from stemma.views.brief import Brief
    from stemma.views.interchange import brief_json

    assert isinstance(made, Brief)
    lookup = readable(ledger)
    if format is BriefFormat.json:
        write_records([brief_json(made, [briefs.standing_line(lookup, one) for one in made.series])], output)
    elif format is BriefFormat.markdown:
        write_text(briefs.markdown(lookup, made), output)
    elif output is not None:
        from io import StringIO

        from rich.console import Console

        page = StringIO()
        terminal_views.print_brief(Console(file=page, width=100), ledger, made)
        write_text(page.getvalue().lstrip("\n"), output)
    else:
        terminal_views.print_brief(console(), ledger, made)
