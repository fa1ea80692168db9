"""One page over HTTP: redirects hop by hop, limits on time, bytes and packing, and a reason for every failure."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from stemma.reading.containers import MAX_BYTES
from stemma.reading.containers.streams import unpacked
from stemma.reading.fetching.deadline import Deadline
from stemma.reading.fetching.guard import Resolve, parse, port_of, reachable, resolve

if TYPE_CHECKING:
    import httpx

#: Redirects that are followed.
MAX_HOPS = 8

#: Bytes that an answer may unpack to for each byte sent, once it is larger than a long article.
MAX_RATIO = 100
FREE_BYTES = 2_000_000

#: Answers worth asking for again, and how often in all.
AGAIN = frozenset({429, 500, 502, 503, 504})
ATTEMPTS = 3

#: Longest wait that a server may ask for before the next attempt, in seconds.
MAX_WAIT = 60.0

#: Content types that can hold reports; one that is not told is decided by the bytes.
READABLE = (
    "application/atom+xml", "application/feed+json", "application/gzip", "application/json", "application/octet-stream",
    "application/pdf", "application/rss+xml", "application/x-gzip", "application/xhtml+xml", "application/xml",
    "application/zip", "text/",
)  # fmt: skip
ACCEPT = "text/html,application/xhtml+xml;q=0.9,application/pdf;q=0.8,text/*;q=0.8,*/*;q=0.5"


class Failed(Exception):
    """The page could not be had; the text says why and, where one can do something, what."""


class TryLater(Failed):
    """A failure that may pass; `seconds` is how long the server asks to be left alone, None if it does not say."""

    def __init__(self, reason: str, seconds: float | None = None) -> None:
        super().__init__(reason)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Answer:
    """What the last hop sent.  `status` is 200 or 304 (nothing has changed, no data); `url` is that of the last hop."""

    url: str
    status: int
    headers: Mapping[str, str]
    data: bytes
    hops: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """How pages are asked for: who asks, how long a page may take in all (seconds), and whom one may reach."""

    user_agent: str
    seconds: float = 60.0
    allowed_hosts: Collection[str] = ()
    resolver: Resolve = field(default=resolve)


def get(
    url: str,
    terms: Terms,
    headers: Mapping[str, str] | None = None,
    limit: int = MAX_BYTES,
    refusal: Callable[[str], str | None] = lambda url: None,
    settings: bool = False,
) -> Answer:
    """The page, after redirects.

    Args:
        headers: sent besides the usual ones.
        limit: most bytes of the page, unpacked.
        refusal: says of the target of a redirect why it may not be read, None when it may.
        settings: a file of settings: of whatever content type, and what is above the limit is left out.
    Raises:
        Refused: an address on the way may not be reached.
        TryLater: a failure of the network or the server that may pass.
        Failed: any other.
    """
    deadline = time.monotonic() + terms.seconds
    hops: list[str] = []
    while True:
        answer = _hop(url, terms, headers or {}, deadline, partial(_answer, limit=limit, settings=settings))
        if answer.status not in (301, 302, 303, 307, 308):
            return Answer(answer.url, answer.status, answer.headers, answer.data, tuple(hops))
        target = answer.headers.get("location")
        if not target:
            raise Failed(f"a redirect to nowhere (status {answer.status})")
        hops.append(url)
        url = urljoin(url, target.strip()).partition("#")[0]
        if len(hops) > MAX_HOPS or url in hops:
            raise Failed(f"redirected in a circle, or more than {MAX_HOPS} times")
        reason = refusal(url)
        if reason is not None:
            raise Failed(f"redirected to {url[:200]}: {reason}")


def _hop(
    url: str, terms: Terms, headers: Mapping[str, str], deadline: float, take: Callable[[str, httpx.Response], Answer]
) -> Answer:
    import httpx

    parts = parse(url)
    try:
        address = reachable(parts, terms.allowed_hosts, terms.resolver)
    except OSError as problem:
        raise TryLater(f"the host {parts.hostname} is not found ({problem.strerror or problem})") from None
    sent = {
        "Host": parts.netloc,
        "User-Agent": terms.user_agent,
        "Accept": ACCEPT,
        "Accept-Language": "en,*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        **headers,
    }
    limits = httpx.Timeout(min(15.0, terms.seconds), pool=None)
    with Deadline(deadline) as until:
        # The name, not the number, is what the certificate must be for (RFC 6066, server name indication).
        extensions = {"sni_hostname": parts.hostname, "trace": until.trace}
        try:
            target = httpx.URL(url).copy_with(host=address, port=port_of(parts))
            with (
                httpx.Client(
                    trust_env=False, timeout=limits, limits=httpx.Limits(max_keepalive_connections=0)
                ) as client,
                client.stream("GET", target, headers=sent, extensions=extensions) as response,
            ):
                answer = take(url, response)
        except httpx.TimeoutException:
            raise TryLater("the server did not answer in time") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as problem:
            if until.passed:
                raise TryLater("sent too slowly: given up") from None
            told = " ".join(str(problem).split())[:200] or type(problem).__name__
            raise TryLater(f"the connection failed ({told})") from None
        if until.passed:  # a body without a length looks whole when its connection is shut
            raise TryLater("sent too slowly: given up")
        return answer


def _answer(url: str, response: httpx.Response, limit: int, settings: bool) -> Answer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    status = response.status_code
    if status in AGAIN:
        raise TryLater(f"the server answered {status} {response.reason_phrase}".strip(), _retry_after(headers))
    if status == 304 or 300 < status < 400:
        return Answer(url, status, headers, b"")
    if status != 200:
        raise Failed(f"the server answered {status} {response.reason_phrase}".strip())
    media = headers.get("content-type", "").partition(";")[0].strip().lower()
    if media and not settings and not media.startswith(READABLE):
        raise Failed(f"no report but {media[:60]}")
    return Answer(url, status, headers, _body(response, limit, settings))


def _body(response: httpx.Response, limit: int, cut: bool) -> bytes:
    """The unpacked body.  Raises Failed when it is above the limit, unless it may be `cut` there."""
    parts: list[bytes] = []
    size = 0
    try:
        for part in unpacked(response.iter_raw(), response.headers.get("content-encoding", "")):
            parts.append(part)
            size += len(part)
            if size > limit:
                if cut:
                    break
                raise Failed(f"larger than {limit // 1_000_000} MB")
            if size > FREE_BYTES and size > MAX_RATIO * max(response.num_bytes_downloaded, 1):
                raise Failed(f"unpacks to more than {MAX_RATIO} times its size, as no page does")
    except ValueError as problem:
        raise Failed(str(problem)) from None
    return b"".join(parts)[:limit]


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds of the header Retry-After, which is a number or a date (RFC 9110, 10.2.3)."""
    value = headers.get("retry-after", "").strip()
    if value.isdigit():
        return float(value[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time()) if value else None
    except (ValueError, TypeError):
        return None
