"""Inside one pair of documents: where exactly the shared words stand.

Exact runs of at least three words (seeds) that lie in the same order with small gaps on both sides are
chained by dynamic programming; gaps are filled and ends extended by the words that agree across a few
replaced, dropped or inserted ones (after the seed-and-extend of BLAST, on words).  All positions are
word numbers of the two texts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from stemma.reuse.evidence import CONTENT_WEIGHT, EVERYDAY_WEIGHT
from stemma.reuse.words import Positions, Trigrams, Words

#: Words that may lie between two runs of one passage, on either side.
GAP = 20
#: How many earlier runs a run may look back on; keeps chaining linear in the number of runs.
LOOKBACK = 60
#: Words that may be skipped, both sides together, where the end of a passage is extended.
SKIP = 8


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """The `length` words from `a` in the first text are those from `b` in the second."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Runs in the same order in both texts: one shared passage."""

    runs: tuple[Run, ...]

    @property
    def a(self) -> tuple[int, int]:
        return self.runs[0].a, self.runs[-1].a + self.runs[-1].length

    @property
    def b(self) -> tuple[int, int]:
        return self.runs[0].b, self.runs[-1].b + self.runs[-1].length

    @property
    def words(self) -> int:
        """How many words are aligned."""
        return sum(run.length for run in self.runs)

    @property
    def similarity(self) -> float:
        """Aligned words as a share of all words of both sides (Dice)."""
        return 2 * self.words / (self.a[1] - self.a[0] + self.b[1] - self.b[0])


def align(one: Words, two: Words, weights: Mapping[int, int]) -> list[Alignment]:
    """All stretches that two texts share, in text order of the first; no judgement of their worth."""
    x, y = one.numbers, two.numbers
    found: list[Alignment] = []
    for chain in _chains(_seeds(one, two)):
        runs = _filled(x, y, chain)
        if len(runs) == 1 and runs[0].length == 3 and _light(x, runs[0], weights):
            continue
        head = _extended(x, y, runs[0].a - 1, runs[0].b - 1, -1, weights)
        tail = _extended(x, y, runs[-1].a + runs[-1].length, runs[-1].b + runs[-1].length, 1, weights)
        found.append(Alignment(tuple(_joined([*reversed(head), *runs, *tail]))))
    return _merged(found)


def _seeds(one: Words, two: Words) -> list[Run]:
    """Maximal runs of consecutive shared 3-grams, ordered by place in the first text.

    Each 3-gram of either text is looked up at its first place in the other, so that a sentence that
    stands twice (a repeated headline) is found at both its places.
    """
    a1, b1 = _matches(one.trigrams, two.trigrams)
    b2, a2 = _matches(two.trigrams, one.trigrams)
    # one number for each pair of places: the diagonal it lies on, then the place in the first text
    width = len(one) + len(two)
    pairs = np.unique(np.concatenate(((a1 - b1 + len(two)) * width + a1, (a2 - b2 + len(two)) * width + a2)))
    if not len(pairs):
        return []
    a, b = pairs % width, pairs % width - pairs // width + len(two)
    breaks = np.flatnonzero(np.diff(pairs) != 1) + 1
    firsts = np.concatenate((np.zeros(1, np.int64), breaks))
    lasts = np.concatenate((breaks, np.full(1, len(a)))) - 1
    lengths = a[lasts] - a[firsts] + 3
    return sorted(map(Run, a[firsts].tolist(), b[firsts].tolist(), lengths.tolist()))


def _matches(ours: Trigrams, theirs: Trigrams) -> tuple[Positions, Positions]:
    """Places of our 3-grams that are theirs too, and the place at which each first stands there."""
    if not len(theirs.distinct) or not len(ours.grams):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    at = np.minimum(np.searchsorted(theirs.distinct, ours.grams), len(theirs.distinct) - 1)
    hits = np.flatnonzero(theirs.distinct[at] == ours.grams)
    return ours.places[hits], theirs.firsts[at[hits]]


