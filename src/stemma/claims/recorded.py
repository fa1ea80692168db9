"""Figures that somebody gives as a noun phrase: "the ministry counted 27 dead", "raised its estimate to 1,500".

recorded   SOURCE counted, recorded, reported ... NUMBER of something
revised    SOURCE revised, raised, lowered ... the toll to NUMBER
given      the toll (of NUMBER) given by SOURCE (was NUMBER)
owned      SOURCE's count of NUMBER

The verbs of the first and second row do much else ("recorded two songs", "raised the toll for lorries to $9"):
the number, its noun and who stands before the verb decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stemma.claims.content_ends import phrase_content_end
from stemma.claims.contents import is_taken
from stemma.claims.groups import VerbGroup
from stemma.claims.mentions import DOCUMENTS
from stemma.claims.piece_kinds import is_auxiliary, is_capital, is_finite, is_subject_pronoun, is_time_word
from stemma.claims.pieces import Line, Piece
from stemma.claims.sayings import Saying, assertion, span_of, trimmed
from stemma.claims.sources import Range, phrase_end, source_before, subject_of
from stemma.claims.titles import OFFICES
from stemma.language.gazetteer import ORGANISATION_HEADS
from stemma.language.lexicon import POSSESSIVES, VERB_FORMS
from stemma.language.nouns import singular
from stemma.language.wordlist import listed

#: Verbs of counting and keeping records.
_RECORDING = listed("count document list log record register report tally")
#: Of those, the ones that also make and score things: what is made or scored by them is no count of anything.
_MAKING = listed("log record register")
#: Verbs by which a study or those who make it come by a number; of anybody else they tell an act ("police found 40 kilos").
_FINDING = listed("detect find identify show")
_RESEARCH = listed("""
    audit audits auditors census data figures inquiry inspection inspectors investigation investigators poll polls
    pollsters report reports research researchers review scientists statistics studies study survey surveys
""")
_WORKS = listed(
    "album demo documentary episode film interview message programme recording single song tape track version video"
)
_SCORES = listed("defeat draw goal hit loss mile point run success triumph try victory win")
#: Verbs by which a figure is corrected, and verbs that do so only when their subject can speak.
_REVISING = listed("adjust amend correct revise update")
_MOVING = listed("cut drop halve increase lift lower raise reduce trim up")
#: Nouns of a number that is told; the first row only where it is "its" or "their" own, or a verb of correction stands by.
_NUMBERED = listed(
    "attendance casualties cost damage dead death deaths injured loss losses missing number turnout wounded"
)
_TOLD = listed("""
    assessment count counts estimate estimates figure figures forecast forecasts projection projections tally tallies
    toll tolls total totals
