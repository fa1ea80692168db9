"""Content that stands before its cue: "..., Ruiz said", "..., said Ruiz", "The road, Ruiz said, was open".

after       The road was open, Ruiz said.            "...," Ruiz said.
inverted    "...," said Ruiz.                        The road was open, announced the council.
around      The road, Ruiz said, was open.           "...," Ruiz said. "..."  (the rest: `floating`)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.claims import cues
from stemma.claims.circumstances import skip_circumstance
from stemma.claims.groups import VerbGroup
from stemma.claims.piece_kinds import is_adverb, is_finite, is_time_word
from stemma.claims.pieces import DASHES, RELATIVES, Line, Piece
from stemma.claims.sources import Range, phrase_end, source_after
from stemma.language.lexicon import PREPOSITIONS

_REACH = 80
#: A label before a colon has no more pieces.
_LABEL = 2
#: So many pieces without a word tagged as a verb are still taken for a clause ("Two crews remain at sea").
SHORTEST_CLAUSE = 4
_ENDS = frozenset({".", "!", "?", ",", ";", ":", ")", "…", *DASHES})
#: So many times and occasions may follow a cue.
_CIRCUMSTANCES = 4
#: Verbs whose addressee may stand without "to".
_WRITING = frozenset({"email", "text", "write"})
#: What opens a clause that another one follows.
_SUBORDINATE = frozenset({"although", "if", "though", "when", "while"})
#: Participles that tell what the told event came to: "a body was found, police said, bringing the toll to seven".
_RESULTS = frozenset(
    {"bringing", "injuring", "killing", "leaving", "lifting", "pushing", "raising", "taking", "wounding"}
)
#: What joins a clause that tells when something was said.
_CLAUSES_OF_TIME = frozenset({"after", "as", "before", "when", "while"})


@dataclass(frozen=True, slots=True)
class CuePlace:
    """A group with the source found for it and the order the parts stand in."""

    group: VerbGroup
    source: Range | None
    order: str
    content: tuple[Range, ...]
    addressee: Range | None = None
    implied: bool = False


def aside(pieces: Sequence[Piece], group: VerbGroup, begin: int, floor: int) -> CuePlace | None:
    """ "Turnout, | she noted, | had fallen", "As the board noted, | the bank had failed": an aside within its content."""
    at = group.last
    if group.lemma not in cues.SAYING | cues.CLAUSE | {"put"} or at + 1 >= len(pieces):
        return None
    lead = pieces[begin - 1].low if begin > floor else ""
    at += 1 if pieces[at].low == "it" and lead == "as" else 0
    if lead == "as" and (
        begin - 2 < floor or pieces[begin - 2].low in (",", *DASHES) or pieces[begin - 2].low == "and"
    ):
        at = _past_circumstances(pieces, at)
        if at + 1 < len(pieces) and pieces[at].low == "," and begin - 2 <= floor:
            return CuePlace(group, (begin, group.first), "around", ((at + 1, len(pieces)),))
        if begin - 2 > floor and (at >= len(pieces) or pieces[at].low in _ENDS):
            return CuePlace(
                group, (begin, group.first), "after", ((_clause_start(pieces, begin - 2, floor), begin - 2),)
            )
        return None
    if lead not in (",", *DASHES) or pieces[at].low not in (",", *DASHES):
        return None
    start = _clause_start(pieces, begin - 1, floor)
    finite = any(is_finite(pieces, k) or pieces[k].quote is not None for k in range(start, begin - 1))
    if finite or not any(is_finite(pieces, k) for k in range(at + 1, min(len(pieces), at + _REACH))):
        return None
    known = cues.FORMS.get(pieces[at + 1].low)
    if known is not None and "participle" in known[1]:
        return None
    return CuePlace(group, (begin, group.first), "around", ((start, begin - 1), (at + 1, len(pieces))))


def _past_circumstances(pieces: Sequence[Piece], at: int) -> int:
    """The place after "on Monday", "in a letter to the board"; the place itself when no circumstance follows."""
    stop = at + 1 if at < len(pieces) and pieces[at].low == "it" else at
    for _ in range(_CIRCUMSTANCES):
        after = skip_circumstance(pieces, stop) if stop < len(pieces) else stop
        if after == stop:
            break
        stop = after
    return stop


def content_before(line: Line, group: VerbGroup, begin: int, floor: int) -> CuePlace | None:
    """Content left of "SOURCE said": a quote or a clause that a comma ends, with the cue closing the clause."""
    pieces = line.pieces
    if group.lemma not in cues.SAYING | cues.CLAUSE | cues.TELL or begin <= floor:
        return None
    stop = begin
    if pieces[stop - 1].low == "so" and stop - 2 > floor and pieces[stop - 2].low in (",", "or", *DASHES):
        stop -= 2 if pieces[stop - 2].low != "or" else 3  # "..., or so | the losers claim"
        stop += 1
    if pieces[stop - 1].low in (",", *DASHES):
        stop -= 1
    if stop <= floor:
        return None
    addressee = _told(pieces, group)
    after = addressee[1] if addressee else group.last
    if group.lemma in _WRITING and after < len(pieces) and pieces[after].tag == "PROPN":
        after = phrase_end(pieces, after)  # "Kell wrote Linde."
    if pieces[stop - 1].quote is not None:
        if _starts_clause(pieces, after):
            return None
        return CuePlace(
            group, (begin, group.first), "after", ((_quoted_from(pieces, stop - 1, floor), stop),), addressee
        )
    first = after + 1 if after + 1 < len(pieces) and pieces[after].low == "," else after
    heralds = first < len(pieces) and (pieces[first].low == ":" or pieces[first].quote is not None)
    if stop == begin or heralds or not _closes(pieces, after):
        return None  # "Asked about it, Ruiz said: ...": the words follow
    start = _clause_start(pieces, stop, floor)
    if pieces[start].low.endswith("ing") and pieces[start].tag == "VERB":
        return None  # "Speaking in Parnau, Ruiz said": the words follow
    if pieces[start].low in _SUBORDINATE and not any(pieces[at].low == "," for at in range(start, stop)):
        return None  # "While the board had pushed for talks, Ruiz said": so do they here
    if not _is_clause(pieces, start, stop) and not line.is_headline:
        return None
    return CuePlace(group, (begin, group.first), "after", ((start, stop),), addressee)


def _is_clause(pieces: Sequence[Piece], start: int, stop: int) -> bool:
    """Could start..stop be what was said: a verb in it, and more than an opening "In Parnau," or "Later,"?"""
    verbs = [at for at in range(start, stop) if pieces[at].tag == "VERB" or is_finite(pieces, at)]
    if pieces[start].low in PREPOSITIONS or is_adverb(pieces[start]):
        comma = next(
            (at for at in range(start, stop) if pieces[at].low == ","), stop
        )  # "In addition, | two boats to sail"
        return any(is_finite(pieces, at) or (at > comma and stop - comma > SHORTEST_CLAUSE) for at in verbs)
    return bool(verbs) or stop - start >= SHORTEST_CLAUSE


def _quoted_from(pieces: Sequence[Piece], place: int, floor: int) -> int:
    """Where the content that ends with the quote at `place` begins: words that lead into the quote belong to it."""
    at = place
    while at > floor and place - at < _REACH and pieces[at - 1].low not in (":", ";"):
        at -= 1
    if pieces[at].low in ("asked", "pressed", "questioned", "when", "while", "after", "as"):
        return place
    if at == place or not any(is_finite(pieces, k) for k in range(at, place)):
        return place
    return at


def with_rest(pieces: Sequence[Piece], place: CuePlace) -> CuePlace:
    """ "The road, Ruiz said, was open": add what follows the cue when the sentence goes on after a comma."""
    source = place.source
    group = place.group
    at = group.last
    while at < len(pieces) and at < group.last + 12 and pieces[at].low not in (",", ".") and pieces[at].quote is None:
        at += 1
    if source is None or at >= len(pieces):
        return place
    here = at + 1 if pieces[at].low == "," else at
    if here >= len(pieces):
        return place
    following = pieces[here]
    known = cues.FORMS.get(following.low)
    if following.quote is not None:
        return CuePlace(group, source, place.order, (*place.content, (here, here + 1)), place.addressee)
    first = place.content[0]
    quoted = any(pieces[k].quote is not None for k in range(*first))
    if quoted or pieces[at].low != "," or (known is not None and "participle" in known[1]):
        return place
    if following.low in _RESULTS and any(is_finite(pieces, k) for k in range(*first)):
        return CuePlace(group, source, "around", (first, (here, len(pieces))), place.addressee)
    if following.low in ("and", "but", "while", "as", "according", "who", "which", "when", "after", "before", "citing"):
        return place
    if any(is_finite(pieces, k) for k in range(*first)) or not any(
        is_finite(pieces, k) for k in range(here, len(pieces))
    ):
        return place
    return CuePlace(group, source, "around", (first, (here, len(pieces))), place.addressee)


def _told(pieces: Sequence[Piece], group: VerbGroup) -> Range | None:
    if group.lemma not in cues.TELL:
        return None
    stop = phrase_end(pieces, group.last)
    return (group.last, stop) if stop > group.last else None


def _starts_clause(pieces: Sequence[Piece], at: int) -> bool:
    return at < len(pieces) and pieces[at].low in ("that", ":")


def _closes(pieces: Sequence[Piece], at: int) -> bool:
    """Is the clause of the cue over here, but for circumstances ("on Monday", "in a statement")?"""
    if at >= len(pieces):
        return True
    piece = pieces[at]
    if piece.low in _ENDS or piece.quote is not None or is_time_word(piece) or piece.low in ("and", "but", "while"):
        return True
    if piece.low in ("earlier", "late") or (
        piece.low in ("last", "this") and is_time_word(pieces[min(at + 1, len(pieces) - 1)])
    ):
        return True
    if piece.low in PREPOSITIONS and piece.low != "that":
        return all(
            not is_finite(pieces, k) for k in range(at, min(len(pieces), at + 12)) if not _past_comma(pieces, at, k)
        )
    return False


def _past_comma(pieces: Sequence[Piece], start: int, place: int) -> bool:
    """Is the circumstance that begins at `start` over: a comma, or a clause of time after the day ("on Friday after ...")?"""
    return any(
        pieces[at].low == "," or (pieces[at].low in _CLAUSES_OF_TIME and is_time_word(pieces[at - 1]))
        for at in range(start + 1, place)
    )


def _clause_start(pieces: Sequence[Piece], stop: int, floor: int) -> int:
    """Where the clause that ends at `stop` begins: the sentence's beginning, or after a semicolon or a quote."""
    at = stop
    while at > floor and stop - at < 4 * _REACH:
        if pieces[at - 1].low == ";" or (pieces[at - 1].quote is not None and at < stop):
            break
        if pieces[at - 1].low == ":" and at - 1 <= floor + _LABEL:
            break  # "EXCLUSIVE: | minister took cash, files show"
        at -= 1
    if pieces[at].low in ("asked", "pressed", "questioned") and at < stop:
        comma = next((k for k in range(at, stop) if pieces[k].low == ","), at)
        return comma + 1 if comma + 1 < stop else at
    return at


