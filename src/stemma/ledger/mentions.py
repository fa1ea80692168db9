"""Which figures of the reports enter the ledger, and what is known of each: who, when, in which utterance."""

from __future__ import annotations

import bisect
import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stemma.ledger.borrowing import questions_of
from stemma.ledger.dating import Calendar
from stemma.ledger.entities import Directory
from stemma.ledger.issuers import issuers, paper_of
from stemma.ledger.things import Question, counted_on, sentence_start
from stemma.ledger.values import value_of
from stemma.reading.credits import AGENCIES, canonical_agency
from stemma.records import (
    REPORT_KINDS,
    Attribution,
    Extraction,
    Quantity,
    Segment,
    Statement,
    Story,
    TimeInterval,
    Utterance,
    Value,
)

#: A figure with one of these flags is nobody's claim about the world as it is.
NEVER_CLAIMED: frozenset[str] = frozenset({"comment", "counterfactual", "furniture", "target"})
_HEADLINE_KINDS = frozenset({"standfirst", "title"})

TimeSource = Literal["text", "said", "report", "published", "story", "none"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One figure of one report in its story.

    `asserter` is the entity behind it (the body for which a spokesman speaks), None when the report
    tells it in its own voice.  `as_of` is the best time there is; `as_of_from` says how good: given
    beside the figure, the day of its utterance, the day on which the sources of the report spoke, the
    day of publication, the days of the story, or none.  `occasion` is set when the figure is told of
    another time than the news, of which only "in January" and the like is known.  `sentence` is the
    offset at which its sentence begins.  `news`: the time is of the days around the report's own day.
    `translated`: its report is a translation, declared or suspected.
    """

    quantity: Quantity
    value: Value
    story: str
    question: Question
    asserter: str | None
    speaker: str | None
    outlet: str
    statement: str | None
    utterance: str | None
    as_of: TimeInterval | None
    as_of_from: TimeSource
    occasion: str | None = None
    sentence: int = 0
    news: bool = False
    translated: bool = False

    @property
    def document(self) -> str:
        return self.quantity.document

    @property
    def chain(self) -> tuple[Attribution, ...]:
        return self.quantity.attribution

    @property
    def headline(self) -> bool:
        return self.quantity.block in _HEADLINE_KINDS


#: Of a document, which of its segments are of which story.
Segments = Mapping[str, Sequence[tuple[Segment, str]]]


def segments_of(stories: Iterable[Story]) -> Segments:
    """The segments of all documents; a document without a main one is a segment as a whole."""
    segments: dict[str, list[tuple[Segment, str]]] = defaultdict(list)
    for story in stories:
        for segment in story.segments:
            segments[segment.document].append((segment, story.id))
        main = {segment.document for segment in story.segments if segment.main}
        for document in story.documents:
            if document not in main:
                segments[document].append((Segment(document, 0, _END), story.id))
    return dict(segments)


def mentions_of(
    extractions: Sequence[Extraction],
    story: Story,
    segments: Segments,
    directory: Directory,
    calendar: Calendar,
    utterances: Sequence[Utterance],
) -> list[Mention]:
    """All figures of a story that may enter a claim, sorted by document and place.

    `extractions` are of the documents that have a segment in the story, `segments` all that they have.
    """
    utterance_of = {statement: utterance.id for utterance in utterances for statement in utterance.statements}
    found = []
    for extraction in sorted(extractions, key=lambda e: e.document.id):
        finder = _StatementFinder(extraction.statements)
        text = extraction.document.text
        questions = questions_of(extraction.quantities, text)
        issued = issuers(extraction, directory)
        in_full = frozenset(
            (t.start, t.end) for t in extraction.times if t.anchor in ("none", "text") and t.value and t.value.known
        )
        for quantity in extraction.quantities:
            value = value_of(quantity)
            if value is None or not _claimable(quantity):
                continue
            if _story_of(quantity, segments.get(extraction.document.id, ())) != story.id:
                continue
            statement = finder.around(quantity)
            foreign = is_foreign(quantity)
            if foreign:
                as_of, source = _when_elsewhere(quantity, statement, in_full)
            else:
                as_of, source = _when(quantity, statement, calendar, counted_on(questions[quantity.id]))
            asserter, speaker = who(quantity.document, quantity.attribution, directory, issued)
            found.append(
                Mention(
                    quantity=quantity,
                    value=value,
                    story=story.id,
                    question=questions[quantity.id],
                    asserter=asserter,
                    speaker=speaker,
                    outlet=extraction.document.outlet or extraction.document.id,
                    statement=statement.id if statement else None,
                    utterance=utterance_of.get(statement.id) if statement else None,
                    as_of=as_of,
                    as_of_from=source,
                    occasion=other_occasion(quantity),
                    sentence=sentence_start(text, quantity.start),
                    translated=extraction.document.translation != "none",
                    news=_is_news(as_of, calendar.anchor(quantity.document).day, _FRESH_DAYS),
                )
            )
    found = _headlines_by_body(found)
    return sorted(found, key=lambda m: (m.document, m.quantity.start, m.quantity.end, m.quantity.id))


def _headlines_by_body(mentions: Sequence[Mention]) -> list[Mention]:
    """A headline names its source in short ("flood envoy"); the text below, for the same figure, by name."""
    bodies: dict[tuple[str, Value], set[str]] = defaultdict(set)
    for mention in mentions:
        if not mention.headline and mention.asserter is not None:
            bodies[mention.document, _bare(mention.value)].add(mention.asserter)
    out = []
    for mention in mentions:
        named = bodies.get((mention.document, _bare(mention.value)), set())
        if mention.headline and len(named) == 1 and mention.asserter not in named:
            mention = replace(mention, asserter=next(iter(named)))
        out.append(mention)
    return out


def _bare(value: Value) -> Value:
    """The value without its form: an open lower end is an open lower end, however it was said."""
    return replace(value, form="exact", lower_closed=True, upper_closed=True)


_END = 1 << 60


def is_foreign(quantity: Quantity) -> bool:
    """The figure stands in text of another article that was spliced into its report."""
    return quantity.block == "foreign" or "foreign" in quantity.flags


def _claimable(quantity: Quantity) -> bool:
    if NEVER_CLAIMED & set(quantity.flags):
        return False
    if quantity.form == "relative" and quantity.relative is not None:
        return quantity.relative.operation == "difference"  # a stated ratio is checked, not counted again
    return quantity.form != "change"


def _story_of(quantity: Quantity, segments: Iterable[tuple[Segment, str]]) -> str | None:
    """The story of the smallest segment around a figure; text of another article never falls to the main one."""
    foreign = is_foreign(quantity)
    if not foreign and quantity.block not in REPORT_KINDS:
        return None
    around = [
        (segment.end - segment.start, story)
        for segment, story in segments
        if segment.start <= quantity.start < segment.end and segment.main != foreign
    ]
    return min(around)[1] if around else None


class _StatementFinder:
    """The innermost statement whose content holds a figure; statements of one document."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        spans = [(span.start, span.end, s) for s in statements for span in s.content if s.act not in ("refuse", "ask")]
        self._spans = sorted(spans, key=lambda item: (item[0], -item[1], item[2].id))

    def around(self, quantity: Quantity) -> Statement | None:
        best: tuple[int, str, Statement] | None = None
        at = bisect.bisect_right(self._spans, quantity.start, key=lambda item: item[0])
        for start, end, statement in reversed(self._spans[max(0, at - _NESTED) : at]):
            if end >= quantity.end and (best is None or (end - start, statement.id) < best[:2]):
                best = (end - start, statement.id, statement)
        return best[2] if best else None


#: Content spans looked at before a figure: more than ever lie around one, few enough to stay linear.
_NESTED = 24


#: Characters between a figure and a time that can still belong to it: about a long sentence.
_BESIDE = 260
#: A report's day of speaking this long before it came out was misread or is background.
_FRESH_DAYS = 3
_NEWS_DAYS = 45
_LONG_AGO = re.compile(r"(?:--\d\d$|month:-|year:(?:-|0<)|quarter:(?:-|--)|offset:-\d+[my])")


def _when(
    quantity: Quantity, statement: Statement | None, calendar: Calendar, of_event: bool
) -> tuple[TimeInterval | None, TimeSource]:
    """The best time for a figure.

    The day beside a count that only grows ("12 were killed on Saturday") is that of the event, not of the
    count: the count is as of the day it was told, unless the event lies weeks back.
    """
    anchor = calendar.anchor(quantity.document)
    own = calendar.settle(quantity.as_of, quantity.document)
    if own is not None and own.start is not None and anchor.sure_to_the_day and anchor.day and own.start > anchor.day:
        own = None  # "by the end of next year" is when it is to be, not when it was true
    beside = own is not None and own.known and _is_beside(quantity)
    of_event = of_event or quantity.measure == "cumulative"
    if beside and not (of_event and _is_news(own, anchor.day)):
        return own, "text"
    said = calendar.settle(statement.said, quantity.document) if statement else None
    if said is not None and said.known and statement is not None and said_beside(statement):
        return said, "said"
    published = calendar.published(quantity.document)
    if not beside and own is not None and own.start is not None and own.end is not None:
        short = (own.end - own.start).days <= 1
        if short and (anchor.day is None or 0 <= (anchor.day - own.end).days <= _FRESH_DAYS):
            day_of_report = quantity.as_of is not None and quantity.as_of.start_offset is None
            return own, "published" if day_of_report else "report"
    if published is None:
        return (own, "text") if beside else (None, "none")
    return published, "published" if anchor.kind == "published" else "story"


def _is_news(time: TimeInterval | None, anchor: datetime.date | None, days: int = _NEWS_DAYS) -> bool:
    if time is None or time.end is None or anchor is None:
        return False
    return 0 <= (anchor - time.end).days <= days


def _when_elsewhere(
    quantity: Quantity, statement: Statement | None, in_full: frozenset[tuple[int, int]]
) -> tuple[TimeInterval | None, TimeSource]:
    """The time of a figure in text of another article: only what that text writes in full, for its day is unknown."""
    for time, source in ((quantity.as_of, "text"), (statement.said if statement else None, "said")):
        if time is not None and time.known and (time.start_offset, time.end_offset) in in_full:
            return time, "text" if source == "text" else "said"
    return None, "none"


def other_occasion(quantity: Quantity) -> str | None:
    """A time beside the figure that, though it has no year, is not that of the news: "in January", "last year"."""
    time = quantity.as_of
    if time is None or time.known or time.partial is None or not _is_beside(quantity):
        return None
    return time.partial if _LONG_AGO.match(time.partial) else None


def _is_beside(quantity: Quantity) -> bool:
    return _stands_beside(quantity.as_of, quantity.start, quantity.end)


def said_beside(statement: Statement) -> bool:
    """The day of saying stands next to the words said, and was not carried over from another statement."""
    content = statement.content
    return _stands_beside(statement.said, min(s.start for s in content), max(s.end for s in content))


def _stands_beside(time: TimeInterval | None, start: int, end: int) -> bool:
    """The words of a time stand near start..end; a time without a place in the text was taken from elsewhere."""
    if time is None or time.start_offset is None or time.end_offset is None:
        return False
    return time.start_offset - end <= _BESIDE and start - time.end_offset <= _BESIDE


#: Links of a chain that assert; agencies, outlets and media only carry.
_PARTIES = frozenset({"anonymous", "organisation", "speaker"})
#: Written sources ("the returns", "arrest reports") assert when nobody else does.
_PAPERS = frozenset({"document"})
_AGENCY_NAMES = frozenset(AGENCIES.values())


def who(
    document: str, chain: Sequence[Attribution], directory: Directory, issued: Mapping[str, str]
) -> tuple[str | None, str | None]:
    """(asserter after speaks_for, speaker as named) of a chain; both None when the outlet alone tells it.

    An agency only carries what a party beside it asserts.  A bare "statement" stands for the
    party that issued it, where the report tells which.
    """
    parties = [link for link in chain if link.role in _PARTIES and paper_of(link.name) is None]
    named = [link for link in parties if not is_agency(link.name)]
    for roles in (_PARTIES, _PAPERS):
        for link in chain:
            if named and link.role in _PARTIES and is_agency(link.name):
                continue
            paper = paper_of(link.name)
            if paper is not None and paper in issued:
                return issued[paper], issued[paper]
            if paper is not None or link.role not in roles:
                continue
            entity = directory.find(document, link.entity, link.name)
            if entity is not None:
                return directory.asserter(entity), entity
    return None, None


def is_agency(name: str) -> bool:
    """A news agency by any of its usual names."""
    return canonical_agency(name) in _AGENCY_NAMES
