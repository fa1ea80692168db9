"""The voice that weighs frames: what a frame is, what is added to the rules, what every saying is worth."""

import json

import pytest
from tests.claims.statement_texts import annotated, contents, source, statements, words

from stemma.claims import extract
from stemma.claims.pieces import whole_words
from stemma.claims.quotes import pair_quotes
from stemma.claims.statements import find_sayings, ruled_sayings
from stemma.claims.weighing.evidence import classes_of, features
from stemma.claims.weighing.frames import Frame, Tree, frames_of
from stemma.claims.weighing.logistic import MODEL, Logistic, shipped
from stemma.claims.weighing.reporting_words import ADJECTIVES, NOUNS, VERBS
from stemma.claims.weighing.voice import quoted_tokens
from stemma.language import get_annotator
from stemma.records import Document


def frames(text: str) -> list[tuple[str, str, str, str]]:
    """(cue, kind, content, source) of every frame of a text, in order."""
    document, _ = annotated(text)
    annotation = get_annotator("trained").annotate(document)
    barred = quoted_tokens(text, annotation.tokens, pair_quotes(text))
    found: list[tuple[str, str, str, str]] = []
    for sentence in annotation.sentences:
        tree = Tree(annotation.tokens, sentence)
        for frame in frames_of(tree, [at for at in range(sentence.first, sentence.last) if not barred[at]]):
            found.append((tree.tokens[frame.cue].text, frame.kind, reach(text, tree, frame), owner(text, tree, frame)))
    return found


def reach(text: str, tree: Tree, frame: Frame) -> str:
    return " | ".join(text[tree.tokens[low].start : tree.tokens[high].end] for low, high in frame.content)


def owner(text: str, tree: Tree, frame: Frame) -> str:
    if frame.source is None:
        return ""
    low, high = frame.source
    return text[tree.tokens[low].start : tree.tokens[high].end]


TABLE = [
    (
        "The council hopes that the 40 boats will return.",
        ("hopes", "clause", "the 40 boats will return", "The council"),
    ),
    ("The council wants to rebuild 40 boats.", ("wants", "infinitive", "to rebuild 40 boats", "The council")),
    ("The council criticised the 40 owners.", ("criticised", "object", "the 40 owners", "The council")),
    ("Villagers complained about the 40 boats.", ("complained", "about", "the 40 boats", "Villagers")),
    (
        "The council announced its plan to rebuild 40 boats.",
        ("plan", "infinitive", "to rebuild 40 boats", "its"),
    ),
    ("The mayor is eager to rebuild 40 boats.", ("eager", "infinitive", "to rebuild 40 boats", "The mayor")),
    (
        "The mayor is worried about the 40 boats.",
        ("worried", "about", "the 40 boats", "The mayor"),
    ),
]


@pytest.mark.parametrize(("text", "frame"), TABLE, ids=[row[0][:40] for row in TABLE])
def test_frames(text: str, frame: tuple[str, str, str, str]) -> None:
    assert frame in frames(text)


def test_a_circumstance_is_no_clause_that_is_handed_over() -> None:
    found = frames("The harbour closed after 40 boats were lost.")
    assert not any(kind == "clause" for _, kind, _, _ in found)


def test_quoted_speech_holds_no_cue() -> None:
    found = frames('"We want to rebuild 40 boats and we hope to do it soon," the mayor said.')
    assert {cue for cue, *_ in found} <= {"said"}


def test_no_arcs_no_frames() -> None:
    text = "The council wants to rebuild 40 boats."
    document, _ = annotated(text)
    rules = get_annotator("rules").annotate(document)
    ruled = ruled_sayings(document, rules, whole_words(rules))[2]
    found = find_sayings(document, rules, whole_words(rules))[1]
    assert len(found) == len(ruled)


def test_what_no_rule_finds_is_added_and_believed_less() -> None:
    text = "The mayor had the impression that 40 harbours would close."
    found = statements(text)
    assert [contents(text, one) for one in found] == [("40 harbours would close",)]
    assert source(text, found[0]) == "The mayor"
    assert words(text, found[0].cue) == "impression"
    assert found[0].act == "assert"
    assert 0.4 <= found[0].confidence <= 0.9


def test_a_plain_quotation_is_worth_more_than_an_impression() -> None:
    quoted = '"The 40 boats will all be rebuilt before the winter," Mayor Orla Finch said.'
    wished = "The mayor had the impression that 40 harbours would close."
    assert statements(quoted)[0].confidence > 0.95 > statements(wished)[0].confidence


def test_a_wish_is_never_as_sure_as_words() -> None:
    for text in ("The mayor hopes that the 40 boats will return.", "The mayor doubts that the 40 boats will return."):
        assert all(one.confidence <= 0.9 for one in statements(text))


def test_a_doubted_statement_makes_no_figure_its_own() -> None:
    text = "The mayor had the impression that 40 harbours would close."
    made, annotation = annotated(text)
    extraction = extract(made, annotation)
    assert len(extraction.statements) == 1
    assert [[link.role for link in one.attribution] for one in extraction.quantities] == [["outlet"]]


def test_a_speaker_is_not_moved_by_what_is_weighed() -> None:
    text = "Orla Finch said 40 boats were lost. Dara Weir had the impression that 12 harbours would close. She said all would be rebuilt."
    with_frame = [one.speaker for one in statements(text) if one.mode == "indirect"]
    without = [
        one.speaker
        for one in statements(text.replace("had the impression that 12 harbours would close", "closed 12 harbours"))
    ]
    assert [one.name for one in without if one] == [with_frame[0].name, with_frame[-1].name]  # type: ignore[union-attr]


def test_features_are_the_same_each_time_and_none_twice() -> None:
    document, annotation = annotated("The council wants to rebuild 40 boats.")
    sentence = annotation.sentences[0]
    tree = Tree(annotation.tokens, sentence)
    frame = next(iter(frames_of(tree, range(len(annotation.tokens)))))
    first = features(tree, frame)
    assert first == features(tree, frame)
    assert len(first) == len(set(first))
    assert isinstance(document, Document)


def test_probability() -> None:
    model = Logistic(0.0, {"a": 2.0, "b": -2.0})
    assert model.probability([]) == 0.5
    assert model.probability(["a", "b", "unknown"]) == 0.5
    assert model.probability(["a"]) > 0.85 > 0.15 > model.probability(["b"])
    assert 0 < Logistic(-1e9, {}).probability([]) < Logistic(1e9, {}).probability([]) <= 1


def test_shipped_weights_are_those_of_the_figures() -> None:
    import hashlib

    figures = json.loads((MODEL / "figures.json").read_text(encoding="utf-8"))
    for name, digest in figures["weights_sha256"].items():
        assert hashlib.sha256((MODEL / name).read_bytes()).hexdigest() == digest
    assert shipped("frames").weights and shipped("sayings").weights
    assert "CC BY-SA 4.0" in (MODEL / "LICENSE").read_text(encoding="utf-8")


def test_classes_of_words() -> None:
    assert VERBS["hope"] == ("want",)
    assert "saying" in NOUNS["claim"]
    assert "wanting" in ADJECTIVES["eager"]
    _, annotation = annotated("Boats sank.")
    assert classes_of(annotation.tokens[0]) == {"unlisted"}


def test_an_attitude_that_no_rule_lists_is_no_statement() -> None:
    assert statements("The mayor is impatient to close the 40 harbours.") == []
