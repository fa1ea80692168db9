"""Which of the reports that stand a new one may be of one event with, found by a few weighty words of each.

A report has some thirty keys: the words that it has often and others have seldom.  The keys of all reports are a few
megabytes, so that a new one is held against all of them at once; only what is near is then compared in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.reuse import Numbers, Positions

#: Words of a report that are its keys, and words from its start among which they are chosen.
KEYS, LOOKED_AT = 32, 1_500
#: What a word in the first of them counts more: headline and lead tell the event.
LEAD, LEAD_WORDS = 2.0, 60
#: The likeness, as a cosine, from which two reports are worth comparing; and how many of the likest.
LEAST, MOST = 0.1, 10
#: A key of more standing reports than this says nothing of one event.
COMMON = 3_000
#: Other news imagined beside the documents, as in the profiles of stories.
_IMAGINED = 150


@dataclass(frozen=True)
class Frequencies:
    """In how many of `count` documents words stand; those of one document are left out."""

    count: int
    words: Numbers
    documents: npt.NDArray[np.int32]

    @classmethod
    def of(cls, texts: Iterable[bytes]) -> Frequencies:
        """From packed words, see `stemma.reuse.packed_words`."""
        known = (np.zeros(0, np.uint32), np.zeros(0, np.int64))
        batch: list[Numbers] = []
        count = size = 0
        for text in texts:
            batch.append(np.unique(np.frombuffer(text, "<u4")))
            count += 1
            size += len(batch[-1])
            if size > 1 << 22:
                known, batch, size = _added(known, batch), [], 0
        words, documents = _added(known, batch)
        kept = documents > 1
        return cls(count, words[kept], documents[kept].astype(np.int32))

    def of_words(self, words: Numbers) -> Positions:
        """In how many documents each of these words stands, at least 1."""
        if not len(self.words):
            return np.ones(len(words), np.int64)
        at = np.minimum(np.searchsorted(self.words, words), len(self.words) - 1)
        found: Positions = np.where(self.words[at] == words, self.documents[at], 1).astype(np.int64)
        return found

    def packed(self) -> bytes:
        head = np.array([self.count, len(self.words)], "<u8").tobytes()
        return head + self.words.astype("<u4").tobytes() + self.documents.astype("<i4").tobytes()

    @classmethod
    def unpacked(cls, data: bytes) -> Frequencies:
        count, size = np.frombuffer(data, "<u8", 2).tolist()
        return cls(count, np.frombuffer(data, "<u4", size, 16), np.frombuffer(data, "<i4", size, 16 + 4 * size))


def _added(known: tuple[Numbers, Positions], batch: Sequence[Numbers]) -> tuple[Numbers, Positions]:
    words, counts = np.unique(np.concatenate([np.zeros(0, np.uint32), *batch]), return_counts=True)
    both, place = np.unique(np.concatenate((known[0], words)), return_inverse=True)
    total = np.bincount(place, np.concatenate((known[1], counts)), minlength=len(both)).astype(np.int64)
    return both, total


def keys_of(text: bytes, frequencies: Frequencies) -> bytes:
    """The keys of a report from its packed words: their numbers, then the weight of each as one byte."""
    words = np.frombuffer(text, "<u4")[:LOOKED_AT]
    numbers, first, counts = np.unique(words, return_index=True, return_counts=True)
    often = counts + np.where(first < LEAD_WORDS, LEAD, 0.0)
    rarity = np.log((frequencies.count + _IMAGINED) / (1 + frequencies.of_words(numbers)))
    weights = (1 + np.log(often)) * np.maximum(rarity, 0)
    length = np.sqrt((weights**2).sum()) or 1.0
    best = np.lexsort((numbers, -weights))[:KEYS]
    scaled = np.round(255 * weights[best] / length).astype(np.uint8)
    return numbers[best].astype("<u4").tobytes() + scaled.tobytes()


class Keys:
    """The keys of many reports in a few long arrays."""

    def __init__(self, held: Iterable[tuple[str, bytes]]) -> None:
        self.ids: list[str] = []
        numbers, weights, sizes = [], [], []
        for id_, keys in held:
            size = len(keys) // 5
            self.ids.append(id_)
            numbers.append(np.frombuffer(keys, "<u4", size))
            weights.append(np.frombuffer(keys, np.uint8, size, 4 * size))
            sizes.append(size)
        self.numbers: Numbers = np.concatenate([np.zeros(0, np.uint32), *numbers])
        self.weights = np.concatenate([np.zeros(0, np.uint8), *weights])
        self.rows = np.repeat(np.arange(len(sizes)), sizes)


def nearest(new: Keys, standing: Keys) -> Mapping[str, Sequence[str]]:
    """For each new report the standing ones that are likest, the likest first; reports near to none are left out."""
    order = np.argsort(new.numbers, kind="stable")
    wanted, begins, counts = np.unique(new.numbers[order], return_index=True, return_counts=True)
    if not len(wanted) or not len(standing.numbers):
        return {}
    at = np.minimum(np.searchsorted(wanted, standing.numbers), len(wanted) - 1)
    hit = np.flatnonzero(wanted[at] == standing.numbers)
    hit = hit[np.bincount(at[hit], minlength=len(wanted))[at[hit]] <= COMMON]
    at = at[hit]
    times = counts[at]
    ends = np.cumsum(times)
    there = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(begins[at] - (ends - times), times)
    mine, theirs = order[there], np.repeat(hit, times)
    worth = new.weights[mine].astype(np.float64) * standing.weights[theirs] / 255**2
    pairs, which = np.unique(new.rows[mine] * len(standing.ids) + standing.rows[theirs], return_inverse=True)
    likeness = np.bincount(which, worth, minlength=len(pairs))
    near = np.flatnonzero(likeness >= LEAST)
    near = near[np.lexsort((pairs[near], -likeness[near], pairs[near] // len(standing.ids)))]
    return dict(_grouped(pairs[near], new.ids, standing.ids))


def _grouped(pairs: Positions, new: Sequence[str], standing: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    firsts = pairs // max(1, len(standing))
    for some in np.split(np.arange(len(pairs)), np.flatnonzero(np.diff(firsts)) + 1):
        if len(some):
            yield new[int(firsts[some[0]])], [standing[k] for k in (pairs[some[:MOST]] % len(standing)).tolist()]
