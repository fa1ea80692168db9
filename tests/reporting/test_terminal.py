"""The ledger at 80 columns, piped: every fact there, no line too long, nothing steering the terminal."""

import dataclasses
import io

import pytest
from halcyon_star import LANTERN, make_ledger
from rich.console import Console

from stemma.records import Document, Extraction, Ledger
from stemma.reporting import (
    NotInLedger,
    print_claim,
    print_document,
    print_ledger,
    print_origins,
    print_passages,
    print_relations,
    print_series,
    print_stories,
    print_story,
)
from stemma.reporting.lookup import Lookup
from stemma.reporting.series import origin_bounds
from stemma.reporting.words import count


def shown(show, *arguments, width=80, **options):
    file = io.StringIO()
    show(Console(file=file, width=width, **options), *arguments)
    return file.getvalue()


def words_of(text):
    return " ".join(text.split())


LEDGER = make_ledger()
EVERYTHING = [
    (print_stories, ()),
    (print_story, ("story-ferry",)),
    (print_series, ()),
    (print_series, ("series-dead",)),
    (print_claim, ("c-missing-30-45",)),
    (print_relations, ()),
    (print_origins, ()),
    (print_passages, ()),
    (print_document, (LANTERN,)),
    (print_ledger, ()),
]


@pytest.mark.parametrize(("show", "arguments"), EVERYTHING)
@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_wider_than_the_terminal_and_a_pipe_gets_no_colour(show, arguments, width):
    text = shown(show, LEDGER, *arguments, width=width)
    assert text.strip() and "\x1b" not in text
    assert max(map(len, text.splitlines())) <= width


def test_the_researchers_table_has_it_all():
    text = words_of(shown(print_ledger, LEDGER))
    for told in (
        "Series: people died, Corran Head",
        "preferred: 17 (7 Aug 2031)",
        "at least 14",
        "tide-gazette:189-200",
        "3 texts, 1 utterance, 1 origin (+1 possible), 1 asserter",
        "deprecated (the party that gave it has corrected it)",
        "17 (7 Aug 2031) supersedes 19 (4 Aug 2031)",
        "[rule 4 (correction)]",
        "17 (7 Aug 2031) is not comparable with at most 260 (Mar 2033)",
        "more than 180 (4 Aug 2031) conflicts with 152 (4 Aug 2031)",
        "leaves out “not",
        "perhaps one with the text of pilot",
        "arithmetic: 19 is 5 more than 14",
        "What is unknown, and why",
        "when it was published (the text does not say): pilot",
        "figures in no claim (in a reader comment): 200 (north:",
        "which came first (no evidence gives the direction): north and tide-gazette",
    ):
        assert words_of(told) in text, told


def test_a_wide_terminal_has_support_and_rank_in_the_table():
    text = shown(print_series, LEDGER, "series-dead", width=180)
    assert "Support" in text and "Rank" in text


def test_a_document_names_each_figure_with_its_place_and_claim():
    text = words_of(shown(print_document, LEDGER, "ferry", width=900))
    assert "[72-74 c-dead-19]" in text and "no claim]" in text and "foreign 329-606" in text


def test_ids_may_be_given_in_part_and_errors_say_what_there_is():
    assert "Aldous Finch" in shown(print_claim, LEDGER, "c-dead-26")
    with pytest.raises(NotInLedger, match=r"no story 'story-x'.*story-ferry"):
        shown(print_story, LEDGER, "story-x")
    with pytest.raises(NotInLedger, match="claim ids start with"):
        shown(print_claim, LEDGER, "c-dead")


def test_an_empty_ledger_says_so():
    assert "empty" in shown(print_ledger, Ledger())
    assert "0 stories" in shown(print_stories, Ledger())
    assert "No series" in shown(print_series, Ledger())


def test_a_hostile_report_neither_steers_the_terminal_nor_is_read_as_markup():
    hostile = "\x1b[2J[bold red]not bold[/] \u202etxet\u202c [link=http://x.example]y[/link] \ud800 :warning:"
    extractions = tuple(
        dataclasses.replace(e, document=dataclasses.replace(e.document, title=hostile, outlet=hostile))
        for e in LEDGER.extractions
    )
    broken = Document("\x1b]0;x\x07.txt", "", "0", status="error", error=hostile)
    ledger = dataclasses.replace(LEDGER, extractions=(*extractions, Extraction(broken)))
    for show, arguments in EVERYTHING:
        text = shown(show, ledger, *arguments, force_terminal=True, color_system=None)
        assert "\u202e" not in text and "\x1b]" not in text and "\x1b[2J" not in text
        text.encode("utf-8")
    assert "[bold red]not bold[/]" in words_of(shown(print_document, ledger, LANTERN))


def test_a_very_long_report_is_shown_around_its_figures():
    text = "no figure here at all. " * 100_000
    quantity = dataclasses.replace(LEDGER.extractions[0].quantities[0], id="q", document="long.txt", start=23, end=25)
    extraction = Extraction(Document("long.txt", text, "0"), quantities=(quantity,))
    view = shown(print_document, Ledger(extractions=(extraction,)), "long.txt")
    assert "[23-25 no claim]" in words_of(view) and "characters not shown" in view
    assert len(view) < 10_000


def test_statements_are_told_apart_within_a_report():
    view = shown(print_document, LEDGER, "tide-gazette", width=900, force_terminal=True, color_system="standard")
    assert "\x1b[3mThe coastguard said on Sunday that \x1b[0m" in view


def test_long_lists_of_a_large_ledger_say_how_much_is_left_out():
    documents = [Extraction(Document(f"report-{n:03}.txt", "words", "0")) for n in range(70)]
    series = tuple(
        dataclasses.replace(LEDGER.series[0], id=f"series-{n}", claims=("c-dead-14", "c-dead-19")) for n in range(50)
    )
    ledger = dataclasses.replace(LEDGER, extractions=(*LEDGER.extractions, *documents), series=series)
    text = words_of(shown(print_ledger, ledger))
    assert "and 16 more reports" in text and "and 10 more series: stemma show series" in text
    assert "more series" not in words_of(shown(print_series, ledger))


def test_origins_come_with_their_bounds_and_the_text_that_ties_two_reports():
    text = words_of(shown(print_origins, LEDGER, width=160))
    lookup = Lookup(LEDGER)
    told = {frozenset((passage.a.document, passage.b.document)) for passage in LEDGER.passages if not passage.stock}
    tied = [edge for edge in LEDGER.lineages if frozenset((edge.source, edge.target)) in told]
    assert tied
    assert text.count("\N{LEFT DOUBLE QUOTATION MARK}") >= len(tied)
    for story in LEDGER.stories:
        assert count(origin_bounds(lookup.origins_of_story(story)), "origin") in text
