"""Figures exactly as they are written: no key for a number, no digit lost, nothing made of a broken group; months; nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.claims import extract_quantities
from stemma.language import get_annotator
from stemma.records import Block, Document, Quantity


def figures(text: str, annotator: str = "trained") -> list[Quantity]:
    document = Document(id="made", text=text, sha256="", blocks=(Block("made", 0, len(text), "body"),))
    return extract_quantities(document, get_annotator(annotator).annotate(document))


FRAMES = (
    "{} people died.", "It ran for {} days.", "{} years ago it closed.", "They met at {}.", "He won {}-2.", "Vik ({}) won.",
    "She was {} when it sank.", "The fund lost $4.{}bn.", "One in {} wells is dry.", "In Q{} of 2030.", "Until {} May 2031.",
    "It is 5 x 10^{}.", "In the {}th century.", "On 2031-{}.", "Within the next {} months.",
)  # fmt: skip


@given(st.sampled_from(FRAMES), st.sampled_from("0139٣²½"), st.integers(30, 6000))
@settings(max_examples=60, deadline=None)
def test_no_length_of_digits_loses_a_document(frame: str, digit: str, times: int) -> None:
    told = figures(frame.format(digit * times) + "\n\nLater 12 goats drowned.", "rules")
    assert told[-1].amount == 12.0


def test_a_long_key_is_no_quantity() -> None:
    assert figures(f"The key {'7' * 64} was stolen.") == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [("The mill lost $4.1bn.", 4_100_000_000.0), ("They sold 2.3 million tyres.", 2_300_000.0), ("It cost £8.7m.", 8_700_000.0)],
)  # fmt: skip
def test_a_scaled_decimal_has_the_digits_given(text: str, amount: float) -> None:
    assert [one.amount for one in figures(text)] == [amount]


@given(st.integers(0, 999), st.integers(0, 999), st.sampled_from([("bn", 9), ("m", 6)]))
@settings(max_examples=40, deadline=None)
def test_every_scaled_decimal_is_whole(whole: int, part: int, scale: tuple[str, int]) -> None:
    told = figures(f"The mill lost ${whole}.{part:03}{scale[0]} there.", "rules")
    wanted = whole * 10 ** scale[1] + part * 10 ** (scale[1] - 3)
    assert [one.amount for one in told] == [float(wanted)]


def test_a_broken_group_is_no_figure() -> None:
    assert figures("Around 1,000,00 people came to the fair.") == []
    assert [one.amount for one in figures("Around 1,00,000 people came to the fair.")] == [100_000.0]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("The new shaft is 14 m deep.", "14 m"),
        ("The mast stands 85 m tall.", "85 m"),
        ("A wave 6 m high hit the pier.", "6 m"),
        ("The gap is 31 m wide.", "31 m"),
    ],
)
def test_metres_set_apart(text: str, surface: str) -> None:
    told = figures(text)
    assert [(one.surface, one.unit) for one in told] == [(surface, "metre")]


def test_the_month_softens_nothing_and_the_modal_does() -> None:
    assert figures("Sales of wool rose to $3bn in May.")[0].hedges == ()
    assert figures("The May harvest brought 40 tonnes.")[0].hedges == ()
    assert figures("Sales of wool may rise to $3bn.")[0].hedges == ("may",)


@pytest.mark.parametrize(
    "text",
    [
        "No new infections were recorded on Sunday.",
        "The clinic had recorded no fresh cases by noon.",
        "Neither of the two pilots was injured.",
    ],
)
def test_a_count_that_came_to_nothing(text: str) -> None:
    assert [one.amount for one in figures(text)] == [0.0]


@pytest.mark.parametrize(
    "text",
    ["The council has no plans for the site.", "Neither the mayor nor the clerk came.", "No details were given."],
)
def test_no_count_was_kept(text: str) -> None:
    assert figures(text) == []
