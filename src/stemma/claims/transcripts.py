"""Transcripts: paragraphs that open with the name of who speaks ("DR HALE: We have eleven beds.").

One label alone may be a dateline or a note; a document in which two paragraphs open so is a transcript.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stemma.claims.headlines import LABELS
from stemma.claims.piece_kinds import is_capital, is_word
from stemma.claims.pieces import Line, Piece
from stemma.claims.sayings import Saying
from stemma.claims.sources import Range
from stemma.records import Span

_LONGEST_LABEL = 5


def transcript_sayings(lines: Sequence[Line]) -> dict[int, Saying]:
    """Index of a line -> the saying that its paragraph is; {} when fewer than two paragraphs open with a label."""
    labels = {index: label for index, line in enumerate(lines) if (label := _label(lines, index)) is not None}
    shouted = Counter(lines[index].pieces[0].text.isupper() for index in labels)
    named = Counter(" ".join(piece.low for piece in lines[index].pieces[: label[1]]) for index, label in labels.items())
    if len(labels) < 2 or not (shouted[True] or max(named.values()) > 1):
        return {}
    return {
        index: _saying(lines, index, label)
        for index, label in labels.items()
        if label[1] + 1 < len(lines[index].pieces)
    }


def _label(lines: Sequence[Line], index: int) -> Range | None:
    """The label of the paragraph that begins with this line, without its colon."""
    line = lines[index]
    if line.block != "body" or (index and lines[index - 1].paragraph == line.paragraph):
        return None
    for at, piece in enumerate(line.pieces[: _LONGEST_LABEL + 1]):
        if piece.low == ":":
            if not any(word.text[:1].isalpha() for word in line.pieces[at + 1 :]):
                return None  # a row of a table: "Olm: 1,501"
            return (0, at) if at and _names(line.pieces[:at]) else None
        if piece.quote is not None or not (is_word(piece) or piece.low == "."):
            return None
    return None


def _names(pieces: Sequence[Piece]) -> bool:
    """Is this a name or a part played ("PRESENTER", "Dr Hale"), and no label of a page?"""
    first = pieces[0]
    if len(pieces) == 1 and first.text in ("A", "Q"):
        return True  # question and answer
    if first.low in LABELS or len(first.text) < 2:
        return False
    return all(is_capital(piece) for piece in pieces if is_word(piece)) and not any(
        piece.tag in ("NUM", "VERB", "ADP") and not piece.text.isupper() for piece in pieces
    )


def _saying(lines: Sequence[Line], index: int, label: Range) -> Saying:
    line = lines[index]
    last = index
    while last + 1 < len(lines) and lines[last + 1].paragraph == line.paragraph:
        last += 1
    colon = line.pieces[label[1]]
    begin, end = line.pieces[label[1] + 1].start, lines[last].end
    asked = lines[last].pieces[-1].low == "?" and last == index
    return Saying(
        line=index,
        content=(Span(begin, end),),
        mode="direct",
        act="ask" if asked else "assert",
        cue=Span(colon.start, colon.end),
        source=Span(line.pieces[0].start, line.pieces[label[1] - 1].end),
        block=line.block,
        rule="transcript",
        verb=":",
        confidence=0.8,
    )
