"""Figures of two parties that a report sets against each other conflict, whatever days they are of."""

from __future__ import annotations

import pytest
from made import Report, on, story

from stemma.ledger.reconcile import reconcile

TABLE = [
    ("twice the number", "The aid group says 31 people died, twice the number given by the board, which counts 17.", True),
    ("far more than the", "The aid group says 31 people died, far more than the 17 that the board counts.", True),
    ("but the board says", "31 people died, the aid group says, but the board counts 17.", True),
    ("up from", "31 people died, up from the 17 that the board counted a day earlier.", False),
    ("while it rose", "31 people died, more than the toll, which rose to 17 on Monday.", False),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "against"), TABLE, ids=[row[0] for row in TABLE])
def test_set_against_each_other(what, text, against):
    early = Report("a", "17 people died, the board said on Monday.", on(2031, 5, 5))
    early.figure("17", "exact", 17, 17, "people", "person", "the board", role="killed", measure="cumulative")
    late = Report("b", text, on(2031, 5, 7))
    late.figure("31", "exact", 31, 31, "people", "person", "the aid group", role="killed", measure="cumulative")
    late.figure("17", "exact", 17, 17, None, None, "the board", role="killed", measure="cumulative")
    ledger = reconcile([early.done(), late.done()], [], [story(early, late)])
    low, high = sorted(ledger.claims, key=lambda c: c.value.lower or 0)
    (relation,) = [r for r in ledger.relations if {r.a, r.b} == {low.id, high.id}]
    assert relation.reason.startswith("set against each other") == against
    assert relation.kind == "conflict" or not against
