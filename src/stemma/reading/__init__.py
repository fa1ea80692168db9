"""From the world to a document whose text never changes again.

In reading order: `open_sources` finds the input, `read_document` makes one document of one source.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stemma.reading.document import read_document
    from stemma.reading.sources import open_sources

__all__ = ["open_sources", "read_document"]

#: Where each name is; what is not asked for is not loaded.
_HOMES = {
    "open_sources": "stemma.reading.sources",
    "read_document": "stemma.reading.document",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
