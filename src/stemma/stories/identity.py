"""Story ids that survive: a group keeps the id of the story that most of its reports were in before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.records import content_id

Key = tuple[str, int]
"""What names a unit: see `Sketch.key`."""


@dataclass(frozen=True, slots=True)
class StoryChange:
    """What became of a story between two groupings.

    `new`: none of its units was known.  `grown`: it has new units, all its old ones, and no others.  `merge`: it has
    taken in units of `others`.  `split`: some of its units are in `others` now.  `ended`: nothing of it is left under
    its id; `others` are where its units are.
    """

    kind: Literal["new", "grown", "merge", "split", "ended"]
    story: str
    others: tuple[str, ...] = ()


def first_of(group: Sequence[Key]) -> Key:
    """What names a group of units: its first report, or its first spliced article when it has none."""
    return min((place >= 0, (document, place)) for document, place in group)[1]


def ids_of(groups: Sequence[Sequence[Key]], former: Mapping[Key, str], others: Iterable[str] = ()) -> list[str]:
    """The id of each group: that of the former story of which it has most units, else one made of its first unit.

    Where several groups have parts of one former story, the one with most of it keeps the id; ties go to the group
    with the first unit.  The order of the groups does not matter.  `others` are ids of stories that are not among
    the former ones and may not be given again.
    """
    claims = []
    for number, group in enumerate(groups):
        for story, count in Counter(former[key] for key in group if key in former).items():
            claims.append((-count, first_of(group), story, number))
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, story, number in sorted(claims):
        if number not in ids and story not in taken:
            ids[number] = story
            taken.add(story)
    held = {*taken, *former.values(), *others}
    for number in sorted(set(range(len(groups))) - ids.keys(), key=lambda number: first_of(groups[number])):
        made = content_id("story", *first_of(groups[number]))
        again = 1
        while made in held:  # the story that was named after this unit goes on without it
            again += 1
            made = content_id("story", *first_of(groups[number]), again)
        ids[number] = made
        held.add(made)
    return [ids[number] for number in range(len(groups))]


def changes_of(former: Mapping[Key, str], now: Mapping[Key, str]) -> list[StoryChange]:
    """What became of every story that is not as it was, by id."""
    sources: dict[str, set[str | None]] = defaultdict(set)
    targets: dict[str, set[str]] = defaultdict(set)
    for key, story in now.items():
        before = former.get(key)
        sources[story].add(before)
        if before is not None:
            targets[before].add(story)
    found = []
    for story in sorted(sources.keys() | targets.keys()):
        came = {one for one in sources.get(story, ()) if one is not None and one != story}
        went = targets.get(story, set()) - {story}
        known = story in targets
        if known and story not in sources:
            found.append(StoryChange("ended", story, tuple(sorted(went))))
            continue
        if went:
            found.append(StoryChange("split", story, tuple(sorted(went))))
        if came and known:
            found.append(StoryChange("merge", story, tuple(sorted(came))))
        elif not known and not came:
            found.append(StoryChange("new", story))
        elif known and not went and None in sources[story]:
            found.append(StoryChange("grown", story))
    return found
