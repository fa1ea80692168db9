"""Days for reports and figures that lack one: report and neighbours -> anchor and its basis."""

from __future__ import annotations

import datetime

from made import Report, on, partial, shared, story

from stemma.ledger.dating import build_calendar
from stemma.records import TimeInterval

TEXT = "The board said on Wednesday that the dike had held through the night."


def test_a_dated_report_is_its_own_anchor() -> None:
    one = Report("a", TEXT, on(2031, 3, 13))
    calendar = build_calendar([one.done()], [], [story(one)])
    settled = calendar.settle(partial("weekday:2"), "a")
    assert settled is not None
    assert settled.end == datetime.date(2031, 3, 12)


def test_an_undated_report_takes_the_day_of_the_text_it_shares() -> None:
    one, two, three = Report("a", TEXT), Report("b", TEXT, on(2031, 3, 13)), Report("c", "Else.", on(2031, 3, 20))
    calendar = build_calendar([r.done() for r in (one, two, three)], [shared(one, two, TEXT)], [story(one, two, three)])
    assert calendar.anchor("a").kind == "shared text"
    assert calendar.anchor("a").day == datetime.date(2031, 3, 13)
    assert "shares text with b" in calendar.anchor("a").basis


def test_an_undated_report_takes_the_year_of_its_story_but_no_weekday_of_a_long_one() -> None:
    one, two, three = Report("a", TEXT), Report("b", "Else.", on(2031, 3, 1)), Report("c", "Else.", on(2031, 3, 20))
    calendar = build_calendar([r.done() for r in (one, two, three)], [], [story(one, two, three)])
    assert calendar.settle(partial("weekday:2"), "a") is None
    settled = calendar.settle(partial("--02-27"), "a")
    assert settled is not None
    assert settled.start == datetime.date(2031, 2, 27)


def test_nothing_known_stays_unknown_and_says_why() -> None:
    one = Report("a", TEXT)
    calendar = build_calendar([one.done()], [], [story(one)])
    assert calendar.settle(partial("weekday:2"), "a") is None
    assert calendar.published("a") is None
    assert "no date" in calendar.anchor("a").basis


def test_a_known_time_needs_no_anchor() -> None:
    one = Report("a", TEXT)
    time = TimeInterval(None, datetime.date(2031, 3, 1), "until 1 March")
    assert build_calendar([one.done()], [], [story(one)]).settle(time, "a") == time
