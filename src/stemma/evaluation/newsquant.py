"""NewsQuant: news sentences with value, unit and change of each figure (Almasian et al., CQE, EMNLP 2023).

The set has conventions of its own, and here, not in the reading, our records are put in its words: units are named
in full ("dollar per gram", "percentage"), a share of a whole is a percentage, a vague plural runs to the next power
of ten ("millions" is 1 to 10 million), an age is a figure in "year of age".  What the set labels and we refuse stays
missed: "one of the", "the two companies", "from 13 to 14 mm" as one range.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from stemma.evaluation.amounts import same_amount
from stemma.evaluation.records import Record
from stemma.evaluation.results import Fault, Result, Score
from stemma.language.lexicon import lemma

_SYMBOLS: Mapping[str, str] = {
    "approximate": "~", "at_least": ">", "at_most": "<", "exact": "=", "less_than": "<", "more_than": ">",
    "range": "=", "relative": "=", "vague": "=",
}  # fmt: skip
_UNITS: Mapping[str, str] = {
    "AUD": "australian dollar", "CAD": "canadian dollar", "CNY": "chinese yuan", "DKK": "danish krone", "EUR": "euro",
    "GBP": "pound sterling", "HKD": "hong kong dollar", "ILS": "shekel", "INR": "indian rupee", "JPY": "japanese yen",
    "MYR": "malaysian ringgit", "NZD": "new zealand dollar", "SGD": "singapore dollar", "USD": "dollar",
    "gigatonne": "gigaton", "part per billion": "parts-per-billion", "percent": "percentage",
    "ratio": "percentage", "year-old": "year of age",
}  # fmt: skip
_APPROXIMATING = frozenset({"about", "approximately", "around", "roughly", "some"})
#: What the set takes for vague words -> the same word's interval.
_VAGUE: Mapping[str, tuple[float, float]] = {
    "billions": (1e9, 1e10), "dozens": (12, 120), "hundreds": (100, 1e3), "hundreds of millions": (1e8, 1e9),
    "hundreds of thousands": (1e5, 1e6), "millions": (1e6, 1e7), "tens of millions": (1e7, 1e8),
    "tens of thousands": (1e4, 1e5), "thousands": (1e3, 1e4),
}  # fmt: skip

Value = float | tuple[float, float]


class Reading(NamedTuple):
    """A figure in the set's words; `units` are the names of which one is right."""

    value: Value
    units: frozenset[str]
    change: str


def texts(rows: Iterable[Record]) -> dict[str, str]:
    """The sentences of the set by their ids."""
    return {str(row["id"]): str(row["text"]) for row in rows}


def evaluate_newsquant(rows: Iterable[Record], found: Mapping[str, Sequence[Record]]) -> Result:
    """One-to-one by value, the pair with the right unit and change first; unit and change are asked for on top."""
    hits, wanted_count, found_count, right, fired = [0, 0, 0], 0, 0, 0, 0
    result = Result("NewsQuant")
    for row in rows:
        document = str(row["id"])
        wanted = [_labelled(one) for one in row["quantities"]]
        told = [one for one in map(as_newsquant, found.get(document, ())) if one is not None]
        pairs = _pairs(wanted, told)
        hits[0] += len(pairs)
        hits[1] += sum(bool(wanted[i].units & told[j].units) for i, j in pairs.items())
        hits[2] += sum(wanted[i].change == told[j].change for i, j in pairs.items())
        wanted_count, found_count = wanted_count + len(wanted), found_count + len(told)
        right += len(pairs) == len(wanted) == len(told)
        fired += bool(told) and not wanted
        for i, one in enumerate(wanted):
            if i not in pairs:
                result.faults.append(Fault("missed", document, _say(one)))
            else:
                other = told[pairs[i]]
                if not one.units & other.units:
                    result.faults.append(Fault("unit", document, _say(one), _say(other)))
                if one.change != other.change:
                    result.faults.append(Fault("change", document, _say(one), _say(other)))
        used = set(pairs.values())
        result.faults.extend(
            Fault("extra", document, "", _say(one)) for j, one in enumerate(told) if j not in used
        )  # fmt: skip
    result.scores = [
        Score(name, count, found_count, wanted_count)
        for name, count in zip(("value", "value and unit", "value and change"), hits, strict=True)
    ]
    result.counts = {"sentences all right": right, "sentences without figures that got one": fired}
    result.faults.sort(key=lambda one: (one.kind, one.document))
    result.notes = [__doc__.split("\n\n")[1].replace("\n", " ")] if __doc__ else []
    return result


