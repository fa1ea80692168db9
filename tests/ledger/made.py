"""Extractions made by hand: a report as text, its figures and statements found by their words."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from stemma.records import (
    Attribution,
    Bounds,
    Document,
    Extraction,
    Name,
    Passage,
    Place,
    Quantity,
    Relative,
    ScopePhrase,
    Segment,
    Span,
    Speaker,
    SpeaksFor,
    Statement,
    Story,
    Thing,
    TimeInterval,
    content_id,
)


def on(year: int, month: int, day: int, basis: str = "the text") -> TimeInterval:
    date = datetime.date(year, month, day)
    return TimeInterval(date, date, basis)


def partial(words: str) -> TimeInterval:
    return TimeInterval(None, None, "", partial=words)


class Report:
    """One report.  `at` finds the n-th occurrence of some words, so that no test counts characters."""

    def __init__(self, identifier: str, text: str, published: TimeInterval | None = None) -> None:
        self.text = text
        self.document = Document(
            identifier,
            text,
            hashlib.sha256(text.encode()).hexdigest(),
            published=published,
            outlet=f"{identifier} Daily",
        )
        self.quantities: list[Quantity] = []
        self.statements: list[Statement] = []
        self.names: list[Name] = []
        self.speaks: list[SpeaksFor] = []

    def at(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def figure(
        self,
        words: str,
        form: str,
        lower: float | None,
        upper: float | None,
        thing: str | None = None,
        head: str | None = None,
        by: str | None = None,
        nth: int = 0,
        **more: Any,
    ) -> Report:
        span = self.at(words, nth)
        what = None
        if thing is not None:
            start = self.text.index(thing, span.start)
            what = Thing(thing, head or thing.split()[-1].rstrip("s"), start, start + len(thing))
        chain = [Attribution("outlet", self.document.outlet or "", f"outlet:{self.document.id}")]
        if by is not None:
            role = "speaker" if by[:1].isupper() and " " in by and by.split()[0] != "The" else "organisation"
            chain.insert(0, Attribution(role, by, by.lower()))
        excludes = tuple(
            ScopePhrase(s.start, s.end, phrase) for phrase in more.pop("excludes", ()) for s in [self.at(phrase)]
        )
        places = tuple(Place(p, s.start, s.end) for p in more.pop("places", ()) for s in [self.at(p)])
        if more.get("as_of") is not None:
            more["as_of"] = replace(more["as_of"], start_offset=span.start, end_offset=span.end)
        amount = upper if form in ("less_than", "at_most") else lower
        more.setdefault("measure", "unknown")
        self.quantities.append(
            Quantity(
                content_id("q", self.document.id, span.start, span.end), self.document.id, span.start, span.end, words,
                span, form, amount, lower, upper, form not in ("less_than", "at_most", "more_than"),
                form not in ("less_than", "at_least", "more_than", "vague"), thing=what, attribution=tuple(chain),
                excludes=excludes, places=places, confidence=0.8, **more,
            )  # type: ignore[arg-type]
        )  # fmt: skip
        return self

    def ratio(self, words: str, factor: float) -> Report:
        span = self.at(words)
        self.quantities.append(
            Quantity(
                content_id("q", self.document.id, span.start, span.end), self.document.id, span.start, span.end, words,
                span, "relative", None, None, None, False, False, relative=Relative("ratio", factor),
            )
        )  # fmt: skip
        return self

    def said(
        self, words: str, by: str, said: TimeInterval | None = None, mode: str = "indirect", nth: int = 0
    ) -> Report:
        span = self.at(words, nth)
        if said is not None:
            said = replace(said, start_offset=span.end, end_offset=span.end)
        self.statements.append(
            Statement(
                content_id("s", self.document.id, span.start, span.end), self.document.id, (span,), mode, "assert",
                speaker=Speaker(by.lower(), by), said=said,
            )  # type: ignore[arg-type]
        )  # fmt: skip
        return self

    def name(self, words: str, kind: str, key: str | None = None) -> Report:
        span = self.at(words)
        self.names.append(Name(self.document.id, span.start, span.end, words, kind, key or words.lower()))  # type: ignore[arg-type]
        return self

    def speaks_for(self, person: str, body: str) -> Report:
        span = self.at(person)
        self.speaks.append(SpeaksFor(person.lower(), body.lower(), span.start, span.end, "spokesman of"))
        return self

    def done(self) -> Extraction:
        return Extraction(
            self.document, tuple(self.names), (), tuple(self.quantities), tuple(self.statements), tuple(self.speaks)
        )


def story(
    *reports: Report, identifier: str = "story-1", storyline: str = "line-1", foreign: Sequence[Segment] = ()
) -> Story:
    documents = tuple(sorted(r.document.id for r in reports))
    segments = tuple(Segment(r.document.id, 0, len(r.text)) for r in sorted(reports, key=lambda r: r.document.id))
    return Story(identifier, "made", documents, (*segments, *foreign), None, None, storyline)


def resolved(bounds: tuple[float, float]) -> Bounds:
    return Bounds(*bounds)


def shared(a: Report, b: Report, words: str, edge: str = "verbatim") -> Passage:
    from stemma.records import DocumentSpan

    one, other = a.at(words), b.at(words)
    return Passage(
        content_id("p", a.document.id, b.document.id, one.start), DocumentSpan(a.document.id, one.start, one.end),
        DocumentSpan(b.document.id, other.start, other.end), edge, 1.0, len(words.split()),
    )  # type: ignore[arg-type]  # fmt: skip
