"""`stemma migrate`: bring a ledger of an older program up to date."""

from __future__ import annotations

from typing import Annotated

import typer

from stemma.commands.common import DEFAULT_LEDGER, LedgerOption, examples, polite

EPILOG = examples(
    "stemma migrate --ledger flood            to the schema of this program, in one transaction",
    "stemma migrate --ledger flood --check    only tell which schema it has",
)


@polite
def migrate(
    ledger: LedgerOption = DEFAULT_LEDGER,
    check: Annotated[bool, typer.Option("--check", help="Change nothing; tell which schema the ledger has.")] = False,
) -> None:
    """Bring the tables of a ledger up to date: all that is in it stays.

    A copy of the ledger directory is the way back to the older program.  Reading into a ledger does the same.
    """
    from stemma.store import LedgerStore, migrations

    before, now = LedgerStore.schema_of(ledger), migrations.head()
    if not check and before < now:
        LedgerStore.create(ledger).close()
        print(f"{ledger} is brought up to date, from schema {before} to {now}.")
        return
    state = "up to date" if before == now else "older than this program" if before < now else "newer than this program"
    print(f"{ledger} has schema {before}, this program {now}: {state}.")
