"""What every command shares: its options, its way to end, and where its lines go."""

from __future__ import annotations

import datetime
import errno
import functools
import os
import sys
from collections.abc import Callable, Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TextIO, TypeVar

import typer

from stemma.location import Location

if TYPE_CHECKING:
    from rich.console import Console

    from stemma.configuration import Configuration
    from stemma.records import Ledger
    from stemma.store import LedgerStore

DEFAULT_LEDGER = Location.of("stemma-ledger")

#: Columns when the output is no terminal: what a wide window shows.
PIPED_WIDTH = 132

#: Reports named in a message.
_NAMED = 5

#: Exit codes beside 0: nothing could be done; wrong usage; the reader of our output went away; interrupted.
FAILED, USAGE, READER_GONE, INTERRUPTED = 1, 2, 141, 130

LedgerOption = Annotated[
    Location,
    typer.Option(
        "--ledger",
        metavar="DIR|URL",
        parser=Location.of,
        envvar="STEMMA_LEDGER",
        help="Directory of the ledger, or postgresql://user@host/database.",
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers", min=1, metavar="N", help="Processes to read with; 1: none but this one.  [default: one a core]"
    ),
]
AnnotatorOption = Annotated[
    str | None,
    typer.Option(
        "--annotator",
        metavar="NAME",
        help="What tags and parses the text: trained (the shipped model), rules (no model), or spacy:NAME for a pipeline you have installed.  [default: trained]",
    ),
]
ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The configuration file to go by, no other (docs/configuration.md).  [default: stemma.toml here or in the ledger]",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON Lines, for programs.")]
OutputOption = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file.")]
StoryOption = Annotated[
    str | None, typer.Option("--story", metavar="ID", help="Only this story (see `stemma show stories`).")
]

AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="What was known then: only reports out by that day (2024-05-15)."),
]
UndatedOption = Annotated[
    bool,
    typer.Option("--undated", help="With --as-of: reports whose day is not known too; they are left out otherwise."),
]

PreferOption = Annotated[
    str | None,
    typer.Option(
        "--prefer",
        metavar="NAME",
        help="By which policy a figure is preferred: editor, latest, corroborated, official, cautious, worst-case, or one "
        "of your configuration (docs/policies.md).  [default: editor]",
    ),
]

Function = TypeVar("Function", bound=Callable[..., Any])


class Sorry(Exception):
    """Something the user can do something about: told in one line, without a traceback."""

    def __init__(self, message: str, code: int = FAILED) -> None:
        super().__init__(message)
        self.code = code


def examples(*lines: str) -> str:
    """The end of a command's help: examples, each on a line of its own."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def say(message: str) -> None:
    """A line for people: on standard error, so that standard output holds nothing but what was asked for."""
    print(message, file=sys.stderr, flush=True)


def polite(command: Function) -> Function:
    """Let a command end as a person expects: a line that says what to do, and the right exit code."""

    @functools.wraps(command)
    def wrapped(*arguments: Any, **options: Any) -> Any:
        try:
            result = command(*arguments, **options)
            sys.stdout.flush()
            return result
        except Sorry as sorry:
            say(f"stemma: {sorry}")
            raise typer.Exit(sorry.code) from None
        except KeyboardInterrupt:
            say("stemma: interrupted; what was finished is kept, the same command goes on from there")
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            _forget_stdout()
            raise typer.Exit(READER_GONE) from None
        except OSError as error:
            _explain(error)
        except Exception as error:
            if type(error).__name__ not in ("LedgerError", "NotInLedger", "StageError"):
                raise
            say(f"stemma: {error}")
            raise typer.Exit(FAILED) from None

    return wrapped  # type: ignore[return-value]


def _explain(error: OSError) -> NoReturn:
    reason = "the disk is full" if error.errno == errno.ENOSPC else error.strerror or str(error)
    where = f"{error.filename}: " if error.filename else ""
    say(f"stemma: {where}{reason}")
    raise typer.Exit(FAILED) from None


def _forget_stdout() -> None:
    """Keep the interpreter from complaining, at its end, about what it could not write."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def processes(workers: int | None) -> int:
    """How many to use: as asked, else one a core, at least 2 (so that no report can end the run), at most 8."""
    return workers or max(2, min(8, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2))


