"""Whether a ledger on disk is whole: the file, the texts and offsets, and that every reference leads somewhere."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Column, func, select

from stemma.records import DocumentSpan, Extraction, Ledger
from stemma.store import schema
from stemma.store.disk import LedgerStore
from stemma.store.rows import EXTRACTION_SHELVES
from stemma.store.seals import broken_documents, broken_records
from stemma.store.words import missing

#: Faults of one kind told one by one; the rest are counted.
MOST = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: what was looked at, which record, and what about it."""

    part: str
    record: str
    what: str


def check(store: LedgerStore, progress: Callable[[str], None] = lambda part: None) -> list[Fault]:
    """All faults, at most `MOST` of each part and then one that counts the rest; an empty list when there is none."""
    parts: dict[str, Callable[[], Iterator[tuple[str, str]]]] = {
        "file": lambda: _file(store),
        "orphans": lambda: _orphans(store),
        "seals": lambda: _seals(store),
        "documents": lambda: _documents(store),
        "ledger": lambda: _ledger(store.load_ledger()),
        "decisions": lambda: ((str(sequence), what) for sequence, what in store.decision_faults()),
    }
    faults = []
    for part, look in parts.items():
        progress(part)
        found = Counter[str]()
        for record, what in look():
            found[part] += 1
            if found[part] <= MOST:
                faults.append(Fault(part, record, what))
        if found[part] > MOST:
            faults.append(Fault(part, "", f"and {found[part] - MOST:,} more"))
    return faults


def _file(store: LedgerStore) -> Iterator[tuple[str, str]]:
    """The database's own check of itself."""
    with store.reading() as connection:
        yield from ((store.backend.what, fault) for fault in store.backend.faults(connection))
        for index, rows in missing(connection).items():
            yield index, f"the full-text index is out of step with its table in {rows} rows"


#: Columns that name a row of another table -> the column in which that row has its name.
_REFERENCES: tuple[tuple[Column[Any], Column[Any]], ...] = (
    *((shelf.table.c.document, schema.documents.c.id) for shelf in EXTRACTION_SHELVES),
    (schema.story_documents.c.story, schema.stories.c.id),
    (schema.story_documents.c.document, schema.ledger_documents.c.document),
    (schema.claim_quantities.c.claim, schema.claims.c.id),
    (schema.claim_statements.c.claim, schema.claims.c.id),
    (schema.entity_documents.c.entity, schema.entities.c.id),
    (schema.entity_documents.c.document, schema.ledger_documents.c.document),
    (schema.finding_claims.c.finding, schema.findings.c.id),
    (schema.finding_claims.c.claim, schema.claims.c.id),
    (schema.finding_documents.c.finding, schema.findings.c.id),
    (schema.claims.c.story, schema.stories.c.id),
    (schema.assertions.c.story, schema.stories.c.id),
    (schema.origins.c.story, schema.stories.c.id),
    (schema.utterances.c.story, schema.stories.c.id),
    (schema.tolls.c.story, schema.stories.c.id),
    (schema.relations.c.a, schema.claims.c.id),
    (schema.relations.c.b, schema.claims.c.id),
    (schema.assertion_relations.c.a, schema.assertions.c.id),
    (schema.assertion_relations.c.b, schema.assertions.c.id),
    (schema.passages.c.a_document, schema.ledger_documents.c.document),
    (schema.passages.c.b_document, schema.ledger_documents.c.document),
    (schema.versions.c.document, schema.documents.c.id),
)

#: What one row of a table is called.
_ONE = {
    "ledger_documents": "document",
    "documents": "document",
    "stories": "story",
    "entities": "entity",
    "claims": "claim",
    "assertions": "assertion",
    "findings": "finding",
}


def _orphans(store: LedgerStore) -> Iterator[tuple[str, str]]:
    """Rows that name a document, story, claim ... that is not there; and documents that only the ledger has."""
    with store.reading() as connection:
        for column, known in _REFERENCES:
            rows = select(column, func.count()).where(column.not_in(select(known))).group_by(column)
            for name, count in connection.execute(rows):
                what = known.table.name
                yield str(name), f"{count} rows in {column.table.name}, but no such {_ONE.get(what, what)}"
        unread = schema.ledger_documents.c.document.not_in(select(schema.documents.c.id))
        for name in connection.execute(select(schema.ledger_documents.c.document).where(unread)).scalars():
            yield str(name), "the ledger was made with it, but there is no such document"


def _seals(store: LedgerStore) -> Iterator[tuple[str, str]]:
    """Documents and records that are not as they were written."""
    with store.reading() as connection:
        for document in broken_documents(connection):
            yield document, "its text or what was found in it is not as it was written"
        for table, position in broken_records(connection):
            yield f"{table}, position {position}", "the record is not as it was written"


