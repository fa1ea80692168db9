"""Passages of new documents, found without comparing those that stand already among themselves.

Of a document that stands the numbers of its words are kept (`packed_words`, four bytes each).  They are looked through
once for the 5-grams of the new documents; only the documents that have enough of them are taken apart and aligned.  So
what is looked through grows with the ledger, at some ten million words a second, and all else with what is new.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from stemma.engines import Engine, map_all, worth_mapping
from stemma.records import Document, Passage
from stemma.reuse.candidates import Anchors, anchors
from stemma.reuse.comparison import Comparison, Report, Shared
from stemma.reuse.corpus import Corpus, Held, Offsets
from stemma.reuse.evidence import COMMON_TEXTS, STOCK_DOCUMENTS, weighed, word_weights
from stemma.reuse.grams import GRAM, SharedGrams, all_grams
from stemma.reuse.passages import WORTH_MAPPING, parcels, records_of, words_of_documents
from stemma.reuse.phrases import Phrases, spread_of
from stemma.reuse.promising import promising
from stemma.reuse.seeds import Pairs, stretches
from stemma.reuse.words import Hashes, Numbers, Positions, ngrams

#: Bits of the table in which a 5-gram is looked for first.
_BITS = 24

Load = Callable[[Sequence[str]], Iterable[Document]]
"""Gives the documents that have these ids, in their order."""


@dataclass(frozen=True)
class Standing:
    """The documents that stand, by id in ascending order, and the numbers of their words.

    Document `k` has the words hashes[bounds[k]:bounds[k + 1]]; `lighter` is what `word_weights` gave when all of the
    ledger was compared last.
    """

    ids: Sequence[str]
    hashes: Numbers
    bounds: Positions
    lighter: Mapping[int, int]

    @classmethod
    def of(cls, held: Iterable[tuple[str, bytes]], lighter: Mapping[int, int], folder: Path) -> Standing:
        """From (id, packed words) in order of the ids.  The words go to a file in the folder, not to memory."""
        ids, sizes = [], [0]
        with open(folder / "standing", "wb") as file:
            for id_, packed in held:
                ids.append(id_)
                sizes.append(len(packed) // 4)
                file.write(packed)
        path = folder / "standing"
        hashes = np.memmap(path, np.uint32, "r") if path.stat().st_size else np.zeros(0, np.uint32)
        return cls(ids, hashes, np.cumsum(np.array(sizes, np.int64)), lighter)


def packed_words(documents: Sequence[Document], engine: Engine | None = None) -> Iterable[tuple[str, bytes]]:
    """(id, numbers of its words) of each document, four bytes a word, the least significant first."""
    for document, words in zip(documents, words_of_documents(documents, engine), strict=True):
        yield document.id, words.hashes.astype("<u4").tobytes()


def common_words(texts: Sequence[bytes]) -> dict[int, int]:
    """What the words are worth that are common in these packed texts, and the everyday ones: see `word_weights`."""
    some = [np.frombuffer(text, "<u4") for text in texts[:: -(-max(1, len(texts)) // COMMON_TEXTS)]]
    bounds = np.concatenate((np.zeros(1, np.int64), np.cumsum([len(one) for one in some], dtype=np.int64)))
    return word_weights(np.concatenate([np.zeros(0, np.uint32), *some]), bounds)


def further_passages(
    new: Sequence[Document], standing: Standing, load: Load, engine: Engine | None = None
) -> list[Passage]:
    """The passages that the new documents share with one another and with those that stand.

    With the passages that those share among themselves they are what `shared_passages` gives of all, under the weights
    of words given, but for two things: it pairs documents anew that share nothing but words that stand in more than 48
    documents, and it marks a passage of old ones as stock once the new ones have its words too (`passages_again`).

    Args:
        new: those with a text, each id once; a changed document is new, and does not stand.
        standing: the others.
        load: gives those of them that are asked for.
    """
    return _passages(_with_text(new), standing, load, engine, None)


def passages_again(
    among: Collection[str], new: Sequence[Document], standing: Standing, load: Load, engine: Engine | None = None
) -> list[Passage]:
    """The passages that these standing documents share with one another, now that there are new ones."""
    return _passages(_with_text(new), standing, load, engine, set(among)) if among else []


def _with_text(documents: Sequence[Document]) -> list[Document]:
    return sorted((one for one in documents if one.status == "ok" and one.text), key=lambda one: one.id)


def _passages(
    new: Sequence[Document], standing: Standing, load: Load, engine: Engine | None, among: set[str] | None
) -> list[Passage]:
    """The passages of pairs of which one is new; with `among` of pairs that are both among these."""
    if not new and not among:
        return []
    with tempfile.TemporaryDirectory(prefix="stemma-words-") as folder:
        fresh = Corpus.of(words_of_documents(new, engine), None, standing.lighter)
        number, ids = _numbers(standing.ids, [one.id for one in new])
        asked = np.zeros(len(ids), np.int8)
        if among is None:
            asked[number[len(standing.ids) :]] = 2
        else:
            asked[number[[k for k, one in enumerate(standing.ids) if one in among]]] = 1
        grams = _grams(fresh, standing, number, asked)
        found = anchors(grams, worth_mapping(engine, len(grams.grams), WORTH_MAPPING))
        found = _kept(found, _likely(found, fresh, standing, number))
        # from here on the texts themselves, of the few that have something in common
        chosen = np.unique(np.concatenate((found.first, found.second)))
        written = {one.id: one for one in new}
        old = load([ids[k] for k in chosen.tolist() if ids[k] not in written])
        known = written | {one.id: one for one in old}
        documents = [known[ids[k]] for k in chosen.tolist()]
        engine = worth_mapping(engine, sum(len(one.text) for one in documents), WORTH_MAPPING)
        shared_folder = Path(folder) if engine.shares_files else None
        corpus = Corpus.of(words_of_documents(documents, engine), shared_folder, standing.lighter)
        found = found._replace(
            first=np.searchsorted(chosen, found.first).astype(np.int32),
            second=np.searchsorted(chosen, found.second).astype(np.int32),
        )
        comparison = Comparison(corpus, list(map(Report.of, documents)), grams.standing(STOCK_DOCUMENTS))
        parts = list(map_all(engine, comparison, parcels(found)))
        shared = Shared.joined([one for one, _ in parts])
        spread = spread_of([standing, fresh], Phrases.joined([of_part for _, of_part in parts]))
    shared = shared._replace(spread=np.where(shared.spread == 0, spread, shared.spread))
    return list(records_of([one.id for one in documents], shared))


def _numbers(old: Sequence[str], new: Sequence[str]) -> tuple[Positions, list[str]]:
    """The number of each document, the old ones first, in the order of all ids; and the ids by number."""
    both = [*old, *new]
    order = sorted(range(len(both)), key=both.__getitem__)
    number = np.empty(len(both), np.int64)
    number[order] = np.arange(len(both))
    return number, [both[k] for k in order]


def _grams(fresh: Corpus, standing: Standing, number: Positions, asked: npt.NDArray[np.int8]) -> SharedGrams:
    """A row for each text that has a 5-gram which a text asked for and another one have; texts by their numbers.

    `asked` is 2 for a text of which all pairs are asked for, 1 for one of which those with others like it are.
    """
    old = len(standing.ids)
    own, own_text, own_place = _first_places(fresh, None)
    wanted = own[asked[number[own_text + old]] > 0]
    some = np.flatnonzero(asked[number[:old]])
    wanted = np.unique(np.concatenate((wanted, *_all_grams_of(standing, some))))
    there, text, place = _first_places(standing, wanted)
    kept = np.isin(own, wanted)
    grams = np.concatenate((there, own[kept]))
    text = np.concatenate((text, own_text[kept] + old))
    place = np.concatenate((place, own_place[kept]))
    gram = np.searchsorted(wanted, grams)
    counts = np.bincount(gram, minlength=len(wanted))
    document = number[text]
    order = np.lexsort((document, gram))
    order = order[counts[gram[order]] > 1]
    firsts = order[np.concatenate((np.ones(min(1, len(order)), bool), np.diff(gram[order]) > 0))]
    content = np.zeros(len(wanted), np.int64)
    content[gram[firsts]] = _content(fresh, standing, text[firsts], place[firsts])
    gram = gram[order]
    return SharedGrams(
        grams[order],
        document[order].astype(np.int32),
        place[order].astype(np.int32),
        content[gram].astype(np.int32),
        counts[gram].astype(np.int32),
        asked[document[order]],
    )


def _all_grams_of(standing: Standing, texts: Positions) -> Iterator[Hashes]:
    for text in texts.tolist():
        yield ngrams(standing.hashes[standing.bounds[text] : standing.bounds[text + 1]], GRAM)


def _content(fresh: Corpus, standing: Standing, text: Positions, place: Positions) -> Positions:
    """What the words of the 5-grams at these places are worth, less one each; texts with the old ones first."""
    worth = np.zeros(len(text), np.int64)
    for corpus, which, texts in (
        (standing, text < len(standing.ids), text),
        (fresh, text >= len(standing.ids), text - len(standing.ids)),
    ):
        at = corpus.bounds[texts[which]] + place[which]
        for k in range(GRAM):
            worth[which] += weighed(corpus.hashes[at + k], standing.lighter).astype(np.int64) - 1
    return worth


def _first_places(corpus: Held, wanted: Hashes | None) -> tuple[Hashes, Positions, Positions]:
    """(5-gram, text, word of the text) where each text has each gram first; of the wanted ones only, when given."""
    shift = np.uint64(64 - _BITS)
    possible = np.zeros(1 << _BITS, bool)
    if wanted is not None:
        possible[wanted >> shift] = True
    found: list[Hashes] = [np.zeros(0, np.uint64)]
    places: list[Positions] = [np.zeros(0, np.int64)]
    for at, grams in all_grams(corpus.hashes):
        some = np.arange(len(grams)) if wanted is None else np.flatnonzero(possible[grams >> shift])
        if wanted is not None and len(some):
            near = np.minimum(np.searchsorted(wanted, grams[some]), len(wanted) - 1)
            some = some[wanted[near] == grams[some]]
        found.append(grams[some])
        places.append(some + at)
    gram, place = np.concatenate(found), np.concatenate(places)
    text = np.searchsorted(corpus.bounds, place, side="right") - 1
    whole = place + GRAM <= corpus.bounds[text + 1] if len(place) else np.zeros(0, bool)
    gram, place, text = gram[whole], place[whole], text[whole]
    order = np.lexsort((place, text, gram))
    gram, place, text = gram[order], place[order], text[order]
    first = np.ones(len(gram), bool)
    first[1:] = (gram[1:] != gram[:-1]) | (text[1:] != text[:-1])
    return gram[first], text[first], (place - corpus.bounds[text])[first]


def _likely(found: Anchors, fresh: Corpus, standing: Standing, number: Positions) -> Pairs:
    """The pairs worth aligning as far as the words alone tell: each is taken to be worth what it is anywhere."""
    chosen = np.unique(np.concatenate((found.first, found.second)))
    place = np.empty(len(number), np.int64)
    place[number] = np.arange(len(number))
    which = place[chosen]
    old = which < len(standing.ids)
    begins, sizes = np.zeros(len(which), np.int64), np.zeros(len(which), np.int64)
    for corpus, some, texts in (
        (standing, old, which[old]),
        (fresh, ~old, which[~old] - len(standing.ids)),
    ):
        begins[some] = corpus.bounds[texts]
        sizes[some] = corpus.bounds[texts + 1] - corpus.bounds[texts]
    bounds = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
    hashes = np.zeros(int(bounds[-1]), np.uint32)
    for corpus, some in ((standing, old), (fresh, ~old)):
        hashes[stretches(bounds[:-1][some], sizes[some])] = corpus.hashes[stretches(begins[some], sizes[some])]
    none: Offsets = np.zeros(0, np.int32)
    weights = weighed(hashes, standing.lighter)
    words = Corpus(hashes, none, none, weights, weights, bounds)
    own = found._replace(
        first=np.searchsorted(chosen, found.first).astype(np.int32),
        second=np.searchsorted(chosen, found.second).astype(np.int32),
    )
    parts = [promising(words, some) for some in parcels(own)]
    pairs = np.concatenate([np.zeros((0, 2), np.int32), *parts])
    numbered: Pairs = chosen[pairs].astype(np.int32)
    return numbered


def _kept(found: Anchors, pairs: Pairs) -> Anchors:
    """The anchors of these pairs, in their order."""

    def keys(first: npt.NDArray[np.int32], second: npt.NDArray[np.int32]) -> Positions:
        one: Positions = first.astype(np.int64) << 32 | second
        return one

    kept = np.isin(keys(found.first, found.second), keys(pairs[:, 0], pairs[:, 1]))
    return Anchors(*(column[kept] for column in found))