""")
_GIVEN = listed("announced cited given issued offered provided published quoted released reported supplied")
_BY = frozenset({"by", "from"})
_HAVE = frozenset({"'ve", "had", "has", "have"})
_BE = frozenset({"is", "stands", "stood", "was"})
#: Plurals of persons that speak for a body.
_PARTIES = listed(
    "authorities coastguard firefighters medics observers police rescuers researchers scientists volunteers"
)
#: The words that one of the rules can begin at.
_KEYS = (
    _GIVEN
    | _TOLD
    | {
        form
        for form, known in VERB_FORMS.items()
        if any(one in _RECORDING | _FINDING | _REVISING | _MOVING for one, _ in known)
    }
)
_HEDGE_TAGS = frozenset({"ADJ", "ADP", "ADV", "DET", "SCONJ", ""})
_HEDGES, _NOUNS, _REACH = 6, 8, 40
_ENDS = frozenset({",", ".", ";", ":", "?", "!", "(", ")", "--", "–", "—"})


def recorded_sayings(line: Line, index: int, others: Sequence[Saying] = ()) -> list[Saying]:
    """One statement for each figure that somebody gives as a noun phrase; none where one of `others` has the cue."""
    taken = {one.cue.end for one in others if one.cue is not None}
    contents = {part for one in others for part in one.content}
    found: list[Saying] = []
    for first, last, source, parts, rule in _places(line.pieces):
        cue = span_of(line, first, last)
        spans = tuple(span for part in parts if (span := trimmed(line.pieces, *part)) is not None)
        if not spans or cue.end in taken or contents.intersection(spans):
            continue
        found.append(
            assertion(line, index, spans, cue, span_of(line, *source), rule=rule, verb="report", confidence=0.65)
        )
    return found


def _places(pieces: Sequence[Piece]) -> Iterator[tuple[int, int, Range, list[Range], str]]:
    """(first piece of the cue, last, source, parts of the content, rule) in text order."""
    for at, piece in enumerate(pieces):
        if piece.low not in _KEYS or piece.quote is not None or at + 1 >= len(pieces):
            continue
        if piece.low in _GIVEN and pieces[at + 1].low in _BY:
            given = _given(pieces, at)
            if given is not None:
                yield (at, at + 2, *given, "given")
            continue
        if piece.low in _TOLD and pieces[at + 1].low == "of" and number_near(pieces, at + 2) is not None:
            owner = _owner(pieces, at)
            if owner is not None:
                end = _end(pieces, at, at + 2)
                verb = next((k for k in range(at + 3, end) if is_finite(pieces, k)), end)
                yield at, at + 1, owner, [(at + 2, verb)], "owned"
            continue
        lemma = _past(piece)
        if lemma in _RECORDING | _FINDING:
            number = number_near(pieces, at + 1)
            if (
                number is None
                or (lemma in _MAKING and _is_made(pieces, number))
                or (lemma == "claim" and is_taken(pieces, at + 1))
            ):
                continue
            content = (at + 1, _end(pieces, at, at + 1))
        elif lemma in _REVISING or lemma in _MOVING:
            stop = _revised(pieces, at, lemma)
            if stop is None:
                continue
            content = (at + 1, stop)
        else:
            continue
        first = at - 1 if at and pieces[at - 1].low in _HAVE else at
        source = _source(pieces, first)
        if source is not None and lemma in _FINDING and not _is_research(pieces, source):
            continue
        if source is None or (lemma in _MOVING and not _owns(pieces, at) and not _can_speak(pieces, source)):
            continue
        yield first, at + 1, source, [content], "recorded" if lemma in _RECORDING | _FINDING else "revised"


def _is_research(pieces: Sequence[Piece], source: Range) -> bool:
    """Is the head of the phrase a study or those who make one: "a survey of 40 farms", "university researchers"?"""
    stop = next((at for at in range(source[0] + 1, source[1]) if pieces[at].tag in ("ADP", "PUNCT")), source[1])
    return pieces[stop - 1].low in _RESEARCH


def _past(piece: Piece) -> str:
    """The lemma of a form that is finite, or finite with "had": "counted", "reports"; "" for any other word."""
    for lemma, tag in VERB_FORMS.get(piece.low, ()):
        if tag in ("VD", "VN") or (tag == "VZ" and piece.tag == "VERB"):
            return lemma
    return ""


def number_near(pieces: Sequence[Piece], start: int) -> int | None:
    """The place of a number with nothing but hedges and a currency before it: "fewer than 30", "some 40"."""
    for at in range(start, min(len(pieces), start + _HEDGES)):
        piece = pieces[at]
        if piece.quote is not None or piece.low in _ENDS or piece.low in ("that", "by", "in", "on", "to", "for"):
            return None
        if piece.tag == "NUM" or piece.text[:1].isdigit() or piece.text[1:2].isdigit():
            dated = is_time_word(pieces[at + 1]) if at + 1 < len(pieces) else False
            return None if dated else at
        if piece.tag not in _HEDGE_TAGS and piece.text[:1].isalpha():
            return None
    return None


def _is_made(pieces: Sequence[Piece], number: int) -> bool:
    """Is the counted noun something made or scored ("two songs", "three late goals")?"""
    for at in range(number + 1, min(len(pieces), number + _HEDGES)):
        low = pieces[at].low
        if singular(low) in _WORKS | _SCORES:
            return True
        if low in _ENDS or pieces[at].tag in ("VERB", "ADP", "AUX"):
            return False
    return False


def _end(pieces: Sequence[Piece], verb: int, start: int) -> int:
    """The end of the noun phrase from `start` on, with the numbers that a comma adds to it ("9 dead, 4 missing")."""
    group = VerbGroup(verb, start, verb, "report", "finite")
    end = phrase_content_end(pieces, start, group, ())
    limit = min(len(pieces), start + _REACH)
    while end < limit and pieces[end].low == "," and number_near(pieces, end + 1) is not None:
        further = phrase_content_end(pieces, end + 1, group, ())
        if any(is_auxiliary(piece) or is_subject_pronoun(piece) for piece in pieces[end + 1 : min(further, limit)]):
            break  # a clause of its own
        end = further
    return min(end, max(limit, start + 1))


def _source(pieces: Sequence[Piece], first: int) -> Range | None:
    """The subject of the verb: right before it, or before the verb it is joined to ("searched the bay and counted")."""
    source = source_before(pieces, first)
    if source is None and first and pieces[first - 1].low in ("and", "then"):
        source = subject_of(pieces, max(0, first - _REACH), first)
    if source is None or any(pieces[at].tag == "NUM" for at in range(*source)):
        return None  # "two more deaths raised the toll", "ten people recorded"
    return source


def _revised(pieces: Sequence[Piece], verb: int, lemma: str) -> int | None:
    """The end of "the toll to 42", "its estimate up to 1,500 families" after a verb; None when it is not there."""
    nouns = _TOLD | _NUMBERED if lemma in _REVISING or _owns(pieces, verb) else _TOLD
    numbered = False
    for at in range(verb + 1, min(len(pieces), verb + 1 + _NOUNS)):
        piece = pieces[at]
        if piece.quote is not None or piece.low in _ENDS or is_finite(pieces, at):
            return None
        if piece.low == "to" and numbered:
            number = number_near(pieces, at + 1)
            if number is None or (nouns is _TOLD and _paid(pieces, at + 1, number)):
                return None
            return _end(pieces, verb, at)
        numbered = numbered or piece.low in nouns
    return None


def _paid(pieces: Sequence[Piece], start: int, number: int) -> bool:
    """Is the number a sum of money: a toll that is paid?"""
    return any(mark in piece.text for piece in pieces[start : number + 1] for mark in "$€£¥")


def _owns(pieces: Sequence[Piece], verb: int) -> bool:
    """Is the object the subject's own: "raised its estimate"?"""
    return verb + 1 < len(pieces) and pieces[verb + 1].low in POSSESSIVES


