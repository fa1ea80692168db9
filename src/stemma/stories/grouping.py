"""Reports into events, events into storylines.

Reprints are made one first, so that a wire of forty copies weighs as one text; then the units are joined
by average linkage over the pair evidence: at the level of the event with the times of publication, at
the level of the storyline without them.  What a person decided stands above all of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from stemma.engines import Engine, worth_mapping
from stemma.records import Extraction, Passage, Story
from stemma.reuse import Overlap, ReportText, average_linkage, overlaps
from stemma.stories.comparison import LEAST, Comparison
from stemma.stories.constraints import Decided, Links, Partition
from stemma.stories.features import days_between
from stemma.stories.forms import filled_twice
from stemma.stories.links import tree
from stemma.stories.model import Model, shipped
from stemma.stories.profiles import Counted, Profiles, Vectors, met
from stemma.stories.sketch import Sketch, draw
from stemma.stories.telling import stories_of
from stemma.stories.units import Unit, units_of

#: Rounds of linkage at the most, and members by which a group is compared.
ROUNDS, SAMPLE = 5, 3
#: Share of each of two reports that stands in the other, from which they are one text here.
REPRINT_SHARE, REPRINT_WORDS = 0.6, 30
#: Share of the names of one, by weight, that the other must have too.
SAME_NAMES = 0.6
#: Characters in all below which nothing is mapped.
_CHARACTERS = 1 << 21

Pair = tuple[int, int]
Item = TypeVar("Item")


@dataclass(frozen=True)
class Grouping:
    """Units in groups, and what joins them.

    `events` are lists of units, `lines` lists of events, by their numbers.  `comparison` is of the `leaders`: one
    unit for each text and its reprints; `leader_of` gives the number among them of each unit's leader.
    `between`: for two events (a, b) of one line, the leaders of a and of b that speak for it most.
    """

    units: Sequence[Sketch]
    known: Profiles
    events: Sequence[Sequence[int]]
    lines: Sequence[Sequence[int]]
    decided: Decided
    shared: Mapping[tuple[str, str], Overlap]
    comparison: Comparison | None = None
    leaders: Sequence[int] = ()
    leader_of: Sequence[int] = ()
    reprints: Sequence[Pair] = ()
    between: Mapping[Pair, Pair] = field(default_factory=dict)


def group_stories(
    extractions: Sequence[Extraction],
    passages: Sequence[Passage],
    group_by: Literal["story"] | str | None = None,
    engine: Engine | None = None,
    *,
    must: Links = (),
    cannot: Links = (),
    former: Mapping[str, str] | None = None,
    model: Model | None = None,
) -> list[Story]:
    """The events that the reports tell, in order of their first report.

    Args:
        extractions: in any order; a document without text is in no story.
        passages: what the documents share.
        group_by: "story" takes `Document.story` as it is given; a report without one is a story of its own.
            None finds the stories.
        engine: what counts the terms and weighs the pairs of many reports; this process when there is none.
        must, cannot: sets of document ids that a person has put together, or apart: always honoured, above
            `group_by` too.  A must-link holds across others; where the two contradict each other the cannot-link
            is kept and the story says so (see `stemma.stories.constraints`).
        former: the story that each document was in before: a story keeps the id under which most of its reports
            were known.  Without it ids are made of the first report.
        model: the pair model; the one that ships when there is none.

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
    counted = Counted(draw(units, worth_mapping(engine, texts, _CHARACTERS)))
    sketches = counted.sketches
    place = {one.document: k for k, one in enumerate(sketches) if one.main}
    if group_by == "story":
        grouping = _as_given(counted, Decided([*map(list, must), *_given(sketches)], cannot, place))
    else:
        shared = _overlaps(units, passages)
        grouping = group(counted, shared, Decided(must, cannot, place), model or shipped(), engine)
    before = {(document, -1): story for document, story in (former or {}).items()}
    return stories_of(grouping, given=group_by == "story", former=before)


def _given(units: Sequence[Sketch]) -> list[list[str]]:
    """The stories that the input names."""
    groups: dict[str, list[str]] = defaultdict(list)
    for unit in units:
        if unit.given is not None:
            groups[unit.given].append(unit.document)
    return list(groups.values())


def _as_given(counted: Counted, decided: Decided) -> Grouping:
    """What is linked together; what is not, and every spliced article, stays alone."""
    units = counted.sketches
    partition = Partition(len(units), decided.apart)
    for i, j in decided.together:
        partition.join(i, j)
    events = partition.groups()
    known = counted.profiles(range(len(units)))
    return Grouping(units, known, events, [[k] for k in range(len(events))], decided, {})


