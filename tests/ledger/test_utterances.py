"""Statements of several reports: which are one act of saying."""

from __future__ import annotations

import dataclasses

import pytest
from made import Report, on, shared, story

from stemma.ledger.dating import build_calendar
from stemma.ledger.entities import build_directory
from stemma.ledger.statement_edges import same_statement_passages
from stemma.ledger.utterances import find_utterances, statement_words

SAID = "“We are going from house to house and nobody will be left behind when the water falls,”"
TABLE = [
    ("verbatim", SAID, "Ida Holm", None, SAID, "Ida Holm", None, True),
    ("cut short", SAID, "Ida Holm", None, "“nobody will be left behind when the water falls”", "Ida Holm", None, True),
    ("a slip in copying", SAID, "Ida Holm", None, SAID.replace("are going", "go"), "I. Holm", None, True),
    ("two days", SAID, "Ida Holm", on(2031, 5, 1), SAID, "Ida Holm", on(2031, 5, 3), False),
    ("two speakers", SAID, "Ida Holm", None, SAID, "Jon Brekke", None, False),
    ("other words", SAID, "Ida Holm", None, "“The harbour will open again in the spring,”", "Ida Holm", None, False),
    ("same speaker, reworded", "the dike at Osmer will hold through the storm of the coming weekend", "Ida Holm", None,
     "the Osmer dike would hold through the weekend storm", "Ida Holm", None, True),
    ("said when the other report was out", SAID, "Ida Holm", on(2031, 5, 9), SAID, "Ida Holm", None, False),
    ("one of them has no name", SAID, "Ida Holm", None, SAID, "a spokeswoman", None, True),
    ("a body and its officials", SAID, "Osmer Board", None, SAID, "Osmer Board officials", None, True),
    ("a few words in a long one", "the dike at Osmer will hold through the storm", "Ida Holm", None,
     "farmers below the dike at Osmer brought cattle, seed and tractors to the hills, and the pumps will run "
     "through the storm on petrol from the harbour stores", "Ida Holm", None, False),
    ("negated", "the dike at Osmer will hold through the storm of the coming weekend", "Ida Holm", None,
     "the Osmer dike would not hold through the weekend storm", "Ida Holm", None, False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "one", "by", "on_one", "two", "by_two", "on_two", "same"), TABLE, ids=[t[0] for t in TABLE]
)
def test_one_utterance(what, one, by, on_one, two, by_two, on_two, same):
    a = Report("a", f"{one} {by} said.", on(2031, 5, 9)).said(one, by, on_one, "direct").name(by, "person")
    b = Report("b", f"{two} {by_two} said.", on(2031, 5, 4)).said(two, by_two, on_two, "direct").name(by_two, "person")
    extractions, stories = [a.done(), b.done()], [story(a, b)]
    directory = build_directory(extractions, [], stories)
    statements = statement_words(extractions, stories, directory, build_calendar(extractions, [], stories))
    utterances = find_utterances(statements, directory)
    assert (len(utterances) == 1) == same
    assert sorted(s for u in utterances for s in u.statements) == sorted(w.statement.id for w in statements)
    links = same_statement_passages(statements, utterances, [])
    assert [p.edge for p in links] == (["same_statement"] if same else [])
    assert all(p.reason for p in links)


def test_text_that_is_shared_already_gets_no_second_edge():
    a = Report("a", f"{SAID} Ida Holm said.").said(SAID, "Ida Holm", None, "direct")
    b = Report("b", f"{SAID} Ida Holm said.").said(SAID, "Ida Holm", None, "direct")
    extractions, stories = [a.done(), b.done()], [story(a, b)]
    directory = build_directory(extractions, [], stories)
    statements = statement_words(extractions, stories, directory, build_calendar(extractions, [], stories))
    utterances = find_utterances(statements, directory)
    assert same_statement_passages(statements, utterances, [shared(a, b, SAID)]) == []


