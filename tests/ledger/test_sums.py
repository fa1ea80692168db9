"""Parts that make their whole or miss it, and steps that lead from one toll to the next: told as findings."""

from __future__ import annotations

import pytest

from stemma.pipeline import build, read_source
from stemma.records import Source


def told(*reports: tuple[str, str]) -> list[str]:
    sources = [Source(f"r{at}", text=text, published=day, story="s") for at, (day, text) in enumerate(reports)]
    ledger = build([read_source(source) for source in sources], group_by="story")
    return [f.text for f in ledger.findings if f.kind == "arithmetic"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They will exchange 450 prisoners, 280 of them held by the north and 170 by the south.", "280 + 170 = 450"),
        ("Of 45 injured ferry passengers, 20 were taken to Marn and the other 24 to Tarn.", "20 + 24 is 44, not 45"),
    ],
)
def test_parts_and_whole(text: str, words: str) -> None:
    assert any(words in one for one in told(("2031-03-11", text)))


@pytest.mark.parametrize(
    ("before", "words"),
    [("five", "told before: 5"), ("three", "does not add up with what was told before: 3")],
)
def test_a_step_leads_from_the_toll_before(before: str, words: str) -> None:
    first = f"The collapse of a bridge in Aldmoor killed {before} people on Tuesday, the ministry said."
    then = "Two more people died in Aldmoor, which brings the number of people killed to seven, the ministry said."
    assert any(words in one for one in told(("2031-03-11", first), ("2031-03-13", then)))
