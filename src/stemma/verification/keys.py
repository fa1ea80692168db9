"""When two words say the same: inflection, roles, nations, and near-synonyms.

Every word of a claim must be found again in what the reports say, by one of its keys.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from stemma.claims.role_words import PHRASES, ROLES, role_class
from stemma.language.gazetteer import country, country_adjective
from stemma.language.lexicon import FUNCTION_WORDS, lemma
from stemma.language.places.folding import folded as plain_letters
from stemma.ledger.aliases import UsualNames, names_in_force
from stemma.ledger.nouns import kind_of
from stemma.ledger.wording import folded, stem
from stemma.records import Token
from stemma.verification.near_synonyms import CLASSES_OF, WORD_PAIRS

_HYPHENS = re.compile(r"[-‐‑–]")


def keys_of(text: str, tag: str = "") -> frozenset[str]:
    """What a word is found by: its stem, its role, its class of near-synonyms, its country, its body.

    A hyphenated word has the keys of the whole; `parts_of` gives its parts.
    """
    return _keys_of(text, tag, names_in_force())


@lru_cache(maxsize=1 << 16)
def _keys_of(text: str, tag: str, usual: UsualNames) -> frozenset[str]:
    lower = folded(text)
    found = {stem(lower), plain_letters(lower)}
    bases = {lower, lemma(lower, "VERB"), lemma(lower, "NOUN")}
    for base in bases:
        found.add(stem(base))
        role = ROLES.get(base)
        if role is not None:
            found.add(f"role:{role_class(role)}")
        for form in (base, stem(base)):
            found.update(CLASSES_OF.get(form, ()))
        if tag in ("NOUN", "") and base == lemma(lower, "NOUN") and kind_of(base) not in ("", "people", "person", base):
            found.add(f"kind:{kind_of(base)}")
    if lower in ("up", "down"):
        found.add("like:" + ("climb" if lower == "up" else "decline"))
    if lower == "left":
        found.add("role:" + role_class("remaining"))
    if text[:1].isupper():
        land = country(text) or country_adjective(text)
        if land is not None:
            found.add(f"land:{land.code}")
        body = usual.spelt(lower)
        if body is not None:
            found.add(f"body:{folded(body)}")
    return frozenset(key for key in found if key)


def out_of(tokens: Sequence[Token], at: int) -> bool:
    """The noun stands right after "out of": what is out of order is not in order."""
    before = [token.text.casefold() for token in tokens[max(0, at - 2) : at]]
    return before == ["out", "of"] and tokens[at].tag == "NOUN"


def parts_of(text: str) -> list[str]:
    """The content words of a hyphenated word; the word itself when it is none."""
    parts = [part for part in _HYPHENS.split(text) if part]
    return [part for part in parts if part.casefold() not in FUNCTION_WORDS] or [text]


def phrase_keys(tokens: Iterable[Token], reach: int = 8) -> dict[int, set[str]]:
    """Keys that a verb has together with a word soon after it: index of each of the two -> keys ("cut off", "laid off")."""
    words = list(tokens)
    found: dict[int, set[str]] = defaultdict(set)
    for at, token in enumerate(words):
        base = lemma(token.text, "VERB")
        table = PHRASES.get(base)
        for after in range(at + 1, min(len(words), at + 1 + reach)):
            low = words[after].text.casefold()
            key = ""
            if table is not None and low in table:
                key = f"role:{role_class(table[low])}"
            elif (base, low) in WORD_PAIRS:
                key = sorted(keys_of(WORD_PAIRS[base, low], "VERB"), key=lambda k: (":" not in k, k))[0]
            if key:
                found[at].add(key)
                found[after].add(key)
    return found
