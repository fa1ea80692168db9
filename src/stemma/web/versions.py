"""What changed in a report between two readings, line by line."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.records import Document, Extraction

#: Lines of one difference; longer texts are compared no further than this many lines.
_LINES, _COMPARED = 400, 4_000


@dataclass(frozen=True, slots=True)
class Line:
    sign: Literal["+", "-", " "]
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """One version: when it was read ("" for the present one), and how it differs from the one before."""

    read_at: str
    sha256: str
    title: str | None
    lines: tuple[Line, ...]
    first: bool


def changes(former: Sequence[tuple[str, Extraction]], now: Document) -> list[Step]:
    """The versions, oldest first, the present one last; empty when there is no former one."""
    if not former:
        return []
    versions = [(when, extraction.document) for when, extraction in former] + [("", now)]
    steps = []
    before: Document | None = None
    for when, document in versions:
        lines = _difference(before.text, document.text) if before is not None else ()
        steps.append(Step(when, document.sha256, document.title, lines, before is None))
        before = document
    return steps


def _difference(old: str, new: str) -> tuple[Line, ...]:
    found = difflib.unified_diff(old.splitlines()[:_COMPARED], new.splitlines()[:_COMPARED], n=1, lineterm="")
    lines = []
    for line in found:
        if line.startswith(("---", "+++", "@@")) or not line.strip("+- "):
            continue
        sign: Literal["+", "-", " "] = "+" if line[0] == "+" else "-" if line[0] == "-" else " "
        lines.append(Line(sign, line[1:]))
    return tuple(lines[:_LINES])
