"""Which reports are one event, which events one storyline, and why."""

import datetime

import pytest
from event_texts import EVENTS, extraction, reports, telling
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.records import Extraction
from stemma.reuse import shared_passages
from stemma.stories import group_stories

APRIL = datetime.date(2031, 4, 8)


def grouped(extractions, group_by=None):
    passages = shared_passages([one.document for one in extractions])
    return group_stories(extractions, passages, group_by)


def parts(stories):
    return sorted(sorted(story.documents) for story in stories if story.documents)


def test_reports_of_four_events_are_four_stories():
    told = [one for event in EVENTS for one in reports(event, 4, APRIL)]
    stories = grouped(told)
    assert parts(stories) == sorted([f"{event}-{k}" for k in range(4)] for event in EVENTS)
    assert len({story.storyline for story in stories}) == 4


def test_an_unknown_date_speaks_neither_for_nor_against():
    told = [*reports("ferry", 3, APRIL), *reports("ferry", 2, None, prefix="undated-"), *reports("flood", 3, APRIL)]
    stories = grouped(told)
    ferry = next(story for story in stories if "ferry-0" in story.documents)
    assert len(ferry.documents) == 5
    assert (ferry.start, ferry.end) == (APRIL, APRIL)
    assert any("without a known date" in reason for reason in ferry.reasons)


def test_the_same_actors_two_years_later_are_another_event_of_the_storyline():
    later = datetime.date(2033, 6, 1)
    told = [*reports("mine", 3, APRIL), extraction("late", telling("mine", 77), published=later), *reports("flood", 3)]
    stories = grouped(told)
    assert ["late"] in parts(stories)
    lines = {document: story.storyline for story in stories for document in story.documents}
    assert lines["late"] == lines["mine-0"] != lines["flood-0"]


def test_a_report_without_a_date_is_not_older_than_the_days_it_speaks_of():
    later = datetime.date(2033, 6, 1)
    told = [*reports("mine", 3, APRIL), extraction("late", telling("mine", 77), days=(later,)), *reports("flood", 3)]
    assert ["late"] in parts(grouped(told))


def test_reprints_count_as_one_text():
    """Forty copies of one wire do not make its words common, and draw nothing else to them."""
    wire = telling("ferry", 1)
    told = [extraction(f"copy-{k:02}", f"{wire} Edition {k}.") for k in range(40)]
    told += [*reports("flood", 3), *reports("trial", 3), *reports("ferry", 2)]
    stories = grouped(told)
    assert len(next(story for story in stories if "copy-00" in story.documents).documents) == 42
    assert len(parts(stories)) == 3


def test_a_spliced_article_pulls_its_carrier_nowhere():
    carrier = extraction("carrier", telling("ferry", 9), foreign="\n" + telling("trial", 9))
    told = [*reports("ferry", 3), *reports("trial", 3), carrier]
    stories = grouped(told)
    ferry = next(story for story in stories if "ferry-0" in story.documents)
    trial = next(story for story in stories if "trial-0" in story.documents)
    assert "carrier" in ferry.documents
    assert "carrier" not in trial.documents
    assert [one.main for one in ferry.segments if one.document == "carrier"] == [True]
    assert [one.main for one in trial.segments if one.document == "carrier"] == [False]


def test_a_spliced_article_that_nobody_else_tells_is_a_story_without_documents():
    carrier = extraction("carrier", telling("ferry", 9), foreign="\n" + telling("mine", 9))
    stories = grouped([*reports("ferry", 3), carrier])
    (alone,) = [story for story in stories if not story.documents]
    assert [(one.document, one.main) for one in alone.segments] == [("carrier", False)]
    assert alone.title


def test_more_of_the_same_event_spliced_on_is_not_told_twice_by_one_report():
    carrier = extraction("carrier", telling("ferry", 9), foreign="\n" + telling("ferry", 10))
    stories = grouped([*reports("ferry", 3), carrier])
    ferry = next(story for story in stories if "carrier" in story.documents)
    assert all(one.main for one in ferry.segments)


def test_the_title_is_that_of_the_most_central_report():
    stories = grouped(reports("flood", 4))
    assert stories[0].title.startswith("Maren flood report")


