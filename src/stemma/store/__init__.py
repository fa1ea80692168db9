"""The ledger on disk: a directory with one SQLite file that people can open with SQL."""

from stemma.store.decisions import DecisionLog
from stemma.store.disk import LedgerStore
from stemma.store.documents import Stamp
from stemma.store.errors import LedgerError

__all__ = ["DecisionLog", "LedgerError", "LedgerStore", "Stamp"]
