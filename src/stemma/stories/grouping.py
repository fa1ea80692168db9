"""Reports into events, events into storylines.

Reprints are made one first, so that a wire of forty copies weighs as one text; then the units are joined
by average linkage over the pair evidence: at the level of the event with the times of publication, at
the level of the storyline without them.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from stemma.engines import Engine, map_all, worth_mapping
from stemma.records import Extraction, Passage, Story, content_id
from stemma.reuse import Overlap, ReportText, average_linkage, overlaps
from stemma.stories.candidates import candidates
from stemma.stories.profiles import Counted, Profiles, Vectors, met
from stemma.stories.score import Likelihood, Pairs, Scorer, When
from stemma.stories.terms import counts_of_all
from stemma.stories.units import Unit, units_of
from stemma.stories.wording import reasons_of, title_of

#: Mean probability over all pairs of two groups at which they are one event, one storyline.
EVENT_JOIN, STORYLINE_JOIN = 0.36, 0.3
#: Rounds of linkage at the most, and members by which a group is compared.
ROUNDS, SAMPLE = 5, 3
#: A pair below this is not worth keeping: it could only hold groups together by number.
LEAST = 0.02
#: Share of each of two reports that stands in the other, from which they are one text here.
REPRINT_SHARE, REPRINT_WORDS = 0.6, 30
#: Share of the names of one, by weight, that the other must have too.
SAME_NAMES = 0.6
#: Characters in all, and pairs, below which nothing is mapped; and pairs that are one item of the mapped stage.
_CHARACTERS, _PAIRS, _PARCEL = 1 << 21, 100_000, 2_000


def group_stories(
    extractions: Sequence[Extraction],
    passages: Sequence[Passage],
    group_by: Literal["story"] | str | None = None,
    engine: Engine | None = None,
) -> list[Story]:
    """The events that the reports tell, in order of their first report.

    Args:
        extractions: in any order; a document without text is in no story.
        passages: what the documents share.
        group_by: "story" takes `Document.story` as it is given; a report without one is a story of its own.
            None finds the stories.
        engine: what counts the terms and weighs the pairs of many reports; this process when there is none.

    Returns:
        Stories whose `documents` partition the readable documents by their main segments.  An article
        spliced into a report is in `segments` only; when nobody else tells its event its story has no documents.

    Raises:
        ValueError: for any other `group_by`.
    """
    if group_by not in (None, "story"):
        raise ValueError(f'group_by must be "story" or None, not {group_by!r}')
    units = units_of(extractions)
    texts = sum(len(unit.told) for unit in units)
    counted = Counted(units, counts_of_all(units, worth_mapping(engine, texts, _CHARACTERS)))
    if group_by == "story":
        known = counted.profiles(range(len(units)))
        return _told(_given(units), {}, None, units, known)
    shared = _overlaps(units, passages)
    copies = _reprints(units, shared, counted.names(range(len(units))))
    leaders = [max(group, key=lambda k: (len(units[k].told), -k)) for group in copies]
    known = counted.profiles(leaders)
    comparison = Comparison([units[k] for k in leaders], known.chosen(leaders), shared, engine)
    events = _parted(_events(comparison, [len(group) for group in copies]), comparison.units)
    lines = _storylines(events, comparison)
    groups = [[k for leader in event for k in copies[leader]] for event in events]
    return _told(groups, shared, lines, units, known)


def _given(units: Sequence[Unit]) -> list[list[int]]:
    """Groups by the stories that the input names; what has none, and every spliced article, stays alone."""
    groups: dict[tuple[str, object], list[int]] = defaultdict(list)
    for k, unit in enumerate(units):
        story = unit.extraction.document.story
        groups[("given", story) if unit.main and story is not None else ("alone", unit.key)].append(k)
    return list(groups.values())


def _overlaps(units: Sequence[Unit], passages: Sequence[Passage]) -> dict[tuple[str, str], Overlap]:
    texts = {unit.document: ReportText(unit.extraction.document) for unit in units if unit.main}
    return overlaps(texts, passages)


def _reprints(units: Sequence[Unit], shared: Mapping[tuple[str, str], Overlap], names: Vectors) -> list[list[int]]:
    """Units that are one text but for a little, as groups; the others alone.

    Two texts alike but for their names are no copies: they are one form filled in twice.
    """
    place = {unit.document: k for k, unit in enumerate(units) if unit.main}
    parent = list(range(len(units)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    for (a, b), overlap in sorted(shared.items()):
        if min(overlap.share_a, overlap.share_b) >= REPRINT_SHARE and overlap.words >= REPRINT_WORDS:
            one, two = place[a], place[b]
            named = len(names.of(one)[0]) and len(names.of(two)[0])
            if named and max(met(names, one, two), met(names, two, one)) < SAME_NAMES:
                continue
            first, second = sorted((root(one), root(two)))
            parent[second] = first
    groups: dict[int, list[int]] = defaultdict(list)
    for k in range(len(units)):
        groups[root(k)].append(k)
    return list(groups.values())


class Comparison:
    """How likely pairs of units are one event or one storyline, each weighed once."""

    def __init__(
        self,
        units: Sequence[Unit],
        known: Profiles,
        shared: Mapping[tuple[str, str], Overlap],
        engine: Engine | None,
    ) -> None:
        self.units, self._known, self._shared, self._engine = units, known, shared, engine
        self._scorer = Scorer(known, [When.of(unit) for unit in units])
        self._weighed: dict[tuple[int, int], Likelihood | None] = {}
        latest = datetime.date.max
        by_time = sorted(range(len(units)), key=lambda k: (units[k].not_before or latest, units[k].key))
        self._order = [0] * len(units)
        for place, k in enumerate(by_time):
            self._order[k] = place

    def candidates(self, chosen: Sequence[int]) -> set[tuple[int, int]]:
        """Pairs among the chosen units that are worth weighing: by their terms, or because they share text."""
        pairs = candidates(self._known.text.chosen(chosen), [self._order[k] for k in chosen])
        found = {(min(chosen[i], chosen[j]), max(chosen[i], chosen[j])) for i, j in pairs}
        place = {self.units[k].document: k for k in chosen if self.units[k].main}
        for a, b in self._shared:
            if a in place and b in place:
                found.add((min(place[a], place[b]), max(place[a], place[b])))
        return found

    def weighed(self, i: int, j: int) -> bool:
        return (min(i, j), max(i, j)) in self._weighed

    def weigh(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Weigh those of the pairs (i, j), i < j, that are not weighed yet: a mapped stage."""
        others: dict[int, list[int]] = defaultdict(list)
        count = 0
        for i, j in sorted(set(pairs) - self._weighed.keys()):
            one, two = self.units[i], self.units[j]
            if one.document == two.document and (one.main or two.main):
                self._weighed[i, j] = None  # a report and an article spliced into it
            else:
                others[i].append(j)
                count += 1
        engine = worth_mapping(self._engine, count, _PAIRS)
        parcels = list(self._parcels(others))
        for parcel, found in zip(parcels, map_all(engine, self._scorer, parcels), strict=True):
            for (i, seconds, _), some in zip(parcel, found, strict=True):
                self._weighed.update(zip(((i, j) for j in seconds), some, strict=True))

    def likelihood(self, i: int, j: int) -> Likelihood | None:
        """Of a pair that was weighed; None for a report and an article spliced into it."""
        return self._weighed[min(i, j), max(i, j)]

    def _parcels(self, others: Mapping[int, Sequence[int]]) -> Iterator[list[Pairs]]:
        parcel: list[Pairs] = []
        size = 0
        for i, seconds in others.items():
            parcel.append((i, seconds, [self._share(i, j) for j in seconds]))
            size += len(seconds)
            if size >= _PARCEL:
                yield parcel
                parcel, size = [], 0
        if parcel:
            yield parcel

    def _share(self, i: int, j: int) -> float:
        """The share of the shorter of two reports that stands in the other."""
        one, two = self.units[i], self.units[j]
        overlap = self._shared.get((min(one.document, two.document), max(one.document, two.document)))
        return overlap.share if overlap is not None and one.main and two.main else 0.0


