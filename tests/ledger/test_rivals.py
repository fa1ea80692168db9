"""Figures that cannot both hold contradict each other only where enough says that they answer one question."""

from __future__ import annotations

from dataclasses import replace

from made import Report, on, story

from stemma.ledger.reconcile import reconcile
from stemma.records import Relation

DAY = on(2031, 5, 5)


def relation(*reports: Report) -> Relation:
    ledger = reconcile([r.done() for r in reports], [], [story(*reports)])
    low, high = sorted(ledger.claims, key=lambda c: (c.value.lower or 0, c.value.upper or 0))
    (found,) = [r for r in ledger.relations if {r.a, r.b} == {low.id, high.id}]
    return found


def told(name: str, text: str, words: str, number: float, thing: str, head: str, role: str = "injured", **more):
    form = more.pop("form", "exact")
    return Report(name, text, DAY).figure(
        words, form, number, more.pop("upper", number), thing, head, role=role, **more
    )


def test_two_reports_that_count_the_same_contradict_each_other():
    a = told("a", "Six welders were hurt on the quay.", "Six", 6, "welders", "welder")
    b = told("b", "Nine welders were hurt on the quay.", "Nine", 9, "welders", "welder")
    assert relation(a, b).kind == "conflict"


def test_a_single_one_told_of_may_be_one_of_several():
    a = told("a", "A welder was hurt on the quay.", "A", 1, "welder", "welder", flags=("article",))
    b = told("b", "Nine welders were hurt on the quay.", "Nine", 9, "welders", "welder")
    found = relation(a, b)
    assert found.kind == "not_comparable"
    assert "all that there were" in found.reason


def test_one_number_as_a_bound_and_bare():
    a = told("a", "Ninety welders were hurt on the quay.", "Ninety", 90, "welders", "welder")
    b = told(
        "b",
        "More than 90 welders were hurt on the quay.",
        "More than 90",
        90,
        "welders",
        "welder",
        form="more_than",
        upper=None,
    )
    assert relation(a, b).kind != "conflict"


def test_one_report_does_not_contradict_itself():
    text = "Six welders were hurt on the quay.\nThe harbour office has the names. In all of the yard nine welders were hurt."
    report = Report("a", text, DAY)
    report.figure("Six", "exact", 6, 6, "welders", "welder", role="injured")
    report.figure("nine", "exact", 9, 9, "welders", "welder", role="injured")
    assert relation(report).kind == "not_comparable"


def test_two_parties_in_one_report_do():
    text = "Six welders were hurt, the harbour office said.\nThe welders' union said nine welders were hurt."
    report = Report("a", text, DAY)
    report.figure("Six", "exact", 6, 6, "welders", "welder", by="The harbour office", role="injured")
    report.figure("nine", "exact", 9, 9, "welders", "welder", by="The welders union", role="injured")
    assert relation(report).kind == "conflict"


def test_sums_of_two_owners():
    a = told(
        "a", "The yard signed a 90 million dollar deal for Brekke.", "90 million dollar", 9e7, "deal", "deal", "sign"
    )
    b = told(
        "b",
        "Last year it made a 160 million dollar deal for Sundt.",
        "160 million dollar",
        1.6e8,
        "deal",
        "deal",
        "make",
    )
    for report in (a, b):
        report.quantities[0] = replace(report.quantities[0], unit="USD")
    assert relation(a, b).kind == "not_comparable"


def test_a_vague_word_for_others_is_no_wording_of_the_figure():
    text = "Several people ran from the quay.\nFive people were hurt on the quay."
    report = Report("a", text, DAY)
    report.figure("Several", "vague", 3, 10, "people", "person", role="run")
    report.figure("Five", "exact", 5, 5, "people", "person", nth=0, role="injured")
    found = relation(report)
    assert found.kind == "not_comparable"
    assert "whether the word" in found.reason
    other = told("b", "Several people were hurt on the quay.", "Several", 3, "people", "person", form="vague", upper=10)
    full = told("c", "Five people were hurt on the quay.", "Five", 5, "people", "person")
    assert relation(other, full).kind in ("refine", "restate")
