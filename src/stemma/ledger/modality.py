"""What standing a figure has in its clause: offered, demanded, at risk, suspected; since when and how far it counts.

"The union wants 8 percent, the ministry offers 3": two figures of one thing that are no rivals, because one is asked
for and the other given.  The same holds of jobs at risk and jobs cut, of suspected and confirmed cases, of the dead
since 2030 and those of Thursday, of the staff worldwide and that of one mill.
"""

from __future__ import annotations

import re

#: Verbs and nouns of asking and giving, and what stands between them and their figure: no number, no other clause.
_MODALITIES = (
    (
        "demanded",
        r"(?:ask(?:s|ed|ing)?|call(?:s|ed|ing)?|press(?:es|ed|ing)?|push(?:es|ed|ing)?)(?:\s+\w+){0,3}\s+for|"
        r"demand(?:s|ed|ing)?|insist(?:s|ed|ing)?\s+on|seek(?:s|ing)?|sought|want(?:s|ed|ing)?",
    ),
    ("offered", r"offer(?:s|ed|ing)?|propos(?:e|es|ed|ing|al|als)"),
)
_GOVERNED = re.compile(
    r"(?:.*\b)?(?:" + "|".join(f"(?P<{name}>{verbs})" for name, verbs in _MODALITIES) + r")\b[^;:.()\d]{0,48}$",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_CLAUSE = re.compile(r"\b(?:after|although|and|because|but|when|while|who|which)\b", re.IGNORECASE)
_AT_RISK = re.compile(
    r"[^.,;:()\d]{0,48}\b(?:at\s+risk|in\s+(?:danger|jeopardy)|under\s+threat|threatened)\b", re.IGNORECASE
)

_SUSPECTED = r"(?:alleged|possible|presumed|probable|suspected)"
_SUSPECTED_BEFORE = re.compile(rf"\b{_SUSPECTED}\s+$", re.IGNORECASE)
_SUSPECTED_AFTER = re.compile(
    rf"\s+(?:(?:\w+\s+){{0,2}}{_SUSPECTED}\s+\w|(?:\w+\s+){{1,3}}(?:are|is|was|were)\s+{_SUSPECTED}\b)", re.IGNORECASE
)

_SINCE = re.compile(
    r"\b(?:since\s+(?:(?:early|late|mid-?)\s*)?(?:the\s+(?:start|beginning)\s+of\s+|(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)\s+)?(?:the\s+(?:year|war|conflict|uprising|invasion)|(?:19|20)\d\d)|"
    r"(?:so\s+far\s+)?this\s+year|(?:in|over|during)\s+the\s+(?:last|past)\s+(?:\w+\s+)?(?:decades?|years?))\b",
    re.IGNORECASE,
)
_WORLD = re.compile(r"\b(?:worldwide|around\s+the\s+world|across\s+the\s+world|globally)\b", re.IGNORECASE)
_NATION = re.compile(
    r"\b(?:countrywide|nation-?wide|(?:across|throughout|around)\s+the\s+(?:country|nation)|in\s+the\s+(?:whole\s+country|"
    r"country\s+as\s+a\s+whole))\b",
    re.IGNORECASE,
)
#: Characters around a figure within which an adverb of reach or a "since" belongs to it.
_BESIDE = 70
_CLAUSE = re.compile(r"[;:()]|,\s+(?:and|but|while)\b|\bbut\b")


def modality(before: str, after: str) -> str:
    """ "demanded", "offered", "at risk", or "" for a figure told as it is.  `before`, `after`: the rest of its sentence."""
    if _AT_RISK.match(after):
        return "at risk"
    found = _GOVERNED.fullmatch(before[-120:])
    if found is None:
        return ""
    name = found.lastgroup or ""
    return "" if _OTHER_CLAUSE.search(before[-120:], found.end(name)) else name


def standing(before: str, after: str, label: str) -> str:
    """ "suspected" for what is only suspected, probable or alleged; "" else."""
    words = label.casefold().split()
    if words and re.fullmatch(_SUSPECTED, words[0]):
        return "suspected"
    return "suspected" if _SUSPECTED_BEFORE.search(before) or _SUSPECTED_AFTER.match(after[:60]) else ""


def stretch(before: str, after: str) -> str:
    """The long time over which a count adds up ("since 2030", "this year"), folded; "" for that of the event."""
    found = _own(_SINCE, before, after)
    return " ".join(found.casefold().split()) if found else ""


def reach(before: str, after: str) -> str:
    """ "world" or "country" for a figure told to be of all of it, "" else."""
    if _own(_WORLD, before, after):
        return "world"
    return "country" if _own(_NATION, before, after) else ""


def _own(pattern: re.Pattern[str], before: str, after: str) -> str:
    """The words found in the figure's own clause, near it; no other number between; "" when there are none."""
    later = _CLAUSE.split(after[:_BESIDE])[0]
    found = pattern.search(later)
    if found and not re.search(r"\d", later[: found.start()]):
        return found.group()
    earlier = _CLAUSE.split(before[-_BESIDE:])[-1]
    matches = list(pattern.finditer(earlier))
    if matches and not re.search(r"\d", earlier[matches[-1].end() :]):
        return matches[-1].group()
    return ""
