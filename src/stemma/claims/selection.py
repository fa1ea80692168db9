"""Which figures are worth a record, and how sure we are of one.

`reject` gives the reason a figure is no quantity; `confidence` weighs the evidence for it: the kind of number and
unit, the noun and the role, whether the arcs of the sentence tie the number to the same noun, where it stands.  A
person in a known role with a plain number is right nineteen times in twenty, a number that only stands there half
the time.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

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
    "answer", "average", "count", "estimate", "figure", "forecast", "highest", "index", "level", "lowest", "maximum", "mean",
    "median", "minimum", "number", "population", "price", "rate", "ratio", "reading", "result", "score", "share", "tally",
    "toll", "total",
})  # fmt: skip


#: Log odds that a figure is right before anything is known of it, and what each kind of evidence adds.
_PRIOR = 2.6
_KIND = {"duration": -1.7, "measure": -0.4, "ratio": -0.7}
_NUMERAL = {"vague": -0.5, "zero": -0.8}
_ARCS: Mapping[str, float] = {"agree": 0.5, "against": -0.7, "silent": 0.0}
#: Ways of finding a role that two sources share.
_AGREED = frozenset({
    "clause on its noun", "its own noun or adjective", "object of its verb", "predicate after it",
    "subject of a passive verb", "verb right before it",
})  # fmt: skip
_DOUBTFUL_PLACES = frozenset({"caption", "comment", "foreign", "furniture", "repeated"})
_ARTICLE, _LOWEST, _HIGHEST = 0.35, 0.2, 0.98


class Evidence(NamedTuple):
    """`arcs`: do they tie the number to the noun found by the words; `agreed`: was the role found in a sure way."""

    arcs: Literal["agree", "against", "silent"]
    agreed: bool


def reject(
    words: Sequence[Word], figure: Figure, thing: Thing | None, role: str | None, before: Sequence[Figure] = ()
) -> str:
    """Why the figure is no quantity; "" when it is one.  `before`: the figures before it in the sentence."""
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
    if figure.kind == "ratio" and thing is None and _nth_of_them(words, figure, before):
        return "an ordinal"
    if figure.kind == "count" and tied:
        noun = lower_at(words, figure.last + 1)
        if noun not in _COMPOUND_COUNTED:
            return "compound modifier"
    if figure.kind == "count" and numeral == "one" and figure.interval.form == "exact":
        restricted = lower_at(words, figure.numeral_first - 1) in ("just", "not", "only")
        if lower_at(words, figure.last) == "of" and role not in ROLE_NAMES:
            return "" if restricted and role is not None else "a member of the set"
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
        and (figure.interval.form == "exact" or words[figure.first].lower in ("over", "under"))
        and lower_at(words, figure.first - 1) in ("is", "was", "'s", "are", "were")
        and not any(word.lower in _RECKONED for word in words[max(0, figure.first - 10) : figure.first])
    ):
        return "a reading or an age"
    return ""


def _nth_of_them(words: Sequence[Word], figure: Figure, before: Sequence[Figure]) -> bool:
    """ "killed two women and tried to kill | a third": one more of those counted, and no part of anything."""
    value = figure.interval.amount
    if value is None or value <= 0 or lower_at(words, figure.last) == "of" or figure.first != figure.numeral_first:
        return False
    return any(
        other.kind == "count"
        and other.interval.amount is not None
        and abs((other.interval.amount + 1) * value - 1) < 1e-6
        for other in before
    )


def confidence(
    figure: Figure, thing: Thing | None, role: str | None, flags: Sequence[str], evidence: Evidence | None = None
) -> float:
    """The probability that value, bound and reading as a quantity are right.

    The pieces of evidence are weighed as if they were independent: each adds its logarithm of the odds.
    """
    if "article" in flags:
        return _ARTICLE
    weights = [_PRIOR, _KIND.get(figure.kind, 0.0), _NUMERAL.get(figure.numeral, 0.0)]
    if figure.kind == "count":
        weights.append(_counted(figure, thing, role))
    elif thing is None:
        weights.append(-0.2)
    if evidence is not None:
        weights.append(_ARCS[evidence.arcs])
        weights.append(0.3 if role in ROLE_NAMES and evidence.agreed else 0.0)
    if figure.interval.form == "range":
        weights.append(-0.5)
    if figure.hyphenated:
        weights.append(-0.8)
    if "listed" in flags:
        weights.append(-2.0)
    if any(flag in _DOUBTFUL_PLACES for flag in flags):
        weights.append(-0.9)
    return round(min(_HIGHEST, max(_LOWEST, 1 / (1 + math.exp(-sum(weights))))), 2)


def _counted(figure: Figure, thing: Thing | None, role: str | None) -> float:
    """What the counted thing tells: a person in a known role is a count, a number alone may be anything."""
    weight = 0.0
    if thing is None:
        weight = -0.6 if role in ROLE_NAMES else -1.9
    elif not is_person(thing.head) and role is None:
        weight = -0.6
    if figure.numeral == "words" and figure.interval.amount in (1.0, 2.0):
        weight -= 0.9  # "one" and "two" are pronouns as often as not
    return weight


def evidence_of(words: Sequence[Word], figure: Figure, thing: Thing | None, how: str) -> Evidence:
    """What the arcs say of the number and its noun, and whether two ways of finding the role gave the same."""
    number = words[figure.numeral_last - 1]
    if number.head < 0 or thing is None or thing.start < words[figure.first].start:
        return Evidence("silent", how in _AGREED)
    noun = words[number.head] if number.head < len(words) else number
    agrees = number.label in ("nummod", "compound", "amod", "det") and thing.start <= noun.start < thing.end
    partitive = any(w.label == "nmod" and w.head == figure.numeral_last - 1 for w in words[figure.last :])
    return Evidence("agree" if agrees or partitive else "against", how in _AGREED)
