"""Whom the pronouns in source phrases stand for: "he said", "it added", "they deny", "we announced"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from stemma.claims.cast import ISSUED, MEMORY, Cast, Member
from stemma.claims.genders import Gender
from stemma.claims.mentions import DOCUMENTS, Mention, read_mention
from stemma.claims.persons import is_person
from stemma.claims.pieces import DASHES
from stemma.language.gazetteer import ORGANISATION_HEADS, country
from stemma.language.lexicon import CONJUNCTIONS, PREPOSITIONS
from stemma.records import Name, Span, Token

#: How near its sentence's beginning, in characters, a subject stands, and how many words it may have.
_HEAD_OF_SENTENCE = 40
_LONGEST_SUBJECT = 12
_OF = frozenset({"of"})
#: Verbs whose subject makes the paper that is their object.
_GIVES_OUT = frozenset({"issued", "made", "posted", "published", "released"})
_QUOTES = frozenset('"“”„«»')


@dataclass(slots=True)
class Floor:
    """Who has had the floor so far in a document, filled in text order.

    `people` are (offset, person) for the people named outside quoted words, `sentences` the starts of
    sentences, `tokens` its words and `starts` their starts, all of the whole document; `spoken` are (offset,
    speaker) and `words` the content of each saying with its speaker, up to now.
    """

    people: Sequence[tuple[int, Member]]
    sentences: Sequence[int]
    names: Sequence[Name]
    tokens: Sequence[Token] = ()
    starts: Sequence[int] = ()
    spoken: list[tuple[int, Member]] = field(default_factory=list)
    words: list[tuple[tuple[Span, ...], Member]] = field(default_factory=list)


def antecedent(cast: Cast, mention: Mention, floor: Floor, content: Sequence[Span] = ()) -> Member | None:
    """Whom a pronoun stands for; `content` are the words it introduces.

    he, she: the person named at the head of this sentence or the one before, else the last person who
    spoke, named or not ("an engineer"), else the last person named.  it: see `body_before`.  they: the last
    plural speaker, else the last body.  I, we: whoever's words the pronoun stands in, else the last speaker.
    """
    at = mention.span.start
    recent = floor.spoken[-MEMORY:]
    if mention.head in ("i", "we"):
        for said, member in reversed(floor.words[-MEMORY:]):
            if any(span.start <= at < span.end for span in said):
                return member
        return recent[-1][1] if recent else None
    if mention.head in ("he", "she", "him", "her"):
        return _person_before(at, floor, recent, "he" if mention.head in ("he", "him") else "she")
    if mention.head == "it":
        return body_before(cast, at, floor, content=content)
    if mention.head in ("they", "them"):
        return body_before(cast, at, floor, plural=True)
    return recent[-1][1] if recent else None


def body_before(
    cast: Cast, at: int, floor: Floor, plural: bool = False, content: Sequence[Span] = (), near: bool = False
) -> Member | None:
    """The body or document that "it" or "its" (`plural`: "they", "their") at this offset stands for.

    The subject of the sentence so far, unless it is in the words that the pronoun introduces and a body has
    just spoken; else whoever spoke in this sentence or the last; else the subject of the sentence before; else
    the last body that spoke, unless it must be `near`.
    """
    recent = floor.spoken[-MEMORY:]
    bodies = [(start, member) for start, member in reversed(recent) if not _is_somebody(member)]
    if plural:
        many = next((member for _, member in reversed(recent) if member.plural), None)
        return many or (bodies[0][1] if bodies else None)
    single = next(((start, member) for start, member in bodies if not member.plural), bodies[0] if bodies else None)
    here = bisect_left(floor.sentences, at + 1) - 1
    since = floor.sentences[max(0, here - 1)] if here >= 0 else 0
    just_spoke = single is not None and single[0] >= since
    if here >= 0:
        subject = _subject(floor, here, at)
        told = subject is not None and any(span.start <= subject.span.start < span.end for span in content)
        if subject is not None and not (told and just_spoke) and (single is None or single[0] < subject.span.start):
            return _member(cast, floor, subject)
    if single is not None and just_spoke:
        return single[1]
    if here > 0:
        subject = _subject(floor, here - 1, at)
        if subject is not None:
            return _member(cast, floor, subject)
    return single[1] if single is not None and not near else None


def issued_before(cast: Cast, mention: Mention, floor: Floor) -> Member | None:
    """The body that the sentence before tells to have issued this: "The board issued a statement. The statement"."""
    here = bisect_left(floor.sentences, mention.span.start + 1) - 1
    if here < 1 or mention.kind != "document" or not mention.definite or mention.proper or mention.head not in ISSUED:
        return None
    subject = _subject(floor, here - 1, mention.span.start)
    if subject is None or subject.kind != "body":
        return None
    first = bisect_left(floor.starts, subject.span.end)
    words = [token.text.lower() for token in floor.tokens[first : bisect_left(floor.starts, floor.sentences[here])]]
    given = any(word in _GIVES_OUT and mention.head in words[at + 1 : at + 5] for at, word in enumerate(words))
    return _member(cast, floor, subject) if given else None


def _is_somebody(member: Member) -> bool:
    """A person, or somebody described as one ("an engineer", "the man")."""
    return member.kind in ("person", "role") or (any(is_person(head) for head in member.heads) and not member.plural)


def _is_individual(member: Member) -> bool:
    """Can "he" or "she" be this speaker: a person, or one described by a noun that names no body or paper?"""
    if member.kind in ("person", "role"):
        return not member.plural
    return (
        member.kind == "body" and not member.named and not member.plural
        and not member.heads & (ORGANISATION_HEADS | DOCUMENTS)
    )  # fmt: skip


def _subject(floor: Floor, sentence: int, stop: int) -> Mention | None:
    """The phrase before the first verb of this sentence and before offset `stop`, if it is a body or a document."""
    first = bisect_left(floor.starts, floor.sentences[sentence])
    stop = min(stop, floor.sentences[sentence + 1]) if sentence + 1 < len(floor.sentences) else stop
    last = bisect_left(floor.starts, stop)
    tokens = floor.tokens
    while first < last and (tokens[first].tag == "ADV" or tokens[first].text.lower() in CONJUNCTIONS):
        first += 1
    if first < last and tokens[first].text.lower() in PREPOSITIONS:  # "In May, the board ..."
        while first < last and tokens[first].text != ",":
            first += 1
        first += 1
    first = _after_dateline(tokens, first, last)
    end = first
    while end < last and end - first < _LONGEST_SUBJECT:
        token = tokens[end]
        if token.tag in ("AUX", "VERB") or token.text in (",", ";", ":", "(") or token.text in _QUOTES:
            break
        end += 1
    if end in (first, last):
        return None
    phrase = tokens[first:end]
    low = bisect_left(floor.names, phrase[0].start, key=lambda name: name.start)
    high = bisect_left(floor.names, phrase[-1].end, key=lambda name: name.start)
    names = floor.names[low:high]
    mention = read_mention(phrase, names)
    if mention is None or mention.plural or mention.kind not in ("body", "document"):
        return None
    organised = mention.kind == "document" or mention.head in ORGANISATION_HEADS
    organised = organised or any(name.kind == "organisation" and name.end == mention.span.end for name in names)
    return mention if organised or (mention.named and country(mention.core[-1]) is not None) else None


def _after_dateline(tokens: Sequence[Token], first: int, last: int) -> int:
    """The place after "HOLM (Newswire) -" or "HOLM, Norland -" at the head of a sentence."""
    if first < last and tokens[first].text.isupper() and len(tokens[first].text) > 1:
        for at in range(first + 1, min(last, first + _LONGEST_SUBJECT)):
            if tokens[at].text in DASHES:
                return at + 1
    return first


def _member(cast: Cast, floor: Floor, subject: Mention) -> Member:
    name = next((one for one in floor.names if one.start == subject.span.start and one.end == subject.span.end), None)
    return cast.named(name) if name is not None else cast.other(subject)


def _person_before(at: int, floor: Floor, recent: Sequence[tuple[int, Member]], gender: Gender) -> Member | None:
    """The person named at the head of this sentence or the last, unless somebody has spoken since."""
    people, sentences = floor.people, floor.sentences
    stop = bisect_left(people, at, key=lambda person: person[0])
    before = [one for one in people[max(0, stop - MEMORY) : stop] if one[1].may_be(gender)]
    spoke_at, spoke = next(
        ((start, member) for start, member in reversed(recent) if _is_individual(member) and member.may_be(gender)),
        (-1, None),
    )
    here = bisect_left(sentences, at + 1) - 1
    if here >= 0:
        since = max(sentences[max(0, here - 1)], spoke_at)
        for start, member in reversed(before):
            if (start <= since and spoke is not None) or start < sentences[max(0, here - 1)]:
                break
            head = sentences[max(0, bisect_left(sentences, start + 1) - 1)]
            if start >= sentences[here] and _follows(floor, start, PREPOSITIONS):
                before.remove((start, member))
            elif start - head < _HEAD_OF_SENTENCE and not _follows(floor, start, _OF):
                return member  # and not the place of "the mayor of Holm"
    if spoke is not None:
        return spoke
    free = (member for start, member in reversed(before) if not _follows(floor, start, _OF))
    return next(free, before[-1][1] if before else None)


def _follows(floor: Floor, start: int, words: Set[str]) -> bool:
    """Does one of these stand before the name that starts here: "in an interview with Ann Holm, he": he is not she?"""
    at = bisect_left(floor.starts, start) - 1
    return at >= 0 and floor.tokens[at].text.lower() in words
