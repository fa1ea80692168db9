"""What counts as a shared passage, where it lies, and what is only a stock phrase."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wire_texts import WIRE, document, edited, filler

from stemma.records import Document, Passage
from stemma.reuse import shared_passages
from stemma.reuse.candidates import NEIGHBOURS

WHOLE = " ".join(WIRE)


def text_of(span, documents):
    return next(one.text for one in documents if one.id == span.document)[span.start : span.end]


def test_a_reprint_is_one_verbatim_passage_over_all_of_it():
    documents = [document("a", WHOLE), document("b", "From our desk. " + WHOLE)]
    (passage,) = shared_passages(documents)
    assert passage.edge == "verbatim"
    assert passage.similarity == 1.0
    assert text_of(passage.a, documents) == WHOLE.rstrip(".")
    assert text_of(passage.b, documents) == WHOLE.rstrip(".")
    assert not passage.stock


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (str.upper, "capitals"),
        (lambda t: t.replace('"', "“").replace("'", "’"), "quotation marks"),
        (lambda t: t.replace(" ", "\n  "), "spaces"),
        (lambda t: t.replace(",", " —").replace(".", " ..."), "punctuation"),
    ],
)
def test_typography_does_not_part_a_passage(change, what):
    (passage,) = shared_passages([document("a", WHOLE), document("b", change(WHOLE))])
    assert passage.edge == "verbatim", what


def test_figures_meet_whatever_separates_their_thousands():
    one = "The mill at Ostrel shipped 14500 bales of Sarn wool to Harrowgate merchants in August."
    two = one.replace("14500", "14,500")
    (passage,) = shared_passages([document("a", one), document("b", two)])
    assert passage.edge == "verbatim"


@pytest.mark.parametrize(("rate", "least"), [(0.03, 0.9), (0.08, 0.9), (0.15, 0.85)])
def test_an_edited_copy_is_found_nearly_whole(rate, least):
    copy = edited(WHOLE, rate)
    documents = [document("a", WHOLE), document("b", copy)]
    passages = shared_passages(documents)
    assert all(passage.edge == "edited" for passage in passages)
    assert sum(p.b.end - p.b.start for p in passages) >= least * len(copy)


def test_a_reworded_sentence_is_found_by_the_words_that_stayed():
    one = (
        "The harbour board of Quellmar said on Monday that its tugs had towed the burning ferry Ondine to the outer "
        "breakwater and that salvage divers would search the engine room."
    )
    two = (
        "On Monday, the harbour board of Quellmar said, its tugs towed the ferry Ondine, which was burning, to the outer "
        "breakwater; now salvage divers will go and search the flooded engine room."
    )
    passages = shared_passages([document("a", one), document("b", two)])
    assert passages
    assert {passage.edge for passage in passages} <= {"edited", "reworded"}
    assert all(passage.similarity < 1 for passage in passages)


def test_one_quoted_sentence_in_two_unrelated_reports():
    quote = WIRE[3]
    documents = [
        document("a", f"{filler(1, 12)} {quote} {filler(2, 12)}"),
        document("b", f"{filler(3, 12)} {quote} {filler(4, 12)}"),
    ]
    (passage,) = shared_passages(documents)
    assert text_of(passage.a, documents).startswith("We heard two dull blasts")
    assert text_of(passage.b, documents).endswith("told reporters at the pier")


def test_spliced_runs_are_separate_passages():
    copy = f"{WIRE[0]} {WIRE[1]} {filler(5, 8)} {WIRE[4]} {WIRE[5]} {filler(6, 8)} {WIRE[7]}"
    documents = [document("a", WHOLE), document("b", copy)]
    passages = shared_passages(documents)
    assert [text_of(p.b, documents).split()[0] for p in passages] == ["Rescue", "Six", "Quellmar"]


def test_other_order_is_found_too():
    copy = " ".join([*WIRE[4:], *WIRE[:4]])
    passages = shared_passages([document("a", WHOLE), document("b", copy)])
    assert sum(p.a.end - p.a.start for p in passages) > 0.95 * len(WHOLE)


def test_unrelated_reports_share_nothing():
    assert shared_passages([document(str(k), filler(k, 30)) for k in range(12)]) == []


@pytest.mark.parametrize(
    "phrase",
    [
        "he said that it was one of the first",
        "www.example-news.org/stories/local/today/index.html",
    ],
)
def test_everyday_words_and_addresses_are_no_passage(phrase):
    documents = [document(str(k), f"{filler(k, 6)} {phrase}. {filler(k + 50, 6)}") for k in range(2)]
    assert shared_passages(documents) == []


def test_a_phrase_of_very_many_documents_is_stock():
    note = "Readers of the Halcyon Star may order prints of harbour photographs from the counter in Tallow Street."
    documents = [document(f"{k:03}", f"{filler(k, 20)}\n{note}") for k in range(80)]
    passages = shared_passages(documents)
    assert passages
    assert all(passage.stock and "80 documents" in passage.reason for passage in passages)


def test_a_wire_that_very_many_reprint_whole_is_not_stock():
    documents = [document(f"{k:03}", f"{WHOLE} {filler(k, 1)}") for k in range(60)]
    assert not any(passage.stock for passage in shared_passages(documents))


def test_furniture_of_both_is_stock_and_says_so():
    links = "Also on the Halcyon Star: glassblowers strike in Ostrel enters its ninth week as talks with guild collapse"
    documents = [document(id, "", kinds=[("body", filler(k, 10)), ("related", links)]) for k, id in enumerate("ab")]
    (passage,) = shared_passages(documents)
    assert passage.stock
    assert "links" in passage.reason


def test_text_shared_by_all_of_many_documents_stays_bounded():
    footer = " ".join(f"footer{k}" for k in range(60))
    documents = [document(f"{k:04}", f"{filler(k, 12)}\n{footer}") for k in range(1_000)]
    passages = shared_passages(documents)
    assert len(passages) <= (NEIGHBOURS + 2) * len(documents)
    assert all(passage.stock for passage in passages)


def test_every_copy_of_what_very_many_reprint_is_aligned_with_the_first():
    documents = [document(f"{k:03}", f"{WHOLE} {filler(k, 1)}") for k in range(80)]
    passages = shared_passages(documents)
    assert {p.b.document for p in passages if p.a.document == "000"} == {one.id for one in documents[1:]}
    assert len(passages) <= (NEIGHBOURS + 2) * len(documents)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00" * 50, "\ud800 lone \udfff surrogates", "a " * 20_000, '"' * 10_000, "מילים בעברית " * 500,
     "新聞記事の本文です。" * 400, "word" * 50_000, "́" * 1_000],
)  # fmt: skip
def test_odd_texts_give_no_error(text):
    documents = [document("a", text), document("b", text), document("c", text[::-1])]
    for passage in shared_passages(documents):
        for span in (passage.a, passage.b):
            assert 0 <= span.start < span.end <= len(text)


def test_documents_without_text_are_left_out():
    bad = Document("bad", WHOLE, "", status="error", error="unreadable")
    assert shared_passages([bad, document("a", WHOLE)]) == []


def test_a_text_without_spaces_between_words_is_compared_too():
    text = "港の消防隊は火曜日の夜、燃えるフェリーから十一人の船員を救助したと発表した。"
    (passage,) = shared_passages([document("a", text), document("b", "速報。" + text)])
    assert passage.edge == "verbatim"


PIECES = [*WIRE, *(filler(k, 2) for k in range(6))]


@st.composite
def corpora(draw):
    """A few documents spliced from common pieces, some of them edited."""
    documents = []
    for number in range(draw(st.integers(2, 5))):
        picked = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6))
        rate = draw(st.sampled_from([0.0, 0.0, 0.05, 0.15]))
        text = "\n".join(edited(piece, rate, seed=number) if rate else piece for piece in picked)
        documents.append(document(f"d{number}", text))
    return documents


@settings(max_examples=20, deadline=None)
@given(corpora(), st.integers(0, 1_000))
def test_passages_lie_in_the_texts_and_do_not_depend_on_order(documents, seed):
    passages = shared_passages(documents)
    texts = {one.id: one.text for one in documents}
    for passage in passages:
        assert passage.a.document < passage.b.document
        for span in (passage.a, passage.b):
            piece = texts[span.document][span.start : span.end]
            assert piece == piece.strip() != ""
        assert 0 < passage.similarity <= 1
        assert passage.words > 0
    assert len({passage.id for passage in passages}) == len(passages)
    shuffled = list(documents)
    random.Random(seed).shuffle(shuffled)
    assert shared_passages(shuffled) == passages


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=300), max_size=4))
def test_any_texts_at_all(texts):
    found = shared_passages([document(str(k), text) for k, text in enumerate(texts)])
    assert all(isinstance(passage, Passage) for passage in found)
