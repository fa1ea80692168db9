"""What kind of file this is, by its name and first bytes, and the opener for it.

The name decides where it is plain ("news.csv"); the first bytes decide for the rest, so that standard input and
fetched files without a useful name are taken apart too.  A file of no such kind is one report.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import BinaryIO, cast

from stemma.reading.containers.columns import USUAL_NAMES
from stemma.reading.containers.members import MAX_BYTES, Member, Opener, Reader, Unsuited, too_large
from stemma.reading.containers.streams import buffered
from stemma.records import Source

#: What a single report's file name says of its content; other names are decided by content.
MEDIA_BY_SUFFIX = {
    ".htm": "text/html",
    ".html": "text/html",
    ".markdown": "text/markdown",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".shtml": "text/html",
    ".text": "text/plain",
    ".txt": "text/plain",
    ".xhtml": "text/html",
}

#: Kinds by the ending of the name.  Files of other archives and of offices stay what they are: an error that says so.
KIND_BY_SUFFIX = {
    ".atom": "feeds",
    ".csv": "tables",
    ".gz": "compressed",
    ".json": "json_records",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".opml": "outlines",
    ".parquet": "parquet",
    ".rss": "feeds",
    ".tsv": "tables",
    ".urls": "addresses",
    ".warc": "warc",
    ".zip": "archives",
}

#: Bytes looked at to tell a kind.
_HEAD = 4096
_XML_ROOT = re.compile(rb"<(?:[\w.-]+:)?(rss|feed|rdf|opml|urlset|sitemapindex)[\s>]", re.IGNORECASE)
_XML_KIND = {
    b"feed": "feeds", b"opml": "outlines", b"rdf": "feeds", b"rss": "feeds", b"sitemapindex": "site_maps",
    b"urlset": "site_maps",
}  # fmt: skip
_JSON_FEED = re.compile(rb'^\s*\{[^{\[]{0,300}"version"\s*:\s*"https?://(?:www\.)?jsonfeed\.org/')
_JSON_LIST = re.compile(rb"\[\s*\{")
_SEPARATOR = re.compile(rb"[,;\t|]")
#: How the first member's name begins where an archive is the file of an office, a book or a program.
_OFFICE = (b"[Content_Types]", b"mimetype", b"_rels/", b"docProps/", b"word/", b"xl/", b"META-INF/")
_ADDRESS_LINE = re.compile(rb"\s*https?://\S+\s*$")
_LISTED = re.compile(rb"\s*(?:https?://\S+\s*|#.*)?$").match


def open_file(path: str, reader: Reader) -> Iterator[Member]:
    """All that the file holds.  Never raises: what cannot be opened or goes on no further is an error record."""
    try:
        if not os.path.isfile(path):
            yield reader.failed("neither a file nor a folder: copy its content to a file first")
            return
        with open(path, "rb") as stream:
            yield from open_stream(stream, reader, os.path.basename(path))
    except PermissionError:
        yield reader.failed("may not be read: change its permissions")
    except OSError as problem:
        yield reader.failed(f"cannot be read: {problem.strerror or problem}")


def open_stream(stream: BinaryIO, reader: Reader, file_name: str = "", media: str | None = None) -> Iterator[Member]:
    """All that the bytes hold; `file_name` and `media` (a content type) say what they are, where they say anything.

    A damaged container gives what could be read before the damage and then an error record.
    """
    source = stream if isinstance(stream, io.BufferedReader) else buffered(stream)
    head = source.peek(_HEAD)[:_HEAD]
    kind = kind_of(file_name, head)
    if kind is None:
        yield _single(source, reader, file_name, media)
        return
    opener = cast(Opener, import_module(f"stemma.reading.containers.{kind}").members)
    try:
        for member in opener(source, reader):
            yield replace(member, part=True) if isinstance(member, Source) else member
    except Unsuited as problem:
        yield reader.failed(str(problem))
    except (OSError, ValueError, EOFError, MemoryError, RecursionError) as problem:
        if isinstance(problem, OSError) and problem.errno is not None:
            raise  # the disk, not what is on it
        told = " ".join(str(problem).split())[:200] or type(problem).__name__
        yield reader.failed(f"damaged, or not what its name says; nothing after this point was read ({told})")


def kind_of(file_name: str, head: bytes) -> str | None:
    """The module that opens such a file, None for a single report."""
    suffixes = [suffix.lower() for suffix in PurePath(file_name).suffixes[-2:]]
    last = suffixes[-1] if suffixes else ""
    if ".warc" in suffixes and last in (".warc", ".gz", ".zst"):
        return "warc"
    if last in (".txt", "") or last not in MEDIA_BY_SUFFIX:
        by_content = _kind_by_content(head, last)
        if by_content:
            return by_content
    return KIND_BY_SUFFIX.get(last)


def _kind_by_content(head: bytes, suffix: str) -> str | None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"WARC/"):
        return "warc"
    if _JSON_FEED.match(start):
        return "feeds"
    if suffix in KIND_BY_SUFFIX:
        return None
    if head.startswith(b"\x1f\x8b"):
        return "compressed"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"PK\x03\x04") and not head.startswith(_OFFICE, 30):
        return "archives"
    if start.startswith(b"<"):
        root = _XML_ROOT.search(start)
        if root and (start.startswith((b"<?xml", root[0][:4])) or b"<html" not in start[: root.start()].lower()):
            return _XML_KIND[root[1].lower()]
        return None
    lines = start.splitlines()
    whole = lines[:-1] if len(head) == _HEAD else lines
    if suffix in ("", ".lst", ".list", ".txt") and any(map(_ADDRESS_LINE.match, whole)) and all(map(_LISTED, whole)):
        return "addresses"
    if suffix == "" and lines and start.startswith(b"{"):
        return "json_lines" if lines[0].rstrip().endswith(b"}") or not whole else "json_records"
    if suffix == "" and _JSON_LIST.match(start):
        return "json_records"
    if suffix == "" and whole and _heads_a_table(whole[0]):
        return "tables"
    return None


def _heads_a_table(line: bytes) -> bool:
    """Whether the line names columns, one of them a usual one for the text and another for something else."""
    names = {
        name.strip(b' "').lower().replace(b" ", b"_").decode("ascii", "replace") for name in _SEPARATOR.split(line)
    }
    usual = [field for field, known in USUAL_NAMES.items() if names.intersection(known)]
    return "text" in usual and len(usual) > 1


def _single(stream: BinaryIO, reader: Reader, file_name: str, media: str | None) -> Source:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return reader.failed(too_large(_size(stream, len(data))))
    suffix = PurePath(file_name).suffix.lower()
    return Source(
        id=reader.name, path=reader.path, url=reader.url, data=data, media=media or MEDIA_BY_SUFFIX.get(suffix)
    )


def _size(stream: BinaryIO, at_least: int) -> int:
    try:
        return stream.seek(0, os.SEEK_END)
    except (OSError, ValueError):
        return at_least
