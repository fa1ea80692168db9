"""Statements that a noun introduces: "the union's claim that ...", "a warning by the board that ...".

The nouns are those of verbs of saying and belief; only a that-clause with somebody to own it makes a statement.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.contents import content_end
from stemma.claims.groups import VerbGroup
from stemma.claims.pieces import Line, Piece, is_finite, opens_phrase
from stemma.claims.sayings import Saying, mode_of, span_of, trimmed
from stemma.claims.sources import Range, phrase_end
from stemma.language.lexicon import AUXILIARIES, DETERMINERS, POSSESSIVES
from stemma.language.wordlist import listed
from stemma.records import Act

_NOUNS = listed("""
    accusation accusations acknowledgement acknowledgment admission allegation allegations announcement argument
    assertion assertions assessment assurance assurances belief boast charge charges claim claims comment comments
    complaint complaints concern concerns conclusion contention declaration denial estimate fear fears finding findings
    hope hopes insistence insinuation observation opinion pledge prediction promise promises remark remarks
    revelation statement suggestion suggestions suspicion testimony theory view vow warning warnings
""")
_DENIALS = frozenset({"denial"})
_BY = frozenset({"by", "from"})
#: Pronouns that own: they are the source themselves.
_OWNING = listed("her his its my our their")
_OWNER, _CLAUSE = 8, 40


def nominal_sayings(line: Line, index: int) -> list[Saying]:
    """One statement for each owned noun of saying with a that-clause; the owner is the source, the noun the cue."""
    pieces = line.pieces
    found: list[Saying] = []
    for at, piece in enumerate(pieces):
        if piece.low not in _NOUNS:
            continue
        owner, that = _owner_and_that(pieces, at)
        if owner is None or that is None:
            continue
        group = VerbGroup(at, that + 1, at, piece.low, "finite")
        end = min(content_end(pieces, that + 1, group, ()), _end_of_subject(pieces, owner[0], that))
        content = trimmed(pieces, that + 1, end)
        if content is None or not any(is_finite(pieces, k) for k in range(that + 1, min(end, that + 1 + _CLAUSE))):
            continue
        act: Act = "deny" if piece.low in _DENIALS else "assert"
        found.append(
            Saying(
                line=index,
                content=(content,),
                mode=mode_of(pieces, that + 1, end),
                act=act,
                cue=span_of(line, at, at + 1),
                source=span_of(line, *owner),
                block=line.block,
                rule="noun",
                verb=piece.low,
                confidence=0.6,
            )
        )
    return found


def _owner_and_that(pieces: Sequence[Piece], noun: int) -> tuple[Range | None, int | None]:
    """Who owns the noun at this place, and where its "that" stands; None for what is missing."""
    at = noun + 1
    owner: Range | None = None
    if at < len(pieces) and pieces[at].low in _BY:
        stop = phrase_end(pieces, at + 1)
        if stop > at + 1:
            owner, at = (at + 1, stop), stop
    if at >= len(pieces) or pieces[at].low != "that":
        return None, None
    return owner or _owner_before(pieces, noun), at


def _owner_before(pieces: Sequence[Piece], noun: int) -> Range | None:
    """ "the union's | latest claim", "his claim": the owner left of the noun, adjectives between."""
    at = noun - 1
    while at > 0 and noun - at <= 3 and pieces[at].tag in ("ADJ", "NUM", "ADV", "VERB") and pieces[at].low != "'s":
        at -= 1
    if at < 0:
        return None
    if pieces[at].low in _OWNING:
        return at, at + 1
    if pieces[at].low not in ("'s", "'", "’s", "’"):
        return None
    begin = at
    while begin > 0 and at - begin < _OWNER and opens_phrase(pieces[begin - 1]):
        begin -= 1
        if pieces[begin].low in DETERMINERS or pieces[begin].low in POSSESSIVES:
            break
        if pieces[begin].tag in ("VERB", "AUX") or is_finite(pieces, begin):
            begin += 1
            break
    return (begin, at) if begin < at else None


def _end_of_subject(pieces: Sequence[Piece], owner: int, that: int) -> int:
    """Where the that-clause ends when the noun is a subject: before the second finite verb after "that"."""
    if any(is_finite(pieces, at) for at in range(max(0, owner - _OWNER), owner)):
        return len(pieces)
    finite = [at for at in range(that + 1, min(len(pieces), that + _CLAUSE)) if is_finite(pieces, at)]
    heads = [at for at in finite if not _goes_on(pieces, at)]
    return heads[1] if len(heads) > 1 else len(pieces)


def _goes_on(pieces: Sequence[Piece], at: int) -> bool:
    """Does the finite form at this place belong to the verb before it ("were lost", "closed and shut")?"""
    before = pieces[at - 1].low
    return before in AUXILIARIES or before in ("and", "or", "not", "n't", "who", "which")
