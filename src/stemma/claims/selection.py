"""Which figures are worth a record, and how sure we are of one.

`reject` gives the reason a figure is no quantity; `confidence` is calibrated by hand on what each
kind of evidence was worth on labelled reports: a figure with a noun, a predicate and a plain number
is right nine times in ten, one that only stands there is right half the time.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.figures import Figure
from stemma.claims.persons import is_person
from stemma.claims.role_words import ROLE_NAMES
from stemma.claims.words import Word, lower_at
from stemma.records import Thing

#: Nouns that a hyphen ties to a counted number: "a six-member team", "a 63-nation alliance".
_COMPOUND_COUNTED = frozenset({
    "bed", "car", "carriage", "country", "dog", "family", "home", "house", "judge", "man", "member", "nation",
    "party-member", "passenger", "person", "room", "seat", "ship", "storey", "story", "strong", "truck", "unit",
    "vehicle", "vessel", "woman", "worker",
})  # fmt: skip

#: Nouns whose value a bare number after "is" or "was" may be.
_RECKONED = frozenset({
    "answer", "average", "count", "estimate", "figure", "index", "level", "number", "population", "price", "rate", "ratio",
    "result", "score", "share", "tally", "toll", "total",
})  # fmt: skip


def reject(words: Sequence[Word], figure: Figure, thing: Thing | None, role: str | None) -> str:
    """Why the figure is no quantity; "" when it is one."""
    numeral = words[figure.numeral_first].lower
    if numeral == "a" and figure.numeral_last > figure.numeral_first + 1:
        numeral = words[figure.numeral_first + 1].lower
    tied = figure.last < len(words) and words[figure.last].text in ("-", "‑") and words[figure.last].glued
    if figure.numeral == "vague" and figure.interval.lower == 3 and numeral in ("few", "several"):
        if figure.kind == "duration":
            return "" if numeral == "several" else "a vague length of time"
        person = thing is not None and is_person(thing.head)
        if (role in ROLE_NAMES and person) or figure.kind == "money":
            return ""
        return "" if person and lower_at(words, figure.last) not in ("of",) else "existential"
    if figure.numeral == "zero":
        if numeral == "none":
            if lower_at(words, figure.last) != "of" and role not in ROLE_NAMES:
                return "no one is counted"
            return ""
        return (
            ""
            if role in ROLE_NAMES
            or numeral == "not"
            or (numeral == "no" and words[figure.numeral_last - 1].lower == "no")
            else "no one is counted"
        )
    if figure.kind == "count" and tied:
        noun = lower_at(words, figure.last + 1)
        if noun not in _COMPOUND_COUNTED:
            return "compound modifier"
    if figure.kind == "count" and numeral == "one" and figure.interval.form == "exact":
        if thing is None or thing.start < words[figure.first].start:
            return "" if role in ROLE_NAMES else "pronoun"
        if role is None and lower_at(words, figure.first - 1) in ("is", "as", "was", "'s"):
            return "predicate noun"
    if (
        figure.kind == "count"
        and thing is None
        and role is None
        and figure.interval.form == "exact"
        and figure.numeral == "words"
    ):
        return "nothing counted"
    if (
        figure.kind == "count"
        and thing is None
        and role is None
        and figure.interval.form == "exact"
        and lower_at(words, figure.first - 1) in ("is", "was", "'s", "are", "were")
        and not any(word.lower in _RECKONED for word in words[max(0, figure.first - 10) : figure.first])
    ):
        return "a reading or an age"
    return ""


def confidence(figure: Figure, thing: Thing | None, role: str | None, flags: Sequence[str]) -> float:
    """The probability that value, bound and reading as a quantity are right."""
    if "article" in flags:
        return 0.35
    score = 0.93
    if figure.kind == "count":
        if thing is None:
            score -= 0.25
        elif not is_person(thing.head) and role is None:
            score -= 0.08
        if figure.numeral == "words" and figure.interval.amount in (1.0, 2.0):
            score -= 0.12
        if figure.numeral == "vague":
            score -= 0.05
        if figure.numeral == "zero":
            score -= 0.1
    elif figure.kind == "duration":
        score -= 0.25
    elif figure.kind == "ratio":
        score -= 0.08
    elif figure.kind == "measure":
        score -= 0.05
    if figure.interval.form == "range":
        score -= 0.04
    if figure.hyphenated:
        score -= 0.1
    if any(flag in ("furniture", "comment", "foreign", "repeated", "caption") for flag in flags):
        score -= 0.1
    return round(max(0.2, score), 2)
