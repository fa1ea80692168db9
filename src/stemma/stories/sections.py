"""Round-ups: one report that tells several events, each under a heading or a dateline of its own.

What makes a report a round-up is not its headings, which long reports have too, but that its sections speak of
other people and places each: the sections of one event share its names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import combinations, pairwise

from stemma.records import Block, Document, Name

#: Sections from which a report can be a round-up, and words that one tells at the least under its heading.
SECTIONS, WORDS = 3, 20
#: Words of the longest heading.
HEADING = 14
#: Names that a section has at the least, and the share of them that two sections may have in common.
NAMES, IN_COMMON = 2, 0.2
#: Share of all words that may stand before the first section.
INTRODUCTION = 0.3
#: Blocks that can be the heading of a section, and those that tell.
_HEADING_KINDS = frozenset({"body", "caption", "title", "standfirst"})
_WORD = re.compile(r"\w+")


def sections_of(document: Document, blocks: Sequence[Block], names: Sequence[Name]) -> list[list[Block]]:
    """The blocks of each section, headings in front; empty when the report tells one event.

    Args:
        blocks: those of the report itself, in order; what stands before the first section, its headline and
            introduction, is in none.
        names: all names of the report, in order.
    """
    starts = [k for k, block in enumerate(blocks) if k and _opens(document, block, blocks[k + 1 : k + 2])]
    if len(starts) < SECTIONS:
        return []
    sections = [list(blocks[start:end]) for start, end in pairwise([*starts, len(blocks)])]
    words = [sum(_words(document, block) for block in section) for section in sections]
    before = sum(_words(document, block) for block in blocks[: starts[0]] if block.kind != "title")
    if min(words) < WORDS or before > INTRODUCTION * (before + sum(words)):
        return []
    named = _named(sections, names)
    if min(map(len, named)) < NAMES:
        return []
    if any(len(a & b) > IN_COMMON * min(len(a), len(b)) for a, b in combinations(named, 2)):
        return []
    return sections


def heading_of(document: Document, section: Sequence[Block]) -> str:
    """The heading of a section; empty when a dateline opens it."""
    return _text(document, section[0]) if section[0].kind != "dateline" else ""


def _opens(document: Document, block: Block, following: Sequence[Block]) -> bool:
    """Whether a block opens a section: a short line that ends no sentence over a paragraph, or a dateline."""
    if not following or following[0].kind not in ("body", "dateline"):
        return False
    if block.kind == "dateline":
        return True
    text = _text(document, block)
    return (
        block.kind in _HEADING_KINDS
        and "\n" not in text
        and 1 < _words(document, block) <= HEADING
        and text[-1:] not in ".,;!:”\"'"
        and not text[0].islower()
        and (following[0].kind == "dateline" or _words(document, following[0]) > HEADING)
    )


def _named(sections: Sequence[Sequence[Block]], names: Sequence[Name]) -> list[set[str]]:
    """The words of the names in each section."""
    starts = [section[0].start for section in sections]
    found: list[set[str]] = [set() for _ in sections]
    for name in names:
        at = bisect_right(starts, name.start) - 1
        if at >= 0:
            found[at].update(word for word in _WORD.findall(name.text.lower()) if len(word) > 2)
    return found


def _words(document: Document, block: Block) -> int:
    return len(_WORD.findall(document.text, block.start, block.end))


def _text(document: Document, block: Block) -> str:
    return document.text[block.start : block.end].strip()
