"""What an opener gives, and the limits that every opener keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from stemma.records import Source

#: Most bytes of one report, or of one line of JSON Lines.  A saved page with its pictures inlined stays
#: below this; a longer file is a collection and wants to be split.
MAX_BYTES = 20_000_000

_CHARSET = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """The address of a report that a feed, a site map or a list names, with the date that is given for it there."""

    url: str
    published: str | None = None


Member = Source | Link
"""A report as it lies there, or where one is to be had."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What an opener must know beside the bytes.

    `name`: the id of the file, and what the ids of its members begin with; `path`: where the file lies, None for
    standard input and fetched bytes; `url`: where fetched bytes come from; `columns`: for tables, which column is
    which field (see `tables`); `depth`: how many archives this lies in.
    """

    name: str
    path: str | None = None
    url: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0

    def failed(self, reason: str, member: str = "") -> Source:
        """The error record of the file, or of one member of it."""
        name = f"{self.name}/{member}" if member else self.name
        return Source(id=name, path=self.path, url=self.url, error=reason)


class Unsuited(ValueError):
    """A file that is whole but cannot be taken apart as it is; the text says what to do, and is told as it stands."""


class Opener(Protocol):
    """Takes one kind of file apart.  Lazy; may raise OSError, ValueError (Unsuited where nothing is damaged) or
    EOFError, which end the file there."""

    def __call__(self, stream: BinaryIO, reader: Reader) -> Iterator[Member]: ...


def too_large(size: int) -> str:
    return f"larger than {MAX_BYTES // 1_000_000} MB ({size:,} bytes): split it into single reports"


def content_type(header: str | None) -> tuple[str | None, str | None]:
    """(content type, encoding) that a header Content-Type tells, lower case; XHTML counts as HTML."""
    media, _, parameters = (header or "").partition(";")
    media = media.strip().lower()
    found = _CHARSET.search(parameters)
    return "text/html" if media == "application/xhtml+xml" else media or None, found[1].lower() if found else None
