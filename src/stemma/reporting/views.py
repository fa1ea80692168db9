"""What terminal and page both show of a claim, a series, a story: the records turned into sentences.

Everything here is text and references, no layout; a reader of either sees the same words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.records import Claim, Count, DocumentSpan, Origin, Quantity, Relation, Series, Story
from stemma.reporting import words
from stemma.reporting.lookup import Lookup
from stemma.reporting.safe import excerpt


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in one report that carries a claim: `anchor` is its element on the page."""

    anchor: str
    document: str
    short: str
    start: int
    end: int
    surface: str
    block: str

    @property
    def where(self) -> str:
        return f"{self.short}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Route:
    """Through whom an asserter's words came, "" when directly, and the reports where the chain reads so."""

    through: str
    reports: tuple[str, ...]

    @property
    def where(self) -> str:
        return words.first_of(self.reports)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who asserts a claim, and by which routes; `own` when it is the outlet in its own words."""

    who: str
    routes: tuple[Route, ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class ClaimView:
    claim: Claim
    figure: str
    bounds: str
    as_of: str
    as_of_basis: str
    asserters: tuple[str, ...]
    voices: tuple[Voice, ...]
    mentions: tuple[Mention, ...]
    reports: tuple[str, ...]
    support: str
    notes: tuple[str, ...]

    @property
    def label(self) -> str:
        """The claim in a sentence about it: "fewer than 1,000 (27 Dec 2017)"."""
        denied = "" if self.claim.polarity == "asserted" else f"{self.claim.polarity}: "
        return f"{denied}{self.figure} ({self.as_of if self.claim.as_of else 'date not said'})"


@dataclass(frozen=True, slots=True)
class RelationView:
    relation: Relation
    subject: ClaimView
    verb: str
    object: ClaimView
    rule: str
    reason: str
    evidence: tuple[Mention, ...]
    subject_of: str = ""
    object_of: str = ""
    likewise: int = 0

    @property
    def ends(self) -> tuple[str, str]:
        """Subject and object in words; what they count is told where they are of different series."""
        return (
            self.subject.label + (f", {self.subject_of}" if self.subject_of else ""),
            self.object.label + (f", {self.object_of}" if self.object_of else ""),
        )

    @property
    def sentence(self) -> str:
        return f"{self.ends[0]} {self.verb} {self.ends[1]}"


@dataclass(frozen=True, slots=True)
class SeriesView:
    series: Series
    title: str
    measure: str
    claims: tuple[ClaimView, ...]
    apart: tuple[ClaimView, ...]
    preferred: ClaimView | None
    relations: tuple[RelationView, ...]
    implied: tuple[RelationView, ...]
    tray: tuple[RelationView, ...]
    outside: tuple[RelationView, ...]

    @property
    def texts(self) -> int:
        return len({report for view in (*self.claims, *self.apart) for report in view.reports})


def mention_of(lookup: Lookup, quantity: Quantity) -> Mention:
    return Mention(
        quantity.id,
        quantity.document,
        lookup.document_name(quantity.document),
        quantity.start,
        quantity.end,
        " ".join(quantity.surface.split()),
        quantity.block,
    )


def span_mention(lookup: Lookup, span: DocumentSpan) -> Mention:
    """An evidence span; its words are read from the report when that is in the ledger."""
    document = lookup.documents.get(span.document)
    surface = excerpt(document.text[span.start : span.end], 120) if document else ""
    short = lookup.document_name(span.document)
    return Mention(lookup.place(span), span.document, short, span.start, span.end, surface, "")


def voices(lookup: Lookup, claim: Claim) -> tuple[Voice, ...]:
    """The distinct chains "who, through whom" of the claim's figures, the outlet itself left out.

    A figure that no one but the outlet vouches for has the outlet as its voice, in its own words.
    """
    chains: dict[tuple[str, bool], dict[str, list[str]]] = {}
    for quantity in lookup.mentions(claim):
        chain = [link for link in quantity.attribution if link.role not in ("outlet", "document")]
        if chain:
            who, through = _name(lookup, quantity, 0, chain[0].name), [link.name for link in chain[1:]]
        else:
            who, through = (quantity.attribution[0].name if quantity.attribution else "") or "the report", []
        reports = chains.setdefault((who, not chain), {}).setdefault(words.listed(through) if through else "", [])
        short = lookup.document_name(quantity.document)
        if short not in reports:
            reports.append(short)
    if not chains:
        return (Voice(words.listed([lookup.entity_name(entity) for entity in claim.asserters]), ()),)
    return tuple(
        Voice(who, tuple(Route(through, tuple(reports)) for through, reports in routes.items()), own)
        for (who, own), routes in chains.items()
    )


def _name(lookup: Lookup, quantity: Quantity, index: int, written: str) -> str:
    """The name of the entity behind a link of the chain where the ledger knows it, else as written."""
    link = quantity.attribution[index]
    if link.entity:
        entity = lookup.entity_of_member.get((quantity.document, link.entity)) or lookup.entities.get(link.entity)
        if entity:
            return entity.name
    return written


def claim_view(lookup: Lookup, claim: Claim) -> ClaimView:
    quantities = lookup.mentions(claim)
    mentions = [mention_of(lookup, quantity) for quantity in quantities]
    for statement in lookup.claim_statements(claim) if not quantities else ():
        if statement.content:
            first, last = statement.content[0].start, statement.content[-1].end
            short = lookup.document_name(statement.document)
            text = lookup.documents[statement.document].text[first:last]
            mentions.append(
                Mention(statement.id, statement.document, short, first, last, excerpt(text, 120), statement.block)
            )
    return ClaimView(
        claim=claim,
        figure=words.figure(claim.value, quantities) if claim.kind == "figure" else claim.proposition,
        bounds=words.bounds(claim.value),
        as_of=words.when(claim.as_of),
        as_of_basis=claim.as_of.basis if claim.as_of else "the reports do not say",
        asserters=tuple(_asserter(lookup, entity) for entity in claim.asserters),
        voices=voices(lookup, claim),
        mentions=tuple(mentions),
        reports=tuple(dict.fromkeys(mention.short for mention in mentions)),
        support=words.support(claim.independence),
        notes=scope_notes(lookup, claim),
    )


def _asserter(lookup: Lookup, entity: str) -> str:
    body = lookup.spoken_for(entity)
    name = lookup.entity_name(entity)
    return f"{name}, who speaks for {body}" if body and body != name else name


def scope_notes(lookup: Lookup, claim: Claim) -> tuple[str, ...]:
    """ "excluding western Syria: in 001 and 004; absent from 000", never "dropped by 000"."""
    notes = []
    for kind, records in (("leaves out", claim.scope.excludes), ("takes in", claim.scope.includes)):
        for note in records:
            text = f"{kind} \N{LEFT DOUBLE QUOTATION MARK}{excerpt(note.text, 160)}\N{RIGHT DOUBLE QUOTATION MARK}"
            if note.carried_by:
                text += f": in {words.first_of([lookup.document_name(d) for d in note.carried_by])}"
            if note.absent_from:
                text += f"; absent from {words.first_of([lookup.document_name(d) for d in note.absent_from])}"
            notes.append(text)
    return tuple(notes)


def series_title(series: Series, scope: bool = True) -> str:
    """ "fighters remaining, Iraq and Syria": what is counted, in which role, where (unless not `scope`)."""
    title = series.thing or "unnamed thing"
    if series.role and series.role.lower() not in title.lower():
        title += f" {series.role}"
    return title + (f", {words.listed(series.scope)}" if scope and series.scope else "")


def relation_view(views: dict[str, ClaimView], lookup: Lookup, record: Relation) -> RelationView | None:
    """None when one of the two claims is not in this ledger."""
    if record.a not in views or record.b not in views:
        return None
    verb, b_first = words.relation(record.kind)
    first, second = (record.b, record.a) if b_first else (record.a, record.b)
    ours, theirs = lookup.series_of_claim.get(first), lookup.series_of_claim.get(second)
    apart = ours is not theirs
    return RelationView(
        record,
        views[first],
        verb,
        views[second],
        words.rule_name(record),
        record.reason,
        tuple(span_mention(lookup, span) for span in record.evidence),
        series_title(ours) if apart and ours else "",
        series_title(theirs) if apart and theirs else "",
    )


def series_view(lookup: Lookup, series: Series, views: dict[str, ClaimView]) -> SeriesView:
    """The series with its claims in as-of order; `apart` are those that nothing compares with the rest.

    A claim stands apart when all its relations within the series are not_comparable while the others
    (or the preferred one) have relations among themselves: it is shown beside, not among them.
    """
    members = [claim for claim in series.claims if claim in views]
    inside = set(members)
    records = []
    for claim in members:
        for record in lookup.relations_of_claim[claim]:
            if record.a in inside and record.b in inside and record.a == claim:
                records.append(record)
    compared = {c for r in records if r.kind != "not_comparable" for c in (r.a, r.b)}
    anchor = series.preferred if series.preferred in inside else None
    trayed = {c for r in records if r.kind == "not_comparable" for c in (r.a, r.b)}
    core = compared | ({anchor} if anchor else set())
    apart = {c for c in trayed if c not in core} if core else set()
    shown = [relation_view(views, lookup, record) for record in records]
    present = [view for view in shown if view is not None]
    implied = _implied(present)

    def follows(view: RelationView) -> bool:
        return view.relation.kind == "supersede" and (view.relation.a, view.relation.b) in implied

    return SeriesView(
        series=series,
        title=series_title(series),
        measure="" if series.measure == "unknown" else series.measure,
        claims=tuple(views[c] for c in members if c not in apart),
        apart=tuple(views[c] for c in members if c in apart),
        preferred=views.get(anchor) if anchor else None,
        relations=tuple(v for v in present if v.relation.kind != "not_comparable" and not follows(v)),
        implied=tuple(v for v in present if follows(v)),
        tray=tuple(view for view in present if view.relation.kind == "not_comparable"),
        outside=_outside(lookup, views, members, anchor),
    )


def _implied(views: list[RelationView]) -> set[tuple[str, str]]:
    """The pairs of supersessions that follow from two others: a gave way to c, and c to b."""
    later: dict[str, set[str]] = defaultdict(set)
    earlier: dict[str, set[str]] = defaultdict(set)
    chain = [view for view in views if view.relation.kind == "supersede"]
    for view in chain:
        later[view.relation.a].add(view.relation.b)
        earlier[view.relation.b].add(view.relation.a)
    return {(view.relation.a, view.relation.b) for view in chain if later[view.relation.a] & earlier[view.relation.b]}


def _outside(
    lookup: Lookup, views: dict[str, ClaimView], members: list[str], preferred: str | None
) -> tuple[RelationView, ...]:
    """Other series that ask the same question and still cannot be compared: one pair of claims each.

    The pair told is the one with the preferred claims, else with the latest; `likewise` counts the rest.
    Pairs that rule 1 tells apart (other things, roles, units) are left to the list between series.
    """
    position = {claim: index for index, claim in enumerate(members)}
    pairs: dict[str, list[tuple[bool, bool, int, Relation]]] = defaultdict(list)
    for claim in members:
        for record in lookup.relations_of_claim[claim]:
            other = record.b if record.a == claim else record.a
            if record.kind != "not_comparable" or other in position or _other_question(record):
                continue
            theirs = lookup.series_of_claim.get(other)
            best = theirs is not None and theirs.preferred == other
            key = theirs.id if theirs else other
            pairs[key].append((claim == preferred, best, position[claim], record))
    shown = []
    for found in pairs.values():
        view = relation_view(views, lookup, max(found, key=lambda pair: pair[:3])[3])
        if view is not None:
            ours_first = view.subject.claim.id in position
            told = replace(view, subject_of="") if ours_first else replace(view, object_of="")
            shown.append(replace(told, likewise=len(found) - 1))
    return tuple(shown)


def _other_question(record: Relation) -> bool:
    """Whether rule 1 parted the two: they count different things."""
    return record.rule.replace("_", " ").split(" ")[0] == "1"


def between_series(lookup: Lookup, views: dict[str, ClaimView]) -> list[RelationView]:
    """The relations of claims that no series holds together."""
    home = lookup.series_of_claim
    records = [r for r in lookup.ledger.relations if r.a not in home or home[r.a] is not home.get(r.b)]
    return [view for record in records if (view := relation_view(views, lookup, record)) is not None]


def claim_views(lookup: Lookup) -> dict[str, ClaimView]:
    return {claim.id: claim_view(lookup, claim) for claim in lookup.ledger.claims}


def origin_bounds(origins: Sequence[Origin]) -> Count:
    """How many independent origins these may be: after all possible merges, and with the certain ones only.

    Merges are followed through: three origins that may pairwise be one count as at least one.
    """
    parent = {origin.id: origin.id for origin in origins}

    def root(origin: str) -> str:
        while parent[origin] != origin:
            parent[origin] = parent[parent[origin]]
            origin = parent[origin]
        return origin

    for origin in origins:
        for merge in origin.possible:
            if merge.origin in parent:
                parent[root(origin.id)] = root(merge.origin)
    return Count(len({root(origin) for origin in parent}), len(parent))


def story_span(story: Story) -> str:
    """The days the story's reports cover."""
    if story.start and story.end and story.start != story.end:
        return f"{words.day(story.start)} \N{EN DASH} {words.day(story.end)}"
    found = story.start or story.end
    return words.day(found) if found else "dates not known"
