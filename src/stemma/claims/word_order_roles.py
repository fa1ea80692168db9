"""The role of a counted thing by the order of the words, for sentences without a parse or with a doubtful one.

A predicate right after the thing ("12 people killed", "40 homes damaged"), the verb of its clause ("were taken
to hospital"), the verb before it ("killing 12"), the noun that announces it ("the arrest of 40").
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.clause_roles import INTRANSITIVE, LIGHT
from stemma.claims.figures import Figure
from stemma.claims.phrases import PRONOUN_OBJECTS
from stemma.claims.role_words import ROLE_NAMES, ROLES, both, either, phrase_role, role_of_word
from stemma.claims.words import Word, lower_at
from stemma.language.lexicon import lemma
from stemma.language.wordlist import listed

_ANNOUNCING = frozenset({"among", "at", "hit", "is", "of", "reached", "rose", "stands", "stood", "to", "was", ":"})
#: Adjectives used as nouns: "the number of dead".
_NOMINAL = frozenset({"dead", "displaced", "homeless", "injured", "missing", "wounded"})
#: Predicates that may follow their noun directly: "12 people dead", "40 missing".
_POSTPOSED = listed("""
    abducted arrested captured damaged dead demolished destroyed detained displaced evacuated homeless hospitalised
    hospitalized hurt infected injured kidnapped killed left missing murdered remaining rescued shot slain stranded
    trapped unaccounted wounded
""")
#: What may stand between the thing and such a predicate.
_BEFORE_POSTPOSED = listed(
    "also are critically either fatally is more of others reported seriously still them was were"
)
#: "left" with its object or place is the verb: "40 people left the hall".
_AFTER_LEAVING = listed("a at early for her his home its on the their town")
#: Words between a verb and the word that makes a phrase of it.
_PHRASE_REACH = 7
#: Predicates that are no verbs; they need an auxiliary before them.
_STATES = listed("""
    dead homeless hospitalised hospitalized injured missing stranded trapped unaccounted wounded
