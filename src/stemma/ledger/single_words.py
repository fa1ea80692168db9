"""How a text tells of one person among others: the age in the phrase, and "another" or "a second" before the noun."""

from __future__ import annotations

import re

_NEXT = re.compile(
    r"\b(?:another|(?:an?|the)\s+(?:additional|further|other|second|third|fourth|fifth))\b", re.IGNORECASE
)
_AGED = re.compile(
    r"\b(\d{1,3})[-\s]year[-\s]old\b|,\s+(?:aged\s+)?(\d{1,3})(?=[,.;])|\baged\s+(\d{1,3})\b", re.IGNORECASE
)
_PHRASE = 40
_CLAUSE_END = re.compile(r"[.;:!?\n]|,\s+(?!(?:aged\s+)?\d)|\b(?:and|but|was|were|is|are|who|after|had|has)\b")


def age_told(text: str, start: int, end: int) -> str:
    """The age in the phrase that the figure opens ("a 31-year-old nurse", "one man, 31,"); "" when it gives none."""
    after = text[end : end + _PHRASE]
    cut = _CLAUSE_END.search(after)
    found = _AGED.search(text[start:end] + after[: cut.start() + 1 if cut else _PHRASE])
    return next((age for age in found.groups() if age), "") if found else ""


def is_next(text: str, start: int, end: int) -> bool:
    """ "Another", "a second man": one beside somebody who was told of before."""
    return _NEXT.match(text, start, end + 12) is not None
