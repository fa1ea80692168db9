"""The terms of a unit, and how often each counts: one mapped stage over all units.

Words of the headline and the first sentences say more of the event than the background further down;
names say more than other words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from stemma.engines import Engine, map_all
from stemma.reuse import EVERYDAY, plain_words_of_all
from stemma.stories.units import Unit

#: A word with a capital behind a word without one, or behind another such: inside a sentence, then.
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z]\w+(?:[ -][A-Z]\w+)*")

#: What one occurrence counts in each field; a word of the body counts 1.
TITLE_WEIGHT, LEAD_WEIGHT, BODY_WEIGHT = 3.0, 2.0, 1.0
#: Words from the start of what is told that are its lead.
LEAD_WORDS = 60
#: Words of a unit that are looked at; the rest of a very long text is background.
TOLD_WORDS = 1_500
#: Characters of text that are one item of the mapped stage.
_CHARACTERS = 1 << 19


class Telling(NamedTuple):
    """What the terms of a unit are counted in: its headline, what is told under it, and the names found there."""

    title: str
    told: str
    names: tuple[str, ...]


class Counts(NamedTuple):
    """How much each term of a unit counts: in all it tells, in its headline, in its names, in headline and lead."""

    text: Mapping[str, float]
    title: Mapping[str, float]
    names: Mapping[str, float]
    lead: Mapping[str, float]


def counts_of_all(units: Iterable[Unit], engine: Engine) -> Iterator[Counts]:
    """The counts of each unit, in order."""
    for part in map_all(engine, _counted, _batches(units)):
        yield from part


def stem(word: str) -> str:
    """The word without an English plural or possessive ending; short words stay."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("is", "ss", "us")):
        return word[:-1]
    return word


def _batches(units: Iterable[Unit]) -> Iterator[list[Telling]]:
    batch: list[Telling] = []
    size = 0
    for unit in units:
        batch.append(Telling(unit.title, unit.told, tuple(name.text for name in unit.names)))
        size += len(unit.told)
        if size >= _CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _counted(tellings: Sequence[Telling]) -> list[Counts]:
    words = plain_words_of_all([text for one in tellings for text in (one.title, one.told)], TOLD_WORDS)
    names = list(dict.fromkeys(name for one in tellings for name in one.names))
    stems = {name: set(_stems(found)) for name, found in zip(names, plain_words_of_all(names), strict=True)}
    out = []
    for one in tellings:
        title = _stems(next(words))
        told = next(words)
        lead = Counter([*title, *_stems(told[:LEAD_WORDS])])
        out.append(Counts(_text(title, told), Counter(title), _names(one, stems), lead))
    return out


def _stems(words: Iterable[str]) -> list[str]:
    return [stem(word) for word in words if _is_content(word)]


def _is_content(word: str) -> bool:
    return word not in EVERYDAY and len(word) > 1


def _text(title: Iterable[str], told: Sequence[str]) -> dict[str, float]:
    counted: defaultdict[str, float] = defaultdict(float)
    for term in title:
        counted[term] += TITLE_WEIGHT
    for k, word in enumerate(told):
        if _is_content(word):
            counted[stem(word)] += LEAD_WEIGHT if k < LEAD_WORDS else BODY_WEIGHT
    return dict(counted)


def _names(unit: Telling, stems: Mapping[str, Set[str]]) -> Counter[str]:
    """The words of the names in the unit: "Mr Orlo Venn" and "Venn" meet in one of them.

    Where no names were found, the words written with a capital inside a sentence stand for them.
    """
    counted: Counter[str] = Counter()
    for name in unit.names:
        counted.update(stems[name])
    if not counted:
        capitals = "\n".join(_CAPITAL.findall(unit.told))
        counted.update(_stems(next(plain_words_of_all([capitals]))))
    return counted
