"""Entries of a timeline, things said, and places, as terminal and page both word them."""

from __future__ import annotations

from stemma.reporting import words
from stemma.reporting.lookup import Lookup
from stemma.reporting.pairs import series_title
from stemma.reporting.safe import excerpt
from stemma.views.people import Said
from stemma.views.places import Located
from stemma.views.timeline import Entry

_TEXT = 200
_CHANGES = {"up": "up from", "down": "down from", "changed": "after", "corrected": "corrects"}
_ACTS = {"deny": "denies", "refuse": "would not say", "order": "orders", "ask": "asks"}


def claim_label(lookup: Lookup, claim: str, title: bool = True, polarity: bool = True) -> str:
    """A figure with what it counts, an assertion as it is; a denial says so unless `polarity` is false.

    The id of what the ledger does not hold.
    """
    figure, assertion = lookup.claims.get(claim), lookup.assertions.get(claim)
    if figure is not None:
        told = words.figure(figure.value, lookup.mentions(figure))
        series = lookup.series_of_claim.get(claim)
        if title and series is not None:
            told = f"{series_title(series)}: {told}"
        return told if figure.polarity == "asserted" or not polarity else f"{figure.polarity}: {told}"
    if assertion is not None:
        return (
            assertion.proposition
            if assertion.polarity == "asserted"
            else f"{assertion.polarity}: {assertion.proposition}"
        )
    return claim


def entry_label(lookup: Lookup, entry: Entry) -> str:
    return excerpt(claim_label(lookup, entry.claim), _TEXT)


def change_words(lookup: Lookup, entry: Entry) -> list[str]:
    """What the figure took the place of, other wordings of it, and what conflicts with it."""
    told = []
    before = lookup.claims.get(entry.after or "") or lookup.assertions.get(entry.after or "")
    if before is not None:
        told.append(
            f"{_CHANGES[entry.change]} {claim_label(lookup, before.id, title=False, polarity=entry.change != 'corrected')} ({words.when(before.as_of)})"
        )
    forms = [claim_label(lookup, form, title=False) for form in entry.forms if form in lookup.claims]
    if forms:
        told.append(f"also told as {words.first_of(forms)}")
    told += [f"conflicts with {claim_label(lookup, rival, title=False)}" for rival in entry.contested]
    return told


def said_label(lookup: Lookup, said: Said) -> str:
    """A claim by its label; of an utterance the words, after what was done with them when that is no assertion."""
    if said.kind == "claim":
        return excerpt(claim_label(lookup, said.id), _TEXT)
    act = _ACTS.get(said.act, "")
    return excerpt(f"{act}: {said.text}" if act else said.text, _TEXT)


def where_words(place: Located) -> str:
    """ "city in Syria, 35.93 N 36.63 E"; "ambiguous: Springfield (US, IL), ..."; "unknown"."""
    if place.status == "found":
        inside = f" in {', '.join(place.within)}" if place.within else ""
        return f"{place.kind}{inside}, {degrees(place)}"
    if place.status == "unknown":
        return "unknown"
    named = [
        f"{one.name} ({', '.join(part for part in (one.country, one.region) if part)})" for one in place.candidates
    ]
    return f"ambiguous: {words.first_of(named, 3)}"


def degrees(place: Located) -> str:
    if place.latitude is None or place.longitude is None:
        return "coordinates not known"
    north, east = place.latitude, place.longitude
    return f"{abs(north):.2f} {'N' if north >= 0 else 'S'} {abs(east):.2f} {'E' if east >= 0 else 'W'}"
