"""`stemma search`: words in the reports or claims of a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stemma.commands.common import (
    DEFAULT_LEDGER,
    FAILED,
    JsonOption,
    LedgerOption,
    Sorry,
    console,
    examples,
    polite,
    write_records,
)

if TYPE_CHECKING:
    from stemma.store import Hit

EPILOG = examples(
    "stemma search ferry pier                 reports with both words, in any form of theirs",
    "stemma search '\"port authority\"' hurt*   a phrase, and words that begin so",
    "stemma search ferry -- -pier             without a word",
    "stemma search residents cut off --in claims",
    "stemma search ferry --json | jq -r '.excerpts[] | \"\\(.document):\\(.start)-\\(.end)\"'",
)


class Within(StrEnum):
    reports = "reports"
    claims = "claims"


@polite
def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help='Words that are all in it; a "phrase", a begin*, a -without.'),
    ],
    within: Annotated[Within, typer.Option("--in", help="What to look in.")] = Within.reports,
    ledger: LedgerOption = DEFAULT_LEDGER,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, metavar="N", help="Show at most so many.")] = 20,
    offset: Annotated[int, typer.Option("--offset", min=0, metavar="N", help="Leave out so many first.")] = 0,
    json: JsonOption = False,
) -> None:
    """Find words in the reports, or in the claims, of a ledger; the best come first.

    Each excerpt tells where it is: document:start-end, in characters of its text.  Exit code 1 when nothing has the words.
    """
    from stemma.store import LedgerStore

    query = " ".join(_quoted(word) for word in words)
    with LedgerStore.open(ledger) as store:
        total, hits = store.search(query, within.value, limit, offset)
    if json:
        write_records(_records(hits), None)
    else:
        _print(hits, total, offset, within)
    if not total:
        raise Sorry(f"no {within.value[:-1]} in {ledger} has all of these words", FAILED)


def _quoted(word: str) -> str:
    """An argument of several words, which the shell was given in quotation marks, is a phrase."""
    return word if '"' in word or not any(sign.isspace() for sign in word.strip()) else f'"{word}"'


def _records(hits: list[Hit]) -> Iterator[dict[str, Any]]:
    for hit in hits:
        yield {"type": "hit", **asdict(hit)}


def _print(hits: list[Hit], total: int, offset: int, within: Within) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from stemma.reporting.safe import one_line

    out = console()
    for hit in hits:
        title = Text(one_line(hit.title or hit.id), style="bold")
        title.append(f"  {one_line(hit.id)}" + (f"  {hit.story}" if hit.story else ""), "dim")
        out.print(title, highlight=False)
        for excerpt in hit.excerpts:
            told = Text(f"{one_line(excerpt.document)}:{excerpt.start}-{excerpt.end}  ", style="dim")
            at = 0
            for start, end in excerpt.matches:
                told.append(one_line(f"|{excerpt.text[at : start - excerpt.start]}|")[1:-1], "not dim")
                told.append(one_line(excerpt.text[start - excerpt.start : end - excerpt.start]), "bold not dim")
                at = end - excerpt.start
            told.append(one_line(f"|{excerpt.text[at:]}|")[1:-1], "not dim")
            out.print(Padding(told, (0, 0, 0, 2)), highlight=False)
    if total > offset + len(hits):
        out.print(f"{offset + 1}-{offset + len(hits)} of {total:,} {within}: --offset {offset + len(hits)} shows more")
