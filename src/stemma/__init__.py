"""stemma: who says so?  The ledger of claims that many reports of the same events make.

For programs (docs/python.md): `stemma.read(paths)` and `stemma.open(directory)` give a ledger of stories, series and claims,
`stemma.verify(text, ledger)` holds a claim against it, and `stemma.collapse(documents)` folds the echoes among
documents.  They are imported when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stemma.api import (
        Claim,
        Collapsed,
        Conflict,
        Evidence,
        Folded,
        Kept,
        Ledger,
        Relation,
        Series,
        Story,
        Verifier,
        collapse,
        open,
        read,
        verify,
    )

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Collapsed",
    "Conflict",
    "Evidence",
    "Folded",
    "Kept",
    "Ledger",
    "Relation",
    "Series",
    "Story",
    "Verifier",
    "__version__",
    "collapse",
    "open",
    "read",
    "verify",
]


def __getattr__(name: str) -> Any:
    if name.startswith("_") or name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("stemma.api"), name)
