"""`stemma rebuild`: compare all reports of a ledger anew."""

from __future__ import annotations

from stemma.commands.common import DEFAULT_LEDGER, LedgerOption, WorkersOption, examples, polite
from stemma.commands.engine import EngineName, EngineOption, MasterOption, running

EPILOG = examples(
    "stemma rebuild                   all reports of ./stemma-ledger, in the way they were compared last",
    "stemma rebuild --ledger flood    another ledger",
)


@polite
def rebuild(
    ledger: LedgerOption = DEFAULT_LEDGER,
    workers: WorkersOption = None,
    engine: EngineOption = EngineName.local,
    master: MasterOption = None,
) -> None:
    """Compare all reports of a ledger anew; none is read again, and decisions are kept.

    Reports that are read into a large ledger are added to what is there.  What only all of them together show (which
    words are common, which line a site repeats under its reports) is found when all are compared.
    """
    from stemma import pipeline
    from stemma.commands.progress import progress_line
    from stemma.store import LedgerStore

    LedgerStore.open(ledger).close()
    with LedgerStore.create(ledger) as store, running(engine, master, workers) as runner, progress_line() as progress:
        pipeline.rebuild(
            store,
            engine=runner,
            group_by=store.grouped_by(),
            without_rules=store.rules_left_out(),
            replay=True,
            progress=progress,
        )
        counts = store.counts()
    print(
        f"{ledger} holds {counts['documents']:,} reports, {counts['stories']:,} stories, {counts['claims']:,} claims."
    )
