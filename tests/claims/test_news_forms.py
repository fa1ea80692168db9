"""Forms of attribution that news writes and grammars rarely list: who said what, by which cue."""

from __future__ import annotations

import pytest
from tests.claims.statement_texts import contents, source, statements, words

#: (sentence, [(source, cue, content parts, act)])
TABLE = [
    ("“We never slept, not for a minute.” — Ada Holm", [("Ada Holm", "—", ("“We never slept, not for a minute.”",), "assert")]),
    ("State radio quoted a nurse as saying nine people had died.", [
        ("a nurse", "as saying", ("nine people had died",), "assert"),
        ("State radio", "quoted", ("nine people had died",), "assert"),
    ]),
    ("The clerk was quoted as saying the hall would shut.", [("The clerk", "was quoted as saying", ("the hall would shut",), "assert")]),
    ("The Gull reported, citing two people at the mill, that it would close.", [
        ("two people at the mill", "citing", ("it would close",), "assert"),
        ("The Gull", "reported", ("it would close",), "assert"),
    ]),
    ("The guards say they hold the weir, a claim the council denies.", [
        ("The guards", "say", ("they hold the weir",), "assert"),
        ("the council", "denies", ("a claim",), "deny"),
    ]),
    ("Said the coach: “We were lucky.”", [("the coach", "Said", ("“We were lucky.”",), "assert")]),
    ("The council denies flooding the meadow.", [("The council", "denies", ("flooding the meadow",), "deny")]),
    ("The clerk would not be drawn on the date.", [("The clerk", "would not be drawn", ("the date",), "refuse")]),
    ("The judge told jurors to ignore the letter.", [("The judge", "told", ("jurors to ignore the letter",), "order")]),
    ("Brokers expect prices to double by June.", [("Brokers", "expect", ("prices to double by June",), "assert")]),
    ("She's denied that the weir leaks.", [("She", "'s denied", ("the weir leaks",), "deny")]),
    ("Nine farms were lost, by one estimate.", [("one estimate", "by one estimate", ("Nine farms were lost",), "assert")]),
    ("According to the council, Tor Vik met divers to plan the search, due at noon.", [
        ("the council", "According to", ("Tor Vik met divers to plan the search, due at noon",), "assert"),
    ]),
    ("According to police, 14 people were hurt, two of them badly.", [
        ("police", "According to", ("14 people were hurt, two of them badly",), "assert"),
    ]),
    ("The meeting ran late, according to people in attendance.", [
        ("people in attendance", "according to", ("The meeting ran late",), "assert"),
    ]),
    ("While the growers have pushed for talks, Vik told reporters this was the last chance.", [
        ("Vik", "told", ("this was the last chance",), "assert"),
    ]),
    ("And a third, Tor Vik, said that the weir held.", [("a third, Tor Vik", "said", ("the weir held",), "assert")]),
    ("Tor Vik (a diver who is said to be ill) says the weir held.", [
        ("Tor Vik (a diver who is said to be ill)", "says", ("the weir held",), "assert"),
    ]),
    ("The Gull, quoting two clerks, said the mill would close.", [
        ("two clerks", "quoting", ("the mill would close",), "assert"),
        ("The Gull", "said", ("the mill would close",), "assert"),
    ]),
    ("Both towns have all called for calm.", [("Both towns", "have all called", ("calm",), "order")]),
    ('"We are not leaving, the captain said. The crew stayed.', [("the captain", "said", ('"We are not leaving,',), "assert")]),
    ("When asked if he would stay, Vik replied: “Not today.”", [("Vik", "replied", ("“Not today.”",), "assert")]),
    ("The firm dismissed 300 workers last week.", []),
    ("The storm claimed nine lives in the valley.", []),
    ("The emission rules that could close the mill took effect.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_form(text: str, expected: list[tuple[str, str, tuple[str, ...], str]]) -> None:
    found = [(source(text, one), words(text, one.cue), contents(text, one), one.act) for one in statements(text)]
    assert sorted(found) == sorted(expected)


def test_headlines_of_two_claims_and_of_nobody() -> None:
    two = statements("Union claims win, alleges fraud", kind="title")
    assert [contents("Union claims win, alleges fraud", one) for one in two] == [("win",), ("fraud",)]
    (one,) = statements("Rebels said to hold port", kind="title")
    assert one.speaker is None
    assert one.source == ()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Lena Torv met Karl Odd at noon. She said the weir held. He said it leaked.", ["Lena Torv", "Karl Odd"]),
        ("Mr Torv met Ms Odd at noon. He said the weir held.", ["Torv"]),
        ("In an interview with Karl Odd, he said the weir held.", ["he"]),
    ],
)
def test_he_and_she(text: str, speakers: list[str]) -> None:
    assert [one.speaker.name for one in statements(text) if one.speaker is not None] == speakers