def test_the_same_figures_of_one_speaker_in_other_words():
    one = "fewer than 1,200 residents are still cut off in the two districts, most of them on farms"
    two = "less than 1,200 inhabitants of the districts are still isolated, mostly on their farms"
    a = Report("a", f"The board said {one}.").said(one, "the flood board")
    a.figure("fewer than 1,200", "less_than", None, 1200, "residents")
    b = Report("b", f"{two}, the flood board said.").said(two, "the flood board")
    b.figure("less than 1,200", "less_than", None, 1200, "inhabitants")
    extractions, stories = [a.done(), b.done()], [story(a, b)]
    directory = build_directory(extractions, [], stories)
    statements = statement_words(extractions, stories, directory, build_calendar(extractions, [], stories))
    assert len(find_utterances(statements, directory)) == 1


def grouped(*reports: Report) -> list[int]:
    """Sizes of the utterances of one story."""
    extractions = [report.done() for report in reports]
    stories = [story(*reports)]
    directory = build_directory(extractions, [], stories)
    statements = statement_words(extractions, stories, directory, build_calendar(extractions, [], stories))
    return sorted(len(u.statements) for u in find_utterances(statements, directory))


FIRST = "“The pumps of the lower town will run all night and all of tomorrow,”"
SECOND = "“Nobody should go near the river before the board says that it is safe,”"


def test_two_statements_of_one_report_stay_two():
    a = Report("a", f"{FIRST} Ida Holm said. Later: {SECOND} Ida Holm said.").name("Ida Holm", "person")
    a.said(FIRST, "Ida Holm", None, "direct").said(SECOND, "Ida Holm", None, "direct")
    b = Report("b", f"{SECOND} Ida Holm said.").said(SECOND, "Ida Holm", None, "direct").name("Ida Holm", "person")
    assert grouped(a, b) == [1, 2]


def test_two_statements_that_another_report_runs_together_are_one():
    both = f"{FIRST[:-2]} {SECOND[1:]}"
    a = Report("a", f"{FIRST} Ida Holm said. {SECOND} Ida Holm said.").name("Ida Holm", "person")
    a.said(FIRST, "Ida Holm", None, "direct").said(SECOND, "Ida Holm", None, "direct")
    b = Report("b", f"{both} Ida Holm said.").said(both, "Ida Holm", None, "direct").name("Ida Holm", "person")
    assert grouped(a, b) == [3]


def told(quote: str, by: str, key: str, mode: str = "direct", body: str | None = None) -> Report:
    """A report of one statement; `by` with a given name is a person, who may be said to speak for `body`."""
    for_body = f" She speaks for {body}." if body else ""
    report = Report(key, f"{quote} {by} said.{for_body}", on(2031, 5, 4)).said(quote, by, None, mode)
    if by[:1].isupper() and " " in by:
        report.name(by, "person")
    if body:
        report.name(body, "organisation").speaks_for(by, body)
    return report


DEAD = "five villagers were killed when the grain store on the quay was shelled"
PARTIES = [
    ("two bodies", "The army", "The rebels", 2),
    ("two bodies in small letters", "the ministry", "the opposition", 2),
    ("two persons by their trades", "a nurse", "a farmer", 2),
    ("a name and those whom it is not", "Ida Holm", "the rebels", 2),
    ("a name and what she is", "Ida Holm", "a nurse", 1),
    ("one body with and without its article", "the army", "army", 1),
    ("nobody told of", "she", "the army", 1),
    ("mouths of whom nobody says whose", "officials", "a spokesman", 1),
    ("a body and its officials", "Army officials", "the army", 1),
]


@pytest.mark.parametrize(("what", "one", "two", "utterances"), PARTIES, ids=[row[0] for row in PARTIES])
def test_two_parties_are_two_speakers_whether_named_or_described(what, one, two, utterances):
    assert len(grouped(told(DEAD, one, "a", "indirect"), told(DEAD, two, "b", "indirect"))) == utterances


def test_a_body_and_its_spokeswoman_are_one_asserter():
    one = "the ferry will not sail again before the slipway has been rebuilt by the harbour crew"
    two = "the ferry does not sail until the harbour crew have rebuilt the slipway"
    spokeswoman = told(one, "Ida Holm", "a", "indirect", "Osmer Board")
    body = told(two, "Osmer Board", "b", "indirect")
    body.names.clear()
    assert grouped(spokeswoman, body.name("Osmer Board", "organisation")) == [2]


