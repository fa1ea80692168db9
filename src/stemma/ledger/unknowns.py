"""What a claim or a series leaves open, in words, so that no output is silent about its limits."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.ledger.dating import Calendar
from stemma.ledger.drafts import Draft
from stemma.ledger.independence import attributed
from stemma.ledger.mentions import is_foreign


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
        found.append(f"as of when exactly: {draft.as_of.basis}")
    elif draft.as_of_from == "story":
        found.append(f"as of when: {draft.as_of.basis}")
    silent = [d for d, parties in attributed(draft).items() if not parties]
    if silent:
        found.append(f"who asserts it: {', '.join(silent)} attributes it to nobody")
    if not draft.question.head:
        found.append("what exactly is counted: no report names it beside the figure")
    if draft.question.measure == "unknown":
        found.append("whether it is a count to date, a state or a flow")
    if not draft.question.places and draft.question.dimension == "count":
        found.append("for which area it holds")
    return tuple(found)


def series_unknowns(drafts: Sequence[Draft]) -> tuple[str, ...]:
    found = []
    if len(drafts) > 1 and all(d.as_of_from in ("none", "published", "report", "story") for d in drafts):
        found.append("the order in time: no report says as of when its figure holds")
    if not any(d.asserters for d in drafts):
        found.append("who stands behind the figures: no report attributes any of them")
    return tuple(found)
