"""What the arcs of a parse say about a word of a line: its subject, its clause, and all that hangs on it.

Labels are those of Universal Dependencies (de Marneffe et al. 2021).  Every question has the answer
"nothing" where the annotator gave no arcs, and looks at no more than `_REACH` pieces on either side.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.pieces import Piece

Range = tuple[int, int]

_REACH = 80
_SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
_PASSIVE_SUBJECTS = frozenset({"nsubj:pass"})
_CHAINED = frozenset({"conj", "xcomp"})


def place_of(pieces: Sequence[Piece], number: int) -> int | None:
    """The place in the line of the piece with this number, None when it stands in another line."""
    place = number - pieces[0].number
    return place if 0 <= place < len(pieces) else None


def head_of(pieces: Sequence[Piece], place: int) -> int | None:
    """The place of what the piece depends on; None for the root, without a parse, or beyond the line."""
    head = pieces[place].head
    return place_of(pieces, head) if head >= 0 else None


def dependents(pieces: Sequence[Piece], place: int, labels: frozenset[str]) -> list[int]:
    """The places that depend on this one by one of these relations, in text order."""
    number = pieces[place].number
    near = range(max(0, place - _REACH), min(len(pieces), place + _REACH + 1))
    return [at for at in near if pieces[at].head == number and pieces[at].label in labels]


def has_subject(pieces: Sequence[Piece], verb: int) -> bool:
    """Does a subject of its own depend on this verb, before it?"""
    return any(at < verb for at in dependents(pieces, verb, _SUBJECTS))


def is_reduced(pieces: Sequence[Piece], verb: int) -> bool:
    """Is the verb a participle that describes a noun, which has a clause of its own: "the purse | found there | was"?"""
    head = head_of(pieces, verb)
    described = head is not None and pieces[verb].label in ("acl", "amod") and pieces[head].label != "root"
    return described and not has_subject(pieces, verb)


def subtree(pieces: Sequence[Piece], place: int) -> Range:
    """The unbroken run of pieces around this one that depend on it, directly or not, itself included."""
    low, high = max(0, place - _REACH), min(len(pieces), place + _REACH + 1)
    below = {place: True}

    def hangs(at: int) -> bool:
        path: list[int] = []
        known: bool | None = None
        while known is None:
            known = below.get(at)
            if known is None:
                path.append(at)
                head = head_of(pieces, at)
                known = False if head is None or not low <= head < high or head in path else None
                at = head if head is not None else at
        below.update(dict.fromkeys(path, known))
        return known

    begin, end = place, place + 1
    while begin > low and hangs(begin - 1):
        begin -= 1
    while end < high and hangs(end):
        end += 1
    return begin, end


def subject(pieces: Sequence[Piece], verb: int, passive: bool = False) -> Range | None:
    """The subject of the verb at this place, or of the verb that it is joined or raised to; None when there is none.

    With `passive` the subject of a passive is one too.
    """
    labels = _SUBJECTS | _PASSIVE_SUBJECTS if passive else _SUBJECTS
    at: int | None = verb
    for _ in range(3):
        if at is None:
            return None
        for place in dependents(pieces, at, labels):
            return subtree(pieces, place)
        if pieces[at].label not in _CHAINED:
            return None
        at = head_of(pieces, at)
    return None


def complement(pieces: Sequence[Piece], verb: int, labels: frozenset[str]) -> Range | None:
    """The nearest dependent of these relations after the verb, with all that hangs on it; None when there is none."""
    for place in dependents(pieces, verb, labels):
        if place > verb:
            begin, end = subtree(pieces, place)
            return max(begin, verb + 1), end
    return None


def main_subject(pieces: Sequence[Piece], verb: int) -> Range | None:
    """The subject of the clause that a participle hangs on: "after saying so, | the board | left"."""
    if pieces[verb].label != "advcl":
        return None
    head = head_of(pieces, verb)
    return subject(pieces, head, passive=True) if head is not None else None
