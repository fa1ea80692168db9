"""Going on beyond the end of a run: over words that agree, and over the few that were replaced, dropped or inserted.

After the extension step of BLAST, on words; for many places of a corpus at once.
"""

from __future__ import annotations

import numpy as np

from stemma.reuse.corpus import Corpus
from stemma.reuse.evidence import CONTENT_WEIGHT, EVERYDAY_WEIGHT
from stemma.reuse.words import Numbers, Positions

#: Words that may be skipped, both sides together.
SKIP = 8
#: Words to skip in the first and the second text, fewest first, replaced ones before dropped or inserted ones.
_SKIPS = tuple(
    (one, total - one)
    for total in range(1, SKIP + 1)
    for one in sorted(range(total + 1), key=lambda one: (abs(2 * one - total), one))
)
_ONE, _TWO = (np.array(side, np.int64) for side in zip(*_SKIPS, strict=True))
#: Words looked at on either side: the last that may be reached, and the one after it.
_WINDOW = SKIP + 2
#: Places worked on at once, and words compared at once, few at first.
_TOGETHER, _FEW, _MANY = 1 << 13, 4, 256


def agreeing(corpus: Corpus, one: Positions, two: Positions, room: Positions, step: int) -> Positions:
    """How many words agree from these places on, going by `step` (1 or -1), at the most `room`."""
    count = np.zeros(len(one), np.int64)
    going = np.flatnonzero(room > 0)
    size, last = _FEW, len(corpus.hashes) - 1
    while len(going):
        ahead = count[going, None] + np.arange(size)
        at, other = one[going, None] + step * ahead, two[going, None] + step * ahead
        same = corpus.hashes[np.clip(at, 0, last)] == corpus.hashes[np.clip(other, 0, last)]
        same &= ahead < room[going, None]
        whole = same.all(axis=1)
        count[going] += np.where(whole, size, same.argmin(axis=1))
        going = going[whole]
        size = min(2 * size, _MANY)
    return count


def least_skips(
    corpus: Corpus, one: Positions, two: Positions, stop_one: Positions, stop_two: Positions, step: int
) -> tuple[Positions, Positions]:
    """The fewest words to skip in either text so that two words in a row agree again; 0 and 0 where there are too many.

    Going forward the stops are the ends of the texts, going back their first words.  Across more than a replaced word,
    two everyday words in a row ("of the") are no agreement; a single word is one only when it has content and follows a
    replaced word.
    """
    skip = np.full(len(one), -1, np.int64)
    for start in range(0, len(one), _TOGETHER):
        part = slice(start, start + _TOGETHER)
        places, x = _window(corpus, one[part], stop_one[part], step, 1)
        _, y = _window(corpus, two[part], stop_two[part], step, 2)
        same = x[:, :, None] == y[:, None, :]
        some = np.flatnonzero(same.reshape(len(same), -1).any(axis=1))
        same, weight = same[some], corpus.weights[places[some]]
        here, following = same[:, _ONE, _TWO], same[:, _ONE + 1, _TWO + 1]
        near = _ONE + _TWO <= 2
        told = (weight[:, :-1] + weight[:, 1:] > 2 * EVERYDAY_WEIGHT)[:, _ONE]
        content = (weight == CONTENT_WEIGHT)[:, _ONE]
        here &= (following & (near | told)) | (near & content)
        skip[start + some] = np.where(here.any(axis=1), here.argmax(axis=1), -1)
    found = skip >= 0
    return np.where(found, _ONE[skip], 0), np.where(found, _TWO[skip], 0)


def _window(corpus: Corpus, at: Positions, stop: Positions, step: int, beyond: int) -> tuple[Positions, Numbers]:
    """The places from each one on, and their words; `beyond`, which is no word, where the text ends."""
    places = at[:, None] + step * np.arange(_WINDOW)
    inside = places < stop[:, None] if step > 0 else places >= stop[:, None]
    places = np.clip(places, 0, len(corpus.hashes) - 1)
    return places, np.where(inside, corpus.hashes[places], np.uint32(beyond))
