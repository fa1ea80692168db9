"""The machine's ledger and what people decided, put together: pure, the same for the same two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from stemma.decisions.history import undone_by
from stemma.decisions.operations import OPERATIONS
from stemma.decisions.sheet import Flag, Sheet, by_words, mentions
from stemma.ledger.titles import places_beside
from stemma.ledger.values import words
from stemma.records import Claim, Decision, Finding, Ledger, Outcome, Relation, Series, Toll, TollFigure

#: Decisions about the reports and who said what come before those about the claims that hang on them.
_FIRST = frozenset({"cannot-link", "link", "must-link", "unlink"})
#: Findings about what reports print, whatever becomes of the claims they name.
_OF_REPORTS = frozenset({"edit", "quote_divergence", "silent_edit", "stale_reprint"})
#: What a later decision about the same claim takes the place of.
_REPLACES = {"accept": ("accept", "reject"), "reject": ("accept", "reject"), "rank": ("rank",)}


def apply(ledger: Ledger, decisions: Sequence[Decision], *, part: bool = False) -> tuple[Ledger, tuple[Outcome, ...]]:
    """The ledger as people see it, and what became of every decision.

    Args:
        ledger: the machine's own, or all that concerns one story of it.
        decisions: the log, or the entries that speak of reports of the ledger, and the undos, in any order.
        part: the ledger is of some stories: a decision that finds nothing in it, or that links or parts reports of
            which some are not in it, is left out of the outcomes where it does not hold.

    Returns:
        The ledger with the decisions and their outcomes in it.  Mentions are never changed; a claim that a person
        decided about says so in `state`, `decided` and `rank_reason`.  An outcome is "applied", with what was done;
        "flagged", when what it spoke of is not there any more, is not read as it was, or not in one piece, with the
        reason; or "undone", by an undo or by a later decision that takes its place.
    """
    if not decisions:
        return ledger, ()
    sheet = Sheet(ledger)
    undone = undone_by(decisions)
    outcomes: dict[int, Outcome] = {}
    ordered = sorted(decisions, key=lambda d: (d.operation not in _FIRST, d.sequence))
    for decision in ordered:
        number = decision.sequence
        if number in undone:
            outcomes[number] = Outcome(number, "undone", f"by {undone[number]}")
        elif decision.operation == "undo":
            outcomes[number] = Outcome(number, "applied", f"{decision.target.ids[0]} is undone", decision.target.ids)
        else:
            outcomes[number] = _outcome(sheet, decision)
            if outcomes[number].state == "applied":
                _replace_former(sheet, decision, outcomes)
    told = tuple(
        outcomes[d.sequence]
        for d in sorted(decisions, key=lambda d: d.sequence)
        if not (part and outcomes[d.sequence].state == "flagged" and _elsewhere(sheet, d, outcomes[d.sequence]))
    )
    return replace(_finished(sheet), decisions=tuple(sorted(decisions, key=lambda d: d.sequence)), outcomes=told), told


def successor(machine: Ledger, shown: Ledger, claim: str) -> str | None:
    """The claim that has most mentions of one that decisions merged or split; None when the machine has no such one."""
    former = next((c for c in machine.claims if c.id == claim), None)
    if former is None:
        return None
    own = set(mentions(former))
    most = max(shown.claims, key=lambda c: (len(own & set(mentions(c))), c.id), default=None)
    return most.id if most is not None and own & set(mentions(most)) else None


def _elsewhere(sheet: Sheet, decision: Decision, outcome: Outcome) -> bool:
    linked = decision.target.ids if decision.target.kind == "document" else ()
    return not outcome.records or any(document not in sheet.finder.extractions for document in linked)


def _outcome(sheet: Sheet, decision: Decision) -> Outcome:
    try:
        told, records = OPERATIONS[decision.operation](sheet, decision)
    except Flag as flag:
        return Outcome(decision.sequence, "flagged", str(flag), flag.records)
    return Outcome(decision.sequence, "applied", told, records)


def _replace_former(sheet: Sheet, decision: Decision, outcomes: dict[int, Outcome]) -> None:
    """A former decision of the same kind about the claim is told to be replaced; its mark on the claim goes."""
    if decision.operation not in _REPLACES:
        return
    claim = sheet.claims[outcomes[decision.sequence].records[0]]
    rivals = [claim]
    if (decision.after or {}).get("rank") == "preferred":
        home = next((s for s in sheet.series.values() if claim.id in s.claims), None)
        preferred = [c for c in (home.claims if home else ()) if sheet.ranked.get(c, ("", None))[0] == "preferred"]
        rivals += [sheet.claims[c] for c in preferred if c != claim.id]
    for one in rivals:
        former = {
            j.sequence
            for j in one.decided
            if j.sequence < decision.sequence and j.operation in _REPLACES[decision.operation]
        }
        for number in former:
            outcomes[number] = Outcome(number, "undone", f"replaced by {decision.sequence}", (one.id,))
        if former:
            sheet.put(replace(one, decided=tuple(j for j in one.decided if j.sequence not in former)))
        if one is not claim:
            del sheet.ranked[one.id]
            if not sheet.claims[one.id].decided:
                sheet.put(replace(sheet.claims[one.id], state="machine"))


# ------------------------------------------------------------------------------------------- what follows from it


def _finished(sheet: Sheet) -> Ledger:
    """Independence, relations, ranks, findings and tolls as they are after all decisions."""
    _count_speakers_anew(sheet)
    rejected = {c.id for c in sheet.claims.values() if c.state == "rejected"}
    for id_ in sorted(sheet.touched & sheet.series.keys()):
        _series_anew(sheet, sheet.series[id_], rejected)
    return replace(
        sheet.ledger,
        claims=tuple(sheet.claims.values()),
        relations=tuple(sorted(_relations(sheet, rejected), key=lambda r: (r.a, r.b))),
        series=tuple(sheet.series.values()),
        utterances=tuple(sorted(sheet.utterances.values(), key=lambda u: u.id)),
        findings=tuple(_findings(sheet, rejected)),
        tolls=tuple(_tolls(sheet)),
    )


def _count_speakers_anew(sheet: Sheet) -> None:
    """Claims that hang on statements that were linked or unlinked stand on other numbers of utterances."""
    if not sheet.respoken:
        return
    for claim in list(sheet.claims.values()):
        if claim.kind != "figure" or not sheet.respoken & set(claim.statements):
            continue
        bench = sheet.bench(claim.story)
        made = bench.claim(claim.quantities, claim) if bench is not None else None
        if made is not None:
            sheet.put(replace(claim, independence=made.independence))


def _series_anew(sheet: Sheet, series: Series, rejected: set[str]) -> None:
    """The relations of its changed claims and the ranks of all, by the ledger's rules; then what people ranked."""
    claims = [sheet.claims[c] for c in series.claims]
    bench = sheet.bench(claims[0].story)
    changed = frozenset(c for c in series.claims if c in sheet.changed)
    if bench is not None:
        claims = bench.ordered(claims)
        if changed:
            inside = set(series.claims)
            keep = [r for r in sheet.relations if not ({r.a, r.b} <= inside and {r.a, r.b} & changed)]
            sheet.relations = keep + bench.relations(claims, changed)
    standing = [c for c in claims if c.id not in rejected]
    ranks = {c.id: (c.rank, c.rank_reason) for c in claims}
    if bench is not None:
        own = {c.id for c in standing}
        relations = [r for r in sheet.relations if r.a in own and r.b in own]
        ranks |= {id_: (r.rank, r.reason) for id_, r in bench.ranks(standing, relations).items()}
        chosen = {c: sheet.ranked[c] for c in own if c in sheet.ranked}
        demoted = {c for c, (rank, _) in chosen.items() if rank != "preferred"}
        if any(ranks[c][0] == "preferred" for c in demoted):
            others = [c for c in standing if c.id not in demoted]
            left = {c.id for c in others}
            again = bench.ranks(others, [r for r in relations if r.a in left and r.b in left])
            ranks |= {id_: (r.rank, r.reason) for id_, r in again.items()}
    else:
        chosen = {c.id: sheet.ranked[c.id] for c in standing if c.id in sheet.ranked}
    for id_, (rank, decision) in sorted(chosen.items(), key=lambda item: item[1][1].sequence):
        if rank == "preferred":
            for other, (held, _) in ranks.items():
                if other != id_ and held == "preferred":
                    ranks[other] = ("normal", f"{decision.actor} prefers {words(sheet.claims[id_].value)}")
        ranks[id_] = (rank, f"set by {by_words(decision)}")
    for claim in claims:
        if claim.id in rejected:
            judged = next(j for j in reversed(claim.decided) if j.operation == "reject")
            told = f"{judged.actor}: {judged.reason}" if judged.reason else judged.actor
            ranks[claim.id] = ("deprecated", f"rejected by {told}")
    preferred = next((c.id for c in claims if ranks[c.id][0] == "preferred"), None)
    for claim in claims:
        rank, why = ranks[claim.id]
        if rank == "preferred" and claim.id != preferred:
            rank, why = "normal", "another figure is preferred"
        now = sheet.claims[claim.id]
        sheet.put(replace(now, rank=rank, rank_reason=why, series=series.id))
    places = places_beside(series.thing, sorted({p for c in claims for p in c.scope.places}))
    sheet.series[series.id] = replace(
        series, claims=tuple(c.id for c in claims), preferred=preferred, scope=places if changed else series.scope
    )


