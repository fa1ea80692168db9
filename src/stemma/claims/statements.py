"""Statements of one document: who is reported to have said what, by which words.

The order of work: quotes are paired, sentences read as lines, each rule finds its sayings, quotes
without a cue are added, frames that weigh like statements too, and speakers, carriers and days are worked
out over the whole document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.claims.according import according_sayings, unowned_sayings
from stemma.claims.attitudes import MINDS
from stemma.claims.carriers import carriers, said_in
from stemma.claims.citing import with_cited
from stemma.claims.confidence import confidence_of
from stemma.claims.cued import cued_sayings
from stemma.claims.estimates import estimate_sayings
from stemma.claims.floating import with_floating
from stemma.claims.headlines import headline_sayings
from stemma.claims.nesting import outspoken, within
from stemma.claims.nominal import LOOSE, nominal_sayings
from stemma.claims.passives import passive_sayings
from stemma.claims.pieces import Line, lines_of, whole_words
from stemma.claims.quotes import Quote, pair_quotes, paragraphs
from stemma.claims.recorded import recorded_sayings
from stemma.claims.sayings import Saying, only_thought
from stemma.claims.signed_quotes import signed_sayings
from stemma.claims.speakers import resolve
from stemma.claims.transcripts import transcript_sayings
from stemma.claims.views import view_sayings
from stemma.claims.weighing import weighed
from stemma.records import (
    REPORT_KINDS,
    Annotation,
    Document,
    Span,
    SpeaksFor,
    Statement,
    TimeInterval,
    Token,
    content_id,
)

#: Odds from which a statement that no rule found says whose a figure in it is, and from which any other does.
BELIEVED = 0.75
_LEAST = 0.2
#: A headline has no more pieces than this.
_HEADLINE = 20
_WRITER_AND_READER = frozenset({"i", "one", "we", "you"})
_NEWS_DAY = re.compile(r"said (?:on |late |early |earlier )*(?:\w+day|tonight)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heard:
    """The statements of a document in text order of their cues, and who speaks for whom in it.

    `doubted` holds the ids of those that make no figure in them theirs: thoughts and wishes, and those that do not weigh
    enough, of which more is asked where no rule found them.
    """

    statements: list[Statement]
    speaks_for: list[SpeaksFor]
    doubted: frozenset[str] = frozenset()


def extract_statements(document: Document, annotation: Annotation) -> tuple[list[Statement], list[SpeaksFor]]:
    """The statements of a document in text order of their cues, and who speaks for whom in it.

    Statements in comments, furniture and spliced articles are included, with their `block`.  Never
    raises; a text without cues or quotes gives nothing.
    """
    heard = hear(document, annotation)
    return heard.statements, heard.speaks_for


def hear(document: Document, annotation: Annotation) -> Heard:
    """The same, with those that are doubted."""
    words = whole_words(annotation)
    lines, sayings = find_sayings(document, annotation, words)
    cue_lines = [lines[saying.cue_line if saying.cue_line >= 0 else saying.line] for saying in sayings]
    carried = [carriers(saying, line, document.text) for saying, line in zip(sayings, cue_lines, strict=True)]
    voices, speaks_for = resolve(document, annotation, [token for _, token in words], sayings, carried)
    statements: list[Statement] = []
    doubted: set[str] = set()
    beside: dict[int, list[Saying]] = {}
    for saying in sayings:
        beside.setdefault(saying.line, []).append(saying)
    for saying, voice, line, via in zip(sayings, voices, cue_lines, carried, strict=True):
        others = [one for one in beside[saying.line][:20] if one is not saying]
        source = () if saying.source is None else (saying.source,)
        statements.append(
            Statement(
                id=content_id("s", document.id, saying.content, saying.cue, saying.source),
                document=document.id,
                content=saying.content,
                mode=saying.mode,
                act=saying.act,
                cue=saying.cue,
                source=source,
                speaker=voice.speaker,
                via=via,
                addressee=saying.addressee,
                said=said_in(saying, line, annotation.times, others),
                block=saying.block,
                confidence=saying.confidence,
            )
        )
        unsure = saying.confidence < (BELIEVED if saying.rule == "weighed" else _LEAST)
        if only_thought(saying) or unsure:
            doubted.add(statements[-1].id)
    nested = _nested(statements)
    sure = [
        replace(statement, confidence=confidence_of(saying, statement.parent is not None))
        for statement, saying in zip(nested, sayings, strict=True)
    ]
    return Heard(_said_elsewhere(_unique(sure)), speaks_for, frozenset(doubted))


def find_sayings(
    document: Document, annotation: Annotation, words: Sequence[tuple[int, Token]]
) -> tuple[list[Line], list[Saying]]:
    """The lines of a document and the sayings in them, in text order, speakers not yet known."""
    lines, quotes, sayings = ruled_sayings(document, annotation, words)
    return lines, weighed(document.text, annotation, lines, quotes, sayings)


def ruled_sayings(
    document: Document, annotation: Annotation, words: Sequence[tuple[int, Token]]
) -> tuple[list[Line], list[Quote], list[Saying]]:
    """The lines of a document, its quotes, and the sayings that rules find in them."""
    quotes = pair_quotes(document.text)
    starts = [start for start, _ in paragraphs(document.text)]
    lines = lines_of(document, annotation, words, quotes, starts)
    found: list[Saying] = []
    spoken = transcript_sayings(lines)
    lines = lines if spoken else _headed(lines)
    spoken.update(signed_sayings(document.text, quotes, lines))
    for index, line in enumerate(lines):
        found.extend([spoken[index]] if index in spoken else [])
        found.extend(_of_line(line, index))
    return lines, quotes, outspoken(lines, with_floating(lines, found))


def _headed(lines: list[Line]) -> list[Line]:
    """The lines, the first marked where it stands alone and is as short as a headline."""
    if len(lines) < 2 or lines[0].paragraph == lines[1].paragraph or len(lines[0].pieces) > _HEADLINE:
        return lines
    return [replace(lines[0], heads=True), *lines[1:]]


def _of_line(line: Line, index: int) -> list[Saying]:
    """Every rule's sayings of one line; words of nobody in particular only where nobody else has said them."""
    sayings = headline_sayings(line, index) or _told_of_somebody(cued_sayings(line, index), line)
    sayings = [*sayings, *according_sayings(line, index), *estimate_sayings(line, index), *view_sayings(line, index)]
    spoken = sorted(sayings, key=lambda one: one.cue.start if one.cue else one.content[0].start)
    nominal = [
        one
        for one in nominal_sayings(line, index)
        if not any(_same_words(one, other) for other in sayings) and (one.confidence > LOOSE or not within(one, spoken))
    ]
    sayings = [*sayings, *nominal]
    sayings = [*sayings, *recorded_sayings(line, index, sayings), *passive_sayings(line, index)]
    unowned = [one for one in unowned_sayings(line, index) if not any(_overlap(one, other) for other in sayings)]
    ordered = sorted([*sayings, *unowned], key=lambda one: one.cue.start if one.cue else one.content[0].start)
    return with_cited(line, ordered)


