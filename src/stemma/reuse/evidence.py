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

_Flags = npt.NDArray[np.bool_]

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

#: Words between those of a name, and how many in a row.
_BRIDGES: Final = ("and", "for", "of", "the")
_MOST_BRIDGES: Final = 2
#: Words of a name at the most, those between included.
_LONGEST_NAME: Final = 7

#: Weight of a word of its kind: everyday; in a twentieth or more of the documents; any other.
EVERYDAY_WEIGHT, COMMON_WEIGHT, CONTENT_WEIGHT = 1, 2, 3
#: A word is common when it stands in one document of `COMMON_SHARE`, and in `COMMON_LEAST` at the least.
COMMON_SHARE, COMMON_LEAST = 20, 20
#: Bits of a word by which its weight is looked up, at the least.
_LEAST_BITS: Final = 16
#: Texts that are looked at for what is common: of more, every second, every third and so on.
COMMON_TEXTS = 2_000

#: Evidence without which two documents share nothing worth telling: about eight words, five with content.
STRONG: Final = 17
#: Words in a row that are no chance, whatever they are: each one beyond adds to the evidence.
LONG_RUN: Final = 6
#: Words that a run is shortened by before it is added to those beside it, a few differing words between them.
STEADY_RUN: Final = 3
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
    words = np.array(sorted(weights), np.uint32)
    own = np.array([weights[word] for word in words.tolist()], np.uint8)
    bits = _LEAST_BITS  # of a word, in which no two of the few are the same: a table without collisions
    while len(np.unique(words & ((1 << bits) - 1))) < len(words):
        bits += 1
    mask = np.uint32((1 << bits) - 1)
    table = np.zeros(1 << bits, np.int32)
    table[words & mask] = np.arange(len(words))
    place = table[hashes & mask]
    values: npt.NDArray[np.uint8] = np.where(words[place] == hashes, own[place], np.uint8(CONTENT_WEIGHT))
    return values


def valued(
    hashes: Numbers, weights: npt.NDArray[np.uint8], joined: _Flags, capital: _Flags, texts: Positions
) -> npt.NDArray[np.uint8]:
    """What each word of some texts, which begin at the places `texts`, adds to the evidence where it stands.

    Words written without a space between them are one: an address is no eight words.  So are those of a name, "National
    Guild of Bakers and Millers": who has its first word from memory has the others too.  No name is as long as a
    headline that begins each of its words with a capital.
    """
    bridge = np.isin(hashes, np.array([number_of(one) for one in _BRIDGES], np.uint32)) & ~capital
    goes_on = capital.copy()
    for _ in range(_MOST_BRIDGES):
        goes_on[1:] |= bridge[1:] & goes_on[:-1]
    edges = np.flatnonzero(np.diff(np.concatenate(([False], goes_on, [False]))))
    starts, ends = edges[::2], edges[1::2]
    for _ in range(_MOST_BRIDGES):
        ends = ends - ~capital[ends - 1]
    apart = np.concatenate((np.zeros(1, np.int32), np.cumsum(~joined, dtype=np.int32)))
    names = apart[ends] - apart[starts] <= _LONGEST_NAME
    later = np.zeros(len(capital) + 1, np.int8)
    later[starts[names] + 1] += 1
    later[ends[names]] -= 1
    inside = np.cumsum(later[:-1], dtype=np.int8).view(bool)
    inside = inside & capital
    inside[texts[texts < len(inside)]] = False
    values = np.where(inside, np.uint8(EVERYDAY_WEIGHT), weights)
    values[joined] = 0
    return values


def edge_of(similarity: float) -> Edge:
    """What the share of aligned words says of a passage."""
    if similarity >= 1.0:
        return "verbatim"
    return "edited" if similarity >= EDITED else "reworded"
