"""What carried the words, and when they were said: "told the Courier", "in a statement", "on Tuesday"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from stemma.claims.mentions import DOCUMENTS
from stemma.claims.piece_kinds import is_word
from stemma.claims.pieces import Line, Piece
from stemma.claims.sayings import Saying
from stemma.claims.sources import phrase_end
from stemma.language.wordlist import listed
from stemma.records import Span, Time, TimeInterval, Via

#: Occasions and channels that words come through, beside documents.
_CHANNELS = listed("""
    address blog briefing broadcast conference facebook hearing instagram interview podcast programme program
    broadcaster speech telegram telephone television testimony twitter video website x youtube
""") | DOCUMENTS  # fmt: skip
_BY_WAY_OF = listed("by during from in on through to via with")
_REACH = 14


def carriers(saying: Saying, line: Line, text: str) -> tuple[Via, ...]:
    """The media and things that the sentence says the words came through, in text order.

    Words inside the content are not looked at.  An addressee with a name is a medium ("told the Harbour
    Courier"), but not one who is ordered to do something; a document that speaks ("the statement said") carries itself.
    """
    found: dict[int, Via] = {}
    if (
        saying.addressee is not None
        and saying.act != "order"
        and _capitalised(text[saying.addressee.start : saying.addressee.end])
    ):
        found[saying.addressee.start] = _via(text, saying.addressee)
    pieces = line.pieces
    for at in _near(saying, pieces):
        if pieces[at].low not in _BY_WAY_OF or _inside(saying, pieces[at]):
            continue
        stop = phrase_end(pieces, at + 1)
        if stop > at + 1 and any(word.low in _CHANNELS for word in pieces[at + 1 : stop] if is_word(word)):
            span = Span(pieces[at + 1].start, pieces[stop - 1].end)
            found[span.start] = _via(text, span)
    if saying.source is not None and not saying.implied:
        paper = _paper(text, saying.source)
        if paper is not None:
            found[paper.start] = _via(text, paper)
    return tuple(found[start] for start in sorted(found))


def _paper(text: str, source: Span) -> Span | None:
    """The document at the head of a source: all of "the statement", the first words of "a statement by the board"."""
    words = text[source.start : source.end].split(" ")
    at = next((at for at, word in enumerate(words[:4]) if word.lower().rstrip(",") in DOCUMENTS), None)
    if at is None:
        return None
    by = any(word.lower() in ("by", "from") for word in words[at + 1 :])
    if at + 1 < len(words) and not by:
        return None
    end = source.start + len(" ".join(words[: at + 1]).rstrip(","))
    return Span(source.start, end)


def _inside(saying: Saying, piece: Piece) -> bool:
    return any(span.start <= piece.start < span.end for span in saying.content)


def _near(saying: Saying, pieces: Sequence[Piece]) -> range:
    """The places in the clause of the cue: at most `_REACH` pieces from it; none without a cue."""
    if saying.cue is None:
        return range(0)
    cue = bisect_left(pieces, saying.cue.start, key=lambda piece: piece.start)
    return range(max(0, cue - _REACH), min(len(pieces), cue + _REACH + 1))


def _capitalised(text: str) -> bool:
    return any(word[:1].isupper() for word in text.split())


def _via(text: str, span: Span) -> Via:
    words = text[span.start : span.end].split()
    while len(words) > 1 and words[0].lower() in (
        "a",
        "an",
        "the",
        "his",
        "her",
        "its",
        "their",
        "a",
        "another",
        "this",
    ):
        words = words[1:]
    return Via(" ".join(words), span.start, span.end)


def said_in(saying: Saying, line: Line, times: Sequence[Time], others: Sequence[Saying] = ()) -> TimeInterval | None:
    """The day named beside the cue, outside the words themselves; None when the sentence names none.

    `times` are those of the document, in text order.  A time that was resolved keeps its value; one that
    lacks an anchor keeps its `partial`.  `others` are the other sayings of the sentence: a time in their words,
    or beyond their cue, is theirs.
    """
    if saying.cue is None:
        return None
    low = bisect_left(times, line.start, key=lambda time: time.start)
    best: tuple[int, TimeInterval] | None = None
    for time in times[low:]:
        if time.start >= line.end:
            break
        value = time.value
        if value is None or time.duration_days is not None or not (value.known or value.partial):
            continue
        taken = any(span.start <= time.start < span.end for one in (saying, *others) for span in one.content)
        low_end, high_end = sorted((time.start, saying.cue.start))
        if taken or any(one.cue is not None and low_end < one.cue.start < high_end for one in others):
            continue
        named = [span for span in (saying.source, saying.addressee) if span is not None]  # "told the Today programme"
        if any(span.start <= time.start < span.end for span in named):
            continue
        distance = min(abs(time.start - saying.cue.end), abs(saying.cue.start - time.end))
        if best is None or distance < best[0]:
            best = (distance, replace(value, basis=f"said {time.text}" + (f" ({value.basis})" if value.basis else "")))
    return best[1] if best is not None else None