def group(
    counted: Counted,
    shared: Mapping[tuple[str, str], Overlap],
    decided: Decided,
    model: Model,
    engine: Engine | None = None,
    *,
    lines: bool = True,
    fixed: Sequence[Sequence[int]] = (),
) -> Grouping:
    """The groups that the units make; `shared` is what pairs of reports have in common.

    Without `lines` every event is a storyline of its own.  The `fixed` groups are events as they are, the last ones of
    the result; only their place in the storylines is found.
    """
    units = counted.sketches
    held = {k: number for number, some in enumerate(fixed) for k in some}
    if fixed:
        decided = decided.within([held.get(k, -1) for k in range(len(units))])
    whole = Partition(len(units), decided.apart)
    for i, j in decided.together:
        whole.join(i, j)
    copies = Partition(len(units))
    copied = [
        (i, j)
        for i, j in reprints(units, shared, counted.names(range(len(units))))
        if held.get(i) == held.get(j) and whole.join(i, j)
    ]
    for pair in copied:
        copies.join(*pair)
    texts = copies.groups()
    leaders = [max(group, key=lambda k: (units[k].length, -k)) for group in texts]
    leader_of = [0] * len(units)
    for number, group in enumerate(texts):
        for k in group:
            leader_of[k] = number
    known = counted.profiles(leaders)
    comparison = Comparison([units[k] for k in leaders], known.chosen(leaders), shared, model, engine)
    start = Partition(len(leaders))
    for i, j in decided.together:
        start.join(leader_of[i], leader_of[j])
    apart = sorted({(leader_of[i], leader_of[j]) for i, j in decided.apart if i not in held})
    free = [some for some in start.groups() if leaders[some[0]] not in held]
    found = _events(comparison, [len(group) for group in texts], free, apart)
    events = _parted(found, comparison.units)
    events += [sorted({leader_of[k] for k in some}) for some in fixed]
    found_lines, between = _storylines(events, comparison) if lines else ([[k] for k in range(len(events))], {})
    return Grouping(
        units,
        known,
        [[k for leader in event for k in texts[leader]] for event in events],
        found_lines,
        decided,
        shared,
        comparison,
        leaders,
        leader_of,
        copied,
        between,
    )


def settle(
    counted: Counted,
    shared: Mapping[tuple[str, str], Overlap],
    decided: Decided,
    events: Sequence[Sequence[int]],
    model: Model,
    engine: Engine | None = None,
) -> Grouping:
    """These groups of units as they are, with what joins the units of each, and their storylines."""
    units = counted.sketches
    every = range(len(units))
    known = counted.profiles(every)
    comparison = Comparison(units, known, shared, model, engine)
    event_of = {k: number for number, event in enumerate(events) for k in event}
    comparison.weigh((i, j) for i, j in comparison.candidates(every) if event_of[i] == event_of[j])
    copied = [(i, j) for i, j in reprints(units, shared, counted.names(every)) if event_of[i] == event_of[j]]
    kept = Decided([], [], {})
    kept.together = [(i, j) for i, j in decided.together if event_of[i] == event_of[j]]
    kept.given_way = decided.given_way
    lines, between = _storylines(events, comparison)
    return Grouping(units, known, events, lines, kept, shared, comparison, every, every, copied, between)


def _overlaps(units: Sequence[Unit], passages: Sequence[Passage]) -> dict[tuple[str, str], Overlap]:
    texts = {unit.document: ReportText(unit.extraction.document) for unit in units if unit.main}
    return overlaps(texts, passages)


def reprints(units: Sequence[Sketch], shared: Mapping[tuple[str, str], Overlap], names: Vectors) -> list[Pair]:
    """Pairs of units that are one text but for a little.

    Two texts alike but for their names, or their particulars, are no copies: they are one form filled in twice.
    """
    place = {unit.document: k for k, unit in enumerate(units) if unit.main}
    found = []
    for (a, b), overlap in sorted(shared.items()):
        if min(overlap.share_a, overlap.share_b) >= REPRINT_SHARE and overlap.words >= REPRINT_WORDS:
            one, two = place[a], place[b]
            named = len(names.of(one)[0]) and len(names.of(two)[0])
            if named and max(met(names, one, two), met(names, two, one)) < SAME_NAMES:
                continue
            if not filled_twice(units[one], units[two], days_between(units[one], units[two])):
                found.append((one, two))
    return found


