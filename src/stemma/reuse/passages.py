"""Which passages any two of many documents share."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt

from stemma.engines import Engine, map_all, worth_mapping
from stemma.records import Document, Passage
from stemma.reuse.candidates import anchors
from stemma.reuse.comparison import Comparison, Report
from stemma.reuse.corpus import Corpus
from stemma.reuse.evidence import STOCK_DOCUMENTS
from stemma.reuse.grams import shared_grams
from stemma.reuse.promising import promising
from stemma.reuse.words import Words, words_of_all

#: Characters of text, and pairs, that are one item of a mapped stage.
_CHARACTERS, _PAIRS = 1 << 20, 2_000
#: Below this many characters in all nothing is mapped: to start processes would take longer than the work.
_WORTH_MAPPING = 1 << 21


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
    engine = worth_mapping(engine, sum(len(one.text) for one in unique.values()), _WORTH_MAPPING)
    with tempfile.TemporaryDirectory(prefix="stemma-words-") as folder:
        corpus = _corpus(list(unique.values()), engine)
        if engine.shares_files:
            corpus = corpus.kept_in(Path(folder))
        grams = shared_grams(corpus)
        pairs = promising(corpus, anchors(grams, engine))
        comparison = Comparison(corpus, list(map(Report.of, unique.values())), grams.standing(STOCK_DOCUMENTS))
        del grams
        found = [one for part in map_all(engine, comparison, _parcels(pairs)) for one in part]
        del corpus, comparison
    return found


def _corpus(documents: Sequence[Document], engine: Engine) -> Corpus:
    return Corpus.of(words for part in map_all(engine, _words, _batches(documents)) for words in part)


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


def _parcels(pairs: npt.NDArray[np.int32]) -> Iterator[list[tuple[int, list[int]]]]:
    """(first, seconds) of so many pairs at a time."""
    parcel: list[tuple[int, list[int]]] = []
    size = 0
    for first, group in groupby(pairs.tolist(), key=lambda pair: pair[0]):
        seconds = [second for _, second in group]
        parcel.append((first, seconds))
        size += len(seconds)
        if size >= _PAIRS:
            yield parcel
            parcel, size = [], 0
    if parcel:
        yield parcel
