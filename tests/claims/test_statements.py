"""Statements read from single sentences: source, cue, content, mode and act."""

from __future__ import annotations

import pytest
from tests.claims.statement_texts import contents, source, statements, words

#: (sentence, [(source, cue, content parts, mode, act)])
TABLE = [
    # the cue before the words
    ("Mayor Orla Finch said the weir had held.", [("Mayor Orla Finch", "said", ("the weir had held",), "indirect", "assert")]),
    ("Finch said that three boats were lost.", [("Finch", "said", ("three boats were lost",), "indirect", "assert")]),
    ("The council says it has no plans.", [("The council", "says", ("it has no plans",), "indirect", "assert")]),
    ("Residents say the siren failed.", [("Residents", "say", ("the siren failed",), "indirect", "assert")]),
    ("Norland and Vesta both said the pass was shut.", [("Norland and Vesta", "said", ("the pass was shut",), "indirect", "assert")]),
    ("Finch told the Weir Post on Monday that 12 boats had sunk.", [("Finch", "told", ("12 boats had sunk",), "indirect", "assert")]),
    ("The ferry owners later told on their radio that berths were full.", [("The ferry owners", "later told", ("berths were full",), "indirect", "assert")]),
    ("Lind, the harbour chief, warned that the quay could sink.", [("Lind, the harbour chief", "warned", ("the quay could sink",), "indirect", "assert")]),
    ("The Vesta-run office handling lost property said two trunks were unclaimed.", [("The Vesta-run office handling lost property", "said", ("two trunks were unclaimed",), "indirect", "assert")]),
    ('Finch said: "We will rebuild it all."', [("Finch", "said", ('"We will rebuild it all."',), "direct", "assert")]),
    ("The notice added “Every boat is accounted for as of noon.”", [("The notice", "added", ("“Every boat is accounted for as of noon.”",), "direct", "assert")]),
    # the cue after the words
    ("The weir held through the night, the mayor said.", [("the mayor", "said", ("The weir held through the night",), "indirect", "assert")]),
    ("Every berth is taken, the guild which mans the pilot tower has announced.", [("the guild which mans the pilot tower", "has announced", ("Every berth is taken",), "indirect", "assert")]),
    ("“We saw the water rise,” Finch said.", [("Finch", "said", ("“We saw the water rise,”",), "direct", "assert")]),
    ('"We saw the water rise," he told reporters in Parnau.', [("he", "told", ('"We saw the water rise,"',), "direct", "assert")]),
    # inverted
    ("“We saw the water rise,” said Orla Finch, the mayor of Parnau.", [("Orla Finch, the mayor of Parnau", "said", ("“We saw the water rise,”",), "direct", "assert")]),
    ("Repairs began on Monday, announced the Weir Board.", [("the Weir Board", "announced", ("Repairs began on Monday",), "indirect", "assert")]),
    # around the cue
    ("“We saw it rise,” Finch said. “Then we ran.”", [("Finch", "said", ("“We saw it rise,”", "“Then we ran.”"), "direct", "assert")]),
    # participles and coordination
    ("Finch said the weir had held, adding that two boats were lost.", [
        ("Finch", "said", ("the weir had held",), "indirect", "assert"), ("Finch", "adding", ("two boats were lost",), "indirect", "assert"),
    ]),
    ("Finch said the weir had held but denied that it was safe.", [
        ("Finch", "said", ("the weir had held",), "indirect", "assert"), ("Finch", "denied", ("it was safe",), "indirect", "deny"),
    ]),
    ("Vesta warned that pears would be scarce, and grocer Ivo Brandt replied that plums would do.", [
        ("Vesta", "warned", ("pears would be scarce",), "indirect", "assert"),
        ("grocer Ivo Brandt", "replied", ("plums would do",), "indirect", "assert"),
    ]),
    # mixed
    ('Finch said it was "a very close call indeed" for the town.', [("Finch", "said", ('it was "a very close call indeed" for the town',), "mixed", "assert")]),
    # nominal content
    ("The bakers announced a price cut on Tuesday.", [("The bakers", "announced", ("a price cut",), "indirect", "assert")]),
    ("The port announced the start of dredging.", [("The port", "announced", ("the start of dredging",), "indirect", "assert")]),
    ("The union called for an inquiry into the flood.", [("The union", "called", ("an inquiry into the flood",), "indirect", "order")]),
    ("Finch complained of “a siren that nobody in town can hear.”", [("Finch", "complained", ("“a siren that nobody in town can hear.”",), "direct", "assert")]),
    # a noun of saying, a figure put on something
    ("The mayor mocked the union's claim that 30 men had left.", [
        ("The mayor", "mocked", ("the union's claim that 30 men had left",), "indirect", "assert"), ("the union", "claim", ("30 men had left",), "indirect", "assert"),
    ]),
    ("A promise by the board that fares would fall was broken.", [("the board", "promise", ("fares would fall",), "indirect", "assert")]),
    ("The board puts the number of lost boats at 27.", [("The board", "puts", ("the number of lost boats at 27",), "indirect", "assert")]),
    # according to
    ("Five boats sank, according to a leaflet printed on Monday by the pilots.", [("a leaflet printed", "according to", ("Five boats sank",), "indirect", "assert")]),
    ("Five boats sank, according to a letter sent on Monday by the pilots.", [("a letter sent on Monday by the pilots", "according to", ("Five boats sank",), "indirect", "assert")]),
    ("Six piers will close by May, according to two clerks briefed on the plan.", [("two clerks briefed on the plan", "according to", ("Six piers will close by May",), "indirect", "assert")]),
    ("The toll has risen to 31, harbour chief Ida Krol said on Friday after divers searched the hull.", [("harbour chief Ida Krol", "said", ("The toll has risen to 31",), "indirect", "assert")]),
    ("Finch told reporters on a conference call that 40 berths were ready.", [("Finch", "told", ("40 berths were ready",), "indirect", "assert")]),
    ("Twelve boats were lost, according to the harbour office.", [("the harbour office", "according to", ("Twelve boats were lost",), "indirect", "assert")]),
    ("According to a survey by the weir board, the bank is unsafe.", [("a survey by the weir board", "According to", ("the bank is unsafe",), "indirect", "assert")]),
    # acts
    ("The board denied that 40 people were killed.", [("The board", "denied", ("40 people were killed",), "indirect", "deny")]),
    ("A spokesman declined to say whether the siren worked.", [("A spokesman", "declined to say", ("whether the siren worked",), "indirect", "refuse")]),
    ("The board would not say how many were hurt.", [("The board", "would not say", ("how many were hurt",), "indirect", "refuse")]),
    ("Police urged drivers to stay away.", [("Police", "urged", ("drivers to stay away",), "indirect", "order")]),
    ("A reader asked whether the quay was safe.", [("A reader", "asked", ("whether the quay was safe",), "indirect", "ask")]),
    ("The port pledged to rebuild the quay.", [("The port", "pledged", ("to rebuild the quay",), "indirect", "assert")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[row[0][:60] for row in TABLE])
def test_statements(text: str, expected: list[tuple[str, str, tuple[str, ...], str, str]]) -> None:
    found = [
        (source(text, one), words(text, one.cue), contents(text, one), one.mode, one.act) for one in statements(text)
    ]
    assert found == expected


NOTHING = [
    "The weir held through the night.",
    "The reported figure is under review.",
    "The plan announced by the port in May failed.",
    "Its claims reports fill a shelf.",
    "He read the so-called “lock-keeper” rules.",
    "The state of the quay is poor.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_statement(text: str) -> None:
    assert statements(text) == []


HEADLINES = [
    ("Fewer Than 40 Boats Left In Parnau, claims Weir Board", "Weir Board", "Fewer Than 40 Boats Left In Parnau"),
    ("The Weir Board: Forty Boats Are Still Missing At Sea", "The Weir Board", "Forty Boats Are Still Missing At Sea"),
    ("Forty Boats Still Missing Off Parnau: Weir Board", "Weir Board", "Forty Boats Still Missing Off Parnau"),
    ("Norland says just two boats left in strait", "Norland", "just two boats left in strait"),
]


@pytest.mark.parametrize(("text", "speaker", "content"), HEADLINES)
def test_headlines(text: str, speaker: str, content: str) -> None:
    (one,) = statements(text, "title")
    assert (source(text, one), contents(text, one)) == (speaker, (content,))
    assert one.block == "title"


@pytest.mark.parametrize(
    "text", ["Parnau flood: Forty Boats Are Still Missing", "Live: forty boats are missing off Parnau"]
)
def test_a_topic_before_a_colon_does_not_speak(text: str) -> None:
    assert statements(text, "title") == []


def test_a_refusal_told_twice_is_one_act() -> None:
    text = "The board declined to discuss the tender, saying it would never bargain in public."
    (refused,) = statements(text)
    assert (refused.act, contents(text, refused)) == ("refuse", ("it would never bargain in public",))


def test_an_explanation_that_tells_something_stands() -> None:
    text = "The board declined to discuss the tender, saying two bids were still sealed."
    assert [(one.act, contents(text, one)) for one in statements(text)][-1] == (
        "assert",
        ("two bids were still sealed",),
    )


def test_unnamed_sources_have_no_speaker() -> None:
    (one,) = statements("Forty boats were reportedly lost.")
    assert one.source == () and one.speaker is None


def test_a_statement_inside_a_statement_has_a_parent() -> None:
    text = "Finch said that the board had told her the weir was safe."
    outer, inner = statements(text)
    assert inner.parent == outer.id and outer.parent is None


def test_a_block_quote_after_a_colon_runs_to_the_end() -> None:
    text = "Speaking today Ms Finch said:\n\nThe weir held. We lost two boats.\n\nWe will rebuild."
    one = statements(text)[0]
    assert source(text, one) == "Ms Finch"
    assert contents(text, one) == ("The weir held. We lost two boats.\n\nWe will rebuild.",)


def test_a_quote_of_several_paragraphs_is_one_statement() -> None:
    text = "“First the rain came,” Finch said.\n\n“Then the weir broke.\n\n“We left.”"
    (one,) = statements(text)
    assert contents(text, one) == ("“First the rain came,”", "“Then the weir broke.", "“We left.”")


def test_medium_and_document_are_carriers() -> None:
    text = "Finch told the Weir Post in an interview that 12 boats had sunk."
    (one,) = statements(text)
    assert [via.name for via in one.via] == ["Weir Post", "interview"]
    assert words(text, one.addressee) == "the Weir Post"


@pytest.mark.parametrize("kind", ["comment", "foreign", "related", "boilerplate"])
def test_statements_keep_the_kind_of_their_block(kind: str) -> None:
    (one,) = statements("Finch said the weir had held.", kind)  # type: ignore[arg-type]
    assert one.block == kind


def test_two_statements_that_a_semicolon_parts_in_a_headline() -> None:
    text = "Pilot: ‘smoke everywhere’ on ferry; police say 3 hurt"
    found = [(source(text, one), contents(text, one)) for one in statements(text, "title")]
    assert found == [("Pilot", ("‘smoke everywhere’ on ferry",)), ("police", ("3 hurt",))]


def test_a_quote_after_a_reported_sentence_is_its_speakers() -> None:
    text = "Orla Finch said the search would go on. “We have 17 boats out. Nobody is left behind.” The harbour is shut."
    found = statements(text)
    assert [contents(text, one) for one in found] == [
        ("the search would go on",),
        ("“We have 17 boats out. Nobody is left behind.”",),
    ]
    assert [one.speaker.name if one.speaker else None for one in found] == ["Orla Finch", "Orla Finch"]
    assert [one.mode for one in found] == ["indirect", "direct"]


def test_a_quote_after_two_speakers_or_in_another_paragraph_is_nobodys() -> None:
    two = "Orla Finch said the tide was low, and Bo Lind said it was high. “We have 17 boats out.”"
    apart = "Orla Finch said the search would go on.\n\n“We have 17 boats out.”"
    for text in (two, apart):
        assert all("17 boats" not in part for one in statements(text) for part in contents(text, one))
