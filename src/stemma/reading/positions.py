"""Where in the page the lines of its canonical text stand: an XPath for each line that one element holds.

The text of a page is taken out of its elements, so offsets alone do not lead back into the page.  An annotation tool
finds a line again by the element's path and the characters within it.  Paths are those of the page as libxml2 parses
it, which adds no elements that the source does not have (a browser adds `tbody`).
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from typing import Any

from stemma.records import Position

#: Elements that hold a line of text, where no other of these or of `_AROUND` stands in them.
_HOLDERS = frozenset(
    {
        "article", "blockquote", "caption", "dd", "div", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p",
        "pre", "section", "td", "th", "tr",
    }
)  # fmt: skip

_AROUND = frozenset({"aside", "dl", "figure", "footer", "header", "main", "nav", "ol", "table", "tbody", "ul"})

_NOT_LETTERS = re.compile(r"[\W_]+")
_LINE = re.compile(r"[^\n]+")

#: Letters and digits below which a line is not told from others that read the same.
_LEAST = 4

Places = dict[str, list[str]]
"""Paths by the letters of the elements there, in the order of the page."""


def places(tree: Any) -> Places:
    """The lines that the page's elements hold.  To be asked before anything is taken out of the tree."""
    found: Places = defaultdict(list)
    for element, path in _paths(tree):
        if element.tag in _HOLDERS and not any(child.tag in _HOLDERS or child.tag in _AROUND for child in element):
            letters = _letters(element.text_content())
            if len(letters) >= _LEAST:
                found[letters].append(path)
    return found


def positions(text: str, found: Places) -> tuple[Position, ...]:
    """One position a line of the text that an element holds alone, in order.

    Where several elements read the same, the lines take them in turn.
    """
    waiting = {letters: deque(paths) for letters, paths in found.items()}
    out = []
    for line in _LINE.finditer(text):
        paths = waiting.get(_letters(line[0]))
        if paths:
            out.append(Position(line.start(), line.end(), paths.popleft() if len(paths) > 1 else paths[0]))
    return tuple(out)


def _paths(tree: Any) -> Iterator[tuple[Any, str]]:
    """Every element with its path, outer before inner, without recursion: a page may be nested deeply."""
    stack = [(tree, f"/{tree.tag}")]
    while stack:
        element, path = stack.pop()
        yield element, path
        count: dict[str, int] = defaultdict(int)
        below = []
        for child in element:
            if isinstance(child.tag, str):
                count[child.tag] += 1
                below.append((child, f"{path}/{child.tag}[{count[child.tag]}]"))
        stack += reversed(below)


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text).casefold()
