"""The words around a figure of a report that can bear out what a claim says of it.

Its own sentence, the two before and the one after it, and the opening of the report, each with tags and arcs.
Words that belong to another figure (what it counts, where) or to somebody else's saying are told apart: "four were
hurt in Harvik" does not bear out that eleven died there.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stemma.language.trained import shipped
from stemma.records import (
    Annotation,
    Attribution,
    Block,
    Document,
    Extraction,
    Quantity,
    Sentence,
    Span,
    Statement,
    Token,
)

#: Characters read before and after a figure, and of the opening of its report.
_BEFORE, _AFTER, _OPENING = 700, 500, 500
_SENTENCES_BEFORE, _SENTENCES_AFTER = 2, 1
_SAME_SENTENCE = 300
_STOP = re.compile(r"[.!?][\"”’')]*\s|\n|;")
_CONTRAST = re.compile(
    r",|\b(?:against|although|but|compared|rather|than|though|versus|whereas|while)\b", re.IGNORECASE
)
#: Blocks whose words are the report's own.
_OWN_BLOCKS = frozenset({"body", "caption", "dateline", "standfirst", "title"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a report with its words; offsets of tokens count from `start` of the report's text."""

    start: int
    text: str
    annotation: Annotation

    def spans(self, sentence: Sentence) -> Span:
        return Span(sentence.start + self.start, sentence.end + self.start)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`own` are the sentences with the figure (or the words said); `near` those around it and the opening.

    `taken` are offsets, in the report, of words that belong to other figures and other sayings.
    """

    document: Document
    own: tuple[tuple[Stretch, Sentence], ...]
    near: tuple[tuple[Stretch, Sentence], ...]
    taken: tuple[Span, ...]

    def free(self, stretch: Stretch, token: Token) -> bool:
        at = stretch.start + token.start
        return not any(span.start <= at < span.end for span in self.taken)


class Reader:
    """Annotates parts of reports, each once.  Not for use by several threads at once."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, int, int], Stretch] = {}

    def stretch(self, document: Document, start: int, end: int) -> Stretch:
        key = (document.id, start, end)
        found = self._read.get(key)
        if found is None:
            text = document.text[start:end]
            part = replace(
                document, text=text, blocks=_clipped(document, start, end), title=None, credits=(), sha256=""
            )
            found = Stretch(start, text, shipped(selective=False).annotate(part))
            self._read[key] = found
        return found


def _clipped(document: Document, start: int, end: int) -> tuple[Block, ...]:
    found = []
    for block in document.blocks:
        first, last = max(block.start, start), min(block.end, end)
        if first < last:
            found.append(replace(block, start=first - start, end=last - start))
    return tuple(found)


def around(
    reader: Reader,
    extraction: Extraction,
    span: Span,
    others: Iterable[Span],
    *,
    widely: bool = True,
    figures: Sequence[Span] = (),
) -> Surroundings:
    """The surroundings of a span; `others` are the words that belong to somebody or something else.

    Not `widely`: the sentences of the span alone.  A sentence after it that tells one of the `figures` is not of it.
    """
    document = extraction.document
    start, end = _cut(document.text, span.start - _BEFORE, span.end + _AFTER)
    middle = reader.stretch(document, start, end)
    foreign = _kind_at(document, span.start) == "foreign"
    sentences = middle.annotation.sentences
    inside = [at for at, one in enumerate(sentences) if middle.spans(one).overlaps(span)]
    own = tuple((middle, sentences[at]) for at in inside)
    near: list[tuple[Stretch, Sentence]] = []
    if widely and inside:
        for at in range(max(0, inside[0] - _SENTENCES_BEFORE), min(len(sentences), inside[-1] + _SENTENCES_AFTER + 1)):
            kind = _kind_at(document, start + sentences[at].start)
            later = at > inside[-1] and any(middle.spans(sentences[at]).overlaps(one) for one in figures)
            if at not in inside and not later and (kind == "foreign" if foreign else kind in _OWN_BLOCKS):
                near.append((middle, sentences[at]))
        if not foreign:
            opening = reader.stretch(document, 0, _cut(document.text, 0, _OPENING)[1])
            body = 0
            for one in opening.annotation.sentences:
                kind = _kind_at(document, one.start)
                body += kind == "body"
                if one.start >= span.end and any(opening.spans(one).overlaps(figure) for figure in figures):
                    continue
                if kind in _OWN_BLOCKS and body <= _SENTENCES_BEFORE:
                    near.append((opening, one))
    return Surroundings(document, own, tuple(near), tuple(others))


