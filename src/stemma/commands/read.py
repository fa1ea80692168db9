"""`stemma read`: sources into a ledger."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stemma.commands.common import (
    DEFAULT_LEDGER,
    FAILED,
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
from stemma.commands.engine import EngineName, EngineOption, MasterOption, running
from stemma.commands.sources import (
    AllowHostOption,
    ColumnsOption,
    MaxPagesOption,
    NoFetchOption,
    PauseOption,
    SourcesArgument,
    UserAgentOption,
    fetching,
    table_columns,
)
from stemma.location import Location

if TYPE_CHECKING:
    from stemma.engines import Engine
    from stemma.ledger.aliases import Aliases
    from stemma.pipeline import Settings, Summary
    from stemma.records import Source

EPILOG = examples(
    "stemma read reports/                    every file in a folder",
    "stemma read a.txt b.html 'more/*.txt'   files and patterns",
    "stemma read wire.jsonl --ledger flood   JSON Lines: text, title, url, published, outlet",
    "stemma read more/                       later: only what is new is read",
    "stemma read more/ --replay              and all reports are compared anew",
    "stemma read https://gazette.example/rss --pause 2     a feed: its entries are fetched, politely",
    "stemma read week.zip crawl.warc.gz news.csv --columns text=body,published=day",
    "stemma read /shared/wire --engine spark --master spark://10.0.0.5:7077",
)

#: Failures told one by one; the rest are counted.
_TOLD = 20


@polite
def read(
    sources: SourcesArgument,
    ledger: LedgerOption = DEFAULT_LEDGER,
    group_by: Annotated[
        str | None,
        typer.Option("--group-by", metavar="story", help="Take the stories given in the sources, do not find them."),
    ] = None,
    annotator: AnnotatorOption = None,
    columns: ColumnsOption = None,
    no_fetch: NoFetchOption = False,
    pause: PauseOption = None,
    max_pages: MaxPagesOption = None,
    allow_host: AllowHostOption = None,
    user_agent: UserAgentOption = None,
    without_rule: Annotated[
        list[str] | None,
        typer.Option(
            "--without-rule", metavar="NAME", help="Leave out a rule of relations, such as `later`; repeatable."
        ),
    ] = None,
    replay: Annotated[
        bool,
        typer.Option("--replay", help="Compare all reports of the ledger anew, not only what is new with the rest."),
    ] = False,
    workers: WorkersOption = None,
    engine: EngineOption = EngineName.local,
    master: MasterOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Read reports into a ledger; what it has already is not read again."""
    if group_by not in (None, "story"):
        raise Sorry(f"--group-by knows only `story`, not {group_by!r}", USAGE)
    from stemma.ledger.relations import RULES
    from stemma.reading import open_sources

    without = tuple(without_rule or ())
    if unknown := sorted(set(without) - RULES.keys()):
        raise Sorry(f"--without-rule knows {', '.join(RULES)}; not {', '.join(unknown)}", USAGE)

    chosen = configured(ledger, config)
    settings = chosen.settings(known_annotator(annotator or chosen.annotator))
    fields = table_columns(columns)
    fetch = fetching(ledger, chosen.hosts, no_fetch, pause, max_pages, allow_host, user_agent)
    with running(engine, master, workers, chosen.workers) as runner:
        found = open_sources(sources, fields, fetch)
        summary = read_into(found, ledger, group_by, runner, settings, without, chosen.aliases, replay)
    if json:
        from stemma.interchange import to_line

        print(to_line(summary_record(summary, ledger)))
    else:
        tell_failures(summary.failures)
        print_summary(summary, ledger)
    if not summary.read and not summary.unchanged:
        raise typer.Exit(FAILED)


def read_into(
    sources: Iterable[Source],
    ledger: Location,
    group_by: str | None,
    engine: Engine,
    settings: Settings | None = None,
    without_rules: tuple[str, ...] = (),
    aliases: Aliases = (),
    replay: bool = False,
) -> Summary:
    """Run the pipeline on a ledger directory, with a moving line on a terminal."""
    from stemma import pipeline
    from stemma.commands.progress import progress_line
    from stemma.store import LedgerStore

    with LedgerStore.create(ledger) as store, progress_line() as progress:
        return pipeline.read(
            sources,
            store,
            engine=engine,
            group_by=group_by,
            settings=settings or pipeline.Settings(),
            without_rules=without_rules,
            aliases=aliases,
            replay=replay,
            progress=progress,
        )


def tell_failures(failures: tuple[tuple[str, str], ...]) -> None:
    """Each report that failed with its reason, on standard error."""
    if failures:
        say(f"{len(failures)} {'source' if len(failures) == 1 else 'sources'} could not be read:")
    for source, reason in failures[:_TOLD]:
        say(f"  {_plain(source)}: {_plain(reason)}")
    if len(failures) > _TOLD:
        say(f"  and {len(failures) - _TOLD} more: see `stemma read ... --json`")


def _plain(text: str) -> str:
    """Without control characters and what this terminal cannot show: a file name may hold anything."""
    visible = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
    return visible.encode("utf-8", "replace").decode("utf-8")


def print_summary(summary: Summary, ledger: Location, advise: bool = True) -> None:
    """One line of what was read and what the ledger holds; `advise`: and what to do next."""
    told = [f"{summary.read} read"]
    if summary.empty:
        told.append(f"{summary.empty} without text")
    if summary.unchanged:
        told.append(f"{summary.unchanged} known already")
    if summary.failures:
        told.append(f"{len(summary.failures)} failed")
    print(
        f"{', '.join(told)}. {_plain(str(ledger))} holds {_count(summary.documents, 'report', 'reports')}, "
        f"{_count(summary.stories, 'story', 'stories')}, {_count(summary.claims, 'claim', 'claims')}."
    )
    if summary.claims and advise:
        option = "" if ledger == DEFAULT_LEDGER else f" --ledger {_plain(str(ledger))}"
        print(f"Next: stemma show series{option}")


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def summary_record(summary: Summary, ledger: Location) -> dict[str, Any]:
    """The summary as a record for programs."""
    failures = [{"source": source, "reason": reason} for source, reason in summary.failures]
    return {
        "type": "summary",
        "ledger": str(ledger),
        "read": summary.read,
        "empty": summary.empty,
        "unchanged": summary.unchanged,
        "failed": len(failures),
        "failures": failures,
        "documents": summary.documents,
        "stories": summary.stories,
        "claims": summary.claims,
    }
