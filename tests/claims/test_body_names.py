"""The place a body is said to be of, and how often one name stands in a chain."""

from __future__ import annotations

import pytest

from stemma.claims import extract
from stemma.language import get_annotator
from stemma.reading import read_document
from stemma.records import Extraction, Source


def _extract(text: str) -> Extraction:
    document = read_document(Source("a", text=text))
    return extract(document, get_annotator().annotate(document))


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        (
            "Velmora's joint flood command said 300 fled. The joint flood command said 20 had returned.",
            ["joint flood command"] * 2,
        ),
        (
            "Norland's health ministry said 30 fell ill. Sudland's health ministry said 40 did.",
            ["norland's health ministry", "sudland's health ministry"],
        ),
        (
            "Norland's joint flood command said 30 fled. Sudland's joint flood command said 40 did.",
            ["norland's joint flood command", "sudland's joint flood command"],
        ),
        ("Bo Tandy's small relief fund said 30 fell ill.", ["bo tandy's small relief fund"]),
    ],
)
def test_a_place_is_no_part_of_a_name_that_stands_without_it(text: str, entities: list[str]) -> None:
    assert [one.speaker.entity for one in _extract(text).statements if one.speaker is not None] == entities


def test_an_agency_told_and_credited_is_one_link() -> None:
    text = "ELLIS (Coastal Wire) - About 300 people fled, the mayor, Ann Archer, told Coastal Wire on Monday."
    (quantity,) = _extract(text).quantities
    assert [(link.role, link.name) for link in quantity.attribution][1:-1] == [("agency", "Coastal Wire")]
