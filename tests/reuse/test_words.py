"""Words as they are compared: what makes two renderings one word, and where the words stand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.reuse.words import ngrams, number_of, plain_words_of_all, words_of, words_of_all


def told(text: str) -> list[str]:
    words = words_of(text)
    return [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine tugs; ten barges.", ["Nine", "tugs", "ten", "barges"]),
        ("Tove's barge, o'clock", ["Tove's", "barge", "o'clock"]),
        ("the U.N. mission", ["the", "U.N", "mission"]),
        ("1,000 bales at 12.5 crowns", ["1,000", "bales", "at", "12.5", "crowns"]),
        ("a ten-year lease", ["a", "ten", "year", "lease"]),
        ("one_two", ["one", "two"]),
        ("速報です", ["速", "報", "で", "す"]),
        ("at 速x", ["at", "速", "x"]),
        ("", []),
        (".,'", []),
        ("a", ["a"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Quellmar", "QUELLMAR"),
        ("14,500", "14500"),
        ("o'clock", "o’clock"),
        ("café", "cafe\u0301"),
        ("Málin", "Malin"),
        ("U.N.", "UN"),
        ("Ａｂ", "ab"),
    ],
)
def test_two_renderings_of_one_word(one: str, two: str) -> None:
    assert number_of(one) == number_of(two)
    first, second = plain_words_of_all([one, two])
    assert first == second


@pytest.mark.parametrize(("one", "two"), [("12.5", "125"), ("barge", "barges"), ("ab", "ba"), ("aa", "a"), ("1", "11")])
def test_two_words(one: str, two: str) -> None:
    assert number_of(one) != number_of(two)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ten-year lease", [False, True, False]),
        ("see sarn.example/tolls now", [False, False, True, True, False]),
        ("It burned.Crews came", [False, False, False, False]),
        ("(ten) tugs", [False, False]),
    ],
)
def test_words_written_together(text: str, expected: list[bool]) -> None:
    assert words_of(text).joined.tolist() == expected


@given(st.lists(st.text(max_size=40), max_size=8))
def test_texts_worked_on_together_are_as_each_alone(texts: list[str]) -> None:
    for text, words in zip(texts, words_of_all(texts), strict=True):
        alone = words_of(text)
        for mine, other in ((words.starts, alone.starts), (words.ends, alone.ends), (words.hashes, alone.hashes),
                            (words.joined, alone.joined)):  # fmt: skip
            assert mine.tolist() == other.tolist()
        assert all(0 <= start < end <= len(text) for start, end in zip(words.starts, words.ends, strict=True))
        assert (np.diff(words.starts) > 0).all()


def test_grams_depend_on_words_and_their_order() -> None:
    one, two = words_of("nine grey tugs left").hashes, words_of("grey nine tugs left").hashes
    assert len(ngrams(one, 3)) == 2
    assert len(ngrams(one, 5)) == 0
    assert ngrams(one, 2)[-1] == ngrams(two, 2)[-1]
    assert ngrams(one, 2)[0] != ngrams(two, 2)[0]


@pytest.mark.parametrize("most", [1, 3, 7])
def test_the_first_words_of_a_long_text_are_those_of_all_of_it(most: int) -> None:
    text = "The U.N. barge o'Sarn shipped 14,500 bales... " * 40 + "!" * 5_000 + " tugs" * 900
    assert list(plain_words_of_all([text], most)) == [next(plain_words_of_all([text]))[:most]]
    assert list(plain_words_of_all(["!" * 9_000 + text], most)) == [next(plain_words_of_all([text]))[:most]]
