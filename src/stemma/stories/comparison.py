"""The units of a collection side by side: which pairs are worth weighing, and how likely each is one event."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from stemma.engines import Engine, map_all, worth_mapping
from stemma.reuse import Overlap
from stemma.stories.candidates import candidates
from stemma.stories.model import Model
from stemma.stories.profiles import Profiles, Values
from stemma.stories.score import Likelihood, Pairs, Scorer
from stemma.stories.sketch import Sketch

#: A pair below this is not worth keeping: it could only hold groups together by number.
LEAST = 0.02
#: Pairs below which nothing is mapped; and pairs that are one item of the mapped stage.
_PAIRS, _PARCEL = 100_000, 2_000


class Comparison:
    """How likely pairs of units are one event or one storyline, each weighed once."""

    def __init__(
        self,
        units: Sequence[Sketch],
        known: Profiles,
        shared: Mapping[tuple[str, str], Overlap],
        model: Model,
        engine: Engine | None = None,
    ) -> None:
        self.units, self.known, self.model = units, known, model
        self._shared, self._engine = shared, engine
        self._scorer = Scorer(known, units, model)
        self._weighed: dict[tuple[int, int], Likelihood | None] = {}
        self._partners: dict[int, list[int]] = defaultdict(list)
        latest = datetime.date.max
        by_time = sorted(range(len(units)), key=lambda k: (units[k].not_before or latest, units[k].key))
        self._order = [0] * len(units)
        for place, k in enumerate(by_time):
            self._order[k] = place

    def candidates(self, chosen: Sequence[int], asked: Collection[int] | None = None) -> set[tuple[int, int]]:
        """Pairs among the chosen units that are worth weighing: by their terms, or because they share text.

        With `asked` only pairs of which one is among those.
        """
        known = self.known
        places = None if asked is None else {place for place, k in enumerate(chosen) if k in asked}
        pairs = candidates(
            known.text.chosen(chosen), known.full.chosen(chosen), [self._order[k] for k in chosen], places
        )
        found = {(min(chosen[i], chosen[j]), max(chosen[i], chosen[j])) for i, j in pairs}
        place = {self.units[k].document: k for k in chosen if self.units[k].main}
        for a, b in self._shared:
            if a in place and b in place and (asked is None or place[a] in asked or place[b] in asked):
                found.add((min(place[a], place[b]), max(place[a], place[b])))
        return found

    def weigh(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Weigh those of the pairs (i, j), i < j, that are not weighed yet: a mapped stage."""
        others: dict[int, list[int]] = defaultdict(list)
        count = 0
        for i, j in sorted(set(pairs) - self._weighed.keys()):
            one, two = self.units[i], self.units[j]
            if one.document == two.document and (one.main or two.main):
                self._weighed[i, j] = None  # a report and an article spliced into it
            else:
                others[i].append(j)
                count += 1
        engine = worth_mapping(self._engine, count, _PAIRS)
        parcels = list(self._parcels(others))
        for parcel, found in zip(parcels, map_all(engine, self._scorer, parcels), strict=True):
            for (i, seconds, _), some in zip(parcel, found, strict=True):
                self._weighed.update(zip(((i, j) for j in seconds), some, strict=True))
                self._partners[i] += [j for j, one in zip(seconds, some, strict=True) if one.event >= LEAST]

    def likelihood(self, i: int, j: int) -> Likelihood | None:
        """Of a pair that was weighed; None for a report and an article spliced into it."""
        return self._weighed[min(i, j), max(i, j)]

    def within(self, members: Sequence[int]) -> Iterator[tuple[float, int, int]]:
        """The pairs (probability of one event, i, j) of these units that were weighed."""
        chosen = set(members)
        for i in members:
            for j in self._partners[i]:
                if j in chosen and (likely := self._weighed[i, j]) is not None:
                    yield likely.event, i, j

    def evidence(self, i: int, others: Sequence[int]) -> Values:
        """The evidence of one unit and each of the others: a row a pair, a column for each of `KINDS`."""
        return self._scorer.comparer.of(i, others, [self._share(i, j) for j in others])

    def overlap(self, i: int, j: int) -> Overlap | None:
        """What two reports share; None for nothing, and for spliced articles."""
        one, two = self.units[i], self.units[j]
        if not one.main or not two.main:
            return None
        return self._shared.get((min(one.document, two.document), max(one.document, two.document)))

    def _parcels(self, others: Mapping[int, Sequence[int]]) -> Iterator[list[Pairs]]:
        parcel: list[Pairs] = []
        size = 0
        for i, seconds in others.items():
            parcel.append((i, seconds, [self._share(i, j) for j in seconds]))
            size += len(seconds)
            if size >= _PARCEL:
                yield parcel
                parcel, size = [], 0
        if parcel:
            yield parcel

    def _share(self, i: int, j: int) -> float:
        """The share of the shorter of two reports that stands in the other."""
        overlap = self.overlap(i, j)
        return overlap.share if overlap is not None else 0.0
