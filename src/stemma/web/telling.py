"""Briefs, timelines and assertions as their pages show them: words, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.records import DocumentSpan, TimeInterval
from stemma.reporting import words
from stemma.reporting.briefs import standing_line, support
from stemma.reporting.html import anchor
from stemma.reporting.lookup import Lookup
from stemma.reporting.told import change_words, entry_label
from stemma.views.timeline import Entry
from stemma.web import links
from stemma.web.ledgers import Part

#: Places told of one entry.
_PLACES = 6


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a report and the address that shows it."""

    short: str
    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry of a timeline; `address` is the page of its claim or assertion."""

    when: str
    time: TimeInterval | None
    label: str
    address: str
    changes: tuple[str, ...]
    who: str
    support: str
    places: tuple[Place, ...]
    more: int
    why_undated: str
    change: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a brief with its report and the claims it carries."""

    text: str
    place: Place
    outlet: str
    published: str
    support: str
    contested: bool
    address: str


@dataclass(frozen=True, slots=True)
class BriefView:
    sentences: tuple[Sentence, ...]
    standings: tuple[tuple[str, str], ...]


def places_of(lookup: Lookup, spans: Sequence[DocumentSpan]) -> tuple[Place, ...]:
    found = []
    for span in spans:
        figure = lookup.figure_at.get((span.document, span.start, span.end))
        fragment = f"#{anchor(figure)}" if figure else ""
        short = lookup.document_name(span.document)
        found.append(Place(short, span.start, span.end, links.report(span.document) + fragment))
    return tuple(found)


def moment(part: Part, entry: Entry) -> Moment:
    lookup = part.lookup
    counts = entry.independence
    return Moment(
        when=words.when(entry.when),
        time=entry.when,
        label=entry_label(lookup, entry),
        address=links.claim(entry.claim) if entry.kind == "figure" else links.find(entry.claim),
        changes=tuple(change_words(lookup, entry)),
        who=words.listed([lookup.entity_name(entity) for entity in entry.asserters]),
        support=f"{words.count(counts.texts, 'text')}, {words.count(counts.origins, 'origin')}",
        places=places_of(lookup, entry.evidence[:_PLACES]),
        more=max(0, len(entry.evidence) - _PLACES),
        why_undated=entry.why_undated,
        change=entry.change,
    )


def brief_view(part: Part) -> BriefView:
    lookup, found = part.lookup, part.brief
    sentences = []
    for extract in found.sentences:
        claim = extract.claims[0] if extract.claims else ""
        address = (links.claim(claim) if claim in lookup.claims else links.find(claim)) if claim else ""
        (place,) = places_of(lookup, [extract.span])
        published = words.when(extract.published, "date not said")
        sentences.append(
            Sentence(
                extract.text, place, extract.outlet or place.short, published, support(lookup, extract),
                bool(extract.contested), address,
            )
        )  # fmt: skip
    standings = tuple((standing_line(lookup, one), links.series(one.series)) for one in found.series)
    return BriefView(tuple(sentences), standings)
