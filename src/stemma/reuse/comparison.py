"""What a pair of documents shares, worked out for many pairs one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from stemma.records import Document, DocumentSpan, Passage, content_id
from stemma.reuse.alignment import Aligner, Alignment
from stemma.reuse.corpus import Corpus, Offsets
from stemma.reuse.evidence import (
    FURTHER,
    LEAST_SIMILARITY,
    LEAST_WORDS,
    LONG_RUN,
    STRONG,
    edge_of,
)
from stemma.reuse.grams import GRAM
from stemma.reuse.seeds import Run, SeedFinder
from stemma.reuse.words import Hashes, ngrams

#: Blocks whose words are not the report's: what two documents share in them is no reuse of a report.
FURNITURE: frozenset[str] = frozenset({"boilerplate", "comment", "readtime", "related"})
#: Words of one run that are weighed; the rest of a long one adds nothing.
WEIGHED = 100
#: Texts whose weights are kept at hand.
_REMEMBERED = 20_000

#: Grams of so many texts that they are stock, in order, and how many texts have each.
Common = tuple[Hashes, Offsets]


class Report(NamedTuple):
    """What is asked of a document beside its words; `furniture` are spans of characters."""

    id: str
    length: int
    furniture: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, document: Document) -> Report:
        furniture = tuple((block.start, block.end) for block in document.blocks if block.kind in FURNITURE)
        return cls(document.id, len(document.text), furniture)


class Comparison:
    """The passages of pairs of a corpus.  Called with (first, its partners) of several texts, it gives them in order.

    It can be sent to other processes: what it works out on the way stays behind.
    """

    def __init__(self, corpus: Corpus, reports: Sequence[Report], common: Common) -> None:
        self._corpus, self._reports, self._common = corpus, reports, common
        self._seeds = SeedFinder(corpus)
        self._aligner = Aligner(corpus.lighter)
        self._weighed: dict[int, _Weighed] = {}

    def __reduce__(self) -> tuple[type[Comparison], tuple[Corpus, Sequence[Report], Common]]:
        return Comparison, (self._corpus, self._reports, self._common)

    def __call__(self, pairs: Sequence[tuple[int, Sequence[int]]]) -> list[Passage]:
        passages: list[Passage] = []
        for first, seconds in pairs:
            one = self._text(first)
            for second, runs in zip(seconds, self._seeds.runs(first, seconds), strict=True):
                two = self._text(second)
                passages += _passages(one, two, self._aligner.align(one.words, two.words, runs))
        return passages

    def _text(self, text: int) -> _Weighed:
        known = self._weighed.get(text)
        if known is None:
            if len(self._weighed) >= _REMEMBERED:
                self._weighed.clear()
            known = self._weighed[text] = _Weighed(self._corpus, text, self._reports[text], self._common)
        return known


class _Weighed:
    """One text with what is asked of every passage in it, worked out once."""

    def __init__(self, corpus: Corpus, text: int, report: Report, common: Common) -> None:
        self.report = report
        self.words = corpus.words(text)
        self._common = common
        place = corpus.place(text)
        values = np.where(corpus.joined[place], 0, corpus.weights[place])
        self._apart: list[int] = np.concatenate(([0], np.cumsum(~corpus.joined[place], dtype=np.int64))).tolist()
        self._evidence: list[int] = np.concatenate(([0], np.cumsum(values, dtype=np.int64))).tolist()

    def evidence(self, run: Run) -> int:
        """The weight of the first words of a run.

        Words written without a space between them count once: an address is one word of evidence, not eight.
        """
        words = min(run.length, WEIGHED)
        weight = self._evidence[run.a + words] - self._evidence[run.a]
        return weight + max(0, (self._apart[run.a + words] - self._apart[run.a]) - LONG_RUN)

    def span(self, bounds: tuple[int, int]) -> DocumentSpan:
        return DocumentSpan(self.report.id, int(self.words.starts[bounds[0]]), int(self.words.ends[bounds[1] - 1]))

    def spread(self, runs: Sequence[Run]) -> int:
        """In how many documents the words of a passage stand when they are stock, else 0.

        It is the median over the 5-grams of its runs: that tells a stock phrase with a few words around it from a
        text of which a part is stock.
        """
        if not len(self._common[0]):
            return 0
        spread = sorted(
            number
            for run in runs
            if run.length >= GRAM
            for number in self._spread[run.a : run.a + run.length - GRAM + 1]
        )
        return spread[len(spread) // 2] if spread else 0

    @cached_property
    def _spread(self) -> list[int]:
        """For each 5-gram in how many texts it stands when it is stock, else 0."""
        grams = ngrams(self.words.hashes, GRAM)
        known, documents = self._common
        places = np.minimum(np.searchsorted(known, grams), len(known) - 1)
        spread: list[int] = np.where(known[places] == grams, documents[places], 0).tolist()
        return spread

    def furniture(self, span: DocumentSpan) -> bool:
        """Whether at least half of a span lies in blocks that are not the report's own words."""
        if not self.report.furniture:
            return False
        inside = sum(max(0, min(end, span.end) - max(start, span.start)) for start, end in self.report.furniture)
        return 2 * inside >= span.end - span.start


