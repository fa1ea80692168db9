"""What the ledger does not know, and why: nothing is silent about its limits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from stemma.records import Document, Quantity
from stemma.reporting import words
from stemma.reporting.lookup import Lookup
from stemma.reporting.pairs import series_title
from stemma.reporting.views import ClaimView

_WHY_BY_FLAG: dict[str, str] = {
    "article": "its numeral is only an article",
    "comment": "in a reader comment",
    "counterfactual": "told of what might have been",
    "foreign": "in part of another article on the page",
    "furniture": "in page furniture",
    "projected": "a projection",
    "repeated": "in a repeated headline",
    "target": "a goal, not a count",
}
_WHY_BY_BLOCK: dict[str, str] = {
    "boilerplate": "in page furniture",
    "comment": "in a reader comment",
    "foreign": "in part of another article on the page",
    "readtime": "in page furniture",
    "related": "in links to other reports",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What something is unknown of; `anchor` is its element on the page, "" when it has none."""

    label: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """One question without an answer, why there is none, and everything of which it is asked."""

    kind: str
    question: str
    why: str
    subjects: tuple[Subject, ...]


def why_outside(quantity: Quantity) -> str:
    """Why a figure is in no claim, as far as its record tells."""
    for flag in quantity.flags:
        if flag in _WHY_BY_FLAG:
            return _WHY_BY_FLAG[flag]
    if quantity.block in _WHY_BY_BLOCK:
        return _WHY_BY_BLOCK[quantity.block]
    if quantity.polarity in ("hypothetical", "questioned"):
        return f"{quantity.polarity}, not asserted"
    if quantity.thing is None:
        return "what it counts is not known"
    return "the ledger made no claim of it"


def unknowns(lookup: Lookup, views: dict[str, ClaimView]) -> list[Unknown]:
    """Everything unknown in the ledger, by kind in the order of the flow; [] when nothing is.

    What is unknown of many things for one reason is told once, with all of them.
    """
    asked: dict[tuple[str, str, str], list[Subject]] = defaultdict(list)
    for kind, found in (
        ("reports", _reports(lookup)),
        ("figures", _figures(lookup)),
        ("voices", _voices(lookup)),
        ("claims", _claims(lookup, views)),
        ("descent", _descent(lookup)),
    ):
        for question, why, subject in found:
            if subject not in asked[(kind, question, why)]:
                asked[(kind, question, why)].append(subject)
    first: dict[tuple[str, str], int] = {}
    for kind, question, _ in asked:
        first.setdefault((kind, question), len(first))
    together = sorted(asked.items(), key=lambda item: first[item[0][:2]])
    return [Unknown(*key, tuple(subjects)) for key, subjects in together]


_Asked = Iterator[tuple[str, str, Subject]]


def _reports(lookup: Lookup) -> _Asked:
    for document in lookup.documents.values():
        subject = Subject(lookup.document_name(document.id), document.id)
        if document.status == "error":
            yield "what it says: it could not be read", document.error or "no reason was given", subject
            continue
        if document.status == "empty":
            yield "what it says", "the source is empty", subject
            continue
        if document.published is None:
            yield "when it was published", "the text does not say", subject
        elif not document.published.known:
            yield "when it was published", f"the text says only: {words.when(document.published)}", subject
        if document.outlet is None:
            yield "which outlet printed it", "the text does not say", subject
        if document.translation == "suspected":
            yield "whether it is a translation", _suspected(document), subject


def _suspected(document: Document) -> str:
    evidence = f": {document.translation_evidence}" if document.translation_evidence else ""
    return f"its wording suggests it{evidence}; it does not say so"


def _figures(lookup: Lookup) -> _Asked:
    checked = {(span.document, span.start) for finding in lookup.ledger.findings for span in finding.evidence}
    for quantity in lookup.quantities.values():
        if quantity.relative and (quantity.document, quantity.start) in checked:
            continue  # what it comes to is told among the findings
        where = f"{lookup.document_name(quantity.document)}:{quantity.start}-{quantity.end}"
        surface = " ".join(quantity.surface.split())
        subject = Subject(f"{surface} ({where})", quantity.id)
        if quantity.id not in lookup.claims_of_quantity:
            yield "figures in no claim", why_outside(quantity), subject
        if quantity.relative and quantity.relative.resolved is None and quantity.relative.base_quantity is None:
            yield "which number a relative figure comes to", "the figure it is measured against was not found", subject


