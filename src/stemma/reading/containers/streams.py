"""Streams over streams: bytes read already put back in front, and the number that come out bounded."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO, cast

from stemma.reading.containers.members import Unsuited

#: Bytes that may come out of a packed stream for each that goes in, once more than `FREE_BYTES` have come out.
MAX_RATIO = 200
FREE_BYTES = 1 << 24

#: Window sizes by which zlib knows the packings of HTTP (RFC 9110, 8.4.1).
WINDOWS: Mapping[str, int] = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}

#: Bytes that are unpacked at once.
_STEP = 1 << 16

_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")

BOMB = "unpacks to more than two hundred times its size, as no text does"


def buffered(stream: BinaryIO, head: bytes = b"") -> io.BufferedReader:
    """The bytes of `head` and then those of the stream, with a buffer that can be looked into."""
    return io.BufferedReader(_Joined(head, stream))


def bounded(stream: BinaryIO, packed_bytes: Callable[[], int]) -> BinaryIO:
    """Unpacked bytes; reading raises Unsuited when too many come out for the packed ones, ValueError when damaged."""
    return cast(BinaryIO, io.BufferedReader(_Bounded(stream, packed_bytes)))


def unpacked(parts: Iterable[bytes], packing: str) -> Iterator[bytes]:
    """The body, in pieces of bounded size.

    Args:
        packing: the header Content-Encoding.
    Raises:
        ValueError: packed in another way than one of those asked for, more than once, or damaged.
    """
    name = packing.strip().lower()
    if name in ("", "identity"):
        yield from parts
        return
    if name not in WINDOWS:
        raise ValueError(f"packed in a way that cannot be read ({name[:40]})")
    packed = iter(parts)
    first = next(packed, b"")
    window = WINDOWS[name]
    if name == "deflate" and first[:1] and first[0] & 0x0F != 8:
        window = -zlib.MAX_WBITS  # without its envelope, as some servers send it
    inflate = zlib.decompressobj(window)
    try:
        while first and not inflate.eof:
            yield inflate.decompress(first, _STEP)
            first = inflate.unconsumed_tail or next(packed, b"")
    except zlib.error as problem:
        raise ValueError(f"damaged: {problem}") from None


def dechunked(body: bytes) -> bytes | None:
    """The body without its chunk sizes (RFC 9112, 7.1), as far as it goes; None when it is not chunked."""
    parts: list[bytes] = []
    at = 0
    while size := _CHUNK_SIZE.match(body, at):
        end = size.end() + int(size[1], 16)
        if end == size.end():
            return b"".join(parts)
        parts.append(body[size.end() : end])
        at = end + (2 if body[end : end + 2] == b"\r\n" else 1)
    return b"".join(parts) if parts and at >= len(body) else None


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
            raise Unsuited(BOMB)
        view[: len(data)] = data
        return len(data)
