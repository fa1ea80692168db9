"""`stemma report` and `stemma export`: the ledger as a page for people and as records for programs."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stemma.commands.common import (
    DEFAULT_LEDGER,
    USAGE,
    ConfigOption,
    LedgerOption,
    PreferOption,
    Sorry,
    StoryOption,
    by_policy,
    configured,
    examples,
    load_ledger,
    polite,
    say,
    write_records,
)
from stemma.commands.parts import load_part
from stemma.location import Location

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
    "stemma export --format csv -o tables/           a CSV file for each type of record; parquet likewise",
    "stemma export --format csv --table claim | head",
    "stemma export --format csv --policy ucdp        casualties: best, low, high (also acled, ibc, airwars)",
    "stemma export --format annotation -o notes.jsonl   W3C annotations; ftm for Aleph; claimreview for schema.org",
    "stemma export --format markdown -o summary.md   a summary with numbered references",
    "stemma export --format geojson -o places.geojson    the places that reports name, for a map",
)


class Format(StrEnum):
    """What one document alone can be written as."""

    jsonl = "jsonl"


class ExportFormat(StrEnum):
    """What a ledger can be written as."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    annotation = "annotation"
    claimreview = "claimreview"
    ftm = "ftm"
    markdown = "markdown"
    geojson = "geojson"


class Policy(StrEnum):
    """How casualties are coded: see `stemma.exports.policies`."""

    acled = "acled"
    airwars = "airwars"
    ibc = "ibc"
    ucdp = "ucdp"


FormatOption = Annotated[Format, typer.Option("--format", help="jsonl: JSON Lines.")]
WithTextOption = Annotated[bool, typer.Option("--with-text", help="Put the text into the document records.")]


@polite
def report(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.html", help="Write to this file.")],
    story: StoryOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    prefer: PreferOption = None,
    config: ConfigOption = None,
) -> None:
    """Write the ledger as one HTML file: charts, claims, relations and the reports with every mention marked."""
    from stemma.reporting import write_html

    whole, chosen = _loaded(ledger, story)
    _writable(output, ledger)
    write_html(by_policy(whole, prefer, configured(ledger, config)), output, story=chosen)
    print(output)


@polite
def export(
    format: Annotated[
        ExportFormat,
        typer.Option(
            "--format",
            help="jsonl: every record. csv, parquet: a table a type. annotation: W3C. claimreview: schema.org. ftm: "
            "FollowTheMoney. markdown: a summary to cite. geojson: the places.",
        ),
    ] = ExportFormat.jsonl,
    ledger: LedgerOption = DEFAULT_LEDGER,
    story: StoryOption = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="PATH", help="Write to this file; several tables: to this folder."),
    ] = None,
    table: Annotated[
        str | None,
        typer.Option("--table", metavar="TYPE", help="Of csv and parquet: this table only (claim, toll, ...)."),
    ] = None,
    policy: Annotated[
        Policy | None,
        typer.Option("--policy", help="Casualties only, as this data set codes them; stored values stay as they are."),
    ] = None,
    with_text: WithTextOption = False,
    prefer: PreferOption = None,
    config: ConfigOption = None,
    without_decisions: Annotated[
        bool, typer.Option("--without-decisions", help="The machine's own, without what people decided.")
    ] = False,
) -> None:
    """Write the ledger, or one story of it, for programs and other tools."""
    settings = configured(ledger, config)
    whole = by_policy(_loaded(ledger, story, machine=without_decisions)[0], prefer, settings)
    tabular = format in (ExportFormat.csv, ExportFormat.parquet)
    if table is not None and not tabular:
        raise Sorry("--table goes with --format csv or parquet", USAGE)
    if policy is not None and not (tabular or format is ExportFormat.jsonl):
        raise Sorry("--policy goes with --format jsonl, csv or parquet", USAGE)
    if output is not None:
        _writable(output, ledger, folder=tabular and table is None and policy is None)
    if format is ExportFormat.markdown:
        from stemma.exports import summary

        write_text(summary(whole), output)
        return
    if format is ExportFormat.geojson:
        from stemma.exports import geojson

        write_text(geojson(whole), output)
        return
    records = _records_of(whole, format, policy, with_text)
    if policy is None and settings.coding is not None and (tabular or format is ExportFormat.jsonl):
        from stemma.exports import coded_tolls

        records = chain(records, coded_tolls(whole, settings.coding))
    if tabular:
        _write_tables(records, format, table if policy is None else "coded_toll", output)
        return
    count = write_records(records, output)
    if output is not None:
        say(f"{count:,} records in {output}")


def _records_of(
    ledger: Ledger, format: ExportFormat, policy: Policy | None, with_text: bool
) -> Iterator[dict[str, Any]]:
    from stemma import exports
    from stemma.views.interchange import ledger_records

    if policy is not None:
        return exports.coded_tolls(ledger, policy)
    match format:
        case ExportFormat.annotation:
            return exports.web_annotations(ledger)
        case ExportFormat.claimreview:
            return exports.claim_data(ledger)
        case ExportFormat.ftm:
            return exports.ftm_entities(ledger)
        case _:
            return ledger_records(ledger, with_text)


def _write_tables(
    records: Iterator[dict[str, Any]], format: ExportFormat, table: str | None, output: Path | None
) -> None:
    """All tables into a folder, or one to its file or, as CSV, to standard output."""
    from stemma.exports import column_rows, tables, write_csv, write_parquet

    found = tables(records)
    if table is not None and table not in found:
        raise Sorry(f"the ledger has no records of type {table!r}; it has {', '.join(found) or 'none'}")
    write = write_csv if format is ExportFormat.csv else write_parquet
    if table is None:
        if output is None:
            raise Sorry("several tables: name a folder with -o, or one table with --table claim", USAGE)
        output.mkdir(exist_ok=True)
        for path in write({**found, "column": column_rows(found)}, output):
            print(path)
        return
    if output is None and format is ExportFormat.parquet:
        raise Sorry("Parquet is not for a terminal: name a file with -o", USAGE)
    with tempfile.TemporaryDirectory(dir=output.absolute().parent if output is not None else None) as scratch:
        (path,) = write({table: found[table]}, Path(scratch))
        if output is None:
            sys.stdout.write(path.read_text(encoding="utf-8"))
        else:
            path.replace(output)
            say(f"{len(found[table]):,} rows in {output}")


def write_text(text: str, output: Path | None) -> None:
    """To the file, put in place only when whole, or to standard output."""
    if output is None:
        print(text, end="")
        return
    part = output.with_name(output.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(output)


def _loaded(ledger: Location, story: str | None, machine: bool = False) -> tuple[Ledger, str | None]:
    """The whole ledger, or one story of it with its full id; `machine`: without what people decided."""
    if story is None:
        return load_ledger(ledger, machine=machine), None
    return load_part(ledger, "story", story, machine=machine)


def _writable(output: Path, ledger: Location, folder: bool = False) -> None:
    """Say what is wrong with the place before the work, not after it; a ledger's own files are never written over."""
    place = output.absolute().parent.resolve()
    own = ledger.directory.resolve() if ledger.directory is not None else None
    if own in (place, *place.parents) or (place / "ledger.sqlite").exists():
        raise Sorry(f"{output} lies in a ledger: name a file elsewhere with -o")
    if folder and output.exists() and not output.is_dir():
        raise Sorry(f"{output} is a file: name a folder for the tables with -o")
    if output.is_dir() and not folder:
        raise Sorry(f"{output} is a directory: name a file in it with -o")
    if not output.absolute().parent.is_dir():
        raise Sorry(f"there is no directory {output.absolute().parent}: make it first, or name another file with -o")
