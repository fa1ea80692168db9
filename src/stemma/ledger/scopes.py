"""What area and what part of a set figures are for, and how two scopes lie to each other."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.language.gazetteer import country
from stemma.ledger.relations import ScopeRelation
from stemma.ledger.things import shown_period
from stemma.ledger.wording import containment, content_stems, folded
from stemma.records import DocumentSpan, Quantity, Scope, ScopeNote, ScopePhrase, TimeInterval

#: Share of content words from which two exclusions say the same.
_SAME_NOTE = 0.3


def countries_apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Both name countries only, and none in common.  Towns and regions may lie in one another: never apart."""
    if not a or not b:
        return False
    one, other = _countries(a), _countries(b)
    return bool(one) and bool(other) and not one & other


def _countries(places: frozenset[str]) -> frozenset[str]:
    found = []
    for place in places:
        known = country(place) or country(place.title()) or country(place.upper())
        if known is None:
            return frozenset()
        found.append(known.name)
    return frozenset(found)


def periods_apart(a: TimeInterval, b: TimeInterval) -> bool:
    """Both are stretches of months or years, and not the same one."""
    one, other = shown_period(a), shown_period(b)
    return one is not None and other is not None and one != other


def scope_of(quantities: Sequence[Quantity], areas: Sequence[str]) -> Scope:
    """Places, exclusions and inclusions of one claim, each with the reports that carry it and those that do not."""
    documents = sorted({q.document for q in quantities})
    places: dict[str, str] = {}
    for name in sorted(areas):
        places.setdefault(folded(name), name)
    return Scope(
        tuple(places[key] for key in sorted(places)),
        _notes([(q.document, phrase) for q in quantities for phrase in q.excludes], documents),
        _notes([(q.document, phrase) for q in quantities for phrase in q.includes], documents),
    )


def _notes(phrases: Sequence[tuple[str, ScopePhrase]], documents: Sequence[str]) -> tuple[ScopeNote, ...]:
    groups: list[list[tuple[str, ScopePhrase]]] = []
    for document, phrase in sorted(phrases, key=lambda item: (item[0], item[1].start, item[1].end)):
        stems = content_stems(phrase.text)
        for group in groups:
            if any(containment(stems, content_stems(other.text)) >= _SAME_NOTE for _, other in group):
                group.append((document, phrase))
                break
        else:
            groups.append([(document, phrase)])
    notes = []
    for group in groups:
        carried = sorted({document for document, _ in group})
        absent = tuple(document for document in documents if document not in carried)
        spans = sorted({DocumentSpan(document, phrase.start, phrase.end) for document, phrase in group})
        text = min((" ".join(phrase.text.split()) for _, phrase in group), key=lambda t: (len(t), t))
        notes.append(ScopeNote(text, tuple(carried), absent, tuple(spans)))
    return tuple(notes)


def scope_relation(a: Scope, b: Scope, exact_parts: bool) -> tuple[ScopeRelation, str]:
    """How the scopes of two claims lie to each other, with the words for the difference.

    Exclusions and inclusions count when both claims carry different ones, or when `exact_parts`
    says that what one takes in and the other does not accounts for the difference of the figures.
    """
    one, other = frozenset(map(folded, a.places)), frozenset(map(folded, b.places))
    if countries_apart(one, other):
        return "disjoint", f"{', '.join(a.places)} against {', '.join(b.places)}"
    left, right = _countries(one), _countries(other)
    if left and right and left != right:
        words = f"{', '.join(a.places)} against {', '.join(b.places)}"
        if left < right:
            return "a_in_b", words
        if right < left:
            return "b_in_a", words
        return "overlapping", words
    for kind, mine, theirs in (("excluding", a.excludes, b.excludes), ("including", a.includes, b.includes)):
        if bool(mine) == bool(theirs) or not exact_parts:
            continue
        note = (mine or theirs)[0].text
        has_it = "a" if mine else "b"
        inner = has_it if kind == "excluding" else ("b" if has_it == "a" else "a")
        return ("a_in_b" if inner == "a" else "b_in_a"), f"only one of them is {kind} “{note}”"
    return "same", ""
