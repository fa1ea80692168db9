"""What a unit is about, as weighted terms: several-field TF-IDF.

Words of the headline and the first sentences say more of the event than the background further down;
names say more than other words.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.reuse import EVERYDAY, plain_words
from stemma.stories.units import Unit

#: A word with a capital behind a word without one, or behind another such: inside a sentence, then.
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z]\w+(?:[ -][A-Z]\w+)*")

#: A day of an unknown year, as `TimeInterval.partial` has it.
_MONTH_DAY = re.compile(r"--[0-9]{2}-[0-9]{2}")

Vector = Mapping[str, float]

#: What one occurrence counts in each field; a word of the body counts 1.
TITLE_WEIGHT, LEAD_WEIGHT, BODY_WEIGHT = 3.0, 2.0, 1.0
#: Words from the start of what is told that are its lead.
LEAD_WORDS = 60
#: Words of a unit that are looked at; the rest of a very long text is background.
TOLD_WORDS = 1_500
#: The least figure that can tell an event, and the units beyond which a figure tells none.
SMALL, COMMON_FIGURE = 13, 8
#: Other news imagined beside the documents when rarity is counted: a collection is often about one thing, and
#: the words that all of it shares are rare in the rest of the world.
IMAGINED = 150


@dataclass(frozen=True)
class Profile:
    """The terms of one unit, each vector of length 1 (or empty)."""

    text: Vector
    title: Vector
    names: Vector
    dates: frozenset[str]
    figures: frozenset[str]


def profiles(units: Sequence[Unit], counted: Sequence[int]) -> list[Profile]:
    """The profile of each unit; `counted` are the units over which rarity is counted, one of each reprint."""
    texts = [_counted(unit) for unit in units]
    titles = [Counter(map(stem, _content(unit.title))) for unit in units]
    names = name_vectors(units, counted)
    figures = [_figures(unit) for unit in units]
    rarity = _rarity([texts[k] for k in counted])
    common = Counter(figure for k in counted for figure in figures[k])
    most = max(COMMON_FIGURE, len(counted) // 50)
    return [
        Profile(
            _normalised({term: (1 + math.log(n)) * rarity.get(term, 1.0) for term, n in text.items()}),
            _normalised({term: rarity.get(term, 1.0) for term in title}),
            name,
            _dates(unit),
            frozenset(figure for figure in figure_set if common[figure] <= most),
        )
        for unit, text, title, name, figure_set in zip(units, texts, titles, names, figures, strict=True)
    ]


def name_vectors(units: Sequence[Unit], counted: Sequence[int]) -> list[Vector]:
    """The words of the names of each unit, weighted by rarity among the `counted` units."""
    names = [_names(unit) for unit in units]
    rarity = _rarity([names[k] for k in counted])
    return [_normalised({term: math.sqrt(n) * rarity.get(term, 1.0) for term, n in name.items()}) for name in names]


def met(one: Vector, two: Vector, *others: Vector) -> float:
    """Share of the weight of the terms of `one` that stand in `two` or in one of the others; 0 for no terms."""
    return sum(value * value for term, value in one.items() if term in two or any(term in other for other in others))


def stem(word: str) -> str:
    """The word without an English plural or possessive ending; short words stay."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("is", "ss", "us")):
        return word[:-1]
    return word


def cosine(one: Vector, two: Vector) -> float:
    """The cosine of two vectors of length 1; 0 when either is empty.  Vectors are in order of their terms."""
    if len(one) > len(two):
        one, two = two, one
    return sum(value * two[term] for term, value in one.items() if term in two)


def _content(text: str) -> list[str]:
    return [word for word in plain_words(text) if word not in EVERYDAY and len(word) > 1]


def _counted(unit: Unit) -> dict[str, float]:
    counted: defaultdict[str, float] = defaultdict(float)
    for word in _content(unit.title):
        counted[stem(word)] += TITLE_WEIGHT
    for k, word in enumerate(plain_words(unit.told, TOLD_WORDS)):
        if word not in EVERYDAY and len(word) > 1:
            counted[stem(word)] += LEAD_WEIGHT if k < LEAD_WORDS else BODY_WEIGHT
    return counted


def _names(unit: Unit) -> Counter[str]:
    """The words of the names in the unit: "Mr Orlo Venn" and "Venn" meet in one of them.

    Where no names were found, the words written with a capital inside a sentence stand for them.
    """
    counted: Counter[str] = Counter()
    for name in unit.names:
        counted.update({stem(word) for word in _content(name.text)})
    if not counted:
        for match in _CAPITAL.finditer(unit.told):
            counted.update(stem(word) for word in _content(match.group()))
    return counted


def _dates(unit: Unit) -> frozenset[str]:
    """The days of the calendar that the unit speaks of, as "MM-DD": the year is often left out."""
    days: set[str] = set()
    for time in unit.times:
        value = time.value
        if value is None:
            continue
        if value.partial and _MONTH_DAY.fullmatch(value.partial):
            days.add(value.partial[2:])
        elif value.start is not None and value.start == value.end:
            days.add(value.start.strftime("%m-%d"))
    return frozenset(days)


def _figures(unit: Unit) -> frozenset[str]:
    """The figures of the unit as bounds with their unit, whatever they count: reports name one thing variously.

    Figures below `SMALL` are left out: any two reports have "two" and "three".
    """
    return frozenset(
        f"{quantity.lower}..{quantity.upper} {quantity.unit or ''}"
        for quantity in unit.quantities
        if max(quantity.lower or 0.0, quantity.upper or 0.0) >= SMALL and quantity.form not in ("relative", "change")
    )


def _rarity(counted: Sequence[Mapping[str, float]]) -> dict[str, float]:
    frequency = Counter(term for one in counted for term in one)
    count = len(counted) + IMAGINED
    return {term: math.log(count / (1 + n)) for term, n in frequency.items()}


def _normalised(vector: dict[str, float]) -> Vector:
    length = math.sqrt(sum(value * value for _, value in sorted(vector.items())))
    return {term: value / length for term, value in sorted(vector.items())} if length else {}
