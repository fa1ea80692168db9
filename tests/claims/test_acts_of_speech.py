"""What kind of act a cue makes with its object, and who is nobody."""

from __future__ import annotations

import pytest
from tests.claims.statement_texts import statements

ACTS = [
    ("The miners contested the figure of 40 dead.", "deny"),
    ("The minister dismissed the accusation as absurd.", "deny"),
    ("The envoy called the accusations “baseless”.", "assert"),
    ("The union called on members to strike.", "order"),
    ("The firm has yet to comment on the leak.", "refuse"),
    ("The firm has not commented on the leak.", "refuse"),
    ("Neither side commented on the raid.", "refuse"),
    ("The ministry would neither confirm nor deny the raid.", "refuse"),
]


@pytest.mark.parametrize(("text", "act"), ACTS, ids=[row[0] for row in ACTS])
def test_the_act(text: str, act: str) -> None:
    assert [one.act for one in statements(text)] == [act]


def test_who_withholds_a_name_withholds_no_words() -> None:
    text = "An official who declined to be named said that talks would go on."
    assert "refuse" not in [one.act for one in statements(text)]


@pytest.mark.parametrize("text", ["Fourteen remain missing, he said.", "It said that it rained."])
def test_neither_a_number_nor_a_bare_it_is_a_speaker(text: str) -> None:
    speaker = statements(text)[0].speaker
    assert speaker is None or speaker.name == "he"
