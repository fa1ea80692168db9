"""Runs of many pairs chained in the order of both their texts.

The best total of matched words less the gaps between them, by dynamic programming.  A run looks back on those before
it in its pair; all pairs take one step together, so that the number of steps is that of the runs of one pair.
"""

from __future__ import annotations

import numpy as np

from stemma.reuse.seeds import Runs
from stemma.reuse.words import Positions

#: Words that may lie between two runs of one passage, on either side.
GAP = 20
#: How many earlier runs a run may look back on; keeps chaining linear in the number of runs.
LOOKBACK = 60


def chains(runs: Runs) -> Positions:
    """For each run the number of its chain; runs are by pair and place, and so are those of a chain.

    Chains share no run; the best come first.  A chain begins anew where a gap costs more than all before it is worth.
    """
    count = len(runs.pair)
    best, before = _best(runs, *_steps(runs))
    turn = np.empty(count, np.int64)
    turn[np.lexsort((np.arange(count), -best))] = np.arange(count)
    # a run belongs to the best end that is reached from it
    own = turn
    level = _rank(runs.pair)
    behind = np.flatnonzero(before >= 0)
    behind = behind[np.argsort(-level[behind], kind="stable")]
    for some in np.split(behind, np.flatnonzero(np.diff(level[behind])) + 1):
        np.minimum.at(own, before[some], own[some])
    return own


def _rank(pair: Positions) -> Positions:
    """The how manieth run of its pair each is."""
    firsts = np.flatnonzero(np.concatenate((np.ones(min(1, len(pair)), bool), pair[1:] != pair[:-1])))
    counts = np.diff(np.concatenate((firsts, [len(pair)])))
    return np.arange(len(pair)) - np.repeat(firsts, counts)


def _steps(runs: Runs) -> tuple[Positions, Positions, Positions]:
    """(earlier run, later run, gain) of all pairs of runs that may follow each other."""
    earlier, later, gains = [], [], []
    ends_a, ends_b = runs.a + runs.length, runs.b + runs.length
    at = np.arange(len(runs.pair))
    for back in range(1, LOOKBACK + 1):
        at = at[at >= back]
        at = at[runs.pair[at - back] == runs.pair[at]]
        if not len(at):
            break
        gap_a, gap_b = runs.a[at] - ends_a[at - back], runs.b[at] - ends_b[at - back]
        near = np.flatnonzero(
            (np.maximum(gap_a, gap_b) <= GAP)
            & (runs.a[at] > runs.a[at - back])
            & (runs.b[at] > runs.b[at - back])
            & (np.minimum(gap_a, gap_b) > -runs.length[at])
        )
        gap_a, gap_b, here = gap_a[near], gap_b[near], at[near]
        overlap = np.maximum(0, -np.minimum(gap_a, gap_b))
        earlier.append(here - back)
        later.append(here)
        gains.append(2 * (runs.length[here] - overlap) - np.maximum(0, np.maximum(gap_a, gap_b)) - overlap)
    none = np.zeros(0, np.int64)
    return np.concatenate([*earlier, none]), np.concatenate([*later, none]), np.concatenate([*gains, none])


def _best(runs: Runs, earlier: Positions, later: Positions, gain: Positions) -> tuple[Positions, Positions]:
    """The worth of the best chain that ends with each run, and the run before it in that chain or -1."""
    best = 2 * runs.length
    before = np.full(len(best), -1, np.int64)
    level = _rank(runs.pair)[later]
    order = np.lexsort((later, level))
    earlier, later, gain, level = earlier[order], later[order], gain[order], level[order]
    cuts = np.concatenate(([0], np.flatnonzero(np.diff(level)) + 1, [len(level)]))
    many = np.int64(len(best) + 1)
    for start, stop in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True):
        total = best[earlier[start:stop]] + gain[start:stop]
        run = later[start:stop]
        better = np.flatnonzero(total > best[run])
        if not len(better):
            continue
        run = run[better]
        firsts = np.flatnonzero(np.concatenate(([True], run[1:] != run[:-1])))
        # of equal ones the nearest
        top = np.maximum.reduceat(total[better] * many + earlier[start:stop][better], firsts)
        best[run[firsts]], before[run[firsts]] = top // many, top % many
    return best, before
