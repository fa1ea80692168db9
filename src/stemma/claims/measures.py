"""The units of measure and time that are read, and how each is written.

A unit is named by its English singular ("square kilometre", "mile per hour"), in words that pint reads
(https://pint.readthedocs.io), but for the few of news that pint has no word for; "pound-mass" tells the weight from the
money.  Forms are in lower case and singular; a form of one letter counts only when it is glued to its number.
"""

from __future__ import annotations

from collections.abc import Mapping

#: name -> written forms; the name itself is one when it is a single word.
_FORMS: Mapping[str, str] = {
    # length
    "angstrom": "", "astronomical unit": "", "centimetre": "centimeter cm", "fathom": "", "foot": "feet ft", "furlong": "",
    "inch": "in.", "kilometre": "kilometer km kms", "metre": "m meter", "micrometre": "micrometer micron μm µm",
    "mile": "mi", "millimetre": "millimeter mm", "nanometre": "nanometer nm", "nautical mile": "nm. nmi", "parsec": "",
    "yard": "yd",
    # area and volume
    "acre": "", "acre foot": "acre-foot", "barrel": "bbl", "bushel": "", "centilitre": "centiliter cl",
    "cubic kilometre": "km3", "cubic metre": "m3", "decilitre": "deciliter dl", "fluid ounce": "", "gallon": "gal",
    "gigalitre": "gigaliter", "hectare": "ha", "hectolitre": "hectoliter hl", "hogshead": "", "kilolitre": "kiloliter",
    "litre": "l liter", "megalitre": "megaliter", "microlitre": "microliter", "millilitre": "milliliter ml", "pint": "",
    "quart": "", "square foot": "sqft", "square kilometre": "km2 sqkm", "square metre": "m2 sqm", "tablespoon": "tbsp",
    "teaspoon": "tsp",
    # mass
    "carat": "", "deadweight ton": "dwt", "dram": "", "gigatonne": "", "gram": "g gramme", "hundredweight": "cwt",
    "kilogram": "kg kilo kilogramme", "kiloton": "", "kilotonne": "kt", "megatonne": "", "megaton": "", "microgram": "mcg μg µg",
    "milligram": "mg", "nanogram": "", "ounce": "oz", "pound-mass": "lb lbs pound", "stone": "", "ton": "", "tonne": "t",
    # speed
    "kilometre per hour": "kmh kph kmph", "knot": "", "mile per hour": "mph",
    # energy, power, force, pressure
    "brake horsepower": "bhp", "british thermal unit": "btu", "calorie": "", "electronvolt": "",
    "gigajoule": "", "gigapascal": "gpa", "gigawatt": "gw", "gigawatt hour": "gwh", "hectopascal": "hpa",
    "horsepower": "hp", "joule": "", "kilocalorie": "kcal", "kilojoule": "kj", "kilonewton": "", "kilopascal": "kpa",
    "kilopound per square inch": "ksi", "kilowatt": "kw", "kilowatt hour": "kilowatt-hour kwh", "megajoule": "",
    "megapascal": "mpa", "megawatt": "mw", "megawatt hour": "mwh", "microwatt": "", "milliwatt": "", "millibar": "mbar",
    "newton": "", "pascal": "", "pound per square inch": "psi", "terajoule": "", "terawatt": "tw",
    "terawatt hour": "twh", "watt": "w",
    # electricity, light, sound, heat, radiation
    "ampere": "amp", "becquerel": "bq", "coulomb": "", "decibel": "db dba", "degree": "", "celsius": "°c",
    "fahrenheit": "°f", "farad": "", "gigahertz": "ghz", "hertz": "hz", "kelvin": "", "kilohertz": "khz",
    "kilovolt": "kv", "lumen": "", "lux": "", "megahertz": "mhz", "megavolt": "", "microfarad": "µf μf",
    "microsievert": "", "milliampere": "milliamp", "milliampere hour": "mah", "millisievert": "msv", "millivolt": "",
    "nit": "", "ohm": "ω", "sievert": "", "terahertz": "thz", "volt": "",
    # data
    "exabyte": "", "gigabit": "", "gigabit per second": "gbps", "gigabyte": "gb", "kilobit per second": "kbps",
    "kilobyte": "kb", "megabit": "", "megabit per second": "mbps", "megabyte": "mb", "megapixel": "mp", "petabyte": "",
    "pixel": "", "terabit": "", "terabyte": "tb", "zettabyte": "",
    # shares and rates
    "assist per game": "apg", "frame per second": "fps", "magnitude": "", "mile per gallon": "mpg", "part per billion": "ppb",
    "part per million": "ppm", "point per game": "ppg", "rebound per game": "rpg", "revolution per minute": "rpm",
}  # fmt: skip
#: Written form -> name.
MEASURES: dict[str, str] = {
    form: name for name, forms in _FORMS.items() for form in (*forms.split(), *([name] if " " not in name else ()))
}
_TIMES: Mapping[str, str] = {
    "century": "centuries", "day": "", "decade": "", "fortnight": "", "hour": "hr hrs", "microsecond": "",
    "millennium": "millennia", "millisecond": "msec", "minute": "min mins", "month": "", "nanosecond": "", "night": "",
    "quarter": "", "second": "sec secs", "week": "", "year": "yr yrs",
}  # fmt: skip
#: The same for lengths of time.
DURATIONS: dict[str, str] = {form: name for name, forms in _TIMES.items() for form in (name, *forms.split())}
