"""The stages between a corpus and its passages: the same on every engine, and nothing lost on the way."""

from __future__ import annotations

import pickle
import random
from pathlib import Path

import numpy as np
import pytest
from wire_texts import WIRE, document, edited, filler

from stemma.engines import Processes
from stemma.records import Document
from stemma.reuse import passages, shared_passages
from stemma.reuse.alignment import aligned
from stemma.reuse.candidates import anchors
from stemma.reuse.corpus import Corpus
from stemma.reuse.grams import GRAM, shared_grams
from stemma.reuse.promising import promising
from stemma.reuse.telling import worth_telling
from stemma.reuse.words import words_of_all


def reports(count: int) -> list[Document]:
    """Background, with edited pieces of one wire in every third and the same few words in every fourth."""
    pick = random.Random(5)
    made = []
    for k in range(count):
        parts = [filler(k, 6)]
        if k % 3 == 0:
            parts.insert(pick.randrange(2), edited(" ".join(pick.sample(WIRE, pick.randint(1, 4))), 0.1, k))
        if k % 4 == 1:
            parts.append(f"{filler(200 + k, 1)[:-1]} had the grey tugs at Sarn {filler(100 + k, 2)}")
        made.append(document(f"r{k:03}", " ".join(parts)))
    return made


def test_processes_find_what_one_process_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passages, "WORTH_MAPPING", 0)
    made = reports(60)
    alone = shared_passages(made)
    assert alone
    assert shared_passages(made, Processes(2)) == alone


def test_no_pair_is_left_out_that_has_a_passage() -> None:
    made = reports(60)
    corpus = Corpus.of(words_of_all([one.text for one in made]))
    grams = shared_grams(corpus)
    candidates = anchors(grams, Processes(1))
    everyone = np.unique(np.stack((candidates.first, candidates.second), axis=1), axis=0).tolist()
    chosen = promising(corpus, candidates).tolist()
    assert chosen == sorted(chosen)
    left_out = [pair for pair in everyone if pair not in chosen]
    assert left_out
    assert len(worth_telling(corpus, aligned(corpus, np.array(left_out, np.int32))).pair) == 0


def test_shared_grams_are_those_of_two_texts() -> None:
    texts = ["one two three four five six", "zero one two three four five", "five four three two one", "one two three"]
    grams = shared_grams(Corpus.of(words_of_all(texts)))
    assert grams.document.tolist() == [0, 1]
    assert grams.place.tolist() == [0, 1]
    assert grams.documents.tolist() == [2, 2]


def test_a_gram_does_not_reach_into_the_next_text() -> None:
    texts = ["one two three", "four five six", "one two three four five six"]
    assert len(shared_grams(Corpus.of(words_of_all(texts))).grams) == 0
    assert GRAM == 5


def test_a_corpus_in_files_is_the_same_in_another_process(tmp_path: Path) -> None:
    texts = [one.text for one in reports(6)]
    corpus = Corpus.of(words_of_all(texts))
    kept = Corpus.of(words_of_all(texts), tmp_path)
    sent = pickle.dumps(kept)
    assert len(sent) < len(pickle.dumps(corpus))
    for other in (pickle.loads(sent), pickle.loads(pickle.dumps(corpus))):
        for name in ("hashes", "starts", "ends", "weights", "values", "bounds"):
            assert getattr(other, name).tolist() == getattr(corpus, name).tolist()
