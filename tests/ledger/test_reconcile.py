"""A strike and its counts, told by four invented reports: what the ledger makes of them."""

from __future__ import annotations

import pytest
from made import Report, on, partial, shared, story

from stemma.ledger.reconcile import reconcile
from stemma.records import Ledger, Segment

LEAD = "fewer than 400 dockers of the Maritime League are still on strike, the port alliance said on Wednesday."
QUOTE = '"Thanks to the patience of our members there are fewer than 400 dockers still on strike in our harbours," the alliance told Coastwire.'


def courier() -> Report:
    text = f"Several hundred dockers of the Maritime League are still out, the port alliance has said.\nIn all {LEAD} The figure is a third of the one given earlier.\n{QUOTE}"
    return (
        Report("courier", text, on(2031, 3, 13))
        .figure("Several hundred", "vague", 200, 1000, "dockers of the Maritime League", "docker", "the port alliance", role="remaining", measure="stock")
        .figure("fewer than 400", "less_than", None, 400, "dockers of the Maritime League", "docker", "the port alliance", role="remaining", measure="stock")
        .figure("fewer than 400", "less_than", None, 400, "dockers", "docker", "the alliance", nth=1, role="remaining", measure="stock")
        .ratio("a third of the one given earlier", 1 / 3)
        .said(LEAD.split(",")[0], "the port alliance", partial("weekday:2"))
        .said(QUOTE.split(" the alliance")[0], "the alliance", None, "direct")
    )  # fmt: skip


def post() -> Report:
    text = f"{LEAD}\n{QUOTE}\nThe figure leaves out the northern piers.\nThe alliance had said on March 1 that fewer than 1,200 dockers were out."
    return (
        Report("post", text)
        .figure("fewer than 400", "less_than", None, 400, "dockers of the Maritime League", "docker", "the port alliance", role="remaining", measure="stock", excludes=("the northern piers",))
        .figure("fewer than 400", "less_than", None, 400, "dockers", "docker", "the alliance", nth=1, role="remaining", measure="stock")
        .figure("fewer than 1,200", "less_than", None, 1200, "dockers", "docker", "The alliance", role="remaining", measure="stock", as_of=partial("--03-01"))
        .said(LEAD.split(",")[0], "the port alliance", partial("weekday:2"))
        .said(QUOTE.split(" the alliance")[0], "the alliance", None, "direct")
    )  # fmt: skip


def herald() -> Report:
    text = "Only about 500 dockers remain on strike, said Jonas Brekke, spokesman of the port alliance, on March 11."
    return (
        Report("herald", text, on(2031, 3, 12))
        .figure("about 500", "approximate", 450, 550, "dockers", "docker", "Jonas Brekke", role="remaining", measure="stock", as_of=on(2031, 3, 11))
        .said("Only about 500 dockers remain on strike", "Jonas Brekke", on(2031, 3, 11))
        .name("Jonas Brekke", "person")
        .name("the port alliance", "organisation", "the port alliance")
        .speaks_for("Jonas Brekke", "the port alliance")
    )  # fmt: skip


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    one, two, three = courier(), post(), herald()
    passages = [shared(one, two, LEAD), shared(one, two, QUOTE)]
    return reconcile([one.done(), two.done(), three.done()], passages, [story(one, two, three)])


def figure(ledger: Ledger, lower: float | None, upper: float | None):
    (found,) = [c for c in ledger.claims if (c.value.lower, c.value.upper) == (lower, upper)]
    return found


def between(ledger: Ledger, a, b):
    (found,) = [r for r in ledger.relations if {r.a, r.b} == {a.id, b.id}]
    return found


def test_one_series_in_the_order_of_time(ledger: Ledger) -> None:
    steps = [figure(ledger, None, 1200), figure(ledger, 450, 550), figure(ledger, None, 400)]
    assert len({c.series for c in steps}) == 1
    assert [str(c.as_of.end) for c in steps] == ["2031-03-01", "2031-03-11", "2031-03-12"]
    (series,) = [s for s in ledger.series if s.id == steps[0].series]
    assert [c for c in series.claims if c in {s.id for s in steps}] == [c.id for c in steps]
    assert series.preferred == steps[2].id


def test_each_step_supersedes_the_one_before_by_rule_five(ledger: Ledger) -> None:
    steps = [figure(ledger, None, 1200), figure(ledger, 450, 550), figure(ledger, None, 400)]
    for earlier, later in ((0, 1), (1, 2), (0, 2)):
        relation = between(ledger, steps[earlier], steps[later])
        assert (relation.kind, relation.a) == ("supersede", steps[earlier].id)
        assert relation.rule.startswith("5")
        assert "same asserter" in relation.reason


def test_a_spokesman_and_his_body_are_one_asserter(ledger: Ledger) -> None:
    claims = [figure(ledger, None, 1200), figure(ledger, 450, 550), figure(ledger, None, 400)]
    assert len({c.asserters for c in claims}) == 1
    assert all(c.independence.asserters.high == 1 for c in claims)


def test_the_recast_restates_and_is_drift(ledger: Ledger) -> None:
    recast, full = figure(ledger, 200, 1000), figure(ledger, None, 400)
    assert between(ledger, recast, full).kind == "restate"
    assert [(d.document, d.kind) for d in recast.drift if d.kind == "precision"] == [("courier", "precision")]


def test_an_exclusion_one_report_lacks_is_drift_and_no_other_claim(ledger: Ledger) -> None:
    claim = figure(ledger, None, 400)
    (note,) = claim.scope.excludes
    assert (note.carried_by, note.absent_from) == (("post",), ("courier",))
    assert ("courier", "scope") in [(d.document, d.kind) for d in claim.drift]


