"""The ledger on disk: a directory with one SQLite file, or a PostgreSQL database, that people can open with SQL."""

from stemma.store.decisions import DecisionLog
from stemma.store.disk import LedgerStore
from stemma.store.documents import Stamp
from stemma.store.errors import LedgerError
from stemma.store.search import Excerpt, Hit
from stemma.store.stories import StoryRow

__all__ = ["DecisionLog", "Excerpt", "Hit", "LedgerError", "LedgerStore", "Stamp", "StoryRow"]
