"""Reports inside reports: words handed on are statements of their own, what else is told in somebody's words is not."""

from __future__ import annotations

import pytest
from tests.claims.statement_texts import source, statements

#: (sentence, sources in the order of their cues)
TABLE = [
    ("The clerk said the board had announced that the dike was safe.", ("The clerk", "the board")),
    ("According to the Olm Gazette, the clerk said the dike was safe.", ("the Olm Gazette", "the clerk")),
    ("The clerk said she thinks the dike is safe.", ("The clerk",)),
    ("The clerk said growers want a new dike.", ("The clerk",)),
    ("The clerk said the board had condemned the plan.", ("The clerk",)),
    ("The clerk said the board had refused to answer letters.", ("The clerk",)),
    ("The clerk said divers were worried about the current.", ("The clerk",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sources"), TABLE, ids=[row[0] for row in TABLE])
def test_nested(text: str, sources: tuple[str, ...]) -> None:
    found = [one for one in statements(text) if one.cue is not None]
    assert tuple(source(text, one) for one in sorted(found, key=lambda one: one.cue.start if one.cue else 0)) == sources


def test_a_sentence_full_of_reports_costs_no_more_than_its_length() -> None:
    text = "The clerk said " + "the board said " * 3000 + "the dike was safe."
    assert len(statements(text)) < 3001
