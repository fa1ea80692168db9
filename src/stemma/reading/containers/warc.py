"""WARC, the form in which crawlers keep pages (ISO 28500), packed or not: each answer with a readable body is a source.

CC-NEWS and the files that a ledger keeps of its own fetches are of this form.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from stemma.reading.containers.members import MAX_BYTES, Reader, content_type, too_large
from stemma.reading.containers.streams import WINDOWS, dechunked, unpacked
from stemma.records import Source

#: Content types that can be a report; an answer of another type is passed over without a word, as are errors.
MEDIA = frozenset({"application/pdf", "text/html", "text/markdown", "text/plain"})


def members(stream: BinaryIO, reader: Reader) -> Iterator[Source]:
    """Sources in the order of the file.  The id is the page's address; another answer of the same address in one
    file is another version, named by its time too, unless its bytes are the same."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    seen: dict[str, set[bytes]] = {}
    record = None
    for record in ArchiveIterator(
        _OneWay(stream), record_types=WarcRecordType.any_type, auto_decode="none", quirks_mode=True
    ):
        if record.headers.get("Content-Length") is None:
            yield reader.failed("damaged: a record without its length; what follows it may be missing")
            continue
        if record.record_type not in (WarcRecordType.response, WarcRecordType.resource):
            continue
        source = _source(record, reader)
        if source is None:
            continue
        answers = seen.setdefault(source.id, set())
        digest = hashlib.sha256(source.data or b"").digest()
        if digest not in answers:
            yield _captured(source, record) if answers else source
            answers.add(digest)
    if record is None:
        yield reader.failed("no WARC record in it: it is empty, cut off or of another kind")


class _OneWay:
    """A stream that knows how far it was read: FastWARC asks for the place of each, and panics where a pipe has none."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        raise OSError("read in one direction only")

    def close(self) -> None:
        """The stream is its owner's to close."""


def _source(record: Any, reader: Reader) -> Source | None:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> \t")
    if not url.startswith(("http://", "https://")):
        return None
    told = record.http_headers if record.is_http else record.headers
    if told is None:
        return None
    media, charset = content_type(told.get("Content-Type"))
    if media not in MEDIA or (record.is_http and _status(record) != 200):
        return None
    failed = Source(id=url, path=reader.path, url=url)
    expected = record.content_length
    data = record.reader.read(MAX_BYTES + 1)
    if len(data) < min(expected, MAX_BYTES):
        return replace(failed, error=f"cut off: the file holds {len(data):,} of its {expected:,} bytes")
    if record.is_http:
        try:
            data = _decoded(data, told)
        except ValueError as problem:
            return replace(failed, error=str(problem))
    if len(data) > MAX_BYTES:
        return replace(failed, error=too_large(len(data)))
    return replace(failed, data=data, media=media, charset=charset)


def _decoded(data: bytes, headers: Any) -> bytes:
    """The body without chunks and packing, at most one byte more than a report may have.

    Crawlers often take both off and leave the headers that tell of them: where the bytes do not look so, they are
    taken as they are.  Raises ValueError for a packing that cannot be undone.
    """
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        whole = dechunked(data)
        data = data if whole is None else whole
    packing = (headers.get("Content-Encoding") or "").strip().lower()
    if packing in ("gzip", "x-gzip") and not data.startswith(b"\x1f\x8b"):
        return data
    if packing not in WINDOWS and data.lstrip()[:1] in (b"<", b"%"):
        return data
    out = bytearray()
    for part in unpacked([data], packing):
        out += part
        if len(out) > MAX_BYTES:
            break
    return bytes(out)


def _status(record: Any) -> int | None:
    code = record.http_headers.status_code if record.http_headers is not None else None
    return int(code) if code is not None else None


def _captured(source: Source, record: Any) -> Source:
    when = record.record_date
    return replace(source, id=f"{source.id} ({when:%Y-%m-%dT%H:%M:%SZ})" if when else f"{source.id} (again)")
