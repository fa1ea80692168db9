"""The lines (or, in hard-wrapped text, the paragraphs) of a text: what every block rule looks at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

#: Characters of a line that rules look at; what lies beyond is of the same kind as what comes before.
INSPECTED = 4000

#: Line lengths between which hard wrapping breaks lines, and the share of such lines that shows it.
WRAP_WIDTHS = (40, 110)
WRAP_SHARE = 0.6
WRAP_MIN_LINES = 6

_TERMINALS = ".!?…。！？؟"
_CLOSERS = "\"'”’»)]}›"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class Line:
    """A line with the white space around it: begin..stop tile the text, start..end hold the words."""

    index: int
    begin: int
    start: int
    end: int
    stop: int
    text: str  # from start, at most INSPECTED characters
    blanks_after: int

    @cached_property
    def words(self) -> list[str]:
        """Words as written, an inner apostrophe included."""
        return _WORD.findall(self.text)

    @property
    def long(self) -> bool:
        return self.end - self.start > INSPECTED

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether it ends like a sentence: a terminal mark, closing quotes and brackets after it allowed."""
        text = self.text.rstrip().rstrip(_CLOSERS).rstrip()
        return self.long or text.endswith(tuple(_TERMINALS))

    @cached_property
    def ends_quote(self) -> bool:
        return self.text.endswith(('"', "”", "''", "’’"))


def split_lines(text: str) -> list[Line]:
    """All lines that hold more than white space; blank lines belong to the line before them.

    White space before the first such line belongs to that line.  A text of white space alone has none.
    """
    return _join_wrapped(text, _physical(text))


def _physical(text: str) -> list[Line]:
    found: list[tuple[int, int, int]] = []  # begin, start, end
    blanks: list[int] = []
    at = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            start = at + (len(raw) - len(raw.lstrip()))
            found.append((at, start, start + len(body)))
            blanks.append(0)
        elif blanks:
            blanks[-1] += 1
        at += len(raw)
    lines = []
    for i, (begin, start, end) in enumerate(found):
        stop = found[i + 1][0] if i + 1 < len(found) else len(text)
        lines.append(
            Line(i, 0 if i == 0 else begin, start, end, stop, text[start : min(end, start + INSPECTED)], blanks[i])
        )
    return lines


def _join_wrapped(text: str, lines: list[Line]) -> list[Line]:
    """Paragraphs instead of lines when the text breaks its lines at a fixed width."""
    if not _is_wrapped(lines):
        return lines
    joined: list[Line] = []
    first = 0
    for i, line in enumerate(lines):
        last = i + 1 == len(lines)
        new_paragraph = last or line.blanks_after or lines[i + 1].start - lines[i + 1].begin >= 2
        if new_paragraph:
            a = lines[first]
            words = text[a.start : min(line.end, a.start + INSPECTED)]
            joined.append(Line(len(joined), a.begin, a.start, line.end, line.stop, words, line.blanks_after))
            first = i + 1
    return joined


def _is_wrapped(lines: list[Line]) -> bool:
    inner = [(a, b) for a, b in pairwise(lines) if not a.blanks_after]
    if len(inner) < WRAP_MIN_LINES:
        return False
    low, high = WRAP_WIDTHS
    wrapped = [(a, b) for a, b in inner if low <= a.end - a.start <= high and not a.ends_sentence]
    if len(wrapped) < WRAP_SHARE * len(inner) or max(a.end - a.start for a in lines) > 1.3 * high:
        return False
    going_on = sum(1 for _, b in wrapped if b.text[:1].islower())
    capitals = sum(1 for a, _ in wrapped if a.text.isupper())
    return going_on >= 0.3 * len(wrapped) or capitals >= 0.8 * len(wrapped)
