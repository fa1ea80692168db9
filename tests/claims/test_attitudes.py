"""Thoughts, wishes and judgements: what they take, and that nobody has said that it is so."""

from __future__ import annotations

import pytest
from tests.claims.statement_texts import contents, source, statements, words

from stemma.claims import extract
from stemma.language import get_annotator
from stemma.reading import read_document
from stemma.records import Source

#: (sentence, source, cue, content parts, act)
TABLE = [
    # thought and will
    ("The chain hopes to create 500 jobs by next spring.", "The chain", "hopes", ("to create 500 jobs by next spring",), "assert|other"),
    ("Sefton wants to sell the mill to its workers.", "Sefton", "wants", ("to sell the mill to its workers",), "other"),
    ("The pilot knew that the left engine had been repaired twice.", "The pilot", "knew", ("the left engine had been repaired twice",), "other"),
    ("The union refused to sign the new rota.", "The union", "refused", ("to sign the new rota",), "refuse"),
    ("The coach was aware that three of his players were ill.", "The coach", "was aware", ("three of his players were ill",), "other"),
    ("Lodgers are wary of the new landlord.", "Lodgers", "are wary of", ("the new landlord",), "other"),
    ("The crew is keen to sail before dusk.", "The crew", "is keen", ("to sail before dusk",), "other"),
    # judgement, a gerund
    ("Fans lambasted the referee.", "Fans", "lambasted", ("the referee",), "assert"),
    ("The dairy denied watering the milk.", "The dairy", "denied", ("watering the milk",), "deny"),
    # nouns
    ("The bishop's call for a truce went unheard.", "The bishop", "call", ("a truce",), "order"),
    ("There is growing fear among parents that the school is unsafe.", "parents", "fear", ("the school is unsafe",), "other"),
    ("The board voiced concern that the dam would leak.", "The board", "voiced concern", ("the dam would leak",), "other"),
    # views
    ("In his view, the tax will hurt small farms most.", "his", "In his view", ("the tax will hurt small farms most",), "assert"),
    ("For the growers, the ban is a betrayal.", "the growers", "For", ("the ban is a betrayal",), "assert"),
    # the passive
    ("The raid was condemned by the regional council.", "the regional council", "was condemned by", ("The raid",), "assert"),
    ("Residents were told by the fire service to keep their windows shut.", "the fire service", "were told by", ("to keep their windows shut",), "order"),
    ("The mayor is accused of hiding the audit.", "", "is accused", ("The mayor", "of hiding the audit"), "assert"),
    # asides
    ("Turnout, she noted, had fallen in every ward.", "she", "noted", ("Turnout", "had fallen in every ward"), "assert"),
    ("As the minister put it, the harvest was the worst in memory.", "the minister", "put it", ("the harvest was the worst in memory",), "assert"),
    # refusals
    ("The striker's agent could not be reached for comment.", "The striker's agent", "could not be reached", ("comment",), "refuse"),
    ("The firm did not respond to questions about the layoffs.", "The firm", "did not respond", ("questions about the layoffs",), "refuse"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "cue", "parts", "act"), TABLE, ids=[row[0][:60] for row in TABLE])
def test_what_is_thought(text: str, who: str, cue: str, parts: tuple[str, ...], act: str) -> None:
    found = [(source(text, one), words(text, one.cue), contents(text, one), one.act) for one in statements(text)]
    assert [(entry[0], entry[1], entry[2]) for entry in found] == [(who, cue, parts)]
    assert found[0][3] in act.split("|")


@pytest.mark.parametrize(
    "text",
    [
        "No band has claimed the blast that shut the depot.",
        "You know that the road is shut.",
        "The purse found in the lane was empty.",
        "The two divers attacked the boat.",
    ],
)
def test_nobody_tells(text: str) -> None:
    assert statements(text) == []


def test_a_hope_inside_somebodys_words_is_part_of_them() -> None:
    (one,) = statements("Orla Finch said she hoped to reopen the weir in May.")
    assert one.act == "assert"


def test_what_is_wanted_is_not_asserted() -> None:
    text = "The Weir Board wants to build 40 boats this year."
    document = read_document(Source("a", text=text))
    extraction = extract(document, get_annotator().annotate(document))
    (quantity,) = [one for one in extraction.quantities if text[one.start : one.end] == "40"]
    assert [link.role for link in quantity.attribution] == ["outlet"]
