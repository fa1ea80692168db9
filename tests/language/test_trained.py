"""The trained annotator keeps the tokens and sentences of the rules and adds tags, arcs and votes on names."""

import time

import pytest
import spacy
from annotating import document
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span
from test_any_text import MONSTERS, PIECES

from stemma.language import Annotator, get_annotator
from stemma.language.tokens import tokenize
from stemma.language.trained import TrainedAnnotator, shipped, worth_reading
from stemma.records import Annotation, Document

TEXT = (
    "The road was dry. About 350 farmers left the valley on Monday, the Lake Relief Fund said. "
    "“We counted 40 tents,” Ana Ruiz told the Harbour Courier."
)


def trained(selective: bool = True) -> TrainedAnnotator:
    try:
        return shipped(selective)
    except ValueError as reason:
        pytest.skip(str(reason))


def check(made: Document, selective: bool = True) -> None:
    annotation = trained(selective).annotate(made)
    by_rule = get_annotator("rules").annotate(made)
    assert annotation.sentences == by_rule.sentences
    assert [(one.start, one.end, one.text) for one in annotation.tokens] == [
        (one.start, one.end, one.text) for one in by_rule.tokens
    ]
    check_arcs(annotation)
    at = 0
    for name in annotation.names:
        assert at <= name.start < name.end <= len(made.text)
        assert name.text == made.text[name.start : name.end]
        at = name.end


def check_arcs(annotation: Annotation) -> None:
    """Heads stay in the sentence, each of which is parsed whole or not at all; a root is its own head."""
    for sentence in annotation.sentences:
        tokens = annotation.tokens[sentence.first : sentence.last]
        if all(one.head == -1 for one in tokens):
            assert all(one.label == "" for one in tokens)
            continue
        for index, token in enumerate(tokens, sentence.first):
            assert sentence.first <= token.head < sentence.last
            assert (token.head == index) == (token.label == "root"), token


def test_arcs_and_tags() -> None:
    annotation = trained().annotate(document(TEXT))
    check_arcs(annotation)
    tokens = {one.text: one for one in annotation.tokens}
    assert annotation.tokens[tokens["350"].head].text == "farmers"
    assert tokens["350"].label == "nummod"
    assert (tokens["farmers"].tag, tokens["farmers"].lemma) == ("NOUN", "farmer")
    assert annotation.tokens[tokens["farmers"].head].text == "left"
    assert tokens["left"].lemma == "leave"


def test_sentences_without_figures_or_words_of_others_are_left_to_the_rules() -> None:
    told = document(" ".join(["The ferry left the harbour of Sund early."] * 40) + "\n\nThe captain said so.")
    annotation = trained().annotate(told)
    read = [annotation.tokens[one.first].head >= 0 for one in annotation.sentences]
    assert read == [True] * 24 + [False] * 16 + [True]
    assert all(one.head >= 0 for one in trained(selective=False).annotate(told).tokens)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road was dry.", False),
        ("Rain fell on the hills.", False),
        ("Some 40 tents burned.", True),
        ("Dozens fled.", True),
        ("Hardly half of it stood.", True),
        ("According to the mayor the road was dry.", True),
        ("The mayor warned of rain.", True),
        ("It was “dry”.", True),
        ("It fell by 3%.", True),
    ],
)
def test_worth_reading(text: str, expected: bool) -> None:
    assert worth_reading(word.text for word in tokenize(text)) is expected


def test_the_same_twice() -> None:
    made = document(TEXT)
    assert trained().annotate(made) == trained().annotate(made)


def test_what_was_read_before_changes_nothing() -> None:
    annotator = trained()
    before = annotator.annotate(document(TEXT))
    annotator.annotate(document("Qwzx 40 blorps said “Grumph Vole” 17 times. " * 40))
    assert annotator.annotate(document(TEXT)) == before


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_characters(text: str) -> None:
    check(document(text), selective=False)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["", " "]), st.booleans())
def test_any_order_of_telling_pieces(pieces: list[str], joint: str, selective: bool) -> None:
    check(document(joint.join(pieces)), selective)


def test_blocks_hold_their_sentences() -> None:
    check(document("", blocks=[("Forty tents burn", "title"), (TEXT, "body"), ("Read 12 more", "related")]))


@pytest.mark.parametrize("name", ["one word", "nested quotes", "hyphens", "numbers"])
def test_monsters(name: str) -> None:
    began = time.process_time()
    check(document(MONSTERS[name][:60_000]))
    assert time.process_time() - began < 30


def test_it_is_had_by_name() -> None:
    trained()
    annotator: Annotator = get_annotator("trained")
    assert annotator.name == "trained"


def test_a_missing_pipeline_says_how_to_install_one() -> None:
    with pytest.raises(ValueError, match="python -m spacy download"):
        get_annotator("spacy:en_no_such_pipeline")


@pytest.mark.parametrize("name", ["spacy:", "spacy:../elsewhere"])
def test_what_names_no_package_is_not_installed(name: str) -> None:
    with pytest.raises(ValueError, match="names no package"):
        get_annotator(name)


def test_a_pipeline_without_components_leaves_all_to_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spacy.util.is_package", lambda name: True)
    monkeypatch.setattr("spacy.load", lambda name: spacy.blank("en"))
    annotator = get_annotator("spacy:made_blank_one")
    assert annotator.name == "spacy:made_blank_one"
    made = document(TEXT)
    assert annotator.annotate(made) == get_annotator("rules").annotate(made)


def test_any_installed_pipeline_gives_tags_arcs_and_mentions(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(doc: Doc) -> Doc:
        for token in doc:
            token.tag_ = {"Hail": "NNP", "fell": "VBD", "on": "IN", "40": "CD"}.get(token.text, "NN")
            token.head, token.dep_ = doc[0], "dobj" if token.i else "ROOT"
        doc.set_ents([Span(doc, 0, 1, "GPE"), Span(doc, len(doc) - 1, len(doc), "DATE")] if len(doc) > 1 else [])
        return doc

    def load(name: str) -> Language:
        pipeline = spacy.blank("en")
        Language.component("made_parser", func=parse)
        pipeline.add_pipe("made_parser")
        return pipeline

    monkeypatch.setattr("spacy.util.is_package", lambda name: True)
    monkeypatch.setattr("spacy.load", load)
    annotation = get_annotator("spacy:made_parsing_one").annotate(document("Hail fell on 40 tents"))
    assert [(one.tag, one.head, one.label) for one in annotation.tokens] == [
        ("PROPN", 0, "root"),
        ("VERB", 0, "obj"),
        ("ADP", 0, "obj"),
        ("NUM", 0, "obj"),
        ("NOUN", 0, "obj"),
    ]
    assert [(one.text, one.kind) for one in annotation.names] == [("Hail", "place")]


def test_a_pipeline_that_cannot_be_loaded_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> Language:
        raise OSError("its weights are gone")

    monkeypatch.setattr("spacy.util.is_package", lambda name: True)
    monkeypatch.setattr("spacy.load", load)
    with pytest.raises(ValueError, match="cannot be loaded: its weights are gone"):
        get_annotator("spacy:made_broken_one")


def test_an_unknown_name_says_which_there_are() -> None:
    with pytest.raises(ValueError, match="rules, trained, spacy:NAME"):
        get_annotator("oracle")
