"""Two writers and ten readers at once: the second writer is told, readers and decisions do not wait.

Each reader is a process that opens the ledger and loads a story, again and again, first without a writer, then while one
reads reports and a person decides.  On a busy machine a reader waits for a processor; what is left of its time without
its own processor time and that in which it stood in the queue for a processor (`/proc/PID/schedstat`) is what it waited for
the disk, the server or a lock.  In PostgreSQL the locks that a reader waits for are looked for too.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from killed_runs import Running, run
from kills import corpus, keys
from ledger_places import Places
from stemma.store import LedgerStore

READERS = 10
#: Seconds for which readers read without a writer.
ALONE = 10.0


def readers(places: Places, folder: Path, asked: Any, say: Callable[[str], None]) -> dict[str, Any]:
    """The figures, with `faults`, on one kind of database."""
    reports = corpus(folder, asked.reports * 4)
    files = sorted(map(str, reports.iterdir()))
    place = places.new()
    read = ("read", "--workers", "1", "--json", "--ledger", place)
    first = run((*read, *files[: len(files) // 2]), batch=5)
    if first.code:
        raise RuntimeError(first.err)
    faults: list[str] = []

    def until() -> Callable[[], bool]:
        end = time.monotonic() + ALONE
        return lambda: time.monotonic() < end

    alone = _read_while(place, until(), faults)
    say(f"ten readers alone: {alone}")
    refused, decided = [], []
    writer = Running((*read, *files), batch=1)

    def writing() -> bool:
        with contextlib.suppress(ChildProcessError):
            if os.waitid(os.P_PID, writer.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
                return False
        other = run((*read, *files), batch=5)
        if other.code == 1 and "is writing to" in other.err:
            refused.append(other.wall)
        elif other.code == 0 and not refused:
            faults.append("the second writer was let in")
        elif other.code not in (0, 1) or "Traceback" in other.err:
            faults.append(f"unclear error: {other.err[-300:]}")
        review = ("review", "--doubtful", "0.95", "--actor", "benchmark", "--ledger", place)
        one = run(review, stdin=keys(len(decided) + 1, 1))
        if one.code:
            faults.append(f"a decision was refused: {one.err[-300:]}")
        decided.append(one.wall)
        return True

    beside = _read_while(place, writing, faults)
    ended = writer.wait()
    say(f"ten readers beside a writer: {beside}")
    if ended.code:
        faults.append(f"the writer ended with {ended.code}: {ended.err[-300:]}")
    if not refused:
        faults.append("the second writer was never refused")
    if beside["errors"] or alone["errors"]:
        faults.append("readers met errors")
    with LedgerStore.open(place) as store:
        from stemma.store.check import check

        faults += [str(fault) for fault in check(store)]
        kept = len(store.decisions())
    if kept < len(decided):
        faults.append(f"{len(decided)} decisions, {kept} kept")
    return {
        "readers alone": alone,
        "readers beside a writer": beside,
        "writer": {"seconds": round(ended.wall, 1), "transactions of one report": ended.read},
        "second writer": {"refused": len(refused), "longest seconds until it was told": round(max(refused, default=0), 2)},
        "decisions meanwhile": {"kept": kept, "longest seconds, with reading the queue": round(max(decided, default=0), 2)},
        "faults": faults,
    }  # fmt: skip


def _read_while(place: str, goes_on: Callable[[], bool], faults: list[str]) -> dict[str, Any]:
    """Ten readers, until it is over; how often they read and how long they waited."""
    with tempfile.TemporaryDirectory() as folder:
        stop = Path(folder) / "stop"
        pids = [_reader(place, stop, Path(folder) / f"{number}", number) for number in range(READERS)]
        watcher = _watcher(place, pids, stop, Path(folder) / "locked")
        try:
            while goes_on():
                time.sleep(0.2)
        finally:
            stop.touch()
            for pid in (*pids, watcher):
                os.waitpid(pid, 0)
        locked = json.loads((Path(folder) / "locked").read_text())
        found = [json.loads((Path(folder) / f"{number}").read_text()) for number in range(READERS)]
    waits = sorted(wait for one in found for wait in one["waits"])
    errors = [error for one in found for error in one["errors"]]
    faults += errors[:3]
    return {
        "reads": len(waits),
        "errors": len(errors),
        "median seconds": round(waits[len(waits) // 2], 3),
        "95 % below": round(waits[int(len(waits) * 0.95)], 3),
        "longest": round(waits[-1], 3),
        "longest not at nor in the queue for a processor": round(max(one["idle"] for one in found), 3),
        "seen waiting for a lock": locked,
        "fewest reads of one reader": min(len(one["waits"]) for one in found),
    }


def _reader(place: str, stop: Path, output: Path, seed: int) -> int:
    """A process that opens the ledger, lists its stories and loads one, until the file is there."""
    sys.stdout.flush()
    if pid := os.fork():
        return pid
    chance, waits, errors, idle = random.Random(seed), [], [], 0.0
    scheduled = Path("/proc/self/schedstat")

    def at_processor() -> float:
        ran, queued, _ = map(int, scheduled.read_text().split())
        return (ran + queued) / 1e9

    try:
        while not stop.exists():
            began, busy = time.monotonic(), at_processor()
            try:
                with LedgerStore.open(place) as store:
                    rows = store.story_page()[1]
                    if rows:
                        store.shown_story(chance.choice(rows).id)
            except Exception as error:
                gone = "no story" in str(error)  # the ledger was made anew between the list and the story
                if not gone:
                    errors.append(f"{type(error).__name__}: {error}")
                continue
            took = time.monotonic() - began
            waits.append(took)
            idle = max(idle, took - (at_processor() - busy))
        output.write_text(json.dumps({"waits": waits, "errors": errors, "idle": idle}))
    finally:
        os._exit(0)
    return 0


def _watcher(place: str, readers: list[int], stop: Path, output: Path) -> int:
    """A process that looks, twenty times a second, how many readers the server lets wait for a lock; none in SQLite."""
    sys.stdout.flush()
    if pid := os.fork():
        return pid
    seen = 0
    try:
        if place.startswith("postgresql:"):
            import psycopg

            names = [f"stemma, process {pid} on %" for pid in readers]
            query = (
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name LIKE ANY(%s)"
            )
            with psycopg.connect(place, autocommit=True) as connection:
                while not stop.exists():
                    seen += connection.execute(query, [names]).fetchone()[0]
                    time.sleep(0.05)
        output.write_text(json.dumps(seen))
    finally:
        os._exit(0)
    return 0
