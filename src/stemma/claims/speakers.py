"""Who says what is said in a document, and who of them speaks for whom.

Names are met first, then the sayings are gone through in text order: names and head nouns by `cast`,
pronouns by `pronouns`.  What cannot be resolved keeps its own words as its name and has no entity.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.claims.cast import Cast, Member
from stemma.claims.genders import gender_of
from stemma.claims.mentions import Mention, names_a_body, portfolio, read_source, tokens_in
from stemma.claims.numerals import ONES, SCALES, TENS
from stemma.claims.offices import Holding, holding, issuer, ministries, speaks_for
from stemma.claims.pronouns import Floor, antecedent, issued_before
from stemma.claims.sayings import Saying, only_thought
from stemma.language.gazetteer import capital_of
from stemma.language.lexicon import REPORTING_VERBS
from stemma.records import Annotation, Document, Name, Span, Speaker, SpeaksFor, Token, Via

#: Words that open no name of a person.
_NO_NAMES = frozenset(ONES) | frozenset(TENS) | frozenset(SCALES) | {"according"}


#: So many characters before a name its title stands.
_TITLE = 14


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a saying is put in the mouth of: the speaker, and the mention it was read from (None when implied)."""

    speaker: Speaker | None
    mention: Mention | None


def resolve(
    document: Document,
    annotation: Annotation,
    words: Sequence[Token],
    sayings: Sequence[Saying],
    carried: Sequence[Sequence[Via]] = (),
) -> tuple[list[Voice], list[SpeaksFor]]:
    """One voice for each saying, in order, and who of them speaks for whom.

    `words` are the document's whole words; `carried` is what carried each saying, if that is known.
    """
    starts = [token.start for token in words]
    names = list(annotation.names)
    name_starts = [name.start for name in names]
    cast = Cast(document, names, words)
    mentions: list[Mention | None] = []
    for saying in sayings:
        mention = None
        if saying.source is not None:
            low, high = bisect_left(name_starts, saying.source.start), bisect_left(name_starts, saying.source.end)
            mention = read_source(tokens_in(words, starts, saying.source), names[low:high], saying.block)
        mentions.append(mention)
    _meet_people(cast, mentions, names)
    sentences = [sentence.start for sentence in annotation.sentences]
    floor = Floor(_people_in_text(cast, sayings, names), sentences, names, words, starts)
    found: list[tuple[Member | None, Mention | None]] = [(None, None)] * len(sayings)
    holds: list[Holding] = []
    ministers: list[tuple[Member, Span, str]] = []
    # headlines after the text: they shorten the names that it gives in full; thoughts and weighed
    # sayings last: they move no speaker
    order = sorted(range(len(sayings)), key=lambda at: (_moves_none(sayings[at]), sayings[at].block == "title"))
    for at in order:
        saying, mention = sayings[at], mentions[at]
        member: Member | None
        if not saying.owned:
            member = None
        elif mention is None:
            member = cast.order[-1] if cast.order else None
        elif mention.kind == "pronoun":
            member = antecedent(cast, mention, floor, saying.content)
            if member is not None and mention.head in ("he", "she") and not member.gender:
                member.gender = "he" if mention.head == "he" else "she"
        elif (maker := issuer(mention, words, starts)) is not None:
            member = cast.person(maker.core) if maker.kind == "person" else cast.other(maker)
        elif mention.kind == "person":
            member = cast.person(mention.core)
            beside = [token.text for token in tokens_in(words, starts, mention.span)]
            member.gender = member.gender or gender_of("", beside)
            cast.takes_office(member, mention.offices)
        elif (told := issued_before(cast, mention, floor)) is not None:
            member = told
            cast.issues(member, mention.head)
        else:
            member = cast.other(mention)
            cast.takes_office(member, mention.offices)
        found[at] = (member, mention)
        if member is not None and mention is not None:
            held = holding(cast, floor, member, mention, words, starts, holds)
            holds.extend([held] if held is not None else [])
            duty = portfolio(tokens_in(words, starts, mention.span)) if mention.kind == "person" else None
            ministers.extend([(member, mention.span, duty)] if duty is not None else [])
        if member is not None:
            cast.order.append(member)
            for via in carried[at] if carried else ():
                cast.issues(member, via.name)
            floor.spoken.append((mention.span.start if mention else saying.content[0].start, member))
            floor.words.append((saying.content, member))
    holds.extend(ministries(cast, ministers))
    voices = [_voice(cast, member, mention, saying) for (member, mention), saying in zip(found, sayings, strict=True)]
    spoke = [(member, mention.span) for member, mention in found if member is not None and mention is not None]
    return voices, speaks_for(cast, holds, [one for one in spoke if capital_of(one[0].name) is not None])


def _moves_none(saying: Saying) -> bool:
    """Is it no act of speech, so that "he" and "she" after it mean whom they meant before?"""
    return saying.rule == "weighed" or only_thought(saying)


def _voice(cast: Cast, member: Member | None, mention: Mention | None, saying: Saying) -> Voice:
    if member is not None:
        return Voice(Speaker(cast.entity_of(member), cast.full_name(member)), mention)
    if mention is not None and saying.owned and mention.head not in ("it", "that", "this"):
        return Voice(Speaker(None, " ".join(mention.core)), mention)
    return Voice(None, mention)


def _meet_people(cast: Cast, mentions: Sequence[Mention | None], names: Sequence[Name]) -> None:
    """Full names first, wherever they stand, so that a surname in a headline finds its bearer."""
    cores = [mention.core for mention in mentions if mention is not None and mention.kind == "person"]
    cores += [tuple(name.text.split()) for name in names if is_person(name) and len(name.text.split()) <= 5]
    for core in cores:
        if len(core) > 1:
            cast.person(core)


def is_person(name: Name) -> bool:
    """A name of a person, as far as its words allow: no number that opens a sentence ("Fourteen"), no "Said"."""
    words = name.text.lower().split()
    if name.kind != "person" or names_a_body(name.text.split()):
        return False
    return words[0] not in _NO_NAMES and words[0] not in REPORTING_VERBS


def _people_in_text(cast: Cast, sayings: Sequence[Saying], names: Sequence[Name]) -> list[tuple[int, Member]]:
    """(offset, person) for each named person outside quoted words, in order."""
    quoted = [span for saying in sayings if saying.mode == "direct" for span in saying.content]
    quoted.sort()
    starts = [span.start for span in quoted]
    found: list[tuple[int, Member]] = []
    for name in names:
        if not is_person(name):
            continue
        at = bisect_left(starts, name.start + 1) - 1
        if at >= 0 and quoted[at].end > name.start:
            continue
        member = cast.person(tuple(name.text.split()))
        title = cast.text[max(0, name.start - _TITLE) : name.start].split()[-1:]
        member.gender = member.gender or gender_of("", title)
        found.append((name.start, member))
    return found
