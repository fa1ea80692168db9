"""The dead and hurt of two sides and those between them: soldiers, rebels and civilians, who add up to a toll.

A report of fighting seldom gives one toll; it tells what each side lost, and which civilians died.
"""

from __future__ import annotations

from collections.abc import Iterable

from stemma.language.wordlist import listed

_SIDES = {
    "of the state": listed(
        "gendarme officer paratrooper peacekeeper policeman reservist serviceman soldier troop trooper"
    ),
    "against it": listed("extremist fighter guerrilla insurgent islamist jihadi jihadist militant rebel separatist"),
    "between them": listed("bystander civilian journalist medic passer-by pedestrian resident villager"),
}
SIDE_OF: dict[str, str] = {head: side for side, heads in _SIDES.items() for head in heads}


def side_of(heads: Iterable[str]) -> str | None:
    """The side that all these nouns (singular) belong to; None when one belongs to none, or they to several."""
    found = {SIDE_OF.get(head) for head in heads}
    return found.pop() if len(found) == 1 else None


def sides_of(heads: Iterable[str]) -> frozenset[str]:
    """All the sides that these nouns belong to."""
    return frozenset(SIDE_OF[head] for head in heads if head in SIDE_OF)
