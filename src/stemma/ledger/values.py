"""Intervals of figures compared: equal, inside, overlapping, rounded, and in words.

An open end (`None`) reaches as far as it can; the lower end of a count, a sum or a share that is
open is zero.  All comparisons work to one part in a million, so that 0.333 written twice is equal.
"""

from __future__ import annotations

import math
from functools import lru_cache

from stemma.records import Quantity, Value

_TOLERANCE = 1e-6
#: Below this a bare whole number is a count somebody made, not a rounding of another one.
_ROUNDED_COUNTS_FROM = 1_000
#: From here on a headline turns a number into a bound at a rounder one.
_BOUNDS_FROM = 100
#: How much of it may go: "more than 1,000" tells 1,140, and says of 1,900 that it is larger.
_CUT_OFF = 0.15
_POINT_FORMS = frozenset({"approximate", "change", "exact", "relative"})
_BOUND_FORMS = frozenset({"at_least", "at_most", "less_than", "more_than"})


def value_of(quantity: Quantity) -> Value | None:
    """The interval that a quantity states; a relative figure counts once it is resolved, else None."""
    lower, upper = quantity.lower, quantity.upper
    if quantity.form == "relative":
        resolved = quantity.relative.resolved if quantity.relative else None
        if resolved is None:
            return None
        lower, upper = resolved.lower, resolved.upper
    elif lower is None and upper is None:
        lower = upper = quantity.amount
    if lower is None and upper is None:
        return None
    return Value(quantity.form, lower, upper, quantity.lower_closed, quantity.upper_closed, quantity.unit)


def near(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)


def _ends(value: Value) -> tuple[float, float]:
    lower = -math.inf if value.lower is None else value.lower
    upper = math.inf if value.upper is None else value.upper
    if lower == -math.inf and upper >= 0:
        lower = 0.0
    return lower, upper


def equal(a: Value, b: Value) -> bool:
    """The same interval of the same unit, whatever the form of words; open and closed ends alike."""
    if a.unit != b.unit:
        return False
    (a_low, a_high), (b_low, b_high) = _ends(a), _ends(b)
    return _same(a_low, b_low) and _same(a_high, b_high)


def _same(a: float, b: float) -> bool:
    return a == b or (math.isfinite(a) and math.isfinite(b) and near(a, b))


def overlap(a: Value, b: Value) -> bool:
    """At least one number of one unit satisfies both; an open end that only touches a closed one does not count."""
    if a.unit != b.unit:
        return False
    (a_low, a_high), (b_low, b_high) = _ends(a), _ends(b)
    if _same(a_high, b_low) and not (_closed_above(a) and _closed_below(b)):
        return False
    if _same(b_high, a_low) and not (_closed_above(b) and _closed_below(a)):
        return False
    return (a_low <= b_high or _same(a_low, b_high)) and (b_low <= a_high or _same(b_low, a_high))


def _closed_above(value: Value) -> bool:
    return value.upper_closed or is_point(value)


def _closed_below(value: Value) -> bool:
    return value.lower_closed or value.lower is None or is_point(value)


def strictly_inside(inner: Value, outer: Value) -> bool:
    """Every number that satisfies `inner` satisfies `outer`, and not the other way round."""
    (in_low, in_high), (out_low, out_high) = _ends(inner), _ends(outer)
    if equal(inner, outer) or not overlap(inner, outer):
        return False
    return (in_low > out_low or _same(in_low, out_low)) and (in_high < out_high or _same(in_high, out_high))


def is_point(value: Value) -> bool:
    return value.lower is not None and value.upper is not None and near(value.lower, value.upper)


def is_bound(value: Value) -> bool:
    """Limited on one side only: "fewer than 1,000", "at least 12"."""
    return value.form in _BOUND_FORMS or (value.lower is None) != (value.upper is None)


def centre(value: Value) -> float:
    """One number to order and to compare sizes by: the middle, or the only end there is."""
    if value.lower is None:
        return value.upper if value.upper is not None else 0.0
    if value.upper is None:
        return value.lower
    return (value.lower + value.upper) / 2


@lru_cache(maxsize=1 << 14)
def significant_digits(number: float) -> int:
    """Digits before the trailing zeros: 43,885,310 has seven, 44,000,000 two, 35.7 three."""
    if number == 0 or not math.isfinite(number):
        return 1
    digits = f"{abs(number):.9g}"
    mantissa, _, exponent = f"{float(digits):.8e}".partition("e")
    return max(1, len(mantissa.replace(".", "").rstrip("0"))) if exponent else 1


