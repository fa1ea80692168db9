"""Claims held against a ledger: does any report say this, and on whose word?

In reading order: `read_claim` reads the claim as a report is read, `Shelf` finds what of the ledger it may be held
against, `FigureJudge` and `SayingJudge` hold it against that, `Verifier` gives the verdict on the whole.
"""

from stemma.verification.verifier import Verifier, verify

__all__ = ["Verifier", "verify"]
