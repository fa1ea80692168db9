"""Casualties as the conflict data sets code them: views on the toll of a story, which stays what it is.

Each policy says where it is published and what it does here.  None can do what its data set's coders do with their
knowledge beyond the reports; a view applies the published rule for numbers to what the reports say.

`ucdp`: best, low and high estimate (UCDP Georeferenced Event Dataset Codebook, on fatality estimates: "best" is the most
reliable figure, low and high the range of reliable ones).
`acled`: one conservative number (ACLED Codebook and its note on fatalities: the lowest reported number where sources differ;
vague words by a fixed table: "several" and "a few" are 3, "dozens" 12, "hundreds" 100).
`ibc`: minimum and maximum (Iraq Body Count, on methods: both are the lowest and highest of the reported totals).
`airwars`: minimum and maximum with a grade by sources (Airwars' methodology: "fair" from two credible sources,
"weak" from one, "contested" where accounts differ on who was responsible; here, on the number).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from stemma.records import Claim, Ledger, Toll, TollFigure
from stemma.reporting.lookup import Lookup

#: ACLED's numbers for vague words, by the lower end of the convention that this program reads them with.
ACLED_VAGUE = {3.0: 3, 24.0: 12, 40.0: 12, 200.0: 100}

KINDS = ("killed", "injured", "missing")


@dataclass(frozen=True, slots=True)
class Coded:
    """One kind of casualty of a story under a policy; a bound that the policy does not have is None."""

    best: int | None
    low: int | None
    high: int | None
    grade: str | None
    reason: str


def coded_tolls(ledger: Ledger, policy: str) -> Iterator[dict[str, Any]]:
    """One record a story and kind of casualty.  Raises KeyError for a policy that is not in `POLICIES`."""
    code = POLICIES[policy]
    lookup = Lookup(ledger)
    for toll in ledger.tolls:
        story = lookup.stories.get(toll.story)
        for kind in KINDS:
            figure: TollFigure = getattr(toll, kind)
            coded = code(figure, _claims(lookup, toll, figure), kind)
            attackers = getattr(toll.attackers, kind, None)
            yield {
                "type": "coded_toll",
                "policy": policy,
                "story": toll.story,
                "title": story.title if story is not None else "",
                "date_from": story.start.isoformat() if story is not None and story.start else None,
                "date_to": story.end.isoformat() if story is not None and story.end else None,
                "kind": kind,
                "best": coded.best,
                "low": coded.low,
                "high": coded.high,
                "grade": coded.grade,
                "of_them_attackers": attackers,
                "reports": len(toll.documents),
                "claim": figure.claim,
                "reason": coded.reason,
            }


def _claims(lookup: Lookup, toll: Toll, figure: TollFigure) -> list[Claim]:
    """The claim that the figure is from and those of its series that stand beside it: asserted, not superseded."""
    if figure.claim is None or figure.claim not in lookup.claims:
        return []
    series = lookup.series_of_claim.get(figure.claim)
    claims = [lookup.claims[one] for one in series.claims if one in lookup.claims] if series else []
    return [c for c in claims if c.id == figure.claim or (c.polarity == "asserted" and c.rank != "deprecated")]


def _ucdp(figure: TollFigure, claims: list[Claim], kind: str) -> Coded:
    low, high = _span(figure, claims)
    return Coded(figure.best, min(low, figure.best), max(high, figure.best), None, figure.reason)


def _acled(figure: TollFigure, claims: list[Claim], kind: str) -> Coded:
    vague = [ACLED_VAGUE[c.value.lower] for c in claims if c.value.form == "vague" and c.value.lower in ACLED_VAGUE]
    definite = [
        int(c.value.lower) for c in claims if c.value.form in ("exact", "approximate") and c.value.lower is not None
    ]
    if definite and len(set(definite)) > 1:
        return Coded(min(definite), None, None, None, "the lowest of the reported numbers")
    if vague and not definite:
        return Coded(min(vague), None, None, None, "a vague word, by ACLED's table")
    return Coded(figure.best, None, None, None, figure.reason)


def _ibc(figure: TollFigure, claims: list[Claim], kind: str) -> Coded:
    low, high = _span(figure, claims)
    return Coded(None, low, high, None, "the lowest and the highest of the reported totals")


def _airwars(figure: TollFigure, claims: list[Claim], kind: str) -> Coded:
    low, high = _span(figure, claims)
    own = next((c for c in claims if c.id == figure.claim), None)
    parties = own.independence.asserters.low if own is not None else 0
    if own is None:
        grade = None
    elif low != high and len(claims) > 1:
        grade = "contested"
    else:
        grade = "fair" if parties >= 2 else "weak"
    return Coded(None, low, high, grade, f"{parties} independent asserter(s) of the number")


def _span(figure: TollFigure, claims: list[Claim]) -> tuple[int, int]:
    """The lowest and highest number that a report gives; the toll's own bounds where no claim tells."""
    ends = [end for c in claims for end in (c.value.lower, c.value.upper) if end is not None]
    if not ends:
        return figure.lower, figure.upper
    return int(min(ends)), int(max(ends))


#: The policies by name.
POLICIES: dict[str, Callable[[TollFigure, list[Claim], str], Coded]] = {
    "acled": _acled,
    "airwars": _airwars,
    "ibc": _ibc,
    "ucdp": _ucdp,
}
