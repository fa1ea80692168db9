"""Which units are worth comparing: those that share rare, weighty terms.

An inverted index over the heaviest terms of each unit; a term of very many units is no key.  Work grows
with the number of units, not with its square.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence

from stemma.stories.terms import Profile

#: How many of a unit's heaviest terms are keys of the index.
KEYS = 30
#: A key of more units than this share of all, and than so many at the least, is left out; never more than the last.
KEY_SHARE, KEY_LEAST, KEY_MOST = 25, 60, 300
#: The best partners of each unit that are compared in full.
PARTNERS = 50


def candidates(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, in order: for each unit its best partners by the weight of shared keys."""
    index: dict[str, list[int]] = defaultdict(list)
    keys = [heapq.nsmallest(KEYS, profile.text.items(), key=lambda item: (-item[1], item[0])) for profile in profiles]
    for unit, heaviest in enumerate(keys):
        for term, _ in heaviest:
            index[term].append(unit)
    most = min(KEY_MOST, max(KEY_LEAST, len(profiles) // KEY_SHARE))
    usable = {term: units for term, units in index.items() if 2 <= len(units) <= most}
    found: set[tuple[int, int]] = set()
    for unit, heaviest in enumerate(keys):
        weights: dict[int, float] = defaultdict(float)
        for term, value in heaviest:
            for other in usable.get(term, ()):
                weights[other] += value
        weights.pop(unit, None)
        best = heapq.nsmallest(PARTNERS, weights.items(), key=lambda item: (-item[1], item[0]))
        found.update((min(unit, other), max(unit, other)) for other, _ in best)
    return sorted(found)