def load_ledger(directory: Location, machine: bool = False) -> Ledger:
    """The ledger in the directory, with what people decided unless only the `machine`'s own is asked for.

    Says so when it is older than the documents in it.
    """
    from stemma.store import LedgerStore

    with LedgerStore.open(directory) as store:
        ledger = store.load_ledger() if machine else store.shown_ledger()
        tell_behind(directory, store)
    return ledger


def tell_behind(directory: Location, store: LedgerStore) -> None:
    """Say that the ledger is older than the documents in it, where it is."""
    if store.ledger_is_behind():
        say(f"stemma: a run on {directory} was interrupted or goes on: reports read last are not in what follows yet")


def load_as_of(directory: Location, as_of: str | None, undated: bool = False) -> Ledger:
    """The ledger, or the one of the reports out by a day; tells which reports are left out because of their date."""
    from stemma.store import LedgerStore

    whole = load_ledger(directory)
    if as_of is None:
        if undated:
            raise Sorry("--undated goes with --as-of DATE", USAGE)
        return whole
    from stemma.replay import replay

    try:
        day = datetime.date.fromisoformat(as_of)
    except ValueError:
        raise Sorry(f"--as-of wants a day such as 2024-05-15, not {as_of!r}", USAGE) from None
    with LedgerStore.open(directory) as store:
        then = replay(
            whole.extractions,
            day,
            store.grouped_by(),
            undated=undated,
            without_rules=store.rules_left_out(),
            aliases=store.aliases(),
            links=store.links(),
        )
    out = len(whole.extractions) - len(then.later) - len(then.undated)
    told = f"as of {day}: {out} of {len(whole.extractions)} reports were out"
    if then.undated:
        names = ", ".join(then.undated[:_NAMED]) + (", ..." if len(then.undated) > _NAMED else "")
        told += f"; of {len(then.undated)} the day is not known ({names}): "
        told += "taken in" if undated else "left out, --undated takes them in"
    say(f"stemma: {told}")
    from stemma.decisions import apply

    return apply(then.ledger, whole.decisions)[0]


def configured(ledger: str | Path | Location | None = None, file: Path | None = None) -> Configuration:
    """What is set for this ledger, by the file that is named or by those that lie where they are looked for."""
    from stemma.configuration import ConfigurationError, configuration

    try:
        return configuration(ledger, file)
    except ConfigurationError as problem:
        raise Sorry(str(problem), USAGE) from None


def by_policy(ledger: Ledger, policy: str | None, configuration: Configuration | None = None) -> Ledger:
    """The ledger with its preferred figures chosen by a policy, published or configured; None: by the one configured."""
    if policy is None and configuration is None:
        return ledger
    from stemma.configuration import Configuration
    from stemma.ledger.policies import preferred_by

    try:
        return preferred_by(ledger, (configuration or Configuration()).policy(policy))
    except ValueError as problem:
        raise Sorry(str(problem), USAGE) from None


def console() -> Console:
    """Where tables go: as wide as the terminal, or as a wide one when there is none."""
    from rich.console import Console

    class Pipe(Console):
        """Leaves a reader that goes away to `polite`, as with everything else that is written."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit():
        return Pipe()
    return Pipe(width=PIPED_WIDTH)


def write_records(records: Iterable[dict[str, Any]], output: Path | None) -> int:
    """The records as JSON Lines, to the file (put in place only when whole) or to standard output.

    Returns how many were written.
    """
    from stemma.interchange import to_line

    if output is None:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        return _write(records, to_line, sys.stdout)
    part = output.with_name(output.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            count = _write(records, to_line, file)
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
    return count


def _write(records: Iterable[dict[str, Any]], to_line: Callable[[dict[str, Any]], str], file: TextIO) -> int:
    count = 0
    for record in records:
        file.write(to_line(record) + "\n")
        count += 1
    return count


def known_annotator(name: str | None) -> str:
    """The name, None for the default, when there is such an annotator; else what there is, told before any work begins."""
    from stemma.language import DEFAULT, get_annotator

    if name in (None, DEFAULT):
        return DEFAULT  # to look for it is to load it, which takes a second
    try:
        get_annotator(name)
    except ValueError as problem:
        raise Sorry(str(problem), USAGE) from None
    return name
