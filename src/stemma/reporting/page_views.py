"""What the page shows of the views: brief and timeline of each storyline, people, places and outlets at its end.

A chart draws time across and the claims down the page; the table below it says the same.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.records import DocumentSpan, Ledger, content_id
from stemma.reporting import briefs as worded
from stemma.reporting import words
from stemma.reporting.lookup import Lookup
from stemma.reporting.told import change_words, entry_label, said_label, where_words
from stemma.reporting.views import Mention, span_mention
from stemma.views.brief import Brief, briefs
from stemma.views.outlets import OutletFindings, outlets
from stemma.views.people import Profile, Said, profiles
from stemma.views.places import Located, located
from stemma.views.timeline import Entry, Timeline, timelines

#: Rows of each list on the page; the records have all.
_ENTRIES, _UNDATED, _PEOPLE, _PLACES, _OUTLETS, _SAID = 60, 12, 30, 40, 40, 6
#: Briefs on one page, of the most told story of each storyline, and timelines.
_BRIEFS, _TIMELINES = 12, 24
#: The axis leaves out what lies far from three quarters of the rest: further than so many times their span.
_FAR = 8
_EDGE = 3.0


@dataclass(frozen=True, slots=True)
class BriefRow:
    """A sentence of a brief: `anchor` is its element on the page, `mention` where it stands."""

    anchor: str
    text: str
    citation: str
    support: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class BriefPart:
    story: str
    rows: tuple[BriefRow, ...]
    lines: tuple[tuple[str, tuple[Mention, ...]], ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class TimeRow:
    """`low`..`high` is the drawn extent in percent; `shape` how: a day, a stretch, one open to a side, off the axis."""

    anchor: str
    claim: str
    figure: bool
    when: str
    label: str
    notes: tuple[str, ...]
    who: str
    support: str
    mentions: tuple[Mention, ...]
    more: int
    contested: bool
    shape: Literal["day", "span", "since", "until", "before", "after", "none"]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class TimelinePart:
    id: str
    rows: tuple[TimeRow, ...]
    undated: tuple[tuple[TimeRow, str], ...]
    more: int
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    profile: Profile
    said: tuple[tuple[str, str, tuple[Mention, ...]], ...]
    told_of: tuple[tuple[str, str, tuple[Mention, ...]], ...]
    roles: tuple[tuple[str, tuple[Mention, ...]], ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """`anchor` is not the id of the place's entity, which may have a row among those who say something."""

    anchor: str
    place: Located
    where: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class OutletRow:
    outlet: OutletFindings
    name: str
    agency: int | None
    elsewhere: int | None
    only_here: int | None
    shared: tuple[tuple[str, int, tuple[Mention, ...]], ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageViews:
    """Briefs by story, timelines by storyline, and who, where and which outlets; `more_*` are not shown."""

    briefs: dict[str, BriefPart]
    timelines: dict[str, TimelinePart]
    people: tuple[PersonRow, ...]
    more_people: int
    places: tuple[PlaceRow, ...]
    more_places: int
    outlets: tuple[OutletRow, ...]
    more_outlets: int

    def evidence(self) -> list[tuple[DocumentSpan, str, str]]:
        """Places in the reports that the page points to: span, element that points there, what it is."""
        found = [(row.mention, row.anchor, "in the brief") for part in self.briefs.values() for row in part.rows]
        for line in self.timelines.values():
            for row in (*line.rows, *(row for row, _ in line.undated)):
                found += [(mention, row.anchor, row.label) for mention in row.mentions]
        for person in self.people:
            rows = (*person.said, *person.told_of, *((text, "", mentions) for text, mentions in person.roles))
            found += [(m, person.profile.id, f"{person.profile.name}: {text}") for text, _, ms in rows for m in ms]
        for place in self.places:
            found += [(mention, place.anchor, f"place: {place.place.name}") for mention in place.mentions]
        for outlet in self.outlets:
            found += [(m, outlet.outlet.id, "shared text") for _, _, ms in outlet.shared for m in ms]
        return [(DocumentSpan(m.document, m.start, m.end), anchor, title) for m, anchor, title in found]


def page_views(lookup: Lookup, storylines: Sequence[Sequence[str]]) -> PageViews:
    """`storylines` are the ids of the stories of each, the most told first."""
    ledger: Ledger = lookup.ledger
    chosen = [stories[0] for stories in storylines[:_BRIEFS] if stories]
    printing = {document.outlet for document in lookup.documents.values() if document.outlet} | {"the report"}
    people = [one for one in profiles(ledger) if one.name not in printing and _worth_a_row(one)]
    people.sort(key=lambda one: (-len(one.asserted), -len(one.documents), one.name, one.id))
    where, printed = located(ledger), outlets(ledger)
    drawn = {lookup.stories[stories[0]].storyline or stories[0] for stories in storylines[:_TIMELINES] if stories}
    return PageViews(
        briefs={made.story: _brief(lookup, made) for made in briefs(ledger, chosen) if made.sentences},
        timelines={line.storyline: _timeline(lookup, line) for line in timelines(ledger) if line.storyline in drawn},
        people=tuple(_person(lookup, one) for one in people[:_PEOPLE]),
        more_people=max(0, len(people) - _PEOPLE),
        places=tuple(_place(lookup, one) for one in where[:_PLACES]),
        more_places=max(0, len(where) - _PLACES),
        outlets=tuple(_outlet(lookup, one) for one in printed[:_OUTLETS]),
        more_outlets=max(0, len(printed) - _OUTLETS),
    )


def _mentions(lookup: Lookup, spans: Sequence[DocumentSpan], shown: int = 4) -> tuple[Mention, ...]:
    return tuple(span_mention(lookup, span) for span in spans[:shown])


def _brief(lookup: Lookup, made: Brief) -> BriefPart:
    rows = [
        BriefRow(
            content_id("brief", made.story, extract.span),
            " ".join(extract.text.split()),
            worded.citation(lookup, extract, place=False),
            worded.support(lookup, extract),
            span_mention(lookup, extract.span),
        )
        for extract in made.sentences
    ]
    lines = [(worded.standing_line(lookup, one), _mentions(lookup, one.evidence)) for one in made.series]
    return BriefPart(made.story, tuple(rows), tuple(lines), made.left_out)


# -------------------------------------------------------------------------------------------- timeline


def _timeline(lookup: Lookup, line: Timeline) -> TimelinePart:
    first, last = _axis([_days(entry) for entry in line.entries])
    shown = line.entries[:_ENTRIES]
    return TimelinePart(
        id=line.id,
        rows=tuple(_row(lookup, entry, first, last) for entry in shown),
        undated=tuple((_row(lookup, one, first, last), one.why_undated) for one in line.undated[:_UNDATED]),
        more=len(line.entries) - len(shown) + max(0, len(line.undated) - _UNDATED),
        ticks=_ticks(first, last),
    )


def _days(entry: Entry) -> tuple[int, int]:
    """First and last day as ordinals; a time open to one side is a day at its other end; (0, 0) without a time."""
    time = entry.when
    start, end = (time.start or time.end, time.end or time.start) if time else (None, None)
    return (start.toordinal() if start else 0, end.toordinal() if end else 0)


def _axis(days: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """First and last day of the axis: of all, unless a few lie very far from the rest."""
    if not days:
        return 0, 0
    middles = sorted((start + end) // 2 for start, end in days)
    first, last = min(start for start, _ in days), max(end for _, end in days)
    held = max(1, round(len(middles) * 0.75))
    windows = [(middles[at + held - 1] - middles[at], at) for at in range(len(middles) - held + 1)]
    width, at = min(windows)
    if last - first > _FAR * max(width, 7):
        margin = max(width, 7)
        low, high = middles[at] - margin, middles[at + held - 1] + margin
        inside = [day for pair in days for day in pair if low <= day <= high]
        first, last = min(inside, default=low), max(inside, default=high)
    return first, last


def _row(lookup: Lookup, entry: Entry, first: int, last: int) -> TimeRow:
    start, end = _days(entry)
    shape: Literal["day", "span", "since", "until", "before", "after", "none"]
    time = entry.when
    if time is None:
        shape = "none"
    elif end < first:
        shape = "before"
    elif start > last:
        shape = "after"
    elif time.end is None:
        shape = "since"
    elif time.start is None:
        shape = "until"
    else:
        shape = "day" if start == end else "span"
    counts = entry.independence
    return TimeRow(
        anchor=content_id("entry", entry.claim),
        claim=entry.claim,
        figure=entry.kind == "figure",
        when=words.when(entry.when),
        label=entry_label(lookup, entry),
        notes=tuple(change_words(lookup, entry)),
        who=words.listed([lookup.entity_name(entity) for entity in entry.asserters]),
        support=f"{words.count(counts.texts, 'text')}, {words.count(counts.origins, 'origin')}",
        mentions=_mentions(lookup, entry.evidence),
        more=max(0, len(entry.evidence) - 4),
        contested=bool(entry.contested),
        shape=shape,
        low=_at(min(max(start, first), last), first, last),
        high=_at(max(min(end, last), first), first, last),
    )


def _at(day: int, first: int, last: int) -> float:
    """Where a day stands across the strip, in percent; the edges are kept for what lies beyond."""
    if last <= first:
        return 50.0
    return round(_EDGE + (100 - 2 * _EDGE) * (day - first) / (last - first), 2)


def _ticks(first: int, last: int) -> tuple[tuple[float, str], ...]:
    """The first day, the last, and one between."""
    if not first:
        return ()
    days = sorted({first + round((last - first) * part / 2) for part in range(3)})
    return tuple((_at(day, first, last), _day(day, last - first)) for day in days)


def _day(ordinal: int, length: int) -> str:
    day = datetime.date.fromordinal(ordinal)
    month = calendar.month_abbr[day.month]
    return f"{month} {day.year}" if length > 700 else f"{day.day} {month} {day.year}"


# ---------------------------------------------------------------------------- people, places, outlets


def _worth_a_row(profile: Profile) -> bool:
    """People and bodies that say something, hold a role or speak for somebody; not every name in a text."""
    if profile.kind not in ("person", "organisation"):
        return bool(profile.spoken_for_by)
    return bool(profile.asserted or profile.roles or profile.speaks_for or profile.spoken_for_by)


def _person(lookup: Lookup, profile: Profile) -> PersonRow:
    def rows(told: Sequence[Said]) -> tuple[tuple[str, str, tuple[Mention, ...]], ...]:
        return tuple(
            (said_label(lookup, one), words.when(one.when, "no date"), _mentions(lookup, one.evidence, 2))
            for one in told[:_SAID]
        )

    return PersonRow(
        profile,
        rows(profile.asserted),
        rows(profile.told_of),
        tuple((role.text, _mentions(lookup, role.evidence, 2)) for role in profile.roles[:4]),
    )


def _place(lookup: Lookup, place: Located) -> PlaceRow:
    first: dict[str, DocumentSpan] = {}
    for span in place.evidence:
        first.setdefault(span.document, span)
    return PlaceRow(content_id("place", place.id), place, where_words(place), _mentions(lookup, list(first.values())))


def _outlet(lookup: Lookup, outlet: OutletFindings) -> OutletRow:
    def share(part: int) -> int | None:
        return round(part * 100 / outlet.characters) if outlet.characters else None

    shared = [
        (
            one.outlet or lookup.document_name(one.documents[0]),
            one.characters,
            _mentions(lookup, [span for span in one.evidence if span.document in outlet.documents], 2),
        )
        for one in outlet.shared[:2]
    ]
    return OutletRow(
        outlet,
        outlet.name or f"not said ({lookup.document_name(outlet.documents[0])})",
        share(outlet.agency_characters),
        share(outlet.elsewhere_characters),
        share(outlet.only_here_characters),
        tuple(shared),
        tuple(lookup.document_name(document) for document in outlet.documents),
    )
