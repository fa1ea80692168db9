"""stemma: who says so?  The ledger of claims that many reports of the same events make."""

__version__ = "0.1.0"
