"""A sentence as statement rules see it: words, with each stretch of quoted speech folded into one piece.

A quote of several sentences is one piece of the sentence that introduces it, whatever the sentence
splitter made of its inside; a quoted word or two ("caliphate") stays in the sentence as words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stemma.claims.cues import FORMS, SAYING
from stemma.claims.quotes import Quote
from stemma.language.lexicon import AUXILIARIES, VERB_FORMS
from stemma.records import Annotation, BlockKind, Document, Token

#: A quote of so many words is speech or at least a sentence; shorter ones need punctuation inside to be.
_SPEECH_WORDS = 4
_STOPS = ".!?…"
_LONGEST_ABBREVIATION = 5
#: So few tokens are looked up one by one.
_FEW = 100
_NOT_WHEN_CAPITAL = frozenset({"am", "do", "is", "it", "may", "us", "who"})
#: Parts of speech that an arc may contradict.
_MENDED = frozenset({"ADJ", "NOUN", "VERB"})
RELATIVES = frozenset({"that", "which", "who", "whom", "whose", "where"})
DASHES = frozenset({"-", "--", "–", "—", "―"})


class Piece(NamedTuple):
    """A token, or a folded quote (`quote` set, `low` empty).

    `number` counts the pieces of the document; `head` is the number of the piece that this one depends on, -1
    without a parse, and `label` the universal dependency relation to it.
    """

    start: int
    end: int
    text: str
    low: str
    tag: str
    quote: Quote | None = None
    number: int = -1
    head: int = -1
    label: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of one sentence with the quotes it introduces; `paragraph` numbers the paragraphs of a document.

    `heads` marks the first line of a document that stands alone and is no longer than a headline.
    """

    pieces: tuple[Piece, ...]
    block: BlockKind
    paragraph: int
    heads: bool = False

    @property
    def is_headline(self) -> bool:
        """A title or standfirst, or the short first line of a text that marks none."""
        return self.heads or self.block in ("title", "standfirst")

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end


def is_speech(quote: Quote, text: str) -> bool:
    """Is this a stretch of speech rather than a quoted term or title?  Decided by length and inner punctuation."""
    if quote.words >= _SPEECH_WORDS or not quote.closed or quote.continues:
        return quote.words > 0
    last = text[quote.inner_start : quote.inner_end].rstrip()[-1:]
    named = text[max(0, quote.start - 2) : quote.start - 1].isalpha() and text[quote.end + 1 : quote.end + 2].isupper()
    if named and last != ",":
        return False  # a nickname: John "J.D." Doe
    return quote.words > 0 and last in (",", *_STOPS)


def whole_words(annotation: Annotation, at: int = 0, end: int | None = None) -> list[tuple[int, Token]]:
    """(index, token) with hyphenated words and abbreviations put together: "US-led", "Col.", "44-year-old".

    The index is that of the first token that went in.  A word that ends in a participle ("US-led") is
    an adjective; any other has the tag of its last part.  `at` and `end` limit it to a part of the tokens.
    """
    tokens = annotation.tokens
    end = len(tokens) if end is None else end
    finals = {sentence.last - 1 for sentence in annotation.sentences} if end - at > _FEW else None
    found: list[tuple[int, Token]] = []
    while at < end:
        first = at
        token = tokens[at]
        at += 1
        mark = tokens[at].text if at < end else ""
        if mark not in ("-", "."):
            found.append((first, token))
            continue
        parts = [token.text]
        while at + 1 < end and tokens[at].text == "-" and _hyphenated(tokens[at - 1 : at + 2]):
            parts.append(tokens[at + 1].text)
            at += 2
        last = tokens[at - 1]
        text, tag = "-".join(parts), last.tag
        if len(parts) > 1 and tag == "VERB":
            tag = "ADJ"
        dotted = at < end and tokens[at].text == "." and tokens[at].start == last.end
        if dotted and text[:1].isupper() and len(text) <= _LONGEST_ABBREVIATION and not _final(annotation, finals, at):
            last, text = tokens[at], text + "."
            at += 1
        plain = last is token
        found.append((first, token if plain else Token(token.start, last.end, text, tag, text.lower())))
    return found