def _told_of_somebody(sayings: Sequence[Saying], line: Line) -> list[Saying]:
    """Without the reader's and the writer's own states of mind: "you know" tells of nobody."""
    return [one for one in sayings if one.verb not in MINDS or one.source is None or not _addresses(line, one.source)]


def _addresses(line: Line, source: Span) -> bool:
    """Is the source the writer or the reader: "I", "you", "we", "one"?"""
    at = bisect_left(line.pieces, source.start, key=lambda piece: piece.start)
    piece = line.pieces[min(at, len(line.pieces) - 1)]
    return piece.low in _WRITER_AND_READER and piece.end == source.end


def _same_words(one: Saying, other: Saying) -> bool:
    return any(part.end == end.end and abs(part.start - end.start) < 8 for part in one.content for end in other.content)


def _overlap(one: Saying, other: Saying) -> bool:
    return any(a.overlaps(b) for a in one.content for b in other.content)


def _unique(statements: Sequence[Statement]) -> list[Statement]:
    return list({statement.id: statement for statement in statements}.values())


def _nested(statements: list[Statement]) -> list[Statement]:
    """Set `parent` of a statement whose cue and words lie inside one part of another's content."""
    order = sorted(
        range(len(statements)), key=lambda at: (statements[at].content[0].start, -statements[at].content[-1].end)
    )
    result = list(statements)
    open_parts: list[tuple[Span, str]] = []
    for at in order:
        statement = statements[at]
        first = min(statement.content[0].start, statement.cue.start if statement.cue else statement.content[0].start)
        last = max(statement.content[-1].end, statement.cue.end if statement.cue else 0)
        while open_parts and open_parts[-1][0].end <= first:
            open_parts.pop()
        for part, parent in reversed(open_parts[-8:]):
            if part.start <= first and last <= part.end and parent != statement.id:
                result[at] = replace(statement, parent=parent)
                break
        for part in statement.content:
            open_parts.append((part, statement.id))
        open_parts.sort(key=lambda entry: -entry[0].end) if len(open_parts) < 32 else None
    return result


def _said_elsewhere(statements: Sequence[Statement]) -> list[Statement]:
    """Give an undated statement the day on which its speaker is reported to have spoken, when there is one only.

    That is a day named as news is dated ("on Tuesday", "today"), or the day of the speaker's first
    statement; "on 5 May", further down, or "had said", dates an earlier one.  The basis says that the
    day was taken over.
    """
    days: dict[str, dict[tuple[object, object, object], TimeInterval]] = {}
    met: set[str] = set()
    for statement in statements:
        key = statement.speaker.entity if statement.speaker is not None else None
        if key is None or statement.block not in REPORT_KINDS:
            continue
        said = statement.said
        if said is not None and (_NEWS_DAY.match(said.basis) or key not in met):
            days.setdefault(key, {}).setdefault((said.start, said.end, said.partial), said)
        if statement.block not in ("title", "standfirst"):
            met.add(key)
    result: list[Statement] = []
    for statement in statements:
        key = statement.speaker.entity if statement.speaker is not None else None
        known = list(days.get(key or "", {}).values())
        if statement.said is None and len(known) == 1 and statement.block in REPORT_KINDS:
            basis = f"the day this speaker spoke: {known[0].basis}"
            statement = replace(statement, said=replace(known[0], basis=basis))
        result.append(statement)
    return result
