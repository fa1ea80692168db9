"""Paragraphs that open with a speaker's name, names before a quote, and sources that are cited."""

from __future__ import annotations

from tests.claims.statement_texts import contents, source, statements


def test_paragraphs_that_open_with_a_name() -> None:
    text = "PRESENTER: How many beds are free tonight?\nDR HALE: We have eleven left. Three are for children."
    asked, told = statements(text)
    assert (source(text, asked), asked.act) == ("PRESENTER", "ask")
    assert (source(text, told), told.act) == ("DR HALE", "assert")
    assert contents(text, told) == ("We have eleven left. Three are for children.",)


def test_one_label_is_no_transcript() -> None:
    assert statements("NOTE: The hall is shut on Monday.\nThe bus runs late.") == []
    assert statements("PHONE: 555 0100.\nEMAIL: post at parnau.") == []


def test_a_name_before_a_quote() -> None:
    text = "Pollsters agree - Ada Holm: “The ballots came in late from the islands.”"
    (one,) = statements(text)
    assert source(text, one) == "Ada Holm"


def test_a_cited_source_of_a_figure_is_its_source() -> None:
    text = "Two crews were lost off Tarn Head, the Evening Gull reported, citing the harbour master."
    cited, paper = statements(text)
    assert source(text, cited) == "the harbour master"
    assert source(text, paper) == "the Evening Gull"
    assert contents(text, cited) == contents(text, paper) == ("Two crews were lost off Tarn Head",)


def test_a_reason_that_is_cited_is_no_source() -> None:
    text = "The board shut 3 wells, it said, citing a lack of rain."
    assert "a lack of rain" not in {source(text, one) for one in statements(text)}


def test_questions_and_answers() -> None:
    text = "Q: Did the weir hold?\nA: It held all night, and nobody was hurt."
    assert [(source(text, one), one.act) for one in statements(text)] == [("Q", "ask"), ("A", "assert")]


def test_the_rows_of_a_table_are_no_transcript() -> None:
    assert statements("Olm: 1,501\nTarn: 46\nOlm: 12\nTarn: 9") == []
