"""What holds of statements on any text: spans in order and inside, no exception, time that grows with length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.statement_texts import annotated, document

from stemma.claims.statements import extract_statements
from stemma.language import get_annotator
from stemma.records import Document, Statement

_PIECES = [
    "Orla Finch", "the Weir Board", "he", "it", "said", "says", "told", "reporters", "that", "the weir held", ",", ".", "“", "”",
    '"', "‘", "’", "'", "who", "and", "but", "according to", "denied", "declined to say", "adding", ":", "\n", "\n\n", "on Monday",
    "US-led", "Col.", "(", ")", "—", "-", "reportedly", "is believed to", "40", "in a statement", "\u202e", "\x00", "\ud800",
]  # fmt: skip


def check(made: Document, found: list[Statement]) -> None:
    ids = {one.id for one in found}
    assert len(ids) == len(found)
    for one in found:
        assert one.content
        end = 0
        for part in one.content:
            assert end <= part.start < part.end <= len(made.text)
            end = part.end
        for span in (one.cue, one.addressee, *one.source):
            assert span is None or 0 <= span.start < span.end <= len(made.text)
        assert one.parent is None or (one.parent in ids and one.parent != one.id)
        for via in one.via:
            assert made.text[via.start : via.end].strip()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=60))
def test_sentences_from_cues_and_marks(pieces: list[str]) -> None:
    made, annotation = annotated(" ".join(pieces))
    check(made, extract_statements(made, annotation)[0])


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    made, annotation = annotated(text)
    check(made, extract_statements(made, annotation)[0])


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_titles(pieces: list[str]) -> None:
    made, annotation = annotated(" ".join(pieces), "title")
    check(made, extract_statements(made, annotation)[0])


_LONG = {
    "nested quotes": lambda n: "“" * n + " he said " + "”" * n,
    "one quote after another": lambda n: "“We saw the water rise.” " * n,
    "cues in one sentence": lambda n: "he said that " * n,
    "trailing cues": lambda n: "the weir held, he said, " * n,
    "commas": lambda n: "a, " * n + "he said it rained",
    "people": lambda n: "".join(f"Ana Finch{i} said it rained. He said it cleared. " for i in range(n // 4)),
    "bodies": lambda n: "".join(
        f"The body{i} of Parnau said it rained. The board said it cleared. " for i in range(n // 4)
    ),
    "nested statements": lambda n: "Finch said that " + "the board said that " * n + "it rained.",
}


@pytest.mark.parametrize("shape", _LONG)
def test_time_grows_with_length(shape: str) -> None:
    def seconds(n: int) -> float:
        made = document(_LONG[shape](n))
        annotation = get_annotator().annotate(made)
        begun = time.process_time()
        extract_statements(made, annotation)
        return time.process_time() - begun

    seconds(50)
    small, large = (min(seconds(size) for _ in range(2)) for size in (1000, 4000))
    assert large < 12 * max(small, 0.05), (small, large)
