"""On how many legs a claim stands: the bounds of origins and asserters, through the whole flow."""

from __future__ import annotations

import pytest
from tests.ledger.test_made_cases import ledger_of, names, the

DAY = "4 June 2024"


def test_organisers_with_and_without_the_article_are_one_party() -> None:
    ledger = ledger_of(
        (DAY, "March in Tolle\nThe organisers said that 8,100 people marched through Tolle on Tuesday."),
        (DAY, "Tolle marches\nOrganisers said that 8,100 people had marched through Tolle."),
    )
    claim = the(ledger, 8100)
    assert len(claim.asserters) == 1
    assert (claim.independence.asserters.low, claim.independence.asserters.high) == (1, 1)


def test_two_reports_through_one_agency_may_have_one_origin() -> None:
    ledger = ledger_of(
        (DAY, "Flood in Tolle\nMayor Ada Brenn told Reuters that 17 people had drowned in the flood at Tolle."),
        (DAY, "River over its banks\nAt Tolle the flood drowned 17 people, mayor Ada Brenn told Reuters on Tuesday."),
    )
    claim = the(ledger, 17)
    assert claim.independence.origins.low == 1
    assert claim.independence.asserters.high == 1
    assert any("both name reuters" in reason for reason in claim.reasons) or claim.independence.origins.high == 1


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ("the Brenn Institute", "the institute of Ada Brenn", 1, 2),
        ("the harbour board", "the relief office", 2, 2),
        ("Ada Brenn", "the relief office", 1, 2),
    ],
)
def test_parties_that_may_be_one_lower_the_bound(one: str, other: str, low: int, high: int) -> None:
    line = "The flood at Tolle drowned 1,738 sheep, {} said on Tuesday."
    again = "On Tuesday {} said that 1,738 sheep had drowned in the flood at Tolle."
    ledger = ledger_of((DAY, f"Flood at Tolle\n{line.format(one)}"), (DAY, f"Sheep drown\n{again.format(other)}"))
    count = the(ledger, 1738).independence.asserters
    assert low <= count.low <= count.high <= high
    assert names(ledger, the(ledger, 1738))
