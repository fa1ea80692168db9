"""What is denied, questioned or supposed is no support for the figure it names."""

from __future__ import annotations

import pytest

from stemma.claims.polarity import polarity_of
from stemma.claims.words import words_of
from stemma.language import get_annotator
from stemma.pipeline import read_source
from stemma.reading import read_document
from stemma.records import Source


def polarity(sentence: str) -> dict[str, str]:
    text = f"Mine blast in Talvia\n\n3 May 2024\n\n{sentence}\n"
    return {" ".join(q.surface.split()): q.polarity for q in read_source(Source("a.txt", text=text)).quantities}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ministry denied that 40 people were killed.", {"40": "denied"}),
        ("The ministry denied killing 40 people and said it had lost 12 men.", {"40": "denied", "12": "asserted"}),
        ("The operator denied this and said only 18 workers were missing.", {"only 18": "asserted"}),
        ("The union does not believe that 18 workers are missing.", {"18": "denied"}),
        ("It is not true that 12 villages burned, the mayor said.", {"12": "denied"}),
        ("The governor rejected claims that 70 officers had fled.", {"70": "denied"}),
        ("The minister did not deny that 300 homes burned.", {"300": "questioned"}),
        ("Police said 12 people died in the blast.", {"12": "asserted"}),
    ],
)
def test_polarity(sentence: str, expected: dict[str, str]) -> None:
    assert polarity(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "number", "expected"),
    [
        ("The clerk denied that 40 pumps failed.", "40", ("denied", (), ("denied",))),
        ("The storm would have sunk 40 boats.", "40", ("hypothetical", ("counterfactual",), ("did not come about",))),
        ("Ten boats could sink if the mole breaks.", "Ten", ("hypothetical", ("projected",), ("possible",))),
        ("Did 40 pumps fail?", "40", ("questioned", (), ("a question",))),
        ("The board owns 40 pumps.", "40", ("asserted", (), ())),
    ],
)
def test_a_stance_says_why(sentence: str, number: str, expected: tuple[str, tuple[str, ...], tuple[str, ...]]) -> None:
    document = read_document(Source("a.txt", text=sentence))
    words = words_of(sentence, 0, len(sentence), get_annotator().annotate(document).tokens)
    at = next(place for place, word in enumerate(words) if word.text == number)
    assert tuple(polarity_of(words, at, at + 1)) == expected
