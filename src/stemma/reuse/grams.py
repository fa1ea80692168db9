"""Which word 5-grams stand in more than one text, and where: what the join of `candidates` is made over.

Most grams stand in one text only.  They are told apart before anything is sorted or joined, by counting in a
table of hash remainders, so that memory and time go with what is shared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.reuse.corpus import Corpus, Offsets
from stemma.reuse.words import Hashes, Numbers, Positions, ngrams

#: Words in a gram of the join.  Shorter ones are shared by chance, longer ones miss edited text.
GRAM = 5
#: Words worked on at a time.
_TOGETHER = 1 << 21
#: Bits of the place of a word in the corpus, below those of the number of its gram.
_PLACE_BITS = 32
#: The table of remainders has at least so many places for each word, within these bounds (as powers of two).
_ROOM, _LEAST_BITS, _MOST_BITS = 8, 16, 28


@dataclass(frozen=True)
class SharedGrams:
    """A row for each text that has a shared gram, by gram and text: `place` is where it first stands in the text.

    `documents` is how many texts have the gram, `content` its worth: 2 for a word of content, 1 for one common in
    these texts, 0 for an everyday one.  `asked`, where only some pairs are asked for, is
    2 for a text of which all pairs are, and 1 for one of which those with others like it are.
    """

    grams: Hashes
    document: Offsets
    place: Offsets
    content: Offsets
    documents: Offsets
    asked: npt.NDArray[np.int8] | None = None

    def standing(self, more_than: int) -> tuple[Hashes, Offsets]:
        """The grams of more than so many texts, in order, and how many texts have each."""
        common = np.flatnonzero(self.documents > more_than)
        grams, firsts = np.unique(self.grams[common], return_index=True)
        return grams, self.documents[common[firsts]]


def shared_grams(corpus: Corpus) -> SharedGrams:
    """The grams that stand in two texts or more."""
    bits = min(_MOST_BITS, max(_LEAST_BITS, int(_ROOM * len(corpus.hashes)).bit_length()))
    shift = np.uint64(64 - bits)
    table = np.zeros(1 << bits, np.uint8)
    for _, grams in all_grams(corpus.hashes):
        remainders = np.sort(grams >> shift)
        again = remainders[1:] == remainders[:-1]
        firsts = remainders[np.concatenate(([True], ~again))] if len(remainders) else remainders
        table[firsts] = np.where(table[firsts] > 0, 2, 1)
        table[remainders[1:][again]] = 2
    places: list[Positions] = []
    found: list[Hashes] = []
    for at, grams in all_grams(corpus.hashes):
        repeated = np.flatnonzero(table[grams >> shift] > 1)
        places.append(repeated + at)
        found.append(grams[repeated])
    del table
    return _rows(
        corpus, np.concatenate([*found, np.zeros(0, np.uint64)]), np.concatenate([*places, np.zeros(0, np.int64)])
    )


def all_grams(hashes: Numbers) -> Iterator[tuple[int, Hashes]]:
    """(place of the first, all grams) of stretches of a corpus; those that reach into the next text are there too."""
    for at in range(0, len(hashes), _TOGETHER):
        grams = ngrams(hashes[at : at + _TOGETHER + GRAM - 1], GRAM)
        if len(grams):
            yield at, grams


def _rows(corpus: Corpus, grams: Hashes, places: Positions) -> SharedGrams:
    text = np.repeat(np.arange(len(corpus), dtype=np.int32), np.diff(corpus.bounds))
    whole = places + GRAM <= corpus.bounds[text[places] + 1] if len(places) else np.zeros(0, bool)
    grams, places = grams[whole], places[whole]
    # by gram, and within a gram by place and so by text; to sort plain numbers is the fastest
    order = np.argsort(grams)
    grams = grams[order]
    keys = np.sort(np.cumsum(_changes(grams)) << _PLACE_BITS | places[order])
    places = keys & ((1 << _PLACE_BITS) - 1)
    document = text[places]
    first_there = _changes(keys >> _PLACE_BITS) | _changes(document)
    grams, places, document = grams[first_there], places[first_there], document[first_there]
    starts = np.flatnonzero(_changes(grams))
    counts = np.diff(np.concatenate((starts, [len(grams)])))
    shared = np.repeat(counts > 1, counts)
    grams, places, document = grams[shared], places[shared], document[shared]
    counts = counts[counts > 1].astype(np.int32)
    content = np.zeros(len(places), np.uint8)
    for k in range(GRAM):
        content += corpus.weights[places + k] - np.uint8(1)
    return SharedGrams(
        grams,
        document,
        (places - corpus.bounds[document]).astype(np.int32),
        content.astype(np.int32),
        np.repeat(counts, counts),
    )


def _changes(values: npt.NDArray[np.generic]) -> npt.NDArray[np.bool_]:
    """Where a value differs from the one before; the first does."""
    changes: npt.NDArray[np.bool_] = np.concatenate((np.ones(min(1, len(values)), bool), values[1:] != values[:-1]))
    return changes
