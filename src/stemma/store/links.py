"""Which belongs to which: the rows of the link tables and the counts of each story, read off a ledger's records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from sqlalchemy import Connection, Table, delete

from stemma.records import Claim, Entity, Finding, Ledger, Origin, Relation, Series, Story
from stemma.store import schema
from stemma.store.columns import upsert
from stemma.store.rows import Row


def link_rows(ledger: Ledger) -> Iterator[tuple[Table, Iterator[Row]]]:
    """Each link table with its rows; no pair twice."""
    yield schema.story_documents, (row for story in ledger.stories for row in _reports(story))
    yield schema.claim_quantities, (row for claim in ledger.claims for row in _pairs("claim", claim.id, "quantity", claim.quantities))  # fmt: skip
    yield schema.claim_statements, (row for claim in ledger.claims for row in _pairs("claim", claim.id, "statement", claim.statements))  # fmt: skip
    yield schema.entity_documents, (row for entity in ledger.entities for row in _naming(entity))
    yield schema.finding_claims, (row for finding in ledger.findings for row in _pairs("finding", finding.id, "claim", finding.claims))  # fmt: skip
    yield schema.finding_documents, (row for finding in ledger.findings for row in _evidence(finding))


def write_links(connection: Connection, ledger: Ledger, size: int) -> None:
    """Put the pairs of this ledger in the place of the former, so many rows at a time."""
    new = upsert(connection.dialect.name)
    for table, pairs in link_rows(ledger):
        connection.execute(delete(table))
        while some := list(islice(pairs, size)):
            connection.execute(new(table).on_conflict_do_nothing(), some)


def _pairs(one: str, id_: str, other: str, others: Iterable[str]) -> Iterator[Row]:
    return ({one: id_, other: found} for found in dict.fromkeys(others))


def _reports(story: Story) -> Iterator[Row]:
    main = set(story.documents)
    for document in dict.fromkeys((*story.documents, *(segment.document for segment in story.segments))):
        yield {"story": story.id, "document": document, "main": document in main}


def _naming(entity: Entity) -> Iterator[Row]:
    return _pairs("entity", entity.id, "document", (document for document, _ in entity.members))


def _evidence(finding: Finding) -> Iterator[Row]:
    return _pairs("finding", finding.id, "document", (span.document for span in finding.evidence))


def story_counts(
    stories: Iterable[Story],
    origins: Iterable[Origin],
    claims: Iterable[Claim],
    relations: Iterable[Relation],
    series: Iterable[Series],
) -> dict[str, Row]:
    """The count columns of each story, by its id."""
    home = {claim.id: claim.story for claim in claims}
    counted: Mapping[str, Counter[str]] = {
        "document_count": Counter({story.id: len(story.documents) for story in stories}),
        "origin_count": Counter(origin.story for origin in origins),
        "claim_count": Counter(home.values()),
        "series_count": Counter(story for one in series for story in {home[c] for c in one.claims if c in home}),
        "conflict_count": Counter(
            story
            for one in relations
            if one.kind == "conflict"
            for story in {home[c] for c in (one.a, one.b) if c in home}
        ),
    }
    ids = counted["document_count"]
    return {id_: {name: counter[id_] for name, counter in counted.items()} for id_ in ids}
