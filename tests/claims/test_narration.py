"""Figures outside everybody's words: whose they are, and by what evidence."""

from __future__ import annotations

import pytest
from tests.claims.statement_texts import document

from stemma.claims import extract
from stemma.language import get_annotator
from stemma.records import Quantity


def figures(text: str) -> list[Quantity]:
    made = document(text, outlet="Parnau Mail")
    return list(extract(made, get_annotator().annotate(made)).quantities)


def chain_of(text: str, numeral: str) -> list[str]:
    at = text.index(numeral)
    (one,) = [figure for figure in figures(text) if figure.numeral.start == at]
    return [link.name for link in one.attribution]


SOURCED = [
    ("part", "The Weir Board said 40 boats were lost. Of those, 12 were later raised.", "12", "Weir Board"),
    ("part at the head", "The Weir Board said 40 boats were lost. Twelve of them were later raised.", "Twelve", "Weir Board"),
    ("goes on counting", "The report said that 40 boats sank. At least 12 houses fell.", "12", "report"),
    ("goes on twice", "The report said that 40 boats sank. Some 12 houses fell. Another 30 lost their roofs.", "30", "report"),
    ("estimated", "The storm is over. Damage is estimated at $30 million.", "30", "unnamed"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "numeral", "name"), SOURCED, ids=[row[0] for row in SOURCED])
def test_a_figure_in_narration_with_a_source(what: str, text: str, numeral: str, name: str) -> None:
    assert chain_of(text, numeral) == [name, "Parnau Mail"]


OWN = [
    ("a new sentence after a body", "The Weir Board said 40 boats sank on Monday. Some 12 houses fell.", "12"),
    ("a new subject after a document", "The report said that 40 boats sank. Prices rose by 12 percent.", "12"),
    ("a new paragraph", "The report said that 40 boats sank.\n\nSome 12 houses fell.", "12"),
    ("estimated by somebody named", "Damage was put at $30 million by Tuesday.", "30"),
    ("a part in another sentence", "The Weir Board said 40 boats sank. The harbour was shut for 12 of those days.", "12"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "numeral"), OWN, ids=[row[0] for row in OWN])
def test_a_figure_in_narration_without_one_is_the_outlets_own(what: str, text: str, numeral: str) -> None:
    assert chain_of(text, numeral) == ["Parnau Mail"]


def test_the_outlet_counts_for_itself() -> None:
    text = "Police said 40 boats sank. A reporter for this newspaper said there were 30 boats."
    assert chain_of(text, "30") == ["Parnau Mail"]


def test_a_newspaper_that_quotes_another_only_carries() -> None:
    text = "The Harbour Post reported that the Weir Board had said 40 boats were lost."
    (one,) = figures(text)
    assert [(link.role, link.name) for link in one.attribution] == [
        ("organisation", "Weir Board"), ("medium", "Harbour Post"), ("outlet", "Parnau Mail"),
    ]  # fmt: skip