def described(extraction: Extraction, around_: Surroundings) -> list[str]:
    """Names that a description in the figure's sentence stands for: "the agency", where one name alone ends so."""
    found: list[str] = []
    for stretch, sentence in around_.own:
        tokens = stretch.annotation.tokens[sentence.first : sentence.last]
        for before, token in itertools.pairwise(tokens):
            if token.tag != "NOUN" or before.text.casefold() not in ("the", "this", "its", "their"):
                continue
            ending = {
                n.text
                for n in extraction.names
                if n.text.split() and n.text.split()[-1].casefold() == token.text.casefold()
            }
            if len({name.casefold() for name in ending}) == 1:
                found += ending
    return found


def _cut(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with no word cut in two."""
    start, end = max(0, start), min(len(text), end)
    while 0 < start < len(text) and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _kind_at(document: Document, offset: int) -> str:
    for block in document.blocks:
        if block.start <= offset < block.end:
            return block.kind
    return "body"


def words_of_others(
    extraction: Extraction,
    mine: Sequence[Quantity],
    spared: Sequence[Quantity],
    lent: Sequence[Quantity],
    around_: Span,
) -> list[Span]:
    """Spans near a figure that belong to other figures or to the sources of other sayings.

    `mine` are the figures in question; `spared` others that the claim tells too; `lent` those whose noun is theirs as well.
    """
    kept = {q.id for q in (*mine, *spared)}
    own = [span for q in (*mine, *spared, *lent) for span in _belongings(q)]
    wide = Span(max(0, around_.start - _BEFORE), around_.end + _AFTER)
    taken = []
    for quantity in extraction.quantities:
        if quantity.id in kept or not Span(quantity.start, quantity.end).overlaps(wide):
            continue
        taken += [s for s in _belongings(quantity) if not any(s.overlaps(mine_) for mine_ in own)]
    others = [q for q in extraction.quantities if q.id not in kept and Span(q.start, q.end).overlaps(wide)]
    at = next((q for q in mine if q.start == around_.start), None)
    if at is not None:
        taken += stretches_of_others(extraction.document.text, at, others)
    for statement in extraction.statements:
        holds = any(span.start <= q.start and q.end <= span.end for span in statement.content for q in mine)
        if not holds and not _stands_in(statement, mine):
            taken += [s for s in statement.source if s.overlaps(wide) and not any(s.overlaps(o) for o in own)]
    return taken


def stretches_of_others(text: str, mine: Quantity, others: Iterable[Quantity]) -> list[Span]:
    """The parts of a figure's sentence, between commas and words of contrast, that hold other figures and not this one."""
    found = []
    for other in others:
        gap = (mine.end, other.start) if mine.end <= other.start else (other.end, mine.start)
        if gap[0] > gap[1] or gap[1] - gap[0] > _SAME_SENTENCE or _STOP.search(text, *gap):
            continue
        cuts = [m.start() for m in _CONTRAST.finditer(text, *gap)]
        if not cuts:
            continue
        if mine.end <= other.start:
            after = _CONTRAST.search(text, other.end) or _STOP.search(text, other.end)
            found.append(Span(cuts[-1], after.start() if after else len(text)))
        else:
            before = max(
                (m.end() for m in _STOP.finditer(text, max(0, other.start - _SAME_SENTENCE), other.start)), default=0
            )
            before = max([before, *(m.end() for m in _CONTRAST.finditer(text, before, other.start))])
            found.append(Span(before, cuts[0]))
    return found


def _belongings(quantity: Quantity) -> list[Span]:
    spans = [Span(place.start, place.end) for place in quantity.places]
    if quantity.thing is not None and quantity.unit is None:  # what a sum is for may be told of others too
        spans.append(Span(quantity.thing.start, quantity.thing.end))
    return spans


def _stands_in(statement: Statement, figures: Sequence[Quantity]) -> bool:
    """The source of the saying is itself in the chain of one of the figures."""

    def linked(link: Attribution, span: Span) -> bool:
        return link.start is not None and link.end is not None and span.overlaps(Span(link.start, link.end))

    return any(linked(link, span) for q in figures for link in q.attribution for span in statement.source)
