"""CSV and TSV: one report a row, the first row naming the columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

from stemma.reading.containers.columns import column_of_field, row_source
from stemma.reading.containers.members import MAX_BYTES, Reader, Unsuited
from stemma.reading.containers.streams import buffered
from stemma.reading.decode import decode
from stemma.records import Source

#: Bytes that the encoding and the separator are told from.
_SAMPLE = 65_536
_QUOTED = re.compile(r'"[^"]*"')
_SEPARATORS = ",;\t|"


def members(stream: BinaryIO, reader: Reader) -> Iterator[Source]:
    """A source a row.  Raises Unsuited when no column holds the text or a field is above the limit."""
    head = stream.read(_SAMPLE)
    whole_lines = head[: head.rfind(b"\n") + 1] or head
    decoded = decode(whole_lines)
    if decoded.text is None:
        yield reader.failed(decoded.problem or "no text")
        return
    encoding = "utf-8" if decoded.encoding.startswith("utf-8") else decoded.encoding
    lines = io.TextIOWrapper(buffered(stream, head), encoding=encoding, errors="replace", newline="")
    csv.field_size_limit(MAX_BYTES)
    rows = csv.DictReader(_without_nul(lines), delimiter=_separator(decoded.text))
    number = 0
    try:
        names = [name.lstrip("\ufeff") for name in rows.fieldnames or ()]
        if not names:
            yield reader.failed("a table without a row of column names")
            return
        rows.fieldnames = names
        columns = column_of_field(names, reader.columns)
        for number, row in enumerate(rows, 1):
            source = row_source(row, columns, reader, number)
            yield replace(source, error=f"row {number}: {source.error}") if source.error else source
    except csv.Error as problem:
        raise Unsuited(
            f"row {number + 1} cannot be read ({problem}): is a quotation mark left open? Nothing after it was read"
        ) from None


def _separator(sample: str) -> str:
    """The sign that parts the column names: the commonest of the usual ones in the first line, outside quotation
    marks."""
    first = _QUOTED.sub("", sample.lstrip("\ufeff\r\n").split("\n", 1)[0])
    return max(_SEPARATORS, key=lambda sign: (first.count(sign), -_SEPARATORS.index(sign)))


def _without_nul(lines: Iterable[str]) -> Iterator[str]:
    return (line.replace("\0", "") for line in lines)
