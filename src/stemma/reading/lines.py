"""The lines (or, in hard-wrapped text, the paragraphs) of a text: what every block rule looks at.

Hard wrapping is shown by the whole text, or by one paragraph alone: a program that breaks lines at a width puts a
word on the next line only when it does not fit, so every line but the last could not have taken the next word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from stemma.reading.words import FUNCTION_WORDS

#: Characters of a line that rules look at; what lies beyond is of the same kind as what comes before.
INSPECTED = 4000

#: Line lengths between which hard wrapping breaks lines, and the share of such lines that shows it.
WRAP_WIDTHS = (40, 110)
WRAP_SHARE = 0.6
WRAP_MIN_LINES = 6

#: Share of the breaks of one paragraph over which a clause goes on, when that paragraph alone is looked at.
GOING_ON_SHARE = 0.3
#: Characters by which a full line may fall short of the width: a hyphen or quote that stays with its word.
SLACK = 2

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
    inside = _inside_paragraphs(lines)
    if not inside:
        return lines
    joined: list[Line] = []
    first = 0
    for i, line in enumerate(lines):
        new_paragraph = i not in inside
        if new_paragraph:
            a = lines[first]
            words = text[a.start : min(line.end, a.start + INSPECTED)]
            joined.append(Line(len(joined), a.begin, a.start, line.end, line.stop, words, line.blanks_after))
            first = i + 1
    return joined


def _inside_paragraphs(lines: list[Line]) -> set[int]:
    """Indices of the lines that were broken for their width, so that the next line goes on with the paragraph."""
    if _is_wrapped(lines):
        last = len(lines) - 1
        return {
            i
            for i, line in enumerate(lines)
            if i < last and not line.blanks_after and lines[i + 1].start - lines[i + 1].begin < 2
        }
    inside: set[int] = set()
    for run in _runs(lines):
        if fills_width([line.text for line in run]):
            inside.update(line.index for line in run[:-1])
    return inside


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines with no blank line between them, and no line but the first set in."""
    run: list[Line] = []
    for line in lines:
        if run and (run[-1].blanks_after or line.start - line.begin >= 2):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def fills_width(texts: Sequence[str]) -> bool:
    """Do these lines, one right after the other, look broken at a fixed width: could none have taken the next word?

    Asked of the lines of one paragraph.  Some must go on in lower case or after a word that ends no phrase ("at",
    "the"), which lines of a list or a head seldom do, and no more than half may end with a sentence.
    """
    low, high = WRAP_WIDTHS
    width = max(map(len, texts), default=0)
    if len(texts) < 2 or not low <= width <= high:
        return False
    breaks = list(pairwise(texts))
    full = all(len(line) + 1 + len(following.split(None, 1)[0]) > width - SLACK for line, following in breaks)
    going_on = sum(
        1 for line, following in breaks if following[0].islower() or line.split()[-1].lower() in FUNCTION_WORDS
    )
    ended = sum(1 for line, _ in breaks if line.rstrip(_CLOSERS).endswith(tuple(_TERMINALS)))
    return full and going_on >= max(1, GOING_ON_SHARE * len(breaks)) and ended * 2 <= len(breaks)


def wrapping_breaks(text: str) -> set[int]:
    """Offsets of the line feeds that stand inside a paragraph of hard-wrapped text."""
    lines = _physical(text)
    return {text.find("\n", lines[i].end) for i in _inside_paragraphs(lines)}


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
