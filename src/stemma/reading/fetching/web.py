"""Many pages at once, one host at a time each: what feeds and site maps name is followed, politely and within a limit."""

from __future__ import annotations

import datetime
import heapq
import io
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from stemma.reading.containers import Link, Member, Reader, open_stream
from stemma.reading.fetching.guard import Refused
from stemma.reading.fetching.page import ATTEMPTS, MAX_WAIT, Answer, Failed, Terms, TryLater, get
from stemma.reading.fetching.robots import Robots
from stemma.reading.fetching.shelf import Shelf
from stemma.records import Source

#: Hosts that are asked at the same time.
HOSTS_AT_ONCE = 8

#: Lists within lists that are followed: an outline of feeds of pages, an index of site maps of pages.
MAX_DEPTH = 3

#: Content types whose files are told by their bytes, whatever their address ends in.
_VAGUE_MEDIA = frozenset({"application/octet-stream", "binary/octet-stream"})


@dataclass(frozen=True, slots=True)
class Manners:
    """`pause`: seconds between two requests to one host, more where the host wishes; `pages`: most pages followed
    from feeds, outlines and site maps in one run (addresses that were named directly are not counted)."""

    pause: float = 1.0
    pages: int = 1_000
    fresh: bool = True  # a page that its server calls fresh is taken from the shelf


@dataclass(frozen=True, slots=True)
class _Task:
    link: Link
    depth: int = 0
    attempts: int = 0


@dataclass(slots=True)
class _Host:
    """The tasks of one host, in order, and when it may be asked next (`time.monotonic`)."""

    tasks: deque[_Task] = field(default_factory=deque)
    ready: float = 0.0
    busy: bool = False


@dataclass(frozen=True, slots=True)
class _Got:
    """What a task gave: the page, or why there is none; `later`: seconds after which it is worth another attempt."""

    answer: Answer | None
    reason: str | None = None
    later: float | None = None
    pause: float = 0.0


