"""The ledger shown: in a terminal, and as one self-contained HTML file.

In reading order: `print_ledger` (the whole table), `print_stories`, `print_story`, `print_series`,
`print_claim`, `print_relations`, `print_origins`, `print_passages`, `print_document`, `print_verification`; `write_html`.
"""

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
