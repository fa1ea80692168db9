"""Figures that somebody puts on something: "the board puts the number of dead at 27", "the agency put damage at $3m".

The verb alone says little ("put the boats at the quay"); a noun that has a number, and a number after "at",
make a statement of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.piece_kinds import is_adverb
from stemma.claims.pieces import Line, Piece
from stemma.claims.sayings import Saying, assertion, span_of, trimmed
from stemma.claims.sources import source_before
from stemma.language.wordlist import listed

_PUTTING = listed("put puts")
#: "puts it at about 300", of a number told before.
_PRONOUNS = frozenset({"it", "that", "them", "these", "this"})
_HAVING = listed("had has have")
#: Nouns of which a number is told.
_NUMBERED = listed("""
    attendance casualties cost costs count crowd damage damages dead death deaths figure injured killed loss losses
    membership missing number population price rate share size strength sum tally toll total turnout value wounded
""")
#: How far after the verb its "at", and after that the number, may stand; how long the content may be.
_NOUNS, _HEDGES, _REACH = 14, 6, 60
_ENDS = frozenset({",", ".", ";", ":", "?", "!", "--", "–", "—"})


def estimate_sayings(line: Line, index: int) -> list[Saying]:
    """One statement for each "SOURCE puts NOUN at NUMBER" of a line; its content runs from the noun to the comma."""
    pieces = line.pieces
    found: list[Saying] = []
    for at, piece in enumerate(pieces):
        if piece.low not in _PUTTING or at + 3 >= len(pieces):
            continue
        link = _link(pieces, at + 1)
        if link is None:
            continue
        first = at
        while first and (pieces[first - 1].low in _HAVING or is_adverb(pieces[first - 1])) and at - first < 3:
            first -= 1
        source = source_before(pieces, first)
        end = next((k for k in range(link, min(len(pieces), link + _REACH)) if pieces[k].low in _ENDS), len(pieces))
        content = trimmed(pieces, at + 1, end)
        if source is None or content is None:
            continue
        cue, whose = span_of(line, first, at + 1), span_of(line, *source)
        found.append(assertion(line, index, (content,), cue, whose, rule="estimate", verb="put", confidence=0.7))
    return found


def _link(pieces: Sequence[Piece], start: int) -> int | None:
    """The place of the "at" between a noun that has a number (or a pronoun) and the number; None without one."""
    numbered = pieces[start].low in _PRONOUNS and pieces[start + 1].low == "at"
    for at in range(start, min(len(pieces), start + _NOUNS)):
        if pieces[at].low in _ENDS or pieces[at].quote is not None:
            return None
        if pieces[at].low == "at" and at > start and (numbered or _measured(pieces, at + 1)):
            return at if _number_near(pieces, at + 1) else None
        numbered = numbered or pieces[at].low in _NUMBERED
    return None


def _measured(pieces: Sequence[Piece], start: int) -> bool:
    """Is the number that follows a share or a sum, so that whatever is put at it is reckoned: "support at 31 percent"?"""
    part = pieces[start : start + _HEDGES]
    shared = any(piece.low in ("percent", "per", "%") for piece in part)
    return shared or any(mark in piece.text for piece in part for mark in "$€£¥")


def _number_near(pieces: Sequence[Piece], start: int) -> bool:
    """Does a number follow, with nothing but hedges and a currency before it?"""
    for at in range(start, min(len(pieces), start + _HEDGES)):
        if pieces[at].tag == "NUM" or any(letter.isdigit() for letter in pieces[at].text):
            return True
        if pieces[at].tag in ("NOUN", "PROPN", "VERB") and not is_adverb(pieces[at]):
            return False
    return False
