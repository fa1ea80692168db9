"""`stemma diff`: what is new, revised, superseded or newly in conflict since a time."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stemma.commands.common import (
    DEFAULT_LEDGER,
    USAGE,
    JsonOption,
    LedgerOption,
    Sorry,
    console,
    examples,
    polite,
    say,
    write_records,
)

if TYPE_CHECKING:
    from rich.console import Console

    from stemma.changes import StoryChanges

EPILOG = examples(
    "stemma diff --since 7d                          what the reports of the last week brought",
    "stemma diff --since 2024-05-15 --by published   what was not known before that day, by the dates of the reports",
    "stemma diff --since 2024-05-01 --until 2024-05-07",
    "stemma diff --since 1d --json | jq 'select(.kind==\"silent_edit\")'",
)

_SPAN = re.compile(r"(\d{1,5})\s*([mhdw])", re.IGNORECASE)
_MINUTES = {"m": 1, "h": 60, "d": 1440, "w": 10_080}

#: Changes of one kind told of one story in the terminal; the rest are counted.
_TOLD = 12


class Clock(StrEnum):
    read = "read"
    published = "published"


@polite
def diff(
    since: Annotated[
        str,
        typer.Option(
            "--since", metavar="TIME", help="So long ago (90m, 12h, 7d, 2w), a day, or a time (2024-05-15T12:00)."
        ),
    ],
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="TIME", help="Compare with that time, a day with its end.  [default: now]"),
    ] = None,
    by: Annotated[
        Clock,
        typer.Option("--by", help="What makes a report known: that it was read into the ledger, or published."),
    ] = Clock.read,
    ledger: LedgerOption = DEFAULT_LEDGER,
    json: JsonOption = False,
) -> None:
    """Show what changed since a time, story by story: reports, claims, conflicts, figures that were edited.

    Only stories with a report that came or changed since are looked at.  Times without a zone are in UTC.
    """
    from stemma.changes import changes, counted
    from stemma.store import LedgerStore

    now = datetime.datetime.now(datetime.UTC)
    start = moment(since, now, "--since")
    end = moment(until, now, "--until", end=True) if until is not None else None
    if end is not None and end <= start:
        raise Sorry("--until lies before --since", USAGE)
    with LedgerStore.open(ledger) as store:
        if store.ledger_is_behind():
            say(f"stemma: reports were read into {ledger} that are not compared yet: run `stemma read` again")
        found = changes(store, start, end, by=by.value)
        if json:
            write_records((record for story in found for record in _records(story)), None)
            return
        stories = []
        out = console()
        for story in found:
            _print(out, story)
            stories.append(story)
    stretch = f"since {start:%Y-%m-%d %H:%M}" + (f" until {end:%Y-%m-%d %H:%M}" if end is not None else "")
    if not stories:
        print(f"nothing changed {stretch} UTC, by when reports were {by.value}")
        return
    told = ", ".join(f"{number} {kind.replace('_', ' ')}" for kind, number in counted(stories).items())
    print(
        f"\n{len(stories)} {'story' if len(stories) == 1 else 'stories'} changed {stretch} UTC, by when reports were {by.value}: {told}"
    )
    if by is Clock.read and all(story.new for story in stories):
        print("All of these stories were read in this time: --by published goes by the dates of the reports")


def moment(text: str, now: datetime.datetime, option: str, end: bool = False) -> datetime.datetime:
    """The time in UTC of "7d" (so long before now), a day (its start, or its `end`) or a time.  Raises Sorry."""
    span = _SPAN.fullmatch(text.strip())
    if span is not None:
        return now - datetime.timedelta(minutes=int(span[1]) * _MINUTES[span[2].lower()])
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
            day = datetime.datetime.fromisoformat(text.strip()).replace(tzinfo=datetime.UTC)
            return day + datetime.timedelta(days=1) if end else day
        time = datetime.datetime.fromisoformat(text.strip())
    except (ValueError, OverflowError):
        raise Sorry(f"{option} {text!r} is no time: write 7d, 12h, 2024-05-15 or 2024-05-15T12:00", USAGE) from None
    return time.astimezone(datetime.UTC) if time.tzinfo is not None else time.replace(tzinfo=datetime.UTC)


def _print(out: Console, story: StoryChanges) -> None:
    from stemma.changes import KINDS
    from stemma.reporting.safe import one_line

    new = " (new)" if story.new else ""
    out.print(f"\n{one_line(story.title)}{new}  {story.story}", style="bold", highlight=False, markup=False)
    for kind in KINDS:
        some = [change for change in story.changes if change.kind == kind]
        for change in some[:_TOLD]:
            where = ", ".join(f"{span.document}:{span.start}-{span.end}" for span in change.evidence[:3])
            line = f"  {kind.replace('_', ' ')}: {one_line(change.text)}" + (f"  [{one_line(where)}]" if where else "")
            out.print(line, highlight=False, markup=False, soft_wrap=True)
        if len(some) > _TOLD:
            out.print(
                f"  {kind.replace('_', ' ')}: and {len(some) - _TOLD} more (--json has all)",
                highlight=False,
                markup=False,
            )


def _records(story: StoryChanges) -> Iterator[dict[str, Any]]:
    texts = {e.document.id: e.document.text for e in story.now.extractions}
    for change in story.changes:
        yield {
            "type": "change",
            "kind": change.kind,
            "story": story.story,
            "title": story.title,
            "story_is_new": story.new,
            "text": change.text,
            "claims": list(change.claims),
            "evidence": [
                {
                    "document": span.document,
                    "start": span.start,
                    "end": span.end,
                    "text": texts.get(span.document, "")[span.start : span.end],
                }
                for span in change.evidence
            ],
        }
