"""Exact runs of at least three words that one text shares with each of several others, found together.

A 3-gram of either text is looked up at its first place in the other, so that a sentence that stands twice
(a repeated headline) is found at both its places.  All the partners of one text are looked up at once:
pairs are many, and the constant cost of a look-up is greater than that of a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from stemma.reuse.words import Hashes, Positions, Words, ngrams

#: How often a 3-gram may stand in one text and still anchor an alignment.  One that stands there more often says
#: nothing of where a passage lies, and a text that repeats itself would otherwise make quadratic work.
REPEATS = 8
#: Grams of partners that are looked up at once, so that memory stays small whatever the number of partners.
TOGETHER = 2_000_000


class Run(NamedTuple):
    """The `length` words from `a` in the first text are those from `b` in the second."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class _Anchors:
    """The 3-grams of one text that can anchor an alignment, as numbers: `firsts` stand there for the first time."""

    numbers: Positions
    places: Positions
    firsts: Positions
    first_places: Positions
    further: Positions
    further_places: Positions
    length: int


class SeedTable:
    """The 3-grams of many texts under common numbers."""

    def __init__(self, texts: Sequence[Words]) -> None:
        anchors = [_anchors(words) for words in texts]
        grams = np.concatenate([*(one[0] for one in anchors), np.zeros(0, np.uint64)])
        distinct, numbers = np.unique(grams, return_inverse=True)
        self._first_place = np.full(len(distinct), -1, np.int64)
        self._texts: list[_Anchors] = []
        at = 0
        for words, (own, places, is_first) in zip(texts, anchors, strict=True):
            mine = numbers[at : at + len(own)].astype(np.int64)
            at += len(own)
            self._texts.append(
                _Anchors(mine, places, mine[is_first], places[is_first], mine[~is_first], places[~is_first], len(words))
            )

    def runs(self, first: int, partners: Sequence[int]) -> Iterator[list[Run]]:
        """For each partner, in order, the maximal runs that text `first` shares with it, by place in the first."""
        batch: list[int] = []
        size = 0
        for partner in partners:
            batch.append(partner)
            size += len(self._texts[partner].numbers)
            if size >= TOGETHER:
                yield from self._runs(self._texts[first], [self._texts[k] for k in batch])
                batch, size = [], 0
        if batch:
            yield from self._runs(self._texts[first], [self._texts[k] for k in batch])

    def _runs(self, ours: _Anchors, partners: Sequence[_Anchors]) -> list[list[Run]]:
        pair, a, b = self._matches(ours, partners)
        # one number for each pair of places: the pair of texts, the diagonal it lies on, the place in the first
        lengths = np.array([one.length for one in partners], np.int64)
        widths = lengths + ours.length
        bases = np.concatenate((np.zeros(1, np.int64), np.cumsum(widths * widths)))
        keys = np.unique(bases[pair] + (a - b + lengths[pair]) * widths[pair] + a)
        found: list[list[Run]] = [[] for _ in partners]
        if not len(keys):
            return found
        pair = np.searchsorted(bases, keys, side="right") - 1
        within = keys - bases[pair]
        a = within % widths[pair]
        b = a + lengths[pair] - within // widths[pair]
        breaks = np.flatnonzero(np.diff(keys) != 1) + 1
        starts = np.concatenate((np.zeros(1, np.int64), breaks))
        ends = np.concatenate((breaks, np.full(1, len(keys)))) - 1
        run_pair, run_a, run_b, run_length = pair[starts], a[starts], b[starts], a[ends] - a[starts] + 3
        order = np.lexsort((run_length, run_b, run_a, run_pair))
        for number, run in zip(
            run_pair[order].tolist(),
            map(Run, run_a[order].tolist(), run_b[order].tolist(), run_length[order].tolist()),
            strict=True,
        ):
            found[number].append(run)
        return found

    def _matches(self, ours: _Anchors, partners: Sequence[_Anchors]) -> tuple[Positions, Positions, Positions]:
        """(partner, place in ours, place in the partner) of all 3-grams in common; some more than once."""
        first_place = self._first_place
        first_place[ours.firsts] = ours.first_places
        numbers = np.concatenate([one.numbers for one in partners])
        places = np.concatenate([one.places for one in partners])
        pair = np.repeat(np.arange(len(partners)), [len(one.numbers) for one in partners])
        at = first_place[numbers]
        hits = np.flatnonzero(at >= 0)
        pair, a, b = pair[hits], at[hits], places[hits]
        first_place[ours.firsts] = -1
        if not len(ours.further):
            return pair, a, b
        # the further places of our 3-grams against the first place of each in the partners
        by_number = np.argsort(ours.further, kind="stable")
        further, further_places = ours.further[by_number], ours.further_places[by_number]
        numbers = np.concatenate([one.firsts for one in partners])
        places = np.concatenate([one.first_places for one in partners])
        owner = np.repeat(np.arange(len(partners)), [len(one.firsts) for one in partners])
        low, high = np.searchsorted(further, numbers), np.searchsorted(further, numbers, side="right")
        hits = np.flatnonzero(high > low)
        counts = high[hits] - low[hits]
        steps = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        return (
            np.concatenate((pair, np.repeat(owner[hits], counts))),
            np.concatenate((a, further_places[np.repeat(low[hits], counts) + steps])),
            np.concatenate((b, np.repeat(places[hits], counts))),
        )


def _anchors(words: Words) -> tuple[Hashes, Positions, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    """The 3-grams of a text in order, their places, and for each whether it stands there for the first time."""
    grams = ngrams(words.hashes, 3)
    _, firsts, inverse, counts = np.unique(grams, return_index=True, return_inverse=True, return_counts=True)
    standing = np.flatnonzero((counts <= REPEATS)[inverse])
    is_first = np.zeros(len(grams), bool)
    is_first[firsts] = True
    return grams[standing], standing, is_first[standing]
