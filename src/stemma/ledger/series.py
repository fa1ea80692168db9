"""Series: the claims that answer one question, in order of time, ranked, with one preferred at most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from stemma.ledger.corrections import is_stale
from stemma.ledger.drafts import Draft
from stemma.ledger.drift import fuller_versions, restated_drift, unique
from stemma.ledger.rank import rank_series
from stemma.ledger.titles import places_beside, series_name
from stemma.ledger.unknowns import series_unknowns
from stemma.records import Claim, Relation, Series, Story, content_id


def ranked_series(
    story: Story,
    made: Sequence[Sequence[Claim]],
    drafts: Mapping[str, Draft],
    relations: Sequence[Relation],
) -> tuple[list[Series], list[Claim]]:
    """The series of one story, and its claims with rank, series and the drift that their relations show."""
    series: list[Series] = []
    ranked: list[Claim] = []
    for claims in made:
        inside = [drafts[c.id] for c in claims]
        stale = frozenset(c.id for c, d in zip(claims, inside, strict=True) if is_stale(d, inside))
        ranks = rank_series(claims, relations, drafts, stale)
        identifier = content_id("series", story.id, *sorted(c.id for c in claims))
        preferred = next((c.id for c in claims if ranks[c.id].rank == "preferred"), None)
        fuller = fuller_versions(claims, relations, drafts)
        for claim in claims:
            drift = unique([*claim.drift, *restated_drift(drafts[claim.id], fuller.get(claim.id, ()))])
            ranking = ranks[claim.id]
            ranked.append(replace(claim, rank=ranking.rank, rank_reason=ranking.reason, series=identifier, drift=drift))
        thing, role = series_name(inside)
        series.append(
            Series(
                id=identifier,
                stories=(story.id,),
                thing=thing,
                role=role,
                measure=Counter(d.question.measure for d in inside).most_common(1)[0][0],
                scope=places_beside(thing, sorted({place for c in claims for place in c.scope.places})),
                claims=tuple(c.id for c in claims),
                preferred=preferred,
                unit=claims[0].value.unit,
                unknowns=series_unknowns(inside),
            )
        )
    return series, ranked
