"""How much shared words are worth as evidence of shared text, and what is only a stock phrase.

Weights are small integers so that sums are the same everywhere.  "of the", "said that he" are shared by
any two English texts; a run of names and nouns is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from stemma.records import Edge
from stemma.reuse.words import Numbers, Positions, number_of

#: Words that any report holds: they cost little to share.  Closed classes and the commonest verbs of news.
EVERYDAY: Final = frozenset(
    """
    a about after again against all also although among an and another any are as at back be because been before
    being between both but by can could day did do does down during each even every few first for from get go had
    has have having he her here him his how i if in into is it its just last like made make many may me might more
    most much must my new no not now of off on one only or other our out over own per said same say says see she
    should since so some still such take tell than that the their them then there these they this those through
    time to told too two under until up us very was way we week well were what when where which while who whose
    why will with within without would year years yet you your
    """.split()  # noqa: SIM905 - a table of words reads best as words
)

#: Weight of a word of its kind: everyday; in a twentieth or more of the documents; any other.
EVERYDAY_WEIGHT, COMMON_WEIGHT, CONTENT_WEIGHT = 1, 2, 3
#: A word is common when it stands in one document of `COMMON_SHARE`, and in `COMMON_LEAST` at the least.
COMMON_SHARE, COMMON_LEAST = 20, 20
#: Texts that are looked at for what is common: of more, every second, every third and so on.
COMMON_TEXTS = 2_000

#: Evidence without which two documents share nothing worth telling: about eight words, five with content.
STRONG: Final = 19
#: Words in a row that are no chance, whatever they are: each one beyond adds to the evidence.
LONG_RUN: Final = 8
#: Evidence enough for a further passage of a pair that shares a strong one.
FURTHER: Final = 11
#: Aligned words a passage needs at the least, whatever their weight.
LEAST_WORDS: Final = 5
#: Share of aligned words below which a stretch is no shared text, however long.
LEAST_SIMILARITY: Final = 0.4

#: At and above this share of aligned words a passage that is not verbatim is the same text edited;
#: below, the same matter reworded.
EDITED: Final = 0.75

#: A phrase of more documents than this is stock, unless it makes up most of a report that has it.
STOCK_DOCUMENTS: Final = 48


def word_weights(hashes: Numbers, bounds: Positions) -> dict[int, int]:
    """The weight of every word that is not worth `CONTENT_WEIGHT`; text `k` has the words bounds[k]..bounds[k + 1]."""
    step = -(-max(1, len(bounds) - 1) // COMMON_TEXTS)
    looked_at = [np.unique(hashes[bounds[text] : bounds[text + 1]]) for text in range(0, len(bounds) - 1, step)]
    weights: dict[int, int] = {}
    if len(looked_at) >= COMMON_LEAST:
        numbers, counts = np.unique(np.concatenate(looked_at), return_counts=True)
        common = numbers[counts >= max(COMMON_LEAST, len(looked_at) // COMMON_SHARE)]
        weights = dict.fromkeys(common.tolist(), COMMON_WEIGHT)
    return weights | dict.fromkeys(map(number_of, EVERYDAY), EVERYDAY_WEIGHT)


def weighed(hashes: Numbers, weights: Mapping[int, int]) -> npt.NDArray[np.uint8]:
    """The weight of each of many words."""
    values = np.full(len(hashes), CONTENT_WEIGHT, np.uint8)
    for weight in sorted(set(weights.values())):
        numbers = np.array(sorted(word for word, own in weights.items() if own == weight), np.uint32)
        values[_among(hashes, numbers)] = weight
    return values


def _among(hashes: Numbers, few: Numbers) -> Positions:
    """Where one of a few words stands; `few` is in order."""
    if not len(few):
        return np.zeros(0, np.int64)
    possible = np.zeros(1 << 16, bool)
    possible[few & 0xFFFF] = True
    places = np.flatnonzero(possible[hashes & 0xFFFF])
    at = np.minimum(np.searchsorted(few, hashes[places]), len(few) - 1)
    found: Positions = places[few[at] == hashes[places]]
    return found


def edge_of(similarity: float) -> Edge:
    """What the share of aligned words says of a passage."""
    if similarity >= 1.0:
        return "verbatim"
    return "edited" if similarity >= EDITED else "reworded"
