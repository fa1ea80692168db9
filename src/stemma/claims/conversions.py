"""Amounts given a second time in another unit: "more than 30 miles (48 km)", "9m crowns ($400,000) a month".

What stands in the brackets says no more than what stands before them: it has the same bound, and the rate that
follows the brackets holds for both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.claims.bounds import interval_of
from stemma.claims.figures import Figure
from stemma.claims.units import rate_after
from stemma.claims.words import Word, lower_at
from stemma.records import Thing

_CONVERTED = frozenset({"measure", "money"})


def with_conversions(words: Sequence[Word], figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a sentence, those in brackets with the bound of what they convert, both with their rate."""
    out = list(figures)
    for at in range(1, len(out)):
        first, second = out[at - 1], out[at]
        if not converts(words, first, second):
            continue
        if first.effects and not second.effects and second.interval.form == "exact":
            bounded = interval_of(second.interval.amount, None, None, first.effects)
            second = replace(second, interval=bounded, effects=first.effects)
        rate = rate_after(words, second.last + 1, second.kind == "money")
        if rate is not None and first.rate is None and second.rate is None:
            first, second = (_rated(one, rate[1]) for one in (first, second))
        out[at - 1], out[at] = first, second
    return out


def with_rate(words: Sequence[Word], figure: Figure, thing: Thing | None) -> Figure:
    """ "12 people a day", "400 a day", "55bn cubic metres of gas a year": the figure with the period after what it counts.

    A count keeps its unit, none; a measure has it in its unit, as where the period follows at once.
    """
    if figure.rate is not None or figure.kind not in ("count", "measure") or " per " in (figure.unit or ""):
        return figure
    at = figure.last
    if thing is not None and thing.start >= words[figure.last - 1].end:
        while at < len(words) and words[at].start < thing.end:
            at += 1
    rate = rate_after(words, at)
    if rate is None:
        return figure
    return _rated(figure, rate[1]) if figure.kind == "measure" else replace(figure, rate=rate[1])


def converts(words: Sequence[Word], first: Figure, second: Figure) -> bool:
    """Does `second` stand in brackets right after `first`, an amount of the same kind in another unit?"""
    if first.kind != second.kind or first.kind not in _CONVERTED or first.unit == second.unit:
        return False
    bracketed = second.first == first.last + 1 and lower_at(words, first.last) in ("(", "[")
    return bracketed and lower_at(words, second.last) in (")", "]")


def _rated(figure: Figure, period: str) -> Figure:
    join = "/" if figure.kind == "money" else " per "
    return replace(figure, rate=period, unit=f"{figure.unit}{join}{period}")
