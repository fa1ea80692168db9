"""Adding further reports to a ledger at the cost of what is new.

    new reports -> passages with all others -> the stories near them -> these, and their storylines, made anew

All else stays as it is.  What is decided by all reports together is taken as it was when all were compared last: how
much a word weighs, which lines a site repeats, which words are rare.  A ledger that has grown by a third is made anew as
a whole (`worth_growing`), and so is any small one; `stemma read --replay` does it whenever it is asked to.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from stemma.records import Document, Extraction, Ledger, Passage, Story
from stemma.records.parts import documents_of

if TYPE_CHECKING:
    from stemma.decisions import Links
    from stemma.engines import Engine
    from stemma.ledger.aliases import Aliases
    from stemma.ledger.entities import Directory
    from stemma.ledger.known import Known
    from stemma.reuse import Standing
    from stemma.store import LedgerStore
    from stemma.store.upkeep import Kept
    from stemma.stories.sketch import Drawn

#: Documents up to which a ledger is always made anew as a whole: that takes seconds.
SMALL = 1_000
#: How much a ledger may grow, as a share of what was compared as a whole, before it is made anew.
GROWTH = 1 / 3
#: Reports of a storyline up to which all its stories are grouped anew when a new report may be of it.
_LINE = 500
#: Reports of stories that come in because somebody in them has another name now, as a share of those looked at.
_RENAMED = 2.0


@dataclass(frozen=True)
class Way:
    """How a ledger is made: see `stemma.pipeline.build`."""

    group_by: str | None = None
    without: frozenset[str] = frozenset()
    aliases: Aliases = ()
    engine: Engine | None = None
    links: Links | None = None

    @property
    def must(self) -> Iterable[Iterable[str]]:
        """Sets of documents that people put into one story."""
        return self.links.must if self.links is not None else ()

    @property
    def cannot(self) -> Iterable[Iterable[str]]:
        """Sets of documents that people put into different stories."""
        return self.links.cannot if self.links is not None else ()


def worth_growing(store: LedgerStore, way: Way, small: int = SMALL) -> bool:
    """Whether what is new can be added to the ledger as it is, and is little beside it."""
    if not store.can_grow(way.group_by, way.without, way.aliases):
        return False
    compared = int((store.state("documents") or b"0").decode())
    grown = int((store.state("grown") or b"0").decode()) + len(store.pending())
    return compared > small and grown <= GROWTH * compared


# ------------------------------------------------------------------------------------------ when all are compared


def kept_of_all(
    given: Sequence[Extraction], ledger: Ledger, directory: Directory, engine: Engine | None = None
) -> Kept:
    """What is kept of a ledger that was made of all documents, `given` as they were read."""
    from stemma.reading.repeated import lines_by_site
    from stemma.reuse import common_words, packed_words
    from stemma.store.upkeep import Kept
    from stemma.stories.further import packed_sketches
    from stemma.stories.nearest import Frequencies, keys_of

    told = [one.document for one in ledger.extractions if one.document.status == "ok" and one.document.text]
    words = list(packed_words(told, engine))
    frequencies = Frequencies.of(text for _, text in words)
    by_id = {one.document.id: one for one in given}
    sketches = packed_sketches(
        (one for one in ledger.extractions if one.document.status == "ok" and one.document.text), engine
    )
    states = {
        "documents": str(len(words)).encode(),
        "lighter": json.dumps(sorted(common_words([text for _, text in words]).items())).encode(),
        "frequencies": frequencies.packed(),
    }
    return Kept(
        words=(
            (id_, text, keys_of(text, frequencies), drawn)
            for (id_, text), (_, drawn) in zip(words, sketches, strict=True)
        ),
        notes=directory.notes,
        lines=lines_by_site(ledger.extractions, [by_id[one.document.id] for one in ledger.extractions]),
        states=states,
    )


# ------------------------------------------------------------------------------------------ when some are new


@dataclass(frozen=True)
class _Grouped:
    """Stories as they are with the new reports, and `before` of them those of the same storylines."""

    now: Sequence[Story]
    before: Sequence[Story]
    drawn: Mapping[str, Sequence[Drawn]]


def grow(store: LedgerStore, way: Way) -> int:
    """Add what is new to the ledger, in one transaction; returns how many reports were looked at."""
    from stemma.ledger.aliases import by

    with by(way.aliases), tempfile.TemporaryDirectory(prefix="stemma-standing-") as folder:
        return _grow(store, way, folder)


def _grow(store: LedgerStore, way: Way, folder: str) -> int:
    from stemma.ledger.edits import edits
    from stemma.ledger.reconcile import reconcile
    from stemma.store.growth import Growth

    pending = store.pending()
    read = store.load_some(pending, as_read=True)
    new = _marked(store, read)
    texts = _Texts.of(store, new, pending, folder, way.engine)
    found = texts.further()
    grouped = _grouped(store, new, found, texts.words, pending, way)
    changed, replaced = _changed(grouped.now, grouped.before, pending)
    looked_at = documents_of(changed) - pending
    extractions = [*store.load_some(looked_at), *new]
    found += texts.again(looked_at)
    inside = looked_at | {one.document.id for one in new}
    passages = [p for p in found if p.a.document in inside and p.b.document in inside]
    cast = _named(store, extractions, passages, changed, replaced, pending)
    part = reconcile(
        cast.extractions, cast.passages, cast.stories, way.engine, way.without, cast.directory, aliases=way.aliases
    )
    former = store.former_versions_of([one.document.id for one in cast.extractions])
    edited = edits(part.extractions, former, part.claims)
    statements = tuple(p for p in part.passages if p.edge == "same_statement")
    growth = Growth(
        part=replace(part, passages=statements, findings=(*part.findings, *edited)),
        stories=[story.id for story in cast.replaced],
        documents=new,
        gone=pending,
        passages=found,
        again=looked_at,
        kept=_kept(store, texts.words, grouped.drawn, cast.directory),
        absorbed=cast.absorbed,
    )
    store.grow_ledger(growth)
    return len(cast.extractions)


def _marked(store: LedgerStore, read: Sequence[Extraction]) -> list[Extraction]:
    from stemma.reading.repeated import mark_further, site_of

    sites = {site for one in read if (site := site_of(one.document))}
    return mark_further(read, store.repeated_by(sites))


@dataclass(frozen=True)
class _Texts:
    """The new reports as texts, and those that stand; `words` are the packed words of the new ones."""

    store: LedgerStore
    new: Sequence[Document]
    standing: Standing
    words: Sequence[tuple[str, bytes]]
    engine: Engine | None

    @classmethod
    def of(
        cls, store: LedgerStore, new: Sequence[Extraction], pending: Collection[str], folder: str, engine: Engine | None
    ) -> _Texts:
        from stemma.reuse import Standing, packed_words

        documents = [one.document for one in new if one.document.status == "ok" and one.document.text]
        lighter = dict(json.loads(store.state("lighter") or b"[]"))
        held = ((id_, words) for id_, words in store.each_words() if id_ not in pending)
        standing = Standing.of(held, lighter, Path(folder))
        return cls(store, documents, standing, list(packed_words(documents, engine)), engine)

    def further(self) -> list[Passage]:
        from stemma.reuse import further_passages

        return further_passages(self.new, self.standing, self.store.load_texts, self.engine)

    def again(self, documents: Collection[str]) -> list[Passage]:
        from stemma.reuse import passages_again

        return passages_again(documents, self.new, self.standing, self.store.load_texts, self.engine)


def _grouped(
    store: LedgerStore,
    new: Sequence[Extraction],
    found: Sequence[Passage],
    words: Sequence[tuple[str, bytes]],
    pending: frozenset[str],
    way: Way,
) -> _Grouped:
    """The stories that the new reports come into, or come from, grouped anew; and the others of their storylines."""
    from stemma.stories import group_stories
    from stemma.stories.further import BESIDE, drawn_of, likely_near, shared_texts, sketches_of, stories_anew

    with_text = [one for one in new if one.document.status == "ok" and one.document.text]
    drawn = dict(drawn_of(with_text, way.engine))
    if way.group_by == "story":
        given = store.given_as({one.document.story for one in new if one.document.story is not None})
        before = store.lines_of(store.stories_telling(given | _linked(way, pending) | pending))
        old = store.load_some(documents_of(before) - pending)
        now = group_stories([*old, *new], [], way.group_by, way.engine, must=way.must, cannot=way.cannot)
        return _Grouped(now, before, drawn)
    fresh = [one for some in drawn.values() for one in some]
    beside = [d for d in store.some_documents(BESIDE) if d not in pending]
    pairs = _partners(store, found, words, pending)
    partners = {d for pair in pairs for d in pair} - pending
    standing = sketches_of(store.each_sketch(partners))
    others = sketches_of(store.each_sketch(set(beside) - partners))
    documents = [one.document for one in with_text]
    in_text = {d for p in found if not p.stock for d in (p.a.document, p.b.document)} - pending
    shared = shared_texts([*documents, *store.load_texts(sorted(in_text))], found)
    events, lines = likely_near(fresh, standing, pairs, shared, others, engine=way.engine)
    near = store.stories_telling(events | _linked(way, pending) | pending)
    before = store.lines_of(near | store.stories_telling(lines))
    free = _free(before, near)
    taken = {story.id for story in free}
    looked_at = documents_of(free) - pending
    among = store.passages_among(looked_at)
    inside = looked_at | drawn.keys()
    among += [p for p in found if p.a.document in inside and p.b.document in inside]
    in_text = {d for p in among if not p.stock for d in (p.a.document, p.b.document)} - pending
    shared = shared_texts([*documents, *store.load_texts(sorted(in_text))], among)
    whole = documents_of(before) - pending
    now = stories_anew(
        pending,
        [*sketches_of(store.each_sketch(whole)), *fresh],
        free,
        [story for story in before if story.id not in taken],
        shared,
        sketches_of(store.each_sketch(set(beside) - whole)),
        must=way.must,
        cannot=way.cannot,
        engine=way.engine,
    )
    return _Grouped(now, before, drawn)


def _free(stories: Sequence[Story], near: Collection[str]) -> list[Story]:
    """The near ones, and all others of storylines that are no long ones."""
    reports: Counter[str] = Counter()
    for story in stories:
        reports[story.storyline] += len(story.documents)
    return [story for story in stories if story.id in near or reports[story.storyline] <= _LINE]


def _partners(
    store: LedgerStore, found: Sequence[Passage], words: Sequence[tuple[str, bytes]], pending: frozenset[str]
) -> set[tuple[str, str]]:
    """Pairs of a new report and one that shares text or weighty words with it."""
    from stemma.stories.nearest import Frequencies, Keys, keys_of, nearest

    frequencies = Frequencies.unpacked(store.state("frequencies") or Frequencies.of([]).packed())
    keys = Keys((id_, keys_of(text, frequencies)) for id_, text in words)
    standing = Keys(pair for pair in store.each_keys() if pair[0] not in pending)
    pairs = {(one, other) for one, others in nearest(keys, standing).items() for other in others}
    return pairs | {(p.a.document, p.b.document) for p in found if not p.stock}


def _linked(way: Way, pending: frozenset[str]) -> set[str]:
    """Documents of which people decided that they tell the event of a new one."""
    return {d for some in map(set, way.must) if some & pending for d in some}


def _changed(
    now: Sequence[Story], before: Sequence[Story], pending: Collection[str]
) -> tuple[list[Story], list[Story]]:
    """Of the stories as they are now, those of storylines in which anything has changed; and those they replace."""
    parent: dict[tuple[str, str], tuple[str, str]] = {}

    def root(one: tuple[str, str]) -> tuple[str, str]:
        parent.setdefault(one, one)
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    told: dict[tuple[str, int], tuple[str, str]] = {}
    for when, stories in (("now", now), ("before", before)):
        for story in stories:
            line = root((when, story.storyline))
            for segment in story.segments:
                other = told.setdefault((segment.document, segment.start), line)
                parent[root(line)] = root(other)
    same = {_identity(story) for story in before}
    gone = same - {_identity(story) for story in now}
    touched = {
        root(("now", story.storyline))
        for story in now
        if _identity(story) not in same or any(segment.document in pending for segment in story.segments)
    }
    touched |= {
        root(("before", story.storyline))
        for story in before
        if _identity(story) in gone or any(segment.document in pending for segment in story.segments)
    }
    return (
        [story for story in now if root(("now", story.storyline)) in touched],
        [story for story in before if root(("before", story.storyline)) in touched],
    )


def _identity(story: Story) -> tuple[object, ...]:
    return story.id, story.documents, story.segments, story.storyline


@dataclass(frozen=True)
class _Cast:
    """What is made anew, and who is who in it; `absorbed` are entities that are part of others now."""

    extractions: Sequence[Extraction]
    passages: Sequence[Passage]
    stories: Sequence[Story]
    replaced: Sequence[Story]
    directory: Directory
    absorbed: frozenset[str]


def _named(
    store: LedgerStore,
    extractions: Sequence[Extraction],
    passages: Sequence[Passage],
    changed: Sequence[Story],
    replaced: Sequence[Story],
    pending: frozenset[str],
) -> _Cast:
    """Who is who in the stories that have changed.

    Where somebody is called by a better name now, or two turn out to be one, the other stories that speak of him are
    made anew too, as they are; not so many that it would be most of the ledger: then the name waits.
    """
    told = documents_of(changed) | pending
    extractions = [one for one in extractions if one.document.id in told]
    stories, old = list(changed), list(replaced)
    most = _RENAMED * len(extractions) + 200
    kept: frozenset[str] = frozenset()
    while True:
        here = frozenset(one.document.id for one in extractions)
        inside = [p for p in passages if p.a.document in here and p.b.document in here]
        known, directory = _directory(store, extractions, inside, stories, pending, kept)
        assert directory.notes is not None
        parts = [(part, id_) for id_, some in directory.notes.absorbed.items() for part in some if part != id_]
        elsewhere = {one.entity.id: known.elsewhere(one.entity) for one in known.entities}
        moved = [part for part, _ in parts if elsewhere[part] and part not in kept]
        if not moved:
            absorbed = frozenset(part for part, _ in parts if part not in kept) - directory.entities.keys()
            return _Cast(extractions, inside, stories, old, directory, absorbed)
        others = {document for part in moved for document, _ in elsewhere[part]}
        lines = [story for story in store.lines_of(store.stories_telling(others)) if story not in old]
        further = documents_of(lines) - here
        if not further or len(extractions) + len(further) > most:
            kept |= set(moved)
            continue
        extractions = [*extractions, *store.load_some(further)]
        passages = [*passages, *store.passages_among(further)]
        stories, old = [*stories, *lines], [*old, *lines]


def _directory(
    store: LedgerStore,
    extractions: Sequence[Extraction],
    passages: Sequence[Passage],
    stories: Sequence[Story],
    pending: frozenset[str],
    kept: frozenset[str],
) -> tuple[Known, Directory]:
    from stemma.ledger.entities import build_directory, nodes_of

    here = frozenset(one.document.id for one in extractions)
    known = replace(store.known(nodes_of(extractions, stories), here - pending, pending), kept=kept)
    directory = build_directory(extractions, passages, stories, known)
    assert directory.notes is not None
    # by chance one of the new entities may have the id of another one of the ledger
    ids = directory.notes.tallies.keys() - {one.entity.id for one in known.entities}
    taken = store.entities_elsewhere(ids, here | pending)
    if taken:
        directory = build_directory(extractions, passages, stories, replace(known, taken=frozenset(taken)))
    return known, directory


def _kept(
    store: LedgerStore, words: Iterable[tuple[str, bytes]], drawn: Mapping[str, Sequence[Drawn]], directory: Directory
) -> Kept:
    from stemma.store.upkeep import Kept
    from stemma.stories.nearest import Frequencies, keys_of
    from stemma.stories.sketch import packed

    frequencies = Frequencies.unpacked(store.state("frequencies") or Frequencies.of([]).packed())
    grown = int((store.state("grown") or b"0").decode()) + len(store.pending())
    states: Mapping[str, bytes] = {"grown": str(grown).encode()}
    rows = [(id_, text, keys_of(text, frequencies), packed(drawn[id_])) for id_, text in words]
    return Kept(rows, directory.notes, {}, states)
