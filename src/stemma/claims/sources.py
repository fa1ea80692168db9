"""The noun phrase that says who speaks: before the cue, after it, or further off.

A source is read as written, with its appositions and relative clauses ("Ana Ruiz, who leads the team,
said").  Searches look back a bounded number of pieces, so that a sentence of any length costs the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.arcs import subject
from stemma.claims.cues import CLAUSE, FORMS
from stemma.claims.piece_kinds import (
    ends_phrase,
    is_adverb,
    is_capital,
    is_finite,
    is_subject_pronoun,
    is_time_word,
    opens_phrase,
)
from stemma.claims.pieces import DASHES, RELATIVES, Piece
from stemma.language.lexicon import CONJUNCTIONS, DETERMINERS, POSSESSIVES, PREPOSITIONS
from stemma.language.wordlist import listed

Range = tuple[int, int]

_REACH = 60
_CONJUNCTIONS = CONJUNCTIONS | {"that", "whereby"}
#: "Peru and Chile both said", "the minister himself said"
_FLOATING = listed("all both each herself himself itself themselves")
_BREAKS = frozenset({",", ":", ";", "(", *DASHES})
_STOPPING = listed("after as at before by during following in on over since through upon via when while")


def source_before(pieces: Sequence[Piece], cue: int, floor: int = 0) -> Range | None:
    """The source that ends right before the cue at this place, or None.

    The shortest phrase that stands at a clause boundary is taken; when a comma stands right before the
    cue, the phrase must hold the comma that opens the apposition it closes.
    """
    stop = cue
    floor = max(floor, cue - _REACH)
    if stop <= floor:
        return None
    closing = pieces[stop - 1].low in (",", *DASHES)
    end = stop - 1 if closing else stop
    if end - 1 > floor and pieces[end - 1].low in _FLOATING and ends_phrase(pieces[end - 2]):
        end -= 1
    if end - 2 > floor and is_time_word(pieces[end - 1]) and pieces[end - 2].low in ("on", "last", "this"):
        end -= 2  # "the minister on Friday said"
    if end <= floor or not ends_phrase(pieces[end - 1]):
        return None
    if pieces[end - 1].low == ")":
        opening = next((at for at in range(end - 2, floor, -1) if pieces[at].low == "("), floor)
        bare = source_before(pieces, opening, floor) if opening > floor else None
        return (bare[0], end) if bare is not None else None  # "Tor Vik (who is said to be ill) | said"
    for begin in range(end - 1, floor - 1, -1):
        if not _may_begin(pieces, begin, floor) or not _is_phrase(pieces, begin, end, closing):
            continue
        begin = _listed(pieces, begin, end, floor)
        return (begin, _without_aside(pieces, begin, end) if closing else end)
    return None


def _may_begin(pieces: Sequence[Piece], begin: int, floor: int) -> bool:
    """Is there a clause boundary right before this piece?"""
    piece = pieces[begin]
    if piece.low in RELATIVES or not opens_phrase(piece):
        return False
    if begin == floor or is_subject_pronoun(piece):
        return True
    before = pieces[begin - 1]
    if before.quote is not None or before.low in _BREAKS:
        return before.low != "("
    if before.low in ("and", "but") and begin - 1 == floor:
        return True
    if before.low in ("and", "or", "&", "nor"):
        return pieces[begin - 2].low in (",", ";") or (before.low == "and" and _has_verb(pieces, floor, begin - 1))
    if before.low in _CONJUNCTIONS:
        return True
    if is_adverb(before) and (begin - 1 == floor or pieces[begin - 2].low in _BREAKS):
        return True
    determined = piece.low in DETERMINERS or piece.low in POSSESSIVES
    if is_time_word(before):
        return determined or is_capital(piece)
    if before.tag == "VERB" and before.low in FORMS:
        return FORMS[before.low][0] in CLAUSE  # "Ruiz said | the board had told her"
    if not determined or not ends_phrase(before) or before.tag == "VERB":
        return False
    for at in range(begin - 1, floor, -1):
        if pieces[at].low in RELATIVES:
            return False  # "the mission which guards | the strait said": the object in a relative clause
        if pieces[at].low in _BREAKS or pieces[at].quote is not None:
            break
    return True


def _has_verb(pieces: Sequence[Piece], start: int, end: int) -> bool:
    return any(is_finite(pieces, at) for at in range(max(start, end - _REACH), end))


def _is_phrase(pieces: Sequence[Piece], begin: int, end: int, closing: bool) -> bool:
    """Does begin..end read as one noun phrase: no finite verb outside a relative clause, commas in pairs?"""
    relative = commas = False
    first = pieces[begin]
    if first.tag == "NUM" and (begin + 1 >= end or pieces[begin + 1].low == ","):
        return False
    if first.text[:1].isdigit() and begin and pieces[begin - 1].low == ",":
        return False
    if end - begin == 1 and is_time_word(first):
        return False
    for at in range(begin, end):
        piece = pieces[at]
        if piece.quote is not None or piece.low in (":", ";", ".", "?", "!"):
            return False
        if piece.low in (",", *DASHES) and at > begin:
            commas = True
        elif piece.low in RELATIVES and at > begin:
            relative = True
        elif not relative and is_finite(pieces, at):
            return False
    if closing:
        return commas
    return not commas or relative


def _listed(pieces: Sequence[Piece], begin: int, end: int, floor: int) -> int:
    """ "Peru, Chile and Bolivia said": take in the earlier members of a list that begins its clause."""
    if begin - 2 < floor or pieces[begin - 1].low != "," or all(pieces[at].low != "and" for at in range(begin, end)):
        return begin
    at = begin - 2
    while at > floor and pieces[at - 1].low not in (":", ";") and pieces[at - 1].quote is None:
        at -= 1
    if opens_phrase(pieces[at]) and not any(
        is_finite(pieces, k) or pieces[k].low in PREPOSITIONS for k in range(at, begin)
    ):
        return at
    return begin


def _without_aside(pieces: Sequence[Piece], begin: int, end: int) -> int:
    """Cut off a closing aside that is no apposition: "the minister, however," "the army, in a statement,"."""
    for at in range(end - 1, begin, -1):
        if pieces[at].low in (",", *DASHES):
            opening = pieces[at + 1]
            citing = FORMS.get(opening.low, ("",))[0] in ("cite", "quote")  # "the Gull, quoting two clerks, said"
            aside = citing or is_adverb(opening) or opening.low in PREPOSITIONS or is_time_word(opening)
            return at if aside else end
    return end


def source_by_arcs(pieces: Sequence[Piece], verb: int, stop: int, floor: int = 0) -> Range | None:
    """The subject of the verb at this place as the parse has it, when it ends before `stop`; None without one.

    Circumstances between subject and verb are left out ("the board | less than a week ago | said").
    """
    found = subject(pieces, verb)
    if found is None:
        return None
    begin, end = max(found[0], floor), min(found[1], stop)
    while end > begin and (pieces[end - 1].low in _BREAKS or not ends_phrase(pieces[end - 1])):
        end -= 1
    while begin < end and not opens_phrase(pieces[begin]):
        begin += 1
    if begin >= end or found[1] > stop or pieces[begin].low in RELATIVES or is_time_word(pieces[end - 1]):
        return None
    if pieces[begin].tag in ("VERB", "ADP", "SCONJ", "ADV"):
        return None  # "Based on the letters, the clerks": a circumstance with the subject
    if any(pieces[at].quote is not None or pieces[at].low in (":", ";") for at in range(begin, end)):
        return None
    return begin, end


def source_after(pieces: Sequence[Piece], start: int) -> Range | None:
    """The source that begins at this place, after an inverted cue ("said the mayor, a former nurse, on Monday")."""
    if start >= len(pieces) or not opens_phrase(pieces[start]) or is_time_word(pieces[start]):
        return None
    apposition = relative = False
    at = start
    limit = min(len(pieces), start + _REACH)
    while at < limit:
        piece = pieces[at]
        if piece.quote is not None or piece.low in (":", ";", ".", "?", "!", *DASHES):
            break
        if piece.low == ",":
            if not _apposes(pieces, at + 1, limit):
                break
            apposition = True
            relative = pieces[at + 1].low in RELATIVES
        elif (piece.low in RELATIVES and at > start) or (at > start and _reduced(pieces, at)):
            relative = True
        elif (
            (at > start and is_time_word(piece) and pieces[at - 1].low not in ("of", "the", "this", "'s"))
            or (at > start and piece.low in _STOPPING and not relative and (not apposition or _dated(pieces, at)))
            or (at > start and not relative and is_finite(pieces, at))
            or piece.low in ("but", "while", "because", "if", "though", "although")
        ):
            break
        at += 1
    while at > start and not ends_phrase(pieces[at - 1]):
        at -= 1
    return (start, at) if at > start else None


def _reduced(pieces: Sequence[Piece], place: int) -> bool:
    """Does a shortened relative clause begin here: "the panel | led by Vera Lund"?"""
    after = pieces[place + 1].low if place + 1 < len(pieces) else ""
    return pieces[place].low.endswith(("ed", "led", "en", "un")) and pieces[place].tag == "VERB" and after == "by"


def _dated(pieces: Sequence[Piece], place: int) -> bool:
    return place + 1 < len(pieces) and is_time_word(pieces[place + 1])


def _apposes(pieces: Sequence[Piece], start: int, limit: int) -> bool:
    """Does an apposition, age or relative clause begin here, rather than another clause?"""
    if start >= limit:
        return False
    piece = pieces[start]
    if piece.low in ("who", "whose", "which", "whom"):
        return True
    if piece.tag == "NUM":  # an age, and no number of anything: "police, | 14 people were hurt"
        after = pieces[start + 1].low if start + 1 < limit else "."
        return after in (",", ".", ";", "-", "and")
    if piece.low in CONJUNCTIONS or is_subject_pronoun(piece) or not opens_phrase(piece):
        return False
    known = FORMS.get(piece.low)
    if known is not None and "participle" in known[1]:
        return False
    for at in range(start, limit):
        if pieces[at].quote is not None:
            return False  # the words themselves follow: "In the words of Ann Holm, the roof “came down”"
        if pieces[at].low in (",", ".", ";") or pieces[at].low in RELATIVES:
            return True
        if is_finite(pieces, at):
            return False
    return True


def phrase_end(pieces: Sequence[Piece], start: int, limit: int | None = None) -> int:
    """Where a plain noun phrase that begins at `start` ends: no clause inside, `start` itself when none begins."""
    at, stop = start, min(len(pieces), start + _REACH if limit is None else limit)
    if at >= stop or not opens_phrase(pieces[at]):
        return start
    owning = pieces[at].low == "her" and at + 1 < stop and pieces[at + 1].tag in ("ADJ", "NOUN", "PROPN")
    if is_subject_pronoun(pieces[at]) or (pieces[at].low in ("her", "him", "me", "them", "us") and not owning):
        return at + 1
    at += 1
    while at < stop:
        piece = pieces[at]
        before = pieces[at - 1]
        if piece.quote is not None or is_subject_pronoun(piece) or is_finite(pieces, at):
            break
        juncture = piece.low in DETERMINERS or piece.low in POSSESSIVES
        if juncture and ends_phrase(before) and before.low not in ("of", "for", "and"):
            break
        joins = piece.low in ("of", "and", "'s", "'", "&", "-", "for")
        if not joins and not (opens_phrase(piece) and (piece.tag != "VERB" or is_capital(piece))):
            break
        if is_time_word(piece) and ends_phrase(before):
            break
        at += 1
    while at > start and not ends_phrase(pieces[at - 1]):
        at -= 1
    return at


def subject_of(pieces: Sequence[Piece], floor: int, stop: int) -> Range | None:
    """The subject of the clause that begins at `floor`: the phrase before its first finite verb."""
    for at in range(floor, min(stop, floor + _REACH)):
        if is_finite(pieces, at):
            found = source_before(pieces, at, floor)
            if found is not None:
                return found
    return None
