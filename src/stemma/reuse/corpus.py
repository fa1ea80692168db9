"""The words of many texts in a few long arrays, which processes can share as files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from stemma.reuse.evidence import weighed, word_weights
from stemma.reuse.words import Numbers, Positions, Words

Offsets = npt.NDArray[np.int32]

_COLUMNS = ("hashes", "starts", "ends", "joined", "weights", "bounds")


@dataclass(frozen=True)
class Corpus:
    """Text `k` has the words bounds[k]..bounds[k + 1] of the long arrays; offsets are within the text.

    `weights` is what each word is worth as evidence of shared text, however it is written; `lighter` says it of all
    that are worth less than a word of content.  A corpus that lies in a folder is sent to other processes by name.
    """

    hashes: Numbers
    starts: Offsets
    ends: Offsets
    joined: npt.NDArray[np.bool_]
    weights: npt.NDArray[np.uint8]
    bounds: Positions
    lighter: Mapping[int, int]
    folder: Path | None = None

    @classmethod
    def of(cls, texts: Iterable[Words]) -> Corpus:
        held = list(texts)
        hashes = np.concatenate([*(one.hashes for one in held), np.zeros(0, np.uint32)])
        bounds = np.concatenate((np.zeros(1, np.int64), np.cumsum([len(one) for one in held], dtype=np.int64)))
        lighter = word_weights(hashes, bounds)
        return cls(
            hashes,
            np.concatenate([*(one.starts for one in held), np.zeros(0, np.int32)]),
            np.concatenate([*(one.ends for one in held), np.zeros(0, np.int32)]),
            np.concatenate([*(one.joined for one in held), np.zeros(0, bool)]),
            weighed(hashes, lighter),
            bounds,
            lighter,
        )

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def words(self, text: int) -> Words:
        place = self.place(text)
        return Words(self.starts[place], self.ends[place], self.hashes[place], self.joined[place])

    def place(self, text: int) -> slice:
        """Where the words of a text stand in the long arrays."""
        return slice(int(self.bounds[text]), int(self.bounds[text + 1]))

    def kept_in(self, folder: Path) -> Corpus:
        """The same corpus in files, one for each array, which stay on disk until they are looked at."""
        for name in _COLUMNS:
            np.save(folder / f"{name}.npy", getattr(self, name), allow_pickle=False)
        return _opened(folder, self.lighter)

    def __reduce__(self) -> tuple[Callable[..., Corpus], tuple[Any, ...]]:
        if self.folder is not None:
            return _opened, (self.folder, self.lighter)
        return Corpus, (*(getattr(self, name) for name in _COLUMNS), self.lighter)


def _opened(folder: Path, lighter: Mapping[int, int]) -> Corpus:
    columns: dict[str, Any] = {
        name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _COLUMNS
    }
    return Corpus(**columns, lighter=lighter, folder=folder)
