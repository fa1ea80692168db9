"""OPML: the feeds that a feed reader holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from stemma.reading.containers.addresses import is_address
from stemma.reading.containers.members import MAX_BYTES, Link, Member, Reader, too_large
from stemma.reading.containers.xml import parse_xml


def members(stream: BinaryIO, reader: Reader) -> Iterator[Member]:
    """A link for each feed, once, in the order of the file.  Raises ValueError for what is no XML."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield reader.failed(too_large(len(data)))
        return
    seen: set[str] = set()
    for outline in parse_xml(data).iter("outline", "{*}outline"):
        facts = {key.lower(): value.strip() for key, value in outline.attrib.items()}
        address = facts.get("xmlurl", "")
        if not address or address in seen:
            continue
        seen.add(address)
        if is_address(address):
            yield Link(address)
        else:
            yield reader.failed(f"not an address of a feed: {address[:80]!r}", str(len(seen)))
    if not seen:
        yield reader.failed("this outline names no feed")
