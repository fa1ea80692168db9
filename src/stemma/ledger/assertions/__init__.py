"""Assertions across the reports of one story.

In reading order: `tellings` (predications made comparable), `fillers` and `alignment` (what is the same), `grouping`,
`relations`, `drift`, `making` (all of it).
"""

from __future__ import annotations

from stemma.ledger.assertions.making import Assertions, assertions_of

__all__ = ["Assertions", "assertions_of"]
