"""Where each estimate stands on a chart whose time runs down the page and whose figures run across it.

Only geometry: positions are percentages of the strip's width, so that text keeps its size and the
chart fits a phone.  A row's shape says how sure the figure is, and the words beside it say it again.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.records import Value
from stemma.reporting import words
from stemma.reporting.views import ClaimView

Shape = Literal["exact", "approximate", "range", "upper", "lower", "vague", "relative", "none"]

SHAPE_NAMES: dict[Shape, str] = {
    "exact": "exact figure",
    "approximate": "approximate, drawn \N{PLUS-MINUS SIGN}10 %",
    "range": "range",
    "upper": "upper bound only",
    "lower": "lower bound only",
    "vague": "vague words",
    "relative": "worked out from another figure",
    "none": "no absolute figure",
}
_SHAPES: dict[str, Shape] = {
    "exact": "exact",
    "approximate": "approximate",
    "range": "range",
    "less_than": "upper",
    "at_most": "upper",
    "more_than": "lower",
    "at_least": "lower",
    "vague": "vague",
    "relative": "relative",
    "change": "relative",
}
#: A ratio of the largest to the smallest bound above which the scale is logarithmic.
_LOG_FROM = 40.0
_LEFT, _RIGHT = 4.0, 96.0


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str
    minor: bool


@dataclass(frozen=True, slots=True)
class Row:
    """`low`..`high` is the drawn extent in percent, `mid` the dot; `open_*` where the bound is open."""

    view: ClaimView
    shape: Shape
    low: float
    high: float
    mid: float
    closed: bool
    later: str | None


@dataclass(frozen=True, slots=True)
class Chart:
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    logarithmic: bool
    shapes: tuple[Shape, ...]


def shape_of(value: Value) -> Shape:
    """The shape by form; a bound that the form promises and the value lacks falls back to what is there."""
    lower, upper = value.lower, value.upper
    if lower is None and upper is None:
        return "none"
    if upper is None:
        return "lower"
    if lower is None:
        return "upper"
    shape = _SHAPES[value.form]
    if shape in ("upper", "lower"):
        return "range"
    if shape == "exact" and lower != upper:
        return "range"
    return shape


def chart(views: Sequence[ClaimView]) -> Chart | None:
    """The chart of these claims in their order; None when none of them has a bound."""
    finite = [
        b for v in views for b in (v.claim.value.lower, v.claim.value.upper) if b is not None and math.isfinite(b)
    ]
    if not finite:
        return None
    positive = [bound for bound in finite if bound > 0]
    logarithmic = len(positive) == len(finite) and max(positive) / min(positive) > _LOG_FROM
    finite += _room_for_open_ends([view.claim.value for view in views], finite, logarithmic)
    low, high, ticks = _log_axis(finite) if logarithmic else _axis(finite)

    def place(value: float) -> float:
        if logarithmic:
            share = (math.log10(value) - math.log10(low)) / (math.log10(high) - math.log10(low))
        else:
            share = (value - low) / (high - low)
        return round(_LEFT + (_RIGHT - _LEFT) * min(1.0, max(0.0, share)), 2)

    rows = []
    before: ClaimView | None = None
    for view in views:
        later = words.gap(before.claim.as_of, view.claim.as_of) if before else None
        value = view.claim.value
        shape = shape_of(value)
        left = place(value.lower) if value.lower is not None else 1.5
        right = place(value.upper) if value.upper is not None else 98.5
        if value.lower is not None and value.upper is not None:
            mid = place((value.lower + value.upper) / 2)
            if shape == "approximate" and value.lower_closed != value.upper_closed:
                mid = right if value.lower_closed else left  # "nearly N", "just over N": the dot stands at N
        else:
            mid = right if value.lower is None else left
        closed = value.upper_closed if shape == "upper" else value.lower_closed
        rows.append(Row(view, shape, left, right, mid, closed, later))
        before = view
    return Chart(
        rows=tuple(rows),
        ticks=tuple(Tick(place(value), words.number(value), index % 2 == 1) for index, value in enumerate(ticks)),
        logarithmic=logarithmic,
        shapes=tuple(shape for shape in SHAPE_NAMES if any(row.shape == shape for row in rows)),
    )


def _room_for_open_ends(values: Sequence[Value], finite: Sequence[float], logarithmic: bool) -> list[float]:
    """Figures beyond the open bounds, so that an arrow has length; an upper bound of a count reaches down to 0."""
    low, high = min(finite), max(finite)
    reach = 0.2 * (high - low or abs(high) or 1.0)
    room = []
    for value in values:
        if value.upper is None and value.lower is not None:
            room.append(value.lower * 2 if logarithmic else value.lower + reach)
        elif value.lower is None and value.upper is not None:
            room.append(value.upper / 2 if logarithmic else 0.0 if low >= 0 else value.upper - reach)
    return room


def _axis(values: Sequence[float]) -> tuple[float, float, list[float]]:
    """A linear axis with four to seven round ticks; it starts at 0 unless the values are far from it."""
    low, high = min(values), max(values)
    if low > 0 and low <= 0.75 * high:
        low = 0.0
    if low == high:
        low, high = (0.0, high * 1.25) if high > 0 else (high * 1.25, 0.0) if high < 0 else (0.0, 1.0)
    step = _nice((high - low) / 4)
    first, last = math.floor(low / step), math.ceil(high / step)
    if low > 0 and first * step == low:
        first -= 1
    return first * step, last * step, [index * step for index in range(first, last + 1)]


def _log_axis(values: Sequence[float]) -> tuple[float, float, list[float]]:
    """Powers of ten, thinned to at most seven; the axis ends on them."""
    first, last = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    if 10.0**first == min(values):
        first -= 1
    last = max(last, first + 1)
    stride = max(1, math.ceil((last - first) / 6))
    return 10.0**first, 10.0**last, [10.0**power for power in range(first, last + 1, stride)]


def _nice(step: float) -> float:
    """The next step of 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= step * 0.999999)