HOLD = "“The dike at Osmer will hold through the storm of the coming weekend”"
SHIP = "“The ship carried 150 passengers, well below its limit”"
WORDINGS = [
    ("a negation in words that are alike", HOLD, HOLD.replace("will", "will not"), 2),
    ("a contracted one", HOLD, HOLD.replace("will", "won’t"), 2),
    ("one right before the words", HOLD, HOLD.replace("The", "I do not believe the"), 2),
    ("both negate", HOLD.replace("will", "will not"), HOLD.replace("will", "won't"), 1),
    ("a negation after the place of the cut", f"{HOLD[:-1]} well and nobody has to go”", f"{HOLD[:-1]} awhile”", 1),
    ("a negation at the end of both", f"{HOLD[:-1]} and is safe”", f"{HOLD[:-1]} and is surely not good”", 2),
    ("a negation that the shorter one leaves out", f"{HOLD[:-1]} and nobody has to go”", HOLD, 1),
    ("a figure changed in a quotation", SHIP, SHIP.replace("150", "250"), 1),
    ("a figure and a word changed", SHIP, SHIP.replace("150", "250").replace("carried", "sank with"), 2),
    ("a figure changed in speech that is not quoted", SHIP.strip("“”"), SHIP.replace("150", "250").strip("“”"), 2),
    ("a figure in words", SHIP.replace("150", "12"), SHIP.replace("150", "twelve"), 1),
    ("a short quotation changed in a word", "“We will never pay”", "“We shall never pay”", 1),
    ("a short quotation turned round", "“We will never pay”", "“We will pay”", 2),
    ("a short quotation of something else", "“We will rebuild the bridge”", "“We will rebuild the school”", 2),
]


@pytest.mark.parametrize(("what", "one", "two", "utterances"), WORDINGS, ids=[row[0] for row in WORDINGS])
def test_figures_and_negations_count_in_words_that_are_alike(what, one, two, utterances):
    modes = ["direct" if quote.startswith("“") else "indirect" for quote in (one, two)]
    assert len(grouped(told(one, "Ida Holm", "a", modes[0]), told(two, "Ida Holm", "b", modes[1]))) == utterances


def test_figures_that_were_read_contradict_each_other_too():
    one, two = (
        told(words.strip("“”"), "Ida Holm", key, "indirect")
        for key, words in (("a", SHIP), ("b", SHIP.replace("150", "250")))
    )
    assert grouped(one.figure("150", "exact", 150, 150), two.figure("250", "exact", 250, 250)) == [1, 1]


def test_a_denial_is_not_what_it_denies():
    one, two = told(DEAD, "Ida Holm", "a", "indirect"), told(DEAD, "Ida Holm", "b", "indirect")
    two.statements[0] = dataclasses.replace(two.statements[0], act="deny")
    assert grouped(one, two) == [1, 1]


def test_any_number_of_reprints_of_a_quotation_are_one_utterance():
    assert grouped(*(told(SAID, "Ida Holm", f"r{i:03}") for i in range(120))) == [120]


def test_any_number_of_versions_of_a_quotation_are_one_utterance():
    words = SAID.strip("“”,").split()
    cut = [" ".join(words[: len(words) - i % 6]) for i in range(60)]
    assert grouped(*(told(f"“{text}”", "Ida Holm", f"r{i:03}") for i, text in enumerate(cut))) == [60]


def test_a_quotation_cut_before_the_figure_does_not_join_two_that_differ_in_it():
    text = "the ferry was well below its limit when it left the quay at Osmer with {}passengers"
    whole = [told(text.format(f"{n} "), "Ida Holm", k, "indirect") for n, k in ((150, "a"), (250, "b"))]
    assert grouped(*whole, told(text.split(" with ")[0], "Ida Holm", "c", "indirect")) == [1, 2]
