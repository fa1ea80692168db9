"""Chains of figures, their polarity and the day they were said."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from tests.claims.statement_texts import document

from stemma.claims import attribute_quantities, date_by_utterance, extract, extract_quantities, extract_statements
from stemma.claims.attribution import UNNAMED_OUTLET
from stemma.language import get_annotator
from stemma.records import Block, BlockKind, Credit, Document, Quantity

DAY = datetime.date(2031, 5, 14)  # a Wednesday


def quantities(made: Document) -> list[Quantity]:
    return list(extract(made, get_annotator().annotate(made)).quantities)


def chain(quantity: Quantity) -> list[tuple[str, str]]:
    return [(link.role, link.name) for link in quantity.attribution]


TABLE = [
    ("Forty boats were lost in the flood.", []),
    ("Orla Finch said 40 boats were lost.", [("speaker", "Orla Finch")]),
    ("The Weir Board said 40 boats were lost.", [("organisation", "Weir Board")]),
    ("Orla Finch told the Weir Post that 40 boats were lost.", [("speaker", "Orla Finch"), ("medium", "Weir Post")]),
    ("“We lost 40 boats in one night,” the Weir Board said in a statement.", [("organisation", "Weir Board"), ("document", "statement")]),
    ("Weir Board spokesman Bo Lind said 40 boats were lost.", [("speaker", "Bo Lind"), ("organisation", "Weir Board")]),
    ("40 boats were lost, according to a survey.", [("document", "survey")]),
    ("The Weir Board called for an inquiry into a storm that sank 40 boats.", []),
    ("The Weir Board demanded 40 boats.", [("organisation", "Weir Board")]),
    ("The north-shore pilots guild said 40 boats were lost.", [("organisation", "north-shore pilots guild")]),
    ("A senior official said 40 boats were lost.", [("anonymous", "senior official")]),
    ("Residents said 40 boats were lost.", [("anonymous", "Residents")]),
    ("Orla Finch said the Weir Board had told her that 40 boats were lost.", [("organisation", "Weir Board"), ("speaker", "Orla Finch")]),
    ("The Weir Gazette quoted a surgeon as saying that 40 boats were lost.", [("anonymous", "surgeon"), ("medium", "Weir Gazette")]),
    ("The Weir Board issued a short statement on Friday. The statement said 40 boats were lost.", [("organisation", "Weir Board"), ("document", "statement")]),
    ("The Weir Board read a statement on Friday. The statement said 40 boats were lost.", [("document", "statement")]),
    ("A letter reviewed by the Weir Gazette said 40 boats were lost.", [("document", "letter")]),
    ("A letter by the Weir Board said 40 boats were lost.", [("organisation", "Weir Board"), ("document", "letter")]),
    ("The Weir Board would not respond to a question on the 40 missing boats.", []),
    ("Orla Finch met the crew. She said 40 boats were lost.", [("speaker", "Orla Finch")]),
    ("Orla Finch, the mayor of Bo Lind, said it was late. She added that 40 boats were lost.", [("speaker", "Orla Finch")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[row[0][:50] for row in TABLE])
def test_chains(text: str, expected: list[tuple[str, str]]) -> None:
    found = quantities(document(text, outlet="Parnau Mail"))
    assert chain(found[0]) == [*expected, ("outlet", "Parnau Mail")]


def test_the_verb_is_kept_as_written() -> None:
    (one,) = quantities(document("Orla Finch has claimed 40 boats were lost."))
    assert one.attribution[0].verb == "has claimed"


def test_a_figure_after_the_statement_is_the_outlets_own() -> None:
    text = "The Weir Board said 40 boats were lost. Only 30 of its 90 moorings are in use."
    found = quantities(document(text))
    assert all(chain(one) == [("outlet", UNNAMED_OUTLET)] for one in found if one.start > text.index("Only"))


def test_credits_stand_before_the_outlet_but_not_those_of_pictures() -> None:
    picture, body = "Boats in Parnau [Pix]\n", "Orla Finch said 40 boats were lost. (Newswire)"
    text = picture + body
    kinds: list[tuple[int, int, BlockKind]] = [(0, len(picture), "caption"), (len(picture), len(text), "body")]
    made = replace(
        document(text, outlet="Parnau Mail"),
        blocks=tuple(Block("t.txt", start, end, kind) for start, end, kind in kinds),
        credits=(
            Credit("Pix", text.index("Pix"), text.index("Pix") + 3),
            Credit("Newswire", len(text) - 9, len(text) - 1),
        ),
    )
    (one,) = [found for found in quantities(made) if found.block == "body"]
    assert chain(one) == [("speaker", "Orla Finch"), ("agency", "Newswire"), ("outlet", "Parnau Mail")]


def test_a_headline_takes_the_source_of_its_figure_in_the_body() -> None:
    title, body = "Forty boats lost in Parnau flood\n\n", "The Weir Board said that 40 boats were lost on Monday."
    made = document(title + body)
    made = replace(
        made, blocks=(Block("t.txt", 0, len(title), "title"), Block("t.txt", len(title), len(title + body), "body"))
    )
    headline = quantities(made)[0]
    assert headline.block == "title"
    assert headline.attribution[0].name == "Weir Board"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The Weir Board denied that 40 people were killed.", "denied"),
        ("The Weir Board said 40 people were killed.", "asserted"),
        ("Residents asked whether 40 people were killed.", "questioned"),
    ],
)
def test_polarity(text: str, polarity: str) -> None:
    assert quantities(document(text))[0].polarity == polarity


def test_a_figure_is_dated_by_the_day_it_was_said() -> None:
    made = document("The Weir Board told reporters on Tuesday that 40 boats were in port.", published=DAY)
    annotation = get_annotator().annotate(made)
    statements, links = extract_statements(made, annotation)
    bare = [replace(one, as_of=None) for one in extract_quantities(made, annotation)]
    dated = date_by_utterance(attribute_quantities(made, annotation, bare, statements, links), statements)
    assert dated[0].as_of is not None
    assert dated[0].as_of.start == datetime.date(2031, 5, 13)
    assert dated[0].as_of.basis.startswith("when it was said")


def test_said_is_taken_over_from_the_same_speaker_with_a_basis() -> None:
    text = "The Weir Board said on Tuesday the bank was safe. It said 40 boats were in port."
    made = document(text, published=DAY)
    first, second = extract_statements(made, get_annotator().annotate(made))[0]
    assert first.said is not None and second.said is not None
    assert first.said.start == second.said.start == datetime.date(2031, 5, 13)
    assert "this speaker spoke" in second.said.basis


def test_an_earlier_statement_does_not_date_the_others() -> None:
    text = "The Weir Board said the bank was safe. The Weir Board had said on 2 May that 40 boats were in port."
    made = document(text, published=DAY)
    first, second = extract_statements(made, get_annotator().annotate(made))[0]
    assert first.said is None
    assert second.said is not None and second.said.start == datetime.date(2031, 5, 2)


@pytest.mark.parametrize(("status", "language"), [("empty", None), ("error", None), ("ok", "de")])
def test_nothing_is_extracted_from_what_is_not_english_text(status: str, language: str | None) -> None:
    made = replace(document("Orla Finch said 40 boats were lost."), status=status, language=language)  # type: ignore[arg-type]
    found = extract(made, get_annotator().annotate(made))
    assert (found.quantities, found.statements, found.speaks_for) == ((), (), ())
