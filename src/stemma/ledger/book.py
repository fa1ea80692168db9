"""The ledger of one story, from nothing but what concerns it: an item of a mapped stage.

The flow: utterances, origins, the figures that may enter a claim, claims, series, relations, ranks, findings, toll; assertions.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.ledger.aliases import Aliases, by
from stemma.ledger.areas import build_atlas, lie_of, told_apart
from stemma.ledger.assertions import Assertions, assertions_of
from stemma.ledger.claims import Room, chronology, claim_of, with_times
from stemma.ledger.comparing import larger_part_first, relations_across, relations_between, relations_within
from stemma.ledger.dating import Calendar
from stemma.ledger.divergence import divergences
from stemma.ledger.drafts import Draft
from stemma.ledger.entities import Directory
from stemma.ledger.findings import ratio_findings, sum_findings
from stemma.ledger.gathering import gather_claims, gather_series
from stemma.ledger.mentions import Mention, Segments, mentions_of
from stemma.ledger.pairs import sums
from stemma.ledger.remainders import remainders
from stemma.ledger.series import ranked_series
from stemma.ledger.statement_edges import same_statement_passages
from stemma.ledger.sums import part_ties, step_findings
from stemma.ledger.tolls import toll_of
from stemma.ledger.utterances import find_utterances, statement_words
from stemma.records import (
    Claim,
    Extraction,
    Finding,
    Lineage,
    Origin,
    Passage,
    Relation,
    Series,
    Story,
    Toll,
    Utterance,
)
from stemma.reuse import trace_origins


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the ledger of a story is made of.

    `extractions` are of the documents that have a segment in the story, in order; `segments`, `directory` and
    `calendar` speak of these documents, `passages` are between documents of the story.  `followed`: there are other
    stories of its storyline.  `without`: rules of relations that are left out; `aliases`: the user's own.
    """

    story: Story
    extractions: tuple[Extraction, ...]
    passages: tuple[Passage, ...]
    segments: Segments
    directory: Directory
    calendar: Calendar
    followed: bool
    without: frozenset[str] = frozenset()
    aliases: Aliases = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """What the other stories of a storyline are compared with: claims, what they were made of, and who is who."""

    storyline: str
    claims: tuple[Claim, ...]
    series: tuple[Series, ...]
    drafts: Mapping[str, Draft]
    names: Mapping[str, str]
    without: frozenset[str]


@dataclass(frozen=True, slots=True)
class Book:
    """The ledger of one story; `chapter` is None when its storyline has no other."""

    edges: tuple[Passage, ...]
    lineages: tuple[Lineage, ...]
    origins: tuple[Origin, ...]
    utterances: tuple[Utterance, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    series: tuple[Series, ...]
    findings: tuple[Finding, ...]
    divergences: tuple[Finding, ...]
    toll: Toll | None
    chapter: Chapter | None
    told: Assertions


def book_of(dossier: Dossier) -> Book:
    """The ledger of a story.  `edges` are the passages that its statements add, beside those given."""
    with by(dossier.aliases):
        return _book_of(dossier)


def _book_of(dossier: Dossier) -> Book:
    story, extractions = dossier.story, dossier.extractions
    directory, calendar = dossier.directory, dossier.calendar
    room = Room({e.document.id: e for e in extractions}, directory, calendar, dossier.without)
    statements = statement_words(extractions, [story], directory, calendar)
    utterances = find_utterances(statements, directory)
    edges = same_statement_passages(statements, utterances, dossier.passages)
    members = [room.extractions[d].document for d in story.documents if d in room.extractions]
    lineages, origins = trace_origins(members, [*dossier.passages, *edges], story) if members else ([], [])
    mentions = mentions_of(extractions, story, dossier.segments, directory, calendar, utterances)
    chapter, relations, findings, toll = _figures(story, mentions, origins, room)
    return Book(
        edges=tuple(edges),
        lineages=tuple(lineages),
        origins=tuple(origins),
        utterances=tuple(utterances),
        claims=chapter.claims,
        relations=tuple(relations),
        series=chapter.series,
        findings=tuple(findings),
        divergences=tuple(divergences(utterances, room.extractions)),
        toll=toll,
        chapter=chapter if dossier.followed else None,
        told=assertions_of(story, dossier.segments, utterances, origins, room),
    )


def _figures(
    story: Story, mentions: Sequence[Mention], origins: Sequence[Origin], room: Room
) -> tuple[Chapter, list[Relation], list[Finding], Toll | None]:
    """From the figures of a story to its claims and series, their relations, findings and toll."""
    drafts = gather_claims(mentions)
    atlas = build_atlas(e.document.text for e in room.extractions.values())
    groups = gather_series(drafts, atlas)
    areas = told_apart(drafts, atlas)
    made: list[list[Claim]] = []
    by_id: dict[str, Draft] = {}
    for group in groups:
        members = [with_times(drafts[i], [drafts[j] for j in group]) for i in group]
        claims = [claim_of(draft, story, origins, room) for draft in members]
        by_id.update(zip((c.id for c in claims), members, strict=True))
        made.append([claims[i] for i in sorted(range(len(claims)), key=lambda i: chronology(members[i], claims[i]))])
    relations = [r for claims in made for r in relations_within(claims, by_id, room)]
    found_sums = sums([c for claims in made for c in claims], by_id)
    tied = {(one.id, whole.id): text for one, _, whole, text in larger_part_first(found_sums)}
    for rest, part, whole, text in remainders([c for claims in made for c in claims], by_id):
        tied |= {(one.id, whole.id): text for one in (rest, part) if one is not None and one.id != whole.id}
    counted_out, part_findings = part_ties([c for claims in made for c in claims], by_id)
    relations += relations_across(made, by_id, tied, counted_out, lambda a, b: lie_of(a, b, atlas, areas), room.without)
    series, claims = ranked_series(story, made, by_id, relations)
    findings = [*ratio_findings(story, room.extractions, made, by_id), *sum_findings(found_sums, by_id)]
    findings += [*part_findings, *step_findings(made, by_id)]
    told_in = {m.quantity.id: claim for claim, draft in by_id.items() for m in draft.mentions}
    corrected = {r.a for r in relations if r.kind == "supersede" and r.rule.startswith("4 ")}
    toll = toll_of(story, mentions, room.extractions, room.calendar, told_in, corrected, origins)
    names = {key: entity.name for key, entity in room.directory.entities.items()}
    return Chapter(story.storyline, tuple(claims), tuple(series), by_id, names, room.without), relations, findings, toll


def storyline_relations(chapters: Sequence[Chapter]) -> list[Relation]:
    """Relations between the stories of one storyline, the chapters in order of their stories' ids."""
    names = {key: name for chapter in chapters for key, name in chapter.names.items()}
    out = []
    for one, other in itertools.combinations(chapters, 2):
        drafts = {**one.drafts, **other.drafts}
        out += relations_between(
            (one.claims, one.series), (other.claims, other.series), drafts, lambda key: names.get(key, key), one.without
        )
    return out
