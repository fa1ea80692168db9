"""Which units are worth comparing: those that share rare, weighty terms, or a rare full name.

An inverted index over the heaviest terms of each unit.  A term of few units pairs them all; a term of many
(all the reports of one great event) pairs each with the few that follow it in time.  Work grows with the
number of units, not with its square.  The full names are the slow lane: a verdict two years later is told in
other words, of the same people.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from stemma.stories.profiles import Places, Terms, Values, Vectors

#: How many of the heaviest terms that a unit shares with any other are keys of the index.
KEYS = 25
#: A key of at most so many units, or of this share of all but never more than the last, pairs them all.
KEY_LEAST, KEY_SHARE, KEY_MOST = 60, 25, 300
#: With how many following units a more common key pairs each of its units.
FOLLOWING = 12
#: The best partners of each unit that are compared in full.
PARTNERS = 25
#: The best partners of each unit by rare full names, and the units beyond which a name is not rare.
SLOW, NAMESAKES = 8, 20
#: Units that are looked up at a time: what is held of the index grows with it.
BLOCK = 500


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
    rows, terms, values = _heaviest(text)
    count = np.bincount(terms, minlength=1)
    most = min(KEY_MOST, max(KEY_LEAST, len(text) // KEY_SHARE))
    units = np.arange(len(text)) if asked is None else np.array(sorted(asked), np.int64)
    found: set[tuple[int, int]] = set()
    few = (count[terms] >= 2) & (count[terms] <= most)
    found.update(_best(rows[few], terms[few], values[few], units, PARTNERS))
    found.update(_following(rows[count[terms] > most], terms[count[terms] > most], order, asked))
    names = full.rows()
    rare = np.bincount(full.terms, minlength=1)[full.terms] <= NAMESAKES
    found.update(_best(names[rare], full.terms[rare], full.values[rare] ** 2, units, SLOW))
    return sorted(found)


def _heaviest(text: Vectors) -> tuple[Places, Terms, Values]:
    """The keys of all units, unit after unit: its heaviest terms that another unit has too, with their values."""
    shared = np.bincount(text.terms, minlength=1)[text.terms] > 1
    rows, terms, values = text.rows()[shared], text.terms[shared], text.values[shared]
    order = np.lexsort((terms, -values, rows))
    rows, terms, values = rows[order], terms[order], values[order]
    kept = _first(rows, KEYS)
    return rows[kept], terms[kept], values[kept]


def _first(rows: Places, count: int) -> npt.NDArray[np.bool_]:
    """Which entries are among the first so many of their row; the rows are ascending."""
    if not len(rows):
        return np.zeros(0, bool)
    starts = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]])
    place = np.arange(len(rows)) - np.repeat(starts, np.diff(np.r_[starts, len(rows)]))
    return place < count


def _best(rows: Places, terms: Terms, values: Values, units: Places, most: int) -> Iterator[tuple[int, int]]:
    """For each of the units the others with which it shares most, by the values of its own terms.

    `rows` are ascending.  A block of units at a time, so that memory stays small.
    """
    if not len(rows):
        return
    by_term = np.argsort(terms, kind="stable")
    posted = rows[by_term]
    first = np.searchsorted(terms[by_term], np.arange(int(terms.max()) + 2))
    for at in range(0, len(units), BLOCK):
        block = units[at : at + BLOCK]
        chosen = np.concatenate(
            [np.arange(a, b) for a, b in zip(np.searchsorted(rows, block), np.searchsorted(rows, block, "right"), strict=True)]
        )  # fmt: skip
        starts, lengths = first[terms[chosen]], first[terms[chosen] + 1] - first[terms[chosen]]
        ends = np.cumsum(lengths)
        entries = np.arange(int(lengths.sum())) + np.repeat(starts - ends + lengths, lengths)
        mine, others = np.repeat(rows[chosen], lengths), posted[entries]
        weights = np.repeat(values[chosen], lengths)
        apart = mine != others
        width = int(rows[-1]) + 1
        pairs, inverse = np.unique(mine[apart] * width + others[apart], return_inverse=True)
        total = np.bincount(inverse, weights[apart], minlength=len(pairs))
        one, other = pairs // width, pairs % width
        order = np.lexsort((other, -total, one))
        one, other = one[order], other[order]
        kept = _first(one, most)
        yield from zip(
            np.minimum(one, other)[kept].tolist(), np.maximum(one, other)[kept].tolist(), strict=True
        )  # fmt: skip


def _following(
    rows: Places, terms: Terms, order: Sequence[int], asked: Collection[int] | None
) -> Iterator[tuple[int, int]]:
    """For each unit with a common key the few with the same key that follow it in time."""
    for term in np.unique(terms).tolist():
        ordered = sorted(rows[terms == term].tolist(), key=order.__getitem__)
        for k, unit in enumerate(ordered):
            for other in ordered[k + 1 : k + 1 + FOLLOWING]:
                if asked is None or unit in asked or other in asked:
                    yield min(unit, other), max(unit, other)
