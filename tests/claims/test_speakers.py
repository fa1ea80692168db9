"""Who speaks: mentions of one speaker brought together, pronouns, and who speaks for whom."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.claims.statement_texts import annotated, document, statements

from stemma.claims.cast import acronyms, key_of
from stemma.claims.statements import extract_statements
from stemma.language import get_annotator
from stemma.records import Block, BlockKind


def names(text: str) -> list[str | None]:
    return [one.speaker.name if one.speaker is not None else None for one in statements(text)]


def entities(text: str) -> list[str | None]:
    return [one.speaker.entity if one.speaker is not None else None for one in statements(text)]


ONE_SPEAKER = [
    ("surname and title", "Mayor Orla Finch said the weir held. Ms Finch said two boats were lost. “We ran,” said Finch.", "Orla Finch"),
    ("surname first, full name later", "Finch said the weir held. Later Orla Finch said that it rained.", "Orla Finch"),
    ("he", "Ivo Brandt said the pass was shut. He said that it would open soon.", "Ivo Brandt"),
    ("office", "Ivo Brandt, the envoy, said the pass was shut. The envoy said that it would open.", "Ivo Brandt"),
    ("it", "The Weir Board said the bank was safe. It added that two boats were lost.", "Weir Board"),
    ("head noun", "The Vesta-run office said two trunks were lost. The office said that it rained.", "Vesta-run office"),
    ("relative clause", "The Vesta-run office, which keeps lost trunks, said two were gone. The office said that it rained.", "Vesta-run office"),
    ("acronym", "The Northern Relief Union (NRU) said two ships sank. NRU said that it rained.", "Northern Relief Union"),
    ("the statement", "“Two ships sank in the strait,” the Weir Board wrote in a letter. The letter went on to say that it rained.", "Weir Board"),
    ("a following quote", "“Two ships sank in the strait,” Orla Finch said. “We ran,” she added.", "Orla Finch"),
    ("a participle", "Orla Finch said two ships sank, adding that it rained.", "Orla Finch"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "name"), ONE_SPEAKER, ids=[row[0] for row in ONE_SPEAKER])
def test_one_speaker(what: str, text: str, name: str) -> None:
    found = entities(text)
    assert len(found) >= 2 or what == "a following quote"
    assert len(set(found)) == 1, found
    assert set(names(text)) == {name}


TWO_SPEAKERS = [
    ("two people of one surname", "Orla Finch said the weir held. Tom Finch said that it broke."),
    ("two bodies of one kind", "The Norland navy said two ships sank. The Vesta navy said that none did."),
    ("another resident", "A resident of Parnau said the siren failed. Mayor Orla Finch said that it worked."),
    ("body and person", "The Weir Board said the bank was safe. Orla Finch said that it was not."),
]


@pytest.mark.parametrize(("what", "text"), TWO_SPEAKERS, ids=[row[0] for row in TWO_SPEAKERS])
def test_two_speakers(what: str, text: str) -> None:
    found = entities(text)
    assert len(found) == len(set(found)) == 2


SPEAKS_FOR = [
    ("Mission spokesman Col. Bo Lind said two ships sank.", ("bo lind", "mission"), "spokesman"),
    ("The lido trust's spokeswoman Dr Bo Lind said two ships sank.", ("bo lind", "lido trust"), "spokeswoman"),
    ("“Two ships sank here,” said Bo Lind, a spokesman for the Weir Board.", ("bo lind", "weir board"), "spokesman"),
    ("Bo Lind, the head of the Weir Board, said two ships sank.", ("bo lind", "weir board"), "heads"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pair", "reason"), SPEAKS_FOR)
def test_speaks_for(text: str, pair: tuple[str, str], reason: str) -> None:
    _, links = extract_statements(*annotated(text))
    assert [(link.person, link.body) for link in links] == [pair]
    assert reason in links[0].reason
    assert text[links[0].start : links[0].end].count("Lind") == 1


def test_a_minister_speaks_weakly_for_the_country_that_just_spoke() -> None:
    text = "Norway denied that it had closed the pass. Transport Minister Ivo Brandt promised it would open earlier."
    _, links = extract_statements(*annotated(text))
    assert [(link.person, link.body) for link in links] == [("ivo brandt", "norway")]
    assert links[0].reason.startswith("weak")


@pytest.mark.parametrize(
    ("body", "minister"),
    [
        ("The fisheries ministry", "the fisheries minister, Ivo Brandt,"),
        ("The ministry of fisheries", "Fisheries Minister Ivo Brandt"),
    ],
)
def test_a_minister_speaks_for_the_ministry_of_the_same_portfolio(body: str, minister: str) -> None:
    text = f"{body} said nine nets were lost. “We shall buy new ones,” {minister} said."
    _, links = extract_statements(*annotated(text))
    assert [(link.person, link.body) for link in links] == [("ivo brandt", body.lower().removeprefix("the "))]
    assert "portfolio" in links[0].reason and not links[0].reason.startswith("weak")


def test_a_minister_of_one_of_two_ministries_speaks_for_neither() -> None:
    text = "The Danish fisheries ministry and the Swedish fisheries ministry met. Fisheries Minister Ivo Brandt said it rained."
    _, links = extract_statements(*annotated(text))
    assert not any("portfolio" in link.reason for link in links)


def test_a_headline_shortens_the_names_of_the_text_below() -> None:
    headline, body = "Forty boats lost: river board", "The joint river board said on Monday that 40 boats were lost."
    made = document(f"{headline}\n{body}")
    kinds: tuple[tuple[int, int, BlockKind], ...] = (
        (0, len(headline) + 1, "title"), (len(headline) + 1, len(made.text), "body"),
    )  # fmt: skip
    made = replace(made, blocks=tuple(Block(made.id, *kind) for kind in kinds))
    found, _ = extract_statements(made, get_annotator().annotate(made))
    assert {one.speaker.name for one in found if one.speaker is not None} == {"joint river board"}


def test_the_issuer_of_a_document_speaks_in_it() -> None:
    (one,) = statements("Five boats sank, according to a letter sent on Monday by the pilots.")
    assert one.speaker is not None and one.speaker.name == "pilots"
    assert [via.name for via in one.via] == ["letter"]


def test_an_unknown_pronoun_stays_unknown() -> None:
    (one,) = statements("He said the weir held.")
    assert one.speaker is not None and one.speaker.entity is None


def test_acronyms_need_the_initials() -> None:
    assert acronyms("The Northern Relief Union (NRU) and the Weir Board (BBC) met.") == {"NRU": "Northern Relief Union"}


def test_key_of_leaves_articles_out() -> None:
    assert key_of("The  Weir Board") == "weir board"
