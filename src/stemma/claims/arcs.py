"""What the arcs of a parse say about a word: its dependents, its subject, its clause, and all that hangs on it.

Labels are those of Universal Dependencies (de Marneffe et al. 2021).  Every question has the answer "nothing" where
the annotator gave no arcs.  Questions about a line of pieces look at no more than `_REACH` pieces on either side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from stemma.claims.pieces import Piece

Range = tuple[int, int]

_REACH = 80
_SUBJECTS = ("nsubj", "nsubj:outer")
_PASSIVE_SUBJECTS = ("nsubj:pass",)
_CHAINED = frozenset({"conj", "xcomp"})


class Node(Protocol):
    """Something with a syntactic head, given by its number (-1 without one), and the relation to it."""

    @property
    def head(self) -> int: ...
    @property
    def label(self) -> str: ...


N = TypeVar("N", bound=Node)


class Arcs(Generic[N]):
    """The arcs of some words the other way round: for each the places of its dependents, in text order.

    `first` is the number of the first of them, where heads count from.  A head outside is no head.
    """

    def __init__(self, words: Sequence[N], first: int = 0) -> None:
        self.words = words
        self.heads = [-1] * len(words)
        self.dependents: list[list[int]] = [[] for _ in words]
        for place, word in enumerate(words):
            head = word.head - first
            if word.head >= 0 and 0 <= head < len(words):
                self.heads[place] = head
                if head != place:
                    self.dependents[head].append(place)

    def of(self, place: int, *labels: str) -> list[int]:
        """The dependents of a word with one of these labels (their subtypes too: "nsubj" finds "nsubj:pass")."""
        return [at for at in self.dependents[place] if self.words[at].label.split(":")[0] in labels]

    def has(self, place: int, *labels: str) -> bool:
        return bool(self.of(place, *labels))

    def exactly(self, place: int, labels: Sequence[str]) -> list[int]:
        """The dependents of a word with one of these labels as they stand, without their subtypes."""
        return [at for at in self.dependents[place] if self.words[at].label in labels]

    def subtree(self, place: int) -> Range:
        """The unbroken run of words around this one that depend on it, directly or not, itself included."""
        below, todo = {place}, [place]
        while todo:
            fresh = [at for at in self.dependents[todo.pop()] if at not in below]
            below.update(fresh)
            todo.extend(fresh)
        begin, end = place, place + 1
        while begin - 1 in below:
            begin -= 1
        while end in below:
            end += 1
        return begin, end


def _around(pieces: Sequence[Piece], place: int) -> tuple[Arcs[Piece], int]:
    """The arcs of the pieces around this one, and the place of the first of them in the line."""
    low = max(0, place - _REACH)
    window = pieces[low : place + _REACH + 1]
    return Arcs(window, window[0].number), low


def has_subject(pieces: Sequence[Piece], verb: int) -> bool:
    """Does a subject of its own depend on this verb, before it?"""
    arcs, low = _around(pieces, verb)
    return any(at < verb - low for at in arcs.exactly(verb - low, _SUBJECTS))


def is_reduced(pieces: Sequence[Piece], verb: int) -> bool:
    """Is the verb a participle that describes a noun, which has a clause of its own: "the purse | found there | was"?"""
    arcs, low = _around(pieces, verb)
    head = arcs.heads[verb - low]
    described = head >= 0 and pieces[verb].label in ("acl", "amod") and arcs.words[head].label != "root"
    return described and not has_subject(pieces, verb)


def subject(pieces: Sequence[Piece], verb: int, passive: bool = False) -> Range | None:
    """The subject of the verb at this place, or of the verb that it is joined or raised to; None when there is none.

    With `passive` the subject of a passive is one too.
    """
    labels = (*_SUBJECTS, *_PASSIVE_SUBJECTS) if passive else _SUBJECTS
    arcs, low = _around(pieces, verb)
    at = verb - low
    for _ in range(3):
        if at < 0:
            return None
        for place in arcs.exactly(at, labels):
            begin, end = arcs.subtree(place)
            return begin + low, end + low
        if arcs.words[at].label not in _CHAINED:
            return None
        at = arcs.heads[at]
    return None


def complement(pieces: Sequence[Piece], verb: int, labels: frozenset[str]) -> Range | None:
    """The nearest dependent of these relations after the verb, with all that hangs on it; None when there is none."""
    arcs, low = _around(pieces, verb)
    for place in arcs.exactly(verb - low, tuple(labels)):
        if place > verb - low:
            begin, end = arcs.subtree(place)
            return max(begin + low, verb + 1), end + low
    return None


def main_subject(pieces: Sequence[Piece], verb: int) -> Range | None:
    """The subject of the clause that a participle hangs on: "after saying so, | the board | left"."""
    if pieces[verb].label != "advcl":
        return None
    arcs, low = _around(pieces, verb)
    head = arcs.heads[verb - low]
    return subject(pieces, head + low, passive=True) if head >= 0 else None
