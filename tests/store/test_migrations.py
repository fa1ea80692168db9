"""A ledger of a former schema becomes one of the present schema with all that was in it, or stays as it was."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
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
