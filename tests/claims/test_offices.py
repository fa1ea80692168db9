"""Who speaks for which body: the words that say so, and how much they say."""

from __future__ import annotations

import pytest
from tests.claims.statement_texts import annotated, statements

from stemma.claims.metonyms import country_of_capital, government_of
from stemma.claims.statements import extract_statements

TIES = [
    ("The Weir Board said the bank was safe. Its chief, Bo Lind, said that it rained.", ("bo lind", "weir board"), "heads"),
    ("The Weir Board denied that it rained. “It is dry,” a spokeswoman said.", ("spokeswoman", "weir board"), "right after"),
    ("A senior official at the fisheries office said that it rained.", ("senior official", "fisheries office"), "acts for"),
    ("Dr Bo Lind of the Weir Institute said that it rained.", ("bo lind", "weir institute"), "weak"),
    ("Bo Lind, a former head of the Weir Board, said that it rained.", ("bo lind", "weir board"), "weak"),
    ("Danish envoy Bo Lind said that it rained.", ("bo lind", "denmark"), "weak"),
    ("Lunde Lines spokesman Bo Lind said that it rained.", ("bo lind", "lunde lines"), "named as spokesman"),
    ("Bo Lind, a spokesman for Lunde Lines, said that it rained.", ("bo lind", "lunde lines"), "named as spokesman"),
    ("Oslo said that it had rained in Norway.", ("oslo", "norway"), "metonym"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pair", "reason"), TIES, ids=[row[0][:40] for row in TIES])
def test_what_ties_a_speaker_to_a_body(text: str, pair: tuple[str, str], reason: str) -> None:
    _, links = extract_statements(*annotated(text))
    assert [(link.person, link.body) for link in links] == [pair]
    assert reason in links[0].reason


NAMED = [
    ("the company", "Brine Holdings opened two silos. The company said that they were full.", "Brine Holdings"),
    ("it, the subject before", "The fisheries office met on Monday. It said that it rained.", "fisheries office"),
    ("it, not what is talked of", "The Weir Board said the bank was safe. Salt was short, it said.", "Weir Board"),
    ("apposition", "The pit's owner, Norstein Minerals, said that it rained.", "Norstein Minerals"),
    ("a noun before the name", "The shipping firm Delacourt said that it rained.", "Delacourt"),
    ("secretary of state", "Secretary of State Ana Ruiz said that it rained.", "Ana Ruiz"),
    ("somebody unnamed", "An engineer said that the pumps were old. He said that it rained.", "engineer"),
    ("their report", "The Weir Board said in a report that it rained. The report said that two boats were lost.", "Weir Board"),
    ("a country", "Norway said that it rained.", "Norwegian government"),
    ("two countries", "Peru and Chile said that it rained.", "Peruvian and Chilean governments"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "name"), NAMED, ids=[row[0] for row in NAMED])
def test_the_last_speaker(what: str, text: str, name: str) -> None:
    speaker = statements(text)[-1].speaker
    assert speaker is not None and speaker.name == name and speaker.entity is not None


@pytest.mark.parametrize(
    ("name", "government"),
    [("Oslo", "Norwegian government"), ("US", "US government"), ("Brussels", None), ("Weir Board", None), ("", None)],
)
def test_government_of(name: str, government: str | None) -> None:
    assert government_of(name) == government


def test_a_country_that_bears_its_capitals_name_is_a_country() -> None:
    assert country_of_capital("Oslo") == "Norway"
    assert country_of_capital("Norway") is None
    assert country_of_capital("Luxembourg") is None


OWN_VOICES = [
    ("Tern Front said that the pass was open. An army spokeswoman said that it was closed. "
     "The spokeswoman, Major Lena Roth, said that two soldiers were hurt.", "lena roth", "army"),
    ("The teachers union went on strike. The minister's spokesperson said that talks would go on.",
     "minister's spokesperson", None),
    ("The memo said that bridges were unsafe. The mayor's spokesman said that it was wrong.", "mayor's spokesman", None),
    ("Fire Chief Roy Dean said that two people were hurt.", "roy dean", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "person", "body"), OWN_VOICES, ids=[row[1] for row in OWN_VOICES])
def test_nobody_speaks_for_a_body_that_merely_stands_near(text: str, person: str, body: str | None) -> None:
    _, links = extract_statements(*annotated(text))
    assert [link.body for link in links if link.person == person] == ([body] if body else [])
