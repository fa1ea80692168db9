"""Nouns that name people: what a count of killed, rescued or marching ones may be a count of."""

from __future__ import annotations

PERSON_NOUNS = frozenset({
    "activist", "adherent", "adult", "agent", "airman", "applicant", "army", "athlete", "attacker", "babies", "baby",
    "baker", "bandit", "boy", "british", "brother", "bystander", "captive", "casualty", "child", "civilian", "clergyman",
    "commando", "commuter", "cop", "corpse", "crewman", "crewmember", "customer", "deputy", "detainee", "diplomat",
    "doctor", "driver", "employee", "escapee", "evacuee", "family", "farmer", "father", "female", "fighter",
    "firefighter", "fisherman", "follower", "foreigner", "girl", "graduate", "guard", "guerrilla", "guest", "gunman",
    "hostage", "household", "immigrant", "inhabitant", "inmate", "insurgent", "islamist", "israeli", "jihadist",
    "journalist", "juvenile", "kid", "laborer", "labourer", "lawmaker", "leader", "male", "man", "marine", "medic",
    "member", "migrant", "militant", "militiaman", "miner", "minor", "monk", "mother", "motorist", "national", "nurse",
    "occupant", "officer", "official", "palestinian", "paramedic", "participant", "passenger", "patient", "peacekeeper",
    "pedestrian", "people", "person", "personnel", "pilgrim", "pilot", "pirate", "policeman", "policewoman", "politician",
    "prisoner", "protester", "protestor", "pupil", "raider", "rebel", "recruit", "refugee", "relative", "reporter",
    "rescuer", "resident", "sailor", "schoolchild", "scientist", "seeker", "servant", "serviceman", "settler", "shooter",
    "shopper", "sister", "smuggler", "soldier", "spectator", "staff", "student", "suicide-bomber", "supporter", "surgeon",
    "survivor", "suspect", "sympathiser", "teacher", "technician", "teen", "teenager", "terrorist", "tourist",
    "trafficker", "trainee", "traveller", "tribesman", "troop", "vendor", "veteran", "victim", "villager", "visitor",
    "volunteer", "voter", "wife", "woman", "worker", "worshipper", "youngster", "youth",
})  # fmt: skip


def is_person(head: str) -> bool:
    """Does the noun (its lemma) name people?  By list, and by the endings of agents and peoples."""
    if head in PERSON_NOUNS:
        return True
    return len(head) > 4 and head.endswith(
        ("ist", "man", "ean", "ian", "goer", "keeper", "seeker", "worker", "fighter", "survivor")
    )
