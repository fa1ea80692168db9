"""What the clauses of one document assert: predicates with their participants in roles, polarity, place and time.

In reading order: `tree` (the arcs of a sentence), `predicates` (the normal form), `participants` (who is what),
`stances` (asserted, denied, asked or supposed; hedges), `predications` (all of it over a document).
"""

from __future__ import annotations

from stemma.claims.assertions.predications import extract_predications

__all__ = ["extract_predications"]
