"""What each unit is about: several-field TF-IDF and the slots it fills, as sparse vectors in a few long arrays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
import numpy.typing as npt

from stemma.stories.sketch import Drawn
from stemma.stories.slots import Slots
from stemma.stories.terms import Counts

Terms = npt.NDArray[np.int32]
Values = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]

#: The units beyond which a figure tells no event, and a full name.
COMMON_FIGURE, COMMON_NAME = 8, 20
#: Other news imagined beside the documents when rarity is counted: a collection is often about one thing, and
#: the words that all of it shares are rare in the rest of the world.
IMAGINED = 150
_FIELDS: Final = (*Counts._fields, *Slots._fields)


@dataclass(frozen=True)
class Vectors:
    """A sparse vector for each unit: its `terms`, ascending, and their `values`, from bounds[k] to bounds[k + 1]."""

    terms: Terms
    values: Values
    bounds: Places

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def of(self, unit: int) -> tuple[Terms, Values]:
        place = slice(int(self.bounds[unit]), int(self.bounds[unit + 1]))
        return self.terms[place], self.values[place]

    def of_all(self, units: Sequence[int] | Places) -> tuple[Terms, Values, Places]:
        """The terms and values of these units one after the other, and for each of them its place in `units`."""
        chosen = np.asarray(units, np.int64)
        starts = self.bounds[chosen]
        lengths = self.bounds[chosen + 1] - starts
        rows = np.repeat(np.arange(len(chosen)), lengths)
        ends = np.cumsum(lengths)
        places = np.arange(len(rows)) + np.repeat(starts - ends + lengths, lengths)
        return self.terms[places], self.values[places], rows

    def chosen(self, units: Sequence[int]) -> Vectors:
        """Of these units only, in this order."""
        terms, values, rows = self.of_all(units)
        return Vectors(terms, values, _bounds(np.bincount(rows, minlength=len(units))))

    def rows(self) -> Places:
        """The unit that each term is of."""
        return np.repeat(np.arange(len(self)), np.diff(self.bounds))

    def kept(self, mask: npt.NDArray[np.bool_]) -> Vectors:
        """Without the terms that the mask leaves out."""
        counts = np.bincount(self.rows()[mask], minlength=len(self))
        return Vectors(self.terms[mask], self.values[mask], _bounds(counts))


@dataclass(frozen=True)
class Profiles:
    """The terms of units.  `vocabulary` are all terms by number, in alphabetical order.

    `text`, `title`, `lead` and `names` are each of length 1 (or empty).  The values of `full` are such that the
    product of two is the rarity of the name, 0 to 1; those of `toll` likewise; those of the other slots are 1.
    """

    vocabulary: Sequence[str]
    text: Vectors
    title: Vectors
    names: Vectors
    lead: Vectors
    full: Vectors
    ages: Vectors
    toll: Vectors
    days: Vectors
    figures: Vectors

    def __len__(self) -> int:
        return len(self.text)

    def chosen(self, units: Sequence[int]) -> Profiles:
        """Of these units only, in this order."""
        vectors: list[Vectors] = [getattr(self, field.name) for field in fields(self)[1:]]
        return Profiles(self.vocabulary, *(one.chosen(units) for one in vectors))


class Counted:
    """The counts of units as they come, from which profiles are made.

    Units `beside` them count where rarity is counted, and nowhere else.
    """

    def __init__(self, drawn: Iterable[Drawn], beside: Iterable[Drawn] = ()) -> None:
        numbers: dict[str, int] = {}
        packed: dict[str, list[tuple[Terms, Values]]] = {name: [] for name in _FIELDS}
        units = list(drawn)
        self.sketches = [one.sketch for one in units]
        units += beside
        self._beside = range(len(self.sketches), len(units))
        for one in units:
            slots = (dict.fromkeys(sorted(some), 1.0) for some in one.sketch.slots)
            for name, counts in zip(_FIELDS, (*one.counts, *slots), strict=True):
                packed[name].append(_packed(counts, numbers))
        self.vocabulary = sorted(numbers)
        rank = np.empty(len(numbers), np.int32)
        rank[[numbers[term] for term in self.vocabulary]] = np.arange(len(numbers), dtype=np.int32)
        self._fields = {name: _joined(held, rank) for name, held in packed.items()}

    def names(self, counted: Sequence[int]) -> Vectors:
        """The words of the names of each unit, weighted by rarity among the `counted` units."""
        return _first(self._names([*counted, *self._beside]), len(self.sketches))

    def profiles(self, counted: Sequence[int]) -> Profiles:
        """The profile of each unit; `counted` are the units over which rarity is counted, one of each reprint."""
        counted = [*counted, *self._beside]
        held = self._fields
        rarity = self._rarity(held["text"], counted)
        text, lead, title = (
            _of_length_one(one, weight * rarity[one.terms])
            for one, weight in (
                (held["text"], 1 + np.log(held["text"].values)),
                (held["lead"], 1 + np.log(held["lead"].values)),
                (held["title"], 1.0),
            )
        )
        figures = held["figures"]
        common = self._frequency(figures, counted)
        few = common[figures.terms] <= max(COMMON_FIGURE, len(counted) // 50)
        full, toll = held["full"], held["toll"]
        in_full = self._frequency(full, counted)[full.terms]
        singular = np.clip(1 - np.log(np.maximum(in_full, 2) / 2) / np.log(COMMON_NAME / 2), 0.0, 1.0)
        in_toll = self._frequency(toll, counted)[toll.terms]
        telling = np.clip(1 - np.log(np.maximum(in_toll, 1)) / np.log(len(counted) + 2), 0.0, 1.0)
        found = Profiles(
            self.vocabulary,
            text,
            title,
            self._names(counted),
            lead,
            Vectors(full.terms, np.sqrt(singular), full.bounds).kept(singular > 0),
            held["ages"],
            Vectors(toll.terms, np.sqrt(telling), toll.bounds),
            held["days"],
            figures.kept(few),
        )
        return found.chosen(range(len(self.sketches))) if self._beside else found

    def _names(self, counted: Sequence[int]) -> Vectors:
        names = self._fields["names"]
        return _of_length_one(names, np.sqrt(names.values) * self._rarity(names, counted)[names.terms])

    def _frequency(self, vectors: Vectors, counted: Sequence[int]) -> Places:
        """How many of the counted units have each term."""
        terms, _, _ = vectors.of_all(counted)
        return np.bincount(terms, minlength=len(self.vocabulary))

    def _rarity(self, vectors: Vectors, counted: Sequence[int]) -> Values:
        """The weight of every term by the number of counted units that have it; 1 for one that none has."""
        frequency = self._frequency(vectors, counted)
        rarity: Values = np.where(frequency > 0, np.log((len(counted) + IMAGINED) / (1 + frequency)), 1.0)
        return rarity


def met(vectors: Vectors, one: int, other: int) -> float:
    """Share of the weight of the terms of one unit that stand in another; 0 for no terms."""
    (terms, values), (others, _) = vectors.of(one), vectors.of(other)
    met = np.isin(terms, others, assume_unique=True)
    return float(np.sum(values[met] ** 2))


def _first(vectors: Vectors, count: int) -> Vectors:
    return vectors if len(vectors) == count else vectors.chosen(range(count))


def _packed(counts: Mapping[str, float], numbers: dict[str, int]) -> tuple[Terms, Values]:
    terms = np.array([numbers.setdefault(term, len(numbers)) for term in counts], np.int32)
    return terms, np.array(list(counts.values()), np.float64)


def _joined(held: Sequence[tuple[Terms, Values]], rank: Terms) -> Vectors:
    """The vectors one after the other, their terms under their final numbers and in order."""
    bounds = _bounds([len(terms) for terms, _ in held])
    terms = rank[np.concatenate([np.zeros(0, np.int32), *(terms for terms, _ in held)])]
    values = np.concatenate([np.zeros(0), *(values for _, values in held)])
    order = np.lexsort((terms, np.repeat(np.arange(len(held)), np.diff(bounds))))
    return Vectors(terms[order], values[order], bounds)


def _bounds(lengths: Sequence[int] | Places) -> Places:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)))


def _of_length_one(vectors: Vectors, values: Values) -> Vectors:
    rows = vectors.rows()
    lengths = np.sqrt(np.bincount(rows, values * values, minlength=len(vectors)))
    return Vectors(vectors.terms, values / lengths[rows], vectors.bounds)
