"""The stories of further reports: which of the known ones they may belong to, and these grouped anew.

All is done on the sketches that are kept of each report; no text is read again.  How rare a word or a name is, is
counted over the reports looked at and some of all the others (`BESIDE`), so that a pair weighs what it weighs in a run
over all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from stemma.engines import Engine, worth_mapping
from stemma.records import Document, Extraction, Passage, Story
from stemma.reuse import Overlap, ReportText, overlaps
from stemma.stories.comparison import Comparison
from stemma.stories.constraints import Decided, Links
from stemma.stories.grouping import REPRINT_SHARE, group, sample
from stemma.stories.model import Model, shipped
from stemma.stories.profiles import Counted
from stemma.stories.sketch import Drawn, draw, packed, unpacked
from stemma.stories.telling import stories_of
from stemma.stories.units import units_of

#: Reports at the most that count for rarity beside those looked at.
BESIDE = 2_000
#: Of the probability at which two groups are joined, the share from which a pair is worth looking at its groups.
WORTH = 0.5
#: Reports that are drawn at a time, and characters below which nothing is mapped.
_AT_ONCE, _CHARACTERS = 500, 1 << 21
#: Members at the most by which a story is represented where only its storyline is sought.
_MEMBERS = 24


def drawn_of(extractions: Iterable[Extraction], engine: Engine | None = None) -> Iterator[tuple[str, list[Drawn]]]:
    """(document, sketches of its units), in the order given; none of one without text."""
    rest = iter(extractions)
    while some := list(islice(rest, _AT_ONCE)):
        units = units_of(some)
        found: dict[str, list[Drawn]] = {one.document.id: [] for one in some}
        for one in draw(units, worth_mapping(engine, sum(len(unit.told) for unit in units), _CHARACTERS)):
            found[one.sketch.document].append(one)
        yield from found.items()


def packed_sketches(extractions: Iterable[Extraction], engine: Engine | None = None) -> Iterator[tuple[str, bytes]]:
    """(document, its sketches as bytes), in the order given."""
    for document, drawn in drawn_of(extractions, engine):
        yield document, packed(drawn)


def sketches_of(held: Iterable[bytes]) -> list[Drawn]:
    """The sketches of reports from `packed_sketches`, by their keys."""
    return sorted((one for data in held for one in unpacked(data)), key=lambda one: one.sketch.key)


def shared_texts(documents: Iterable[Document], passages: Iterable[Passage]) -> dict[tuple[str, str], Overlap]:
    """What each pair of these reports shares."""
    found = overlaps({one.id: ReportText(one) for one in documents}, passages)
    return {pair: replace(one, passages=(), statements=()) for pair, one in found.items()}


def likely_near(
    new: Sequence[Drawn],
    others: Sequence[Drawn],
    pairs: Iterable[tuple[str, str]],
    shared: Mapping[tuple[str, str], Overlap],
    beside: Iterable[Drawn],
    model: Model | None = None,
    engine: Engine | None = None,
) -> tuple[set[str], set[str]]:
    """The other reports that may tell the event of a new one, and those that may be of its storyline.

    Args:
        new, others: sketches of both.
        pairs: (document, document), of which one is new: those that are weighed.
        shared: what these share as texts.
        beside: sketches of reports that count for rarity.
    """
    model = model or shipped()
    counted = Counted([*new, *others], beside)
    units = counted.sketches
    comparison = Comparison(units, counted.profiles(range(len(units))), shared, model, engine)
    of_document: dict[str, list[int]] = {}
    for k, unit in enumerate(units):
        of_document.setdefault(unit.document, []).append(k)
    fresh = {one.sketch.document for one in new}
    weighed: dict[tuple[int, int], str] = {}
    for a, b in pairs:
        one, other = (a, b) if a in fresh else (b, a)
        for i in of_document.get(one, ()):
            for j in of_document.get(other, ()) if other not in fresh else ():
                weighed[min(i, j), max(i, j)] = other
    comparison.weigh(weighed)
    events: set[str] = set()
    lines: set[str] = set()
    for (i, j), other in weighed.items():
        likely = comparison.likelihood(i, j)
        overlap = comparison.overlap(i, j)
        copy = overlap is not None and min(overlap.share_a, overlap.share_b) >= REPRINT_SHARE
        if copy or (likely is not None and likely.event >= WORTH * model.event_join):
            events.add(other)
        elif likely is not None and likely.storyline >= WORTH * model.storyline_join:
            lines.add(other)
    return events, lines


def stories_anew(
    new: Collection[str],
    drawn: Sequence[Drawn],
    near: Sequence[Story],
    along: Sequence[Story],
    shared: Mapping[tuple[str, str], Overlap],
    beside: Iterable[Drawn],
    *,
    must: Links = (),
    cannot: Links = (),
    model: Model | None = None,
    engine: Engine | None = None,
) -> list[Story]:
    """The stories of the new reports and the near ones grouped anew; those along with them as they are.

    Args:
        new: documents that are new or changed.
        drawn: sketches of all reports of these stories, and of the new ones.
        near: stories that may take in a new report, or that had one that is changed or gone now.
        along: other stories of the storylines looked at: only which storyline they are of is found anew.
        shared, beside: as for `likely_near`.
    """
    home = {(one.document, one.start): story.id for story in (*near, *along) for one in story.segments}
    free = {story.id for story in near}
    kept: list[Drawn] = []
    told: dict[str, list[Drawn]] = {}
    for one in drawn:
        first = one.sketch.segments[0]
        its = home.get((first.document, first.start))
        if first.document in new or its in free:
            kept.append(one)
        elif its is not None:
            told.setdefault(its, []).append(one)
    fixed: list[list[int]] = []
    for members in told.values():
        members.sort(key=lambda one: (not one.sketch.main, one.sketch.key))
        some = sample(members, _MEMBERS)
        fixed.append(list(range(len(kept), len(kept) + len(some))))
        kept += some
    counted = Counted(kept, beside)
    place = {one.document: k for k, one in enumerate(counted.sketches) if one.main}
    inside = {pair: one for pair, one in shared.items() if pair[0] in place and pair[1] in place}
    found = group(counted, inside, Decided(must, cannot, place), model or shipped(), engine, fixed=fixed)
    made = stories_of(found, given=False)
    fixed_at = {(one.document, one.start): story for story in along if story.id in told for one in story.segments}
    return [_as_it_was(story, fixed_at, new) for story in made]


def _as_it_was(story: Story, fixed: Mapping[tuple[str, int], Story], new: Collection[str]) -> Story:
    """A story that was not grouped anew, with the storyline that it is of now; any other as it is."""
    first = story.segments[0]
    before = fixed.get((first.document, first.start)) if first.document not in new else None
    if before is None:
        return story
    links = [link for link in before.links if link.kind != "storyline"]
    links += [link for link in story.links if link.kind == "storyline"]
    return replace(before, storyline=story.storyline, links=tuple(links))
