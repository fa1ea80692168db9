"""What is grouped: the main segment of each report, and each article spliced into one.

A round-up or a page with other articles run on to it tells several events; only its main segment says
where the report belongs.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from stemma.records import REPORT_KINDS, Block, Extraction, Segment, TimeInterval

#: Blocks that may stand between two parts of one main segment without ending it.
PASSED_OVER: frozenset[str] = frozenset({"boilerplate", "readtime"})
#: Blocks that only name writers and senders: no part of what is told.
UNTOLD: frozenset[str] = frozenset({"byline", "credit", "dateline"})


#: Words in front of a date that is still to come.
_AHEAD = re.compile(r"\b(?:before|by|due|from|until|till)\s+(?:\w+\s+)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Unit:
    """One main segment (`main`) or one spliced article, with the parts of the document that make it up."""

    extraction: Extraction
    segments: tuple[Segment, ...]
    blocks: tuple[Block, ...]
    main: bool

    @property
    def document(self) -> str:
        return self.extraction.document.id

    @property
    def key(self) -> tuple[str, int]:
        """Orders units and tells them apart."""
        return self.document, -1 if self.main else self.segments[0].start

    def holds(self, start: int, end: int) -> bool:
        """Whether characters start..end lie in this unit."""
        return any(one.start <= start and end <= one.end for one in self.segments)

    @cached_property
    def title(self) -> str:
        """The headline: of a main segment only."""
        document = self.extraction.document
        if not self.main:
            return ""
        return document.title or next((self._text(b) for b in self.blocks if b.kind == "title"), "")

    @cached_property
    def told(self) -> str:
        """What is told under the headline, block after block."""
        if not self.extraction.document.blocks:
            return self.extraction.document.text
        return "\n".join(self._text(b) for b in self.blocks if b.kind != "title" and b.kind not in UNTOLD)

    @cached_property
    def published(self) -> TimeInterval | None:
        """The publication of the report; that of a spliced article is not known."""
        known = self.extraction.document.published
        return known if self.main and known is not None and known.known else None

    @cached_property
    def not_before(self) -> datetime.date | None:
        """The day before which it was not written: publication, else the latest full date in the text.

        A date that the words before it set ahead ("by 3 May 2031") is left out.
        """
        if self.published is not None and self.published.start is not None:
            return self.published.start
        text = self.extraction.document.text
        days = [
            time.value.start
            for time in self.extraction.times
            if time.anchor == "none"
            and time.value is not None
            and time.value.start is not None
            and time.value.start == time.value.end
            and self.holds(time.start, time.end)
            and not _AHEAD.search(text, max(0, time.start - 20), time.start)
        ]
        return max(days, default=None)

    def _text(self, block: Block) -> str:
        return self.extraction.document.text[block.start : block.end].strip()


def units_of(extractions: Sequence[Extraction]) -> list[Unit]:
    """All units in order of document and place; documents without text have none."""
    found: list[Unit] = []
    for extraction in sorted(extractions, key=lambda one: (one.document.id, one.document.text)):
        document = extraction.document
        if document.status != "ok" or not document.text.strip() or (found and found[-1].document == document.id):
            continue
        found += _units(extraction)
    return found


def _units(extraction: Extraction) -> Iterator[Unit]:
    document = extraction.document
    main = tuple(block for block in document.blocks if block.kind in REPORT_KINDS)
    segments = tuple(Segment(document.id, start, end) for start, end in _runs(document.blocks, REPORT_KINDS))
    if not document.blocks or not segments:
        segments = (Segment(document.id, 0, len(document.text)),)
    yield Unit(extraction, segments, main, main=True)
    for start, end in _runs(document.blocks, frozenset({"foreign"})):
        blocks = tuple(b for b in document.blocks if b.kind == "foreign" and start <= b.start and b.end <= end)
        yield Unit(extraction, (Segment(document.id, start, end, main=False),), blocks, main=False)


def _runs(blocks: Sequence[Block], kinds: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Spans of neighbouring blocks of these kinds; furniture between two of them does not part them."""
    start = end = None
    for block in blocks:
        if block.kind in kinds:
            start, end = block.start if start is None else start, block.end
        elif start is not None and end is not None and block.kind not in PASSED_OVER:
            yield start, end
            start = end = None
    if start is not None and end is not None:
        yield start, end