def test_a_report_without_a_headline_is_called_by_its_first_words():
    (story,) = grouped([extraction("a", telling("flood", 1))])
    assert story.title.endswith(" ...")
    assert len(story.title) < 100


def test_given_stories_are_taken_as_they_are():
    told = [
        extraction("a", telling("ferry", 1), story="one"),
        extraction("b", telling("trial", 1), story="one"),
        extraction("c", telling("ferry", 2), story="two"),
        extraction("d", telling("ferry", 3)),
    ]
    assert parts(grouped(told, "story")) == [["a", "b"], ["c"], ["d"]]


def test_another_way_of_grouping_is_refused():
    with pytest.raises(ValueError, match="group_by"):
        group_stories([], [], "topic")


def test_what_could_not_be_read_is_in_no_story():
    told = [extraction("bad", telling("ferry", 1), status="error"), extraction("empty", ""), *reports("ferry", 2)]
    assert parts(grouped(told)) == [["ferry-0", "ferry-1"]]


def test_every_story_says_why():
    for story in grouped([*reports("ferry", 3, APRIL), *reports("flood", 1, APRIL)]):
        assert story.reasons
    ferry = next(story for story in grouped(reports("ferry", 3, APRIL)) if len(story.documents) == 3)
    assert any("in common" in reason and "quellmar" in reason for reason in ferry.reasons)
    assert any("published within 0 days" in reason for reason in ferry.reasons)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(EVENTS)), st.integers(0, 5), st.booleans()), max_size=8),
    st.randoms(),
)
def test_stories_partition_the_reports_whatever_their_order(drawn, chance):
    told: list[Extraction] = []
    for number, (event, seed, spliced) in enumerate(drawn):
        foreign = telling("trial", seed) if spliced else ""
        told.append(extraction(f"r{number}", telling(event, seed), foreign=foreign))
    stories = grouped(told)
    assert sorted(one for story in stories for one in story.documents) == sorted(one.document.id for one in told)
    assert len({story.id for story in stories}) == len(stories)
    lengths = {one.document.id: len(one.document.text) for one in told}
    for story in stories:
        assert all(0 <= one.start < one.end <= lengths[one.document] for one in story.segments)
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert grouped(shuffled) == stories


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=5))
def test_any_texts_at_all(texts):
    told = [extraction(str(k), text) for k, text in enumerate(texts)]
    stories = group_stories(told, [])
    assert sum(len(story.documents) for story in stories) == sum(bool(text.strip()) for text in texts)


FORM = (
    "A pump failed at {0} on the road to {1}, and the {2} sent a crew of engineers with barges and hoses, said {3}. Water "
    "stood in the lower streets until the evening, shops closed early, and the bakery gave its bread away. The council of "
    "{0} meets again on Thursday to hear what {3} has to say of the dam above {1} and of the hoses that burst."
)


@pytest.mark.parametrize("dated", [True, False])
def test_one_form_filled_in_for_two_towns_tells_two_events(dated):
    """Two texts alike but for people and places are no copies."""
    towns = (
        ("Corvemere", "Dunhaven", "Ister Lowland Board", "Elin Costane"),
        ("Gorsewick", "Felstead", "Mardale Upland Trust", "Bertil Jorvald"),
    )
    days = (APRIL, datetime.date(2031, 9, 20)) if dated else (None, None)
    told = [
        extraction(f"{names[0]}-{k}", FORM.format(*names), published=day, names=names)
        for names, day in zip(towns, days, strict=True)
        for k in range(3)
    ]
    assert parts(grouped(told)) == [[f"{names[0]}-{k}" for k in range(3)] for names in towns]


def test_a_very_large_event_is_one_story_though_it_makes_its_own_names_common():
    """Ninety reports, each in words of its own, share who, where and when."""
    told = []
    for k in range(90):
        text = telling("ferry", k)
        for name in ("Quellmar", "Ondine", "Lindqvar", "Sarn"):
            text = text.replace(name.lower(), name)
        told.append(extraction(f"ferry-{k}", text, names=("Quellmar", "Ondine", "Lindqvar", "Sarn"), days=(APRIL,)))
    sizes = sorted(len(story.documents) for story in grouped([*told, *reports("flood", 3), *reports("mine", 5)]))
    assert sizes[-1] >= 80
    assert sizes[-3:-1] == [3, 5]
