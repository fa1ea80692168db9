"""Whom the pronouns in source phrases stand for: "he said", "it added", "they deny", "we announced"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from stemma.claims.cast import MEMORY, Cast, Member
from stemma.claims.mentions import Mention
from stemma.records import Name, Span

#: How near its sentence's beginning, in characters, a subject stands, and how long an article before it is.
_HEAD_OF_SENTENCE = 40
_ARTICLE = 5


@dataclass(slots=True)
class Floor:
    """Who has had the floor so far in a document, filled in text order.

    `people` are (offset, person) for the people named outside quoted words, `sentences` the starts of
    sentences, both of the whole document; `spoken` are (offset, speaker) and `words` the content of each
    saying with its speaker, up to now.
    """

    people: Sequence[tuple[int, Member]]
    sentences: Sequence[int]
    names: Sequence[Name]
    spoken: list[tuple[int, Member]] = field(default_factory=list)
    words: list[tuple[tuple[Span, ...], Member]] = field(default_factory=list)


def antecedent(cast: Cast, mention: Mention, floor: Floor) -> Member | None:
    """Whom a pronoun stands for.

    he, she: the person named at the head of this sentence or the one before, else the last person who
    spoke, else the last person named.  it: the body named at the head of this sentence, else the last
    body or document that spoke.  they: the last plural speaker, else the last body.  I, we: whoever's
    words the pronoun stands in, else the last speaker.
    """
    at = mention.span.start
    recent = floor.spoken[-MEMORY:]
    if mention.head in ("i", "we"):
        for content, member in reversed(floor.words[-MEMORY:]):
            if any(span.start <= at < span.end for span in content):
                return member
        return recent[-1][1] if recent else None
    if mention.head in ("he", "she", "him", "her"):
        return _person_before(at, floor.people, recent, floor.sentences)
    bodies = [member for _, member in reversed(recent) if member.kind not in ("person", "role")]
    if mention.head == "it":
        subject = _subject_name(at, floor.sentences, floor.names)
        if subject is not None and (not recent or recent[-1][0] < subject.start):
            return cast.named(subject)
        return next((member for member in bodies if not member.plural), bodies[0] if bodies else None)
    if mention.head in ("they", "them"):
        return next((member for _, member in reversed(recent) if member.plural), bodies[0] if bodies else None)
    return recent[-1][1] if recent else None


def _subject_name(at: int, sentences: Sequence[int], names: Sequence[Name]) -> Name | None:
    """The name of no person at the head of the sentence in which offset `at` lies, before it."""
    here = bisect_left(sentences, at + 1) - 1
    if here < 0:
        return None
    first = bisect_left(names, sentences[here], key=lambda name: name.start)
    if first >= len(names) or names[first].end > at or names[first].start - sentences[here] > _ARTICLE:
        return None
    return names[first] if names[first].kind in ("organisation", "other") else None


def _person_before(
    at: int, people: Sequence[tuple[int, Member]], recent: Sequence[tuple[int, Member]], sentences: Sequence[int]
) -> Member | None:
    """The person named at the head of this sentence or the last, unless somebody has spoken since."""
    stop = bisect_left(people, at, key=lambda person: person[0])
    before = people[max(0, stop - MEMORY) : stop]
    spoke_at, spoke = next(
        ((start, member) for start, member in reversed(recent) if member.kind in ("person", "role")), (-1, None)
    )
    here = bisect_left(sentences, at + 1) - 1
    if here >= 0:
        since = max(sentences[max(0, here - 1)], spoke_at)
        for start, member in reversed(before):
            if (start <= since and spoke is not None) or start < sentences[max(0, here - 1)]:
                break
            head = sentences[max(0, bisect_left(sentences, start + 1) - 1)]
            if start - head < _HEAD_OF_SENTENCE:
                return member
    if spoke is not None:
        return spoke
    return before[-1][1] if before else None
