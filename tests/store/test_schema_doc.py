"""docs/schema.md tells the tables as they are, and its queries run on both databases."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from conftest import Place
from sqlalchemy import inspect, text
from test_partial_reading import REPORTS

from stemma import pipeline
from stemma.reading import open_sources
from stemma.store import LedgerStore

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")


def test_the_page_is_what_the_tables_say() -> None:
    spec = importlib.util.spec_from_file_location("write_schema_doc", ROOT / "tools" / "write_schema_doc.py")
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.page(PAGE) == PAGE, "run `python tools/write_schema_doc.py`"


def test_its_queries_find_what_they_are_for_and_every_column_is_told(place: Place, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, content in REPORTS.items():
        (tmp_path / "in" / name).write_text(content)
    (tmp_path / "in" / "echo.txt").write_text(REPORTS["mill.txt"].replace("Mill closes", "Paper mill closes"))
    with LedgerStore.create(place) as store:
        pipeline.read(open_sources([str(tmp_path / "in")]), store)
    queries = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
    assert len(queries) == 3
    with LedgerStore.open(place) as store, store.reading() as connection:
        figures, conflicts, echoes = (connection.execute(text(query)).all() for query in queries)
        assert {"42", "57"} <= {row.surface for row in figures}
        assert all(row.origins_low <= row.origins_high for row in figures)
        assert conflicts and {row.rule for row in conflicts}
        assert any(row.document_count == 2 and "ill closes" in row.title for row in echoes)
        told = {tuple(row) for row in connection.execute(text("SELECT table_name, column_name FROM dictionary"))}
        tables = inspect(connection)
        for table in tables.get_table_names():
            if "_words_" not in table:
                assert {(table, column["name"]) for column in tables.get_columns(table)} <= told
                assert f"### {table}\n" in PAGE
