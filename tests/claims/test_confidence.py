"""How sure we are of a figure: the order that evidence puts figures in."""

from __future__ import annotations

import pytest

from stemma.claims.quantities import extract_quantities
from stemma.language import get_annotator
from stemma.records import Block, BlockKind, Document

_ANNOTATOR = get_annotator()


def confidence(text: str, kind: BlockKind = "body") -> float:
    document = Document("made.txt", text, "", blocks=(Block("made.txt", 0, len(text), kind),))
    return extract_quantities(document, _ANNOTATOR.annotate(document))[0].confidence


@pytest.mark.parametrize(
    ("surer", "less"),
    [
        ("Rescuers found 14 climbers dead.", "The reading rose to 14."),
        ("The storm killed 40 shepherds.", "A soldier was killed."),
        ("The storm killed 40 shepherds.", "The dead were named as Ilse Marn and Pavo Retz."),
        ("Police arrested 12 smugglers.", "Between 12 and 30 leaflets lay about."),
        ("Police arrested 12 smugglers.", "The journey took 12 hours."),
    ],
)
def test_more_evidence_is_surer(surer: str, less: str) -> None:
    assert confidence(surer) > confidence(less)


def test_page_furniture_is_doubted() -> None:
    text = "The storm killed 40 shepherds."
    assert confidence(text, "comment") < confidence(text)


def test_it_is_a_probability() -> None:
    assert 0.9 <= confidence("The storm killed 40 shepherds.") < 1
