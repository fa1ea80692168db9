"""The words of many texts in a few long arrays, which processes can share as files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from stemma.reuse.evidence import valued, weighed, word_weights
from stemma.reuse.words import Numbers, Positions, Words

Offsets = npt.NDArray[np.int32]

_COLUMNS = ("hashes", "starts", "ends", "weights", "values", "bounds")


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
    def of(cls, texts: Iterable[Words]) -> Corpus:
        held = list(texts)
        hashes = np.concatenate([*(one.hashes for one in held), np.zeros(0, np.uint32)])
        bounds = np.concatenate((np.zeros(1, np.int64), np.cumsum([len(one) for one in held], dtype=np.int64)))
        weights = weighed(hashes, word_weights(hashes, bounds))
        joined = np.concatenate([*(one.joined for one in held), np.zeros(0, bool)])
        capital = np.concatenate([*(one.capital for one in held), np.zeros(0, bool)])
        return cls(
            hashes,
            np.concatenate([*(one.starts for one in held), np.zeros(0, np.int32)]),
            np.concatenate([*(one.ends for one in held), np.zeros(0, np.int32)]),
            weights,
            valued(hashes, weights, joined, capital),
            bounds,
        )

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def kept_in(self, folder: Path) -> Corpus:
        """The same corpus in files, one for each array, which stay on disk until they are looked at."""
        for name in _COLUMNS:
            np.save(folder / f"{name}.npy", getattr(self, name), allow_pickle=False)
        return _opened(folder)

    def __reduce__(self) -> tuple[Callable[..., Corpus], tuple[Any, ...]]:
        if self.folder is not None:
            return _opened, (self.folder,)
        return Corpus, tuple(getattr(self, name) for name in _COLUMNS)


def _opened(folder: Path) -> Corpus:
    columns: dict[str, Any] = {
        name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _COLUMNS
    }
    return Corpus(**columns, folder=folder)
