"""Everything the page shows, gathered once from the ledger, in the order in which the page shows it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from stemma.records import Document, Finding, Ledger, Origin, Passage, Story, Utterance, only_story
from stemma.reporting import words
from stemma.reporting.assertions import AssertionsOf, assertions_of_story
from stemma.reporting.chart import Chart, chart
from stemma.reporting.evidence import evidence_marks, shown_passages
from stemma.reporting.lookup import Lookup
from stemma.reporting.marks import BlockView, Mark, block_views, marks_of
from stemma.reporting.naming import readable
from stemma.reporting.page_views import PageViews, page_views
from stemma.reporting.pairs import RelationView, between_series, relation_view
from stemma.reporting.safe import excerpt, web_address
from stemma.reporting.series import SeriesView, origin_bounds, series_views, stories_in_order, story_span, told_in
from stemma.reporting.tolls import TollView, toll_view
from stemma.reporting.tree import Tree, family_tree
from stemma.reporting.unknowns import Unknown, unknowns, why_outside
from stemma.reporting.views import ClaimView, Mention, claim_views, span_mention

_EXCERPT = 320


@dataclass(frozen=True, slots=True)
class SeriesPart:
    """A series with its charts: of what is compared, and of what stands apart, each on its own scale."""

    view: SeriesView
    chart: Chart | None
    apart: Chart | None


@dataclass(frozen=True, slots=True)
class DriftRow:
    short: str
    document: str
    kind: str
    text: str
    claim: ClaimView


@dataclass(frozen=True, slots=True)
class OriginRow:
    origin: Origin
    name: str
    reports: tuple[tuple[str, str], ...]
    possible: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class PassageRow:
    passage: Passage
    sides: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class UtteranceRow:
    utterance: Utterance
    speaker: str
    speaks_for: str | None
    said: str
    evidence: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class StoryPart:
    story: Story
    span: str
    reports: tuple[tuple[str, str, str], ...]
    facts: tuple[str, ...]
    origins: tuple[OriginRow, ...]
    toll: TollView | None
    tree: Tree | None
    passages: tuple[PassageRow, ...]
    more_passages: int
    utterances: tuple[UtteranceRow, ...]
    told: AssertionsOf

    @property
    def told_ids(self) -> frozenset[str]:
        return frozenset(view.assertion.id for view in self.told.shown)


@dataclass(frozen=True, slots=True)
class Storyline:
    """Stories that belong together over time, and what was claimed across them."""

    key: str
    title: str
    stories: tuple[StoryPart, ...]
    series: tuple[SeriesPart, ...]
    alone: tuple[SeriesPart, ...]
    unplaced: tuple[ClaimView, ...]
    between: tuple[RelationView, ...]
    between_tray: tuple[RelationView, ...]
    drift: tuple[DriftRow, ...]
    findings: tuple[tuple[Finding, tuple[ClaimView, ...], tuple[Mention, ...]], ...]

    @property
    def headline(self) -> tuple[SeriesPart, ...]:
        return tuple(part for part in self.series if part.view.preferred is not None)[:6]


@dataclass(frozen=True, slots=True)
class DocumentPart:
    document: Document
    short: str
    title: str
    address: str | None
    published: str
    published_basis: str
    blocks: tuple[BlockView, ...]
    outside: tuple[tuple[Mention, str], ...]
    story: Story | None
    origin: Origin | None
    counts: str


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    facts: tuple[tuple[str, str], ...]
    storylines: tuple[Storyline, ...]
    documents: tuple[DocumentPart, ...]
    unknowns: tuple[tuple[str, tuple[Unknown, ...]], ...]
    policy: tuple[tuple[str, str], ...]
    left_out: int
    home: dict[str, str]
    views: PageViews


def alone(ledger: Ledger, story: Story) -> Ledger:
    """One story of the ledger; figures and statements that tell another in the same reports are not marked."""
    others = {q for claim in ledger.claims if claim.story != story.id for q in claim.quantities}
    others |= {s for utterance in ledger.utterances if utterance.story != story.id for s in utterance.statements}
    part = only_story(ledger, story)
    extractions = tuple(
        replace(
            extraction,
            quantities=tuple(q for q in extraction.quantities if q.id not in others),
            statements=tuple(s for s in extraction.statements if s.id not in others),
        )
        for extraction in part.extractions
    )
    return replace(part, extractions=extractions)


_UNKNOWN_TITLES = {
    "reports": "About the reports",
    "figures": "Figures outside the claims, or without a number",
    "voices": "Who speaks",
    "claims": "About the claims",
    "descent": "Where the texts come from",
}


def build_page(ledger: Ledger, story: str | None = None) -> Page:
    """The page of a whole ledger, or of one story by id (raises `NotInLedger`)."""
    left_out = 0
    if story is not None:
        chosen = Lookup(ledger).find_story(story)
        left_out = len(ledger.stories) - 1
        ledger = alone(ledger, chosen)
    lookup = readable(ledger)
    ledger = lookup.ledger
    views = claim_views(lookup)
    told = [v for record in ledger.relations if (v := relation_view(views, lookup, record)) is not None]
    between = between_series(lookup, views)
    lines: dict[str, list[Story]] = defaultdict(list)
    for record in stories_in_order(lookup):
        lines[record.storyline or record.id].append(record)
    seen = page_views(lookup, [[story.id for story in stories] for stories in lines.values()])
    evidence = evidence_marks(lookup, told, views, seen.evidence())
    storylines = [
        storyline_part(lookup, views, between, key, stories, first=index == 0)
        for index, (key, stories) in enumerate(lines.items())
    ]
    grouped: dict[str, list[Unknown]] = defaultdict(list)
    for unknown in unknowns(lookup, views):
        grouped[unknown.kind].append(unknown)
    return Page(
        title=_title(storylines, ledger),
        facts=_facts(lookup),
        storylines=tuple(storylines),
        documents=tuple(document_part(lookup, i, evidence.get(i, {})) for i in lookup.documents),
        unknowns=tuple((_UNKNOWN_TITLES[kind], tuple(found)) for kind, found in grouped.items()),
        policy=tuple((name, value) for name, value in sorted(ledger.policy.items()) if value),
        left_out=left_out,
        home={claim: series.id for claim, series in lookup.series_of_claim.items()},
        views=seen,
    )


def _title(storylines: list[Storyline], ledger: Ledger) -> str:
    if len(storylines) == 1:
        return storylines[0].title
    return f"{len(ledger.stories):,} stories in {words.plural(len(ledger.extractions), 'report')}"


def _facts(lookup: Lookup) -> tuple[tuple[str, str], ...]:
    """Number and noun of what the ledger holds; counts with bounds keep them."""
    ledger = lookup.ledger
    bounds = [origin_bounds(lookup.origins_of_story(story)) for story in ledger.stories]
    low, high = sum(b.low for b in bounds), sum(b.high for b in bounds)
    asserters = {entity for claim in ledger.claims for entity in claim.asserters}
    conflicts = sum(r.kind == "conflict" for r in ledger.relations)
    return (
        (f"{len(ledger.extractions):,}", "report" if len(ledger.extractions) == 1 else "reports"),
        (f"{low:,}" if low == high else f"{low:,}\N{EN DASH}{high:,}", "origin" if high == 1 else "origins"),
        (f"{len(ledger.utterances):,}", "utterance" if len(ledger.utterances) == 1 else "utterances"),
        (f"{len(asserters):,}", "asserter" if len(asserters) == 1 else "asserters"),
        (f"{len(ledger.claims):,}", "claim" if len(ledger.claims) == 1 else "claims"),
        (f"{conflicts:,}", "conflict" if conflicts == 1 else "conflicts"),
    )


def storyline_part(
    lookup: Lookup,
    views: dict[str, ClaimView],
    between: list[RelationView],
    key: str,
    stories: list[Story],
    first: bool,
) -> Storyline:
    inside = {story.id for story in stories}
    own = [
        record
        for record in lookup.ledger.series
        if (record.stories and record.stories[0] in inside) or (not record.stories and first)
    ]
    series = [_series_part(view) for view in series_views(lookup, views, own)]
    home = lookup.series_of_claim
    tied = [view for view in between if lookup.claims[view.relation.a].story in inside]
    mine = [
        view
        for view in views.values()
        if view.claim.story in inside or (first and view.claim.story not in lookup.stories)
    ]
    drift = [
        DriftRow(lookup.document_name(d.document), d.document, d.kind, d.text, view)
        for view in mine
        for d in view.claim.drift
    ]
    return Storyline(
        key=key,
        title=stories[0].title or "Untitled story",
        stories=tuple(_story_part(lookup, views, story) for story in stories),
        series=tuple(part for part in series if not part.view.alone),
        alone=tuple(part for part in series if part.view.alone),
        unplaced=tuple(view for view in mine if view.claim.id not in home),
        between=tuple(view for view in tied if view.relation.kind != "not_comparable"),
        between_tray=tuple(view for view in tied if view.relation.kind == "not_comparable"),
        drift=tuple(sorted(drift, key=lambda row: (row.short, row.kind))),
        findings=tuple(
            (
                finding,
                tuple(views[claim] for claim in finding.claims if claim in views),
                tuple(span_mention(lookup, span) for span in finding.evidence),
            )
            for finding in lookup.ledger.findings
            if _finding_home(lookup, finding, inside, first)
        ),
    )


def _finding_home(lookup: Lookup, finding: Finding, inside: set[str], first: bool) -> bool:
    known = [lookup.claims[claim].story for claim in finding.claims if claim in lookup.claims]
    if not finding.claims:
        told = {span.document for span in finding.evidence}
        known = [story.id for story in lookup.ledger.stories if told & set(story.documents)]
    return known[0] in inside if known else first


def _series_part(view: SeriesView) -> SeriesPart:
    drawn = chart(view.claims) if len(view.claims) + len(view.apart) > 1 else None
    return SeriesPart(view, drawn, chart(view.apart))


def _story_part(lookup: Lookup, views: dict[str, ClaimView], story: Story) -> StoryPart:
    origins = lookup.origins_of_story(story)
    passages = shown_passages(lookup, story)
    utterances = lookup.utterances_of_story(story)
    return StoryPart(
        story=story,
        span=story_span(story),
        reports=tuple((d, lookup.document_name(d), lookup.title(d)) for d in story.documents if d in lookup.documents),
        facts=(
            told_in(lookup, story),
            words.count(origin_bounds(origins), "origin"),
            words.plural(len(utterances), "utterance"),
            words.plural(len(lookup.claims_of_story(story)), "claim"),
        ),
        origins=tuple(_origin_row(lookup, origin) for origin in origins),
        toll=toll_view(lookup, views, story),
        tree=family_tree(lookup, story),
        passages=tuple(_passage_row(lookup, passage) for passage in passages),
        more_passages=len(lookup.passages_of_story(story)) - len(passages),
        utterances=tuple(_utterance_row(lookup, utterance) for utterance in utterances),
        told=assertions_of_story(lookup, story),
    )


def _origin_name(lookup: Lookup, origin: Origin) -> str:
    return origin.name or f"the text of {words.first_of([lookup.document_name(d) for d in origin.documents])}"


def _origin_row(lookup: Lookup, origin: Origin) -> OriginRow:
    possible = []
    for merge in origin.possible:
        other = lookup.origins.get(merge.origin)
        possible.append(
            (merge.origin if other else "", _origin_name(lookup, other) if other else merge.origin, merge.reason)
        )
    return OriginRow(
        origin,
        _origin_name(lookup, origin),
        tuple((d, lookup.document_name(d)) for d in origin.documents),
        tuple(possible),
    )


def _passage_row(lookup: Lookup, passage: Passage) -> PassageRow:
    sides = []
    for side, span in (("a", passage.a), ("b", passage.b)):
        text = lookup.documents[span.document].text[span.start : span.end]
        short = lookup.document_name(span.document)
        anchor, words_told = f"{passage.id}-{side}", excerpt(text, _EXCERPT)
        sides.append(Mention(anchor, span.document, short, span.start, span.end, words_told, ""))
    return PassageRow(passage, tuple(sides))


def _utterance_row(lookup: Lookup, utterance: Utterance) -> UtteranceRow:
    evidence = []
    for key in utterance.statements:
        statement = lookup.statements.get(key)
        if statement and statement.content:
            start, end = statement.content[0].start, statement.content[-1].end
            text = lookup.documents[statement.document].text[start:end]
            short = lookup.document_name(statement.document)
            evidence.append(Mention(key, statement.document, short, start, end, excerpt(text, 160), statement.block))
    speaker = utterance.speaker
    return UtteranceRow(
        utterance,
        speaker.name if speaker else "not known",
        lookup.spoken_for(speaker.entity) if speaker and speaker.entity else None,
        words.when(utterance.said),
        tuple(evidence),
    )


def document_part(lookup: Lookup, key: str, evidence: dict[str, Mark]) -> DocumentPart:
    extraction = lookup.extractions[key]
    document = extraction.document
    marks = [*marks_of(lookup, key), *evidence.values()]
    outside = [
        (
            Mention(q.id, key, lookup.document_name(key), q.start, q.end, " ".join(q.surface.split()), q.block),
            why_outside(q),
        )
        for q in extraction.quantities
        if q.id not in lookup.claims_of_quantity
    ]
    for statement in extraction.statements:
        if statement.id in lookup.utterance_of_statement or lookup.claims_of_statement.get(statement.id):
            continue
        if statement.content:
            start, end = statement.content[0].start, statement.content[-1].end
            text = excerpt(document.text[start:end], 100)
            mention = Mention(statement.id, key, lookup.document_name(key), start, end, text, statement.block)
            outside.append((mention, _why_no_utterance(statement.block)))
    in_claims = sum(q.id in lookup.claims_of_quantity for q in extraction.quantities)
    return DocumentPart(
        document=document,
        short=lookup.document_name(key),
        title=lookup.title(key),
        address=web_address(document.url),
        published=words.when(document.published, "date not said"),
        published_basis=document.published.basis if document.published else "",
        blocks=tuple(block_views(document, marks)),
        outside=tuple(outside),
        story=lookup.story_of_document.get(key),
        origin=lookup.origin_of_document.get(key),
        counts=f"{words.plural(len(extraction.quantities), 'figure')}, {in_claims:,} in claims; "
        f"{words.plural(len(extraction.statements), 'statement')}",
    )


def _why_no_utterance(block: str) -> str:
    if block in ("comment", "foreign", "related", "boilerplate"):
        return f"words in a {block} block are no part of the story"
    return "the ledger tied it to no utterance"
