"""The slots of an event that a report fills: who in full, of what age, on which day, how many.

Two reports of one event fill them alike; two events of one kind, told in the same words, fill them differently.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from stemma.stories.units import Unit

#: Characters from the start of the unit in which ages, tolls and the day of the event are looked for.
LEAD = 1_500
#: A day that a report names is at most so many days before its publication, to be that of the event it reports.
RECENT = 10
#: Days of the longest span ("June 2031", "last summer") that a report points back with, and from which it is back.
LONGEST, BACK = 400, 5
#: Names of a unit that are looked at: a page with more is a list.
NAMES = 150
#: The least figure that can tell an event.
SMALL = 13

#: A day of an unknown year, as `TimeInterval.partial` has it.
_MONTH_DAY = re.compile(r"--[0-9]{2}-[0-9]{2}")
#: "Orlo Venn, 34," and "Venn, 34,": the name with the age.
_NAME_AGE = re.compile(r"\b([A-Z][\w’'-]+), (?:aged? )?([1-9]?[0-9])(?=[,.;)]| of\b)")
#: "a 34-year-old", "34 years old".
_AGE = re.compile(r"\b([1-9]?[0-9])[ -]years?[ -]old\b")
_WORD = re.compile(r"\w+")
#: Words in front of a name that are no part of it.
_TITLES: Final = frozenset(
    [
        "capt",
        "chief",
        "col",
        "deputy",
        "detective",
        "dr",
        "gen",
        "governor",
        "judge",
        "justice",
        "lt",
        "mayor",
        "minister",
        "mr",
        "mrs",
        "ms",
        "officer",
        "president",
        "prof",
        "rep",
        "secretary",
        "sen",
        "senator",
        "sergeant",
        "sgt",
        "sheriff",
        "spokesman",
        "spokeswoman",
    ]
)


class Slots(NamedTuple):
    """What one unit says of the particulars of its event; each set is of words that no text field has.

    full: names of two words and more, and surnames with an age.  ages: of anybody.  toll: role and number of those
    killed, hurt and so on.  days: of the calendar, as "MM-DD": the year is often left out.  figures: bounds with
    their unit, whatever they count: reports name one thing variously.
    """

    full: frozenset[str]
    ages: frozenset[str]
    toll: frozenset[str]
    days: frozenset[str]
    figures: frozenset[str]


def slots_of(unit: Unit) -> Slots:
    told = unit.told
    opening = f"{unit.title}\n{told[:LEAD]}"
    ages = [*_AGE.findall(opening), *(age for _, age in _NAME_AGE.findall(opening))]
    return Slots(
        frozenset(_full(unit, told)),
        frozenset(f"age {age}" for age in ages),
        frozenset(_toll(unit)),
        frozenset(_days(unit)),
        frozenset(_figures(unit)),
    )


def day_of(unit: Unit) -> datetime.date | None:
    """The day of the event: the first that the opening names, unless it lies long before publication, or after it."""
    start = unit.segments[0].start
    end = unit.published.end or unit.published.start if unit.published is not None else None
    for time in unit.times:
        if time.start > start + LEAD:
            break
        day = time.value.start if time.value is not None and time.value.start == time.value.end else None
        if day is not None and (end is None or 0 <= (end - day).days <= RECENT):
            return day
    return None


def back_of(unit: Unit) -> tuple[tuple[datetime.date, datetime.date], ...]:
    """The days, months and seasons (first, last) that the unit points back to from its publication."""
    first = unit.published.start if unit.published is not None else None
    if first is None:
        return ()
    spans = {
        (value.start, value.end)
        for time in unit.times
        if (value := time.value) is not None and value.start is not None and value.end is not None
        if (value.end - value.start).days <= LONGEST and (first - value.end).days > BACK
    }
    return tuple(sorted(spans))


def _full(unit: Unit, told: str) -> Iterator[str]:
    for name in unit.names[:NAMES]:
        words = [word for word in _WORD.findall(name.text.lower()) if len(word) > 1 or word.isdigit()]
        while words and words[0] in _TITLES:
            del words[0]
        if len(words) > 1:
            # without middle names: reports differ in giving them
            yield f"{words[0]} {words[-1]}" if name.kind == "person" else " ".join(words)
    for surname, age in _NAME_AGE.findall(told):
        yield f"{surname.lower()}, {age}"


def _toll(unit: Unit) -> Iterator[str]:
    start = unit.segments[0].start
    for quantity in unit.quantities:
        if quantity.start > start + LEAD:
            break
        if quantity.role and quantity.lower is not None and quantity.lower == quantity.upper and quantity.unit is None:
            yield f"{quantity.lower:g} {quantity.role}"


def _days(unit: Unit) -> Iterator[str]:
    for time in unit.times:
        value = time.value
        if value is None:
            continue
        if value.partial and _MONTH_DAY.fullmatch(value.partial):
            yield value.partial[2:]
        elif value.start is not None and value.start == value.end:
            yield value.start.strftime("%m-%d")


def _figures(unit: Unit) -> Iterator[str]:
    """Figures below `SMALL` are left out: any two reports have "two" and "three"."""
    for quantity in unit.quantities:
        most = max(quantity.lower or 0.0, quantity.upper or 0.0)
        if most >= SMALL and quantity.form not in ("relative", "change"):
            yield f"{quantity.lower}..{quantity.upper} {quantity.unit or ''}"