def _voices(lookup: Lookup) -> _Asked:
    for utterance in lookup.ledger.utterances:
        if utterance.speaker is None:
            places = {s.document for i in utterance.statements if (s := lookup.statements.get(i))}
            reports = words.listed(sorted(lookup.document_name(place) for place in places))
            yield "who speaks", "the reports do not say", Subject(f"an utterance in {reports}", utterance.id)


def _claims(lookup: Lookup, views: dict[str, ClaimView]) -> _Asked:
    for claim in lookup.ledger.claims:
        subject = Subject(_named(lookup, views[claim.id]), claim.id)
        for text in claim.unknowns:
            yield *_split(text), subject
        if claim.as_of is None and not any(text.startswith(("as of", "as-of")) for text in claim.unknowns):
            yield "as of when", "the reports do not say", subject
    for series in lookup.ledger.series:
        for text in series.unknowns:
            yield *_split(text), Subject(series_title(series), series.id)
    for relation in lookup.ledger.relations:
        if relation.a not in views or relation.b not in views:
            continue
        a, b = _named(lookup, views[relation.a]), _named(lookup, views[relation.b])
        if relation.kind == "not_comparable" and (relation.cause == "unknown" or relation.rule.startswith("10")):
            missing = relation.reason.rpartition("unknown: ")[2].partition(";")[0]
            yield "how two figures compare", f"unknown: {missing}", Subject(f"{a} and {b}", relation.a)
        elif relation.kind == "supersede" and relation.cause == "unclear":
            subject = Subject(f"{a}, replaced by {b}", relation.b)
            yield "why one figure replaced the other", "neither a correction nor a change is told", subject


def _split(text: str) -> tuple[str, str]:
    """Question and why, of "as of when: the text gives no date"; without a colon the text is its own question."""
    question, colon, why = text.partition(": ")
    return (question, why) if colon else (text, "the reports do not say")


def _named(lookup: Lookup, view: ClaimView) -> str:
    """The claim with what it counts: "17 (7 Aug 2031), people died"."""
    series = lookup.series_of_claim.get(view.claim.id)
    return f"{view.label}, {series_title(series, scope=False)}" if series else view.label


def _descent(lookup: Lookup) -> _Asked:
    for origin in lookup.ledger.origins:
        reports = words.first_of([lookup.document_name(d) for d in origin.documents])
        name = origin.name or f"the origin of {reports}"
        if origin.kind == "latent":
            why = origin.reason or f"no report here is it; {reports} descend from it"
            yield "how the text before them read", why, Subject(name, origin.id)
        for merge in origin.possible:
            other = lookup.origins.get(merge.origin)
            if other and other.id < origin.id and any(m.origin == origin.id for m in other.possible):
                continue  # told from the other side
            there = words.first_of([lookup.document_name(d) for d in other.documents]) if other else merge.origin
            yield "whether two origins are one", merge.reason, Subject(f"{reports}, and {there}", origin.id)
    together: dict[str, set[str]] = defaultdict(set)
    for edge in lookup.ledger.lineages:
        if edge.directed or edge.source in lookup.origins or edge.target in lookup.origins:
            continue
        ends = {lookup.document_name(edge.source), lookup.document_name(edge.target)}
        home = lookup.origin_of_document.get(edge.source)
        if home and home is lookup.origin_of_document.get(edge.target):
            together[home.id] |= ends
        else:
            yield "which came first", _no_direction(edge.evidence), Subject(words.listed(sorted(ends)))
    for origin_id, names in together.items():
        yield "which came first", _no_direction(()), Subject(words.first_of(sorted(names), 8), origin_id)


def _no_direction(evidence: tuple[str, ...]) -> str:
    told = f"; known is only: {'; '.join(evidence)}" if evidence else ""
    return f"no evidence gives the direction{told}"
