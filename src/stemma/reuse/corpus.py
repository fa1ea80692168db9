"""The words of many texts in a few long arrays, which processes can share as files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import numpy as np
import numpy.typing as npt

from stemma.reuse.evidence import valued, weighed, word_weights
from stemma.reuse.words import Numbers, Positions, Words

Offsets = npt.NDArray[np.int32]

#: The long arrays and what they hold; the last two are worked out when all words are known.
_COLUMNS: dict[str, type[np.generic]] = {
    "hashes": np.uint32,
    "starts": np.int32,
    "ends": np.int32,
    "weights": np.uint8,
    "values": np.uint8,
}
#: Words worked on at a time.
_TOGETHER = 1 << 22


class Held(Protocol):
    """Texts of which the words alone are known: text `k` has those from bounds[k] to bounds[k + 1]."""

    @property
    def hashes(self) -> Numbers: ...
    @property
    def bounds(self) -> Positions: ...


@dataclass(frozen=True)
class Corpus:
    """Text `k` has the words bounds[k]..bounds[k + 1] of the long arrays; offsets are within the text.

    `weights` is what each word is worth as evidence of shared text, however it is written; `values` what it
    adds to that where it stands, see `valued`.  A corpus that lies in a folder is sent to other processes by name.
    """

    hashes: Numbers
    starts: Offsets
    ends: Offsets
    weights: npt.NDArray[np.uint8]
    values: npt.NDArray[np.uint8]
    bounds: Positions
    folder: Path | None = None

    @classmethod
    def of(cls, texts: Iterable[Words], folder: Path | None = None, lighter: Mapping[int, int] | None = None) -> Corpus:
        """The words of these texts, in order.

        With a folder the arrays are files in it, which stay on disk until they are looked at, and no more than a part
        of them is in memory at any time.  `lighter` is what `word_weights` gave of another corpus, when these texts are
        to be weighed as those were.
        """
        store: dict[str, npt.NDArray[Any]] = {}
        told: dict[str, type[np.generic]] = {
            "hashes": np.uint32,
            "starts": np.int32,
            "ends": np.int32,
            "joined": np.bool_,
            "capital": np.bool_,
        }
        with ExitStack() as stack:
            if folder is None:
                parts: dict[str, list[npt.NDArray[Any]]] = {name: [] for name in told}
                bounds = _bounds(_kept(texts, {name: held.append for name, held in parts.items()}))
                store = {name: np.concatenate([*held, np.zeros(0, told[name])]) for name, held in parts.items()}
            else:
                files = {name: stack.enter_context(open(folder / name, "wb")) for name in told}
                bounds = _bounds(_kept(texts, {name: _into(file) for name, file in files.items()}))
        if folder is not None:
            store = {name: _mapped(folder / name, kind) for name, kind in told.items()}
        weights, values = _weights(store, bounds, lighter)
        if folder is None:
            return cls(store["hashes"], store["starts"], store["ends"], weights, values, bounds)
        weights.tofile(folder / "weights")
        values.tofile(folder / "values")
        np.save(folder / "bounds.npy", bounds, allow_pickle=False)
        return _opened(folder)

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def __reduce__(self) -> tuple[Callable[..., Corpus], tuple[Any, ...]]:
        if self.folder is not None:
            return _opened, (self.folder,)
        return Corpus, (*(getattr(self, name) for name in _COLUMNS), self.bounds)


def _opened(folder: Path) -> Corpus:
    columns = {name: _mapped(folder / name, kind) for name, kind in _COLUMNS.items()}
    return Corpus(**columns, bounds=np.load(folder / "bounds.npy", allow_pickle=False), folder=folder)


def _mapped(file: Path, kind: type[np.generic]) -> npt.NDArray[Any]:
    """The array that a file holds; an empty file cannot be mapped."""
    return np.memmap(file, kind, "r") if file.stat().st_size else np.zeros(0, kind)


def _into(file: BinaryIO) -> Callable[[npt.NDArray[Any]], object]:
    return lambda array: file.write(array.tobytes())


def _kept(texts: Iterable[Words], keep: Mapping[str, Callable[[npt.NDArray[Any]], object]]) -> Iterator[int]:
    """Keep what is known of each text, and give how many words it has."""
    for words in texts:
        for name, kept in keep.items():
            kept(getattr(words, name))
        yield len(words)


def _bounds(sizes: Iterable[int]) -> Positions:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(np.fromiter(sizes, np.int64))))


def _weights(
    store: Mapping[str, npt.NDArray[Any]], bounds: Positions, lighter: Mapping[int, int] | None
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """What each word is worth, however it is written and where it stands."""
    if lighter is None:
        lighter = word_weights(store["hashes"], bounds)
    weights, values = (np.zeros(len(store["hashes"]), np.uint8) for _ in range(2))
    cuts = np.unique(np.concatenate((np.searchsorted(bounds, np.arange(0, bounds[-1], _TOGETHER)), [len(bounds) - 1])))
    for first, last in pairwise([0, *cuts.tolist()]):
        part = slice(int(bounds[first]), int(bounds[last]))
        weights[part] = weighed(store["hashes"][part], lighter)
        values[part] = valued(
            store["hashes"][part],
            weights[part],
            store["joined"][part],
            store["capital"][part],
            bounds[first:last] - bounds[first],
        )
    return weights, values