def _passages(one: _Weighed, two: _Weighed, alignments: Sequence[Alignment]) -> list[Passage]:
    """Those of the shared stretches that are worth telling; none when all of them are weak."""
    found = [
        (alignment, _worth(one, alignment))
        for alignment in alignments
        if alignment.words >= LEAST_WORDS and alignment.similarity >= LEAST_SIMILARITY
    ]
    if max((worth for _, worth in found), default=0) < STRONG:
        return []
    return [_passage(one, two, alignment) for alignment in _told_once(found)]


def _told_once(found: Sequence[tuple[Alignment, int]]) -> list[Alignment]:
    """The passages worth telling, in text order.

    A weak one is left out when either side of it lies inside a better one: two reports that name one body
    three times each share no nine passages.
    """
    kept: list[Alignment] = []
    for alignment, worth in sorted(found, key=lambda one: (-one[1], -one[0].words, one[0].runs)):
        if worth >= STRONG or (
            worth >= FURTHER
            and not any(_within(alignment.a, other.a) or _within(alignment.b, other.b) for other in kept)
        ):
            kept.append(alignment)
    return sorted(kept, key=lambda one: one.runs)


def _within(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return 2 * (min(one[1], other[1]) - max(one[0], other[0])) > one[1] - one[0]


def _worth(text: _Weighed, alignment: Alignment) -> int:
    """Evidence in the aligned words.  Once it is enough, the rest of a long passage is not added up."""
    total = 0
    for run in alignment.runs:
        total += text.evidence(run)
        if total >= STRONG:
            break
    return total


def _passage(one: _Weighed, two: _Weighed, alignment: Alignment) -> Passage:
    a, b = one.span(alignment.a), two.span(alignment.b)
    reason = _stock(one, two, a, b, alignment)
    similarity = alignment.similarity
    return Passage(
        id=content_id("p", a.document, a.start, a.end, b.document, b.start, b.end),
        a=a,
        b=b,
        edge=edge_of(similarity),
        similarity=round(similarity, 4),
        words=alignment.words,
        stock=bool(reason),
        reason=reason,
    )


def _stock(one: _Weighed, two: _Weighed, a: DocumentSpan, b: DocumentSpan, alignment: Alignment) -> str:
    """Why a passage is no evidence of a common origin; "" when it is."""
    if one.furniture(a) and two.furniture(b):
        return "in page furniture, links or comments of both"
    if 2 * (a.end - a.start) < one.report.length and 2 * (b.end - b.start) < two.report.length:
        documents = one.spread(alignment.runs)
        if documents:
            return f"the same words stand in {documents} documents"
    return ""
