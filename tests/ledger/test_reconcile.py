"""A strike and its counts, told by four invented reports: what the ledger makes of them."""

from __future__ import annotations

import pytest
from made import Report, on, partial, shared, story

from stemma.ledger import reconcile
from stemma.records import Ledger

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
