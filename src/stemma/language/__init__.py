"""What one document says in its language: sentences, tokens with tags, names, times.

get_annotator().annotate(document) -> Annotation
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stemma.language.annotator import Annotator, get_annotator

__all__ = ["DEFAULT", "Annotator", "get_annotator"]

#: Name of the annotator that reads when no other is named.
DEFAULT = "trained"

#: Where each name is; what is not asked for is not loaded.
_HOMES = {
    "Annotator": "stemma.language.annotator",
    "get_annotator": "stemma.language.annotator",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
