"""A numeral as read, and the words that make one up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

NumeralKind = Literal["digits", "words", "vague", "fraction", "couple", "zero"]

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
ONES: Mapping[str, int] = {word: value for value, word in enumerate(_ONES.split())} | {"naught": 0, "nought": 0}
#: Ways to say a nought after "point".
NOUGHTS = frozenset({"naught", "nil", "nought", "o", "oh", "zero"})
TENS: Mapping[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES: Mapping[str, float] = {
    "dozen": 12, "hundred": 100, "thousand": 1e3, "lakh": 1e5, "lakhs": 1e5, "million": 1e6, "crore": 1e7,
    "crores": 1e7, "billion": 1e9, "trillion": 1e12,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numeral:
    """Words first..last (exclusive) and what they say.

    `value` is the number, or None when the words give an interval `lower`..`upper` (half open).
    `scale` is the multiplier that closes the numeral ("3 million": 1e6), 1 when there is none, so
    that "two to three million" can share it.
    """

    first: int
    last: int
    kind: NumeralKind
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    scale: float = 1.0
