"""Which passages any two of many documents share."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from stemma.engines import Engine, map_all, worth_mapping
from stemma.records import Document, DocumentSpan, Passage, content_id
from stemma.reuse.candidates import Anchors, anchors
from stemma.reuse.comparison import IN_FURNITURE, Comparison, Report, Shared
from stemma.reuse.corpus import Corpus
from stemma.reuse.evidence import STOCK_DOCUMENTS, edge_of
from stemma.reuse.grams import shared_grams
from stemma.reuse.phrases import MANY_DOCUMENTS, Phrases, spread_of
from stemma.reuse.words import Words, words_of_all

#: Characters of text, and rows of candidates, that are one item of a mapped stage.
_CHARACTERS, _ANCHORS = 1 << 20, 1 << 14
#: Below this many characters in all nothing is mapped: to start processes would take longer than the work.
WORTH_MAPPING = 1 << 21


def shared_passages(documents: Sequence[Document], engine: Engine | None = None) -> list[Passage]:
    """The passages that each pair of documents shares, in order of document ids and offsets.

    `Passage.a` is always in the document with the smaller id.  A passage with `stock` set is shared but no
    evidence of a common origin; `reason` says why.  The order of the documents does not matter; of several
    with one id the first by text is taken.  Documents without text share nothing.
    """
    unique: dict[str, Document] = {}
    for document in sorted(documents, key=lambda one: (one.id, one.text)):
        if document.status == "ok" and document.text:
            unique.setdefault(document.id, document)
    engine = worth_mapping(engine, sum(len(one.text) for one in unique.values()), WORTH_MAPPING)
    ids = list(unique)
    with tempfile.TemporaryDirectory(prefix="stemma-words-") as folder:
        words = words_of_documents(list(unique.values()), engine)
        corpus = Corpus.of(words, Path(folder) if engine.shares_files else None)
        grams = shared_grams(corpus)
        candidates = anchors(grams, engine)
        comparison = Comparison(corpus, list(map(Report.of, unique.values())), grams.standing(STOCK_DOCUMENTS))
        del grams
        parts = list(map_all(engine, comparison, parcels(candidates)))
        found = Shared.joined([shared for shared, _ in parts])
        spread = spread_of([corpus], Phrases.joined([asked for _, asked in parts]))
        del corpus, comparison, parts
    found = found._replace(spread=np.where(found.spread == 0, spread, found.spread))
    return list(records_of(ids, found))


def words_of_documents(documents: Sequence[Document], engine: Engine | None = None) -> Iterator[Words]:
    """The words of each, in order: a mapped stage."""
    for part in map_all(worth_mapping(engine, 0, 0), _words, _batches(documents)):
        yield from part


def _words(texts: Sequence[str]) -> list[Words]:
    return list(words_of_all(texts))


def _batches(documents: Sequence[Document]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for document in documents:
        batch.append(document.text)
        size += len(document.text)
        if size >= _CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def parcels(candidates: Anchors) -> Iterator[Anchors]:
    """The candidates, so many at a time, those of one first text together."""
    firsts = np.flatnonzero(np.diff(candidates.first)) + 1
    cuts = np.unique(firsts[np.searchsorted(firsts, np.arange(_ANCHORS, len(candidates.first), _ANCHORS)) - 1])
    for start, stop in pairwise([0, *cuts.tolist(), len(candidates.first)]):
        if stop > start:
            yield Anchors(*(column[start:stop] for column in candidates))


def records_of(ids: Sequence[str], shared: Shared) -> Iterator[Passage]:
    """The records of passages between the documents that have these ids."""
    for first, second, a, end_a, b, end_b, words, similarity, spread in zip(
        *(column.tolist() for column in shared), strict=True
    ):
        one, two = ids[first], ids[second]
        yield Passage(
            id=content_id("p", one, a, end_a, two, b, end_b),
            a=DocumentSpan(one, a, end_a),
            b=DocumentSpan(two, b, end_b),
            edge=edge_of(similarity),
            similarity=round(similarity, 4),
            words=words,
            stock=spread != 0,
            reason=_why_stock(spread),
        )


def _why_stock(spread: int) -> str:
    if spread == IN_FURNITURE:
        return "in page furniture, links or comments of both"
    if 0 < spread <= MANY_DOCUMENTS:
        return "a few words such as reports share that have nothing of each other"
    return f"the same words stand in {spread} documents" if spread else ""
