"""The convention for vague number words: one table, half open, that a user may replace.

`CONVENTION` says what "dozens" or "a few hundred" stand for.  The intervals are those of the public interchange
(docs/vague-numbers.md).  `[vague-words]` of a configuration file replaces entries of it, all others stay; `by` puts a
table in force for as long as a document is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

Interval = tuple[float, float]

#: word -> [lower, upper)
CONVENTION: Mapping[str, Interval] = {
    "few": (3, 10),
    "several": (3, 10),
    "tens": (20, 100),
    "dozens": (24, 100),
    "scores": (40, 100),
    "hundreds": (200, 1_000),
    "thousands": (2_000, 10_000),
    "tens of thousands": (20_000, 100_000),
    "hundreds of thousands": (200_000, 1_000_000),
    "lakhs": (200_000, 1_000_000),
    "millions": (2_000_000, 10_000_000),
    "tens of millions": (20_000_000, 100_000_000),
    "hundreds of millions": (200_000_000, 1_000_000_000),
    "crores": (20_000_000, 100_000_000),
    "billions": (2_000_000_000, 10_000_000_000),
    "tens of billions": (20_000_000_000, 100_000_000_000),
    "hundreds of billions": (200_000_000_000, 1_000_000_000_000),
    "trillions": (2_000_000_000_000, 10_000_000_000_000),
}

#: "a few hundred" is as wide as "hundreds".
_FEW_OF: Mapping[str, str] = {
    "dozen": "dozens",
    "score": "scores",
    "hundred": "hundreds",
    "thousand": "thousands",
    "lakh": "lakhs",
    "million": "millions",
    "crore": "crores",
    "billion": "billions",
    "trillion": "trillions",
}

#: Words that stand for a plural vague amount on their own or after "tens of".
PLURALS = frozenset(word for word in CONVENTION if " " not in word) - {"few", "several"}


def interval(words: tuple[str, ...]) -> Interval | None:
    """The interval of a vague expression given as its lower-case words without articles and "of".

    ("dozens",), ("few", "hundred"), ("tens", "thousands"); None when the convention has no entry.
    """
    table = convention()
    if len(words) == 2 and words[0] in ("few", "several"):
        plural = _FEW_OF.get(words[1])
        return table.get(plural) if plural else None
    return table.get(" of ".join(words))


_IN_FORCE: ContextVar[Mapping[str, Interval] | None] = ContextVar("vague words in force", default=None)


@contextmanager
def by(table: Mapping[str, Interval] | None) -> Iterator[None]:
    """Put a whole table in force while this lasts; None changes nothing."""
    before = _IN_FORCE.set(table if table is not None else _IN_FORCE.get())
    try:
        yield
    finally:
        _IN_FORCE.reset(before)


def convention() -> Mapping[str, Interval]:
    """The table in force: the one put there by `by`, else `CONVENTION`."""
    return _IN_FORCE.get() or CONVENTION
