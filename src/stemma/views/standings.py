"""How each series of a story stands: the figure that is preferred, what it took the place of, and what contests it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.records import Claim, DocumentSpan, Relation, Series, Story, Value
from stemma.views.sources import Sources, fullest
from stemma.views.ties import Ties
from stemma.views.timeline import direction


@dataclass(frozen=True, slots=True)
class Standing:
    """How a series stands: the figure that is preferred, or the latest, what it replaced, and what contests it.

    `reports` counts those of the story's reports that give the figure, of `of` reports.
    """

    series: str
    claim: str
    reports: int
    of: int
    before: str | None
    direction: Literal["up", "down", "changed"] | None
    corrected: bool
    contested: tuple[str, ...]
    evidence: tuple[DocumentSpan, ...]


def standings(sources: Sources, ties: Ties, story: Story, told: Sequence[str]) -> list[Standing]:
    """One a series that more than one claim or report is about, the contested first, then the most told.

    `told` are the documents that tell the story.
    """
    found = []
    for series in ties.series_in[story.id]:
        claims = [c for i in series.claims if isinstance(c := sources.told.get(i), Claim) and c.story == story.id]
        if not claims:
            continue
        standing = _standing(sources, ties, series, claims, told)
        width = len({document for claim in claims for document in sources.documents_of(claim)})
        if width > 1 or len(claims) > 1 or standing.contested:
            found.append(((not standing.contested, -width, -len(claims), series.id), standing))
    return [standing for _, standing in sorted(found, key=lambda pair: pair[0])]


def _standing(sources: Sources, ties: Ties, series: Series, claims: Sequence[Claim], told: Sequence[str]) -> Standing:
    known = {claim.id: claim for claim in claims}
    stands = known.get(series.preferred or "") or claims[-1]
    earlier = _before(sources, known, stands, ties.replaces[stands.id], fullest(sources, claims, ties.alike))
    carried = set(sources.documents_of(stands)) & set(told)
    return Standing(
        series=series.id,
        claim=stands.id,
        reports=len(carried),
        of=len(told),
        before=earlier.a if earlier else None,
        direction=direction(known[earlier.a], stands) if earlier else None,
        corrected=earlier is not None and earlier.cause == "correction",
        contested=_contested(ties, stands, known),
        evidence=sources.evidence(stands),
    )


def _contested(ties: Ties, stands: Claim, known: dict[str, Claim]) -> tuple[str, ...]:
    """What conflicts with the figure, or with one whose place it took, and still stands: nothing took its own place."""
    replaced = {relation.a for relation in ties.replaces[stands.id]} & known.keys()
    rivals = set(ties.rivals_among(stands.id, known))
    for old in replaced:
        rivals |= {
            rival
            for rival in ties.rivals_among(old, known)
            if rival not in replaced | {stands.id} and rival not in ties.gone and known[rival].polarity == "asserted"
        }
    return tuple(sorted(rivals))


def _before(
    sources: Sources, known: dict[str, Claim], stands: Claim, replaced: Sequence[Relation], wording: dict[str, str]
) -> Relation | None:
    """By which relation the figure took the place of an earlier one: of those that it clearly differs from the latest.

    Clear is a step between intervals that exclude each other, or between two bounds of one form; "about 1,300" and "fewer
    than 1,200" may be one number.  Of several wordings of one time only the fullest counts.
    """

    def order(relation: Relation) -> tuple[object, ...]:
        old = known[relation.a]
        clear = old.value.form == stands.value.form or _apart(old.value, stands.value)
        return clear, _last_day(old), relation.cause == "correction", len(sources.evidence(old)), relation.a

    return max((r for r in replaced if r.a in known and wording.get(r.a) == r.a), key=order, default=None)


def _apart(one: Value, other: Value) -> bool:
    """Whether no number lies in both intervals; an end that both leave out is in neither."""
    for low, high in ((one, other), (other, one)):
        if low.upper is not None and high.lower is not None:
            if low.upper < high.lower:
                return True
            if low.upper == high.lower and not (low.upper_closed and high.lower_closed):
                return True
    return False


def _last_day(claim: Claim) -> str:
    time = claim.as_of
    day = (time.end or time.start) if time else None
    return day.isoformat() if day else ""
