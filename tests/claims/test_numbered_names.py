"""A number that ends a name counts nothing; one after a name that merely stands there does."""

from __future__ import annotations

import pytest

from stemma.pipeline import read_source
from stemma.records import Source


def counted(sentence: str) -> list[str]:
    extraction = read_source(Source("a", text=f"News from Ostrel\n\n{sentence}", published="2031-05-06"))
    return [q.surface for q in extraction.quantities]


@pytest.mark.parametrize(
    "sentence",
    [
        "The storm cut the Nor Bal Te 4 and Nor Bal Te 3 lines, which connect the islands.",
        "Both the Vale Link 4 and Crown cables were cut on Monday.",
        "The crew will first mend the NOR-BAL-WE 4 cable , then the NOR-BAL-WE 3 cable , the firm said.",
        "Trains on the Tolle Metro 2 or the coast line were late in the morning.",
    ],
)
def test_part_of_a_name(sentence: str) -> None:
    assert counted(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("In the Vale District 4 homes and a barn burned down.", ["4 homes"]),
        ("In Ostrel 4 people died and in Tolle 3 people died.", ["4", "3"]),
        ("On Monday the Harbour Board counted 12 and then 14 ships.", ["12", "14"]),
        ("Nurses at the Quellin Clinic saw 40 patients and 30 children.", ["40", "30"]),
    ],
)
def test_a_count_after_a_name(sentence: str, figures: list[str]) -> None:
    assert [figure.split()[0] for figure in figures] == [surface.split()[0] for surface in counted(sentence)]
