"""Things told apart by a number after their name: "the Nor Bal 4 and Nor Bal 3 lines", "the Vale Line 2 and the depot".

The number is part of the name and counts nothing, though a plural noun may follow what is joined.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.words import Word, lower_at

#: Numbers up to here tell things of one name apart.
_LARGEST = 99
#: Words in which the same name is looked for again.
_REACH = 12


def is_numbered_name(words: Sequence[Word], at: int) -> bool:
    """Is the bare number words[at] part of a name of several capitalised words?

    It is where the same name stands with another number close by, or where an article opens the name and "and" or
    "or" follows the number: a count would need a noun there.
    """
    if not (words[at].text.isdecimal() and 0 < int(words[at].text[:3]) <= _LARGEST and len(words[at].text) <= 2):
        return False
    first = _name_before(words, at)
    if at - first < 2:
        return False
    name = [word.text for word in words[first:at]]
    for i in range(max(0, at - _REACH), min(len(words), at + _REACH)):
        same = i != at and words[i].text.isdecimal() and words[i].text != words[at].text
        if same and [word.text for word in words[max(0, i - len(name)) : i]] == name:
            return True
    return lower_at(words, first - 1) == "the" and lower_at(words, at + 1) in ("and", "or")


def _name_before(words: Sequence[Word], at: int) -> int:
    """The first of the capitalised words right before words[at]; articles and the like end the name."""
    first = at
    while first > 0 and words[first - 1].kind == "word" and words[first - 1].text[:1].isupper():
        first -= 1
    while first < at and words[first].tag in ("ADP", "DET", "CCONJ", "SCONJ"):
        first += 1
    return first
