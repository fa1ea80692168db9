"""Parts of a whole that opens the sentence, what else became of some, ages that are none, sums and their parties."""

from __future__ import annotations

import pytest
from tests.claims.statement_texts import annotated

from stemma.claims import extract

#: (sentence, [(number, head of the counted thing, role)])
TABLE = [
    ("Of the 30 crew, 12 swam ashore and 18 drowned.", [
        (30, "crew", None), (12, "crew", "swim"), (18, "crew", "killed"),
    ]),
    ("Of 212 patients treated in May, 31 died.", [(212, "patient", "treated"), (31, "patient", "killed")]),
    ("Among the 40 injured, seven are in intensive care.", [(40, None, "injured"), (7, "injured", None)]),
    ("Of 12 boats, three sank.", [(12, "boat", None), (3, "boat", "sink")]),
    ("The toll climbed to 87, with 45 still missing.", [(87, "toll", "killed"), (45, None, "missing")]),
    ("The toll climbed to 87, with 45 still unaccounted for.", [(87, "toll", "killed"), (45, None, "missing")]),
    ("In Velm, 31 died.", [(31, None, "killed")]),
    ("About 2,000 marched in Tarn and another 500 in Velm.", [(2000, None, "participating"), (500, None, "participating")]),
    ("Four men fled and one surrendered.", [(4, "man", "displaced"), (1, "man", "surrendered")]),
    ("The watchdog fined the bank 55 million pounds.", [(55e6, "bank", "fine")]),
    ("The club sold the yard for 31 million euros.", [(31e6, "yard", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_counted(text: str, expected: list[tuple[float, str | None, str | None]]) -> None:
    found = extract(*annotated(text)).quantities
    assert [(one.amount, one.thing.head if one.thing else None, one.role) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The ferry, which can carry 400, had 612 people on board.", "asserted"),
        ("Had the dam burst, 612 people would have died.", "hypothetical"),
        ("Should the dam burst, 612 people could die.", "hypothetical"),
    ],
)
def test_an_inverted_verb_opens_a_condition_only_before_its_subject(text: str, polarity: str) -> None:
    assert extract(*annotated(text)).quantities[-1].polarity == polarity


def test_an_age_stands_after_a_name() -> None:
    assert not extract(*annotated("Ada Kuhn, 38, and Olm Berg, 40, moved to Velm.")).quantities
    assert [
        one.surface for one in extract(*annotated("The toll rose to eight after a woman of 61 died.")).quantities
    ] == ["eight"]


def test_those_to_whom_it_did_not_happen_are_counted_as_such() -> None:
    roles = [
        one.role
        for text in (
            "The reeve said that 300 families had not lost their homes.",
            "1,100 clerks did not turn up.",
            "300 families had not only lost their homes but their cattle.",
        )
        for one in extract(*annotated(text)).quantities
    ]
    assert roles == ["not lose", "not turn", "lose"]
