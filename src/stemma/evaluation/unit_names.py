"""When two names stand for one unit, and what turns an amount in one into the other.

Measures are compared by pint, which knows their dimension and size; money by its ISO 4217 code.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

#: Spellings of labels that are no unit of pint -> the name in our records, in lower case.
SPELLINGS: Mapping[str, str] = {
    "$": "usd", "%": "percent", "cu ft": "cubic foot", "degree celsius": "celsius", "degree fahrenheit": "fahrenheit",
    "euro": "eur", "ft3": "cubic foot", "km2": "square kilometre",
    "km²": "square kilometre", "m2": "square metre", "m3": "cubic metre", "m²": "square metre", "m³": "cubic metre",
    "mi2": "square mile", "mph": "mile/hour", "mw": "megawatt", "pct": "percent", "per cent": "percent",
    "percentage": "percent", "percentage_point": "percentage point", "pound sterling": "gbp", "pp": "percentage point",
    "proportion": "ratio", "share": "ratio", "sq km": "square kilometre", "us dollar": "usd", "us$": "usd", "£": "gbp",
    "€": "eur",
}  # fmt: skip
#: Our names -> pint's, where pint writes them otherwise.
_OF_PINT: Mapping[str, str] = {
    "astronomical unit": "astronomical_unit", "british thermal unit": "british_thermal_unit", "electronvolt": "electron_volt",
    "fluid ounce": "fluid_ounce", "light year": "light_year", "long ton": "long_ton", "nautical mile": "nautical_mile", "percentage point": "percent", "pound-mass": "pound",
    "ratio": "dimensionless", "foot pound-force": "foot_pound",
}  # fmt: skip
#: Two names of one dimension that are no multiples of each other for a reader.
_APART = frozenset({"percentage point"})


def unit_name(written: str | None) -> str:
    """The name of a unit in one spelling, rates with a stroke; "" for none."""
    text = " ".join((written or "").lower().replace(" per ", "/").split())
    head, stroke, period = text.partition("/")
    return SPELLINGS.get(head, head) + stroke + period


def same_unit(wanted: str | None, told: str | None) -> bool:
    """Do the two names stand for one unit, or for two of which one is a multiple of the other?"""
    one, other = unit_name(wanted), unit_name(told)
    if one == other:
        return True
    return _ratio(one, other) is not None


def factor_between(told: str | None, wanted: str | None) -> float:
    """What an amount in the one unit is multiplied by to be in the other; 1 where nothing is known of them."""
    one, other = unit_name(told), unit_name(wanted)
    ratio = None if one == other else _ratio(one, other)
    return 1.0 if ratio is None else ratio


@cache
def _ratio(one: str, other: str) -> float | None:
    """How many of the other unit one of the first is; None when they do not measure the same or are not known."""
    if not one or not other or _APART & {one, other}:
        return None
    first, second = pint_unit(one), pint_unit(other)
    if first is None or second is None or first.dimensionality != second.dimensionality:
        return None
    try:
        return float((1.0 * first).to(second).magnitude)
    except Exception:  # degrees have no ratio: pint says so in more than one way
        return 1.0


@cache
def pint_unit(name: str) -> Any | None:
    """The unit of pint that a name in our records stands for; None when pint has none."""
    head, stroke, period = name.replace(" per ", "/").partition("/")
    written = _OF_PINT.get(head, head) + stroke + period
    try:
        return _registry().parse_units(written)
    except Exception:  # whatever is no unit: pint raises errors of its parser, its tokenizer and its own
        return None


@cache
def _registry() -> Any:
    from pint import UnitRegistry

    return UnitRegistry(on_redefinition="ignore")
