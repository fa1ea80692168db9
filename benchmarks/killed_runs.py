"""Commands of stemma run in a process of their own, which is killed at a chosen moment.

The process is forked from this one, so that it need not import everything again, and leads a process group of its own.
It notes in memory shared with this one how far it is; nothing else of the program is changed but the size of batches.
"""

from __future__ import annotations

import functools
import mmap
import os
import signal
import struct
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: What a process is at, as it notes it: see `_watched`.
PHASES = ("starting", "reading", "adding a batch", "comparing", "storing the ledger", "deciding")
_NOTED = struct.Struct("=BIII")  # phase, reports read, statements and commits, those of them that write what was found
_WRITING = frozenset({PHASES.index("adding a batch"), PHASES.index("storing the ledger"), PHASES.index("deciding")})


@dataclass(frozen=True)
class Kill:
    """When a process is killed.

    `kind`: "time", after so many seconds of its processor time; "clock", after so many by the clock; "statement", with
    its n-th statement, begin or commit; "writing", the same, counting only those that write reports, ledger or decisions.
    """

    kind: str
    at: float


@dataclass
class Ended:
    """How a process ended: `code` is negative after a signal; `cpu` seconds, `phase` and counts as noted last."""

    code: int
    out: str
    err: str
    cpu: float
    wall: float
    phase: str
    read: int
    statements: int
    writing: int

    @property
    def killed(self) -> bool:
        return self.code == -signal.SIGKILL


class Running:
    """A command of stemma that runs in a group of its own."""

    def __init__(
        self, arguments: Sequence[str], *, batch: int = 5, stdin: str = "", kill: Kill | None = None, grow: bool = False
    ) -> None:
        self._shared = mmap.mmap(-1, 4096)
        self._files = [tempfile.TemporaryFile() for _ in range(3)]  # noqa: SIM115 - closed by `wait`
        self._files[0].write(stdin.encode())
        self._files[0].seek(0)
        self._kill = kill
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        self.began = time.monotonic()
        self.pid = os.fork()
        if self.pid == 0:
            self._be(list(arguments), batch, grow)

    def _be(self, arguments: list[str], batch: int, grow: bool) -> None:
        code = 70
        try:
            os.setsid()
            for number, file in enumerate(self._files):
                os.dup2(file.fileno(), number)
            sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
            sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            _watched(self._shared, batch, grow, self._kill)
            sys.argv = ["stemma", *arguments]
            from stemma.cli import main

            try:
                main()
                code = 0
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else int(end.code is not None)
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
            os._exit(code)

    def cpu(self) -> float:
        """Seconds of processor time of the process itself, without workers."""
        try:
            return int(Path(f"/proc/{self.pid}/schedstat").read_text().split()[0]) / 1e9
        except (OSError, IndexError):
            return 0.0

    def group_is_there(self) -> bool:
        try:
            os.killpg(self.pid, 0)
        except ProcessLookupError:
            return False
        return True

    def wait(self, seconds: float = 600.0, instead: Callable[[], None] | None = None) -> Ended:
        """Wait for the end; when its moment has come, kill the whole group, or do something `instead` and wait on."""
        cpu = 0.0
        while True:
            pid, status, usage = os.wait4(self.pid, os.WNOHANG)
            if pid:
                break
            passed = time.monotonic() - self.began
            cpu = max(cpu, self.cpu())
            due = self._kill is not None and (
                (self._kill.kind == "time" and cpu >= self._kill.at)
                or (self._kill.kind == "clock" and passed >= self._kill.at)
            )
            if due and instead is not None:
                instead()
                self._kill = instead = None
            elif due or passed > seconds:
                os.killpg(self.pid, signal.SIGKILL)
                _, status, usage = os.wait4(self.pid, 0)
                break
            time.sleep(0.001)
        wall = time.monotonic() - self.began
        deadline = time.monotonic() + 20
        while self.group_is_there():  # workers of a process that ended see that their pipe is closed
            if time.monotonic() > deadline:
                raise RuntimeError("processes outlived the command that started them")
            time.sleep(0.01)
        texts = []
        for file in self._files[1:]:
            file.seek(0)
            texts.append(file.read().decode("utf-8", "replace"))
        for file in self._files:
            file.close()
        phase, read, statements, writing = _NOTED.unpack_from(self._shared)
        spent = usage.ru_utime + usage.ru_stime
        return Ended(os.waitstatus_to_exitcode(status), *texts, spent, wall, PHASES[phase], read, statements, writing)


def run(arguments: Sequence[str], instead: Callable[[], None] | None = None, **options: Any) -> Ended:
    """Run a command to its end, or to its kill; `instead` as of `Running.wait`."""
    return Running(arguments, **options).wait(instead=instead)


def _watched(shared: mmap.mmap, batch: int, grow: bool, kill: Kill | None) -> None:
    """Set the size of batches, note what is done in the shared memory, and die with the n-th statement if asked to."""
    from sqlalchemy import Engine, event

    from stemma import pipeline
    from stemma.store import DecisionLog, LedgerStore

    pipeline.BATCH_DOCUMENTS, pipeline.BATCH_SECONDS = batch, 1e9
    if grow:  # add to the ledger, as to a large one, instead of making a small one anew
        pipeline.rebuild.__kwdefaults__["small"] = 0
    noted = [0, 0, 0, 0]

    def note() -> None:
        _NOTED.pack_into(shared, 0, *noted)

    def within(phase: str, function: Callable[..., Any], read: int = 0) -> Callable[..., Any]:
        @functools.wraps(function)
        def wrapped(*arguments: Any, **options: Any) -> Any:
            former, noted[0] = noted[0], PHASES.index(phase)
            note()
            found = function(*arguments, **options)
            noted[0], noted[1] = former, noted[1] + read
            note()
            return found

        return wrapped

    pipeline.read_source = within("reading", pipeline.read_source, read=1)
    pipeline.rebuild = within("comparing", pipeline.rebuild)
    LedgerStore.add = within("adding a batch", LedgerStore.add)
    LedgerStore.replace_ledger = within("storing the ledger", LedgerStore.replace_ledger)
    LedgerStore.grow_ledger = within("storing the ledger", LedgerStore.grow_ledger)
    DecisionLog.append = within("deciding", DecisionLog.append)

    def counted(*_: Any) -> None:
        noted[2] += 1
        noted[3] += noted[0] in _WRITING
        note()
        reached = {"statement": noted[2], "writing": noted[3]}
        if kill is not None and reached.get(kill.kind, -1) >= kill.at:
            os.killpg(0, signal.SIGKILL)

    event.listen(Engine, "after_cursor_execute", counted)
    event.listen(Engine, "commit", counted)
    event.listen(Engine, "begin", counted)
