"""Which candidate pairs can come to a passage at all, found for all of them at once.

Most pairs share five words by chance and nothing around them.  To align such a pair costs a hundred times what
it costs to look whether its shared grams, with the words that agree beyond them, could be evidence enough.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from stemma.reuse.alignment import GAP, SKIP, SKIPS
from stemma.reuse.candidates import Anchors
from stemma.reuse.corpus import Corpus
from stemma.reuse.evidence import CONTENT_WEIGHT, EVERYDAY_WEIGHT, LONG_RUN, STRONG
from stemma.reuse.grams import GRAM
from stemma.reuse.words import Positions

_Flags = npt.NDArray[np.bool_]

#: Anchors looked at together, and words that a run is lengthened by at the most: more are evidence enough anyway.
_TOGETHER, _LENGTHEN = 1 << 16, 64


def promising(corpus: Corpus, anchors: Anchors) -> npt.NDArray[np.int32]:
    """The pairs worth aligning, a row (first, second) each, in order.

    A pair is left out when no run of words that it shares is evidence enough, no run goes on beyond a few
    replaced, dropped or inserted words, and no two of them lie together in the same order.
    """
    kept = np.zeros(len(anchors.first), bool)
    worth = np.concatenate(([0], np.cumsum(np.where(corpus.joined, 0, corpus.weights), dtype=np.int64)))
    ends = np.zeros((2, len(kept)), np.int64)
    for at in range(0, len(kept), _TOGETHER):
        part = slice(at, at + _TOGETHER)
        some = Anchors(*(column[part] for column in anchors))
        kept[part], ends[0, part], ends[1, part] = _evident(corpus, worth, some)
    kept[:-1] |= _lie_together(anchors, ends)
    rows = np.stack((anchors.first[kept], anchors.second[kept]), axis=1)
    pairs: npt.NDArray[np.int32] = rows[
        np.concatenate((np.ones(min(1, len(rows)), bool), (rows[1:] != rows[:-1]).any(axis=1)))
    ]
    return pairs


def _evident(corpus: Corpus, worth: Positions, anchors: Anchors) -> tuple[_Flags, Positions, Positions]:
    """Whether each anchor is part of enough, and the word after its run in the first and in the second text."""
    low_one, low_two = corpus.bounds[anchors.first], corpus.bounds[anchors.second]
    high_one, high_two = corpus.bounds[anchors.first + 1], corpus.bounds[anchors.second + 1]
    one, two = low_one + anchors.a, low_two + anchors.b
    length = (anchors.last - anchors.a + GRAM).astype(np.int64)
    whole = anchors.last - anchors.a == anchors.grams - 1
    after = _agreeing(corpus, one + length, two + length, np.minimum(high_one - one, high_two - two) - length, 1)
    before = _agreeing(corpus, one - 1, two - 1, np.minimum(one - low_one, two - low_two), -1)
    start, length = one - before, length + before + after
    weight = worth[start + np.minimum(length, _LENGTHEN)] - worth[start]
    enough = ~whole | (weight + np.maximum(0, length - LONG_RUN) >= STRONG)
    left = np.flatnonzero(~enough)
    end_one, end_two = one + length - before, two + length - before
    enough[left] = _goes_on(corpus, end_one[left], end_two[left], high_one[left], high_two[left], 1)
    left = np.flatnonzero(~enough)
    begin_one, begin_two = one - before - 1, two - before - 1
    enough[left] = _goes_on(corpus, begin_one[left], begin_two[left], low_one[left], low_two[left], -1)
    return enough, end_one - low_one, end_two - low_two


def _agreeing(corpus: Corpus, one: Positions, two: Positions, room: Positions, step: int) -> Positions:
    """How many words agree from these places on, going by `step`, at the most `room`."""
    count = np.zeros(len(one), np.int64)
    going = np.flatnonzero(room > 0)
    for k in range(_LENGTHEN):
        going = going[corpus.hashes[one[going] + step * k] == corpus.hashes[two[going] + step * k]]
        count[going] += 1
        going = going[room[going] > k + 1]
        if not len(going):
            break
    return count


def _goes_on(
    corpus: Corpus, one: Positions, two: Positions, stop_one: Positions, stop_two: Positions, step: int
) -> _Flags:
    """Whether words agree again within `SKIP` of these places, as `alignment` asks for: in a row, or of content."""
    last = len(corpus.hashes) - 1
    x, y, weight = [], [], []
    for k in range(SKIP + 2):
        at, other = one + step * k, two + step * k
        inside = at < stop_one if step > 0 else at >= stop_one
        at = np.clip(at, 0, last)
        x.append(np.where(inside, corpus.hashes[at], -1))
        weight.append(corpus.weights[at])
        inside = other < stop_two if step > 0 else other >= stop_two
        y.append(np.where(inside, corpus.hashes[np.clip(other, 0, last)], -2))
    found = np.zeros(len(one), bool)
    for skip_one, skip_two in SKIPS:
        same = x[skip_one] == y[skip_two]
        following = x[skip_one + 1] == y[skip_two + 1]
        if skip_one + skip_two <= 2:
            found |= same & (following | (weight[skip_one] == CONTENT_WEIGHT))
        else:
            found |= same & following & (weight[skip_one] + weight[skip_one + 1] > 2 * EVERYDAY_WEIGHT)
    return found


def _lie_together(anchors: Anchors, ends: Positions) -> _Flags:
    """Whether an anchor and the next of the same pair are near enough to be one passage."""
    same = (anchors.first[1:] == anchors.first[:-1]) & (anchors.second[1:] == anchors.second[:-1])
    gap_one, gap_two = anchors.a[1:] - ends[0, :-1], anchors.b[1:] - ends[1, :-1]
    flags: _Flags = same & (gap_one <= GAP) & (gap_two <= GAP) & (anchors.b[1:] > anchors.b[:-1])
    return flags
