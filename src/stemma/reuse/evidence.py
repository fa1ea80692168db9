"""How much shared words are worth as evidence of shared text, and what is only a stock phrase.

Weights are small integers so that sums are the same everywhere.  "of the", "said that he" are shared by
any two English texts; a run of names and nouns is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from stemma.records import Edge
from stemma.reuse.words import Words, number_of

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

EVERYDAY_NUMBERS: Final = frozenset(map(number_of, EVERYDAY))

#: Weight of a word of its kind: everyday; in a twentieth or more of the documents; any other.
EVERYDAY_WEIGHT, COMMON_WEIGHT, CONTENT_WEIGHT = 1, 2, 3
#: A word is common when it stands in one document of `COMMON_SHARE`, and in `COMMON_LEAST` at the least.
COMMON_SHARE, COMMON_LEAST = 20, 20

#: Evidence without which two documents share nothing worth telling: about eight words, five with content.
STRONG: Final = 19
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


def word_weights(texts: Sequence[Words]) -> dict[int, int]:
    """The weight of every word number that is not worth `CONTENT_WEIGHT`."""
    weights: dict[int, int] = {}
    if len(texts) >= COMMON_LEAST:
        everything = np.concatenate([np.unique(words.hashes) for words in texts])
        numbers, counts = np.unique(everything, return_counts=True)
        common = numbers[counts >= max(COMMON_LEAST, len(texts) // COMMON_SHARE)]
        weights = dict.fromkeys(map(int, common.tolist()), COMMON_WEIGHT)
    return weights | dict.fromkeys(EVERYDAY_NUMBERS, EVERYDAY_WEIGHT)


def edge_of(similarity: float) -> Edge:
    """What the share of aligned words says of a passage."""
    if similarity >= 1.0:
        return "verbatim"
    return "edited" if similarity >= EDITED else "reworded"