def test_reprints_are_one_origin(ledger: Ledger) -> None:
    claim = figure(ledger, None, 400)
    assert claim.independence.texts.high == 2
    assert claim.independence.origins.high == 1


def test_a_stated_ratio_is_checked(ledger: Ledger) -> None:
    (finding,) = [f for f in ledger.findings if f.kind == "ratio"]
    assert "holds" in finding.text and "not" not in finding.text


def test_an_undated_report_takes_its_day_from_the_text_it_shares(ledger: Ledger) -> None:
    assert "shares text with courier" in figure(ledger, None, 1200).as_of.basis


def test_the_order_of_the_reports_changes_nothing(ledger: Ledger) -> None:
    one, two, three = courier(), post(), herald()
    passages = [shared(one, two, QUOTE), shared(one, two, LEAD)]
    again = reconcile([three.done(), two.done(), one.done()], passages, [story(three, one, two)])
    assert again.claims == ledger.claims
    assert again.relations == ledger.relations
    assert again.series == ledger.series


def test_an_empty_ledger() -> None:
    assert reconcile([], [], []).claims == ()


def test_a_hedge_lost_between_two_reports_is_drift_and_no_second_claim() -> None:
    one = Report("one", "About 500 crates are missing.", on(2031, 5, 2)).figure(
        "About 500", "approximate", 450, 550, "crates", "crate", role="missing"
    )
    two = Report("two", "In all 500 crates are missing.", on(2031, 5, 2)).figure(
        "500", "exact", 500, 500, "crates", "crate", role="missing"
    )
    made = reconcile([one.done(), two.done()], [], [story(one, two)])
    (claim,) = made.claims
    assert claim.value.form == "approximate"
    assert [(d.document, d.kind) for d in claim.drift] == [("two", "hedge")]


def test_a_toll_is_superseded_by_a_larger_one_and_corrected_by_a_smaller() -> None:
    first = Report("first", "The flood killed 9 people.", on(2031, 5, 1)).figure(
        "9", "exact", 9, 9, "people", "person", role="killed", measure="cumulative"
    )
    later = Report("later", "The flood killed 12 people.", on(2031, 5, 3)).figure(
        "12", "exact", 12, 12, "people", "person", role="killed", measure="cumulative"
    )
    text = "The board revised the toll of people killed down to 11, from 12."
    last = Report("last", text, on(2031, 5, 6)).figure("11", "exact", 11, 11, role="killed", measure="cumulative")
    last.figure("12", "exact", 12, 12)
    made = reconcile([first.done(), later.done(), last.done()], [], [story(first, later, last)])
    nine, twelve, eleven = (figure(made, n, n) for n in (9, 12, 11))
    assert (between(made, nine, twelve).kind, between(made, nine, twelve).cause) == ("supersede", "change")
    assert (between(made, twelve, eleven).kind, between(made, twelve, eleven).cause) == ("supersede", "correction")
    assert [c.rank for c in (nine, twelve, eleven)] == ["normal", "deprecated", "preferred"]


def test_dead_and_hurt_make_the_number_shot() -> None:
    text = "Six people were shot. One person was killed. Five people were injured."
    report = Report("one", text, on(2031, 5, 1))
    for word, n, role in (("Six", 6, "shot"), ("One", 1, "killed"), ("Five", 5, "injured")):
        noun = "person" if n == 1 else "people"
        report.figure(word, "exact", n, n, noun, "person", role=role, measure="cumulative")
    made = reconcile([report.done()], [], [story(report)])
    (finding,) = [f for f in made.findings if f.kind == "arithmetic"]
    assert "= 6" in finding.text
    relation = between(made, figure(made, 5, 5), figure(made, 6, 6))
    assert (relation.kind, relation.rule[0]) == ("agree", "1")
    assert between(made, figure(made, 1, 1), figure(made, 5, 5)).kind == "not_comparable"


def test_two_stories_of_one_line_are_not_comparable_and_the_reason_has_the_size() -> None:
    one = Report("one", "Fewer than 400 raiders are left, the league said.", on(2031, 3, 1))
    one.figure(
        "Fewer than 400", "less_than", None, 400, "raiders", "raider", "the league", role="remaining", measure="stock"
    )
    two = Report("two", "Between 6,000 and 8,000 raiders are left, the envoy said.", on(2033, 3, 1))
    two.figure(
        "Between 6,000 and 8,000",
        "range",
        6000,
        8000,
        "raiders",
        "raider",
        "the envoy",
        role="remaining",
        measure="stock",
    )
    made = reconcile([one.done(), two.done()], [], [story(one), story(two, identifier="story-2")])
    (relation,) = made.relations
    assert (relation.kind, relation.cause) == ("not_comparable", "time")
    assert "at least fifteen times" in relation.reason


def test_text_of_another_article_stays_in_its_own_story() -> None:
    report = Report("one", "9 ships sank. Elsewhere 7 trains stopped.", on(2031, 3, 1))
    report.figure("9", "exact", 9, 9, "ships", "ship").figure(
        "7", "exact", 7, 7, "trains", "train", block="foreign", flags=("foreign",)
    )
    other = Report("two", "7 trains stopped.", on(2031, 3, 1)).figure("7", "exact", 7, 7, "trains", "train")
    at = report.text.index("Elsewhere")
    own, trains = (
        story(report),
        story(other, identifier="story-2", foreign=[Segment("one", at, len(report.text), main=False)]),
    )
    made = reconcile([report.done(), other.done()], [], [own, trains])
    assert {c.story: (c.value.lower, c.independence.texts.high) for c in made.claims} == {
        "story-1": (9, 1),
        "story-2": (7, 2),
    }
