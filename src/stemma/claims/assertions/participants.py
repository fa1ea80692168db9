"""Who takes part in a predicate and in which role, whatever the voice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stemma.claims.assertions.predicates import Predicate
from stemma.claims.assertions.tree import Tree
from stemma.claims.persons import is_person
from stemma.language.wordlist import listed
from stemma.records import Name, Participant, ParticipantRole

#: Verbs whose subject is the one to whom it happens.
_HAPPENING = listed("""
appear arise begin break burn burst catch close collapse crack crash decline derail die disappear drop drown end erupt explode
fall flood happen increase occur open perish reopen rise sink spread start stop succumb suffocate survive vanish
""")
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
#: With "to" these verbs have one who gets something.
_GIVING = listed("award donate give grant hand lend offer pay sell send show supply tell transfer")
_PLACE_CASES = frozenset({"across", "around", "at", "in", "inside", "near", "off", "outside", "throughout", "within"})
#: Words from a title to its name, and from an office to the name in apposition to it, at most.
_TITLED, _APPOSED = 3, 8
#: What a longer noun phrase is cut to, in words.
_LONGEST = 24


class Slot(NamedTuple):
    """A noun in a role; `case` is its preposition, `counter` the word that counts it ("most" of the fighters)."""

    role: ParticipantRole
    noun: int
    case: str = ""
    counter: int = -1


def slots_of(tree: Tree, predicate: Predicate) -> list[Slot]:
    """The participants of a predicate by the places of their nouns, those joined by "and" each on its own."""
    found: list[Slot] = []
    if predicate.noun == predicate.head and not predicate.copular:
        return [_counting(tree, slot) for slot in _of_noun(tree, predicate) if tree.tokens[slot.noun].tag in _NOMINAL]
    top = predicate.verbs[0]
    subjects = _subjects(tree, predicate)
    head = predicate.head
    objects = [] if predicate.voice == "passive" else _objects(tree, head)
    role: ParticipantRole
    if predicate.copular:
        role = "patient" if _controllers(tree, predicate) else "theme"
    elif predicate.voice == "passive":
        role = "patient"
    else:
        role = "patient" if tree.lemma(head) in _HAPPENING and not objects and predicate.noun < 0 else "agent"
    for noun in subjects:
        found += [Slot(role, one) for one in _joined(tree, noun) if one not in predicate.folded]
    for noun in objects:
        found += [Slot("patient", one) for one in _joined(tree, noun) if one not in predicate.folded]
    for noun in tree.of(head, "iobj"):
        found += [Slot("recipient", one) for one in _joined(tree, noun)]
    for place in dict.fromkeys((head, top)):
        found += _obliques(tree, place, predicate)
    if predicate.noun >= 0:
        found += _of_noun(tree, predicate)
    return [_counting(tree, slot) for slot in found if tree.tokens[slot.noun].tag in _NOMINAL]


def _controllers(tree: Tree, predicate: Predicate) -> list[int]:
    """Who has what is "under the control of" somebody: the one form of it and of "controls"."""
    if predicate.form != "be under control":
        return []
    return [one for one in tree.of(predicate.noun, "nmod", "nmod:poss") if (tree.case(one) or "of") == "of"]


def _objects(tree: Tree, verb: int) -> list[int]:
    """The objects of a verb; people beside a verb without one are its object, whatever the parse calls them."""
    found = tree.of(verb, "obj")
    return found or [one for one in tree.of(verb, "obl:unmarked") if one > verb and is_person(tree.lemma(one))]


def _counting(tree: Tree, slot: Slot) -> Slot:
    noun = tree.counted(slot.noun)
    return slot if noun == slot.noun else slot._replace(noun=noun, counter=slot.noun)


def _subjects(tree: Tree, predicate: Predicate) -> list[int]:
    """The subjects of a predicate, of the verb that carries it, or of the one that it is joined to by "and"."""
    for verb in (*predicate.verbs, predicate.head):
        if found := tree.of(verb, *_SUBJECTS):
            return found[-1:] if tree.tokens[found[0]].label != "nsubj:outer" else found[:1]
    at = predicate.verbs[0]
    while tree.tokens[at].label == "conj" and tree.heads[at] >= 0:
        at = tree.heads[at]
        if found := tree.of(at, *_SUBJECTS):
            return found[-1:]
    return []


def _joined(tree: Tree, noun: int) -> list[int]:
    """The noun, and those joined to it."""
    return [noun, *(one for one in tree.of(noun, "conj") if tree.tokens[one].tag in ("NOUN", "PROPN"))]


def _obliques(tree: Tree, verb: int, predicate: Predicate) -> Iterator[Slot]:
    for noun in (
        tree.of(verb, "obl", "obl:agent", "nmod") if not predicate.copular else tree.of(verb, "obl", "obl:agent")
    ):
        case = tree.case(noun)
        agent = tree.tokens[noun].label == "obl:agent" or (case == "by" and predicate.voice == "passive")
        for one in _joined(tree, noun):
            if agent:
                yield Slot("agent", one)
            elif case == "to" and tree.lemma(predicate.head) in _GIVING:
                yield Slot("recipient", one)
            elif case:
                yield Slot("oblique", one, case)


def _of_noun(tree: Tree, predicate: Predicate) -> Iterator[Slot]:
    """What hangs on an action noun, or on the noun of a state: "an attack on the port", "the elimination of the cell"."""
    for noun in tree.of(predicate.noun, "nmod", "nmod:poss"):
        case = tree.case(noun) or "of"
        for one in _joined(tree, noun):
            if noun in _controllers(tree, predicate):
                yield Slot("agent", one)
            elif case in predicate.of:
                yield Slot("patient", one)
            elif case == "by" and predicate.noun == predicate.head and not predicate.copular:
                yield Slot("agent", one)
            elif not predicate.copular or tree.tokens[noun].label == "nmod":
                yield Slot("oblique", one, case)
    if predicate.copular and tree.tokens[predicate.head].tag == "VERB":
        for noun in tree.of(predicate.head, "obj"):
            yield from (Slot("patient", one) for one in _joined(tree, noun))


class Reader:
    """Makes participants of slots: names, entities and pronouns of one sentence."""

    def __init__(self, tree: Tree, names: Mapping[int, Name], timed: frozenset[int], text: str) -> None:
        self._tree = tree
        self._names = names
        self._timed = timed
        self._text = text

    def read(self, slots: Sequence[Slot], speaker: tuple[str, str] | None, own: frozenset[str]) -> list[Participant]:
        """The participants in the order of the text.  `speaker` (key, name) stands behind "we" and, in a core role, behind
        the pronouns `own`."""
        found: list[Participant] = []
        for slot in slots:
            made = self._participant(slot, speaker, own)
            if made is not None and made not in found:
                found.append(made)
        return sorted(found, key=lambda one: (one.start, one.end, one.role))

    def _participant(self, slot: Slot, speaker: tuple[str, str] | None, own: frozenset[str]) -> Participant | None:
        tree = self._tree
        places = tree.phrase(slot.noun)[:_LONGEST]
        if 0 <= slot.counter < places[0]:
            places = [*range(slot.counter, places[0]), *places]
        if any(place in self._timed for place in (slot.noun, places[0])) and slot.role == "oblique":
            return None
        start, end = tree.tokens[places[0]].start, tree.tokens[places[-1]].end
        name = self._name_of(slot.noun)
        role: ParticipantRole = slot.role
        if role == "oblique" and name is not None and name.kind == "place" and slot.case in _PLACE_CASES:
            role = "place"
        if name is not None:
            start, end = min(start, name.start), max(end, name.end)
        token = tree.tokens[slot.noun]
        low = token.text.casefold()
        if token.tag in ("PRON", "DET") and name is None:
            if speaker is not None and (low in _FIRST or (slot.role in ("agent", "patient", "theme") and low in own)):
                return Participant(role, speaker[1], low, token.start, token.end, speaker[0], slot.case)
            return Participant(role, token.text, "", token.start, token.end, None, slot.case)
        head = name.text.split()[-1].casefold() if name is not None else tree.lemma(slot.noun)
        label = " ".join(self._text[start:end].split())
        return Participant(role, label, head, start, end, name.entity if name else None, slot.case)

    def _name_of(self, noun: int) -> Name | None:
        """The name that a noun belongs to, or that its title stands before."""
        name = self._names.get(noun)
        if name is not None:
            return name
        for child in self._tree.of(noun, "flat", "appos", "nmod:desc"):
            near = _APPOSED if self._tree.tokens[child].label == "appos" else _TITLED
            if child in self._names and self._names[child].kind == "person" and 0 < child - noun <= near:
                return self._names[child]
        return None


_FIRST = frozenset({"i", "our", "us", "we"})
