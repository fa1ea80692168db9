"""Currencies: how they are written before and after an amount, and their ISO 4217 codes.

A bare "dollar" is taken as US dollar, a bare "pound" as pound sterling; "dinar", "franc", "crown" and the like need
the nation and stay as they are written without it.  Hundredths ("cent", "penny", "sen") keep their own name: 80 pence
is 80 of the unit "penny".
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.numerals import SCALES
from stemma.claims.words import Word

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
#: Codes of ISO 4217 without a sign above; those that are words or names of their own ("ALL", "COP", "TOP") are left out.
_MORE_CODES = """
    AFN AMD AOA ARS AWG AZN BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CDF CLP CRC CVE CZK DJF DOP DZD ERN ETB FJD
    FKP GEL GHS GIP GMD GNF GTQ GYD HNL HTG HUF IQD IRR ISK JMD JOD KHR KMF KPW KWD KYD KZT LAK LBP LRD LSL LYD MDL MGA
    MKD MMK MNT MOP MRU MUR MVR MWK MZN NAD NIO OMR PAB PGK PYG QAR RON RSD RWF SBD SCR SDG SHP SLE SRD SSP SYP SZL TJS TMT
    TND TTD TWD TZS UYU UZS VES VUV WST XAF XCD XOF XPF YER ZMW
"""
CURRENCY_BEFORE |= {code.lower(): code for code in _MORE_CODES.split()}
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
    "shilling": "shilling", "cent": "cent", "won": "KRW", "penny": "penny", "pence": "penny", "sen": "sen",
    "paisa": "paisa", "paise": "paisa", "kopeck": "kopeck", "kopek": "kopeck",
    "boliviano": "BOB", "dalasi": "GMD", "gourde": "HTG", "guilder": "guilder", "hryvnias": "UAH", "kuna": "HRK",
    "kwanza": "AOA", "lek": "ALL", "lempira": "HNL", "lev": "BGN", "leva": "BGN", "leone": "SLE", "manat": "manat",
    "metical": "MZN", "ngultrum": "BTN", "pula": "BWP", "quetzal": "GTQ", "riel": "KHR", "rufiyaa": "MVR", "tugrik": "MNT",
}  # fmt: skip
#: Of those, the hundredths of another.
HUNDREDTHS = frozenset({"cent", "kopeck", "paisa", "penny", "sen"})
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
#: Nouns that a hyphen ties to a number in other senses ("a 10-pound hammer", "a 70-cent piece").
_UNTIED = frozenset({"buck", "crown", "franc", "lari", "lei", "leu", "pound", "quid", "rand", "real", "won"})
#: Nouns that are currencies only next to a nation or a multiplier: "won" is mostly a verb, "crown" a thing.
_NEEDS_NATION = frozenset({"crown", "lari", "lei", "leu", "real", "won"})

#: "1080p" is a picture of so many lines.
_SCAN_LINES = frozenset({"144", "240", "360", "480", "576", "720", "1080", "1440", "2160", "4320"})
_BODY_WORDS = frozenset({"feet", "foot", "heavy", "inches", "tall", "weigh", "weighed", "weighing", "weighs", "weight"})


def _transliterated(words: Sequence[Word], at: int) -> tuple[int, str] | None:
    """ "PS8.1bn", "PS21,700", "Y=5,182": a pound or yen sign as texts in plain ASCII have it.

    A bare number after "PS" is none: it names a flight or a console.
    """
    before, text = words[at - 1], words[at].text
    if not (words[at].glued and at >= 1):
        return None
    if before.text == "=" and before.glued and at >= 2 and words[at - 2].text == "Y":
        return at - 2, "JPY"
    multiplied = at + 1 < len(words) and words[at + 1].lower in (*SCALES, "bn", "k", "m", "tn")
    return (at - 1, "GBP") if before.text == "PS" and ("," in text or "." in text or multiplied) else None


def currency_before(words: Sequence[Word], at: int) -> tuple[int, str] | None:
    """A currency that ends right before words[at]: (index of its first word, ISO code).

    "$", "US$", "US $", "$US", "RM", "EUR"; codes of letters must be in capitals ("RM", not "rm").
    """
    i = at - 1
    if i < 0:
        return None
    plain = _transliterated(words, at)
    if plain is not None:
        return plain
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
            noun = singular_of_money(words[at + 1].lower)
            if noun in _CURRENCY_NOUN and noun not in _UNTIED and first.glued and words[at + 1].glued:
                return at + 2, _CURRENCY_NOUN[noun]
        return None
    if first.kind != "word":
        return None
    if first.text.isupper() and len(first.text) == 3 and first.lower in _CODES:
        return at + 1, CURRENCY_BEFORE.get(first.lower, first.text)
    if first.text == "p" and first.glued:
        return None if words[at - 1].text in _SCAN_LINES else (at + 1, "penny")
    noun = singular_of_money(first.lower)
    if noun in _CURRENCY_NOUN and (noun not in _NEEDS_NATION or _multiplied(words, at)):
        if noun == "pound" and _is_weight(words, at):
            return None
        return at + 1, _CURRENCY_NOUN[noun]
    # "Jordanian dinars", "New Zealand dollars", "South Korean won"
    for i in (at + 1, at + 2):
        if i < len(words) and words[i].kind == "word":
            nation, noun = words[i - 1].lower, singular_of_money(words[i].lower)
            if (nation, noun) in _NATIONAL:
                return i + 1, _NATIONAL[(nation, noun)]
            if noun in ("won", "dollar") and i == at + 2:
                pair = (f"{words[i - 2].lower} {nation}", noun)
                if pair in _NATIONAL:
                    return i + 1, _NATIONAL[pair]
    return None


def _multiplied(words: Sequence[Word], at: int) -> bool:
    """ "9 million crowns", and not "two million won the right to vote"."""
    if not at or words[at - 1].lower not in SCALES:
        return False
    return words[at].lower != "won" or at + 1 >= len(words) or words[at + 1].tag not in ("ADJ", "DET", "NOUN", "PRON")


def singular_of_money(word: str) -> str:
    """ "euros" -> "euro", "pennies" -> "penny"; other words with an s lose it too."""
    if word in _CURRENCY_NOUN or len(word) <= 3:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")


def _is_weight(words: Sequence[Word], at: int) -> bool:
    """ "500 pounds of explosives", "weighs 160 pounds", "six feet tall and 160 pounds": a weight and no money."""
    if at + 1 < len(words) and words[at + 1].lower in ("of", "heavier", "lighter"):
        return True
    return any(w.lower in _BODY_WORDS for w in words[max(0, at - 9) : at])
