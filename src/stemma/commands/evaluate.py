"""`stemma evaluate`: records against labels, one subcommand a kind of labels."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.commands.common import USAGE, AnnotatorOption, Sorry, examples, known_annotator, polite, say

if TYPE_CHECKING:
    from stemma.evaluation import Record, Result

EPILOG = examples(
    "stemma evaluate quantities labels.jsonl records.jsonl             our figures against yours",
    "stemma evaluate quantities labels.jsonl records.jsonl --faults    what was missed, wrong or too much",
    "stemma evaluate quantities labels.jsonl - --json                  records from a pipe, one object out",
)

app = typer.Typer(
    help="Measure the reading: records of `stemma extract` against labels.",
    epilog=EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
)


class StoriesFormat(StrEnum):
    jsonl = "jsonl"
    miranda = "miranda"


GoldArgument = Annotated[Path, typer.Argument(metavar="LABELS", help="Labels, JSON Lines (.gz is unpacked).")]
RecordsArgument = Annotated[
    Path, typer.Argument(metavar="RECORDS", help="Records of `stemma extract`; - or nothing: standard input.")
]
OwnRecordsArgument = Annotated[
    Path | None,
    typer.Argument(metavar="RECORDS", help="Records of `stemma extract`; nothing: the texts of LABELS are read now."),
]
FaultsOption = Annotated[bool, typer.Option("--faults", help="List what was missed, wrong or too much.")]
JsonResultOption = Annotated[bool, typer.Option("--json", help="One JSON object, for programs.")]


def lines_of(path: Path) -> Iterator[Record]:
    """The lines of a file of labels or records; what is wrong with it is told in one line."""
    from stemma.evaluation import read_lines

    try:
        yield from read_lines(path)
    except ValueError as problem:
        raise Sorry(str(problem), USAGE) from None


def rows_of(path: Path, kind: str, *fields: str) -> list[Record]:
    """The lines of a file of labels, each with the fields that labels of that kind have; says which has not."""
    rows = list(lines_of(path))
    for number, row in enumerate(rows, 1):
        absent = next((field for field in fields if field not in row), None)
        if absent is not None:
            raise Sorry(f"{path} is no {kind} file: line {number} has no field {absent!r}", USAGE)
    return rows


@contextmanager
def labels_from(path: Path, kind: str) -> Iterator[None]:
    """What goes wrong inside, with a field that is absent or of another kind, is said of the file of labels."""
    try:
        yield
    except KeyError as problem:
        raise Sorry(f"{path} is no {kind} file: a line has no field {problem}", USAGE) from None
    except (AttributeError, IndexError, TypeError, ValueError) as problem:
        raise Sorry(f"{path} is no {kind} file: {problem}", USAGE) from None


def _records(path: Path) -> Sequence[Record]:
    """The records of a file or pipe; an error where there are none at all, for that is no run with nothing found."""
    rows = list(lines_of(path))
    if not rows:
        where = "standard input" if str(path) == "-" else str(path)
        raise Sorry(f"no records on {where}: give the file that `stemma extract --format jsonl` wrote, or pipe it in")
    return rows


def given_or_read(
    records: Path | None, texts: dict[str, str], annotator: str | None, ages: bool = False
) -> Iterable[Record]:
    """The records given, or those of the labelled texts read now."""
    from stemma.evaluation import records_of_texts

    return _records(records) if records is not None else records_of_texts(texts, known_annotator(annotator), ages)


def tell(result: Result, faults: bool, json_: bool) -> None:
    """Print a result: tables for people, one object for programs."""
    if json_:
        print(json.dumps(result.as_json(faults), ensure_ascii=False, indent=2))
        return
    if faults:
        for one in result.faults:
            print("  ".join(part for part in (one.kind, one.document, one.wanted, one.found) if part))
    _print_table((result.name, "P", "R", "F1", "hits", "found", "wanted"), [
        (one.name, *map(_three, (one.precision, one.recall, one.f1)), str(one.hits), str(one.found), str(one.wanted))
        for one in result.scores
    ])  # fmt: skip
    _print_table((f"{result.name}, means", "P", "R", "F1"), [
        (one.name, *map(_three, (one.precision, one.recall, one.f1))) for one in result.rates
    ])  # fmt: skip
    _print_table(("share", "right", "of", "part"), [
        (one.name, str(one.right), str(one.of), "-" if one.value is None else _three(one.value))
        for one in result.shares
    ])  # fmt: skip
    _print_table(("confidence at least", "P", "R", "found"), [
        (f"{at:.2f}", _three(one.precision), _three(one.recall), str(one.found)) for at, one in result.curve
    ])  # fmt: skip
    for name, count in result.counts.items():
        print(f"{name}: {count}")
    for note in result.notes:
        print(note)


def _three(value: float) -> str:
    return f"{value:.3f}"


def _print_table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    if not rows:
        return
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    for row in (header, *rows):
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        print("  ".join(cells).rstrip())
    print()


def _tell_unknown(unknown: Iterable[str]) -> None:
    left_out = sorted(unknown)
    if left_out:
        say(f"stemma: {len(left_out)} documents have no labels and were left out, for one {left_out[0]}")


@app.command(
    epilog=examples(
        "stemma evaluate quantities labels.jsonl records.jsonl --faults",
        "stemma extract texts/ | stemma evaluate quantities labels.jsonl",
        "stemma evaluate quantities sentences.jsonl records.jsonl --json",
    )
)
@polite
def quantities(
    labels: GoldArgument,
    records: RecordsArgument = Path("-"),
    faults: FaultsOption = False,
    json_: JsonResultOption = False,
) -> None:
    """Figures against labels: value, form, unit, counted thing, day; traps; precision over confidence.

    LABELS are quantity records that a person has corrected, or lines of labels (see docs/evaluation.md).
    """
    from stemma.evaluation import Run
    from stemma.evaluation.labels import labels_of
    from stemma.evaluation.quantities import evaluate_quantities

    with labels_from(labels, "label"):
        wanted = labels_of(lines_of(labels))
    run = Run(_records(records), wanted)
    result = evaluate_quantities(wanted, run.of_type("quantity"))
    _tell_unknown(run.unknown)
    tell(result, faults, json_)


@app.command(
    epilog=examples(
        "stemma evaluate newsquant newsquant.jsonl                    its sentences are read now",
        "stemma evaluate newsquant newsquant.jsonl records.jsonl      or were read before, with --ages",
        "stemma evaluate newsquant newsquant.jsonl --faults --json    every fault, as one object",
    )
)
@polite
def newsquant(
    labels: GoldArgument,
    records: OwnRecordsArgument = None,
    annotator: AnnotatorOption = None,
    faults: FaultsOption = False,
    json_: JsonResultOption = False,
) -> None:
    """NewsQuant sentences: value, unit and change of each figure, in the set's own conventions."""
    from stemma.evaluation import Run
    from stemma.evaluation import newsquant as measure

    rows = rows_of(labels, "NewsQuant", "id", "text", "quantities")
    texts = measure.texts(rows)
    run = Run(given_or_read(records, texts, annotator, ages=True), texts, texts)
    with labels_from(labels, "NewsQuant"):
        result = measure.evaluate_newsquant(rows, run.of_type("quantity"))
    _tell_unknown(run.unknown)
    tell(result, faults, json_)


