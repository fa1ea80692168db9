"""Words of a figure's clause that soften it without changing its bounds: "reportedly", "feared", "may"."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.words import Word

#: Words beside a figure that soften it without changing its bounds.
_SOFTENING = frozenset({
    "allegedly", "apparently", "believed", "could", "feared", "likely", "may", "might", "possibly", "presumed", "probably",
    "provisional", "provisionally", "purportedly", "reportedly", "reported", "suspected", "thought", "unconfirmed",
})  # fmt: skip
#: Of those, the ones that are nouns too.
_NOUNS_TOO = frozenset({"may", "might"})
_SOFT_BEFORE, _SOFT_AFTER = 5, 6


def softened(words: Sequence[Word], first: int, last: int) -> tuple[str, ...]:
    """The words of the figure's clause, outside its span, that soften it: "feared", "reportedly", "may"."""
    out: list[str] = []
    for at in range(first - 1, max(0, first - _SOFT_BEFORE) - 1, -1):
        word = words[at]
        if word.kind == "mark" and word.text not in ("-", "‑"):
            break
        if softens(words, at):
            out.insert(0, word.lower)
    for at in range(last, min(last + _SOFT_AFTER, len(words))):
        word = words[at]
        if word.kind != "word" or word.lower in ("and", "but", "who", "that"):
            break
        if softens(words, at):
            out.append(word.lower)
    return tuple(dict.fromkeys(out))


def softens(words: Sequence[Word], at: int) -> bool:
    """Is it a word that softens: the modal "may" or "might", and not the month or the strength?"""
    word = words[at]
    if word.lower not in _NOUNS_TOO:
        return word.lower in _SOFTENING
    before = words[at - 1] if at else None
    if word.tag == "NOUN" or (before is not None and (before.tag == "ADP" or before.kind == "number")):
        return False
    return word.text.islower() or word.tag in ("AUX", "VERB")