def _events(comparison: Comparison, sizes: Sequence[int]) -> list[list[int]]:
    """Average linkage in rounds: the groups of one round are the items of the next.

    In the first round a unit is compared with its best partners only; of a great event each unit sees a few
    of the others.  Groups are then compared by a few members each, until no two join any more.
    """
    groups = [[k] for k in range(len(comparison.units))]
    for number in range(ROUNDS):
        scores = _group_scores(groups, comparison, first=number == 0)
        weights = [sum(sizes[k] for k in group) for group in groups]
        joined = average_linkage(len(groups), scores, EVENT_JOIN, weights)
        if len(joined) == len(groups):
            break
        groups = [sorted(k for part in group for k in groups[part]) for group in joined]
    return groups


def _group_scores(
    groups: Sequence[Sequence[int]], comparison: Comparison, *, first: bool
) -> dict[tuple[int, int], float]:
    """The mean probability of one event over a few members of each two groups worth comparing.

    Two single units that were not worth comparing in the first round are not in a later one.
    """
    chosen = [_sample(group) for group in groups]
    group_of = {k: number for number, members in enumerate(chosen) for k in members}
    pairs = {
        (min(group_of[i], group_of[j]), max(group_of[i], group_of[j]))
        for i, j in comparison.candidates(sorted(group_of))
        if group_of[i] != group_of[j]
    }
    worth = [
        (a, b)
        for a, b in sorted(pairs)
        if first or not len(groups[a]) == len(groups[b]) == 1 or comparison.weighed(*groups[a], *groups[b])
    ]
    members = [[(min(i, j), max(i, j)) for i in chosen[a] for j in chosen[b]] for a, b in worth]
    comparison.weigh(pair for some in members for pair in some)
    scores: dict[tuple[int, int], float] = {}
    for (a, b), some in zip(worth, members, strict=True):
        likely = [comparison.likelihood(i, j) for i, j in some]
        mean = sum(one.event for one in likely if one is not None) / len(likely)
        if mean >= LEAST:
            scores[a, b] = mean
    return scores


