"""What two reports share, in words: how much, how closely, and how much of it is somebody's quoted words.

Only a report's own text counts: what it shares inside a spliced article, reader comments, links or
furniture says nothing of where the report itself comes from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from stemma.records import Document, Passage
from stemma.reuse.words import Words, words_of

Mask = npt.NDArray[np.bool_]

#: Blocks that tell the event in the report's own words.
OWN_KINDS: frozenset[str] = frozenset({"body", "caption", "dateline", "standfirst", "title"})
#: At and above this similarity a passage is the same wording, not the same matter told again.
CLOSE = 0.75
#: At and above this similarity a passage is one running stretch of the same wording.
RUNNING = 0.85

_QUOTED = re.compile(
    r"“[^“”\n]{1,2000}(?:[”\n]|\Z)|\"[^\"\n]{1,2000}(?:[\"\n]|\Z)|«[^«»\n]{1,2000}(?:[»\n]|\Z)"
    r"|„[^„“”\n]{1,2000}(?:[“”\n]|\Z)|``[^`\n]{1,2000}?(?:''|\n|\Z)"
)


@dataclass(frozen=True)
class ReportText:
    """The words of one report with, for each, whether it is the report's own and whether it is quoted."""

    document: Document

    @cached_property
    def words(self) -> Words:
        return words_of(self.document.text)

    @cached_property
    def own(self) -> Mask:
        """True for each word of the report proper; all words of a document without blocks."""
        mask = np.full(len(self.words), not self.document.blocks, bool)
        for block in self.document.blocks:
            if block.kind in OWN_KINDS:
                mask[self.between(block.start, block.end)] = True
        return mask

    @cached_property
    def quoted(self) -> Mask:
        """True for each word inside quotation marks; a quotation left open ends with its line."""
        mask = np.zeros(len(self.words), bool)
        for match in _QUOTED.finditer(self.document.text):
            mask[self.between(*match.span())] = True
        return mask

    @cached_property
    def length(self) -> int:
        """How many words of its own the report has."""
        return int(self.own.sum())

    def between(self, start: int, end: int) -> slice:
        """The words that begin in characters start..end."""
        first, last = np.searchsorted(self.words.starts, (start, end))
        return slice(int(first), int(last))


@dataclass(frozen=True, slots=True)
class Overlap:
    """What the reports `a` and `b` (a < b) share.  Counts are aligned words of the shorter report.

    narration: outside quotation marks.  close: narration in passages of the same wording.  longest: the
    most narration in one running stretch.  statements: the re-rendered statements ("same_statement") among
    `passages`, which have no wording in common that could be counted.
    """

    a: str
    b: str
    passages: tuple[Passage, ...]
    statements: tuple[Passage, ...]
    words: int
    narration: int
    close: int
    longest: int
    share_a: float
    share_b: float

    @property
    def share(self) -> float:
        """Share of the words of the report of which more is shared."""
        return max(self.share_a, self.share_b)

    def in_words(self) -> str:
        """The measure of what is shared, for a reader."""
        text = f"{len(self.passages)} passage{'s' * (len(self.passages) != 1)} with {self.words} words in common"
        if self.words > self.narration:
            text += f", {self.words - self.narration} of them quoted"
        if self.statements:
            text += f"; {len(self.statements)} statement{'s' * (len(self.statements) != 1)} in other words"
        return text


def overlaps(texts: dict[str, ReportText], passages: Iterable[Passage]) -> dict[tuple[str, str], Overlap]:
    """What each pair of these reports shares that is evidence; pairs without any are left out."""
    of_pair: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        a, b = passage.a.document, passage.b.document
        if passage.stock or a == b or a not in texts or b not in texts:
            continue
        of_pair[min(a, b), max(a, b)].append(passage)
    found: dict[tuple[str, str], Overlap] = {}
    for (a, b), shared in sorted(of_pair.items()):
        overlap = _overlap(texts[a], texts[b], shared)
        if overlap.passages or overlap.statements:
            found[a, b] = overlap
    return found


def _overlap(one: ReportText, two: ReportText, shared: Sequence[Passage]) -> Overlap:
    a, b = one.document.id, two.document.id
    shorter = one if (one.length, a) <= (two.length, b) else two
    covered = {a: np.zeros(len(one.words), bool), b: np.zeros(len(two.words), bool)}
    kept: list[Passage] = []
    statements: list[Passage] = []
    words = narration = close = longest = 0.0
    for passage in sorted(shared, key=lambda p: (-p.similarity, -p.words, p.id)):
        sides = {passage.a.document: passage.a, passage.b.document: passage.b}
        ranges = {text.document.id: text.between(sides[text.document.id].start, sides[text.document.id].end)
                  for text in (one, two)}  # fmt: skip
        if not all(text.own[ranges[text.document.id]].any() for text in (one, two)):
            continue
        if passage.edge == "same_statement":
            statements.append(passage)
            continue
        kept.append(passage)
        place = ranges[shorter.document.id]
        new = shorter.own[place] & ~covered[shorter.document.id][place]
        told = float((new & ~shorter.quoted[place]).sum()) * passage.similarity
        words += float(new.sum()) * passage.similarity
        narration += told
        if passage.similarity >= CLOSE:
            close += told
        if passage.similarity >= RUNNING:
            longest = max(longest, told)
        for text in (one, two):
            covered[text.document.id][ranges[text.document.id]] = True
    shares = [
        float((covered[text.document.id] & text.own).sum()) / text.length if text.length else 0.0 for text in (one, two)
    ]
    kept.sort(key=lambda p: (p.a, p.b))
    return Overlap(
        a, b, tuple(kept), tuple(statements), round(words), round(narration), round(close), round(longest), *shares
    )
