"""What follows a number and shows that it counts or measures: a unit, a plural noun."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.currencies import currency_after
from stemma.claims.units import measure_after, percent_after
from stemma.claims.words import Word

_PLURALS = frozenset({"children", "men", "people", "women"})
#: What ends the phrase that a number opens.
_ENDS_PHRASE = frozenset({"ADP", "AUX", "CCONJ", "DET", "PRON", "SCONJ", "VERB"})


def plural_noun_follows(words: Sequence[Word], at: int) -> bool:
    """Does a counted noun seem to follow words[at]: a plural within four words of one phrase?"""
    for word in words[at + 1 : at + 5]:
        if word.kind != "word" or word.tag in _ENDS_PHRASE:
            return False
        if (word.lower.endswith("s") and not word.lower.endswith("ss")) or word.lower in _PLURALS:
            return True
    return False


def unit_follows(words: Sequence[Word], at: int) -> bool:
    """Does a currency, a percent sign or a unit of measure or time follow words[at]?"""
    return bool(currency_after(words, at + 1) or percent_after(words, at + 1) or measure_after(words, at + 1))


def is_counted(words: Sequence[Word], at: int) -> bool:
    """Does a phrase with a plural noun follow words[at] at once?"""
    after = words[at + 1] if at + 1 < len(words) else None
    opens = after is not None and after.kind == "word" and after.tag in ("ADJ", "NOUN")
    return opens and plural_noun_follows(words, at)
