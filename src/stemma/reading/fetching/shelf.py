"""What was fetched, kept as it came: WARC files (ISO 28500) and a table of where each answer lies.

A ledger can be built again from them, a page that has changed shows both versions, and a page that has not is not
sent twice: the table holds what a server needs to say so (RFC 9110, conditional requests).  An answer is in the
table only when it is whole on the disk; each run has a file of its own, so that nothing follows a torn record.
"""

from __future__ import annotations

import datetime
import gzip
import hashlib
import io
import os
import sqlite3
import threading
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, cast

from stemma.reading.fetching.page import Answer

_TABLE = """CREATE TABLE IF NOT EXISTS answer (
  number INTEGER PRIMARY KEY, url TEXT NOT NULL, final_url TEXT NOT NULL, fetched TEXT NOT NULL, checked TEXT NOT NULL,
  sha256 TEXT NOT NULL, media TEXT, etag TEXT, modified TEXT, fresh_until TEXT, file TEXT NOT NULL,
  start INTEGER NOT NULL, length INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS answer_url ON answer (url, number);"""
_COLUMNS = "number, url, final_url, fetched, sha256, media, etag, modified, fresh_until, file, start, length"

#: Longest time that a server may call a page fresh, in seconds: news is looked at again every day.
MAX_FRESH = 86_400


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer on the shelf; `fetched` is when it was sent, `fresh_until` until when it need not be asked for again;
    `media` is the content type as the server told it, with its parameters."""

    number: int
    url: str
    final_url: str
    fetched: datetime.datetime
    sha256: str
    media: str | None
    etag: str | None
    modified: str | None
    fresh_until: datetime.datetime | None
    file: str
    start: int
    length: int

    @property
    def conditions(self) -> dict[str, str]:
        """Headers that let the server answer "not modified"."""
        wanted = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in wanted.items() if value}


class Shelf:
    """The folder `fetched` of a ledger.  One process at a time writes a file; threads may share a shelf.

    Raises OSError when its table is damaged or locked.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._base = sqlite3.connect(folder / "index.sqlite", check_same_thread=False, timeout=30)
        try:
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.executescript(_TABLE)
        except sqlite3.Error as problem:
            self._base.close()
            raise OSError(
                f"{folder / 'index.sqlite'} cannot be used ({problem}): move it away, the pages themselves are in the WARC "
                "files beside it"
            ) from None
        self._file: io.BufferedWriter | None = None
        self._name = ""

    def __enter__(self) -> Shelf:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None
            self._base.close()

    def latest(self, url: str) -> Kept | None:
        """The last answer to this address, None when it was never fetched."""
        return next(self._select("WHERE url = ? ORDER BY number DESC LIMIT 1", url), None)

    def versions(self, url: str) -> list[Kept]:
        """All answers to this address, or that ended there, oldest first; those of one address differ in their bytes."""
        return list(self._select("WHERE url = ?1 OR final_url = ?1 ORDER BY number", url))

    def changed(self) -> list[tuple[str, int]]:
        """(address, versions) of the pages that were answered with more than one content, by address."""
        with self._lock:
            return self._base.execute(
                "SELECT url, count(DISTINCT sha256) FROM answer GROUP BY url HAVING count(DISTINCT sha256) > 1 ORDER BY url"
            ).fetchall()

    def body(self, kept: Kept) -> bytes:
        """The bytes of the page.  Raises OSError when the file is gone, ValueError when it does not hold them."""
        from fastwarc.warc import ArchiveIterator

        with open(self._folder / kept.file, "rb") as file:
            file.seek(kept.start)
            packed = file.read(kept.length)
        for record in ArchiveIterator(io.BytesIO(packed), parse_http=True):
            data = bytes(record.reader.read())
            if hashlib.sha256(data).hexdigest() == kept.sha256:
                return data
        raise ValueError(f"{kept.file} does not hold the page that its table says: the file was changed")

    def remove(self, url: str) -> int:
        """Take all answers to this address (or that ended there) out of the table and out of the files; how many."""
        gone = {kept.number for kept in self.versions(url)}
        with self._lock, self._base:
            marks = ",".join("?" * len(gone))
            rows = self._base.execute(f"SELECT DISTINCT file FROM answer WHERE number IN ({marks})", sorted(gone))
            for (name,) in rows.fetchall():
                self._rewrite(name, gone)
        return len(gone)

    def _rewrite(self, name: str, gone: set[int]) -> None:
        """The file without these answers, under a new name, put in place when it is whole."""
        path = self._folder / name
        rows = self._base.execute("SELECT number, start, length FROM answer WHERE file = ? ORDER BY start", (name,))
        fresh = self._folder / f"{uuid.uuid4().hex[:8]}-{name}"
        moved = []
        with path.open("rb") as old, fresh.open("xb") as new:
            for number, start, length in rows.fetchall():
                if number not in gone:
                    old.seek(start)
                    moved.append((fresh.name, new.tell(), number))
                    new.write(old.read(length))
            new.flush()
            os.fsync(new.fileno())
        self._base.executemany("UPDATE answer SET file = ?, start = ? WHERE number = ?", moved)
        self._base.executemany("DELETE FROM answer WHERE number = ?", [(number,) for number in gone])
        path.unlink()
        if not moved:
            fresh.unlink()

    def keep(self, url: str, answer: Answer, now: datetime.datetime | None = None) -> Kept:
        """Put the answer on the shelf, or only note that it was checked when its bytes are those of the last one."""
        now = now or datetime.datetime.now(datetime.UTC)
        digest = hashlib.sha256(answer.data).hexdigest()
        last = self.latest(url)
        with self._lock, self._base:
            if last is not None and last.sha256 == digest:
                self._check(last.number, answer.headers, now)
            else:
                start, length = self._write(answer, now)
                self._base.execute(
                    "INSERT INTO answer (url, final_url, fetched, checked, sha256, media, etag, modified, fresh_until,"
                    " file, start, length) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        url, answer.url, now.isoformat(), now.isoformat(), digest, answer.headers.get("content-type"),
                        answer.headers.get("etag"), answer.headers.get("last-modified"), _fresh_until(answer.headers, now),
                        self._name, start, length,
                    ),
                )  # fmt: skip
        kept = self.latest(url)
        assert kept is not None
        return kept

    def unchanged(self, kept: Kept, headers: Mapping[str, str], now: datetime.datetime | None = None) -> None:
        """Note that the server says the page is as it was."""
        with self._lock, self._base:
            self._check(kept.number, headers, now or datetime.datetime.now(datetime.UTC))

    def _check(self, number: int, headers: Mapping[str, str], now: datetime.datetime) -> None:
        self._base.execute(
            "UPDATE answer SET checked = ?, fresh_until = ?, etag = coalesce(?, etag), modified = coalesce(?, modified)"
            " WHERE number = ?",
            (now.isoformat(), _fresh_until(headers, now), headers.get("etag"), headers.get("last-modified"), number),
        )

    def _select(self, rest: str, url: str) -> Iterator[Kept]:
        with self._lock:
            rows = self._base.execute(f"SELECT {_COLUMNS} FROM answer {rest}", (url,)).fetchall()
        for row in rows:
            facts: dict[str, Any] = dict(zip(_COLUMNS.split(", "), row, strict=True))
            for key in ("fetched", "fresh_until"):
                facts[key] = datetime.datetime.fromisoformat(facts[key]) if facts[key] else None
            yield Kept(**facts)

    def _write(self, answer: Answer, now: datetime.datetime) -> tuple[int, int]:
        """Add one record, packed on its own, to the file of this run; (where it begins, its length), safe on disk."""
        if self._file is None:
            self._name = f"{now:%Y%m%dT%H%M%S}-{os.getpid()}.warc.gz"
            self._file = open(self._folder / self._name, "ab")  # noqa: SIM115 - closed with the shelf
        packed = gzip.compress(_record(answer, now), mtime=0)
        start = self._file.tell()
        self._file.write(packed)
        self._file.flush()
        os.fsync(self._file.fileno())
        return start, len(packed)


