"""What holds for any text: no exception, spans inside the text, ordered intervals, one quantity per numeral."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.claims.quantities import extract_quantities
from stemma.language import get_annotator
from stemma.records import Annotation, Block, Document, Quantity, Sentence

_ANNOTATOR = get_annotator()
_PIECES = st.lists(
    st.sampled_from(
        [
            "about",
            "more",
            "than",
            "up",
            "to",
            "between",
            "and",
            "12",
            "3,000",
            "$",
            "€5m",
            "%",
            "percent",
            "a",
            "third",
            "of",
            "one",
            "two",
            "dozen",
            "hundred",
            "thousand",
            "million",
            "-",
            "–",
            "to",
            "or",
            "from",
            "people",
            "men",
            "were",
            "killed",
            "the",
            "number",
            ",",
            ".",
            ";",
            "“",
            "”",
            "(",
            ")",
            "[3]",
            "2014",
            "km",
            "square",
            "half",
            "no",
            "nobody",
            "most",
            "few",
            "several",
            "dozens",
            "of",
            "whom",
            "fell",
            "by",
            "doubled",
            "rest",
            "remainder",
            "not",
            "including",
            "US",
            "A$",
            "Rs.",
            "1/2",
            "½",
            "5-10",
            "9",
            ":30",
            "an",
            "estimated",
        ]
    ),
    max_size=40,
)


def check(text: str) -> list[Quantity]:
    document = Document("made.txt", text, "", blocks=(Block("made.txt", 0, len(text), "body"),) if text else ())
    found = extract_quantities(document, _ANNOTATOR.annotate(document))
    before = -1
    for quantity in found:
        assert 0 <= quantity.start <= quantity.numeral.start < quantity.numeral.end <= quantity.end <= len(text)
        assert quantity.surface == text[quantity.start : quantity.end]
        if quantity.lower is not None and quantity.upper is not None:
            assert quantity.lower <= quantity.upper
        if quantity.thing is not None:
            assert quantity.thing.label == text[quantity.thing.start : quantity.thing.end]
        assert 0 <= quantity.confidence <= 1
        assert quantity.numeral.start >= before
        before = quantity.numeral.end
    assert len({quantity.id for quantity in found}) == len(found)
    return found


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    check(text)


@settings(max_examples=300, deadline=None)
@given(_PIECES)
def test_any_order_of_the_words_of_figures(pieces: list[str]) -> None:
    check(" ".join(pieces))
    check("".join(pieces))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00 12 \x00",
        "\ud800 12 \ud800 goats",
        "عدد 12 شخصا قتلوا",
        "٣٤ goats and ² hectares",
        "9" * 5000,
        "1e400 goats",
    ],
    ids=["empty", "nul", "surrogate", "arabic", "other digits", "long digits", "overflow"],
)
def test_odd_texts(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "piece",
    [
        "12 goats and ",
        "one hundred ",
        "a",
        "1-",
        "12 ",
        "$",
        "the ",
        "between 1 and ",
        "at 5 ",
        "[1]",
        "A ",
        "1.1",
        "“",
        "excluding ",
    ],
)
def test_time_is_linear_in_a_sentence_without_end(piece: str) -> None:
    """One sentence that never ends, at two lengths: the longer one may not cost more than its length and noise."""

    def seconds(count: int) -> float:
        text = piece * count
        document = Document("made.txt", text, "", blocks=(Block("made.txt", 0, len(text), "body"),))
        annotation = Annotation("made.txt", (), (Sentence(0, len(text), 0, 0, "body"),))
        start = time.process_time()
        extract_quantities(document, annotation)
        return time.process_time() - start

    assert seconds(40_000) < 8


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**9))
def test_a_plain_count_reads_back(number: int) -> None:
    (quantity,) = check(f"Rescuers counted {number:,} goats.")
    assert quantity.amount == number
