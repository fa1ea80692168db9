"""Words that bound or soften a figure, before it, after it and in the verb.

"fewer than 40", "as many as 90", "some 12,500", "nearly 300", "200 or more", "the toll passes 100".
A modifier belongs to the span of the figure; a comparator in the verb sets the bound from outside.
Intervals follow the convention of the interchange: approximate is +-10 %, "nearly N" is
[N - 10 %, N), and a bound has one end only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypedDict

from stemma.claims.bound_words import AFTER, BEFORE, Effect
from stemma.claims.words import Word

#: Verbs that compare their subject with the figure after them.  The span of the figure leaves them out.
_VERB_MORE = frozenset({
    "exceed", "exceeded", "exceeding", "exceeds", "outnumber", "surpass", "surpassed", "surpasses", "surpassing", "top",
    "topped", "topping", "tops",
})  # fmt: skip
#: Verbs that do so only when their subject is a count ("the toll passed 90", not "parliament passed 90 bills").
_VERB_MORE_OF_COUNT = frozenset({"cross", "crossed", "crosses", "crossing", "pass", "passed", "passes", "passing"})
_COUNT_NOUNS = frozenset({
    "aid", "attendance", "bill", "budget", "cases", "casualties", "cost", "count", "damage", "dead", "death", "deaths",
    "debt", "displaced", "fatalities", "fatality", "figure", "figures", "inflation", "injured", "losses", "membership",
    "missing", "number", "numbers", "population", "price", "revenue", "sales", "tally", "toll", "total", "turnover",
    "victims",
})  # fmt: skip
#: Words that make "over", "about" or "around" a preposition or a particle: "spoke about 5G", "all over".
_NOT_HEDGE_BEFORE = {
    "about": frozenset({"all", "brought", "concerned", "speak", "speaks", "spoke", "talk", "talking", "talks", "what"}),
    "over": frozenset({"all", "hand", "handed", "take", "taken", "takes", "taking", "took", "win", "won"}),
}
#: Before "over" and a length of time: only after these is it "more than" and not "during".
_LASTING = frozenset({
    "after", "for", "is", "lasted", "lasting", "lasts", "of", "spend", "spending", "spent", "take", "takes", "took", "wait",
    "waited", "was",
})  # fmt: skip
_SPECIFIC = {"exact", "more_than", "less_than", "at_least", "at_most"}


def _by_last(table: Mapping[str, Effect]) -> dict[str, list[tuple[tuple[str, ...], Effect]]]:
    out: dict[str, list[tuple[tuple[str, ...], Effect]]] = {}
    for phrase, effect in table.items():
        parts = tuple(phrase.split())
        out.setdefault(parts[-1], []).append((parts, effect))
    for entries in out.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return out


_BEFORE = _by_last(BEFORE)
_AFTER_FIRST: dict[str, list[tuple[tuple[str, ...], Effect]]] = {}
for _phrase, _effect in AFTER.items():
    _parts = tuple(_phrase.split())
    _AFTER_FIRST.setdefault(_parts[0], []).append((_parts, _effect))
for _entries in _AFTER_FIRST.values():
    _entries.sort(key=lambda entry: -len(entry[0]))


@dataclass(slots=True)
class Modifiers:
    """What was found around a figure: words first..last and the effects, outermost first."""

    first: int
    last: int
    effects: list[Effect] = field(default_factory=list)
    hedges: list[str] = field(default_factory=list)


def modifiers_of(words: Sequence[Word], first: int, last: int, duration: bool = False) -> Modifiers:
    """The modifiers around the figure words[first:last].

    `duration`: the figure is a length of time, where "over" and "around" may be prepositions.
    """
    found = Modifiers(first, last)
    while True:
        step = _before(words, found.first, duration)
        if step is None:
            break
        length, effect, phrase = step
        found.first -= length
        found.effects.insert(0, effect)
        found.hedges.insert(0, phrase)
        if len(found.effects) >= 4:
            break
    step = _after(words, found.last)
    if step is not None:
        length, effect, phrase = step
        found.last += length
        found.effects.append(effect)
        found.hedges.append(phrase)
    if found.first == first and not any(effect in _SPECIFIC for effect in found.effects):
        verb = _verb(words, first)
        if verb is not None:
            found.effects.insert(0, "more_than")
            found.hedges.insert(0, verb)
    return found


def _before(words: Sequence[Word], at: int, duration: bool) -> tuple[int, Effect, str] | None:
    if at <= 0:
        return None
    last = words[at - 1]
    if (
        last.kind == "mark"
        and last.text == "."
        and at >= 2
        and words[at - 2].lower in ("approx", "c", "ca")
        and last.glued
    ):
        return 2, "approximate", words[at - 2].lower
    for parts, effect in _BEFORE.get(last.lower, ()):
        begin = at - len(parts)
        if begin < 0 or any(words[begin + i].lower != part for i, part in enumerate(parts)):
            continue
        head = parts[0]
        previous = words[begin - 1].lower if begin else ""
        if len(parts) == 1:
            if previous in _NOT_HEDGE_BEFORE.get(head, ()):
                continue
            if head == "some" and previous in ("for", "of") and duration:
                continue
            if (head in ("only", "just") and previous in ("not", "n't")) or (head == "beyond" and duration):
                continue
            if head == "estimated" and previous in ("an", "the", "is", "are", "was", "were", "been"):
                return 1, effect, head
            if head == "over" and duration and begin and previous not in _LASTING:
                continue
        if (
            head in (">", "<")
            and len(parts) == 1
            and begin
            and words[begin].glued
            and words[begin - 1].text in (">", "<", "-")
        ):
            continue
        if effect == "more_than" and previous in ("no", "not") and parts[-1] == "than":
            return len(parts) + 1, "at_most", f"{previous} {' '.join(parts)}"
        return len(parts), effect, " ".join(parts)
    if last.text == "-" and at >= 2 and words[at - 2].lower == "sub" and last.glued:
        return 2, "less_than", "sub"
    return None


def _after(words: Sequence[Word], at: int) -> tuple[int, Effect, str] | None:
    if at >= len(words):
        return None
    for parts, effect in _AFTER_FIRST.get(words[at].lower, ()):
        end = at + len(parts)
        if end > len(words) or any(words[at + i].lower != part for i, part in enumerate(parts)):
            continue
        if parts[0] in ("+", "-") and not words[at].glued:
            continue
        following = words[end].lower if end < len(words) else ""
        if parts == ("and", "more") and end < len(words) and words[end].tag not in ("NOUN", "PUNCT"):
            continue  # "killed 12 and more are missing"
        if parts == ("+",) and end < len(words) and words[end].kind == "number":
            continue
        if (parts[-1] in ("more", "fewer", "less") and following == "than") or (
            parts == ("odd",) and not words[at].glued
        ):
            continue
        if parts[0] == "at" and end < len(words) and words[end].kind == "number":
            continue
        return len(parts), effect, " ".join(parts).lstrip(", ")
    return None


def _verb(words: Sequence[Word], first: int) -> str | None:
    """The comparator verb right before the figure ("the toll has passed 90"), else None."""
    at = first - 1
    if at >= 0 and words[at].lower in ("the", "a"):
        at -= 1
    if at < 0:
        return None
    verb = words[at].lower
    if verb in _VERB_MORE:
        return verb if not at or words[at - 1].lower not in ("the", "a", "an", "at", "on", "of") else None
    if verb in _VERB_MORE_OF_COUNT and any(w.lower in _COUNT_NOUNS for w in words[max(0, at - 6) : at]):
        return verb
    return None


class Ends(TypedDict):
    """The fields of a quantity that say which numbers it spans."""

    amount: float | None
    lower: float | None
    upper: float | None
    lower_closed: bool
    upper_closed: bool


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure's form and limits, as the interchange wants them."""

    form: Literal["exact", "approximate", "less_than", "at_most", "more_than", "at_least", "range", "vague"]
    amount: float | None
    lower: float | None
    upper: float | None
    lower_closed: bool
    upper_closed: bool

    def ends(self) -> Ends:
        """The ends as the fields of a record."""
        return Ends(
            amount=self.amount,
            lower=self.lower,
            upper=self.upper,
            lower_closed=self.lower_closed,
            upper_closed=self.upper_closed,
        )


