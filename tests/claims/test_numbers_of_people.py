""" "The number of people killed in ... rose to 27": what a level counts, past all that tells where they died."""

from __future__ import annotations

import pytest
from tests.claims.statement_texts import annotated

from stemma.claims import extract

LEVELS = [
    ("The number of people killed in the sinking of the ferry Silver Heron off Brakel rose to 27.", "person", "killed"),
    ("The number of homes destroyed in the fire on the hill near Lomma rose to 31.", "home", "destroyed"),
    ("The police said in a report that exports of wool rose to 27 tonnes.", "export", None),
]


@pytest.mark.parametrize(("text", "head", "role"), LEVELS)
def test_what_a_level_counts(text: str, head: str, role: str | None) -> None:
    (found,) = extract(*annotated(text)).quantities
    assert found.thing is not None
    assert (found.thing.head, found.role) == (head, role)
