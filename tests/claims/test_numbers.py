"""The number grammar as a table: what a numeral says, where it ends, and what is none."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.claims.numbers import read_numeral
from stemma.claims.vague import CONVENTION, interval
from stemma.claims.words import words_of


def numerals(text: str, money: bool = False) -> list[tuple[str, float | tuple[float | None, float | None]]]:
    words = words_of(text, 0, len(text))
    out: list[tuple[str, float | tuple[float | None, float | None]]] = []
    at = 0
    while at < len(words):
        found = read_numeral(words, at, money)
        if found is None:
            at += 1
            continue
        surface = text[words[found.first].start : words[found.last - 1].end]
        out.append((surface, found.value if found.value is not None else (found.lower, found.upper)))
        at = found.last
    return out


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("7 goats", "7", 7),
        ("12,640 ballots", "12,640", 12_640),
        ("12\u202f640 ballots", "12\u202f640", 12_640),
        ("1.250.000 ballots", "1.250.000", 1_250_000),
        ("3,20,000 litres", "3,20,000", 320_000),
        ("0.75 grams", "0.75", 0.75),
        ("39K tents", "39K", 39_000),
        ("8.4m litres", "8.4m", 8_400_000),
        ("6 million bricks", "6 million", 6e6),
        ("7 hundred thousand bricks", "7 hundred thousand", 700_000),
        ("2½ loaves", "2½", 2.5),
        ("seventeen goats", "seventeen", 17),
        ("eighty six Thousand ballots", "eighty six Thousand", 86_000),
        ("Forty-Two nurses", "Forty-Two", 42),
        ("two hundred and six nurses", "two hundred and six", 206),
        ("three hundred thousand", "three hundred thousand", 300_000),
        ("two million four hundred thousand", "two million four hundred thousand", 2_400_000),
        ("a hundred and ten sheep", "a hundred and ten", 110),
        ("a thousand sheep", "a thousand", 1_000),
        ("half a million sheep", "half a million", 500_000),
        ("six and a half million sheep", "six and a half million", 6_500_000),
        ("one point two million sheep", "one point two million", 1_200_000),
        ("five lakh rupees", "five lakh", 500_000),
        ("2.5 crore voters", "2.5 crore", 25_000_000),
        ("three dozen eggs", "three dozen", 36),
        ("a dozen eggs", "a dozen", 12),
        ("half a dozen eggs", "half a dozen", 6),
        ("a couple of shepherds", "a couple", 2),
        ("a couple of hundred shepherds", "a couple of hundred", 200),
        ("three quarters of the harvest", "three quarters", 0.75),
        ("two-fifths of the harvest", "two-fifths", 0.4),
        ("a quarter of the harvest", "a quarter", 0.25),
        ("one in eight wells", "one in eight", 0.125),
        ("nine out of 10 wells", "nine out of 10", 0.9),
        ("3/4 of the wells", "3/4", 0.75),
        ("nobody came", "nobody", 0),
        ("No one was hurt", "No one", 0),
    ],
)
def test_numeral(text: str, surface: str, value: float) -> None:
    found = numerals(text)
    assert found[0][0] == surface
    assert math.isclose(found[0][1], value)


@pytest.mark.parametrize(
    ("text", "surface", "bounds"),
    [
        ("dozens of goats", "dozens", (24, 100)),
        ("scores of goats", "scores", (40, 100)),
        ("a few hundred goats", "a few hundred", (200, 1_000)),
        ("the last few hundred goats", "few hundred", (200, 1_000)),
        ("several dozen goats", "several dozen", (24, 100)),
        ("several goats", "several", (3, 10)),
        ("tens of thousands of bees", "tens of thousands", (20_000, 100_000)),
        ("hundreds of thousands of bees", "hundreds of thousands", (200_000, 1_000_000)),
        ("millions of bees", "millions", (2e6, 1e7)),
    ],
)
def test_vague_numeral(text: str, surface: str, bounds: tuple[float, float]) -> None:
    assert numerals(text) == [(surface, bounds)]


@pytest.mark.parametrize(
    "text",
    [
        "A third landslide closed the pass",
        "for a fourth time",
        "his half-brother",
        "the second half",
        "test scores rose",
        "few goats were left",
        "no timetable was given",
        "a quarter past",
    ],
)
def test_no_numeral(text: str) -> None:
    assert numerals(text) == []


def test_a_glued_m_is_a_metre_or_a_million() -> None:
    assert numerals("400m from the quay") == [("400", 400)]
    assert numerals("400m tonnes") == [("400m", 4e8)]
    assert numerals("400m from", money=True) == [("400m", 4e8)]


def test_vague_words_are_looked_up_in_the_table() -> None:
    assert interval(("dozens",)) == CONVENTION["dozens"]
    assert interval(("few", "thousand")) == (2_000, 10_000)
    assert interval(("oodles",)) is None


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_separators_read_back(number: int) -> None:
    assert numerals(f"{number:,} grains")[0][1] == number


@settings(deadline=None)
@given(st.text(max_size=200))
def test_numerals_never_raise_and_never_overlap(text: str) -> None:
    words = words_of(text, 0, len(text))
    at = 0
    while at < len(words):
        found = read_numeral(words, at)
        if found is None:
            at += 1
            continue
        assert found.first == at < found.last <= len(words)
        assert found.value is not None or (found.lower is not None and found.upper is not None)
        at = found.last
