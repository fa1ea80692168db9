"""A figure as a person types it: "640", "600-700", "<1200", ">= 200", "about 640"."""

from __future__ import annotations

import re
from typing import Any

from stemma.records import Form, Scope, ScopeNote, Value

_NUMBER = r"(-?\d[\d,]*(?:\.\d+)?)"
_RANGE = re.compile(rf"{_NUMBER}\s*(?:-|–|\.\.|to)\s*{_NUMBER}")
_BOUND = re.compile(rf"(<=|>=|<|>|about|~)?\s*{_NUMBER}")

#: What a person writes before a number -> form, lower closed, upper closed.
_FORMS: dict[str, Form] = {
    "": "exact", "<": "less_than", "<=": "at_most", ">": "more_than", ">=": "at_least", "about": "approximate",
    "~": "approximate",
}  # fmt: skip
#: An approximate number stands for the interval this share around it, as everywhere in the ledger.
_AROUND = 0.1


def parse_figure(text: str, unit: str | None = None) -> Value:
    """The interval that the words name.

    Raises:
        ValueError: when they name none; the message shows the ways to write one.
    """
    words = text.strip().lower().replace("≤", "<=").replace("≥", ">=")
    both = _RANGE.fullmatch(words)
    if both:
        lower, upper = _number(both[1]), _number(both[2])
        if lower > upper:
            raise ValueError(f"{text!r}: the lower end is above the upper one")
        return Value("range", lower, upper, True, True, unit)
    one = _BOUND.fullmatch(words)
    if one is None:
        raise ValueError(f"{text!r} is no figure: write 640, 600-700, <1200, >=200 or about 640")
    form, number = _FORMS[one[1] or ""], _number(one[2])
    if form in ("less_than", "at_most"):
        return Value(form, None, number, False, form == "at_most", unit)
    if form in ("more_than", "at_least"):
        return Value(form, number, None, form == "at_least", False, unit)
    if form == "approximate":
        return Value(form, number - abs(number) * _AROUND, number + abs(number) * _AROUND, True, True, unit)
    return Value(form, number, number, True, True, unit)


def _number(digits: str) -> float:
    return float(digits.replace(",", ""))


def value_json(value: Value) -> dict[str, Any]:
    return {
        "form": value.form,
        "lower": value.lower,
        "upper": value.upper,
        "lower_closed": value.lower_closed,
        "upper_closed": value.upper_closed,
        "unit": value.unit,
    }


def scope_json(scope: Scope) -> dict[str, Any]:
    return {
        "places": list(scope.places),
        "excludes": [note.text for note in scope.excludes],
        "includes": [note.text for note in scope.includes],
    }


def edited_scope(scope: Scope, after: dict[str, Any]) -> Scope:
    """The scope with the parts that a person gave in the place of the machine's.

    A note of the same words keeps the reports that carry it; another has none.
    """

    def notes(name: str, former: tuple[ScopeNote, ...]) -> tuple[ScopeNote, ...]:
        if name not in after:
            return former
        known = {note.text: note for note in former}
        return tuple(known.get(text) or ScopeNote(text, (), ()) for text in after[name])

    places = tuple(after["places"]) if "places" in after else scope.places
    return Scope(places, notes("excludes", scope.excludes), notes("includes", scope.includes))
