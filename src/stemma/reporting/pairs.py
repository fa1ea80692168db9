"""Two claims and what stands between them, in words: with rule, reason and evidence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from stemma.records import Relation, Series
from stemma.reporting import words
from stemma.reporting.lookup import Lookup
from stemma.reporting.views import ClaimView, Mention, span_mention


@dataclass(frozen=True, slots=True)
class RelationView:
    relation: Relation
    subject: ClaimView
    verb: str
    object: ClaimView
    rule: str
    reason: str
    evidence: tuple[Mention, ...]
    subject_of: str = ""
    object_of: str = ""
    likewise: int = 0

    @property
    def ends(self) -> tuple[str, str]:
        """Subject and object in words; what they count is told where they are of different series."""
        return (
            self.subject.label + (f", {self.subject_of}" if self.subject_of else ""),
            self.object.label + (f", {self.object_of}" if self.object_of else ""),
        )

    @property
    def sentence(self) -> str:
        return f"{self.ends[0]} {self.verb} {self.ends[1]}"


def series_title(series: Series, scope: bool = True) -> str:
    """What is counted, in which role, where (unless not `scope`): "passengers missing, Corran Head"."""
    title = series.thing or "unnamed thing"
    if series.role and series.role.lower() not in title.lower():
        title += f" {series.role}"
    return title + (f", {words.listed(series.scope)}" if scope and series.scope else "")


def relation_view(views: dict[str, ClaimView], lookup: Lookup, record: Relation) -> RelationView | None:
    """None when one of the two claims is not in this ledger."""
    if record.a not in views or record.b not in views:
        return None
    verb, b_first = words.relation(record.kind)
    first, second = (record.b, record.a) if b_first else (record.a, record.b)
    ours, theirs = lookup.series_of_claim.get(first), lookup.series_of_claim.get(second)
    apart = ours is not theirs
    return RelationView(
        record,
        views[first],
        verb,
        views[second],
        words.rule_name(record),
        record.reason,
        tuple(span_mention(lookup, span) for span in record.evidence),
        series_title(ours) if apart and ours else "",
        series_title(theirs) if apart and theirs else "",
    )


def between_series(lookup: Lookup, views: dict[str, ClaimView]) -> list[RelationView]:
    """The relations of claims that no series holds together."""
    home = lookup.series_of_claim
    records = [r for r in lookup.ledger.relations if r.a not in home or home[r.a] is not home.get(r.b)]
    return [view for record in records if (view := relation_view(views, lookup, record)) is not None]


def implied(views: list[RelationView]) -> set[tuple[str, str]]:
    """The pairs of supersessions that follow from others, which a reader need not be told one by one.

    a gave way to c, and c to b: so did a to b.  One form of a figure ("about 1,300") gave way, or made
    another give way: so did every other form of it ("1,300").
    """
    later: dict[str, set[str]] = defaultdict(set)
    earlier: dict[str, set[str]] = defaultdict(set)
    chain = [view for view in views if view.relation.kind == "supersede"]
    for view in chain:
        later[view.relation.a].add(view.relation.b)
        earlier[view.relation.b].add(view.relation.a)
    full = _fullest_forms(views)
    pairs = {(view.relation.a, view.relation.b) for view in chain}
    through_another = {(a, b) for a, b in pairs if later[a] & earlier[b]}
    other_forms = {(a, b) for a, b in pairs if (full.get(a, a), full.get(b, b)) in pairs - {(a, b)}}
    return through_another | other_forms


def _fullest_forms(views: list[RelationView]) -> dict[str, str]:
    """For each claim that restates another told in more places, that other one."""
    full: dict[str, tuple[int, str]] = {}
    for view in views:
        if view.relation.kind == "restate":
            one, two = sorted(
                ((len(claim.claim.quantities), claim.claim.id) for claim in (view.subject, view.object)), reverse=True
            )
            full[two[1]] = max(one, full.get(two[1], one))
    return {other: claim for other, (_, claim) in full.items()}


def outside(
    lookup: Lookup, views: dict[str, ClaimView], members: list[str], preferred: str | None
) -> tuple[RelationView, ...]:
    """Other series that ask the same question and still cannot be compared: one pair of claims each.

    The pair told is the one with the preferred claims, else with the latest; `likewise` counts the rest.
    Pairs that rule 1 tells apart (other things, roles, units) are left to the list between series.
    """
    position = {claim: index for index, claim in enumerate(members)}
    pairs: dict[str, list[tuple[bool, bool, int, Relation]]] = defaultdict(list)
    for claim in members:
        for record in lookup.relations_of_claim[claim]:
            other = record.b if record.a == claim else record.a
            if record.kind != "not_comparable" or other in position or _other_question(record):
                continue
            theirs = lookup.series_of_claim.get(other)
            best = theirs is not None and theirs.preferred == other
            key = theirs.id if theirs else other
            pairs[key].append((claim == preferred, best, position[claim], record))
    shown = []
    for found in pairs.values():
        view = relation_view(views, lookup, max(found, key=lambda pair: pair[:3])[3])
        if view is not None:
            ours_first = view.subject.claim.id in position
            told = replace(view, subject_of="") if ours_first else replace(view, object_of="")
            shown.append(replace(told, likewise=len(found) - 1))
    return tuple(shown)


def _other_question(record: Relation) -> bool:
    """Whether rule 1 parted the two: they count different things."""
    return record.rule.replace("_", " ").split(" ")[0] == "1"