def _documents(store: LedgerStore) -> Iterator[tuple[str, str]]:
    """Texts and offsets; and files that are no longer what was read, where they still lie there."""
    held = store.held()
    for extraction in store.each_extraction():
        document = extraction.document
        for what in _offsets(extraction):
            yield document.id, what
        location = held[document.id].location if document.id in held else None
        if location and Path(location).is_file():
            try:
                digest = hashlib.sha256(Path(location).read_bytes()).hexdigest()
            except OSError as problem:
                yield document.id, f"{location} cannot be read ({problem.strerror})"
                continue
            if digest != document.sha256:
                yield document.id, f"{location} has changed since it was read: read it again"


def _offsets(extraction: Extraction) -> Iterator[str]:
    document = extraction.document
    size = len(document.text)
    if document.blocks and document.blocks[-1].end != size:
        yield "its blocks do not end where its text does"
    for quantity in extraction.quantities:
        if document.text[quantity.start : quantity.end] != quantity.surface:
            yield f"figure {quantity.id} reads {quantity.surface[:40]!r}, the text at its place does not"
    for statement in extraction.statements:
        if any(not 0 <= part.start < part.end <= size for part in statement.content):
            yield f"statement {statement.id} lies beyond the text"
    for predication in extraction.predications:
        if not predication.start < predication.end <= size:
            yield f"predication {predication.id} lies beyond the text"
    for name in extraction.names:
        if document.text[name.start : name.end] != name.text:
            yield f"the name {name.text[:40]!r} is not what the text has at its place"


def _ledger(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """References between records, and evidence that lies in a text."""
    texts = {extraction.document.id: extraction.document.text for extraction in ledger.extractions}
    quantities = {q.id: q for extraction in ledger.extractions for q in extraction.quantities}
    statements = {s.id for extraction in ledger.extractions for s in extraction.statements}
    claims = {claim.id for claim in ledger.claims}
    for claim in ledger.claims:
        yield from ((claim.id, f"its figure {q} is in no report") for q in claim.quantities if q not in quantities)
        yield from ((claim.id, f"its statement {s} is in no report") for s in claim.statements if s not in statements)
        for q in (quantities[q] for q in claim.quantities if q in quantities):
            if (now := texts[q.document][q.start : q.end]) != q.surface:
                where = f"{q.document}:{q.start}-{q.end}"
                yield claim.id, f"its evidence at {where} was {q.surface[:40]!r} and reads {now[:40]!r}"
    for relation in ledger.relations:
        name = f"{relation.a} {relation.kind} {relation.b}"
        yield from ((name, f"there is no claim {end}") for end in (relation.a, relation.b) if end not in claims)
        yield from ((name, what) for what in _beyond(relation.evidence, texts))
    assertions = {assertion.id for assertion in ledger.assertions}
    for assertion in ledger.assertions:
        spans = tuple(DocumentSpan(m.document, m.start, m.end) for m in assertion.mentions)
        yield from ((assertion.id, what) for what in _beyond(spans, texts))
        unknown = (s for s in assertion.statements if s not in statements)
        yield from ((assertion.id, f"its statement {s} is in no report") for s in unknown)
    for relation in ledger.assertion_relations:
        name = f"{relation.a} {relation.kind} {relation.b}"
        yield from ((name, f"there is no assertion {end}") for end in (relation.a, relation.b) if end not in assertions)
        yield from ((name, what) for what in _beyond(relation.evidence, texts))
    for series in ledger.series:
        yield from ((series.id, f"there is no claim {claim}") for claim in series.claims if claim not in claims)
        if series.preferred is not None and series.preferred not in series.claims:
            yield series.id, "its preferred claim is none of its own"
    for finding in ledger.findings:
        yield from ((finding.id, what) for what in _beyond(finding.evidence, texts))
    for passage in ledger.passages:
        yield from ((passage.id, what) for what in _beyond((passage.a, passage.b), texts))
    placed = Counter(document for story in ledger.stories for document in story.documents)
    yield from ((document, "stands in more than one story") for document, count in placed.items() if count > 1)


def _beyond(spans: tuple[DocumentSpan, ...], texts: dict[str, str]) -> Iterator[str]:
    for span in spans:
        if span.document not in texts:
            yield f"its evidence is in {span.document}, which the ledger does not have"
        elif span.end > len(texts[span.document]):
            yield f"its evidence ends at {span.end}, the text of {span.document} at {len(texts[span.document])}"
