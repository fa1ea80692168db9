"""Average-linkage clustering over a sparse set of pair scores.

Two groups join when the mean score over all pairs between them, pairs without a score counting 0, is
high enough: one strong link between two groups that otherwise have nothing in common joins nothing,
which is what connected components get wrong.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence


def average_linkage(
    count: int,
    scores: Mapping[tuple[int, int], float],
    threshold: float,
    sizes: Sequence[int] | None = None,
    apart: Iterable[tuple[int, int]] = (),
) -> list[list[int]]:
    """A partition of the items 0..count-1: lists in ascending order, ordered by their first item.

    Args:
        count: how many items there are.
        scores: score of each pair (i, j) with i < j that has one; the others count 0.
        threshold: the mean score, above 0, at which two groups still join.
        sizes: weight of each item, for an item that stands for several.
        apart: pairs of items that are never in one group, whatever their score.

    Ties are broken by the smallest items, so that the result depends on the numbers alone.  With E scores
    the time is O(E log E) times the depth of the merges.
    """
    weight = list(sizes) if sizes is not None else [1] * count
    members: dict[int, list[int]] = {item: [item] for item in range(count)}
    total: dict[int, dict[int, float]] = {item: {} for item in range(count)}
    foes: dict[int, set[int]] = {}
    for i, j in apart:
        foes.setdefault(i, set()).add(j)
        foes.setdefault(j, set()).add(i)
    state = [0] * count  # how often each group has grown: an entry of an earlier state is out of date
    heap: list[tuple[float, int, int, int, int]] = []
    for (i, j), score in sorted(scores.items()):
        total[i][j] = total[j][i] = score * weight[i] * weight[j]
        if score >= threshold:
            heap.append((-score, i, j, 0, 0))
    heapq.heapify(heap)
    while heap:
        _, i, j, state_i, state_j = heapq.heappop(heap)
        if i not in members or j not in members or state[i] != state_i or state[j] != state_j:
            continue
        if j in foes.get(i, ()):
            continue
        if len(total[i]) < len(total[j]):
            i, j = j, i
        for foe in foes.pop(j, ()):
            foes[foe].discard(j)
            foes[foe].add(i)
            foes.setdefault(i, set()).add(foe)
        _join(i, j, members, total, weight)
        state[i] += 1
        for other, sum_of_scores in total[i].items():
            mean = sum_of_scores / (weight[i] * weight[other])
            if mean >= threshold:
                a, b = min(i, other), max(i, other)
                heapq.heappush(heap, (-mean, a, b, state[a], state[b]))
    return sorted(sorted(group) for group in members.values())


def _join(i: int, j: int, members: dict[int, list[int]], total: dict[int, dict[int, float]], weight: list[int]) -> None:
    """Group j becomes part of group i."""
    members[i] += members.pop(j)
    weight[i] += weight[j]
    del total[i][j]
    for other, sum_of_scores in total.pop(j).items():
        if other != i:
            del total[other][j]
            total[i][other] = total[other][i] = total[i].get(other, 0.0) + sum_of_scores
