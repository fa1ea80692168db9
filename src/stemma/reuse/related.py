"""How much of their vocabulary two texts share: reports of one matter name the same people, places and things."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from stemma.reuse.corpus import Corpus
from stemma.reuse.evidence import CONTENT_WEIGHT
from stemma.reuse.seeds import Pairs, Runs, Table, stretches, text_keys
from stemma.reuse.words import Positions


def shared_vocabulary(corpus: Corpus, pairs: Pairs, passages: Runs) -> npt.NDArray[np.float64]:
    """The cosine of the sets of words of content of the two texts of each pair: 1 when they are the same, 0 without any.

    Those of the passages that they share are left out on both sides: it is the rest that is asked for.
    """
    texts, which = np.unique(pairs, return_inverse=True)
    which = which.reshape(pairs.shape)
    places, owner = _content(corpus, texts.astype(np.int64))
    table = Table(text_keys(corpus, places, owner, 1))
    own = np.flatnonzero(table.places(text_keys(corpus, places, owner, 1)) == np.arange(len(places)))
    places, owner = places[own], owner[own]  # each word of a text once
    size = np.bincount(owner, minlength=len(texts))
    begins = np.cumsum(size) - size
    theirs = stretches(begins[which[:, 1]], size[which[:, 1]])
    pair = np.repeat(np.arange(len(pairs)), size[which[:, 1]])
    hits = table.places(text_keys(corpus, places[theirs], which[pair, 0], 1)) >= 0
    inside = _different(corpus, passages, len(pairs))
    shared = np.bincount(pair[hits], minlength=len(pairs)) - inside
    rest = np.maximum(1, size[which] - inside[:, None])
    share: npt.NDArray[np.float64] = np.maximum(0, shared) / np.sqrt(rest.prod(axis=1))
    return share


def _different(corpus: Corpus, runs: Runs, pairs: int) -> Positions:
    """How many different words of content stand in the runs of each pair."""
    places = stretches(runs.a, runs.length)
    pair = np.repeat(runs.pair, runs.length)
    content = corpus.weights[places] == CONTENT_WEIGHT
    words = np.unique(pair[content] << 32 | corpus.hashes[places[content]])
    return np.bincount(words >> 32, minlength=pairs)


def _content(corpus: Corpus, texts: Positions) -> tuple[Positions, Positions]:
    """The places of the words of content of these texts, and the text of each by its turn."""
    size = corpus.bounds[texts + 1] - corpus.bounds[texts]
    places = stretches(corpus.bounds[texts], size)
    owner = np.repeat(np.arange(len(texts)), size)
    content = corpus.weights[places] == CONTENT_WEIGHT
    return places[content], owner[content]
