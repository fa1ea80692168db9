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
import numpy.typing as npt

from stemma.reuse.corpus import Corpus
from stemma.reuse.evidence import EVERYDAY_WEIGHT
from stemma.reuse.words import Hashes, Numbers, Positions, ngrams

Flags = npt.NDArray[np.bool_]

#: How often a 3-gram may stand in one text and still anchor an alignment.  One that stands there more often says
#: nothing of where a passage lies, and a text that repeats itself would otherwise make quadratic work.
REPEATS = 8
#: Grams of partners that are looked up at once, so that memory stays small whatever the number of partners.
TOGETHER = 2_000_000
#: Places of the look-up table, as a power of two: many more than a text has words, few enough for a processor's cache.
_SLOT_BITS = 18
#: Texts whose grams are kept at hand.
_REMEMBERED = 20_000


class Run(NamedTuple):
    """The `length` words from `a` in the first text are those from `b` in the second."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class _Anchors:
    """The 3-grams of one text that can anchor an alignment, in text order: `firsts` stand there for the first time.

    `light` says of the 3-gram at each word whether it has fewer than two words of content.
    """

    grams: Hashes
    places: Positions
    light: Flags
    firsts: Hashes
    first_places: Positions
    further: Hashes
    further_places: Positions
    length: int


class SeedFinder:
    """Finds the runs that texts of a corpus share."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._anchors: dict[int, _Anchors] = {}
        self._slots = np.full(1 << _SLOT_BITS, -1, np.int32)

    def runs(self, first: int, partners: Sequence[int]) -> Iterator[list[Run]]:
        """For each partner, in order, the maximal runs that text `first` shares with it, by place in the first.

        Three words alone of which fewer than two have content ("one of the") are left out: they begin no passage.
        """
        ours = self._of(first)
        batch: list[_Anchors] = []
        size = 0
        for partner in partners:
            batch.append(self._of(partner))
            size += len(batch[-1].grams)
            if size >= TOGETHER:
                yield from self._runs(ours, batch)
                batch, size = [], 0
        if batch:
            yield from self._runs(ours, batch)

    def _of(self, text: int) -> _Anchors:
        known = self._anchors.get(text)
        if known is None:
            if len(self._anchors) >= _REMEMBERED:
                self._anchors.clear()
            place = self._corpus.place(text)
            known = self._anchors[text] = _anchors(self._corpus.hashes[place], self._corpus.weights[place])
        return known

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
        breaks = np.flatnonzero(np.diff(keys) != 1) + 1
        starts = np.concatenate((np.zeros(1, np.int64), breaks))
        run_length = np.diff(np.concatenate((starts, [len(keys)]))) + 2
        keys = keys[starts]
        run_pair = np.searchsorted(bases, keys, side="right") - 1
        within = keys - bases[run_pair]
        run_a = within % widths[run_pair]
        run_b = run_a + lengths[run_pair] - within // widths[run_pair]
        telling = (run_length > 3) | ~ours.light[run_a]
        run_pair, run_a, run_b, run_length = (one[telling] for one in (run_pair, run_a, run_b, run_length))
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
        grams = np.concatenate([one.grams for one in partners])
        places = np.concatenate([one.places for one in partners])
        pair = np.repeat(np.arange(len(partners)), [len(one.grams) for one in partners])
        at, hits = self._looked_up(ours.firsts, grams)
        pair, a, b = pair[hits], ours.first_places[at], places[hits]
        if not len(ours.further):
            return pair, a, b
        # the further places of our 3-grams against the first place of each in the partners
        by_gram = np.argsort(ours.further, kind="stable")
        further, further_places = ours.further[by_gram], ours.further_places[by_gram]
        firsts = np.concatenate([one.firsts for one in partners])
        first_places = np.concatenate([one.first_places for one in partners])
        owner = np.repeat(np.arange(len(partners)), [len(one.firsts) for one in partners])
        low, high = np.searchsorted(further, firsts), np.searchsorted(further, firsts, side="right")
        hits = np.flatnonzero(high > low)
        counts = high[hits] - low[hits]
        steps = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        return (
            np.concatenate((pair, np.repeat(owner[hits], counts))),
            np.concatenate((a, further_places[np.repeat(low[hits], counts) + steps])),
            np.concatenate((b, np.repeat(first_places[hits], counts))),
        )

    def _looked_up(self, ours: Hashes, theirs: Hashes) -> tuple[Positions, Positions]:
        """For each of their grams that is among ours (which are distinct): which of ours, and which of theirs."""
        shift = np.uint64(64 - _SLOT_BITS)
        slots = ours >> shift
        self._slots[slots] = np.arange(len(ours), dtype=np.int32)
        at = self._slots[theirs >> shift]
        hits = np.flatnonzero(at >= 0)
        same = ours[at[hits]] == theirs[hits]
        found, place = at[hits][same].astype(np.int64), hits[same]
        lost = np.flatnonzero(self._slots[slots] != np.arange(len(ours)))  # two of ours in one slot: the later has it
        self._slots[slots] = -1
        if len(lost):
            lost = lost[np.argsort(ours[lost])]
            where = np.minimum(np.searchsorted(ours[lost], theirs), len(lost) - 1)
            more = np.flatnonzero(ours[lost][where] == theirs)
            found, place = np.concatenate((found, lost[where[more]])), np.concatenate((place, more))
        return found, place


def _anchors(hashes: Numbers, weights: npt.NDArray[np.uint8]) -> _Anchors:
    """The 3-grams of a text that do not stand in it too often."""
    grams = ngrams(hashes, 3)
    order = np.argsort(grams, kind="stable")
    ordered = grams[order]
    new = np.concatenate((np.ones(min(1, len(grams)), bool), ordered[1:] != ordered[:-1]))
    first = np.zeros(len(grams), bool)
    first[order[new]] = True
    places = np.arange(len(grams))
    if not new.all():
        starts = np.flatnonzero(new)
        counts = np.diff(np.concatenate((starts, [len(grams)])))
        often = np.zeros(len(grams), bool)
        often[order] = np.repeat(counts > REPEATS, counts)
        places = places[~often]
    firsts, further = places[first[places]], places[~first[places]]
    content = np.concatenate(([0], np.cumsum(weights > EVERYDAY_WEIGHT)))
    light = content[3:] - content[:-3] < 2 if len(grams) else np.zeros(0, bool)
    return _Anchors(grams[places], places, light, grams[firsts], firsts, grams[further], further, len(hashes))
