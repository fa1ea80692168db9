"""Counts of people in filled templates, as the MUC-3 and MUC-4 conferences had them (Sundheim 1991, 1992).

A label names the string that was counted and its number, not where in the text they stand: {"id", "text", "fills":
[{"strings", "count", ...}]}.  `strings` are wordings of one thing; `count` holds (lower, upper, about) for each
number the template allows, None for an open end.  Fills without a number of two or more - a single person by name,
"PLURAL" - tell nothing of the reading of figures and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stemma.claims.persons import is_person
from stemma.evaluation.amounts import same_amount
from stemma.evaluation.records import Record
from stemma.evaluation.results import Fault, Result, Score, Share
from stemma.language.lexicon import lemma

#: Nouns that stand for those whose they are: "28 bodies of villagers".
_BODIES = frozenset({"body", "corpse"})
#: What opens a complement of a noun.
_COMPLEMENT = re.compile(r",|\s(?:at|from|in|near|of|on|that|to|which|who)\s")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of a template: both ends for an exact one, one for a bound; `about` softens it."""

    lower: float | None
    upper: float | None
    about: bool


@dataclass(frozen=True, slots=True)
class Fill:
    """One counted thing of one message: its wordings and the numbers that are right."""

    document: str
    strings: tuple[str, ...]
    counts: tuple[Count, ...]
    raw: str


def fills_of(rows: Iterable[Record]) -> tuple[list[Fill], dict[str, str]]:
    """The fills with a number, and the texts of their messages.

    Raises:
        KeyError, ValueError: a line is no message with fills.
    """
    fills: list[Fill] = []
    texts: dict[str, str] = {}
    for row in rows:
        document = str(row["id"])
        texts[document] = str(row["text"])
        for one in row["fills"]:
            counts = tuple(Count(lower, upper, bool(about)) for lower, upper, about in one["count"])
            counts = tuple(count for count in counts if not _is_plural(count))
            if any(_number(count) >= 2 for count in counts):
                fills.append(Fill(document, tuple(one["strings"]), counts, str(one.get("raw", ""))))
    told = {fill.document for fill in fills}
    return fills, {document: text for document, text in texts.items() if document in told}


def _is_plural(count: Count) -> bool:
    return count.lower == 2 and count.upper is None


def _number(count: Count) -> float:
    return count.lower if count.lower is not None else count.upper if count.upper is not None else 0.0


def evaluate_fills(fills: Sequence[Fill], texts: Mapping[str, str], found: Mapping[str, Sequence[Record]]) -> Result:
    """Does a record that counts the string of a fill have its number, and does it have the bound as well?

    A record counts a string when its thing touches an occurrence of it, or counts the bodies of it.  A template names a thing by one of its
    wordings: a string that no record touches takes the records whose thing is one of its nouns ("six jesuits" for "the
    jesuit priests"), and without such the last count of people told before it.

    `told` is how many of the records that count a string agree with a fill of that string.
    """
    result = Result("counts of templates")
    value = bound = reference = agreeing = counting = 0
    for fill in fills:
        text = texts[fill.document]
        places = _occurrences(text, fill.strings)
        records = _counting(found.get(fill.document, ()), fill.strings, places)
        right = [record for record in records if any(_has_value(count, record) for count in fill.counts)]
        exact = any(_has_bound(count, record) for count in fill.counts for record in right)
        value += bool(right)
        bound += exact
        agreeing += len(right)
        counting += len(records)
        reference += _last_number_right(text, places, fill.counts)
        if not exact:
            told = ", ".join(f"{one.get('surface', '')!r}" for one in records) or "nothing counts it"
            result.faults.append(Fault("bound" if right else "value", fill.document, fill.raw, told))
    result.scores = [Score("told", agreeing, counting, len(fills))]
    result.shares = [
        Share("value or bound", value, len(fills)),
        Share("value and bound", bound, len(fills)),
        Share("last digits up to the string", reference, len(fills)),
    ]
    return result


def _occurrences(text: str, strings: Sequence[str]) -> list[tuple[int, int]]:
    """Where the wordings stand in the text, whatever the line breaks in them."""
    out: set[tuple[int, int]] = set()
    for string in strings:
        words = string.split()
        if words:
            pattern = r"\s+".join(re.escape(word) for word in words)
            out.update(match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text))
    return sorted(out)


def _counting(records: Sequence[Record], strings: Sequence[str], places: Sequence[tuple[int, int]]) -> list[Record]:
    counts = [record for record in records if record.get("unit") is None]
    out: list[Record] = []
    for start, end in places:
        touching = [
            record
            for record in counts
            if (thing := record.get("thing")) and thing["start"] < end and start < _reach(thing)
        ]
        if not touching:
            continue
        out.extend(record for record in touching if record not in out)
    if out:
        return out
    nouns = {lemma(word, "NOUN") for string in strings for word in _phrase(string)}
    same = [record for record in counts if (thing := record.get("thing")) and thing.get("head") in nouns]
    if same or not places:
        return same
    return [record for record in counts if record["end"] <= places[-1][0] and _of_people(record)][-1:]


def _reach(thing: Mapping[str, Any]) -> int:
    """The end of a thing, with "of" and its complement for bodies."""
    return int(thing["end"]) + (len(" of ") + 1 if thing.get("head") in _BODIES else 0)


def _phrase(string: str) -> list[str]:
    """The words of a wording up to what completes its noun, in lower case."""
    return _COMPLEMENT.split(string.lower())[0].split()


def _of_people(record: Record) -> bool:
    thing = record.get("thing")
    return thing is None or is_person(str(thing.get("head")))


def _has_value(count: Count, record: Record) -> bool:
    """Is one of the record's numbers the number of the fill?"""
    resolved = (record.get("relative") or {}).get("resolved") or {}
    told = [record.get("amount"), record.get("lower"), record.get("upper"), resolved.get("lower")]
    return any(same_amount(number, one) for number in (count.lower, count.upper) if number is not None for one in told)


def _has_bound(count: Count, record: Record) -> bool:
    form, lower, upper = record.get("form"), record.get("lower"), record.get("upper")
    if count.lower is None:
        return form in ("at_most", "less_than") and same_amount(count.upper, upper)
    if count.upper is None:
        return form in ("at_least", "more_than") and same_amount(count.lower, lower)
    if count.lower != count.upper:
        return same_amount(count.lower, lower) and same_amount(count.upper, upper)
    return form in (("approximate",) if count.about else ("exact", "relative")) and _has_value(count, record)


def _last_number_right(text: str, places: Sequence[tuple[int, int]], counts: Sequence[Count]) -> bool:
    """The reference that reads nothing: the last digits before an occurrence."""
    for start, _ in places:
        digits = re.findall(r"\d[\d,]*", text[max(0, start - 400) : start])
        if digits and any(same_amount(_number(count), float(digits[-1].replace(",", ""))) for count in counts):
            return True
    return False