def as_newsquant(record: Record) -> Reading | None:
    """A quantity record in the set's words; None when it holds no number."""
    form = str(record.get("form"))
    value = _value(record, form)
    if value is None:
        return None
    unit = str(record.get("unit") or "")
    thing = record.get("thing") or {}
    names = {str(thing.get("label") or "").lower(), str(thing.get("head") or ""), lemma(str(thing.get("label") or ""))}
    names |= {" ".join(lemma(word, "NOUN") for word in str(thing.get("label") or "").lower().split())}
    units = {_unit(unit)} if unit else {name for name in names if name} or {"-"}
    if thing.get("head") == "time" or form == "relative":
        units.add("count")  # "3,200 times", "sixfold"
    return Reading(value, frozenset(units), _change(record, form, value))


def _value(record: Record, form: str) -> Value | None:
    lower, upper, amount = record.get("lower"), record.get("upper"), record.get("amount")
    if form == "vague":
        bounds = _VAGUE.get(_vague_words(record))
        if bounds is not None:
            return bounds
    if lower is not None and upper is not None and (form in ("range", "vague") or amount is None):
        return float(lower), float(upper)
    relation = record.get("relative") or {}
    if form == "relative":
        factor = relation.get("factor")
        percent = record.get("unit") == "percent" and factor is not None
        return float(factor) * (100 if percent else 1) if factor is not None else amount
    end = upper if _SYMBOLS.get(form) == "<" else lower
    return next((float(one) for one in (amount, end, lower, upper) if one is not None), None)


def _vague_words(record: Record) -> str:
    words = str(record.get("surface", "")).lower().split()
    plurals = [word for word in words if word in _VAGUE or word == "tens"]
    return " of ".join(plurals[-2:])


def _change(record: Record, form: str, value: Value) -> str:
    if form == "range" and _APPROXIMATING & set(record.get("hedges") or ()):
        return "~"
    if form == "relative" and (record.get("lower") is None) != (record.get("upper") is None):
        return "<" if record.get("lower") is None else ">"
    if form != "change":
        return _SYMBOLS.get(form, "=")
    first = value[0] if isinstance(value, tuple) else value
    direction = (record.get("relative") or {}).get("direction")
    return "down" if direction == "down" or first < 0 else "up"


def _unit(unit: str) -> str:
    head, _, period = unit.replace("/", " per ").partition(" per ")
    name = _UNITS.get(unit) or _UNITS.get(head, head)
    return f"{name} per {period}" if period and unit not in _UNITS else name


def _labelled(one: Mapping[str, object]) -> Reading:
    unit = str(one["normalized_unit"]).lower()
    return Reading(number(str(one["value"])), frozenset({unit, lemma(unit), unit.split()[-1]}), str(one["change"]))


def number(text: str) -> Value:
    """ "5.0", "-1.3", "1e-06" or "14.0-18.0"."""
    if "-" in text[1:] and "e" not in text.lower():
        cut = text.index("-", 1)
        return float(text[:cut]), float(text[cut + 1 :])
    return float(text)


def _same(wanted: Value, told: Value) -> bool:
    if isinstance(wanted, tuple) or isinstance(told, tuple):
        if not (isinstance(wanted, tuple) and isinstance(told, tuple)):
            return False
        return same_amount(wanted[0], told[0], 1e-5) and same_amount(wanted[1], told[1], 1e-5)
    return same_amount(abs(wanted), abs(told), 1e-5) if wanted < 0 or told < 0 else same_amount(wanted, told, 1e-5)


def _pairs(wanted: Sequence[Reading], told: Sequence[Reading]) -> dict[int, int]:
    candidates = sorted(
        (-(bool(one.units & other.units) + (one.change == other.change)), i, j)
        for i, one in enumerate(wanted)
        for j, other in enumerate(told)
        if _same(one.value, other.value)
    )
    pairs: dict[int, int] = {}
    for _, i, j in candidates:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _say(one: Reading) -> str:
    value = "-".join(f"{end:g}" for end in one.value) if isinstance(one.value, tuple) else f"{one.value:g}"
    return f"{one.change} {value} {'/'.join(sorted(one.units))}"