def _can_speak(pieces: Sequence[Piece], source: Range) -> bool:
    """Is it a person, a body or a paper that can tell a figure, and no event that changes it?"""
    for at in range(*source):
        low = pieces[at].low
        if low in ORGANISATION_HEADS | OFFICES | DOCUMENTS | _PARTIES or low.rstrip("s") in OFFICES:
            return True
    last = pieces[source[1] - 1]
    return (is_capital(last) and last.tag == "PROPN") or is_subject_pronoun(last)


def _given(pieces: Sequence[Piece], at: int) -> tuple[Range, list[Range]] | None:
    """ "the toll of 40 | given by | the mayor | is", "the toll | given by | the office | was 31": source and content."""
    begin = next((k for k in range(at - 1, max(-1, at - _NOUNS), -1) if pieces[k].low in _TOLD), None)
    if begin is None or any(pieces[k].low in _ENDS or is_finite(pieces, k) for k in range(begin, at)):
        return None
    stop = phrase_end(pieces, at + 2)
    if stop == at + 2:
        return None
    first = begin
    while first > 0 and begin - first < 3 and pieces[first - 1].tag in ("ADJ", "DET", "NOUN"):
        first -= 1
    parts: list[Range] = [(first, at)]
    verb = next((k for k in range(stop, min(len(pieces), stop + _HEDGES)) if pieces[k].low in _BE), None)
    if verb is not None and number_near(pieces, verb + 1) is not None:
        parts.append((verb + 1, _end(pieces, verb, verb + 1)))
    elif number_near(pieces, begin + 2) is None or pieces[begin + 1].low != "of":
        return None
    return (at + 2, stop), parts


def _owner(pieces: Sequence[Piece], noun: int) -> Range | None:
    """ "the ministry's | latest count": who the counting noun belongs to; None without a possessive."""
    at = noun - 1
    while at > 0 and noun - at <= 3 and pieces[at].tag in ("ADJ", "ADV", "NOUN") and pieces[at].low not in ("'s", "'"):
        at -= 1
    if at < 1 or pieces[at].low not in ("'s", "'"):
        return None
    begin = at
    while begin > 0 and at - begin < _NOUNS and pieces[begin - 1].tag in ("ADJ", "NOUN", "PROPN"):
        begin -= 1
    if begin > 0 and pieces[begin - 1].tag == "DET":
        begin -= 1
    return (begin, at) if begin < at else None
