"""Small stories of a few lines each, through the whole flow: one turn of phrase, one thing the ledger must say of it."""

from __future__ import annotations

import pytest

from stemma.pipeline import build, read_source
from stemma.records import Claim, Ledger, Source


def ledger_of(*texts: tuple[str, str]) -> Ledger:
    """Each report is (day as printed under its headline, text with the headline as its first line)."""
    sources = []
    for number, (day, text) in enumerate(texts, 1):
        headline, _, body = text.partition("\n")
        sources.append(
            Source(f"r{number}", text=f"{headline}\n\n{day}\n\n{body}", outlet=f"Paper {number}", story="one")
        )
    return build([read_source(source) for source in sources], group_by="story")


def the(ledger: Ledger, number: float, polarity: str = "asserted") -> Claim:
    found = [
        c for c in ledger.claims if c.value.lower == c.value.upper == number and c.polarity == polarity
    ]  # fmt: skip
    assert len(found) == 1, [c.proposition for c in ledger.claims]
    return found[0]


def kind_between(ledger: Ledger, a: Claim, b: Claim) -> str | None:
    return next((r.kind for r in ledger.relations if {r.a, r.b} == {a.id, b.id}), None)


def names(ledger: Ledger, claim: Claim) -> set[str]:
    entities = {e.id: e.name for e in ledger.entities}
    return {entities[a].removeprefix("the ").removeprefix("The ") for a in claim.asserters}


MISSING = "The harbour board said in a statement on Tuesday that 48 crates were missing from the quay at Tolle."


@pytest.mark.parametrize(
    ("line", "number", "asserter"),
    [
        (f"{MISSING} The statement said that 12 guards had been questioned.", 12, {"harbour board"}),
        (f"{MISSING} Twelve guards had been questioned, according to the statement.", 12, {"harbour board"}),
        ("Forty-eight crates are missing from the quay at Tolle, the harbour board said, Pelican News reported.", 48, {"harbour board"}),
        pytest.param(
            "Pelican News, citing the harbour board, reported that 48 crates were missing from the quay.", 48, {"harbour board"},
            marks=pytest.mark.xfail(reason="no link of the chain is made for “citing X”", strict=False),
        ),
        ("Olga Brandt, a spokeswoman for the harbour board, said that 48 crates were missing from the quay.", 48, {"harbour board"}),
    ],
)  # fmt: skip
def test_who_asserts(line: str, number: int, asserter: set[str]) -> None:
    ledger = ledger_of(("4 June 2024", f"Crates gone from Tolle\n{line}"))
    assert names(ledger, the(ledger, number)) == asserter


def test_a_statement_of_nobody_stays_nobodys_and_says_so() -> None:
    ledger = ledger_of(("4 June 2024", "Crates gone from Tolle\nA statement said that 12 guards had been questioned."))
    claim = the(ledger, 12)
    assert names(ledger, claim) == {"Paper 1"}
    assert any("does not tell whose" in unknown for unknown in claim.unknowns)


def test_a_denial_conflicts_with_what_it_denies() -> None:
    ledger = ledger_of(
        ("4 June 2024", f"Crates gone from Tolle\n{MISSING}"),
        ("4 June 2024", "Guards answer\nThe guards' union denied on Tuesday that 48 crates were missing from the quay at Tolle."),
    )  # fmt: skip
    denied = the(ledger, 48, "denied")
    assert kind_between(ledger, the(ledger, 48), denied) == "conflict"
    assert denied.rank != "preferred"


def test_a_remainder_is_no_rival_of_its_whole() -> None:
    ledger = ledger_of(
        (
            "4 June 2024",
            "Trawlers leave Tolle\nThe harbour board said 29 trawlers had been cleared to leave Tolle. "
            "Four trawlers left today and the remainder would go on Friday, it said.",
        )
    )
    assert not [r for r in ledger.relations if r.kind == "conflict"]


def test_an_old_and_a_new_count_in_one_sentence() -> None:
    ledger = ledger_of(
        ("4 June 2024", "Wall falls in Tolle\nEighteen people were killed when a wall fell in Tolle, police said on Tuesday."),
        ("5 June 2024", "Toll rises\nThe death toll from the wall in Tolle rose to 23 from 18, police said on Wednesday."),
    )  # fmt: skip
    old, new = the(ledger, 18), the(ledger, 23)
    assert kind_between(ledger, old, new) == "supersede"
    assert new.rank == "preferred"


