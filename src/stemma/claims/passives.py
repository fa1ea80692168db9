"""Statements in the passive: "the raid was condemned by the council", "residents were told to leave".

agent      SUBJECT was condemned by SOURCE; SUBJECT was described by SOURCE as WORDS
raised     SUBJECT was said by SOURCE to WORDS; SUBJECT was put by SOURCE at NUMBER
told       HEARER was told (by SOURCE) that WORDS, to WORDS
judged     SUBJECT is accused of WORDS, is known as WORDS   (nobody in particular says so)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.claims import cues
from stemma.claims.arcs import subject
from stemma.claims.attitudes import JUDGEMENT, MINDS, STANCE
from stemma.claims.content_ends import content_end
from stemma.claims.groups import VerbGroup, may_be_passive, verb_groups
from stemma.claims.piece_kinds import is_time_word
from stemma.claims.pieces import RELATIVES, Line, Piece
from stemma.claims.sayings import Saying, act_of, mode_of, span_of, trimmed
from stemma.claims.sources import Range, phrase_end, source_before
from stemma.language.lexicon import VERB_FORMS
from stemma.language.wordlist import listed
from stemma.records import Act

#: Verbs whose passive hands its subject over to an agent: what is said, judged or felt is the subject itself.
_OF_OBJECTS = (cues.NOUN | JUDGEMENT | STANCE) - listed(
    "cite detail discuss echo express find note quote report show tell"
)
#: Verbs whose passive names a hearer.
_HEARD = cues.TELL | cues.DIRECT_TO
#: Verbs whose passive makes the subject of what is said its own: "was said by the police to number 900".
_RAISING = (cues.CLAUSE | cues.SAYING | MINDS) - listed("agree ask decide hope offer promise swear threaten vow want")
_PUTTING = listed("assess calculate count estimate give place put reckon report")
#: What is said of the subject follows one of these: "accused of", "known as", "criticised for".
_LINKS: dict[str, frozenset[str]] = {
    **{lemma: links for lemma, links in cues.PREDICATING.items() if links},
    "know": frozenset({"as"}),
}
#: The first word of a passive that tells of something done: "could be urged to" tells of nothing said.
_HAPPENED = listed("'s 've are had has have is was were")
_BEING = listed("are be been is was were")
_REACH = 6


def passive_sayings(line: Line, index: int) -> list[Saying]:
    """The statements of the passive verbs of a line, in the order of their cues."""
    pieces = line.pieces
    found: list[Saying] = []
    if not may_be_passive(pieces):
        return found
    for group in sorted([*verb_groups(pieces), *_put(pieces)], key=lambda group: group.first):
        if group.shape != "passive" or group.last >= len(pieces) or group.negated:
            continue
        saying = (
            _told(line, index, group)
            or _raised(line, index, group)
            or _by_agent(line, index, group)
            or _judged(line, index, group)
        )
        if saying is not None:
            found.append(saying)
    return found


def _put(pieces: Sequence[Piece]) -> list[VerbGroup]:
    """ "was put by", "has been put by": "put" is a cue only with a number, and no group by itself."""
    return [
        VerbGroup(at - 1, at + 1, at, "put", "passive")
        for at in range(1, len(pieces) - 1)
        if pieces[at].low == "put" and pieces[at - 1].low in _BEING and pieces[at + 1].low == "by"
    ]


def _agent(pieces: Sequence[Piece], group: VerbGroup) -> Range | None:
    """Who "by" names after the verb; None when it names nobody, a time or a measure."""
    at = group.last
    if pieces[at].low != "by" or at + 1 >= len(pieces):
        return None
    stop = phrase_end(pieces, at + 1)
    if stop == at + 1 or is_time_word(pieces[stop - 1]) or pieces[at + 1].tag == "NUM":
        return None
    return at + 1, stop


def _subject(pieces: Sequence[Piece], group: VerbGroup) -> Range | None:
    found = source_before(pieces, group.first) or subject(pieces, group.verb, passive=True)
    if found is None or found[1] > group.first or pieces[found[0]].low in RELATIVES | {"it", "there"}:
        return None
    return found


def _told(line: Line, index: int, group: VerbGroup) -> Saying | None:
    """ "was told (by the clerk) | that the hall was full", "were urged to | boil their water"."""
    pieces = line.pieces
    if group.lemma not in _HEARD:
        return None
    source = _agent(pieces, group)
    at = source[1] if source is not None else group.last
    if at + 1 >= len(pieces):
        return None
    low = pieces[at].low
    that = low == "that" and group.lemma in cues.TELL
    order = low == "to" and group.lemma in cues.DIRECT_TO and (source is not None or group.lemma != "call")
    if not (that or order) or (source is None and pieces[group.first].low not in _HAPPENED):
        return None
    begin = at + 1 if that else at
    hearer = _subject(pieces, group)
    saying = _saying(line, index, group, source, [(begin, content_end(pieces, begin, group, ()))], "told")
    if saying is None:
        return None
    act: Act = "order" if order else saying.act
    return replace(saying, act=act, addressee=span_of(line, *hearer) if hearer is not None else None)


def _raised(line: Line, index: int, group: VerbGroup) -> Saying | None:
    """ "The crowd | was said by the police | to number 900", "was put by the board | at 40"."""
    pieces = line.pieces
    source, subjects = _agent(pieces, group), _subject(pieces, group)
    if source is None or subjects is None or source[1] + 1 >= len(pieces) or group.lemma in _HEARD - cues.SAYING:
        return None
    begin = source[1]
    opening = pieces[begin].low
    infinitive = (
        opening == "to"
        and group.lemma in _RAISING
        and (pieces[begin + 1].tag in ("VERB", "AUX", "ADV") or pieces[begin + 1].low in VERB_FORMS)
    )
    figured = opening in ("at", "as") and group.lemma in _PUTTING and _numbered(pieces, begin + 1)
    if not (infinitive or figured):
        return None
    rest = (begin, content_end(pieces, begin, group, ()))
    return _saying(line, index, group, source, [subjects, rest], "agent")


def _numbered(pieces: Sequence[Piece], start: int) -> bool:
    """Does a number stand within a few words of here?"""
    return any(piece.tag == "NUM" for piece in pieces[start : start + _REACH - 1])


def _by_agent(line: Line, index: int, group: VerbGroup) -> Saying | None:
    pieces = line.pieces
    source = _agent(pieces, group)
    subjects = _subject(pieces, group)
    if source is None or subjects is None:
        return None
    link = _link(pieces, group, source[1])
    if link is not None:
        rest = (link, content_end(pieces, link, group, ()))
        return _saying(line, index, group, source, [subjects, rest], "agent")
    if group.lemma not in _OF_OBJECTS:
        return None
    return _saying(line, index, group, source, [subjects], "agent")


def _judged(line: Line, index: int, group: VerbGroup) -> Saying | None:
    """ "is accused of hiding it": said by nobody in particular."""
    pieces = line.pieces
    link = _link(pieces, group, group.last)
    subjects = _subject(pieces, group)
    if link is None or link != group.last or subjects is None:
        return None
    rest = (link, content_end(pieces, link, group, ()))
    return _saying(line, index, group, None, [subjects, rest], "judged")


def _link(pieces: Sequence[Piece], group: VerbGroup, start: int) -> int | None:
    """The place of the word that hands over what is said of the subject, at `start` or a few words on."""
    links = _LINKS.get(group.lemma)
    if links is None:
        return None
    for at in range(start, min(len(pieces) - 1, start + _REACH)):
        if pieces[at].low in links:
            return at
        if pieces[at].quote is not None or not pieces[at].text[:1].isalnum():
            return None
    return None


def _saying(
    line: Line, index: int, group: VerbGroup, source: Range | None, parts: Sequence[Range], rule: str
) -> Saying | None:
    spans = tuple(span for part in parts if (span := trimmed(line.pieces, *part)) is not None)
    if not spans:
        return None
    last = source[0] if source is not None and source[0] == group.last + 1 else group.last
    return Saying(
        line=index,
        content=tuple(sorted(set(spans))),
        mode=mode_of(line.pieces, *parts[-1]),
        act="other" if group.lemma in MINDS else act_of(group, ""),
        cue=span_of(line, group.first, last),
        source=span_of(line, *source) if source is not None else None,
        block=line.block,
        rule=rule,
        verb=group.lemma,
        owned=source is not None,
        confidence=0.55 if source is not None else 0.4,
    )
