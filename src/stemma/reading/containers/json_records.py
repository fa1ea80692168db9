"""A .json file: one list of records, one record, a feed, or JSON Lines under the wrong name."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from stemma.reading.containers import feeds, json_lines
from stemma.reading.containers.members import MAX_BYTES, Member, Reader
from stemma.reading.containers.streams import buffered


def members(stream: BinaryIO, reader: Reader) -> Iterator[Member]:
    """A source a record; a file too large to be held whole, or of several values, is read line by line."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) <= MAX_BYTES:
        try:
            content = json.loads(data)
        except (ValueError, RecursionError):
            content = None
        if isinstance(content, dict) and "jsonfeed.org" in str(content.get("version")):
            yield from feeds.members(io.BytesIO(data), reader)
            return
        records = content if isinstance(content, list) else [content] if isinstance(content, dict) else None
        if records is not None:
            for number, record in enumerate(records, 1):
                yield json_lines.record_source(record, replace(reader, name=f"{reader.name}:{number}"))
            return
    yield from json_lines.members(buffered(stream, data), reader)
