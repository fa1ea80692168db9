"""`stemma extract`: what each document gives on its own, as JSON Lines, without a ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stemma.commands.common import (
    FAILED,
    AnnotatorOption,
    VagueTableOption,
    WorkersOption,
    examples,
    known_annotator,
    polite,
    say,
    vague_table,
    write_records,
)
from stemma.commands.engine import EngineName, EngineOption, MasterOption, running
from stemma.commands.output import Format, FormatOption, WithTextOption
from stemma.commands.read import tell_failures
from stemma.commands.sources import (
    AllowHostOption,
    ColumnsOption,
    NoFetchOption,
    OutletsOption,
    SourcesArgument,
    fetching,
    own_outlets,
    table_columns,
)
from stemma.language import DEFAULT

if TYPE_CHECKING:
    from stemma.engines import Engine

EPILOG = examples(
    "stemma extract report.txt --format jsonl             figures, statements, names and times of one report",
    "stemma extract reports/ | jq 'select(.type==\"quantity\").surface'",
    "stemma extract report.txt --annotator rules           without the shipped language model",
    "stemma extract report.txt --vague-table ours.toml     “dozens” are what you say they are",
    "cat wire.jsonl | stemma extract -                    from a pipe, record by record",
)


@polite
def extract(
    sources: SourcesArgument,
    format: FormatOption = Format.jsonl,
    with_text: WithTextOption = False,
    annotator: AnnotatorOption = DEFAULT,
    vague: VagueTableOption = None,
    columns: ColumnsOption = None,
    no_fetch: NoFetchOption = False,
    allow_host: AllowHostOption = None,
    outlets: OutletsOption = None,
    ages: Annotated[bool, typer.Option("--ages", help="Ages too, as quantities in “year-old”, flagged “age”.")] = False,
    workers: WorkersOption = None,
    engine: EngineOption = EngineName.local,
    master: MasterOption = None,
) -> None:
    """Write what each document gives on its own: no ledger is read or written."""
    from stemma import pipeline
    from stemma.interchange import records_of_extraction
    from stemma.reading import open_sources

    settings = pipeline.Settings(known_annotator(annotator), outlets=own_outlets(outlets), ages=ages)
    found = open_sources(sources, table_columns(columns), fetching(None, no_fetch, hosts=allow_host))
    failures: list[tuple[str, str]] = []
    finished = empty = 0

    def records(chosen: Engine) -> Iterator[dict[str, Any]]:
        nonlocal finished, empty
        for extraction in pipeline.extract(found, engine=chosen, settings=settings):
            document = extraction.document
            if document.status == "error":
                failures.append((document.id, document.error or "unknown reason"))
            elif document.status == "empty":
                empty += 1
            else:
                finished += 1
            yield from records_of_extraction(extraction, with_text)
            sys.stdout.flush()

    with vague_table(vague), running(engine, master, workers) as chosen:
        write_records(records(chosen), None)
    tell_failures(tuple(failures))
    if not sys.stdout.isatty():
        say(f"{finished} read, {empty} without text, {len(failures)} failed")
    if not finished:
        raise typer.Exit(FAILED)
