"""The paragraph between headline and article, which main-text extractors often take for page furniture.

A site's own description of the page (structured data, Open Graph) is usually this very paragraph.  So where words of
the page begin as the description does, they are the standfirst; a description that the page does not show is not
part of the text.
"""

from __future__ import annotations

import re
from typing import Any

from stemma.reading.metadata import PageFacts

#: Letters and digits of the description that an element must begin with: several words.
_BEGINNING = 30

#: Most characters of a standfirst.
_LONGEST = 700

_ELEMENTS = ("p", "h2", "h3", "h4", "strong", "b", "em", "span", "div")
_NOT_LETTERS = re.compile(r"[\W_]+")


def standfirst(tree: Any, facts: PageFacts, body: str) -> str | None:
    """Text of the first element of the page that begins as its description does, None when the article has it."""
    wanted = _letters(facts.description or "")[:_BEGINNING]
    if len(wanted) < _BEGINNING or wanted in _letters(body):
        return None
    if facts.title and wanted in _letters(facts.title):
        return None
    for element in tree.iter(*_ELEMENTS):
        begins = "".join(_first_texts(element))
        if not _letters(begins).startswith(wanted):
            continue
        text = " ".join(element.text_content().split())
        if len(text) <= _LONGEST:
            return text
    return None


def _first_texts(element: Any) -> list[str]:
    """As much of the element's text as the beginning needs, so that a page of nested elements is not read for each."""
    texts: list[str] = []
    length = 0
    for text in element.itertext():
        if isinstance(text, str) and text.strip():
            texts.append(text[: 4 * _BEGINNING])
            length += len(texts[-1])
            if length > 4 * _BEGINNING or len(texts) > 8:
                break
    return texts


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text).casefold()
