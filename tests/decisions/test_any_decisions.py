"""Whatever people decide, in whatever order: every mention stays in one claim, and nothing points nowhere."""

from __future__ import annotations

from collections import Counter

from deciding import Desk, machine
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma import decisions
from stemma.decisions import DecisionError
from stemma.decisions.proposals import MOST_ITEMS
from stemma.records import Ledger, Value


def check(machine_: Ledger, shown: Ledger) -> None:
    """The invariants of a ledger with decisions in it."""
    assert shown.extractions == machine_.extractions, "mentions are never rewritten"
    told = Counter(q for c in shown.claims for q in c.quantities)
    assert told == Counter(q for c in machine_.claims for q in c.quantities), "each mention in one claim, none lost"
    said = Counter(s for u in shown.utterances for s in u.statements)
    assert said == Counter(s for u in machine_.utterances for s in u.statements)
    ids = [c.id for c in shown.claims]
    known = set(ids)
    assert len(known) == len(ids)
    assert Counter(c for s in shown.series for c in s.claims) == Counter(ids), "each claim in one series"
    for series in shown.series:
        preferred = [c.id for c in shown.claims if c.series == series.id and c.rank == "preferred"]
        assert preferred == ([series.preferred] if series.preferred else [])
        assert {c.id for c in shown.claims if c.series == series.id} == set(series.claims)
    for relation in shown.relations:
        assert {relation.a, relation.b} <= known and relation.a != relation.b
    pairs = Counter(frozenset((r.a, r.b)) for r in shown.relations)
    assert not pairs or max(pairs.values()) == 1
    for finding in shown.findings:
        assert set(finding.claims) <= known
    for toll in shown.tolls:
        assert {f.claim for f in (toll.killed, toll.injured, toll.missing)} - {None} <= known
    for claim in shown.claims:
        assert claim.state != "rejected" or claim.rank == "deprecated"
        assert bool(claim.decided) == (claim.state != "machine")


operations = st.sampled_from(
    ["accept", "reject", "edit", "scope", "merge", "split", "link", "unlink", "must", "cannot", "rank", "undo"]
)
picks = st.lists(st.integers(0, 50), min_size=3, max_size=3)


def pick(items: list[str], at: int) -> str:
    return items[at % len(items)]


def decide(desk: Desk, operation: str, numbers: list[int]) -> None:
    shown = desk.shown
    claims, one, two, three = [c.id for c in shown.claims], *numbers
    claim = next(c for c in shown.claims if c.id == pick(claims, one))
    spoken = [s for u in shown.utterances for s in u.statements]
    reports = [e.document.id for e in shown.extractions]
    match operation:
        case "accept":
            proposal = decisions.accept(shown, claim.id)
        case "reject":
            proposal = decisions.reject(shown, claim.id)
        case "edit":
            proposal = decisions.edit(shown, claim.id, value=Value("exact", two, two, True, True, claim.value.unit))
        case "scope":
            proposal = decisions.edit(shown, claim.id, places=["Marlow"][: two % 2], includes=["the crew"][: three % 2])
        case "merge":
            proposal = decisions.merge(shown, [claim.id, pick(claims, two)])
        case "split":
            proposal = decisions.split(shown, claim.id, claim.quantities[: 1 + two % len(claim.quantities)])
        case "link":
            proposal = decisions.link(shown, [pick(spoken, one), pick(spoken, two)])
        case "unlink":
            proposal = decisions.unlink(shown, [pick(spoken, one)])
        case "must":
            proposal = decisions.must_link(shown, [pick(reports, one), pick(reports, two)], desk.log)
        case "cannot":
            proposal = decisions.cannot_link(shown, [pick(reports, one), pick(reports, two)], desk.log)
        case "rank":
            proposal = decisions.rank(shown, claim.id, ("preferred", "normal", "deprecated")[two % 3])
        case _:
            proposal = decisions.undo(desk.log, 1 + one % max(1, len(desk.log)))
    desk.decide(proposal)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(operations, picks), max_size=8))
def test_any_sequence_of_decisions_keeps_the_ledger_whole(steps: list[tuple[str, list[int]]]) -> None:
    desk = Desk(machine())
    for operation, numbers in steps:
        try:
            decide(desk, operation, numbers)
        except DecisionError:
            continue
        check(machine(), desk.shown)
    assert len(desk.outcomes) == len(desk.log) <= MOST_ITEMS
    assert decisions.apply(machine(), desk.log) == decisions.apply(machine(), list(reversed(desk.log)))
    for entry in list(desk.log):
        if entry.sequence not in decisions.undone_by(desk.log) and entry.operation != "undo":
            desk.decide(decisions.undo(desk.log, entry.sequence))
    if not decisions.standing(desk.log):
        shown = desk.shown
        assert (shown.claims, shown.series, shown.relations) == (
            machine().claims, machine().series, machine().relations,
        )  # fmt: skip
