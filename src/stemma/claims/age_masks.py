"""Bare numbers that are ages of people: "Ada Kuhn, 38,", "she was 34 when", "children under five".

Ages in words of their own ("34-year-old", "aged six") are in `mask_patterns`.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.following import plural_noun_follows, unit_follows
from stemma.claims.persons import is_person
from stemma.claims.words import Word, lower_at
from stemma.language.lexicon import lemma
from stemma.language.wordlist import listed

#: No one is older.
_OLDEST = 120
_BEING = listed("be been is was") | {"'s"}
_TURNING = listed("turn turned turning turns")
_ONE_PERSON = listed("boy girl he i man she who woman")
#: What may follow the age of a person.
_AFTER_AGE = listed("after and at before but by during in last next on this when")
_AFTER_APPOSED = listed("and died from is of said says was who") | frozenset(",.;:()—–-")
_WHERE = listed("across along around at between during in inside near on outside since throughout until")
#: Pronouns and ordinals that stand for a person: "one, 33, was hurt".
_ANOTHER = listed("another fourth one other second third")
#: What opens a list of ages, and what joins two of them.
_OPENERS = listed("age aged ages")
_JOINTS = frozenset({",", "&", "and", "or"})
_LONGEST_LIST = 30
_LIMITS = listed("above below over under")
_LIMITED = (
    "babies", "boys", "child", "children", "girls", "infants", "kids", "men", "people", "persons", "players", "those", "women",
)  # fmt: skip


def is_age(words: Sequence[Word], at: int) -> bool:
    """Is the number in digits words[at] the age of a person?"""
    return (
        _apposed(words, at)
        or under_age(words, at)
        or _said_of_person(words, at)
        or _of_person(words, at)
        or _of_both(words, at)
        or _listed(words, at)
    )


def under_age(words: Sequence[Word], at: int) -> bool:
    """ "children under five", "people over 65": a limit of age right after those it limits."""
    if at < 2 or lower_at(words, at - 1) not in _LIMITS or not words[at - 2].lower.endswith(_LIMITED):
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    return after is None or after.kind != "word" or after.tag not in ("NOUN", "PROPN", "ADJ", "NUM")


def _apposed(words: Sequence[Word], at: int) -> bool:
    """ "Dr Ada Kuhn, 38," and "Kuhn (38)"."""
    if at < 2 or not _may_be_age(words[at].text):
        return False
    opener = words[at - 1].text
    name = words[at - 2]
    if at >= 3 and ((name.text == "." and name.glued) or name.text in ("”", '"', ")")):
        name = words[at - 3]  # "Dost Jr., 38,"
    capital = name.kind == "word" and name.text[:1].isupper() and (name.tag in ("PROPN", "") or not name.text.isupper())
    following = lower_at(words, at + 1)
    if opener == "(":
        return capital and following == ")"
    if opener != ",":
        return False
    if (is_person(name.lower) or name.lower in _ANOTHER) and following in ("", ",", "("):
        return True  # "a woman, 30, was robbed", "the other, 25,"
    if following.isalpha() and _of_place_or_time(words, at - 2):
        return False
    return capital and (not following or following in _AFTER_APPOSED)


def _of_place_or_time(words: Sequence[Word], at: int) -> bool:
    """Does the name that ends at words[at] tell where or when: "In Velm, 31 died", "treated in May, 31 died"?"""
    while at > 0 and words[at].kind == "word" and words[at].text[:1].isupper() and words[at].tag in ("PROPN", ""):
        at -= 1
    return words[at].lower in _WHERE


def _said_of_person(words: Sequence[Word], at: int) -> bool:
    """ "she was 34 when", "who turned 60 in May": a bare number said of one person."""
    if not _may_be_age(words[at].text) or unit_follows(words, at) or plural_noun_follows(words, at):
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    if after is not None and after.kind == "word" and after.lower not in _AFTER_AGE:
        return False
    if after is not None and after.kind == "mark" and after.text not in (",", ".", ";", "!", "?", ")"):
        return False
    verb = lower_at(words, at - 1)
    if verb not in _BEING and verb not in _TURNING:
        return False
    return any(word.lower in _ONE_PERSON for word in words[max(0, at - 4) : at - 1])


def _of_person(words: Sequence[Word], at: int) -> bool:
    """ "a woman of 61 died", "a boy of 14": a number that one person is of, and that counts nothing after it."""
    if at < 2 or lower_at(words, at - 1) != "of" or not _may_be_age(words[at].text):
        return False
    person = words[at - 2].lower
    one = is_person(person) and lemma(person, "NOUN") == person
    return one and not unit_follows(words, at) and not plural_noun_follows(words, at)


def _of_both(words: Sequence[Word], at: int) -> bool:
    """ "His brothers, both 23, were"."""
    ends = at + 1 >= len(words) or words[at + 1].text in (",", ".", ";", ")")
    return lower_at(words, at - 1) == "both" and ends and _may_be_age(words[at].text)


def _listed(words: Sequence[Word], at: int) -> bool:
    """ "Two boys, 14 and 15, were", "the victims, aged 13, 17 and 19,": ages of several people, one after the other.

    The list opens after "aged", or after a comma that follows people; it ends with a comma, the sentence or a verb.
    """
    first, last = _reach(words, at, -1), _reach(words, at, 1)
    if first == last or not all(_may_be_age(w.text) for w in words[first : last + 1] if w.kind == "number"):
        return False
    if lower_at(words, first - 1) in _OPENERS:
        return True
    noun = lower_at(words, first - 2)
    people = is_person(lemma(noun, "NOUN")) or noun in ("others", "twins")
    after = words[last + 1] if last + 1 < len(words) else None
    ends = after is None or after.kind == "mark" or after.tag in ("ADP", "AUX", "VERB")
    return lower_at(words, first - 1) == "," and people and ends


def _reach(words: Sequence[Word], at: int, step: int) -> int:
    """The last number that commas and "and" join to words[at] in one direction; at most `_LONGEST_LIST` further."""
    for _ in range(_LONGEST_LIST):
        beyond = at + step
        while 0 <= beyond < len(words) and words[beyond].lower in _JOINTS and abs(beyond - at) <= 2:
            beyond += step
        if abs(beyond - at) < 2 or not 0 <= beyond < len(words) or words[beyond].kind != "number":
            break
        at = beyond
    return at


def _may_be_age(text: str) -> bool:
    return text.isdecimal() and len(text) <= 3 and 0 < int(text) < _OLDEST
