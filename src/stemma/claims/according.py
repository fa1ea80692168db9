"""Statements whose source follows "according to" (or "in the words of", "as reported by"), and
statements of nobody in particular ("reportedly", "is believed to", "it is estimated that").
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims import cues
from stemma.claims.groups import may_be_passive, verb_groups
from stemma.claims.mentions import DOCUMENTS
from stemma.claims.piece_kinds import is_auxiliary, is_finite, is_time_word
from stemma.claims.pieces import DASHES, Line, Piece
from stemma.claims.sayings import Saying, assertion, mode_of, span_of, trimmed
from stemma.claims.sources import phrase_end, source_after
from stemma.language.wordlist import listed
from stemma.records import Span

_REACH = 12
#: How far behind a document, in pieces, the "by" of its issuer may stand.
_ISSUING = 6
#: "not the 4,500 claimed by X": how a figure that is set right is handed to somebody else.
_CLAIMED = listed("announced asserted cited claimed estimated given predicted quoted stated suggested")
#: Work that somebody has done, beside the documents: "research by the board".
_STUDIES = listed("analysis audit calculations data estimates figures findings investigation research statistics")
#: "dozens feared dead": what headlines fear without a verb.
_FATES = listed("dead drowned hurt injured killed lost missing trapped")
#: What things are done in accordance with.
_MANNERS = listed(
    "ability age custom height law laws merit need needs plan plans rank rules schedule size taste tradition type wishes"
)
#: "it emerged that": nobody says from whom.
_EMERGING = listed("emerged emerges transpired transpires")
_BY_FIRST_WORD: dict[str, list[tuple[str, ...]]] = {}
for _run in cues.ACCORDING:
    _BY_FIRST_WORD.setdefault(_run[0], []).append(_run)


def according_sayings(line: Line, index: int) -> list[Saying]:
    """One statement for each "according to SOURCE" of a line; its content is the clause beside it."""
    pieces = line.pieces
    found: list[Saying] = []
    floor = 0
    for at in range(len(pieces)):
        run = _run_at(pieces, at)
        if run is None or (run == ("per",) and at and pieces[at - 1].low != ","):
            continue  # "six per crew"
        source = source_after(pieces, at + len(run))
        if source is not None and at == floor:
            source = _opening(pieces, source)
        elif source is not None:
            source = _with_place(pieces, source)
        if source is None or _is_manner(pieces, source):
            continue
        source = _with_issuer(pieces, _with_participle(pieces, source))
        contrast = _contrasted(pieces, at)
        content = _beside(pieces, at, source[1], floor) if contrast is None else _part(pieces, contrast, at)
        if not content:
            continue
        found.append(
            Saying(
                line=index,
                content=content,
                mode=mode_of(pieces, 0, at) if at > floor else mode_of(pieces, source[1], len(pieces)),
                act="assert",
                cue=span_of(line, at, at + len(run)),
                source=span_of(line, *source),
                block=line.block,
                rule="according",
                verb=" ".join(run),
                confidence=0.8,
            )
        )
        floor = source[1]
    return [*found, *_corrected_sayings(line, index)]


def _is_manner(pieces: Sequence[Piece], source: tuple[int, int]) -> bool:
    """ "went according to plan", "paid according to age": how a thing is done, and nobody's words."""
    return all(pieces[at].low in _MANNERS or pieces[at].tag in ("ADJ", "DET", "PRON") for at in range(*source))


def _corrected_sayings(line: Line, index: int) -> list[Saying]:
    """ "7,000 jobs, not 4,500 as the ministry says", "not the 4,500 claimed by the ministry": the figure set right is theirs."""
    pieces = line.pieces
    found: list[Saying] = []
    for at, piece in enumerate(pieces):
        if piece.low != "as" and (piece.low not in _CLAIMED or (at and pieces[at - 1].low == "as")):
            continue
        first = at + 1 if piece.low == "as" else at
        contrast = _contrasted(pieces, at)
        if contrast is None or first + 1 >= len(pieces):
            continue
        if pieces[first].low in _CLAIMED and pieces[first + 1].low == "by":
            begin, cue = first + 2, (at, first + 2)
            end = phrase_end(pieces, begin)
        elif piece.low == "as":
            begin = first
            end = phrase_end(pieces, begin)
            if end >= len(pieces) or cues.FORMS.get(pieces[end].low, ("",))[0] not in cues.SAYING:
                continue
            cue = (end, end + 1)
        else:
            continue
        if end == begin:
            continue
        found.append(
            Saying(
                line=index,
                content=_part(pieces, contrast, at),
                mode="indirect",
                act="assert",
                cue=span_of(line, *cue),
                source=span_of(line, begin, end),
                block=line.block,
                rule="corrected",
                verb="claim",
            )
        )
    return found


