"""What a page states about itself: JSON-LD of schema.org, Open Graph and other meta elements, canonical link."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from stemma.reading.dates import iso_interval
from stemma.reading.published import original_address
from stemma.records import TimeInterval

#: Types of schema.org that are a report.
ARTICLE_TYPES = frozenset(
    {
        "AnalysisNewsArticle", "Article", "BackgroundNewsArticle", "BlogPosting", "LiveBlogPosting", "NewsArticle",
        "OpinionNewsArticle", "Report", "ReportageNewsArticle", "ReviewNewsArticle",
    }
)  # fmt: skip

#: Names of meta elements for each fact, best first.
TITLE_META = ("og:title", "twitter:title", "dc.title", "headline")
OUTLET_META = ("og:site_name", "application-name", "dc.publisher", "publisher")
DATE_META = (
    "article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dcterms.created", "dc.date",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish_date", "article.published", "date",
)  # fmt: skip

MODIFIED_META = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "lastmod")
DESCRIPTION_META = ("og:description", "description", "twitter:description", "dc.description")

_MAX_LD = 2_000_000
_MAX_NODES = 5_000


@dataclass(frozen=True, slots=True)
class PageFacts:
    title: str | None = None
    outlet: str | None = None
    published: TimeInterval | None = None
    url: str | None = None
    language: str | None = None
    article_body: str = ""
    description: str | None = None
    modified: TimeInterval | None = None
    original_url: str | None = None


def page_facts(tree: Any, url: str | None) -> PageFacts:
    """The facts of a parsed page; `url` is where it came from, when known.  Absent facts are None."""
    meta = _meta(tree)
    article = next((node for node in _linked_data(tree) if _is_article(node)), {})
    canonical = _canonical(tree, meta)
    address = url or canonical
    outlet = _outlet(meta, article, address)
    return PageFacts(
        title=_without_outlet(_title(tree, meta, article), outlet),
        outlet=outlet,
        published=_date(meta, article),
        url=address,
        language=_language(tree),
        article_body=_text(article.get("articleBody"), 400_000) or "",
        modified=_modified(meta, article),
        original_url=canonical if _on_another_site(canonical, url) else None,
        description=_text(article.get("description"))
        or next((meta[key] for key in DESCRIPTION_META if key in meta), None),
    )


def _text(value: Any, limit: int = 500) -> str | None:
    """A string of a record, white space made single; lists give their first string."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    if limit > 500:
        return "\n\n".join(" ".join(line.split()) for line in value[:limit].splitlines() if line.strip()) or None
    return " ".join(value[:limit].split()) or None


def _meta(tree: Any) -> dict[str, str]:
    """Content of every meta element by its lower-cased property, name or itemprop; the first one counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = _text(element.get("content"))
        for attribute in ("property", "name", "itemprop"):
            key = element.get(attribute)
            if key and content:
                found.setdefault(key.strip().lower(), content)
    return found


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """All objects of the page's JSON-LD, outer before inner."""
    budget = _MAX_NODES
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower():
            continue
        raw = (element.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        if not raw or len(raw) > _MAX_LD:
            continue
        try:
            queue = [json.loads(raw, strict=False)]
        except (ValueError, RecursionError):
            continue
        while queue and budget:
            node = queue.pop(0)
            budget -= 1
            if isinstance(node, list):
                queue += node[:200]
            elif isinstance(node, dict):
                yield node
                queue += [value for value in node.values() if isinstance(value, dict | list)]


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.rsplit("/", 1)[-1] in ARTICLE_TYPES for name in names)


def _title(tree: Any, meta: dict[str, str], article: dict[str, Any]) -> str | None:
    """The headline: of the structured data, else the first-level heading that the page's own title contains."""
    title = _text(article.get("headline")) or next((meta[key] for key in TITLE_META if key in meta), None)
    page_title = _text(tree.findtext(".//title"))
    headings = [_text(heading.text_content()) for heading in list(tree.iter("h1"))[:10]]
    for heading in filter(None, headings):
        whole = (title or "") + " " + (page_title or "")
        if len(heading.split()) >= 3 and heading.casefold() in whole.casefold():
            return heading
    return title or next((heading for heading in headings if heading), None) or page_title


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """The headline without the outlet's name that many sites append ("... | The Gazette")."""
    if not title or not outlet or not title.casefold().endswith(outlet.casefold()):
        return title
    head = title[: -len(outlet)].rstrip()
    return head.rstrip("|–—-·•: ") if head.endswith(("|", "–", "—", "-", "·", "•", ":")) and len(head) > 8 else title


def _outlet(meta: dict[str, str], article: dict[str, Any], url: str | None) -> str | None:
    publisher = article.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    name = _text(publisher.get("name")) if isinstance(publisher, dict) else _text(publisher)
    if name and not name.startswith("http"):
        return name
    for key in OUTLET_META:
        if key in meta and not meta[key].startswith(("http", "@")):
            return meta[key]
    return registered_domain(url)


def registered_domain(url: str | None) -> str | None:
    """ "example.co.uk" of an address, by the list of public suffixes that ships with tldextract; None without one."""
    if not url:
        return None
    try:
        domain = _extractor()(original_address(url)).top_domain_under_public_suffix
    except Exception:  # an address that is none
        return None
    return str(domain) or None


@lru_cache(maxsize=1)
def _extractor() -> Any:
    import tldextract

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def _date(meta: dict[str, str], article: dict[str, Any]) -> TimeInterval | None:
    value = _text(article.get("datePublished"))
    interval = iso_interval(value) if value else None
    if interval:
        return TimeInterval(*interval, basis=f'structured data "datePublished": "{value}"')
    for key in DATE_META:
        interval = iso_interval(meta[key]) if key in meta else None
        if interval and interval[0] == interval[1]:
            return TimeInterval(*interval, basis=f'meta element "{key}": "{meta[key]}"')
    return None


def _modified(meta: dict[str, str], article: dict[str, Any]) -> TimeInterval | None:
    """When the page was last changed: kept apart from the publication, which it often hides."""
    stated = {"dateModified": _text(article.get("dateModified")), **{key: meta.get(key) for key in MODIFIED_META}}
    for key, value in stated.items():
        interval = iso_interval(value) if value else None
        if interval and interval[0] == interval[1]:
            return TimeInterval(*interval, basis=f'"{key}": "{value}"')
    return None


def _on_another_site(canonical: str | None, url: str | None) -> bool:
    """Whether the page names an address of another registered domain as the original of what it shows."""
    own, other = registered_domain(url), registered_domain(canonical)
    return own is not None and other is not None and own != other


def _canonical(tree: Any, meta: dict[str, str]) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            address = (element.get("href") or "").strip()
            if re.match(r"https?://\S{4,2000}$", address):
                return address
    address = meta.get("og:url", "")
    return address if re.match(r"https?://\S{4,2000}$", address) else None


def _language(tree: Any) -> str | None:
    root = next(tree.iter("html"), None)
    value = (root.get("lang") or "") if root is not None else ""
    match = re.match(r"([a-zA-Z]{2})(?:[-_]|$)", value.strip())
    return match[1].lower() if match else None
