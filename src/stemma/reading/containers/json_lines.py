"""JSON Lines: one record of a report a line, with the fields of the public input format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from stemma.reading.containers.members import MAX_BYTES, Reader, too_large
from stemma.reading.dates import iso_interval
from stemma.records import Source

TEXT_FIELDS = ("title", "url", "outlet", "published", "language", "story")


def members(stream: BinaryIO, reader: Reader) -> Iterator[Source]:
    """A source a line; an empty line is passed over, one that is no record is an error with its number."""
    for number, line in enumerate(bounded_lines(stream), 1):
        named = replace(reader, name=f"{reader.name}:{number}")
        if not line.strip():
            continue
        if len(line) > MAX_BYTES:
            yield named.failed(f"line {number}: {too_large(len(line))}")
            continue
        try:
            record = json.loads(line.decode("utf-8-sig"))
        except UnicodeDecodeError:
            yield named.failed(f"line {number} is not UTF-8: write JSON Lines as UTF-8")
        except (ValueError, RecursionError) as problem:
            yield named.failed(f"line {number} is not one JSON object: {problem}")
        else:
            source = record_source(record, named)
            yield replace(source, error=f"line {number}: {source.error}") if source.error else source


def bounded_lines(stream: BinaryIO) -> Iterable[bytes]:
    """Lines, those above the limit cut there (one byte longer, so that the reader sees it) and the rest skipped."""
    while line := stream.readline(MAX_BYTES + 1):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)
            if not line or line.endswith(b"\n"):
                break


def record_source(record: Any, reader: Reader) -> Source:
    """A source of one decoded record; fields of the wrong type are an error, unknown fields are ignored.

    A date of publication that cannot be read is an error too: what is given and silently dropped would be found
    missing only in the ledger.
    """
    if not isinstance(record, dict):
        return reader.failed("not a JSON object with a field 'text'")
    id_ = reader.name
    given = record.get("id")
    if isinstance(given, str | int) and not isinstance(given, bool) and str(given):
        id_ = str(given)
    named = replace(reader, name=id_)
    text = record.get("text")
    if not isinstance(text, str):
        return named.failed("the field 'text' is missing or no string")
    fields: dict[str, str | None] = {}
    for key in TEXT_FIELDS:
        value = record.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            return named.failed(f"the field {key!r} is no string")
        fields[key] = value or None
    published = fields["published"]
    if published and iso_interval(published) is None:
        return named.failed(f"the field 'published' is no date: {published[:40]!r}; write it as 2024-05-31")
    try:
        text.encode("utf-8"), id_.encode("utf-8")
    except UnicodeEncodeError:
        text, named = _mended(text), replace(named, name=_mended(id_))
    return Source(
        id=named.name, path=reader.path, text=text, media="text/plain", title=fields["title"],
        url=fields["url"] or reader.url, outlet=fields["outlet"], published=published, language=fields["language"],
        story=fields["story"],
    )  # fmt: skip


def _mended(text: str) -> str:
    """Halves of a character that JSON lets pass cannot be written again: each becomes the replacement character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
