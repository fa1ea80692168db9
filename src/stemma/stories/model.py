"""The one pair model: what each kind of evidence adds, for one event and for one storyline, and why.

It is a table of weights in `model.json`; the sum of evidence goes through the logistic function, as in a logistic
regression.  `tools/train_story_model` fits and checks it.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from importlib import resources

import numpy as np

from stemma.stories.features import KINDS
from stemma.stories.profiles import Values


@dataclass(frozen=True)
class Model:
    """Weights by kind, in the order of `KINDS`, with the reason of each.

    `event_join` and `storyline_join`: mean probability over all pairs of two groups at which they are one event, one
    storyline.
    """

    event: Values
    storyline: Values
    because: tuple[str, ...]
    event_join: float
    storyline_join: float


@functools.cache
def shipped() -> Model:
    """The model that comes with the package."""
    return read(resources.files("stemma.stories").joinpath("model.json").read_text("utf-8"))


def read(text: str) -> Model:
    """A model from JSON.  Raises ValueError when its kinds of evidence are not `KINDS`."""
    given = json.loads(text)
    evidence = given["evidence"]
    if set(evidence) != set(KINDS):
        raise ValueError(f"a story model weighs {', '.join(KINDS)}; this one has {', '.join(evidence)}")
    return Model(
        np.array([evidence[kind]["event"] for kind in KINDS], float),
        np.array([evidence[kind]["storyline"] for kind in KINDS], float),
        tuple(evidence[kind]["because"] for kind in KINDS),
        float(given["event_join"]),
        float(given["storyline_join"]),
    )


def probability(scores: Values) -> Values:
    """The logistic function, safe for any score."""
    found: Values = 1.0 / (1.0 + np.exp(-np.clip(scores, -50.0, 50.0)))
    return found
