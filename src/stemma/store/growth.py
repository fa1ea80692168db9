"""Putting the new of a few stories in the place of the old, and leaving the rest of a ledger as it is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select

from stemma.records import Extraction, Finding, Ledger, Passage
from stemma.records.parts import cut_entity, documents_of, told_in
from stemma.store import schema
from stemma.store.documents import batches, load
from stemma.store.links import link_rows, story_counts
from stemma.store.rows import whole_record
from stemma.store.upkeep import MOST_AT_ONCE, SHELVES, WRITE_BATCH, Kept, column_of, drop, keep, put

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True)
class Growth:
    """What further reports change.

    Args:
        part: the stories made anew, whole storylines of them, with their reports and all that the ledger has of them;
            its passages are the statements told in other words, those of texts are in `passages`.
        stories: ids of the stories that they take the place of.
        documents: the reports that are new or changed, as the ledger has them.
        gone: ids of the reports that are changed or gone.
        passages: what the new reports share with any others, and those `again` with one another, in place of what
            they shared before.
        kept: see `Kept`; `absorbed` are entities that are part of others now.
    """

    part: Ledger
    stories: Collection[str]
    documents: Collection[Extraction]
    gone: Collection[str]
    passages: Collection[Passage]
    again: Collection[str]
    kept: Kept
    absorbed: Collection[str] = field(default_factory=tuple)


def write_growth(connection: Connection, growth: Growth) -> None:
    """All of it, within the open transaction."""
    _take_out(connection, growth)
    part = growth.part
    counts = story_counts(part.stories, part.origins, part.claims, part.relations, part.series)
    for name, shelf in SHELVES.items():
        records: list[Any] = list(getattr(part, name))
        if name == "passages":
            records += growth.passages
        first = _next(connection, shelf.table.c.position)
        rows = (
            {**shelf.row(position, record), **(counts[record.id] if name == "stories" else {})}
            for position, record in enumerate(records, first)
        )
        put(connection, shelf.table, rows)
    for table, pairs in link_rows(part):
        put(connection, table, pairs, ignoring=True)
    _put_documents(connection, growth.documents)
    keep(connection, growth.kept)
    connection.execute(delete(schema.pending))


def _take_out(connection: Connection, growth: Growth) -> None:
    stories = set(growth.stories)
    old = [
        SHELVES["stories"].record(one)
        for one in column_of(connection, schema.stories.c.record, schema.stories.c.id, stories)
    ]
    documents = documents_of(old) | documents_of(growth.part.stories) | set(growth.gone)
    claims = set(column_of(connection, schema.claims.c.id, schema.claims.c.story, stories))
    series = set(column_of(connection, schema.claims.c.series, schema.claims.c.story, stories))
    origins = set(column_of(connection, schema.origins.c.id, schema.origins.c.story, stories))
    assertions = set(column_of(connection, schema.assertions.c.id, schema.assertions.c.story, stories))
    findings = _findings(connection, claims, documents) | {one.id for one in growth.part.findings}
    for column, values in (
        (schema.stories.c.id, stories),
        (schema.story_documents.c.story, stories),
        (schema.claims.c.story, stories),
        (schema.claim_quantities.c.claim, claims),
        (schema.claim_statements.c.claim, claims),
        (schema.relations.c.a, claims),
        (schema.relations.c.b, claims),
        (schema.series.c.id, series),
        (schema.origins.c.story, stories),
        (schema.utterances.c.story, stories),
        (schema.tolls.c.story, stories),
        (schema.assertions.c.story, stories),
        (schema.assertion_relations.c.a, assertions),
        (schema.assertion_relations.c.b, assertions),
        (schema.lineages.c.target, documents),
        (schema.lineages.c.source, documents | origins),
        (schema.findings.c.id, findings),
        (schema.finding_claims.c.finding, findings),
        (schema.finding_documents.c.finding, findings),
        (schema.passages.c.a_document, growth.gone),
        (schema.passages.c.b_document, growth.gone),
        (schema.ledger_documents.c.document, {*growth.gone, *(one.document.id for one in growth.documents)}),
        (schema.word_numbers.c.document, {*growth.gone, *(one.document.id for one in growth.documents)}),
    ):
        drop(connection, column, values)
    _take_out_passages(connection, growth.again, documents)
    _take_out_entities(connection, growth, documents)


def _findings(connection: Connection, claims: set[str], documents: set[str]) -> set[str]:
    about, evidence = schema.finding_claims.c, schema.finding_documents.c
    ids = {*column_of(connection, about.finding, about.claim, claims)}
    near = {*column_of(connection, evidence.finding, evidence.document, documents)} - ids
    records = column_of(connection, schema.findings.c.record, schema.findings.c.id, near)
    found: list[Finding] = [SHELVES["findings"].record(record) for record in records]
    return ids | {one.id for one in found if told_in(one, claims, documents)}


def _take_out_passages(connection: Connection, again: Collection[str], documents: Collection[str]) -> None:
    """What the reports `again` share with one another, and statements told in other words: those are in one story."""
    table, known = schema.passages.c, set(again)
    for some in batches(sorted(documents), MOST_AT_ONCE):
        rows = connection.execute(
            select(table.position, table.a_document, table.b_document, table.edge).where(table.a_document.in_(some))
        )
        out = [place for place, a, b, edge in rows if edge == "same_statement" or (a in known and b in known)]
        drop(connection, table.position, out)


def _take_out_entities(connection: Connection, growth: Growth, documents: set[str]) -> None:
    """Those that are written anew or have become part of others; and from the others what they had in these reports."""
    links = schema.entity_documents.c
    anew = {entity.id for entity in growth.part.entities}
    before = {*column_of(connection, links.entity, links.document, documents)} - anew - set(growth.absorbed)
    records = column_of(connection, schema.entities.c.record, schema.entities.c.id, before)
    left = [cut for record in records if (cut := _without(SHELVES["entities"].record(record), documents)).members]
    gone = before - {entity.id for entity in left}
    for values, columns in (
        ({*anew, *before, *growth.absorbed}, (schema.entities.c.id, links.entity)),
        (
            {*(growth.kept.notes.tallies if growth.kept.notes is not None else ()), *gone, *growth.absorbed},
            (schema.entity_tallies.c.entity, schema.entity_nodes.c.entity),
        ),
    ):
        for column in columns:
            drop(connection, column, values)
    shelf, first = SHELVES["entities"], _next(connection, schema.entities.c.position)
    put(connection, shelf.table, (shelf.row(position, entity) for position, entity in enumerate(left, first)))
    pairs = {(entity.id, document) for entity in left for document, _ in entity.members}
    put(connection, links.entity.table, ({"entity": one, "document": other} for one, other in sorted(pairs)))


def _without(entity: Any, documents: Collection[str]) -> Any:
    return cut_entity(entity, {document for document, _ in entity.members} - set(documents))


def _put_documents(connection: Connection, documents: Collection[Extraction]) -> None:
    stored = dict(load(connection, sorted(one.document.id for one in documents)))
    first = _next(connection, schema.ledger_documents.c.position)
    rows = (
        {
            "position": position,
            "document": one.document.id,
            "sha256": one.document.sha256,
            "record": None if stored.get(one.document.id) == one else whole_record(one),
        }
        for position, one in enumerate(documents, first)
    )
    put(connection, schema.ledger_documents, rows, WRITE_BATCH)


def _next(connection: Connection, position: Any) -> int:
    last = connection.execute(select(func.max(position))).scalar()
    return 0 if last is None else int(last) + 1
