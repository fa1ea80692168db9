"""Statements that a verb introduces, direct, indirect and mixed: one rule for each order of the parts.

before      Ruiz said (that) the road was open.      Ruiz said: "..."       "..." Ruiz said, "..."
after       The road was open, Ruiz said.            "...," Ruiz said.
inverted    "...," said Ruiz.                        The road was open, announced the council.
around      The road, Ruiz said, was open.           "...," Ruiz said. "..."  (the rest: `floating`)
participle  ..., adding that the road was open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.claims import cues
from stemma.claims.arcs import main_subject
from stemma.claims.contents import Complement, complement_after
from stemma.claims.groups import VerbGroup, verb_groups
from stemma.claims.pieces import DASHES, RELATIVES, Line, Piece, is_adverb, is_finite, is_time_word
from stemma.claims.sayings import Saying, act_of, mode_of, span_of, trimmed
from stemma.claims.sources import Range, phrase_end, source_after, source_before, source_by_arcs, subject_of
from stemma.language.lexicon import PREPOSITIONS
from stemma.records import Act, Span

_REACH = 80
#: So many pieces without a word tagged as a verb are still taken for a clause ("Two crews remain at sea").
_SHORTEST_CLAUSE = 4
_ENDS = frozenset({".", "!", "?", ",", ";", ":", ")", "…", *DASHES})


#: Who has said nothing: "nobody has claimed", "neither side said".
_NOBODY = frozenset({"neither", "no", "nobody", "none"})

#: Verbs that refuse where nobody does it.
_REACTING = frozenset({"comment", "elaborate", "reply", "respond"})
#: Words of an object up to its head: "dismissed the new and grave charges".
_OBJECT = 6
#: What joins a clause that tells when something was said.
_CLAUSES_OF_TIME = frozenset({"after", "as", "before", "when", "while"})

#: Modals of will: with a negation they refuse.
_WILL = frozenset({"'d", "'ll", "will", "wo", "would"})


@dataclass(frozen=True, slots=True)
class _Place:
    """A group with the source found for it and the order the parts stand in."""

    group: VerbGroup
    source: Range | None
    order: str
    content: tuple[Range, ...]
    addressee: Range | None = None
    implied: bool = False


def cued_sayings(line: Line, index: int) -> list[Saying]:
    """All statements that the verbs of a line introduce, in the order of their cues."""
    pieces = line.pieces
    groups = [group for group in verb_groups(pieces) if group.shape != "passive"]
    found: list[Saying] = []
    previous: Range | None = None
    floor, taken = 0, -1
    for group in groups:
        if group.first < floor:
            continue
        place = _place(line, group, groups, floor, previous)
        if place is None or _over_cue(place, taken):
            continue
        if place.source is not None and pieces[place.source[0]].low == "according":
            continue  # "according to two clerks | briefed on the plan"
        saying = _saying(line, index, place)
        if saying is None:
            continue
        taken = group.verb
        if found and _repeats_refusal(pieces, found[-1], saying, place):
            found[-1] = replace(saying, act="refuse")
        else:
            found.append(saying)
        if place.source is not None:
            previous = place.source
    return found


def _over_cue(place: _Place, taken: int) -> bool:
    """Does the source end in the cue before it: "photos, | which it said | showed no lorries"?"""
    return place.source is not None and not place.implied and place.source[1] - 1 == taken


def _repeats_refusal(pieces: Sequence[Piece], refusal: Saying, saying: Saying, place: _Place) -> bool:
    """ "declined to speak of the tender, saying it would not bargain in public": the refusal told twice is one act.

    An explanation that does not itself withhold ("declined to comment, saying two boats were lost") stands.
    """
    if refusal.act != "refuse" or place.order != "participle" or not saying.implied or saying.verb != "say":
        return False
    begin, end = place.content[0]
    opening = pieces[begin : min(end, begin + 5)]  # "it would not", "she will never": will, and a negation of it
    lows = [piece.low for piece in opening]
    return any(low in _WILL for low in lows) and any(low in ("not", "n't", "never") for low in lows)


def _place(
    line: Line, group: VerbGroup, groups: Sequence[VerbGroup], floor: int, previous: Range | None
) -> _Place | None:
    pieces = line.pieces
    if group.shape == "participle":
        return _participle(pieces, group, groups, floor, previous)
    if group.shape == "infinitive":
        return _infinitive(pieces, group, groups, floor, previous)
    source = source_before(pieces, group.first, floor)
    implied = False
    if source is not None:
        if pieces[source[0]].low in _NOBODY or (source[0] > floor and pieces[source[0] - 1].low == "neither"):
            if group.lemma not in _REACTING or group.negated:
                return None
            group = replace(group, negated=True, withheld=True)  # "neither side commented on"
        parsed = source_by_arcs(pieces, group.verb, group.first, floor)
        if parsed is not None and parsed[1] == source[1] and parsed[0] < source[0]:
            source = parsed  # "Mr Finch of Lund, Co. C, | who found them, said"
        after = _aside(pieces, group, source[0], floor) or _content_before(line, group, source[0], floor)
        if after is not None:
            return after if after.source is None or after.order == "around" else _with_rest(pieces, after)
    else:
        inverted = _inverted(line, group, floor)
        if inverted is not None:
            return inverted
        source, implied = _shared_source(pieces, group, floor, previous)
        if source is None:
            source = source_by_arcs(pieces, group.verb, group.first, floor)
    if source is None:
        return None
    complement = complement_after(pieces, group, groups)
    if complement is None and line.block == "title" and group.lemma in cues.SAYING and group.last < len(pieces):
        complement = Complement(group.last, len(pieces), "headline")  # "Mayor says just two boats left"
    if complement is None:
        return None
    return _Place(group, source, "before", ((complement.begin, complement.end),), complement.addressee, implied)


def _shared_source(
    pieces: Sequence[Piece], group: VerbGroup, floor: int, previous: Range | None
) -> tuple[Range | None, bool]:
    """The source of a verb without a subject of its own: "X said A and denied B"; "X, who said A"."""
    if group.first == 0:
        return None, False
    before = pieces[group.first - 1].low
    if before in ("who", "which", "that") and group.first >= 2:
        stop = group.first - 1
        stop -= 1 if pieces[stop - 1].low == "," else 0
        return source_before(pieces, stop, floor), False
    if before in ("and", "but", ",", "then", "or"):
        return (previous or subject_of(pieces, floor, group.first)), True
    return None, False


def _participle(
    pieces: Sequence[Piece], group: VerbGroup, groups: Sequence[VerbGroup], floor: int, previous: Range | None
) -> _Place | None:
    complement = complement_after(pieces, group, groups)
    if complement is None:
        return None
    before = pieces[group.first - 1] if group.first else None
    source: Range | None = None
    implied = True
    if before is not None and before.tag in ("NOUN", "PROPN") and before.low != ",":
        source, implied = source_before(pieces, group.first, floor), False
    if source is None and group.first == 0:
        if complement.frame not in ("that", "quote", "clause", "question"):
            return None
        comma = next((at for at in range(complement.begin, min(len(pieces), _REACH)) if pieces[at].low == ","), None)
        if comma is None:
            return None
        source = subject_of(pieces, comma + 1, len(pieces))
        complement = Complement(complement.begin, min(comma, complement.end), complement.frame, complement.addressee)
        if complement.end <= complement.begin:
            return None
    if source is None:
        source, implied = previous or subject_of(pieces, floor, group.first) or main_subject(pieces, group.verb), True
    if source is None:
        return None
    return _Place(group, source, "participle", ((complement.begin, complement.end),), complement.addressee, implied)


def _infinitive(
    pieces: Sequence[Piece], group: VerbGroup, groups: Sequence[VerbGroup], floor: int, previous: Range | None
) -> _Place | None:
    """ "took the floor to say that ...": only where the complement is unmistakable."""
    complement = complement_after(pieces, group, groups)
    if complement is None or complement.frame not in ("that", "quote", "colon"):
        return None
    source = subject_of(pieces, floor, group.first) or previous
    if source is None:
        return None
    return _Place(group, source, "infinitive", ((complement.begin, complement.end),), complement.addressee, True)


def _aside(pieces: Sequence[Piece], group: VerbGroup, begin: int, floor: int) -> _Place | None:
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
            return _Place(group, (begin, group.first), "around", ((at + 1, len(pieces)),))
        if begin - 2 > floor and (at >= len(pieces) or pieces[at].low in _ENDS):
            return _Place(group, (begin, group.first), "after", ((_clause_start(pieces, begin - 2, floor), begin - 2),))
        return None
    if lead not in (",", *DASHES) or pieces[at].low not in (",", *DASHES):
        return None
    start = _clause_start(pieces, begin - 1, floor)
    finite = any(is_finite(pieces, k) for k in range(start, begin - 1))
    if finite or not any(is_finite(pieces, k) for k in range(at + 1, min(len(pieces), at + _REACH))):
        return None
    known = cues.FORMS.get(pieces[at + 1].low)
    if known is not None and "participle" in known[1]:
        return None
    return _Place(group, (begin, group.first), "around", ((start, begin - 1), (at + 1, len(pieces))))


def _past_circumstances(pieces: Sequence[Piece], at: int) -> int:
    """The place of the comma after "on Monday", "in April"; the place itself when no time follows."""
    stop = at
    while stop < min(len(pieces), at + 5) and (
        is_time_word(pieces[stop]) or pieces[stop].low in ("on", "in", "last", "it")
    ):
        stop += 1
    return stop


def _content_before(line: Line, group: VerbGroup, begin: int, floor: int) -> _Place | None:
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
    if pieces[stop - 1].quote is not None:
        if _starts_clause(pieces, after):
            return None
        return _Place(group, (begin, group.first), "after", ((_quoted_from(pieces, stop - 1, floor), stop),), addressee)
    first = after + 1 if after + 1 < len(pieces) and pieces[after].low == "," else after
    heralds = first < len(pieces) and (pieces[first].low == ":" or pieces[first].quote is not None)
    if stop == begin or heralds or not _closes(pieces, after):
        return None  # "Asked about it, Ruiz said: ...": the words follow
    start = _clause_start(pieces, stop, floor)
    if pieces[start].low.endswith("ing") and pieces[start].tag == "VERB":
        return None  # "Speaking in Parnau, Ruiz said": the words follow
    if not _is_clause(pieces, start, stop) and line.block != "title":
        return None
    return _Place(group, (begin, group.first), "after", ((start, stop),), addressee)


def _is_clause(pieces: Sequence[Piece], start: int, stop: int) -> bool:
    """Could start..stop be what was said: a verb in it, and more than an opening "In Parnau," or "Later,"?"""
    verbs = [at for at in range(start, stop) if pieces[at].tag == "VERB" or is_finite(pieces, at)]
    if pieces[start].low in PREPOSITIONS or is_adverb(pieces[start]):
        return any(is_finite(pieces, at) for at in verbs)
    return bool(verbs) or stop - start >= _SHORTEST_CLAUSE


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


def _with_rest(pieces: Sequence[Piece], place: _Place) -> _Place:
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
        return _Place(group, source, place.order, (*place.content, (here, here + 1)), place.addressee)
    first = place.content[0]
    quoted = any(pieces[k].quote is not None for k in range(*first))
    if quoted or pieces[at].low != "," or (known is not None and "participle" in known[1]):
        return place
    if following.low in ("and", "but", "while", "as", "according", "who", "which", "when", "after", "before", "citing"):
        return place
    if any(is_finite(pieces, k) for k in range(*first)) or not any(
        is_finite(pieces, k) for k in range(here, len(pieces))
    ):
        return place
    return _Place(group, source, "around", (first, (here, len(pieces))), place.addressee)


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
    if piece.low in ("this", "last", "earlier", "late"):
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
        at -= 1
    if pieces[at].low in ("asked", "pressed", "questioned") and at < stop:
        comma = next((k for k in range(at, stop) if pieces[k].low == ","), at)
        return comma + 1 if comma + 1 < stop else at
    return at


def _inverted(line: Line, group: VerbGroup, floor: int) -> _Place | None:
    """ "..., said the mayor": content left, source right of the cue; "Added Finch: ...": content right of the source."""
    pieces = line.pieces
    if group.first == 0 and floor == 0 and group.lemma in cues.SAYING and group.shape == "finite":
        return _opening(pieces, group)
    if group.lemma not in cues.SAYING or group.first <= floor or group.shape != "finite":
        return None
    stop = group.first
    if pieces[stop - 1].low in (",", *DASHES):
        stop -= 1
    if stop <= floor:
        return None
    source = source_after(pieces, group.last)
    if source is None:
        return None
    if pieces[stop - 1].quote is not None:
        place = _Place(group, source, "inverted", ((_quoted_from(pieces, stop - 1, floor), stop),))
        return _rest_after_inversion(pieces, place, source[1])
    if stop == group.first or not _closes(pieces, source[1]):
        return None
    start = _clause_start(pieces, stop, floor)
    if pieces[start].low in RELATIVES:
        return None
    if line.block != "title" and not _is_clause(pieces, start, stop):
        return None
    return _Place(group, source, "inverted", ((start, stop),))


def _opening(pieces: Sequence[Piece], group: VerbGroup) -> _Place | None:
    """ "Added | Finch: ...": the cue opens the sentence, the source is followed by a colon or a quote."""
    source = source_after(pieces, group.last)
    if source is None or source[1] + 1 >= len(pieces):
        return None
    at = source[1]
    if pieces[at].low in (":", ",") and (pieces[at].low == ":" or pieces[at + 1].quote is not None):
        return _Place(group, source, "before", ((at + 1, len(pieces)),))
    return _Place(group, source, "before", ((at, at + 1),)) if pieces[at].quote is not None else None


def _rest_after_inversion(pieces: Sequence[Piece], place: _Place, at: int) -> _Place:
    """ "...," said Ruiz, "...": the quote goes on after the source."""
    limit = min(len(pieces), at + 15)
    while at < limit and pieces[at].quote is None:
        if pieces[at].low in cues.FORMS or pieces[at].low in (".", ":"):
            return place
        at += 1
    if at >= limit:
        return place
    return _Place(place.group, place.source, "inverted", (*place.content, (at, at + 1)))


def _act(pieces: Sequence[Piece], place: _Place, opening: str) -> Act:
    """The act of the verb with its object: "called the charge baseless" orders nothing, "dismissed the charge" denies."""
    group, (begin, end) = place.group, place.content[0]
    if group.negated or begin != group.last:
        return act_of(group, opening)
    if group.lemma == "call":
        return "assert"
    if group.lemma in cues.DISMISSING and any(piece.low in cues.TOLD for piece in pieces[begin:end][:_OBJECT]):
        return "deny"
    return act_of(group, opening)


def _saying(line: Line, index: int, place: _Place) -> Saying | None:
    pieces = line.pieces
    spans: list[Span] = []
    for begin, end in place.content:
        span = trimmed(pieces, begin, end)
        if span is not None:
            spans.append(span)
    if not spans:
        return None
    begin, end = place.content[0]
    opening = next((piece.low for piece in pieces[begin:end] if piece.quote is None), "")
    modes = {mode_of(pieces, *part) for part in place.content}
    mode = modes.pop() if len(modes) == 1 else "mixed"
    if mode == "mixed" and place.order == "inverted" and pieces[begin].quote is not None:
        mode = "direct"
    return Saying(
        line=index,
        content=tuple(sorted(set(spans))),
        mode=mode,
        act=_act(pieces, place, opening),
        cue=span_of(line, place.group.first, place.group.last),
        source=span_of(line, *place.source) if place.source is not None else None,
        block=line.block,
        rule=place.order,
        verb=place.group.lemma,
        addressee=span_of(line, *place.addressee) if place.addressee is not None else None,
        implied=place.implied,
        confidence=0.85 if mode == "direct" else 0.7,
    )
