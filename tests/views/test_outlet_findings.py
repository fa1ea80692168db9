"""What the reports of an outlet share, have alone, attribute and drop, and no more than that."""

from __future__ import annotations

import dataclasses

import pytest
from bridge_reports import SOURCES, bridge

from stemma.records import Ledger, Source
from stemma.views.outlets import OutletFindings, outlets


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return bridge()


def named(ledger: Ledger, name: str | None) -> OutletFindings:
    (found,) = [one for one in outlets(ledger) if one.name == name]
    return found


def test_a_reprint_shares_the_agencys_text_and_has_little_alone(ledger: Ledger) -> None:
    mirror = named(ledger, "Harbour Mirror")
    assert mirror.agency_characters > 0.8 * mirror.characters
    assert mirror.only_here_characters < 0.2 * mirror.characters
    assert mirror.shared[0].outlet == "Ostwick Gazette"
    assert dict(mirror.credits) == {"Northline Press": ("mirror.txt",)}


def test_shares_add_up_and_evidence_is_shared_text(ledger: Ledger) -> None:
    texts = {source.id: source.text or "" for source in SOURCES}
    for outlet in outlets(ledger):
        assert outlet.elsewhere_characters + outlet.only_here_characters == outlet.characters
        assert 0 <= outlet.agency_characters <= outlet.elsewhere_characters
        for shared in outlet.shared:
            assert shared.characters <= outlet.elsewhere_characters
            for span in shared.evidence:
                assert texts[span.document][span.start : span.end].strip()


def test_attribution_habits_count_the_unnamed(ledger: Ledger) -> None:
    beacon = named(ledger, "Evening Beacon")
    assert beacon.habits.anonymous == 1
    (span,) = [
        span for span in beacon.habits.evidence if "40 million" in (SOURCES[3].text or "")[span.start : span.end]
    ]
    assert span.document == "beacon.txt"
    assert beacon.habits.named + beacon.habits.anonymous <= beacon.habits.figures
    assert named(ledger, "Harbour Mirror").habits.anonymous == 0


def test_there_is_no_score(ledger: Ledger) -> None:
    fields = {field.name for field in dataclasses.fields(OutletFindings)}
    assert not {"score", "trust", "reliability", "rating", "rank"} & fields


def test_without_the_first_printing_the_reprint_shares_nothing(ledger: Ledger) -> None:
    alone = named(bridge(*SOURCES[1:]), "Harbour Mirror")
    assert alone.agency_characters == 0
    assert alone.only_here_characters == alone.characters
    assert alone.habits == named(ledger, "Harbour Mirror").habits


def test_two_reports_of_one_outlet_do_not_share_with_themselves() -> None:
    own = [dataclasses.replace(source, outlet="Ostwick Gazette") for source in SOURCES[:2]]
    found = named(bridge(*own), "Ostwick Gazette")
    assert found.documents == ("gazette.txt", "mirror.txt")
    assert found.shared == ()
    assert found.elsewhere_characters == 0


def test_reports_without_an_outlet_stand_for_themselves() -> None:
    ledger = bridge(*(Source(s.id, text=s.text, published=s.published) for s in SOURCES))
    assert [one.documents for one in outlets(ledger)] and all(len(one.documents) == 1 for one in outlets(ledger))
    assert all(one.name is None for one in outlets(ledger))


def test_the_order_of_the_reports_changes_nothing(ledger: Ledger) -> None:
    assert outlets(bridge(*reversed(SOURCES))) == outlets(ledger)
