"""The groups of units as story records: their names, spans, reasons and links."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from stemma.records import Story, StoryLink, content_id
from stemma.reuse import Overlap
from stemma.stories.identity import Key, first_of, ids_of
from stemma.stories.links import decided, likeness, reprint, tree
from stemma.stories.wording import reasons_of, title_of

if TYPE_CHECKING:
    from stemma.stories.grouping import Grouping

#: Above every probability, so that decisions are taken before copies, and both before likeness.
_DECISION, _REPRINT = 3.0, 2.0

_Weighed = tuple[float, int, int]


def stories_of(grouping: Grouping, *, given: bool, former: Mapping[Key, str] | None = None) -> list[Story]:
    """The stories, in order of their first report.

    `given`: the input named them; each is a storyline of its own then.  `former`: the story that each unit was in,
    whose id the group with most of its units keeps.
    """
    units = grouping.units
    members = [sorted(group, key=lambda k: units[k].key) for group in grouping.events]
    groups = [[units[k] for k in some] for some in members]
    line_of = {number: line for line in grouping.lines for number in line}
    number_of = {unit.document: number for number, group in enumerate(groups) for unit in group if unit.main}
    inside: dict[int, list[Overlap]] = defaultdict(list)
    for (a, b), overlap in grouping.shared.items():
        if number_of[a] == number_of[b]:
            inside[number_of[a]].append(overlap)
    keys = [[unit.key for unit in group] for group in groups]
    ids = ids_of(keys, former or {})
    lines = _line_links(grouping)
    event_of = {k: number for number, some in enumerate(members) for k in some}
    joining = _Joining(grouping, event_of, given=given)
    names = [unit.document for unit in units]
    given_way: dict[int, list[str]] = defaultdict(list)
    for i, j, reason in grouping.decided.contradictions(names):
        for number in sorted({event_of[i], event_of[j]}):
            given_way[number].append(reason)
    stories = []
    for number, ordered in enumerate(groups):
        profiles = grouping.known.chosen(members[number])
        days = [unit.published for unit in ordered if unit.published is not None]
        starts: list[datetime.date] = [day for one in days if (day := one.start or one.end) is not None]
        ends: list[datetime.date] = [day for one in days if (day := one.end or one.start) is not None]
        line = min(first_of(keys[other]) for other in line_of[number])
        stories.append(
            Story(
                id=ids[number],
                title=title_of(ordered, profiles),
                documents=tuple(unit.document for unit in ordered if unit.main),
                segments=tuple(segment for unit in ordered for segment in unit.segments),
                start=min(starts, default=None),
                end=max(ends, default=None),
                storyline=content_id("storyline", *line),
                reasons=(*reasons_of(ordered, profiles, inside[number], given=given), *given_way[number]),
                links=(*joining.links(number, members[number]), *lines[number]),
            )
        )
    return sorted(stories, key=lambda story: (not story.documents, story.segments[0].document, story.segments[0].start))


class _Joining:
    """What joins the units of each event: a person's decisions, then copies of one text, then the likeliest pairs."""

    def __init__(self, grouping: Grouping, event_of: Mapping[int, int], *, given: bool) -> None:
        self._grouping, self._given = grouping, given
        self._firm: dict[int, list[_Weighed]] = defaultdict(list)
        self._decided = set(grouping.decided.together)
        for i, j in sorted(self._decided):
            self._firm[event_of[i]].append((_DECISION, i, j))
        self._copies: dict[tuple[int, int], Overlap] = {}
        for i, j in grouping.reprints:
            a, b = sorted((grouping.units[i].document, grouping.units[j].document))
            self._copies[i, j] = overlap = grouping.shared[a, b]
            self._firm[event_of[i]].append((_REPRINT + overlap.share, i, j))

    def links(self, event: int, members: Sequence[int]) -> Iterator[StoryLink]:
        """One less than there are members."""
        units, comparison = self._grouping.units, self._grouping.comparison
        weighed = list(self._firm[event])
        at: dict[int, int] = {}
        if comparison is not None:
            leaders = self._grouping.leaders
            number_of = {leaders[number]: number for k in members for number in (self._grouping.leader_of[k],)}
            at = dict(sorted(number_of.items()))
            unit_of = {number: k for k, number in at.items()}
            weighed += [(p, unit_of[i], unit_of[j]) for p, i, j in comparison.within(sorted(unit_of))]
        for i, j in _spanning(members, weighed, at):
            one, two = units[i], units[j]
            if (i, j) in self._decided:
                yield decided(one, two, given=self._given)
            elif (i, j) in self._copies:
                yield reprint(one, two, self._copies[i, j])
            elif comparison is not None:
                yield likeness(comparison, at[i], at[j])


def _spanning(members: Sequence[int], weighed: Sequence[_Weighed], leading: Mapping[int, int]) -> list[tuple[int, int]]:
    """The strongest links that join all members; parts that no weighed pair joins are joined by their first leaders."""
    found = tree(members, weighed)
    if leading and len(found) < len(members) - 1:
        first = next(iter(leading))
        found = tree(members, [*((1.0, i, j) for i, j in found), *((0.0, first, k) for k in leading if k != first)])
    return found


def _line_links(grouping: Grouping) -> dict[int, list[StoryLink]]:
    """event -> its links to other events of its storyline; each is told by both."""
    found: dict[int, list[StoryLink]] = defaultdict(list)
    if grouping.comparison is not None:
        for (a, b), (i, j) in sorted(grouping.between.items()):
            found[a].append(likeness(grouping.comparison, i, j, storyline=True))
            found[b].append(likeness(grouping.comparison, j, i, storyline=True))
    return found
