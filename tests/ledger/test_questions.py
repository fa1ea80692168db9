"""What a figure is about, from its record and the words around it; when two figures ask the same."""

from __future__ import annotations

import pytest
from made import Report

from stemma.claims.role_words import ROLE_NAMES
from stemma.ledger.borrowing import questions_of
from stemma.ledger.questions import differences, kinship, role_class
from stemma.ledger.things import Question, question_of


def question(
    text: str, words: str, thing: str | None = None, head: str | None = None, nth: int = 0, **more
) -> Question:
    unit = more.pop("unit", None)
    report = Report("a", text).figure(words, "exact", 5, 5, thing, head, nth=nth, **more)
    from dataclasses import replace

    return question_of(replace(report.quantities[0], unit=unit), text)


@pytest.mark.parametrize(
    ("text", "words", "thing", "head", "field", "expected"),
    [
        ("5 Redcap insurgents fled.", "5", "Redcap insurgents", "insurgent", "kind", "armed"),
        ("5 residents fled.", "5", "residents", "resident", "kind", "people"),
        ("5 estimates exist.", "5", "estimates", "estimate", "head", ""),
        ("5 of the gang fled.", "5", "gang", "gang", "head", "member"),
        ("5 of the ships sank.", "5", "ships", "ship", "part", True),
        ("They lost three out of 5 ships.", "5", "ships", "ship", "part", True),
        ("5 more ships sank.", "5", "ships", "ship", "more", True),
        ("Later the other 5 ships sank.", "5", "ships", "ship", "definite", True),
        ("12 men, 5 critically, were hurt.", "5", None, None, "state", "critical"),
        ("Police took 5 Danish sailors home.", "5", "Danish sailors", "sailor", "names", frozenset({"denmark"})),
        ("They found 5 MK-12 rifles.", "5", "MK-12 rifles", "rifle", "head", "mk-12"),
        ("They found 5 MK 12s.", "5", "MK 12s", "s", "head", "mk-12"),
        ("Harbour office: 5 ships lost.", "5", None, None, "head", ""),
    ],
)
def test_question(text, words, thing, head, field, expected):
    assert getattr(question(text, words, thing, head), field) == expected


def test_the_nearest_place_counts_and_owners_do_not():
    text = "The Norway-led team found 5 crates in Denmark, far from Sweden."
    report = Report("a", text).figure("5", "exact", 5, 5, "crates", "crate", places=("Norway", "Denmark", "Sweden"))
    assert question_of(report.quantities[0], text).areas == ("Denmark",)


def test_the_second_of_two_compared_figures_is_about_the_first():
    text = "The board lowered the toll to 24, from 27."
    report = Report("a", text).figure("24", "exact", 24, 24, role="killed", measure="cumulative")
    report.figure("27", "exact", 27, 27)
    found = questions_of(report.quantities, text)
    first, second = (found[q.id] for q in report.quantities)
    assert (second.role, second.compared, first.compared) == ("killed", True, False)


PAIRS = [
    ("5 ships sank", "ships", "ship", "5 crates sank", "crates", "crate", False, "thing"),
    ("5 ships sank", "ships", "ship", "5 vessels sank", "vessels", "vessel", False, None),
    ("5 men fled", "men", "man", "5 women fled", "women", "woman", True, "thing"),
    ("5 men fled", "men", "man", "5 people fled", "people", "person", True, None),
    ("5 of the ships sank", "ships", "ship", "5 ships sank", "ships", "ship", False, "thing"),
    ("5 Danish sailors", "Danish sailors", "sailor", "5 Dutch sailors", "Dutch sailors", "sailor", False, "thing"),
]


@pytest.mark.parametrize(("one", "t1", "h1", "other", "t2", "h2", "same", "found"), PAIRS)
def test_differences(one, t1, h1, other, t2, h2, same, found):
    said = differences(question(one, "5", t1, h1), question(other, "5", t2, h2), same)
    assert [d.split(":")[0] for d in said] == ([found] if found else [])


