"""Victims told in a list without a count of all: "Man, toddler found dead", "kills wife, two sons, then himself"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from stemma.claims.persons import is_person
from stemma.language.lexicon import lemma
from stemma.language.wordlist import listed

Slot = Literal["killed", "injured", "hit"]
_NUMBERS: Mapping[str, int] = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    **{str(n): n for n in range(2, 31)},
}  # fmt: skip
_BETWEEN = re.compile(r"\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*")
_AGE = re.compile(r"\d{1,3}")
_YEAR_OLD = re.compile(r"(?:\w+[-‑]){2}old$|\d{1,3}[-‑](?:year|month|week|day)[-‑]old$", re.IGNORECASE)
_FEW_WORDS = 4
#: Nouns of people that are no one person.
_GROUPS = listed("army couple crew family friend household people personnel staff team")
_LIST = r"(?P<list>[^.;:!?\n—–]{3,90}?)"
#: A headline that lists its victims and then says what befell them.
_HEADLINE = re.compile(
    r"(?:^|[:;,—–]\s+|\b(?:after|as|before|in|of|when|leaves|leaving)\s+)"
    + _LIST
    + r",?\s+(?:(?:are|is|was|were)\s+)?(?:\w+ly\s+)?"
    r"(?P<fate>shot(?:\s+(?:dead|to\s+death|and\s+killed)|,\s+killed)?|killed|slain|murdered|dead|found\s+dead|die[ds]?|drown(?:ed|s)?|"
    r"wounded|injured|hurt|hospitali[sz]ed|stabbed(?:\s+to\s+death)?)\b",
    re.IGNORECASE | re.MULTILINE,
)
#: "Killed his wife, two sons, then himself".
_OWN_HAND = re.compile(
    r"\b(?P<deed>fatally\s+sho(?:ots?|oting|t)|shot\s+and\s+killed|kill(?:s|ed|ing)|murder(?:s|ed|ing)|sho(?:ots?|oting|t)|stab(?:s|bed|bing))\s+"
    + _LIST
    + r"(?:\s*,\s*|\s+)(?:and\s+|before\s+(?:fatally\s+)?(?:killing|shooting)\s+)?(?:then\s+|finally\s+)?(?:(?:killed|shot)\s+)?(?:himself|herself|self)\b",
    re.IGNORECASE,
)
_HURT = re.compile(r"wounded|injured|hurt|hospitali[sz]ed|stabbed$", re.IGNORECASE)


#: "His brother was wounded", "Vern was also hurt", "critically wounding the other man".
_ONE_HURT = re.compile(
    r"\b(?:(?i:her|his|the|their)\s+(?:[\w-]+\s+){0,2}?(?P<noun>[a-z-]+)|(?P<name>[A-Z][a-z]+(?:,\s+\d{1,3},)?))\s+(?:is|was)\s+(?:also\s+)?"
    r"(?:shot\s+and\s+)?(?:\w+ly\s+)?(?:hurt|injured|wounded)\b|"
    r"\b(?:[Aa]n?|[Tt]he)\s+(?:second|third|fourth|fifth|sixth|seventh|other)\s+(?:\w+\s+)?(?:is|was)\s+(?:\w+ly\s+)?(?:hurt|injured|wounded)\b|"
    r"\b(?:is|was)\s+expected\s+to\s+(?:live|recover|survive)\b|"
    r"\b(?:injuring|wounding)\s+(?:another|an?\s+(?:second|third|fourth|fifth|sixth|seventh)\b|(?:her|his|the|an?)\s+(?:[\w-]+\s+){0,2}?(?P<object>[a-z-]+)\b|[A-Z][a-z]+\s+[A-Z][a-z]+)"
)


@dataclass(frozen=True, slots=True)
class VictimList:
    """So many told in a list; `spared`: the chance that the one who did it, if he died, is not among them."""

    slot: Slot
    count: int
    start: int
    spared: float


def victims_in_headline(headline: str) -> Iterator[VictimList]:
    """The persons of a headline that it names without an article, one or several; offsets into it."""
    for found in _HEADLINE.finditer(headline):
        count = persons_listed(found["list"])
        if count is None or _is_figure(found["list"]):
            continue
        fate = found["fate"].casefold()
        dead = re.search(r"dead|die", fate)  # "found dead" has everybody, "killed" those whom somebody killed
        slot: Slot = "hit" if fate == "shot" else "injured" if _HURT.fullmatch(fate) else "killed"
        yield VictimList(slot, count, found.start("list"), 0.2 if dead else 0.6)


def victims_of_own_hand(text: str) -> Iterator[VictimList]:
    """The lists that end with the one who did it, who is counted."""
    for found in _OWN_HAND.finditer(text):
        count = persons_listed(found["list"])
        if count is not None:
            deadly = re.match(r"fatally|kill|murder|shot\s+and", found["deed"], re.IGNORECASE)
            yield VictimList("killed" if deadly else "hit", count + 1, found.start("list"), 0.0)


def first_hurt(text: str) -> int | None:
    """Where one person is first told to be hurt who is known by name or from before; None when nobody is."""
    for found in _ONE_HURT.finditer(text):
        noun = found["noun"] or found["object"]
        if noun is None or is_person(noun):
            return found.start()
    return None


def _is_figure(text: str) -> bool:
    """Is it one noun with its number, which is read as a figure?"""
    return text.split()[0].casefold() in _NUMBERS and len(_BETWEEN.split(text.strip(" ,"))) == 1


def persons_listed(text: str) -> int | None:
    """How many persons a list of noun phrases names; None when it names anything else, or a plural without a number."""
    total = 0
    for item in _BETWEEN.split(text.strip(" ,")):
        if _AGE.fullmatch(item) and total:
            continue  # "a woman, 30, and ..."
        words = item.split()
        if not words or len(words) > _FEW_WORDS:
            return None
        number = next((_NUMBERS[w.casefold()] for w in words[:2] if w.casefold() in _NUMBERS), None)
        last = words[-1].casefold()
        noun = lemma(last, "NOUN")
        if noun in _GROUPS or not (is_person(noun) or _YEAR_OLD.search(item)):
            return None
        if any(lemma(w.casefold(), "NOUN") in _GROUPS for w in words[:-1]):
            return None  # "friends remember man killed"
        plural = noun != last
        if plural and number is None:
            return None
        total += number if number is not None and (plural or noun in ("people",)) else 1
    return total or None
