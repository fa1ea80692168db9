"""Circumstances of saying between a cue and its words: "said | on Monday, at the opening, | the road was open"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.claims.piece_kinds import is_adverb, is_time_word
from stemma.claims.pieces import Piece
from stemma.claims.sources import phrase_end
from stemma.language.wordlist import listed

#: Prepositions of the circumstances in which something is said.
_CIRCUMSTANCE = listed("after at before by during earlier following from in late last on over through to via with")
_ORDINAL = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth|(?:twenty|thirty)-\w+"
)


def then_words(pieces: Sequence[Piece], at: int) -> bool:
    """Is this a circumstance with the words right after it: "in a letter that ...", "on air: ..."?"""
    if pieces[at].low not in _CIRCUMSTANCE:
        return False
    stop = phrase_end(pieces, at + 1)
    if stop == at + 1 or stop + 1 >= len(pieces):
        return False
    return pieces[stop].low in ("that", ":") or pieces[stop].quote is not None


def timed(pieces: Sequence[Piece], at: int) -> bool:
    """Does a time begin here: "on Monday", "today", "this week"?"""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if is_time_word(pieces[at]):
        return True
    leads = pieces[at].low in _CIRCUMSTANCE or pieces[at].low in ("this", "last", "earlier", "late")
    if not leads or following is None:
        return False
    dated = following.tag == "NUM" and at + 2 < len(pieces) and is_time_word(pieces[at + 2])
    return is_time_word(following) or dated


def skip_circumstance(pieces: Sequence[Piece], at: int) -> int:
    """The place after a time, an adverb or a prepositional phrase that begins here; `at` when none does."""
    piece = pieces[at]
    if is_time_word(piece) or is_adverb(piece):
        stop = at + 1
        while stop < len(pieces) and _dates(pieces, stop):
            stop += 1
        return stop
    if piece.low in ("this", "last", "earlier", "late", "next") and at + 1 < len(pieces):
        if is_time_word(pieces[at + 1]) or pieces[at + 1].low in ("this", "last", "on", "in"):
            return at + 1
        return at
    if piece.low in ("about", "for", "of") and at + 2 < len(pieces):
        stop = phrase_end(pieces, at + 1)
        stop += 1 if stop < len(pieces) and is_time_word(pieces[stop]) else 0  # "for the first | time"
        heralds = stop < len(pieces) and (pieces[stop].low in (",", ":", "that") or pieces[stop].quote is not None)
        return stop if stop > at + 1 and heralds else at
    if piece.low in _CIRCUMSTANCE and at + 1 < len(pieces):
        if is_time_word(pieces[at + 1]) or pieces[at + 1].tag == "NUM":
            stop = at + 2
            while stop < len(pieces) and _dates(pieces, stop):
                stop += 1
            return stop
        stop = phrase_end(pieces, at + 1)
        return stop if stop > at + 1 else at
    return at


def _dates(pieces: Sequence[Piece], at: int) -> bool:
    """Is this a word of a time, or a number of one: no noun is counted by it ("on Monday | 300 homes burned")?"""
    if is_time_word(pieces[at]) or pieces[at].tag != "NUM":
        return is_time_word(pieces[at])
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    return following is None or is_time_word(following) or following.tag not in ("ADJ", "NOUN")


def aside_before_that(pieces: Sequence[Piece], comma: int) -> int:
    """ "said, citing two witnesses, that": the place of "that", else 0."""
    for at in range(comma + 1, min(len(pieces) - 1, comma + 15)):
        if pieces[at].quote is not None or pieces[at].low in (".", ":", ";"):
            return 0
        if pieces[at].low == "," and pieces[at + 1].low == "that":
            return at + 1
    return 0


def is_time(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Is start..end a time and nothing else: "the past few weeks", "the ninth", "10 May"?"""
    part = pieces[start:end]
    timed = any(is_time_word(piece) or _ORDINAL.fullmatch(piece.low) for piece in part)
    return timed and all(
        is_time_word(piece)
        or _ORDINAL.fullmatch(piece.low) is not None
        or piece.tag in ("DET", "ADJ", "NUM", "ADV")
        or piece.low in ("of", "this", "past", "last", "few")
        for piece in part
    )
