"""Which passages any two of many documents share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from stemma.records import Document, DocumentSpan, Passage, content_id
from stemma.reuse.alignment import Aligner, Alignment
from stemma.reuse.candidates import GRAM, GramTable
from stemma.reuse.evidence import (
    CONTENT_WEIGHT,
    FURTHER,
    LEAST_SIMILARITY,
    LEAST_WORDS,
    STOCK_DOCUMENTS,
    STRONG,
    edge_of,
    word_weights,
)
from stemma.reuse.seeds import Run, SeedTable
from stemma.reuse.words import Hashes, Words, ngrams, words_of

#: Blocks whose words are not the report's: what two documents share in them is no reuse of a report.
FURNITURE: frozenset[str] = frozenset({"boilerplate", "comment", "readtime", "related"})
#: Words of one run that are weighed; the rest of a long one adds nothing.
WEIGHED = 100


def shared_passages(documents: Sequence[Document]) -> list[Passage]:
    """The passages that each pair of documents shares, in order of document ids and offsets.

    `Passage.a` is always in the document with the smaller id.  A passage with `stock` set is shared but no
    evidence of a common origin; `reason` says why.  The order of the documents does not matter; of several
    with one id the first by text is taken.  Documents without text share nothing.
    """
    unique: dict[str, Document] = {}
    for document in sorted(documents, key=lambda one: (one.id, one.text)):
        if document.status == "ok" and document.text:
            unique.setdefault(document.id, document)
    known: dict[str, int] = {}
    words = [words_of(document.text, known) for document in unique.values()]
    weights = word_weights(words)
    table = GramTable(words, weights)
    partners: dict[int, list[int]] = defaultdict(list)
    for first, second in table.pairs():
        partners[first].append(second)
    involved = sorted({*partners, *(second for seconds in partners.values() for second in seconds)})
    place = {number: k for k, number in enumerate(involved)}
    ordered = list(unique.values())
    texts = {number: _Weighed(ordered[number], words[number], weights, table.frequencies) for number in involved}
    seeds = SeedTable([words[number] for number in involved])
    aligner = Aligner(weights)
    passages: list[Passage] = []
    for first, seconds in partners.items():
        found = seeds.runs(place[first], [place[second] for second in seconds])
        for second, runs in zip(seconds, found, strict=True):
            passages += _passages(texts[first], texts[second], aligner.align(words[first], words[second], runs))
    return passages


class _Weighed:
    """One text with what is asked of every passage in it, worked out once."""

    def __init__(
        self, document: Document, words: Words, weights: Mapping[int, int], frequencies: tuple[Hashes, Hashes]
    ) -> None:
        self.document = document
        self.starts: list[int] = words.starts.tolist()
        self.ends: list[int] = words.ends.tolist()
        get = weights.get
        values = [
            0 if joined else get(number, CONTENT_WEIGHT)
            for number, joined in zip(words.numbers, words.joined, strict=True)
        ]
        self._evidence: list[int] = np.concatenate(([0], np.cumsum(values, dtype=np.int64))).tolist()
        self._spread = _spread(ngrams(words.hashes, GRAM), frequencies)
        common = np.cumsum(np.array(self._spread, np.int64) > STOCK_DOCUMENTS)
        self._common: list[int] = np.concatenate((np.zeros(1, np.int64), common)).tolist()
        self._furniture = [(block.start, block.end) for block in document.blocks if block.kind in FURNITURE]

    def evidence(self, run: Run) -> int:
        """The weight of the first words of a run.

        Words written without a space between them count once: an address is one word of evidence, not eight.
        """
        return self._evidence[run.a + min(run.length, WEIGHED)] - self._evidence[run.a]

    def span(self, bounds: tuple[int, int]) -> DocumentSpan:
        return DocumentSpan(self.document.id, self.starts[bounds[0]], self.ends[bounds[1] - 1])

    def spread(self, runs: Sequence[Run]) -> int:
        """In how many documents the words of a passage stand when they are more than `STOCK_DOCUMENTS`, else 0.

        It is the median over the 5-grams of its runs: that tells a stock phrase with a few words around it from a
        text of which a part is stock.
        """
        grams = [(run.a, run.a + run.length - GRAM + 1) for run in runs if run.length >= GRAM]
        count = sum([end - start for start, end in grams])
        common = sum([self._common[end] - self._common[start] for start, end in grams])
        if not count or common < count - count // 2:
            return 0
        return sorted(number for start, end in grams for number in self._spread[start:end])[count // 2]

    def furniture(self, span: DocumentSpan) -> bool:
        """Whether at least half of a span lies in blocks that are not the report's own words."""
        if not self._furniture:
            return False
        inside = sum(max(0, min(end, span.end) - max(start, span.start)) for start, end in self._furniture)
        return 2 * inside >= span.end - span.start


def _spread(grams: Hashes, frequencies: tuple[Hashes, Hashes]) -> list[int]:
    """In how many documents each of these 5-grams stands."""
    known, documents = frequencies
    if not len(known) or not len(grams):
        return [1] * len(grams)
    places = np.minimum(np.searchsorted(known, grams), len(known) - 1)
    spread: list[int] = np.where(known[places] == grams, documents[places], np.uint64(1)).tolist()
    return spread


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
    if 2 * (a.end - a.start) < len(one.document.text) and 2 * (b.end - b.start) < len(two.document.text):
        documents = one.spread(alignment.runs)
        if documents:
            return f"the same words stand in {documents} documents"
    return ""
