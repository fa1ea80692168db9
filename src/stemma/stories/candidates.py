"""Which units are worth comparing: those that share rare, weighty terms, or a rare full name.

An inverted index over the heaviest terms of each unit.  A term of few units pairs them all; a term of many
(all the reports of one great event) pairs each with the few that follow it in time.  Work grows with the
number of units, not with its square.  The full names are the slow lane: a verdict two years later is told in
other words, of the same people.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

import numpy as np

from stemma.stories.profiles import Places, Terms, Values, Vectors

#: How many of the heaviest terms that a unit shares with any other are keys of the index.
KEYS = 25
#: A key of at most so many units, or of this share of all but never more than the last, pairs them all.
KEY_LEAST, KEY_SHARE, KEY_MOST = 60, 25, 300
#: With how many following units a more common key pairs each of its units.
FOLLOWING = 12
#: The best partners of each unit that are compared in full.
PARTNERS = 30
#: The best partners of each unit by rare full names, and the units beyond which a name is not rare.
SLOW, NAMESAKES = 10, 20


def candidates(
    text: Vectors, full: Vectors, order: Sequence[int], asked: Collection[int] | None = None
) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, in order: for each unit its best partners by the weight of shared keys.

    Args:
        text: the terms of each unit.
        full: the full names of each unit, valued by rarity.
        asked: the units for which partners are sought; None for all.
        order: the place in time of each unit, all different.
    """
    index: dict[int, list[int]] = defaultdict(list)
    common = np.bincount(text.terms)
    keys = [_heaviest(*text.of(unit), common) for unit in range(len(text))]
    for unit, heaviest in enumerate(keys):
        for term, _ in heaviest:
            index[term].append(unit)
    most = min(KEY_MOST, max(KEY_LEAST, len(text) // KEY_SHARE))
    rare = {term: units for term, units in index.items() if 2 <= len(units) <= most}
    found: set[tuple[int, int]] = set()
    for unit, heaviest in enumerate(keys):
        if asked is not None and unit not in asked:
            continue
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
                after = ordered[k + 1 : k + 1 + FOLLOWING]
                found.update(
                    (min(unit, other), max(unit, other))
                    for other in after
                    if asked is None or unit in asked or other in asked
                )
    found.update(_slow_lane(full, asked))
    return sorted(found)


def _slow_lane(full: Vectors, asked: Collection[int] | None) -> Iterator[tuple[int, int]]:
    """For each unit the others with which it shares most of its rare full names."""
    index: dict[int, list[int]] = defaultdict(list)
    for unit in range(len(full)):
        for term in full.of(unit)[0].tolist():
            index[term].append(unit)
    for unit in range(len(full)) if asked is None else sorted(asked):
        weights: dict[int, float] = defaultdict(float)
        terms, values = full.of(unit)
        for term, value in zip(terms.tolist(), values.tolist(), strict=True):
            if len(index[term]) <= NAMESAKES:
                for other in index[term]:
                    weights[other] += value * value
        weights.pop(unit, None)
        for other in heapq.nsmallest(SLOW, weights, key=lambda other: (-weights[other], other)):
            yield min(unit, other), max(unit, other)


def _heaviest(terms: Terms, values: Values, common: Places) -> list[tuple[int, float]]:
    """The keys of a unit with their values: its heaviest terms that another unit has too."""
    shared = common[terms] > 1
    terms, values = terms[shared], values[shared]
    heaviest = np.lexsort((terms, -values))[:KEYS]
    return list(zip(terms[heaviest].tolist(), values[heaviest].tolist(), strict=True))