def _contrasted(pieces: Sequence[Piece], cue: int) -> int | None:
    """The place after ", not" when a number stands between it and the cue and nothing parts them, else None."""
    number = False
    for at in range(cue - 1, max(0, cue - _REACH), -1):
        if pieces[at].low == "not":
            return at + 1 if number and pieces[at - 1].low in (",", "and", *DASHES) else None
        if pieces[at].low in (",", ";", ".") or pieces[at].quote is not None or is_finite(pieces, at):
            return None
        number = number or pieces[at].tag == "NUM"
    return None


def _part(pieces: Sequence[Piece], begin: int, end: int) -> tuple[Span, ...]:
    span = trimmed(pieces, begin, end)
    return () if span is None else (span,)


def _opening(pieces: Sequence[Piece], source: tuple[int, int]) -> tuple[int, int]:
    """ "According to a survey by the board, ...": at the head of a sentence the source runs to the comma.

    A relative clause or an apposition after it ("the charity, which runs six clinics, ...", "Ann Holm, a nurse, ...") goes on to
    the next one.
    """
    begin = source[0]
    comma = next((at for at in range(begin, min(len(pieces), begin + 2 * _REACH)) if pieces[at].low == ","), None)
    if comma is None or any(pieces[at].quote is not None or is_finite(pieces, at) for at in range(begin, comma)):
        return source
    after = next((at for at in range(comma + 1, min(len(pieces), comma + 2 * _REACH)) if pieces[at].low == ","), None)
    if after is None or comma + 1 == after:
        return begin, comma
    low, middle = pieces[comma + 1].low, range(comma + 1, after)
    apposed = low in ("a", "an", "the", "its", "their") and not any(pieces[at].tag in ("AUX", "VERB") for at in middle)
    return (begin, after) if low in ("which", "who", "whose") or apposed else (begin, comma)


def _with_place(pieces: Sequence[Piece], source: tuple[int, int]) -> tuple[int, int]:
    """ "..., according to people | in attendance": a phrase of place that ends the clause belongs to the source."""
    begin, end = source
    if end + 1 < len(pieces) and pieces[end].low in ("at", "in", "near", "with") and not is_time_word(pieces[end + 1]):
        stop = phrase_end(pieces, end + 1)
        if (
            stop > end + 1
            and not is_time_word(pieces[stop - 1])
            and pieces[stop : stop + 1]
            and pieces[stop].low in (".", ",")
        ):
            return begin, stop
    return source


def _with_participle(pieces: Sequence[Piece], source: tuple[int, int]) -> tuple[int, int]:
    """ "two clerks briefed | on the plan": a participle that ends the source takes the phrase it governs with it."""
    begin, end = source
    last = pieces[end - 1]
    if end - begin < 2 or not last.low.endswith("ed") or last.tag != "VERB" or end + 1 >= len(pieces):
        return source
    if pieces[end].low not in ("about", "by", "in", "on", "to", "with") or is_time_word(pieces[end + 1]):
        return source
    return begin, max(end, phrase_end(pieces, end + 1)) if phrase_end(pieces, end + 1) > end + 1 else end


#: Between two things told, and where the second of them ends.
_JOINTS = frozenset({"and", "but", "plus"})
_ITEM_ENDS = frozenset({",", ".", ";", ":", "and", "but"})


def inserted_item(pieces: Sequence[Piece], cue: int, after: int, floor: int) -> tuple[int, int] | None:
    """What follows a phrase set between commas after "and": "31 civilians and, by the army's count, | 64 rebels"."""
    if cue - 2 <= floor or after >= len(pieces) or pieces[cue - 1].low != "," or pieces[after].low != ",":
        return None
    if pieces[cue - 2].low not in _JOINTS:
        return None
    return after + 1, next((at for at in range(after + 1, len(pieces)) if pieces[at].low in _ITEM_ENDS), len(pieces))


def _with_issuer(pieces: Sequence[Piece], source: tuple[int, int]) -> tuple[int, int]:
    """ "a statement released on Monday by the council": a document's source goes on to who issued it."""
    begin, end = source
    if not any(piece.low in DOCUMENTS | _STUDIES for piece in pieces[begin:end]):
        return source
    for at in range(end, min(len(pieces), end + _ISSUING)):
        piece = pieces[at]
        if piece.low in ("by", "from"):
            stop = phrase_end(pieces, at + 1)
            return (begin, stop) if stop > at + 1 and not is_time_word(pieces[at + 1]) else source
        if not (is_time_word(piece) or piece.low == "on" or (piece.tag == "VERB" and piece.low.endswith(("ed", "t")))):
            break
    return source


