"""Who contests what: denials of part of a deed, of more than was said, and those that only say "not yet"."""

from __future__ import annotations

from stemma.pipeline import build, read_source
from stemma.records import Assertion, Ledger, Source


def ledger_of(*reports: tuple[str, str]) -> Ledger:
    """One story of these reports, each a day of publication and a text."""
    sources = [
        Source(f"r{number}", text=text, outlet=f"Outlet {number}", published=day, story="one")
        for number, (day, text) in enumerate(reports)
    ]
    return build([read_source(source) for source in sources], group_by="story")


def relations(ledger: Ledger) -> list[tuple[str, str]]:
    return [(one.kind, one.rule) for one in ledger.assertion_relations]


def with_predicate(ledger: Ledger, predicate: str) -> list[Assertion]:
    return [one for one in ledger.assertions if one.predicate == predicate]


def test_a_plain_denial_denies_what_was_said_with_more() -> None:
    told = ledger_of(
        ("2031-05-09", "Orm Tarrow was arrested at the airport, the ministry said."),
        ("2031-05-09", "Orm Tarrow was not arrested, the Front said."),
    )
    assert relations(told) == [("conflict", "denial")]


def test_who_did_not_do_it_in_full_may_have_done_it() -> None:
    told = ledger_of(
        ("2031-05-09", "Orm Tarrow was arrested, the ministry said."),
        ("2031-05-09", "Orm Tarrow was not arrested at the airport, the Front said."),
    )
    assert relations(told) == []


def test_a_denial_by_one_of_two_parties_contests_what_is_told_of_both() -> None:
    told = ledger_of(
        ("2031-05-09", "Velmora and Ostland signed the treaty, Aud Rehn said."),
        ("2031-05-09", "Ostland did not sign the treaty, Erik Tamm said."),
    )
    assert relations(told) == [("conflict", "denial")]


def test_a_plain_verb_with_both_its_parties_can_be_denied() -> None:
    told = ledger_of(
        ("2031-05-09", "President Ida Holm left the country, two diplomats said."),
        ("2031-05-09", "President Ida Holm denied that she had left the country."),
    )
    assert relations(told) == [("conflict", "denial")]


def test_not_yet_gives_way_to_what_happens_later() -> None:
    told = ledger_of(
        ("2031-05-01", "Ostland has not yet ratified the treaty, Aud Rehn said."),
        ("2031-05-20", "Ostland ratified the treaty, Aud Rehn said."),
    )
    assert relations(told) == [("supersede", "status")]
    polarity = {one.id: one.polarity for one in told.assertions}
    [relation] = told.assertion_relations
    assert (polarity[relation.a], polarity[relation.b]) == ("denied", "asserted")


def test_two_who_hold_one_building_are_in_conflict() -> None:
    told = ledger_of(
        ("2031-05-09", "The Harvik palace remained under the control of the Palace Guard, Lene Vask said."),
        ("2031-05-09", "The Northern Front holds the Harvik palace, the envoy said."),
    )
    assert relations(told) == [("conflict", "perpetrator")]


def test_what_a_council_says_of_him_is_not_of_the_council() -> None:
    told = ledger_of(("2031-05-09", "The mayor spoke on Monday. He resigned on Sunday, the Harvik Council said."))
    assert all(not one.about for one in with_predicate(told, "resign"))


def test_a_clause_without_a_number_or_a_word_of_saying_is_read() -> None:
    told = ledger_of(
        ("2031-05-09", "The mayor of Brennick, Karl Odden, left office. Karl Odden sold the harbour to Stellan Bygg."),
        ("2031-05-09", "Karl Odden sold the harbour to Stellan Bygg. The harbour was built by monks."),
    )
    assert [{mention.document for mention in one.mentions} for one in with_predicate(told, "sell")]


def test_its_ministry_is_not_that_of_the_other_land() -> None:
    text = (
        "Ostland did not sign the treaty, its foreign ministry said. "
        "The Velmoran foreign ministry said the treaty had been signed."
    )
    read = read_source(Source("r", text=text))
    assert len({one.speaker.entity for one in read.statements if one.speaker is not None}) == 2
