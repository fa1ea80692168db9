"""`stemma report` and `stemma export`: the ledger as a page for people and as records for programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.commands.common import (
    DEFAULT_LEDGER,
    LedgerOption,
    OutputOption,
    Sorry,
    StoryOption,
    examples,
    load_ledger,
    polite,
    say,
    write_records,
)
from stemma.commands.show import resolve

if TYPE_CHECKING:
    from stemma.records import Ledger

REPORT_EPILOG = examples(
    "stemma report -o flood.html                     everything, in one file that needs no network",
    "stemma report --story story-3f9a -o flood.html  one story",
    "stemma report --ledger flood -o flood.html      of the ledger in the directory flood",
)
EXPORT_EPILOG = examples(
    "stemma export --format jsonl > ledger.jsonl     every record, one a line",
    "stemma export -o ledger.jsonl --with-text       with the text of the reports",
    "stemma export --story story-3f9a | jq .type     one story",
)


class Format(StrEnum):
    jsonl = "jsonl"


FormatOption = Annotated[Format, typer.Option("--format", help="jsonl: JSON Lines.")]
WithTextOption = Annotated[bool, typer.Option("--with-text", help="Put the text into the document records.")]


@polite
def report(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.html", help="Write to this file.")],
    story: StoryOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Write the ledger as one HTML file: charts, claims, relations and the reports with every mention marked."""
    from stemma.reporting import write_html

    whole = load_ledger(ledger)
    chosen = _story(whole, story)
    _writable(output, ledger)
    write_html(whole, output, story=chosen)
    print(output)


@polite
def export(
    format: FormatOption = Format.jsonl,
    ledger: LedgerOption = DEFAULT_LEDGER,
    story: StoryOption = None,
    output: OutputOption = None,
    with_text: WithTextOption = False,
) -> None:
    """Write every record of the ledger, or of one story, as JSON Lines."""
    from stemma.interchange import records_of_ledger

    whole = load_ledger(ledger)
    chosen = _story(whole, story)
    if chosen is not None:
        from stemma.reporting.lookup import only_story

        whole = only_story(whole, next(record for record in whole.stories if record.id == chosen))
    if output is not None:
        _writable(output, ledger)
    count = write_records(records_of_ledger(whole, with_text), output)
    if output is not None:
        say(f"{count:,} records in {output}")


def _story(ledger: Ledger, story: str | None) -> str | None:
    ids = [record.id for record in ledger.stories]
    return None if story is None else resolve(story, ids, "story", "stemma show stories")


def _writable(output: Path, ledger: Path) -> None:
    """Say what is wrong with the place before the work, not after it; a ledger's own files are never written over."""
    place = output.absolute().parent.resolve()
    if place == ledger.resolve() or ledger.resolve() in place.parents or (place / "ledger.sqlite").exists():
        raise Sorry(f"{output} lies in a ledger: name a file elsewhere with -o")
    if output.is_dir():
        raise Sorry(f"{output} is a directory: name a file in it with -o")
    if not output.absolute().parent.is_dir():
        raise Sorry(f"there is no directory {output.absolute().parent}: make it first, or name another file with -o")
