"""Whose words a report passes on: "the Gull reported, citing the harbour master".

What is cited for a figure is where the figure comes from: the harbour master says it, the Gull carries it.
Elsewhere "citing a lack of rain" names a reason, and the words stay those of the one who cites.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from stemma.claims.mentions import DOCUMENTS
from stemma.claims.piece_kinds import is_capital
from stemma.claims.pieces import Line, Piece
from stemma.claims.sayings import Saying
from stemma.claims.titles import OFFICES
from stemma.language.gazetteer import ORGANISATION_HEADS
from stemma.language.wordlist import listed
from stemma.records import Span

_CITING = frozenset({"cite", "quote"})
#: Persons that papers cite without a name.
_VOICES = listed("""
    aide chief data diplomat doctor eyewitness figure head leader lawyer manager master medic member minister officer
    official owner police resident source spokesman spokesperson spokeswoman statistic villager witness worker
""")


def with_cited(line: Line, sayings: Sequence[Saying]) -> list[Saying]:
    """The sayings, a cited source with the words it is cited for put before the one who cites it."""
    found = list(sayings)
    for at, saying in enumerate(sayings):
        if saying.verb not in _CITING or saying.rule != "participle" or at == 0 or len(saying.content) != 1:
            continue
        told = sayings[at - 1]
        span = saying.content[0]
        cited = _pieces_in(line, span)
        figured = any(piece.tag == "NUM" for part in told.content for piece in _pieces_in(line, part))
        if told.source != saying.source or not figured or not _may_speak(cited):
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


def _may_speak(cited: Sequence[Piece]) -> bool:
    """A name, an office, a body or a document, and no reason?"""
    return any(
        piece.low in _VOICES | DOCUMENTS | ORGANISATION_HEADS | OFFICES
        or piece.low.rstrip("s") in _VOICES | DOCUMENTS | OFFICES
        or (piece.tag == "PROPN" and is_capital(piece))
        for piece in cited[:6]
    )
