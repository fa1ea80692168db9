"""Persons told beside a count without a number of their own: "his wife, two children and a neighbour", "she and three others"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.claims.persons import is_person
from stemma.language.lexicon import lemma
from stemma.language.wordlist import listed
from stemma.ledger.mentions import Mention

#: "... and a neighbour", "..., his mother"; and "his wife and ...", "a woman, ..." before a count.
_AND_ONE = re.compile(
    r"(?:\s+[a-z][\w-]*)?(?:,\s+and|\s+and|,)\s+(?:an?|her|his|their|another)\s+([\w-]+)(?:\s+([a-z]+))?\b",
    re.IGNORECASE,
)
_ONE_AND = re.compile(
    r"\b(?:kill(?:ed|ing|s)|murder(?:ed|ing)|shot|shoots|wound(?:ed|ing|s)|injur(?:ed|es|ing))\s+(?:an?\s+|her\s+|his\s+|\w+['’]s\s+)"
    r"([\w-]+)(?:\s+([a-z]+))?(?:,\s+and|\s+and|,)\s+(?:her\s+|his\s+)?$",
    re.IGNORECASE,
)
#: A headline that lists victims before their predicate: "Woman, 3 teenage daughters shot".
_HEADING = re.compile(r"(?:^|[:;\n]\s*)([A-Z][\w-]+)(?:,\s+\d{1,2})?(?:,|\s+and|\s+&)\s+$")
#: What opens the part of a sentence in which somebody is joined to a count: "... when a boy and three others were shot".
_OPENS = re.compile(
    r"[.;:!?\n“”\"(]\s*|,\s+(?!\d)|—\s*|–\s+|\b(?:after|although|and|as|because|before|if|said|says|that|when|where|which|while|who)\s+",
    re.IGNORECASE,
)
_JOINS = re.compile(r",?\s+(?:along\s+with|and|as\s+well\s+as|plus|&)\s+(?:at\s+least\s+)?$", re.IGNORECASE)
_REACH = 120
_DOING = re.compile(
    r"\b(kill(?:ed|ing|s)|murder(?:ed|ing)|shot|shoots|shooting|wound(?:ed|ing|s)|injur(?:ed|es|ing)|struck|striking|hit|hitting|le(?:ft|aving))\s+"
    r"(?:and\s+\w+ed\s+)?(?=\S)",
    re.IGNORECASE,
)
_AGE = re.compile(r",\s+\d{1,3},?$")
_PRONOUNS = listed("he her herself him himself she")
_ARTICLES = listed("a an another her his one the their this")
_NAME = re.compile(r"(?:(?:[A-Z][a-z]+\.?|[A-Z]\.)\s+){0,3}[A-Z][\w'’-]+(?:\s+[JS]r\.?)?")
#: Nouns that tell who somebody is, rather than that people are counted.
_OF_KIND = listed("""
    adult aunt baby bystander boy boyfriend brother child civilian cousin crewman daughter deputy doctor driver father
    fighter firefighter fisherman friend girl girlfriend grandfather grandmother guard guerrilla husband infant insurgent
    journalist juvenile man medic militant miner mother neighbor neighbour nephew niece nurse officer paramedic passenger
    pedestrian pilot police policeman protester pupil rebel rescuer sailor separatist sister soldier son student stepson
    teacher teen teenager toddler tourist trooper uncle villager volunteer wife woman worker
""")
_JOINT = re.compile(r"[^.;:!?\n]{0,60}?(?:,|\band\b|&)[^.;:!?\n]{0,24}$")


def tells_kind(mention: Mention) -> bool:
    """Is it told who they are ("two boys", "a guard"), as one does who lists all of them?"""
    return mention.question.head in _OF_KIND or "article" in mention.quantity.flags


def listed_together(one: Mention, other: Mention, text: str) -> bool:
    """Are two counts of persons of some kind told one after the other in one list?"""
    return (
        tells_kind(one)
        and tells_kind(other)
        and one.sentence == other.sentence
        and _JOINT.fullmatch(text[one.quantity.end : other.quantity.start]) is not None
    )


def beside(mentions: Sequence[Mention], text: str) -> int:
    """How many persons are told beside those counted, after them or before: "killed his wife, two children and a neighbour"."""
    found = 0
    at = mentions[-1].quantity.end
    while (more := _AND_ONE.match(text, at)) and (end := _person_end(more)):
        found, at = found + 1, end
    start = mentions[0].quantity.start
    before = _ONE_AND.search(text, max(0, start - 60), start)
    heading = _HEADING.search(text, max(0, start - 60), start)
    one_before = before is not None and _person_end(before) is not None
    head_before = heading is not None and _is_kind(heading.group(1))
    return found + (one_before or head_before)


def joined_to_one(mention: Mention, text: str) -> bool:
    """Is one person joined to the count, with one predicate for all: "he and three others were shot"?

    The person is the subject with them, or the object of a deed of the same role; "killed a guard, and two visitors
    were hurt" joins nobody to the two.
    """
    start = mention.quantity.start
    joins = _JOINS.search(text, max(0, start - _REACH), start)
    if joins is None:
        return False
    part = text[max(0, start - _REACH) : joins.start()]
    opened = [found.end() for found in _OPENS.finditer(part)]
    part = _AGE.sub("", part[opened[-1] if opened else 0 :].strip()).strip()
    deeds = list(_DOING.finditer(part))
    if deeds:
        deed = deeds[-1]
        return _is_one_person(part[deed.end() :]) and _same_deed(deed.group(1).casefold(), mention.question.role)
    return _is_one_person(part)


def _same_deed(deed: str, role: str) -> bool:
    if deed.startswith("le"):
        return True
    return deed[:4] in {
        "killed": ("kill", "murd"),
        "shot": ("shot", "shoo", "stru", "hit"),
        "injured": ("inju", "woun", "hit"),
    }.get(role, ())


def _is_one_person(phrase: str) -> bool:
    words = phrase.split()
    if not words or len(words) > 8:
        return False
    if len(words) == 1 and words[0].casefold() in _PRONOUNS:
        return True
    if _NAME.fullmatch(phrase):
        return True
    old = re.search(r"\b\d{1,3}-year-old$", phrase) is not None
    return words[0].casefold() in _ARTICLES and (old or _is_kind(words[-1]))


def _is_kind(word: str) -> bool:
    plain = word.casefold()
    return plain in _OF_KIND or (is_person(lemma(plain, "NOUN")) and not plain.endswith("s"))


def _person_end(match: re.Match[str]) -> int | None:
    """Where the noun of a person ends that is the first or second word after the article; None for other nouns."""
    for group in (1, 2):
        word = (match.group(group) or "").casefold()
        if word and (word in _OF_KIND or is_person(lemma(word, "NOUN"))):
            return match.end(group)
    return None
