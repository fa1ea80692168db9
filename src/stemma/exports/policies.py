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

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from stemma.exports.precision import DATE_CODES, PLACE_CODES, dated, placed
from stemma.exports.victims import Victims, victims_of
from stemma.records import Claim, Ledger, Series, Toll, TollFigure
from stemma.reporting import words
from stemma.reporting.lookup import Lookup
from stemma.reporting.pairs import series_title

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
    """One record a story and kind of casualty (`level` "total"), then one for each side and group that the reports tell apart.

    Raises KeyError for a policy that is not in `POLICIES`.
    """
    code = POLICIES[policy]
    lookup = Lookup(ledger)
    for toll in ledger.tolls:
        for kind in KINDS:
            figure: TollFigure = getattr(toll, kind)
            claims = _claims(lookup, figure)
            coded = code(figure, claims, kind)
            attackers = getattr(toll.attackers, kind, None)
            yield {
                **_event(lookup, toll, kind, policy, claims),
                "level": "total",
                "side": None,
                "group": None,
                **_numbers(coded),
                "of_them_attackers": attackers,
                "claim": figure.claim,
                "reason": coded.reason,
            }
            for told, series in _groups(lookup, toll, kind):
                best = lookup.claims[series.preferred or ""]
                claims = _standing(lookup, series, best.id)
                coded = code(_figure(best), claims, kind)
                yield {
                    **_event(lookup, toll, kind, policy, claims),
                    "level": "group",
                    "side": told.side,
                    "group": told.group,
                    **_numbers(coded),
                    "of_them_attackers": None,
                    "claim": best.id,
                    "reason": f"{series_title(series)}: {coded.reason}",
                }


def _numbers(coded: Coded) -> dict[str, Any]:
    return {"best": coded.best, "low": coded.low, "high": coded.high, "grade": coded.grade}


def _event(lookup: Lookup, toll: Toll, kind: str, policy: str, claims: Sequence[Claim]) -> dict[str, Any]:
    """What is the same for every number of the row: where it is from, when and where it was, and how exactly that is told."""
    story = lookup.stories.get(toll.story)
    series = _casualties(lookup, toll)
    around = [*claims, *(lookup.claims[c] for one in series for c in one.claims if c in lookup.claims)]
    mentions = [(q, lookup.documents[q.document].text) for claim in around for q in lookup.mentions(claim)]
    sources = list(dict.fromkeys(q.document for claim in claims for q in lookup.mentions(claim))) or list(
        toll.documents
    )
    outlets = [lookup.documents[d].outlet for d in sources if d in lookup.documents]
    told = [q for claim in around for q in lookup.mentions(claim)]
    time, where = dated(told, story), placed(around, mentions)
    asserters = list(dict.fromkeys(lookup.entity_name(entity) for claim in claims for entity in claim.asserters))
    code = {"ucdp": 0, "acled": 1}.get(policy)
    return {
        "type": "coded_toll",
        "policy": policy,
        "story": toll.story,
        "title": story.title if story is not None else "",
        "kind": kind,
        "date_from": time.start.isoformat() if time.start else None,
        "date_to": time.end.isoformat() if time.end else None,
        "date_precision": time.precision,
        "date_code": DATE_CODES[time.precision][code] if code is not None and time.precision else None,
        "date_basis": time.basis,
        "place": where.name,
        "country": where.country,
        "place_precision": where.precision,
        "place_code": PLACE_CODES[where.precision][code] if code is not None and where.precision else None,
        "original_source": words.listed(asserters) if asserters else None,
        "sources": sources,
        "outlets": list(dict.fromkeys(outlet for outlet in outlets if outlet)),
        "reports": len(toll.documents),
    }


def _groups(lookup: Lookup, toll: Toll, kind: str) -> Iterator[tuple[Victims, Series]]:
    """The series of the story that count one side or group, in this role, and have a preferred figure."""
    for series in _casualties(lookup, toll):
        told = victims_of(series.thing)
        if told is not None and series.role == kind and series.preferred in lookup.claims:
            yield told, series


def _casualties(lookup: Lookup, toll: Toll) -> list[Series]:
    """The series of the story that count its casualties."""
    story = lookup.stories.get(toll.story)
    found = lookup.series_of_story(story) if story is not None else []
    return [series for series in found if series.role in KINDS and series.unit is None]


def _figure(claim: Claim) -> TollFigure:
    """A claim's value as a number of people with its bounds: its only number, else the lower, else the upper one."""
    lower, upper = claim.value.lower, claim.value.upper
    low = int(lower if lower is not None else upper or 0)
    high = int(upper if upper is not None else lower or 0)
    best = (low + high) // 2 if claim.value.form == "approximate" else low
    return TollFigure(best, low, high, claim.id, claim.rank_reason)


def _claims(lookup: Lookup, figure: TollFigure) -> list[Claim]:
    """The claim that the figure is from and those of its series that stand beside it: asserted, not superseded."""
    if figure.claim is None or figure.claim not in lookup.claims:
        return []
    series = lookup.series_of_claim.get(figure.claim)
    return _standing(lookup, series, figure.claim) if series is not None else []


def _standing(lookup: Lookup, series: Series, chosen: str) -> list[Claim]:
    claims = [lookup.claims[one] for one in series.claims if one in lookup.claims]
    return [
        c
        for c in claims
        if c.id == chosen or (c.polarity == "asserted" and c.rank != "deprecated" and not _superseded(lookup, c))
    ]


def _superseded(lookup: Lookup, claim: Claim) -> bool:
    """Whether a later or corrected figure has taken the place of this one: what it said then is no rival of today's."""
    return any(r.kind == "supersede" and r.a == claim.id for r in lookup.relations_of_claim[claim.id])


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
