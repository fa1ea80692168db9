"""How likely two units tell the same event, or belong to one storyline: the model over the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stemma.stories.features import Comparer
from stemma.stories.model import Model, probability
from stemma.stories.profiles import Profiles
from stemma.stories.sketch import Sketch


class Likelihood(NamedTuple):
    """How likely two units tell one event, and belong to one storyline."""

    event: float
    storyline: float


#: A unit, others, and for each of those the share of the shorter of the two that stands in the other (0..1).
Pairs = tuple[int, Sequence[int], Sequence[float]]


class Scorer:
    """The likelihood of pairs of units.  It can be sent to other processes: a pair comes out the same in any company."""

    def __init__(self, profiles: Profiles, sketches: Sequence[Sketch], model: Model) -> None:
        self._profiles, self._sketches, self._model = profiles, sketches, model
        self._comparer: Comparer | None = None

    def __getstate__(self) -> tuple[Profiles, Sequence[Sketch], Model]:
        return self._profiles, self._sketches, self._model

    def __setstate__(self, state: tuple[Profiles, Sequence[Sketch], Model]) -> None:
        self.__init__(*state)  # type: ignore[misc]

    @property
    def comparer(self) -> Comparer:
        """Made where it is first used: it is large, and quickly made."""
        if self._comparer is None:
            self._comparer = Comparer(self._profiles, self._sketches)
        return self._comparer

    def __call__(self, pairs: Sequence[Pairs]) -> list[list[Likelihood]]:
        found = []
        for one, others, shares in pairs:
            rows = self.comparer.of(one, others, shares)
            # summed kind by kind in a fixed order: a matrix product may sum otherwise in other company
            events = probability((rows * self._model.event).sum(axis=1))
            lines = probability((rows * self._model.storyline).sum(axis=1))
            found.append([Likelihood(*pair) for pair in zip(events.tolist(), lines.tolist(), strict=True)])
        return found
