"""What differs in negation, direction or actor is never one assertion; what says the same in other words mostly is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from assertion_pairs import NEGATED, OTHERS, SAME, TURNED

from stemma.pipeline import build, read_source
from stemma.records import Ledger, Source

Pairs = Sequence[tuple[str, str]]


def ledger_of(pairs: Pairs) -> Ledger:
    """Every pair is a story of two reports, each of one sentence, of one day."""
    sources = [
        Source(
            f"{number:02}-{side}", text=text, outlet=f"Outlet {side}", published="2031-05-09", story=f"story {number}"
        )
        for number, pair in enumerate(pairs)
        for side, text in zip("ab", pair, strict=True)
    ]
    return build([read_source(source) for source in sources], group_by="story")


def merged(ledger: Ledger) -> set[int]:
    """The pairs of which some assertion is told by both reports."""
    documents = [{mention.document for mention in one.mentions} for one in ledger.assertions]
    return {int(next(iter(some))[:2]) for some in documents if len(some) > 1}


@pytest.mark.parametrize("pairs", [NEGATED, TURNED, OTHERS], ids=["negation", "direction", "actor"])
def test_what_differs_is_kept_apart(pairs: Pairs) -> None:
    assert [pairs[number] for number in sorted(merged(ledger_of(pairs)))] == []


def test_the_same_in_other_words_is_mostly_one() -> None:
    found = merged(ledger_of(SAME))
    print("not merged:", *(SAME[number] for number in range(len(SAME)) if number not in found), sep="\n  ")
    assert len(found) >= 30


def test_an_assertion_and_its_denial_are_in_conflict() -> None:
    ledger = ledger_of(NEGATED)
    home = {one.id: one for one in ledger.assertions}
    conflicts = [r for r in ledger.assertion_relations if r.rule == "denial"]
    assert len({home[r.a].story for r in conflicts}) >= 14
    for relation in conflicts:
        assert {home[relation.a].polarity, home[relation.b].polarity} == {"asserted", "denied"}
        assert home[relation.a].predicate.split()[0] == home[relation.b].predicate.split()[0]


def test_two_holders_of_one_town_are_in_conflict() -> None:
    held = [f"Harvik is controlled by the {who}, the envoy said." for who in ("Northern Front", "Eastern Guard")]
    told = ledger_of([(held[0], held[1])])
    assert [(one.kind, one.rule) for one in told.assertion_relations] == [("conflict", "perpetrator")]