def _events(
    comparison: Comparison, sizes: Sequence[int], start: Sequence[Sequence[int]], apart: Sequence[Pair]
) -> list[list[int]]:
    """Average linkage in rounds: the groups of one round are the items of the next.

    In the first round a unit is compared with its best partners only; of a great event each unit sees a few
    of the others.  Groups that have grown are then compared by a few members each, until no two join any more.
    """
    groups = [list(group) for group in start]
    known: dict[tuple[tuple[int, int], tuple[int, int]], float] = {}
    grown = set(range(len(groups)))
    for number in range(ROUNDS):
        names = [(group[0], len(group)) for group in groups]
        place = {name: k for k, name in enumerate(names)}
        scores = {(place[a], place[b]): score for (a, b), score in known.items() if a in place and b in place}
        scores = {(min(a, b), max(a, b)): score for (a, b), score in scores.items()}
        scores |= _group_scores(groups, comparison, grown, first=number == 0)
        weights = [sum(sizes[k] for k in group) for group in groups]
        group_of = {k: place for place, group in enumerate(groups) for k in group}
        foes = [(group_of[i], group_of[j]) for i, j in apart]
        joined = average_linkage(len(groups), scores, comparison.model.event_join, weights, foes)
        if len(joined) == len(groups):
            break
        known = {(names[a], names[b]): score for (a, b), score in scores.items()}
        groups = [sorted(k for part in group for k in groups[part]) for group in joined]
        grown = {k for k, parts in enumerate(joined) if len(parts) > 1}
    return groups


def _group_scores(
    groups: Sequence[Sequence[int]], comparison: Comparison, grown: Collection[int], *, first: bool
) -> dict[Pair, float]:
    """The mean probability of one event over a few members of each two groups worth comparing, one of them `grown`."""
    chosen = [sample(group) for group in groups]
    group_of = {k: number for number, members in enumerate(chosen) for k in members}
    asked = None if first else {k for number in grown for k in chosen[number]}
    pairs = {
        (min(group_of[i], group_of[j]), max(group_of[i], group_of[j]))
        for i, j in comparison.candidates(sorted(group_of), asked)
        if group_of[i] != group_of[j]
    }
    members = [[(min(i, j), max(i, j)) for i in chosen[a] for j in chosen[b]] for a, b in sorted(pairs)]
    comparison.weigh(pair for some in members for pair in some)
    scores: dict[Pair, float] = {}
    for (a, b), some in zip(sorted(pairs), members, strict=True):
        likely = [comparison.likelihood(i, j) for i, j in some]
        mean = sum(one.event for one in likely if one is not None) / len(likely)
        if mean >= LEAST:
            scores[a, b] = mean
    return scores


def sample(group: Sequence[Item], most: int = SAMPLE) -> list[Item]:
    """A few members from all over a group."""
    if len(group) <= most:
        return list(group)
    return [group[k * (len(group) - 1) // (most - 1)] for k in range(most)]


def _parted(events: Sequence[Sequence[int]], units: Sequence[Sketch]) -> list[list[int]]:
    """The events with no spliced article in the event of the very report that carries it."""
    out: list[list[int]] = []
    for event in events:
        main = {units[k].document for k in event if units[k].main}
        out.append([k for k in event if units[k].main or units[k].document not in main])
        out += [[k] for k in event if not units[k].main and units[k].document in main]
    return [event for event in out if event]


def _storylines(events: Sequence[Sequence[int]], comparison: Comparison) -> tuple[list[list[int]], dict[Pair, Pair]]:
    """Average linkage over the events by the evidence for one storyline, and what links two events of a line most."""
    chosen = [sample(event) for event in events]
    event_of = {k: number for number, members in enumerate(chosen) for k in members}
    total: dict[Pair, float] = defaultdict(float)
    best: dict[Pair, tuple[float, int, int]] = {}
    pairs = sorted((i, j) for i, j in comparison.candidates(sorted(event_of)) if event_of[i] != event_of[j])
    comparison.weigh(pairs)
    for i, j in pairs:
        a, b = sorted((event_of[i], event_of[j]))
        likely = comparison.likelihood(i, j)
        if likely is not None and likely.storyline >= LEAST:
            total[a, b] += likely.storyline
            one, two = (i, j) if event_of[i] == a else (j, i)
            best[a, b] = max(best.get((a, b), (0.0, 0, 0)), (likely.storyline, -one, -two))
    means = {(a, b): value / (len(chosen[a]) * len(chosen[b])) for (a, b), value in total.items()}
    sizes = [len(event) for event in events]
    lines = average_linkage(len(events), means, comparison.model.storyline_join, sizes)
    line_of = {event: number for number, line in enumerate(lines) for event in line}
    inside: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for (a, b), (value, _, _) in best.items():
        if line_of[a] == line_of[b]:
            inside[line_of[a]].append((value, a, b))
    links = {
        (a, b): (-best[a, b][1], -best[a, b][2])
        for number, weighed in inside.items()
        for a, b in tree(lines[number], weighed)
    }
    return lines, links
