"""One story of many: what a ledger holds of it, found by indexed columns and not by loading all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, or_, select

from stemma.records import Extraction, Finding, Ledger
from stemma.records.parts import cut_entity, cut_series, documents_of, parties, told_in
from stemma.store import schema
from stemma.store.documents import LOAD_BATCH, batches, load
from stemma.store.rows import LEDGER_SHELVES, Shelf, whole_extraction

if TYPE_CHECKING:
    from sqlalchemy import Connection

#: Parameters of one query: SQLite takes 32,766 of them.
_MOST_AT_ONCE = 5_000

_SHELVES: dict[str, Shelf[Any]] = {shelf.field: shelf for shelf in LEDGER_SHELVES}


def load_stories(connection: Connection, ids: Sequence[str], policy: dict[str, str]) -> Ledger:
    """A ledger that holds these stories alone, the same as `stemma.records.only_stories` takes out of the whole."""
    stories = _by_column(connection, "stories", schema.stories.c.id, ids)
    chosen = {story.id for story in stories}
    documents = documents_of(stories)
    claims = _by_column(connection, "claims", schema.claims.c.story, sorted(chosen))
    claim_ids = {claim.id for claim in claims}
    assertions = _by_column(connection, "assertions", schema.assertions.c.story, sorted(chosen))
    asserted = {one.id for one in assertions}
    between = _by_column(connection, "assertion_relations", schema.assertion_relations.c.a, sorted(asserted))
    origins = _by_column(connection, "origins", schema.origins.c.story, sorted(chosen))
    ends = documents | {origin.id for origin in origins}
    passages = _by_column(connection, "passages", schema.passages.c.a_document, sorted(documents))
    lineages = _by_column(connection, "lineages", schema.lineages.c.source, sorted(ends))
    relations = _by_column(connection, "relations", schema.relations.c.a, sorted(claim_ids))
    series = _by_column(connection, "series", schema.series.c.id, sorted({claim.series for claim in claims}))
    return Ledger(
        extractions=tuple(ledger_documents(connection, documents)),
        passages=tuple(one for one in passages if one.b.document in documents),
        stories=tuple(stories),
        lineages=tuple(one for one in lineages if one.target in ends),
        origins=tuple(origins),
        entities=tuple(_entities(connection, sorted(chosen), parties(claims, assertions), documents)),
        utterances=tuple(_by_column(connection, "utterances", schema.utterances.c.story, sorted(chosen))),
        claims=tuple(claims),
        relations=tuple(one for one in relations if one.b in claim_ids),
        series=tuple(cut_series(one, claim_ids, chosen) for one in series if not claim_ids.isdisjoint(one.claims)),
        findings=tuple(_findings(connection, claim_ids, documents)),
        tolls=tuple(_by_column(connection, "tolls", schema.tolls.c.story, sorted(chosen))),
        assertions=tuple(assertions),
        assertion_relations=tuple(one for one in between if one.b in asserted),
        policy=policy,
    )


def _by_column(connection: Connection, field: str, column: ColumnElement[str], values: Sequence[str]) -> list[Any]:
    """The records whose column has one of these values, in the ledger's order."""
    shelf = _SHELVES[field]
    table = shelf.table.c
    rows = [
        row
        for some in batches(values, _MOST_AT_ONCE)
        for row in connection.execute(select(table.position, table.record).where(column.in_(some)))
    ]
    return [shelf.record(record) for _, record in sorted(rows, key=lambda row: row[0])]


def _linked(connection: Connection, query: Select[str]) -> list[str]:
    return sorted(set(connection.execute(query).scalars()))


def _entities(
    connection: Connection, stories: Sequence[str], claimed_by: Iterable[str], documents: Collection[str]
) -> Iterator[Any]:
    """Those that the reports name, those that assert the claims, and the bodies that any of them speak for."""
    links, told = schema.entity_documents.c, schema.story_documents.c
    pending = {*claimed_by}
    for some in batches(stories, _MOST_AT_ONCE):
        named = select(links.entity).join(told.story.table, told.document == links.document).where(told.story.in_(some))
        pending.update(_linked(connection, named))
    found: dict[str, tuple[int, Any]] = {}
    asked: set[str] = set()
    shelf, table = _SHELVES["entities"], schema.entities.c
    while pending:
        asked |= pending
        for some in batches(sorted(pending), _MOST_AT_ONCE):
            rows = connection.execute(select(table.position, table.id, table.record).where(table.id.in_(some)))
            found |= {row[1]: (row[0], cut_entity(shelf.record(row[2]), documents)) for row in rows}
        pending = {entity.speaks_for for _, entity in found.values() if entity.speaks_for is not None} - asked
    for _, entity in sorted(found.values(), key=lambda one: one[0]):
        yield entity


