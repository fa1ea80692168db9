"""How many texts the reports of a story go back to, and on what evidence."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wire_texts import WIRE, document, edited, filler, story

from stemma.records import DocumentSpan, Passage, TimeInterval
from stemma.reuse import shared_passages, trace_origins

WHOLE = " ".join(WIRE)


def day(number: int) -> TimeInterval:
    date = datetime.date(2031, 4, number)
    return TimeInterval(date, date, "given")


def traced(*documents, extra=()):
    return trace_origins(documents, [*shared_passages(documents), *extra], story(*documents))


def parts(origins):
    return [set(origin.documents) for origin in origins]


def test_a_reprint_has_one_origin_with_what_it_reprints():
    _, origins = traced(document("a", WHOLE), document("b", WHOLE), document("c", filler(1, 20)))
    assert parts(origins) == [{"a", "b"}, {"c"}]


def test_a_brief_cut_from_a_wire_has_its_origin_and_comes_after_it():
    lineages, origins = traced(document("a", WHOLE), document("b", " ".join(WIRE[:3])))
    assert parts(origins) == [{"a", "b"}]
    (lineage,) = lineages
    assert (lineage.source, lineage.target, lineage.directed) == ("a", "b", True)
    assert any("stands in" in evidence for evidence in lineage.evidence)


def test_two_reporters_at_one_press_conference_are_two_origins():
    one = f"{filler(1, 10)} {WIRE[3]} {filler(2, 6)}"
    two = f"{filler(3, 10)} {WIRE[3]} {filler(4, 6)}"
    lineages, origins = traced(document("a", one), document("b", two))
    assert parts(origins) == [{"a"}, {"b"}]
    assert not any(origin.possible for origin in origins)
    assert lineages == []


def test_too_little_narration_makes_a_possible_merge_with_its_reason():
    background = (
        "The vessel had left the island of Sarn an hour earlier with a cargo of fertiliser and forty passengers, "
        "among them a choir from Ostrel on its way home."
    )
    _, origins = traced(
        document("a", f"{filler(1, 12)} {background} {filler(2, 6)}"),
        document("b", f"{filler(3, 12)} {background} {filler(4, 6)}"),
    )
    assert parts(origins) == [{"a"}, {"b"}]
    for origin, other in (origins, origins[::-1]):
        (merge,) = origin.possible
        assert merge.origin == other.id
        assert "too few to be sure" in merge.reason


def test_copies_of_a_text_that_is_not_there_have_a_latent_origin():
    """Each pair shares what the third lacks: none of the three can be where the others have it from."""
    one = " ".join([*WIRE[:6], filler(1, 4)])
    two = " ".join([*WIRE[2:], filler(2, 4)])
    three = " ".join([*WIRE[:4], *WIRE[6:], filler(3, 4)])
    lineages, origins = traced(document("a", one), document("b", two), document("c", three))
    (origin,) = origins
    assert origin.kind == "latent"
    assert origin.name is None
    assert "absent from" in origin.reason
    assert {lineage.target for lineage in lineages if lineage.source == origin.id} == {"a", "b", "c"}
    assert not any(lineage.directed for lineage in lineages if lineage.source != origin.id)


def test_a_latent_origin_has_the_name_of_the_agency_that_all_credit():
    _, (origin,) = traced(
        document("a", f"{WHOLE} {filler(1, 3)}", credits=["Associated Press"]),
        document("b", f"{WHOLE} {filler(2, 3)}", credits=["AP"]),
    )
    assert (origin.kind, origin.name) == ("latent", "Associated Press wire")


def test_the_agency_itself_among_the_reports():
    lineages, (origin,) = traced(
        document("a", WHOLE, outlet="Reuters"),
        document("b", f"{WHOLE} {filler(2, 3)}", outlet="Halcyon Star", credits=["Reuters"]),
    )
    assert (origin.kind, origin.name) == ("agency", "Reuters")
    assert [(one.source, one.target, one.directed) for one in lineages] == [("a", "b", True)]
    assert any("credits Reuters" in evidence for evidence in lineages[0].evidence)


def test_the_credit_of_a_picture_is_no_credit_of_the_text():
    parts_of = [("caption", "The ferry at the pier. REUTERS/Venn"), ("body", WHOLE)]
    pictured = document("a", "", kinds=parts_of)
    at = pictured.text.index("REUTERS")
    credit = document("x", "", credits=["Reuters"]).credits[0]
    from dataclasses import replace

    pictured = replace(pictured, credits=(replace(credit, start=at, end=at + 7),))
    _, (origin,) = traced(pictured, document("b", WHOLE))
    assert origin.name is None


def test_the_earlier_of_two_copies_comes_first():
    lineages, (origin,) = traced(
        document("a", WHOLE, published=day(9), outlet="Evening Mail"),
        document("b", WHOLE, published=day(8), outlet="Quellmar Post"),
    )
    (lineage,) = lineages
    assert (lineage.source, lineage.target, lineage.directed) == ("b", "a", True)
    assert origin.name == "Quellmar Post"


def test_one_day_and_no_credit_gives_no_direction():
    lineages, _ = traced(document("a", WHOLE, published=day(8)), document("b", WHOLE, published=day(8)))
    assert not lineages[0].directed


def test_a_round_up_of_two_wires_does_not_make_them_one():
    other = filler(7, 14)
    _, origins = traced(document("one", WHOLE), document("two", other), document("up", f"{WHOLE} {other}"))
    assert not any({"one", "two"} <= group for group in parts(origins))


def test_a_retelling_in_other_words_is_one_origin():
    retold = " ".join(edited(sentence, 0.3, seed=k) for k, sentence in enumerate(WIRE))
    _, origins = traced(document("a", WHOLE), document("b", retold))
    assert parts(origins) == [{"a", "b"}]


def test_text_shared_inside_a_spliced_article_says_nothing_of_the_report():
    one = document("a", "", kinds=[("body", filler(1, 12)), ("foreign", WHOLE)])
    two = document("b", WHOLE)
    _, origins = traced(one, two)
    assert parts(origins) == [{"a"}, {"b"}]


def test_the_same_statement_in_other_words_alone_merges_nothing():
    documents = (document("a", filler(1, 12)), document("b", filler(2, 12)))
    link = Passage("p-1", DocumentSpan("a", 0, 60), DocumentSpan("b", 0, 60), "same_statement", 0.6)
    _, origins = traced(*documents, extra=[link])
    assert parts(origins) == [{"a"}, {"b"}]


def test_the_same_statement_in_other_words_merges_what_one_agency_brought():
    """The third credits the agency of the two copies; it certainly shares with one of them alone."""
    texts = [f"{WHOLE} {filler(1, 3)}", f"{WHOLE} {filler(2, 3)}", filler(3, 12)]
    documents = [document(name, text, credits=["Coastal News"]) for name, text in zip("abc", texts, strict=True)]
    link = Passage("p-1", DocumentSpan("b", 0, 60), DocumentSpan("c", 0, 60), "same_statement", 0.6)
    _, (origin,) = traced(*documents, extra=[link])
    assert set(origin.documents) == {"a", "b", "c"}


def test_stock_passages_are_no_evidence():
    passages = [
        Passage(p.id, p.a, p.b, p.edge, p.similarity, p.words, stock=True, reason="in furniture")
        for p in shared_passages([document("a", WHOLE), document("b", WHOLE)])
    ]
    _, origins = trace_origins([document("a", WHOLE), document("b", WHOLE)], passages,
                               story(document("a", ""), document("b", "")))  # fmt: skip
    assert parts(origins) == [{"a"}, {"b"}]


def test_a_statement_that_is_all_quotation_is_a_statement():
    quote = '"' + " ".join(s.replace('"', "") for s in WIRE) + '"'
    _, (origin,) = traced(document("a", quote), document("b", quote))
    assert origin.kind == "statement"


@pytest.mark.parametrize("count", [1, 60])
def test_many_copies_are_one_origin(count):
    documents = [document(f"{k:02}", f"{WHOLE} {filler(k, 1)}") for k in range(count)]
    _, origins = traced(*documents)
    assert len(origins) == 1
    assert len(origins[0].documents) == count


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WIRE), min_size=1, max_size=8), min_size=1, max_size=5), st.randoms())
def test_origins_partition_the_story_whatever_the_order(drawn, chance):
    documents = [document(f"d{k}", " ".join(picked)) for k, picked in enumerate(drawn)]
    lineages, origins = traced(*documents)
    told = [one for origin in origins for one in origin.documents]
    assert sorted(told) == [one.id for one in documents]
    known = {origin.id for origin in origins}
    assert all(merge.origin in known and merge.reason for origin in origins for merge in origin.possible)
    assert all(lineage.evidence for lineage in lineages)
    shuffled = list(documents)
    chance.shuffle(shuffled)
    again = trace_origins(shuffled, shared_passages(shuffled)[::-1], story(*documents))
    assert again == (lineages, origins)
