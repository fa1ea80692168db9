"""The log of decisions in the database: nothing in it is changed or deleted, and an entry is on the disk when told.

The tables are guarded by triggers, so that no other program changes them by mistake either; `chain.faults` finds what
was changed behind their back.  Only what a decision quotes of a removed report may be erased (see `erase`).
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Index, Table, event, insert, select, update

from stemma.records import Decision, Proposal
from stemma.store import chain, schema
from stemma.store.columns import count, metadata, text
from stemma.store.documents import batches, now

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from stemma.store.access import Where

#: Parameters of one query.
_AT_ONCE = 5_000

decisions = Table(
    "decisions",
    metadata,
    count("sequence", "1, 2, 3 and so on", primary_key=True, autoincrement=False),
    text("previous", "hash of the entry before; empty for the first", nullable=False),
    text("hash", "SHA-256 over all of the entry: see docs/decisions.md", nullable=False),
    text("actor", "who decided", nullable=False),
    text("operation", "accept, reject, edit, merge, split, link, unlink, must-link, cannot-link, rank or undo", nullable=False),
    text("at", "when, UTC", nullable=False),
    text("seals", "JSON list of [part, document, salted SHA-256] of its pieces", nullable=False),
    comment="what people decided, in order: append-only, each entry holds the hash of the one before",
)  # fmt: skip

decision_pieces = Table(
    "decision_pieces",
    metadata,
    count("sequence", "of the decision", primary_key=True, autoincrement=False),
    text("part", "target, anchor/i/j (words of mention j of its thing i), document/i, before, after or reason", primary_key=True),
    text("document", "id of the report that the piece is of"),
    text("salt", "random; null when erased"),
    text("content", "JSON; null when it was erased with a removed report"),
    Index("decision_pieces_by_document", "document"),
    comment="what each decision speaks of and says, in pieces that can be erased one by one",
)  # fmt: skip

_REFUSED = "decisions are append-only: undo one with a new one"

#: (name, table, event, when it is refused), the same in the SQL of SQLite and PostgreSQL.
_GUARDS = (
    ("decisions_no_update", "decisions", "UPDATE", "1 = 1"),
    ("decisions_no_delete", "decisions", "DELETE", "1 = 1"),
    (
        "decisions_in_order",
        "decisions",
        "INSERT",
        "NEW.sequence <> (SELECT COALESCE(MAX(sequence), 0) + 1 FROM decisions) OR NEW.previous <> "
        "COALESCE((SELECT hash FROM decisions ORDER BY sequence DESC LIMIT 1), '')",
    ),
    ("decision_pieces_no_delete", "decision_pieces", "DELETE", "1 = 1"),
    (
        "decision_pieces_of_the_last",
        "decision_pieces",
        "INSERT",
        "NEW.sequence <> COALESCE((SELECT MAX(sequence) FROM decisions), 0) OR EXISTS (SELECT 1 FROM decision_pieces "
        "WHERE sequence = NEW.sequence AND part = NEW.part)",
    ),
    (
        "decision_pieces_erase_only",
        "decision_pieces",
        "UPDATE",
        "NEW.content IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.sequence <> OLD.sequence OR NEW.part <> OLD.part OR "
        "COALESCE(NEW.document, '') <> COALESCE(OLD.document, '') OR NOT EXISTS (SELECT 1 FROM tombstones t JOIN "
        "decision_pieces p ON p.document = t.document WHERE p.sequence = OLD.sequence)",
    ),
)


def guards(dialect: str) -> list[str]:
    """The statements that put the triggers in place, in the SQL of "sqlite" or "postgresql"."""
    if dialect == "sqlite":
        return [
            f"CREATE TRIGGER {name} BEFORE {what} ON {table} WHEN {refused} "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
            for name, table, what, refused in _GUARDS
        ]
    made = []
    for name, table, what, refused in _GUARDS:
        row = "OLD" if what == "DELETE" else "NEW"
        made += [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {refused} THEN "
            f"RAISE EXCEPTION '{_REFUSED}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END $$",
            f"CREATE TRIGGER {name} BEFORE {what} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    for table in ("decisions", "decision_pieces"):
        name = f"{table}_no_truncate"
        made += [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
            f"'{_REFUSED}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
        ]
    return made


@event.listens_for(decision_pieces, "after_create")
def _guard(table: Table, connection: Connection, **_: Any) -> None:
    """Made with the second of the two tables, when both and the tombstones are there."""
    for statement in guards(connection.dialect.name):
        connection.exec_driver_sql(statement)


decision_pieces.add_is_dependent_on(decisions)
decision_pieces.add_is_dependent_on(schema.tombstones)


def append(connection: Connection, proposal: Proposal, actor: str, reason: str | None) -> Decision:
    """The next entry, within an open transaction that no other writer is in."""
    last = connection.execute(
        select(decisions.c.sequence, decisions.c.hash).order_by(decisions.c.sequence.desc()).limit(1)
    ).first()
    sequence, previous = (last[0] + 1, last[1]) if last is not None else (1, "")
    salts = [secrets.token_hex(16) for _ in chain.parts(proposal, reason)]
    entry = chain.entry_of(
        proposal, sequence=sequence, previous=previous, actor=actor, reason=reason, at=now(), salts=salts
    )
    row = {name: getattr(entry, name) for name in ("sequence", "previous", "hash", "actor", "operation", "at", "seals")}
    connection.execute(insert(decisions), [row])
    connection.execute(
        insert(decision_pieces),
        [
            {"sequence": sequence, "part": p.part, "document": p.document, "salt": p.salt, "content": p.content}
            for p in entry.pieces
        ],
    )
    return chain.decision_of(entry)


def load_entries(connection: Connection, documents: Collection[str] | None = None) -> list[chain.Entry]:
    """The log in its order; of the entries that speak of these documents, and the undos, when `documents` is given."""
    table, pieces = decisions.c, decision_pieces.c
    wanted: set[int] | None = None
    if documents is not None:
        wanted = set(connection.execute(select(table.sequence).where(table.operation == "undo")).scalars())
        for some in batches(sorted(documents), _AT_ONCE):
            wanted.update(connection.execute(select(pieces.sequence).where(pieces.document.in_(some))).scalars())
    columns = (table.sequence, table.previous, table.hash, table.actor, table.operation, table.at, table.seals)
    held: dict[int, list[chain.Piece]] = defaultdict(list)
    rows: list[tuple[int, str, str, str, str, str, str]] = []
    cut = (pieces.sequence, pieces.part, pieces.document, pieces.salt, pieces.content)
    for numbers in _some(wanted):
        query, parts = select(*columns), select(*cut)
        if numbers is not None:
            query, parts = query.where(table.sequence.in_(numbers)), parts.where(pieces.sequence.in_(numbers))
        rows += [tuple(row) for row in connection.execute(query)]
        for sequence, *piece in connection.execute(parts.order_by(pieces.sequence, pieces.part)):
            held[sequence].append(chain.Piece(*piece))
    return [chain.Entry(*row, tuple(held[row[0]])) for row in sorted(rows)]


def _some(wanted: set[int] | None) -> Iterator[Sequence[int] | None]:
    if wanted is None:
        yield None
    else:
        yield from batches(sorted(wanted), _AT_ONCE)


def erase(connection: Connection, document: str) -> tuple[int, ...]:
    """Erase what decisions quote of a document that has its tombstone; the chain stays whole.

    With the quotation goes what was before, and, where the decision spoke of nothing else, what it said and why.

    Returns:
        The decisions that spoke of other reports too and whose own words are kept.
    """
    pieces = decision_pieces.c
    anchored = pieces.part.like("anchor/%")
    quoting = sorted(
        set(connection.execute(select(pieces.sequence).where(pieces.document == document, anchored)).scalars())
    )
    gone = {"salt": None, "content": None}
    staying = []
    for sequence in quoting:
        connection.execute(
            update(decision_pieces)
            .where(pieces.sequence == sequence, pieces.document == document, anchored)
            .values(gone)
        )
        others = connection.execute(
            select(pieces.part).where(pieces.sequence == sequence, anchored, pieces.content.is_not(None))
        ).first()
        words = ["before"] if others else ["before", "after", "reason"]
        connection.execute(
            update(decision_pieces).where(pieces.sequence == sequence, pieces.part.in_(words)).values(gone)
        )
        if others:
            staying.append(sequence)
    return tuple(staying)


def log_faults(connection: Connection) -> list[tuple[int, str]]:
    """(sequence, what is wrong) of the log: see `chain.faults`."""
    tombstones = schema.tombstones.c
    removed = frozenset(connection.execute(select(tombstones.document)).scalars())
    return chain.faults(load_entries(connection), removed)


class DecisionLog:
    """The log of a ledger, to write to: beside readers, and beside a `stemma read` in progress."""

    def __init__(self, where: Where) -> None:
        self.where = where

    def append(self, proposal: Proposal, *, actor: str, reason: str | None = None) -> Decision:
        """The decision as the next entry; it is on the disk when this returns.

        Waits for a writer's transaction in progress, not for the end of its work.
        Raises `LedgerError` when there is no ledger or it cannot be written.
        """
        from stemma.store.access import Access, backend_of
        from stemma.store.errors import explained

        with Access.open(self.where):  # there is one, and of this program's kind
            pass
        backend = backend_of(self.where)
        with explained(backend):
            engine = backend.engine(writable=True)
            event.listen(engine, "connect", _to_the_disk)
            try:
                with engine.connect() as connection, connection.begin():
                    if connection.dialect.name == "postgresql":
                        connection.exec_driver_sql("LOCK TABLE decisions IN EXCLUSIVE MODE")
                    Access.note_write(connection)
                    return append(connection, proposal, actor, reason)
            finally:
                engine.dispose()


def _to_the_disk(connection: Any, _: Any) -> None:
    """A commit returns when the system says that it is on the disk: NORMAL would lose the last ones in a power cut."""
    if hasattr(connection, "execute") and type(connection).__module__ == "sqlite3":
        connection.execute("PRAGMA synchronous = FULL")
