"""One act of saying as a rule finds it in a line, before speakers and days are worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.claims import cues
from stemma.claims.attitudes import MINDS
from stemma.claims.groups import VerbGroup
from stemma.claims.pieces import Line, Piece
from stemma.records import Act, BlockKind, Span, StatementMode


@dataclass(frozen=True, slots=True)
class Saying:
    """`line` is the index of its line; `implied` marks a source taken over from the sentence or the one before.

    `owned` is False when the words name nobody ("reportedly"): such a saying has no source and no speaker.
    """

    line: int
    content: tuple[Span, ...]
    mode: StatementMode
    act: Act
    cue: Span | None
    source: Span | None
    block: BlockKind
    rule: str
    verb: str = ""
    addressee: Span | None = None
    implied: bool = False
    owned: bool = True
    confidence: float = 0.7
    cue_line: int = -1  # index of the cue's line where that is another than `line`


def assertion(
    line: Line,
    index: int,
    content: tuple[Span, ...],
    cue: Span,
    source: Span | None,
    *,
    rule: str,
    verb: str,
    confidence: float,
    mode: StatementMode = "indirect",
) -> Saying:
    """An assertion in line `index`; without a source it is nobody's."""
    return Saying(
        line=index,
        content=content,
        mode=mode,
        act="assert",
        cue=cue,
        source=source,
        block=line.block,
        rule=rule,
        verb=verb,
        owned=source is not None,
        confidence=confidence,
    )


def only_thought(saying: Saying) -> bool:
    """Is it a wish, a thought or a feeling ("hopes to create 500 jobs"), of which nobody says that it is so?"""
    return saying.act == "other" and saying.verb in MINDS


def trimmed(pieces: Sequence[Piece], begin: int, end: int) -> Span | None:
    """The span of pieces begin..end without punctuation at either end; None when nothing is left."""
    while begin < end and pieces[begin].low in (",", ";", ":", ".", "-", "--", "–", "—", ")", "..."):
        begin += 1
    while end > begin and pieces[end - 1].low in (",", ";", ":", ".", "!", "?", "-", "--", "–", "—", "(", "...", "…"):
        end -= 1
    return Span(pieces[begin].start, pieces[end - 1].end) if begin < end else None


def mode_of(pieces: Sequence[Piece], begin: int, end: int) -> StatementMode:
    """direct: nothing but quotes and punctuation; mixed: words and a quote; indirect: words alone."""
    quoted = any(piece.quote is not None for piece in pieces[begin:end])
    worded = any(piece.quote is None and piece.text[:1].isalnum() for piece in pieces[begin:end])
    if quoted:
        return "mixed" if worded else "direct"
    marks = any(piece.low in ('"', "“", "”") for piece in pieces[begin:end])
    return "mixed" if marks else "indirect"


def act_of(group: VerbGroup, content_start: str) -> Act:
    """What kind of act the cue makes of its content; `content_start` is the first word of the content."""
    if group.withheld:
        return "refuse"
    lemma = group.lemma
    if lemma in cues.ASKING and (lemma != "ask" or content_start in _QUESTION_WORDS or content_start == ""):
        return "ask"
    if lemma in cues.DENYING:
        return "assert" if group.negated else "deny"
    if lemma in cues.DIRECTING:
        return "order"
    if group.negated:
        return "other"
    if lemma == "expect" and content_start != "to":
        return "assert"  # "expect prices to double" is a forecast, "expect to sell" a plan
    if lemma in cues.WITHHOLD:
        return "refuse"
    if lemma in MINDS or (lemma in cues.UNDERTAKE and lemma not in cues.SAYING):
        return "other"
    return "assert"


_QUESTION_WORDS = frozenset({"about", "how", "if", "what", "when", "where", "whether", "which", "who", "why"})


def span_of(line: Line, begin: int, end: int) -> Span:
    """Characters of the pieces begin..end (exclusive, not empty) of a line."""
    return Span(line.pieces[begin].start, line.pieces[end - 1].end)
