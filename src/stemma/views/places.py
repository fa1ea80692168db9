"""Where the places that reports name are, by the gazetteer and the reports' own words; what is not certain stays open.

found      a country by its name; a city or state where the reports say which country or state theirs lies in, and the
           gazetteer has one of that name there; a capital, unless a country that the reports name has a namesake that
           is not small beside it
ambiguous  the gazetteer has places of that name, and the reports do not say which of them they mean
unknown    the gazetteer has none: it holds countries, states of the US, and cities of 5,000 people and more

A name alone never places a city, however well known: Paris is in Texas too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from stemma.language.countries import COUNTRIES
from stemma.language.gazetteer import LARGE_CITIES, Place, capital_of, country, country_name, place, places, within
from stemma.records import REPORT_KINDS, DocumentSpan, Entity, Ledger, Name
from stemma.views.sources import Sources

#: A namesake elsewhere that is so many times larger makes a place uncertain that only the country speaks for.
_LARGER = 5
#: A capital that is so many times larger than its namesakes in the countries told of is meant where its own is named.
_SMALL = 20
#: Homonyms that a record lists.
_LISTED = 8
#: What follows a place and says where it lies: "Springfield, Illinois", "Dorrin in Maravel".
_BESIDE = re.compile(
    r"^(?:,[^\S\n]+(?:in[^\S\n]+)?|[^\S\n]+in[^\S\n]+(?:the[^\S\n]+)?)([A-Z][\w.'’-]*(?:[^\S\n]+[A-Z][\w.'’-]*){0,2})"
)
_WINDOW = 70

_COUNTRY_NAMES = {one.code: one.name for one in COUNTRIES if one.code}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of the gazetteer that a name may mean; degrees north and east, of a country those of its capital."""

    name: str
    kind: Literal["country", "region", "city"]
    country: str
    region: str
    latitude: float | None
    longitude: float | None
    population: int


@dataclass(frozen=True, slots=True)
class Located:
    """A place that reports name.  All of the gazetteer's fields are None where `status` is not "found".

    `country` is an ISO 3166-1 code; `within` names what it lies in, the nearest first; `coordinates_of` tells whether
    the coordinates are the place's own or, of a country, its capital's.  `claims` are those with the place in their scope.
    """

    id: str
    name: str
    names: tuple[str, ...]
    status: Literal["found", "ambiguous", "unknown"]
    reason: str
    kind: str | None
    country: str | None
    within: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    coordinates_of: Literal["place", "capital"] | None
    candidates: tuple[Candidate, ...]
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    evidence: tuple[DocumentSpan, ...]


def located(ledger: Ledger) -> list[Located]:
    """One an entity that is a place, those in most reports first."""
    sources = Sources(ledger)
    mentions: dict[str, list[Name]] = defaultdict(list)
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))  # document -> country -> its entities
    kinds = {entity.id: entity.kind for entity in ledger.entities}
    for document, extraction in sources.extractions.items():
        blocks = [(b.start, b.end) for b in extraction.document.blocks if b.kind in (*REPORT_KINDS, "foreign")]
        for name in extraction.names:
            if not any(start <= name.start < end for start, end in blocks):
                continue
            entity = sources.entity_of.get((document, name.entity))
            land = country(name.text)
            if land is not None:
                told[document][land.code].add(entity or "")
            if entity is not None and kinds[entity] == "place":
                mentions[entity].append(name)
    claims = _claims_at(sources)
    found = [
        _located(sources, entity, mentions[entity.id], told, claims)
        for entity in ledger.entities
        if entity.kind == "place" and mentions[entity.id]
    ]
    return sorted(found, key=lambda one: (-len(one.documents), -len(one.evidence), one.name, one.id))


