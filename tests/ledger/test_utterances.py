"""Statements of several reports: which are one act of saying."""

from __future__ import annotations

import pytest
from made import Report, on, shared, story

from stemma.ledger.dating import build_calendar
from stemma.ledger.entities import build_directory
from stemma.ledger.utterances import find_utterances, same_statement_passages, statement_words

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
