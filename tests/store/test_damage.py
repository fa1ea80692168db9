"""Each kind of damage has its own fault, on both databases; a ledger without any has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Place
from sqlalchemy import text
from test_partial_reading import REPORTS

from stemma import pipeline
from stemma.reading import open_sources
from stemma.store import LedgerStore
from stemma.store.check import check


@pytest.fixture
def ledger(place: Place, tmp_path: Path) -> Place:
    (tmp_path / "in").mkdir()
    for name, content in REPORTS.items():
        (tmp_path / "in" / name).write_text(content)
    with LedgerStore.create(place) as store:
        pipeline.read(open_sources([str(tmp_path / "in")]), store)
    return place


def spoil(place: Place, *statements: str) -> None:
    with LedgerStore.create(place) as store, store._engine.connect() as connection, connection.begin():
        for statement in statements:
            assert connection.execute(text(statement)).rowcount > 0, statement  # type: ignore[attr-defined]


def faults(place: Place) -> list[str]:
    with LedgerStore.open(place) as store:
        return [f"{fault.part} {fault.record}: {fault.what}" for fault in check(store)]


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (["UPDATE documents SET text = replace(text, '310', '320')"], "seals mill.txt: its text or what was found"),
        (["UPDATE documents SET text = replace(text, '310', '320')"], "was '310' and reads '320'"),
        (["UPDATE documents SET text = replace(text, 'owner', 'buyer')"], "seals mill.txt: its text or what was found"),
        (["UPDATE names SET record = replace(record, 'Lisbon', 'Lesbon')"], "seals other.txt"),
        (["DELETE FROM times WHERE document = 'other.txt'"], "seals other.txt"),
        (["UPDATE claims SET record = replace(record, '310', '320')"], "seals claims, position"),
        (["UPDATE origins SET record = replace(record, 'reason', 'raison')"], "seals origins, position"),
        (["DELETE FROM claims WHERE position = 0"], "rows in claim_quantities, but no such claim"),
        (["DELETE FROM stories WHERE title = 'Mill closes'"], "rows in claims, but no such story"),
        (["UPDATE story_documents SET document = 'x' WHERE document = 'mill.txt'"], "x: 1 rows in story_documents"),
        (["DELETE FROM documents WHERE id = 'mill.txt'"], "mill.txt: the ledger was made with it"),
        (["DELETE FROM documents WHERE id = 'mill.txt'"], "rows in quantities, but no such document"),
        (["DELETE FROM entities WHERE position = 0"], "rows in entity_documents, but no such entity"),
    ],
)
def test_damage_is_found(ledger: Place, statements: list[str], told: str) -> None:
    assert faults(ledger) == []
    spoil(ledger, *statements)
    found = faults(ledger)
    assert any(told in fault for fault in found), found


def test_an_index_out_of_step_is_found(tmp_path: Path) -> None:
    with LedgerStore.create(tmp_path / "l") as store:
        pipeline.read(open_sources([]), store)
    spoil(tmp_path / "l", "INSERT INTO report_words (rowid, title, text) VALUES (77, 'ghost', 'ghost')")
    assert any("report_words: the full-text index is out of step" in fault for fault in faults(tmp_path / "l"))
