"""Casualties in sentences: ages of several people, predicates that kill, and persons without a number."""

from __future__ import annotations

import pytest

from stemma.pipeline import read_source
from stemma.records import Source


def figures(sentence: str) -> list[tuple[str, str | None]]:
    found = read_source(Source("a", text=sentence + "\n", published="2031-05-06"))
    return [(q.surface, q.role) for q in found.quantities]


@pytest.mark.parametrize(
    "sentence",
    [
        "Girls, 8 and 10, die in fire",
        "The victims, 16 and 10, drowned in a lake.",
        "The other riders, ages 12, 16 and 18, went home.",
        "His brothers, both 23, drowned.",
        "A farmer kills a wolf and the other man, 38, flees.",
        "Image 2 of 8",
    ],
)
def test_ages_and_places_in_a_row_are_no_counts(sentence: str) -> None:
    assert [figure for figure in figures(sentence) if figure[0].isdecimal()] == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gunman kills six in raid on bank", ("six", "killed")),
        ("Three people, including an infant, were slain in a house in Ostrel.", ("Three", "killed")),
        ("The blast left one man fatally wounded.", ("one", "killed")),
        ("The shooting of four people in Ostrel is still a mystery.", ("four", "shot")),
        ("A fire in Ostrel sent four people to the hospital.", ("four", "hospitalised")),
        ("Six people suffered burns in Ostrel.", ("Six", "injured")),
        ("A total of 40 people drowned; an additional 53 were injured.", ("53", "injured")),
        ("She faces four counts of assault with intent to maim.", ("four", None)),
        ("The fire left three dead and another injured.", ("another", "injured")),
        ("4 Wounded In Ostrel Drive-By Shooting Near Amsel Bridge", ("4", "injured")),
    ],
)
def test_roles(sentence: str, expected: tuple[str, str | None]) -> None:
    assert expected in figures(sentence)


def test_who_kills_is_not_counted() -> None:
    assert figures("A boy shot and killed a guard.") == [("a", "killed")]
    assert figures("A guard was shot and killed on Monday.") == [("A", "killed")]
