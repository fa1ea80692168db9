"""Figures, times, counts and relations as a careful person would write them."""

from __future__ import annotations

import calendar
import datetime
import math

from stemma.records import Count, Independence, Quantity, Relation, TimeInterval, Value

_CURRENCY_LENGTH = 3
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
#: Units that are told in degrees.
_SCALES_OF_HEAT = frozenset({"celsius", "fahrenheit"})
_IRREGULAR_UNITS = {"foot": "feet", "hundredweight": "hundredweight", "inch": "inches", "stone": "stone"}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

#: What a series measures, in words; a measure that is not known has none.
MEASURES: dict[str, str] = {
    "cumulative": "a running count",
    "flow": "a number over a time",
    "money": "a sum of money",
    "rate": "a rate",
    "share": "a share of a whole",
    "size": "a size",
    "stock": "a number at one time",
}

_RELATION_VERBS: dict[str, tuple[str, str]] = {
    # what stands between the two claims, and whether b comes first ("b supersedes a")
    "agree": ("agrees with", "a"),
    "restate": ("restates", "b"),
    "refine": ("refines", "b"),
    "supersede": ("supersedes", "b"),
    "conflict": ("conflicts with", "a"),
    "not_comparable": ("is not comparable with", "a"),
}


def number(value: float) -> str:
    """1234 -> "1,234"; 13.2e9 -> "13.2 billion"; 0.333 -> "0.333"."""
    if not math.isfinite(value):
        return "no number"
    size = abs(value)
    for scale, name in _SCALES:
        if size >= scale and (size / scale * 1000) % 1 == 0:
            return f"{value / scale:,.10g} {name}"
    if value == int(value) and size < 1e15:
        return f"{int(value):,}"
    return f"{value:,.4g}" if size < 1000 else f"{value:,.2f}".rstrip("0").rstrip(".")


def with_unit(text: str, unit: str | None) -> str:
    """ISO 4217 codes go in front, percent becomes a sign, other units follow in the plural unless of "1".

    A ratio shows no unit; "EUR/month" is "EUR 40 per month", "mile per hour" miles.
    """
    if unit is None or unit == "ratio":
        return text
    if unit == "percent":
        return f"{text} %"
    name, _, per = unit.replace("/", " per ").partition(" per ")
    rate = f" per {per}" if per else ""
    if len(name) == _CURRENCY_LENGTH and name.isalpha() and name.isupper():
        return f"{name} {text}{rate}"
    if name in _SCALES_OF_HEAT:
        return f"{text} degrees {name.capitalize()}{rate}"
    return f"{text} {name if text == '1' or text.endswith(' 1') else _plural_unit(name)}{rate}"


def _plural_unit(unit: str) -> str:
    """The unit in the plural: its last word, but for a force that closes it ("foot pounds-force")."""
    if unit.endswith("-force"):
        return _plural_unit(unit.removesuffix("-force")) + "-force"
    before, space, last = unit.rpartition(" ")
    return before + space + _IRREGULAR_UNITS.get(last, last if last.endswith(("s", "z")) else f"{last}s")


def bounds(value: Value) -> str:
    """The interval in words: "at least 200, under 1,000"; "no bounds known" when it has none."""
    if value.lower is None and value.upper is None:
        return "no bounds known"
    if value.lower is not None and value.lower == value.upper:
        return with_unit(number(value.lower), value.unit)
    parts = []
    if value.lower is not None:
        parts.append(f"{'at least' if value.lower_closed else 'more than'} {number(value.lower)}")
    if value.upper is not None:
        parts.append(f"{'at most' if value.upper_closed else 'under'} {number(value.upper)}")
    return with_unit(", ".join(parts), value.unit)


def figure(value: Value, quantities: list[Quantity] | tuple[Quantity, ...] = ()) -> str:
    """A claim's value as a reader says it; the mentions give the amount of "about N" and vague words."""
    lower, upper = value.lower, value.upper
    if value.unit == "ratio":  # "a third", "most": as written, the shortest where they differ
        surfaces = sorted((" ".join(q.surface.split()) for q in quantities if q.unit == "ratio"), key=len)
        if surfaces and surfaces[0]:
            return surfaces[0]
    if value.form == "exact" and lower is not None:
        return with_unit(number(lower), value.unit)
    if value.form == "approximate":
        if lower is not None and upper is not None and value.lower_closed != value.upper_closed:
            # "nearly N" has N as its open upper end, "just over N" as its open lower one
            word, bound = ("nearly", upper) if value.lower_closed else ("just over", lower)
            return f"{word} {with_unit(number(bound), value.unit)}"
        for quantity in quantities:
            if quantity.form == "approximate" and quantity.amount is not None:
                return "about " + with_unit(number(quantity.amount), value.unit)
        if lower is not None and upper is not None:
            return "about " + with_unit(number((lower + upper) / 2), value.unit)
    if value.form == "range" and lower is not None and upper is not None:
        return with_unit(f"{number(lower)} to {number(upper)}", value.unit)
    if value.form in ("less_than", "at_most") and upper is not None:
        return f"{'fewer than' if value.form == 'less_than' else 'at most'} " + with_unit(number(upper), value.unit)
    if value.form in ("more_than", "at_least") and lower is not None:
        return f"{'more than' if value.form == 'more_than' else 'at least'} " + with_unit(number(lower), value.unit)
    for quantity in quantities:
        if quantity.form == value.form and quantity.surface.strip():
            written = " ".join(quantity.surface.split())
            if value.form == "vague" or (lower is None and upper is None):
                return written
            return f"{bounds(value)} (\N{LEFT DOUBLE QUOTATION MARK}{written}\N{RIGHT DOUBLE QUOTATION MARK})"
    return bounds(value)


