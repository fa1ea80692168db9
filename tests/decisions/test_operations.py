"""What each decision does to a ledger, and that an undo takes all of it back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deciding import REPORTS, Desk, claim_of, ledger_of, machine

from stemma import decisions
from stemma.decisions import DecisionError, parse_figure
from stemma.records import Claim, Ledger, Series


def series_of(ledger: Ledger, claim: Claim) -> Series:
    return next(s for s in ledger.series if claim.id in s.claims)


def by_id(ledger: Ledger, id_: str) -> Claim:
    return next(c for c in ledger.claims if c.id == id_)


def test_no_decisions_leave_the_ledger_as_it_is() -> None:
    assert decisions.apply(machine(), []) == (machine(), ())


def test_accept_marks_the_claim_and_changes_nothing_else() -> None:
    desk = Desk(machine())
    claim = claim_of(machine(), 61)
    desk.decide(decisions.accept(desk.shown, claim.id, verdict="as the authority counts", rating=5))
    now = by_id(desk.shown, claim.id)
    assert now.state == "reviewed"
    assert [(j.actor, j.operation, j.text) for j in now.decided] == [
        ("ana", "accept", "accepted, verdict “as the authority counts”")
    ]
    assert replace(now, state="machine", decided=()) == claim
    assert desk.shown.relations == machine().relations


def test_a_rejected_claim_stays_but_counts_nowhere() -> None:
    desk = Desk(machine())
    claim = claim_of(machine(), 61)
    assert claim.rank == "preferred"
    desk.decide(decisions.reject(desk.shown, claim.id))
    now = by_id(desk.shown, claim.id)
    assert (now.state, now.rank, now.rank_reason) == ("rejected", "deprecated", "rejected by ana: read it")
    assert not [r for r in desk.shown.relations if claim.id in (r.a, r.b)]
    series = series_of(desk.shown, claim)
    assert series.preferred is not None and series.preferred != claim.id
    assert by_id(desk.shown, series.preferred).rank == "preferred"
    injured = [toll.injured.best for toll in (*machine().tolls, *desk.shown.tolls)]
    assert injured[0] == 61 and injured[1] < 58, "the toll is counted without it"


def test_an_edited_value_is_compared_and_ranked_as_the_ledger_compares() -> None:
    desk = Desk(machine())
    claim, other = claim_of(machine(), 57), claim_of(machine(), 42)
    desk.decide(decisions.edit(desk.shown, claim.id, value=parse_figure("42")))
    now = by_id(desk.shown, claim.id)
    assert now.value.lower == 42 and now.proposition.startswith("42 people")
    assert now.quantities == claim.quantities, "mentions are never rewritten"
    (between,) = [r for r in desk.shown.relations if {r.a, r.b} == {claim.id, other.id}]
    assert between.kind != "conflict"
    assert desk.outcomes[0].reason == "value set to 42, the reports are read as 57"


def test_an_edited_scope_keeps_what_is_not_given() -> None:
    desk = Desk(machine())
    claim = claim_of(machine(), 61)
    desk.decide(decisions.edit(desk.shown, claim.id, places=["Marlow"], excludes=["the crew"]))
    scope = by_id(desk.shown, claim.id).scope
    assert scope.places == ("Marlow",) and [n.text for n in scope.excludes] == ["the crew"]
    assert scope.includes == claim.scope.includes


def test_a_persons_preferred_figure_wins_and_a_later_one_takes_its_place() -> None:
    desk = Desk(machine())
    one, two = claim_of(machine(), 42), claim_of(machine(), 57)
    desk.decide(decisions.rank(desk.shown, one.id, "preferred"))
    assert series_of(desk.shown, one).preferred == one.id
    assert by_id(desk.shown, one.id).rank_reason == "set by ana: read it"
    assert by_id(desk.shown, claim_of(machine(), 61).id).rank_reason == "ana prefers 42"
    desk.decide(decisions.rank(desk.shown, two.id, "preferred"))
    assert series_of(desk.shown, one).preferred == two.id
    assert [(o.state, o.reason) for o in desk.outcomes] == [
        ("undone", "replaced by 2"),
        ("applied", "ranked preferred"),
    ]
    assert by_id(desk.shown, one.id).state == "machine"


def test_a_demoted_figure_gives_way_to_the_next_best() -> None:
    desk = Desk(machine())
    claim = claim_of(machine(), 61)
    desk.decide(decisions.rank(desk.shown, claim.id, "deprecated"))
    assert by_id(desk.shown, claim.id).rank == "deprecated"
    preferred = series_of(desk.shown, claim).preferred
    assert preferred is not None and preferred != claim.id


def test_merged_claims_are_one_with_all_mentions_and_the_first_ones_value() -> None:
    desk = Desk(machine())
    one, two = claim_of(machine(), 42), claim_of(machine(), 57)
    desk.decide(decisions.merge(desk.shown, [one.id, two.id]))
    ids = {c.id for c in desk.shown.claims}
    assert not ids & {one.id, two.id}
    (merged,) = [c for c in desk.shown.claims if set(c.quantities) == {*one.quantities, *two.quantities}]
    assert merged.value == one.value and merged.independence.texts.high == 2
    assert merged.id in series_of(desk.shown, merged).claims
    assert all({r.a, r.b} <= ids for r in desk.shown.relations)
    desk.decide(decisions.undo(desk.log, 1))
    assert replace(desk.shown, decisions=(), outcomes=()) == machine()


def test_a_split_off_mention_is_a_claim_of_its_own() -> None:
    desk = Desk(machine())
    claim = claim_of(machine(), 42)
    off = claim.quantities[-1]
    desk.decide(decisions.split(desk.shown, claim.id, [off]))
    parts = [c for c in desk.shown.claims if set(c.quantities) & set(claim.quantities)]
    assert sorted(len(c.quantities) for c in parts) == [1, 1]
    assert {c.series for c in parts} == {series_of(desk.shown, c).id for c in parts}
    assert len({c.series for c in parts}) == 2
    (between,) = [r for r in desk.shown.relations if {r.a, r.b} == {c.id for c in parts}]
    assert (between.kind, between.rule, between.reason) == ("not_comparable", "decision", "told apart by ana: read it")


def test_linked_statements_are_one_utterance_and_unlinked_ones_two() -> None:
    desk = Desk(machine())
    singles = [u for u in machine().utterances if len(u.statements) == 1][:2]
    desk.decide(decisions.link(desk.shown, [u.statements[0] for u in singles]))
    (linked,) = [u for u in desk.shown.utterances if "linked by ana: read it" in u.reasons]
    assert set(linked.statements) == {s for u in singles for s in u.statements}
    (pair,) = [u for u in machine().utterances if len(u.statements) == 2]
    desk.decide(decisions.unlink(desk.shown, [pair.statements[0]]))
    homes = [u for u in desk.shown.utterances if set(u.statements) & set(pair.statements)]
    assert [len(u.statements) for u in homes] == [1, 1]
    claim = claim_of(machine(), 42)
    assert by_id(desk.shown, claim.id).independence.utterances.high == claim.independence.utterances.high + 1


def test_reports_are_put_together_and_kept_apart_when_the_stories_are_made_anew() -> None:
    from stemma import pipeline

    desk = Desk(machine())
    (story,) = machine().stories
    desk.decide(decisions.cannot_link(desk.shown, ["a.txt", "c.txt"]))
    assert desk.outcomes[0].state == "flagged" and "made anew" in desk.outcomes[0].reason
    links = decisions.links(desk.log)
    desk.ledger = pipeline.build(machine().extractions, links=links)
    assert len(desk.ledger.stories) == 2
    assert desk.outcomes[0].state == "applied"
    assert story.documents == ("a.txt", "b.txt", "c.txt")


def test_links_that_contradict_others_are_refused() -> None:
    desk = Desk(machine())
    desk.decide(decisions.cannot_link(desk.shown, ["a.txt", "c.txt"]))
    desk.decide(decisions.must_link(desk.shown, ["a.txt", "b.txt"], desk.log))
    with pytest.raises(DecisionError, match="in one story and in two"):
        decisions.must_link(desk.shown, ["b.txt", "c.txt"], desk.log)
    desk.decide(decisions.undo(desk.log, 1))
    assert decisions.must_link(desk.shown, ["b.txt", "c.txt"], desk.log).operation == "must-link"


def test_what_cannot_be_done_says_why() -> None:
    ledger = machine()
    claim, dead = claim_of(ledger, 61), claim_of(ledger, 2)
    with pytest.raises(DecisionError, match="no claim"):
        decisions.accept(ledger, "c-none")
    with pytest.raises(DecisionError, match="two claims or more"):
        decisions.merge(ledger, [claim.id, claim.id])
    with pytest.raises(DecisionError, match="nothing to edit"):
        decisions.edit(ledger, claim.id, value=claim.value)
    with pytest.raises(DecisionError, match="not all"):
        decisions.split(ledger, dead.id, dead.quantities)
    with pytest.raises(DecisionError, match="no report"):
        decisions.must_link(ledger, ["a.txt", "nowhere.txt"])
    with pytest.raises(DecisionError, match="no decision 7"):
        decisions.undo([], 7)
    with pytest.raises(DecisionError, match="rating"):
        decisions.accept(ledger, claim.id, verdict="true")


def test_an_undo_can_be_undone() -> None:
    desk = Desk(machine())
    claim = claim_of(machine(), 61)
    desk.decide(decisions.reject(desk.shown, claim.id))
    desk.decide(decisions.undo(desk.log, 1))
    assert by_id(desk.shown, claim.id).state == "machine"
    with pytest.raises(DecisionError, match="undone already"):
        decisions.undo(desk.log, 1)
    desk.decide(decisions.undo(desk.log, 2))
    assert by_id(desk.shown, claim.id).state == "rejected"
    assert [o.state for o in desk.outcomes] == ["applied", "undone", "applied"]


def test_what_is_decided_leaves_the_queue() -> None:
    desk = Desk(machine())
    kinds = [item.kind for item in decisions.queue(desk.shown)]
    assert kinds == ["conflict", "single source", "single source", "single source"]
    (conflict,) = [item for item in decisions.queue(desk.shown) if item.kind == "conflict"]
    desk.decide(decisions.reject(desk.shown, conflict.claims[1]))
    desk.decide(decisions.accept(desk.shown, claim_of(machine(), 61).id))
    assert [item.kind for item in decisions.queue(desk.shown)] == ["single source", "single source"]


@pytest.mark.parametrize(
    ("typed", "form", "lower", "upper"),
    [
        ("640", "exact", 640, 640),
        ("1,300", "exact", 1300, 1300),
        ("600-700", "range", 600, 700),
        ("600 to 700", "range", 600, 700),
        ("<1200", "less_than", None, 1200),
        ("≥ 200", "at_least", 200, None),
        ("about 640", "approximate", 576, 704),
    ],
)
def test_figures_as_typed(typed: str, form: str, lower: float | None, upper: float | None) -> None:
    value = parse_figure(typed)
    assert (value.form, value.lower, value.upper) == (form, lower, upper)


def test_figures_that_are_none() -> None:
    for typed in ("", "many", "700-600", "12 cows"):
        with pytest.raises(ValueError, match=r"write 640|above"):
            parse_figure(typed)


def test_a_part_of_a_ledger_shows_what_the_whole_shows() -> None:
    from stemma.records import only_stories

    senn = {"d.txt": "Garage fire in Senn\n\nSENN, August 9, 2031 - Police in Senn said on Saturday that 17 cars had burned "
            "in a garage and 3 others were damaged.\n"}  # fmt: skip
    desk = Desk(ledger_of({**REPORTS, **senn}))
    desk.decide(decisions.merge(desk.shown, [claim_of(desk.ledger, 42).id, claim_of(desk.ledger, 57).id]))
    desk.decide(decisions.reject(desk.shown, claim_of(desk.ledger, 17).id))
    whole = desk.shown
    for story in desk.ledger.stories:
        part, _ = decisions.apply(only_stories(desk.ledger, [story]), desk.log, part=True)
        assert part.claims == tuple(c for c in whole.claims if c.story == story.id)
        assert part.series == tuple(s for s in whole.series if s.stories == (story.id,))
