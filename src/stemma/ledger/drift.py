"""What single reports lost or sharpened of a figure that others, or their own next lines, give in full."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from stemma.ledger.drafts import Draft
from stemma.ledger.independence import Backed, attributed
from stemma.ledger.values import centre, is_bound, is_point, near, significant_digits, words
from stemma.records import Claim, Drift, Relation, Scope, Value


def scope_drift(scope: Scope) -> list[Drift]:
    """One for each report that lacks an exclusion or inclusion that other reports of the claim carry."""
    found = []
    for kind, notes in (("exclusion", scope.excludes), ("inclusion", scope.includes)):
        for note in notes:
            for document in note.absent_from:
                text = f"the {kind} “{note.text}” is absent from {document}, present in {', '.join(note.carried_by)}"
                found.append(Drift(document, "scope", text))
    return found


def attribution_drift(draft: Backed, origins: Mapping[str, str], name: Callable[[str], str]) -> list[Drift]:
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


def hedge_drift(draft: Draft) -> list[Drift]:
    """Reports that give without a hedge what the claim, as other reports have it, gives with one."""
    if draft.value.form != "approximate":
        return []
    bare = {m.document for m in draft.mentions if m.value.form != "approximate"}
    hedged = sorted({m.document for m in draft.mentions if m.value.form == "approximate"})
    text = f"{words(draft.value)} in {', '.join(hedged)}, here without the hedge"
    return [Drift(document, "hedge", text) for document in sorted(bare - set(hedged))]


def loss(coarse: Value, fine: Value) -> Drift | None:
    """What the coarser of two versions of a figure lost, for a document still to be named; None when nothing."""
    if is_point(coarse) and fine.form == "approximate" and _hedged_number(fine, centre(coarse)):
        return Drift("", "hedge", f"{words(fine)} became {words(coarse)}: the hedge is lost")
    if is_bound(coarse) and is_point(fine):
        return None  # "at least 16" loses nothing of 16
    if is_bound(coarse) and not is_bound(fine):
        return Drift("", "bound", f"{words(fine)} became {words(coarse)}: a bound is lost")
    if coarse.form == "vague" and fine.form != "vague":
        return Drift("", "precision", f"{words(fine)} became {words(coarse)}")
    if is_bound(fine) and not is_bound(coarse):
        return Drift("", "bound", f"{words(fine)} became {words(coarse)}: the bound is lost")
    if is_point(coarse) and is_point(fine) and not near(centre(coarse), centre(fine)):
        return Drift("", "precision", f"{words(fine)} became {words(coarse)}")
    return None


def _hedged_number(value: Value, number: float) -> bool:
    """Whether a hedged value may be about this number: "nearly 20,000" is about 20,000, not about 18,400."""
    return any(end is not None and near(end, number) for end in (value.lower, value.upper, centre(value)))


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


def fuller_versions(
    claims: Sequence[Claim], relations: Sequence[Relation], drafts: Mapping[str, Draft]
) -> Mapping[str, list[Draft]]:
    """Claim -> the fuller versions of it that one of its own reports, or its own utterance, gives."""
    inside = {claim.id for claim in claims}
    found: dict[str, list[Draft]] = defaultdict(list)
    for relation in relations:
        if relation.kind == "restate" and relation.a in inside and relation.b in inside:
            for one, other in itertools.permutations((relation.a, relation.b)):
                a, b = drafts[one], drafts[other]
                kin = set(a.documents) & set(b.documents) or a.utterances & b.utterances
                if kin and _is_coarser(a, b):
                    found[one].append(b)
    return found


def _is_coarser(a: Draft, b: Draft) -> bool:
    if b.value.form == "vague" or a.value == b.value:
        return False
    if a.value.form == "vague":
        return True
    if is_bound(b.value):
        return False
    if is_bound(a.value):
        return True
    if is_point(a.value) and b.value.form == "approximate":
        return not a.asserters or a.only_headlines or not b.only_headlines
    if is_point(a.value) and is_point(b.value) and a.value.lower is not None and b.value.lower is not None:
        return significant_digits(a.value.lower) < significant_digits(b.value.lower)
    return False
