"""Which units are worth comparing: those that share rare, weighty terms.

An inverted index over the heaviest terms of each unit.  A term of few units pairs them all; a term of many
(all the reports of one great event) pairs each with the few that follow it in time.  Work grows with the
number of units, not with its square.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Sequence

from stemma.stories.terms import Profile

#: How many of the heaviest terms that a unit shares with any other are keys of the index.
KEYS = 25
#: A key of at most so many units, or of this share of all but never more than the last, pairs them all.
KEY_LEAST, KEY_SHARE, KEY_MOST = 60, 25, 300
#: With how many following units a more common key pairs each of its units.
FOLLOWING = 12
#: The best partners of each unit that are compared in full.
PARTNERS = 30


def candidates(profiles: Sequence[Profile], order: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, in order: for each unit its best partners by the weight of shared keys.

    Args:
        order: the place in time of each unit, all different.
    """
    index: dict[str, list[int]] = defaultdict(list)
    common = Counter(term for profile in profiles for term in profile.text)
    keys = [
        heapq.nsmallest(
            KEYS,
            ((term, value) for term, value in profile.text.items() if common[term] > 1),
            key=lambda item: (-item[1], item[0]),
        )
        for profile in profiles
    ]
    for unit, heaviest in enumerate(keys):
        for term, _ in heaviest:
            index[term].append(unit)
    most = min(KEY_MOST, max(KEY_LEAST, len(profiles) // KEY_SHARE))
    rare = {term: units for term, units in index.items() if 2 <= len(units) <= most}
    found: set[tuple[int, int]] = set()
    for unit, heaviest in enumerate(keys):
        weights: dict[int, float] = defaultdict(float)
        for term, value in heaviest:
            for other in rare.get(term, ()):
                weights[other] += value
        weights.pop(unit, None)
        best = heapq.nsmallest(PARTNERS, weights.items(), key=lambda item: (-item[1], item[0]))
        found.update((min(unit, other), max(unit, other)) for other, _ in best)
    for units in index.values():
        if len(units) > most:
            ordered = sorted(units, key=order.__getitem__)
            for k, unit in enumerate(ordered):
                found.update((min(unit, other), max(unit, other)) for other in ordered[k + 1 : k + 1 + FOLLOWING])
    return sorted(found)
