"""Site maps (sitemaps.org): the pages of a site; an index names further maps.

A news map (Google's extension) also says the date of each page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from stemma.reading.containers.addresses import is_address
from stemma.reading.containers.members import MAX_BYTES, Link, Member, Reader, too_large
from stemma.reading.containers.xml import parse_xml

#: Most addresses of one map: the protocol's own limit.
MAX_LINKS = 50_000


def members(stream: BinaryIO, reader: Reader) -> Iterator[Member]:
    """A link for each page or further map, in the order of the file.  Raises ValueError for what is no XML."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield reader.failed(too_large(len(data)))
        return
    count = 0
    for entry in parse_xml(data):
        facts = _facts(entry)
        if "loc" not in facts:
            continue
        count += 1
        if count > MAX_LINKS:
            yield reader.failed(f"more than {MAX_LINKS:,} addresses: the rest is left out")
            return
        if not is_address(facts["loc"]):
            yield reader.failed(f"not an address of a page: {facts['loc'][:80]!r}", str(count))
            continue
        yield Link(facts["loc"], facts.get("publication_date"))


def _facts(entry: Any) -> dict[str, str]:
    """Texts of the elements below, by local name; those of pictures and videos are not the page's."""
    found: dict[str, str] = {}
    for element in entry.iterdescendants():
        if not isinstance(element.tag, str):
            continue
        space, _, name = element.tag.rpartition("}")
        if element.text and element.text.strip() and ("image" not in space and "video" not in space):
            found.setdefault(name.lower(), " ".join(element.text.split()))
    return found