def rounding(a: Value, b: Value) -> str | None:
    """How one figure is the other one written more coarsely, in words; None when it is not.

    Covers a hedge added or dropped ("about 1,000" and "1,000"), rounding and cutting off to fewer
    digits (44 million, 43 million and 43,885,310), a vague word around a number ("dozens" and 36),
    and one end of a range ("up to 20,000" and "15,000 to 20,000").  Bare counts under a thousand are never taken for roundings of one another.
    """
    if a.unit != b.unit:
        return None
    if {a.form, b.form} == {"vague"} and equal(a, b):
        return None
    for coarse, fine in ((a, b), (b, a)):
        if coarse.form == "vague" and fine.form != "vague" and strictly_inside(fine, coarse):
            return f"{words(coarse)} is the vague form of {words(fine)}"
    for coarse, fine in ((a, b), (b, a)):
        end = _kept_end(coarse, fine)
        if end:
            return f"{words(coarse)} keeps the {end} end alone of {words(fine)}"
    for coarse, fine in ((a, b), (b, a)):
        if _cut_to_bound(coarse, fine):
            return f"{words(coarse)} is {words(fine)} cut off and told as a bound"
    if a.form not in _POINT_FORMS or b.form not in _POINT_FORMS:
        return None
    if a.form != b.form and _points(a) & _points(b):
        return f"the same figure with and without a hedge ({words(a)}, {words(b)})"
    for coarse, fine in ((a, b), (b, a)):
        for point in sorted(_points(coarse)):
            for exact in sorted(_points(fine)):
                how = _rounded(point, exact, hedged="approximate" in (coarse.form, fine.form), unit=a.unit)
                if how:
                    return f"{words(coarse)} is {words(fine)} {how}"
    return None


def fits(a: Value, b: Value) -> bool:
    """The two may be one figure told twice: they overlap and, where both name one number, it is one number.

    "About 130" and 117 overlap by the convention that gives a hedge its width; nobody rounds one to the other.
    """
    if not overlap(a, b):
        return rounding(a, b) is not None
    if a.form not in _POINT_FORMS or b.form not in _POINT_FORMS or is_point(a) == is_point(b) is True:
        return True
    return near(written(a), written(b)) or rounding(a, b) is not None


def _kept_end(bound: Value, full: Value) -> str | None:
    """ "Up to 90" of "between 70 and 90": which end of a range a bound keeps; None when neither."""
    if full.form != "range" or bound.form not in _BOUND_FORMS:
        return None
    for kept, other, end in ((bound.upper, full.upper, "upper"), (bound.lower, full.lower, "lower")):
        if kept is not None and other is not None and near(kept, other):
            return end
    return None


def _cut_to_bound(bound: Value, fine: Value) -> bool:
    """ "More than 1,100" of 1,140, "fewer than 1,000" of 985: the next rounder number below or above."""
    if bound.form not in ("more_than", "less_than") or not is_point(fine) or fine.unit not in (None, bound.unit):
        return False
    exact, limit = centre(fine), bound.lower if bound.form == "more_than" else bound.upper
    if limit is None or exact < _BOUNDS_FROM or significant_digits(limit) >= significant_digits(exact):
        return False
    if abs(limit - exact) > _CUT_OFF * exact:
        return False
    for digits in (1, 2):
        step = 10.0 ** (math.floor(math.log10(exact)) - digits + 1)
        cut = math.floor(exact / step) if bound.form == "more_than" else math.ceil(exact / step)
        if near(cut * step, limit):
            return True
    return False


def _points(value: Value) -> set[float]:
    """The number that was written, as far as the interval still tells: "nearly 44" has it at its upper end."""
    if is_point(value):
        return {round(centre(value), 9)}
    if value.lower is None or value.upper is None:
        return set()
    points = {round(centre(value), 9)}
    if not value.upper_closed:
        points = {round(value.upper, 9)}
    elif not value.lower_closed:
        points = {round(value.lower, 9)}
    return points


def _rounded(coarse: float, fine: float, *, hedged: bool, unit: str | None) -> str | None:
    if coarse == fine or coarse == 0 or fine == 0 or (coarse < 0) != (fine < 0):
        return None
    digits = significant_digits(coarse)
    if digits >= significant_digits(fine):
        return None
    large = abs(fine) >= _ROUNDED_COUNTS_FROM
    if (unit is None and not hedged and not large) or (unit in ("percent", "ratio") and digits < 2):
        return None
    step = 10.0 ** (math.floor(math.log10(abs(fine))) - digits + 1)
    if near(round(fine / step) * step, coarse):
        return "rounded"
    if large and digits >= 2 and near(math.trunc(fine / step) * step, coarse):
        return "cut off"
    return None


