"""Coarse tags and lemmas: what other rooms ask of them."""

import pytest
from annotating import annotated

from stemma.language.lexicon import AUXILIARIES, IRREGULAR_VERBS, PREPOSITIONS, REPORTING_VERBS, lemma
from stemma.language.tags import tag_sentence


def tags(text: str) -> dict[str, str]:
    return {token.text: token.tag for token in annotated(text).tokens}


TAGS = [
    # a number and the noun it counts
    ("The storm killed 26 people on Monday.", {"killed": "VERB", "26": "NUM", "people": "NOUN", "Monday": "PROPN"}),
    (
        "Some 400 displaced families need food.",
        {"displaced": "VERB|ADJ", "families": "NOUN", "need": "VERB", "food": "NOUN"},
    ),
    # noun or verb by what stands beside it
    ("The attacks on the port continued.", {"attacks": "NOUN", "continued": "VERB"}),
    ("The rebels attack the port.", {"rebels": "NOUN", "attack": "VERB", "port": "NOUN"}),
    ("They plan to report the claims.", {"plan": "VERB", "report": "VERB", "claims": "NOUN"}),
    ("The union claims the plan failed.", {"union": "NOUN", "claims": "VERB", "plan": "NOUN", "failed": "VERB"}),
    ("Keller reports heavy losses.", {"Keller": "PROPN", "reports": "VERB", "heavy": "ADJ", "losses": "NOUN"}),
    # auxiliaries
    (
        "She has said that it was not true.",
        {"has": "AUX", "said": "VERB", "that": "SCONJ", "was": "AUX", "not": "PART"},
    ),
    ("The town has two bridges.", {"has": "VERB", "two": "NUM", "bridges": "NOUN"}),
    # endings and capitals
    ("Unusually wet winters flooded Menarville.", {"Unusually": "ADV", "winters": "NOUN", "Menarville": "PROPN"}),
    ("Iraqi and Danish troops left.", {"Iraqi": "ADJ", "Danish": "ADJ", "troops": "NOUN", "left": "VERB"}),
    # a headline in which every word has a capital
    ("Storm Kills Dozens In Northern Villages", {"Storm": "NOUN", "Kills": "VERB", "In": "ADP", "Villages": "NOUN"}),
]


@pytest.mark.parametrize(("text", "expected"), TAGS)
def test_tags(text: str, expected: dict[str, str]) -> None:
    found = tags(text)
    assert {word: found[word] for word, tag in expected.items() if found[word] not in tag.split("|")} == {}


SAID = [
    ("Hundreds fled the mill", "NOUN ADJ DET NOUN", "NOUN VERB DET NOUN"),  # the lexicon knows all that "fled" can be
    ("They relief the ward", "PRON VERB DET NOUN", "PRON VERB DET NOUN"),  # a word used as the lexicon does not know
    ("Sheds burnt , according to relief crews", "NOUN VERB PUNCT VERB PART VERB NOUN", "NOUN VERB PUNCT VERB ADP NOUN NOUN"),
    ("Hail Floods Mill", "PROPN PROPN PROPN", "NOUN VERB NOUN"),  # a capital in a headline says nothing
    ("The . burned", "DET PROPN VERB", "DET PUNCT VERB"),
    ("Sheds burned", "NOUN ", "NOUN VERB"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "expected"), SAID)
def test_a_model_is_heard_but_not_against_the_grammar(text: str, said: str, expected: str) -> None:
    assert tag_sentence(text.split(), said.split(" ")) == expected.split()


LEMMAS = [
    ("people", "NOUN", "person"),
    ("lives", "NOUN", "life"),
    ("lives", "VERB", "live"),
    ("women", "", "woman"),
    ("series", "NOUN", "series"),
    ("countries", "NOUN", "country"),
    ("buses", "NOUN", "bus"),
    ("gunmen", "NOUN", "gunman"),
    ("said", "VERB", "say"),
    ("fled", "", "flee"),
    ("planned", "VERB", "plan"),
    ("donated", "VERB", "donate"),
    ("argues", "VERB", "argue"),
    ("is", "AUX", "be"),
    ("Quickly", "ADV", "quickly"),
]


@pytest.mark.parametrize(("word", "tag", "expected"), LEMMAS)
def test_lemma(word: str, tag: str, expected: str) -> None:
    assert lemma(word, tag) == expected


def test_closed_classes_and_verbs_of_saying() -> None:
    assert {"of", "between", "despite"} <= PREPOSITIONS
    assert {"is", "has", "would"} <= AUXILIARIES
    assert IRREGULAR_VERBS["told"] == "tell"
    found = {form: REPORTING_VERBS.get(form) for form in ("said", "denies", "announcing", "told", "claimed", "walked")}
    assert found == {
        "said": "say", "denies": "deny", "announcing": "announce", "told": "tell", "claimed": "claim", "walked": None,
    }  # fmt: skip
