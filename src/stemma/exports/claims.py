"""Claims as schema.org structured data: `Claim` with where it appears, and first.

A `ClaimReview` states a verdict, and a verdict is a person's: it is written only around one that is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stemma.records import Claim, Document, Ledger
from stemma.reporting.lookup import Lookup

CONTEXT = "https://schema.org"


def claim_data(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """One `Claim` a claim of the ledger, in its order; then a `ClaimReview` for each on which a person gave a verdict.

    A claim that a person rejected as misread is none of the reports, and is left out.
    """
    lookup = Lookup(ledger)
    for claim in ledger.claims:
        if claim.state != "rejected":
            yield {"@context": CONTEXT, **_claim(lookup, claim)}
    given = {d.sequence: d for d in ledger.decisions if d.after is not None and "verdict" in d.after}
    for claim in ledger.claims:
        for judged in claim.decided:
            decision = given.get(judged.sequence)
            if decision is not None and decision.after is not None and claim.state != "rejected":
                verdict, rating = decision.after["verdict"], decision.after["rating"]
                author = {"@type": "Person", "name": decision.actor}
                yield _review(lookup, claim, verdict, rating, author, decision.at[:10])


def claim_review(
    ledger: Ledger, claim: str, *, verdict: str, rating: int, reviewer: str, url: str, date: str
) -> dict[str, Any]:
    """A `ClaimReview` of a person's own verdict on the claim.

    Args:
        claim: its id.
        verdict: in words, such as "mostly true".
        rating: from 1, false, to 5, true.
        reviewer: the organisation or person who stands for it.
        url: where the review is published.
        date: ISO 8601, when.
    Raises:
        KeyError: the ledger has no such claim.
        ValueError: no verdict, or a rating beyond 1..5.
    """
    if not verdict.strip() or not 1 <= rating <= 5:
        raise ValueError("a review needs a verdict in words and a rating from 1 to 5")
    lookup = Lookup(ledger)
    author = {"@type": "Organization", "name": reviewer}
    return {**_review(lookup, lookup.claims[claim], verdict, rating, author, date), "url": url}


def _review(
    lookup: Lookup, claim: Claim, verdict: str, rating: int, author: dict[str, str], date: str
) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "datePublished": date,
        "author": author,
        "claimReviewed": claim.proposition,
        "itemReviewed": _claim(lookup, claim),
        "reviewRating": {
            "@type": "Rating", "ratingValue": rating, "bestRating": 5, "worstRating": 1, "alternateName": verdict,
        },
    }  # fmt: skip


def _claim(lookup: Lookup, claim: Claim) -> dict[str, Any]:
    documents = list(dict.fromkeys(q.document for q in lookup.mentions(claim)))
    works = [_work(lookup, lookup.documents[document]) for document in documents]
    dated = sorted((work for work in works if "datePublished" in work), key=lambda work: str(work["datePublished"]))
    out: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"urn:stemma:{claim.id}",
        "name": claim.proposition,
        "text": claim.proposition,
        "appearance": works,
    }
    if len(dated) == len(works) and dated:
        out["firstAppearance"] = dated[0]  # known only when every appearance is dated
    asserters = [_party(lookup, entity) for entity in claim.asserters]
    if asserters:
        out["author"] = asserters
    if claim.polarity == "denied":
        out["description"] = "denied by those named as its author"
    if claim.as_of is not None and claim.as_of.known:
        start, end = claim.as_of.start, claim.as_of.end
        out["temporalCoverage"] = f"{start.isoformat() if start else '..'}/{end.isoformat() if end else '..'}"
    if claim.scope.places:
        out["spatialCoverage"] = [{"@type": "Place", "name": place} for place in claim.scope.places]
    return out


def _work(lookup: Lookup, document: Document) -> dict[str, Any]:
    out: dict[str, Any] = {"@type": "NewsArticle", "headline": lookup.title(document.id), "identifier": document.id}
    if document.url:
        out["url"] = document.url
    if document.outlet:
        out["publisher"] = {"@type": "Organization", "name": document.outlet}
    if document.published is not None and document.published.start is not None:
        out["datePublished"] = document.published.start.isoformat()
    return out


def _party(lookup: Lookup, entity: str) -> dict[str, Any]:
    found = lookup.entities.get(entity)
    kind = "Person" if found is not None and found.kind == "person" else "Organization"
    return {"@type": kind, "name": lookup.entity_name(entity)}
