"""No text at all makes the annotator fail, lie about offsets, or take more than linear time."""

import time

import pytest
from annotating import document
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.language import get_annotator
from stemma.records import Document

PIECES = [
    "Ana Ruiz", "said", "on", "the", "ninth", "of", "May", "2018", "-", "–", "“", "”", '"', "'", "(", ")", ".", "...", "!", "U.S.",
    "al-Asfar", "Gen.", "\n", "\n\n", "three", "weeks", "ago", "from", "to", "Monday", "31", "99", "0000", "\x00", "\ud800", "שלום",
    "since", "until", "US-led", "Ministry of", "and", ",", ":", " ", "a", "year", "2018-02-31", "12/12/2012", "\u2028", "\t",
]  # fmt: skip


def check(made: Document) -> None:
    annotation = get_annotator().annotate(made)
    at = 0
    for token in annotation.tokens:
        assert at <= token.start < token.end <= len(made.text)
        assert token.text == made.text[token.start : token.end]
        at = token.end
    following = 0
    for sentence in annotation.sentences:
        assert sentence.first == following < sentence.last
        following = sentence.last
        assert sentence.start == annotation.tokens[sentence.first].start
        assert sentence.end == annotation.tokens[sentence.last - 1].end
        assert any(block.start <= sentence.start and sentence.end <= block.end for block in made.blocks)
    assert following == len(annotation.tokens)
    covered = sum(not character.isspace() for character in made.text)
    assert sum(len("".join(token.text.split())) for token in annotation.tokens) == covered
    for spans in (annotation.names, annotation.times):
        at = 0
        for span in spans:
            assert at <= span.start < span.end <= len(made.text)
            assert span.text == made.text[span.start : span.end]
            at = span.end


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_characters(text: str) -> None:
    check(document(text))


@settings(max_examples=250, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=60),
    st.sampled_from(["", " "]),
    st.sampled_from([None, "2019-03-20", "0001-01-01", "9999-12-31"]),
)
def test_any_order_of_telling_pieces(pieces: list[str], joint: str, published: str | None) -> None:
    check(document(joint.join(pieces), published))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30), st.lists(st.sampled_from(PIECES), max_size=30))
def test_blocks_hold_their_sentences(left: list[str], right: list[str]) -> None:
    check(document("", blocks=[(" ".join(left), "title"), (" ".join(right), "body")]))


MONSTERS = {
    "one word": "a" * 400_000,
    "one line of quotes": '"' * 100_000,
    "nested quotes": "“" * 10_000 + "x" + "”" * 10_000,
    "spaced quotes": '" ' * 50_000,
    "stops": "." * 100_000 + "a",
    "spaced stops": "! " * 50_000,
    "capitals": "Aa " * 60_000,
    "hyphens": "Al-" * 60_000,
    "brackets": "(" * 100_000,
    "chain of days": "The next day it fell. " * 8_000,
    "the same surname": "Ana Ruiz and Ruiz met. " * 8_000,
    "months": "May " * 50_000,
    "numbers": "11-12-13-" * 20_000,
    "and of": "Ministry of and the Water of " * 8_000,
    "newlines": "\n" * 200_000 + "a",
}


@pytest.mark.parametrize("name", MONSTERS)
def test_monsters_take_linear_time(name: str) -> None:
    made = document(MONSTERS[name], "2019-03-20")
    began = time.process_time()
    check(made)
    assert time.process_time() - began < 20
