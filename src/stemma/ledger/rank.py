"""Which answer of a series a careful editor prints: preferred, normal or deprecated, always with a reason.

What a later figure replaced stays normal, because it was the answer of its day; what was corrected,
or stands only in a headline that the report below it has overtaken, is deprecated.  Of the claims
left, one that corrects another is preferred, then the one on most independent origins, the largest
of counts that run on, the most exact, and the one that a named party asserts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.ledger.drafts import Draft
from stemma.ledger.things import shown_period
from stemma.ledger.values import centre, is_bound, is_point, significant_digits, words
from stemma.records import Claim, Rank, Relation


@dataclass(frozen=True, slots=True)
class Ranking:
    rank: Rank
    reason: str


def rank_series(
    claims: Sequence[Claim], relations: Sequence[Relation], drafts: Mapping[str, Draft], stale: frozenset[str]
) -> dict[str, Ranking]:
    """A ranking for every claim of one series; at most one is preferred."""
    inside = {claim.id for claim in claims}
    own = [r for r in relations if r.a in inside and r.b in inside]
    by_id = {claim.id: claim for claim in claims}
    out: dict[str, Ranking] = {}
    for relation in own:
        if relation.kind == "supersede" and relation.cause == "correction":
            out[relation.a] = Ranking("deprecated", f"corrected to {words(by_id[relation.b].value)}")
    for identifier in sorted(stale & inside):
        out.setdefault(identifier, Ranking("deprecated", "only in a headline that its own report has overtaken"))
    replaced = {r.a: r.b for r in own if r.kind == "supersede"}
    standing = [
        claim for claim in claims if claim.id not in out and claim.id not in replaced and claim.polarity == "asserted"
    ]
    family = _families(own)
    corrects = {r.b for r in own if r.kind == "supersede" and r.cause == "correction"}
    bygone = _bygone(standing, own, drafts)
    keys = {
        c.id: (c.id not in corrects, c.id in bygone, *_preference(c, drafts[c.id], by_id, family, drafts))
        for c in standing
    }
    best = min(standing, key=lambda c: keys[c.id], default=None)
    for claim in claims:
        if claim.id in out:
            continue
        if best is not None and claim.id == best.id:
            rivals = [r.b if r.a == best.id else r.a for r in own if r.kind == "conflict" and best.id in (r.a, r.b)]
            over = sorted({_decided_by(keys[best.id], keys[one]) for one in rivals if one in keys})
            out[claim.id] = Ranking("preferred", _why(claim, claims, own, replaced, drafts[claim.id], over))
        elif claim.id in replaced:
            later = by_id[replaced[claim.id]]
            out[claim.id] = Ranking("normal", f"superseded by {words(later.value)}")
        elif claim.polarity != "asserted":
            out[claim.id] = Ranking("normal", f"not asserted as a fact ({claim.polarity})")
        else:
            assert best is not None
            out[claim.id] = Ranking("normal", _why_not(claim, best, own, _decided_by(keys[best.id], keys[claim.id])))
    return out


def _bygone(standing: Sequence[Claim], relations: Sequence[Relation], drafts: Mapping[str, Draft]) -> frozenset[str]:
    """Claims of a time before that of another one: of a period long over ("there were 3,000 in 2010"), or of a day
    before the one that a text gives for the other, by another party."""
    inside = {claim.id for claim in standing}
    found = set()
    for relation in relations:
        if relation.cause != "time" or relation.a not in inside or relation.b not in inside:
            continue
        for old, new in ((relation.a, relation.b), (relation.b, relation.a)):
            one, other = drafts[old], drafts[new]
            if one.as_of is None or one.as_of.end is None or other.as_of is None or other.as_of.start is None:
                continue
            gone = one.as_of_from == "text" and shown_period(one.as_of) is not None
            dated = other.as_of_from in ("said", "text") and shown_period(other.as_of) is None
            if (gone or dated) and one.as_of.end < other.as_of.start:
                found.add(old)
    return frozenset(found)


def _families(relations: Sequence[Relation]) -> Mapping[str, frozenset[str]]:
    """Claim -> claims that restate it: versions of one figure back one another."""
    found: dict[str, set[str]] = {}
    for relation in relations:
        if relation.kind in ("restate", "agree"):
            found.setdefault(relation.a, set()).add(relation.b)
            found.setdefault(relation.b, set()).add(relation.a)
    return {key: frozenset(value) for key, value in found.items()}


def _preference(
    claim: Claim,
    draft: Draft,
    by_id: Mapping[str, Claim],
    family: Mapping[str, frozenset[str]],
    drafts: Mapping[str, Draft],
) -> tuple[object, ...]:
    kin = [claim, *(by_id[other] for other in sorted(family.get(claim.id, ())) if other in by_id)]
    documents = {d for one in kin for d in drafts[one.id].documents}
    origins = max(one.independence.origins.high for one in kin)
    return (
        draft.only_headlines and len(kin) > 1,
        -origins,
        -len(documents),
        -centre(claim.value) if draft.question.measure == "cumulative" and is_point(claim.value) else 0,
        _coarseness(claim),
        not draft.asserters,
        -claim.independence.texts.high,
        words(claim.value),
        claim.id,
    )


def _coarseness(claim: Claim) -> tuple[int, int]:
    value = claim.value
    if value.form == "vague":
        return 3, 0
    if is_bound(value):
        return 2, 0
    if is_point(value) and value.lower is not None:
        return 0, -significant_digits(value.lower)
    return 1, 0


#: What each place of the preference says of the claim that wins by it.
_DECIDING = (
    "a correction",
    "of a later time",
    "told outside headlines too",
    "on more origins",
    "in more reports",
    "the higher of two running counts, and nothing else tells them apart",
    "the more exact",
    "asserted by a named party",
    "in more texts",
)


def _decided_by(best: tuple[object, ...], other: tuple[object, ...]) -> str:
    """In words, the first respect in which the preferred claim is ahead of another; honest when there is none."""
    for reason, one, two in zip(_DECIDING, best, other, strict=False):
        if one != two:
            return reason
    return "nothing in the reports decides between them"


def _why(
    claim: Claim,
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    replaced: Mapping[str, str],
    draft: Draft,
    over: Sequence[str],
) -> str:
    if len(claims) == 1:
        return "the only figure of its series"
    reasons = []
    older = [by for by in replaced if replaced[by] == claim.id]
    if older:
        reasons.append("the latest: it supersedes " + ", ".join(words(c.value) for c in claims if c.id in older))
    count = claim.independence.origins
    if count.high > 1:
        bounds = f"{count.low} to {count.high}" if count.low != count.high else str(count.high)
        reasons.append(f"on {bounds} origins")
    if any(r.kind == "restate" and claim.id in (r.a, r.b) for r in relations):
        reasons.append("the fullest form of the figure")
    if over:
        reasons.append("against what it conflicts with: " + "; ".join(over))
    if draft.asserters and not reasons:
        reasons.append("a named party asserts it")
    return "; ".join(reasons) or "the best attested figure of its series"


def _why_not(claim: Claim, best: Claim, relations: Sequence[Relation], decided: str) -> str:
    between = next((r for r in relations if {r.a, r.b} == {claim.id, best.id}), None)
    if between is None:
        return f"{words(best.value)} is preferred"
    if between.kind == "restate":
        return f"another form of {words(best.value)}: {between.reason}"
    if between.kind == "conflict":
        return f"rivals {words(best.value)}, which is preferred: {decided}"
    return f"{between.kind.replace('_', ' ')} with {words(best.value)}, which is preferred"
