"""The ledger: which figures are one claim, who asserts it, and how the claims stand to each other.

`reconcile.reconcile` does it all; `edits.edits` tells which figures a report changed since it was first read;
`relations.relate` is the table of rules by which two claims are judged.
"""
