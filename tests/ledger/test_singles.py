"""One person told of is one claim with another only where something ties the two."""

from __future__ import annotations

import pytest
from made import Report, on, story

from stemma.ledger.reconcile import reconcile
from stemma.ledger.single_words import age_told, is_next


def one(report: Report, words: str, thing: str, head: str, role: str, nth: int = 0) -> Report:
    return report.figure(words, "exact", 1, 1, thing, head, nth=nth, role=role, flags=("article",))


def claims_of(*reports: Report) -> list[list[str]]:
    """The claims of one person each, as the places of their mentions."""
    ledger = reconcile([r.done() for r in reports], [], [story(*reports)])
    place = {q.id: f"{r.document.id}:{q.start}" for r in reports for q in r.quantities}
    return sorted(sorted(place[q] for q in c.quantities) for c in ledger.claims if c.value.lower == 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 31-year-old nurse was hurt.", "31"),
        ("A man, 44, was hurt.", "44"),
        ("A nurse aged 52 was hurt.", "52"),
        ("A nurse was hurt by a 60-year-old.", ""),
        ("A nurse and a 60-year-old were hurt.", ""),
        ("A nurse, who fell, 3 metres down", ""),
    ],
)
def test_age_of_the_one_told(text, expected):
    assert age_told(text, 0, 1) == expected


@pytest.mark.parametrize(
    ("text", "end", "expected"),
    [("Another woman fell.", 7, True), ("A second woman fell.", 1, True), ("A woman fell a second time.", 1, False)],
)
def test_one_beside_another(text, end, expected):
    assert is_next(text, 0, end) == expected


BODY = "The crane fell on Friday.\nA 31-year-old welder was hurt by the hook on the quay.\nA 44-year-old welder was hurt near the gate of the shed."


def test_two_of_one_report_are_two_persons():
    report = Report("a", BODY, on(2031, 5, 5))
    one(report, "A", "31-year-old welder", "welder", "injured", nth=0)
    one(report, "A", "44-year-old welder", "welder", "injured", nth=1)
    assert len(claims_of(report)) == 2


def test_an_age_ties_two_reports_and_tells_others_apart():
    first = Report("a", BODY, on(2031, 5, 5))
    one(first, "A", "31-year-old welder", "welder", "injured", nth=0)
    one(first, "A", "44-year-old welder", "welder", "injured", nth=1)
    second = Report("b", "A 44-year-old welder was hurt when the crane came down.", on(2031, 5, 5))
    one(second, "A", "44-year-old welder", "welder", "injured")
    young, old = (first.quantities[i].start for i in (0, 1))
    assert claims_of(first, second) == [[f"a:{young}"], [f"a:{old}", "b:0"]]


def test_another_is_never_the_one_before():
    text = "The hook struck a welder at the gate. On the quay it struck another welder, and the crane fell."
    report = Report("a", text, on(2031, 5, 5))
    one(report, "a", "welder at the gate", "welder", "injured", nth=0)
    one(report, "another", "welder,", "welder", "injured")
    assert len(claims_of(report)) == 2


def test_no_role_alone_ties_where_a_report_tells_of_several():
    first = Report("a", "A welder was hurt by the hook.\nA welder was hurt in the shed by glass.", on(2031, 5, 5))
    one(first, "A", "welder", "welder", "injured", nth=0)
    one(first, "A", "welder", "welder", "injured", nth=1)
    second = Report("b", "After the storm of Friday a welder lay wounded.", on(2031, 5, 5))
    one(second, "a welder"[:1], "welder", "welder", "injured", nth=1)
    assert [len(c) for c in claims_of(first, second)] == [1, 1, 1]


def test_the_role_ties_where_each_report_tells_of_one():
    first = Report("a", "The crane fell on Friday and a welder was hurt.", on(2031, 5, 5))
    one(first, "a welder"[:1], "welder", "welder", "injured", nth=3)
    second = Report("b", "A welder was hurt when a crane came down.", on(2031, 5, 5))
    one(second, "A", "welder", "welder", "injured")
    assert [len(c) for c in claims_of(first, second)] == [2]