def _chains(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs chained in order of both texts: best total of matched words less the gaps between them.

    Chains share no run; the best come first.  A chain begins anew where a gap costs more than all
    before it is worth.
    """
    best: list[int] = []
    before: list[int] = []
    for k, run in enumerate(runs):
        score, came_from = 2 * run.length, -1
        for p in range(k - 1, max(-1, k - 1 - LOOKBACK), -1):
            gain = _gain(runs[p], run)
            if gain is not None and best[p] + gain > score:
                score, came_from = best[p] + gain, p
        best.append(score)
        before.append(came_from)
    chains: list[list[Run]] = []
    used = [False] * len(runs)
    for k in sorted(range(len(runs)), key=lambda k: (-best[k], k)):
        chain: list[Run] = []
        at = k
        while at >= 0 and not used[at]:
            used[at] = True
            chain.append(runs[at])
            at = before[at]
        if chain:
            chains.append(chain[::-1])
    return chains


def _gain(earlier: Run, later: Run) -> int | None:
    """What `later` adds to a chain that ends with `earlier`; None when it cannot follow."""
    gap_a = later.a - earlier.a - earlier.length
    gap_b = later.b - earlier.b - earlier.length
    if later.b <= earlier.b or later.a <= earlier.a or gap_a > GAP or gap_b > GAP:
        return None
    overlap = max(0, -gap_a, -gap_b)
    if overlap >= later.length:
        return None
    return 2 * (later.length - overlap) - max(gap_a, gap_b, 0) - overlap


def _filled(x: Sequence[int], y: Sequence[int], chain: Sequence[Run]) -> list[Run]:
    """The chain without overlaps, with the words that agree inside its gaps."""
    runs = [chain[0]]
    for run in chain[1:]:
        last = runs[-1]
        end_a, end_b = last.a + last.length, last.b + last.length
        overlap = max(0, end_a - run.a, end_b - run.b)
        if overlap >= run.length:
            continue
        run = Run(run.a + overlap, run.b + overlap, run.length - overlap)
        if end_a < run.a and end_b < run.b:
            blocks = SequenceMatcher(None, x[end_a : run.a], y[end_b : run.b], autojunk=False).get_matching_blocks()
            runs += [Run(end_a + block.a, end_b + block.b, block.size) for block in blocks if block.size]
        runs.append(run)
    return runs


def _extended(x: list[int], y: list[int], i: int, j: int, step: int, weights: Mapping[int, int]) -> list[Run]:
    """Runs beyond the end of a passage, going by `step` (1 or -1) from the words i and j, nearest first."""
    runs: list[Run] = []
    while True:
        n = 0
        limit = min(len(x) - i, len(y) - j) if step > 0 else min(i, j) + 1
        while n < limit and x[i + step * n] == y[j + step * n]:
            n += 1
        if n:
            runs.append(Run(i, j, n) if step > 0 else Run(i - n + 1, j - n + 1, n))
            i, j = i + step * n, j + step * n
        skip = _skip(x, y, i, j, step, weights)
        if skip is None:
            return runs
        i, j = i + step * skip[0], j + step * skip[1]


#: Words to skip in the first and the second text, fewest first, replaced ones before dropped or inserted ones.
_SKIPS = tuple(
    (one, total - one)
    for total in range(1, SKIP + 1)
    for one in sorted(range(total + 1), key=lambda one: (abs(2 * one - total), one))
)


def _skip(x: list[int], y: list[int], i: int, j: int, step: int, weights: Mapping[int, int]) -> tuple[int, int] | None:
    """The fewest words to skip on both sides so that two words in a row agree again; None when too many.

    Across more than a replaced word, two everyday words in a row ("of the") are no agreement; a single
    word is one only when it has content and follows a replaced word.
    """
    ours = x[i : i + SKIP + 2] if step > 0 else x[max(0, i - SKIP - 1) : i + 1][::-1] if i >= 0 else []
    theirs = y[j : j + SKIP + 2] if step > 0 else y[max(0, j - SKIP - 1) : j + 1][::-1] if j >= 0 else []
    if set(theirs).isdisjoint(ours):
        return None
    for one, two in _SKIPS:
        if one >= len(ours) or two >= len(theirs) or ours[one] != theirs[two]:
            continue
        value = weights.get(ours[one], CONTENT_WEIGHT)
        if one + 1 < len(ours) and two + 1 < len(theirs) and ours[one + 1] == theirs[two + 1]:
            value += weights.get(ours[one + 1], CONTENT_WEIGHT)
            if one + two <= 2 or value > 2 * EVERYDAY_WEIGHT:
                return one, two
        elif one + two <= 2 and value == CONTENT_WEIGHT:
            return one, two
    return None


def _light(x: Sequence[int], run: Run, weights: Mapping[int, int]) -> bool:
    """Whether a lone seed has fewer than two words of content: "one of the" begins no passage."""
    return sum(weights.get(word, CONTENT_WEIGHT) > EVERYDAY_WEIGHT for word in x[run.a : run.a + run.length]) < 2


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Runs that touch on both sides made one."""
    out: list[Run] = []
    for run in runs:
        if out and out[-1].a + out[-1].length == run.a and out[-1].b + out[-1].length == run.b:
            out[-1] = Run(out[-1].a, out[-1].b, out[-1].length + run.length)
        else:
            out.append(run)
    return out


#: Words of the first text in one drawer of the passages kept so far.
_DRAWER = 256


def _merged(found: Sequence[Alignment]) -> list[Alignment]:
    """The passages without what another says already, in text order.

    Best first: a passage that lies inside a better one on both sides says nothing new; one that lies
    partly inside is cut back to the runs that are new.
    """
    kept: list[Alignment] = []
    drawers: dict[int, list[Alignment]] = {}
    for alignment in sorted(found, key=lambda one: (-one.words, one.runs)):
        rest = tuple(
            run
            for run in alignment.runs
            if not any(_inside(run, other) for other in drawers.get((run.a + run.length // 2) // _DRAWER, ()))
        )
        if not rest:
            continue
        new = Alignment(rest)
        kept.append(new)
        for drawer in range(new.a[0] // _DRAWER, new.a[1] // _DRAWER + 1):
            drawers.setdefault(drawer, []).append(new)
    return sorted(kept, key=lambda one: one.runs)


def _inside(run: Run, other: Alignment) -> bool:
    """Whether the middle of a run lies inside a passage on both sides."""
    (a0, a1), (b0, b1) = other.a, other.b
    return a0 <= run.a + run.length // 2 < a1 and b0 <= run.b + run.length // 2 < b1