def test_roles_of_one_class_do_not_differ():
    a = question("5 ships sank", "5", "ships", "ship", role="stranded")
    b = question("5 ships sank", "5", "ships", "ship", role="remaining")
    c = question("5 ships sank", "5", "ships", "ship", role="destroyed")
    assert differences(a, b, False) == ()
    assert differences(a, c, False) == ("role: stranded against destroyed",)
    assert kinship(a, b, 0.0, False) > kinship(a, question("5 ships", "5", "ships", "ship"), 0.0, False)


PARTS = [
    ("58 of 70 sailings were cancelled", "58", "70", "sailing", 70),
    ("1,100 of its 3,200 employees stayed away", "1,100", "3,200", "employee", 3200),
]


@pytest.mark.parametrize(("text", "part", "whole", "noun", "of"), PARTS, ids=[row[0] for row in PARTS])
def test_a_part_told_with_its_whole_is_a_count_of_its_own(text, part, whole, noun, of):
    report = Report("a", f"{text}.")
    for words in (part, whole):
        number = float(words.replace(",", ""))
        report.figure(words, "exact", number, number, noun if words == whole else None, role="cancel")
    one, other = questions_of(report.quantities, report.text).values()
    assert (one.head, one.whole, one.part) == (noun, of, False)
    assert (other.head, other.whole, other.role) == (noun, None, "")


def test_of_them_is_of_a_count_that_is_large_enough():
    report = Report("a", "They found 640 boats in nine towns, 210 of them sunk.")
    report.figure("640", "exact", 640, 640, "boats").figure("nine", "exact", 9, 9, "towns")
    report.figure("210", "exact", 210, 210)
    assert list(questions_of(report.quantities, report.text).values())[2].head == "boat"


def test_of_them_with_a_noun_counts_that():
    report = Report("a", "They found 640 people in nine towns, 210 of them children.")
    report.figure("640", "exact", 640, 640, "people", "person").figure("nine", "exact", 9, 9, "towns")
    report.figure("210", "exact", 210, 210)
    assert list(questions_of(report.quantities, report.text).values())[2].head == "child"


def test_what_is_compared_keeps_its_own_noun():
    report = Report("a", "It has 1,140 boats and 29 lorries, up from 640 boats a year ago.")
    report.figure("1,140", "exact", 1140, 1140, "boats").figure("29", "exact", 29, 29, "lorries", "lorry")
    report.figure("640", "exact", 640, 640, "boats")
    found = questions_of(report.quantities, report.text)
    assert [q.head for q in found.values()] == ["boat", "lorry", "boat"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("killed", "dead", True),
        ("injured", "wounded", True),
        ("killed or injured", "injured or killed", True),
        ("killed or injured", "killed", False),
        ("dismissed", "hired", False),
        ("striking", "dismissed", False),
        ("charged", "convicted", False),
        ("infected", "vaccinated", False),
        ("sentenced", "acquitted", False),
    ],
)
def test_roles_and_their_sums(one: str, other: str, same: bool) -> None:
    assert role_class(one) and role_class(other)
    assert (role_class(one) == role_class(other)) is same


@pytest.mark.parametrize("role", ["bury", "register", "killed or bury", ""])
def test_a_bare_verb_is_no_role(role: str) -> None:
    assert role_class(role) == ""


def test_every_role_that_claims_name_is_known() -> None:
    unknown = {role for role in ROLE_NAMES if not role_class(role)}
    assert unknown == {"treated"}, "who is treated may be at the scene or in hospital, so it neither joins nor parts"


@pytest.mark.parametrize(
    ("text", "words", "owner"),
    [
        ("The Holms paid a tax rate of 31.", "31", "holm"),
        ("Mrs. Brekke’s return showed that her 2014 tax rate was 35.", "35", "brekk"),
        ("It was set against the Brekkes’ 2014 tax rate: 35.", "35", "brekk"),
        ("Mr. Holm said it was high, and that his rate had been 36.", "36", "holm"),
        ("Ostrel voted, and turnout was 61.", "61", ""),
        ("The League won with 44, against 39 for the Harvest Party.", "39", "harvest"),
    ],
)
def test_whose_share_it_is(text: str, words: str, owner: str) -> None:
    assert question(text, words, unit="percent").owner == frozenset(owner.split())
