"""Statements that a verb introduces, direct, indirect and mixed: one rule for each order of the parts.

before      Ruiz said (that) the road was open.      Ruiz said: "..."       "..." Ruiz said, "..."
participle  ..., adding that the road was open.

What stands before its cue ("...," said Ruiz) is in `preposed`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.claims import cues
from stemma.claims.arcs import main_subject
from stemma.claims.content_ends import content_end
from stemma.claims.contents import Complement, complement_after
from stemma.claims.groups import VerbGroup, quoting, verb_groups
from stemma.claims.piece_kinds import is_adverb, is_auxiliary, opens_phrase
from stemma.claims.pieces import Line, Piece
from stemma.claims.preposed import SHORTEST_CLAUSE, CuePlace, aside, content_before, inverted, with_rest
from stemma.claims.sayings import Saying, act_of, mode_of, span_of, trimmed
from stemma.claims.sources import Range, source_before, source_by_arcs, subject_of
from stemma.language.wordlist import listed
from stemma.records import Act, Span

_REACH = 80
#: Who has said nothing: "nobody has claimed", "neither side said".
_NOBODY = frozenset({"neither", "no", "nobody", "none"})
#: What is said without a clause: "said it", "said something else".
_SAID = listed("all anything everything it little more much no nothing one same so something that this those what yes")
#: Verbs that refuse where nobody does it.
_REACTING = frozenset({"comment", "elaborate", "reply", "respond"})
#: Words of an object up to its head: "dismissed the new and grave charges".
_OBJECT = 6
#: Modals of will: with a negation they refuse.
_WILL = frozenset({"'d", "'ll", "will", "wo", "would"})


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
        elif place.order == "quoted" and found and found[-1].verb in ("cite", "quote"):
            found[-1:] = [saying, replace(found[-1], content=saying.content, mode=saying.mode)]
        else:
            found.append(saying)
        if place.source is not None:
            previous = place.source
    return found


def _over_cue(place: CuePlace, taken: int) -> bool:
    """Does the source end in the cue before it: "photos, | which it said | showed no lorries"?"""
    return place.source is not None and not place.implied and place.source[1] - 1 == taken


def _repeats_refusal(pieces: Sequence[Piece], refusal: Saying, saying: Saying, place: CuePlace) -> bool:
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
) -> CuePlace | None:
    pieces = line.pieces
    if group.shape == "participle":
        return _participle(pieces, group, groups, floor, previous)
    if group.shape == "infinitive":
        return _infinitive(pieces, group, groups, floor, previous)
    source = source_before(pieces, group.first, floor)
    implied = False
    if source is not None:
        if _is_nobody(pieces, source, floor):
            if group.lemma not in _REACTING or group.negated:
                return None
            group = replace(group, negated=True, withheld=True)  # "neither side commented on"
        parsed = source_by_arcs(pieces, group.verb, group.first, floor)
        if parsed is not None and parsed[1] == source[1] and parsed[0] < source[0]:
            source = parsed  # "Mr Finch of Lund, Co. C, | who found them, said"
        after = aside(pieces, group, source[0], floor) or content_before(line, group, source[0], floor)
        if after is not None:
            return after if after.source is None or after.order == "around" else with_rest(pieces, after)
    else:
        listed_on = previous is not None and line.is_headline and pieces[group.first - 1].low == ","
        told_first = None if listed_on else inverted(line, group, floor)  # "Union claims win, | alleges fraud"
        if told_first is not None:
            return told_first
        source, implied = _shared_source(pieces, group, floor, previous)
        if source is None:
            source = source_by_arcs(pieces, group.verb, group.first, floor)
        if source is not None and _is_nobody(pieces, source, floor):
            return None
    if source is None:
        return None
    told = _told_before(pieces, group, source[0], floor)
    if told is not None:
        return CuePlace(group, source, "before", (told,), None, implied)
    if (
        line.is_headline
        and group.lemma in cues.UNOWNED
        and pieces[group.last : group.last + 1]
        and pieces[group.last].low == "to"
    ):
        return None  # "Rebels said to hold airport" is told by nobody in particular
    complement = complement_after(pieces, group, groups)
    if complement is None and group.lemma in cues.SAYING and group.last < len(pieces):
        loose = line.is_headline or (group.lemma == "say" and _says_a_clause(pieces, group.last))
        if loose:
            end = content_end(pieces, group.last, group, groups)
            complement = Complement(group.last, end, "headline")  # "Mayor says just two boats left"
    if complement is None:
        return None
    return CuePlace(group, source, "before", ((complement.begin, complement.end),), complement.addressee, implied)


def _is_nobody(pieces: Sequence[Piece], source: Range, floor: int) -> bool:
    """Is it nobody who is said to speak: "nobody", "no official", "neither side"?"""
    neither = source[0] > floor and pieces[source[0] - 1].low == "neither"
    return neither or pieces[source[0]].low in _NOBODY


def _told_before(pieces: Sequence[Piece], group: VerbGroup, begin: int, floor: int) -> Range | None:
    """ "..., a claim | the army denies": the noun that a denial without an object is about, with its article."""
    if group.lemma not in cues.DENYING or begin - 1 <= floor or pieces[begin - 1].low not in cues.TOLD | {"which"}:
        return None
    ends = group.last >= len(pieces) or pieces[group.last].low in (".", ",", ";")
    first = begin - 2 if pieces[begin - 2].tag == "DET" and pieces[begin - 1].low != "which" else begin - 1
    return (first, begin) if ends else None


def _says_a_clause(pieces: Sequence[Piece], at: int) -> bool:
    """Nothing but a clause follows "say" at such length, even where no word of it is tagged as its verb."""
    return opens_phrase(pieces[at]) and pieces[at].low not in _SAID and len(pieces) - at > SHORTEST_CLAUSE


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
) -> CuePlace | None:
    complement = complement_after(pieces, group, groups)
    if complement is None:
        return None
    before = pieces[group.first - 1] if group.first else None
    source: Range | None = None
    implied = True
    quoted = quoting(pieces, group.verb)
    if quoted is not None:
        return _quoted_as(pieces, replace(group, first=group.first - 1), quoted, complement)
    if before is not None and before.tag in ("NOUN", "PROPN") and before.low != ",":
        source, implied = source_before(pieces, group.first, floor), False
    if source is None and group.lemma in ("cite", "quote") and before is not None and before.low == ",":
        source = source_before(pieces, group.first - 1, floor)  # "the Gull, | quoting two clerks, said"
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
    return CuePlace(group, source, "participle", ((complement.begin, complement.end),), complement.addressee, implied)


def _quoted_as(pieces: Sequence[Piece], group: VerbGroup, quoted: int, complement: Complement) -> CuePlace | None:
    """ "quoted the clerk | as saying": the clerk speaks; in the passive the subject does."""
    source: Range | None = (quoted + 1, group.first)
    if group.first - quoted < 2 or pieces[quoted + 1].low in ("by", "in", "on"):
        first = quoted
        while first > 0 and (is_auxiliary(pieces[first - 1]) or is_adverb(pieces[first - 1])):
            first -= 1
        source = source_before(pieces, first)
        group = replace(group, first=first)
    if source is None:
        return None
    return CuePlace(group, source, "quoted", ((complement.begin, complement.end),), complement.addressee)


def _infinitive(
    pieces: Sequence[Piece], group: VerbGroup, groups: Sequence[VerbGroup], floor: int, previous: Range | None
) -> CuePlace | None:
    """ "took the floor to say that ...": only where the complement is unmistakable."""
    complement = complement_after(pieces, group, groups)
    if complement is None or complement.frame not in ("that", "quote", "colon"):
        return None
    source = subject_of(pieces, floor, group.first) or previous
    if source is None:
        return None
    return CuePlace(group, source, "infinitive", ((complement.begin, complement.end),), complement.addressee, True)


def _act(pieces: Sequence[Piece], place: CuePlace, opening: str) -> Act:
    """The act of the verb with its object: "called the charge baseless" orders nothing, "dismissed the charge" denies."""
    group, (begin, end) = place.group, place.content[0]
    if group.negated or begin != group.last:
        return act_of(group, opening)
    if place.addressee is not None and place.addressee[0] == begin and not group.withheld:
        return "order"  # "told jurors | to ignore it": the frame of a directive, whatever its verb
    if group.lemma == "call":
        return "assert"
    if group.lemma in cues.DISMISSING and any(piece.low in cues.TOLD for piece in pieces[begin:end][:_OBJECT]):
        return "deny"
    return act_of(group, opening)


def _saying(line: Line, index: int, place: CuePlace) -> Saying | None:
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
