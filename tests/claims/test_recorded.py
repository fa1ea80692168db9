"""Figures given as noun phrases: who counted, revised or gave them stands first in their chain."""

from __future__ import annotations

import pytest

from stemma.claims import extract
from stemma.language import get_annotator
from stemma.reading import read_document
from stemma.records import Extraction, Source


def _extract(text: str) -> Extraction:
    document = read_document(Source("a", text=text))
    return extract(document, get_annotator().annotate(document))


def _first_link(text: str, figure: str) -> str:
    found = _extract(text)
    quantity = next(q for q in found.quantities if text[q.start : q.end] == figure)
    return quantity.attribution[0].name


@pytest.mark.parametrize(
    ("text", "figure", "who"),
    [
        ("The command had reported fewer than 3,600 stranded inhabitants.", "fewer than 3,600", "command"),
        ("The ministry counted 27 dead in the valley.", "27", "ministry"),
        ("Police recorded 14 injuries after the match.", "14", "Police"),
        ("The hospital registered 19 cases of cholera.", "19", "hospital"),
        ("Patrols searched the valley and counted 31 boats.", "31", "Patrols"),
        ("Ann Archer said the ministry had counted 27 dead.", "27", "ministry"),
        ("The union put the number at 900.", "900", "union"),
        ("The employers put it at about 300.", "about 300", "employers"),
        ("The agency revised the toll to 42.", "42", "agency"),
        ("The council lowered the figure to 200.", "200", "council"),
        ("The river board raised its estimate to 1,500 families.", "1,500", "river board"),
        ("The toll given by the harbour office was 31.", "31", "harbour office"),
        ("The figure of 40 given by Mayor Ann Archer is disputed.", "40", "Ann Archer"),
        ("The ministry's latest count of 31 was disputed.", "31", "ministry"),
    ],
)
def test_who_gives_a_figure_begins_its_chain(text: str, figure: str, who: str) -> None:
    assert _first_link(text, figure) == who


@pytest.mark.parametrize(
    "text",
    [
        "The band recorded two new albums.",
        "The striker registered 3 goals.",
        "Two more deaths raised the toll to 42.",
        "The store cut the price to 40 dollars.",
        "The 14 recorded cases were mild.",
        "She reported for work on 12 May.",
    ],
)
def test_what_is_made_changed_or_dated_is_no_statement(text: str) -> None:
    assert _extract(text).statements == ()


def test_numbers_that_a_comma_adds_belong_to_the_same_words() -> None:
    text = "The guard counted 31 boats, 9 of them wrecked."
    assert _first_link(text, "9") == "guard"


def test_a_clause_is_read_once() -> None:
    assert len(_extract("The guard reported that 14 boats had sunk.").statements) == 1
