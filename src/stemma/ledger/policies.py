"""Which figure of a series is preferred, by a policy that is named, published and can be one's own.

A policy is an order of criteria; of the claims that stand, the first criterion on which two differ decides.  What was
corrected, replaced by a later figure, denied or only supposed stands in no policy: policies choose among rivals, they
bring nothing back.  `editor` is the order the ledger is made by (`rank.py`), which also weighs what only it sees.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.ledger.values import centre, is_bound, is_point, significant_digits, words
from stemma.records import Claim, Entity, Ledger, Series

EDITOR = "editor"

#: The data sets as which casualties can be coded (`exports.policies`).
CODING = ("acled", "airwars", "ibc", "ucdp")


@dataclass(frozen=True, slots=True)
class Criterion:
    """`key` is smaller for the better claim; `says` tells of the winner why it won, `why` is the reason for having it."""

    name: str
    says: str
    why: str
    key: Callable[[Claim, Mapping[str, Entity]], float]


def _latest(claim: Claim, _: Mapping[str, Entity]) -> float:
    time = claim.as_of
    day = (time.end or time.start) if time is not None else None
    return -day.toordinal() if day is not None else 0.0


def _exactness(claim: Claim, _: Mapping[str, Entity]) -> float:
    value = claim.value
    if value.form == "vague":
        return 40.0
    if is_bound(value):
        return 30.0
    if is_point(value) and value.lower is not None:
        return -float(significant_digits(value.lower))
    return 20.0


def _named(claim: Claim, entities: Mapping[str, Entity]) -> float:
    """Whether a party beside the outlets stands behind it: a person or body that some report attributes it to."""
    return 0.0 if claim.statements and any(a in entities for a in claim.asserters) else 1.0


CRITERIA: Mapping[str, Criterion] = {
    one.name: one
    for one in (
        Criterion("latest", "as of a later time", "who counts later knows more", _latest),
        Criterion(
            "origins", "on more certain origins", "independent reports err apart",
            lambda claim, _: -float(claim.independence.origins.low),
        ),
        Criterion(
            "reports", "in more reports", "what more outlets found fit to print",
            lambda claim, _: -float(claim.independence.texts.high),
        ),
        Criterion("named", "asserted by a named party", "somebody answers for it", _named),
        Criterion("exact", "the more exact", "a count says more than a bound or a vague word", _exactness),
        Criterion(
            "lowest", "the lower figure", "what is certain at the least, as counts of record do",
            lambda claim, _: centre(claim.value),
        ),
        Criterion(
            "highest", "the higher figure", "what may have to be reckoned with",
            lambda claim, _: -centre(claim.value),
        ),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Policy:
    name: str
    order: tuple[str, ...]
    why: str


#: The published policies; `editor` has no order here, since the ledger is made by it.
POLICIES: Mapping[str, Policy] = {
    one.name: one
    for one in (
        Policy(EDITOR, (), "what a careful editor prints: see docs/policies.md"),
        Policy("latest", ("latest", "origins", "named", "exact"), "the newest figure, whoever gives it"),
        Policy("corroborated", ("origins", "reports", "latest", "exact"), "the figure on most independent origins"),
        Policy("official", ("named", "latest", "origins", "exact"), "a figure that a named party answers for"),
        Policy("cautious", ("lowest", "origins", "latest"), "the least of the figures that stand"),
        Policy("worst-case", ("highest", "origins", "latest"), "the greatest of the figures that stand"),
    )
}


def preferred_by(ledger: Ledger, policy: Policy) -> Ledger:
    """The ledger with its preferred figures chosen by the policy, each with the criterion that decided.

    Nothing else changes; `editor` gives the ledger back as it is.  What a person ranked stays as it was ranked.
    """
    if policy.name == EDITOR:
        return ledger
    claims = {claim.id: claim for claim in ledger.claims}
    entities = {entity.id: entity for entity in ledger.entities}
    overtaken = {r.a for r in ledger.relations if r.kind == "supersede"}
    series = {one.id: one for one in ledger.series}
    for one in ledger.series:
        members = [claims[c] for c in one.claims if c in claims]
        if any(_ranked_by_a_person(c) and c.rank == "preferred" for c in members):
            continue
        standing = [c for c in members if _stands(c, one, overtaken)]
        chosen, ranked = _ranked(members, standing, policy, entities)
        claims |= {claim.id: claim for claim in ranked}
        series[one.id] = replace(one, preferred=chosen)
    return replace(
        ledger,
        claims=tuple(claims[claim.id] for claim in ledger.claims),
        series=tuple(series.values()),
        policy={**ledger.policy, "preferred": policy.name},
    )


def _stands(claim: Claim, series: Series, overtaken: set[str]) -> bool:
    if claim.id == series.preferred:
        return True
    if _ranked_by_a_person(claim):
        return False
    return claim.rank != "deprecated" and claim.id not in overtaken and claim.polarity == "asserted"


def _ranked_by_a_person(claim: Claim) -> bool:
    return any(judged.operation == "rank" for judged in claim.decided)


def _ranked(
    members: Sequence[Claim], standing: Sequence[Claim], policy: Policy, entities: Mapping[str, Entity]
) -> tuple[str | None, list[Claim]]:
    def keys(claim: Claim) -> tuple[float, ...]:
        return tuple(CRITERIA[name].key(claim, entities) for name in policy.order)

    best = min(standing, key=lambda c: (keys(c), c.rank != "preferred", words(c.value), c.id), default=None)
    if best is None:
        return None, list(members)
    ranked = []
    for claim in members:
        if claim.id == best.id:
            rivals = [keys(other) for other in standing if other.id != best.id]
            ranked.append(replace(claim, rank="preferred", rank_reason=_why(policy, keys(best), rivals, best)))
        elif claim.rank == "preferred":
            decided = _decided(policy, keys(best), keys(claim))
            reason = f"policy {policy.name} prefers {words(best.value)}: {decided}"
            ranked.append(replace(claim, rank="normal", rank_reason=reason))
        else:
            ranked.append(claim)
    return best.id, ranked


def _decided(policy: Policy, best: Sequence[float], other: Sequence[float]) -> str:
    """In words, the first criterion on which the two differ."""
    for name, one, two in zip(policy.order, best, other, strict=True):
        if one != two:
            return CRITERIA[name].says
    return "nothing in the policy decides between them"


def _why(policy: Policy, best: Sequence[float], rivals: Sequence[Sequence[float]], claim: Claim) -> str:
    if not rivals:
        from stemma.ledger.times import shown

        return f"policy {policy.name}: the only figure that stands ({shown(claim.as_of)})"
    reasons = dict.fromkeys(_decided(policy, best, other) for other in rivals)
    return f"policy {policy.name}: {'; '.join(reasons)}"
