"""Figures as W3C Web Annotations: for tools that show notes on the page itself.

Each mention of a claim is one annotation (https://www.w3.org/TR/annotation-model/).  Its target is the report's page,
or a name for the file, with selectors by position and by quotation, so that it is found again when the text moves;
for a page also by the element's XPath.  Its body says what the ledger makes of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from stemma.records import Claim, Document, Ledger, Quantity
from stemma.reporting.lookup import Lookup
from stemma.reporting.words import figure, when

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

#: Characters of the text before and after a quotation by which it is told from others like it.
CONTEXT_LENGTH = 32


def web_annotations(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """One annotation a mention that is in a claim, by report and place."""
    lookup = Lookup(ledger)
    for extraction in ledger.extractions:
        for quantity in sorted(extraction.quantities, key=lambda one: (one.start, one.end)):
            for claim in lookup.claims_of_quantity.get(quantity.id, ()):
                yield _annotation(extraction.document, quantity, lookup.claims[claim])


def _annotation(document: Document, quantity: Quantity, claim: Claim) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "id": f"urn:stemma:{_urn(claim.id)}:{_urn(quantity.id)}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "language": "en",
                "value": f"{claim.proposition} ({figure(claim.value)}; as of {when(claim.as_of)}; {claim.rank}: {claim.rank_reason})",
            },
            {"type": "SpecificResource", "purpose": "linking", "source": f"urn:stemma:{_urn(claim.id)}"},
        ],
        "target": {
            "type": "SpecificResource",
            "source": document.url or f"urn:stemma:document:{_urn(document.id)}",
            "selector": _selectors(document, quantity.start, quantity.end),
        },
    }


def _selectors(document: Document, start: int, end: int) -> list[dict[str, Any]]:
    text = document.text
    found: list[dict[str, Any]] = [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - CONTEXT_LENGTH) : start],
            "suffix": text[end : end + CONTEXT_LENGTH],
        },
    ]
    at = bisect_right(document.positions, start, key=lambda position: position.start) - 1
    if at >= 0 and document.positions[at].end >= end:
        position = document.positions[at]
        inside = {"type": "TextPositionSelector", "start": start - position.start, "end": end - position.start}
        found.append({"type": "XPathSelector", "value": position.xpath, "refinedBy": inside})
    return found


def _urn(text: str) -> str:
    """Safe in the last part of a URN (RFC 8141)."""
    return quote(text.encode("utf-8", "replace"), safe="")
