"""Which candidate pairs can come to a passage at all, found for all of them at once.

Most pairs share five words by chance and nothing around them.  To align such a pair costs a hundred times what
it costs to look whether its shared grams, with the words that agree beyond them, could be evidence enough.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from stemma.reuse.candidates import Anchors
from stemma.reuse.chains import GAP
from stemma.reuse.corpus import Corpus
from stemma.reuse.evidence import LONG_RUN, STRONG
from stemma.reuse.grams import GRAM
from stemma.reuse.seeds import Pairs, sums
from stemma.reuse.skips import agreeing, least_skips
from stemma.reuse.words import Positions

_Flags = npt.NDArray[np.bool_]

#: Words that a run is lengthened by at the most: more are evidence enough anyway.
_LENGTHEN = 64


def promising(corpus: Corpus, anchors: Anchors) -> Pairs:
    """The pairs worth aligning, a row (first, second) each, in order.

    A pair is left out when no run of words that it shares is evidence enough, no run goes on beyond a few
    replaced, dropped or inserted words, and no two of them lie together in the same order.
    """
    kept, end_one, end_two = _evident(corpus, anchors)
    kept[:-1] |= _lie_together(anchors, end_one, end_two)
    rows = np.stack((anchors.first[kept], anchors.second[kept]), axis=1)
    pairs: Pairs = rows[np.concatenate((np.ones(min(1, len(rows)), bool), (rows[1:] != rows[:-1]).any(axis=1)))]
    return pairs


def _evident(corpus: Corpus, anchors: Anchors) -> tuple[_Flags, Positions, Positions]:
    """Whether each anchor is part of enough, and the word after its run in the first and in the second text."""
    low_one, low_two = corpus.bounds[anchors.first], corpus.bounds[anchors.second]
    high_one, high_two = corpus.bounds[anchors.first + 1], corpus.bounds[anchors.second + 1]
    one, two = low_one + anchors.a, low_two + anchors.b
    room = np.minimum(high_one - one, high_two - two) - GRAM
    after = agreeing(corpus, one + GRAM, two + GRAM, np.minimum(room, _LENGTHEN), 1)
    room = np.minimum(one - low_one, two - low_two)
    before = agreeing(corpus, one - 1, two - 1, np.minimum(room, _LENGTHEN), -1)
    start, length = one - before, GRAM + before + after
    weight = sums(corpus.values, start, np.minimum(length, _LENGTHEN))
    whole = anchors.last - anchors.a <= after  # all on this diagonal is one run
    enough = ~whole | (weight + np.maximum(0, length - LONG_RUN) >= STRONG)
    end_one, end_two = one + length - before, two + length - before
    left = np.flatnonzero(~enough)
    skips = least_skips(corpus, end_one[left], end_two[left], high_one[left], high_two[left], 1)
    enough[left] = skips[0] + skips[1] > 0
    left = np.flatnonzero(~enough)
    begin_one, begin_two = one - before - 1, two - before - 1
    skips = least_skips(corpus, begin_one[left], begin_two[left], low_one[left], low_two[left], -1)
    enough[left] = skips[0] + skips[1] > 0
    return enough, end_one - low_one, end_two - low_two


def _lie_together(anchors: Anchors, end_one: Positions, end_two: Positions) -> _Flags:
    """Whether an anchor and the next of the same pair are near enough to be one passage."""
    same = (anchors.first[1:] == anchors.first[:-1]) & (anchors.second[1:] == anchors.second[:-1])
    gap_one, gap_two = anchors.a[1:] - end_one[:-1], anchors.b[1:] - end_two[:-1]
    flags: _Flags = same & (gap_one <= GAP) & (gap_two <= GAP) & (anchors.b[1:] > anchors.b[:-1])
    return flags
