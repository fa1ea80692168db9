"""What a person decided about stories is honoured, and every story says what holds it together."""

import datetime
import math

import pytest
from event_texts import EVENTS, extraction, reports, telling
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.reuse import shared_passages
from stemma.stories import group_stories

APRIL = datetime.date(2031, 4, 8)


def grouped(extractions, group_by=None, **links):
    passages = shared_passages([one.document for one in extractions])
    return group_stories(extractions, passages, group_by, **links)


def home(stories):
    return {document: story.id for story in stories for document in story.documents}


def pairs(*sets):
    return [frozenset(some) for some in sets]


def test_reports_of_two_events_that_a_person_put_together():
    stories = grouped([*reports("ferry", 3), *reports("flood", 3)], must=pairs(["ferry-0", "flood-1"]))
    where = home(stories)
    assert where["ferry-0"] == where["flood-1"] == where["ferry-2"]
    (link,) = [link for story in stories for link in story.links if link.kind == "decision"]
    assert {link.a, link.b} == {"ferry-0", "flood-1"}


def test_a_must_link_holds_across_others():
    alone = [extraction(event, telling(event, 1)) for event in EVENTS]
    where = home(grouped(alone, must=pairs(["ferry", "flood"], ["flood", "trial"])))
    assert where["ferry"] == where["flood"] == where["trial"] != where["mine"]


def test_two_reports_of_one_event_that_a_person_put_apart():
    where = home(grouped(reports("ferry", 5), cannot=pairs(["ferry-1", "ferry-3"])))
    assert where["ferry-1"] != where["ferry-3"]
    assert len(set(where.values())) == 2


def test_copies_of_one_text_that_a_person_put_apart():
    wire = telling("ferry", 1)
    told = [extraction(f"copy-{k}", f"{wire} Edition {k}.") for k in range(6)]
    where = home(grouped(told, cannot=pairs(["copy-0", "copy-5"])))
    assert where["copy-0"] != where["copy-5"]


def test_where_decisions_contradict_each_other_the_cannot_link_is_kept_and_the_story_says_so():
    told = [extraction(event, telling(event, 1)) for event in EVENTS]
    stories = grouped(told, must=pairs(["ferry", "flood"], ["flood", "trial"]), cannot=pairs(["ferry", "trial"]))
    where = home(stories)
    assert where["ferry"] == where["flood"] != where["trial"]
    trial = next(story for story in stories if "trial" in story.documents)
    assert any("must-link of flood and trial not kept" in reason for reason in trial.reasons)


def test_given_stories_yield_to_decisions():
    told = [extraction(event, telling(event, 1), story="one") for event in ("ferry", "flood", "trial")]
    told.append(extraction("mine", telling("mine", 1), story="two"))
    where = home(grouped(told, "story", must=pairs(["ferry", "mine"]), cannot=pairs(["ferry", "trial"])))
    assert where["ferry"] == where["mine"] == where["flood"] != where["trial"]


def test_links_of_ids_that_are_not_there_say_nothing():
    told = reports("ferry", 3)
    assert grouped(told, must=pairs(["ferry-0", "gone"]), cannot=pairs(["gone", "lost"], ["ferry-1"])) == grouped(told)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.sets(st.integers(0, 7), min_size=2, max_size=3), max_size=4),
    st.lists(st.sets(st.integers(0, 7), min_size=2, max_size=3), max_size=4),
)
def test_no_cannot_link_is_ever_broken_and_no_must_link_without_a_word(must, cannot):
    told = [extraction(f"r{k}", telling(sorted(EVENTS)[k % 4], k)) for k in range(8)]
    must, cannot = ([frozenset(f"r{k}" for k in some) for some in links] for links in (must, cannot))
    stories = grouped(told, must=must, cannot=cannot)
    where = home(stories)
    assert len(where) == 8
    for some in cannot:
        assert len({where[one] for one in some}) == len(some)
    contradicted = any("not kept" in reason for story in stories for reason in story.reasons)
    assert contradicted or all(len({where[one] for one in some}) == 1 for some in must)


def test_the_links_of_a_story_join_all_its_reports_and_add_up_to_their_probability():
    told = [*reports("ferry", 5, APRIL), *reports("flood", 4, APRIL)]
    for story in grouped(told):
        inside = [link for link in story.links if link.kind != "storyline"]
        assert len(inside) == len(story.documents) - 1
        joined = {story.documents[0]}
        for _ in inside:
            joined |= {end for link in inside if {link.a, link.b} & joined for end in (link.a, link.b)}
        assert joined == set(story.documents)
        for link in inside:
            odds = sum(one.adds for one in link.evidence)
            assert link.probability == pytest.approx(1 / (1 + math.exp(-odds)), abs=0.05)
            assert all(one.text for one in link.evidence)


def test_copies_are_linked_as_copies():
    wire = telling("ferry", 1)
    (story,) = grouped([extraction(f"copy-{k}", f"{wire} Edition {k}.") for k in range(4)])
    assert [link.kind for link in story.links] == ["reprint"] * 3


def test_two_events_of_one_storyline_are_linked_as_that():
    later = datetime.date(2033, 6, 1)
    told = [*reports("mine", 3, APRIL), extraction("late", telling("mine", 77), published=later)]
    stories = grouped(told)
    assert len(stories) == 2
    for story in stories:
        (link,) = [link for link in story.links if link.kind == "storyline"]
        assert link.a in story.documents
        assert link.b not in story.documents
