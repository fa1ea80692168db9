"""What people decide about the ledger, kept apart from what the machine found: pure functions, no files.

How a terminal, a page or a program works with it:

    with LedgerStore.open(directory) as store:
        ledger = store.shown_ledger()               # the machine's ledger with all decisions applied
    for item in queue(ledger):                      # what to look at first: flagged, conflicts, one source, doubtful
        ...                                         # item.claims are ids of ledger.claims
    proposal = accept(ledger, claim_id)             # or reject, edit, rank, merge, split, link, unlink, must_link ...
    decision = DecisionLog(directory).append(proposal, actor="ana", reason="read the report")     # stemma.store
    ledger, outcomes = apply(machine, log)          # what `shown_ledger` does; ledger.decisions and .outcomes have both

A proposal raises `DecisionError`, in words for the person, when the ledger shown has no such thing.  `append` returns
when the decision is on the disk, and waits for no reader and for no `stemma read` in progress beyond its commits.
A decision is never lost: where a ledger that was made anew has not what it spoke of, its outcome is "flagged" with
the reason, and it is in the queue.  After `must_link`, `cannot_link` and their undo the stories must be made anew:
`pipeline.rebuild(store)`.
"""

from stemma.decisions.applying import apply, successor
from stemma.decisions.figures import parse_figure
from stemma.decisions.history import Links, links, standing, undone_by
from stemma.decisions.proposals import (
    DecisionError,
    accept,
    cannot_link,
    edit,
    link,
    merge,
    must_link,
    rank,
    reject,
    split,
    undo,
    unlink,
)
from stemma.decisions.queue import DOUBTFUL, KINDS, Item, in_turn, queue

__all__ = [
    "DOUBTFUL",
    "KINDS",
    "DecisionError",
    "Item",
    "Links",
    "accept",
    "apply",
    "cannot_link",
    "edit",
    "in_turn",
    "link",
    "links",
    "merge",
    "must_link",
    "parse_figure",
    "queue",
    "rank",
    "reject",
    "split",
    "standing",
    "successor",
    "undo",
    "undone_by",
    "unlink",
]