def _run_at(pieces: Sequence[Piece], at: int) -> tuple[str, ...] | None:
    for run in _BY_FIRST_WORD.get(pieces[at].low, ()):
        if tuple(piece.low for piece in pieces[at : at + len(run)]) == run:
            return run
    return None


def _beside(pieces: Sequence[Piece], cue: int, after: int, floor: int) -> tuple[Span, ...]:
    """The clause that the phrase qualifies: right of it at the head of a clause, else left, else around it."""
    item = inserted_item(pieces, cue, after, floor)
    if item is not None:
        only = trimmed(pieces, *item)
        return (only,) if only is not None else ()
    start = cue
    while start > floor and pieces[start - 1].low != ";":
        start -= 1
    left_is_clause = any(is_finite(pieces, at) or pieces[at].quote is not None for at in range(start, cue))
    stop = after
    while stop < len(pieces) and pieces[stop].low != ";":
        stop += 1
    if not left_is_clause:
        right = trimmed(pieces, after, stop)
        left = trimmed(pieces, start, cue) if cue - start > 1 and pieces[cue - 1].low == "," else None
        if right is None:
            return (left,) if left is not None else ()
        goes_on = (
            left is not None
            and pieces[start].tag in ("NOUN", "PROPN", "PRON", "DET")
            and after < len(pieces)
            and is_finite(pieces, after + 1 if pieces[after].low == "," and after + 1 < len(pieces) else after)
        )
        return (left, right) if goes_on and left is not None else (right,)
    left = trimmed(pieces, start, cue)
    return (left,) if left is not None else ()


def unowned_sayings(line: Line, index: int) -> list[Saying]:
    """Clauses marked as reported without saying by whom."""
    pieces = line.pieces
    found: list[Saying] = []
    for at, piece in enumerate(pieces):
        if piece.low in cues.UNOWNED_ADVERBS:
            content = trimmed(pieces, _clause_left(pieces, at), _clause_right(pieces, at))
            if content is not None and content.end - content.start > piece.end - piece.start:
                found.append(_unowned(line, index, content, at, at + 1, piece.low))
    for at, piece in enumerate(pieces[:-2]):
        if piece.low in ("it", "there") and pieces[at + 1].low in _EMERGING:
            that = next((k for k in range(at + 2, min(len(pieces), at + 7)) if pieces[k].low == "that"), None)
            content = trimmed(pieces, that + 1, _clause_right(pieces, that)) if that is not None else None
            if content is not None:
                found.append(_unowned(line, index, content, at + 1, at + 2, pieces[at + 1].low))
    if line.is_headline:
        found.extend(_reduced(line, index))
    for group in verb_groups(pieces) if may_be_passive(pieces) else ():
        if group.shape != "passive" or group.lemma not in cues.UNOWNED or group.last >= len(pieces):
            continue
        if pieces[group.last].low not in ("to", "that") or group.negated:
            continue
        expletive = group.first > 0 and pieces[group.first - 1].low in ("it", "there")
        begin = group.last + 1 if expletive and pieces[group.last].low == "that" else _clause_left(pieces, group.first)
        content = trimmed(pieces, begin, _clause_right(pieces, group.last))
        if content is not None:
            found.append(_unowned(line, index, content, group.first, group.last, group.lemma))
    return found


def _reduced(line: Line, index: int) -> list[Saying]:
    """ "Rebels said to hold airport", "Dozens feared dead": a headline leaves out the "are" of the passive."""
    pieces = line.pieces
    found: list[Saying] = []
    for at in range(1, len(pieces) - 1):
        known = cues.FORMS.get(pieces[at].low)
        if known is None or known[0] not in cues.UNOWNED or "past" not in known[1] or is_auxiliary(pieces[at - 1]):
            continue
        dead = known[0] in ("believe", "fear") and pieces[at + 1].low in _FATES
        if pieces[at + 1].low == "to" or dead:
            content = trimmed(pieces, _clause_left(pieces, at), _clause_right(pieces, at))
            found.extend([_unowned(line, index, content, at, at + 1, known[0])] if content is not None else [])
    return found


def _clause_left(pieces: Sequence[Piece], at: int) -> int:
    while at > 0 and pieces[at - 1].low not in (",", ";", ":", "that", "--", "–", "—") and pieces[at - 1].quote is None:
        at -= 1
    return at


def _clause_right(pieces: Sequence[Piece], at: int) -> int:
    while at < len(pieces) and pieces[at].low not in (";", ":", "--", "–", "—") and pieces[at].quote is None:
        at += 1
    return at


def _unowned(line: Line, index: int, content: Span, begin: int, end: int, verb: str) -> Saying:
    cue = span_of(line, begin, end)
    return assertion(line, index, (content,), cue, None, rule="unowned", verb=verb, confidence=0.4)
