"""The toll of a story: what a careful editor would print, from reports about events that never were."""

from __future__ import annotations

import pytest

from stemma.pipeline import build, read_source
from stemma.records import Source, Toll


def toll(*reports: tuple[str, str]) -> Toll | None:
    """The toll of one story; each report a day of May 2031 and its text."""
    sources = [
        Source(f"r{at}", text=text, published=f"2031-05-{day}", story="one", outlet=f"Paper {at}")
        for at, (day, text) in enumerate(reports)
    ]
    ledger = build([read_source(source) for source in sources], group_by="story")
    return ledger.tolls[0] if ledger.tolls else None


ONE = [
    ("killed and injured", "Bus crash kills four\nFour people were killed and 12 injured when a bus left the road near Ostrel on Monday, police said.", 4, 12),
    ("one by its article", "Man dies in barn fire\nA man was killed in a barn fire near Ostrel on Monday. Two others were injured, the fire brigade said.", 1, 2),
    ("hit less the dead", "Five hit by lightning\nFive people were shot outside a hall in Quellin on Monday, one fatally, police said.", 1, 4),
    ("a double killing", "Double homicide in Quellin\nPolice in Quellin are looking for the person behind a double homicide on Monday night.", 2, 0),
    ("none killed", "Three hurt as stand collapses\nThree people were injured when a stand collapsed in Haskerby on Monday. Nobody was killed, the mayor said.", 0, 3),
    ("added up", "Family dies in fire\nA fire in Haskerby on Monday killed a woman, two boys and a neighbour, the fire brigade said.", 4, 0),
    ("a wife and children", "Man held over deaths\nA man killed his wife, two children and an aunt in Haskerby on Monday, police said.", 4, 0),
    ("an earlier event", "Ferry fire kills three\nThree passengers were killed in a ferry fire off Amsel on Monday. In 2009 a fire on the line killed 30 people.", 3, 0),
    ("the attacker died too", "Gunman kills three\nA gunman killed three people and wounded two at an inn in Ostrel on Monday before turning the gun on himself.", 4, 2),
    ("the attacker is counted in", "Four dead at inn\nFour people are dead, including the gunman, after shots at an inn in Ostrel on Monday, police said.", 4, 0),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "killed", "injured"), ONE, ids=[row[0] for row in ONE])
def test_one_report(what: str, text: str, killed: int, injured: int) -> None:
    found = toll(("06", text))
    assert found is not None
    assert (found.killed.best, found.injured.best) == (killed, injured), (found.killed.reason, found.injured.reason)


def test_the_attacker_is_told_apart() -> None:
    found = toll(("06", next(text for what, text, *_ in ONE if what == "the attacker died too")))
    assert found is not None and found.attackers.killed == 1
    assert "turning the gun on himself" in found.attackers.reason


def test_later_reports_outweigh_earlier_ones() -> None:
    found = toll(
        (
            "06",
            "Two die in mine\nTwo miners were killed and nine injured in a mine near Ostrel on Tuesday, the owner said.",
        ),
        (
            "08",
            "Mine toll rises\nFive miners were killed and nine injured in the mine near Ostrel, the owner said on Thursday.",
        ),
    )
    assert found is not None and (found.killed.best, found.injured.best) == (5, 9)
    assert 2 < found.killed.lower <= 5 <= found.killed.upper <= 7  # an early toll that was raised is no rival
    assert found.killed.reason.startswith("5 killed")


def test_the_figure_names_its_claim() -> None:
    sources = [Source("a", text=ONE[0][1], published="2031-05-06", story="one")]
    ledger = build([read_source(source) for source in sources], group_by="story")
    claim = next(c for c in ledger.claims if c.id == ledger.tolls[0].killed.claim)
    assert claim.value.lower == 4


def test_a_story_without_casualties_has_no_toll() -> None:
    assert (
        toll(
            (
                "06",
                "Port to grow\nThe port of Amsel will build 12 cranes for 4 million euros, its board said on Monday.",
            )
        )
        is None
    )


def test_a_count_that_was_corrected_in_so_many_words_counts_no_more() -> None:
    first = "Bus crash kills nine\nNine people were killed when a bus left the road near Ostrel on Monday, Ostrel police said."
    found = toll(
        ("06", first),
        ("06", first.replace("Bus crash kills", "Bus accident kills")),
        ("07", "Police lower toll\nOstrel police on Tuesday revised the death toll of the bus crash from nine to seven. "
               "Seven people were killed when the bus left the road near Ostrel, they said."),
    )  # fmt: skip
    assert found is not None
    assert found.killed.best == 7, found.killed.reason