def written(value: Value) -> float:
    """The number that stands in the text, whatever the interval made of it: 90 for "close to 90" and "up to 90"."""
    points = _points(value)
    return max(points) if points else centre(value)


def coincidence(value: Value) -> float:
    """How much it tells, from 0 to 1, that two reports give this same figure: "two" little, 43,885,310 much."""
    if value.form == "vague":
        return 0.1
    digits = max((significant_digits(end) for end in (value.lower, value.upper) if end is not None), default=1)
    if value.form == "approximate":
        digits = 2
    if digits >= 3:
        return 0.45
    if value.unit not in (None, "percent", "ratio"):
        return 0.35
    if digits == 2:
        return 0.4 if centre(value) >= _ROUNDED_COUNTS_FROM else 0.3
    return 0.3 if centre(value) >= _ROUNDED_COUNTS_FROM or is_bound(value) else 0.2


def ratio_words(a: Value, b: Value) -> str | None:
    """How many times larger the larger one is, in words ("fifteen times"); None below one and a half times.

    Of intervals that do not meet the smallest ratio that both allow is given, as "at least".
    """
    small, large = sorted((a, b), key=centre)
    if centre(small) <= 0:
        return None
    times, least = centre(large) / centre(small), ""
    if small.upper and large.lower and not (is_point(small) and is_point(large)):
        times, least = large.lower / small.upper, "at least "
    if not 1.5 <= times < math.inf:
        return None
    whole = round(times)
    if abs(times - whole) <= 0.05 * times or times >= 20:
        return f"{least}{_NUMBER_WORDS.get(whole, f'{whole:,}')} times"
    return f"{least}{times:.1f} times"


_NUMBER_WORDS = {
    2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten",
    11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen",
    17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty",
}  # fmt: skip

_FRACTIONS = (
    (0.1, "a tenth"), (0.2, "a fifth"), (0.25, "a quarter"), (1 / 3, "a third"), (0.5, "half"), (2 / 3, "two thirds"),
    (0.75, "three quarters"), (0.9, "nine tenths"), (1.0, "all"),
)  # fmt: skip

_MONEY = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}


def number(amount: float, unit: str | None = None) -> str:
    """A number as a reader writes it: 1,000 · 35.7 percent · $141 million · 13 nautical miles."""
    if unit in _MONEY or (unit and len(unit) == 3 and unit.isupper()):
        sign = _MONEY.get(unit, f"{unit} ")
        for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
            if abs(amount) >= size and near(round(amount / size, 3), amount / size):
                return f"{sign}{amount / size:,.3f}".rstrip("0").rstrip(".") + f" {name}"
        return f"{sign}{_plain(amount)}"
    if unit == "ratio":
        return (
            next((name for share, name in _FRACTIONS if abs(share - amount) < 0.002), f"{amount:.3g}") + " of the whole"
        )
    if unit and "/" in unit:
        return f"{_plain(amount)} {unit}"
    return f"{_plain(amount)} {unit if amount == 1 else _plural(unit)}" if unit else _plain(amount)


def _plural(unit: str) -> str:
    """The plural of a unit of measure: feet, inches, square kilometres; percent has none."""
    name, per, rest = unit.partition(" per ")
    if name in ("percent", "hertz"):
        return unit
    if name.startswith("degree "):
        return f"degrees {name.removeprefix('degree ')}{per}{rest}"
    return {"foot": "feet", "inch": "inches"}.get(name, f"{name}s") + per + rest


def _plain(amount: float) -> str:
    if amount == int(amount) and abs(amount) < 1e15:
        return f"{int(amount):,}"
    return f"{amount:,.4f}".rstrip("0").rstrip(".")


def words(value: Value) -> str:
    """The interval in words: "fewer than 1,000", "about 1,000", "15,000 to 20,000"."""
    lower, upper, unit = value.lower, value.upper, value.unit
    if lower is None and upper is None:
        return "no figure"
    if lower is None or (value.form in ("less_than", "at_most") and upper is not None):
        assert upper is not None
        closed = value.upper_closed or value.form == "at_most"
        return f"{'at most' if closed else 'fewer than' if unit is None else 'less than'} {number(upper, unit)}"
    if upper is None:
        return f"{'at least' if value.lower_closed or value.form == 'at_least' else 'more than'} {number(lower, unit)}"
    if near(lower, upper):
        return number(lower, unit)
    if value.form == "approximate":
        if not value.upper_closed:
            return f"nearly {number(upper, unit)}"
        return f"about {number((lower + upper) / 2, unit)}"
    return f"{number(lower)} to {number(upper, unit)}"
