"""From what single reports say to the ledger: who claims which figure, and how the figures relate.

The flow, story by story: names and days across reports, utterances, origins, the figures that may enter
a claim, claims, series, relations, ranks, findings; then relations between the stories of a storyline.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.ledger.claims import Room, chronology, claim_of, with_times
from stemma.ledger.comparing import larger_part_first, relations_across, relations_between, relations_within
from stemma.ledger.dating import build_calendar
from stemma.ledger.divergence import divergences
from stemma.ledger.drafts import Draft
from stemma.ledger.entities import build_directory
from stemma.ledger.findings import ratio_findings, sum_findings
from stemma.ledger.gathering import gather_claims, gather_series
from stemma.ledger.mentions import Mention, by_story, mentions_of
from stemma.ledger.pairs import sums
from stemma.ledger.remainders import remainders
from stemma.ledger.series import ranked_series
from stemma.ledger.statement_edges import same_statement_passages
from stemma.ledger.tolls import toll_of
from stemma.ledger.utterances import find_utterances, statement_words
from stemma.records import (
    Claim,
    Extraction,
    Finding,
    Ledger,
    Lineage,
    Origin,
    Passage,
    Relation,
    Series,
    Story,
    Toll,
)
from stemma.reuse import trace_origins


def reconcile(extractions: Sequence[Extraction], passages: Sequence[Passage], stories: Sequence[Story]) -> Ledger:
    """The ledger of these documents.  The order of the inputs does not matter; nothing is read or written."""
    extractions = sorted(extractions, key=lambda e: e.document.id)
    stories = sorted(stories, key=lambda s: s.id)
    directory = build_directory(extractions, passages, stories)
    calendar = build_calendar(extractions, passages, stories)
    statements = statement_words(extractions, stories, directory, calendar)
    utterances = find_utterances(statements, directory)
    linked = [*passages, *same_statement_passages(statements, utterances, passages)]
    lineages, origins = _trace(extractions, linked, stories)
    mentions = mentions_of(extractions, stories, directory, calendar, utterances)
    room = Room({e.document.id: e for e in extractions}, directory, calendar, _grouped(origins))
    told = by_story(mentions)
    books = [_book_of(story, told.get(story.id, []), room) for story in stories]
    between = _between_stories(books, room)
    return Ledger(
        extractions=tuple(extractions),
        passages=tuple(sorted(linked, key=lambda p: p.id)),
        stories=tuple(stories),
        lineages=tuple(lineages),
        origins=tuple(origins),
        entities=tuple(directory.entities.values()),
        utterances=tuple(sorted(utterances, key=lambda u: u.id)),
        claims=tuple(claim for book in books for claim in book.claims),
        relations=tuple(sorted([*(r for book in books for r in book.relations), *between], key=lambda r: (r.a, r.b))),
        series=tuple(series for book in books for series in book.series),
        findings=(*(f for book in books for f in book.findings), *divergences(utterances, room.extractions)),
        tolls=tuple(book.toll for book in books if book.toll is not None),
        policy={"vague": "stemma", "relations": "ten rules"},
    )


@dataclass(frozen=True, slots=True)
class _Book:
    """The ledger of one story."""

    story: str
    storyline: str
    claims: tuple[Claim, ...]
    drafts: Mapping[str, Draft]
    series: tuple[Series, ...]
    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]
    toll: Toll | None


def _grouped(origins: Sequence[Origin]) -> Mapping[str, Sequence[Origin]]:
    found: dict[str, list[Origin]] = defaultdict(list)
    for origin in origins:
        found[origin.story].append(origin)
    return found


def _trace(
    extractions: Sequence[Extraction], passages: Sequence[Passage], stories: Sequence[Story]
) -> tuple[list[Lineage], list[Origin]]:
    """Origins story by story, each with the passages of its own documents only."""
    documents = {e.document.id: e.document for e in extractions}
    story_of = {document: story.id for story in stories for document in story.documents}
    shared: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        home = story_of.get(passage.a.document)
        if home is not None and home == story_of.get(passage.b.document):
            shared[home].append(passage)
    lineages: list[Lineage] = []
    origins: list[Origin] = []
    for story in stories:
        members = [documents[d] for d in story.documents if d in documents]
        if not members:
            continue
        found, parts = trace_origins(members, shared[story.id], story)
        lineages += found
        origins += parts
    return lineages, origins


def _book_of(story: Story, mentions: Sequence[Mention], room: Room) -> _Book:
    drafts = gather_claims(mentions)
    groups = gather_series(drafts)
    origins = room.origins.get(story.id, ())
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
    relations += relations_across(made, by_id, tied)
    series, claims = ranked_series(story, made, by_id, relations)
    findings = [*ratio_findings(story, room.extractions, made, by_id), *sum_findings(found_sums, by_id)]
    told_in = {m.quantity.id: claim for claim, draft in by_id.items() for m in draft.mentions}
    corrected = {r.a for r in relations if r.kind == "supersede" and r.rule.startswith("4 ")}
    toll = toll_of(story, mentions, room.extractions, room.calendar, told_in, corrected)
    return _Book(
        story.id, story.storyline, tuple(claims), by_id, tuple(series), tuple(relations), tuple(findings), toll
    )


def _between_stories(books: Sequence[_Book], room: Room) -> list[Relation]:
    lines: dict[str, list[_Book]] = defaultdict(list)
    for book in books:
        lines[book.storyline].append(book)
    out = []
    for _, members in sorted(lines.items()):
        for one, other in itertools.combinations(members, 2):
            drafts = {**one.drafts, **other.drafts}
            out += relations_between((one.claims, one.series), (other.claims, other.series), drafts, room)
    return out
