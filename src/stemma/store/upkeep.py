"""What a ledger keeps so that further reports can be added to it without making it anew, and reading it back."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Table, delete, insert, select

from stemma.records import Document, Entity, Extraction, Passage, Story
from stemma.store import schema
from stemma.store.columns import upsert
from stemma.store.documents import LOAD_BATCH, batches, load
from stemma.store.parts import ledger_documents
from stemma.store.rows import LEDGER_SHELVES, Row, Shelf, document_record, whole_extraction
from stemma.store.stories import Stories

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from stemma.ledger.aliases import Evidence
    from stemma.ledger.entities import Notes
    from stemma.ledger.known import Known, KnownEntity, Node

#: Parameters of one query.
MOST_AT_ONCE = 5_000
#: Changes with what is kept: a ledger with anything else is made anew before reports are added to it.
KEPT_FORM = 2
#: Rows written at a time.
WRITE_BATCH = 2_000

SHELVES: dict[str, Shelf[Any]] = {shelf.field: shelf for shelf in LEDGER_SHELVES}


@dataclass(frozen=True)
class Kept:
    """What is kept of documents and of the names in them, beside the ledger.

    `words` are (document, numbers of its words, its keys, its sketches); `lines` the lines that each site repeats; `states` what was
    learnt of all documents.
    """

    words: Iterable[tuple[str, bytes, bytes, bytes]] = ()
    notes: Notes | None = None
    lines: Mapping[str, Collection[str]] = field(default_factory=dict)
    states: Mapping[str, bytes] = field(default_factory=dict)


class Upkeep(Stories):
    """What is asked of a ledger to which further reports are added."""

    def pending(self) -> frozenset[str]:
        """Documents that are new, changed or gone since the cross-document part was made."""
        with self.reading() as connection:
            return frozenset(connection.execute(select(schema.pending.c.document)).scalars())

    def state(self, key: str) -> bytes | None:
        """What was learnt of all documents when they were compared last."""
        with self.reading() as connection:
            return connection.execute(select(schema.states.c.value).where(schema.states.c.key == key)).scalar()

    def each_words(self) -> Iterator[tuple[str, bytes]]:
        """(document, numbers of its words), in the order of the ids, a few at a time."""
        yield from self._each(schema.word_numbers.c.words)

    def each_keys(self) -> Iterator[tuple[str, bytes]]:
        """(document, its keys), in the order of the ids, a few at a time."""
        yield from self._each(schema.word_numbers.columns["keys"])

    def each_sketch(self, documents: Collection[str]) -> Iterator[bytes]:
        """The sketches of each of these documents, in no order; without those that have none."""
        table = schema.word_numbers.c
        with self.reading() as connection:
            for one in column_of(connection, table.sketches, table.document, documents):
                if one is not None:
                    yield one

    def some_documents(self, count: int) -> list[str]:
        """So many of the documents that were compared, or all, from all over them."""
        with self.reading() as connection:
            ids = sorted(connection.execute(select(schema.word_numbers.c.document)).scalars())
        return ids[:: -(-len(ids) // count)] if len(ids) > count else ids

    def _each(self, column: ColumnElement[Any]) -> Iterator[tuple[str, bytes]]:
        with self.reading() as connection:
            ids = sorted(connection.execute(select(schema.word_numbers.c.document)).scalars())
            for some in batches(ids, MOST_AT_ONCE):
                query = select(schema.word_numbers.c.document, column).where(schema.word_numbers.c.document.in_(some))
                yield from sorted((row[0], row[1]) for row in connection.execute(query))

    def load_some(self, ids: Collection[str], *, as_read: bool = False) -> list[Extraction]:
        """These documents, by id: as the ledger was made of them, or as they were read last; unknown ids are left out."""
        with self.reading() as connection:
            if as_read:
                return [extraction for _, extraction in load(connection, sorted(ids))]
            return sorted(ledger_documents(connection, ids), key=lambda one: one.document.id)

    def load_texts(self, ids: Sequence[str]) -> Iterator[Document]:
        """These documents as the ledger was made of them, without what was found in them, in this order."""
        documents, made_of = schema.documents.c, schema.ledger_documents.c
        with self.reading() as connection:
            for some in batches(ids, LOAD_BATCH):
                rows = connection.execute(
                    select(documents.id, documents.record, documents.text, made_of.record)
                    .join(made_of.document.table, made_of.document == documents.id)
                    .where(documents.id.in_(some))
                )
                found = {
                    id_: whole_extraction(altered, text).document if altered else document_record(record, text)
                    for id_, record, text, altered in rows
                }
                yield from (found[id_] for id_ in some if id_ in found)

    def stories_telling(self, documents: Collection[str]) -> set[str]:
        """Ids of the stories of which one of these documents tells at least a part."""
        told = schema.story_documents.c
        with self.reading() as connection:
            return set(column_of(connection, told.story, told.document, documents))

    def given_as(self, stories: Collection[str]) -> set[str]:
        """Documents that were given as one of these stories."""
        table = schema.documents.c
        with self.reading() as connection:
            return set(column_of(connection, table.id, table.story, stories))

    def lines_of(self, stories: Collection[str]) -> list[Story]:
        """All stories of the storylines of these."""
        table = schema.stories.c
        with self.reading() as connection:
            lines = set(column_of(connection, table.storyline, table.id, stories))
            records = column_of(connection, table.record, table.storyline, lines)
        return sorted((SHELVES["stories"].record(one) for one in records), key=lambda story: story.id)

    def passages_among(self, documents: Collection[str]) -> list[Passage]:
        """What these documents share as texts; without statements told in other words, which the ledger finds."""
        table, known = schema.passages.c, set(documents)
        with self.reading() as connection:
            rows = [
                row
                for some in batches(sorted(known), MOST_AT_ONCE)
                for row in connection.execute(
                    select(table.b_document, table.record).where(table.a_document.in_(some), table.edge != _STATEMENT)
                )
            ]
        return [SHELVES["passages"].record(record) for other, record in rows if other in known]

    def repeated_by(self, sites: Collection[str]) -> dict[str, frozenset[str]]:
        """The lines that each of these sites prints under many reports."""
        table = schema.site_lines.c
        found: dict[str, set[str]] = {}
        with self.reading() as connection:
            for some in batches(sorted(sites), MOST_AT_ONCE):
                for site, line in connection.execute(select(table.site, table.line).where(table.site.in_(some))):
                    found.setdefault(site, set()).add(line)
        return {site: frozenset(lines) for site, lines in found.items()}

    def former_versions_of(self, documents: Collection[str]) -> dict[str, list[tuple[str, Extraction]]]:
        """By document, its former versions, oldest first, each with the time at which it was read."""
        table = schema.versions.c
        found: dict[str, list[tuple[str, Extraction]]] = {}
        with self.reading() as connection:
            for some in batches(sorted(documents), MOST_AT_ONCE):
                rows = connection.execute(
                    select(table.document, table.read_at, table.record, table.text)
                    .where(table.document.in_(some))
                    .order_by(table.sequence)
                )
                for document, read_at, record, text in rows:
                    found.setdefault(document, []).append((read_at, whole_extraction(record, text)))
        return found

    # ------------------------------------------------------------------ names

    def known(self, nodes: Collection[Node], counted: frozenset[str], gone: frozenset[str]) -> Known:
        """What the ledger knows of who is called by one of these names; see `Known` for the rest."""
        from stemma.ledger.known import Known

        held = schema.entity_nodes.c
        names = sorted({key for kind, key, _ in nodes if kind in ("named", "described")})
        with self.reading() as connection:
            evidence = _evidence(connection, names)
            aliases = {name for piece in evidence for name in (piece.one, piece.other)} - set(names)
            wanted = [*map(packed_node, nodes), *(packed_node(("named", name, "")) for name in sorted(aliases))]
            ids = set(column_of(connection, held.entity, held.node, wanted))
            entities: dict[str, KnownEntity] = {}
            while ids:
                entities |= {one.entity.id: one for one in _entities(connection, ids)}
                ids = {one.entity.speaks_for for one in entities.values() if one.entity.speaks_for} - entities.keys()
                ids = set(column_of(connection, schema.entity_tallies.c.entity, schema.entity_tallies.c.entity, ids))
        return Known([entities[id_] for id_ in sorted(entities)], evidence, counted, gone)

    def entities_elsewhere(self, ids: Collection[str], documents: Collection[str]) -> set[str]:
        """Those of these ids that the ledger has for somebody whom other documents than these name."""
        table, here = schema.entity_documents.c, set(documents)
        found: set[str] = set()
        with self.reading() as connection:
            for some in batches(sorted(ids), MOST_AT_ONCE):
                rows = connection.execute(select(table.entity, table.document).where(table.entity.in_(some)))
                found.update(entity for entity, document in rows if document not in here)
        return found


_STATEMENT = "same_statement"


def packed_node(node: Node) -> str:
    return "\t".join(node)


def column_of(
    connection: Connection, wanted: ColumnElement[Any], column: ColumnElement[Any], values: Collection[str]
) -> list[Any]:
    """What the rows have in a column that have one of these values in another."""
    return [
        found
        for some in batches(sorted(values), MOST_AT_ONCE)
        for found in connection.execute(select(wanted).where(column.in_(some))).scalars()
    ]


def _evidence(connection: Connection, names: Sequence[str]) -> list[Evidence]:
    from stemma.ledger.aliases import Evidence

    table = schema.name_evidence.c
    found: set[tuple[str, ...]] = set()
    for column in (table.one, table.other):
        for some in batches(names, MOST_AT_ONCE):
            query = select(table.one, table.other, table.kind, table.place, table.why).where(column.in_(some))
            found.update(tuple(row) for row in connection.execute(query))
    return [Evidence(*row) for row in sorted(found)]


def _entities(connection: Connection, ids: Collection[str]) -> Iterator[KnownEntity]:
    from stemma.ledger.known import KnownEntity, Tally

    entities, tallies, nodes = schema.entities.c, schema.entity_tallies.c, schema.entity_nodes.c
    for some in batches(sorted(ids), MOST_AT_ONCE):
        held: dict[str, list[Node]] = {}
        for id_, node in connection.execute(select(nodes.entity, nodes.node).where(nodes.entity.in_(some))):
            kind, key, scope = node.split("\t")
            held.setdefault(id_, []).append((kind, key, scope))
        rows = connection.execute(
            select(entities.record, tallies.tally)
            .join(tallies.entity.table, tallies.entity == entities.id)
            .where(entities.id.in_(some))
        )
        for record, tally in rows:
            entity: Entity = SHELVES["entities"].record(record)
            counts = json.loads(tally)
            yield KnownEntity(
                entity,
                Tally(Counter(counts["names"]), Counter(counts["kinds"])),
                tuple(sorted(held.get(entity.id, ()))),
            )


# ------------------------------------------------------------------------------------------------ writing


def keep(connection: Connection, kept: Kept) -> None:
    """Write what is kept: of these documents and names in place of what there is of them."""
    put(
        connection,
        schema.word_numbers,
        (
            {"document": id_, "words": words, "keys": keys, "sketches": sketches}
            for id_, words, keys, sketches in kept.words
        ),
        200,
    )
    if kept.notes is not None:
        _keep_names(connection, kept.notes)
    lines = ({"site": site, "line": line} for site, some in kept.lines.items() for line in sorted(some))
    put(connection, schema.site_lines, lines, ignoring=True)
    drop(connection, schema.states.c.key, kept.states)
    put(connection, schema.states, ({"key": key, "value": value} for key, value in kept.states.items()))


def _keep_names(connection: Connection, notes: Notes) -> None:
    put(
        connection,
        schema.entity_tallies,
        (
            {"entity": id_, "tally": json.dumps({"names": dict(tally.names), "kinds": dict(tally.kinds)})}
            for id_, tally in notes.tallies.items()
        ),
    )
    put(
        connection,
        schema.entity_nodes,
        ({"entity": id_, "node": packed_node(node)} for id_, nodes in notes.nodes.items() for node in sorted(nodes)),
    )
    evidence = (
        {"one": piece.one, "other": piece.other, "kind": piece.kind, "place": piece.place, "why": piece.text}
        for piece in notes.evidence
    )
    put(connection, schema.name_evidence, evidence, ignoring=True)


def put(
    connection: Connection, table: Table, rows: Iterable[Row], size: int = WRITE_BATCH, *, ignoring: bool = False
) -> None:
    """Insert the rows, so many at a time; `ignoring` those that are there."""
    statement: Any = insert(table)
    if ignoring:
        statement = upsert(connection.dialect.name)(table).on_conflict_do_nothing()
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) >= size:
            connection.execute(statement, batch)
            batch = []
    if batch:
        connection.execute(statement, batch)


def drop(connection: Connection, column: ColumnElement[Any], values: Collection[Any]) -> None:
    """Delete the rows of the column's table that have one of these values in it."""
    for some in batches(sorted(values), MOST_AT_ONCE):
        connection.execute(delete(column.table).where(column.in_(some)))
