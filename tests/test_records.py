"""Invariants that no record can break."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.records import Block, Count, Document, Span, TimeInterval, content_id


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_lies_in_order(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="start <= end"):
        Span(start, end)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_overlap_is_sharing_a_character(a: int, b: int, c: int, d: int) -> None:
    one, other = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    if one.start < one.end and other.start < other.end:
        assert one.overlaps(other) == bool(shared) == other.overlaps(one)


@pytest.mark.parametrize("blocks", [[(0, 4), (5, 9)], [(0, 5), (4, 9)], [(0, 8)], [(1, 9)]])
def test_blocks_tile_the_text(blocks: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match=r"a\.txt"):
        Document("a.txt", "123456789", "0" * 64, blocks=tuple(Block("a.txt", s, e, "body") for s, e in blocks))


def test_time_and_count_run_forwards() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        TimeInterval(datetime.date(2024, 5, 2), datetime.date(2024, 5, 1))
    with pytest.raises(ValueError, match="low <= high"):
        Count(2, 1)


@given(st.text(), st.text())
def test_content_ids_depend_on_every_part(a: str, b: str) -> None:
    assert content_id("q", a, b) == content_id("q", a, b)
    if a != b:
        assert content_id("q", a) != content_id("q", b)
