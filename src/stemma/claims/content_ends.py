"""Where the words that a cue introduces end: at the sentence's end, or where another clause takes over."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims import cues
from stemma.claims.attitudes import MINDS
from stemma.claims.circumstances import is_time
from stemma.claims.groups import VerbGroup
from stemma.claims.piece_kinds import is_finite, is_time_word, opens_phrase
from stemma.claims.pieces import DASHES, Piece
from stemma.claims.sources import source_before
from stemma.language.lexicon import PREPOSITIONS, VERB_FORMS
from stemma.language.wordlist import listed

_REACH = 60
CLOSERS = frozenset({".", "!", "?", ",", ";", ":", "…", "...", *DASHES})
#: What opens a clause before its main clause, and how far before its verb.
_SUBORDINATE = frozenset({"although", "though", "while"})
_OPENING = 8
_CONTRAST = frozenset({"whereas", "while"})
_PUTTING = listed("counted counts gave gives listed lists placed places put puts recorded records reported reports")
#: Words after a comma that go on with the noun phrase before it.
_PHRASE_GOES_ON = listed("including namely such where which who whose")
_WHEN = listed("after at before during earlier for from in last on over since this")
#: Verbs that go on with somebody's words rather than begin another's: "said divers found a hull and saw no crew".
_NO_TURN = MINDS


def content_end(pieces: Sequence[Piece], start: int, group: VerbGroup, groups: Sequence[VerbGroup]) -> int:
    """Where the content that begins at `start` ends: the sentence's end, or where another clause takes over."""
    end = len(pieces)
    for other in groups:
        if other.first <= start or other.first <= group.verb:
            continue
        cut = _takes_over(pieces, start, other)
        if cut is not None:
            end = min(end, cut)
            break
    end = min(end, _main_clause(pieces, start, group, end))
    for at in range(start + 1, end):
        if pieces[at].low == "according" and at + 1 < len(pieces) and pieces[at + 1].low == "to":
            end = at
            break
        if pieces[at].low == ";" or _contrasts(pieces, at):
            end = at
            break
    while end > start + 1 and (pieces[end - 1].low in CLOSERS or pieces[end - 1].low in ("and", "but", "while", "as")):
        end -= 1
    return end


def _contrasts(pieces: Sequence[Piece], at: int) -> bool:
    """Does somebody else's figure begin here: ", while the police put the number at 25"?"""
    if pieces[at].low not in _CONTRAST or pieces[at - 1].low != ",":
        return False
    return any(piece.low in _PUTTING for piece in pieces[at + 2 : at + _OPENING])


def _main_clause(pieces: Sequence[Piece], start: int, group: VerbGroup, end: int) -> int:
    """Where the main clause begins after a subordinate one with the cue in it: "While Ruiz said it was safe, | many left"."""
    opening = next(
        (at for at in range(max(0, group.first - _OPENING), group.first) if pieces[at].low in _SUBORDINATE), None
    )
    if opening is None or (opening and pieces[opening - 1].low not in (",", "and", "but")):
        return end
    for comma in range(start + 1, end - 2):
        if pieces[comma].low != "," or not opens_phrase(pieces[comma + 1]) or pieces[comma + 1].low in _PHRASE_GOES_ON:
            continue
        stop = next((at for at in range(comma + 1, end) if pieces[at].low == ","), end)
        if any(is_finite(pieces, at) for at in range(comma + 2, stop)):
            return comma
    return end


def phrase_content_end(pieces: Sequence[Piece], start: int, group: VerbGroup, groups: Sequence[VerbGroup]) -> int:
    """Where a noun phrase as content ends: before another clause, an aside, or the time of the announcement.

    "declared a truce | this week, after long talks ...", "announced a truce | and left".
    """
    end = content_end(pieces, start, group, groups)
    for at in range(start + 1, end):
        low = pieces[at].low
        following = pieces[at + 1] if at + 1 < end else None
        if low == "," and (following is None or following.low not in _PHRASE_GOES_ON):
            end = at
            break
        if low in ("and", "but") and following is not None and _second_verb(pieces, at + 1):
            end = at
            break
    told_when = group.lemma not in MINDS and not _has_infinitive(pieces, start, end)
    for at in range(max(start + 1, end - 7), end) if told_when else ():
        if pieces[at].low in _WHEN and is_time(pieces, at + 1, end):
            return at
    return end


def _has_infinitive(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Does an infinitive stand in the phrase, whose time a closing time is: "asked for help to rebuild before winter"?"""
    part = range(start, min(end, start + _REACH) - 1)
    return any(pieces[at].low == "to" and pieces[at + 1].tag == "VERB" for at in part)


def _second_verb(pieces: Sequence[Piece], at: int) -> bool:
    """Does a second predicate begin here: "announced a truce and | opened the port"?"""
    past = any(tag == "VD" for _, tag in VERB_FORMS.get(pieces[at].low, ()))
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    return pieces[at].tag == "VERB" and (is_finite(pieces, at) or (past and after is not None and after.tag == "DET"))


def _takes_over(pieces: Sequence[Piece], start: int, other: VerbGroup) -> int | None:
    """Where another cue after `start` begins a clause of its own, else None (it is then inside the content)."""
    before = pieces[other.first - 1]
    if other.lemma in _NO_TURN and before.low in ("and", "but", ","):
        return None
    if other.shape == "participle":
        if before.quote is not None:
            return other.first
        return other.first - 1 if before.low == "," else None
    if other.shape in ("infinitive", "passive"):
        return None
    if before.low == "," and not any(piece.low == "," for piece in pieces[start : other.first - 1]):
        return other.first - 1  # "claims win, | alleges fraud"
    told = start if pieces[start].quote is not None else start + 1  # "declared “...” and | said"
    if before.low in ("and", "but") and other.first - 2 >= told:
        return other.first - 1
    source = source_before(pieces, other.first, start)
    if source is None or source[0] <= start + 1:
        return None
    lead = pieces[source[0] - 1]
    comma = pieces[source[0] - 2].low
    if other.lemma in cues.DENYING and lead.low in cues.TOLD and pieces[source[0] - 3].low == ",":
        return source[0] - 3  # "say they hold the port, a claim | the army denies"
    if other.lemma in cues.DENYING and lead.low == "which" and comma == ",":
        return source[0] - 2
    if lead.low in ("and", "but", "while", "whereas", "as", "though", "although") and (
        comma in (",", ";") or lead.low == "while"
    ):
        return source[0] - 1
    trailing = (lead.low == "," or lead.quote is not None) and (
        other.last >= len(pieces)
        or pieces[other.last].low in CLOSERS
        or is_time_word(pieces[other.last])
        or pieces[other.last].low in PREPOSITIONS
    )
    return None if trailing else (source[0] - 1 if lead.low in (";", *DASHES) else None)
