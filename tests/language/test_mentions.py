"""A model's mentions are one vote on names, never more."""

import dataclasses

from annotating import annotated, document

from stemma.language.mentions import Mention, with_mentions
from stemma.records import Annotation, Name


def voted(text: str, mentions: list[tuple[str, str]], proper: bool = True) -> list[Name]:
    annotation: Annotation = annotated(text)
    tokens = list(annotation.tokens)
    made = []
    for words, kind in mentions:
        start = text.index(words)
        inside = [index for index, one in enumerate(tokens) if start <= one.start < start + len(words)]
        for index in inside:
            tokens[index] = dataclasses.replace(tokens[index], tag="PROPN" if proper else "NOUN")
        made.append(Mention(inside[0], inside[-1] + 1, kind))  # type: ignore[arg-type]
    return with_mentions(document(text), tokens, annotation.names, annotation.times, made)


def kinds(names: list[Name]) -> dict[str, str]:
    return {one.text: one.kind for one in names}


def test_a_name_without_a_kind_gets_the_one_of_its_mentions() -> None:
    text = "They met Brelko again, and Brelko agreed."
    assert kinds(voted(text, [])) == {"Brelko": "other"}
    assert kinds(voted(text, [("Brelko", "organisation")])) == {"Brelko": "organisation"}


def test_a_kind_that_the_rules_gave_stays() -> None:
    text = "He left for Kenya with Ana Ruiz."
    expected = {"Kenya": "place", "Ana Ruiz": "person"}
    assert kinds(voted(text, [("Kenya", "organisation"), ("Ana Ruiz", "place")])) == expected


def test_a_new_name_needs_the_tag_of_one() -> None:
    text = "Markets reopened in the old town."
    assert kinds(voted(text, [])) == {}
    assert kinds(voted(text, [("Markets", "organisation")])) == {"Markets": "organisation"}
    assert kinds(voted(text, [("Markets", "organisation")], proper=False)) == {}
    assert kinds(voted(text, [("old town", "place")])) == {}


def test_a_mention_across_a_name_or_a_time_is_passed_over() -> None:
    text = "On Monday Ana Ruiz left."
    assert kinds(voted(text, [("Monday Ana", "person")])) == {"Ana Ruiz": "person"}
