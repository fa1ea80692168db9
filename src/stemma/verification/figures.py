"""How the figure of a claim lies to a figure of the ledger: the same, said more coarsely, sharper, or excluded."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Literal

from stemma.ledger.values import equal, is_point, near, overlap, rounding, strictly_inside, words
from stemma.records import Value

Fit = Literal["same", "coarser", "sharper", "looser", "overlaps", "excludes", "unit"]

#: Percent and ratios are one measure: half is 50 percent.
_SHARES = frozenset({"percent", "ratio"})


def fit(claimed: Value, found: Value) -> tuple[Fit, str]:
    """How the claim's figure lies to the one found, and in words.

    "same": the same interval, bounds as strict.  "coarser": the one found in fewer digits, hedged, or cut to a bound.
    "sharper": the claim says more than the reports.  "looser": it holds if they do, but is another figure.
    """
    claimed = _in_unit_of(claimed, found)
    if "change" in (claimed.form, found.form):
        claimed, found = _size(claimed), _size(found)  # whether up or down is told apart by itself
    if claimed.unit != found.unit:
        return "unit", f"{_unit(claimed)} against {_unit(found)}"
    pair = f"the claim says {words(claimed)}, the reports {words(found)}"
    if equal(claimed, found):
        if _stricter(claimed, found):
            return "sharper", pair
        return "same", ""
    if strictly_inside(found, claimed):
        how = _coarser(claimed, found)
        return ("coarser", how) if how else ("looser", pair)
    if strictly_inside(claimed, found):
        if claimed.unit == "ratio" and found.form == "approximate" and rounding(found, claimed):
            return "same", ""  # "a third" is no more exact than "about a third"
        return "sharper", pair
    return ("overlaps", pair) if overlap(claimed, found) else ("excludes", pair)


def _size(value: Value) -> Value:
    """The interval of a change without its sign."""
    if value.upper is None or value.upper > 0 or value.lower is None:
        return value
    return replace(
        value, lower=-value.upper, upper=-value.lower, lower_closed=value.upper_closed, upper_closed=value.lower_closed
    )


def _unit(value: Value) -> str:
    return value.unit or "a count"


def _in_unit_of(claimed: Value, found: Value) -> Value:
    if claimed.unit == found.unit or {claimed.unit, found.unit} != _SHARES:
        return claimed
    factor = 100.0 if claimed.unit == "ratio" else 0.01

    def scaled(end: float | None) -> float | None:
        return None if end is None else round(end * factor, 6)

    return replace(claimed, lower=scaled(claimed.lower), upper=scaled(claimed.upper), unit=found.unit)


def _stricter(claimed: Value, found: Value) -> bool:
    """ "Fewer than 900" says more than "at most 900"."""
    if is_point(claimed) and is_point(found):
        return False
    above = claimed.upper is not None and not claimed.upper_closed and found.upper_closed
    below = claimed.lower is not None and not claimed.lower_closed and found.lower_closed
    bounds = {"less_than", "more_than"}
    return (above or below) and (claimed.form in bounds or found.form in ("at_most", "at_least"))


def _coarser(claimed: Value, found: Value) -> str | None:
    if claimed.form == "vague":
        return f"{words(claimed)} is the vague form of {words(found)}"
    if _cut_off(claimed, found):
        return f"{words(claimed)} is {words(found)} cut off and told as a bound"
    how = rounding(claimed, found)
    if how is None:
        return None
    return how


def _cut_off(bound: Value, exact: Value) -> bool:
    """ "More than 1,000" of 1,140, "fewer than 1,200" of 1,140: the next number below or above with fewer digits."""
    if not is_point(exact) or exact.lower is None or exact.lower < 20 or bound.form not in ("more_than", "less_than"):
        return False
    limit = bound.lower if bound.form == "more_than" else bound.upper
    if limit is None:
        return False
    step = 10.0
    while step <= exact.lower:
        number = math.floor(exact.lower / step) if bound.form == "more_than" else math.ceil(exact.lower / step)
        if near(number * step, limit):
            return True
        step *= 10
    return False
