"""The attacker of a report: did he die, was he hurt, and does the report's own toll count him?

Some reports count an attacker among the dead and some do not, so he is told apart, with the words that say it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WHO = r"(?:attacker|assailant|bomber|gunm[ae]n|hijacker|perpetrator|shooter|suspect(?:ed\s+(?:attacker|bomber|gunman|shooter))?)"
_SELF = r"(?:him|her|them)sel(?:f|ves)"
_KILLS = r"(?:kill(?:s|ed|ing)?|murder(?:s|ed|ing)?|shoot(?:s|ing)?|shot|stab(?:s|bed|bing)?|slay(?:s|ing)?|slain)"
#: "Before turning the gun on himself", "a murder-suicide", "killed his wife, then himself", "kills wife, self".
_BY_OWN_HAND = re.compile(
    rf"\b(?:before|then)\s+(?:fatally\s+)?(?:also\s+)?(?:kill(?:ed|ing|s)|shot|shoot(?:ing|s))\s+{_SELF}\b|"
    rf"\bturn(?:ed|ing|s)\s+(?:the|a|that|his|her)\s+(?:\w+\s+)?(?:gun|weapon|rifle|pistol|shotgun|handgun|knife)\s+on\s+{_SELF}\b|"
    r"\bmurder[-\s/]+(?:\w+[-\s]+)?suicide\b|"
    rf"\b{_KILLS}\b[^.;:!?\n]{{3,80}}?(?:,|\band\b|&)\s+(?:and\s+)?(?:then\s+|finally\s+)?(?:{_SELF}|self)\b(?!-)|"
    r"\b(?:bl(?:ew|own|owing)|detonat(?:ed|ing))\s+(?:him|her)self\s+up\b|\bsuicide\s+bomb(?:er|ing)s?\b",
    re.IGNORECASE,
)
#: "The gunman, a former guard, was killed", "officers shot and killed the suspect".
_KILLED = re.compile(
    rf"\b(?:and|who|she|he)\s+(?:then\s+|later\s+|also\s+)?(?:fatally\s+shot\s+{_SELF}|killed\s+{_SELF}|took\s+(?:his|her)\s+own\s+life|"
    r"(?:had\s+)?committed\s+suicide)\b|"
    rf"\b{_WHO}(?:,[^,.;]{{1,60}},|\s+[A-Z]\w+(?:\s+[A-Z]\w+)?)?\s+(?:was\s+)?(?:later\s+|also\s+)?(?:died|dies|is\s+dead|dead\b|"
    r"(?:is|was|were|been)\s+(?:also\s+)?(?:\w+\s+(?:and|by)\s+)?(?:\w+\s+){0,2}(?:dead|killed|slain)|"
    r"(?:was|were|been)\s+(?:\w+\s+)?fatally\s+(?:shot|wounded|injured))\b|"
    rf"\b(?:police|officers?|deputies|deputy|troopers?|guards?|soldiers)\s+(?:\w+\s+){{0,2}}(?:killed|shot\s+and\s+killed|fatally\s+(?:shot|wounded)|shot\s+dead)\s+"
    rf"(?:the\s+|a\s+)?(?:\w+\s+)?{_WHO}\b|"
    rf"\b{_WHO}\b[^.;:!?\n]{{0,60}}\bself-inflicted\b[^.;:!?\n]{{0,40}}(?<!non-)\bfatal\b",
    re.IGNORECASE,
)
_HURT = re.compile(
    rf"\b{_WHO}(?:,[^,.;]{{1,60}},)?\s+(?:was\s+|were\s+|is\s+)(?:also\s+)?(?:(?:shot\s+and|critically|seriously|severely)\s+)?"
    r"(?:injured|wounded|hospitali[sz]ed|shot(?!\s+(?:and\s+killed|dead|to\s+death)))\b|"
    rf"\b(?:shot\s+and\s+wounded|wounded)\s+(?:the\s+|a\s+)?{_WHO}\b",
    re.IGNORECASE,
)
#: Where it was an accident, who shot himself is the victim.
_ACCIDENT = re.compile(r"\baccident(?:al|ally)?\b", re.IGNORECASE)
_COUNTED_IN = re.compile(
    rf"\b(?:includ(?:ing|es?|ed)|among\s+(?:them|the\s+(?:dead|injured|wounded))|one\s+of\s+(?:them|those|the\s+dead))\W+"
    rf"(?:\w+\W+){{0,3}}{_WHO}\b|\b{_WHO}\s+(?:\w+\s+){{0,2}}among\s+the\s+(?:dead|killed|injured|wounded)\b",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"\b(?:attempt(?:ed|s|ing)?|apparent(?:ly)?\s+attempt\w*|tried\s+to|threaten(?:ed|ing|s)?(?:\s+to)?|wanted\s+to|possible)\b[^.]{0,30}$",
    re.IGNORECASE,
)
_REACH = 40


@dataclass(frozen=True, slots=True)
class Attacker:
    """What a report tells of the attacker, in its own words: "" where it tells nothing.

    `own_hand` is set when he died by his own hand, so that others were killed or hurt besides; `counted_in` when the
    report says that its figures have him.
    """

    died: str = ""
    hurt: str = ""
    own_hand: bool = False
    counted_in: bool = False


def find_attacker(text: str) -> Attacker:
    """What the text of a report tells of its attacker."""
    counted_in = _COUNTED_IN.search(text) is not None
    if _ACCIDENT.search(text):
        return Attacker(counted_in=counted_in)
    own = _first(_BY_OWN_HAND, text)
    died = own or _first(_KILLED, text)
    hurt = "" if died else _first(_HURT, text)
    return Attacker(died, hurt, bool(own), counted_in)


def _first(pattern: re.Pattern[str], text: str) -> str:
    """The first match that the words before it do not take back."""
    for found in pattern.finditer(text):
        if not _NOT_DONE.search(text, max(0, found.start() - _REACH), found.start()):
            return " ".join(found.group().split())
    return ""