def _sample(group: Sequence[int]) -> list[int]:
    """A few members from all over a group."""
    if len(group) <= SAMPLE:
        return list(group)
    return [group[k * (len(group) - 1) // (SAMPLE - 1)] for k in range(SAMPLE)]


def _parted(events: Sequence[Sequence[int]], units: Sequence[Unit]) -> list[list[int]]:
    """The events with no spliced article in the event of the very report that carries it."""
    out: list[list[int]] = []
    for event in events:
        main = {units[k].document for k in event if units[k].main}
        out.append([k for k in event if units[k].main or units[k].document not in main])
        out += [[k] for k in event if not units[k].main and units[k].document in main]
    return [event for event in out if event]


def _storylines(events: Sequence[Sequence[int]], comparison: Comparison) -> list[list[int]]:
    """Average linkage over the events by the evidence for one storyline."""
    chosen = [_sample(event) for event in events]
    event_of = {k: number for number, members in enumerate(chosen) for k in members}
    total: dict[tuple[int, int], float] = defaultdict(float)
    pairs = sorted((i, j) for i, j in comparison.candidates(sorted(event_of)) if event_of[i] != event_of[j])
    comparison.weigh(pairs)
    for i, j in pairs:
        a, b = sorted((event_of[i], event_of[j]))
        likely = comparison.likelihood(i, j)
        if likely is not None and likely.storyline >= LEAST:
            total[a, b] += likely.storyline
    means = {(a, b): value / (len(chosen[a]) * len(chosen[b])) for (a, b), value in total.items()}
    return average_linkage(len(events), means, STORYLINE_JOIN, [len(event) for event in events])


def _told(
    grouped: Sequence[Sequence[int]],
    shared: Mapping[tuple[str, str], Overlap],
    lines: Sequence[Sequence[int]] | None,
    units: Sequence[Unit],
    known: Profiles,
) -> list[Story]:
    """The groups of units as records; `lines` None makes each its own storyline."""
    members = [sorted(group, key=lambda k: units[k].key) for group in grouped]
    groups = [[units[k] for k in some] for some in members]
    line_of = {number: line for line in lines or [[k] for k in range(len(groups))] for number in line}
    number_of = {unit.document: number for number, group in enumerate(groups) for unit in group if unit.main}
    inside: dict[int, list[Overlap]] = defaultdict(list)
    for (a, b), overlap in shared.items():
        if number_of[a] == number_of[b]:
            inside[number_of[a]].append(overlap)
    ids = [content_id("story", *_first(group)) for group in groups]
    stories = []
    for number, ordered in enumerate(groups):
        profiles = known.chosen(members[number])
        days = [unit.published for unit in ordered if unit.published is not None]
        starts: list[datetime.date] = [day for one in days if (day := one.start or one.end) is not None]
        ends: list[datetime.date] = [day for one in days if (day := one.end or one.start) is not None]
        line = min(_first(groups[other]) for other in line_of[number])
        stories.append(
            Story(
                id=ids[number],
                title=title_of(ordered, profiles),
                documents=tuple(unit.document for unit in ordered if unit.main),
                segments=tuple(segment for unit in ordered for segment in unit.segments),
                start=min(starts, default=None),
                end=max(ends, default=None),
                storyline=content_id("storyline", *line),
                reasons=reasons_of(ordered, profiles, inside[number], given=lines is None),
            )
        )
    return sorted(stories, key=lambda story: (not story.documents, story.segments[0].document, story.segments[0].start))


def _first(group: Sequence[Unit]) -> tuple[str, int]:
    """What names a group: its first report, or its first spliced article when it has none."""
    return min((not unit.main, unit.key) for unit in group)[1]
