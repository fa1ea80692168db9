"""Further reports: which stories are near, and these grouped anew from what is kept of their reports."""

import datetime

from event_texts import EVENTS, extraction, reports, telling

from stemma.stories import group_stories
from stemma.stories.further import drawn_of, likely_near, packed_sketches, sketches_of, stories_anew

APRIL = datetime.date(2031, 4, 8)


def sketches(extractions):
    return sketches_of(data for _, data in packed_sketches(extractions))


def test_what_is_kept_of_a_report_is_read_back_as_it_was():
    told = reports("ferry", 3, APRIL)
    assert sketches(told) == [one for _, some in drawn_of(told) for one in some]
    assert sketches([extraction("blank", "")]) == []


def test_only_reports_of_the_event_are_near():
    old = [one for event in EVENTS for one in reports(event, 4, APRIL)]
    late = extraction("late", telling("mine", 9), published=APRIL)
    pairs = [("late", one.document.id) for one in old]
    events, lines = likely_near(sketches([late]), sketches(old), pairs, {}, [])
    assert events == {f"mine-{k}" for k in range(4)}
    assert not lines


def test_near_stories_are_grouped_anew_and_the_others_stay():
    old = [one for event in EVENTS for one in reports(event, 4, APRIL)]
    stories = group_stories(old, [])
    near = [story for story in stories if "mine-0" in story.documents]
    along = [story for story in stories if story not in near]
    late = extraction("late", telling("mine", 9), published=APRIL)
    now = stories_anew({"late"}, sketches([*old, late]), near, along, {}, [])
    assert {story.documents for story in now} == {story.documents for story in group_stories([*old, late], [])}
    assert {story.id for story in along} <= {story.id for story in now}


def test_a_decision_of_a_new_report_is_honoured():
    old = reports("mine", 4, APRIL)
    near = group_stories(old, [])
    late = extraction("late", telling("mine", 9), published=APRIL)
    apart = stories_anew({"late"}, sketches([*old, late]), near, [], {}, [], cannot=[["late", "mine-0"]])
    assert not any({"late", "mine-0"} <= set(story.documents) for story in apart)
