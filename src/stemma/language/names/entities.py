"""Which mentions in one document name the same: one key for "Ana Ruiz" and "Ruiz", "Lake Relief Fund" and "LRF".

The key is the fullest form in lower case; that of a country, in any of its forms, its usual name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stemma.language.gazetteer import BODIES, ORGANISATION_HEADS, PLACE_HEADS, country
from stemma.language.lexicon import FUNCTION_WORDS

_SMALL = frozenset({"of", "for", "the", "and", "&", "al", "-", "–", "de", "in", "on"})


class Mention(NamedTuple):
    """The words of a mention in text order, without title; `named_person` when a title stood before it."""

    words: tuple[str, ...]
    named_person: bool


def initials(words: Sequence[str]) -> str:
    """The initials of the capitalised words: "World Relief Fund" -> "WRF"."""
    return "".join(word[0] for word in words if word[0].isupper() and word.lower() not in _SMALL)


def expands(acronym: str, words: Sequence[str]) -> bool:
    """Whether `words` may be what the acronym in brackets beside them stands for.

    The initials agree, or the acronym begins with the first initial and runs through the letters
    in order (an acronym of another language's words often shares only these).
    """
    plain = acronym.replace(".", "").upper()
    if len(words) < 2 or not 2 <= len(plain) <= 8:
        return False
    if initials(words).upper() == plain:
        return True
    letters = iter("".join(words).upper())
    return plain[0] == words[0][0].upper() and all(letter in letters for letter in plain)


def is_acronym(word: str) -> bool:
    plain = word.replace(".", "")
    return (
        2 <= len(plain) <= 8 and plain[0].isupper() and sum(letter.isupper() for letter in plain) * 3 >= len(plain) * 2
    )


def _key(words: Sequence[str]) -> str:
    return " ".join(words).replace(" - ", "-").replace(" – ", "-").lower()


def country_spelling(words: Sequence[str]) -> str | None:
    """The words as the gazetteer spells them when they name a country or its people ("KENYA" -> "Kenya"), else None."""
    text = " ".join(words)
    if country(text) is not None:
        return text
    if text.isupper() and len(text) > 3 and country(text.title()) is not None:
        return text.title()
    return None


def country_key(key: str) -> bool:
    """Whether a key is that of a country."""
    return country(key) is not None or country(key.title()) is not None


def _country_key(words: Sequence[str]) -> str | None:
    spelled = country_spelling(words)
    found = country(spelled) if spelled is not None else None
    return found.name.lower() if found is not None else None


def entity_keys(mentions: Sequence[Mention], expansions: Mapping[tuple[str, ...], tuple[str, ...]]) -> list[str]:
    """One key for each mention, in order.

    `expansions`: the words of an acronym or another name -> those of the name that the text gives beside it.  Linear
    in the mentions.
    """
    by_suffix: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    by_initials: dict[str, set[tuple[str, ...]]] = {}
    by_last: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    by_head: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for position, mention in enumerate(mentions):
        words = mention.words
        if len(words) < 2 or _country_key(words):
            continue
        if len(words) == 3:
            by_suffix.setdefault(words[1:], set()).add(words)
        letters = initials(words)
        if len(letters) > 1:
            by_initials.setdefault(letters, set()).add(words)
        headed = any(word.lower() in ORGANISATION_HEADS for word in words)
        if not headed and words[-1].lower() not in FUNCTION_WORDS:
            by_last.setdefault(words[-1], []).append((position, words))
        for word in words:
            if word.lower() in ORGANISATION_HEADS:
                by_head.setdefault(word, []).append((position, words))

    def nearest(places: list[tuple[int, tuple[str, ...]]], position: int) -> tuple[str, ...]:
        """The last full form before the mention, else the first after it."""
        low, high = 0, len(places)
        while low < high:
            middle = (low + high) // 2
            if places[middle][0] < position:
                low = middle + 1
            else:
                high = middle
        return places[low - 1][1] if low else places[0][1]

    keys = []
    for position, mention in enumerate(mentions):
        words = mention.words
        full = words
        if words in expansions:
            full = expansions[words]
        elif len(words) == 1:
            word = words[0]
            if (known := _country_key(words)) is not None:
                keys.append(known)
                continue
            if is_acronym(word) and len(by_initials.get(word.replace(".", ""), ())) == 1:
                full = next(iter(by_initials[word.replace(".", "")]))
            elif word in BODIES:
                full = tuple(BODIES[word].split())
            elif word in by_last and not (word.isupper() and len(word) > 1):
                full = nearest(by_last[word], position)
            elif word in by_head:
                full = nearest(by_head[word], position)
        elif len(words) == 2 and words[1] not in _SMALL and len(by_suffix.get(words, ())) == 1:
            whole = next(iter(by_suffix[words]))
            if not any(word.lower() in ORGANISATION_HEADS or word.lower() in PLACE_HEADS for word in whole):
                full = whole  # "Jordan Reyes" after "Michael Jordan Reyes"
        elif words[0].lower() in ("al", "el") and len(words) == 3 and words[2] in by_last and not mention.named_person:
            full = nearest(by_last[words[2]], position)
        keys.append(_country_key(full) or _key(full))
    return keys
