"""The part of a ledger that some of its stories fill."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping

from stemma.records.across import Assertion, Claim, Entity, Finding, Ledger, Series, Story


def only_stories(ledger: Ledger, stories: Collection[Story]) -> Ledger:
    """The reports, claims and entities of these stories, and what stands between those.

    A report that tells one of them only in a part of it is whole in there.  A series that runs on in other stories
    keeps the claims of these; an entity keeps the members that are in these reports.
    """
    chosen = {story.id for story in stories}
    documents = documents_of(stories)
    claims = tuple(claim for claim in ledger.claims if claim.story in chosen)
    ids = {claim.id for claim in claims}
    assertions = tuple(one for one in ledger.assertions if one.story in chosen)
    asserted = {one.id for one in assertions}
    origins = tuple(origin for origin in ledger.origins if origin.story in chosen)
    ends = documents | {origin.id for origin in origins}
    entities = {entity.id: entity for entity in ledger.entities}
    mentioned = [entity.id for entity in ledger.entities if any(d in documents for d, _ in entity.members)]
    named = set(with_those_spoken_for([*mentioned, *parties(claims, assertions)], entities))
    return dataclasses.replace(
        ledger,
        extractions=tuple(e for e in ledger.extractions if e.document.id in documents),
        passages=tuple(p for p in ledger.passages if p.a.document in documents and p.b.document in documents),
        stories=tuple(story for story in ledger.stories if story.id in chosen),
        lineages=tuple(e for e in ledger.lineages if e.source in ends and e.target in ends),
        origins=origins,
        entities=tuple(cut_entity(entity, documents) for entity in ledger.entities if entity.id in named),
        utterances=tuple(utterance for utterance in ledger.utterances if utterance.story in chosen),
        claims=claims,
        relations=tuple(r for r in ledger.relations if r.a in ids and r.b in ids),
        series=tuple(cut_series(s, ids, chosen) for s in ledger.series if not ids.isdisjoint(s.claims)),
        findings=tuple(f for f in ledger.findings if told_in(f, ids, documents)),
        tolls=tuple(toll for toll in ledger.tolls if toll.story in chosen),
        assertions=assertions,
        assertion_relations=tuple(r for r in ledger.assertion_relations if r.a in asserted and r.b in asserted),
    )


def only_story(ledger: Ledger, story: Story) -> Ledger:
    """The part of a ledger that one story fills: see `only_stories`."""
    return only_stories(ledger, (story,))


def documents_of(stories: Iterable[Story]) -> set[str]:
    """Reports that tell one of them, as a whole or in a part."""
    return {
        document
        for story in stories
        for document in (*story.documents, *(segment.document for segment in story.segments))
    }


def parties(claims: Iterable[Claim], assertions: Iterable[Assertion]) -> dict[str, None]:
    """The entities that assert them or take part in what is asserted, each once, in order."""
    claimed = (entity for claim in claims for entity in claim.asserters)
    asserted = (entity for one in assertions for entity in (*one.asserters, *one.about))
    return dict.fromkeys((*claimed, *asserted))


def with_those_spoken_for(named: Iterable[str], entities: Mapping[str, Entity]) -> list[str]:
    """These, the bodies that they speak for, those that these speak for ..., each once."""
    found: dict[str, None] = {}
    pending = list(named)
    while pending:
        id_ = pending.pop()
        if id_ in entities and id_ not in found:
            found[id_] = None
            if (body := entities[id_].speaks_for) is not None:
                pending.append(body)
    return list(found)


def cut_entity(entity: Entity, documents: Collection[str]) -> Entity:
    """The entity with its members in these reports alone."""
    return dataclasses.replace(entity, members=tuple(m for m in entity.members if m[0] in documents))


def cut_series(series: Series, claims: Collection[str], stories: Collection[str]) -> Series:
    """The series with these claims alone; none is preferred when the preferred one is not among them."""
    return dataclasses.replace(
        series,
        claims=tuple(claim for claim in series.claims if claim in claims),
        preferred=series.preferred if series.preferred in claims else None,
        stories=tuple(story for story in series.stories if story in stories),
    )


def told_in(finding: Finding, claims: set[str], documents: set[str]) -> bool:
    """All it speaks of is in here: its claims, or, of one about words only, its reports."""
    if finding.claims:
        return claims.issuperset(finding.claims)
    return bool(finding.evidence) and documents.issuperset(span.document for span in finding.evidence)
