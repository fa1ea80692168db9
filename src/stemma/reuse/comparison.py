"""What the documents of many pairs share, as columns that a process can send: see `passages` for the records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from stemma.records import Document
from stemma.reuse.alignment import Alignments, aligned
from stemma.reuse.candidates import Anchors
from stemma.reuse.corpus import Corpus, Offsets
from stemma.reuse.grams import GRAM
from stemma.reuse.phrases import Phrases, phrases
from stemma.reuse.promising import promising
from stemma.reuse.seeds import Pairs, stretches
from stemma.reuse.telling import worth_telling
from stemma.reuse.words import Hashes, Positions, grams_at

#: Blocks whose words are not the report's: what two documents share in them is no reuse of a report.
FURNITURE: frozenset[str] = frozenset({"boilerplate", "comment", "readtime", "related"})
#: Words of the texts of all pairs that are aligned together.
_WORDS = 1 << 20
#: In place of the number of documents: the words are page furniture, whatever their spread.
IN_FURNITURE = -1

#: Grams of so many texts that they are stock, in order, and how many texts have each.
Common = tuple[Hashes, Offsets]


class Report(NamedTuple):
    """What is asked of a document beside its words; `furniture` are spans of characters."""

    length: int
    furniture: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, document: Document) -> Report:
        furniture = tuple((block.start, block.end) for block in document.blocks if block.kind in FURNITURE)
        return cls(len(document.text), furniture)


class Shared(NamedTuple):
    """Passages, a row each, by pair and place: the characters a..end_a of the text `first`, b..end_b of `second`.

    `spread` is in how many documents the words stand when they are stock, else 0; `IN_FURNITURE` in furniture of both.
    """

    first: Offsets
    second: Offsets
    a: Offsets
    end_a: Offsets
    b: Offsets
    end_b: Offsets
    words: Offsets
    similarity: npt.NDArray[np.float64]
    spread: Offsets

    @classmethod
    def joined(cls, parts: Sequence[Shared]) -> Shared:
        """All rows, in order of the parts; there may be none."""
        return cls(*(np.concatenate(columns) for columns in zip(_NOTHING, *parts, strict=True)))


_NOTHING = Shared(*(np.zeros(0, np.int32),) * 7, np.zeros(0), np.zeros(0, np.int32))


class Comparison:
    """The passages of pairs of a corpus.  Called with what some of them share, by pair, it gives theirs in order.

    What it asks of those that may be phrases is answered when all passages are known.
    """

    def __init__(self, corpus: Corpus, reports: Sequence[Report], common: Common) -> None:
        self._corpus, self._common = corpus, common
        self._length = np.array([report.length for report in reports], np.int64)
        self._furniture = {text: report.furniture for text, report in enumerate(reports) if report.furniture}

    def __call__(self, candidates: Anchors) -> tuple[Shared, Phrases]:
        pairs = promising(self._corpus, candidates)
        shared, asked = zip(*(self._shared(pairs[some]) for some in self._together(pairs)), strict=True)
        return Shared.joined(shared), Phrases.joined(asked)

    def _together(self, pairs: Pairs) -> Iterator[slice]:
        """So many pairs at a time that their texts have about `_WORDS` words; no pairs at all once."""
        size = (self._corpus.bounds[pairs + 1] - self._corpus.bounds[pairs]).sum(axis=1)
        cuts = np.flatnonzero(np.diff(np.cumsum(size) // _WORDS)) + 1
        return (slice(start, stop) for start, stop in pairwise([0, *cuts.tolist(), len(pairs)]))

    def _shared(self, pairs: Pairs) -> tuple[Shared, Phrases]:
        corpus = self._corpus
        found = worth_telling(corpus, aligned(corpus, pairs))
        first, second = pairs[found.pair, 0], pairs[found.pair, 1]
        a, end_a = corpus.starts[found.a], corpus.ends[found.end_a - 1]
        b, end_b = corpus.starts[found.b], corpus.ends[found.end_b - 1]
        short = np.flatnonzero((2 * (end_a - a) < self._length[first]) & (2 * (end_b - b) < self._length[second]))
        spread = np.zeros(len(first), np.int32)
        spread[short] = self._spread(found.chosen(short))
        furnished = [text for text in np.unique(first).tolist() if text in self._furniture]
        for row in np.flatnonzero(np.isin(first, furnished)).tolist():
            if self._in_furniture(int(first[row]), int(a[row]), int(end_a[row])) and self._in_furniture(
                int(second[row]), int(b[row]), int(end_b[row])
            ):
                spread[row] = IN_FURNITURE
        words = found.words.astype(np.int32)
        return Shared(first, second, a, end_a, b, end_b, words, found.similarity, spread), phrases(corpus, pairs, found)

    def _spread(self, found: Alignments) -> Positions:
        """In how many documents the words of each passage stand when they are stock, else 0.

        It is the median over the 5-grams of its runs: that tells a stock phrase with a few words around it from a
        text of which a part is stock.
        """
        spread = np.zeros(len(found.pair), np.int64)
        known, documents = self._common
        if not len(known):
            return spread
        counts = np.maximum(found.runs.length - (GRAM - 1), 0)
        owner = np.repeat(np.repeat(np.arange(len(spread)), np.diff(found.runs_at)), counts)
        grams = grams_at(self._corpus.hashes, stretches(found.runs.a, counts), GRAM)
        at = np.minimum(np.searchsorted(known, grams), len(known) - 1)
        stands = np.where(known[at] == grams, documents[at], 0)
        order = np.lexsort((stands, owner))
        stands, counts = stands[order], np.bincount(owner, minlength=len(spread))
        some = np.flatnonzero(counts)
        spread[some] = stands[(np.cumsum(counts) - counts + counts // 2)[some]]
        return spread

    def _in_furniture(self, text: int, start: int, end: int) -> bool:
        """Whether at least half of a span lies in blocks that are not the report's own words."""
        furniture = self._furniture.get(text, ())
        return 2 * sum(max(0, min(stop, end) - max(begin, start)) for begin, stop in furniture) >= end - start
