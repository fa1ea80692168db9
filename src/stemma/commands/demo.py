"""`stemma demo`: the main job on the example that comes with the program."""

from __future__ import annotations

import sys
import tempfile
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from stemma.commands.common import OutputOption, Sorry, console, examples, load_ledger, polite, say
from stemma.commands.engine import EngineName, running
from stemma.commands.read import read_into, tell_failures
from stemma.location import Location

EPILOG = examples(
    "stemma demo                              read the example, print its ledger, open the report",
    "stemma demo --no-open -o example.html    write the report there, open nothing",
    "stemma demo --ledger example-ledger      keep the ledger, to look around with `stemma show`",
)


@polite
def demo(
    ledger: Annotated[
        Path | None, typer.Option("--ledger", metavar="DIR", help="Keep the ledger here.  [default: a temporary one]")
    ] = None,
    output: OutputOption = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open the report in a browser.")] = False,
) -> None:
    """Read six short reports of one invented event and show who claims which figure, on how many origins."""
    from stemma import reporting
    from stemma.reading import open_sources

    scratch = Path(tempfile.mkdtemp(prefix="stemma-demo-"))
    directory = Location.of(ledger or scratch / "ledger")
    page = output or scratch / "demo.html"
    example = files("stemma") / "data" / "example" / "reports"
    with as_file(example) as folder, running(EngineName.local, None, None) as engine:
        summary = read_into(open_sources([str(folder)]), directory, None, engine)
    tell_failures(summary.failures)
    if not summary.documents:
        raise Sorry("the example could not be read: install stemma-news again")
    whole = load_ledger(directory)
    reporting.print_ledger(console(), whole)
    reporting.write_html(whole, page)
    print(f"\nLedger: {directory}")
    print(f"Report: {page}")
    if not no_open and sys.stdout.isatty():
        _open(page)


def _open(page: Path) -> None:
    """In the browser, if there is one; its absence is no failure, the path has been printed."""
    import webbrowser

    if not webbrowser.open(page.absolute().as_uri()):
        say("no browser to open it in: open the file above")
