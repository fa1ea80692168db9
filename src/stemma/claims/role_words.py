"""The words that name a role: what became of those counted, or what they do.

A role is named by its participle, whatever word of the table says it: "slain", "deaths" and "perished" are all
"killed".  Two roles that exclude each other make one of both when a figure counts their sum: "killed or captured".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from stemma.claims.words import Word
from stemma.language.lexicon import VERB_FORMS, lemma

#: A role, then the lemmas of verbs, adjectives and nouns that name it.
_TABLE = """
abducted: abduct abduction hostage kidnap kidnapping
acquitted: acquit acquittal
affected: affect
arrested: apprehend arrest custody detain detainee detention imprison incarcerate jail nab prisoner
captured: capture
charged: charge indict
convicted: convict conviction
damaged: damage
deployed: deploy
destroyed: demolish destroy flatten
dismissed: dismiss dismissal layoff redundancy sack
displaced: displace displacement flee homeless uproot
evacuated: evacuate evacuation evacuee
hired: hire recruit
hospitalised: hospitalise hospitalize
infected: infect infection sicken
injured: hurt injure injured injury maim wound wounded wounding
killed: assassinate assassination behead beheading dead death deceased die drown execute fatality kill lynch massacre murder
killed: drowning electrocute execution killing lynching perish slain slaughter slay slaying suffocate
killed or injured: casualty
missing: missing unaccounted
participating: attend gather join march participate protest rally turnout
released: free liberate release
remaining: remain remaining
rescued: rescue save
sentenced: sentence
shot: shoot
stranded: isolate maroon strand stranded
stabbed: stab
striking:
surrendered: surrender
survived: survive survivor
trapped: trap trapped
treated: treat
vaccinated: immunise immunize inoculate vaccinate
"""


def _roles() -> dict[str, str]:
    out: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        role, _, lemmas = line.partition(":")
        out.update(dict.fromkeys(lemmas.split(), role))
    return out


#: Lemma of a verb, adjective or noun -> role.
ROLES: Mapping[str, str] = _roles()
#: Roles that count events which add up as a report goes on.
CUMULATIVE = frozenset({
    "abducted", "affected", "arrested", "captured", "damaged", "destroyed", "displaced", "evacuated", "hospitalised",
    "infected", "injured", "killed", "missing", "rescued", "shot",
})  # fmt: skip
STOCK = frozenset({"deployed", "participating", "remaining", "stranded", "striking", "survived", "trapped"})
#: Nobody has both of "killed" and one of these at a time: "killed and wounded" is a sum of two kinds.
_ALIVE = frozenset({"arrested", "captured", "injured", "killed or injured", "missing", "surrendered"})
_FROM_HOME = {"home": "displaced", "homes": "displaced", "house": "displaced", "houses": "displaced"}
_TO_SAFETY = {
    "ground": "evacuated", "hospital": "hospitalised", "hospitals": "hospitalised", "safety": "evacuated",
    "shelter": "evacuated", "shelters": "evacuated",
}  # fmt: skip
#: "Suffered burns", "received injuries".
_HURTS = {"burns": "injured", "injuries": "injured", "wounds": "injured"}
#: Whatever is done "to death", "to their deaths", kills.
_TO_DEATH = frozenset({"death", "deaths"})
_NOT_TO_DEATH = frozenset({"attribute", "condemn", "lead", "link", "rise", "sentence", "threaten", "tie"})
#: A verb and a word soon after it that together name a role: "laid off 450", "took six guests hostage".
PHRASES: Mapping[str, Mapping[str, str]] = {
    "admit": {"hospital": "hospitalised", "hospitals": "hospitalised"},
    "airlift": {"hospital": "hospitalised", "hospitals": "hospitalised", "safety": "evacuated"},
    "bring": {"hospital": "hospitalised", "safety": "rescued", "ashore": "rescued", "out": "rescued"},
    "bus": _TO_SAFETY,
    "carry": {"hospital": "hospitalised", "safety": "rescued"},
    "chase": _FROM_HOME,
    "claim": {"life": "killed", "lives": "killed"},
    "cost": {"life": "killed", "lives": "killed"},
    "cut": {"off": "stranded"},
    "down": {"tools": "striking"},
    "drive": _FROM_HOME,
    "ferry": _TO_SAFETY,
    "fall": {"ill": "infected", "sick": "infected"},
    "find": {"alive": "rescued", "dead": "killed"},
    "fly": _TO_SAFETY,
    "force": _FROM_HOME,
    "go": {"missing": "missing", "strike": "striking"},
    "gun": {"down": "shot"},
    "hold": {"captive": "abducted", "custody": "arrested", "hostage": "abducted"},
    "lay": {"off": "dismissed"},
    "let": {"go": "dismissed"},
    "lose": {"life": "killed", "lives": "killed"},
    "make": {"homeless": "displaced", "redundant": "dismissed"},
    "move": _TO_SAFETY,
    "pay": {"off": "dismissed"},
    "pull": {"alive": "rescued", "debris": "rescued", "out": "rescued", "rubble": "rescued", "wreckage": "rescued"},
    "push": _FROM_HOME,
    "receive": _HURTS,
    "rush": {"hospital": "hospitalised", "hospitals": "hospitalised"},
    "send": {"hospital": "hospitalised", "hospitals": "hospitalised"},
    "set": {"free": "released"},
    "shoot": {"dead": "killed", "fatally": "killed", "killed": "killed"},
    "strike": {"dead": "killed"},
    "suffer": _HURTS,
    "sustain": _HURTS,
    "take": {
        "captive": "captured", "custody": "arrested", "hospital": "hospitalised", "hospitals": "hospitalised",
        "hostage": "abducted", "ill": "infected", "prisoner": "captured", "safety": "evacuated", "shelters": "evacuated",
    },
    "test": {"positive": "infected"},
    "transport": {"hospital": "hospitalised", "hospitals": "hospitalised"},
    "treat": {"hospital": "hospitalised", "hospitals": "hospitalised"},
    "walk": {"job": "striking", "jobs": "striking", "out": "striking"},
}  # fmt: skip


#: Every role that has a name of its own, and is no lemma of the text.
ROLE_NAMES = frozenset(ROLES.values()) | {role for table in PHRASES.values() for role in table.values()}
#: Roles that one series may tell in turn - whoever is cut off or trapped remains, whoever is captured is held, whoever
#: is evacuated has left home - verbs that say how something stands, and other names that records may give a role.
_LIKE: Mapping[str, str] = {
    "cancel": "cancelled", "cancelled": "cancelled", "captured": "arrested", "close": "closed", "closed": "closed",
    "dead": "killed", "detained": "arrested", "employ": "employed", "employed": "employed", "evacuated": "displaced",
    "stranded": "remaining", "trapped": "remaining", "wounded": "injured",
}  # fmt: skip
#: What joins the roles of a figure that counts all of them.
SUM = " or "


def role_class(role: str) -> str:
    """The name that stands for a role and those like it; "" for a role that only repeats a verb of the text.

    A sum of roles ("killed or injured") is a role of its own, whatever its order.  "Treated" has no class: it may be
    on the spot or in hospital, and neither joins two figures nor parts them.
    """
    if role == "treated":
        return ""
    if SUM not in role:
        return _LIKE.get(role, role if role in ROLE_NAMES else "")
    classes = {role_class(part) for part in role.split(SUM)}
    return "" if "" in classes else SUM.join(sorted(classes))


def role_of_word(word: Word) -> str | None:
    """The role a single word names, else None: "killed", "deaths", "left" (as "still there")."""
    lower = word.lower
    if lower in ROLES:
        return ROLES[lower]
    if lower == "left":
        return "remaining"
    if word.tag in ("VERB", "AUX"):
        return ROLES.get(lemma(word.text, "VERB"))
    if word.tag == "NOUN":
        return ROLES.get(lemma(word.text, "NOUN"))
    if word.tag == "ADJ":
        return ROLES.get(lemma(word.text, "VERB"))
    return None


#: Endings of nouns of deeds, each with the endings of the verbs they may come from.
_DEEDS = (
    ("llation", ("l",)), ("ation", ("ate", "e", "")), ("ition", ("ish", "e")), ("uction", ("uce", "oy")), ("ssion", ("ss", "t")),
    ("sion", ("d", "de", "se")), ("ption", ("pt",)), ("ction", ("ct",)), ("tion", ("te", "t")), ("ment", ("",)), ("sure", ("se",)),
    ("zure", ("ze",)), ("ulsion", ("el",)), ("val", ("ve",)), ("sal", ("se", "ss")), ("ission", ("it",)), ("ance", ("", "e")), ("ery", ("er",)),
)  # fmt: skip


@lru_cache(maxsize=2048)
def verb_of(noun: str) -> str | None:
    """The verb that a noun of a deed is made from: "cancel" of "cancellation", "seize" of "seizure"; None for others."""
    for ending, verbal in _DEEDS:
        if noun.endswith(ending) and len(noun) > len(ending) + 2:
            for own in verbal:
                verb = noun[: -len(ending)] + own
                if verb != noun and any(base == verb for base, _ in VERB_FORMS.get(verb, ())):
                    return verb
    return None


def is_role(role: str | None) -> bool:
    """Is it a role of the table, or a sum of such, and no bare verb of the text?"""
    return role is not None and (role in ROLE_NAMES or SUM in role)


def either(one: str, other: str) -> str:
    """The role of a figure that counts both kinds, in one order whatever the text's: "killed or captured"."""
    names: set[str] = {name for role in (one, other) for name in role.split(SUM)}
    return SUM.join(sorted(names, key=lambda name: (name != "killed", name)))


def both(one: str, other: str) -> str:
    """The role of a figure of which two predicates are told with "and".

    The dead stay dead, whatever befell them before ("abducted and killed"); where nobody can be both, the figure
    is the sum ("40 killed and wounded"); else the first tells the role ("arrested and charged").
    """
    if one == other:
        return one
    if "killed" in (one, other):
        rest = other if one == "killed" else one
        return either(one, other) if rest in _ALIVE else "killed"
    return one


def phrase_role(base: str, words: Iterable[Word]) -> str | None:
    """The role a verb (its lemma) names together with one of the words after it, else None."""
    table = PHRASES.get(base, {})
    before = ("", "")
    for word in words:
        if word.lower in table:
            return table[word.lower]
        if word.lower in _TO_DEATH and "to" in before and base not in _NOT_TO_DEATH:
            return "killed"
        before = (before[1], word.lower)
    return None