def _record(answer: Answer, now: datetime.datetime) -> bytes:
    """A WARC response record.  The body is kept unpacked, so the headers that told of its packing are left out."""
    from fastwarc.warc import WarcRecord, WarcRecordType

    dropped = {"content-encoding", "content-length", "transfer-encoding"}
    lines = [f"{name}: {value}" for name, value in answer.headers.items() if name not in dropped]
    head = "\r\n".join(["HTTP/1.1 200 OK", *lines, f"content-length: {len(answer.data)}", "", ""])
    record = WarcRecord()
    record.init_headers(WarcRecordType.response, uuid.uuid4().urn.encode())
    record.headers["WARC-Target-URI"] = answer.url
    record.headers["WARC-Date"] = f"{now:%Y-%m-%dT%H:%M:%SZ}"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(head.encode("utf-8", "replace") + answer.data)
    out = io.BytesIO()
    record.write(cast(io.BufferedIOBase, out), checksum_data=False)
    return out.getvalue()


def _fresh_until(headers: Mapping[str, str], now: datetime.datetime) -> str | None:
    """When the page should be asked for again, by Cache-Control; None: at once."""
    control = headers.get("cache-control", "").lower()
    if "no-store" in control or "no-cache" in control:
        return None
    for directive in control.split(","):
        name, _, value = directive.strip().partition("=")
        if name == "max-age" and value.strip('"').isdigit():
            seconds = min(int(value.strip('"')[:9]) - _age(headers), MAX_FRESH)
            return (now + datetime.timedelta(seconds=seconds)).isoformat() if seconds > 0 else None
    return None


def _age(headers: Mapping[str, str]) -> int:
    value = headers.get("age", "").strip()
    return int(value[:9]) if value.isdigit() else 0
