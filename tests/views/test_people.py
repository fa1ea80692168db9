"""Roles as reports write them, who speaks for whom, what somebody says and what is said of it."""

from __future__ import annotations

import pytest
from bridge_reports import SOURCES, bridge

from stemma.records import Ledger, Source
from stemma.views.people import Profile, profile, profiles
from stemma.views.sources import Sources


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return bridge()


def named(ledger: Ledger, name: str) -> Profile:
    (found,) = [one for one in profiles(ledger) if one.name == name]
    return found


@pytest.mark.parametrize(
    ("sentence", "name", "roles"),
    [
        ("Transport Minister Pavel Ostrand said the bridge was safe.", "Pavel Ostrand", ["Transport Minister"]),
        ("Talvia's new Transport Minister Pavel Ostrand said the bridge was safe.", "Pavel Ostrand", ["Talvia's new Transport Minister"]),
        ("The envoy of the Relief Federation, Sanna Oduya, said on Friday that aid was near. Ms Oduya left.", "Sanna Oduya", ["envoy of the Relief Federation"]),
        ("Sanna Oduya, the head of the relief mission, said aid was near.", "Sanna Oduya", ["head of the relief mission"]),
        ("The service's spokeswoman, Major Ida Renholt, said the river was high.", "Ida Renholt", ["Major", "service's spokeswoman"]),
        ("Mr Otto Wehling said the river was high.", "Otto Wehling", []),
        ("Otto Wehling, who was on the bridge, said the river was high.", "Otto Wehling", []),
        ("After the vote in the council, Otto Wehling said the river was high.", "Otto Wehling", []),
    ],
)  # fmt: skip
def test_roles_beside_a_name(sentence: str, name: str, roles: list[str]) -> None:
    ledger = bridge(Source("one.txt", text=sentence + "\n", outlet="Ostwick Gazette", published="2031-03-04"))
    found = named(ledger, name)
    assert sorted(role.text for role in found.roles) == sorted(roles)
    for role in found.roles:
        for span in role.evidence:
            assert sentence[span.start : span.end] == role.text


def test_who_speaks_for_whom_with_the_words_that_say_so(ledger: Ledger) -> None:
    major = named(ledger, "Ida Renholt")
    assert major.speaks_for is not None
    assert major.speaks_for.name == "county rescue service"
    assert any("spokeswoman" in words for words in major.speaks_for.evidence)
    body = named(ledger, "county rescue service")
    assert [tie.name for tie in body.spoken_for_by] == ["Ida Renholt"]


def test_what_it_asserted_is_in_order_of_time_and_opens_on_its_words(ledger: Ledger) -> None:
    sources = Sources(ledger)
    body = named(ledger, "county rescue service")
    texts = [said.text for said in body.asserted if said.act == "assert" and said.text[0].isdigit()]
    assert [text.split()[0] for text in texts if "killed" in text] == ["14", "19", "18"]
    for said in body.asserted:
        assert said.evidence
        for span in said.evidence:
            assert 0 <= span.start < span.end <= len(sources.documents[span.document].text)
    days = [said.when.start for said in body.asserted if said.when and said.when.start]
    assert days == sorted(days)


def test_a_denial_is_told_as_one(ledger: Ledger) -> None:
    ministry = named(ledger, "transport ministry")
    assert any(said.act == "deny" and "cracks" in said.text for said in ministry.asserted)


def test_what_others_say_with_its_name_is_told_of_it() -> None:
    text = "The dockers' union said Pavel Ostrand had ignored its letters.\n"
    found = named(bridge(Source("one.txt", text=text, outlet="Daily Courier", published="2031-03-04")), "Pavel Ostrand")
    assert not found.asserted
    assert any("ignored" in said.text for said in found.told_of)


def test_the_order_of_the_reports_changes_nothing(ledger: Ledger) -> None:
    assert profiles(bridge(*reversed(SOURCES))) == profiles(ledger)


def test_without_a_report_nothing_is_told_that_only_it_tells(ledger: Ledger) -> None:
    part = bridge(*SOURCES[:2])
    assert {one.name for one in profiles(part)} < {one.name for one in profiles(ledger)}
    assert not any("31" in said.text for one in profiles(part) for said in one.asserted)


def test_an_unknown_entity_is_a_key_error(ledger: Ledger) -> None:
    assert profile(ledger, profiles(ledger)[0].id) == profiles(ledger)[0]
    with pytest.raises(KeyError):
        profile(ledger, "e-nobody")
