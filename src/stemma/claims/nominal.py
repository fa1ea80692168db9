"""Statements that a noun introduces: "the union's claim that ...", "her call for ...", "made the point that ...".

The nouns are those of verbs of saying, judging, wanting and believing (Levin's classes, see `cues` and
`attitudes`).  What they take follows "that", a preposition or "to"; who owns the noun stands before it
("the union's"), after it ("by the union", "among parents") or is the subject of a verb that says little
itself ("made", "voiced").  A that-clause needs no owner ("amid fears that ..."): then nobody in particular
says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.claims.content_ends import content_end, phrase_content_end
from stemma.claims.groups import VerbGroup
from stemma.claims.piece_kinds import is_adverb, is_auxiliary, is_finite, opens_phrase
from stemma.claims.pieces import Line, Piece
from stemma.claims.sayings import Saying, mode_of, span_of, trimmed
from stemma.claims.sources import Range, phrase_end, source_before, source_by_arcs
from stemma.language.lexicon import AUXILIARIES, DETERMINERS, POSSESSIVES, lemma
from stemma.language.wordlist import listed
from stemma.records import Act

#: Nouns with a that-clause.
_NOUNS = listed("""
    accusation accusations acknowledgement acknowledgment admission allegation allegations announcement argument
    assertion assertions assessment assurance assurances belief boast charge charges claim claims comment comments
    complaint complaints concern concerns conclusion contention declaration denial doubt doubts estimate fear fears
    finding findings hint hints hope hopes insistence insinuation observation opinion pledge point prediction promise
    promises realisation realization recognition remark remarks report reports revelation rumor rumors rumour rumours
    speculation statement suggestion suggestions suspicion suspicions testimony theory view vow warning warnings
    worries worry
""")
#: Nouns of verbs with an infinitive: "its plan to sell".
_TO = listed("""
    call calls desire determination hope hopes intent intention pledge pledges promise promises refusal reluctance threat
    threats unwillingness vow vows wish
""")
#: What the words or the feeling are about follows a preposition: "its call for calm", "his fear of water".
_PREPOSITIONS: dict[str, frozenset[str]] = {
    noun: listed(prepositions)
    for prepositions, nouns in {
        "about of over": "comment comments concern concerns complaint complaints doubt doubts opinion opinions question "
        "questions remark remarks suspicion suspicions thoughts view views worries worry",
        "for": "admiration appeal call calls contempt demand demands dislike distaste disdain enthusiasm hope hopes love "
        "passion plea pleas praise preference respect",
        "of": "acceptance acknowledgement acknowledgment admission announcement approval claim claims condemnation "
        "criticism criticisms denial denunciation depiction description disapproval dislike distrust embrace endorsement "
        "fear fears portrayal praise prediction predictions recognition rejection warning warnings",
        "against": "accusation accusations allegation allegations argument complaint complaints warning warnings",
        "to": "objection objections opposition",
        "in": "belief confidence faith interest trust",
    }.items()
    for noun in nouns.split()
}
#: Verbs that lend their subject to the noun: "voiced concern that".
_LIGHT = listed("""
    deliver express file get give have hear hold issue lodge make offer post present publish put raise reiterate release
    renew repeat repeat send share sound submit take utter voice
""")
_BEFORE_NOUN = frozenset({"ADJ", "ADV", "DET", "NOUN", "NUM", "PRON"})
_DENIALS = frozenset({"denial"})
_ORDERS = listed("appeal call calls demand demands invitation plea pleas request")
_REFUSALS = listed("refusal reluctance unwillingness")
#: Nouns that assert: the others tell a wish, a plan or a feeling.
_ASSERTING = listed("""
    accusation accusations acknowledgement acknowledgment admission allegation allegations announcement argument
    assertion assertions assessment assurance assurances boast charge charges claim claims comment comments complaint
    complaints conclusion contention declaration description estimate finding findings hint hints insistence
    observation point prediction predictions remark remarks report reports revelation rumor rumors rumour rumours
    statement statements suggestion suggestions testimony theory warning warnings
