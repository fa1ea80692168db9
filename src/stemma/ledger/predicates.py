"""Roles that several words name together, or that stand with the noun that announces the figure."""

from __future__ import annotations

import re

from stemma.claims.role_words import ROLES, role_class
from stemma.language.lexicon import FUNCTION_WORDS, lemma
from stemma.ledger.nouns import head_of, names_people
from stemma.ledger.owners import CLAUSE_BREAK

#: "Taking the number of people killed in the collapse to seven".
_NUMBER_OF = re.compile(
    r"\b(?:amount|count|estimate|number|tally|total|volume)\s+of\s+((?:[\w'’-]+\s+){1,12}?)(?:to|at|as|is|was|(?:stood|stands)\s+at|reached)\s+"
    r"(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
#: What befell people, in more than one word: "left their homes", "has fallen ill".
_ROLE_PHRASES = (
    (
        "displaced",
        re.compile(
            r"(?:flee|fled|leave|leaving|left|out\s+of|from)\s+their\s+(?:homes|houses|villages)\b", re.IGNORECASE
        ),
    ),
    ("infected", re.compile(r"(?:(?:fall|fallen|fell)\s+(?:ill|sick)|caught\s+(?:it|the))\b", re.IGNORECASE)),
    ("closed", re.compile(r"(?:were|was|are|is|remained?|stayed|stay|kept)\s+(?:closed|shut)\b", re.IGNORECASE)),
    (
        "striking",
        re.compile(
            r"(?:stayed\s+away|stay\s+away|stayed\s+off|walked\s+off)\b(?:\s+from)?(?:\s+(?:work|their|the))?",
            re.IGNORECASE,
        ),
    ),
)
#: Verbs that news prose uses for one another of one thing; each line is a family, and a verb may be of two.
_VERB_FAMILIES: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split())
    for line in """
axe cut eliminate scrap shed slash trim
break cut sever snap
call deploy dispatch mobilise mobilize send
collect gather raise
donate give pledge
down stop strike striking walk
""".strip().splitlines()
)
_PHRASE_REACH = 60


def announced(before: str, role: str, head: str) -> tuple[str, str]:
    """Role and head told in "the number of people killed in the collapse rose to"; those given where none are told."""
    found = _NUMBER_OF.search(before)
    if found is None:
        return role, head
    words = re.findall(r"[^\W\d_]+", found.group(1))
    noun = next((head_of(word) for word in words if word.casefold() not in FUNCTION_WORDS), head)
    named = (ROLES.get(word.casefold()) or ROLES.get(lemma(word.casefold(), "VERB")) for word in words)
    return next(filter(None, named), role), noun if names_people(noun) or not head else head


def told_by_phrase(after: str) -> str:
    """The role that several words name together, in the clause after the figure; "" else."""
    clause = CLAUSE_BREAK.split(after[:_PHRASE_REACH])[0]
    return next((role for role, phrase in _ROLE_PHRASES if phrase.search(clause)), "")


def one_predicate(a: str, b: str) -> bool:
    """The two roles are one, by their class or as verbs of one family."""
    if a == b or (role_class(a) and role_class(a) == role_class(b)):
        return True
    return any(a in family and b in family for family in _VERB_FAMILIES)
