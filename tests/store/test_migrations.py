"""A ledger of a former schema becomes one of the present schema with all that was in it, or stays as it was."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from conftest import NewPlace
from test_store import report
from typer.testing import CliRunner

from stemma.cli import app
from stemma.records import only_stories
from stemma.store import LedgerError, LedgerStore, migrations

FORMER = Path(__file__).parent / "former"


def former(folder: Path, schema: int) -> Path:
    """A ledger as the program of that schema wrote it: three reports, one of them in two versions."""
    folder.mkdir(exist_ok=True)
    with sqlite3.connect(folder / "ledger.sqlite") as base:
        base.executescript((FORMER / f"schema_{schema}.sql").read_text(encoding="utf-8"))
    return folder


def shape(ledger: Path) -> set[tuple[str, ...]]:
    """Tables, columns, indexes, views and triggers; the order in which columns were added does not count."""
    found: set[tuple[str, ...]] = set()
    with sqlite3.connect(ledger / "ledger.sqlite") as base:
        for kind, name, table, sql in base.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall():
            if kind != "table":
                found.add((kind, name, table, re.sub(r"\s+", " ", sql or "")))
            elif not name.startswith("sqlite_"):
                columns = base.execute(f"PRAGMA table_info('{name}')").fetchall()
                found |= {("column", name, *map(str, column[1:])) for column in columns}
    return found


@pytest.mark.parametrize("schema", [1, 2])
def test_a_former_ledger_gets_the_shape_of_a_new_one_and_keeps_what_it_holds(tmp_path: Path, schema: int) -> None:
    ledger = former(tmp_path / "old", schema)
    with sqlite3.connect(ledger / "ledger.sqlite") as base:
        claims = base.execute("SELECT record FROM claims").fetchall()
    LedgerStore.create(tmp_path / "new").close()
    with LedgerStore.create(ledger) as store:
        assert len(store.load_extractions()) == 3
        assert [len(versions) for versions in store.former_versions().values()] == [1]
    assert shape(ledger) == shape(tmp_path / "new")
    with sqlite3.connect(ledger / "ledger.sqlite") as base:
        assert base.execute("SELECT record FROM claims").fetchall() == claims
        assert base.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchall() == [
            (str(migrations.head()),)
        ]
    with LedgerStore.open(ledger) as store:
        whole = store.load_ledger()
        assert len(whole.claims) == 3
        for story in whole.stories:
            assert store.load_story(story.id) == only_stories(whole, [story])
        counted = {row.id: (row.documents, row.claims, row.conflicts) for row in store.story_page()[1]}
    home = {claim.id: claim.story for claim in whole.claims}
    conflicts = [{home[one.a], home[one.b]} for one in whole.relations if one.kind == "conflict"]
    assert counted == {
        story.id: (
            len(story.documents),
            sum(claim.story == story.id for claim in whole.claims),
            sum(story.id in one for one in conflicts),
        )
        for story in whole.stories
    }


def test_a_reader_of_a_former_ledger_is_told_what_to_do_and_migrate_does_it(tmp_path: Path) -> None:
    ledger = former(tmp_path, 2)
    run = CliRunner().invoke(app, ["show", "stories", "--ledger", str(ledger)])
    assert run.exit_code == 1
    assert f"older stemma (schema 2, this program has {migrations.head()}): `stemma migrate" in run.stderr
    assert "older than this" in CliRunner().invoke(app, ["migrate", "--check", "--ledger", str(ledger)]).output
    assert LedgerStore.schema_of(ledger) == 2
    run = CliRunner().invoke(app, ["migrate", "--ledger", str(ledger)])
    assert f"from schema 2 to {migrations.head()}" in run.output
    assert "up to date" in CliRunner().invoke(app, ["migrate", "--ledger", str(ledger)]).output
    assert CliRunner().invoke(app, ["show", "stories", "--ledger", str(ledger)]).exit_code == 0


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last step fails, as on a full disk."""
    from stemma.store import tables

    ledger = former(tmp_path, 1)
    before = shape(ledger)

    def fail(connection: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(tables, "_write_dictionary", fail)
        with pytest.raises(LedgerError, match="disk is full"):
            LedgerStore.create(ledger)
    assert shape(ledger) == before
    assert LedgerStore.schema_of(ledger) == 1
    LedgerStore.create(ledger).close()
    assert LedgerStore.schema_of(ledger) == migrations.head()


def test_the_revisions_are_one_line_without_gap() -> None:
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert script.get_heads() == [f"{migrations.head():04}"]
    assert [one.revision for one in script.walk_revisions()] == [f"{n:04}" for n in range(migrations.head(), 0, -1)]


#: Later revisions that change one of these tables have to be undone in `_BACK_TO_4` too.
_TABLES_OF_4 = frozenset(
    [
        "alembic_version",
        "assertion_relations",
        "assertions",
        "claim_quantities",
        "claim_statements",
        "claims",
        "decision_pieces",
        "decisions",
        "dictionary",
        "documents",
        "entities",
        "entity_documents",
        "finding_claims",
        "finding_documents",
        "findings",
        "ledger_documents",
        "lineages",
        "meta",
        "names",
        "origins",
        "passages",
        "predications",
        "quantities",
        "relations",
        "series",
        "speaks_for",
        "statements",
        "stories",
        "story_documents",
        "times",
        "tolls",
        "tombstones",
        "utterances",
        "versions",
    ]
)

_BACK_TO_4 = (
    "DROP INDEX passages_by_id, documents_by_outlet, documents_by_read_at",
    *(
        f"ALTER TABLE {name} DROP COLUMN digest"
        for name in [
            "passages",
            "stories",
            "lineages",
            "origins",
            "entities",
            "utterances",
            "assertions",
            "assertion_relations",
            "relations",
            "series",
            "tolls",
            "findings",
        ]
    ),
    "ALTER TABLE claims DROP COLUMN words, DROP COLUMN digest",
    "ALTER TABLE documents DROP COLUMN words, DROP COLUMN number, DROP COLUMN digest, "
    "DROP CONSTRAINT documents_id_key, ADD PRIMARY KEY (id)",
    "UPDATE meta SET value = '4' WHERE key = 'schema_version'",
    "UPDATE alembic_version SET version_num = '0004'",
)


def test_a_database_of_schema_4_gets_its_numbers_and_words(new_database: NewPlace) -> None:
    import psycopg

    found = report("a.txt", "Four barges sank.")
    url, new = str(new_database()), str(new_database())
    for place in (url, new):
        with LedgerStore.create(place) as store:
            store.add([found])
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").fetchall()
        for (name,) in tables:
            if name not in _TABLES_OF_4:
                connection.execute(f"DROP TABLE {name}")
        for statement in _BACK_TO_4:
            connection.execute(statement)
    with pytest.raises(LedgerError, match="older stemma"):
        LedgerStore.open(url)
    LedgerStore.create(url).close()
    with LedgerStore.open(url) as store:
        assert store.load_extractions() == (found,)
        assert [hit.id for hit in store.search("barge")[1]] == ["a.txt"]
    columns = "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns WHERE table_schema = current_schema()"
    shapes = []
    for place in (url, new):
        with psycopg.connect(place) as connection:
            shapes.append(sorted(map(str, connection.execute(columns).fetchall())))
    assert shapes[0] == shapes[1]
