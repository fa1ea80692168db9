"""The `stemma` command."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

import stemma
from stemma.commands import (
    brief,
    config,
    decide,
    decisions,
    demo,
    diff,
    doctor,
    evaluate,
    extract,
    mcp,
    migrate,
    output,
    read,
    rebuild,
    remove,
    review,
    search,
    serve,
    show,
    verify,
    versions,
    watch,
)
from stemma.commands.common import examples

app = typer.Typer(
    help="Who says so? The ledger of figures that many news reports claim, on how many independent origins.",
    epilog=examples(
        "stemma demo                  the main job on the shipped example",
        "stemma read reports/         read a folder into ./stemma-ledger",
        "stemma show series           who claims which figure, as of when, through whom",
        "stemma verify 'CLAIM TEXT'   does any report say this, and on whose word",
        "stemma report -o page.html   the same as one self-contained page",
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)

app.command(epilog=demo.EPILOG, short_help="The main job on the shipped example.")(demo.demo)
app.command(epilog=read.EPILOG, short_help="Read reports into a ledger.")(read.read)
app.command(epilog=watch.EPILOG, short_help="Read the same sources again and again.")(watch.watch)
app.command(epilog=show.EPILOG, short_help="Show the ledger, or one part of it.")(show.show)
app.command(epilog=diff.EPILOG, short_help="Show what changed since a time.")(diff.diff)
app.command(epilog=brief.EPILOG, short_help="A story in a few cited sentences of its reports.")(brief.brief)
app.command(epilog=versions.EPILOG, short_help="Show what changed in fetched pages.")(versions.versions)
app.command(epilog=search.EPILOG, short_help="Find words in reports or claims.")(search.search)
app.command(epilog=verify.EPILOG, short_help="Hold a claim against the ledger.")(verify.verify)
app.command(epilog=output.REPORT_EPILOG, short_help="Write the ledger as one HTML page.")(output.report)
app.command(epilog=output.EXPORT_EPILOG, short_help="Write the ledger for programs and other tools.")(output.export)
app.command(epilog=review.EPILOG, short_help="What to decide about, one thing after another.")(review.review)
app.add_typer(decide.app, name="decide", short_help="Decide about the ledger: accept, reject, edit, merge ...")
app.command(epilog=decisions.EPILOG, short_help="What was decided, and what became of it.")(decisions.decisions)
app.command(epilog=extract.EPILOG, short_help="What each report gives on its own, as JSON Lines.")(extract.extract)
app.add_typer(evaluate.app, name="evaluate", short_help="Measure against labels.")
app.command(epilog=serve.EPILOG, short_help="The ledger in a browser.")(serve.serve)
app.command(epilog=mcp.EPILOG, short_help="Serve a ledger to language models.")(mcp.mcp)
app.add_typer(config.app, name="config", short_help="What is set, by which file, and changes to it.")
app.command(epilog=rebuild.EPILOG, short_help="Compare all reports of a ledger anew.")(rebuild.rebuild)
app.command(epilog=remove.EPILOG, short_help="Take a report out of a ledger for good.")(remove.remove)
app.command(epilog=migrate.EPILOG, short_help="Bring a ledger of an older program up to date.")(migrate.migrate)
app.command(epilog=doctor.EPILOG, short_help="See whether the program, or a ledger, is whole.")(doctor.doctor)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"stemma {stemma.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None: ...


def main() -> None:
    """Entry point of the `stemma` command; a sign that the terminal cannot show is no reason to stop."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is imported: each worker uses its own core only
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    app(prog_name="stemma")
