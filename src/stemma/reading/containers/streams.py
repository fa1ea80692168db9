"""Streams over streams: bytes read already put back in front, and the number that come out bounded."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import BinaryIO, cast

#: Bytes that may come out of a packed stream for each that goes in, once more than `FREE_BYTES` have come out.
MAX_RATIO = 200
FREE_BYTES = 1 << 24

BOMB = "unpacks to more than two hundred times its size, as no text does"


def buffered(stream: BinaryIO, head: bytes = b"") -> io.BufferedReader:
    """The bytes of `head` and then those of the stream, with a buffer that can be looked into."""
    return io.BufferedReader(_Joined(head, stream))


def bounded(stream: BinaryIO, packed_bytes: Callable[[], int]) -> BinaryIO:
    """Unpacked bytes; reading raises ValueError when too many come out for the packed ones, or they are damaged."""
    return cast(BinaryIO, io.BufferedReader(_Bounded(stream, packed_bytes)))


class _Joined(io.RawIOBase):
    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        data, self._head = self._head[: len(view)], self._head[len(view) :]
        data = data or self._rest.read(len(view))
        view[: len(data)] = data
        return len(data)


class _Bounded(io.RawIOBase):
    def __init__(self, stream: BinaryIO, packed_bytes: Callable[[], int]) -> None:
        self._stream = stream
        self._packed_bytes = packed_bytes
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        try:
            data = self._stream.read(len(view))
        except zlib.error as problem:
            raise ValueError(str(problem)) from None
        self._given += len(data)
        if self._given > FREE_BYTES and self._given > MAX_RATIO * max(self._packed_bytes(), 1):
            raise ValueError(BOMB)
        view[: len(data)] = data
        return len(data)
