"""What the page on briefs shows is what the program prints."""

from __future__ import annotations

import re
from pathlib import Path

from stemma.pipeline import build, read_source
from stemma.reading import open_sources
from stemma.reporting.briefs import standing_line
from stemma.reporting.naming import readable
from stemma.views.brief import brief

ROOT = Path(__file__).resolve().parents[2]


def test_the_line_on_the_page_is_one_of_the_examples_brief() -> None:
    page = (ROOT / "docs" / "timeline-and-brief.md").read_text(encoding="utf-8")
    shown = re.findall(r"^```\n(.*?)\n```", page, re.M | re.S)
    example = ROOT / "src" / "stemma" / "data" / "example" / "reports"
    ledger = build([read_source(source) for source in open_sources([str(example)])])
    lookup = readable(ledger)
    lines = {standing_line(lookup, one) for story in ledger.stories for one in brief(ledger, story.id).series}
    assert shown and set(shown) <= lines
