"""Text of another article inside a report, remainders of a whole, and what series are called."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import Report, on, resolved, story

from stemma.ledger.issuers import paper_of
from stemma.ledger.reconcile import reconcile
from stemma.ledger.spellings import spelt_alike
from stemma.records import Relative, Segment, Span


def _foreign(report: Report) -> Report:
    report.quantities = [replace(q, block="foreign", flags=("foreign",)) for q in report.quantities]
    return report


def test_text_of_another_article_does_not_take_the_day_of_its_host() -> None:
    host = Report("host", "The kiln opened. Sixty divers were hurt off Corrow.", on(2024, 3, 4))
    host.figure("Sixty", "exact", 60, 60, "divers", role="injured", measure="cumulative")
    spliced = Segment("host", 17, len(host.text), main=False)
    ledger = reconcile([_foreign(host).done()], [], [story(host, foreign=[spliced])])
    (claim,) = ledger.claims
    assert claim.as_of is None
    assert "another article inside host, whose date is unknown" in claim.unknowns[0]


def test_a_remainder_agrees_with_its_whole_and_its_part() -> None:
    text = "The board let 29 trawlers sail. Four trawlers left today and the rest go on Monday."
    report = Report("quay", text, on(2024, 3, 4))
    report.figure("29", "exact", 29, 29, "trawlers", by="the board", measure="flow")
    report.figure("Four", "exact", 4, 4, "trawlers", by="the board", measure="flow")
    report.figure("the rest", "exact", 25, 25, by="the board", measure="flow")
    rest, whole = report.quantities[2], report.quantities[0]
    tie = Relative("difference", None, Span(whole.start, whole.end), whole.id, resolved((25, 25)))
    report.quantities[2] = replace(
        rest, form="relative", amount=None, lower=None, upper=None, relative=tie, thing=whole.thing
    )
    ledger = reconcile([report.done()], [], [story(report)])
    value = {c.id: c.value.lower for c in ledger.claims}
    found = {(value[r.a], value[r.b]): r for r in ledger.relations}
    tied = next(r for pair, r in found.items() if set(pair) == {25, 29})
    assert tied.kind == "agree"
    assert "4 + 25 = 29" in tied.reason
    assert not [r for r in ledger.relations if r.kind == "conflict"]


@pytest.mark.parametrize(
    ("thing", "head", "more", "named"),
    [
        ("death toll", "toll", {"role": "killed", "measure": "cumulative"}, ("people", "killed")),
        ("farmers", "farmer", {"role": "shrink", "measure": "flow"}, ("farmers", None)),
        ("displaced farmers", "farmer", {"role": "displaced", "measure": "stock"}, ("displaced farmers", None)),
        ("ferries", "ferry", {"role": "stranded", "measure": "stock"}, ("ferries", "stranded")),
    ],
)
def test_a_series_is_called_as_an_editor_would(
    thing: str, head: str, more: dict[str, str], named: tuple[str, str | None]
) -> None:
    report = Report("one", f"There were 17 {thing} at Corrow.", on(2024, 3, 4))
    report.figure("17", "exact", 17, 17, thing, head, **more)
    (series,) = reconcile([report.done()], [], [story(report)]).series
    assert (series.thing, series.role) == named


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("hizbullah", "hezbollah", True),
        ("harakat al-nujaba", "harakat nujabaa", True),
        ("defence council", "defense council", True),
        ("niger river board", "nigeria river board", False),
        ("northern front", "southern front", False),
        ("corrow port union", "corrow port authority", False),
        ("un", "uno", False),
    ],
)
def test_spellings(one: str, other: str, alike: bool) -> None:
    assert spelt_alike(one, other) is alike


def test_papers() -> None:
    assert paper_of("the press release") == "release"
    assert paper_of("a statement") == "statement"
    assert paper_of("Harbour Board") is None
