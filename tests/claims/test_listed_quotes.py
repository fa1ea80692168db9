"""Quotes under a heading that says whose they are, and typewriter marks."""

from __future__ import annotations

import pytest

from stemma.claims import extract
from stemma.language import get_annotator
from stemma.reading import read_document
from stemma.records import Source, Statement


def _statements(text: str) -> list[Statement]:
    document = read_document(Source("a", text=text))
    return list(extract(document, get_annotator().annotate(document)).statements)


@pytest.mark.parametrize("bullet", ["", "- ", "• "])
@pytest.mark.parametrize("heading", ["Quotes from Ann Archer:", "Key quotes from Mayor Ann Archer on the storm:"])
def test_quotes_under_a_heading_are_whose_the_heading_says(heading: str, bullet: str) -> None:
    quotes = ['"We lost 40 boats in the storm."', '"I have counted 12 houses under water."']
    text = "\n".join([heading, *(bullet + quote for quote in quotes), "The sea was calm on Tuesday."])
    statements = _statements(text)
    assert [text[part.start : part.end] for s in statements for part in s.content] == quotes
    assert [(s.mode, s.speaker and s.speaker.name) for s in statements] == [("direct", "Ann Archer")] * 2


def test_a_quote_of_two_paragraphs_in_a_list_is_one() -> None:
    quotes = ["“We lost 40 boats in the storm.", "“The pier is gone.”", "“Nobody is to blame for that.”"]
    statements = _statements("\n\n".join(["Quotes from Ann Archer:", *quotes, "The sea was calm on Tuesday."]))
    assert [len(s.content) for s in statements] == [2, 1]


def test_a_heading_over_narration_gives_nothing() -> None:
    assert _statements("Highlights of the match:\nThe team scored 3 goals.") == []


@pytest.mark.parametrize(
    "text",
    [
        "``We lost 40 boats,'' said Ann Archer.",
        "`` We lost 40 boats , '' said Ann Archer .",
    ],
)
def test_backquotes_and_apostrophes_are_direct_speech(text: str) -> None:
    (statement,) = _statements(text)
    assert statement.mode == "direct"
    assert statement.speaker is not None and statement.speaker.name == "Ann Archer"
