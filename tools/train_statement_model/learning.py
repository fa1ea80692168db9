"""Logistic regression over named features, with numpy alone and nothing by chance: the same rows, the same weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stemma.claims.weighing.logistic import Logistic

#: Features seen less often than this get no weight.
LEAST = 2
#: Penalty on the squared weights: frames are many kinds of things with few examples each, sayings are few kinds,
#: with ceilings above their odds (`stemma.claims.confidence`).
PENALTIES = {"frames": 4.0, "sayings": 1.0}
#: Steps and step size of the training (Adam, whole batches, cooled at the end).
STEPS, RATE = 400, 0.1
#: Digits kept of a weight; smaller ones are dropped.
DIGITS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """What is there, and whether it was a statement."""

    features: tuple[str, ...]
    right: bool


def fit(rows: Sequence[Row], penalty: float) -> Logistic:
    """The weights that give the rows the least penalised log loss."""
    counted = Counter(feature for row in rows for feature in row.features)
    known = sorted(feature for feature, count in counted.items() if count >= LEAST)
    number = {feature: place for place, feature in enumerate(known)}
    columns = [[number[one] for one in row.features if one in number] for row in rows]
    lengths = np.array([len(one) for one in columns])
    column = np.array([place for one in columns for place in one], dtype=np.int64)
    of_row = np.repeat(np.arange(len(rows)), lengths)
    right = np.array([row.right for row in rows], dtype=float)
    weights = np.zeros(len(known) + 1)
    share = min(max(right.mean(), 1e-6), 1 - 1e-6)
    weights[-1] = np.log(share / (1 - share))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        error = _odds(weights, column, of_row, len(rows)) - right
        slope = np.append(np.bincount(column, error[of_row], len(known)) + penalty * weights[:-1], error.sum())
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = RATE if step < 0.6 * STEPS else RATE / 5
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    rounded = {feature: round(float(weight), DIGITS) for feature, weight in zip(known, weights, strict=False)}
    return Logistic(
        round(float(weights[-1]), DIGITS), {feature: weight for feature, weight in rounded.items() if weight}
    )


def _odds(
    weights: NDArray[np.float64], column: NDArray[np.int64], of_row: NDArray[np.int64], rows: int
) -> NDArray[np.float64]:
    total = np.bincount(of_row, weights[column], rows) + weights[-1]
    return np.asarray(1 / (1 + np.exp(-np.clip(total, -30, 30))))