def day(date: datetime.date) -> str:
    return f"{date.day} {calendar.month_abbr[date.month]} {date.year}"


def when(time: TimeInterval | None, unknown: str = "not said") -> str:
    """A day, days, a month, an open time ("3 Aug 2031", "3-5 Aug 2031", "Mar 2033", "since 3 Aug 2031"), or why unknown."""
    if time is None:
        return unknown
    start, end = time.start, time.end
    if start is None and end is None:
        return partial_words(time.partial) if time.partial else unknown
    if start is None:
        return f"until {day(end)}" if end else unknown
    if end is None:
        return f"since {day(start)}"
    if start == end:
        return day(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}\N{EN DASH}{end.year}"
    last = calendar.monthrange(end.year, end.month)[1]
    if start.day == 1 and end.day == last and (start.year, start.month) == (end.year, end.month):
        return f"{calendar.month_abbr[start.month]} {start.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}\N{EN DASH}{day(end)}"
    return f"{day(start)} \N{EN DASH} {day(end)}"


def partial_words(partial: str) -> str:
    """What a time without an anchor still says: "5 Dec, year unknown"; "a Wednesday, week unknown"."""
    kind, _, rest = partial.partition(":")
    try:
        if kind == "weekday":
            return f"a {_WEEKDAYS[int(rest)]}, week unknown"
        if kind == "offset":
            days = int(rest.rstrip("d"))
            return f"{abs(days)} days {'before' if days < 0 else 'after'} an unknown day"
        if partial.startswith("---"):
            return f"day {int(partial[3:])} of an unknown month"
        if partial.startswith("--"):
            pieces = partial[2:].split("-")
            month = calendar.month_abbr[int(pieces[0])]
            return f"{int(pieces[1])} {month}, year unknown" if len(pieces) > 1 else f"{month}, year unknown"
    except (IndexError, ValueError):
        pass
    return f"not anchored ({partial})"


def gap(earlier: TimeInterval | None, later: TimeInterval | None) -> str | None:
    """The time between two as-of times ("21 days later"); None when either is open or they touch."""
    if earlier is None or later is None:
        return None
    first, second = earlier.end or earlier.start, later.start or later.end
    if first is None or second is None or (second - first).days < 2:
        return None
    days = (second - first).days
    if days < 60:
        return f"{days} days later"
    return f"{days / 30.44:.0f} months later" if days < 730 else f"{days / 365.25:.1f} years later"


def plural(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"


def count(bounded: Count, noun: str) -> str:
    """The lower bound, and what more there may be: "4 texts"; "1 origin (+1 possible)"."""
    words = plural(bounded.low, noun)
    extra = bounded.high - bounded.low
    return f"{words} (+{extra} possible)" if extra else words


def support(independence: Independence) -> str:
    """All four counts: "4 texts, 2 utterances, 1 origin (+1 possible), 1 asserter"."""
    return ", ".join(
        (
            count(independence.texts, "text"),
            count(independence.utterances, "utterance"),
            count(independence.origins, "origin"),
            count(independence.asserters, "asserter"),
        )
    )


def listed(names: list[str] | tuple[str, ...]) -> str:
    """Names in a sentence: "a", "a and b", "a, b and c"; "nobody named" for none."""
    if not names:
        return "nobody named"
    if len(names) == 1:
        return names[0]
    return ", ".join(names[:-1]) + " and " + names[-1]


def first_of(names: list[str] | tuple[str, ...], shown: int = 4) -> str:
    """The first few names and how many more: "a, b, c, d and 9 more"; all of them when one more would end it."""
    if len(names) <= shown + 1:
        return listed(names)
    return f"{', '.join(names[:shown])} and {len(names) - shown:,} more"


def relation(kind: str) -> tuple[str, bool]:
    """The verb phrase for a relation, and whether `b` is its subject."""
    verb, first = _RELATION_VERBS[kind]
    return verb, first == "b"


def rule_name(record: Relation) -> str:
    """Which rule fired, and the cause where the rule names one: "rule 5 (later), cause: change"."""
    number_part, _, name = record.rule.replace("_", " ").partition(" ")
    if number_part.isdigit():
        rule = f"rule {number_part}" + (f" ({name})" if name else "")
    else:
        rule = record.rule.replace("_", " ")
    cause = (record.cause or "").replace("_", " ")
    return f"{rule}, cause: {cause}" if cause and cause not in rule else rule
