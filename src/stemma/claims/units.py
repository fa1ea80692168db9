"""Units of measure and time: how they are written, and their names in the interchange.

A unit is named by its English singular ("square kilometre", "mile per hour"), in words that pint reads
(https://pint.readthedocs.io), but for the few of news that pint has no word for; "pound-mass" tells the weight from the
money.  Of money there is a rate as "EUR/month" (see `rate_after`).
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.words import Word, lower_at

#: Units of measure: written form -> name.  Forms of one letter count only when glued or after a digit.
MEASURES: dict[str, str] = {
    "km": "kilometre", "kms": "kilometre", "kilometre": "kilometre", "kilometer": "kilometre", "m": "metre",
    "metre": "metre", "meter": "metre", "cm": "centimetre", "centimetre": "centimetre", "centimeter": "centimetre",
    "mm": "millimetre", "millimetre": "millimetre", "millimeter": "millimetre", "μm": "micrometre", "µm": "micrometre",
    "nanometre": "nanometre", "nanometer": "nanometre", "nm": "nanometre", "mile": "mile", "mi": "mile", "foot": "foot",
    "feet": "foot", "ft": "foot", "yard": "yard", "yd": "yard", "inch": "inch", "in.": "inch", "furlong": "furlong",
    "hectare": "hectare", "ha": "hectare", "acre": "acre", "litre": "litre", "liter": "litre", "l": "litre",
    "ml": "millilitre", "millilitre": "millilitre", "milliliter": "millilitre", "gallon": "gallon", "barrel": "barrel",
    "bbl": "barrel", "bushel": "bushel", "pint": "pint", "ounce": "ounce", "oz": "ounce", "lb": "pound-mass",
    "lbs": "pound-mass", "pound": "pound-mass", "tonne": "tonne", "ton": "ton", "t": "tonne", "kt": "kilotonne", "kiloton": "kiloton",
    "megaton": "megaton", "gigatonne": "gigatonne", "kg": "kilogram", "kilo": "kilogram", "kilogram": "kilogram",
    "kilogramme": "kilogram", "g": "gram", "gram": "gram", "gramme": "gram", "mg": "milligram", "milligram": "milligram",
    "mw": "megawatt", "megawatt": "megawatt", "gw": "gigawatt", "gigawatt": "gigawatt", "kw": "kilowatt",
    "kilowatt": "kilowatt", "w": "watt", "watt": "watt", "kwh": "kilowatt hour", "kilowatt-hour": "kilowatt hour", "mwh": "megawatt hour",
    "gwh": "gigawatt hour", "twh": "terawatt hour", "volt": "volt", "kv": "kilovolt", "hp": "horsepower",
    "horsepower": "horsepower", "bhp": "brake horsepower", "mph": "mile per hour", "kph": "kilometre per hour",
    "kmh": "kilometre per hour", "knot": "knot", "mpg": "mile per gallon", "hz": "hertz", "khz": "kilohertz", "mhz": "megahertz",
    "ghz": "gigahertz", "kb": "kilobyte", "mb": "megabyte", "gb": "gigabyte", "tb": "terabyte", "mbps": "megabit per second",
    "degree": "degree", "celsius": "degree celsius", "fahrenheit": "degree fahrenheit", "calorie": "calorie",
    "ppm": "part per million", "ppb": "part per billion", 
    "carat": "carat", "decibel": "decibel", "db": "decibel", "psi": "pound per square inch", "°c": "degree celsius",
    "°f": "degree fahrenheit", "m2": "square metre", "km2": "square kilometre", "m3": "cubic metre", "km3": "cubic kilometre",
    "sqm": "square metre", "sqft": "square foot", "nm.": "nautical mile", "ksi": "kilopound per square inch", "mpa": "megapascal",
    "kpa": "kilopascal", "gpa": "gigapascal", "hpa": "hectopascal", "rpm": "revolution per minute", "amp": "ampere",
    "ampere": "ampere", "ohm": "ohm", "joule": "joule", "kj": "kilojoule", "newton": "newton", "pascal": "pascal",
    "lumen": "lumen", "kilobyte": "kilobyte", "megabyte": "megabyte", "gigabyte": "gigabyte", "terabyte": "terabyte",
    "megapixel": "megapixel", "hertz": "hertz", "kilohertz": "kilohertz", "megahertz": "megahertz",
    "gigahertz": "gigahertz", "quart": "quart", "teaspoon": "teaspoon", "tablespoon": "tablespoon", "stone": "stone",
    "microgram": "microgram", "mcg": "microgram", "dwt": "deadweight ton",
    "fathom": "fathom", "league": "league", "rod": "rod", "dram": "dram", "acre-foot": "acre foot", 
    "hundredweight": "hundredweight", "magnitude": "magnitude", "pixel": "pixel", "terawatt": "terawatt",
    "milliwatt": "milliwatt", "kilotonne": "kilotonne", "megatonne": "megatonne",
    "ppg": "point per game", "rpg": "rebound per game", "apg": "assist per game",
}  # fmt: skip
DURATIONS: dict[str, str] = {
    "second": "second", "sec": "second", "secs": "second", "minute": "minute", "min": "minute", "mins": "minute",
    "hour": "hour", "hr": "hour", "hrs": "hour", "day": "day", "night": "night", "week": "week", "fortnight": "fortnight",
    "month": "month", "quarter": "quarter", "year": "year", "yr": "year", "yrs": "year", "decade": "decade",
    "century": "century", "centuries": "century", "millennia": "millennium",
}  # fmt: skip
#: Symbols whose capitals tell them from others ("nm" is a nanometre).
_CASED = {
    "Nm": "newton metre",
    "PS": "metric horsepower",
    "V": "volt",
    "W": "watt",
    "mW": "milliwatt",
    "Wh": "watt hour",
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
    ("acre", "foot"): "acre foot", ("foot", "lb"): "foot pound", ("foot", "pound"): "foot pound",
    ("gigawatt", "hour"): "gigawatt hour", ("kilowatt", "hour"): "kilowatt hour", ("lb", "ft"): "foot pound",
    ("light", "year"): "light year", ("megawatt", "hour"): "megawatt hour", ("nautical", "mile"): "nautical mile",
    ("newton", "metre"): "newton metre", ("newton", "meter"): "newton metre", ("pound", "foot"): "foot pound",
    ("terawatt", "hour"): "terawatt hour", ("watt", "hour"): "watt hour",
}  # fmt: skip
_SCALES_OF_HEAT = {
    "c": "degree celsius", "celsius": "degree celsius", "centigrade": "degree celsius", "f": "degree fahrenheit",
    "fahrenheit": "degree fahrenheit",
}  # fmt: skip
_TEMPERATURES = {"C": "degree celsius", "F": "degree fahrenheit"}
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
    if second is not None and second.glued and second.text in ("2", "3", "²", "³") and word in MEASURES:
        power = "square" if second.text in ("2", "²") else "cubic"
        return _per(words, at + 2, f"{power} {MEASURES[word]}")
    if word in DURATIONS:
        return at + 1, DURATIONS[word], True
    if first.text in _CASED:
        return _per(words, at + 1, _CASED[first.text])
    if first.text in _TEMPERATURES and first.glued and _of_weather(words, at):
        return at + 1, _TEMPERATURES[first.text], False
    name = _name_of(words, at, word)
    return None if name is None else _per(words, at + 1, name)


def _name_of(words: Sequence[Word], at: int, word: str) -> str | None:
    """The name of the unit that the one word words[at] (`word` in the singular) stands for, None when it is none here."""
    first = words[at]
    if len(first.text) == 1 and not first.glued:
        return "metre" if first.text == "m" and lower_at(words, at + 1) in DIMENSIONS else None
    if first.lower in ("ha", "mi", "t", "mb", "l") and not (first.glued or first.text in ("MB", "ha", "mi")):
        return None
    if word in ("kilo", "yard") and lower_at(words, at + 1) == "'":
        return None
    if word == "foot" and lower_at(words, at + 1) in ("soldier", "soldiers", "patrol"):
        return None
    if word == "kt" and any(near.lower in _OF_SPEED for near in words[max(0, at - 12) : at + 8]):
        return "knot"
    return MEASURES.get(word)


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


def _of_weather(words: Sequence[Word], at: int) -> bool:
    return any(near.lower in _HEAT for near in words[max(0, at - 12) : at + 8])


def magnitude_before(words: Sequence[Word], at: int) -> int | None:
    """The index of "magnitude" in "magnitude 5.8", "magnitude-5.8", "a magnitude of 5.8" before words[at]; else None."""
    before = at - 1
    if before > 0 and (words[before].lower == "of" or (words[before].text in _HYPHENS and words[at].glued)):
        before -= 1
    return before if before >= 0 and words[before].lower == "magnitude" else None


def _per(words: Sequence[Word], at: int, name: str) -> tuple[int, str, bool]:
    """The unit with a glued "/h" or "/s" after it."""
    if at + 1 < len(words) and words[at].text == "/" and words[at].glued and words[at + 1].glued:
        period = _PERIODS.get(words[at + 1].lower)
        if period:
            return at + 2, f"{name} per {period}", False
    return at, name, False


def rate_after(words: Sequence[Word], at: int) -> tuple[int, str] | None:
    """ "a month", "per litre", "/day", "an hour" at words[at]: (index past it, the period)."""
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
    if first in ("per", "/") and second in _PERIODS:
        return at + 2, _PERIODS[second]
    if first in ("a", "per") and second in _SQUARES:
        area = measure_after(words, at + 1)
        return (area[0], area[1]) if area is not None else None
    return None
