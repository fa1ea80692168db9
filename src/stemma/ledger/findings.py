"""Arithmetic that the texts let us check: stated ratios, and parts that should make a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemma.ledger.drafts import Draft
from stemma.ledger.mentions import NEVER_CLAIMED
from stemma.ledger.times import time_relation
from stemma.ledger.values import words
from stemma.records import REPORT_KINDS, Claim, DocumentSpan, Extraction, Finding, Quantity, Story, Value, content_id

#: How far a stated ratio may be off, as a share of itself, and still hold: reporters round.
_TOLERANCE = 0.12


def stated_ratios(extraction: Extraction) -> list[Quantity]:
    """Relative figures of the report's own text: "a third of the number given earlier"."""
    return [
        q
        for q in extraction.quantities
        if q.form == "relative"
        and q.relative is not None
        and q.relative.operation == "ratio"
        and q.relative.factor
        and q.block in REPORT_KINDS
        and not NEVER_CLAIMED & set(q.flags)
    ]


def ratio_findings(
    story: Story, extractions: Mapping[str, Extraction], series: Sequence[Sequence[Claim]], drafts: Mapping[str, Draft]
) -> list[Finding]:
    """One finding for each pair of figures between which some report states a ratio.

    The figure meant is the nearest before the words, or else after them, in the same report; its
    base an earlier figure of the same series.  When no earlier figure fits, the nearest one in time
    is named with what the ratio really is.
    """
    told: dict[tuple[str, str], list[tuple[Quantity, str]]] = {}
    for document in story.documents:
        extraction = extractions.get(document)
        for quantity in stated_ratios(extraction) if extraction else ():
            found = _pair(quantity, document, series, drafts)
            if found is not None:
                now, base, factor = found
                text = _sentence(quantity, extraction, now, base, factor)  # type: ignore[arg-type]
                told.setdefault((now.id, base.id), []).append((quantity, text))
    out = []
    for (now_id, base_id), stated in sorted(told.items()):
        spans = tuple(sorted({DocumentSpan(q.document, q.start, q.end) for q, _ in stated}))
        out.append(Finding(content_id("f", "ratio", now_id, base_id), "ratio", (now_id, base_id), stated[0][1], spans))
    return out


def _pair(
    quantity: Quantity, document: str, series: Sequence[Sequence[Claim]], drafts: Mapping[str, Draft]
) -> tuple[Claim, Claim, float] | None:
    assert quantity.relative is not None and quantity.relative.factor
    factor = quantity.relative.factor
    candidates = []
    for members in series:
        for now in members:
            places = [m.quantity.start for m in drafts[now.id].mentions if m.document == document]
            if not places or len(members) < 2:
                continue
            distance = min(abs(quantity.start - at) + (10**6 if at > quantity.start else 0) for at in places)
            for base in members:
                if base.id == now.id:
                    continue
                relation, _ = time_relation(drafts[base.id], drafts[now.id], running=True)
                real = _real_ratio(now.value, base.value)
                if real is None or relation == "b_first":
                    continue
                off = abs(real - factor) / factor
                if off <= _TOLERANCE or relation == "a_first":
                    candidates.append((off > _TOLERANCE, distance, off, now.id, base.id, now, base, real))
    if not candidates:
        return None
    best = min(candidates, key=lambda c: c[:5])
    return best[5], best[6], best[7]


def _real_ratio(now: Value, base: Value) -> float | None:
    if now.unit != base.unit:
        return None
    for a, b in ((now.upper, base.upper), (now.lower, base.lower)):
        if a is not None and b:
            return a / b
    return None


def _sentence(quantity: Quantity, extraction: Extraction, now: Claim, base: Claim, real: float) -> str:
    assert quantity.relative is not None and quantity.relative.factor
    surface = " ".join(quantity.surface.split()) or "a ratio"
    holds = abs(real - quantity.relative.factor) / quantity.relative.factor <= _TOLERANCE
    verdict = "holds" if holds else f"does not hold: it is {real:.2f} of it"
    return f"“{surface}” ({extraction.document.id}): {words(now.value)} against {words(base.value)}; {verdict}"


def sum_findings(found: Sequence[tuple[Claim, Claim, Claim, str]], drafts: Mapping[str, Draft]) -> list[Finding]:
    out = []
    for one, other, whole, text in found:
        spans = tuple(
            sorted(
                DocumentSpan(m.document, m.quantity.start, m.quantity.end)
                for claim in (one, other, whole)
                for m in drafts[claim.id].mentions[:1]
            )
        )
        ids = (one.id, other.id, whole.id)
        out.append(
            Finding(content_id("f", "arithmetic", *ids), "arithmetic", ids, f"parts and whole agree: {text}", spans)
        )
    return out
