"""`stemma extract`: what each document gives on its own, as JSON Lines, without a ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stemma.commands.common import (
    FAILED,
    AnnotatorOption,
    ConfigOption,
    WorkersOption,
    configured,
    examples,
    known_annotator,
    polite,
    say,
    write_records,
)
from stemma.commands.engine import EngineName, EngineOption, MasterOption, running
from stemma.commands.output import Format, FormatOption, WithTextOption
from stemma.commands.read import tell_failures
from stemma.commands.sources import (
    AllowHostOption,
    ColumnsOption,
    NoFetchOption,
    SourcesArgument,
    fetching,
    table_columns,
)

if TYPE_CHECKING:
    from stemma.engines import Engine

EPILOG = examples(
    "stemma extract report.txt --format jsonl             figures, statements, names and times of one report",
    "stemma extract reports/ | jq 'select(.type==\"quantity\").surface'",
    "stemma extract report.txt --annotator rules           without the shipped language model",
    "stemma extract report.txt --config ours.toml          “dozens” are what you say they are",
    "cat wire.jsonl | stemma extract -                    from a pipe, record by record",
)


@polite
def extract(
    sources: SourcesArgument,
    format: FormatOption = Format.jsonl,
    with_text: WithTextOption = False,
    annotator: AnnotatorOption = None,
    columns: ColumnsOption = None,
    no_fetch: NoFetchOption = False,
    allow_host: AllowHostOption = None,
    ages: Annotated[
        bool | None, typer.Option("--ages", help="Ages too, as quantities in “year-old”, flagged “age”.")
    ] = None,
    workers: WorkersOption = None,
    engine: EngineOption = EngineName.local,
    master: MasterOption = None,
    config: ConfigOption = None,
) -> None:
    """Write what each document gives on its own: no ledger is read or written."""
    from stemma import pipeline
    from stemma.interchange import records_of_extraction
    from stemma.reading import open_sources

    chosen = configured(None, config)
    settings = chosen.settings(known_annotator(annotator or chosen.annotator), ages)
    found = open_sources(sources, table_columns(columns), fetching(None, chosen.hosts, no_fetch, hosts=allow_host))
    failures: list[tuple[str, str]] = []
    finished = empty = 0

    def records(runner: Engine) -> Iterator[dict[str, Any]]:
        nonlocal finished, empty
        for extraction in pipeline.extract(found, engine=runner, settings=settings):
            document = extraction.document
            if document.status == "error":
                failures.append((document.id, document.error or "unknown reason"))
            elif document.status == "empty":
                empty += 1
            else:
                finished += 1
            yield from records_of_extraction(extraction, with_text)
            sys.stdout.flush()

    with running(engine, master, workers, chosen.workers) as runner:
        write_records(records(runner), None)
    tell_failures(tuple(failures))
    if not sys.stdout.isatty():
        say(f"{finished} read, {empty} without text, {len(failures)} failed")
    if not finished:
        raise typer.Exit(FAILED)
