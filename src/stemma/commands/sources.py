"""The options that say where reports come from: columns of tables, and how pages of the web are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

import stemma
from stemma.commands.common import USAGE, Sorry
from stemma.location import Location

if TYPE_CHECKING:
    from stemma.configuration import Hosts
    from stemma.reading.containers import Link
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
NoFetchOption = Annotated[bool, typer.Option("--no-fetch", help="Stay off the network: addresses are not fetched.")]
PauseOption = Annotated[
    float | None,
    typer.Option(
        "--pause", min=0.0, metavar="SECONDS", help="Least time between two requests to one host.  [default: 1]"
    ),
]
MaxPagesOption = Annotated[
    int | None,
    typer.Option(
        "--max-pages", min=0, metavar="N", help="Most pages followed from feeds and site maps.  [default: 1000]"
    ),
]
AllowHostOption = Annotated[
    list[str] | None,
    typer.Option("--allow-host", metavar="NAME", help="A host of your own network that may be fetched from."),
]
UserAgentOption = Annotated[
    str | None, typer.Option("--user-agent", metavar="TEXT", help="Who asks; put in how you can be reached.")
]
USER_AGENT = f"stemma/{stemma.__version__}"


def table_columns(given: str | None) -> dict[str, str]:
    """Which column is which field, as given on the command line."""
    from stemma.reading.containers.columns import parse_columns

    try:
        return parse_columns(given)
    except ValueError as problem:
        raise Sorry(f"--columns: {problem}", USAGE) from None


def fetching(
    ledger: Location | None,
    configured: Hosts,
    no_fetch: bool = False,
    pause: float | None = None,
    pages: int | None = None,
    hosts: list[str] | None = None,
    user_agent: str | None = None,
) -> Fetch | None:
    """What brings pages from the web, None with `no_fetch`; what came is kept in the ledger, where there is one.

    What is not given is as `configured`; hosts that may be fetched from are those of both.  Nothing is loaded or made
    before there is an address to fetch.
    """
    if no_fetch:
        return None
    name = user_agent or configured.user_agent or USER_AGENT
    if not name.isascii() or not name.isprintable():
        raise Sorry("--user-agent must be plain ASCII", USAGE)

    def fetch(links: Iterable[Link]) -> Iterator[Source]:
        rest = iter(links)
        first = next(rest, None)
        if first is None:
            return
        from stemma.reading.fetching import Manners, Shelf, Web
        from stemma.reading.fetching.page import Terms

        terms = Terms(name, allowed_hosts=frozenset((*(hosts or ()), *configured.allow)))
        manners = Manners(
            configured.pause if pause is None else pause,
            configured.max_pages if pages is None else pages,
            pauses={} if pause is not None else configured.pauses,
        )
        with ExitStack() as stack:
            shelf = stack.enter_context(Shelf(ledger / FETCHED)) if ledger is not None else None
            yield from Web(terms, shelf, manners)(chain([first], rest))

    return fetch
