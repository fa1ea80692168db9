"""HTML pages: the article as canonical text, comments apart at its end, and what the page says of itself.

The text is: headline, article paragraphs, comments, with blank lines between them.  Main text and
comments are trafilatura's, the date htmldate's unless the page's structured data give it.  A page is
measured before it is parsed: one that is too large or nested too deeply is refused, since the
extractors' time grows faster than its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from stemma.reading.dates import iso_interval
from stemma.reading.metadata import PageFacts, page_facts
from stemma.reading.positions import places, positions
from stemma.reading.remarks import take_comments
from stemma.reading.standfirst import standfirst
from stemma.records import Position, TimeInterval

#: Characters and tags of a page that is still parsed.  Depth needs no limit: the parser stops at 256 levels.
MAX_PAGE = 6_000_000
MAX_TAGS = 50_000

#: Longest run of characters without a tag outside scripts that is still extracted.
MAX_RUN = 1_000_000

#: Latest day that counts as a date of publication: fixed, so that a page reads the same whenever it is read.
LATEST_DATE = "2100-01-01"

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")


@dataclass(frozen=True, slots=True)
class Page:
    """`comments_from` is the offset of the first comment in `text`, None when there is none."""

    text: str
    title: str | None
    outlet: str | None
    published: TimeInterval | None
    url: str | None
    language: str | None
    comments_from: int | None
    modified: TimeInterval | None = None
    original_url: str | None = None
    positions: tuple[Position, ...] = ()


def read_page(html: str, url: str | None = None) -> Page | str:
    """The page, or why it is not read.  Never fetches anything."""
    problem = hostile(html)
    if problem:
        return problem
    from lxml import etree
    from lxml import html as lxml_html

    html = html.lstrip("\ufeff").replace("\x00", "")
    try:
        parser = lxml_html.HTMLParser(collect_ids=False, remove_pis=True, encoding="utf-8")
        tree = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        return f"not readable as a page: {error}"
    facts = page_facts(tree, url)
    held = places(tree)
    comments = take_comments(tree)
    body, found = _extract(lxml_html.tostring(tree, encoding="unicode") if comments else html, url)
    comments = comments or found
    if not body and facts.article_body:
        body = facts.article_body
    title = facts.title
    parts = [part for part in (_without_title(title, body), standfirst(tree, facts, body), body) if part]
    text = "\n\n".join(parts)
    comments_from = None
    if comments:
        comments_from = len(text) + 2 if text else 0
        text = f"{text}\n\n{comments}" if text else comments
    return Page(
        text, title, facts.outlet, _published(html, facts), facts.url, facts.language, comments_from,
        facts.modified, facts.original_url, positions(text, held),
    )  # fmt: skip


def hostile(html: str) -> str | None:
    """Why a page would take too long to read, found in one pass over its tags; None when it would not."""
    if len(html) > MAX_PAGE:
        return f"a page of more than {MAX_PAGE // 1_000_000} million characters: save the article alone"
    tags = last = opaque_until = 0
    for match in _TAG.finditer(html):
        if match.start() < opaque_until:
            continue
        if match.start() - last > MAX_RUN:
            return "a page with a run of text too long for an article: save the article alone"
        last = match.end()
        tags += 1
        if tags > MAX_TAGS:
            return f"a page of more than {MAX_TAGS:,} tags: save the article alone"
        if not match[1] and match[2].lower() in {"script", "style"}:
            close = html.find(f"</{match[2]}", match.end())
            opaque_until = last = close if close >= 0 else len(html)
    if len(html) - last > MAX_RUN:
        return "a page with a run of text too long for an article: save the article alone"
    return None


def _extract(html: str, url: str | None) -> tuple[str, str]:
    """(article, comments), each paragraphs with a blank line between them, "" when there is none."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found: Any = trafilatura.bare_extraction(
            html, url=url, include_comments=True, include_tables=True, with_metadata=False, favor_precision=False
        )
    except Exception:  # an extractor that fails on a page has found nothing in it
        return "", ""
    if found is None:
        return "", ""
    return _paragraphs(getattr(found, "text", None)), _paragraphs(getattr(found, "comments", None))


def _paragraphs(text: str | None) -> str:
    lines = [" ".join(line.split()) for line in (text or "").splitlines()]
    return "\n\n".join(line for line in lines if line)


def _without_title(title: str | None, body: str) -> str | None:
    """The headline, unless the article's text begins with it."""
    if not title:
        return None
    first = body[: len(title) + 40].split("\n", 1)[0]
    squashed = [re.sub(r"\W+", "", part).casefold() for part in (first, title)]
    return None if squashed[0] == squashed[1] else title


def _published(html: str, facts: PageFacts) -> TimeInterval | None:
    """The structured data's date, else htmldate's.

    Its extensive search is left out: it guesses from any phrase, today's date included, and takes seconds.
    """
    if facts.published is not None:
        return facts.published
    import logging

    import htmldate

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        value = htmldate.find_date(html, extensive_search=False, original_date=True, max_date=LATEST_DATE)
    except Exception:  # a page that trips the date finder states no date
        return None
    interval = iso_interval(value) if value else None
    return TimeInterval(*interval, basis="date on the page") if interval else None
