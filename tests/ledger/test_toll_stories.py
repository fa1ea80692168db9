"""Tolls of small stories about events that never were: floods, crashes, fires, bombings, attacks."""

from __future__ import annotations

import pytest

from stemma.ledger.attackers import find_attacker
from stemma.ledger.chances import chance, likeliest_alone
from stemma.ledger.victim_lists import first_hurt, persons_listed, victims_in_headline, victims_of_own_hand
from stemma.pipeline import build, read_source
from stemma.records import Source, Toll


def toll(*reports: str, apart: int = 1) -> Toll:
    """The toll of one story; the reports come out so many days apart."""
    sources = [
        Source(f"r{at}", text=text, published=f"2031-05-{6 + at * apart:02d}", story="one", outlet=f"Paper {at}")
        for at, text in enumerate(reports)
    ]
    ledger = build([read_source(source) for source in sources], group_by="story")
    assert len(ledger.tolls) == 1
    return ledger.tolls[0]


ONE_REPORT = [
    ("flood", "Flood drowns nine in Amsel valley\nNine people drowned and 14 were injured when the Amsel burst its banks on Monday, the district said.", 9, 14),
    ("bus crash", "Bus crash: driver and two passengers killed\nThe driver and two passengers were killed when a bus overturned near Ostrel on Monday. Eleven others suffered injuries, police said.", 3, 11),
    ("factory fire", "Six hurt in factory fire\nA fire at a paint factory in Quellin sent six people to the hospital on Monday. Nobody was killed, the fire brigade said.", 0, 6),
    ("the bomber dead too", "Bomber kills seven at market\nA bomber blew himself up at a market in Haskerby on Monday, killing seven people and wounding 20, police said.", 8, 20),
    ("a pronoun and others", "Four hurt by falling scaffold\nPolice said she and three others were wounded by a falling scaffold in Ostrel on Monday.", 0, 4),
    ("a person by age and others", "Shots at dance hall\nA 46-year-old woman and three others were shot outside a dance hall in Quellin on Monday, police said. All are expected to survive.", 0, 4),
    ("fatally wounded", "Lift falls at quarry\nThe fall of a lift at a quarry near Amsel left one miner fatally wounded and three others with grave injuries on Monday.", 1, 3),
    ("another injured", "Barn fire kills three\nA barn fire near Ostrel left three people dead and another injured on Monday, the fire brigade said.", 3, 1),
    ("a fourth wounded", "Three die in ferry blast\nThree sailors were killed by a blast on a ferry off Amsel on Monday. A fourth was wounded, the owner said.", 3, 1),
    ("a headline of two, each by itself", "Boy killed, sister injured as wall falls\nA wall fell on two children in Haskerby on Monday. The boy died at the scene, and his sister was injured.", 1, 1),
    ("a list in the headline", "Woman, toddler found dead after gas leak\nNeighbours called the fire brigade on Monday when they smelt gas in a house in Quellin.", 2, 0),
    ("a family and himself", "Man kills wife, two sons, then himself\nA man killed his wife, two sons, then himself in a farmhouse near Ostrel on Monday, police said.", 4, 0),
    ("everybody found", "Five found dead in farmhouse\nFive people were found dead in a farmhouse near Ostrel on Monday after what police called a murder-suicide.", 5, 0),
    ("fatally, one of them", "Six shot at inn\nSix people were shot, one fatally, at an inn in Quellin on Monday, police said.", 1, 5),
    ("ages are no counts", "Two boys drown\nTwo boys, 14 and 15, drowned in a gravel pit near Haskerby on Monday. The victims, aged 14 and 15, were cousins.", 2, 0),
    ("who did it is not counted", "Two charged over fire that killed 11\nTwo men were charged on Monday with setting a fire in Amsel that killed 11 people.", 11, 0),
    ("the year's sum is not this one", "Cyclist killed by lorry\nA cyclist was killed by a lorry in Quellin on Monday. So far this year 38 people have been killed on the town's roads.", 1, 0),
    ("sums over several events", "Rail worker killed\nA rail worker was killed by a train near Ostrel on Monday. In separate accidents across the county, nine people were killed at the weekend.", 1, 0),
    ("another event's dead", "Hotel fire kills two\nTwo guests were killed in a hotel fire in Amsel on Monday. A fire at the same hotel killed 30 people in 2012.", 2, 0),
    ("missing", "Landslide buries hamlet\nA landslide near Amsel killed four people on Monday. Twelve people are missing, the mayor said.", 4, 0),
    ("counts of a charge", "Woman charged over attack\nA woman who is said to have stabbed four people on a tram in Haskerby on Monday faces four counts of assault with intent to maim.", 0, 4),
    ("nobody else", "Boy hurt by firework\nA boy was injured by a firework in Quellin on Monday. No one else was hurt, police said.", 0, 1),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "killed", "injured"), ONE_REPORT, ids=[row[0] for row in ONE_REPORT])
