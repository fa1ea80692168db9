"""Quotes without a cue of their own: the rest of a quote, quotes of several paragraphs, words after a colon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from stemma.claims import cues
from stemma.claims.groups import VerbGroup, verb_groups
from stemma.claims.persons import is_person
from stemma.claims.piece_kinds import is_finite, is_word
from stemma.claims.pieces import Line, Piece
from stemma.claims.sayings import Saying, act_of, span_of
from stemma.claims.sources import phrase_end, source_before, subject_of
from stemma.language.wordlist import listed
from stemma.records import Span

#: Nouns that head a list of somebody's words: "Quotes from the mayor:".
_LISTS = listed("comments excerpts highlights quotations quotes reactions remarks sayings words")
_FROM = frozenset({"by", "from", "of"})
_FIRST_PERSON = frozenset({"i", "we"})
_PRONOUNS = frozenset({"he", "she"})


@dataclass(frozen=True, slots=True)
class _Colon:
    """A line that ends with a cue and a colon: its words are still to come.

    `listed` marks a line that announces quotes and nothing else ("Quotes from the mayor:").
    """

    line: int
    group: VerbGroup
    source: Span
    listed: bool = False


def with_floating(lines: Sequence[Line], sayings: Sequence[Saying]) -> list[Saying]:
    """The sayings, in order, with the quotes that follow them: as further content, or as sayings of their own.

    A sentence or paragraph that is a quote and nothing else goes on with the quote before it, when that
    stands in the same paragraph or the one before; further off it is left alone.
    """
    result: list[Saying] = []
    by_line: dict[int, list[Saying]] = {}
    for saying in sayings:
        by_line.setdefault(saying.line, []).append(saying)
    taken_to = -1
    pending: _Colon | None = None
    last_quote: int | None = None  # index in `result` of the last direct saying
    for index, line in enumerate(lines):
        own = by_line.get(index, [])
        if index <= taken_to:
            result.extend(own)
            continue
        first = line.pieces[0]
        if pending is not None and pending.listed and not _is_quotes(line):
            pending = None  # a heading over something else than quotes
        if pending is not None:
            source, pending = pending, None
            said, taken_to = _after_colon(lines, by_line, source, index)
            result.extend(said)
            last_quote = len(result) - 1
            if taken_to >= index:
                result.extend(own)
                continue
        bare = first.quote is not None and not any(is_word(piece) for piece in line.pieces)
        if bare and not own and first.quote is not None:
            spans = tuple(Span(piece.start, piece.end) for piece in line.pieces if piece.quote is not None)
            before = result[last_quote] if last_quote is not None else None
            goes_on = before is not None and (_continues(lines, before, index) or first.quote.continues)
            spoken_of = _spoken_of_before(lines, by_line, index)
            named = spoken_of is not None and lines[index - 1].pieces[0].low not in _PRONOUNS
            if spoken_of is not None and not first.quote.continues and (named or not goes_on):
                result.append(replace(spoken_of, content=spans))
                last_quote = len(result) - 1
            elif before is not None and goes_on:
                assert last_quote is not None
                result[last_quote] = replace(
                    before,
                    mode="mixed" if before.mode == "indirect" else before.mode,
                    content=tuple(sorted({*before.content, *spans})),
                    line=index,
                    cue_line=before.cue_line if before.cue_line >= 0 else before.line,
                )
            elif (told := _told_before(lines, by_line, index)) is not None:
                result.append(replace(told, content=spans, mode="direct", line=index, cue_line=told.line))
                last_quote = len(result) - 1
            continue
        result.extend(own)
        for place in range(len(result) - len(own), len(result)):
            quotes = result[place].mode != "indirect" or result[place].rule == "after"
            if quotes and (result[place].rule != "according" or len(own) == 1):
                last_quote = place
        pending = _colon(line, index)
    return result


def _continues(lines: Sequence[Line], before: Saying, index: int) -> bool:
    """Is line `index` the next sentence after `before`, in the same paragraph or the next one?"""
    return index - before.line <= 2 and lines[index].paragraph - lines[before.line].paragraph <= 1


def _told_before(lines: Sequence[Line], by_line: dict[int, list[Saying]], index: int) -> Saying | None:
    """The one saying of the sentence before in this paragraph, whose speaker is then quoted: "Holm said ... | “We ...”"."""
    told = by_line.get(index - 1, [])
    if len(told) != 1 or lines[index - 1].paragraph != lines[index].paragraph:
        return None
    (one,) = told
    speaks = one.verb in cues.SAYING | cues.TELL and one.act == "assert" and one.rule != "according"
    return one if speaks and one.source is not None and one.cue is not None else None


def _spoken_of_before(lines: Sequence[Line], by_line: dict[int, list[Saying]], index: int) -> Saying | None:
    """A saying of the person whom the sentence before in this paragraph tells of: "Holm was blunt. | “We lost.”".

    That sentence reports nobody's words, and its subject is a person; `content` is still to be set.
    """
    line = lines[index - 1] if index else None
    if line is None or line.paragraph != lines[index].paragraph or by_line.get(index - 1) or line.is_headline:
        return None
    pieces = line.pieces
    if pieces[-1].low != "." or any(piece.quote is not None for piece in pieces):
        return None
    source = subject_of(pieces, 0, len(pieces))
    if source is None or not _is_one_person(pieces[source[0] : source[1]]):
        return None
    return Saying(
        line=index,
        content=(),
        mode="direct",
        act="assert",
        cue=None,
        source=span_of(line, *source),
        block=line.block,
        rule="spoken of",
        verb="say",
        confidence=0.5,
        cue_line=index - 1,
    )


def _is_one_person(phrase: Sequence[Piece]) -> bool:
    """Does the phrase name one person: "she", "the minister", "Petra Holm"; not "the river", "they"?"""
    if len(phrase) == 1 and phrase[0].low in _PRONOUNS:
        return True
    nouns = [piece for piece in phrase if piece.tag in ("NOUN", "PROPN")]
    if not nouns or phrase[0].low in ("no", "every", "each", "two", "three", "some", "many", "several"):
        return False
    comma = next((at for at, piece in enumerate(phrase) if piece.low == ","), len(phrase))
    head = next((piece for piece in reversed(phrase[:comma]) if piece.tag in ("NOUN", "PROPN")), nouns[-1])
    if any(piece.low == "and" for piece in phrase[:comma]):
        return False
    head = next((one for one, after in pairwise(phrase[:comma]) if after.low in ("of", "for")), head)
    if head.tag == "NOUN":
        return is_person(head.low)
    return any(is_person(piece.low) for piece in nouns) or _is_full_name(phrase[:comma])


def _is_full_name(phrase: Sequence[Piece]) -> bool:
    """Two or three capitalised words and nothing else: "Petra Holm"; a surname alone may be a town."""
    return 2 <= len(phrase) <= 3 and all(piece.tag == "PROPN" for piece in phrase)


def _colon(line: Line, index: int) -> _Colon | None:
    """The cue of a line that ends "... said:"."""
    pieces = line.pieces
    if pieces[-1].low != ":":
        return None
    heading = _heading(line, index)
    if heading is not None:
        return heading
    for group in reversed(verb_groups(pieces)):
        if group.lemma not in cues.SAYING | cues.TELL or group.shape in ("passive", "infinitive"):
            continue
        if any(is_finite(pieces, at) for at in range(group.last, len(pieces))):
            return None
        source = source_before(pieces, group.first) or subject_of(pieces, 0, group.first)
        return _Colon(index, group, span_of(line, *source)) if source is not None else None
    return None


def _heading(line: Line, index: int) -> _Colon | None:
    """ "Quotes from Ann Archer:", "Key remarks by the mayor on the dike:": a heading over somebody's words."""
    pieces = line.pieces
    for at, piece in enumerate(pieces[:4]):
        if piece.low in _LISTS and pieces[at + 1].low in _FROM:
            stop = phrase_end(pieces, at + 2)
            if stop == at + 2 or any(is_finite(pieces, k) for k in range(stop, len(pieces))):
                return None
            group = VerbGroup(at, at + 1, at, "say", "finite")
            return _Colon(index, group, span_of(line, at + 2, stop), listed=True)
    return None


