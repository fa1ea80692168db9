"""Run a function over many items on the processes of one machine, and outlive whatever an item does.

Each worker has a pipe of its own and says which item it begins, so that when a worker dies or stalls
the guilty item is known without searching: it is tried once more, alone (another program may have
killed the worker), and given up with a reason if that fails too; the others of its parcel go on elsewhere.

Results come in the order of the items.  Only so many items are in flight that neither the pipes nor the
results waiting for their turn grow with the number of items.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from stemma.engines.packing import packed
from stemma.engines.worker import reason_of, work

Item = TypeVar("Item")
Value = TypeVar("Value")

#: Items sent to a worker at once: so many, or so many bytes, whichever comes first; fewer at the beginning, so that
#: a few items are shared by all workers.
_PARCEL_ITEMS = 8
_PARCEL_BYTES = 1 << 20

#: Items that may be ahead of the oldest unfinished one, for each worker, and their packed bytes in all.
_WINDOW_ITEMS = 32
_WINDOW_BYTES = 64 << 20

#: Share of the time passed below which a process that worked for an item stalls.
_STALLED = 0.02

#: Seconds a worker may take, on top of the item's, to start, import and unpack before it begins an item.
_START_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Item, Value]):
    """What became of one item: `value`, or `error` with the reason when there is none."""

    item: Item
    value: Value | None = None
    error: str | None = None


def map_stage(
    function: Callable[[Item], Value],
    items: Iterable[Item],
    *,
    workers: int,
    seconds: float | Callable[[Item], float] = 60.0,
    memory_bytes: int | None = None,
    preload: Sequence[str] = (),
) -> Iterator[Outcome[Item, Value]]:
    """Yield the outcome of every item, in order; an item that fails never stops the others.

    With `workers` = 1 all runs in this process, without limits of time and memory; otherwise see `Pool`.
    Closing the iterator stops the workers.
    """
    if workers == 1:
        yield from _map_here(function, items)
        return
    pool: Pool[Item, Value] = Pool(function, workers, seconds=seconds, memory_bytes=memory_bytes, preload=preload)
    try:
        yield from pool.outcomes(items)
    finally:
        pool.stop()


def _map_here(function: Callable[[Item], Value], items: Iterable[Item]) -> Iterator[Outcome[Item, Value]]:
    for item in items:
        try:
            outcome: Outcome[Item, Value] = Outcome(item, function(item))
        except MemoryError:
            outcome = Outcome(item, error="it needs more memory than there is")
        except Exception as error:
            outcome = Outcome(item, error=reason_of(error))
        yield outcome


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """What is started here is deaf to Ctrl-C from its first instruction on; this process hears it when it is done.

    A worker ignores interrupts itself, but only once it runs: while it, or the server that forks it, still imports,
    each would end with a traceback of its own.
    """
    if not hasattr(signal, "pthread_sigmask"):  # not on this system
        yield
        return
    resource_tracker.ensure_running()  # its start lets interrupts through again, so it comes first
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@dataclass(slots=True)
class _Task:
    number: int
    item: Any
    packed: bytes
    alone: bool = False  # its worker died once: the next trial is the last, and in a parcel of its own


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    tasks: deque[_Task] = field(default_factory=deque)  # sent and not yet answered, in order
    # for the first of them: the processor time it may take, that of the process when it began, the clock when it was
    # looked at last, and when it is looked at next
    allowed: float = 0.0
    used: float = 0.0
    looked: float = 0.0
    deadline: float = 0.0


class Pool(Generic[Item, Value]):
    """Worker processes for one function, started when there is work for them and kept until `stop`.

    `function` must be importable by name, items and values picklable.  `seconds` is the processor time one item may
    take (time by the clock where it stalls, or the system does not tell), `memory_bytes` what one worker may use.
    `preload` names modules that are imported once for all workers, those that take the place of others included, where
    the system can do that.
    """

    def __init__(
        self,
        function: Callable[[Item], Value],
        workers: int,
        *,
        seconds: float | Callable[[Item], float] = 60.0,
        memory_bytes: int | None = None,
        preload: Sequence[str] = (),
    ) -> None:
        if workers < 1:
            raise ValueError(f"workers must be at least 1, got {workers}")
        methods = multiprocessing.get_all_start_methods()
        self._context: Any = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        self._context.set_forkserver_preload(list(preload))  # heeded by the first pool of this process only
        self._function, self._most, self._memory = function, workers, memory_bytes
        self._limit: Callable[[Item], float] = seconds if callable(seconds) else lambda item: seconds
        self._workers: list[_Worker] = []
        self._begin(())

    def _begin(self, items: Iterable[Item]) -> None:
        self._items = iter(items)
        self._again: deque[_Task] = deque()  # to be sent before anything new
        self._finished: dict[int, Outcome[Item, Value]] = {}
        self._open: dict[int, int] = {}  # number -> packed bytes of every item taken and not yet yielded
        self._next_number = self._next_out = 0
        self._exhausted = False

    def outcomes(self, items: Iterable[Item]) -> Iterator[Outcome[Item, Value]]:
        """The outcome of every item, in order.  One such iterator at a time; closing it early stops the workers."""
        self._begin(items)
        try:
            yield from self._outcomes()
        finally:
            if any(worker.tasks for worker in self._workers):
                self.stop()

    def _outcomes(self) -> Iterator[Outcome[Item, Value]]:
        while True:
            self._feed()
            while self._next_out in self._finished:
                self._open.pop(self._next_out)
                yield self._finished.pop(self._next_out)
                self._next_out += 1
                self._feed()
            if not any(worker.tasks for worker in self._workers):
                if self._exhausted and not self._again and not self._finished:
                    return
                continue
            self._listen()

    def stop(self) -> None:
        for worker in self._workers:
            worker.connection.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()

    # ---------------------------------------------------------------- sending

    def _feed(self) -> None:
        """Give every idle worker a parcel, starting workers as long as there is work for them."""
        idle = [worker for worker in self._workers if not worker.tasks]
        while idle or len(self._workers) < self._most:
            parcel = self._parcel()
            if not parcel:
                return
            worker = idle.pop() if idle else self._start()
            worker.tasks.extend(parcel)
            self._expect(worker, _START_SECONDS)
            try:
                worker.connection.send_bytes(pickle.dumps([(task.number, task.packed) for task in parcel]))
            except (BrokenPipeError, ConnectionResetError):
                self._bury(worker, "its worker process ended before it could begin")

    def _parcel(self) -> list[_Task]:
        if self._again and self._again[0].alone:
            return [self._again.popleft()]
        parcel: list[_Task] = []
        size = 0
        most = min(_PARCEL_ITEMS, 1 + self._next_number // (2 * self._most))
        while len(parcel) < most and size < _PARCEL_BYTES:
            if self._again and self._again[0].alone:
                break
            task = self._again.popleft() if self._again else self._take()
            if task is None:
                break
            parcel.append(task)
            size += len(task.packed)
        return parcel

    def _take(self) -> _Task | None:
        """The next new item, unless there is none or enough are on their way."""
        while not self._exhausted and len(self._open) < _WINDOW_ITEMS * self._most:
            if sum(self._open.values()) > _WINDOW_BYTES:
                return None
            try:
                item = next(self._items)
            except StopIteration:
                self._exhausted = True
                return None
            number = self._next_number
            self._next_number += 1
            try:
                data = packed(item)
            except Exception as error:
                self._open[number] = 0
                self._settle(number, Outcome(item, error=f"it cannot be sent to a worker: {reason_of(error)}"))
                continue
            self._open[number] = len(data)
            return _Task(number, item, data)
        return None

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=work, args=(theirs, self._function, self._memory), daemon=True)
        with _no_interrupts():
            process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    # -------------------------------------------------------------- receiving

    def _listen(self) -> None:
        """Wait for messages, deaths and deadlines, and act on those that came."""
        busy = {worker.connection: worker for worker in self._workers if worker.tasks}
        patience = max(0.0, min(worker.deadline for worker in busy.values()) - time.monotonic())
        for ready in wait(list(busy), patience):
            worker = busy[ready]  # type: ignore[index]
            try:
                self._receive(worker, pickle.loads(worker.connection.recv_bytes()))
            except (EOFError, OSError):
                worker.process.join()
                self._bury(worker, _death(worker.process.exitcode))
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.tasks and worker.deadline <= now and not worker.connection.poll() and not self._goes_on(worker):
                self._bury(worker, f"it took longer than {self._limit(worker.tasks[0].item):.0f} seconds", final=True)

    def _receive(self, worker: _Worker, message: tuple[str, int, Any]) -> None:
        what, number, content = message
        if what == "begun":
            self._expect(worker)
            return
        task = worker.tasks.popleft()
        if worker.tasks:
            self._expect(worker, _START_SECONDS)
        outcome: Outcome[Any, Any] = Outcome(task.item, content)
        if what == "failed":
            outcome = Outcome(task.item, error=content)
        self._settle(number, outcome)

    def _expect(self, worker: _Worker, more: float = 0.0) -> None:
        worker.allowed = self._limit(worker.tasks[0].item) + more
        worker.used = _processor_time(worker.process.pid)
        worker.looked = time.monotonic()
        worker.deadline = worker.looked + worker.allowed

    def _goes_on(self, worker: _Worker) -> bool:
        """Whether the item in hand has time left: on a busy machine it had less of the processor than the clock says.

        One that the processor hardly worked for since it was looked at stalls, and has not.
        """
        now, spent = time.monotonic(), _processor_time(worker.process.pid) - worker.used
        before = worker.allowed - (worker.deadline - worker.looked)
        left = worker.allowed - spent
        if left <= 0.05 or spent - before < _STALLED * (now - worker.looked):
            return False
        worker.looked = now
        worker.deadline = now + left
        return True

    def _bury(self, worker: _Worker, reason: str, final: bool = False) -> None:
        """Remove a worker that died or must; its item in hand is tried again alone or given up."""
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.kill()
        worker.process.join()
        guilty = worker.tasks.popleft()
        self._again.extend(worker.tasks)
        if final or guilty.alone:
            self._settle(guilty.number, Outcome(guilty.item, error=reason))
        else:
            guilty.alone = True
            self._again.appendleft(guilty)

    def _settle(self, number: int, outcome: Outcome[Any, Any]) -> None:
        self._finished[number] = outcome


def _processor_time(pid: int | None) -> float:
    """Seconds of processor time of a process so far; none at all where the system does not tell."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as stat:
            user, system = stat.read().rpartition(b")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, AttributeError):
        return 0.0


def _death(code: int | None) -> str:
    """How a process ended, in words."""
    if code is not None and code < 0:
        import signal

        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = f"signal {-code}"
        return f"its worker process was ended by {name}"
    return f"its worker process ended with code {code}"
