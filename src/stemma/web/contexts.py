"""The words around a mention, so that a reader sees it where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.records import Document

#: Characters shown on each side at most, and how far a side may be shortened to begin at a sentence.
_AROUND = 260
_ENDS = (". ", "! ", "? ", ".\u201d ", "\n")


@dataclass(frozen=True, slots=True)
class Context:
    """`before` and `after` are of the same block; `cut_before` and `cut_after` where that goes on."""

    before: str
    words: str
    after: str
    cut_before: bool
    cut_after: bool


def context(document: Document, start: int, end: int) -> Context:
    """The characters start..end with what stands around them in their block, cut at sentences where there are any."""
    text = document.text
    low, high = 0, len(text)
    for block in document.blocks:
        if block.start <= start < block.end:
            low, high = block.start, max(block.end, end)
    first, last = max(low, start - _AROUND), min(high, end + _AROUND)
    cut_before, cut_after = first > low, last < high
    if cut_before:
        begins = [at + len(mark) for mark in _ENDS if (at := text.find(mark, first, start)) >= 0]
        first = min(begins, default=first)
    if cut_after:
        stops = [at + len(mark) - 1 for mark in _ENDS if (at := text.rfind(mark, end, last)) >= 0]
        last = max(stops, default=last)
    return Context(text[first:start].lstrip(), text[start:end], text[end:last].rstrip(), cut_before, cut_after)
