"""A disk that fills up while reports are read or a person decides: told clearly, nothing lost, gone on with more room.

The ledger lies on a file system in memory (`mount -t tmpfs`, which needs root) that is too small, in several sizes, so
that it is full while tables are made, while batches are added and while the ledger is stored.  Then it is made larger.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from killed_runs import run
from kills import BATCH, corpus, keys, state_of
from ledger_places import Directories, Places, Server
from stemma.store import LedgerError, LedgerStore
from stemma.store.check import check

#: Sizes of the disk, as shares of what the ledger needs beyond what is there before.
SHARES = (0.02, 0.2, 0.5, 0.58, 0.66, 0.74, 0.82, 0.9)
#: Decisions: one with room, the others on a full disk.
DECISIONS = 3
#: What the message must speak of, one of them: what to do about it stands beside it.
CLEAR = ("disk", "server")
_KIB = 1024


@contextlib.contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """A file system of so many bytes.  RuntimeError when it may not be mounted."""
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)], capture_output=True)
    if done.returncode:
        raise RuntimeError(f"no small file system: {done.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def resize(folder: Path, size: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", str(folder)], check=True)


def used(folder: Path) -> int:
    return shutil.disk_usage(folder).used


def full_disk(name: str, folder: Path, asked: Any, say: Callable[[str], None]) -> dict[str, Any]:
    """Read into a ledger on disks that are too small, on one kind of database; the figures, with `faults`."""
    reports = corpus(folder, asked.reports)
    figures: dict[str, Any] = {"disks": [], "faults": []}
    with small_disk(folder / f"{name}-roomy", 2 << 30) as disk:
        places = _places(name, disk)
        before = used(disk)
        needed, whole = _undisturbed(places, reports, disk, before)
        _stop(places)
    say(f"undisturbed: {needed // _KIB:,} KiB beside the {before // _KIB:,} KiB of an empty {name}")
    for number, share in enumerate(SHARES):
        size = before + round(share * needed)
        with small_disk(folder / f"{name}-small-{number}", 2 << 30) as disk:
            places = _places(name, disk)
            place = places.new()
            resize(disk, max(size, used(disk) + 64 * _KIB))
            told = _filled(places, place, reports, disk, whole, figures["faults"])
            _stop(places)
        say(f"disk of {size // _KIB:,} KiB: {told}")
        figures["disks"].append({"KiB": size // _KIB, "what": told})
    return figures


def _places(name: str, disk: Path) -> Places:
    if name == "sqlite":
        return Directories(disk)
    return Server(disk, wal_segment=1, settings=("max_wal_size=16MB", "min_wal_size=2MB", "log_min_messages=panic"))


def _stop(places: Places) -> None:
    if isinstance(places, Server):
        places.crash()


def _read(reports: Path, place: str) -> Any:
    return run(("read", str(reports), "--workers", "1", "--json", "--ledger", place), batch=BATCH)


def _review(place: str, number: int) -> Any:
    """One decision, in a sitting of its own."""
    arguments = ("review", "--doubtful", "0.95", "--actor", "benchmark", "--ledger", place)
    return run(arguments, batch=BATCH, stdin=keys(number, 1))


def _undisturbed(places: Places, reports: Path, disk: Path, before: int) -> tuple[int, Any]:
    place = places.new()
    ended = _read(reports, place)
    if ended.code:
        raise RuntimeError(ended.err)
    needed = used(disk) - before
    for number in range(1, DECISIONS + 1):
        ended = _review(place, number)
        if ended.code:
            raise RuntimeError(ended.err)
    return needed, state_of(place)


def _filled(places: Places, place: str, reports: Path, disk: Path, whole: Any, faults: list[str]) -> str:
    """Read until the disk is full, look, try to decide, make room, go on; what happened, in words."""
    ended = _read(reports, place)
    what = f"{place}: {ended.code}, {ended.err.strip()[-300:]}"
    if ended.code == 0:
        return "had room for all of it"
    if ended.code != 1 or not any(word in ended.err for word in CLEAR) or "Traceback" in ended.err:
        faults.append(f"unclear error: {what}")
    message = ended.err.strip().splitlines()[-1] if ended.err.strip() else ""
    stopped = isinstance(places, Server) and not places.runs()
    on_full = _look(place, whole, faults)
    resize(disk, 1 << 30)
    if isinstance(places, Server):
        places.start()
    held = _look(place, whole, faults) or 0
    if on_full is not None and on_full != held:
        faults.append(f"lost documents: {on_full} before there was room, {held} after")
    again = _read(reports, place)
    if again.code:
        faults.append(f"not resumed: {again.err[-300:]}")
        return "not resumed"
    unchanged = json.loads(again.out)["unchanged"]
    if unchanged != held:
        faults.append(f"repeated work: {held} documents were finished, {unchanged} not read again")
    decided = _decide_on_full(places, place, disk, faults)
    if state_of(place) != whole:
        faults.append(f"other exports: {place}")
    state = ", which stopped the server" if stopped else ""
    readable = "readable while full" if on_full is not None else "not readable while full"
    return f"full at {ended.phase}{state}: {message!r}; {held} documents kept, {readable}; the rest read with more room; {decided}; same"


def _look(place: str, whole: Any, faults: list[str]) -> int | None:
    """See that what is there is whole; returns the number of documents, None when there is no ledger to be opened."""
    if not LedgerStore.exists(place):
        return None
    try:
        with LedgerStore.open(place) as store:
            found = check(store)
        state = state_of(place)
    except LedgerError as error:
        if not any(word in str(error) for word in CLEAR):
            faults.append(f"unclear error of a reader: {error}")
        return None
    except Exception as error:
        faults.append(f"corrupt: {type(error).__name__}: {error}")
        return None
    if found:
        faults.append(f"corrupt: {found[:3]}")
    if any(whole.documents.get(id_) != one for id_, one in state.documents.items()):
        faults.append("partial: a document is there in part")
    if state.machine not in ((), whole.machine):
        faults.append("partial: a ledger that is there in part")
    return len(state.documents)


def _decide_on_full(places: Places, place: str, disk: Path, faults: list[str]) -> str:
    """Decide once with room, fill the disk, decide until it is refused, make room, decide the rest."""
    if _review(place, 1).code:
        faults.append("a decision with room was refused")
    filler, told = disk / "filler", 1
    resize(disk, used(disk) + 64 * _KIB)
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(b"\0" * 4096)
    refused = ""
    for number in range(2, DECISIONS + 1):
        ended = _review(place, number)
        if ended.code == 0:
            told += 1
            continue
        refused = ended.err.strip().splitlines()[-1] if ended.err.strip() else "without a word"
        if ended.code != 1 or not any(word in ended.err for word in CLEAR) or "Traceback" in ended.err:
            faults.append(f"unclear error of a decision: {ended.code}, {ended.err[-300:]}")
        break
    resize(disk, 1 << 30)
    filler.unlink()
    if isinstance(places, Server):
        places.start()
    kept = len(state_of(place).log)
    if kept < told:
        faults.append(f"lost decisions: {told} acknowledged, {kept} there")
    for number in range(kept + 1, DECISIONS + 1):
        if _review(place, number).code:
            faults.append("a decision with room was refused")
    return f"{told - 1} decisions kept on the full disk, the next {'refused' if refused else 'not asked for'}"
