"""What a claim or a series leaves open, in words, so that no output is silent about its limits."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.ledger.dating import Calendar
from stemma.ledger.drafts import Draft
from stemma.ledger.independence import attributed
from stemma.ledger.issuers import paper_of
from stemma.ledger.mentions import Mention, is_foreign


def claim_unknowns(draft: Draft, calendar: Calendar) -> tuple[str, ...]:
    found = []
    if draft.as_of is None or not draft.as_of.known:
        spliced = {m.document for m in draft.mentions if is_foreign(m.quantity)}
        reasons = {f"it stands in text of another article inside {d}, whose date is unknown" for d in spliced}
        reasons |= {calendar.anchor(d).basis for d in draft.documents if d not in spliced}
        found.append(f"as of when: {'; '.join(sorted(reasons))}")
    elif draft.as_of_from == "published":
        found.append("as of when: the text gives no time, the day of publication stands for it")
    elif draft.as_of_from == "report":
        found.append(f"as of when exactly: no time stands beside the figure; taken from {draft.as_of.basis}")
    elif draft.as_of_from == "story":
        found.append(f"as of when: {draft.as_of.basis}")
    silent = [d for d, parties in attributed(draft).items() if not parties]
    papers = {m.document: paper for m in draft.mentions for paper in [_paper(m)] if paper and m.document in silent}
    for document, paper in sorted(papers.items()):
        found.append(f"who asserts it: {document} has it from {paper}")
    nobody = [d for d in silent if d not in papers]
    if nobody:
        found.append(
            f"who asserts it: {_listed(nobody)} {'attributes' if len(nobody) == 1 else 'attribute'} it to nobody"
        )
    if not draft.question.head:
        found.append("what exactly is counted: no report names it beside the figure")
    if draft.question.measure == "unknown":
        found.append("whether it is a count to date, a state or a flow: the words around it do not tell")
    if not draft.question.places and draft.question.dimension == "count":
        found.append("for which area it holds: no report names a place beside the figure")
    return tuple(found)


def _paper(mention: Mention) -> str | None:
    """On whose word the figure stands, when its report does not tell who that is; None when it names no such source."""
    for link in mention.quantity.attribution:
        paper = paper_of(link.name) if link.role != "outlet" else None
        if paper == "unnamed":
            return "a source that it does not name"
        if paper is not None:
            return f"{'an' if paper[0] in 'aeiou' else 'a'} {paper} and does not tell whose"
    return None


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def series_unknowns(drafts: Sequence[Draft]) -> tuple[str, ...]:
    found = []
    if len(drafts) > 1 and all(d.as_of_from in ("none", "published", "report", "story") for d in drafts):
        found.append("the order in time: no report says as of when its figure holds; a day shown is that of the report")
    if not any(d.asserters for d in drafts):
        found.append("who stands behind the figures: no report attributes any of them")
    return tuple(found)
