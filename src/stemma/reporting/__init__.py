"""The ledger shown: in a terminal, and as one self-contained HTML file.

In reading order: `print_ledger` (the whole table), `print_stories`, `print_story`, `print_series`,
`print_claim`, `print_relations`, `print_origins`, `print_passages`, `print_document`, `print_verification`; `write_html`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stemma.reporting.html import render_html, write_html
    from stemma.reporting.lookup import Lookup, NotInLedger
    from stemma.reporting.terminal import (
        print_claim,
        print_ledger,
        print_origins,
        print_passages,
        print_relations,
        print_series,
        print_stories,
        print_story,
    )
    from stemma.reporting.terminal_document import print_document
    from stemma.reporting.verdicts import print_verification

__all__ = [
    "Lookup",
    "NotInLedger",
    "print_claim",
    "print_document",
    "print_ledger",
    "print_origins",
    "print_passages",
    "print_relations",
    "print_series",
    "print_stories",
    "print_story",
    "print_verification",
    "render_html",
    "write_html",
]

#: Where each name is; what is not asked for is not loaded.
_HOMES = {
    "Lookup": "stemma.reporting.lookup",
    "NotInLedger": "stemma.reporting.lookup",
    "print_claim": "stemma.reporting.terminal",
    "print_document": "stemma.reporting.terminal_document",
    "print_ledger": "stemma.reporting.terminal",
    "print_origins": "stemma.reporting.terminal",
    "print_passages": "stemma.reporting.terminal",
    "print_relations": "stemma.reporting.terminal",
    "print_series": "stemma.reporting.terminal",
    "print_stories": "stemma.reporting.terminal",
    "print_story": "stemma.reporting.terminal",
    "print_verification": "stemma.reporting.verdicts",
    "render_html": "stemma.reporting.html",
    "write_html": "stemma.reporting.html",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
