"""What a person has decided: reports that tell one event, and reports that do not.

A must-link holds across others (a with b and b with c puts a with c), a cannot-link only between its own reports.
Where they contradict each other the cannot-link is kept: two events in one story spoil every count that is taken
of it, one event in two stories only halves it.  The must-link that gives way is told as a reason of the story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

Links = Iterable[Iterable[str]]
"""Sets of document ids: all of a set belong together, or each of it apart from every other."""


class Partition:
    """Groups of items that grow by joining, some of which must stay apart."""

    def __init__(self, count: int, apart: Iterable[tuple[int, int]] = ()) -> None:
        self._parent = list(range(count))
        self._foes: dict[int, set[int]] = {}
        for i, j in apart:
            if i != j:
                self._foes.setdefault(i, set()).add(j)
                self._foes.setdefault(j, set()).add(i)

    def root(self, item: int) -> int:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, i: int, j: int) -> bool:
        """Put the groups of two items together; False when some of their items must stay apart."""
        first, second = sorted((self.root(i), self.root(j)))
        if first == second:
            return True
        if second in self._foes.get(first, ()):
            return False
        self._parent[second] = first
        for foe in self._foes.pop(second, ()):
            self._foes[foe].discard(second)
            self._foes[foe].add(first)
            self._foes.setdefault(first, set()).add(foe)
        return True

    def groups(self) -> list[list[int]]:
        """All groups, their items ascending, in order of their first items."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._parent)):
            found.setdefault(self.root(item), []).append(item)
        return list(found.values())


class Decided:
    """The links over units: `together` in the order in which they were honoured, `apart`, and what gave way.

    Args:
        must, cannot: sets of document ids; a set of one, and ids of no unit, say nothing.  Earlier must-links go
            before later ones where a cannot-link lets only one of them be kept; of a plain set the order is that
            of the ids.
        place: the unit of each document.
    """

    def __init__(self, must: Links, cannot: Links, place: dict[str, int]) -> None:
        self.apart = sorted({pair for some in _ordered(cannot) for pair in combinations(_placed(some, place), 2)})
        self.together: list[tuple[int, int]] = []
        self.given_way: list[tuple[int, int]] = []
        partition = Partition(len(place) and max(place.values()) + 1, self.apart)
        for some in _ordered(must):
            units = _placed(some, place)
            for k, unit in enumerate(units[1:], 1):
                # the first of the set that it may join: a set with a contradiction inside is kept as far as it goes
                kept = next((other for other in units[:k] if partition.join(other, unit)), None)
                if kept is not None:
                    self.together.append((kept, unit))
                if kept != units[0]:
                    self.given_way.append((units[0], unit))

    def within(self, parts: Sequence[int]) -> Decided:
        """What is decided of units of the same part; `parts` has that of each unit."""

        def kept(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
            return [(i, j) for i, j in pairs if parts[i] == parts[j]]

        found = Decided((), (), {})
        found.apart, found.together, found.given_way = kept(self.apart), kept(self.together), kept(self.given_way)
        return found

    def contradictions(self, names: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """The units of each must-link that gave way, and that in words; `names` are those of the units."""
        for i, j in self.given_way:
            yield i, j, f"must-link of {names[i]} and {names[j]} not kept: a cannot-link stands against it"


def _ordered(links: Links) -> list[list[str]]:
    sets = [sorted(set(some)) for some in links]
    return sorted(sets) if isinstance(links, set | frozenset) else sets


def _placed(documents: Iterable[str], place: dict[str, int]) -> list[int]:
    return [place[document] for document in documents if document in place]
