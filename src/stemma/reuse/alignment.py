"""Inside many pairs of documents: where exactly the shared words stand.

Exact runs of at least three words (seeds) that lie in the same order with small gaps on both sides are
chained; gaps are filled and ends extended by the words that agree across a few replaced, dropped or inserted
ones (after the seed-and-extend of BLAST, on words).  All pairs are worked on together, on arrays.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from stemma.reuse.chains import GAP, chains
from stemma.reuse.corpus import Corpus
from stemma.reuse.evidence import LONG_RUN, STEADY_RUN
from stemma.reuse.seeds import Pairs, Runs, shared_runs, stretches
from stemma.reuse.skips import agreeing, least_skips
from stemma.reuse.words import Positions

#: Words of one run that are weighed; the rest of a long one adds nothing.
WEIGHED = 100
#: Gaps are filled together with those of about their size.
_SIZES = (1, 2, 4, 8, GAP)
#: One word that agrees in a gap, in the sums of words and of what they weigh.
_ONE_WORD = 1 << 12

_Sums = npt.NDArray[np.int32]


class Alignments(NamedTuple):
    """Runs in the same order in both texts: a shared stretch each, by pair and place.

    Its words begin at the places `a` and `b` of the corpus and end before `end_a` and `end_b`; so many `words` align,
    which are worth `evidence`.  Alignment k has the runs from runs_at[k] on, up to runs_at[k + 1].
    """

    pair: Positions
    a: Positions
    end_a: Positions
    b: Positions
    end_b: Positions
    words: Positions
    evidence: Positions
    runs: Runs
    runs_at: Positions

    @property
    def similarity(self) -> npt.NDArray[np.float64]:
        """Aligned words as a share of all words of both sides (Dice)."""
        return 2 * self.words / (self.end_a - self.a + self.end_b - self.b)

    def chosen(self, which: Positions) -> Alignments:
        """Some of them, by number."""
        counts = (self.runs_at[1:] - self.runs_at[:-1])[which]
        runs = self.runs.chosen(stretches(self.runs_at[which], counts))
        pair, a, end_a, b, end_b, words, evidence = (column[which] for column in self[:7])
        runs_at = np.concatenate((np.zeros(1, np.int64), np.cumsum(counts)))
        return Alignments(pair, a, end_a, b, end_b, words, evidence, runs, runs_at)


def aligned(corpus: Corpus, pairs: Pairs) -> Alignments:
    """All stretches that the texts of each pair share, whatever their worth; some may overlap."""
    runs = shared_runs(corpus, pairs)
    chain = chains(runs)
    order = np.argsort(chain, kind="stable")
    chain, runs = chain[order], runs.chosen(order)
    runs, filled, weight = _filled(corpus, chain, runs)
    firsts = _firsts(chain)
    lasts = np.concatenate((firsts[1:], [len(chain)]))[: len(firsts)] - 1
    chain = np.repeat(np.arange(len(firsts)), lasts - firsts + 1)
    low = corpus.bounds[pairs[runs.pair[firsts]]]
    high = corpus.bounds[pairs[runs.pair[firsts]] + 1]
    head, more = _extended(corpus, runs.a[firsts] - 1, runs.b[firsts] - 1, low, -1)
    tail, further = _extended(corpus, runs.a[lasts] + runs.length[lasts], runs.b[lasts] + runs.length[lasts], high, 1)
    owner = np.concatenate((chain, head, tail))
    columns = (np.concatenate(three) for three in zip(runs[1:], more, further, strict=True))
    together = Runs(runs.pair[firsts][owner], *columns)
    order = np.lexsort((together.a, owner))
    alignments = _summed(corpus, owner[order], together.chosen(order))
    alignments.words[:] += np.add.reduceat(filled, firsts) if len(firsts) else filled
    alignments.evidence[:] += np.add.reduceat(weight, firsts) if len(firsts) else weight
    order = np.lexsort((alignments.b, alignments.a, alignments.pair))
    return alignments.chosen(order)


def of_runs(corpus: Corpus, owner: Positions, runs: Runs) -> Alignments:
    """The alignments that runs make, one for each number in `owner`, in its order; runs that touch are joined."""
    return _summed(corpus, owner, runs)


def _firsts(values: Positions) -> Positions:
    """Where a value differs from the one before; the first does."""
    return np.flatnonzero(np.concatenate((np.ones(min(1, len(values)), bool), values[1:] != values[:-1])))


def _filled(corpus: Corpus, chain: Positions, runs: Runs) -> tuple[Runs, Positions, Positions]:
    """The runs of chains without overlaps, and the words that agree in the gap before each: how many, and their worth."""
    a, b, length = runs.a.copy(), runs.b.copy(), runs.length.copy()
    filled, weight = np.zeros(len(a), np.int64), np.zeros(len(a), np.int64)
    later = np.flatnonzero(chain[1:] == chain[:-1]) + 1
    gap_a = a[later] - (a + length)[later - 1]
    gap_b = b[later] - (b + length)[later - 1]
    overlap = np.maximum(0, -np.minimum(gap_a, gap_b))
    a[later] += overlap
    b[later] += overlap
    length[later] -= overlap
    gap_a, gap_b = gap_a + overlap, gap_b + overlap
    size = np.where(np.minimum(gap_a, gap_b) > 0, np.maximum(gap_a, gap_b), 0)
    least = 0
    for most in _SIZES:
        some = np.flatnonzero((size > least) & (size <= most))
        gap = later[some]
        agree = _common(corpus, a[gap] - gap_a[some], gap_a[some], b[gap] - gap_b[some], gap_b[some], most)
        filled[gap], weight[gap] = agree // _ONE_WORD, agree % _ONE_WORD
        least = most
    return Runs(runs.pair, a, b, length), filled, weight


def _common(corpus: Corpus, a: Positions, size_a: Positions, b: Positions, size_b: Positions, most: int) -> Positions:
    """The most words, in order, that two stretches have in common, and the most worth of so many.

    The longest common subsequence, of all stretches at once.
    """
    last = len(corpus.hashes) - 1
    steps = np.arange(most)[:, None]
    places = np.minimum(a + steps, last)
    x = np.where(steps < size_a, corpus.hashes[places], np.int64(-1))
    y = np.where(steps < size_b, corpus.hashes[np.minimum(b + steps, last)], np.int64(-2))
    worth = corpus.values[places].astype(np.int32) + _ONE_WORD
    above: list[_Sums] = [np.zeros(len(a), np.int32)] * (most + 1)
    for i in range(most):
        before = corner = above[0]
        for j in range(most):
            over = above[j + 1]
            before = np.maximum(np.maximum(over, before), corner + worth[i] * (x[i] == y[j]))
            corner, above[j + 1] = over, before
    return above[most].astype(np.int64)


def _extended(
    corpus: Corpus, one: Positions, two: Positions, stops: Positions, step: int
) -> tuple[Positions, tuple[Positions, Positions, Positions]]:
    """The runs beyond each end, going by `step` from the words `one` and `two`: whose they are, and a, b and length."""
    owner, a, b, length = [], [], [], []
    going = np.arange(len(one))
    one, two, stops = one.copy(), two.copy(), stops.copy()
    while len(going):
        room = np.minimum(*((stops - np.stack((one, two), axis=1)).T if step > 0 else
                            (np.stack((one, two), axis=1) - stops + 1).T))  # fmt: skip
        n = agreeing(corpus, one, two, room, step)
        some = np.flatnonzero(n)
        back = 0 if step > 0 else n[some] - 1
        owner.append(going[some])
        a.append(one[some] - back)
        b.append(two[some] - back)
        length.append(n[some])
        one, two = one + step * n, two + step * n
        skip_one, skip_two = least_skips(corpus, one, two, stops[:, 0], stops[:, 1], step)
        on = np.flatnonzero(skip_one + skip_two)
        going, stops = going[on], stops[on]
        one, two = one[on] + step * skip_one[on], two[on] + step * skip_two[on]
    none = np.zeros(0, np.int64)
    return np.concatenate([*owner, none]), (
        np.concatenate([*a, none]),
        np.concatenate([*b, none]),
        np.concatenate([*length, none]),
    )


def _summed(corpus: Corpus, owner: Positions, runs: Runs) -> Alignments:
    touching = (
        (owner[1:] == owner[:-1])
        & (runs.a[1:] == runs.a[:-1] + runs.length[:-1])
        & (runs.b[1:] == runs.b[:-1] + runs.length[:-1])
    )
    begins = np.flatnonzero(np.concatenate((np.ones(min(1, len(owner)), bool), ~touching)))
    if not len(begins):
        none = np.zeros(0, np.int64)
        return Alignments(none, none, none, none, none, none, none, runs, np.zeros(1, np.int64))
    length = np.add.reduceat(runs.length, begins)
    owner, runs = owner[begins], Runs(runs.pair[begins], runs.a[begins], runs.b[begins], length)
    firsts = _firsts(owner)
    lasts = np.concatenate((firsts[1:], [len(owner)])) - 1
    return Alignments(
        runs.pair[firsts],
        runs.a[firsts],
        runs.a[lasts] + runs.length[lasts],
        runs.b[firsts],
        runs.b[lasts] + runs.length[lasts],
        np.add.reduceat(runs.length, firsts),
        _evidence(corpus, runs, firsts),
        runs,
        np.concatenate((firsts, [len(owner)])),
    )


def _evidence(corpus: Corpus, runs: Runs, firsts: Positions) -> Positions:
    """What the words of the runs from each of `firsts` on are worth.

    Words written without a space between them count once: an address is one word of evidence, not eight.  Beside what
    each word is worth, many in the same order are no chance, though a few that differ stand between them.
    """
    some = np.minimum(runs.length, WEIGHED)
    values = corpus.values[stretches(runs.a, some)]
    starts = np.cumsum(some) - some
    worth = np.add.reduceat(values, starts, dtype=np.int64)
    apart = np.add.reduceat(values > 0, starts, dtype=np.int64)
    steady = np.add.reduceat(np.maximum(0, apart - STEADY_RUN), firsts) + STEADY_RUN
    evidence: Positions = np.add.reduceat(worth, firsts) + np.maximum(0, steady - LONG_RUN)
    return evidence
