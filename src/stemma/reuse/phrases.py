"""Phrases of the trade: a few words that two reports share, made of what many others have too.

"Anyone with information is asked to call" is written by whoever writes of a crime.  That words are such a phrase shows in
their spread, also where each writer turns them a little: the 3-grams of them stand in many documents.  Of text that was
copied many times the same is true, but then its longer grams stand in as many, or the two reports are of one matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from stemma.reuse.alignment import Alignments
from stemma.reuse.corpus import Corpus, Held, Offsets
from stemma.reuse.related import shared_vocabulary
from stemma.reuse.seeds import Pairs, stretches
from stemma.reuse.words import Hashes, Positions, grams_at, ngrams

_Flags = npt.NDArray[np.bool_]

#: Words of a phrase at the most, page furniture included: where a passage of a pair has more, one copied the other or both
#: a third.
FEW_WORDS: Final = 80
#: A phrase whose short grams stand in more documents than this is of the trade,
MANY_DOCUMENTS: Final = 6
#: if they stand in so many times as many as its long ones,
TURNED: Final = 2
#: or the rest of the two reports has less of its vocabulary in common than that of most reports of one event.
ONE_EVENT: Final = 0.15
#: About ten words, seven of them with content.  Less is a phrase, however few have it, between reports that have no more
#: vocabulary in common; and between any others when it is all that they share: a name with its office, the name of a law.
LITTLE: Final = 24
#: Words of a short gram and of a long one.
SHORT, LONG = 3, 6
#: Words of the corpus looked through at a time, and bits of the table of what is looked for.
_TOGETHER, _BITS = 1 << 21, 24


class Phrases(NamedTuple):
    """What is asked of each passage: how much `vocabulary` its reports share, whether it is `little`, its grams.

    It is little when its evidence is; `nothing` says that all passages of the pair are.

    The grams are those of one passage after those of another, with how many there are of each.  Of a passage that is no
    phrase nothing is asked.
    """

    vocabulary: npt.NDArray[np.float64]
    little: _Flags
    nothing: _Flags
    short: Hashes
    short_counts: Offsets
    long: Hashes
    long_counts: Offsets

    @classmethod
    def joined(cls, parts: Sequence[Phrases]) -> Phrases:
        """All rows, in order of the parts; there may be none."""
        return cls(*(np.concatenate(columns) for columns in zip(_NONE, *parts, strict=True)))


_NONE = Phrases(
    np.zeros(0),
    np.zeros(0, bool),
    np.zeros(0, bool),
    np.zeros(0, np.uint64),
    np.zeros(0, np.int32),
    np.zeros(0, np.uint64),
    np.zeros(0, np.int32),
)


def phrases(corpus: Corpus, pairs: Pairs, found: Alignments) -> Phrases:
    """What is asked of the passages of pairs that share no long one."""
    long = np.zeros(len(pairs), bool)
    long[found.pair[found.words > FEW_WORDS]] = True
    possible = ~long[found.pair]
    some = np.flatnonzero(~long)
    turn = np.cumsum(~long) - 1
    runs = found.chosen(np.flatnonzero(possible)).runs
    vocabulary = np.ones(len(pairs))
    vocabulary[some] = shared_vocabulary(corpus, pairs[some], runs._replace(pair=turn[runs.pair]))
    return Phrases(
        vocabulary[found.pair],
        found.evidence < LITTLE,
        ~np.isin(found.pair, found.pair[found.evidence >= LITTLE]),
        *_grams(corpus, found, possible, SHORT),
        *_grams(corpus, found, possible, LONG),
    )


def _grams(corpus: Corpus, found: Alignments, which: _Flags, n: int) -> tuple[Hashes, Offsets]:
    """The n-grams of the runs of some passages, and how many there are of each passage."""
    passage = np.repeat(np.arange(len(which)), np.diff(found.runs_at))
    counts = np.where(which[passage], np.maximum(found.runs.length - (n - 1), 0), 0)
    grams = grams_at(corpus.hashes, stretches(found.runs.a, counts), n)
    return grams, np.bincount(passage, counts, minlength=len(which)).astype(np.int32)


def spread_of(texts: Sequence[Held], asked: Phrases) -> Positions:
    """In how many documents of all these the words of each passage stand when it is but a phrase, at least 1; else 0."""
    short = _median(texts, asked.short, asked.short_counts, SHORT)
    turned = short > TURNED * _median(texts, asked.long, asked.long_counts, LONG)
    unrelated = asked.vocabulary < ONE_EVENT
    phrase = (short > MANY_DOCUMENTS) & (unrelated | turned) | unrelated & asked.little | asked.nothing
    spread: Positions = np.where(phrase, np.maximum(short, 1), 0)
    return spread


def _median(texts: Sequence[Held], grams: Hashes, counts: Offsets, n: int) -> Positions:
    """In how many documents the middle one of the n-grams of each passage stands; 0 of a passage that has none."""
    median = np.zeros(len(counts), np.int64)
    if len(grams):
        wanted, which = np.unique(grams, return_inverse=True)
        documents = sum((_documents(some, wanted, n) for some in texts), np.zeros(len(wanted), np.int64))[which]
        owner = np.repeat(np.arange(len(counts)), counts)
        documents = documents[np.lexsort((documents, owner))]
        some = np.flatnonzero(counts)
        median[some] = documents[(np.cumsum(counts) - counts + counts // 2)[some]]
    return median


def _documents(corpus: Held, wanted: Hashes, n: int) -> Positions:
    """In how many texts each of these n-grams stands."""
    shift = np.uint64(64 - _BITS)
    possible = np.zeros(1 << _BITS, bool)
    possible[wanted >> shift] = True
    documents = np.zeros(len(wanted), np.int64)
    cuts = np.searchsorted(corpus.bounds, np.arange(0, corpus.bounds[-1], _TOGETHER))
    cuts = np.unique(np.concatenate((cuts, [len(corpus.bounds) - 1])))
    for low, high in zip(corpus.bounds[cuts[:-1]].tolist(), corpus.bounds[cuts[1:]].tolist(), strict=True):
        grams = ngrams(corpus.hashes[low:high], n)
        places = np.flatnonzero(possible[grams >> shift])
        at = np.minimum(np.searchsorted(wanted, grams[places]), len(wanted) - 1)
        same = wanted[at] == grams[places]
        places, at = places[same] + low, at[same]
        text = np.searchsorted(corpus.bounds, places, side="right") - 1
        whole = places + n <= corpus.bounds[text + 1]
        once = np.unique(text[whole] * len(wanted) + at[whole])
        documents += np.bincount(once % len(wanted), minlength=len(wanted))
    return documents