def test_one_report(what: str, text: str, killed: int, injured: int) -> None:
    found = toll(text)
    assert (found.killed.best, found.injured.best) == (killed, injured), (found.killed.reason, found.injured.reason)
    assert found.killed.lower <= killed <= found.killed.upper
    assert found.injured.lower <= injured <= found.injured.upper


def test_missing_are_counted_apart() -> None:
    assert toll(next(text for what, text, *_ in ONE_REPORT if what == "missing")).missing.best == 12


def test_the_bomber_is_told_apart() -> None:
    found = toll(next(text for what, text, *_ in ONE_REPORT if what == "the bomber dead too"))
    assert found.attackers.killed == 1 and "blew himself up" in found.attackers.reason
    assert "7 killed and the attacker" in found.killed.reason


def test_who_was_hurt_and_died_later_is_among_the_dead_only() -> None:
    found = toll(
        "Girl hurt in fall from ride\nA girl was injured when she fell from a ride at a fair in Ostrel on Tuesday.",
        "Girl dies after fall from ride\nA girl died on Wednesday, a day after she fell from a ride at a fair in Ostrel.",
    )
    assert (found.killed.best, found.injured.best) == (1, 0)


def test_a_report_that_counts_nobody_does_not_undo_a_count() -> None:
    found = toll(
        "Coach crash kills two\nTwo people were killed and nine injured when a coach hit a bridge near Amsel on Tuesday, police said.",
        "Two killed, nine hurt as coach hits bridge\nPolice in Amsel said two people were killed and nine injured in a coach crash.",
        "Village mourns\nThe village of Amsel mourned on Thursday. The church was full, and the school stayed shut after the crash that killed its teacher.",
    )
    assert (found.killed.best, found.injured.best) == (2, 9), (found.killed.reason, found.injured.reason)


def test_bounds_are_wider_where_reports_differ() -> None:
    agree = toll(
        *["Hall roof falls\nFive people were killed when the roof of a hall in Haskerby fell in, police said."] * 2
    )
    differ = toll(
        "Hall roof falls\nFive people were killed when the roof of a hall in Haskerby fell in, police said.",
        "Roof of hall collapses\nSeven people died in the collapse of a hall in Haskerby, the mayor told reporters.",
        apart=0,
    )
    assert agree.killed.upper - agree.killed.lower <= differ.killed.upper - differ.killed.lower
    assert differ.killed.lower <= 5 and differ.killed.upper >= 7


@pytest.mark.parametrize(
    ("text", "died", "own_hand"),
    [
        ("He shot two colleagues before turning the gun on himself.", "turning the gun on himself", True),
        ("A man killed his wife, then himself, police said.", "killed his wife, then himself", True),
        ("The gunman, a former guard, was killed by police.", "gunman, a former guard, was killed", False),
        ("Officers shot and killed the suspect.", "Officers shot and killed the suspect", False),
        ("He tried to kill himself before police came.", "", False),
        ("The boy accidentally shot himself. The suspect was killed.", "", False),
        ("The guard shot a dog and a fox.", "", False),
    ],
)
def test_an_attacker_who_died(text: str, died: str, own_hand: bool) -> None:
    found = find_attacker(text)
    assert (found.died, found.own_hand) == (died, own_hand)


def test_an_attacker_who_was_hurt_or_counted_in() -> None:
    assert find_attacker("The suspect was wounded by a guard.").hurt == "suspect was wounded"
    assert find_attacker("Six are dead, including the gunman.").counted_in


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("woman, toddler", 2), ("his wife and two sons", 3), ("a man, 30, and a 31-year-old", 2), ("Mother and Child", 2),
        ("two sons", 2), ("sons", None), ("oil and gas shares", None), ("friends", None), ("", None),
    ],
)  # fmt: skip
def test_persons_of_a_list(text: str, count: int | None) -> None:
    assert persons_listed(text) == count


def test_lists_of_victims() -> None:
    assert [(v.slot, v.count) for v in victims_in_headline("Boy killed, sister hurt in crash")] == [
        ("killed", 1),
        ("injured", 1),
    ]
    assert [(v.slot, v.count) for v in victims_in_headline("Teen, girl shot at fair")] == [("hit", 2)]
    assert not list(victims_in_headline("Dog, two cats found dead"))
    assert [(v.slot, v.count) for v in victims_of_own_hand("He kills aunt, uncle, self")] == [("killed", 3)]


def test_one_hurt_besides() -> None:
    assert first_hurt("Two died. His brother was wounded.") == len("Two died. ")
    assert first_hurt("The economy was hurt by the storm.") is None


def test_chances_fall_with_the_distance_from_the_count() -> None:
    near, far = (chance("count", "headline", 5, 5, truth) for truth in (6, 40))
    assert chance("count", "headline", 5, 5, 5) > near > far > 0
    assert chance("count", "below", 5, 5, 9) > chance("count", "headline", 5, 5, 9)  # below stand parts
    assert chance("one", "lead", 1, 1, 0) < chance("one", "lead", 1, 1, 2)


def test_nothing_told_is_nobody() -> None:
    assert likeliest_alone([], []).best == 0
