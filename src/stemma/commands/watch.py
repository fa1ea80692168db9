"""`stemma watch`: read the same sources again and again, as new reports come in."""

from __future__ import annotations

import datetime
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stemma.commands.common import (
    DEFAULT_LEDGER,
    FAILED,
    INTERRUPTED,
    USAGE,
    AnnotatorOption,
    ConfigOption,
    JsonOption,
    LedgerOption,
    Sorry,
    WorkersOption,
    configured,
    examples,
    known_annotator,
    polite,
    say,
)
from stemma.commands.engine import EngineName, running
from stemma.commands.read import print_summary, read_into, summary_record, tell_failures
from stemma.commands.sources import (
    AllowHostOption,
    ColumnsOption,
    MaxPagesOption,
    PauseOption,
    SourcesArgument,
    UserAgentOption,
    fetching,
    table_columns,
)
from stemma.location import Location

if TYPE_CHECKING:
    from stemma.pipeline import Summary

EPILOG = examples(
    "stemma watch feeds.opml --every 1h               every feed of the outline, once an hour, until Ctrl-C",
    "stemma watch https://gazette.example/rss --once  one round, for cron; exit code 1 when nothing could be read",
    "stemma watch incoming/ --every 5m --json | tee -a rounds.jsonl",
)

_DURATION = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*([smhd]?)", re.IGNORECASE)
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86_400}

#: Least time between two rounds, in seconds: feeds do not change faster, and their hosts should not be worn out.
LEAST = 10.0


@polite
def watch(
    sources: SourcesArgument,
    ledger: LedgerOption = DEFAULT_LEDGER,
    every: Annotated[
        str, typer.Option("--every", metavar="TIME", help="From the start of one round to the next: 90s, 15m, 1h, 1d.")
    ] = "1h",
    once: Annotated[bool, typer.Option("--once", help="One round only.")] = False,
    annotator: AnnotatorOption = None,
    columns: ColumnsOption = None,
    pause: PauseOption = None,
    max_pages: MaxPagesOption = None,
    allow_host: AllowHostOption = None,
    user_agent: UserAgentOption = None,
    workers: WorkersOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Read sources into a ledger again and again; a page that has not changed is not sent twice.

    A round that fails, because the network is gone or a feed is broken, is told and the next one tries again.
    Ctrl-C or SIGTERM ends it; what was read is kept.
    """
    from stemma.reading import open_sources

    seconds = duration(every)
    chosen = configured(ledger, config)
    settings = chosen.settings(known_annotator(annotator or chosen.annotator))
    fields = table_columns(columns)
    fetch = fetching(ledger, chosen.hosts, False, pause, max_pages, allow_host, user_agent)

    def look() -> Summary:
        with running(EngineName.local, None, workers, chosen.workers) as engine:
            found = open_sources(sources, fields, fetch)
            return read_into(found, ledger, None, engine, settings, aliases=chosen.aliases)

    with _ended_by_sigterm():
        for number, summary in enumerate(rounds(look, seconds, once), 1):
            if summary is not None:
                _tell(summary, ledger, number, json)
            if once and (summary is None or not (summary.read or summary.unchanged)):
                raise typer.Exit(FAILED)


def rounds(look: Callable[[], Summary], seconds: float, once: bool) -> Iterator[Summary | None]:
    """What each round gave, None for one that failed as a whole; waits between them, for ever unless `once`."""
    while True:
        began = time.monotonic()
        try:
            yield look()
        except (OSError, Sorry) as problem:
            say(f"stemma: this round failed ({problem})" + ("" if once else "; the next one tries again"))
            yield None
        if once:
            return
        _wait(began + seconds)


def duration(text: str) -> float:
    """Seconds of "90s", "15m", "1h", "1d" or a bare number of seconds.  Raises Sorry for anything else."""
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        raise Sorry(f"--every {text!r} is no time: write 90s, 15m, 1h or 1d", USAGE)
    seconds = float(match[1]) * _SECONDS[match[2].lower()]
    if seconds < LEAST:
        raise Sorry(f"--every {text!r} is too short: at least {LEAST:.0f} s, so that no host is worn out", USAGE)
    return seconds


def _wait(until: float) -> None:
    """Sleep, on a terminal with a line that says until when."""
    left = until - time.monotonic()
    shown = sys.stderr.isatty() and left > 1
    if shown:
        when = datetime.datetime.now() + datetime.timedelta(seconds=left)
        print(f"\rnext round at {when:%H:%M:%S}; Ctrl-C ends it", end="", file=sys.stderr, flush=True)
    try:
        while (left := until - time.monotonic()) > 0:
            time.sleep(min(left, 5.0))
    finally:
        if shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def _tell(summary: Summary, ledger: Location, number: int, as_json: bool) -> None:
    now = datetime.datetime.now().astimezone().replace(microsecond=0)
    if as_json:
        from stemma.interchange import to_line

        print(to_line({**summary_record(summary, ledger), "round": number, "at": now.isoformat()}), flush=True)
    else:
        tell_failures(summary.failures)
        print(f"{now:%Y-%m-%d %H:%M}  ", end="")
        print_summary(summary, ledger, advise=number == 1)
        sys.stdout.flush()


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """SIGTERM ends the loop as Ctrl-C does: what is finished is committed."""

    def interrupt(number: int, frame: Any) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    except KeyboardInterrupt:
        say("\nstemma: stopped; what was read is kept")
        raise typer.Exit(INTERRUPTED) from None
    finally:
        signal.signal(signal.SIGTERM, before)
