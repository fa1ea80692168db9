"""Labels of other pipelines as universal ones."""

import pytest

from stemma.language.labels import Arc, tag_of, universal_arcs


@pytest.mark.parametrize(
    ("universal", "fine", "expected"),
    [
        ("NOUN", "NNS", "NOUN"),
        ("", "NNS", "NOUN"),
        ("", "MD", "AUX"),
        ("", "", ""),
        ("SPACE", "_SP", ""),
        ("", "XYZ", ""),
    ],
)
def test_tags(universal: str, fine: str, expected: str) -> None:
    assert tag_of(universal, fine) == expected


def test_universal_arcs_stay() -> None:
    arcs = [(1, "nummod"), (2, "nsubj"), (2, "root")]
    assert universal_arcs(arcs) == [Arc(1, "nummod"), Arc(2, "nsubj"), Arc(2, "root")]


def test_the_noun_heads_its_preposition() -> None:
    # "tents burned in towns": the preposition hangs on the verb, the noun on the preposition
    arcs = [(1, "nsubj"), (1, "ROOT"), (1, "prep"), (2, "pobj")]
    assert universal_arcs(arcs) == [Arc(1, "nsubj"), Arc(1, "root"), Arc(3, "case"), Arc(1, "obl")]


def test_after_a_noun_it_is_a_modifier_of_the_noun() -> None:
    # "owners of tents fled"
    arcs = [(3, "nsubj"), (0, "prep"), (1, "pobj"), (3, "ROOT")]
    assert universal_arcs(arcs)[1:3] == [Arc(2, "case"), Arc(0, "nmod")]


def test_the_agent_of_a_passive() -> None:
    # "tents (were) sold by owners"
    arcs = [(1, "nsubjpass"), (1, "ROOT"), (1, "agent"), (2, "pobj")]
    assert universal_arcs(arcs) == [Arc(1, "nsubj:pass"), Arc(1, "root"), Arc(3, "case"), Arc(1, "obl:agent")]


def test_a_chain_of_prepositional_phrases() -> None:
    # "fled with owners of tents"
    arcs = [(0, "ROOT"), (0, "prep"), (1, "pobj"), (2, "prep"), (3, "pobj")]
    assert universal_arcs(arcs) == [Arc(0, "root"), Arc(2, "case"), Arc(0, "obl"), Arc(4, "case"), Arc(2, "nmod")]
