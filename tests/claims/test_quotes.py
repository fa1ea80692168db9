"""Quotation marks paired: what is a quote, what is repaired, what is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.claims.quotes import pair_quotes, paragraphs

TABLE = [
    ("curly", "“The weir held,” she said.", ["“The weir held,”"]),
    ("straight", 'He called it "a near miss" twice.', ['"a near miss"']),
    ("typewriter pairs", "`` The weir held , '' she said .", ["`` The weir held , ''"]),
    ("guillemets", "«The weir held», she said.", ["«The weir held»"]),
    ("single, British", "‘The weir held,’ said Orla Finch.", ["‘The weir held,’"]),
    ("apostrophes are no quotes", "The keepers' boats and Finch's nets weren't lost.", []),
    ("single around an apostrophe", "'It's the keepers' turn,' she said.", ["'It's the keepers' turn,'"]),
    ("nested: the outer one", "“He said ‘run’ and we ran,” she said.", ["“He said ‘run’ and we ran,”"]),
    ("nested of one kind", "“Read “The Weir” first,” she said.", ["“Read “The Weir” first,”"]),
    ("two in a paragraph", "“Yes,” she said. “No.”", ["“Yes,”", "“No.”"]),
    ("never closed: to the end of the paragraph", "She said: “The weir held.\nIt rained.", ["“The weir held."]),
    ("one missing, the next one whole", "“The weir held. “We slept,” she said.", ["“We slept,”"]),
    ("never opened", 'The weir held," she said.', ['The weir held,"']),
    ("closed by an opening mark", "“The weir held, “ she said.", ["“The weir held, “"]),
    ("inches", 'A 6" pipe burst.', []),
    ("closing mark alone in mid-sentence", "The weir” held.", []),
]


@pytest.mark.parametrize(("what", "text", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_quotes(what: str, text: str, expected: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in pair_quotes(text)] == expected


def test_a_quote_of_several_paragraphs_goes_on() -> None:
    text = "“First the rain came.\n\n“Then the weir broke.\n\n“We left,” she said."
    quotes = pair_quotes(text)
    assert [(quote.closed, quote.continues) for quote in quotes] == [(False, False), (False, True), (True, True)]


def test_a_wrapped_line_does_not_end_a_paragraph() -> None:
    text = "“The weir held,\nand we slept,” she said."
    assert len(paragraphs(text)) == 1
    assert len(pair_quotes(text)) == 1


@given(st.text(alphabet=st.sampled_from("ab .,!?\n\"“”„'‘’«»-(`")))
def test_any_marks_give_ordered_quotes_inside_the_text(text: str) -> None:
    end = 0
    for quote in pair_quotes(text):
        assert end <= quote.start <= quote.inner_start <= quote.inner_end <= quote.end <= len(text)
        end = quote.end


@pytest.mark.parametrize(
    "text", ["“" * 10_000 + "”" * 10_000, '"' * 20_000, "“a " * 10_000, "‘a " * 10_000 + "’ " * 10_000]
)
def test_ten_thousand_marks_take_no_time(text: str) -> None:
    begun = time.process_time()
    pair_quotes(text)
    assert time.process_time() - begun < 2


def test_a_break_of_hard_wrapped_text_is_inside_its_paragraph() -> None:
    text = (
        "The union of the Lower Tarn ferries said on Monday that it would call\n"
        "Lene Brask, who led the strike of May, and that 300 crews would stay at\n"
        "Ostrava quay until the owners of the line had paid the wages of April.\n\n"
        '"Nobody here has seen a krone since March, and we will go to the court in\n'
        'Bergvik if we must," said Brask, who was the first to leave the bridge.\n'
    )
    assert len(paragraphs(text)) == 2
    assert [quote.closed for quote in pair_quotes(text)] == [True]


def test_lines_of_a_list_are_paragraphs() -> None:
    text = "Killed on Monday: 14\nHurt on Monday and taken to the hospital of Ostrava: 30\nMissing: 2\n"
    assert len(paragraphs(text)) == 3
