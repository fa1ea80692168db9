"""Who gives a figure: in passives, by data and reports, in a contrast, with the counted noun left out; and figures not so."""

from __future__ import annotations

import pytest
from tests.claims.statement_texts import annotated

from stemma.claims import extract

#: (text, [(figure's number, polarity, chain without the outlet)])
TABLE = [
    ("The raiders were said by villagers to number about 70.", [(70, "asserted", ["villagers"])]),
    ("The column was reported by the army to have lost 14 trucks.", [(14, "asserted", ["army"])]),
    ("The figure was put by the ministry at 340.", [(340, "asserted", ["ministry"])]),
    ("Figures from the statistics office show that 8,000 people work in the quarries.", [
        (8000, "asserted", ["statistics office"]),
    ]),
    ("A Tarn Rowers Union report says that 3,000 of them are children.", [
        (3000, "asserted", ["Tarn Rowers Union"]),
    ]),
    ("The ministry's data show 12 deaths.", [(12, "asserted", ["ministry"])]),
    ("Police figures show 40 arrests.", [(40, "asserted", ["Police"])]),
    ("Tuesday's report said 40 people were hurt.", [(40, "asserted", ["Tuesday's report"])]),
    ("A survey of the bay found 45 species.", [(45, "asserted", ["survey"])]),
    ("Divers found 45 crates.", [(45, "asserted", [])]),
    ("The reeve said 20 people died, while the police put the number at 25.", [
        (20, "asserted", ["reeve"]), (25, "asserted", ["police"]),
    ]),
    ("A body was found in the pit on Monday, the police said on Tuesday, bringing the toll to seven.", [
        (7, "asserted", ["police"]),
    ]),
    ("The union said 4,000 took part; the police said 900.", [
        (4000, "asserted", ["union"]), (900, "asserted", ["police"]),
    ]),
    ("The reeve said four bridges were closed, but the roads office said only two were.", [
        (4, "asserted", ["reeve"]), (2, "asserted", ["roads office"]),
    ]),
    ("The reeve said that 300 families had not lost their homes.", [(300, "asserted", ["reeve"])]),
    ("The storm did not destroy 40 houses, the reeve said.", [(40, "denied", ["reeve"])]),
    ("The reeve said that 300 families had not only lost their homes but their cattle.", [(300, "asserted", ["reeve"])]),
    ("The council did not say that 40 people were missing.", [(40, "questioned", ["council"])]),
    ("The council would not say whether 40 people were missing.", [(40, "questioned", ["council"])]),
    ("The council would not say where the 40 missing had gone.", [(40, "asserted", [])]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_given(text: str, expected: list[tuple[int, str, list[str]]]) -> None:
    found = extract(*annotated(text)).quantities
    assert [(one.amount, one.polarity, [link.name for link in one.attribution[:-1]]) for one in found] == expected


def test_two_offices_of_two_fields_are_two_bodies() -> None:
    text = "The statistics office said 40 people had moved.\n\nThe roads office said 12 bridges were closed."
    found = extract(*annotated(text)).quantities
    assert [one.attribution[0].name for one in found] == ["statistics office", "roads office"]


def test_a_surname_that_opens_a_sentence_is_a_name_whatever_it_looks_like() -> None:
    text = "Lea Voss, who leads the clinic, said 17 patients were treated. Voss added that three of them were children."
    assert [one.attribution[0].name for one in extract(*annotated(text)).quantities] == ["Lea Voss", "Lea Voss"]


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("The minister was blunt.", "minister"),
        ("Petra Holm spoke at the gate.", "Petra Holm"),
        ("The river kept rising.", "Ana Dorst"),
    ],
)
def test_a_quote_after_a_sentence_about_a_person_is_theirs(opening: str, name: str) -> None:
    text = f'"We have 4,000 members," said Ana Dorst, the leader.\n\n{opening} "Only 900 members are left."'
    assert extract(*annotated(text)).quantities[-1].attribution[0].name == name
