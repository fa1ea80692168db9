"""Lines that give the date with the outlet or the author."""

from __future__ import annotations

import datetime

import pytest

from stemma.reading import read_document
from stemma.records import Document, Source

HEADLINE = "Storm sinks 40 boats in Falmouth harbour"
BODY = "The storm sank 40 boats in the harbour on Monday, the harbour office said."
DAY = datetime.date(2032, 10, 25)


def _read(*lines: str) -> Document:
    return read_document(Source("a", text="\n".join(lines)))


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Falmouth Courier, 25 October 2032", "Falmouth Courier"),
        ("25 October 2032, Falmouth Courier", "Falmouth Courier"),
        ("Falmouth Courier | Monday 25 October 2032 10:20 GMT", "Falmouth Courier"),
        ("Ann Archer, The Weir Gazette, October 25, 2032", "The Weir Gazette"),
        ("Ann Archer, 25 October 2032", None),
        ("By Ann Archer | 25 October 2032", None),
    ],
)
@pytest.mark.parametrize("over", [False, True])
def test_a_signed_line_beside_the_headline_dates_the_report(line: str, outlet: str | None, over: bool) -> None:
    document = _read(*((line, HEADLINE) if over else (HEADLINE, line)), "", BODY)
    assert document.published is not None and document.published.start == DAY
    assert document.outlet == outlet
    assert document.title == HEADLINE
    kinds = {document.text[block.start : block.end].strip(): block.kind for block in document.blocks}
    assert kinds[line] in ("dateline", "byline")


@pytest.mark.parametrize(
    "line",
    [
        "The harbour of Falmouth seen after the storm, 25 October 2032",
        "Rescue crews search the wrecks on 25 October 2032.",
        "Falmouth Courier",
    ],
)
def test_captions_and_bare_names_are_no_signed_lines(line: str) -> None:
    assert _read(HEADLINE, line, "", BODY).outlet is None


def test_what_came_with_the_record_is_believed_first() -> None:
    source = Source("a", text=f"{HEADLINE}\nFalmouth Courier, 25 October 2032\n\n{BODY}", outlet="Weir Gazette")
    assert read_document(source).outlet == "Weir Gazette"
