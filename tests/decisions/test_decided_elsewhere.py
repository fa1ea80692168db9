"""What people decided counts where the ledger is put to use: verdicts of claims, structured data."""

from __future__ import annotations

from deciding import Desk, claim_of, machine

from stemma import decisions
from stemma.exports import claim_data
from stemma.verification import Verifier


def test_a_rejected_figure_supports_nothing() -> None:
    told = "About 300 passengers were aboard the ferry Halcyon."
    (claim,) = [c for c in machine().claims if c.value.form == "approximate"]
    before = Verifier(machine()).verify(told)
    assert before.supported and before.parts[0].record == claim.id
    desk = Desk(machine())
    desk.decide(decisions.reject(desk.shown, claim.id))
    after = Verifier(desk.shown).verify(told)
    assert not after.supported and all(part.record != claim.id for part in after.parts)


def test_a_claim_review_is_written_around_a_persons_own_verdict_only() -> None:
    desk = Desk(machine())
    one, two, three = (claim_of(machine(), figure) for figure in (61, 57, 42))
    desk.decide(decisions.accept(desk.shown, one.id, "as the authority counts", 5))
    desk.decide(decisions.reject(desk.shown, two.id))
    desk.decide(decisions.accept(desk.shown, three.id))
    data = list(claim_data(desk.shown))
    (review,) = [one for one in data if one["@type"] == "ClaimReview"]
    assert review["author"] == {"@type": "Person", "name": "ana"} and review["datePublished"] == "2031-06-01"
    assert review["reviewRating"]["alternateName"] == "as the authority counts"
    assert review["itemReviewed"]["@id"] == f"urn:stemma:{one.id}"
    assert f"urn:stemma:{two.id}" not in {one.get("@id") for one in data}
    assert len([one for one in data if one["@type"] == "Claim"]) == len(machine().claims) - 1
    desk.decide(decisions.undo(desk.log, 1))
    assert not [one for one in claim_data(desk.shown) if one["@type"] == "ClaimReview"]
