"""A logistic model as it ships: a weight for each feature, an intercept, read once from JSON.

The probability is that of the sum of the weights of the features that are there; features without a weight count
nothing.  Training is in `tools/train_statement_model/`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MODEL = files("stemma.claims.weighing") / "model"
"""Where the weights of this package lie, with their figures, licence and notice."""


@dataclass(frozen=True, slots=True)
class Logistic:
    intercept: float
    weights: Mapping[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """Between 0 and 1; that of the intercept alone when no feature is known."""
        total = self.intercept + sum([self.weights.get(feature, 0.0) for feature in features])
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def shipped(name: str) -> Logistic:
    """The model `name` of this package: "frames" or "sayings"."""
    held = json.loads((MODEL / f"{name}.json").read_text(encoding="utf-8"))
    return Logistic(held["intercept"], held["weights"])