class Web:
    """Fetches links: what `open_sources` is handed.

    Every link gives its page as a source, the members of a feed, archive or list it leads to, or an error record.
    A page that was fetched under another address of this run is given once.
    """

    def __init__(
        self,
        terms: Terms,
        shelf: Shelf | None = None,
        manners: Manners = Manners(),
        progress: Callable[[str], None] = lambda host: None,
    ) -> None:
        self._terms = terms
        self._shelf = shelf
        self._manners = manners
        self._progress = progress
        self._robots = Robots(terms)

    def __call__(self, links: Iterable[Link]) -> Iterator[Source]:
        hosts: dict[str, _Host] = {}
        asked: set[str] = set()
        given: set[str] = set()
        followed = 0
        for link in links:
            _enqueue(hosts, asked, _Task(link))
        running: dict[Future[_Got], tuple[str, _Task]] = {}
        pool = ThreadPoolExecutor(HOSTS_AT_ONCE, thread_name_prefix="fetch")
        try:
            while True:
                self._start(hosts, running, pool)
                if not running and not any(host.tasks for host in hosts.values()):
                    return
                done, _ = wait(running, timeout=_next_ready(hosts, bool(running)), return_when=FIRST_COMPLETED)
                if not running:
                    time.sleep(max(0.0, _next_ready(hosts, False) or 0.0))
                for future in done:
                    name, task = running.pop(future)
                    got = future.result()
                    host = hosts[name]
                    host.busy = False
                    host.ready = time.monotonic() + max(self._manners.pause, got.pause, got.later or 0.0)
                    if got.later is not None:
                        host.tasks.appendleft(replace(task, attempts=task.attempts + 1))
                        continue
                    for member in self._members(task, got):
                        if isinstance(member, Source):
                            if member.error is not None or member.id not in given:
                                given.add(member.id)
                                yield member
                        elif followed >= self._manners.pages:
                            yield Source(
                                id=member.url,
                                url=member.url,
                                error=f"not followed: more than {self._manners.pages:,} pages in one run (--max-pages)",
                            )
                        elif _enqueue(hosts, asked, _Task(member, task.depth + 1)):
                            followed += 1
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _start(
        self, hosts: dict[str, _Host], running: dict[Future[_Got], tuple[str, _Task]], pool: ThreadPoolExecutor
    ) -> None:
        now = time.monotonic()
        ready = [
            (host.ready, name) for name, host in hosts.items() if host.tasks and not host.busy and host.ready <= now
        ]
        heapq.heapify(ready)
        while ready and len(running) < HOSTS_AT_ONCE:
            _, name = heapq.heappop(ready)
            host = hosts[name]
            task = host.tasks.popleft()
            host.busy = True
            self._progress(name)
            running[pool.submit(self._get, task)] = (name, task)

    def _get(self, task: _Task) -> _Got:
        """Runs in a thread of the pool; never raises."""
        url = task.link.url
        try:
            kept = self._shelf.latest(url) if self._shelf is not None else None
            if kept is not None and self._manners.fresh and self._is_fresh(kept.fresh_until):
                return _Got(self._from_shelf(url))
            refusal = self._robots.refusal(url)
            if refusal is not None:
                return _Got(None, refusal)
            pause = self._robots.delay(url)
            conditions = kept.conditions if kept is not None else None
            answer = get(url, self._terms, conditions, refusal=self._robots.refusal)
            if self._shelf is None:
                return _Got(answer, pause=pause)
            if answer.status == 304:
                if kept is None:
                    return _Got(None, "the server says unchanged of a page it was never asked for")
                self._shelf.unchanged(kept, answer.headers)
                return _Got(self._from_shelf(url), pause=pause)
            self._shelf.keep(url, answer)
            return _Got(answer, pause=pause)
        except TryLater as problem:
            wished = problem.seconds if problem.seconds is not None else 2.0 ** (task.attempts + 1)
            if task.attempts + 1 < ATTEMPTS and wished <= MAX_WAIT:
                return _Got(None, str(problem), later=wished)
            return _Got(None, f"{problem}; asked {task.attempts + 1} times")
        except (Refused, Failed) as problem:
            return _Got(None, str(problem))
        except (OSError, ValueError) as problem:
            return _Got(None, f"what was fetched could not be kept or read again ({problem})")

    def _from_shelf(self, url: str) -> Answer:
        assert self._shelf is not None
        kept = self._shelf.latest(url)
        assert kept is not None
        headers = {"content-type": kept.media} if kept.media else {}
        return Answer(kept.final_url, 200, headers, self._shelf.body(kept))

    @staticmethod
    def _is_fresh(until: datetime.datetime | None) -> bool:
        return until is not None and until > datetime.datetime.now(datetime.UTC)

    def _members(self, task: _Task, got: _Got) -> Iterator[Member]:
        link = task.link
        if got.answer is None:
            yield Source(id=link.url, url=link.url, error=got.reason)
            return
        answer = got.answer
        media = None if answer.media in _VAGUE_MEDIA else answer.media
        media = "text/html" if media == "application/xhtml+xml" else media
        name = "" if media == "text/html" else PurePosixPath(urlsplit(answer.url).path).name
        reader = Reader(answer.url, url=answer.url)
        for member in open_stream(io.BytesIO(answer.data), reader, name, media):
            if isinstance(member, Link):
                if task.depth + 1 >= MAX_DEPTH:
                    yield Source(id=member.url, url=member.url, error="lists within lists within lists: not followed")
                else:
                    yield member
            elif member.part or member.error is not None:
                yield member
            else:
                yield replace(member, listed=link.published)


def _enqueue(hosts: dict[str, _Host], asked: set[str], task: _Task) -> bool:
    if task.link.url in asked:
        return False
    asked.add(task.link.url)
    hosts.setdefault(urlsplit(task.link.url).netloc.lower(), _Host()).tasks.append(task)
    return True


def _next_ready(hosts: dict[str, _Host], running: bool) -> float | None:
    """Seconds until a waiting host may be asked; None: wait for what is running."""
    times = [host.ready for host in hosts.values() if host.tasks and not host.busy]
    if not times:
        return None if running else 0.0
    return max(0.0, min(times) - time.monotonic())
