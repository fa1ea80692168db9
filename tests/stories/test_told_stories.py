"""Stories of texts as they are read: events of one kind stay apart, one event in other words comes together."""

import itertools

import pytest

from stemma.pipeline import read_source
from stemma.reading.repeated import mark_repeated
from stemma.records import Source
from stemma.reuse import shared_passages
from stemma.stories import group_stories


def read(id_, text, published=None, title=None, outlet=None):
    return read_source(
        Source(id=id_, text=text, title=title, published=published, outlet=outlet, media="text/plain")
    )  # fmt: skip


def stories_of(extractions):
    extractions = mark_repeated(extractions)
    passages = shared_passages([one.document for one in extractions])
    return group_stories(extractions, passages)


def parts(extractions):
    return sorted(sorted(story.documents) for story in stories_of(extractions) if story.documents)


SHOOTING = (
    "QUELLMAR - A {age}-year-old man was shot {where} on Tanner Street in Quellmar {when}, police said. {name} was taken "
    "to Sarn General Hospital with a wound to the {part}. Officers found {shells} shell casings near the corner of Tanner "
    "Street and Mill Quay. Nobody has been arrested. Anyone who saw the shooting on Tanner Street is asked to call the "
    "Quellmar police, Sergeant Ilde Farrun said."
)


def shooting(k, published, **words):
    return read(k, SHOOTING.format(**words), published, title="Man shot on Tanner Street in Quellmar")


def test_two_shootings_in_one_street_are_two_events():
    first = {"age": 19, "where": "outside a bakery", "when": "on Monday evening", "name": "Bertil Jorvald", "part": "leg", "shells": "three"}  # fmt: skip
    second = {"age": 42, "where": "in a parked car", "when": "early on Friday", "name": "Anton Gavell", "part": "chest", "shells": "seven"}  # fmt: skip
    told = [
        shooting("a1", "2031-04-08", **first),
        shooting("a2", "2031-04-08", **{**first, "where": "in front of a baker's shop"}),
        shooting("b1", "2031-04-18", **second),
        shooting("b2", "2031-04-19", **{**second, "where": "as he sat in a car"}),
    ]
    assert parts(told) == [["a1", "a2"], ["b1", "b2"]]


def test_weekly_market_reports_are_an_event_each():
    def market(k, day, *figures):
        text = (
            "Wheat at the Velmora grain exchange closed at {} crowns a tonne on Friday, {} crowns from the week before. "
            "Barley ended at {} crowns, oats at {}. Turnover came to {} tonnes. Traders at the Velmora grain exchange "
            "said that buyers were waiting for the harvest."
        ).format(*figures)
        return read(k, text, day, title="Velmora grain exchange: the week in prices", outlet="Velmora Post")

    told = [
        market("w1", "2031-04-04", 214, "up 3", 187, 165, "12,400"),
        market("w2", "2031-04-11", 209, "down 5", 189, 161, "15,150"),
        market("w3", "2031-04-18", 221, "up 12", 193, 168, "9,870"),
    ]
    assert parts(told) == [["w1"], ["w2"], ["w3"]]


FURNITURE = (
    "\n\nWeather in Velmora: 14 degrees, showers\n\nMost read: Dorit Kallas wins the regional cooking prize\n\n"
    "Velmora Post, Granary Square 4, Velmora. Editor: Hanno Esker. Subscribe to our morning letter.\n"
)


def test_what_a_site_prints_under_everything_joins_nothing():
    texts = {
        "ferry": "A fire broke out in the engine room of the ferry Ondine off Quellmar, the coast guard said. All 214 "
        "passengers were taken to the harbour by tugs. Captain Tove Lindqvar was the last to leave the ship.",
        "trial": "A court in Ostrelin found the former minister Harrow Pellan guilty of bribery over quarry contracts. "
        "His lawyer, Mira Sollen, said that he would appeal against the sentence of six years.",
        "mine": "A gallery of the Brank mine near Kessum collapsed and shut in nine miners. Rescuers drilled through the "
        "night, and Ildra Voss of the miners' union said that they had heard knocking.",
        "school": "The new school in Tolbeck opens in autumn with 320 pupils, the council decided. Head teacher Rolf "
        "Amsel has hired eleven teachers and still looks for a music room.",
    }
    told = [read(k, text + FURNITURE, "2031-04-08", outlet="Velmora Post") for k, text in texts.items()]
    assert parts(told) == sorted([k] for k in texts)


