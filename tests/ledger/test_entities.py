"""Names across reports: who is one person, one body, and on what evidence."""

from __future__ import annotations

import pytest
from made import Report, shared, story

from stemma.ledger.aliases import expanded_acronyms, usual_names
from stemma.ledger.descriptions import Description, parse, same_body
from stemma.ledger.entities import Directory, build_directory
from stemma.records import Entity


def entity(directory: Directory, document: str, name: str) -> Entity:
    found = directory.find(document, None, name)
    assert found is not None, name
    return directory.entities[found]


@pytest.mark.parametrize(
    ("name", "head", "modifiers"),
    [
        ("the ministry", "ministry", set()),
        ("the ministry of health", "ministry", {"health"}),
        ("Ostrenia's health ministry", "ministry", {"ostrenia", "health"}),
        ("Coast-led International Alliance Fighting Smuggling", "alliance", {"coast-led", "international"}),
        ("the alliance against smuggling", "alliance", set()),
        ("harbour police", "police", {"harbour"}),
        ("Ida Holm", None, set()),
    ],
)
def test_a_description_is_a_head_with_modifiers(name: str, head: str | None, modifiers: set[str]) -> None:
    expected = Description(head, frozenset(modifiers)) if head else None
    assert parse(name) == expected


def test_short_forms_join_and_rivals_stay_apart() -> None:
    mentions = {
        ("a", "1"): ["the Coast-led alliance"],
        ("b", "1"): ["the Coast-led international alliance"],
        ("c", "1"): ["the international alliance to end smuggling"],
        ("d", "1"): ["the Inland-led alliance"],
    }
    pairs = same_body(mentions)
    joined = {mention for pair in pairs for mention in pair[:2]}
    assert joined == {("a", "1"), ("b", "1"), ("c", "1")}
    assert all(reason for _, _, reason in pairs)


def test_a_bare_head_goes_to_the_only_one_of_its_report() -> None:
    mentions = {
        ("a", "1"): ["the ministry"], ("a", "2"): ["the health ministry"], ("b", "1"): ["the defence ministry"],
    }  # fmt: skip
    assert [(x, y) for x, y, _ in same_body(mentions)] == [(("a", "1"), ("a", "2"))]


def test_a_slip_of_one_letter_in_a_long_modifier_is_forgiven() -> None:
    mentions = {("a", "1"): ["the Velmo0a-led alliance"], ("b", "1"): ["the Velmora-led alliance"]}
    assert len(same_body(mentions)) == 1


def test_surnames_join_their_full_name_in_one_story() -> None:
    one = Report("a", "Colonel Ines Harrow spoke.").name("Colonel Ines Harrow", "person")
    two = Report("b", "Ms Harrow said so.").name("Ms Harrow", "person")
    three = Report("c", "Jon Harrow is a baker. Mr Harrow sells bread.").name("Jon Harrow", "person")
    three.name("Mr Harrow", "person")
    directory = build_directory(
        [r.done() for r in (one, two, three)], [], [story(one, two, identifier="s1"), story(three, identifier="s2")]
    )
    assert entity(directory, "a", "Colonel Ines Harrow") == entity(directory, "b", "Ms Harrow")
    assert entity(directory, "c", "Mr Harrow").name == "Jon Harrow"


def test_two_first_names_are_two_persons_and_the_bare_surname_is_neither() -> None:
    one = Report("a", "Anna Holm and Ida Holm met. Holm left.").name("Anna Holm", "person").name("Ida Holm", "person")
    one.name("Holm left", "person", "holm")
    directory = build_directory([one.done()], [], [story(one)])
    assert len({entity(directory, "a", n).id for n in ("Anna Holm", "Ida Holm")}) == 2


def test_a_title_inside_a_name_ends_the_office() -> None:
    one = Report("a", "Tolbridge Police Chief Ida Holm").name("Tolbridge Police Chief Ida Holm", "person")
    two = Report("b", "Ida Holm").name("Ida Holm", "person")
    directory = build_directory([one.done(), two.done()], [], [story(one), story(two, identifier="s2")])
    assert entity(directory, "a", "Tolbridge Police Chief Ida Holm") == entity(directory, "b", "Ida Holm")


def test_the_table_of_usual_names_is_evidence_enough() -> None:
    one = Report("a", "WHO").name("WHO", "organisation")
    two = Report("b", "the World Health Organization").name("World Health Organization", "organisation")
    directory = build_directory([one.done(), two.done()], [], [story(one, two)])
    found = entity(directory, "a", "WHO")
    assert found == entity(directory, "b", "World Health Organization")
    assert [(a.text, bool(a.evidence)) for a in found.aliases] == [("WHO", True)]
    assert len(set(usual_names().values())) >= 40


def test_an_acronym_needs_two_reports() -> None:
    text = "The River Board of Velmora (RBV) met."
    reports = [
        Report(d, text).name("River Board of Velmora", "organisation").name("RBV", "organisation") for d in ("a", "b")
    ]
    assert [e.other for e in expanded_acronyms(reports[0].document)] == ["rbv"]
    both = build_directory([r.done() for r in reports], [], [story(*reports)])
    assert entity(both, "a", "RBV") == entity(both, "a", "River Board of Velmora")
    alone = build_directory([reports[0].done()], [], [story(reports[0])])
    assert entity(alone, "a", "RBV") != entity(alone, "a", "River Board of Velmora")


def test_texts_that_differ_in_the_name_only_teach_an_alias() -> None:
    sentence = "{} fighters left the pass at dawn, the army told reporters"
    reports = [
        Report(d, sentence.format(n)).name(n, "organisation")
        for d, n in (("a", "Redcaps"), ("b", "Mountaineers"), ("c", "Redcaps"), ("d", "Mountaineers"))
    ]
    passages = []
    for x, y in ((0, 1), (2, 3)):
        one, two = reports[x], reports[y]
        passage = shared(one, one, one.text, "edited")
        passages.append(
            type(passage)(f"p{x}", passage.a, shared(two, two, two.text).a, "edited", 0.9, 9)
        )  # fmt: skip
    directory = build_directory([r.done() for r in reports], passages, [story(*reports)])
    assert entity(directory, "a", "Redcaps") == entity(directory, "b", "Mountaineers")


def test_a_spokesman_speaks_for_his_body() -> None:
    one = Report("a", "Jonas Brekke, spokesman of the port alliance").name("Jonas Brekke", "person")
    one.name("the port alliance", "organisation").speaks_for("Jonas Brekke", "the port alliance")
    directory = build_directory([one.done()], [], [story(one)])
    person = entity(directory, "a", "Jonas Brekke")
    assert directory.asserter(person.id) == entity(directory, "a", "the port alliance").id
    assert person.speaks_for_evidence


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("The health minister, Ida Holm, told reporters so.", True),
        ("Ida Holm, the health minister, told reporters so.", True),
        ("Health Minister Ida Holm told reporters so.", True),
        ("The defence minister, Ida Holm, told reporters so.", False),
        ("The prime minister, Ida Holm, told reporters so.", False),
        ("The minister met Jon Brekke. Ida Holm told reporters so.", False),
    ],
)
def test_a_minister_speaks_for_the_ministry_of_the_field(text: str, speaks: bool) -> None:
    one = Report("a", text).name("Ida Holm", "person")
    two = Report("b", "The ministry of health said so.").name("ministry of health", "organisation")
    directory = build_directory([one.done(), two.done()], [], [story(one, two)])
    person = entity(directory, "a", "Ida Holm")
    assert (person.speaks_for == entity(directory, "b", "ministry of health").id) == speaks
