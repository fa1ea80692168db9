"""What single reports lost or sharpened of a figure that others, or their own next lines, give in full."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from stemma.ledger.drafts import Draft
from stemma.ledger.independence import attributed
from stemma.ledger.values import centre, is_bound, is_point, near, words
from stemma.records import Drift, Scope, Value


def scope_drift(scope: Scope) -> list[Drift]:
    """One for each report that lacks an exclusion or inclusion that other reports of the claim carry."""
    found = []
    for kind, notes in (("exclusion", scope.excludes), ("inclusion", scope.includes)):
        for note in notes:
            for document in note.absent_from:
                text = f"the {kind} “{note.text}” is absent from {document}, present in {', '.join(note.carried_by)}"
                found.append(Drift(document, "scope", text))
    return found


def attribution_drift(draft: Draft, origins: Mapping[str, str], name: Callable[[str], str]) -> list[Drift]:
    """Reports that tell in their own voice what a report of the same origin attributes to somebody."""
    parties = attributed(draft)
    found = []
    for document, own in sorted(parties.items()):
        kin = [
            d for d in parties if d != document and parties[d] and origins.get(d) == origins.get(document) is not None
        ]
        if not own and kin:
            who = ", ".join(sorted({name(party) for d in kin for party in parties[d]}))
            found.append(
                Drift(document, "attribution", f"told in the report's own voice; {', '.join(sorted(kin))}: {who}")
            )
    return found


def loss(coarse: Value, fine: Value) -> Drift | None:
    """What the coarser of two versions of a figure lost, for a document still to be named; None when nothing."""
    if is_point(coarse) and fine.form == "approximate":
        return Drift("", "hedge", f"{words(fine)} became {words(coarse)}: the hedge is lost")
    if is_bound(coarse) and not is_bound(fine):
        return Drift("", "bound", f"{words(fine)} became {words(coarse)}: a bound is lost")
    if coarse.form == "vague" and fine.form != "vague":
        return Drift("", "precision", f"{words(fine)} became {words(coarse)}")
    if is_bound(fine) and not is_bound(coarse):
        return Drift("", "bound", f"{words(fine)} became {words(coarse)}: the bound is lost")
    if is_point(coarse) and is_point(fine) and not near(centre(coarse), centre(fine)):
        return Drift("", "precision", f"{words(fine)} became {words(coarse)}")
    return None


def restated_drift(draft: Draft, fuller: Sequence[Draft]) -> list[Drift]:
    """For a coarser version: its loss, in every report that carries it."""
    found = []
    for other in fuller:
        lost = loss(draft.value, other.value)
        if lost is not None:
            found += [Drift(document, lost.kind, lost.text) for document in draft.documents]
    return found


def unique(drift: Sequence[Drift]) -> tuple[Drift, ...]:
    return tuple(sorted(set(drift), key=lambda d: (d.document, d.kind, d.text)))
