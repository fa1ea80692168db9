"""The role of a counted thing by the arcs of its sentence: the predicate it is subject or object of.

Where the sentence was parsed, the path from the number to its predicate says what word order only hints at:
who was killed and who killed, which of two verbs a noun belongs to, what a second conjunct shares with the first.
Labels are those of Universal Dependencies (Nivre et al. 2020).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from stemma.claims.arcs import Arcs
from stemma.claims.figures import Figure
from stemma.claims.role_words import ROLES, both, either, is_role, phrase_role, role_of_word, verb_of
from stemma.claims.words import Word, lower_at
from stemma.language.lexicon import REPORTING_VERBS, lemma
from stemma.language.verbs import INTRANSITIVE_VERBS
from stemma.records import Thing

Part = Literal["patient", "subject"]
WordArcs = Arcs[Word]

#: Verbs that say nothing about what becomes of the thing.
LIGHT = frozenset({
    "accord", "add", "age", "announce", "appear", "be", "become", "begin", "believe", "bring", "cause", "claim", "climb", "come",
    "confirm", "consider", "continue", "count", "do", "document", "drop", "estimate", "exceed", "expect",
    "fall", "fear", "find", "get", "give", "go", "grow", "have", "identify", "include", "increase", "involve", "jump", "keep",
    "know", "leave", "let", "list", "make", "mean", "need", "number", "pass", "presume", "put", "range", "reach", "reckon", "record",
    "report", "reveal", "revise", "rise", "say", "see", "seem", "show", "stand", "start", "state", "suffer",
    "suggest", "surpass", "take", "tally", "tell", "think", "top", "total", "understand", "use", "want", "warn",
})  # fmt: skip
#: Verbs of the table whose subject is the one counted, without a passive.
INTRANSITIVE = frozenset({
    "attend", "die", "drown", "flee", "gather", "hurt", "join", "march", "participate", "perish", "protest", "rally",
    "recover", "remain", "strike", "surrender", "survive",
})  # fmt: skip
#: What the subject of these does or is stands in the verb or adjective that completes them.
_RAISING = frozenset({
    "appear", "be", "become", "begin", "believe", "confirm", "continue", "declare", "fear", "find", "get", "go", "have",
    "keep", "know", "leave", "lie", "list", "presume", "pronounce", "remain", "render", "report", "say", "seem", "start",
    "stay", "suspect", "think",
})  # fmt: skip
#: What the object of these is made to do stands in the infinitive after it.
_CAUSING = frozenset({"cause", "compel", "force", "oblige", "order", "prompt", "push"})
#: Verbs that tell of their subject what they do not tell of an object: "40 patients recovered", "300 guests left".
_ALONE = {"leave": "leave", "recover": "recovered"}
#: Heads that only count or gather the noun after their "of".
_GATHERING = frozenset({
    "band", "bulk", "couple", "convoy", "crew", "crowd", "dozen", "family", "gang", "group", "half", "hundred", "list", "lot",
    "majority", "million", "number", "party", "rest", "score", "squad", "team", "ten", "thousand", "third", "total",
})  # fmt: skip
#: "a strike by 220 controllers"
_STOPPAGES = frozenset({"stoppage", "strike", "walkout"})
#: Relations by which a part of a number hangs on the number, or the number on its noun.
_OF_NUMBERS = frozenset({"fixed", "nummod", "part"})
_BODIES = frozenset({"body", "corpse", "remains"})
_INCLUDING = frozenset({"among", "amongst", "counting", "excluding", "including", "plus"})
_BE = frozenset({"'re", "'s", "are", "be", "been", "being", "is", "was", "were"})
#: How many words after a verb the word that makes a phrase of it may stand.
_PHRASE_REACH, _CLIMBS = 7, 8


class ClauseRole(NamedTuple):
    """A role and the words for how it was found; `certain`: the arcs leave no other reading."""

    role: str
    how: str
    certain: bool


def arcs_of(words: Sequence[Word]) -> WordArcs | None:
    """The arcs of a sentence; None when it was not parsed."""
    return WordArcs(words) if any(word.head >= 0 for word in words) else None


def role_by_arcs(arcs: WordArcs, figure: Figure, thing: Thing | None) -> ClauseRole | None:
    """The role of what the figure counts, by the path from it to its predicate; None when the path tells none."""
    node = counted_node(arcs, figure, thing)
    inside = _inside(arcs.words, figure, thing)
    own = _own_clause(arcs, node) if node is not None else None
    verb = _verb_right_before(arcs, figure, node) if own is None else None
    if verb is not None:
        role = predicate_role(arcs, verb, "patient")
        return ClauseRole(role, "object of the verb right before it", True) if role is not None else None
    seen: set[int] = set()
    while node is not None and node not in seen and len(seen) < _CLIMBS:
        seen.add(node)
        found = _own_clause(arcs, node)
        if found is not None:
            return found
        if arcs.words[node].head in inside and arcs.words[arcs.words[node].head].tag not in ("NOUN", "PROPN"):
            return None  # a participle of the noun phrase itself: "13 fully loaded magazines"
        step = _from(arcs, node)
        if isinstance(step, ClauseRole):
            return step
        node = step
    return None


def _verb_right_before(arcs: WordArcs, figure: Figure, node: int | None) -> int | None:
    """The verb whose object the parser took for the subject of a later one; None where the parse can be right.

    "The army lost | three soldiers and a sergeant | was wounded", "a bus carrying | 46 people | plunged".
    """
    words, at = arcs.words, figure.first - 1
    if node is None or at < 0 or words[at].tag != "VERB":
        return None
    word, base = words[at], lemma(words[at].text, "VERB")
    if base in LIGHT | INTRANSITIVE | INTRANSITIVE_VERBS or word.lower in REPORTING_VERBS:
        return None
    if words[node].label == "obj" and words[node].head == at:
        return at
    later = words[node].head
    if later <= node or words[node].label.split(":")[0] != "nsubj":
        return None
    taken = any(place < at for place in arcs.of(later, "nsubj"))  # the later verb has a subject of its own
    active = arcs.has(at, "nsubj") and not _passive(arcs, at)
    joined = any(w.tag == "CCONJ" for w in words[figure.last : later])
    return at if taken or (active and joined) else None


def counted_node(arcs: WordArcs, figure: Figure, thing: Thing | None) -> int | None:
    """The word that stands for the counted thing in its clause: its noun, or the number where the noun is elsewhere."""
    words = arcs.words
    node = figure.numeral_last - 1
    if words[node].head < 0:
        return None
    inside = _inside(words, figure, thing)
    for _ in range(_CLIMBS):
        word = words[node]
        if word.head == node or not (word.label in _OF_NUMBERS or word.head in inside):
            break
        node = word.head
    if inside and node not in inside:
        noun = next((at for at in reversed(inside) if words[at].tag in ("NOUN", "PROPN")), inside[-1])
        if words[noun].head != node:
            return noun
    return node


def _inside(words: Sequence[Word], figure: Figure, thing: Thing | None) -> list[int]:
    """The places of the words of a thing that follows its figure."""
    if thing is None or thing.start < words[figure.first].start:
        return []
    return [at for at in range(figure.last, len(words)) if thing.start <= words[at].start < thing.end]


def _own_clause(arcs: WordArcs, node: int) -> ClauseRole | None:
    """A participle or relative clause right on the noun: "homes damaged by hail", "miners who survived"."""
    words = arcs.words
    for at in arcs.of(node, "acl"):
        if at < node:
            continue
        word = words[at]
        if word.label == "acl:relcl":
            subjects = arcs.of(at, "nsubj")
            own = all(words[s].lower in ("who", "which", "that") for s in subjects)
            passive = any(words[s].label == "nsubj:pass" for s in subjects) or arcs.has(at, "aux:pass")
            part: Part = "subject" if own and not passive else "patient"
        elif arcs.has(at, "nsubj"):
            continue
        elif word.lower.endswith("ing") or (word.tag != "ADJ" and lemma(word.text, "VERB") == word.lower):
            part = "subject"
        else:
            # after a finite main verb the parser often takes for a participle: "drowned", "died"
            part = "subject" if lemma(word.text, "VERB") in INTRANSITIVE | _ALONE.keys() else "patient"
        role = predicate_role(arcs, at, part)
        if role is not None and (is_role(role) or role in _ALONE.values()):
            return ClauseRole(role, "the clause on its noun", word.label != "acl:relcl")
    return None


def _from(arcs: WordArcs, node: int) -> ClauseRole | int | None:
    """The role by the arc above `node`, or the word to go on from, or None."""
    words = arcs.words
    word = words[node]
    above = word.head
    if above == node or above < 0:
        return _of_root(arcs, node)
    label, head = word.label, words[above]
    if label == "nsubj:pass":
        return _named(predicate_role(arcs, above, "patient"), "subject of a passive verb")
    if label in ("nsubj", "csubj"):
        return _named(predicate_role(arcs, above, "subject"), "subject of its verb")
    if label in ("obj", "iobj", "obl:unmarked", "dislocated"):
        if head.tag != "VERB":
            return None
        if lemma(head.text, "VERB") == "include":
            return _of_those_included(arcs, above)
        return _named(predicate_role(arcs, above, "patient"), "object of its verb")
    if label == "conj":
        nominal = head.tag in ("NOUN", "PROPN", "NUM", "PRON")
        clause = any(words[at].label.split(":")[0] in ("nsubj", "obj", "cop", "aux") for at in arcs.dependents[node])
        return above if nominal and not clause else None
    if label == "appos":
        return above
    if label.split(":")[0] in ("nmod", "obl"):
        return _of_phrase(arcs, node, above)
    return None


def _of_those_included(arcs: WordArcs, verb: int) -> ClauseRole | None:
    """ "The dead included six firefighters": the role that the subject of "include" names."""
    subjects = arcs.of(verb, "nsubj")
    role = next((ROLES[w.lower] for w in (arcs.words[s] for s in subjects) if w.lower in ROLES), None)
    return _named(role, "the noun that announces it")


def inside_phrase(arcs: WordArcs, figure: Figure, thing: Thing | None) -> bool:
    """Does the counted thing hang on another noun by "of", so that the verb is told of that one: "parents of 60 pupils"?"""
    words = arcs.words
    node = counted_node(arcs, figure, thing)
    if node is None or words[node].label.split(":")[0] != "nmod" or figure.kind != "count":
        return False
    head = words[words[node].head]
    owned = head.tag == "NOUN" and lemma(head.text, "NOUN") not in _GATHERING
    return owned and any(words[at].lower == "of" for at in arcs.of(node, "case"))


def _of_root(arcs: WordArcs, node: int) -> ClauseRole | None:
    """A sentence that is a noun phrase or has its noun for a predicate: "20 barges, six of them wrecked"."""
    word = arcs.words[node]
    role = role_of_word(word) if word.tag in ("ADJ", "VERB") else None
    return _named(role, "its own predicate")


def _of_phrase(arcs: WordArcs, node: int, above: int) -> ClauseRole | int | None:
    """The noun in a phrase with a preposition: "bodies of 13 sailors", "including two guards", "killed by three men"."""
    words = arcs.words
    cases = {words[at].lower for at in arcs.of(node, "case")}
    head = words[above]
    if cases & _INCLUDING and words[above].tag in ("NOUN", "PROPN", "NUM", "PRON"):
        return above
    if "by" in cases and lemma(head.text, "NOUN") in _STOPPAGES:
        return ClauseRole("striking", "the noun that announces it", True)
    if "by" in cases and head.tag == "VERB" and (arcs.has(above, "aux:pass") or head.label.startswith("acl")):
        base = lemma(head.text, "VERB")
        if ROLES.get(base) == "participating":
            return ClauseRole(ROLES[base], "agent of a passive verb", True)  # "attended by 1,000"
        return ClauseRole(f"agent of {base}", "agent of a passive verb", True) if base in ROLES else None
    if head.tag in ("NOUN", "PROPN", "NUM", "PRON", "DET") and cases & {"of", "for", "to", "among"}:
        noun = lemma(head.text, "NOUN")
        if "of" in cases and noun in _BODIES:
            return ClauseRole("killed", "the noun that announces it", True)
        role = ROLES.get(noun) if head.tag == "NOUN" else None
        if "of" in cases and noun == "shooting":
            role = "shot"  # "the shooting of four people"
        deed = verb_of(noun) if role is None and "of" in cases and head.tag == "NOUN" else None
        if deed is not None and deed not in LIGHT:
            return ClauseRole(ROLES.get(deed, deed), "the noun that announces it", True)
        if role is not None and not (noun == "casualty" and "of" not in cases):
            return ClauseRole(role, "the noun that announces it", True)
        if "of" in cases and (noun in _GATHERING or head.tag in ("NUM", "PRON", "DET")):
            return above
    return None


def _named(role: str | None, how: str) -> ClauseRole | None:
    return None if role is None else ClauseRole(role, how, is_role(role) or role.startswith("agent of"))


def predicate_role(arcs: WordArcs, at: int, part: Part, depth: int = 0) -> str | None:
    """The role that the predicate words[at] gives to its subject or patient; None for one that tells nothing."""
    if depth > 3:
        return None
    own = _single_role(arcs, at, part, depth)
    joined = _joined(arcs, at, part, own, depth)
    return joined if joined is not None else own


def _joined(arcs: WordArcs, at: int, part: Part, own: str | None, depth: int) -> str | None:
    """ "killed or captured": the role of two predicates that share what they are told of; None for one alone."""
    words = arcs.words
    if own is None:
        return None
    role: str | None = None
    for other in arcs.of(at, "conj"):
        if arcs.has(other, "nsubj", "obj") or words[other].tag not in ("VERB", "ADJ"):
            continue
        second = _single_role(arcs, other, part, depth + 1)
        joint = {words[c].lower for c in arcs.of(other, "cc")}
        between = words[at + 1 : other]
        if second is None or second.startswith("agent of") or any(_counts(w) for w in between):
            continue
        if "or" not in joint and any(w.tag in ("NOUN", "PROPN", "PRON") for w in between):
            continue
        if "or" in joint:
            role = either(role or own, second)
        elif joint & {"and", "&"} and is_role(second) and is_role(own):
            role = both(role or own, second)
    return role


def _counts(word: Word) -> bool:
    """Another figure between two predicates: the second is told of it."""
    return word.kind == "number" or word.tag == "NUM"


def _single_role(arcs: WordArcs, at: int, part: Part, depth: int) -> str | None:
    words = arcs.words
    word = words[at]
    if word.tag not in ("VERB", "AUX") and not _is_participle(arcs, at):
        return _nominal_role(arcs, at)
    base = lemma(word.text, "VERB")
    passive = part == "patient"
    if word.lower in ("missing", "unaccounted"):
        return "missing"
    following = list(words[at + 1 : at + 1 + _PHRASE_REACH])
    stop = next((i for i, w in enumerate(following) if w.text in (";", ".", ",", ":") or w.lower in _BREAKING), None)
    named = phrase_role(word.lower, following[:stop]) or phrase_role(base, following[:stop])
    if named is not None and not (part == "subject" and named in _DONE_TO_OTHERS and arcs.has(at, "obj")):
        return named
    if base in _RAISING or (base in _CAUSING and passive):
        for below in arcs.of(at, "xcomp", "ccomp", "advcl"):
            infinitive = any(words[m].lower == "to" for m in arcs.of(below, "mark"))
            if below < at or (words[below].label.startswith("advcl") and not infinitive):
                continue
            if arcs.has(below, "nsubj") and not _below_is_small(arcs, below):
                continue
            passive_below: Part = "patient" if arcs.has(below, "aux") and _passive(arcs, below) else "subject"
            if words[below].tag == "VERB" and not infinitive and words[below].lower.endswith(("ed", "en")):
                passive_below = "patient"
            role = predicate_role(arcs, below, passive_below, depth + 1)
            if role is not None:
                return role
    if base == "strike" and part == "subject":
        return "strike" if arcs.has(at, "obj") else "striking"
    role = ROLES.get(base)
    if part == "subject" and (_does_to_itself(arcs, at) or _is_left(arcs, at)):
        part = "patient"  # "a boy shot himself", "left three men injured"
    if part == "subject" and not _passive(arcs, at) and role is not None and base not in INTRANSITIVE:
        return f"agent of {base}" if arcs.has(at, "obj") else None
    if role is None and part == "subject" and base in _ALONE and not arcs.has(at, "obj"):
        return _ALONE[base]
    if role is not None:
        return role
    return None if base in LIGHT else base


#: What opens another clause after a verb.
_BREAKING = frozenset({"after", "and", "as", "because", "before", "but", "or", "that", "when", "where", "while", "who"})
#: Roles that befall the object: the subject of "lay off", "shoot dead" is who did it.
_DONE_TO_OTHERS = frozenset({
    "abducted", "arrested", "captured", "dismissed", "displaced", "evacuated", "killed", "released", "rescued",
})  # fmt: skip


def _below_is_small(arcs: WordArcs, below: int) -> bool:
    """Is a completion without a verb of its own ("left a fireman dead"), where the parser puts a subject in it?"""
    return arcs.words[below].tag == "ADJ"


def _passive(arcs: WordArcs, at: int) -> bool:
    """Has the verb an auxiliary of the passive, or a form of "be" before a participle?"""
    words = arcs.words
    if any(words[a].label == "aux:pass" for a in arcs.dependents[at]):
        return True
    return not words[at].lower.endswith("ing") and any(words[a].lower in _BE for a in arcs.of(at, "aux", "cop"))


def _does_to_itself(arcs: WordArcs, at: int) -> bool:
    return any(arcs.words[o].lower.endswith(("self", "selves")) for o in arcs.of(at, "obj", "iobj"))


def _is_left(arcs: WordArcs, at: int) -> bool:
    """Is the participle what somebody is left as, with no auxiliary of its own?"""
    word = arcs.words[at]
    above = arcs.words[word.head]
    return word.lower.endswith("ed") and lemma(above.text, "VERB") == "leave" and not arcs.has(at, "aux")


def _is_participle(arcs: WordArcs, at: int) -> bool:
    """A participle tagged as an adjective, with an auxiliary of its own: "the ballots were spoiled"."""
    word = arcs.words[at]
    return word.tag == "ADJ" and word.lower.endswith("ed") and word.lower not in ROLES and _passive(arcs, at)


def _nominal_role(arcs: WordArcs, at: int) -> str | None:
    """The role of a predicate that is no verb: "dead", "unaccounted for", "in hospital", "on strike", "still in"."""
    words = arcs.words
    role = role_of_word(words[at])
    if role is not None and words[at].tag in ("ADJ", "ADV") and words[at].lower != "left":
        return role
    case = next((words[c].lower for c in arcs.of(at, "case")), "")
    noun = words[at].lower
    for preposition, named, found in _STATES:
        if case == preposition and noun == named:
            return found
    if case in ("beneath", "under", "underneath") and noun in _FALLEN:
        return "trapped"
    still = any(words[a].lower == "still" for a in arcs.of(at, "advmod"))
    if still and case in ("at", "in", "inside", "on", "under"):
        return "remaining"
    return role if words[at].tag == "NOUN" and role == "killed" and lower_at(words, at - 1) != "of" else None


#: What people lie under when a house, a slope or a mine comes down.
_FALLEN = frozenset({"avalanche", "debris", "earth", "landslide", "mud", "rubble", "ruins", "snow", "wreckage"})
#: Preposition and noun of a state somebody is in.
_STATES = (
    ("behind", "bars", "arrested"), ("in", "captivity", "captured"), ("in", "custody", "arrested"),
    ("in", "detention", "arrested"), ("in", "hospital", "hospitalised"), ("in", "jail", "arrested"),
    ("in", "prison", "arrested"), ("in", "quarantine", "quarantine"), ("on", "strike", "striking"),
    ("under", "arrest", "arrested"), ("without", "home", "displaced"), ("without", "homes", "displaced"),
)  # fmt: skip