@app.command(
    epilog=examples(
        "stemma evaluate recognizers number.jsonl                        what the grammar reads",
        "stemma evaluate recognizers number.jsonl currency.jsonl",
        "stemma evaluate recognizers number.jsonl --faults              the cases it reads otherwise",
    )
)
@polite
def recognizers(
    specifications: Annotated[
        list[Path], typer.Argument(metavar="SPECS", help="Cases of Recognizers-Text, JSON Lines.")
    ],
    faults: FaultsOption = False,
    json_: JsonResultOption = False,
) -> None:
    """Cases of Recognizers-Text: does the grammar of figures read the same value?  What is not shared is counted apart."""
    from stemma.evaluation.recognizers import evaluate_recognizers

    rows = [row for path in specifications for row in rows_of(path, "Recognizers-Text", "id", "text", "results")]
    with labels_from(specifications[0], "Recognizers-Text"):
        result = evaluate_recognizers(rows)
    tell(result, faults, json_)


@app.command(
    epilog=examples(
        "stemma evaluate muc4 messages.jsonl --faults        the messages are read now",
        "stemma evaluate muc4 messages.jsonl records.jsonl",
    )
)
@polite
def muc4(
    labels: GoldArgument,
    records: OwnRecordsArgument = None,
    faults: FaultsOption = False,
    json_: JsonResultOption = False,
    annotator: AnnotatorOption = None,
) -> None:
    """Counts of people against filled templates: given the string that was counted, is its number right?

    LABELS are messages with their text and `fills` (see docs/evaluation.md).
    """
    from stemma.evaluation import Run
    from stemma.evaluation.fills import evaluate_fills, fills_of

    rows = rows_of(labels, "MUC-4", "id", "text", "fills")
    with labels_from(labels, "MUC-4"):
        fills, texts = fills_of(rows)
    run = Run(given_or_read(records, texts, annotator), texts, texts)
    result = evaluate_fills(fills, texts, run.of_type("quantity"))
    _tell_unknown(run.unknown)
    tell(result, faults, json_)


