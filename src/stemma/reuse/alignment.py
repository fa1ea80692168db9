"""Inside one pair of documents: where exactly the shared words stand.

Exact runs of at least three words (seeds) that lie in the same order with small gaps on both sides are
chained by dynamic programming; gaps are filled and ends extended by the words that agree across a few
replaced, dropped or inserted ones (after the seed-and-extend of BLAST, on words).  All positions are
word numbers of the two texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from stemma.reuse.evidence import CONTENT_WEIGHT, EVERYDAY_WEIGHT, LEAST_WORDS
from stemma.reuse.seeds import Run
from stemma.reuse.words import Words

#: Words that may lie between two runs of one passage, on either side.
GAP = 20
#: How many earlier runs a run may look back on; keeps chaining linear in the number of runs.
LOOKBACK = 60
#: Words that may be skipped, both sides together, where the end of a passage is extended.
SKIP = 8
#: Answers remembered at once.
REMEMBERED = 200_000


class Alignment(NamedTuple):
    """Runs in the same order in both texts: one shared passage.  `a` and `b` are its bounds, `words` how many align."""

    runs: tuple[Run, ...]
    a: tuple[int, int]
    b: tuple[int, int]
    words: int

    @classmethod
    def of(cls, runs: Iterable[Run]) -> Alignment:
        """The passage that these runs make; at least one."""
        held = tuple(runs)
        first, last = held[0], held[-1]
        return cls(
            held,
            (first.a, last.a + last.length),
            (first.b, last.b + last.length),
            sum([run.length for run in held]),
        )

    @property
    def similarity(self) -> float:
        """Aligned words as a share of all words of both sides (Dice)."""
        return 2 * self.words / (self.a[1] - self.a[0] + self.b[1] - self.b[0])


class Aligner:
    """Aligns pairs of texts, and remembers the small questions that it has answered.

    Copies of one text put the same few words side by side in every pair of them; what lies in a gap or
    beyond the end of a passage is worked out once for all.
    """

    def __init__(self, weights: Mapping[int, int]) -> None:
        self._weights = weights
        self._skips: dict[int, dict[tuple[bytes, bytes], tuple[int, int] | None]] = {-1: {}, 1: {}}
        self._gaps: dict[tuple[bytes, bytes], list[Run]] = {}

    def align(self, one: Words, two: Words, seeds: Sequence[Run]) -> list[Alignment]:
        """All stretches of `LEAST_WORDS` that two texts share, in text order of the first, whatever their worth."""
        found: list[Alignment] = []
        for chain in _chains(seeds):
            runs = self._filled(one, two, chain)
            head = self._extended(one, two, runs[0].a - 1, runs[0].b - 1, -1)
            tail = self._extended(one, two, runs[-1].a + runs[-1].length, runs[-1].b + runs[-1].length, 1)
            alignment = Alignment.of(_joined([*head[::-1], *runs, *tail]) if head or tail or len(runs) > 1 else runs)
            if alignment.words >= LEAST_WORDS:
                found.append(alignment)
        return _merged(found)

    def _filled(self, one: Words, two: Words, chain: Sequence[Run]) -> list[Run]:
        """The chain without overlaps, with the words that agree inside its gaps."""
        runs = [chain[0]]
        for run in chain[1:]:
            last = runs[-1]
            end_a, end_b = last.a + last.length, last.b + last.length
            overlap = max(0, end_a - run.a, end_b - run.b)
            if overlap >= run.length:
                continue
            run = Run(run.a + overlap, run.b + overlap, run.length - overlap)
            if end_a < run.a and end_b < run.b:
                runs += [
                    Run(end_a + block.a, end_b + block.b, block.length)
                    for block in self._agreeing(one, two, (end_a, run.a), (end_b, run.b))
                ]
            runs.append(run)
        return runs

    def _agreeing(self, one: Words, two: Words, a: tuple[int, int], b: tuple[int, int]) -> list[Run]:
        """The words that agree between two gaps, counted from the start of each gap."""
        key = one.packed[4 * a[0] : 4 * a[1]], two.packed[4 * b[0] : 4 * b[1]]
        known = self._gaps.get(key)
        if known is None:
            matcher = SequenceMatcher(None, one.numbers[a[0] : a[1]], two.numbers[b[0] : b[1]], autojunk=False)
            known = [Run(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]
            _remember(self._gaps, key, known)
        return known

    def _extended(self, one: Words, two: Words, i: int, j: int, step: int) -> list[Run]:
        """Runs beyond the end of a passage, going by `step` (1 or -1) from the words i and j, nearest first."""
        x, y = one.numbers, two.numbers
        skips, forward = self._skips[step], step > 0
        runs: list[Run] = []
        while True:
            n = 0
            limit = min(len(x) - i, len(y) - j) if forward else min(i, j) + 1
            while n < limit and x[i + step * n] == y[j + step * n]:
                n += 1
            if n:
                runs.append(Run(i, j, n) if forward else Run(i - n + 1, j - n + 1, n))
                i, j = i + step * n, j + step * n
            a, b = (i, j) if forward else (max(0, i - SKIP - 1), max(0, j - SKIP - 1))
            end_a, end_b = (i + SKIP + 2, j + SKIP + 2) if forward else (i + 1, j + 1)
            key = one.packed[4 * a : 4 * end_a], two.packed[4 * b : 4 * end_b]
            if key in skips:
                skip = skips[key]
            else:
                skip = _least_skip(x[a:end_a][::step], y[b:end_b][::step], self._weights)
                _remember(skips, key, skip)
            if skip is None:
                return runs
            i, j = i + step * skip[0], j + step * skip[1]


_Key = TypeVar("_Key")
_Answer = TypeVar("_Answer")


def _remember(answers: dict[_Key, _Answer], key: _Key, answer: _Answer) -> None:
    """Keep an answer, all others forgotten when they are too many."""
    if len(answers) >= REMEMBERED:
        answers.clear()
    answers[key] = answer


def _chains(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs chained in order of both texts: best total of matched words less the gaps between them.

    Chains share no run; the best come first.  A chain begins anew where a gap costs more than all
    before it is worth.
    """
    if len(runs) == 1:
        return [list(runs)]
    best: list[int] = []
    before: list[int] = []
    for k, (a, b, length) in enumerate(runs):
        score, came_from = 2 * length, -1
        for p in range(k - 1, max(-1, k - 1 - LOOKBACK), -1):
            earlier_a, earlier_b, earlier_length = runs[p]
            gap_a, gap_b = a - earlier_a - earlier_length, b - earlier_b - earlier_length
            if gap_a > GAP or gap_b > GAP or a <= earlier_a or b <= earlier_b:
                continue
            overlap = max(0, -gap_a, -gap_b)
            if overlap >= length:
                continue
            total = best[p] + 2 * (length - overlap) - max(gap_a, gap_b, 0) - overlap
            if total > score:
                score, came_from = total, p
        best.append(score)
        before.append(came_from)
    chains: list[list[Run]] = []
    used = [False] * len(runs)
    for k in sorted(range(len(runs)), key=lambda k: (-best[k], k)):
        chain: list[Run] = []
        at = k
        while at >= 0 and not used[at]:
            used[at] = True
            chain.append(runs[at])
            at = before[at]
        if chain:
            chains.append(chain[::-1])
    return chains