def test_one_event_in_very_different_words_is_one_story():
    told = [
        read(
            "hits",
            "A strong earthquake hit Marenburg, the capital of Osteria, before dawn on Tuesday. The quake of magnitude "
            "6.4 brought down houses in the old town, and the civil defence office counted 37 dead.",
            "2031-04-08",
            title="Earthquake hits the capital",
        ),
        read(
            "strikes",
            "At least 37 people lost their lives when a magnitude 6.4 tremor struck Marenburg in the early hours. Rescue "
            "teams dig through rubble in the historic centre of Osteria's largest city, civil defence said.",
            "2031-04-08",
            title="Tremor strikes Marenburg, dozens killed",
        ),
        read(
            "other",
            "The parliament of Osteria passed the budget for next year with the votes of the farmers' party. Finance "
            "minister Lena Orwick praised the vote as a step towards lower debt.",
            "2031-04-08",
            title="Osteria passes budget",
        ),
    ]
    assert parts(told) == [["hits", "strikes"], ["other"]]


SECTIONS = {
    "Ferry fire off Quellmar": "A fire broke out in the engine room of the ferry Ondine off Quellmar on Monday, the coast "
    "guard said. All 214 passengers were taken to Quellmar harbour by tugs.\n\nThe captain, Tove Lindqvar, was the last "
    "to leave the Ondine, the coast guard said.",
    "Former minister guilty of bribery": "A court in Ostrelin found the former minister Harrow Pellan guilty of bribery "
    "over quarry contracts. Pellan will appeal, a lawyer said.\n\nJudge Mira Sollen said Pellan had betrayed Ostrelin.",
    "Dyke bursts at Velmora": "Some 1,300 people left their homes after a dyke on the Maren burst near Velmora, Amaia "
    "Oduya of the river board said.\n\nPumps and barges were on the way from Tolbeck to Velmora, Oduya said.",
}


def test_a_round_up_tells_several_stories_and_belongs_to_that_of_its_longest_section():
    sections = "\n\n".join(f"{heading}\n\n{text}" for heading, text in SECTIONS.items())
    told = [read("round-up", f"Morning briefing: three things to know\n\n{sections}\n", "2031-04-09")]
    told += [read(f"own-{k}", f"{h}\n\n{text}\n", "2031-04-08") for k, (h, text) in enumerate(SECTIONS.items())]
    stories = stories_of(told)
    where = {story.documents[-1]: story for story in stories}
    assert len(stories) == 3
    for k, story in enumerate(next(s for s in stories if f"own-{k}" in s.documents) for k in range(3)):
        assert ("round-up" in story.documents) == (k == 0)
        (segment,) = [one for one in story.segments if one.document == "round-up"]
        assert segment.main == (k == 0)
        heading = list(SECTIONS)[k]
        assert told[0].document.text[segment.start : segment.end].startswith(heading)
    assert where


def test_a_long_report_with_headings_of_its_own_stays_whole():
    paragraphs = [
        ("How the fire began", "The fire began below the car deck of the Ondine, Tove Lindqvar told the Quellmar inquiry."),
        ("How the tugs came", "Two tugs left Quellmar within minutes of the call of Tove Lindqvar from the Ondine."),
        ("What is asked now", "The Quellmar inquiry asks why the doors of the Ondine were open, and Tove Lindqvar waits."),
    ]  # fmt: skip
    text = "Inquiry into the Ondine fire opens\n\n" + "\n\n".join(
        f"{h}\n\n{p} Nobody in the harbour could say more of it on the day, and the hearing went on until the evening."
        for h, p in paragraphs
    )
    (story,) = stories_of([read("long", text + "\n", "2031-05-02")])
    assert all(segment.main for segment in story.segments)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3)))[1:])
def test_the_order_of_the_reports_changes_nothing(order):
    told = [read(f"own-{k}", f"{h}\n\n{text}\n", "2031-04-08") for k, (h, text) in enumerate(SECTIONS.items())]
    assert stories_of([told[k] for k in order]) == stories_of(told)


def test_a_storyline_holds_the_verdict_two_years_after_the_event():
    told = [
        read(
            "fire",
            "Nine people died when the ferry Ondine burned off Quellmar on 7 April 2031. Captain Tove Lindqvar left the "
            "ship last, the coast guard of Quellmar said.",
            "2031-04-08",
            title="Nine die in ferry fire",
        ),
        read(
            "law",
            "Parliament voted for new rules for car decks on Thursday. They go back to the fire on the ferry Ondine off "
            "Quellmar, for which Captain Tove Lindqvar was cleared. The coast guard of Quellmar will see to them.",
            "2033-06-17",
            title="New rules for ferries after the Ondine fire",
        ),
    ]
    stories = stories_of(told)
    assert len({story.storyline for story in stories}) == 1
