"""The language of a text, and whether the text says that it was translated."""

from __future__ import annotations

import re
from typing import Literal

#: Characters of the text that the language identifier sees, and letters below which it is not asked.
SAMPLE = 1500
MIN_LETTERS = 24

#: Words up to which a text counts as short, and English words without which hardly any sentence gets by.
_SHORT = 60
_SMALL_WORDS = frozenset({
    "about", "after", "and", "are", "as", "at", "been", "but", "by", "for", "from", "had", "has", "have", "her",
    "his", "how", "if", "in", "is", "it", "its", "more", "not", "of", "on", "or", "said", "that", "the",
    "their", "there", "they", "this", "to", "was", "were", "what", "when", "which", "while", "who", "will",
    "with", "would", "you",
})  # fmt: skip

_DECLARED = re.compile(
    r"(?:^|[.\n(\[])\W{0,3}(?:(?:this|the) (?:article|report|story|text|interview|piece) (?:was|has been|is) (?:machine[- ]|automatically )?translated\b"
    r"|(?:machine[- ]|automatically )?translated (?:from|by|into)\b|translation (?:by|from)\b|translation\s?:\s|(?:english )?translation of an? \w+)",
    re.IGNORECASE,
)
#: "does not includes": an inflected verb after do-support, which native news English does not have.
_SLIP = re.compile(r"\b(?:does|did|do|dose)(?:\snot|n['’]t)\s[a-z]{3,}(?:[^aious\W_]s|ed)\b")
_ALLOWED = re.compile(
    r"(?:need|speed|feed|bleed|breed|heed|seed|succeed|proceed|exceed|embed|shed|wed|always|besides|perhaps|less)$"
)


def identify_language(text: str) -> str | None:
    """ISO 639-1 code of the language of the text; None when there are too few letters to tell."""
    sample = text[:SAMPLE]
    if sum(1 for char in sample if char.isalpha()) < MIN_LETTERS:
        return None
    import py3langid

    try:
        found = str(py3langid.classify(sample)[0])
    except Exception:  # whatever the text holds, an unknown language is the answer
        return None
    return "en" if found != "en" and _is_short_english(sample) else found


def _is_short_english(text: str) -> bool:
    """Names of places and figures mislead the identifier in a line or two; the small words do not."""
    words = text.lower().split()
    small = sum(word.strip(".,;:!?\"'") in _SMALL_WORDS for word in words)
    return len(words) <= _SHORT and small >= max(2, len(words) // 8)


Translation = Literal["none", "declared", "suspected"]


def translation_status(text: str) -> tuple[Translation, str]:
    """Whether the text is a translation, and the words that say so: "" for none.

    Declared when the text itself says it was translated; suspected on slips that native English does not have.
    Give it the text without furniture: the line of a translation widget says nothing about the article.
    """
    sample = text[:400_000]
    declared = _DECLARED.search(sample[:3000]) or _DECLARED.search(sample[-1500:])
    if declared is not None:
        return "declared", f"it says “{' '.join(declared[0].split())}”"
    for match in _SLIP.finditer(sample):
        if not _ALLOWED.search(match[0]):
            return "suspected", f"“{' '.join(match[0].split())}” is a slip that native English does not have"
    return "none", ""
