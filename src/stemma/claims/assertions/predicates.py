"""The predicate of a clause in its normal form: "kill", "hunt down", "be over", "hold talk", "declare victory", "try stop".

The active and the passive, a verb and "carry out" with its noun have one form: "launched an attack on" is "attack".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from stemma.claims.assertions.stances import EVIDENTIAL
from stemma.claims.assertions.tree import COUNTING, Tree
from stemma.language.lexicon import REPORTING_VERBS, VERB_FORMS
from stemma.language.wordlist import listed

Voice = Literal["active", "passive"]

#: Verbs that say little without their object: it is part of the predicate.
_LIGHT = listed("""
bring carry cause conduct do fight gain get give go have hold launch lose make mount offer pay put see set stage suffer
take win
""")
#: Nouns of action: the verb that says the same, and the prepositions that then stand before its patient.
_ACTIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "appeal": ("appeal", ()),
    "arrest": ("arrest", ("of",)),
    "assault": ("attack", ("on", "against")),
    "attack": ("attack", ("on", "against")),
    "control": ("control", ("of", "over")),
    "inspection": ("inspect", ("of",)),
    "investigation": ("investigate", ("into", "of")),
    "offensive": ("attack", ("on", "against")),
    "probe": ("investigate", ("into",)),
    "raid": ("raid", ("on",)),
    "search": ("search", ("of",)),
    "strike": ("strike", ("on", "against")),
    "visit": ("visit", ("to",)),
}
#: Places that who holds them controls: who holds talks does not.
_HELD = listed("""
airport area barracks base bridge building camp capital checkpoint city crossing district fort fortress harbour hill island palace
parliament port position province region station stronghold suburb territory town valley village
""")
#: What happens to somebody by their hands: with "of" the one whom it befalls, with "by" who does it.
EVENTS: dict[str, str] = {
    "arrest": "arrest", "assassination": "assassinate", "bombing": "bomb", "capture": "capture", "closure": "close",
    "collapse": "collapse", "conviction": "convict", "death": "die", "destruction": "destroy", "elimination": "eliminate",
    "evacuation": "evacuate", "execution": "execute", "expulsion": "expel", "kidnapping": "kidnap", "killing": "kill",
    "murder": "murder", "resignation": "resign", "seizure": "seize", "shooting": "shoot", "theft": "steal",
}  # fmt: skip
#: With these nouns "take control" and "gain control" begin what "have control" is.
_BEGINNING = frozenset({"gain", "take"})
_CLAUSAL_AIMS = frozenset({"ccomp", "xcomp"})
#: Nouns of what is to be done: "the task is destroying the nest" is no action of the task.
_AIMS = listed(
    "aim challenge duty goal idea job mission objective plan priority purpose step strategy target task work"
)
#: Verbs that need an object: without one and without an auxiliary their -ed form is a passive ("two held after raid").
_NEED_OBJECT = listed("""
abduct arrest assassinate behead capture charge convict destroy detain evacuate execute expel free hospitalise
hospitalize identify injure jail kidnap kill lynch murder name oust rescue sentence stab wound
""")


class Predicate(NamedTuple):
    """`head`: the word whose dependents are the participants.  `verbs`: the words that say how it is put.

    `form` is the normal form; `copular` is set for states; `noun` is an action noun whose dependents belong to the
    predicate too, with the prepositions of its patient in `of`; `folded` holds words that are part of the predicate.
    """

    head: int
    verbs: list[int]
    form: str
    voice: Voice
    copular: bool = False
    noun: int = -1
    of: tuple[str, ...] = ()
    folded: frozenset[int] = frozenset()


def is_passive(tree: Tree, verb: int) -> bool:
    """A passive by its auxiliary, by an agent, by the verb that it is joined to, or by the lack of an object."""
    joined = tree.tokens[verb].label == "conj" and not tree.of(verb, "nsubj", "aux", "obj")
    if joined and tree.heads[verb] >= 0 and tree.tokens[tree.heads[verb]].tag == "VERB":
        forms = {tag for _, tag in VERB_FORMS.get(tree.low(verb), ())}
        if "VN" in forms and is_passive(tree, tree.heads[verb]):
            return True
    if tree.of(verb, "aux:pass", "nsubj:pass", "obl:agent"):
        return True
    if tree.of(verb, "obj", "aux", "ccomp", "xcomp") or tree.lemma(verb) not in _NEED_OBJECT:
        return False
    return any(tag in ("VN", "VD") for _, tag in VERB_FORMS.get(tree.low(verb), ())) and tree.low(verb) != tree.lemma(
        verb
    )


def predicate_of(tree: Tree, at: int) -> Predicate | None:
    """The predicate that this word heads; None for a word that heads none, or one that says nothing by itself."""
    token = tree.tokens[at]
    if any(tree.of(one, "expl") for one in (at, *tree.of(at, "aux", "aux:pass", "cop"))) or _is_bare(tree, at):
        return None
    cops = tree.of(at, "cop")
    if cops or (token.tag in ("ADJ", "ADV", "NOUN", "ADP") and tree.of(at, "aux") and tree.of(at, "nsubj")):
        return _state(tree, at)
    if token.tag not in ("VERB", "AUX") or (token.tag == "AUX" and tree.lemma(at) != "have"):
        return None
    if token.tag == "VERB" and _is_aim(tree, at):
        return _state(tree, at)
    verbs, head = [at], at
    passive = is_passive(tree, at)
    words = [_verb(tree, at)]
    lower = tree.of(at, "xcomp")
    carried = tree.lemma(at) in EVIDENTIAL and lower and (passive or tree.lemma(at) in ("appear", "seem"))
    carried = carried or (bool(lower) and _is_perfect(tree, at, lower[0]))
    if lower and tree.tokens[lower[0]].tag == "VERB":
        head = lower[0]
        verbs.append(head)
        if carried:
            passive = is_passive(tree, head)
            words = [_verb(tree, head)]
        else:
            words.append(_verb(tree, head))
            passive = passive or is_passive(tree, head)
    elif held := _held_under(tree, at):
        return _state(tree, held, [at, held])
    elif lower and (carried or tree.lemma(at) in ("be", "become", "get", "go", "remain", "stay", "turn")):
        state = _state(tree, lower[0])
        return None if state is None else state._replace(verbs=[at, lower[0]])
    return _with_object(tree, head, verbs, words, "passive" if passive else "active")


def _is_perfect(tree: Tree, verb: int, lower: int) -> bool:
    """ "had broken", of which the parse makes two verbs."""
    if tree.lemma(verb) != "have" or lower != verb + 1:
        return False
    return any(tag == "VN" for _, tag in VERB_FORMS.get(tree.low(lower), ()))


def _is_bare(tree: Tree, at: int) -> bool:
    """An infinitive, or a participle joined to another verb: no clause of its own."""
    if any(tree.low(one) == "to" for one in tree.of(at, "mark")):
        return True
    return tree.tokens[at].label == "conj" and tree.low(at).endswith("ing") and not tree.of(at, "aux", "nsubj")


def _is_aim(tree: Tree, at: int) -> bool:
    subjects = tree.of(at, "nsubj")
    return tree.low(at).endswith("ing") and any(tree.lemma(one) in _AIMS for one in subjects)


def _verb(tree: Tree, at: int) -> str:
    particles = [tree.low(one) for one in tree.of(at, "compound:prt")]
    return " ".join([tree.lemma(at), *particles])


def _with_object(tree: Tree, head: int, verbs: list[int], words: list[str], voice: Voice) -> Predicate:
    base = tree.lemma(head)
    things = tree.of(head, "nsubj:pass") if voice == "passive" else tree.of(head, "obj")
    thing = next((one for one in things if tree.tokens[one].tag == "NOUN"), -1)
    form = " ".join(words)
    particle = bool(tree.of(head, "compound:prt"))
    if thing < 0 or particle or not (base in _LIGHT or base in REPORTING_VERBS):
        return Predicate(head, verbs, form, voice)
    noun = tree.lemma(thing)
    if base == "hold" and noun in _HELD:
        return Predicate(head, verbs, " ".join([*words[:-1], "control"]), voice)
    if base in _LIGHT and noun in _ACTIONS:
        action, of = _ACTIONS[noun]
        if noun == "control" and base in _BEGINNING:
            action = "seize"
        return Predicate(head, verbs, " ".join([*words[:-1], action]), voice, False, thing, of, frozenset({thing}))
    return Predicate(head, verbs, f"{form} {noun}", voice, False, thing, (), frozenset({thing}))


def _held_under(tree: Tree, verb: int) -> int:
    """The place of "control" in "remained under the control of the guard"; 0 without one."""
    if tree.lemma(verb) not in ("come", "fall", "remain", "stay"):
        return 0
    return next((one for one in tree.of(verb, "obl") if tree.lemma(one) == "control" and tree.case(one) == "under"), 0)


def _state(tree: Tree, at: int, verbs: Sequence[int] = ()) -> Predicate | None:
    """ "is over", "was the mayor", "are in hospital", "is now destroying": what is said to be so of the subject."""
    token = tree.tokens[at]
    if token.tag in ("PRON", "DET", "NUM", "SYM", "X", "PUNCT") or tree.of(at, "expl"):
        return None
    if tree.lemma(at) in COUNTING:
        return None
    word = tree.lemma(at) if token.tag != "PROPN" else tree.low(at)
    event = EVENTS.get(word) if token.tag == "NOUN" else None
    case = tree.case(at)
    said = (
        " ".join(tree.lemma(one) for one in tree.of(at, "amod", "compound") if one < at) if token.tag == "NOUN" else ""
    )
    form = " ".join(part for part in ("be", case, "" if event else said, event or word) if part)
    return Predicate(at, [*(verbs or [at])], form, "active", True, at, ("of",) if event else (), frozenset({at}))