@app.command(
    epilog=examples(
        "stemma evaluate statements labels.jsonl records.jsonl --texts texts/ --faults",
        "stemma evaluate statements labels.jsonl --texts texts/         the texts are read now",
        "stemma evaluate statements polnear.jsonl.gz                    labels that hold their texts",
    )
)
@polite
def statements(
    labels: GoldArgument,
    records: OwnRecordsArgument = None,
    texts: Annotated[
        Path | None, typer.Option("--texts", metavar="FOLDER", help="The labelled texts, where LABELS hold none.")
    ] = None,
    faults: FaultsOption = False,
    json_: JsonResultOption = False,
    annotator: AnnotatorOption = None,
) -> None:
    """Statements against labels: the words said, the source phrase, the speaker; precision over confidence.

    LABELS are statement records that a person has corrected, or lines of labels (see docs/evaluation.md).
    """
    from stemma.evaluation import Run
    from stemma.evaluation.statements import evaluate_statements, found_of, labels_of

    rows = list(lines_of(labels))
    with labels_from(labels, "label"):
        read = {str(row["id"]): str(row["text"]) for row in rows if "attributions" in row}
    named = {str(row.get("doc") or row.get("document")) for row in rows} if not read else set()
    for path in sorted(texts.iterdir()) if texts is not None and texts.is_dir() else ():
        key = next((name for name in (path.name, path.stem) if name in named), None)
        if key is not None:
            read[key] = path.read_bytes().decode("utf-8")
    with labels_from(labels, "label"):
        wanted = labels_of(rows, read)
    run = Run(given_or_read(records, read, annotator), wanted, read)
    found = {key: found_of(one, read[key]) for key, one in run.of_type("statement").items()}
    _tell_unknown(run.unknown)
    tell(evaluate_statements(wanted, found, read), faults, json_)


@app.command(
    epilog=examples(
        "stemma evaluate stories grouped.jsonl                         its reports are read and grouped now",
        "stemma evaluate stories grouped.jsonl records.jsonl           or the stories of `stemma export` are taken",
        "stemma evaluate stories --format miranda dataset.test.json    the set of Miranda et al. 2018, its English part",
        "stemma evaluate stories grouped.jsonl --faults                which stories are mixed or split",
    )
)
@polite
def stories(
    labels: Annotated[
        Path, typer.Argument(metavar="LABELS", help="Reports with the story that each belongs to (.gz is unpacked).")
    ],
    records: Annotated[
        Path | None,
        typer.Argument(metavar="RECORDS", help="Records of `stemma export`; nothing: the reports are read now."),
    ] = None,
    format_: Annotated[
        StoriesFormat,
        typer.Option(
            "--format",
            help="jsonl: lines with id, story, text, and title, outlet, date if known. "
            "miranda: one list, or lines, with id, cluster, lang, date, title, text.",
        ),
    ] = StoriesFormat.jsonl,
    language: Annotated[
        str, typer.Option("--language", help="Which reports of a miranda file: eng, deu, spa; all takes every one.")
    ] = "eng",
    workers: Annotated[int, typer.Option("--workers", min=1, metavar="N", help="Processes to read with.")] = 1,
    faults: FaultsOption = False,
    json_: JsonResultOption = False,
    annotator: AnnotatorOption = None,
) -> None:
    """Stories against a grouping by hand: B-cubed, pairs, how many stories, and the largest.

    Reports in no story count as stories of their own. The published English B-cubed F1 on the miranda set is .948.
    """
    from stemma.evaluation import Run
    from stemma.evaluation.stories import evaluate_stories, grouped_now, miranda_rows, reports_of

    with labels_from(labels, format_):
        rows = miranda_rows(labels, language) if format_ is StoriesFormat.miranda else list(lines_of(labels))
        reports = reports_of(rows)
    if records is None:
        found = grouped_now(reports, known_annotator(annotator), workers)
    else:
        run = Run(_records(records), (one.id for one in reports))
        found = {
            key: str(record["id"])
            for record in run.whole("story")
            for name in record["documents"]
            if (key := run.key_of(name)) is not None
        }
    tell(evaluate_stories({one.id: one.story for one in reports}, found), faults, json_)
