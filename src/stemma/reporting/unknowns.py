"""What the ledger does not know, and why: nothing is silent about its limits."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from stemma.records import Quantity
from stemma.reporting import words
from stemma.reporting.lookup import Lookup
from stemma.reporting.views import ClaimView, series_title

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
class Unknown:
    """`subject` is what is not known; `anchor` the element on the page that it is about, or ""."""

    kind: str
    subject: str
    why: str
    anchor: str = ""


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
    """Everything unknown in the ledger, grouped by kind in the order of the flow; [] when nothing is."""
    return [
        *_reports(lookup),
        *_figures(lookup),
        *_voices(lookup),
        *_claims(lookup, views),
        *_descent(lookup),
    ]


def _reports(lookup: Lookup) -> list[Unknown]:
    found = []
    for document in lookup.documents.values():
        name = lookup.document_name(document.id)
        if document.status == "error":
            found.append(Unknown("reports", f"{name} could not be read", document.error or "no reason was given"))
            continue
        if document.status == "empty":
            found.append(Unknown("reports", f"{name} has no text", "the source is empty"))
            continue
        if document.published is None:
            found.append(Unknown("reports", f"when {name} was published", "the text does not say", document.id))
        elif not document.published.known:
            why = words.when(document.published)
            found.append(Unknown("reports", f"when {name} was published", f"the text says only: {why}", document.id))
        if document.outlet is None:
            found.append(Unknown("reports", f"which outlet printed {name}", "the text does not say", document.id))
        if document.translation == "suspected":
            why = "its wording suggests it; it does not say so"
            found.append(Unknown("reports", f"whether {name} is a translation", why, document.id))
    return found


def _figures(lookup: Lookup) -> list[Unknown]:
    outside: dict[str, int] = defaultdict(int)
    found = []
    for quantity in lookup.quantities.values():
        if quantity.id not in lookup.claims_of_quantity:
            outside[why_outside(quantity)] += 1
        if quantity.relative and quantity.relative.resolved is None:
            where = f"{lookup.document_name(quantity.document)}:{quantity.start}-{quantity.end}"
            subject = f"the figure behind \N{LEFT DOUBLE QUOTATION MARK}{quantity.surface}\N{RIGHT DOUBLE QUOTATION MARK} ({where})"
            found.append(Unknown("figures", subject, "the figure it is measured against was not found", quantity.id))
    for why, count in sorted(outside.items(), key=lambda item: (-item[1], item[0])):
        found.append(Unknown("figures", f"{words.plural(count, 'figure')} in no claim", why))
    return found


def _voices(lookup: Lookup) -> list[Unknown]:
    found = []
    for utterance in lookup.ledger.utterances:
        reports = sorted(
            {
                lookup.document_name(lookup.statements[s].document)
                for s in utterance.statements
                if s in lookup.statements
            }
        )
        place = f"an utterance in {words.listed(reports)}"
        if utterance.speaker is None:
            found.append(Unknown("voices", f"who speaks in {place}", "the reports do not say", utterance.id))
    return found


def _claims(lookup: Lookup, views: dict[str, ClaimView]) -> list[Unknown]:
    found = []
    for claim in lookup.ledger.claims:
        label = _named(lookup, views[claim.id])
        for text in claim.unknowns:
            found.append(Unknown("claims", label, text, claim.id))
        if claim.as_of is None and not any("as of" in text or "as-of" in text for text in claim.unknowns):
            found.append(Unknown("claims", label, "as of when: the reports do not say", claim.id))
    for series in lookup.ledger.series:
        for text in series.unknowns:
            found.append(Unknown("claims", series_title(series), text, series.id))
    for relation in lookup.ledger.relations:
        if relation.a not in views or relation.b not in views:
            continue
        a, b = _named(lookup, views[relation.a]), _named(lookup, views[relation.b])
        if relation.kind == "not_comparable" and (relation.cause == "unknown" or relation.rule.startswith("10")):
            found.append(Unknown("claims", f"how {a} and {b} compare", relation.reason, relation.a))
        elif relation.kind == "supersede" and relation.cause == "unclear":
            why = f"neither a correction nor a change is told; {relation.reason}"
            found.append(Unknown("claims", f"why {b} replaced {a}", why, relation.b))
    return found


def _named(lookup: Lookup, view: ClaimView) -> str:
    """The claim with what it counts: "17 (7 Aug 2031), people died"."""
    series = lookup.series_of_claim.get(view.claim.id)
    return f"{view.label}, {series_title(series)}" if series else view.label


def _descent(lookup: Lookup) -> list[Unknown]:
    found = []
    for origin in lookup.ledger.origins:
        reports = words.listed([lookup.document_name(d) for d in origin.documents])
        name = origin.name or f"the origin of {reports}"
        if origin.kind == "latent":
            why = f"no report here is it; {reports} descend from it"
            found.append(Unknown("descent", f"the text of {name}", origin.reason or why, origin.id))
        for merge in origin.possible:
            other = lookup.origins.get(merge.origin)
            if other and other.id < origin.id and any(m.origin == origin.id for m in other.possible):
                continue  # told from the other side
            there = words.listed([lookup.document_name(d) for d in other.documents]) if other else merge.origin
            subject = f"whether {reports}, and {there}, go back to one origin"
            found.append(Unknown("descent", subject, merge.reason, origin.id))
    together: dict[str, list[str]] = defaultdict(list)
    for edge in lookup.ledger.lineages:
        if edge.directed or edge.source in lookup.origins or edge.target in lookup.origins:
            continue
        home = lookup.origin_of_document.get(edge.source)
        if home and home is lookup.origin_of_document.get(edge.target):
            together[home.id] += [edge.source, edge.target]
        else:
            a, b = lookup.document_name(edge.source), lookup.document_name(edge.target)
            found.append(Unknown("descent", f"which of {a} and {b} came first", _no_direction(edge.evidence)))
    for origin_id, ends in together.items():
        names = words.listed(sorted({lookup.document_name(end) for end in ends}))
        found.append(Unknown("descent", f"which of {names} came first", _no_direction(()), origin_id))
    return found


def _no_direction(evidence: tuple[str, ...]) -> str:
    told = f"; known is only: {'; '.join(evidence)}" if evidence else ""
    return f"no evidence gives the direction{told}"