def test_a_count_for_the_town_is_no_rival_of_one_for_the_country() -> None:
    ledger = ledger_of(
        ("4 June 2024", "Storm over Norway\nThe storm has killed 31 people in Norway, the relief office said on Tuesday."),
        ("4 June 2024", "Storm over Denmark\nThe storm has killed 12 people in Denmark, the relief office said on Tuesday."),
    )  # fmt: skip
    assert kind_between(ledger, the(ledger, 31), the(ledger, 12)) in (None, "not_comparable")


def test_killed_and_injured_are_two_questions() -> None:
    ledger = ledger_of(
        ("4 June 2024", "Wall falls in Tolle\nEighteen people were killed and 40 injured when a wall fell in Tolle, police said."),
    )  # fmt: skip
    dead, hurt = the(ledger, 18), the(ledger, 40)
    assert dead.series != hurt.series
    assert kind_between(ledger, dead, hurt) in (None, "not_comparable")


@pytest.mark.parametrize(
    ("coarse", "fine"),
    [
        ("Some 3,000 people fled Tolle, police said on Tuesday.", "Police said on Tuesday that 3,012 people had fled Tolle."),
        ("Dozens of people fled Tolle, police said on Tuesday.", "Police said on Tuesday that 36 people had fled Tolle."),
        ("Up to 900 people fled Tolle, police said on Tuesday.", "Police said on Tuesday that between 700 and 900 people had fled Tolle."),
    ],
)  # fmt: skip
def test_a_coarser_form_restates(coarse: str, fine: str) -> None:
    ledger = ledger_of(("4 June 2024", f"People flee\n{coarse}"), ("4 June 2024", f"Flight from Tolle\n{fine}"))
    (relation,) = ledger.relations
    assert relation.kind in (("restate", "refine") if coarse.startswith("Dozens") else ("restate",))
    assert len(ledger.series) == 1


FORTY = (
    "4 June 2024",
    "Wall falls in Tolle\nForty people were killed when a wall fell in Tolle, the relief office said on Tuesday.",
)


@pytest.mark.parametrize(
    "line",
    [
        "The relief office said on Wednesday that 38 people were killed when a wall fell in Tolle, not 40 as it had said earlier.",
        "Thirty-eight people were killed by the wall in Tolle, the relief office said on Wednesday. It had earlier said that 40 people were killed.",
        "The death toll in Tolle was revised down to 38 on Wednesday, the relief office said.",
        "The relief office said on Wednesday that a revised toll of 38 dead in Tolle replaces the 40 given before.",
        "The relief office on Wednesday lowered the death toll in Tolle to 38 after two names were counted twice.",
    ],
)  # fmt: skip
def test_a_figure_taken_back(line: str) -> None:
    ledger = ledger_of(FORTY, ("5 June 2024", f"Wall in Tolle\n{line}"))
    old, new = the(ledger, 40), the(ledger, 38)
    (relation,) = [r for r in ledger.relations if {r.a, r.b} == {old.id, new.id}]
    assert (relation.kind, relation.cause, relation.a) == ("supersede", "correction", old.id)
    assert (old.rank, new.rank) == ("deprecated", "preferred")


def test_two_parties_in_one_sentence_are_rivals() -> None:
    line = "A union put the toll at 60, but the relief office said on Tuesday that 40 people were killed in Tolle."
    ledger = ledger_of(FORTY, ("4 June 2024", f"Wall in Tolle\n{line}"))
    assert kind_between(ledger, the(ledger, 40), the(ledger, 60)) == "conflict"


@pytest.mark.xfail(
    reason="“in the spring” is taken for the day of publication, “1998” for the time of both", strict=False
)
@pytest.mark.parametrize(
    ("line", "past"),
    [
        ("In the spring, 7 people had been killed when another wall fell in Tolle. Forty people are dead now, the relief office said.", 7),
        ("The wall has killed 40 people, more than the 31 who died when the mill burned in 1998, the relief office said.", 31),
    ],
)  # fmt: skip
def test_an_event_in_passing(line: str, past: int) -> None:
    ledger = ledger_of(FORTY, ("5 June 2024", f"Wall in Tolle\n{line}"))
    assert the(ledger, past).series != the(ledger, 40).series


