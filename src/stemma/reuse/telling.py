"""Which of the stretches that two texts share are worth telling, each once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from stemma.reuse.alignment import Alignments, of_runs
from stemma.reuse.corpus import Corpus
from stemma.reuse.evidence import FURTHER, LEAST_SIMILARITY, LEAST_WORDS, STRONG
from stemma.reuse.seeds import Runs
from stemma.reuse.words import Positions

_Flags = npt.NDArray[np.bool_]
_Run = tuple[int, int, int]
_Box = tuple[int, int, int, int]

#: Words of the first text in one drawer of the passages kept so far.
_DRAWER = 256


def worth_telling(corpus: Corpus, alignments: Alignments) -> Alignments:
    """The alignments that are passages, by pair and place; a pair of which all are weak has none.

    What lies inside a better one on both sides says nothing new and is left out; what lies partly inside is cut back to
    the runs that are new.  A weak one is left out as well when either side of it lies inside a better one: two reports
    that name one body three times each share no nine passages.
    """
    found = _of_strong_pairs(_enough(alignments))
    clashing = _clashing(found)
    if len(clashing):
        found = _of_strong_pairs(_enough(_without_repeats(corpus, found, clashing)))
    return found.chosen(np.flatnonzero(~_repeated_weak(found)))


def _enough(alignments: Alignments) -> Alignments:
    return alignments.chosen(
        np.flatnonzero(
            (alignments.words >= LEAST_WORDS)
            & (alignments.evidence >= FURTHER)
            & (alignments.similarity >= LEAST_SIMILARITY)
        )
    )


def _of_strong_pairs(alignments: Alignments) -> Alignments:
    strong = np.unique(alignments.pair[alignments.evidence >= STRONG])
    return alignments.chosen(np.flatnonzero(np.isin(alignments.pair, strong)))


def _couples(pair: Positions) -> Iterator[tuple[Positions, Positions]]:
    """Every two alignments of one pair of texts, the earlier first, many at a time."""
    at = np.arange(len(pair))
    for back in range(1, len(pair)):
        at = at[at >= back]
        at = at[pair[at - back] == pair[at]]
        if not len(at):
            return
        yield at - back, at


def _clashing(found: Alignments) -> Positions:
    """The pairs of texts of which two alignments meet on both sides."""
    pairs = [
        found.pair[
            one[
                (found.a[other] < found.end_a[one])
                & (found.a[one] < found.end_a[other])
                & (found.b[other] < found.end_b[one])
                & (found.b[one] < found.end_b[other])
            ]
        ]
        for one, other in _couples(found.pair)
    ]
    return np.unique(np.concatenate([*pairs, np.zeros(0, np.int64)]))


def _without_repeats(corpus: Corpus, found: Alignments, clashing: Positions) -> Alignments:
    """The alignments without what a better one of the same pair has already."""
    some = np.flatnonzero(np.isin(found.pair, clashing))
    of_pair: dict[int, list[int]] = defaultdict(list)
    for alignment in some.tolist():
        of_pair[int(found.pair[alignment])].append(alignment)
    whole = ~np.isin(found.pair, clashing)
    owners: list[int] = []
    cut: list[tuple[int, _Run]] = []
    for pair, members in of_pair.items():
        for alignment, rest in _cut_back(found, members):
            if rest is None:
                whole[alignment] = True
            else:
                owners += [alignment] * len(rest)
                cut += [(pair, run) for run in rest]
    kept = found.chosen(np.flatnonzero(whole))
    if not cut:
        return kept
    runs = Runs(
        np.array([pair for pair, _ in cut], np.int64), *np.array([run for _, run in cut], np.int64).reshape(-1, 3).T
    )
    return _together(kept, of_runs(corpus, np.array(owners, np.int64), runs))


def _cut_back(found: Alignments, members: Sequence[int]) -> Iterator[tuple[int, list[_Run] | None]]:
    """Those of one pair that say something new, the best first, with the runs that are left; None: all of them."""
    drawers: dict[int, list[_Box]] = defaultdict(list)
    for alignment in sorted(members, key=lambda one: (-int(found.words[one]), one)):
        place = slice(int(found.runs_at[alignment]), int(found.runs_at[alignment + 1]))
        runs = list(
            zip(
                found.runs.a[place].tolist(),
                found.runs.b[place].tolist(),
                found.runs.length[place].tolist(),
                strict=True,
            )
        )
        rest = [run for run in runs if not _held(run, drawers)]
        if not rest:
            continue
        (a, b, _), (last_a, last_b, length) = rest[0], rest[-1]
        box = a, last_a + length, b, last_b + length
        for drawer in range(box[0] // _DRAWER, box[1] // _DRAWER + 1):
            drawers[drawer].append(box)
        yield alignment, rest if len(rest) < len(runs) else None


def _held(run: _Run, drawers: dict[int, list[_Box]]) -> bool:
    """Whether the middle of a run lies inside a passage kept so far on both sides."""
    half = run[2] // 2
    a, b = run[0] + half, run[1] + half
    return any(a0 <= a < a1 and b0 <= b < b1 for a0, a1, b0, b1 in drawers.get(a // _DRAWER, ()))


def _together(one: Alignments, two: Alignments) -> Alignments:
    """The alignments of both, by pair and place."""
    pair, a, end_a, b, end_b, words, evidence = (np.concatenate(both) for both in zip(one[:7], two[:7], strict=True))
    runs = Runs(*(np.concatenate(both) for both in zip(one.runs, two.runs, strict=True)))
    runs_at = np.concatenate((one.runs_at, two.runs_at[1:] + one.runs_at[-1]))
    both = Alignments(pair, a, end_a, b, end_b, words, evidence, runs, runs_at)
    return both.chosen(np.lexsort((both.b, both.a, both.pair)))


def _repeated_weak(found: Alignments) -> _Flags:
    """Which of the weak alignments lie inside a better one on either side."""
    weak = found.evidence < STRONG
    repeated = np.zeros(len(weak), bool)
    rivals: dict[int, list[int]] = defaultdict(list)
    for one, other in _couples(found.pair):
        for inner, outer in ((one, other), (other, one)):
            some = np.flatnonzero(weak[inner])
            inside = some[_within(found, inner[some], outer[some])]
            by_strong = inside[~weak[outer[inside]]]
            repeated[inner[by_strong]] = True
            for few, many in zip(inner[inside].tolist(), outer[inside].tolist(), strict=True):
                rivals[few].append(many)
    order = sorted(rivals, key=lambda one: (-int(found.evidence[one]), -int(found.words[one]), one))
    turn = {alignment: number for number, alignment in enumerate(order)}
    for number, alignment in enumerate(order):
        if not repeated[alignment]:
            repeated[alignment] = any(
                not repeated[rival] and turn.get(rival, -1) < number for rival in rivals[alignment] if weak[rival]
            )
    return repeated


def _within(found: Alignments, one: Positions, other: Positions) -> _Flags:
    """Whether more than half of either side of the first of each two lies in that of the second."""
    common_a = np.minimum(found.end_a[one], found.end_a[other]) - np.maximum(found.a[one], found.a[other])
    common_b = np.minimum(found.end_b[one], found.end_b[other]) - np.maximum(found.b[one], found.b[other])
    flags: _Flags = (2 * common_a > found.end_a[one] - found.a[one]) | (2 * common_b > found.end_b[one] - found.b[one])
    return flags
