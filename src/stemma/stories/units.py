"""What is grouped: the main segment of each report, and each other event told in it.

A page with other articles run on to it, and a round-up, tell several events; only the main segment, of a round-up
the longest section, says where the report belongs.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from stemma.records import REPORT_KINDS, Block, Extraction, Name, Quantity, Segment, Time, TimeInterval
from stemma.stories.sections import heading_of, sections_of

#: Blocks that may stand between two parts of one main segment without ending it.
PASSED_OVER: frozenset[str] = frozenset({"boilerplate", "readtime"})
#: Blocks that only name writers and senders: no part of what is told.
UNTOLD: frozenset[str] = frozenset({"byline", "credit", "dateline"})


#: Words in front of a date that is still to come.
_AHEAD = re.compile(r"\b(?:before|by|due|from|until|till)\s+(?:\w+\s+)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Unit:
    """One main segment (`main`), one spliced article or one further section, with what was found in it.

    `heading` is that of a section of a round-up.
    """

    extraction: Extraction
    segments: tuple[Segment, ...]
    blocks: tuple[Block, ...]
    main: bool
    names: tuple[Name, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    heading: str = ""

    @property
    def document(self) -> str:
        return self.extraction.document.id

    @property
    def key(self) -> tuple[str, int]:
        """Orders units and tells them apart."""
        return self.document, -1 if self.main else self.segments[0].start

    @cached_property
    def title(self) -> str:
        """The headline: of a main segment, or of a section."""
        document = self.extraction.document
        if self.heading:
            return self.heading
        if not self.main:
            return ""
        return document.title or next((self._text(b) for b in self.blocks if b.kind == "title"), "")

    @cached_property
    def told(self) -> str:
        """What is told under the headline, block after block."""
        if not self.extraction.document.blocks:
            return self.extraction.document.text
        blocks = self.blocks[1:] if self.heading else self.blocks
        return "\n".join(self._text(b) for b in blocks if b.kind != "title" and b.kind not in UNTOLD)

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
            for time in self.times
            if time.anchor == "none"
            and time.value is not None
            and time.value.start is not None
            and time.value.start == time.value.end
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


def _units(extraction: Extraction) -> list[Unit]:
    document = extraction.document
    told = list(_runs(document.blocks, REPORT_KINDS))
    spliced = list(_runs(document.blocks, frozenset({"foreign"}))) if told else []
    told = told or [(0, len(document.text))]
    own = [block for block in document.blocks if block.kind in REPORT_KINDS]
    sections = sections_of(document, own, extraction.names)
    spans = [told, *([span] for span in spliced)]
    headings = [""] * len(spans)
    if sections:
        parts = [list(_runs(section, REPORT_KINDS)) for section in sections]
        longest = max(range(len(parts)), key=lambda k: (sum(end - start for start, end in parts[k]), -k))
        spans = [parts.pop(longest), *parts, *spans[1:]]
        texts = [heading_of(document, section) for section in sections]
        headings = [texts.pop(longest), *texts, *headings[1:]]
    places = sorted((start, end, k) for k, some in enumerate(spans) for start, end in some)
    names = _dealt(extraction.names, places, len(spans))
    times = _dealt(extraction.times, places, len(spans))
    quantities = _dealt(extraction.quantities, places, len(spans))
    blocks = _dealt(document.blocks, places, len(spans))
    units = []
    for k, some in enumerate(spans):
        foreign = k > len(spans) - 1 - len(spliced)
        units.append(
            Unit(
                extraction,
                tuple(Segment(document.id, start, end, k == 0) for start, end in some),
                tuple(one for one in blocks[k] if one.kind in (("foreign",) if foreign else REPORT_KINDS)),
                k == 0,
                names[k],
                times[k],
                quantities[k],
                headings[k],
            )
        )
    return units


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Item = TypeVar("_Item", bound=_Placed)


def _dealt(items: Sequence[_Item], places: Sequence[tuple[int, int, int]], count: int) -> list[tuple[_Item, ...]]:
    """The items that lie in each unit; `places` are the sorted spans of the units with their numbers."""
    starts = [start for start, _, _ in places]
    out: list[list[_Item]] = [[] for _ in range(count)]
    for item in items:
        at = bisect_right(starts, item.start) - 1
        if at >= 0 and item.end <= places[at][1]:
            out[places[at][2]].append(item)
    return [tuple(one) for one in out]


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