""")
#: In front of a number these are verbs, whatever the tagger made of them in a headline: "gunman kills six".
_FINITE = frozenset({"injures", "kills", "wounds"})
_BE = listed("'re 's are be been being got had is was were")
_SUBORDINATING = listed("after as because but if since when while")
_STOP_MARKS = frozenset(';:.!?“”"')
#: How many words after the thing, and before the figure, its verb may stand.
_RIGHT_REACH, _LEFT_REACH = 12, 10
#: Participles used as prepositions: "excluding the pilots, 112 people were on board".
_PREPOSITIONAL = listed("barring concerning considering counting excluding following including regarding")
#: How long, in words, such a part may be.
_INSERTION = 14
#: Prepositions a verb may have between it and the figure it is told of.
_LOOSE = listed("about around at away back by down from of off out over than to under up")
#: Verbs without an object that need no auxiliary to be told of what stands before them.
_OWN_FATE = listed("die drown perish surrender survive")
#: The first auxiliary of a predicate that several are told of, and how many words it may take.
_PLURALS = listed("also all are both have had later n't never not were")
_AUXILIARIES = 4


def role_by_order(words: Sequence[Word], figure: Figure, end: int) -> tuple[str | None, str]:
    """(role, how it was found) of the figure whose noun phrase ends before words[end]; (None, "") without any."""
    right = _right(words, end)
    if right is not None and right[0] not in ROLE_NAMES and _existential(words, figure.first):
        right = None
    if right is not None and right[1]:
        return right[0], "verb of its clause"
    left = _left(words, figure.first)
    if left is not None and (right is None or left[1]):
        return left[0], "verb before it"
    if right is not None:
        return right[0], "verb of its clause"
    noun = _announced(words, figure.first)
    if noun:
        return noun, "noun that announces it"
    return (left[0], "verb before it") if left is not None else (None, "")


def _following(words: Sequence[Word], at: int) -> list[Word]:
    """The words of the same part of the sentence after words[at], as far as a phrase may reach."""
    out: list[Word] = []
    for word in words[at + 1 : at + 1 + _PHRASE_REACH]:
        if word.text in _STOP_MARKS or word.text == ",":
            break
        out.append(word)
    return out


def _with_second(words: Sequence[Word], at: int, role: str) -> str:
    """The role of words[at] and of a second predicate joined to it: "killed or captured", "dead and missing"."""
    joint = lower_at(words, at + 1)
    if joint not in ("and", "or", "/", "&") or at + 2 >= len(words):
        return role
    i = at + 2
    while i < len(words) and words[i].tag in ("AUX", "ADV") and i < at + 5:
        i += 1
    second = role_of_word(words[i]) if i < len(words) and words[i].tag in ("VERB", "ADJ", "NOUN") else None
    following = words[i + 1] if i + 1 < len(words) else None
    own_object = following is not None and (
        following.tag in ("DET", "NUM", "PRON", "PROPN") or following.kind == "number"
    )
    if second is None or own_object:
        return role
    return either(role, second) if joint in ("or", "/") else both(role, second)


def role_right_before(words: Sequence[Word], figure: Figure) -> str | None:
    """The role of a verb of the table that stands right before the figure, its object: "and injured 40 others"."""
    at = figure.first - 1
    if at < 1 or (words[at - 1].tag == "AUX" and words[at - 1].lower in _BE):
        return None
    if words[at].lower in _FINITE:
        return ROLES.get(lemma(words[at].text, "VERB"))
    joined = words[at].tag == "ADJ" and words[at].lower.endswith("ed") and words[at - 1].lower in ("and", ",", "then")
    if words[at].tag != "VERB" and not joined and not _deed(words, at):
        return None
    role = ROLES.get(lemma(words[at].text, "VERB"))
    if role is None or lemma(words[at].text, "VERB") in INTRANSITIVE - {"drown"}:
        return None
    if words[at - 1].lower in ("and", "or") and at > 1 and words[at - 2].tag == "VERB":
        first = ROLES.get(lemma(words[at - 2].text, "VERB"))  # "killed or abducted 18 villagers"
        if first is not None:
            return either(first, role) if words[at - 1].lower == "or" else both(first, role)
    return role


def _deed(words: Sequence[Word], at: int) -> bool:
    """Is a word with the tag of a noun the verb of the table: "the fever | kills | 400 children a year"?"""
    word = words[at]
    named = word.lower.endswith(("ed", "s")) and lemma(word.text, "VERB") in ROLES
    after_noun = words[at - 1].tag in ("ADJ", "NOUN", "PROPN")
    return word.tag == "NOUN" and named and after_noun and not any(w.tag in ("VERB", "AUX") for w in words[:at])


def role_right_after(words: Sequence[Word], end: int) -> str | None:
    """The role of a predicate of the table right after a plural noun phrase: "11 inmates | died", "40 | were freed"."""
    i, auxiliaries = end, []
    while i < len(words) and i < end + _AUXILIARIES and words[i].tag in ("AUX", "ADV"):
        auxiliaries.append(words[i].lower)
        i += 1
    if i >= len(words) or words[i].tag != "VERB" or not _PLURALS.issuperset(auxiliaries[:1]):
        return None
    base = lemma(words[i].text, "VERB")
    if base in _OWN_FATE and words[i].lower != base:
        return _with_second(words, i, ROLES[base]) if lower_at(words, i + 1) not in ("and", "or") else ROLES[base]
    passive = bool(auxiliaries) and auxiliaries[-1] in ("are", "been", "were") and words[i].lower != base
    return ROLES.get(base) if passive and lower_at(words, i + 1) not in ("and", "or", "/") else None


def role_of_part(words: Sequence[Word], end: int) -> str | None:
    """The role of a part taken out of those named before: "three of whom have died", "two of them seriously hurt"."""
    if lower_at(words, end) != "of" or lower_at(words, end + 1) not in PRONOUN_OBJECTS:
        return None
    found = _right(words, end + 2)
    return found[0] if found is not None and found[0] in ROLE_NAMES else None


def role_put_at(words: Sequence[Word], first: int) -> str | None:
    """ "put the dead at 19 and the injured at 60": the adjective used as a noun that a number is given for."""
    if lower_at(words, first - 1) not in ("at", "to") or lower_at(words, first - 3) not in ("of", "the", "number"):
        return None
    return ROLES.get(lower_at(words, first - 2)) if lower_at(words, first - 2) in _NOMINAL else None


def _existential(words: Sequence[Word], first: int) -> bool:
    """ "there are 40 boats ...", "there are estimated to be 40 ...": what follows describes them and is no event."""
    return any(w.lower == "there" for w in words[max(0, first - 6) : first])


def postposed(words: Sequence[Word], end: int) -> tuple[str | None, bool]:
    """The predicate right after a noun phrase that ends before words[end], and whether it stands there without a verb.

    "12 people dead" and "40 others still missing" do, "12 people were injured" does not.
    """
    i = end
    while lower_at(words, i) in _BEFORE_POSTPOSED and i - end <= 3:
        i += 1
    if lower_at(words, i) == "left" and lower_at(words, i + 1) in _POSTPOSED:
        i += 1  # "3,300 were left stranded"
    bare = not any(lower_at(words, k) in _BE for k in range(end, i)) and lower_at(words, i) != "left"
    return _predicate_at(words, i), bare


def _predicate_at(words: Sequence[Word], i: int) -> str | None:
    if lower_at(words, i) in ("cut", "left") and lower_at(words, i + 1) == "off":
        return "stranded"
    if lower_at(words, i) in ("without", "with") and {"home", "homes", "shelter"} & {
        w.lower for w in words[i + 1 : i + 3]
    }:
        return "displaced"
    word = lower_at(words, i)
    if word not in _POSTPOSED or (word == "left" and lower_at(words, i + 1) in _AFTER_LEAVING):
        return None
    if word == "shot" and (phrase_role("shoot", _following(words, i)) or lower_at(words, i - 1) == "fatally"):
        return "killed"
    following = words[i + 1].tag if i + 1 < len(words) else ""
    acting = ("DET", "NUM", "PROPN") if word == "killed" else ("DET", "NUM", "PRON", "PROPN")
    role = role_of_word(words[i]) or ROLES.get(lemma(words[i].text, "VERB"))
    if following in acting and role in ("killed", "shot", "injured") and word != "dead":
        return None  # "three men killed a guard"
    return None if role is None else _with_second(words, i, role)


def _right(words: Sequence[Word], end: int) -> tuple[str, bool] | None:
    """The verb of the clause the thing is subject of: (role, is it a passive or a phrase of its own)."""
    auxiliary = ""
    relative = False
    seen = False
    end = _after_insertion(words, end)
    for i in range(end, min(end + _RIGHT_REACH, len(words))):
        word = words[i]
        if word.text in _STOP_MARKS or word.lower in _SUBORDINATING:
            return None
        if word.text == "," and not relative and not auxiliary and (i > end or _other_clause(words, i)):
            return None
        if word.kind == "number" and not auxiliary and i > end + 3:
            return None
        if word.lower in ("who", "that", "which"):
            relative = True
            continue
        if word.tag == "CCONJ" and seen:
            return None
        if word.tag == "CCONJ" and not auxiliary and i + 1 < len(words) and words[i + 1].tag == "VERB":
            return None  # "fired one round and fled"
        if word.tag == "AUX":
            auxiliary = word.lower
            continue
        if word.lower in _STATES and auxiliary:
            return _with_second(words, i, role_of_word(word) or word.lower), True
        if word.lower in ("still", "remaining") and auxiliary in ("are", "is", "were", "was", "remain"):
            following = words[i + 1] if i + 1 < len(words) else None
            if following is None or following.tag in ("ADP", "PUNCT", "ADV", "CCONJ"):
                return "remaining", True
            continue
        if word.tag == "VERB" and i > end and _adjectival(words, i):
            continue
        told_at_once = i == end and word.tag == "ADJ" and word.lower.endswith("ed") and role_of_word(word) is not None
        if word.tag == "VERB" or told_at_once or (word.lower in ROLES and word.tag not in ("NOUN", "PROPN")):
            base = lemma(word.text, "VERB")
            passive = auxiliary in _BE and word.lower != base
            named = phrase_role(word.lower, _following(words, i)) or phrase_role(base, _following(words, i))
            if named is not None and (passive or base in ("down", "fall", "go", "lose", "shoot", "test", "walk")):
                return named, base != "shoot" or passive
            role = ROLES.get(base)
            if base == "accord":
                return None
            if role is None and base in LIGHT:
                seen = True
                continue
            if role is not None and base not in INTRANSITIVE and not passive:
                following = words[i + 1] if i + 1 < len(words) else None
                if following is not None and following.tag in ("DET", "NUM", "NOUN", "PROPN", "ADJ", "PRON"):
                    return f"agent of {base}", False
            return _with_second(words, i, role or base), passive
    return None


def _other_clause(words: Sequence[Word], comma: int) -> bool:
    """Does the comma close the clause: "in nine districts, and 41 have died", "40 % of the fire, which has ..."?"""
    following = words[comma + 1] if comma + 1 < len(words) else None
    return following is not None and following.tag == "CCONJ"


def _after_insertion(words: Sequence[Word], at: int) -> int:
    """Past a part between commas that stands between subject and verb: "eight men, two of them deaf, drowned"."""
    if lower_at(words, at) != ",":
        return at
    for i in range(at + 2, min(at + _INSERTION, len(words) - 1)):
        if words[i].text in (";", ".", ":"):
            return at
        if words[i].text == "," and words[i + 1].tag in ("VERB", "AUX"):
            return i + 1
    return at


def _adjectival(words: Sequence[Word], at: int) -> bool:
    """A participle inside a noun phrase: "in our combined area", "the besieged town"."""
    before = words[at - 1]
    after = words[at + 1] if at + 1 < len(words) else None
    opens = before.tag in ("DET", "ADP", "ADJ") or before.lower in ("our", "their", "his", "her", "its", "my", "your")
    return opens and after is not None and after.tag in ("NOUN", "ADJ", "PROPN") and not words[at].lower.endswith("ing")


def _left(words: Sequence[Word], first: int) -> tuple[str, bool] | None:
    """The verb the figure is object of: (role, is it a certain one)."""
    crossed = False
    for i in range(first - 1, max(-1, first - _LEFT_REACH), -1):
        word = words[i]
        if word.text in _STOP_MARKS:
            return None
        if word.text == "," or word.lower == "and":
            crossed = True
            continue
        if word.lower in ("who", "that", "which") and i < first - 2:
            return None
        if word.lower in _SUBORDINATING:
            return None
        if word.tag == "AUX":
            return None
        if word.tag == "VERB":
            base = lemma(word.text, "VERB")
            if base == "leave" or word.lower in _PREPOSITIONAL:
                return None
            named = phrase_role(word.lower, words[i + 1 : first + 9]) or phrase_role(base, words[i + 1 : first + 9])
            if named is not None:
                return named, True
            if base in LIGHT:
                return None
            role = ROLES.get(base)
            if lower_at(words, first - 1) == "by" and role not in (None, "participating") and _passive_before(words, i):
                return f"agent of {base}", True
            if base in INTRANSITIVE - {"join"} and crossed:
                return None
            if (
                i
                and words[i - 1].tag == "AUX"
                and words[i - 1].lower in ("was", "were", "been", "is", "are")
                and word.lower != base
                and crossed
            ):
                return None
            return (role or base), role is not None or not crossed
        if word.tag == "ADP" and word.lower not in _LOOSE:
            return None
    return None


def _passive_before(words: Sequence[Word], at: int) -> bool:
    """Has the participle words[at] a form of "be" shortly before it?"""
    return any(word.lower in _BE for word in words[max(0, at - 3) : at])


def _announced(words: Sequence[Word], first: int) -> str | None:
    """ "deaths of 12 people", "the arrest of 40", "injuries to five"."""
    for i in range(first - 1, max(-1, first - 6), -1):
        if words[i].text in _STOP_MARKS or words[i].text == ",":
            return None
        followed = lower_at(words, i + 1) in _ANNOUNCING
        if followed and (
            words[i].tag == "NOUN" or (words[i].lower in _NOMINAL and lower_at(words, i - 1) in ("of", "the"))
        ):
            role = ROLES.get(words[i].lower) or ROLES.get(lemma(words[i].text, "NOUN"))
            if role:
                return role
    return None
