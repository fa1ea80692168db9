"""The ledger: which figures are one claim, who asserts it, and how the claims stand to each other.

`reconcile` does it all; `edits` tells which figures a report changed since it was first read; `relate` is the table of ten rules by which two claims are judged.
"""

from stemma.ledger.edits import edits
from stemma.ledger.reconcile import reconcile
from stemma.ledger.relations import Context, Verdict, relate

__all__ = ["Context", "Verdict", "edits", "reconcile", "relate"]
