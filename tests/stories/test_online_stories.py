"""Stories as reports arrive: what is assigned, what a replay splits and merges, and ids that survive."""

import datetime
import random

import pytest
from event_texts import EVENTS, extraction, reports, telling
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.reuse import shared_passages
from stemma.stories import State, StoryChange, assign, group_stories, replay, tell
from stemma.stories.identity import changes_of, ids_of

APRIL = datetime.date(2031, 4, 8)


def arrived(batches, **links):
    """The state after these batches of reports have come in, one after the other."""
    state, seen = State(), []
    for batch in batches:
        passages = shared_passages([one.document for one in (*seen, *batch)])
        state = assign(batch, state, passages, [one.document for one in seen], **links).state
        seen += batch
    return state


def parts(documents):
    groups = {}
    for document, story in documents.items():
        groups.setdefault(story, set()).add(document)
    return sorted(map(sorted, groups.values()))


def test_reports_that_come_in_one_by_one_make_the_stories_of_one_go():
    told = [one for event in EVENTS for one in reports(event, 4, APRIL)]
    random.Random(1).shuffle(told)
    state = arrived([[one] for one in told])
    assert parts(state.documents()) == sorted(sorted(f"{event}-{k}" for k in range(4)) for event in EVENTS)


def test_a_new_report_joins_its_story_under_the_id_it_has():
    before = arrived([reports("ferry", 3, APRIL)])
    (story,) = set(before.documents().values())
    late = extraction("aaa", telling("ferry", 9), published=APRIL)
    done = assign([late], before)
    assert done.moved == {("aaa", -1): story}
    assert done.changes == [StoryChange("grown", story)]


def test_a_report_of_another_event_opens_a_story():
    before = arrived([reports("ferry", 3, APRIL)])
    done = assign([extraction("new", telling("mine", 1), published=APRIL)], before)
    (story,) = done.moved.values()
    assert done.changes == [StoryChange("new", story)]
    assert story not in before.documents().values()


def test_a_copy_joins_the_story_of_its_text():
    wire = telling("ferry", 1)
    state = arrived([[extraction("copy-0", f"{wire} Edition 0.")], [extraction("copy-1", f"{wire} Edition 1.")]])
    assert parts(state.documents()) == [["copy-0", "copy-1"]]


def test_a_follow_up_two_years_later_finds_its_people_outside_the_window():
    names = ("Orla Vennick", "Bram Tolley", "Quellmar")
    first = extraction(
        "first",
        "Orla Vennick shot Bram Tolley at a fair in Quellmar on Saturday, police said. Orla Vennick, 34, was held.",
        title="Man shot at Quellmar fair",
        published=APRIL,
        names=names,
    )
    late = extraction(
        "late",
        "A court in Quellmar sent Orla Vennick to prison for shooting Bram Tolley at the fair in April 2031.",
        title="Prison for Quellmar fair shooting",
        published=datetime.date(2033, 2, 1),
        names=names,
    )
    between = [
        extraction(f"{event}-x", telling(event, 5), published=datetime.date(2032, 12, 1)) for event in ("mine", "flood")
    ]
    state = arrived([[first], between, [late]])
    assert ["first", "late"] in parts(state.documents())


def test_decisions_are_honoured_on_arrival_and_in_the_replay():
    links = {"cannot": [{"ferry-0", "ferry-2"}], "must": [{"ferry-0", "mine-0"}]}
    state = arrived([reports("ferry", 2), reports("mine", 1), reports("ferry", 3)[2:]], **links)
    for one in (state, replay(state, **links).state):
        where = one.documents()
        assert where["ferry-0"] == where["mine-0"] != where["ferry-2"]


def test_a_replay_groups_as_one_go_does_and_keeps_ids():
    told = [one for event in EVENTS for one in reports(event, 5, APRIL)]
    random.Random(2).shuffle(told)
    state = arrived([told[k : k + 3] for k in range(0, len(told), 3)])
    done = replay(state)
    whole = group_stories(told, shared_passages([one.document for one in told]))
    assert parts(done.state.documents()) == parts({d: s.id for s in whole for d in s.documents})
    assert set(done.state.documents().values()) <= set(state.documents().values())
    again = replay(done.state)
    assert again.state == done.state
    assert again.changes == []


def test_what_lies_before_the_window_stays_as_it_is():
    old, new = reports("ferry", 3, APRIL), reports("flood", 3, datetime.date(2033, 6, 1))
    state = arrived([old, new])
    wrong = State(state.drawn, {**state.story_of, ("ferry-1", -1): "story-other"}, state.shared)
    done = replay(wrong, since=datetime.date(2033, 1, 1))
    assert done.state.documents()["ferry-1"] == "story-other"
    assert replay(wrong).state.documents()["ferry-1"] != "story-other"


def test_a_state_is_kept_as_bytes_without_any_text():
    state = arrived([reports("ferry", 3, APRIL)])
    data = state.dumps()
    assert State.loads(data) == state
    assert telling("ferry", 1)[400:460].encode() not in data
    with pytest.raises(ValueError, match="no state of stories"):
        State.loads(b"something else")


def test_a_report_that_is_read_anew_is_taken_anew():
    state = arrived([[*reports("ferry", 3), *reports("mine", 3)]])
    done = assign([extraction("ferry-0", telling("mine", 8), title="Brank mine report 8", names=("Brank",))], state)
    where = done.state.documents()
    assert where["ferry-0"] == where["mine-1"]
    assert len(where) == 6


def test_the_state_is_told_as_stories_with_links():
    state = arrived([reports("ferry", 3, APRIL), reports("flood", 2, APRIL)])
    stories = tell(state)
    assert {d: s.id for s in stories for d in s.documents} == state.documents()
    assert [len([one for one in story.links if one.kind != "storyline"]) for story in stories] == [2, 1]


def key(name):
    return name, -1


def test_the_larger_part_of_a_split_story_keeps_the_id():
    former = {key(name): "s1" for name in "abcde"}
    groups = [[key("a"), key("b")], [key("c"), key("d"), key("e")]]
    small, large = ids_of(groups, former)
    assert large == "s1"
    assert small != "s1"
    now = {one: story for group, story in zip(groups, (small, large), strict=True) for one in group}
    assert StoryChange("split", "s1", (small,)) in changes_of(former, now)


def test_a_merged_story_keeps_the_id_of_the_larger():
    former = {key("a"): "s1", key("b"): "s2", key("c"): "s2"}
    (made,) = ids_of([[key("a"), key("b"), key("c")]], former)
    assert made == "s2"
    found = changes_of(former, dict.fromkeys(former, "s2"))
    assert found == [StoryChange("ended", "s1", ("s2",)), StoryChange("merge", "s2", ("s1",))]


def test_a_story_id_survives_a_report_that_sorts_before_all_others():
    told = reports("ferry", 3, APRIL)
    before = {d: s.id for s in group_stories(told, []) for d in s.documents}
    more = [*told, extraction("aaa", telling("ferry", 9), published=APRIL)]
    (story,) = group_stories(more, [], former=before)
    assert {story.id} == set(before.values())
    assert [story.id] != [one.id for one in group_stories(more, [])]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=1, max_size=9), st.lists(st.integers(0, 3), min_size=9, max_size=9))
def test_ids_are_never_given_twice_and_do_not_depend_on_order(now, before):
    former = {key(str(k)): f"s{story}" for k, story in enumerate(before)}
    groups = [[key(str(k)) for k, group in enumerate(now) if group == one] for one in sorted(set(now))]
    ids = ids_of(groups, former)
    assert len(set(ids)) == len(ids)
    assert ids_of(groups[::-1], former) == ids[::-1]
