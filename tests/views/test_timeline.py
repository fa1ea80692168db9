"""Claims in the order of the time they hold for, whatever the order in which reports came."""

from __future__ import annotations

import datetime
import itertools

import pytest
from bridge_reports import SOURCES, bridge

from stemma.records import Claim, Ledger, Source, TimeInterval
from stemma.views.sources import Sources
from stemma.views.timeline import Entry, Timeline, direction, timelines


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return bridge()


def only(ledger: Ledger) -> Timeline:
    (timeline,) = timelines(ledger)
    return timeline


def told(timeline: Timeline) -> list[tuple[str, str]]:
    return [(str(entry.when.start if entry.when else None), entry.text) for entry in timeline.entries]


def find(timeline: Timeline, words: str) -> Entry:
    (entry,) = [entry for entry in timeline.entries if entry.text.startswith(words) and entry.polarity == "asserted"]
    return entry


def test_the_order_is_that_of_as_of_not_of_publication(ledger: Ledger) -> None:
    timeline = only(ledger)
    days = [entry.when.start for entry in timeline.entries if entry.when and entry.when.start]
    assert days == sorted(days)
    tuesday = find(timeline, "14 people")
    assert tuesday.when is not None
    assert tuesday.when.start == datetime.date(2031, 3, 4)  # told on Thursday too, as of Tuesday
    assert {span.document for span in tuesday.evidence} == {"gazette.txt", "mirror.txt", "courier.txt"}


def test_every_entry_opens_on_the_characters_it_came_from(ledger: Ledger) -> None:
    sources = Sources(ledger)
    timeline = only(ledger)
    assert len(timeline.entries) >= 5
    for entry in (*timeline.entries, *timeline.undated):
        claim = sources.told[entry.claim]
        assert entry.evidence == sources.evidence(claim)
        assert entry.evidence
        assert entry.independence == claim.independence
        for span in entry.evidence:
            assert sources.documents[span.document].text[span.start : span.end].strip()


def test_a_correction_and_a_conflict_say_so(ledger: Ledger) -> None:
    timeline = only(ledger)
    assert find(timeline, "18 people").change == "corrected"
    nineteen, thirty_one = find(timeline, "19 people"), find(timeline, "31 people")
    assert nineteen.contested == (thirty_one.claim,)
    assert thirty_one.contested == (nineteen.claim,)


def test_no_claim_is_lost_or_told_twice(ledger: Ledger) -> None:
    timeline = only(ledger)
    told = [claim for entry in (*timeline.entries, *timeline.undated) for claim in (entry.claim, *entry.forms)]
    assert sorted(told) == sorted(claim.id for claim in (*ledger.claims, *ledger.assertions))


def test_what_no_report_dates_stands_apart_with_the_reason() -> None:
    text = "The Tern bridge stands on 12 piers.\n\nIts deck carries 4 lanes.\n"
    timeline = only(bridge(Source("undated.txt", text=text, outlet="Ostwick Gazette")))
    assert not timeline.entries
    assert timeline.undated
    assert all(entry.why_undated for entry in timeline.undated)


def test_the_order_of_the_reports_changes_nothing(ledger: Ledger) -> None:
    assert only(bridge(*reversed(SOURCES))) == only(ledger)


def test_without_one_report_the_others_keep_their_order(ledger: Ledger) -> None:
    whole = told(only(ledger))
    for left in itertools.combinations(SOURCES, 3):
        part = [pair for pair in told(only(bridge(*left))) if pair in whole]
        assert part == [pair for pair in whole if pair in part]


@pytest.mark.parametrize(
    ("one", "other", "way"),
    [
        ("Police said 12 people died.", "Police said 15 people died.", "up"),
        (
            "Police said fewer than 3,000 people were stranded.",
            "Police said fewer than 1,000 people were stranded.",
            "down",
        ),
        ("Police said 12 people died.", "Police said 12 people died.", "changed"),
    ],
)
def test_direction_by_bounds(one: str, other: str, way: str) -> None:
    before, after = (_claim(text) for text in (one, other))
    assert direction(before, after) == way


def _claim(text: str) -> Claim:
    ledger = bridge(Source("one.txt", text=text + "\n", outlet="Ostwick Gazette", published="2031-03-04"))
    return max(ledger.claims, key=lambda claim: len(claim.quantities))


def test_a_stretch_of_time_stays_one() -> None:
    text = "Between 3 March 2031 and 6 March 2031 the ferry carried 4,000 passengers, the harbour office said.\n"
    timeline = only(bridge(Source("ferry.txt", text=text, outlet="Daily Courier", published="2031-03-08")))
    assert [entry.when for entry in timeline.entries] == [
        TimeInterval(datetime.date(2031, 3, 3), datetime.date(2031, 3, 6), basis=timeline.entries[0].when.basis,  # type: ignore[union-attr]
                     start_offset=timeline.entries[0].when.start_offset, end_offset=timeline.entries[0].when.end_offset)  # type: ignore[union-attr]
    ]  # fmt: skip
