"""What can be wrong with a ledger directory, said so that the reader knows what to do next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: What SQLite says -> what it means and what to do.  First match wins; {where} is the ledger directory.
_MEANINGS: tuple[tuple[str, str], ...] = (
    (
        "database or disk is full",
        "the disk is full: free some space and run the same command again; what was stored before is kept ({where})",
    ),
    ("disk i/o error", "the disk of {where} cannot be read or written: check it, or use another --ledger directory"),
    ("readonly database", "{where} cannot be written: change its permissions, or use another --ledger directory"),
    ("unable to open database", "{where} cannot be opened: check that it exists and that you may read it"),
    ("no such table", "ledger.sqlite in {where} is not a ledger of stemma: use another --ledger directory"),
    ("file is not a database", "ledger.sqlite in {where} is not a ledger file: use another --ledger directory"),
    ("database disk image is malformed", "ledger.sqlite in {where} is damaged: read the reports again into a new one"),
    ("database is locked", "another program keeps {where} locked: try again when it has finished"),
)


class LedgerError(Exception):
    """A ledger that cannot be used as asked; the message tells a person what to do."""


def explain(error: sqlite3.Error, where: Path) -> LedgerError:
    """The error of SQLite in words; an unknown one is passed on with the directory it came from."""
    said = str(error).lower()
    for words, meaning in _MEANINGS:
        if words in said:
            return LedgerError(meaning.format(where=where))
    return LedgerError(f"the ledger in {where} cannot be used: {error}")


@contextmanager
def explained(where: Path) -> Iterator[None]:
    """Turn whatever the database raises inside into a `LedgerError`; a full disk of the operating system too."""
    import sqlalchemy.exc

    try:
        yield
    except sqlalchemy.exc.DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise explain(error.orig, where) from error
        raise
    except sqlite3.Error as error:
        raise explain(error, where) from error
