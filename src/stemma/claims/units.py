"""Units of measure and time after a number: "square kilometres", "m.p.h.", "degrees Celsius", "12 litres a day".

Their names are those of `measures`.  Of money there is a rate as "EUR/month" (see `rate_after`).
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.measures import DURATIONS, MEASURES
from stemma.claims.words import Word, lower_at

#: Symbols whose capitals tell them from others ("nm" is a nanometre).
_CASED = {
    "Ah": "ampere hour", "Bq": "becquerel", "GJ": "gigajoule", "Gy": "gray", "MJ": "megajoule", "Nm": "newton metre",
    "PB": "petabyte", "PS": "metric horsepower", "Pa": "pascal", "Sv": "sievert", "V": "volt", "W": "watt",
    "Wh": "watt hour", "kA": "kiloampere", "kN": "kilonewton", "lm": "lumen", "lx": "lux", "mA": "milliampere",
    "mV": "millivolt", "mW": "milliwatt",
}  # fmt: skip
#: Symbols that count only where what they measure is named: "a charge of 2.5 C" is none of heat.
_NAMED_BY: dict[str, tuple[str, frozenset[str]]] = {
    "A": ("ampere", frozenset({"amperage", "current", "currents", "fuse"})),
    "C": ("coulomb", frozenset({"charge", "charges"})),
    "F": ("farad", frozenset({"capacitance", "capacitor", "capacitors"})),
    "H": ("henry", frozenset({"inductance", "inductor"})),
    "J": ("joule", frozenset({"energy", "heat", "work"})),
    "K": ("kelvin", frozenset({"temperature", "temperatures"})),
    "N": ("newton", frozenset({"force", "forces", "thrust"})),
    "T": ("tesla", frozenset({"field", "magnet", "magnetic", "magnets", "scanner"})),
    "atm": ("atmosphere", frozenset({"pressure", "pressures"})),
    "bar": ("bar", frozenset({"pressure", "pressures"})),
    "bars": ("bar", frozenset({"pressure", "pressures"})),
}
#: "1,200 parts per million"
_PARTS = {
    "billion": "part per billion",
    "million": "part per million",
    "thousand": "part per thousand",
    "trillion": "part per trillion",
}
_SQUARES = {"square": "square", "sq": "square", "cubic": "cubic", "cu": "cubic"}
#: Units of two words, in the singular.
_PAIRS = {
    ("astronomical", "unit"): "astronomical unit", ("ampere", "hour"): "ampere hour", ("amp", "hour"): "ampere hour",
    ("fl", "oz"): "fluid ounce", ("fluid", "ounce"): "fluid ounce", ("long", "ton"): "long ton", ("metric", "ton"): "tonne",
    ("metric", "tonne"): "tonne", ("short", "ton"): "ton",
    ("acre", "foot"): "acre foot", ("foot", "lb"): "foot pound-force", ("foot", "pound"): "foot pound-force",
    ("gigawatt", "hour"): "gigawatt hour", ("kilowatt", "hour"): "kilowatt hour", ("lb", "ft"): "foot pound-force",
    ("light", "year"): "light year", ("megawatt", "hour"): "megawatt hour", ("nautical", "mile"): "nautical mile",
    ("newton", "metre"): "newton metre", ("newton", "meter"): "newton metre", ("pound", "foot"): "foot pound-force",
    ("terawatt", "hour"): "terawatt hour", ("watt", "hour"): "watt hour",
}  # fmt: skip
_SCALES_OF_HEAT = {
    "c": "celsius", "celsius": "celsius", "centigrade": "celsius", "f": "fahrenheit",
    "fahrenheit": "fahrenheit",
}  # fmt: skip
_TEMPERATURES = {"C": "celsius", "F": "fahrenheit"}
#: Words that make an "m" set apart from its number metres.
DIMENSIONS = frozenset({
    "above", "across", "away", "below", "dash", "deep", "freestyle", "high", "higher", "hurdles", "long", "longer", "lower",
    "race", "relay", "shorter", "sprint", "tall", "taller", "thick", "wide", "wider",
})  # fmt: skip
#: Words near a number that make its C or F degrees.
_HEAT = frozenset({
    "cold", "cool", "degrees", "freezing", "heat", "heatwave", "hot", "mercury", "temperature", "temperatures", "thermometer",
    "warm", "weather",
})  # fmt: skip
#: Words near a number that make its "kt" knots.
_OF_SPEED = frozenset({"airspeed", "gust", "gusting", "gusts", "sailed", "speed", "speeds", "wind", "winds"})
_POWERS = {"2": "square", "3": "cubic", "²": "square", "³": "cubic"}
_HYPHENS = frozenset({"-", "‑"})
_PERIODS = {"game": "game", "match": "match", "second": "second", "s": "second", "minute": "minute", "min": "minute", "hour": "hour", "h": "hour",
            "hr": "hour", "day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year",
            "head": "head", "person": "person", "litre": "litre", "liter": "litre", "gallon": "gallon",
            "barrel": "barrel", "tonne": "tonne", "ton": "ton", "kg": "kilogram", "kilo": "kilogram", "share": "share",
            "hectare": "hectare", "household": "household", "capita": "person", "gram": "gram", "ounce": "ounce",
            "kilometre": "kilometre", "km": "kilometre", "mile": "mile", "night": "night", "annum": "year"}  # fmt: skip
_PERCENT_WORDS = frozenset({"pc", "pct", "percent", "percentage"})


_IRREGULAR = {"calories": "calorie", "centuries": "century", "halves": "half"}
_SHORT_PLURALS = frozenset({"kgs", "mls", "yds"})
#: Units that have no plural, while their plurals are other things.
_UNINFLECTED = frozenset({"gal", "stone"})


def _singular(word: str) -> str:
    if word in MEASURES or word in DURATIONS:
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes")):
        return word[:-2]
    if len(word) <= 3 and word not in _SHORT_PLURALS:
        return word  # "has" is no plural of "ha"
    return word[:-1] if word.endswith("s") else word


def percent_after(words: Sequence[Word], at: int) -> tuple[int, str] | None:
    """ "%", "per cent", "percentage points": (index past it, "percent", "percentage point" or "basis point")."""
    if at >= len(words):
        return None
    if words[at].text == "-" and at + 1 < len(words) and words[at].glued and words[at + 1].glued:
        at += 1
    first, second = words[at].lower, words[at + 1].lower if at + 1 < len(words) else ""
    if first == "percentage":
        return (at + 2, "percentage point") if second.startswith("point") else None
    if first == "basis" and second.startswith("point"):
        return at + 2, "basis point"
    if first == "%" or first in _PERCENT_WORDS:
        if second in ("point", "points"):
            return at + 2, "percentage point"
        return at + 1, "percent"
    if first == "per" and second in ("cent", "cents"):
        third = words[at + 2].lower if at + 2 < len(words) else ""
        return (at + 3, "percentage point") if third.startswith("point") else (at + 2, "percent")
    return None


def measure_after(words: Sequence[Word], at: int) -> tuple[int, str, bool] | None:
    """A unit of measure or time at words[at]: (index past it, name, is it a time).

    Reads "square kilometres", "sq. km", "m2", "cu ft", "-square-foot", "nautical miles", "kilowatt hours", "km/h",
    "m.p.h.", "-metre".  One-letter units count only when they are glued to the number.
    """
    if at < len(words) and words[at].text in _HYPHENS and words[at].glued:
        at += 1
        if at >= len(words) or not words[at].glued:
            return None
    if at >= len(words):
        return None
    first = words[at]
    if first.text == "°":
        name = MEASURES.get("°" + lower_at(words, at + 1))
        return (at + 2, name, False) if name else None
    if first.kind != "word":
        return None
    joined = _dotted(words, at) or _of_two_words(words, at)
    if joined is not None:
        return joined
    word = _singular(first.lower)
    second = words[at + 1] if at + 1 < len(words) else None
    if second is not None and second.glued and second.text in _POWERS and word in MEASURES:
        return _per(words, at + 2, f"{_POWERS[second.text]} {MEASURES[word]}")
    if word in DURATIONS:
        return at + 1, DURATIONS[word], True
    if first.text in _CASED:
        return _per(words, at + 1, _CASED[first.text])
    if first.text in _TEMPERATURES and _near(words, at, _HEAT):
        return at + 1, _TEMPERATURES[first.text], False
    if first.text in _NAMED_BY and _near(words, at, _NAMED_BY[first.text][1]):
        return _per(words, at + 1, _NAMED_BY[first.text][0])
    name = _name_of(words, at, word)
    return None if name is None else _per(words, at + 1, name)


def _name_of(words: Sequence[Word], at: int, word: str) -> str | None:
    """The name of the unit that the one word words[at] (`word` in the singular) stands for, None when it is none here."""
    first = words[at]
    if len(first.text) == 1 and not first.glued and first.text != "Ω" and not _is_divided(words, at + 1):
        return "metre" if first.text == "m" and lower_at(words, at + 1) in DIMENSIONS else None
    if first.lower in ("ha", "mi", "t", "mb", "l") and not (first.glued or first.text in ("MB", "ha", "mi")):
        return None
    if word in ("kilo", "yard") and lower_at(words, at + 1) == "'":
        return None
    if word == "foot" and lower_at(words, at + 1) in ("soldier", "soldiers", "patrol"):
        return None
    if word in _UNINFLECTED and first.lower != word:
        return None
    if word == "kt" and _near(words, at, _OF_SPEED):
        return "knot"
    return MEASURES.get(word)


def _is_divided(words: Sequence[Word], at: int) -> bool:
    """ "m/s", "g/t": a stroke and another unit, both glued to the one before words[at]."""
    if at + 1 >= len(words) or words[at].text != "/" or not (words[at].glued and words[at + 1].glued):
        return False
    return words[at + 1].lower in MEASURES or words[at + 1].lower in _PERIODS


def _dotted(words: Sequence[Word], at: int) -> tuple[int, str, bool] | None:
    """ "m.p.h.", "k.p.h": letters with stops between them; the last stop is part of it unless it ends the text."""
    if len(words[at].text) != 1 or lower_at(words, at + 1) != ".":
        return None
    letters, end = words[at].lower, at + 1
    while end + 1 < len(words) and words[end].text == "." and words[end].glued and len(words[end + 1].text) == 1:
        if words[end + 1].kind != "word" or not words[end + 1].glued:
            break
        letters, end = letters + words[end + 1].lower, end + 2
    name = MEASURES.get(letters) if len(letters) > 1 else None
    if name is None:
        return None
    stop = end + 1 < len(words) and words[end].text == "." and words[end].glued
    return end + stop, name, False


def _of_two_words(words: Sequence[Word], at: int) -> tuple[int, str, bool] | None:
    """ "square kilometres", "sq. ft", "square-foot", "nautical miles", "kilowatt-hours", "degrees Celsius", "foot-pounds"."""
    first, step = words[at].lower, 1
    between = lower_at(words, at + 1)
    hyphen = between in _HYPHENS and words[at + 1].glued
    if (hyphen or (between == "." and first in _SQUARES)) and at + 2 < len(words):
        step = 2
    second = lower_at(words, at + step)
    if not second:
        return None
    if first in _SQUARES:
        base = MEASURES.get(_singular(second))
        return _per(words, at + step + 1, f"{_SQUARES[first]} {base}") if base else None
    pair = (_singular(first), _singular(second))
    if first in ("parts", "part") and second == "per":
        scale = lower_at(words, at + 2)
        return (at + 3, _PARTS[scale], False) if scale in _PARTS else None
    if pair[0] == "degree" and second in _SCALES_OF_HEAT:
        return at + 2, _SCALES_OF_HEAT[second], False
    name = _PAIRS.get(pair)
    return (at + step + 1, name, False) if name else None


def _near(words: Sequence[Word], at: int, wanted: frozenset[str]) -> bool:
    """Does one of the words stand close to words[at]?"""
    return any(word.lower in wanted for word in words[max(0, at - 12) : at + 8])


def magnitude_before(words: Sequence[Word], at: int) -> int | None:
    """The index of "magnitude" in "magnitude 5.8", "magnitude-5.8", "a magnitude of 5.8" before words[at]; else None."""
    before = at - 1
    if before > 0 and (words[before].lower == "of" or (words[before].text in _HYPHENS and words[at].glued)):
        before -= 1
    return before if before >= 0 and words[before].lower == "magnitude" else None


def _per(words: Sequence[Word], at: int, name: str) -> tuple[int, str, bool]:
    """The unit with a glued "/h", "/s" or "/m3" after it."""
    if not (at + 1 < len(words) and words[at].text == "/" and words[at].glued and words[at + 1].glued):
        return at, name, False
    end, below = at + 2, words[at + 1].lower
    measure = MEASURES.get(below)
    if measure is not None and end < len(words) and words[end].glued and words[end].text in _POWERS:
        return end + 1, f"{name} per {_POWERS[words[end].text]} {measure}", False
    period = _PERIODS.get(below) or measure
    return (end, f"{name} per {period}", False) if period else (at, name, False)


def rate_after(words: Sequence[Word], at: int, of_money: bool = False) -> tuple[int, str] | None:
    """ "a month", "per litre", "/day", "an hour" at words[at]: (index past it, the period).

    `of_money`: an amount of money stands before it, which any noun may divide ("12 euros per passenger").
    """
    if at + 1 >= len(words):
        return None
    if words[at].text == "-" and words[at].glued and lower_at(words, at + 1) == "a" and lower_at(words, at + 2) == "-":
        period = _PERIODS.get(lower_at(words, at + 3))  # "a 52,000-barrel-a-day plant"
        return (at + 4, period) if period else None
    first, second = words[at].lower, _singular(words[at + 1].lower)
    if first in ("a", "an") and second in _PERIODS and len(second) > 2 and second != "second":
        following = words[at + 2].lower if at + 2 < len(words) else ""
        if following in ("ago", "later", "earlier", "after", "before") or second == "quarter":
            return None
        return at + 2, _PERIODS[second]
    if first in ("a", "per") and second in _SQUARES:
        area = measure_after(words, at + 1)
        return (area[0], area[1]) if area is not None else None
    if first not in ("per", "/"):
        return None
    if second in _PERIODS:
        return at + 2, _PERIODS[second]
    unit = measure_after(words, at + 1)
    if unit is not None and not words[at + 1].lower.endswith("s"):
        return unit[0], unit[1]
    noun = words[at + 1]
    divides = of_money and noun.tag == "NOUN" and noun.text.islower() and not noun.lower.endswith("s")
    return (at + 2, noun.lower) if divides else None
