"""Which way text went: from one report to another, or from a text that is not among the reports.

Sharing alone has no direction.  A credit, the times of publication and containment can give one; where
they are silent or contradict each other the lineage stays undirected.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from stemma.reading.credits import canonical_agency
from stemma.reading.metadata import registered_domain
from stemma.records import Document, Passage
from stemma.reuse.agencies import names_outlet, plain, text_agencies
from stemma.reuse.overlap import Mask, Overlap, ReportText

#: Share of a report that must stand in another, longer by this factor, to call it an excerpt.
EXCERPT_SHARE, EXCERPT_LENGTH = 0.8, 1.5
#: Words that two reports share and a third lacks: more, and the third is not where they have them from.
BEYOND_WORDS = 2


@dataclass(frozen=True, slots=True)
class Direction:
    """`source` lies before `target`, for these reasons; both None when undirected."""

    source: str | None
    target: str | None
    evidence: tuple[str, ...]
    confidence: float


def direction(one: Document, two: Document, overlap: Overlap) -> Direction:
    """Which of two reports that share text lies before the other, if anything says so."""
    for source, target in ((one, two), (two, one)):
        if reason := _credited(source, target):
            return Direction(source.id, target.id, (reason,), 0.9)
    votes = [vote for vote in (_earlier(one, two), _excerpt(one, two, overlap)) if vote]
    if votes and len({first for first, _, _ in votes}) == 1:
        first = votes[0][0]
        second = two.id if first == one.id else one.id
        return Direction(first, second, tuple(reason for _, reason, _ in votes), max(c for _, _, c in votes))
    if votes:
        return Direction(None, None, tuple(reason for _, reason, _ in votes), 0.5)
    return Direction(None, None, (), 0.5)


def _credited(source: Document, target: Document) -> str:
    """Whether `target` says that its words are from the outlet of `source`."""
    if source.outlet and canonical_agency(source.outlet) in text_agencies(target):
        return f"{target.id} credits {source.outlet}"
    if name := names_outlet(target, source.outlet):
        return f"{target.id} names {name}, the outlet of {source.id}"
    if target.original_url and source.url and registered_domain(target.original_url) == registered_domain(source.url):
        return f"{target.id} gives an address of {source.id}'s site as its original: {target.original_url}"
    return ""


def _earlier(one: Document, two: Document) -> tuple[str, str, float] | None:
    """The report that was surely published on an earlier day."""
    for first, second in ((one, two), (two, one)):
        before, after = first.published, second.published
        if before and after and before.end and after.start and before.end < after.start:
            return first.id, f"{first.id} was published before {second.id}", 0.7
    return None


def _excerpt(one: Document, two: Document, overlap: Overlap) -> tuple[str, str, float] | None:
    """The longer of two reports when all but a little of the shorter stands in it."""
    shares = {overlap.a: overlap.share_a, overlap.b: overlap.share_b}
    for whole, part in ((one, two), (two, one)):
        if shares[part.id] >= EXCERPT_SHARE and len(whole.text) >= EXCERPT_LENGTH * len(part.text):
            return whole.id, f"{shares[part.id]:.0%} of {part.id} stands in {whole.id}, which is longer", 0.6
    return None


def possible_sources(
    members: Sequence[str], texts: Mapping[str, ReportText], overlaps: Mapping[tuple[str, str], Overlap]
) -> tuple[list[str], str]:
    """Members from which all the others could have what they share, and why the rest could not.

    A member that lacks words which two others share cannot be where they have them from.  With two
    members there is no third to tell, and both are possible.
    """
    masks = {
        (one, two): _covered(texts[one], overlaps.get((min(one, two), max(one, two))))
        for one in members
        for two in members
        if one != two
    }
    able: list[str] = []
    reason = ""
    for candidate in members:
        lacking = _lacking(candidate, members, texts, masks)
        if lacking is None:
            able.append(candidate)
        else:
            reason = reason or lacking
    return able, reason


def _lacking(
    candidate: str, members: Sequence[str], texts: Mapping[str, ReportText], masks: Mapping[tuple[str, str], Mask]
) -> str | None:
    """What two members share and the candidate lacks, in words; None when there is no such thing."""
    others = [one for one in members if one != candidate]
    for one, two in permutations(others, 2):
        beyond = int((masks[one, two] & ~masks[one, candidate] & texts[one].own).sum())
        if beyond >= BEYOND_WORDS:
            return f"{one} and {two} share {beyond} words that are absent from {candidate}"
    return None


def _covered(text: ReportText, overlap: Overlap | None) -> Mask:
    mask = np.zeros(len(text.words), bool)
    for passage in overlap.passages if overlap else ():
        span = passage.a if passage.a.document == text.document.id else passage.b
        mask[text.between(span.start, span.end)] = True
    return mask


def agency_of(documents: Sequence[Document]) -> tuple[str | None, bool]:
    """The agency whose text a group of reports is, and whether the agency's own report is among them.

    An agency is taken when at least half of the reports credit it and no other is credited as often.
    """
    credits: dict[str, int] = {}
    for document in documents:
        for name in text_agencies(document):
            credits[name] = credits.get(name, 0) + 1
    own = {canonical_agency(document.outlet) for document in documents if document.outlet}
    ranked = sorted(credits.items(), key=lambda item: (-item[1], item[0]))
    for name, count in ranked:
        present = plain(name) in {plain(outlet) for outlet in own}
        rivals = [other for other, times in ranked if times >= count and other != name]
        if (present or 2 * count >= len(documents)) and not rivals:
            return name, present
    return None, False


def quoted_share(passages: Sequence[Passage], texts: Mapping[str, ReportText]) -> float:
    """The share of the words of these passages that stands in quotation marks."""
    quoted = total = 0
    for passage in passages:
        text = texts[passage.a.document]
        place = text.between(passage.a.start, passage.a.end)
        quoted += int(text.quoted[place].sum())
        total += place.stop - place.start
    return quoted / total if total else 0.0
