"""What is not known is told once, with why and with everything it is asked of."""

import dataclasses

import pytest
from halcyon_star import NORTH, PILOT, make_ledger

from stemma.records import Relation
from stemma.reporting.lookup import Lookup
from stemma.reporting.unknowns import unknowns, why_outside
from stemma.reporting.views import claim_views


def told(ledger):
    lookup = Lookup(ledger)
    return {
        (unknown.question, unknown.why): [subject.label for subject in unknown.subjects]
        for unknown in unknowns(lookup, claim_views(lookup))
    }


def test_every_kind_of_gap_is_told():
    found = told(make_ledger())
    assert found[("when it was published", "the text does not say")] == ["pilot"]
    assert found[("when it was published", "the text says only: a Sunday, week unknown")] == ["north"]
    assert found[("figures in no claim", "in a reader comment")] == ["200 (north:318-321)"]
    assert found[("who speaks", "the reports do not say")] == ["an utterance in bell"]
    assert found[("who says so", "the sentence names nobody")] == ["fewer than 30 (7 Aug 2031), passengers missing"]
    assert found[("why one figure replaced the other", "neither a correction nor a change is told")]
    assert found[("which came first", "no evidence gives the direction")] == ["north and tide-gazette"]
    assert found[("how the text before them read", "a credit line names the agency; no report here is its text")]
    merges = [subjects for (question, _), subjects in found.items() if question == "whether two origins are one"]
    assert merges == [["pilot, and tide-gazette and north"]], "told from one side only"


def test_one_reason_for_many_is_told_once():
    ledger = make_ledger()
    extractions = tuple(
        dataclasses.replace(e, document=dataclasses.replace(e.document, published=None)) for e in ledger.extractions
    )
    found = told(dataclasses.replace(ledger, extractions=extractions))
    assert len(found[("when it was published", "the text does not say")]) == 6


def test_a_pair_that_could_not_be_compared_names_what_is_missing():
    reason = "17 and 260 cannot be compared; unknown: the time of one figure; the other is of 7 August"
    pair = Relation("c-dead-17", "c-dead-260", "not_comparable", "unknown", "10 unknown", reason, 0.5)
    found = told(dataclasses.replace(make_ledger(), relations=(pair,)))
    assert ("how two figures compare", "unknown: the time of one figure") in found


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"flags": ("comment",)}, "in a reader comment"),
        ({"flags": ("projected",)}, "a projection"),
        ({"block": "related"}, "in links to other reports"),
        ({"polarity": "hypothetical"}, "hypothetical, not asserted"),
        ({"thing": None}, "what it counts is not known"),
        ({}, "the ledger made no claim of it"),
    ],
)
def test_why_a_figure_is_in_no_claim(changes, why):
    quantities = [q for e in make_ledger().extractions if e.document.id in (PILOT, NORTH) for q in e.quantities]
    plain = next(q for q in quantities if q.id == "q-q_pilot_dead")
    assert why_outside(dataclasses.replace(plain, **changes)) == why