#: Words to skip in the first and the second text, fewest first, replaced ones before dropped or inserted ones.
SKIPS = tuple(
    (one, total - one)
    for total in range(1, SKIP + 1)
    for one in sorted(range(total + 1), key=lambda one: (abs(2 * one - total), one))
)
_RANK = {skip: rank for rank, skip in enumerate(SKIPS)}


def _least_skip(ours: Sequence[int], theirs: Sequence[int], weights: Mapping[int, int]) -> tuple[int, int] | None:
    """The fewest words to skip on both sides so that two words in a row agree again; None when too many.

    Across more than a replaced word, two everyday words in a row ("of the") are no agreement; a single
    word is one only when it has content and follows a replaced word.
    """
    common = set(theirs).intersection(ours)
    if not common:
        return None
    meeting = [
        (rank, one, two)
        for one, word in enumerate(ours)
        if word in common
        for two, other in enumerate(theirs)
        if word == other and (rank := _RANK.get((one, two))) is not None
    ]
    for _, one, two in sorted(meeting):
        value = weights.get(ours[one], CONTENT_WEIGHT)
        if one + 1 < len(ours) and two + 1 < len(theirs) and ours[one + 1] == theirs[two + 1]:
            value += weights.get(ours[one + 1], CONTENT_WEIGHT)
            if one + two <= 2 or value > 2 * EVERYDAY_WEIGHT:
                return one, two
        elif one + two <= 2 and value == CONTENT_WEIGHT:
            return one, two
    return None


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Runs that touch on both sides made one."""
    out: list[Run] = []
    for run in runs:
        if out and out[-1].a + out[-1].length == run.a and out[-1].b + out[-1].length == run.b:
            out[-1] = Run(out[-1].a, out[-1].b, out[-1].length + run.length)
        else:
            out.append(run)
    return out


#: Words of the first text in one drawer of the passages kept so far.
_DRAWER = 256


def _merged(found: Sequence[Alignment]) -> list[Alignment]:
    """The passages without what another says already, in text order.

    Best first: a passage that lies inside a better one on both sides says nothing new; one that lies
    partly inside is cut back to the runs that are new.
    """
    if len(found) <= 1:
        return list(found)
    kept: list[Alignment] = []
    drawers: dict[int, list[Alignment]] = {}
    for alignment in sorted(found, key=lambda one: (-one.words, one.runs)):
        rest = [run for run in alignment.runs if not _held(run, drawers)]
        if not rest:
            continue
        new = alignment if len(rest) == len(alignment.runs) else Alignment.of(rest)
        kept.append(new)
        for drawer in range(new.a[0] // _DRAWER, new.a[1] // _DRAWER + 1):
            drawers.setdefault(drawer, []).append(new)
    return sorted(kept, key=lambda one: one.runs)


def _held(run: Run, drawers: Mapping[int, Sequence[Alignment]]) -> bool:
    """Whether the middle of a run lies inside a passage kept so far on both sides."""
    half = run.length // 2
    a, b = run.a + half, run.b + half
    return any(a0 <= a < a1 and b0 <= b < b1 for _, (a0, a1), (b0, b1), _ in drawers.get(a // _DRAWER, ()))
