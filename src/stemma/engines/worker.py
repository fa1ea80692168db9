"""What runs in a worker process: take packed items, say which one is begun, send each result back."""

from __future__ import annotations

import gc
import pickle
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any, Literal

from stemma.engines.packing import packed

#: Objects made, less those gone, between two searches for cycles.
_ALLOCATIONS = 50_000

#: A message from a worker: (what, number of the item, value or reason).
Message = tuple[Literal["begun", "done", "failed"], int, Any]


def work(connection: Connection, function: Callable[[Any], Any], memory_bytes: int | None) -> None:
    """Serve until the other end closes.  Interrupts are left to the parent, which stops its workers itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if memory_bytes is not None:
        limit_memory(memory_bytes)
    try:
        with rare_collections():
            while True:
                for number, item in pickle.loads(connection.recv_bytes()):
                    connection.send(("begun", number, None))
                    connection.send_bytes(pack_result(number, run(function, number, item)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


@contextmanager
def rare_collections() -> Iterator[None]:
    """What is there now stays, and stages make many objects and few cycles: to look for those seldom is enough."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def run(function: Callable[[Any], Any], number: int, item: bytes) -> Message:
    try:
        return ("done", number, function(pickle.loads(item)))
    except MemoryError:
        return ("failed", number, "it needs more memory than a worker may use")
    except Exception as error:
        return ("failed", number, reason_of(error))


def pack_result(number: int, message: Message) -> bytes:
    try:
        return packed(message)
    except MemoryError:
        return pickle.dumps(("failed", number, "its result needs more memory than a worker may use"))
    except Exception as error:
        return pickle.dumps(("failed", number, f"its result cannot be sent: {reason_of(error)}"))


def reason_of(error: BaseException) -> str:
    """The error in one line: its kind, and what it says if it says anything."""
    said = " ".join(str(error).split())[:500]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def limit_memory(memory_bytes: int) -> None:
    """Let no allocation take this process beyond so many bytes, where the system can do that."""
    try:
        import resource
    except ImportError:  # not on this system
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
