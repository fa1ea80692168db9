"""Statements whose source stands in an opening phrase: "In his view, ...", "By her own account, ...", "For the growers, ... is a betrayal"."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.according import inserted_item
from stemma.claims.piece_kinds import is_capital, is_finite, is_time_word
from stemma.claims.pieces import DASHES, Line, Piece
from stemma.claims.sayings import Saying, assertion, mode_of, span_of, trimmed
from stemma.claims.sources import Range, phrase_end
from stemma.claims.titles import OFFICES
from stemma.language.lexicon import POSSESSIVES
from stemma.language.wordlist import listed

#: "in her view", "in the eyes of the court"
_VIEWS = listed("estimate estimation eyes judgement judgment opinion reckoning telling view words")
#: "by her own account", "by the clerk's admission"
_ACCOUNTS = listed("account admission count estimate estimates reckoning telling")
_SOME = listed("all another many most official one several some unofficial")
#: Persons by what they do or suffer, beside offices: those for whom something may be so.
_PERSONS = listed("""
    activists advocates analysts campaigners children citizens commuters conservatives critics doctors economists
    families fans farmers fishermen growers investors liberals locals men miners nurses opponents owners parents
    patients people players protesters rebels residents scientists seniors shareholders smokers students supporters
    survivors taxpayers teachers tenants them us users victims villagers voters women workers
""")
_BE = frozenset({"'s", "are", "is", "means", "meant", "was", "were"})
_REACH, _FAR = 10, 60


def view_sayings(line: Line, index: int) -> list[Saying]:
    """The statement of an opening phrase that names whose view follows, or []."""
    pieces = line.pieces
    found: list[Saying] = []
    for at, piece in enumerate(pieces):
        opens = at == 0 or pieces[at - 1].low in (",", ";", "and", "but", *DASHES)
        if piece.low == "in" or (piece.low == "by" and opens):
            read = _view(pieces, at, _VIEWS if piece.low == "in" else _ACCOUNTS)
        elif piece.low == "for" and opens and at < 2:
            read = _for(pieces, at)
        else:
            continue
        if read is None and piece.low == "by":
            read = _reckoned(pieces, at)
        if read is None:
            continue
        source, stop = read
        content = _content(pieces, at, stop, opens)
        span = trimmed(pieces, *content) if content is not None else None
        if content is None or span is None:
            continue
        cue = span_of(line, at, at + 1 if piece.low == "for" else stop)
        mode = mode_of(pieces, *content)
        whose = span_of(line, *source)
        found.append(assertion(line, index, (span,), cue, whose, rule="view", verb="view", confidence=0.5, mode=mode))
    return found


def _view(pieces: Sequence[Piece], at: int, nouns: frozenset[str]) -> tuple[Range, int] | None:
    """(source, end) of "in his view", "in the mayor's opinion", "in the eyes of the court" at this place."""
    for noun in range(at + 2, min(len(pieces), at + _REACH)):
        if pieces[noun].low in nouns:
            break
        if not (pieces[noun].text[:1].isalnum() or pieces[noun].low in ("'s", "'")) or is_finite(pieces, noun):
            return None
    else:
        return None
    own = int(pieces[noun - 1].low == "own")
    if noun == at + 2 + own and pieces[at + 1].low in POSSESSIVES:
        return (at + 1, at + 2), noun + 1
    if pieces[noun - 1 - own].low in ("'s", "'"):
        return (at + 1, noun - 1 - own), noun + 1
    if pieces[at + 1].low == "the" and noun == at + 2 and noun + 2 < len(pieces) and pieces[noun + 1].low == "of":
        stop = phrase_end(pieces, noun + 2)
        return ((noun + 2, stop), stop) if stop > noun + 2 else None
    return None


def _reckoned(pieces: Sequence[Piece], at: int) -> tuple[Range, int] | None:
    """(source, end) of "by one estimate", "by most accounts": nobody's own, and the source is the estimate itself."""
    if at + 2 >= len(pieces) or pieces[at + 1].low not in _SOME or pieces[at + 2].low not in _ACCOUNTS | {"accounts"}:
        return None
    return (at + 1, at + 3), at + 3


def _for(pieces: Sequence[Piece], at: int) -> tuple[Range, int] | None:
    """(source, end) of "For the growers, the ban is ...": persons, then a clause that says what something is."""
    stop = phrase_end(pieces, at + 1)
    if stop == at + 1 or stop + 2 >= len(pieces) or pieces[stop].low != ",":
        return None
    last = pieces[stop - 1]
    person = last.low in _PERSONS or last.low.rstrip("s") in OFFICES or (last.tag == "PROPN" and is_capital(last))
    if not person or is_time_word(last) or any(pieces[k].tag == "NUM" for k in range(at, stop)):
        return None
    verb = next((k for k in range(stop + 1, min(len(pieces), stop + _FAR)) if is_finite(pieces, k)), None)
    return ((at + 1, stop), stop) if verb is not None and pieces[verb].low in _BE else None


def _content(pieces: Sequence[Piece], at: int, stop: int, opens: bool) -> Range | None:
    """The clause beside the phrase: right of it at the head of a clause, else left of it; what it is inserted before."""
    item = inserted_item(pieces, at, stop, 0)
    if item is not None:
        return item
    if opens and stop < len(pieces) and any(is_finite(pieces, k) for k in range(stop, min(len(pieces), stop + _FAR))):
        return stop, len(pieces)
    return (0, at) if at > 2 and any(is_finite(pieces, k) for k in range(max(0, at - _FAR), at)) else None
