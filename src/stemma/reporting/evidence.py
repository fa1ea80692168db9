"""Where evidence stands in the reports: the places that the page points to, each an element of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from stemma.records import DocumentSpan, Passage, Story
from stemma.reporting.assertions import SHOWN, assertions_of_story
from stemma.reporting.lookup import Lookup
from stemma.reporting.marks import Mark
from stemma.reporting.pairs import RelationView
from stemma.reporting.views import ClaimView

_PASSAGES_SHOWN = 24


def evidence_marks(
    lookup: Lookup,
    relations: Sequence[RelationView],
    views: dict[str, ClaimView],
    shown: Sequence[tuple[DocumentSpan, str, str]] = (),
    assertions: int = SHOWN,
) -> dict[str, dict[str, Mark]]:
    """document -> anchor -> mark of what the page points to and is no figure.

    Scope phrases, corrections, evidence of findings, assertions, the passages that the page shows, and what else it has
    `shown`: a span, the element that points to it, and what it is.
    """
    marks: dict[str, dict[str, Mark]] = defaultdict(dict)

    def add(span: DocumentSpan, target: str, title: str) -> None:
        anchor = lookup.place(span)
        if anchor and anchor not in lookup.quantities:
            marks[span.document].setdefault(anchor, Mark(anchor, span.start, span.end, "evidence", target, title))

    for view in relations:
        for span in view.relation.evidence:
            add(span, view.relation.b, f"evidence: {view.sentence}")
    for claim_id, claim in views.items():
        for note in (*claim.claim.scope.excludes, *claim.claim.scope.includes):
            for span in note.evidence:
                add(span, claim_id, f"scope of {claim.label}")
    for finding in lookup.ledger.findings:
        for span in finding.evidence:
            add(span, finding.id, f"evidence: {finding.text}")
    for span, target, title in shown:
        anchor = lookup.place(span)
        if anchor and anchor not in lookup.quantities:
            marks[span.document].setdefault(anchor, Mark(anchor, span.start, span.end, "told", target, title))
    for story in lookup.ledger.stories:
        for told in assertions_of_story(lookup, story, assertions).shown:
            for one in told.assertion.mentions:
                add(DocumentSpan(one.document, one.start, one.end), told.assertion.id, f"asserted: {told.text}")
        for passage in shown_passages(lookup, story):
            for side, span, other in (("a", passage.a, passage.b), ("b", passage.b, passage.a)):
                anchor, title = f"{passage.id}-{side}", f"shared with {lookup.document_name(other.document)}"
                marks[span.document][anchor] = Mark(anchor, span.start, span.end, "passage", passage.id, title)
    return marks


def shown_passages(lookup: Lookup, story: Story) -> list[Passage]:
    """The longest passages that the story's reports share, stock phrases last."""
    ranked = sorted(lookup.passages_of_story(story), key=lambda p: (p.stock, -p.words, p.id))
    return ranked[:_PASSAGES_SHOWN]
