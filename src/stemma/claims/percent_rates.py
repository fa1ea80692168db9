"""Rates that are always told in percent, and the bare number that is given as one: "her tax rate was 35.7".

A heart rate, a birth rate or an exchange rate is no share of a hundred, and a number with a noun of its own after it is
no rate, so that only rates of the list and numbers that stand bare are read.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.numerals import Numeral
from stemma.claims.words import Word, lower_at
from stemma.language.wordlist import listed

#: What stands right before "rate" when it is told in percent.
_RATES = listed("""
    approval conviction default employment growth inflation interest jobless joblessness lending literacy occupancy
    participation poverty saving savings tax turnout unemployment vacancy
""")
#: What links a rate to its number.
_LINKS = listed("""
    about almost around as at averaged be been being by climbed dropped eased edged fell hit is jumped nearly now of only
    over reached remained rose slipped slowed stands stayed still stood to under was were
""")
#: Words between a rate and its number that are looked through: "the jobless rate in the port of Amsel stood at 4.1".
_REACH = 9
_BREAKS = frozenset(",;()–—")


def told_in_percent(words: Sequence[Word], first: int, numeral: Numeral) -> bool:
    """Is the bare number at words[first] the value of such a rate?  `numeral` ends the number; 0 to 100 only."""
    if numeral.kind != "digits" or numeral.value is None or numeral.scale != 1 or not 0 <= numeral.value <= 100:
        return False
    if numeral.last < len(words):
        after = words[numeral.last]
        if after.tag in ("NOUN", "PROPN", "ADJ", "NUM") or after.lower in (
            "per",
            "for",
            "out",
            "of",
            "points",
            "times",
        ):
            return False
    linked = False
    for i in range(first - 1, max(0, first - 1 - _REACH), -1):
        word = words[i]
        if word.text in _BREAKS:
            return False
        if word.lower == "rate":
            return linked and lower_at(words, i - 1) in _RATES
        if i == first - 1 and word.lower not in _LINKS and word.text != ":":
            return False
        linked = linked or word.tag in ("AUX", "VERB") or word.lower in ("of", "at") or word.text == ":"
        if word.kind == "number":
            return False
    return False
