"""stemma: who says so?  The ledger of claims that many reports of the same events make.

For programs: `stemma.read(paths)` gives a ledger, `stemma.verify(text, ledger)` holds a claim against it, and
`stemma.collapse(documents)` folds the echoes among documents.  They are imported when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stemma.api import Collapsed, Conflict, Folded, Kept, Verifier, collapse, read, verify

__version__ = "0.1.0"

__all__ = ["Collapsed", "Conflict", "Folded", "Kept", "Verifier", "__version__", "collapse", "read", "verify"]


def __getattr__(name: str) -> Any:
    if name.startswith("_") or name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("stemma.api"), name)