def _is_quotes(line: Line) -> bool:
    """Is the line nothing but quotes, whatever marks stand before and between them?"""
    return any(piece.quote is not None for piece in line.pieces) and not any(is_word(piece) for piece in line.pieces)


def _after_colon(
    lines: Sequence[Line], by_line: dict[int, list[Saying]], colon: _Colon, index: int
) -> tuple[list[Saying], int]:
    """The words that follow a cue with a colon, and the index of the last line they take.

    A quote is followed as far as its paragraphs go on.  Under a heading over somebody's words each paragraph
    that opens and closes its quote is a saying of its own.  Unquoted words in a paragraph of their own are a
    block quote, as official releases print them: it runs to the end of the report or to a line in which
    somebody else is said to speak.
    """
    line = lines[index]
    spans: list[Span] = []
    at = index
    if colon.listed:
        while at < len(lines) and _is_quotes(lines[at]) and not by_line.get(at):
            spans.extend(Span(piece.start, piece.end) for piece in lines[at].pieces if piece.quote is not None)
            at += 1
        last = max(at - 1, index)
        spans = spans or [Span(line.start, line.end)]
    elif line.pieces[0].quote is not None:
        while at < len(lines) and lines[at].pieces[0].quote is not None and not by_line.get(at):
            if at > index and any(is_word(piece) for piece in lines[at].pieces):
                break
            spans.extend(Span(piece.start, piece.end) for piece in lines[at].pieces if piece.quote is not None)
            at += 1
            if at < len(lines) and lines[at].paragraph == lines[at - 1].paragraph and not lines[at].pieces[0].quote:
                break
        if not spans:
            piece = line.pieces[0]
            spans, at = [Span(piece.start, piece.end)], index
        last = max(at - 1, index - 1)
    else:
        same = lines[colon.line].paragraph == line.paragraph
        while at < len(lines) and lines[at].block == line.block and (not same or lines[at].paragraph == line.paragraph):
            if at > index and any(_by_another(lines[at], saying) for saying in by_line.get(at, ())):
                break
            at += 1
        last = max(at - 1, index)
        spans = [Span(line.start, lines[last].end)]
    group = colon.group
    cue = span_of(lines[colon.line], group.first, group.last)
    saying = Saying(
        line=last if last >= index else index,
        content=tuple(spans),
        mode="direct",
        act=act_of(group, ""),
        cue=cue,
        source=colon.source,
        block=line.block,
        rule="colon",
        verb=group.lemma,
        confidence=0.75,
        cue_line=colon.line,
    )
    if colon.listed:
        return _one_by_one(saying, lines[index : last + 1]), last
    return [saying], last


def _one_by_one(listed: Saying, lines: Sequence[Line]) -> list[Saying]:
    """The sayings of a list: a quote goes on with the one before when that was left open, as long quotes are."""
    parts: list[list[Span]] = []
    for line in lines:
        quotes = [piece for piece in line.pieces if piece.quote is not None]
        spans = [Span(piece.start, piece.end) for piece in quotes]
        if parts and quotes and quotes[0].quote is not None and quotes[0].quote.continues:
            parts[-1].extend(spans)
        elif spans:
            parts.append(spans)
    return [replace(listed, content=tuple(spans)) for spans in parts] or [listed]


def _by_another(line: Line, saying: Saying) -> bool:
    """Does the line report somebody's words in the third person (and not "we announced" inside the words)?"""
    if saying.source is None or saying.implied:
        return False
    words = {piece.low for piece in line.pieces if saying.source.start <= piece.start < saying.source.end}
    return not words & _FIRST_PERSON and saying.verb in cues.SAYING and saying.mode != "indirect"
