"""Statements of one document: who is reported to have said what, by which words.

The order of work: quotes are paired, sentences read as lines, each rule finds its sayings, quotes
without a cue are added, and speakers, carriers and days are worked out over the whole document.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.according import according_sayings, unowned_sayings
from stemma.claims.cued import cued_sayings
from stemma.claims.floating import with_floating
from stemma.claims.headlines import headline_sayings
from stemma.claims.pieces import Line, lines_of
from stemma.claims.quotes import pair_quotes, paragraphs
from stemma.claims.sayings import Saying
from stemma.records import Annotation, Document, SpeaksFor, Statement, content_id


def find_sayings(document: Document, annotation: Annotation) -> tuple[list[Line], list[Saying]]:
    """The lines of a document and the sayings in them, in text order, speakers not yet known."""
    quotes = pair_quotes(document.text)
    starts = [start for start, _ in paragraphs(document.text)]
    lines = lines_of(document, annotation, quotes, starts)
    found: list[Saying] = []
    for index, line in enumerate(lines):
        found.extend(_of_line(line, index))
    return lines, with_floating(lines, found)


def _of_line(line: Line, index: int) -> list[Saying]:
    """Every rule's sayings of one line; where two rules read the same words, the surer one is kept."""
    sayings = headline_sayings(line, index) or cued_sayings(line, index)
    sayings = sayings + [one for one in according_sayings(line, index)]
    unowned = [one for one in unowned_sayings(line, index) if not any(_overlap(one, other) for other in sayings)]
    return sorted(sayings + unowned, key=lambda one: (one.cue.start if one.cue else one.content[0].start))


def _overlap(one: Saying, other: Saying) -> bool:
    return any(a.overlaps(b) for a in one.content for b in other.content)


def extract_statements(document: Document, annotation: Annotation) -> tuple[list[Statement], list[SpeaksFor]]:
    lines, sayings = find_sayings(document, annotation)
    statements = []
    for one in sayings:
        if not one.content: continue
        statements.append(Statement(content_id("s", document.id, one.content, one.cue), document.id, one.content, one.mode, one.act, one.cue, (one.source,) if one.source and not (one.implied and one.rule=='floating') else (), None, (), one.addressee, block=one.block, confidence=one.confidence))
    return statements, []
