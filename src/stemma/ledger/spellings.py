"""One name in two spellings: transliterated anew, or in the English of another country.

What such spellings keep are the consonants; what they change are vowels, doubled letters and a few
letters for one sound ("Hizbullah", "Hezbollah"; "Defence", "Defense").  Two names are spelt alike
when every word has the same consonants and hardly another letter.  A country's name is never a
spelling of another one (Niger, Nigeria).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

from stemma.language.gazetteer import country, country_adjective

_ARTICLES = frozenset({"al", "an", "ar", "as", "ash", "at", "el", "ul"})
_ONE_SOUND = str.maketrans({"q": "k", "z": "s"})
_VOWELS = "aeiou"
#: Consonants that a name needs before its spelling tells anything, and letters of a word that may vary.
_ENOUGH = 5
_LONG_WORD = 5

Skeleton = tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def skeleton(name: str) -> Skeleton | None:
    """The consonants of each word of a folded name; None when they are too few to tell names apart."""
    bones = tuple("".join(c for c in word if c not in _VOWELS) for word in _words(name))
    return bones if sum(map(len, bones)) >= _ENOUGH else None


def spelt_alike(one: str, other: str) -> bool:
    """Two folded names are spellings of one: word for word the same consonants, and hardly a letter besides."""
    if one == other or skeleton(one) is None or skeleton(one) != skeleton(other):
        return False
    return all(a == b or _variants(a, b) for a, b in zip(_words(one), _words(other), strict=True))


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’‘`´")
    words = [word for word in re.findall(r"[^\W\d_]+", plain) if word not in _ARTICLES]
    return [_simplified(word) for word in words]


def _simplified(word: str) -> str:
    word = re.sub(r"c(?=[ei])", "s", word).replace("ph", "f").translate(_ONE_SOUND)
    return re.sub(r"(.)\1+", r"\1", word)


def _variants(a: str, b: str) -> bool:
    long = max(len(a), len(b))
    if long < _LONG_WORD or a[0] != b[0]:
        return False
    if any(country(w.title()) or country_adjective(w.title()) for w in (a, b)):
        return False
    return OSA.distance(a, b) <= max(1, long // 4)
