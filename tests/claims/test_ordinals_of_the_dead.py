""" "A sixth passenger has died": an ordinal before somebody who died tells how many are dead by now."""

from __future__ import annotations

import pytest

from stemma.claims import extract
from stemma.language import get_annotator
from stemma.reading import read_document
from stemma.records import Source

TABLE = [
    ("A sixth passenger has died of injuries suffered in the crash at Kessel.", ("sixth", 6.0, "killed")),
    ("A third man has died of his wounds, the clinic said.", ("third", 3.0, "killed")),
    ("A second man was arrested on Monday.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure"), TABLE, ids=[row[0][:24] for row in TABLE])
def test_ordinals(text: str, figure: tuple[str, float, str] | None) -> None:
    document = read_document(Source("a", text=text))
    found = extract(document, get_annotator().annotate(document)).quantities
    assert [(q.surface, q.amount, q.role) for q in found] == ([figure] if figure else [])
