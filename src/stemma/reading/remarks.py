"""Reader comments of an HTML page, found by the names that page authors give to their elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

#: Words in the class or id of an element that holds comments, in the languages of the sites we know.
COMMENT_NAMES = (
    "comentario", "comment", "commentaire", "commento", "disqus", "komentar", "komentarz", "kommentar", "leserbrief",
    "leserpost", "reacties", "readercomment",
)  # fmt: skip

#: Words that tell that an element only stands near the comments: forms, counters, links, settings.
NOT_COMMENT_NAMES = (
    "allowed", "button", "captcha", "closed", "count", "disabled", "enabled", "form", "hide", "icon", "link", "login", "nav",
    "notice", "number", "open", "policy", "reply-title", "respond", "share", "teaser", "title", "toggle",
)  # fmt: skip

#: Share of the page's words above which an element is the page rather than its comments.
MOST_OF_PAGE = 0.8

#: Letters that a comment section has at least.
MIN_LETTERS = 20

_NAMES = re.compile("|".join(COMMENT_NAMES), re.IGNORECASE)
_NOT_NAMES = re.compile(r"(?:^|[-_\s])(?:" + "|".join(NOT_COMMENT_NAMES) + ")", re.IGNORECASE)
_SKIPPED = frozenset(
    {
        "body",
        "button",
        "form",
        "head",
        "html",
        "iframe",
        "input",
        "main",
        "meta",
        "noscript",
        "script",
        "select",
        "style",
        "svg",
        "textarea",
        "time",
    }
)
_BLOCKS = frozenset(
    {
        "article",
        "blockquote",
        "dd",
        "div",
        "dl",
        "dt",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "tr",
        "ul",
    }
)


def take_comments(tree: Any) -> str:
    """Remove the comment sections from the parsed page and return their paragraphs, a blank line between them.

    Returns "" and leaves the page alone when no element is named as one.  Linear in the page but for
    sections inside sections, of which the outermost counts.
    """
    whole = len(_words(tree))
    sections = []
    taken: set[Any] = set()
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _SKIPPED or not _named_comments(element):
            continue
        if any(parent in taken for parent in element.iterancestors()):
            continue
        words = _words(element)
        if len(words) < MIN_LETTERS or len(words) > MOST_OF_PAGE * whole or element.find(".//h1") is not None:
            continue
        sections.append(element)
        taken.add(element)
    paragraphs = [paragraph for section in sections for paragraph in _paragraphs(section)]
    for section in sections:
        parent = section.getparent()
        if parent is not None:
            section.tail, tail = None, section.tail
            previous = section.getprevious()
            if tail and previous is not None:
                previous.tail = (previous.tail or "") + tail
            elif tail:
                parent.text = (parent.text or "") + tail
            parent.remove(section)
    return "\n\n".join(paragraphs)


def _named_comments(element: Any) -> bool:
    names = " ".join(filter(None, (element.get("class"), element.get("id"))))[:300]
    kind = element.get("itemtype") or ""
    if kind.endswith(("schema.org/Comment", "schema.org/UserComments")):
        return True
    return bool(names) and _NAMES.search(names) is not None and _NOT_NAMES.search(names) is None


def _words(element: Any) -> str:
    return "".join(text.strip() for text in element.itertext() if isinstance(text, str))


def _paragraphs(section: Any) -> Iterator[str]:
    """Texts of the section's innermost blocks; forms and scripts are left out."""
    current: list[str] = []

    def flush() -> Iterator[str]:
        text = " ".join("".join(current).split())
        current.clear()
        if text:
            yield text

    stack: list[tuple[Any, bool]] = [(section, False)]
    while stack:
        element, closing = stack.pop()
        block = element.tag in _BLOCKS or element.tag == "br"
        if closing:
            if block:
                yield from flush()
            current.append(element.tail or "" if element is not section else "")
            continue
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            current.append(element.tail or "")
            continue
        if block:
            yield from flush()
        current.append(element.text or "")
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    yield from flush()
