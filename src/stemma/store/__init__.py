"""The ledger on disk: a directory with one SQLite file that people can open with SQL."""

from stemma.store.disk import LedgerStore, Stamp
from stemma.store.errors import LedgerError

__all__ = ["LedgerError", "LedgerStore", "Stamp"]
