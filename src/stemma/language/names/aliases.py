"""Other names that the text itself gives: "Norvik Maritime, formerly known as Baltline", "the Housing Board, or THB".

Read from the words between two names that follow each other; the first is the one the other belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from stemma.language.gazetteer import country
from stemma.language.names.entities import expands, is_acronym
from stemma.language.names.runs import Run
from stemma.records import Token

_LONGEST_LINK = 9
_WHEN = (
    "also|affectionately|alternatively|better|colloquially|commonly|formally|formerly|initially|locally|more\\s\\w+|now|"
    "officially|often|once|originally|otherwise|popularly|previously|since|sometimes|still|then|variously|widely"
)
#: "known as" needs no mark before it; a verb that also has objects of its own ("Lund called Ruen") needs one.
_LINK = re.compile(
    rf"(?P<open>[,(–—]\s|(?:which|who|that)\s)*(?P<be>(?:is|are|was|were|been|be|has|had)\s)*(?P<when>(?:{_WHEN})\s)*"
    r"(?:(?P<known>(?:known|referred\sto)\s(?:as|by|to\s\w+\sas)|a\.?k\.?a\.?|alias)"
    r"|(?P<called>abbreviated(?:\s(?:as|to))?|called|dubbed|named|nicknamed|rebranded(?:\sas)?|rechristened|renamed"
    r"|shortened\sto|styled|titled))"
    r"(?:\s(?:its|the|their|his|her))?(?:\s(?:acronym|alias|initials|nickname|pseudonym|stage\sname))?(?:\sof)?(?:\s[\"“‘'])?$"
)
_FORMER = re.compile(
    r"[,(–—]\s(?:formerly|previously|originally|once|now|née|nee|né|until\srecently)(?:\sthe)?(?:\s[\"“‘'])?$"
)
_OR = re.compile(r"(?:[,(–—]\s)?or(?:\sthe)?(?:\s[\"“‘'])?$")
#: What ties the name right before the link to another one, to which the alias then belongs: "Krog of Skarn, also known as".
_TIES = frozenset({"at", "from", "in", "near", "of"})


class OtherName(NamedTuple):
    """The runs (by index) of a name and of its other name, and the words that say so."""

    name: int
    other: int
    words: str


def other_names(tokens: Sequence[Token], runs: Sequence[Run]) -> list[OtherName]:
    """The pairs of names that the text equates, in text order; `runs` in text order.  Linear in the runs."""
    found = []
    for at in range(1, len(runs)):
        left, right = runs[at - 1], runs[at]
        if not 0 < right.first - left.last <= _LONGEST_LINK:
            continue
        link = " ".join(token.text.lower() for token in tokens[left.last : right.first])
        if not _equates(link, tokens, left, right):
            continue
        name = at - 1
        if name and left.first - runs[name - 1].last == 1 and tokens[left.first - 1].text.lower() in _TIES:
            name -= 1
        if country(_text(tokens, right)) is None and not _same(tokens, runs[name], right):
            found.append(OtherName(name, at, link.strip(" ,(–—\"“‘'")))
    return found


def _equates(link: str, tokens: Sequence[Token], left: Run, right: Run) -> bool:
    match = _LINK.match(link)
    if match is not None:
        return match["known"] is not None or any(match[group] for group in ("open", "be", "when"))
    if _FORMER.match(link):
        return True
    words = [token.text for token in tokens[left.first : left.last]]
    short = tokens[right.first].text
    return right.last - right.first == 1 and _OR.match(link) is not None and is_acronym(short) and expands(short, words)


def _text(tokens: Sequence[Token], run: Run) -> str:
    return " ".join(token.text for token in tokens[run.first : run.last])


def _same(tokens: Sequence[Token], one: Run, other: Run) -> bool:
    return _text(tokens, one) == _text(tokens, other)
