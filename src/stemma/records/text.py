"""One document: its text and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stemma.records.kinds import BlockKind
from stemma.records.places import TimeInterval, check_span


@dataclass(frozen=True, slots=True)
class Source:
    """Raw input before it is a document: where it came from and its bytes, or its ready text.

    Exactly one of `data` and `text` is set, unless `error` says why neither could be had.
    """

    id: str
    path: str | None = None
    url: str | None = None
    data: bytes | None = None
    text: str | None = None
    media: str | None = None  # "text/plain", "text/html" or None: decide by content
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    story: str | None = None
    error: str | None = None
    listed: str | None = None  # the day that a feed or site map gives for it: believed when nothing better says it
    charset: str | None = None  # the encoding that the server declared for the bytes, believed before the page's own
    part: bool = False  # one of the reports that the file at `path` holds, not the file itself


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or source that the report names as where it has its text or picture from."""

    agency: str
    start: int
    end: int

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Block:
    document: str
    start: int
    end: int
    kind: BlockKind
    reason: str = ""

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Position:
    """Characters start..end of the canonical text are those of the page's element with this XPath."""

    start: int
    end: int
    xpath: str

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Document:
    """One report: its canonical text, which never changes again, and what is known about it.

    `blocks` tile the text: sorted, no gap, no overlap, the last one ends at the text's end; an
    empty text has none.  `status` is "error" when there is no text to work on; `error` says why.
    """

    id: str
    text: str
    sha256: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: TimeInterval | None = None
    language: str | None = None
    translation: Literal["none", "declared", "suspected"] = "none"
    credits: tuple[Credit, ...] = ()
    blocks: tuple[Block, ...] = ()
    status: Literal["ok", "empty", "error"] = "ok"
    error: str | None = None
    encoding: str = "utf-8"
    story: str | None = None
    publisher: str | None = None  # the house that the outlet belongs to, where a table says so
    modified: TimeInterval | None = None  # when the page says it was last changed
    date_evidence: tuple[TimeInterval, ...] = ()  # all that speaks of the publication, most believed first
    original_url: str | None = None  # the address on another site that the page calls the original (`rel=canonical`)
    translation_evidence: str = ""  # the words that say, or make one suspect, that it is a translation
    positions: tuple[Position, ...] = ()  # of a page: which element holds each line
    configuration: str | None = None  # fingerprint of the settings under which it was read

    def __post_init__(self) -> None:
        at = 0
        for block in self.blocks:
            if block.start != at or block.end <= at:
                raise ValueError(f"blocks must tile the text: {self.id} at {at}, got {block.start}..{block.end}")
            at = block.end
        if self.blocks and at != len(self.text):
            raise ValueError(f"blocks of {self.id} end at {at}, the text at {len(self.text)}")
