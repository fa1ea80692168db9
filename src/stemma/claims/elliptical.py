"""Words with the counted thing left out, after a cue: "the police said | 900", "the board said | only two were"."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.piece_kinds import is_adverb, is_auxiliary
from stemma.claims.pieces import Piece
from stemma.language.wordlist import listed

#: Verbs after which a bare number is what somebody says.
SAYING_NUMBERS = listed("believe claim estimate insist maintain reckon report say think")
_BOUNDS = listed(
    "a about above almost around at few fewer fully just least less more most nearly no not only over some than under up to"
)
_ENDS = frozenset({".", ";", "!", "?", ")", ","})
_LEAD = 4


def is_elliptical(pieces: Sequence[Piece], at: int) -> bool:
    """Does a number stand here, hedged or not, with nothing counted after it: a mark, or an auxiliary and then a mark?"""
    place = at
    while place < min(len(pieces), at + _LEAD) and pieces[place].tag != "NUM":
        if pieces[place].low not in _BOUNDS and not is_adverb(pieces[place]):
            return False
        place += 1
    if place >= len(pieces) or pieces[place].tag != "NUM" or pieces[place].text.startswith(("$", "£", "€")):
        return False
    while place < len(pieces) and pieces[place].tag == "NUM":
        place += 1
    if place < len(pieces) and is_auxiliary(pieces[place]):
        place += 1
        if place < len(pieces) and pieces[place].low in ("not", "n't"):
            place += 1
    return place >= len(pieces) or pieces[place].low in _ENDS
