"""Nouns that news prose uses for one another when it counts the same set, as classes."""

from __future__ import annotations

from collections.abc import Mapping

from stemma.claims.persons import is_person
from stemma.language.gazetteer import MONTHS, WEEKDAYS
from stemma.language.lexicon import lemma

#: Members of an armed group, whatever the report calls them.
ARMED: frozenset[str] = frozenset(
    {
        "adherent", "bomber", "combatant", "extremist", "fighter", "guerilla", "guerrilla", "insurgent", "islamist",
        "jihadi", "jihadist", "loyalist", "member", "militant", "militiaman", "operative", "rebel", "terrorist",
    }
)  # fmt: skip
#: People in general: counts of these are about one set when role and story agree.
PEOPLE: frozenset[str] = frozenset(
    {
        "body", "casualty", "citizen", "civilian", "dead", "deceased", "displaced", "fatality", "homeless", "human",
        "individual", "inhabitant", "injured", "life", "man", "missing", "other", "people", "person", "resident", "soul",
        "survivor", "victim", "villager", "woman", "wounded",
    }
)  # fmt: skip
#: Those who take part in an event: "8,000 marchers" answers the same as "8,000 people took part".
PARTICIPANTS: frozenset[str] = frozenset(
    {"attendee", "crowd", "demonstrator", "marcher", "participant", "protester", "protestor", "rallier", "turnout"}
)
#: Other nouns for one another: each line is a class.
_SYNONYMS: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split())
    for line in """
aircraft airplane jet plane
apartment flat
attorney lawyer
automobile car
boat craft ship vessel
bomb explosive
building house home property residence
business company firm
cable line wire
captive hostage
casing cartridge shell
child kid youngster
coach bus
cost damage loss
country nation state
crewman sailor seafarer seaman
defendant suspect
detainee inmate prisoner
doctor physician
fan spectator supporter
attendee demonstrator marcher participant protester protestor rallier
earning income
earthquake quake tremor
employee staff staffer worker
firearm gun rifle
firefighter fireman
homicide killing murder
job position post
lorry truck
migrant refugee
offence offense
officer police policeman
brigand buccaneer pirate raider
pupil schoolchild student
round shot
serviceman soldier troop
shop store
airstrike raid strike
ton tonne
""".strip().splitlines()
)
_CLASS_OF: Mapping[str, str] = {
    **dict.fromkeys(PEOPLE, "people"),
    **dict.fromkeys(ARMED, "armed"),
    **{word: min(group) for group in _SYNONYMS for word in group},
}
#: Classes whose nouns are for people of some sort.
_PERSON_CLASSES = frozenset({"armed", "people", "person"}) | frozenset(
    min(group) for group in _SYNONYMS if any(map(is_person, group))
)


def kind_of(head: str) -> str:
    """The class of a head noun: its group of synonyms, "person" for other nouns of persons, else the noun itself."""
    if not head:
        return ""
    known = _CLASS_OF.get(head)
    if known:
        return known
    return "person" if is_person(head) else head


def names_people(head: str) -> bool:
    """The noun is for people of some sort, by its class or by itself."""
    return kind_of(head) in _PERSON_CLASSES or is_person(head)


_CALENDAR_NOUNS = frozenset(
    ["afternoon", "evening", "morning", "night", "today", "tomorrow", "tonight", "weekend", "yesterday"]
)


def head_of(word: str) -> str:
    """The lemma of a noun that heads a counted thing; "" for a day, a month and the like, which count nothing."""
    word = word.casefold().strip()
    if not word or word == "police":
        return word
    if word == "people":
        return "person"
    if word in WEEKDAYS or word in MONTHS or word in _CALENDAR_NOUNS:
        return ""
    return {"men": "man", "women": "woman"}.get(word) or lemma(word, "NOUN")
