"""Noun phrases and counted things over arcs given by hand."""

import pytest

from stemma.language.chunks import noun_chunks, number_heads
from stemma.records import Annotation, Sentence, Token

#: word/tag/head/label, heads counted from 1, 0 for the root.
PARSES = {
    "count": "About/ADV/2/advmod 350/NUM/3/nummod farmers/NOUN/4/nsubj left/VERB/0/root ././PUNCT/4/punct",
    "of": "40/NUM/5/nsubj of/ADP/4/case the/DET/4/det tents/NOUN/1/nmod burned/VERB/0/root",
    "alone": "40/NUM/2/nsubj burned/VERB/0/root",
    "phrase": "six/NUM/2/nummod steel/NOUN/4/compound storage/NOUN/4/compound tanks/NOUN/5/nsubj burst/VERB/0/root",
    "scale": "2/NUM/2/compound million/NUM/3/nummod trees/NOUN/4/nsubj fell/VERB/0/root",
    "dozens": "Dozens/NOUN/4/nsubj of/ADP/3/case herders/NOUN/1/nmod fled/VERB/0/root",
    "thousands": "hundreds/NOUN/6/nsubj of/ADP/3/case thousands/NOUN/1/nmod of/ADP/5/case herders/NOUN/3/nmod fled/VERB/0/root",
    "share": "5/NUM/2/nummod %/SYM/5/nsubj of/ADP/4/case homes/NOUN/2/nmod flooded/VERB/0/root",
    "money": "gave/VERB/0/root $/SYM/1/obj 3/NUM/2/nummod in/ADP/5/case aid/NOUN/2/nmod",
    "loan": "a/DET/4/det $/SYM/4/compound 3/NUM/2/nummod loan/NOUN/5/nsubj helped/VERB/0/root",
    "choice": "20/NUM/4/nummod or/CCONJ/3/cc 30/NUM/1/conj goats/NOUN/5/nsubj strayed/VERB/0/root",
}


def parsed(text: str) -> Annotation:
    tokens, at = [], 0
    for index, entry in enumerate(text.split()):
        word, tag, head, label = entry.rsplit("/", 3)
        tokens.append(Token(at, at + len(word), word, tag, "", int(head) - 1 if int(head) else index, label))
        at += len(word) + 1
    return Annotation("d", tuple(tokens), (Sentence(0, at - 1, 0, len(tokens), "body"),))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("count", {"350": "farmers"}),
        ("of", {"40": "tents"}),
        ("alone", {}),
        ("phrase", {"six": "tanks"}),
        ("scale", {"2": "trees", "million": "trees"}),
        ("dozens", {"Dozens": "herders"}),
        ("thousands", {"hundreds": "herders", "thousands": "herders"}),
        ("share", {"5": "homes"}),
        ("money", {"3": "aid"}),
        ("loan", {"3": "loan"}),
        ("choice", {"20": "goats", "30": "goats"}),
    ],
)
def test_number_heads(name: str, expected: dict[str, str]) -> None:
    annotation = parsed(PARSES[name])
    tokens = annotation.tokens
    assert {tokens[number].text: tokens[head].text for number, head in number_heads(annotation).items()} == expected


def test_chunks() -> None:
    text = "the/DET/3/det old/ADJ/3/amod mayor/NOUN/5/nmod:poss 's/PART/3/case car/NOUN/6/nsubj hit/VERB/0/root two/NUM/8/nummod carts/NOUN/6/obj"
    annotation = parsed(text)
    words = [" ".join(one.text for one in annotation.tokens[c.first : c.last]) for c in noun_chunks(annotation)]
    assert words == ["the old mayor 's car", "two carts"]
    assert [annotation.tokens[chunk.head].text for chunk in noun_chunks(annotation)] == ["car", "carts"]


def test_without_arcs_there_is_nothing() -> None:
    annotation = Annotation(
        "d", (Token(0, 2, "40", "NUM"), Token(3, 8, "tents", "NOUN")), (Sentence(0, 8, 0, 2, "body"),)
    )
    assert noun_chunks(annotation) == []
    assert number_heads(annotation) == {}
