"""Two foldings of a place's name: of its spelling, and of how another script was written in Latin letters.

`folded` takes away what typing changes: case, accents, apostrophes, hyphens, "St." for "Saint".  Names that fold alike
are one written form.

`sounded` takes away what romanisations of one Arabic, Persian, Cyrillic or Indic name disagree in (UN, BGN, French
and journalistic practice side by side: Dayr az-Zawr, Deir ez-Zor, Deïr Ezzor):

- the article and its assimilation to a following sun letter: "al-", "el-", "ez-Z", "ash-Sh";
- one consonant in several letters: q, c and k; dj, dzh and j; sh, ch and sch; kh and x; ph and f; w, v and ou before a
  vowel; gh and g, dh and d, th and t;
- doubled consonants, and the h of a final "-ah";
- vowels: diphthongs and long vowels go to one of three (a; e, i, y; o, u, w), and after the first syllable, where
  romanisations agree least, to one sign for all.

Names that sound alike are candidates for one place, no more: it is read only for names in countries of such scripts.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({
    "đ": "d", "ð": "d", "ı": "i", "ł": "l", "ø": "o", "œ": "oe", "æ": "ae", "ß": "ss", "þ": "th", "ə": "e",
})  # fmt: skip
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼʻʿʾ."), "")
_WORD = re.compile(r"[^\W\d_]+")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}

_ARTICLES = frozenset({"al", "el", "il", "ul"})
_SUN_LETTERS = frozenset("dlnrstz")
_ONE_SOUND: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"\b[ao]?ou(?=[aei])", "w"),
        (r"dzh|dsch|dj|dsh", "j"),
        (r"tsch|tch|sch|sh|ch", "š"),
        (r"kh", "x"),
        (r"ph", "f"),
        (r"gh", "g"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"zh", "z"),
        (r"ck|q|c", "k"),
        (r"(?<=[aeiouy])h\b", ""),
        (r"(?<![aeiouy])w(?=[aeiouy])|(?<=[aeiouy])w(?=[aeiouy])|v", "v"),
        (r"(?<![aeiouyw])y(?=[aeiou])|(?<=[aeiou])y(?=[aeiou])", "j"),
    )
)
_DOUBLED = re.compile(r"([^aeiouyw])\1+")
_VOWELS = re.compile(r"[aeiouyw]+")


def folded(name: str) -> str:
    """The spelling without case, accents, apostrophes and hyphens: "Deïr ez-Zor" -> "deir ez zor"; "" for no letters."""
    if name.isascii() and name.isalpha():
        return name.lower() if len(name) > 3 else _SHORT.get(name.lower(), name.lower())
    text = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS).translate(_APOSTROPHES))
    text = "".join(character for character in text if not unicodedata.combining(character))
    return " ".join(_SHORT.get(word, word) for word in _WORD.findall(text))


def sounded(name: str) -> str:
    """The name as its romanisations share it: "Dayr az-Zawr", "Deir Al Zor" -> "dEr zOr"; "" for no letters."""
    words = folded(name).split()
    kept = [word for at, word in enumerate(words) if not _is_article(words, at)]
    return " ".join(_sound(word) for word in kept)


def _is_article(words: list[str], at: int) -> bool:
    """Whether the word is an article: "al", or its l turned into the sun letter that the next word begins with."""
    word = words[at]
    if at + 1 == len(words):
        return False
    if word in _ARTICLES:
        return True
    letters = word[1:]
    return (
        word[:1] in "aeu"
        and letters != ""
        and letters[0] in _SUN_LETTERS
        and words[at + 1].startswith(letters)
        and len(letters) <= 2
    )


def _sound(word: str) -> str:
    for pattern, letter in _ONE_SOUND:
        word = pattern.sub(letter, word)
    word = _DOUBLED.sub(r"\1", word)
    pieces = []
    at = 0
    for number, match in enumerate(_VOWELS.finditer(word)):
        pieces.append(word[at : match.start()])
        pieces.append(_vowel(match.group()) if number == 0 else "*")
        at = match.end()
    return "".join([*pieces, word[at:]])


def _vowel(letters: str) -> str:
    if any(letter in "ouw" for letter in letters):
        return "O"
    return "E" if any(letter in "eiy" for letter in letters) else "A"
