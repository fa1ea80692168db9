"""What a claim and a series are called: one line, as an editor would write it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from stemma.language.lexicon import lemma
from stemma.ledger.drafts import Draft
from stemma.ledger.questions import role_class
from stemma.ledger.things import FATES, NUMBER_NOUNS, Question
from stemma.ledger.values import words
from stemma.ledger.wording import folded
from stemma.records import Value

#: Roles that only people fill: a count of the killed whose noun no report gives is one of people.
_OF_PEOPLE = frozenset(
    {"abducted", "arrested", "displaced", "hospitalised", "infected", "injured", "killed", "missing"}
)
_OF_THE_WHOLE = " of the whole"


def shown_role(question: Question) -> str:
    """The role as a reader expects it beside the noun; "" for a bare verb of the text and for what the noun says.

    "Civilians, shrink" tells a reader less than "civilians"; "death toll, killed" says it twice.
    """
    role = question.role
    known = role_class(role) or role.endswith(("ed", "ing"))
    words_of_label = folded(question.label).split()
    if not known or role in words_of_label:
        return ""
    if words_of_label and lemma(words_of_label[-1], "NOUN") in FATES:
        return ""  # "12 deaths" tells the role already
    return role


def shown_label(question: Question) -> str:
    """The counted thing; a noun that only says that a number follows ("death toll") gives way to the people."""
    last = question.label.split()[-1].casefold() if question.label else ""
    if question.dimension == "count" and (not last or last in NUMBER_NOUNS or last.removesuffix("s") in NUMBER_NOUNS):
        return "people" if role_class(question.role) in _OF_PEOPLE else question.label
    return question.label


def counted(value: Value, question: Question) -> str:
    """Figure and thing together: "fewer than 1,200 residents", "about a third of the crew"."""
    figure, label = words(value), shown_label(question)
    if not label:
        return figure
    if figure.endswith(_OF_THE_WHOLE):
        proper = label[:1].isupper() and not label.isupper() and not label.endswith("s")
        return f"{figure.removesuffix(_OF_THE_WHOLE)} of {'' if proper else 'the '}{label}"
    if value.unit is not None and question.dimension == "percent":
        return f"{figure} ({label})"
    return f"{figure} {label}"


def proposition(draft: Draft, places: Sequence[str]) -> str:
    """The claim as one line for a reader: "fewer than 1,200 residents, stranded, in Upper Maren"."""
    question = draft.question
    parts = [counted(draft.value, question)]
    role = shown_role(question)
    if role:
        parts.append(role)
    elsewhere = places_beside(question.label, places)
    if elsewhere:
        parts.append(f"in {' and '.join(elsewhere)}")
    text = ", ".join(parts)
    return text if draft.polarity == "asserted" else f"{text} [{draft.polarity}]"


def places_beside(label: str, places: Iterable[str]) -> tuple[str, ...]:
    """The places that the name of the thing does not already hold: "a third of Iraq", not "of Iraq, in Iraq"."""
    inside = folded(label)
    return tuple(place for place in places if folded(place) not in inside)


def series_name(drafts: Sequence[Draft]) -> tuple[str, str | None]:
    """(thing, role) of a series: the commonest of what its claims are called; "" when no report names the thing."""
    labels = Counter(label for d in drafts if (label := shown_label(d.question)))
    roles = Counter(found for d in drafts if (found := shown_role(d.question)))
    role: str | None = min(roles, key=lambda r: (-roles[r], r)) if roles else None
    if labels:
        thing = min(labels, key=lambda x: (-labels[x], x.casefold() in ("people", "persons"), x))
        if drafts[0].value.unit == "ratio":
            return f"share of {thing if thing[:1].isupper() else 'the ' + thing}", role
        return thing, role if role is None or folded(role) not in folded(thing).split() else None
    return _unnamed(drafts[0].question), role


def _unnamed(question: Question) -> str:
    if question.dimension == "count":
        return question.label
    if question.role and not role_class(question.role):
        return question.role
    if question.dimension in ("percent", "ratio"):
        return "share"
    if question.measure == "money":
        return "sum of money"
    return question.dimension