HERD = (
    "4 June 2024",
    "Herd of Tolle shrinks\nAbout 900 otters are left in the Tolle marsh, the reserve said on Tuesday.",
)


def test_a_count_of_years_ago_is_no_rival_of_the_one_today() -> None:
    line = "There were 2,600 otters in the Tolle marsh in 2011."
    one_report = ledger_of((HERD[0], f"{HERD[1]} {line}"))
    two_reports = ledger_of(HERD, ("5 June 2024", f"Otters of Tolle\n{line}"))
    for ledger in (one_report, two_reports):
        assert not [r for r in ledger.relations if r.kind == "conflict"]
        assert [c.rank for c in ledger.claims if c.value.form == "approximate"] == ["preferred"]


def test_the_toll_of_a_past_year_is_no_older_toll() -> None:
    line = "The wall has killed 40 people in Tolle. Floods killed 90 people in Tolle in 2009."
    ledger = ledger_of(("4 June 2024", f"Wall falls in Tolle\n{line}"))
    assert kind_between(ledger, the(ledger, 40), the(ledger, 90)) in (None, "not_comparable")


@pytest.mark.parametrize(
    ("line", "whole", "part"),
    [
        ("Brenn Motors is calling back 3,800 vans, the firm said. Of these, 950 were sold in Norway.", 3800, 950),
        ("Wardens found the carcasses of 37 seals on the bank, the reserve said. Some 1,450 seals live on the bank.", 1450, 37),
    ],
)  # fmt: skip
def test_unlike_things_are_no_rivals(line: str, whole: int, part: int) -> None:
    ledger = ledger_of(("4 June 2024", f"News of Tolle\n{line}"))
    assert not [r for r in ledger.relations if r.kind == "conflict"]
    (one,) = [c for c in ledger.claims if c.value.lower == part]
    assert one.rank == "preferred"


def test_a_plural_in_the_headline_is_the_figure_below_it() -> None:
    ledger = ledger_of(
        (
            "4 June 2024",
            "Thousands march in Tolle\nThe police said that 31,000 people marched through Tolle on Tuesday.",
        ),
    )
    assert not [r for r in ledger.relations if r.kind == "conflict"]
    assert the(ledger, 31000).rank == "preferred"


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("Police put the crowd at 7,000.", "The organisers spoke of 31,000 marchers."),
        ("Police said that 7,000 people had taken part in the march.", "The organisers counted 31,000 demonstrators."),
        ("Police put the turnout at 7,000.", "The organisers said that 31,000 people had taken part in the march."),
    ],
)
def test_police_and_organisers_answer_one_question(low: str, high: str) -> None:
    ledger = ledger_of(("4 June 2024", f"March in Tolle\nTeachers marched through Tolle on Tuesday. {low} {high}"))
    few, many = the(ledger, 7000), the(ledger, 31000)
    assert kind_between(ledger, few, many) == "conflict"


@pytest.mark.parametrize(
    ("headline", "further", "number"),
    [
        ("Two killed in silo blast at Ostrel", "The clinic had two patients in serious condition, one was being examined, and two others were on their way from Ostrel.", 2),
        ("Three die as barge capsizes off Tolle", "The infirmary said that three victims were in critical condition and three others were expected by nightfall.", 3),
        ("Four miners dead near Quellin", "Doctors had four men in stable condition and waited for four others from Quellin.", 4),
    ],
)  # fmt: skip
def test_the_dead_are_neither_the_patients_nor_those_on_their_way(headline: str, further: str, number: int) -> None:
    ledger = ledger_of(("4 June 2024", f"{headline}\nRescuers were at work on Tuesday. {further}"))
    start = len(headline)
    quantities = {q.id: q for e in ledger.extractions for q in e.quantities}
    with_headline = [
        c for c in ledger.claims if c.value.lower == number and any(quantities[q].start < start for q in c.quantities)
    ]
    assert len(with_headline) == 1 and len(with_headline[0].quantities) == 1
