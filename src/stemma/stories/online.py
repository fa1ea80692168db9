"""Stories as reports arrive: each new report joins the likeliest story or opens one; a replay settles it all again.

`assign` looks at the new reports only, against what is kept of the known ones (`State`), and never moves a known
report.  `replay` groups the active window in one go, as `group_stories` would; what it splits and merges is told.
Stories outside the window stay as they are.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec

from stemma.engines import Engine, worth_mapping
from stemma.records import Document, Extraction, Passage, Story
from stemma.reuse import Overlap, ReportText, overlaps
from stemma.stories.comparison import Comparison
from stemma.stories.constraints import Decided, Links
from stemma.stories.grouping import group, reprints, sample, settle
from stemma.stories.identity import Key, StoryChange, changes_of, ids_of
from stemma.stories.model import Model, shipped
from stemma.stories.profiles import Counted
from stemma.stories.sketch import Drawn, Sketch, draw
from stemma.stories.telling import stories_of
from stemma.stories.units import units_of

#: Days before a new report in which known reports are compared with it; older ones only if they share a full name.
ACTIVE = 60
#: Reports that may have a full name for it to bring an old report back, and old reports that are brought back at most.
NAMESAKES, BROUGHT_BACK = 20, 2_000


@dataclass(frozen=True)
class State:
    """What is kept between runs: a sketch of each unit with its counts, its story, and what pairs of reports share.

    It holds no text.  `story_of` has the story of each unit; `shared` the overlaps without their passages.
    """

    drawn: Mapping[Key, Drawn] = field(default_factory=dict)
    story_of: Mapping[Key, str] = field(default_factory=dict)
    shared: Mapping[tuple[str, str], Overlap] = field(default_factory=dict)

    def dumps(self) -> bytes:
        """As bytes (MessagePack), for a store."""
        return msgspec.msgpack.encode(
            _Stored(list(self.drawn.values()), [(*key, story) for key, story in self.story_of.items()], [*self.shared.values()])
        )  # fmt: skip

    @classmethod
    def loads(cls, data: bytes) -> State:
        """From the bytes of `dumps`.  Raises ValueError when they are something else."""
        try:
            stored = msgspec.msgpack.decode(data, type=_Stored)
        except msgspec.DecodeError as problem:
            raise ValueError(f"these bytes hold no state of stories: {problem}") from None
        return cls(
            {one.sketch.key: one for one in stored.drawn},
            {(document, place): story for document, place, story in stored.stories},
            {(one.a, one.b): one for one in stored.shared},
        )

    def without(self, documents: Collection[str]) -> State:
        """Without these reports: removed, or about to be read anew."""
        gone = set(documents)
        return State(
            {key: one for key, one in self.drawn.items() if key[0] not in gone},
            {key: story for key, story in self.story_of.items() if key[0] not in gone},
            {pair: one for pair, one in self.shared.items() if not gone.intersection(pair)},
        )

    def documents(self) -> dict[str, str]:
        """document -> the story of its main segment."""
        return {document: story for (document, place), story in self.story_of.items() if place < 0}


class _Stored(msgspec.Struct):
    drawn: list[Drawn]
    stories: list[tuple[str, int, str]]
    shared: list[Overlap]


@dataclass(frozen=True)
class Changes:
    """The state after, the story of each unit that is new or moved, and what became of the stories."""

    state: State
    moved: Mapping[Key, str]
    changes: Sequence[StoryChange]


def assign(
    new: Sequence[Extraction],
    known: State,
    passages: Iterable[Passage] = (),
    others: Iterable[Document] = (),
    *,
    must: Links = (),
    cannot: Links = (),
    model: Model | None = None,
    engine: Engine | None = None,
) -> Changes:
    """Put each new report into the likeliest known story, or into one of its own.

    Args:
        new: reports that the state does not have; one that it has is taken as read anew, the former is dropped.
        passages: what the new reports share with each other and with known ones.
        others: the known reports that share passages with the new ones; without them those passages say nothing.
        must, cannot: as for `group_stories`; of known reports alone they wait for the replay.
    """
    known = known.without({one.document.id for one in new})
    units = units_of(new)
    fresh = {
        one.sketch.key: one for one in draw(units, worth_mapping(engine, sum(len(u.told) for u in units), 1 << 21))
    }
    if not fresh:
        return Changes(known, {}, [])
    texts = {unit.document: ReportText(unit.extraction.document) for unit in units if unit.main}
    texts |= {one.id: ReportText(one) for one in others if one.id not in texts}
    shared = {pair: replace(one, passages=(), statements=()) for pair, one in overlaps(texts, passages).items()}
    shared = {**known.shared, **shared}
    window = _window(known, fresh.values())
    counted = Counted(one for _, one in sorted([*((key, known.drawn[key]) for key in window), *fresh.items()]))
    placed = _placed(counted, fresh.keys(), known.story_of, shared, must, cannot, model or shipped(), engine)
    groups: dict[int | str, list[Key]] = defaultdict(list)
    for key, group_ in placed.items():
        groups[group_].append(key)
    opened = [keys for name, keys in groups.items() if isinstance(name, int)]
    moved = {key: name for name, keys in groups.items() if isinstance(name, str) for key in keys}
    for keys, made in zip(opened, ids_of(opened, {}, known.story_of.values()), strict=True):
        moved.update(dict.fromkeys(keys, made))
    story_of = {**known.story_of, **moved}
    return Changes(State({**known.drawn, **fresh}, story_of, shared), moved, changes_of(known.story_of, story_of))


def replay(
    known: State,
    *,
    since: datetime.date | None = None,
    must: Links = (),
    cannot: Links = (),
    model: Model | None = None,
    engine: Engine | None = None,
) -> Changes:
    """Group the active window in one go; ids survive by the units that a story had.

    `since`: stories all of whose reports were surely published before it stay as they are; None replays everything.
    """
    active = {
        story for key, story in known.story_of.items() if since is None or _last_of(known.drawn[key].sketch) >= since
    }  # fmt: skip
    keys = sorted(key for key, story in known.story_of.items() if story in active)
    if not keys:
        return Changes(known, {}, [])
    counted = Counted(known.drawn[key] for key in keys)
    place = {one.document: k for k, one in enumerate(counted.sketches) if one.main}
    shared = {pair: one for pair, one in known.shared.items() if pair[0] in place and pair[1] in place}
    found = group(counted, shared, Decided(must, cannot, place), model or shipped(), engine, lines=False)
    groups = [[keys[k] for k in event] for event in found.events]
    former = {key: known.story_of[key] for key in keys}
    now: dict[Key, str] = {}
    for some, made in zip(groups, ids_of(groups, former, known.story_of.values()), strict=True):
        now.update(dict.fromkeys(some, made))
    moved = {key: story for key, story in now.items() if former[key] != story}
    return Changes(replace(known, story_of={**known.story_of, **now}), moved, changes_of(former, now))


def tell(
    known: State,
    *,
    must: Links = (),
    cannot: Links = (),
    model: Model | None = None,
    engine: Engine | None = None,
) -> list[Story]:
    """The stories of the state as records, with their titles, reasons, links and storylines."""
    keys = sorted(known.story_of)
    counted = Counted(known.drawn[key] for key in keys)
    place = {one.document: k for k, one in enumerate(counted.sketches) if one.main}
    shared = {pair: one for pair, one in known.shared.items() if pair[0] in place and pair[1] in place}
    former = {key: known.story_of[key] for key in keys}
    groups: dict[str, list[int]] = defaultdict(list)
    for k, key in enumerate(keys):
        groups[former[key]].append(k)
    settled = settle(counted, shared, Decided(must, cannot, place), list(groups.values()), model or shipped(), engine)
    return stories_of(settled, given=False, former=former)


def _window(known: State, fresh: Iterable[Drawn]) -> set[Key]:
    """The known units that new ones are compared with: of the same weeks or of no known time, and old ones of the same people."""
    fresh = list(fresh)
    days = [one.sketch.published.start for one in fresh if one.sketch.published and one.sketch.published.start]
    undated = any(one.sketch.published is None for one in fresh)
    first = min(days) - datetime.timedelta(days=ACTIVE) if days else datetime.date.min
    chosen = {key for key, one in known.drawn.items() if undated or _last_of(one.sketch) >= first}
    wanted = {name for one in fresh for name in one.sketch.slots.full}
    holders: dict[str, list[Key]] = defaultdict(list)
    for key, one in known.drawn.items():
        for name in wanted & one.sketch.slots.full:
            holders[name].append(key)
    rare = sorted((len(keys), name) for name, keys in holders.items() if len(keys) <= NAMESAKES)
    brought: set[Key] = set()
    for _, name in rare:
        if len(brought) >= BROUGHT_BACK:
            break
        brought.update(key for key in holders[name] if key not in chosen)
    stories = {known.story_of[key] for key in brought if key in known.story_of}
    return chosen | {key for key, story in known.story_of.items() if story in stories}


def _placed(
    counted: Counted,
    fresh: Collection[Key],
    story_of: Mapping[Key, str],
    shared: Mapping[tuple[str, str], Overlap],
    must: Links,
    cannot: Links,
    model: Model,
    engine: Engine | None,
) -> dict[Key, int | str]:
    """new unit -> the known story it joins, or the number of a new one."""
    sketches = counted.sketches
    keys = [one.key for one in sketches]
    place = {one.document: k for k, one in enumerate(sketches) if one.main}
    decided = Decided(must, cannot, place)
    foes: dict[int, set[int]] = defaultdict(set)
    friends: dict[int, list[int]] = defaultdict(list)
    for i, j in decided.apart:
        foes[i].add(j)
        foes[j].add(i)
    for i, j in decided.together:
        friends[i].append(j)
        friends[j].append(i)
    inside = {pair: one for pair, one in shared.items() if pair[0] in place and pair[1] in place}
    new = sorted((k for k, key in enumerate(keys) if key in fresh), key=lambda k: (_last_of(sketches[k]), keys[k]))
    copies: dict[int, list[int]] = defaultdict(list)
    for i, j in reprints(sketches, inside, counted.names(range(len(sketches)))):
        copies[i].append(j)
        copies[j].append(i)
    comparison = Comparison(sketches, counted.profiles(range(len(sketches))), inside, model, engine)
    partners: dict[int, list[int]] = defaultdict(list)
    asked = set(new)
    for i, j in sorted(comparison.candidates(range(len(sketches)), asked)):
        partners[i].append(j)
        partners[j].append(i)
    group_of: dict[int, int | str] = {k: story_of[key] for k, key in enumerate(keys) if key in story_of}
    members: dict[int | str, list[int]] = defaultdict(list)
    for k, name in group_of.items():
        members[name].append(k)
    for k in new:
        near = sorted({group_of[j] for j in partners[k] if j in group_of}, key=str)
        barred = {group_of[j] for j in foes[k] if j in group_of}
        chosen: int | str = k
        linked = [group_of[j] for j in (*friends[k], *copies[k]) if j in group_of and group_of[j] not in barred]
        if linked:
            chosen = linked[0]
        else:
            samples = {name: sample(members[name]) for name in near if name not in barred}
            comparison.weigh((min(k, j), max(k, j)) for some in samples.values() for j in some)
            best = model.event_join
            for name, some in samples.items():
                likely = [comparison.likelihood(k, j) for j in some]
                mean = sum(one.event for one in likely if one is not None) / len(likely)
                carrier = any(sketches[j].document == sketches[k].document for j in members[name])
                if mean >= best and not carrier:
                    best, chosen = mean, name
        group_of[k] = chosen
        members[chosen].append(k)
    return {keys[k]: group_of[k] for k in new}


def _last_of(one: Sketch) -> datetime.date:
    """The last day on which it can have been published: the end of time where that is not known."""
    published = one.published
    return (published.end or published.start or datetime.date.max) if published is not None else datetime.date.max
