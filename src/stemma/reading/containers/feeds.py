"""RSS, Atom and JSON Feed: each entry is a report where the feed holds its text, else the address of one."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import urljoin

from stemma.reading.containers.addresses import is_address
from stemma.reading.containers.members import Link, Member, Reader
from stemma.reading.containers.xml import refuse_entities
from stemma.records import Source

#: An entry with so many characters of text holds its report; with fewer it holds a teaser.
WHOLE_TEXT = 600

#: Most bytes of one feed: its entries are teasers or texts, without pictures.
MAX_FEED = 5_000_000

#: Most entries of one feed.
MAX_ENTRIES = 10_000


def members(stream: BinaryIO, reader: Reader) -> Iterator[Member]:
    """One member an entry, in the order of the feed.

    The id of a text is the entry's address.  An entry whose address is none of the web ("javascript:...") keeps its
    text, without the address.  Raises ValueError for what is no feed.
    """
    data = stream.read(MAX_FEED + 1)
    if len(data) > MAX_FEED:
        yield reader.failed(f"a feed of more than {MAX_FEED // 1_000_000} MB: no reader would take it")
        return
    outlet, entries = _json_feed(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else _xml_feed(data)
    if not entries:
        yield reader.failed("this feed has no entries")
    seen: set[str] = set()
    for number, entry in enumerate(entries[:MAX_ENTRIES], 1):
        address = urljoin(reader.url or "", entry["url"] or "")
        url = address if is_address(address) else None
        if url in seen:
            continue
        if url:
            seen.add(url)
        yield _member(entry, url, outlet, reader, number)


def _member(entry: dict[str, str | None], url: str | None, outlet: str | None, reader: Reader, number: int) -> Member:
    content, title, published = entry["content"] or "", entry["title"], entry["published"]
    if url and len(content) < WHOLE_TEXT:
        return Link(url, published)
    if not content.strip():
        return reader.failed("an entry with neither a text nor an address of one", str(number))
    page = f"<html><body><article>{content}</article></body></html>"
    return Source(
        id=url or f"{reader.name}:{number}", path=reader.path, url=url, data=page.encode("utf-8", "replace"),
        media="text/html", title=title, outlet=outlet, published=published,
    )  # fmt: skip


def _json_feed(data: bytes) -> tuple[str | None, list[dict[str, str | None]]]:
    """Title and entries by jsonfeed.org, version 1.1."""
    feed = json.loads(data)
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise ValueError("a JSON feed without items")
    entries = []
    for item in feed["items"]:
        if isinstance(item, dict):
            text = _string(item.get("content_html")) or _paragraphs(_string(item.get("content_text")))
            published = _string(item.get("date_published"))
            entries.append(
                {
                    "url": _string(item.get("url")) or _string(item.get("external_url")),
                    "title": _string(item.get("title")),
                    "content": text,
                    "published": published[:10] if published else None,
                }
            )
    return _string(feed.get("title")), entries


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _paragraphs(text: str | None) -> str | None:
    import html

    return "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip()) if text else None


def _xml_feed(data: bytes) -> tuple[str | None, list[dict[str, str | None]]]:
    """Title and entries by feedparser, which knows the many dialects of RSS and Atom and mends broken XML."""
    import feedparser

    refuse_entities(data)
    feed = feedparser.parse(io.BytesIO(data))  # a name or an address would be opened
    if not feed.get("version") and not feed.entries:
        raise ValueError("no feed of a known kind")
    entries = []
    for item in feed.entries:
        contents = [part.get("value") or "" for part in item.get("content", ())] + [item.get("summary") or ""]
        day = item.get("published_parsed") or item.get("updated_parsed")
        entries.append(
            {
                "url": _string(item.get("link")),
                "title": _plain(item.get("title")),
                "content": max(contents, key=len),
                "published": f"{day.tm_year:04}-{day.tm_mon:02}-{day.tm_mday:02}" if day else None,
            }
        )
    return _plain(feed.feed.get("title")), entries


def _plain(marked_up: str | None) -> str | None:
    """A title without the marks of HTML that feeds put in titles."""
    import html
    import re

    return " ".join(html.unescape(re.sub(r"<[^<>]{0,200}>", "", marked_up)).split()) or None if marked_up else None
