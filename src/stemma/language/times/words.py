"""The words of a sentence as the readers of times see them, and what a reader gives back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Reading(NamedTuple):
    """Tokens up to `end` (exclusive) say what `notation` writes; `relative` to "now", to the "text" before, or to nothing."""

    end: int
    notation: str
    relative: str = ""


class Words(NamedTuple):
    """One sentence: its tokens as written, in lower case without the stop of an abbreviation, and their tags."""

    texts: Sequence[str]
    low: Sequence[str]
    tags: Sequence[str]

    def at(self, index: int) -> str:
        return self.low[index] if 0 <= index < len(self.low) else ""
