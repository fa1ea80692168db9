"""The options that say where reports come from: columns of tables, and how pages of the web are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import stemma
from stemma.commands.common import USAGE, Sorry

if TYPE_CHECKING:
    from stemma.reading.containers import Link
    from stemma.reading.outlets import Outlet
    from stemma.reading.sources import Fetch
    from stemma.records import Source

#: Folder of a ledger in which what was fetched is kept.
FETCHED = "fetched"

SourcesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Files, folders, patterns, archives, tables, feeds, addresses, WARC, - (stdin).",
    ),
]
ColumnsOption = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="FIELD=COLUMN,...",
        help="Columns of CSV and Parquet tables, where their names do not say it: text=body,title=headline,published=day.",
    ),
]
OutletsOption = Annotated[
    Path | None,
    typer.Option(
        "--outlets", metavar="FILE", help="Outlets, their sites and publishers, as TOML (see docs/reading.md)."
    ),
]
NoFetchOption = Annotated[bool, typer.Option("--no-fetch", help="Stay off the network: addresses are not fetched.")]
PauseOption = Annotated[
    float, typer.Option("--pause", min=0.0, metavar="SECONDS", help="Least time between two requests to one host.")
]
MaxPagesOption = Annotated[
    int, typer.Option("--max-pages", min=0, metavar="N", help="Most pages followed from feeds and site maps.")
]
AllowHostOption = Annotated[
    list[str] | None,
    typer.Option("--allow-host", metavar="NAME", help="A host of your own network that may be fetched from."),
]
UserAgentOption = Annotated[
    str, typer.Option("--user-agent", metavar="TEXT", help="Who asks; put in how you can be reached.")
]
USER_AGENT = f"stemma/{stemma.__version__}"
PAUSE, MAX_PAGES = 1.0, 1_000


def table_columns(given: str | None) -> dict[str, str]:
    """Which column is which field, as given on the command line."""
    from stemma.reading.containers.columns import parse_columns

    try:
        return parse_columns(given)
    except ValueError as problem:
        raise Sorry(f"--columns: {problem}", USAGE) from None


def own_outlets(path: Path | None) -> tuple[Outlet, ...]:
    """The user's table of outlets, empty without one."""
    if path is None:
        return ()
    from stemma.reading.outlets import read_outlets

    try:
        return read_outlets(path)
    except ValueError as problem:
        raise Sorry(str(problem), USAGE) from None


def fetching(
    ledger: Path | None,
    no_fetch: bool = False,
    pause: float = PAUSE,
    pages: int = MAX_PAGES,
    hosts: list[str] | None = None,
    user_agent: str = USER_AGENT,
) -> Fetch | None:
    """What brings pages from the web, None with `no_fetch`; what came is kept in the ledger, where there is one.

    Nothing is loaded or made before there is an address to fetch.
    """
    if no_fetch:
        return None
    if not user_agent.isascii() or not user_agent.isprintable():
        raise Sorry("--user-agent must be plain ASCII", USAGE)

    def fetch(links: Iterable[Link]) -> Iterator[Source]:
        rest = iter(links)
        first = next(rest, None)
        if first is None:
            return
        from stemma.reading.fetching import Manners, Shelf, Web
        from stemma.reading.fetching.page import Terms

        terms = Terms(user_agent, allowed_hosts=frozenset(hosts or ()))
        with ExitStack() as stack:
            shelf = stack.enter_context(Shelf(ledger / FETCHED)) if ledger is not None else None
            yield from Web(terms, shelf, Manners(pause, pages))(chain([first], rest))

    return fetch
