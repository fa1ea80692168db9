"""What holds an answer to its time and its size, whatever the server sends.

A time limit on single reads does not bound their sum: a header that comes a byte at a time passes each of them.  And
a body that is unpacked a whole piece at a time may fill the memory before anyone has counted.
"""

from __future__ import annotations

import socket
import threading
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any

#: Window sizes by which zlib knows the packings that are asked for (RFC 9110, 8.4.1).
_WINDOWS: Mapping[str, int] = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}

#: Bytes that are unpacked at once.
_STEP = 1 << 16


class Deadline:
    """Shuts a connection at a moment (`time.monotonic`), in whatever state it then is: the waiting read ends."""

    def __init__(self, at: float) -> None:
        self._at = at
        self._lock = threading.Lock()
        self._stream: Any = None
        self._timer = threading.Timer(max(0.0, at - time.monotonic()), self._shut)
        self._timer.daemon = True

    @property
    def passed(self) -> bool:
        return time.monotonic() >= self._at

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Told by httpx what it does (its extension `trace`): the connection is known once it stands."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            with self._lock:
                self._stream = info["return_value"]
            if self.passed:
                self._shut()

    def _shut(self) -> None:
        with self._lock:
            raw = self._stream.get_extra_info("socket") if self._stream is not None else None
        if isinstance(raw, socket.socket):
            try:
                raw.shutdown(socket.SHUT_RDWR)
            except OSError:  # closed already
                return

    def __enter__(self) -> Deadline:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()


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
    if name not in _WINDOWS:
        raise ValueError(f"packed in a way that was not asked for ({name[:40]})")
    packed = iter(parts)
    first = next(packed, b"")
    window = _WINDOWS[name]
    if name == "deflate" and first[:1] and first[0] & 0x0F != 8:
        window = -zlib.MAX_WBITS  # without its envelope, as some servers send it
    inflate = zlib.decompressobj(window)
    try:
        while first and not inflate.eof:
            yield inflate.decompress(first, _STEP)
            first = inflate.unconsumed_tail or next(packed, b"")
    except zlib.error as problem:
        raise ValueError(f"damaged: {problem}") from None
