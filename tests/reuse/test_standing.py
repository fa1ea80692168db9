"""New documents against those that stand: the same passages as when all are compared."""

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wire_texts import WIRE, document, edited, filler

from stemma.engines import Processes
from stemma.records import Document, Passage
from stemma.reuse import shared_passages
from stemma.reuse.corpus import Corpus
from stemma.reuse.evidence import word_weights
from stemma.reuse.standing import Standing, further_passages, packed_words
from stemma.reuse.words import words_of_all

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))


def weights_of(documents: list[Document]) -> dict[int, int]:
    corpus = Corpus.of(words_of_all([one.text for one in sorted(documents, key=lambda one: one.id)]))
    return word_weights(corpus.hashes, corpus.bounds)


def further(
    old: list[Document], new: list[Document], lighter: dict[int, int], folder: Path, engine: Processes | None = None
) -> list[Passage]:
    old = sorted(old, key=lambda one: one.id)
    by_id = {one.id: one for one in old}
    standing = Standing.of(packed_words(old), lighter, folder)
    return further_passages(new, standing, lambda ids: [by_id[one] for one in ids], engine)


def as_seen(passages: list[Passage]) -> set[tuple[object, ...]]:
    """All of a passage but whether it is stock, for which the spread counts; and those that are not."""
    return {(p.id, p.edge, p.similarity, p.words) for p in passages}


def telling(passages: list[Passage]) -> set[str]:
    return {p.id for p in passages if not p.stock}


def reports(count: int, seed: int) -> list[Document]:
    pick = random.Random(seed)
    made = []
    for k in range(count):
        parts = [filler(k, 6)]
        if k % 3 == 0:
            parts.insert(pick.randrange(2), edited(" ".join(pick.sample(WIRE, pick.randint(1, 4))), 0.1, k))
        made.append(document(f"r{k:03}", " ".join(parts)))
    return made


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1000), st.integers(1, 39))
def test_what_is_added_to_what_stands_is_what_all_together_give(tmp_path_factory, seed, many):
    made = reports(40, seed)
    random.Random(seed).shuffle(made)
    old, new = made[many:], made[:many]
    found = [*shared_passages(old), *further(old, new, weights_of(made), tmp_path_factory.mktemp("words"))]
    assert len(found) == len({p.id for p in found})
    assert as_seen(found) == as_seen(shared_passages(made))


@pytest.mark.parametrize("workers", [1, 2])
def test_of_made_copies_hardly_a_passage_is_missed(workers: int, tmp_path: Path, monkeypatch) -> None:
    from made_copies import make

    if workers > 1:
        monkeypatch.setattr("stemma.reuse.standing.WORTH_MAPPING", 0)
    texts, _ = make(300, seed=4)
    made = [document(f"d{k:04}", text) for k, text in enumerate(texts)]
    random.Random(2).shuffle(made)
    old, new = made[60:], made[:60]
    engine = Processes(workers)
    # weighed by the words of the old ones alone, as after the last comparison of all
    found = [*shared_passages(old), *further(old, new, weights_of(old), tmp_path, engine)]
    everything = telling(shared_passages(made))
    assert len(everything) > 50
    assert len(everything & telling(found)) >= 0.99 * len(everything)


def test_nothing_stands_and_nothing_is_new(tmp_path: Path) -> None:
    made = reports(12, 1)
    assert as_seen(further([], made, weights_of(made), tmp_path)) == as_seen(shared_passages(made))
    assert further(made, [], weights_of(made), tmp_path) == []
    assert further(made, [document("empty", "")], weights_of(made), tmp_path) == []


def test_what_stands_is_taken_apart_only_where_something_is_shared(tmp_path: Path) -> None:
    made = reports(30, 3)
    strangers = [document(f"s{k}", filler(500 + k, 5)) for k in range(30)]
    asked: list[str] = []
    old = sorted([*made[1:], *strangers], key=lambda one: one.id)
    by_id = {one.id: one for one in old}
    standing = Standing.of(packed_words(old), weights_of(old), tmp_path)

    def load(ids):
        asked.extend(ids)
        return [by_id[one] for one in ids]

    assert further_passages(made[:1], standing, load)
    assert asked
    assert not {one.id for one in strangers} & set(asked)


def test_words_that_many_old_reports_have_are_stock_in_a_new_one(tmp_path: Path) -> None:
    line = "Write to us at the old customs house by the northern quay of the harbour."
    old = [document(f"o{k:03}", f"{filler(k, 4)} {line}") for k in range(60)]
    new = [document("n", f"{filler(900, 4)} {line}")]
    found = further(old, new, weights_of(old), tmp_path)
    assert found
    assert all(passage.stock for passage in found)
    assert "61 documents" in found[0].reason
