"""Many pages at once, one host at a time each: what feeds and site maps name is followed, politely and within a limit."""

from __future__ import annotations

import datetime
import heapq
import io
import threading
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from queue import Empty, SimpleQueue
from urllib.parse import urlsplit

from stemma.reading.containers import Link, Member, Reader, open_stream
from stemma.reading.containers.members import content_type
from stemma.reading.fetching.guard import Refused
from stemma.reading.fetching.page import ATTEMPTS, MAX_WAIT, Answer, Failed, Terms, TryLater, get
from stemma.reading.fetching.robots import Robots
from stemma.reading.fetching.shelf import Kept, Shelf
from stemma.records import Source

#: Hosts that are asked at the same time.
HOSTS_AT_ONCE = 8

#: Lists within lists that are followed: an outline of feeds of pages, an index of site maps of pages.
MAX_DEPTH = 3

#: Content types whose files are told by their bytes, whatever their address ends in.
_VAGUE_MEDIA = frozenset({"application/octet-stream", "binary/octet-stream"})

#: What the name of a file should end in, by its content type, where it ends in nothing.
_ENDING = {"application/feed+json": "feed.json", "application/json": "feed.json", "text/csv": "table.csv"}


@dataclass(frozen=True, slots=True)
class Manners:
    """`pause`: seconds between two requests to one host, more where the host wishes; `pages`: most pages followed
    from feeds, outlines and site maps in one run (addresses that were named directly are not counted).  `pauses`: of
    some hosts their own, by name."""

    pause: float = 1.0
    pages: int = 1_000
    fresh: bool = True  # a page that its server calls fresh is taken from the shelf
    pauses: Mapping[str, float] = field(default_factory=dict)

    def between(self, url: str) -> float:
        """Seconds between two requests to the host of this address."""
        return self.pauses.get((urlsplit(url).hostname or "").lower(), self.pause)


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
    ) -> None:
        self._terms = terms
        self._shelf = shelf
        self._manners = manners
        self._robots = Robots(terms)

    def __call__(self, links: Iterable[Link]) -> Iterator[Source]:
        hosts: dict[str, _Host] = {}
        asked: set[str] = set()
        given: set[str] = set()
        followed, left = 0, Counter[str]()
        for link in links:
            _enqueue(hosts, asked, _Task(link))
        for task, got in self._answers(hosts):
            for member in self._members(task, got):
                if isinstance(member, Source):
                    if member.error is not None or member.id not in given:
                        given.add(member.id)
                        yield member
                elif member.url in asked:
                    continue
                elif followed >= self._manners.pages:
                    left[task.link.url] += 1
                else:
                    followed += 1
                    _enqueue(hosts, asked, _Task(member, task.depth + 1))
        for url, count in left.items():
            reason = f"{count:,} of its addresses were not followed: --max-pages is {self._manners.pages:,} in one run"
            yield Source(id=url, url=url, error=reason)

    def _answers(self, hosts: dict[str, _Host]) -> Iterator[tuple[_Task, _Got]]:
        """What each task gave in the end, as it comes, until no host has a task left; more may be added meanwhile.

        Each request has a thread that ends with the process: a server that hangs holds up no one who wants to stop.
        """
        running = 0
        finished: SimpleQueue[tuple[_Host, _Task, _Got]] = SimpleQueue()

        def work(host: _Host, task: _Task) -> None:
            finished.put((host, task, self._get(task)))

        while True:
            for host in _ready(hosts, HOSTS_AT_ONCE - running):
                host.busy = True
                running += 1
                threading.Thread(target=work, args=(host, host.tasks.popleft()), daemon=True).start()
            if not running and not any(host.tasks for host in hosts.values()):
                return
            try:
                host, task, got = finished.get(timeout=_next_ready(hosts, running))
            except Empty:
                continue
            running -= 1
            host.busy = False
            host.ready = time.monotonic() + max(self._manners.between(task.link.url), got.pause, got.later or 0.0)
            if got.later is not None:
                host.tasks.appendleft(replace(task, attempts=task.attempts + 1))
            else:
                yield task, got

    def _get(self, task: _Task) -> _Got:
        """Runs in a thread of its own; never raises."""
        try:
            return self._page(task.link.url)
        except TryLater as problem:
            wished = problem.seconds if problem.seconds is not None else 2.0 ** (task.attempts + 1)
            if wished > MAX_WAIT:
                return _Got(None, f"{problem}; it asks to be left alone for {wished:,.0f} s")
            if task.attempts + 1 < ATTEMPTS:
                return _Got(None, str(problem), later=wished)
            return _Got(None, f"{problem}; asked {task.attempts + 1} times")
        except (Refused, Failed) as problem:
            return _Got(None, str(problem))
        except Exception as problem:  # the table may be locked, the disk full: one page is lost, not the run
            return _Got(None, f"what was fetched could not be kept or read again ({problem})")

    def _page(self, url: str) -> _Got:
        """From the shelf where it is fresh there, else from its site.  Raises what `get` and the shelf do."""
        kept = self._shelf.latest(url) if self._shelf is not None else None
        held = self._from_shelf(kept) if kept is not None else None
        if kept is not None and held is not None and self._manners.fresh and _is_fresh(kept):
            return _Got(held)
        refusal = self._robots.refusal(url)
        if refusal is not None:
            return _Got(None, refusal)
        pause = self._robots.delay(url)
        conditions = kept.conditions if kept is not None and held is not None else None
        answer = get(url, self._terms, conditions, refusal=self._robots.refusal)
        if answer.status == 304:
            if self._shelf is None or kept is None or held is None:
                return _Got(None, "the server says unchanged of a page it was never asked for")
            self._shelf.unchanged(kept, answer.headers)
            return _Got(held, pause=pause)
        if self._shelf is not None:
            self._shelf.keep(url, answer)
        return _Got(answer, pause=pause)

    def _from_shelf(self, kept: Kept) -> Answer | None:
        """The answer as it was kept; None when its file is gone or damaged: the page is then asked for anew."""
        assert self._shelf is not None
        try:
            body = self._shelf.body(kept)
        except (OSError, ValueError, EOFError):
            return None
        return Answer(kept.final_url, 200, {"content-type": kept.media} if kept.media else {}, body)

    def _members(self, task: _Task, got: _Got) -> Iterator[Member]:
        link = task.link
        if got.answer is None:
            yield Source(id=link.url, url=link.url, error=got.reason)
            return
        answer = got.answer
        media, charset = content_type(answer.headers.get("content-type"))
        media = None if media in _VAGUE_MEDIA else media
        name = "" if media == "text/html" else PurePosixPath(urlsplit(answer.url).path).name
        if media in _ENDING and not PurePosixPath(name).suffix:
            name += _ENDING[media]
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
                yield replace(member, listed=link.published, charset=charset)


def _enqueue(hosts: dict[str, _Host], asked: set[str], task: _Task) -> bool:
    if task.link.url in asked:
        return False
    asked.add(task.link.url)
    hosts.setdefault(urlsplit(task.link.url).netloc.lower(), _Host()).tasks.append(task)
    return True


def _ready(hosts: dict[str, _Host], most: int) -> list[_Host]:
    """Hosts that may be asked now, those first that have waited longest."""
    now = time.monotonic()
    ready = [(host.ready, name) for name, host in hosts.items() if host.tasks and not host.busy and host.ready <= now]
    return [hosts[name] for _, name in heapq.nsmallest(most, ready)]


def _next_ready(hosts: dict[str, _Host], running: int) -> float | None:
    """Seconds until a waiting host may be asked; None: wait for what is running."""
    times = [host.ready for host in hosts.values() if host.tasks and not host.busy]
    if not times or running >= HOSTS_AT_ONCE:
        return None
    return max(0.0, min(times) - time.monotonic())


def _is_fresh(kept: Kept) -> bool:
    return kept.fresh_until is not None and kept.fresh_until > datetime.datetime.now(datetime.UTC)
