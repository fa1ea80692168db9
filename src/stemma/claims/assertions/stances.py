"""How a clause is put: asserted, denied, asked or supposed, and with which words of doubt."""

from __future__ import annotations

from typing import NamedTuple

from stemma.claims.assertions.tree import Tree
from stemma.language.lexicon import NEGATIONS
from stemma.language.wordlist import listed
from stemma.records import Polarity

#: Adverbs and adjectives of doubt: "allegedly", "a suspected arsonist" is none.
HEDGES = listed("""
allegedly apparently arguably conceivably likely maybe ostensibly perhaps possibly presumably probably purportedly
reportedly seemingly supposedly unlikely
""")
#: Verbs that put their clause on somebody's belief: "is believed to have left", "appears to be closed".
EVIDENTIAL = listed(
    "allege appear assume believe claim estimate expect hold know presume report reckon rumour rumor say seem suspect think understand"
)
#: Of these, those that add no doubt, and those that put it ahead.
_PLAIN = frozenset({"know"})
_AHEAD = frozenset({"expect"})
#: Modals that make what they stand with no fact yet; "can" and "must" with them.
_MODALS = frozenset(
    {"'d", "'ll", "can", "could", "may", "might", "must", "ought", "shall", "should", "will", "wo", "would"}
)
_CONDITIONS = frozenset({"if", "unless", "whether"})
_NOBODY = frozenset({"neither", "no", "no-one", "nobody", "none", "nothing"})


class Stance(NamedTuple):
    """`negated` is set where the clause is negated and yet no denial: "will not close", "whether it did not close"."""

    polarity: Polarity
    hedges: tuple[str, ...]
    negated: bool = False


def stance_of(tree: Tree, at: int, verbs: list[int], arguments: list[int], asked: bool, denied: bool) -> Stance:
    """The stance of a clause.

    `verbs` are the places of its predicate and of the verbs over it that only carry it ("is believed to ..."),
    `arguments` those of its subjects and objects; `asked` and `denied` say what the words around do to all of it.
    """
    negations = 0
    hedges: list[str] = []
    modal = conditional = False
    for verb in verbs:
        for child in tree.children[verb]:
            token = tree.tokens[child]
            low = tree.low(child)
            if token.label in ("advmod", "det", "cc", "aux", "neg") and (
                low in NEGATIONS and low not in ("without", "nor")
            ):
                negations += 1
            elif token.label in ("aux", "aux:pass") and low in _MODALS:
                modal = True
                hedges.append(low)
            elif low in HEDGES:
                hedges.append(low)
            elif token.label == "mark" and low in _CONDITIONS:
                conditional = True
        if tree.low(verb) in HEDGES:
            hedges.append(tree.low(verb))
        if verb != at and tree.lemma(verb) in EVIDENTIAL - _PLAIN:
            hedges.append(tree.low(verb))
            modal = modal or tree.lemma(verb) in _AHEAD
    for verb in _shared(tree, verbs[0]):
        modal = modal or any(tree.low(one) in _MODALS for one in tree.of(verb, "aux", "aux:pass"))
    for noun in arguments:
        if tree.low(noun) in _NOBODY or any(tree.low(c) in _NOBODY for c in tree.of(noun, "det", "advmod")):
            negations += 1
    if negations % 2 == 1:
        denied = not denied
    if asked:
        return Stance("questioned", tuple(hedges), denied)
    if modal or conditional:
        return Stance("hypothetical", tuple(hedges), denied)
    return Stance("denied" if denied else "asserted", tuple(hedges))


def _shared(tree: Tree, verb: int) -> list[int]:
    """The verbs whose auxiliaries a verb after "and" shares: "should be found and fined"."""
    found: list[int] = []
    while tree.tokens[verb].label == "conj" and tree.heads[verb] >= 0 and not tree.of(verb, "aux", "nsubj", "cop"):
        verb = tree.heads[verb]
        found.append(verb)
    return found
