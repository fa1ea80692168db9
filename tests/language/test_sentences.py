"""Sentences and tokens: text -> pieces."""

import pytest
from annotating import annotated, document, sentences_of

from stemma.language import get_annotator

SENTENCES = [
    ("The dam broke. Forty people left.", ["The dam broke.", "Forty people left."]),
    (
        "Gen. Ana Ruiz met Col. Jon Keller at 5 p.m. in Oster.",
        ["Gen. Ana Ruiz met Col. Jon Keller at 5 p.m. in Oster."],
    ),
    ("He lives in the U.S. He likes it.", ["He lives in the U.S.", "He likes it."]),
    ("The U.S. Army left Dec. 3 with J. P. Moro.", ["The U.S. Army left Dec. 3 with J. P. Moro."]),
    (
        "Output rose 3.5 percent to 1.2 million. No. 5 is shut.",
        ["Output rose 3.5 percent to 1.2 million.", "No. 5 is shut."],
    ),
    ('"We saw 40 boats." Ito left.', ['"We saw 40 boats."', "Ito left."]),
    ("“We saw 40 boats.” Ito left.", ["“We saw 40 boats.”", "Ito left."]),
    ('"Is it over?" Ito asked. Nobody knew.', ['"Is it over?" Ito asked.', "Nobody knew."]),
    ("Wait... there is more. Well... No.", ["Wait... there is more.", "Well...", "No."]),
    ("They hold Tal Menar.Shelling went on all day.", ["They hold Tal Menar.", "Shelling went on all day."]),
    ("Dam breaks in Oster\n\nForty people left.", ["Dam breaks in Oster", "Forty people left."]),
    ("Dam breaks in Oster\nForty people left.", ["Dam breaks in Oster", "Forty people left."]),
    ("The dam broke, and forty\npeople left.", ["The dam broke, and forty\npeople left."]),
    ("It fell (the second one did.) Then it rose.", ["It fell (the second one did.)", "Then it rose."]),
    ("", []),
    (" \n\t ", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences_of(text) == expected


def test_lines_wrapped_at_a_fixed_width_are_no_sentences() -> None:
    text = (
        "The ministry said late on the same evening that Keller and\n"
        "Moro had left the port of Oster with the last of the boats\n"
        "that could still be moved, and that nobody knew how many\n"
        "people were on board when the storm reached the islands."
    )
    assert len(sentences_of(text)) == 1


def test_a_sentence_never_crosses_a_block() -> None:
    made = document("", blocks=[("Dam breaks in Oster ", "title"), ("Forty people left the town.", "body")])
    kinds = [(made.text[one.start : one.end], one.block) for one in get_annotator().annotate(made).sentences]
    assert kinds == [("Dam breaks in Oster", "title"), ("Forty people left the town.", "body")]


def test_an_endless_sentence_is_cut_and_not_dropped() -> None:
    text = "boats, " * 1000
    annotation = annotated(text)
    assert max(one.last - one.first for one in annotation.sentences) <= 300
    assert annotation.sentences[-1].last == len(annotation.tokens) == 2000


TOKENS = [
    ("1,000 of $700bn", ["1,000", "of", "$", "700bn"]),
    ("twenty-six or 15,000-20,000", ["twenty", "-", "six", "or", "15,000", "-", "20,000"]),
    ("US-led and U.S.-led", ["US", "-", "led", "and", "U.S.", "-", "led"]),
    ("11–13 May", ["11", "–", "13", "May"]),
    ("don’t, Keller’s", ["do", "n’t", ",", "Keller", "’s"]),
    ('gone."Then', ["gone", ".", '"', "Then"]),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in annotated(text).tokens] == expected


def test_an_unknown_annotator_names_those_there_are() -> None:
    with pytest.raises(ValueError, match="rules"):
        get_annotator("oracle")
