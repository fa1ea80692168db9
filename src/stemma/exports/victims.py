"""Whose casualties a figure counts, where its noun tells: the side they were on, and the group they belong to.

Only the noun counts: who was a civilian in law is nothing that a count of "residents" says, so residents have no side.
"""

from __future__ import annotations

from dataclasses import dataclass

from stemma.language.lexicon import lemma
from stemma.ledger.nouns import ARMED
from stemma.ledger.wording import folded

#: Noun -> side.  Armed groups are those of `ledger/nouns.py`.
_SIDES = {
    "armed group": ARMED - {"islamist", "loyalist", "member", "extremist"} | {"gunman", "separatist", "warlord"},
    "attackers": frozenset(["assailant", "attacker", "perpetrator", "shooter", "suspect"]),
    "civilians": frozenset(["bystander", "civilian", "noncombatant", "non-combatant", "passer-by", "passerby"]),
    "state forces": frozenset(
        [
            "airman", "cadet", "commando", "conscript", "constable", "gendarme", "guardsman", "marine", "officer", "paratrooper",
            "policeman", "policewoman", "recruit", "sailor", "serviceman", "soldier", "troop", "trooper",
        ]
    ),
    "peacekeepers": frozenset(["peacekeeper"]),
}  # fmt: skip

#: Noun -> group.
_GROUPS = {
    "children": frozenset(
        ["baby", "boy", "child", "girl", "infant", "kid", "minor", "pupil", "schoolboy", "schoolchild", "schoolgirl", "teenager",
         "toddler", "youngster"]
    ),
    "women": frozenset(["mother", "schoolmistress", "wife", "woman"]),
    "men": frozenset(["father", "husband", "man"]),
    "aid workers": frozenset(["aid worker", "humanitarian", "volunteer"]),
    "journalists": frozenset(["cameraman", "journalist", "photographer", "reporter"]),
    "health workers": frozenset(["doctor", "medic", "nurse", "paramedic"]),
}  # fmt: skip

_SIDE_OF = {noun: side for side, nouns in _SIDES.items() for noun in nouns}
_GROUP_OF = {noun: group for group, nouns in _GROUPS.items() for noun in nouns}


@dataclass(frozen=True, slots=True)
class Victims:
    """`side` and `group` are None where the noun does not tell."""

    side: str | None
    group: str | None


def victims_of(thing: str) -> Victims | None:
    """Of the noun phrase that is counted, None when it is of people in general ("12 people", "residents").

    Its last words decide; of "civilian women" the side is told by the one, the group by the other.
    """
    words = [lemma(word, "NOUN") for word in folded(thing).split()]
    phrases = [" ".join(words[-2:]), *reversed(words)]
    side = next((_SIDE_OF[phrase] for phrase in phrases if phrase in _SIDE_OF), None)
    group = next((_GROUP_OF[phrase] for phrase in phrases if phrase in _GROUP_OF), None)
    return Victims(side, group) if side or group else None