def inverted(line: Line, group: VerbGroup, floor: int) -> CuePlace | None:
    """ "..., said the mayor": content left, source right of the cue; "Added Finch: ...": content right of the source."""
    pieces = line.pieces
    if group.first == 0 and floor == 0 and group.lemma in cues.SAYING and group.shape == "finite":
        return _opening(pieces, group)
    if group.lemma not in cues.SAYING or group.first <= floor or group.shape != "finite" or _continuous(pieces, group):
        return None
    stop = group.first
    if pieces[stop - 1].low in (",", *DASHES):
        stop -= 1
    if stop <= floor:
        return None
    source = source_after(pieces, group.last)
    if source is None or pieces[group.last].low == "that":
        return None
    if pieces[stop - 1].quote is not None:
        place = CuePlace(group, source, "inverted", ((_quoted_from(pieces, stop - 1, floor), stop),))
        return _rest_after_inversion(pieces, place, source[1])
    if stop == group.first or not _closes(pieces, source[1]):
        return None
    start = _clause_start(pieces, stop, floor)
    if pieces[start].low in RELATIVES:
        return None
    if not line.is_headline and not _is_clause(pieces, start, stop):
        return None
    return CuePlace(group, source, "inverted", ((start, stop),))


def _continuous(pieces: Sequence[Piece], group: VerbGroup) -> bool:
    """ "are urging": no verb that its subject follows."""
    return pieces[group.verb].low.endswith("ing")


def _opening(pieces: Sequence[Piece], group: VerbGroup) -> CuePlace | None:
    """ "Added | Finch: ...": the cue opens the sentence, the source is followed by a colon or a quote."""
    source = source_after(pieces, group.last)
    if source is None or source[1] + 1 >= len(pieces):
        return None
    at = source[1]
    if pieces[at].low in (":", ",") and (pieces[at].low == ":" or pieces[at + 1].quote is not None):
        return CuePlace(group, source, "before", ((at + 1, len(pieces)),))
    return CuePlace(group, source, "before", ((at, at + 1),)) if pieces[at].quote is not None else None


def _rest_after_inversion(pieces: Sequence[Piece], place: CuePlace, at: int) -> CuePlace:
    """ "...," said Ruiz, "...": the quote goes on after the source."""
    limit = min(len(pieces), at + 15)
    while at < limit and pieces[at].quote is None:
        if pieces[at].low in cues.FORMS or pieces[at].low in (".", ":"):
            return place
        at += 1
    if at >= limit:
        return place
    return CuePlace(place.group, place.source, "inverted", (*place.content, (at, at + 1)))
