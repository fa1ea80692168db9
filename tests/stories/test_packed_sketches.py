"""Sketches as bytes: they come back as they were, whatever characters a report holds."""

from __future__ import annotations

import pytest

from stemma.engines import Processes
from stemma.pipeline import read_source
from stemma.records import Source
from stemma.stories.further import packed_sketches
from stemma.stories.sketch import packed, unpacked


@pytest.mark.parametrize("title", ["Barge sinks", "Barge \ud800 sinks"])
def test_sketches_come_back(title: str) -> None:
    text = f"{title}\n\nFour people drowned when a barge sank off Velm on Monday, the harbour police said."
    found = read_source(Source(id="a", text=text, title=title, outlet="Gull"))
    ((document, data),) = packed_sketches([found], Processes(1))
    assert document == "a"
    (drawn,) = unpacked(data)
    assert drawn.sketch.document == "a" and drawn.sketch.title == title
    assert unpacked(packed([drawn])) == [drawn]
