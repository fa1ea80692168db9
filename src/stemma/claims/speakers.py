"""Who says what is said in a document, and who of them speaks for whom.

Names are met first, then the sayings are gone through in text order: names and head nouns by `cast`,
pronouns by `pronouns`.  What cannot be resolved keeps its own words as its name and has no entity.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.claims.cast import ISSUED, Cast, Member
from stemma.claims.mentions import VOICES, Mention, portfolio, read_mention, read_source, tokens_in
from stemma.claims.pronouns import Floor, antecedent
from stemma.claims.sayings import Saying
from stemma.language.gazetteer import country
from stemma.records import Annotation, Document, Name, Span, Speaker, SpeaksFor, Token

#: The office of a minister who is matched to a ministry by the portfolio.
PORTFOLIO = "portfolio"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a saying is put in the mouth of: the speaker, and the mention it was read from (None when implied)."""

    speaker: Speaker | None
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class _Holding:
    """An office as read from one mention: `inferred` when the body is not in the mention itself."""

    member: Member
    body: Member
    span: Span
    office: str
    inferred: bool = False


def resolve(
    document: Document, annotation: Annotation, words: Sequence[Token], sayings: Sequence[Saying]
) -> tuple[list[Voice], list[SpeaksFor]]:
    """One voice for each saying, in order, and who of them speaks for whom; `words` are the document's whole words."""
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
    floor = Floor(_people_in_text(cast, sayings, names), sentences, names)
    found: list[tuple[Member | None, Mention | None]] = [(None, None)] * len(sayings)
    holds: list[_Holding] = []
    ministers: list[tuple[Member, Span, str]] = []
    order = sorted(range(len(sayings)), key=lambda at: sayings[at].block == "title")
    for at in order:  # headlines last: they shorten the names that the text below gives in full
        saying, mention = sayings[at], mentions[at]
        member: Member | None
        if not saying.owned:
            member = None
        elif mention is None:
            member = cast.order[-1] if cast.order else None
        elif mention.kind == "pronoun":
            member = antecedent(cast, mention, floor)
        elif (issuer := _issuer(mention, words, starts)) is not None:
            member = cast.person(issuer.core) if issuer.kind == "person" else cast.other(issuer)
        elif mention.kind == "person":
            member = cast.person(mention.core)
            cast.takes_office(member, mention.offices)
        else:
            member = cast.other(mention)
            cast.takes_office(member, mention.offices)
        found[at] = (member, mention)
        if member is not None and mention is not None:
            holding = _holding(cast, member, mention, words, starts)
            holds.extend([holding] if holding is not None else [])
            duty = portfolio(tokens_in(words, starts, mention.span)) if mention.kind == "person" else None
            ministers.extend([(member, mention.span, duty)] if duty is not None else [])
        if member is not None:
            cast.order.append(member)
            floor.spoken.append((mention.span.start if mention else saying.content[0].start, member))
            floor.words.append((saying.content, member))
    holds.extend(_ministries(cast, ministers))
    voices = [_voice(cast, member, mention, saying) for (member, mention), saying in zip(found, sayings, strict=True)]
    return voices, _speaks_for(cast, holds)


def _issuer(mention: Mention, words: Sequence[Token], starts: Sequence[int]) -> Mention | None:
    """Who issued the document that is named as the source: "a statement released on Monday by the Weir Board"."""
    if mention.kind != "document" or mention.head not in ISSUED:
        return None
    phrase = tokens_in(words, starts, mention.span)
    by = next((at for at, token in enumerate(phrase) if token.text.lower() in ("by", "from")), None)
    issuer = read_mention(phrase[by + 1 :]) if by is not None else None
    return issuer if issuer is not None and issuer.kind in ("person", "body") else None


def _holding(
    cast: Cast, member: Member, mention: Mention, words: Sequence[Token], starts: Sequence[int]
) -> _Holding | None:
    """The office in this mention, with the body it is held in; a minister's country may be the last one to speak."""
    if mention.body is not None:
        body = read_mention(tokens_in(words, starts, mention.body))
        if body is None or body.kind in ("person", "pronoun", "role"):
            return None
        if portfolio(tokens_in(words, starts, mention.span)) == " ".join(body.core).lower():
            return None  # "Health Minister B. Oke": health is what she minds and no body
        body = replace(body, definite=True)  # the article of "the board's chief" stands outside the span
        member.modifiers |= {word.lower() for word in body.core}
        return _Holding(member, cast.other(body), mention.span, mention.body_office)
    if "minister" in mention.offices and mention.kind == "person":
        last = cast.order[-1] if cast.order else None
        if last is not None and last.kind == "body" and country(last.name) is not None:
            return _Holding(member, last, mention.span, "minister", inferred=True)
    return None


def _ministries(cast: Cast, ministers: Sequence[tuple[Member, Span, str]]) -> list[_Holding]:
    """The ministry of each minister's portfolio, where the document names it; not when it names two of them."""
    found: list[_Holding] = []
    for member, span, duty in ministers:
        name = cast.ministry_of(duty)
        if name is not None:
            found.append(_Holding(member, cast.of_name(name), span, PORTFOLIO))
    return found


def _speaks_for(cast: Cast, holds: Sequence[_Holding]) -> list[SpeaksFor]:
    """The links, one for each pair, a spokesman's before that of any other office."""
    links: dict[tuple[str, str], SpeaksFor] = {}
    voiced = VOICES | {PORTFOLIO}
    for hold in sorted(holds, key=lambda hold: (hold.inferred, hold.office not in voiced, hold.span)):
        person, body = cast.entity_of(hold.member), cast.entity_of(hold.body)
        if hold.office == PORTFOLIO:
            reason = f"minister with the portfolio of {hold.body.name}"
        elif hold.office in VOICES:
            reason = f"named as {hold.office} of {hold.body.name}"
        elif hold.inferred:
            reason = f"weak: a minister, named right after {hold.body.name} spoke"
        else:
            reason = f"weak: holds the office of {hold.office} in {hold.body.name}"
        if person != body:
            links.setdefault((person, body), SpeaksFor(person, body, hold.span.start, hold.span.end, reason))
    return list(links.values())


def _voice(cast: Cast, member: Member | None, mention: Mention | None, saying: Saying) -> Voice:
    if member is not None:
        return Voice(Speaker(cast.entity_of(member), cast.full_name(member)), mention)
    if mention is not None and saying.owned:
        return Voice(Speaker(None, " ".join(mention.core)), mention)
    return Voice(None, mention)


def _meet_people(cast: Cast, mentions: Sequence[Mention | None], names: Sequence[Name]) -> None:
    """Full names first, wherever they stand, so that a surname in a headline finds its bearer."""
    cores = [mention.core for mention in mentions if mention is not None and mention.kind == "person"]
    cores += [tuple(name.text.split()) for name in names if name.kind == "person" and len(name.text.split()) <= 5]
    for core in cores:
        if len(core) > 1:
            cast.person(core)


def _people_in_text(cast: Cast, sayings: Sequence[Saying], names: Sequence[Name]) -> list[tuple[int, Member]]:
    """(offset, person) for each named person outside quoted words, in order."""
    quoted = [span for saying in sayings if saying.mode == "direct" for span in saying.content]
    quoted.sort()
    starts = [span.start for span in quoted]
    found: list[tuple[int, Member]] = []
    for name in names:
        if name.kind != "person":
            continue
        at = bisect_left(starts, name.start + 1) - 1
        if at >= 0 and quoted[at].end > name.start:
            continue
        found.append((name.start, cast.person(tuple(name.text.split()))))
    return found
