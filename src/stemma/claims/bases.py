"""Figures that other figures are given by, found in the same document: bases of ratios and remainders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.claims.relative import rest_at
from stemma.claims.words import Word
from stemma.records import Bounds, Quantity, Relative, Span


def resolve_bases(quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, relative ones with `base_quantity` and `resolved` where one figure fits alone.

    The base of "a third of the number given three weeks ago" is another count of the report's own
    text, older than the figure the ratio describes and of another value; with two candidates of
    different value nothing is resolved.
    """
    out = list(quantities)
    counts = [
        q
        for q in out
        if q.form not in ("relative", "change", "vague") and q.unit is None and not q.flags and (q.role or q.thing)
    ]
    for index, quantity in enumerate(out):
        rel = quantity.relative
        if quantity.form != "relative" or rel is None or rel.base is None or rel.factor is None or quantity.flags:
            continue
        described = next(
            (q for q in reversed(counts) if q.end <= quantity.start and quantity.start - q.end < 600), None
        )
        if described is None:
            continue
        value = _value(described)
        candidates = [q for q in counts if _value(q) != value and _older(q, described) and _same_count(q, described)]
        values = {_value(q) for q in candidates}
        if len(values) != 1:
            continue
        base = candidates[0]
        resolved = Bounds(_times(base.lower, rel.factor), _times(base.upper, rel.factor))
        out[index] = replace(quantity, relative=replace(rel, base_quantity=base.id, resolved=resolved))
    return out


def _same_count(one: Quantity, other: Quantity) -> bool:
    """Do both count in the same role, or, without any, things of the same name?"""
    if one.role is not None or other.role is not None:
        return one.role == other.role
    return one.thing is not None and other.thing is not None and one.thing.head == other.thing.head


def _value(quantity: Quantity) -> tuple[float | None, float | None]:
    return quantity.lower, quantity.upper


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor


def _older(candidate: Quantity, described: Quantity) -> bool:
    """Is the candidate dated by words of its own, and not later than the figure described?"""
    mine, other = candidate.as_of, described.as_of
    if mine is None or mine.start_offset is None:
        return False
    if other is None or other.start is None or mine.end is None:
        return candidate.numeral.start != described.numeral.start
    return mine.end < other.start


#: How far back, in characters and in counts, the whole of "the rest" may lie.
_REACH, _COUNTS = 500, 5


def remainders(words: Sequence[Word], quantities: Sequence[Quantity]) -> list[tuple[int, int, Relative, Quantity]]:
    """ "the rest", "the remainder" in a sentence whose whole and parts are known.

    Returns (first word, last word exclusive, relation, whole).  The whole is the largest plain count
    shortly before, its parts the plain counts between it and the expression; nothing is returned when
    they do not leave a positive remainder.
    """
    out: list[tuple[int, int, Relative, Quantity]] = []
    for at, word in enumerate(words):
        end = rest_at(words, at) if word.lower == "the" else None
        if end is None:
            continue
        near = [
            q
            for q in quantities
            if q.end <= word.start and word.start - q.end < _REACH and q.form == "exact" and q.unit is None and q.amount
        ][-_COUNTS:]
        if len(near) < 2:
            continue
        index = max(range(len(near)), key=lambda i: (near[i].amount or 0.0, -i))
        whole, parts = near[index], near[index + 1 :]
        left = (whole.amount or 0.0) - sum(part.amount or 0.0 for part in parts)
        if not parts or left <= 0:
            continue
        relation = Relative("difference", None, Span(whole.start, whole.end), whole.id, Bounds(left, left))
        out.append((at, end, relation, whole))
    return out
