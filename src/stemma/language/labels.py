"""Labels of other spaCy pipelines as Universal Dependencies has them.

spaCy's own English pipelines have Penn Treebank tags and the arcs of ClearNLP (Choi and Palmer 2012), where a
preposition heads its noun; in Universal Dependencies the noun is the head and the preposition marks its case.
Universal labels stay as they are, so that one function serves every pipeline.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stemma.records import NameKind

#: Penn Treebank tag -> universal part of speech, for pipelines that give no universal one.
_PENN: dict[str, str] = {
    "$": "SYM", "''": "PUNCT", ",": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT", ".": "PUNCT", ":": "PUNCT",
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "HYPH": "PUNCT", "IN": "ADP", "JJ": "ADJ",
    "JJR": "ADJ", "JJS": "ADJ", "LS": "X", "MD": "AUX", "NN": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "NNS": "NOUN",
    "PDT": "DET", "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP",
    "SYM": "SYM", "TO": "PART", "UH": "INTJ", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB",
    "VBP": "VERB", "VBZ": "VERB", "WDT": "DET", "WP": "PRON", "WP$": "PRON", "WRB": "ADV", "``": "PUNCT",
}  # fmt: skip

#: ClearNLP relation -> universal one; relations with the same name in both are not listed.
_CLEAR: dict[str, str] = {
    "acomp": "xcomp", "agent": "case", "attr": "xcomp", "auxpass": "aux:pass", "csubjpass": "csubj:pass",
    "dative": "iobj", "dobj": "obj", "intj": "discourse", "meta": "dep", "neg": "advmod", "nn": "compound",
    "npadvmod": "obl:unmarked", "nsubjpass": "nsubj:pass", "oprd": "xcomp", "pcomp": "advcl", "pobj": "obl",
    "poss": "nmod:poss", "preconj": "cc", "predet": "det", "prep": "case", "prt": "compound:prt",
    "quantmod": "advmod", "relcl": "acl:relcl", "ROOT": "root",
}  # fmt: skip
#: Relations of nouns: what depends on one of them by a preposition modifies a noun, not a clause.
_NOMINAL = frozenset({"appos", "attr", "compound", "dobj", "nsubj", "nsubjpass", "pobj"})

#: Types of mentions that name something, in the usual inventories; numbers and times are not among them.
MENTION_KINDS: dict[str, NameKind] = {
    "EVENT": "other", "FAC": "place", "GPE": "place", "LAW": "other", "LOC": "place", "MISC": "other", "NORP": "other",
    "ORG": "organisation", "PER": "person", "PERSON": "person", "PRODUCT": "other", "WORK_OF_ART": "other",
}  # fmt: skip


class Arc(NamedTuple):
    """`head`: position of the head in the sentence, the word's own position for a root; "" no parse."""

    head: int
    label: str


def tag_of(universal: str, fine: str) -> str:
    """The universal part of speech; "" when the pipeline gives neither kind of tag."""
    return universal if universal and universal != "SPACE" else _PENN.get(fine, "")


def universal_arcs(arcs: Sequence[tuple[int, str]]) -> list[Arc]:
    """Arcs (head, label) of one sentence with universal labels, the nouns of prepositional phrases as their heads.

    A preposition with several nouns or none stays where it is.
    """
    made = [Arc(head, _CLEAR.get(label, label)) for head, label in arcs]
    nouns: dict[int, list[int]] = {}
    for position, (head, label) in enumerate(arcs):
        if label == "pobj" and head != position and arcs[head][1] in ("prep", "agent", "dative"):
            nouns.setdefault(head, []).append(position)
    for preposition, objects in nouns.items():
        above = arcs[preposition][0]
        noun = objects[0]
        if len(objects) > 1 or above in (preposition, noun):
            continue
        label = "nmod" if arcs[above][1] in _NOMINAL else "obl"
        made[noun] = Arc(above, "obl:agent" if arcs[preposition][1] == "agent" else label)
        made[preposition] = Arc(noun, "case")
    return made
