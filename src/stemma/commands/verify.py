"""`stemma verify`: does any report in the ledger say this, and on whose word?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.commands.common import (
    DEFAULT_LEDGER,
    USAGE,
    AsOfOption,
    JsonOption,
    LedgerOption,
    Sorry,
    StoryOption,
    UndatedOption,
    console,
    examples,
    load_as_of,
    polite,
    write_records,
)
from stemma.commands.parts import resolve

if TYPE_CHECKING:
    from stemma.records import Verification

EPILOG = examples(
    "stemma verify 'Fewer than 1,200 residents are cut off in the Maren valley'",
    "stemma verify 'The flood killed 27 people' --as-of 2024-05-16   what was known then",
    "stemma verify --file claims.txt --json                          one claim a line, one verdict a line",
    "some-model | stemma verify --file - --ledger flood              from a pipe",
) + (
    "\n\n\b\nExit codes: 0 every claim supported; 3 some claim not supported (disputed, scope differs, not as told,"
    "\n  not found, not checkable); 4 some claim contradicted; 1 nothing could be done; 2 wrong usage."
)

#: Exit codes beside those that every command has.
NOT_SUPPORTED, CONTRADICTED = 3, 4


@polite
def verify(
    claim: Annotated[str | None, typer.Argument(metavar="CLAIM", help="One claim, in quotation marks.")] = None,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", help="Claims, one a line; - for standard input.")
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    story: StoryOption = None,
    as_of: AsOfOption = None,
    undated: UndatedOption = False,
    json: JsonOption = False,
) -> None:
    """Hold a claim against the ledger: supported, disputed, contradicted, scope differs, not as told, not found.

    A topic in common is no support: number, unit, thing, role, place, time, source, direction and every other word of
    substance must be borne out by reports of one and the same figure.  docs/verify.md tells what each verdict means.
    """
    if (claim is None) == (file is None):
        raise Sorry("give one claim in quotation marks, or --file FILE with one a line", USAGE)
    whole = load_as_of(ledger, as_of, undated)
    if story is not None:
        from stemma.records import only_story

        chosen = resolve(story, [one.id for one in whole.stories], "story", "stemma show stories")
        whole = only_story(whole, next(one for one in whole.stories if one.id == chosen))
    claims = [claim] if claim is not None else list(_lines(file))
    if not claims:
        raise Sorry(f"there is no claim in {file}: write one a line", USAGE)
    from stemma.verification import Verifier

    verifier = Verifier(whole)
    told: list[Verification] = []

    def verdicts() -> Iterator[Verification]:
        for text in claims:
            told.append(verifier.verify(text))
            yield told[-1]

    if json:
        from stemma.interchange import verification_json

        write_records(map(verification_json, verdicts()), None)
    else:
        from stemma.reporting import print_verification
        from stemma.reporting.lookup import Lookup

        out, lookup = console(), Lookup(whole)
        for number, verdict in enumerate(verdicts()):
            if number:
                out.print()
            print_verification(out, lookup, verdict)
    if any(one.verdict == "contradicted" for one in told):
        raise typer.Exit(CONTRADICTED)
    if not all(one.supported for one in told):
        raise typer.Exit(NOT_SUPPORTED)


def _lines(file: Path | None) -> Iterator[str]:
    """The lines that are not blank, of a file or of standard input; bytes that are no UTF-8 do not end the run."""
    if file is None:
        return
    data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    for line in data.decode("utf-8-sig", "replace").splitlines():
        if line.strip():
            yield line.strip()
