"""Whose words a report passes on: "the Gull reported, citing the harbour master".

Persons, bodies and papers that are cited say what is told, and the Gull carries it; a name may be a reason as well
("citing Brexit") and speaks only where a figure is told.  "Citing a lack of rain" names a reason, and the words stay
those of the one who cites.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from stemma.claims.mentions import DOCUMENTS
from stemma.claims.persons import is_person
from stemma.claims.piece_kinds import is_capital
from stemma.claims.pieces import Line, Piece
from stemma.claims.sayings import Saying
from stemma.claims.titles import OFFICES
from stemma.language.gazetteer import ORGANISATION_HEADS
from stemma.language.lexicon import lemma
from stemma.language.wordlist import listed
from stemma.records import Span

_CITING = frozenset({"cite", "quote"})
#: Voices beside persons, bodies and papers.
_VOICES = listed("authority data figure police source statistic")


def with_cited(line: Line, sayings: Sequence[Saying]) -> list[Saying]:
    """The sayings, a cited source with the words it is cited for put before the one who cites it."""
    found = list(sayings)
    for at, saying in enumerate(sayings):
        if saying.verb not in _CITING or saying.rule != "participle" or len(saying.content) != 1:
            continue
        beside = [
            one for one in (*sayings[max(0, at - 1) : at], *sayings[at + 1 : at + 2]) if one.source == saying.source
        ]
        if not beside:
            continue
        told, span = beside[0], saying.content[0]
        cited = _pieces_in(line, span)
        figured = any(piece.tag == "NUM" for part in told.content for piece in _pieces_in(line, part))
        if not _may_speak(cited, names=figured):
            continue
        found.remove(saying)
        owned = replace(
            saying, content=told.content, mode=told.mode, act=told.act, source=span, implied=False, rule="cited"
        )
        found.insert(found.index(told), owned)
    return found


def _pieces_in(line: Line, span: Span) -> Sequence[Piece]:
    first = bisect_left(line.pieces, span.start, key=lambda piece: piece.start)
    last = bisect_left(line.pieces, span.end, key=lambda piece: piece.start)
    return line.pieces[first:last]


def _may_speak(cited: Sequence[Piece], names: bool) -> bool:
    """An office, a body or a document, with `names` any name, and no reason?"""
    return any(
        _speaks(piece.low)
        or (piece.tag == "NOUN" and is_person(lemma(piece.low, "NOUN")))
        or (names and piece.tag == "PROPN" and is_capital(piece))
        for piece in cited[:6]
    )


def _speaks(low: str) -> bool:
    known = _VOICES | DOCUMENTS | ORGANISATION_HEADS | OFFICES
    return low in known or lemma(low, "NOUN") in known
