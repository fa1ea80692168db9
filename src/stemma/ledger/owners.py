"""Whose a share, a sum or a size is: the names in its clause."""

from __future__ import annotations

import re

from stemma.language.gazetteer import MONTHS, ORGANISATION_HEADS, PERSON_TITLES, WEEKDAYS
from stemma.language.lexicon import FUNCTION_WORDS

CLAUSE_BREAK = re.compile(r"[,;:()\d]|\band\b|\bbut\b")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_PLURAL = re.compile(r"(?<=\w\w)[es]+$")
_OF_SOMEBODY = re.compile(r"\b(?:her|his|its|their)\b", re.IGNORECASE)
_FOR_SOMEBODY = re.compile(r"\s+for\s+((?:the\s+)?(?:[A-Z][\w'’-]*\s?){1,5})")
_NO_OWNER = FUNCTION_WORDS | PERSON_TITLES | ORGANISATION_HEADS | frozenset(WEEKDAYS) | frozenset(MONTHS)


def owner_of(before: str, after: str) -> frozenset[str]:
    """Whose share it is, by the words of the names in its clause ("the Holms paid a rate of"), a plural as its singular.

    "39 percent for the Harvest Party" is the party's.  A year, and the colon that announces the figure, end no clause
    ("the Holms' 2014 tax rate: ").  Where the clause says "her" or "its" of it and names nobody, the last name before
    the clause.  Titles, nouns of bodies and days are no names.
    """
    given = _FOR_SOMEBODY.match(after)
    if given and (names := _name_words(given.group(1))):
        return names
    *earlier, clause = CLAUSE_BREAK.split(_YEAR.sub(" ", before).rstrip(" :"))
    for part in (clause, *reversed(earlier)) if _OF_SOMEBODY.search(clause) else (clause,):
        if names := _name_words(part):
            return names
    return frozenset()


def _name_words(text: str) -> frozenset[str]:
    found = [word for word in re.findall(r"[^\W\d_]+", text) if word[0].isupper() and word.casefold() not in _NO_OWNER]
    return frozenset(_PLURAL.sub("", word.casefold()) for word in found)
