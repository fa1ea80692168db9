"""How likely a report tells what it tells, if so many were killed and so many injured; and the toll that fits best.

A small model of reports with chances set by hand.  A headline or a lead mostly gives the whole count, what stands
below mostly a part; a count may be too low, because more die or are found later, and is rarely too high; who
tells one person by an article says little of how many there were; who tells of no death may have been early.
The toll is the pair (killed, injured) under which all reports together are most likely, which is Bayes' rule with
a prior that thins out with size; the bounds hold nine tenths of what is likely.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Place = Literal["headline", "lead", "below"]
#: A count of the whole; one made up of persons told one by one; one person, told by an article; a part of the whole.
Sort = Literal["count", "added", "one", "part"]

#: Chances that a count is the whole, that it is less than it, and that it is more, by place.
_WHOLE: Mapping[Place, tuple[float, float, float]] = {
    "headline": (0.84, 0.10, 0.06),
    "lead": (0.78, 0.15, 0.07),
    "below": (0.50, 0.35, 0.15),
}
_ADDED: Mapping[Place, tuple[float, float, float]] = {
    "headline": (0.60, 0.30, 0.10),
    "lead": (0.55, 0.35, 0.10),
    "below": (0.40, 0.45, 0.15),
}
#: One person told: chances where nobody, one, and two were; who tells of one alone is the less likely the more there were.
_ONE: Mapping[Place, tuple[float, float, float]] = {
    "headline": (0.03, 0.60, 0.30),
    "lead": (0.05, 0.50, 0.35),
    "below": (0.20, 0.40, 0.35),
}
#: A part told: chances where the whole is smaller, and where it is not.
_PART = (0.08, 0.30)
#: However odd, no count is less likely than this: it may be of another event.
_FLOOR = 0.012
#: The same for counts of parts, which may be of any size.
_FAR_LESS: Mapping[Place, float] = {"headline": 0.015, "lead": 0.03, "below": 0.10}
#: A count that is off is off by little: the chance halves with each person, or with each tenth of a large count.
_HALVES_WITH = 0.1
#: The share of what is likely that lies inside the bounds.
_INSIDE = 0.9
#: Reports of one event repeat each other: two tell less than twice as much as one.
_SHARPNESS = 1.15
#: Truths tried for each of killed and injured.
_TRIED = 48


def chance(sort: Sort, place: Place, low: int, high: int | None, truth: int) -> float:
    """The chance that a report that counts anybody says low..high (no upper end: `high` None) where `truth` is true."""
    if sort == "one":
        return row_chance(_ONE[place], truth)
    if sort == "part":
        return _PART[truth >= low]
    whole, less, more = (_ADDED if sort == "added" else _WHOLE)[place]
    if high is None and truth > low:
        less = max(less, 0.25)
    if low <= truth <= (high if high is not None else low):
        return whole
    end = high if high is not None and truth > high else low
    off: float = abs(truth - end) / max(1.0, _HALVES_WITH * end)
    return (less if truth > end else more) * math.pow(0.5, off) + (_FAR_LESS[place] if truth > end else _FLOOR)


def row_chance(row: Sequence[float], truth: int) -> float:
    """The chance in a row for 0, 1, 2, ...; beyond its end it thins out with the number."""
    last = len(row) - 1
    return row[truth] if truth <= last else row[last] * last / truth


@dataclass(frozen=True, slots=True)
class Likely:
    """A number, and the bounds that hold nine tenths of what is likely."""

    best: int
    lower: int
    upper: int


Table = Callable[[int], float]


def likeliest(
    killed: Sequence[tuple[float, Table]],
    injured: Sequence[tuple[float, Table]],
    hit: Sequence[tuple[float, Table]],
    told: Collection[int],
) -> tuple[Likely, Likely]:
    """The likeliest (killed, injured), each told by weighed tables of log chances; `hit` speaks of their sum.

    `told` are the counts that stand in the reports: truths are looked for among them, their differences, and the
    numbers next to them.
    """
    tried = truths(told)
    of_killed = {n: sum(w * table(n) for w, table in killed) - math.log1p(n) for n in tried}
    of_injured = {n: sum(w * table(n) for w, table in injured) - math.log1p(n) for n in tried}
    sums = {a + b for a in tried for b in tried}
    of_hit = {n: sum(w * table(n) for w, table in hit) for n in sums}
    scores = {
        (k, i): _SHARPNESS * (of_killed[k] + of_injured[i] + of_hit[k + i]) for k, i in itertools.product(tried, tried)
    }
    best = max(scores, key=lambda pair: (scores[pair], pair))
    top = scores[best]
    mass = {pair: math.exp(score - top) for pair, score in scores.items()}
    return _bounded(mass, 0, best[0]), _bounded(mass, 1, best[1])


def likeliest_alone(tables: Sequence[tuple[float, Table]], told: Collection[int]) -> Likely:
    """The likeliest number where nothing else hangs on it."""
    scores = {n: _SHARPNESS * (sum(w * table(n) for w, table in tables) - math.log1p(n)) for n in truths(told)}
    best = max(scores, key=lambda n: (scores[n], n))
    return _bounded({(n, 0): math.exp(score - scores[best]) for n, score in scores.items()}, 0, best)


def truths(told: Collection[int]) -> list[int]:
    """The numbers worth trying: those told first, their neighbours, then differences of two of them."""
    counts = sorted(set(told))
    near = {c + d for c in counts if c < 100 for d in (-1, 1)}
    apart = {a - b for a in counts for b in counts if a > b}
    ordered = [0, 1, 2, *counts, *sorted(near), *sorted(apart)]
    return sorted(set([n for n in dict.fromkeys(ordered) if n >= 0][:_TRIED]))


def _bounded(mass: Mapping[tuple[int, int], float], axis: Literal[0, 1], best: int) -> Likely:
    """The narrowest run of numbers around the best that holds the share wanted."""
    along: dict[int, float] = {}
    for pair, share in mass.items():
        along[pair[axis]] = along.get(pair[axis], 0.0) + share
    total = sum(along.values())
    numbers = sorted(along)
    low = high = numbers.index(best)
    inside = along[best]
    while inside < _INSIDE * total and (low > 0 or high < len(numbers) - 1):
        down = along[numbers[low - 1]] / (numbers[low] - numbers[low - 1]) if low > 0 else -1.0
        up = along[numbers[high + 1]] / (numbers[high + 1] - numbers[high]) if high < len(numbers) - 1 else -1.0
        if up >= down:
            high += 1
            inside += along[numbers[high]]
        else:
            low -= 1
            inside += along[numbers[low]]
    return Likely(best, numbers[low], numbers[high])