def _relations(sheet: Sheet, rejected: set[str]) -> Iterable[Relation]:
    return (r for r in sheet.relations if r.a not in rejected and r.b not in rejected)


def _findings(sheet: Sheet, rejected: set[str]) -> Iterable[Finding]:
    """Without those that reckon with a figure that a person rejected, or changed."""
    for finding in sheet.ledger.findings:
        if finding.kind not in _OF_REPORTS and (rejected | sheet.changed) & set(finding.claims):
            continue
        claims = tuple(dict.fromkeys(sheet.renamed.get(c, c) for c in finding.claims))
        yield replace(finding, claims=claims) if claims != finding.claims else finding


def _tolls(sheet: Sheet) -> Iterable[Toll]:
    """Counted anew in stories where a figure was rejected or has another value."""
    edited: dict[str, dict[str, Claim]] = {}
    for claim in sheet.claims.values():
        if claim.state == "rejected" or any(j.operation == "edit" for j in claim.decided):
            edited.setdefault(claim.story, {})[claim.id] = claim
    for toll in sheet.ledger.tolls:
        changed = edited.get(toll.story)
        bench = sheet.bench(toll.story) if changed else None
        if changed and bench is not None:
            out = frozenset(m for c in changed.values() if c.state == "rejected" for m in mentions(c))
            values = {m: c.value for c in changed.values() if c.state != "rejected" for m in c.quantities}
            own = [c for c in sheet.claims.values() if c.story == toll.story]
            again = bench.toll(own, sheet.relations, out, values)
            if again is not None:
                yield again
            continue
        yield _renamed(toll, sheet.renamed)


def _renamed(toll: Toll, renamed: dict[str, str]) -> Toll:
    if not renamed:
        return toll

    def again(figure: TollFigure) -> TollFigure:
        return replace(figure, claim=renamed.get(figure.claim, figure.claim)) if figure.claim else figure

    return replace(toll, killed=again(toll.killed), injured=again(toll.injured), missing=again(toll.missing))
