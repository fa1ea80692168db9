"""Schema 4: the log of decisions, guarded by triggers."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


_REFUSED = "decisions are append-only: undo one with a new one"

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


def _guards(dialect: str) -> list[str]:
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


def upgrade() -> None:
    op.create_table(
        "decisions",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("previous", "hash", "actor", "operation", "at", "seals")
        ),
    )
    op.create_table(
        "decision_pieces",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("part", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text) for name in ("document", "salt", "content")),
    )
    op.create_index("decision_pieces_by_document", "decision_pieces", ["document"])
    for statement in _guards(op.get_bind().dialect.name):
        op.get_bind().exec_driver_sql(statement)
