"""WARC, the form in which crawlers keep pages (ISO 28500), packed or not: each answer with a readable body is a source.

CC-NEWS and the files that a ledger keeps of its own fetches are of this form.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from stemma.reading.containers.members import MAX_BYTES, Reader, content_type, too_large
from stemma.records import Source

#: Content types that can be a report; an answer of another type is passed over without a word, as are errors.
MEDIA = frozenset({"application/pdf", "text/html", "text/markdown", "text/plain"})


def members(stream: BinaryIO, reader: Reader) -> Iterator[Source]:
    """Sources in the order of the file.  The id is the page's address; another answer of the same address in one
    file is another version, named by its time too, unless its bytes are the same."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    seen: dict[str, set[bytes]] = {}
    wanted = WarcRecordType.response | WarcRecordType.resource
    for record in ArchiveIterator(stream, record_types=wanted, auto_decode="all", quirks_mode=True):
        source = _source(record, reader)
        if source is None:
            continue
        answers = seen.setdefault(source.id, set())
        digest = hashlib.sha256(source.data or b"").digest()
        if digest not in answers:
            yield _captured(source, record) if answers else source
            answers.add(digest)


def _source(record: Any, reader: Reader) -> Source | None:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> \t")
    if not url.startswith(("http://", "https://")):
        return None
    told = record.http_headers if record.is_http else record.headers
    media, charset = content_type(told.get("Content-Type") if told is not None else None)
    if media not in MEDIA or (record.is_http and _status(record) != 200):
        return None
    data = record.reader.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Source(id=url, path=reader.path, url=url, error=too_large(len(data)))
    return Source(id=url, path=reader.path, url=url, data=data, media=media, charset=charset)


def _status(record: Any) -> int | None:
    code = record.http_headers.status_code if record.http_headers is not None else None
    return int(code) if code is not None else None


def _captured(source: Source, record: Any) -> Source:
    when = record.record_date
    return replace(source, id=f"{source.id} ({when:%Y-%m-%dT%H:%M:%SZ})" if when else f"{source.id} (again)")
