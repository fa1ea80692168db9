"""Reading reports into the ledger while people look on: one reading at a time, each a process of its own.

What is sent is put on disk in the ledger's directory before the answer goes out, and taken away when it has been read:
a server that is killed goes on with it when it is started again.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Literal

from stemma.location import Location
from stemma.store import LedgerError, LedgerStore

log = logging.getLogger("stemma.web")

#: The folder in the ledger's directory that holds what waits to be read.
INCOMING = "incoming"
_ADDRESSES = "addresses.json"

#: Readings told of, and readings that may wait.
_TOLD, _WAITING = 50, 20
_NAME = re.compile(r"[^\w.,() +-]+")
_LONGEST_NAME = 120
_CHUNK = 1 << 20

JobState = Literal["waiting", "reading", "done", "failed"]


@dataclass
class Job:
    """One reading: what it reads, how far it is, what came of it."""

    id: str
    files: tuple[str, ...]
    addresses: tuple[str, ...]
    state: JobState = "waiting"
    doing: str = ""
    finished: int = 0
    summary: dict[str, Any] = field(default_factory=dict)
    problem: str = ""
    began: float = field(default_factory=time.time)

    @property
    def sources(self) -> int:
        return len(self.files) + len(self.addresses)

    @property
    def words(self) -> str:
        """How far it is, for people."""
        if self.state == "waiting":
            return "Waiting for the reading before it."
        if self.state == "failed":
            return self.problem
        if self.state == "done":
            return "Done."
        if self.doing == "comparing":
            return f"Comparing {self.finished:,} reports with one another."
        if self.doing == "reading":
            return f"{self.finished:,} {'report' if self.finished == 1 else 'reports'} read."
        return "Beginning."

    def record(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "state": self.state,
            "files": list(self.files),
            "addresses": list(self.addresses),
            "doing": self.doing,
            "finished": self.finished,
            "words": self.words,
            "summary": self.summary,
            "problem": self.problem,
            "url": f"/read/{self.id}",
        }


class TooMany(Exception):
    """So many readings wait already that no other is taken."""


class Jobs:
    """The readings of one server.  `start` begins what a former server left."""

    def __init__(self, ledger: str, fetch_hosts: Sequence[str] = ()) -> None:
        self._ledger = ledger
        self._fetch_hosts = tuple(fetch_hosts)
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._wake = threading.Condition()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopping = False
        self._thread: threading.Thread | None = None

    # ------------------------------------------------------------------ from outside

    def get(self, identifier: str) -> Job | None:
        with self._wake:
            return self._jobs.get(identifier)

    def latest(self) -> list[Job]:
        with self._wake:
            return list(reversed(self._jobs.values()))

    def open_folder(self) -> Path:
        """A new folder for what is sent."""
        with self._wake:
            if sum(job.state in ("waiting", "reading") for job in self._jobs.values()) >= _WAITING:
                raise TooMany
        folder = self._incoming() / secrets.token_hex(8)
        folder.mkdir(parents=True)
        return folder

    def submit(self, folder: Path, addresses: Sequence[str]) -> Job:
        """Take what lies in the folder, and these addresses; it is on disk when this returns."""
        (folder / _ADDRESSES).write_text(json.dumps(list(addresses)), encoding="utf-8")
        return self._take(folder)

    def again(self, job: Job) -> None:
        """Try a reading anew that failed; what was sent is still there."""
        with self._wake:
            if job.state == "failed":
                job.state, job.problem, job.doing, job.finished = "waiting", "", "", 0
                self._wake.notify_all()

    def start(self) -> None:
        if self._incoming().is_dir():
            for folder in sorted(self._incoming().iterdir()):
                if (folder / _ADDRESSES).is_file():
                    self._take(folder)
                else:
                    shutil.rmtree(folder, ignore_errors=True)  # its sender never had an answer
        self._thread = threading.Thread(target=self._work, name="reading", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End a reading that goes on: what it has read is kept, the rest is read when a server is started again."""
        with self._wake:
            self._stopping = True
            self._wake.notify_all()
            process = self._process
        if process is not None:
            process.terminate()
        if self._thread is not None:
            self._thread.join(timeout=5)

    # ------------------------------------------------------------------ the work

    def _incoming(self) -> Path:
        return Location.of(self._ledger) / INCOMING

    def _take(self, folder: Path) -> Job:
        addresses = tuple(str(one) for one in json.loads((folder / _ADDRESSES).read_text(encoding="utf-8")))
        files = tuple(sorted(path.name for path in folder.glob("*/*")))
        job = Job(folder.name, files, addresses)
        with self._wake:
            self._jobs[job.id] = job
            while len(self._jobs) > _TOLD + _WAITING:
                self._jobs.popitem(last=False)
            self._wake.notify_all()
        return job

    def _work(self) -> None:
        while True:
            with self._wake:
                waiting = next((job for job in self._jobs.values() if job.state == "waiting"), None)
                while waiting is None and not self._stopping:
                    self._wake.wait()
                    waiting = next((job for job in self._jobs.values() if job.state == "waiting"), None)
                if self._stopping or waiting is None:
                    return
            try:
                self._read(waiting)
            except Exception as problem:
                log.exception("a reading failed")
                waiting.problem, waiting.state = f"The reading could not be started: {problem}", "failed"

    def _read(self, job: Job) -> None:
        folder = self._incoming() / job.id
        job.state = "reading"
        command = [sys.executable, "-m", "stemma", "read", "--ledger", self._ledger, "--json", *self._as_before()]
        for host in self._fetch_hosts:
            command += ["--allow-host", host]
        command += ["--", *(str(path) for path in sorted(folder.glob("*/*"))), *job.addresses]
        environment = {**os.environ, "STEMMA_PROGRESS": "json"}
        with tempfile.TemporaryFile() as answer:  # a pipe that nobody reads meanwhile could fill
            with self._wake:
                if self._stopping:
                    return
                process = self._process = subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=answer,
                    stderr=subprocess.PIPE,
                    env=environment,
                    start_new_session=True,
                )
            assert process.stderr is not None
            said = self._follow(job, process.stderr)
            process.wait()
            answer.seek(0)
            told = answer.read()
        with self._wake:
            self._process = None
        if self._stopping:
            return
        with suppress(ValueError, IndexError):
            job.summary = json.loads(told.decode("utf-8", "replace").strip().splitlines()[-1])
        if job.summary:
            shutil.rmtree(folder, ignore_errors=True)
            job.state = "done"
            return
        lines = [line.removeprefix("stemma: ") for line in said if line]
        job.problem = lines[-1] if lines else "The reading ended and did not say why."
        job.state = "failed"

    def _as_before(self) -> list[str]:
        """The options by which the ledger was made: reading more must not change what it is."""
        try:
            with LedgerStore.open(self._ledger) as store:
                grouped, without = store.grouped_by(), store.rules_left_out()
        except LedgerError:
            return []
        options = ["--group-by", grouped] if grouped else []
        return options + [part for rule in without for part in ("--without-rule", rule)]

    @staticmethod
    def _follow(job: Job, stream: BinaryIO | Any) -> list[str]:
        said: list[str] = []
        for line in stream:
            text = line.decode("utf-8", "replace").strip()
            try:
                step = json.loads(text)
                job.doing, job.finished = str(step["doing"]), int(step["finished"])
            except (ValueError, TypeError, KeyError):
                said.append(text)
                del said[:-20]
        return said


def store_upload(folder: Path, name: str, stream: BinaryIO) -> Path:
    """Put a file that was sent into the folder under a harmless name, in a folder named after its content.

    So two files of one name do not take each other's place, and one that was sent before is known.
    """
    part = folder / f"part-{secrets.token_hex(4)}"
    digest = hashlib.sha256()
    with part.open("wb") as file:
        while data := stream.read(_CHUNK):
            digest.update(data)
            file.write(data)
        file.flush()
        os.fsync(file.fileno())
    home = folder / digest.hexdigest()[:12]
    home.mkdir(exist_ok=True)
    target = home / harmless(name)
    part.replace(target)
    return target


def harmless(name: str) -> str:
    """The last part of a file name, without what could lead elsewhere or steer a terminal; its ending is kept."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1].encode("utf-8", "replace").decode("utf-8")
    clean = _NAME.sub("_", last).strip(" .")
    if len(clean) > _LONGEST_NAME:
        stem, dot, ending = clean.rpartition(".")
        clean = f"{stem[: _LONGEST_NAME - 12]}{dot}{ending[:11]}" if dot and stem else clean[:_LONGEST_NAME]
    return clean if clean and not clean.startswith("-") else f"report{clean}"
