"""Exact runs of at least three words that the texts of many pairs share, found for all pairs at once.

A 3-gram of either text is looked up at its first place in the other, so that a sentence that stands twice
(a repeated headline) is found at both its places.  Places are those of the long arrays of the corpus.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from stemma.reuse.corpus import Corpus
from stemma.reuse.evidence import EVERYDAY_WEIGHT
from stemma.reuse.words import Hashes, Positions, grams_at

#: Two texts by number, a row for each pair.
Pairs = npt.NDArray[np.int32]

#: Words of the shortest run.
SEED = 3
#: How often a 3-gram may stand in one text and still anchor an alignment.  One that stands there more often says
#: nothing of where a passage lies, and a text that repeats itself would otherwise make quadratic work.
REPEATS = 8
#: The look-up table has at least so many places for each 3-gram.
_ROOM = 8
#: Tells the 3-grams of one text from those of the next in one table; odd.
_TEXT, _MIX = np.uint64(0xD6E8FEB86659FD93), np.uint64(0x9E3779B97F4A7C15)


class Runs(NamedTuple):
    """Stretches of words that agree: in pair `pair`, the `length` words from `a` in its first text and from `b` in the
    second."""

    pair: Positions
    a: Positions
    b: Positions
    length: Positions

    def chosen(self, which: npt.NDArray[np.bool_] | Positions) -> Runs:
        return Runs(self.pair[which], self.a[which], self.b[which], self.length[which])


def stretches(starts: Positions, counts: Positions) -> Positions:
    """The places of many stretches, one after the other."""
    ends = np.cumsum(counts)
    places: Positions = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(starts - (ends - counts), counts)
    return places


def sums(values: npt.NDArray[np.generic], starts: Positions, counts: Positions) -> Positions:
    """The sum of the values in each of many stretches, none of them empty."""
    some = values[stretches(starts, counts)]
    total: Positions = np.add.reduceat(some, np.cumsum(counts) - counts, dtype=np.int64) if len(some) else counts
    return total


def shared_runs(corpus: Corpus, pairs: Pairs) -> Runs:
    """The maximal runs that the texts of each pair share, by pair, place in the first and place in the second.

    Three words alone of which fewer than two have content ("one of the") are left out: they begin no passage.
    """
    runs = _maximal(corpus, pairs, *_matches(corpus, pairs))
    short = np.flatnonzero(runs.length == SEED)
    content = np.zeros(len(short), np.int64)
    for k in range(SEED):
        content += corpus.weights[runs.a[short] + k] > EVERYDAY_WEIGHT
    telling = np.ones(len(runs.pair), bool)
    telling[short[content < 2]] = False
    return runs.chosen(telling)


def _matches(corpus: Corpus, pairs: Pairs) -> tuple[Positions, Positions, Positions]:
    """(pair, place in the first text, place in the second) of the 3-grams in common, each once."""
    texts, which = np.unique(pairs[:, 0], return_inverse=True)
    size = np.maximum(corpus.bounds[1:] - corpus.bounds[:-1] - (SEED - 1), 0)
    ours = stretches(corpus.bounds[texts], size[texts])
    keys = text_keys(corpus, ours, np.repeat(np.arange(len(texts)), size[texts]), SEED)
    table = Table(keys)
    first = table.places(keys)
    times = np.bincount(first, minlength=len(ours))

    second = pairs[:, 1]
    theirs = stretches(corpus.bounds[second], size[second])
    pair = np.repeat(np.arange(len(pairs)), size[second])
    at = table.places(text_keys(corpus, theirs, which[pair], SEED))
    hits = np.flatnonzero(at >= 0)
    at, theirs, pair = at[hits], theirs[hits], pair[hits]

    # the 3-grams of each first text, numbered anew for each of its pairs
    begins = np.concatenate((np.zeros(1, np.int64), np.cumsum(size[pairs[:, 0]])))
    own_begin = np.concatenate((np.zeros(1, np.int64), np.cumsum(size[texts])))[which]
    gram = begins[pair] + at - own_begin[pair]
    telling = (np.bincount(gram, minlength=int(begins[-1]))[gram] <= REPEATS) & (times[at] <= REPEATS)
    at, theirs, pair, gram = at[telling], theirs[telling], pair[telling], gram[telling]

    # what stands further on in the first text meets its first place in the second
    again = np.flatnonzero(times[at] > 1)
    again = again[np.unique(gram[again], return_index=True)[1]]
    further = np.flatnonzero(first != np.arange(len(first)))
    further = further[np.argsort(first[further], kind="stable")]
    low = np.searchsorted(first[further], at[again])
    more = times[at[again]] - 1
    return (
        np.concatenate((pair, np.repeat(pair[again], more))),
        ours[np.concatenate((at, further[stretches(low, more)]))],
        np.concatenate((theirs, np.repeat(theirs[again], more))),
    )


def text_keys(corpus: Corpus, places: Positions, text: Positions, n: int) -> Hashes:
    """The n-grams that begin at these places, told apart by text."""
    with np.errstate(over="ignore"):
        keys: Hashes = (grams_at(corpus.hashes, places, n) ^ (text.astype(np.uint64) * _TEXT)) * _MIX
    return keys


class Table:
    """Where each of many keys stands first among them."""

    def __init__(self, keys: Hashes) -> None:
        bits = max(10, (_ROOM * len(keys)).bit_length())
        self._keys, self._shift = keys, np.uint64(64 - bits)
        self._first = np.full(1 << bits, -1, np.int32)
        slots = keys >> self._shift
        self._first[slots[::-1]] = np.arange(
            len(keys) - 1, -1, -1, dtype=np.int32
        )  # of several, the first is written last
        lost = np.flatnonzero(keys[self._first[slots]] != keys)  # another key has the place
        self._lost, index = np.unique(keys[lost], return_index=True)
        self._lost_places = lost[index]

    def places(self, keys: Hashes) -> Positions:
        """The place of each key; -1 where it is not among them."""
        found: Positions = self._first[keys >> self._shift].astype(np.int64)
        other = np.flatnonzero(found >= 0)
        other = other[self._keys[found[other]] != keys[other]]
        found[other] = -1
        if len(self._lost):
            at = np.minimum(np.searchsorted(self._lost, keys[other]), len(self._lost) - 1)
            same = self._lost[at] == keys[other]
            found[other[same]] = self._lost_places[at[same]]
        return found


def _maximal(corpus: Corpus, pairs: Pairs, pair: Positions, a: Positions, b: Positions) -> Runs:
    """The runs that single matches make."""
    begins = np.flatnonzero(
        np.concatenate((np.ones(min(1, len(a)), bool), (pair[1:] != pair[:-1]) | (np.diff(a) != 1) | (np.diff(b) != 1)))
    )
    grams = np.diff(np.concatenate((begins, [len(a)])))
    pair, a, b = pair[begins], a[begins], b[begins]
    low = corpus.bounds[pairs]
    length = corpus.bounds[pairs + 1] - low
    # one number for each: the pair of texts, the diagonal it lies on, the place in the first
    width = length.sum(axis=1)
    base = np.concatenate((np.zeros(1, np.int64), np.cumsum(width * width)))[:-1]
    place_a, place_b = a - low[pair, 0], b - low[pair, 1]
    keys = base[pair] + (place_a - place_b + length[pair, 1]) * width[pair] + place_a
    order = np.argsort(keys)
    keys, grams = keys[order], grams[order]
    begins = np.flatnonzero(np.concatenate((np.ones(min(1, len(keys)), bool), keys[1:] != keys[:-1] + grams[:-1])))
    total = np.add.reduceat(grams, begins) if len(begins) else grams
    pair, a, b = (one[order[begins]] for one in (pair, a, b))
    order = np.lexsort((b, a, pair))
    return Runs(pair[order], a[order], b[order], total[order] + SEED - 1)
