"""Markdown: the text that a reader of the rendered page sees, and the front matter that stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stemma.reading.dates import iso_interval
from stemma.records import TimeInterval

_FRONT_MATTER = re.compile(
    r"\ufeff?(?P<rule>---|\+\+\+)[ \t]*\r?\n(?P<lines>.{0,20000}?)\r?\n(?P=rule)[ \t]*(?:\r?\n|$)", re.DOTALL
)
_FACT = re.compile(r"^(?P<name>[\w-]{1,40})[ \t]*[:=][ \t]*(?P<value>\S.{0,500})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MarkedText:
    text: str
    title: str | None
    outlet: str | None
    published: TimeInterval | None


def read_markdown(source: str) -> MarkedText:
    """Headings, paragraphs, list items and table rows, with blank lines between them; code and pictures are left out."""
    facts: dict[str, str] = {}
    front = _FRONT_MATTER.match(source)
    if front:
        facts = {fact["name"].lower(): fact["value"].strip().strip("\"'") for fact in _FACT.finditer(front["lines"])}
        source = source[front.end() :]
    blocks = list(_blocks(source))
    title = facts.get("title") or next((text for text, kind in blocks if kind == "h1"), None)
    parts = [text for text, _ in blocks]
    if title and title not in parts[:1]:
        parts.insert(0, title)
    day = facts.get("date") or facts.get("published") or ""
    interval = iso_interval(day) if day else None
    published = TimeInterval(*interval, basis=f'front matter "date": "{day[:40]}"') if interval else None
    return MarkedText("\n\n".join(parts), title, facts.get("outlet") or facts.get("source"), published)


def _blocks(source: str) -> Iterator[tuple[str, str]]:
    """(text, the element it stands in) of each piece of running text."""
    from markdown_it import MarkdownIt

    element = "p"
    row: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(source):
        if token.type == "heading_open":
            element = token.tag
        elif token.type in ("paragraph_open", "tr_open"):
            element, row = token.tag, []
        elif token.type == "inline":
            text = "".join(_plain(child) for child in token.children or ())
            text = "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
            if element == "tr":
                row.append(text)
            elif text:
                yield text, element
        elif token.type == "tr_close" and any(row):
            yield " | ".join(row), "tr"


def _plain(token: object) -> str:
    kind, content = getattr(token, "type", ""), getattr(token, "content", "")
    if kind in ("text", "code_inline"):
        return str(content)
    return "\n" if kind in ("softbreak", "hardbreak") else ""
