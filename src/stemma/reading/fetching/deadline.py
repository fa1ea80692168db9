"""What holds an answer to its time, whatever the server sends.

A time limit on single reads does not bound their sum: a header that comes a byte at a time passes each of them.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Any


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