def _final(annotation: Annotation, finals: Collection[int] | None, at: int) -> bool:
    """Is token `at` the last of its sentence?"""
    if finals is not None:
        return at in finals
    sentence = bisect_right(annotation.sentences, at, key=lambda one: one.first) - 1
    return sentence >= 0 and annotation.sentences[sentence].last - 1 == at


def _hyphenated(tokens: Sequence[Token]) -> bool:
    one, hyphen, other = tokens
    return (
        hyphen.text == "-"
        and one.end == hyphen.start
        and hyphen.end == other.start
        and one.text[-1:].isalnum()
        and other.text[:1].isalnum()
    )


def _fold(
    document: Document, annotation: Annotation, words: Sequence[tuple[int, Token]], quotes: Sequence[Quote]
) -> list[tuple[int, Piece]]:
    """(index of the first token, piece) for all words, quotes of speech folded."""
    found: list[tuple[int, int, int, str, str, str, Quote | None]] = []
    at = 0
    spoken = [quote for quote in quotes if is_speech(quote, document.text)]
    shouted = False
    for index, token in words:
        while at < len(spoken) and token.start >= spoken[at].end:
            at += 1
        if at < len(spoken) and spoken[at].start <= token.start:
            quote = spoken[at]
            if not found or found[-1][6] is not quote:
                found.append((index, quote.start, quote.end, "", "", "QUOTE", quote))
                shouted = False
        elif token.text.strip():
            low = token.text.replace("’", "'").lower()
            if low in _NOT_WHEN_CAPITAL and token.text.isupper() and not shouted:
                low = token.text  # "IS" and "US" are names
            shouted = token.text.isupper() and len(token.text) > 1
            found.append((index, token.start, token.end, token.text, low, token.tag, None))
    arcs = _arcs(annotation, [entry[0] for entry in found])
    subjects = {head for head, label in arcs if label == "nsubj"}
    pieces: list[tuple[int, Piece]] = []
    for number, ((index, start, end, text, low, tag, quoted), (head, label)) in enumerate(
        zip(found, arcs, strict=True)
    ):
        if tag in _MENDED:
            tag = _tag(low, tag, label, number in subjects)
        pieces.append((index, Piece(start, end, text, low, tag, quoted, number, head, label)))
    return pieces


def _tag(low: str, tag: str, label: str, has_subject: bool) -> str:
    """The tag, mended where the arc contradicts it: "rescue crews" is no verb, "300 fled" is one, "sank" always is."""
    if tag == "VERB" and label == "compound":
        return "NOUN"
    if tag in ("ADJ", "NOUN") and low in VERB_FORMS:
        kinds = {kind for _, kind in VERB_FORMS[low]}
        if "VZ" in kinds and has_subject and tag == "NOUN":
            return "VERB"
        clausal = label in ("ccomp", "xcomp", "parataxis", "root", "conj", "advcl")
        if kinds == {"VD"} or (kinds & {"VD", "VN"} and tag == "ADJ" and has_subject and clausal):
            return "VERB"
    return tag


def _arcs(annotation: Annotation, firsts: Sequence[int]) -> list[tuple[int, str]]:
    """(number of the head, relation) of each piece, by the indices of their first tokens; (-1, "") without a parse.

    The arc of a piece of several tokens is the first that leaves it; the head of a sentence has no head.
    """
    arcs = [(-1, "")] * len(firsts)
    tokens = annotation.tokens
    for number, first in enumerate(firsts):
        stop = firsts[number + 1] if number + 1 < len(firsts) else len(tokens)
        for at in range(first, stop):
            head = tokens[at].head
            if head >= 0 and not first <= head < stop:
                arcs[number] = (bisect_right(firsts, head) - 1, tokens[at].label)
                break
            if head >= 0 and tokens[at].label == "root":
                arcs[number] = (-1, "root")
                break
    return arcs


