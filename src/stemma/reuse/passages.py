"""Which passages any two of many documents share."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stemma.records import Document, DocumentSpan, Passage, content_id
from stemma.reuse.alignment import Alignment, align
from stemma.reuse.candidates import GRAM, GramTable
from stemma.reuse.evidence import (
    FURTHER,
    LEAST_SIMILARITY,
    LEAST_WORDS,
    STOCK_DOCUMENTS,
    STRONG,
    edge_of,
    spread,
    weight,
    word_weights,
)
from stemma.reuse.words import Hashes, Words, ngrams, words_of

#: Blocks whose words are not the report's: what two documents share in them is no reuse of a report.
FURNITURE: frozenset[str] = frozenset({"boilerplate", "comment", "readtime", "related"})


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
    ordered = list(unique.values())
    known: dict[str, int] = {}
    texts = [words_of(document.text, known) for document in ordered]
    weights = word_weights(texts)
    table = GramTable(texts, weights)
    frequencies = table.frequencies()
    passages: list[Passage] = []
    for first, second in table.pairs():
        found = [
            (alignment, _worth(texts[first], alignment, weights))
            for alignment in align(texts[first], texts[second], weights)
            if alignment.words >= LEAST_WORDS and alignment.similarity >= LEAST_SIMILARITY
        ]
        if max((worth for _, worth in found), default=0) < STRONG:
            continue
        one, two = ordered[first], ordered[second]
        for alignment in _told_once(found):
            passages.append(_passage(one, two, texts[first], texts[second], alignment, frequencies))
    return passages


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


def _worth(words: Words, alignment: Alignment, weights: dict[int, int]) -> int:
    """Evidence in the aligned words.  Once it is enough, the rest of a long passage is not added up.

    Words written without a space between them count once: an address is one word of evidence, not eight.
    """
    total = 0
    for run in alignment.runs:
        places = range(run.a, run.a + min(run.length, 100))
        total += weight([words.numbers[k] for k in places if not words.joined[k]], weights)
        if total >= STRONG:
            break
    return total


def _passage(
    one: Document, two: Document, x: Words, y: Words, alignment: Alignment, frequencies: tuple[Hashes, Hashes]
) -> Passage:
    a = _span(one, x, alignment.a)
    b = _span(two, y, alignment.b)
    reason = _stock(one, two, a, b, _exact_grams(x, alignment), frequencies)
    return Passage(
        id=content_id("p", a.document, a.start, a.end, b.document, b.start, b.end),
        a=a,
        b=b,
        edge=edge_of(alignment.similarity),
        similarity=round(alignment.similarity, 4),
        words=alignment.words,
        stock=bool(reason),
        reason=reason,
    )


def _span(document: Document, words: Words, bounds: tuple[int, int]) -> DocumentSpan:
    return DocumentSpan(document.id, int(words.starts[bounds[0]]), int(words.ends[bounds[1] - 1]))


def _exact_grams(words: Words, alignment: Alignment) -> Hashes:
    parts = [ngrams(words.hashes[run.a : run.a + run.length], GRAM) for run in alignment.runs]
    return np.concatenate(parts)


def _stock(
    one: Document, two: Document, a: DocumentSpan, b: DocumentSpan, grams: Hashes, frequencies: tuple[Hashes, Hashes]
) -> str:
    """Why a passage is no evidence of a common origin; "" when it is."""
    if _furniture(one, a) and _furniture(two, b):
        return "in page furniture, links or comments of both"
    documents = spread(grams, frequencies)
    larger = max((a.end - a.start) / len(one.text), (b.end - b.start) / len(two.text))
    if documents > STOCK_DOCUMENTS and larger < 0.5:
        return f"the same words stand in {documents} documents"
    return ""


def _furniture(document: Document, span: DocumentSpan) -> bool:
    """Whether at least half of a span lies in blocks that are not the report's own words."""
    inside = sum(
        max(0, min(block.end, span.end) - max(block.start, span.start))
        for block in document.blocks
        if block.kind in FURNITURE
    )
    return 2 * inside >= span.end - span.start
