"""What each unit is about: several-field TF-IDF, as sparse vectors in a few long arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.stories.terms import Counts, dates_of, figures_of
from stemma.stories.units import Unit

Terms = npt.NDArray[np.int32]
Values = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]

#: The units beyond which a figure tells no event.
COMMON_FIGURE = 8
#: Other news imagined beside the documents when rarity is counted: a collection is often about one thing, and
#: the words that all of it shares are rare in the rest of the world.
IMAGINED = 150


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

    def of_all(self, units: Sequence[int]) -> tuple[Terms, Values, Places]:
        """The terms and values of these units one after the other, and for each of them its place in `units`."""
        lengths = self.bounds[np.asarray(units, np.int64) + 1] - self.bounds[units]
        held = [self.of(unit) for unit in units]
        return (
            np.concatenate([np.zeros(0, np.int32), *(terms for terms, _ in held)]),
            np.concatenate([np.zeros(0), *(values for _, values in held)]),
            np.repeat(np.arange(len(units)), lengths),
        )

    def chosen(self, units: Sequence[int]) -> Vectors:
        """Of these units only, in this order."""
        terms, values, _ = self.of_all(units)
        lengths = self.bounds[np.asarray(units, np.int64) + 1] - self.bounds[units]
        return Vectors(terms, values, _bounds(lengths))

    def rows(self) -> Places:
        """The unit that each term is of."""
        return np.repeat(np.arange(len(self)), np.diff(self.bounds))


@dataclass(frozen=True)
class Profiles:
    """The terms of units, each vector of length 1 (or empty), and the days and figures they name.

    `vocabulary` are the terms by number, in alphabetical order.
    """

    vocabulary: Sequence[str]
    text: Vectors
    title: Vectors
    names: Vectors
    dates: Sequence[frozenset[str]]
    figures: Sequence[frozenset[str]]

    def __len__(self) -> int:
        return len(self.dates)

    def chosen(self, units: Sequence[int]) -> Profiles:
        """Of these units only, in this order."""
        return Profiles(
            self.vocabulary,
            self.text.chosen(units),
            self.title.chosen(units),
            self.names.chosen(units),
            [self.dates[k] for k in units],
            [self.figures[k] for k in units],
        )


class Counted:
    """The counts of units as they come, from which profiles are made."""

    def __init__(self, units: Sequence[Unit], counts: Iterable[Counts]) -> None:
        self._units = units
        numbers: dict[str, int] = {}
        fields: list[list[tuple[Terms, Values]]] = [[] for _ in Counts._fields]
        for one in counts:
            for held, field in zip(fields, one, strict=True):
                terms = np.array([numbers.setdefault(term, len(numbers)) for term in field], np.int32)
                held.append((terms, np.array(list(field.values()), np.float64)))
        self.vocabulary = sorted(numbers)
        rank = np.empty(len(numbers), np.int32)
        rank[[numbers[term] for term in self.vocabulary]] = np.arange(len(numbers), dtype=np.int32)
        self._text, self._title, self._names = (_joined(held, rank) for held in fields)

    def names(self, counted: Sequence[int]) -> Vectors:
        """The words of the names of each unit, weighted by rarity among the `counted` units."""
        weights = np.sqrt(self._names.values) * self._rarity(self._names, counted)[self._names.terms]
        return _of_length_one(self._names, weights)

    def profiles(self, counted: Sequence[int]) -> Profiles:
        """The profile of each unit; `counted` are the units over which rarity is counted, one of each reprint."""
        rarity = self._rarity(self._text, counted)
        text = _of_length_one(self._text, (1 + np.log(self._text.values)) * rarity[self._text.terms])
        title = _of_length_one(self._title, rarity[self._title.terms])
        figures = [figures_of(unit) for unit in self._units]
        common = Counter(figure for k in counted for figure in figures[k])
        most = max(COMMON_FIGURE, len(counted) // 50)
        return Profiles(
            self.vocabulary,
            text,
            title,
            self.names(counted),
            [dates_of(unit) for unit in self._units],
            [frozenset(figure for figure in some if common[figure] <= most) for some in figures],
        )

    def _rarity(self, vectors: Vectors, counted: Sequence[int]) -> Values:
        """The weight of every term by the number of counted units that have it; 1 for one that none has."""
        terms, _, _ = vectors.of_all(counted)
        frequency = np.bincount(terms, minlength=len(self.vocabulary))
        rarity: Values = np.where(frequency > 0, np.log((len(counted) + IMAGINED) / (1 + frequency)), 1.0)
        return rarity


def met(vectors: Vectors, one: int, other: int) -> float:
    """Share of the weight of the terms of one unit that stand in another; 0 for no terms."""
    (terms, values), (others, _) = vectors.of(one), vectors.of(other)
    met = np.isin(terms, others, assume_unique=True)
    return float(np.sum(values[met] ** 2))


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