def _goes_on(pieces: Sequence[Piece], place: int, quote: Quote, text: str) -> bool:
    """Does the cue at `place`, after a quote that ends with a full stop, bring in words of its own?

    `"We left." Ruiz said: "..."` is two sentences, `"We left." Ruiz said.` a slip of the pen for one.
    """
    if text[quote.inner_start : quote.inner_end].rstrip()[-1:] != ".":
        return False
    for at in range(place, min(len(pieces), place + 9)):
        if pieces[at].quote is not None:
            return True
        if pieces[at].low in (".", "that", ":"):
            return pieces[at].low != "."
    return at + 1 < len(pieces)


def _breaks_off(quote: Quote, text: str) -> bool:
    """Does the quote end in a comma, so that its sentence goes on?"""
    return quote.closed and text[quote.inner_start : quote.inner_end].rstrip()[-1:] == ","


def _introduces(pieces: Sequence[Piece]) -> bool:
    """Do these pieces begin with who said the quote before them ("asked Ann.", "the mayor added.")?"""
    for place, piece in enumerate(pieces[:8]):
        if piece.quote is not None or piece.low in (",", ".", ":"):
            return False
        known = FORMS.get(piece.low)
        if known is not None and known[0] in SAYING and known[1] & {"past", "third"}:
            return place > 0 or piece.text[:1].islower()
        if place > 0 and piece.low in AUXILIARIES:
            return False
    return False


def lines_of(
    document: Document,
    annotation: Annotation,
    tokens: Sequence[tuple[int, Token]],
    quotes: Sequence[Quote],
    starts: Sequence[int],
) -> list[Line]:
    """The sentences of a document as lines, of its `whole_words`; `starts` are the paragraph starts, in order."""
    pieces = _fold(document, annotation, tokens, quotes)
    first_tokens = [index for index, _ in pieces]
    lines: list[Line] = []
    current: list[Piece] = []
    at = 0
    block: BlockKind = "body"
    for sentence in annotation.sentences:
        stop = at
        while stop < len(pieces) and first_tokens[stop] < sentence.last:
            stop += 1
        fresh = [piece for _, piece in pieces[at:stop]]
        at = stop
        if not fresh:
            continue
        if current:
            last = current[-1]
            same_paragraph = bisect_right(starts, last.start) == bisect_right(starts, fresh[0].start)
            joins = (
                same_paragraph
                and last.quote is not None
                and (
                    _breaks_off(last.quote, document.text)
                    or (_introduces(fresh) and not _goes_on(fresh, 0, last.quote, document.text))
                )
            )
            if not (joins and block == sentence.block):
                lines.extend(_cut(current, block, starts, document.text))
                current = []
        current.extend(fresh)
        block = sentence.block
    if current:
        lines.extend(_cut(current, block, starts, document.text))
    return lines


def _cut(pieces: list[Piece], block: BlockKind, starts: Sequence[int], text: str) -> Iterator[Line]:
    """Lines of some pieces: cut after a quote that is a sentence of its own, and at paragraph ends."""
    begin = 0
    paragraph = bisect_right(starts, pieces[0].start)
    for place in range(1, len(pieces)):
        before, piece = pieces[place - 1], pieces[place]
        here = bisect_right(starts, piece.start)
        ended = (
            before.quote is not None
            and text[before.quote.inner_start : before.quote.inner_end].rstrip()[-1:] in tuple(_STOPS)
            and (piece.quote is not None or piece.text[:1].isupper())
            and not (_introduces(pieces[place : place + 8]) and not _goes_on(pieces, place, before.quote, text))
        )
        if here != paragraph or ended:
            yield Line(tuple(pieces[begin:place]), block, paragraph)
            begin, paragraph = place, here
    yield Line(tuple(pieces[begin:]), block, paragraph)
