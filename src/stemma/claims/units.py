"""Currencies and units of measure: how they are written, and their names in the interchange.

Money is named by ISO 4217, measures by their English singular ("square kilometre"), rates as
"EUR/month".  A bare "dollar" is taken as US dollar, a bare "pound" as pound sterling; "dinar",
"franc", "crown" and the like need the nation and stay as they are written without it.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.words import Word, lower_at

#: Symbols and codes that stand before the number; several words are joined by nothing.
CURRENCY_BEFORE: dict[str, str] = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₪": "ILS",
    "₴": "UAH", "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND", "us$": "USD", "$us": "USD", "a$": "AUD", "$a": "AUD",
    "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "r$": "BRL", "nt$": "TWD",
    "rs": "INR", "rm": "MYR", "eur": "EUR", "usd": "USD", "gbp": "GBP", "chf": "CHF", "inr": "INR", "jpy": "JPY",
    "cny": "CNY", "rmb": "CNY", "aed": "AED", "dh": "AED", "sr": "SAR", "sar": "SAR", "zar": "ZAR", "pkr": "PKR",
    "kes": "KES", "ngn": "NGN", "aud": "AUD", "cad": "CAD", "nzd": "NZD", "sek": "SEK", "nok": "NOK", "dkk": "DKK",
    "egp": "EGP", "try": "TRY", "rub": "RUB", "uah": "UAH", "pln": "PLN", "brl": "BRL", "mxn": "MXN", "sgd": "SGD",
    "hkd": "HKD", "ksh": "KES", "tsh": "TZS", "ush": "UGX", "ugx": "UGX", "le": "EGP", "php": "PHP", "idr": "IDR",
    "rp": "IDR", "bdt": "BDT", "tk": "BDT", "lkr": "LKR", "npr": "NPR", "thb": "THB", "vnd": "VND", "krw": "KRW",
}  # fmt: skip
_CODES = frozenset(code.lower() for code in CURRENCY_BEFORE.values())

#: Nouns after the number: without a nation, and with one.
_CURRENCY_NOUN: dict[str, str] = {
    "baht": "THB", "birr": "ETB", "buck": "USD", "cedi": "GHS", "dollar": "USD", "dong": "VND", "euro": "EUR",
    "forint": "HUF", "hryvnia": "UAH", "naira": "NGN", "pound": "GBP", "quid": "GBP", "rand": "ZAR", "reais": "BRL",
    "renminbi": "CNY", "ringgit": "MYR", "rouble": "RUB", "ruble": "RUB", "rupee": "INR", "rupiah": "IDR",
    "shekel": "ILS", "taka": "BDT", "tenge": "KZT", "yen": "JPY", "yuan": "CNY", "zloty": "PLN", "lari": "GEL",
    "leu": "RON", "lei": "RON", "kwacha": "ZMW", "kyat": "MMK", "afghani": "AFN", "afghanis": "AFN",
    "crown": "crown", "dinar": "dinar", "dirham": "dirham", "franc": "franc", "krona": "SEK", "kronor": "SEK",
    "krone": "krone", "kroner": "krone", "lira": "TRY", "peso": "peso", "rial": "IRR", "riyal": "SAR",
    "shilling": "shilling", "cent": "cent", "won": "KRW",
}  # fmt: skip
_NATIONAL: dict[tuple[str, str], str] = {
    ("australian", "dollar"): "AUD", ("canadian", "dollar"): "CAD", ("hong kong", "dollar"): "HKD",
    ("jamaican", "dollar"): "JMD", ("namibian", "dollar"): "NAD", ("singapore", "dollar"): "SGD",
    ("singaporean", "dollar"): "SGD", ("taiwan", "dollar"): "TWD", ("taiwanese", "dollar"): "TWD",
    ("zealand", "dollar"): "NZD", ("zimbabwean", "dollar"): "ZWL", ("american", "dollar"): "USD", ("us", "dollar"): "USD",
    ("egyptian", "pound"): "EGP", ("lebanese", "pound"): "LBP", ("lebanese", "lira"): "LBP", ("sudanese", "pound"): "SDG",
    ("syrian", "pound"): "SYP", ("syrian", "lira"): "SYP", ("british", "pound"): "GBP", ("turkish", "lira"): "TRY",
    ("czech", "crown"): "CZK", ("danish", "crown"): "DKK", ("norwegian", "crown"): "NOK", ("swedish", "crown"): "SEK",
    ("danish", "krone"): "DKK", ("norwegian", "krone"): "NOK", ("icelandic", "krona"): "ISK",
    ("algerian", "dinar"): "DZD", ("bahraini", "dinar"): "BHD", ("iraqi", "dinar"): "IQD", ("jordanian", "dinar"): "JOD",
    ("kuwaiti", "dinar"): "KWD", ("libyan", "dinar"): "LYD", ("serbian", "dinar"): "RSD", ("tunisian", "dinar"): "TND",
    ("emirati", "dirham"): "AED", ("uae", "dirham"): "AED", ("moroccan", "dirham"): "MAD", ("swiss", "franc"): "CHF",
    ("congolese", "franc"): "CDF", ("rwandan", "franc"): "RWF", ("burundian", "franc"): "BIF", ("cfa", "franc"): "XOF",
    ("argentine", "peso"): "ARS", ("chilean", "peso"): "CLP", ("colombian", "peso"): "COP", ("cuban", "peso"): "CUP",
    ("mexican", "peso"): "MXN", ("philippine", "peso"): "PHP", ("uruguayan", "peso"): "UYU", ("iranian", "rial"): "IRR",
    ("omani", "rial"): "OMR", ("yemeni", "rial"): "YER", ("yemeni", "riyal"): "YER", ("saudi", "riyal"): "SAR",
    ("qatari", "riyal"): "QAR", ("qatari", "rial"): "QAR", ("indian", "rupee"): "INR", ("nepali", "rupee"): "NPR",
    ("nepalese", "rupee"): "NPR", ("pakistani", "rupee"): "PKR", ("pakistan", "rupee"): "PKR", ("lankan", "rupee"): "LKR",
    ("mauritian", "rupee"): "MUR", ("kenyan", "shilling"): "KES", ("somali", "shilling"): "SOS",
    ("tanzanian", "shilling"): "TZS", ("ugandan", "shilling"): "UGX", ("chinese", "yuan"): "CNY",
    ("japanese", "yen"): "JPY", ("israeli", "shekel"): "ILS", ("russian", "rouble"): "RUB", ("russian", "ruble"): "RUB",
    ("south korean", "won"): "KRW", ("korean", "won"): "KRW", ("malaysian", "ringgit"): "MYR", ("african", "rand"): "ZAR",
    ("turkish", "lire"): "TRY", ("ukrainian", "hryvnia"): "UAH", ("polish", "zloty"): "PLN", ("thai", "baht"): "THB",
}  # fmt: skip
NATION_WORDS = frozenset(nation.split()[-1] for nation, _ in _NATIONAL)
#: Nouns that a hyphen ties to a number in other senses ("a 10-pound hammer", "a 70-cent piece").
_UNTIED = frozenset({"buck", "crown", "franc", "lari", "lei", "leu", "pound", "quid", "rand", "real", "won"})
#: Nouns that are currencies only next to a nation or a multiplier: "won" is mostly a verb, "crown" a thing.
_NEEDS_NATION = frozenset({"crown", "lari", "lei", "leu", "real", "won"})

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
    "kilowatt": "kilowatt", "w": "watt", "watt": "watt", "kwh": "kilowatt-hour", "mwh": "megawatt-hour",
    "gwh": "gigawatt-hour", "twh": "terawatt-hour", "volt": "volt", "kv": "kilovolt", "hp": "horsepower",
    "horsepower": "horsepower", "bhp": "brake horsepower", "mph": "mile/hour", "kph": "kilometre/hour",
    "kmh": "kilometre/hour", "knot": "knot", "mpg": "mile/gallon", "hz": "hertz", "khz": "kilohertz", "mhz": "megahertz",
    "ghz": "gigahertz", "kb": "kilobyte", "mb": "megabyte", "gb": "gigabyte", "tb": "terabyte", "mbps": "megabit/second",
    "degree": "degree", "celsius": "degree celsius", "fahrenheit": "degree fahrenheit", "calorie": "calorie",
    "ppm": "part/million", "ppb": "part/billion", "nautical mile": "nautical mile", "light year": "light year",
    "carat": "carat", "decibel": "decibel", "db": "decibel", "psi": "pound/square inch", "°c": "degree celsius",
    "°f": "degree fahrenheit", "m2": "square metre", "km2": "square kilometre", "m3": "cubic metre", "km3": "cubic kilometre",
    "sqm": "square metre", "sqft": "square foot", "nm.": "nautical mile", "ksi": "kilopound/square inch", "mpa": "megapascal",
    "kpa": "kilopascal", "gpa": "gigapascal", "hpa": "hectopascal", "rpm": "revolution/minute", "amp": "ampere",
    "ampere": "ampere", "ohm": "ohm", "joule": "joule", "kj": "kilojoule", "newton": "newton", "pascal": "pascal",
    "lumen": "lumen", "kilobyte": "kilobyte", "megabyte": "megabyte", "gigabyte": "gigabyte", "terabyte": "terabyte",
    "megapixel": "megapixel", "hertz": "hertz", "kilohertz": "kilohertz", "megahertz": "megahertz",
    "gigahertz": "gigahertz", "quart": "quart", "teaspoon": "teaspoon", "tablespoon": "tablespoon", "stone": "stone",
    "microgram": "microgram", "mcg": "microgram", "kilowatt-hour": "kilowatt-hour", "dwt": "deadweight ton",
    "fathom": "fathom", "league": "league", "rod": "rod",
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
    "Wh": "watt-hour",
}
#: "1,200 parts per million"
_PARTS = {
    "billion": "part/billion",
    "million": "part/million",
    "thousand": "part/thousand",
    "trillion": "part/trillion",
}
_SQUARES = {"square": "square", "sq": "square", "cubic": "cubic", "cu": "cubic"}
_PERIODS = {"second": "second", "s": "second", "minute": "minute", "min": "minute", "hour": "hour", "h": "hour",
            "hr": "hour", "day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year",
            "head": "head", "person": "person", "litre": "litre", "liter": "litre", "gallon": "gallon",
            "barrel": "barrel", "tonne": "tonne", "ton": "ton", "kg": "kilogram", "kilo": "kilogram", "share": "share",
            "hectare": "hectare", "household": "household", "capita": "person", "gram": "gram", "ounce": "ounce",
            "kilometre": "kilometre", "km": "kilometre", "mile": "mile", "night": "night", "annum": "year"}  # fmt: skip
_BODY_WORDS = frozenset({"feet", "foot", "heavy", "inches", "tall", "weigh", "weighed", "weighing", "weighs", "weight"})
_PERCENT_WORDS = frozenset({"pc", "pct", "percent", "percentage"})


_SHORT_PLURALS = frozenset({"kgs", "mls", "yds"})


def _singular(word: str) -> str:
    if word in MEASURES or word in DURATIONS or word in _CURRENCY_NOUN:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes")):
        return word[:-2]
    if len(word) <= 3 and word not in _SHORT_PLURALS:
        return word  # "has" is no plural of "ha"
    return word[:-1] if word.endswith("s") else word


def currency_before(words: Sequence[Word], at: int) -> tuple[int, str] | None:
    """A currency that ends right before words[at]: (index of its first word, ISO code).

    "$", "US$", "US $", "$US", "RM", "EUR"; codes of letters must be in capitals ("RM", not "rm").
    """
    i = at - 1
    if i < 0:
        return None
    word = words[i]
    if word.kind == "mark" and word.text == "." and i and words[i - 1].text in ("Rs", "Rp", "Tk") and word.glued:
        return i - 1, CURRENCY_BEFORE[words[i - 1].lower]
    if word.text in ("-", "−") and words[at].glued and i and words[i - 1].text in CURRENCY_BEFORE and word.glued:
        return currency_before(words, i)  # "$-3.2m"
    if word.kind == "mark" and word.text in CURRENCY_BEFORE:
        if i and words[i - 1].kind == "word" and words[i - 1].text.isupper():
            joined = words[i - 1].lower + word.text
            if joined in CURRENCY_BEFORE:
                return i - 1, CURRENCY_BEFORE[joined]
        return i, CURRENCY_BEFORE[word.text]
    if word.kind == "word" and i and words[i - 1].text == "$" and word.glued and "$" + word.lower in CURRENCY_BEFORE:
        return i - 1, CURRENCY_BEFORE["$" + word.lower]
    if word.kind != "word" or word.lower not in CURRENCY_BEFORE:
        return None
    code = word.text.isupper() and (len(word.text) == 3 or words[at].glued)
    return (i, CURRENCY_BEFORE[word.lower]) if code or word.text in ("Rs", "Rp", "Tk", "RM") else None


def currency_after(words: Sequence[Word], at: int) -> tuple[int, str] | None:
    """A currency that starts at words[at]: (index past its last word, ISO code or bare noun)."""
    if at >= len(words):
        return None
    first = words[at]
    if first.kind == "mark":
        if first.text in CURRENCY_BEFORE and (first.text != "$" or first.glued):
            following = at + 1 < len(words) and words[at + 1].kind == "number"
            return None if following else (at + 1, CURRENCY_BEFORE[first.text])
        if first.text == "-" and at + 1 < len(words):
            noun = _singular(words[at + 1].lower)
            if noun in _CURRENCY_NOUN and noun not in _UNTIED and first.glued and words[at + 1].glued:
                return at + 2, _CURRENCY_NOUN[noun]
        return None
    if first.kind != "word":
        return None
    if first.text.isupper() and len(first.text) == 3 and first.lower in _CODES:
        return at + 1, CURRENCY_BEFORE.get(first.lower, first.text)
    noun = _singular(first.lower)
    if noun in _CURRENCY_NOUN and noun not in _NEEDS_NATION:
        if noun == "pound" and _is_weight(words, at):
            return None
        return at + 1, _CURRENCY_NOUN[noun]
    # "Jordanian dinars", "New Zealand dollars", "South Korean won"
    for i in (at + 1, at + 2):
        if i < len(words) and words[i].kind == "word":
            nation, noun = words[i - 1].lower, _singular(words[i].lower)
            if (nation, noun) in _NATIONAL:
                return i + 1, _NATIONAL[(nation, noun)]
            if noun in ("won", "dollar") and i == at + 2:
                pair = (f"{words[i - 2].lower} {nation}", noun)
                if pair in _NATIONAL:
                    return i + 1, _NATIONAL[pair]
    return None


def _is_weight(words: Sequence[Word], at: int) -> bool:
    """ "500 pounds of explosives", "weighs 160 pounds", "six feet tall and 160 pounds": a weight and no money."""
    if at + 1 < len(words) and words[at + 1].lower in ("of", "heavier", "lighter"):
        return True
    return any(w.lower in _BODY_WORDS for w in words[max(0, at - 9) : at])


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

    Reads "square kilometres", "sq km", "m2", "cu ft", "nautical miles", "km/h", "-metre".  One-letter
    units count only when they are glued to the number.
    """
    if at >= len(words):
        return None
    hyphen = words[at].text in ("-", "‑") and words[at].glued
    if hyphen:
        at += 1
        if at >= len(words) or not words[at].glued:
            return None
    first = words[at]
    if first.text == "°" and at + 1 < len(words):
        name = MEASURES.get("°" + words[at + 1].lower)
        return (at + 2, name, False) if name else None
    if first.kind != "word":
        return None
    second = words[at + 1] if at + 1 < len(words) else None
    if first.lower in _SQUARES and second is not None:
        step = 2 if second.text == "." and at + 2 < len(words) else 1
        if at + step < len(words):
            base = MEASURES.get(_singular(words[at + step].lower))
            if base:
                return at + step + 1, f"{_SQUARES[first.lower]} {base}", False
        return None
    if first.lower in ("nautical", "light") and second is not None:
        name = MEASURES.get(f"{first.lower} {_singular(second.lower)}")
        if name:
            return at + 2, name, False
    word = _singular(first.lower)
    if second is not None and second.glued and second.text in ("2", "3", "²", "³"):
        power = "square" if second.text in ("2", "²") else "cubic"
        base = MEASURES.get(word)
        if base:
            return _per(words, at + 2, f"{power} {base}")
    if word in DURATIONS:
        return at + 1, DURATIONS[word], True
    if first.text in _CASED:
        return _per(words, at + 1, _CASED[first.text])
    if first.lower in ("part", "parts") and lower_at(words, at + 1) == "per" and lower_at(words, at + 2) in _PARTS:
        return at + 3, _PARTS[lower_at(words, at + 2)], False
    if len(first.text) == 1 and not first.glued:
        return None
    if (
        len(first.text) <= 3
        and first.lower in ("ha", "mi", "t", "mb", "l")
        and not (first.glued or first.text in ("MB", "ha", "mi"))
    ):
        return None
    name = MEASURES.get(word)
    if name is None or (word in ("kilo", "yard") and second is not None and second.text == "'"):
        return None
    if word == "foot" and second is not None and second.lower in ("soldier", "soldiers", "patrol"):
        return None
    if name == "degree" and second is not None and second.lower in ("c", "celsius", "f", "fahrenheit"):
        scale = "celsius" if second.lower.startswith("c") else "fahrenheit"
        return at + 2, f"degree {scale}", False
    pair = (name, lower_at(words, at + 2))
    if pair in (("pound-mass", "ft"), ("foot", "lb"), ("foot", "lbs")) and second is not None and second.text in "-·":
        return at + 3, "foot-pound", False
    return _per(words, at + 1, name)


def _per(words: Sequence[Word], at: int, name: str) -> tuple[int, str, bool]:
    """The unit with a glued "/h" or "/s" after it."""
    if at + 1 < len(words) and words[at].text == "/" and words[at].glued and words[at + 1].glued:
        period = _PERIODS.get(words[at + 1].lower)
        if period:
            return at + 2, f"{name}/{period}", False
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