def _findings(connection: Connection, claims: set[str], documents: set[str]) -> Iterator[Finding]:
    about, evidence = schema.finding_claims.c, schema.finding_documents.c
    ids: set[str] = set()
    for some in batches(sorted(claims), _MOST_AT_ONCE):
        ids.update(_linked(connection, select(about.finding).where(about.claim.in_(some))))
    for some in batches(sorted(documents), _MOST_AT_ONCE):
        ids.update(_linked(connection, select(evidence.finding).where(evidence.document.in_(some))))
    for finding in _by_column(connection, "findings", schema.findings.c.id, sorted(ids)):
        if told_in(finding, claims, documents):
            yield finding


def ledger_documents(connection: Connection, ids: Collection[str] | None = None) -> Iterator[Extraction]:
    """The documents as the ledger was made of them, even if a later run has read another version since.

    `ids`: of these alone, None: of all; in the ledger's order.
    """
    table = schema.ledger_documents.c
    columns = (table.position, table.document, table.sha256, table.record)
    if ids is None:
        rows = list(connection.execute(select(*columns)))
    else:
        rows = [
            row
            for some in batches(sorted(ids), _MOST_AT_ONCE)
            for row in connection.execute(select(*columns).where(table.document.in_(some)))
        ]
    for some_rows in batches(sorted(rows, key=lambda row: row[1]), LOAD_BATCH):
        stored = dict(load(connection, [row[1] for row in some_rows]))
        for _, document, sha256, record in some_rows:
            now = stored.get(document)
            if now is not None and now.document.sha256 == sha256:
                yield whole_extraction(record, now.document.text) if record else now
                continue
            before = _former(connection, document, sha256)
            if before is not None:
                yield whole_extraction(record or before[0], before[1])


def _former(connection: Connection, document: str, sha256: str) -> tuple[str, str] | None:
    """Record and text of the newest former version with this hash."""
    versions = schema.versions.c
    row = connection.execute(
        select(versions.record, versions.text)
        .where(versions.document == document, versions.sha256 == sha256)
        .order_by(versions.sequence.desc())
    ).first()
    return (row[0], row[1]) if row is not None else None


# ------------------------------------------------------------------ which story something belongs to


def stories_of(connection: Connection, kind: str, id_: str) -> tuple[str, ...]:
    """The stories that a document, claim, assertion, series, origin, story or relation belongs to, the main one first.

    A relation is named by its two claims, "c-1 c-2".  Empty when there is no such thing, or it is in no story.
    Raises ValueError for another kind.
    """
    claims, told = schema.claims.c, schema.story_documents.c
    match kind:
        case "story":
            query = select(schema.stories.c.id).where(schema.stories.c.id == id_)
        case "document":
            query = select(told.story).where(told.document == id_).order_by(told.main.desc(), told.story)
        case "claim":
            query = select(claims.story).where(claims.id == id_)
        case "assertion":
            query = select(schema.assertions.c.story).where(schema.assertions.c.id == id_)
        case "series":
            query = select(claims.story).where(claims.series == id_).order_by(claims.position)
        case "origin":
            query = select(schema.origins.c.story).where(schema.origins.c.id == id_)
        case "relation":
            query = select(claims.story).where(claims.id.in_(id_.split())).order_by(claims.position)
        case _:
            raise ValueError(f"{kind!r} is not a kind of thing that belongs to a story")
    return tuple(dict.fromkeys(connection.execute(query).scalars()))


def stories_around(connection: Connection, claim: str) -> tuple[str, ...]:
    """The story of a claim, then those of the claims that some relation ties to it."""
    claims, relations = schema.claims.c, schema.relations.c
    own = stories_of(connection, "claim", claim)
    one = select(relations.b).where(relations.a == claim).union(select(relations.a).where(relations.b == claim))
    others = select(claims.story).where(claims.id.in_(one)).order_by(claims.position)
    return tuple(dict.fromkeys((*own, *connection.execute(others).scalars())))


#: The column in which the things of a kind have their ids.
_IDS: dict[str, ColumnElement[str]] = {
    "document": schema.ledger_documents.c.document,
    "story": schema.stories.c.id,
    "claim": schema.claims.c.id,
    "assertion": schema.assertions.c.id,
    "series": schema.series.c.id,
    "origin": schema.origins.c.id,
}


def ids_like(connection: Connection, kind: str, start: str, limit: int) -> list[str]:
    """At most so many ids that are `start` or begin with it, with or without their kind ("c-") in front, in order."""
    column = _IDS[kind]
    prefixes = [start] if kind == "document" else [start, *(f"{letter}{start}" for letter in _front(connection, kind))]
    within = or_(*(and_(column >= prefix, column < prefix + "\U0010ffff") for prefix in prefixes))
    return list(connection.execute(select(column).where(within).order_by(column).limit(limit)).scalars())


def _front(connection: Connection, kind: str) -> list[str]:
    """What the ids of a kind begin with: "c-"."""
    first = connection.execute(select(_IDS[kind]).limit(1)).scalar()
    return [first.partition("-")[0] + "-"] if first and "-" in first else []
