"""`stemma versions`: pages that changed after they were first fetched, and what changed in them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stemma.commands.common import (
    DEFAULT_LEDGER,
    JsonOption,
    LedgerOption,
    Sorry,
    examples,
    polite,
    write_records,
)
from stemma.commands.sources import FETCHED
from stemma.location import Location

if TYPE_CHECKING:
    from stemma.reading.fetching import Shelf
    from stemma.reading.fetching.shelf import Kept
    from stemma.records import Document

EPILOG = examples(
    "stemma versions                                   pages that were fetched in more than one version",
    "stemma versions https://gazette.example/ferry     what changed in this one, from version to version",
)


@polite
def versions(
    address: Annotated[
        str | None, typer.Argument(metavar="ADDRESS", help="The page; without it, all that changed.")
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    json: JsonOption = False,
) -> None:
    """Show pages whose text changed between two fetches, with the lines that did."""
    if not (ledger / FETCHED).is_dir():
        raise Sorry(f"{ledger} holds no fetched page: `stemma read ADDRESS --ledger {ledger}` fetches and keeps them")
    from stemma.reading.fetching import Shelf

    with Shelf(ledger / FETCHED) as shelf:
        records = list(_of_page(shelf, address) if address else _changed(shelf))
    if json:
        write_records(records, None)
        return
    if not records:
        print("no page was fetched in more than one version")
    for record in records:
        _print(record, ledger)


def _changed(shelf: Shelf) -> Iterator[dict[str, Any]]:
    for address, count in shelf.changed():
        yield {"type": "versions", "url": address, "versions": count}


def _of_page(shelf: Shelf, address: str) -> Iterator[dict[str, Any]]:
    """A record a version, with the lines that differ from the one before; the markup around them does not count."""
    kept = shelf.versions(address)
    if not kept:
        raise Sorry(f"{address} was never fetched into this ledger")
    # one page under two addresses, its own and one that redirects to it, is no new version
    kept = kept[:1] + [after for one, after in pairwise(kept) if one.sha256 != after.sha256]
    before: Document | None = None
    for number, version in enumerate(kept, 1):
        document = _read(shelf, version)
        lines = _difference(before, document) if before is not None else []
        yield {
            "type": "version",
            "url": address,
            "version": number,
            "fetched": version.fetched.isoformat(),
            "sha256": version.sha256,
            "title": document.title,
            "status": document.status,
            "difference": lines,
        }
        before = document


def _read(shelf: Shelf, version: Kept) -> Document:
    from stemma.reading import read_document
    from stemma.reading.containers.members import content_type
    from stemma.records import Source

    media, charset = content_type(version.media)
    try:
        data = shelf.body(version)
    except (OSError, ValueError) as problem:
        return read_document(Source(version.url, url=version.final_url, error=str(problem)))
    return read_document(Source(version.url, url=version.final_url, data=data, media=media, charset=charset))


def _difference(old: Document, new: Document) -> list[str]:
    """Lines with a leading "-" or "+", and two of their neighbours with a space, as in a unified diff."""
    lines = difflib.unified_diff(old.text.splitlines(), new.text.splitlines(), n=1, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def _print(record: dict[str, Any], ledger: Location) -> None:
    from stemma.commands.common import console
    from stemma.reporting.safe import for_terminal, one_line

    out = console()
    if record["type"] == "versions":
        print(f"{record['versions']} versions  {one_line(record['url'])}")
        return
    when = str(record["fetched"])[:16].replace("T", " ")
    told = (
        "" if record["version"] == 1 or record["difference"] else "  (the text is the same, the page around it is not)"
    )
    print(f"version {record['version']}, fetched {when} UTC: {one_line(record['title'] or record['status'])}{told}")
    for line in record["difference"]:
        if line.strip("+- "):
            style = {"+": "green", "-": "red"}.get(line[0], "dim")
            out.print("  " + for_terminal(line), style=style, highlight=False, markup=False)