""")
#: Nouns that assert with a clause ("a promise that fares would fall") and undertake with an infinitive.
_UNDERTAKEN = listed("belief opinion pledge promise promises realisation realization recognition theory view vow")
_BY = frozenset({"among", "amongst", "by", "from"})
#: Pronouns that own: they are the source themselves.
_OWNING = listed("her his its my our their")
#: Confidence in a noun with a phrase, or without an owner.
LOOSE = 0.4
_OWNER, _CLAUSE, _LEADS = 8, 40, 5


@dataclass(frozen=True, slots=True)
class _Noun:
    """The noun at `at` with its owner, the place where what it takes begins, and the first piece of the cue."""

    at: int
    cue: int
    owner: Range | None
    begin: int
    clause: bool


def nominal_sayings(line: Line, index: int) -> list[Saying]:
    """One statement for each noun of saying and what it takes; the owner is the source, the noun the cue."""
    pieces = line.pieces
    found: list[Saying] = []
    for at, piece in enumerate(pieces):
        if piece.low not in _NOUNS and piece.low not in _TO and piece.low not in _PREPOSITIONS:
            continue
        if piece.tag in ("AUX", "VERB") or piece.quote is not None:
            continue
        noun = _read(pieces, at)
        if noun is None:
            continue
        group = VerbGroup(noun.cue, noun.begin, at, piece.low, "finite")
        if noun.clause:
            end = content_end(pieces, noun.begin, group, ())
            if noun.owner is None:
                end = next((k for k in range(noun.begin, end) if pieces[k].low == ","), end)
            elif noun.cue == at:
                end = min(end, _end_of_subject(pieces, noun.owner[0], noun.begin - 1))
        else:
            end = min(phrase_content_end(pieces, noun.begin, group, ()), _end_of_phrase(pieces, noun))
        content = trimmed(pieces, noun.begin, end)
        if content is None:
            continue
        if noun.clause and not any(is_finite(pieces, k) for k in range(noun.begin, min(end, noun.begin + _CLAUSE))):
            continue
        found.append(
            Saying(
                line=index,
                content=(content,),
                mode=mode_of(pieces, noun.begin, end),
                act=_act(piece.low, noun.clause),
                cue=span_of(line, noun.cue, at + 1),
                source=span_of(line, *noun.owner) if noun.owner is not None else None,
                block=line.block,
                rule="noun",
                verb=piece.low,
                owned=noun.owner is not None,
                confidence=0.6 if noun.clause and noun.owner is not None else LOOSE,
            )
        )
    return found


def _act(noun: str, clause: bool) -> Act:
    if clause and noun in _UNDERTAKEN:
        return "assert"
    if noun in _DENIALS:
        return "deny"
    if noun in _ORDERS:
        return "order"
    if noun in _REFUSALS:
        return "refuse"
    return "assert" if noun in _ASSERTING else "other"


def _read(pieces: Sequence[Piece], noun: int) -> _Noun | None:
    """What the noun at this place takes and who owns it; None when it takes nothing, or nobody owns a phrase."""
    at = noun + 1
    low = pieces[noun].low
    owner: Range | None = None
    if at < len(pieces) and pieces[at].low in _BY:
        stop = phrase_end(pieces, at + 1)
        if stop > at + 1:
            owner, at = (at + 1, stop), stop
    if at + 1 >= len(pieces):
        return None
    link = pieces[at].low
    clause = link == "that" and low in _NOUNS
    infinitive = (
        link == "to" and low in _TO and pieces[at + 1].low.isalpha() and pieces[at + 1].tag in ("VERB", "AUX", "")
    )
    about = link in _PREPOSITIONS.get(low, ()) and (opens_phrase(pieces[at + 1]) or pieces[at + 1].low.endswith("ing"))
    if not (clause or infinitive or about):
        return None
    begin = at if infinitive else at + 1
    owner = owner or _owner_before(pieces, noun)
    if owner is not None:
        return _Noun(noun, noun, owner, begin, clause)
    light = _light(pieces, noun)
    if light is not None:
        return _Noun(noun, light[0], light[1], begin, clause)
    bare = noun == 0 or pieces[noun - 1].low not in DETERMINERS
    return _Noun(noun, noun, None, begin, True) if clause and (low.endswith("s") or bare) else None


def _is_light(piece: Piece) -> bool:
    return lemma(piece.low, "VERB") in _LIGHT and piece.low not in POSSESSIVES


def _light(pieces: Sequence[Piece], noun: int) -> tuple[int, Range] | None:
    """ "the board | voiced some concern": first piece of the cue and the subject of the verb; None without both."""
    at = noun - 1
    while at > 0 and noun - at <= _LEADS and pieces[at].tag in _BEFORE_NOUN and not _is_light(pieces[at]):
        at -= 1
    if at < 1 or not _is_light(pieces[at]):
        return None
    first = at
    while first > 0 and (is_auxiliary(pieces[first - 1]) or is_adverb(pieces[first - 1])):
        first -= 1
    source = source_before(pieces, first) or source_by_arcs(pieces, at, first)
    return (first, source) if source is not None else None


def _end_of_phrase(pieces: Sequence[Piece], noun: _Noun) -> int:
    """Where the phrase ends when the noun with it is a subject: before the finite verb that follows ("... | failed")."""
    for at in range(noun.begin + 1, min(len(pieces), noun.begin + _CLAUSE)):
        if pieces[at].low in ("that", "which", "who", "where"):
            return len(pieces)
        if is_finite(pieces, at):
            return at
    return len(pieces)


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
