"""Where something stands and when it holds: spans, intervals of time, identifiers made of content."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass


def content_id(prefix: str, *parts: object) -> str:
    """A short identifier made of the content alone, so that two runs give the same one.

    Returns `prefix` + "-" + 12 hexadecimal digits of the SHA-256 of the parts.
    """
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def check_span(start: int, end: int) -> None:
    """Raise ValueError unless start..end can be a span."""
    if not 0 <= start <= end:
        raise ValueError(f"a span must satisfy 0 <= start <= end, got {start}..{end}")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters start..end of a document that the holder knows."""

    start: int
    end: int

    def __post_init__(self) -> None:
        check_span(self.start, self.end)

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class DocumentSpan:
    """Characters start..end of the document with this id: the unit of evidence."""

    document: str
    start: int
    end: int

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class TimeInterval:
    """From `start` to `end`, both days included; either end None when open.

    `basis` says how it was found, in words a reader understands.  `partial` keeps what the words
    say when they lack an anchor, so that a later stage that knows one can finish the work
    (`language.times.complete`): "--12-05" (5 December, year unknown), "---05" (the fifth of the
    month), "weekday:2" (Wednesday, Monday = 0), "offset:-21d" (three weeks ago), "month:0" (this
    month).  A time with neither end known and no `partial` is not worth keeping: use None instead.
    """

    start: datetime.date | None
    end: datetime.date | None
    basis: str = ""
    start_offset: int | None = None
    end_offset: int | None = None
    partial: str | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f"a time must not end before it starts: {self.start}..{self.end}")

    @property
    def known(self) -> bool:
        return self.start is not None or self.end is not None
