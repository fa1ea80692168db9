"""The preferred figure by policy: rivals are ordered by named criteria, what was overtaken stays so."""

from __future__ import annotations

import pytest

import stemma
from stemma import decisions
from stemma.ledger.policies import CRITERIA, POLICIES, Policy, preferred_by
from stemma.records import Decision, Ledger, Rank

RIVALS = [
    {
        "id": "a", "outlet": "Tarn Gazette", "published": "2030-04-02",
        "text": "Crowd fills Tarn\n\nAbout 9,000 people marched through Tarn on Tuesday, police said.\n",
    },
    {
        "id": "b", "outlet": "Ulm Post", "published": "2030-04-02",
        "text": "March in Tarn\n\nOrganisers of the march, the Tarn Water League, said that 14,000 people marched through "
        "Tarn on Tuesday.\n",
    },
]  # fmt: skip


@pytest.fixture(scope="module")
def rivals() -> Ledger:
    return stemma.collapse([{**one, "story": "march"} for one in RIVALS], group_by="story").ledger


def _preferred(ledger: Ledger) -> dict[str, tuple[float | None, str]]:
    return {c.rank: (c.value.upper, c.rank_reason) for c in ledger.claims if c.rank == "preferred"}


def test_the_lowest_and_the_highest_of_two_rivals(rivals: Ledger) -> None:
    assert len(rivals.series) == 1 and len(rivals.claims) == 2
    low = preferred_by(rivals, POLICIES["cautious"])
    high = preferred_by(rivals, POLICIES["worst-case"])
    assert _preferred(low)["preferred"] == (9900, "policy cautious: the lower figure")
    assert _preferred(high)["preferred"] == (14000, "policy worst-case: the higher figure")
    assert low.series[0].preferred != high.series[0].preferred
    assert low.policy["preferred"] == "cautious"
    lost = next(c for c in low.claims if c.rank == "normal")
    assert lost.rank_reason


@pytest.mark.parametrize("rank", ["preferred", "normal"])
def test_what_a_person_ranked_stays_so_under_every_policy(rivals: Ledger, rank: Rank) -> None:
    highest = max(rivals.claims, key=lambda c: c.value.upper or 0)
    lowest = min(rivals.claims, key=lambda c: c.value.upper or 0)
    ranked = highest if rank == "preferred" else lowest
    proposal = decisions.rank(rivals, ranked.id, rank)
    decision = Decision(
        1, "", "ana", proposal.operation, proposal.target, proposal.before, proposal.after, None, "2030-04-03T00:00:00Z"
    )
    shown = decisions.apply(rivals, [decision])[0]
    cautious = preferred_by(shown, POLICIES["cautious"])
    assert cautious.series[0].preferred == highest.id
    assert next(c for c in cautious.claims if c.id == ranked.id).rank == rank


def test_the_editor_leaves_the_ledger_as_it_is(rivals: Ledger) -> None:
    assert preferred_by(rivals, POLICIES["editor"]) is rivals


@pytest.mark.parametrize("name", [name for name in POLICIES if name != "editor"])
def test_every_policy_prefers_one_claim_that_stands(rivals: Ledger, name: str) -> None:
    ledger = preferred_by(rivals, POLICIES[name])
    overtaken = {r.a for r in ledger.relations if r.kind == "supersede"}
    for series in ledger.series:
        preferred = [c for c in ledger.claims if c.id in series.claims and c.rank == "preferred"]
        assert [c.id for c in preferred] == [series.preferred]
        assert preferred[0].id not in overtaken
        assert preferred[0].rank_reason.startswith(f"policy {name}: ")


def test_one_of_ones_own(rivals: Ledger) -> None:
    ours = Policy("ours", ("exact", "latest"), "counts, not estimates")
    assert _preferred(preferred_by(rivals, ours))["preferred"][0] == 14000


def test_every_criterion_gives_its_reason() -> None:
    assert all(one.why and one.says for one in CRITERIA.values())
    assert all(set(one.order) <= set(CRITERIA) for one in POLICIES.values())
