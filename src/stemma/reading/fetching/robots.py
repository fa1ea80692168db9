"""What a site lets programs read (RFC 9309), asked once a host and remembered for the run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from stemma.reading.fetching.guard import Refused
from stemma.reading.fetching.page import Failed, Terms, TryLater, get

#: The name that sites call this program by.
TOKEN = "stemma"

#: Bytes of a robots.txt that are read, as the standard asks for at least 500 KiB.
MAX_ROBOTS = 512_000

#: Longest pause that a site's wish is heeded for, in seconds.
MAX_DELAY = 60.0


@dataclass(slots=True)
class Robots:
    """`terms`: how the files are asked for.  Not for several threads at one host at once."""

    terms: Terms
    _rules: dict[str, Any] = field(default_factory=dict)

    def refusal(self, url: str) -> str | None:
        """Why the page may not be read; None when it may.

        No file there, or an answer that denies it: all may be read.  A server that fails: nothing, for now.
        """
        rules = self._of(url)
        if isinstance(rules, str):
            return rules
        if rules is not None and not rules.can_fetch(url, TOKEN):
            return "the site's robots.txt asks programs not to read this page"
        return None

    def delay(self, url: str) -> float:
        """Seconds that the site wishes between two requests, 0 when it says nothing."""
        rules = self._of(url)
        wished = rules.crawl_delay(TOKEN) if rules is not None and not isinstance(rules, str) else None
        return min(float(wished or 0), MAX_DELAY)

    def _of(self, url: str) -> Any:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._read(site)
        return self._rules[site]

    def _read(self, site: str) -> Any:
        from protego import Protego

        try:
            answer = get(f"{site}/robots.txt", self.terms, limit=MAX_ROBOTS, settings=True)
        except TryLater as problem:
            return f"the site's robots.txt cannot be had, so nothing is read ({problem})"
        except Refused as problem:
            return str(problem)
        except Failed:
            return None
        return Protego.parse(answer.data.decode("utf-8", "replace"))
