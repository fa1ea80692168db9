"""When two names stand for one unit, and what turns an amount in one into the other."""

from __future__ import annotations

from collections.abc import Mapping

#: Other spellings -> the name in our records.
SPELLINGS: Mapping[str, str] = {
    "$": "usd", "%": "percent", "acre-foot": "acre-foot", "cu ft": "cubic foot", "eur": "eur", "euro": "eur",
    "ft": "foot", "gbp": "gbp", "ha": "hectare", "kg": "kilogram", "km": "kilometre", "km2": "square kilometre",
    "km²": "square kilometre", "m": "metre", "m2": "square metre", "m3": "cubic metre", "m²": "square metre",
    "m³": "cubic metre", "mi": "mile", "mi2": "square mile", "mph": "mile/hour", "mw": "megawatt", "pct": "percent",
    "per cent": "percent", "percentage": "percent", "percentage point": "percentage_point", "pound sterling": "gbp",
    "pp": "percentage_point", "proportion": "ratio", "share": "ratio", "sq km": "square kilometre",
    "us dollar": "usd", "us$": "usd", "£": "gbp", "€": "eur",
}  # fmt: skip
_SHORT_PERIODS: Mapping[str, str] = {"d": "day", "h": "hour", "s": "second"}
#: Name -> (what it measures, how many of the base unit it is).
_FACTORS: Mapping[str, tuple[str, float]] = {
    "percent": ("part", 0.01), "ratio": ("part", 1), "square kilometre": ("area", 1e6), "square metre": ("area", 1),
    "hectare": ("area", 1e4), "kilometre": ("length", 1e3), "metre": ("length", 1), "centimetre": ("length", 0.01),
    "millimetre": ("length", 1e-3), "tonne": ("mass", 1e3), "kilogram": ("mass", 1), "gram": ("mass", 1e-3),
    "gigawatt": ("power", 1e9), "megawatt": ("power", 1e6), "kilowatt": ("power", 1e3), "watt": ("power", 1),
}  # fmt: skip


def unit_name(written: str | None) -> str:
    """The name of a unit in one spelling, rates with a stroke; "" for none."""
    text = " ".join((written or "").lower().replace(" per ", "/").replace("kilometer", "kilometre").split())
    head, stroke, period = text.partition("/")
    head = SPELLINGS.get(head, head)
    if head not in _FACTORS and head.endswith("s") and SPELLINGS.get(head[:-1], head[:-1]) in _FACTORS:
        head = SPELLINGS.get(head[:-1], head[:-1])
    return head + stroke + _SHORT_PERIODS.get(period, period)


def same_unit(wanted: str | None, told: str | None) -> bool:
    """Do the two names stand for one unit, or for two of which one is a multiple of the other?"""
    one, other = unit_name(wanted), unit_name(told)
    if one == other:
        return True
    return one in _FACTORS and other in _FACTORS and _FACTORS[one][0] == _FACTORS[other][0]


def factor_between(told: str | None, wanted: str | None) -> float:
    """What an amount in the one unit is multiplied by to be in the other; 1 where nothing is known of them."""
    one, other = unit_name(told), unit_name(wanted)
    if one == other or one not in _FACTORS or other not in _FACTORS or _FACTORS[one][0] != _FACTORS[other][0]:
        return 1.0
    return _FACTORS[one][1] / _FACTORS[other][1]