def interval_of(
    value: float | None, lower: float | None, upper: float | None, effects: Sequence[Effect], vague: bool = False
) -> Interval:
    """Number and modifiers as an interval.

    `value`, or `lower`..`upper` for ranges (closed) and vague amounts (half open).  Bounds win over
    approximation ("at least about 20"); a range or a vague amount keeps its ends except that a bound
    turned outwards opens the other end ("more than 10 to 15" stays a range; "over several hundred"
    keeps the lower end only).
    """
    bound = next((e for e in effects if e in ("less_than", "at_most", "more_than", "at_least")), None)
    if value is None:
        assert lower is not None and upper is not None
        if vague and bound in ("more_than", "at_least"):
            return Interval(bound, None, lower, None, bound == "at_least", False)
        if vague and bound in ("less_than", "at_most"):
            return Interval("vague", None, lower, upper, True, False)
        return Interval("vague" if vague else "range", None, lower, upper, True, not vague)
    if bound == "less_than":
        return Interval("less_than", None, None, value, False, False)
    if bound == "at_most":
        return Interval("at_most", None, None, value, False, True)
    if bound == "more_than":
        return Interval("more_than", None, value, None, False, False)
    if bound == "at_least":
        return Interval("at_least", None, value, None, True, False)
    width = abs(value) * 0.1
    if "nearly" in effects:
        return Interval("approximate", value, value - width, value, True, False)
    if "approximate" in effects:
        return Interval("approximate", value, value - width, value + width, True, True)
    return Interval("exact", value, value, value, True, True)
