"""Times that lack an anchor, completed once the other reports of the story give one.

An undated report takes its anchor from a dated report it shares text with, else from the dated
reports of its story.  What stays unknown says why.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stemma.language.times import complete
from stemma.ledger.wording import day
from stemma.records import Extraction, Passage, Story, TimeInterval

#: Weekdays and "three weeks ago" need an anchor that is right to the day; a story as long as this is not.
_LONGEST_STORY_FOR_WEEKDAYS = 6

#: A picture is printed with the report of its day or of the days around it.
_CAPTION_DAYS = 7

AnchorKind = Literal["published", "shared text", "story", "caption", "none"]


@dataclass(frozen=True, slots=True)
class AnchorDay:
    """The day from which a document's relative times are counted.

    `sure_to_the_day` is False for a rough one; `slack` is by how many days it may be off either way.
    """

    day: datetime.date | None
    kind: AnchorKind
    basis: str
    sure_to_the_day: bool
    slack: int = 0


@dataclass(frozen=True, slots=True)
class Calendar:
    anchors: Mapping[str, AnchorDay]

    def anchor(self, document: str) -> AnchorDay:
        return self.anchors.get(document, _UNKNOWN)

    def settle(self, time: TimeInterval | None, document: str) -> TimeInterval | None:
        """The time with its missing year or day found, as given when it needs none, None when it cannot be."""
        if time is None or time.known:
            return time
        anchor = self.anchor(document)
        if anchor.day is None or time.partial is None:
            return None
        if not anchor.sure_to_the_day and not time.partial.startswith(("--", "month")):
            return None
        done = complete(time, anchor.day)
        if done is None or not done.known:
            return None
        basis = "; ".join(part for part in (done.basis or time.basis, anchor.basis) if part)
        return replace(done, basis=basis)

    def published(self, document: str) -> TimeInterval | None:
        """The day the report came out, or the day it is taken to be from; None when nothing tells."""
        anchor = self.anchor(document)
        if anchor.day is None:
            return None
        slack = datetime.timedelta(days=anchor.slack)
        return TimeInterval(anchor.day - slack, anchor.day + slack, anchor.basis)


_UNKNOWN = AnchorDay(None, "none", "the report gives no date and no dated report shares its text or story", False)


def _own(extraction: Extraction) -> AnchorDay | None:
    published = extraction.document.published
    if published is None:
        return None
    if published.end is not None or published.start is not None:
        known = published.end or published.start
        assert known is not None
        return AnchorDay(known, "published", f"{extraction.document.id} is dated {day(known)}", True)
    return None


def _captioned(extraction: Extraction) -> AnchorDay | None:
    """The latest full date under a picture: the report is of about that time."""
    captions = [block for block in extraction.document.blocks if block.kind == "caption"]
    days = [
        time.value.start
        for time in extraction.times
        if time.value is not None and time.value.start is not None and time.value.start == time.value.end
        and any(block.start <= time.start and time.end <= block.end for block in captions)
    ]  # fmt: skip
    if not days:
        return None
    name = extraction.document.id
    basis = f"{name} gives no date; within a week of {day(max(days))}, the day under its picture"
    return AnchorDay(max(days), "caption", basis, False, _CAPTION_DAYS)


def build_calendar(
    extractions: Sequence[Extraction], passages: Sequence[Passage], stories: Sequence[Story]
) -> Calendar:
    """Anchors of all documents; the order of the inputs does not matter."""
    anchors: dict[str, AnchorDay] = {}
    captions: dict[str, AnchorDay] = {}
    for extraction in extractions:
        own = _own(extraction)
        if own is not None:
            anchors[extraction.document.id] = own
        else:
            captioned = _captioned(extraction)
            if captioned is not None:
                captions[extraction.document.id] = captioned
    dated = dict(anchors)
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for passage in passages:
        if not passage.stock:
            shared[passage.a.document][passage.b.document] += max(1, passage.words)
            shared[passage.b.document][passage.a.document] += max(1, passage.words)
    for story in stories:
        days = sorted(d for d in (dated[x].day for x in story.documents if x in dated) if d is not None)
        for document in story.documents:
            if document not in anchors:
                found = _from_others(document, shared.get(document, Counter()), dated, days, story)
                anchors[document] = captions.get(document, found) if found.day is None else found
    return Calendar(anchors)


def _from_others(
    document: str,
    shared: Counter[str],
    dated: Mapping[str, AnchorDay],
    days: Sequence[datetime.date],
    story: Story,
) -> AnchorDay:
    kin = [other for other in shared if other in dated and other in story.documents]
    if kin:
        other = min(kin, key=lambda x: (-shared[x], dated[x].day or datetime.date.max, x))
        found = dated[other].day
        assert found is not None
        basis = f"{document} gives no date; it shares text with {other}, dated {day(found)}"
        return AnchorDay(found, "shared text", basis, True)
    if days:
        middle = days[(len(days) - 1) // 2]
        near = (days[-1] - days[0]).days <= _LONGEST_STORY_FOR_WEEKDAYS
        basis = f"{document} gives no date; the dated reports of its story are of {day(days[0])}"
        if days[-1] != days[0]:
            basis += f" to {day(days[-1])}"
        return AnchorDay(middle, "story", basis, near)
    if story.start is not None:
        basis = f"{document} gives no date; its story begins on {day(story.start)}"
        return AnchorDay(story.start, "story", basis, False)
    return _UNKNOWN
