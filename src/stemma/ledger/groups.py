"""Disjoint groups of things that belong together, the same whatever order the links come in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Any, Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Union-find; the name of a group is its smallest member."""

    def __init__(self, members: Iterable[T] = ()) -> None:
        self._parent: dict[T, T] = {member: member for member in members}

    def find(self, member: T) -> T:
        parent = self._parent.setdefault(member, member)
        while parent != self._parent[parent]:
            self._parent[parent] = self._parent[self._parent[parent]]
            parent = self._parent[parent]
        self._parent[member] = parent
        return parent

    def join(self, one: T, other: T) -> None:
        a, b = self.find(one), self.find(other)
        if a == b:
            return
        low, high = sorted((a, b), key=_order)
        self._parent[high] = low

    def together(self, one: T, other: T) -> bool:
        return self.find(one) == self.find(other)

    def all(self) -> list[list[T]]:
        """The groups, each sorted, in the order of their first members."""
        found: dict[T, list[T]] = defaultdict(list)
        for member in sorted(self._parent, key=_order):
            found[self.find(member)].append(member)
        return [found[name] for name in sorted(found, key=_order)]


def _order(member: Any) -> Any:
    return member
