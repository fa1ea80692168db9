"""What terminal and page both show of a claim, a series, a story: the records turned into sentences.

Everything here is text and references, no layout; a reader of either sees the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.records import Attribution, Claim, DocumentSpan, Judgement, Quantity
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
    decided: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The claim in a sentence about it: "fewer than 30 (7 Aug 2031)"."""
        denied = "" if self.claim.polarity == "asserted" else f"{self.claim.polarity}: "
        return f"{denied}{self.figure} ({self.as_of if self.claim.as_of else 'date not said'})"


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
    """The distinct chains "who, through whom" of the claim's figures."""
    return voices_of(lookup, [(q.document, q.attribution) for q in lookup.mentions(claim)], claim.asserters)


def voices_of(
    lookup: Lookup, told: Sequence[tuple[str, tuple[Attribution, ...]]], asserters: Sequence[str]
) -> tuple[Voice, ...]:
    """The distinct chains "who, through whom" of some (report, attribution), the outlet itself left out.

    What no one but the outlet vouches for has the outlet as its voice, in its own words.
    """
    chains: dict[tuple[str, bool], dict[str, list[str]]] = {}
    for document, attribution in told:
        chain = [link for link in attribution if link.role not in ("outlet", "document")]
        if chain:
            who, through = _name(lookup, document, attribution[0], chain[0].name), [link.name for link in chain[1:]]
        else:
            who, through = (attribution[0].name if attribution else "") or "the report", []
        reports = chains.setdefault((who, not chain), {}).setdefault(words.listed(through) if through else "", [])
        short = lookup.document_name(document)
        if short not in reports:
            reports.append(short)
    if not chains:
        return (Voice(words.listed([lookup.entity_name(entity) for entity in asserters]), ()),)
    return tuple(
        Voice(who, tuple(Route(through, tuple(reports)) for through, reports in routes.items()), own)
        for (who, own), routes in chains.items()
    )


def _name(lookup: Lookup, document: str, link: Attribution, written: str) -> str:
    """The name of the entity behind a link of the chain where the ledger knows it, else as written."""
    if link.entity:
        entity = lookup.entity_of_member.get((document, link.entity)) or lookup.entities.get(link.entity)
        if entity:
            return entity.name
    return written


def claim_view(lookup: Lookup, claim: Claim) -> ClaimView:
    quantities = lookup.mentions(claim)
    edited = any(judged.operation == "edit" for judged in claim.decided)
    worded = [] if edited else quantities  # the wording of the reports is of the value that they are read as
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
        figure=words.figure(claim.value, worded) if claim.kind == "figure" else claim.proposition,
        bounds=words.bounds(claim.value),
        as_of=words.when(claim.as_of),
        as_of_basis=claim.as_of.basis if claim.as_of else "the reports do not say",
        asserters=tuple(named_asserter(lookup, entity) for entity in claim.asserters),
        voices=voices(lookup, claim),
        mentions=tuple(mentions),
        reports=tuple(dict.fromkeys(mention.short for mention in mentions)),
        support=words.support(claim.independence),
        notes=scope_notes(lookup, claim),
        decided=tuple(judgement(one) for one in claim.decided),
    )


def judgement(judged: Judgement) -> str:
    """What a person decided: "rejected (decision 7, Ana Reyes, 2031-06-01): misread"."""
    told = f"{judged.text} (decision {judged.sequence}, {judged.actor}, {judged.at[:10]})"
    return f"{told}: {judged.reason}" if judged.reason else told


def named_asserter(lookup: Lookup, entity: str) -> str:
    """The party with the body for which it speaks."""
    body = lookup.spoken_for(entity)
    name = lookup.entity_name(entity)
    return f"{name}, who speaks for {body}" if body and body != name else name


def scope_notes(lookup: Lookup, claim: Claim) -> tuple[str, ...]:
    """What is left out or taken in, and which reports say so: "absent from pilot", never "dropped by pilot"."""
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


def claim_views(lookup: Lookup) -> dict[str, ClaimView]:
    return {claim.id: claim_view(lookup, claim) for claim in lookup.ledger.claims}
