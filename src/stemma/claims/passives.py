"""Statements in the passive: "the raid was condemned by the council", "residents were told to leave".

agent      SUBJECT was condemned by SOURCE; SUBJECT was described by SOURCE as WORDS
told       HEARER was told (by SOURCE) that WORDS, to WORDS
judged     SUBJECT is accused of WORDS, is known as WORDS   (nobody in particular says so)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.claims import cues
from stemma.claims.arcs import subject
from stemma.claims.attitudes import JUDGEMENT, MINDS, STANCE
from stemma.claims.contents import content_end
from stemma.claims.groups import VerbGroup, may_be_passive, verb_groups
from stemma.claims.piece_kinds import is_time_word
from stemma.claims.pieces import RELATIVES, Line, Piece
from stemma.claims.sayings import Saying, act_of, mode_of, span_of, trimmed
from stemma.claims.sources import Range, phrase_end, source_before
from stemma.language.wordlist import listed
from stemma.records import Act

#: Verbs whose passive hands its subject over to an agent: what is said, judged or felt is the subject itself.
_OF_OBJECTS = (cues.NOUN | JUDGEMENT | STANCE) - listed(
    "cite detail discuss echo express find note quote report show tell"
)
#: Verbs whose passive names a hearer.
_HEARD = cues.TELL | cues.DIRECT_TO
#: What is said of the subject follows one of these: "accused of", "known as", "criticised for".
_LINKS: dict[str, frozenset[str]] = {
    **{lemma: links for lemma, links in cues.PREDICATING.items() if links},
    "know": frozenset({"as"}),
}
#: The first word of a passive that tells of something done: "could be urged to" tells of nothing said.
_HAPPENED = listed("'s 've are had has have is was were")
_REACH = 6


def passive_sayings(line: Line, index: int) -> list[Saying]:
    """The statements of the passive verbs of a line, in the order of their cues."""
    pieces = line.pieces
    found: list[Saying] = []
    for group in verb_groups(pieces) if may_be_passive(pieces) else ():
        if group.shape != "passive" or group.last >= len(pieces) or group.negated:
            continue
        saying = _told(line, index, group) or _by_agent(line, index, group) or _judged(line, index, group)
        if saying is not None:
            found.append(saying)
    return found


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
