"""Countries and capitals that speak: "Norway denied", "Oslo said", "Peru and Chile declared".  Their governments do.

Lakoff and Johnson, *Metaphors We Live By* (1980), chapter 8: the place for the institution.
"""

from __future__ import annotations

import re

from stemma.language.gazetteer import capital_of, country, country_name
from stemma.language.wordlist import listed

#: Capitals that stand for more than the government of their country.
_SEATS_OF_OTHERS = listed("Brussels Geneva Jerusalem Ramallah Strasbourg Vienna")
_AND = re.compile(r",? and |, ")


def government_of(name: str) -> str | None:
    """The government that the name of a country, a capital or several countries stands for; None for other names.

    Names written as initials keep them ("US government"); a country without an adjective gives None.
    """
    parts = _AND.split(name)
    adjectives = [_adjective(part) for part in parts]
    if not all(adjectives):
        return None
    words = [adjective for adjective in adjectives if adjective]
    *most, last = words
    return f"{', '.join(most)} and {last} governments" if most else f"{last} government"


def country_of_capital(name: str) -> str | None:
    """ "Oslo" -> "Norway"; None for anything that is no capital or stands for more than a government."""
    place = capital_of(name) if name not in _SEATS_OF_OTHERS else None
    return place.name if place is not None and country(name) is None else None


def _adjective(name: str) -> str | None:
    place = country_name(name)
    if place is None and country_of_capital(name) is not None:
        place = capital_of(name)
    if place is None or not place.adjectives:
        return None
    initials = name.replace(".", "")
    return name if initials.isupper() and place.name != name else place.adjectives[0]