def _claims_at(sources: Sources) -> dict[tuple[str, int], set[str]]:
    """(document, where a place name starts) -> the claims in whose scope it is."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for claim in sources.ledger.claims:
        for quantity in (sources.quantities[i] for i in claim.quantities if i in sources.quantities):
            for scope in quantity.places:
                found[quantity.document, scope.start].add(claim.id)
    clauses = {p.id: p for e in sources.extractions.values() for p in e.predications}
    for assertion in sources.ledger.assertions:
        for clause in (clauses[m.predication] for m in assertion.mentions if m.predication in clauses):
            for scope in clause.places:
                found[clause.document, scope.start].add(assertion.id)
    return found


def _located(
    sources: Sources,
    entity: Entity,
    mentions: Sequence[Name],
    told: dict[str, dict[str, set[str]]],
    claims: dict[tuple[str, int], set[str]],
) -> Located:
    names = tuple(dict.fromkeys((entity.name, *(name.text for name in mentions), *(a.text for a in entity.aliases))))
    hit, reason, candidates = _resolve(sources, entity, names, mentions, told)
    return Located(
        id=entity.id,
        name=entity.name,
        names=names,
        status="found" if hit else "ambiguous" if candidates else "unknown",
        reason=reason,
        kind=hit.kind if hit else None,
        country=hit.country if hit else None,
        within=_containers(hit) if hit else (),
        latitude=hit.latitude if hit else None,
        longitude=hit.longitude if hit else None,
        coordinates_of=("capital" if hit.kind == "country" else "place") if hit and hit.latitude is not None else None,
        candidates=tuple(
            Candidate(c.name, c.kind, c.country, c.region, c.latitude, c.longitude, c.population)
            for c in candidates[:_LISTED]
        ),
        documents=tuple(sorted({name.document for name in mentions})),
        claims=tuple(sorted(set().union(*(claims.get((n.document, n.start), set()) for n in mentions)))),
        evidence=tuple(sorted({DocumentSpan(n.document, n.start, n.end) for n in mentions})),
    )


def _containers(found: Place) -> tuple[str, ...]:
    """The state and the country in which a place lies, as far as the gazetteer tells."""
    outer = []
    if found.kind == "city" and found.region:
        region = next((p for p in _regions(found.country) if p.region == found.region), None)
        if region is not None:
            outer.append(region.name)
    if found.kind != "country":
        outer.append(_COUNTRY_NAMES.get(found.country, found.country))
    return tuple(outer)


@cache
def _regions(land: str) -> list[Place]:
    """The states that the gazetteer has of a country; [] for countries other than the United States."""
    if land != "US":
        return []
    return [p for name in sorted(LARGE_CITIES) for p in places(name) if p.kind == "region" and p.country == land]


def _resolve(
    sources: Sources,
    entity: Entity,
    names: Sequence[str],
    mentions: Sequence[Name],
    told: dict[str, dict[str, set[str]]],
) -> tuple[Place | None, str, list[Place]]:
    """The place that is meant, or None; the reason; and the places that it may be when that stays open."""
    candidates = list(dict.fromkeys(one for name in names[:12] for one in places(name)))
    named = next((name for name in names if country_name(name) is not None), None)
    homonyms = [one for one in candidates if one.kind == "region"]
    if named is not None and not homonyms:
        hit = next((one for one in places(named) if one.kind == "country"), None)
        if hit is not None:
            return hit, f"the name of a country: {hit.name}", []
    if not candidates:
        return None, "the gazetteer has no place of this name", []
    beside = _told_beside(sources, mentions)
    if beside:
        where, quoted, document = beside[0]
        inside = [one for one in candidates if within(one, where)[0] and one != where]
        if len(inside) == 1:
            return inside[0], f"“{quoted}” in {document}", []
        if not inside:
            return None, f"the gazetteer has no such place in {where.name}, where “{quoted}” in {document} puts it", []
        return None, f"the gazetteer has {len(inside)} places of this name in {where.name}", inside
    documents = sorted({name.document for name in mentions})
    lands = {code for d in documents for code, by in told.get(d, {}).items() if by - {entity.id}}
    return _by_country(candidates, names, {code: _COUNTRY_NAMES.get(code, code) for code in sorted(lands)})


def _by_country(
    candidates: list[Place], names: Sequence[str], lands: dict[str, str]
) -> tuple[Place | None, str, list[Place]]:
    """By the countries that the same reports name otherwise: code -> name."""
    inside = [one for one in candidates if one.country in lands]
    best = candidates[0]
    capital = next((land for name in names if (land := capital_of(name)) is not None), None)
    is_capital = capital is not None and best.kind == "city" and best.country == capital.code
    if is_capital and len(inside) > 1 and best in inside and _dwarfs(best, inside):
        return best, f"the capital of {lands[best.country]}, which the reports that name it name too", []
    if len(inside) == 1:
        (hit,) = inside
        if hit == best or best.population < _LARGER * hit.population:
            return hit, f"the reports that name it name {lands[hit.country]}, and one place of this name lies there", []
        return (
            None,
            f"the reports name {lands[hit.country]}, but the best known of this name lies elsewhere",
            candidates,
        )
    if not inside:
        if is_capital and capital is not None:
            return best, f"the capital of {capital.name}; no report that names it tells of a namesake's country", []
        many = "one place" if len(candidates) == 1 else f"{len(candidates)} places"
        return (
            None,
            f"the gazetteer has {many} of this name, and no report says in which country theirs lies",
            candidates,
        )
    return None, f"the gazetteer has {len(inside)} places of this name in the countries that the reports name", inside


def _dwarfs(best: Place, others: Iterable[Place]) -> bool:
    """Whether all namesakes are cities, and small beside it."""
    return all(one == best or (one.kind == "city" and one.population * _SMALL < best.population) for one in others)


def _told_beside(sources: Sources, mentions: Iterable[Name]) -> list[tuple[Place, str, str]]:
    """The countries and states that stand right behind a mention, with the words and the report."""
    found = []
    for name in mentions:
        text = sources.documents[name.document].text
        match = _BESIDE.match(text[name.end : name.end + _WINDOW])
        if match is None:
            continue
        words = match.group(1).rstrip(".").split()
        for count in range(len(words), 0, -1):
            outer = _area(" ".join(words[:count]))
            if outer is not None:
                quoted = " ".join(text[name.start : name.end + match.end(1)].split()).rstrip(".")
                found.append((outer, quoted, name.document))
                break
    return sorted(found, key=lambda one: (one[0].kind != "region", one[1], one[2]))


def _area(name: str) -> Place | None:
    """The country or state of this name; None for a name of both, or of neither."""
    areas = [one for one in places(name) if one.kind in ("country", "region")]
    land = country_name(name)
    if land is not None and not areas:
        hit = place(land.name)
        return hit if hit is not None and hit.kind == "country" else None
    return areas[0] if len(areas) == 1 else None
