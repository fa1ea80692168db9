"""`stemma remove`: take a report out of a ledger for good, and leave a tombstone."""

from __future__ import annotations

from typing import Annotated

import typer

from stemma.commands.common import DEFAULT_LEDGER, USAGE, LedgerOption, Sorry, examples, polite
from stemma.commands.engine import EngineName, running
from stemma.commands.parts import resolve
from stemma.commands.sources import FETCHED

EPILOG = examples(
    'stemma remove leaked.txt --reason "court order 12/31"     with its figures, statements and claims',
    'stemma remove https://gazette.example/a --reason "asked by the person named" --yes',
)


@polite
def remove(
    document: Annotated[str, typer.Argument(metavar="ID", help="The report; the start of its id is enough.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why: kept with the tombstone.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Take out a report, its former versions, what was fetched of it and all that hung on it.

    The ledger is made anew from the others.  The id and the hash of the bytes stay, with the reason, so that the same
    text is not read in again.  The files that were read from are yours and are not touched.
    """
    from stemma import pipeline
    from stemma.reading.fetching import Shelf
    from stemma.store import LedgerStore

    if not reason.strip():
        raise Sorry("a removal needs a --reason", USAGE)
    with LedgerStore.open(ledger) as store:
        held = sorted(store.held())
    chosen = resolve(document, held, "document", "stemma show ledger")
    if not yes:
        typer.confirm(f"Take {chosen!r} out of {ledger} for good?", abort=True, err=True)
    with LedgerStore.create(ledger) as store, running(EngineName.local, None, None) as engine:
        grouped_by = store.grouped_by()
        addresses = {chosen, *(one.document.url or "" for one in store.each_extraction() if one.document.id == chosen)}
        quoting = store.remove(chosen, reason.strip())
        # as a whole: what is only added to would go on quoting the report in its reasons
        pipeline.rebuild(store, engine=engine, group_by=grouped_by, without_rules=store.rules_left_out(), replay=True)
        store.compact()
    fetched = 0
    if (ledger / FETCHED).is_dir():
        with Shelf(ledger / FETCHED) as shelf:
            fetched = sum(shelf.remove(address) for address in sorted(addresses - {""}))
    told = f" and {fetched} fetched answer(s)" if fetched else ""
    print(f"{chosen} is out of {ledger}{told}; the ledger was made anew without it.")
    if quoting:
        numbers = ", ".join(map(str, quoting))
        print(f"Decisions {numbers} were about other reports too: what their reasons say of it is kept, look at them.")
