"""Lists of addresses: one a line, with empty lines and lines that begin with "#" passed over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from stemma.reading.containers.json_lines import bounded_lines
from stemma.reading.containers.members import Link, Member, Reader

#: Longest address that is still fetched, in characters.
MAX_ADDRESS = 4_000


def members(stream: BinaryIO, reader: Reader) -> Iterator[Member]:
    """A link a line; a line that is no address is an error record with its number."""
    for number, raw in enumerate(bounded_lines(stream), 1):
        line = raw.decode("utf-8", "replace").lstrip("\ufeff").strip()
        if not line or line.startswith("#"):
            continue
        if not is_address(line):
            yield reader.failed(f"line {number} is no address of a page: {line[:80]!r}", str(number))
        else:
            yield Link(line)


def is_address(text: str) -> bool:
    """Whether this is an http or https address with a host and nothing beside it."""
    if len(text) > MAX_ADDRESS or any(sign.isspace() or not sign.isprintable() for sign in text):
        return False
    scheme, sign, rest = text.partition("://")
    return bool(sign) and scheme.lower() in ("http", "https") and bool(rest.split("/")[0].strip(".:@"))
