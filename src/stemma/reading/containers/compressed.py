"""Files packed with gzip: unpacked as they are read, up to a limit that no honest text reaches."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import BinaryIO, cast

from stemma.reading.containers.members import Member, Reader, Unsuited
from stemma.reading.containers.opening import open_stream
from stemma.reading.containers.streams import bounded

#: Archives within archives that are opened.
MAX_DEPTH = 2


def members(stream: BinaryIO, reader: Reader) -> Iterator[Member]:
    """What the unpacked bytes hold.  Raises ValueError for a bomb, OSError or EOFError for damage."""
    if reader.depth >= MAX_DEPTH:
        raise Unsuited("packed too many times over: unpack it first")
    inner = reader.name.removesuffix(".gz").removesuffix(".GZ")
    packed = _Counted(stream)
    with gzip.GzipFile(fileobj=cast(BinaryIO, packed)) as unpacked:
        plain = bounded(cast(BinaryIO, unpacked), lambda: packed.count)
        yield from open_stream(plain, replace(reader, name=inner, depth=reader.depth + 1), PurePath(inner).name)


class _Counted:
    """Counts the packed bytes that were asked for."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data
