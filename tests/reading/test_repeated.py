"""Lines that a site repeats under unlike reports are its furniture; lines that versions of one report share are not."""

from __future__ import annotations

from stemma.pipeline import build, read_source
from stemma.reading.repeated import mark_repeated, repeated_lines
from stemma.records import Extraction, Source

CALL = "More than 40,000 readers of the Marlow Post have joined us, and they pay no more than 3 crowns a week."
EVENTS = [
    ("Ferry hits pier", "At least 40 people were hurt when a ferry hit a pier at Marlow on Monday, the port said."),
    (
        "Mill burns down",
        "Flames destroyed a mill in Upper Tarn on Tuesday and 12 workers lost their jobs, its owner said.",
    ),
    ("School is closed", "A school in Garth stayed closed on Friday because 65 pupils had fallen ill, a teacher said."),
    ("Wolves are back", "Wolves killed 18 sheep above Senn during the night, said a farmer who keeps 300 of them."),
    ("Bridge is open", "The bridge at Orrin opened after 7 years of work, and 2,000 people walked across it."),
]


def report(number: int, title: str, text: str, *rest: str) -> Extraction:
    lines = "\n\n".join([title, text, "The town council meets again next week to talk about it.", *rest])
    return read_source(Source(f"r{number}", text=lines + "\n", url=f"https://marlowpost.com/{number}"))


def test_a_line_of_unlike_reports_is_furniture_and_its_figures_are_no_claims() -> None:
    extractions = [report(number, title, text, CALL) for number, (title, text) in enumerate(EVENTS)]
    marked = mark_repeated(extractions)
    for extraction in marked:
        kinds = {extraction.document.text[b.start : b.end].strip(): b.kind for b in extraction.document.blocks}
        assert kinds[CALL] == "boilerplate"
        assert {q.block for q in extraction.quantities if "furniture" in q.flags} == {"boilerplate"}
    held = {member for claim in build(extractions).claims for member in claim.quantities}
    for extraction in marked:
        for quantity in extraction.quantities:
            assert ("furniture" in quantity.flags) != (quantity.id in held) or quantity.id not in held


def test_versions_of_one_report_share_no_furniture() -> None:
    title, text = EVENTS[0]
    more = ["Two of them were still in hospital on Tuesday.", "The captain had sailed this way for 20 years.", CALL]
    extractions = [report(number, title, text, *more, f"Version {number}.") for number in range(6)]
    assert repeated_lines([extraction.document for extraction in extractions]) == {}


def test_few_reports_of_a_site_say_nothing() -> None:
    extractions = [report(number, title, text, CALL) for number, (title, text) in enumerate(EVENTS[:3])]
    assert mark_repeated(extractions) == extractions
