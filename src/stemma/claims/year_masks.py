"""Four digits that are a year: "in 2017", "2016/17", "the 1995 census"; "1,995 people" and "between 1500 and 2100 residents" are none."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.currencies import CURRENCY_BEFORE
from stemma.claims.following import is_counted, unit_follows
from stemma.claims.numerals import SCALES
from stemma.claims.words import Word, lower_at
from stemma.language.wordlist import listed

_BEFORE_YEAR = listed("""
    after around autumn before between by circa during early fall from in into late mid of since spring summer than through
    throughout till to until winter year
""")
#: Of those, the ones that stand before an amount as well, when its noun follows.
_BEFORE_AMOUNT = listed("between from of to")
#: "an average of 1500": nouns whose value follows "of".
_AMOUNTS = listed("average capacity high low maximum mean median minimum peak record sum total")
_BOUNDING = listed("about least nearly over some than")
#: Before a year that is an attribute: "the 1995 floods".
_BEFORE_ATTRIBUTE = listed("in last the this") | {"'s"}


def is_year(words: Sequence[Word], at: int) -> bool:
    """Is the number words[at] a year?"""
    text = words[at].text
    if not text.isdecimal() or len(text) != 4 or not 1000 <= int(text) <= 2100:
        return False
    before = words[at - 1] if at else None
    if before is not None and (before.text in CURRENCY_BEFORE or before.lower in _BOUNDING):
        return False
    if unit_follows(words, at) or lower_at(words, at + 1) in SCALES or is_amount(words, at):
        return False
    if before is not None and before.lower in _BEFORE_YEAR:
        counted = before.lower in _BEFORE_AMOUNT and is_counted(words, at)
        if not counted:
            return True
    if lower_at(words, at + 1) in ("/", "-", "–") and at + 2 < len(words) and words[at + 2].kind == "number":
        return True
    if not 1700 <= int(text) <= 2100:
        return False
    if before is None and 1900 <= int(text) <= 2050:
        return True  # "2020 marks the end of ..."
    return not is_counted(words, at) or (before is not None and before.lower in _BEFORE_ATTRIBUTE)


def is_amount(words: Sequence[Word], at: int) -> bool:
    """Do the words around the number words[at] show that it is no year, whatever its digits?"""
    return _opens_counted_range(words, at) or _value_of_amount(words, at)


def _value_of_amount(words: Sequence[Word], at: int) -> bool:
    """ "by an average of 1500", and not "the record of 1998" of something told before."""
    if lower_at(words, at - 1) != "of" or lower_at(words, at - 2) not in _AMOUNTS:
        return False
    if lower_at(words, at + 1) in ("and", "to") and at + 2 < len(words) and words[at + 2].kind == "number":
        return False  # "an average of 2015 and 2016"
    return any(word.lower in ("a", "an") for word in words[max(0, at - 5) : at - 2])


def _opens_counted_range(words: Sequence[Word], at: int) -> bool:
    """Is words[at] the 1500 of "between 1500 and 2100 residents": what is counted follows the second number?"""
    joint = lower_at(words, at + 1)
    if words[at].kind != "number" or lower_at(words, at - 1) not in ("between", "from"):
        return False
    if joint not in ("and", "to") or at + 2 >= len(words) or words[at + 2].kind != "number":
        return False
    return is_counted(words, at + 2) or unit_follows(words, at + 2)
