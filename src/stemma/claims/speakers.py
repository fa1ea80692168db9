"""Who the sources of a document are: mentions of one speaker brought together by rule.

    full name, surname, title      "Ana Ruiz", "Ms Ruiz", "the envoy"
    acronym                        "Northern Relief Union (NRU)", "NRU"
    head noun                      "the US-led coalition", "the coalition"
    document to issuer             "the statement" after "..., the council said in a statement"
    pronoun                        he and she: the last person who spoke or was named; it: the last body

Two people who share a surname stay apart unless a bare surname leaves no choice but the nearer one.
What cannot be resolved keeps its own words as its name and has no entity.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from stemma.claims.mentions import VOICES, Mention, read_mention, tokens_in
from stemma.claims.sayings import Saying
from stemma.language.gazetteer import capital_of, country
from stemma.language.wordlist import listed
from stemma.records import Annotation, Document, Name, Span, Speaker, SpeaksFor, Token

#: Documents that speak for whoever issued them; a report or a poll speaks for itself.
_ISSUED = listed(
    "announcement communique communiqué declaration email letter memo message note post release statement tweet text"
)
#: Heads that may stand for any body.
_ANY_BODY = listed(
    "agency association body charity company firm force group movement network organisation organization watchdog"
)
#: How many earlier speakers a pronoun looks back over, and how near its sentence's beginning a subject stands.
_MEMORY = 40
_HEAD_OF_SENTENCE = 40
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]{1,8})\)")
_CAPITALISED = re.compile(r"[A-Z][\w’'-]*(?:[ \t]+(?:of|for|the|and|on|de|[A-Z][\w’'-]*)){1,10}[ \t]*$")


@dataclass(slots=True)
class _Member:
    """One speaker of a document while its mentions are collected."""

    kind: str
    name: str
    heads: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    plural: bool = False
    named: bool = False

    def lengthen(self, name: str) -> None:
        if len(name.split()) > len(self.name.split()):
            self.name = name


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a saying is put in the mouth of: the speaker, and the mention it was read from (None when implied)."""

    speaker: Speaker | None
    mention: Mention | None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _Holding:
    """An office as read from one mention: `inferred` when the body is not in the mention itself."""

    member: _Member
    body: _Member
    span: Span
    office: str
    inferred: bool = False


def key_of(name: str) -> str:
    """The entity key of a name: lower case, straight apostrophes, no articles, single spaces."""
    text = re.sub(r"[^\w&' .-]+", " ", name.lower().replace("’", "'"))
    words = [word for word in text.split() if word not in ("the", "a", "an")]
    return " ".join(words) or name.lower().strip()


def acronyms(text: str) -> dict[str, str]:
    """Acronyms that the text introduces in brackets after what they stand for."""
    table: dict[str, str] = {}
    for match in _ACRONYM.finditer(text):
        short = match.group(1)
        before = text[max(0, match.start() - 90) : match.start()]
        run = _CAPITALISED.search(before.rsplit("\n", 1)[-1])
        if run is None:
            continue
        parts = run.group().split()
        for begin in range(len(parts)):
            initials = "".join(part[0] for part in parts[begin:] if part[:1].isupper())
            if parts[begin][:1].isupper() and initials.upper() == short.upper():
                table.setdefault(short, " ".join(parts[begin:]))
                break
    return table


class _Cast:
    """The speakers of one document, filled in text order."""

    def __init__(self, document: Document, names: Sequence[Name]) -> None:
        self.members: list[_Member] = []
        self.persons: list[_Member] = []
        self.order: list[_Member] = []  # as they spoke
        self.short = acronyms(document.text)
        self.text = document.text
        self.by_key: dict[str, _Member] = {}
        self.by_surname: dict[str, list[_Member]] = {}
        self.by_given: dict[str, list[_Member]] = {}
        self.by_head: dict[str, list[_Member]] = {}
        self.names = names

    # -- people

    def person(self, core: Sequence[str]) -> _Member:
        """The person of this name; a bare surname or given name joins the nearest earlier bearer."""
        name = " ".join(core)
        known = self.by_key.get(key_of(name))
        if known is not None and known.kind == "person":
            return known
        surname = core[-1].lower()
        for member in reversed(self.by_surname.get(surname, [])[-_MEMORY:]):
            given = member.name.split()[0].lower().rstrip(".")
            mine = core[0].lower().rstrip(".")
            if (
                len(core) == 1
                or len(member.name.split()) == 1
                or given == mine
                or (given[:1] == mine and len(mine) == 1)
            ):
                member.lengthen(name)
                self.by_key[key_of(name)] = member
                return member
        if len(core) == 1 and len(self.by_given.get(surname, [])) == 1:
            return self.by_given[surname][0]
        member = _Member("person", name, {surname}, named=True)
        self._add(member)
        self.by_surname.setdefault(surname, []).append(member)
        if len(core) > 1:
            self.by_given.setdefault(core[0].lower(), []).append(member)
        return member

    # -- bodies, documents and unnamed people

    def other(self, mention: Mention) -> _Member:
        name = " ".join(mention.core).replace(" 's", "'s").replace(" ’s", "’s")
        name = self.short.get(name, name)
        known = self.by_key.get(key_of(name))
        if known is not None and (mention.definite or name[:1].isupper() or known.named):
            return known
        place = country(name) or capital_of(name)
        if place is not None:
            known = self.by_key.get("country " + place.name)
            if known is not None:
                return known
        if mention.kind == "document" and mention.definite and mention.head in _ISSUED:
            issuer = self._issuer()
            if issuer is not None:
                return issuer
        joined = self._by_head(mention)
        if joined is not None:
            joined.lengthen(name) if mention.kind == joined.kind and len(name.split()) <= 6 else None
            joined.modifiers |= mention.modifiers
            self.by_key.setdefault(key_of(name), joined)
            return joined
        if mention.definite and not mention.modifiers:
            if mention.head in _ANY_BODY:
                last = next(
                    (member for member in reversed(self.order[-_MEMORY:]) if member.kind == "body" and member.named),
                    None,
                )
                if last is not None:
                    return last
            full = self._named_in_text(mention)
            name = full or name
        member = _Member(
            mention.kind, name, {mention.head}, set(mention.modifiers), set(mention.offices), mention.plural,
            any(part[:1].isupper() for part in name.split()),
        )  # fmt: skip
        self._add(member)
        if place is not None:
            self.by_key["country " + place.name] = member
        return member

    def _by_head(self, mention: Mention) -> _Member | None:
        """The nearest earlier speaker with the same head noun and no modifier that tells them apart."""
        for member in reversed(self.by_head.get(mention.head, [])[-_MEMORY:]):
            if mention.kind == "role" or member.kind == "person":
                if mention.definite and (
                    not mention.modifiers or mention.modifiers <= member.modifiers | member.offices
                ):
                    return member
                continue
            bare = not mention.modifiers or not member.modifiers
            if (mention.definite and bare) or (
                mention.modifiers
                and (
                    mention.modifiers <= member.modifiers
                    or (member.modifiers <= mention.modifiers and member.modifiers)
                )
            ):
                return member
        return None

    def _named_in_text(self, mention: Mention) -> str | None:
        """ "the movement": a name earlier in the text that ends in this noun."""
        stop = bisect_left(self.names, mention.span.start, key=lambda name: name.start)
        for name in reversed(self.names[max(0, stop - 5 * _MEMORY) : stop]):
            earlier = name.end <= mention.span.start and name.kind == "organisation"
            if earlier and name.text.split()[-1].lower() == mention.head:
                return name.text
        return next((long for long in self.short.values() if long.split()[-1].lower() == mention.head), None)

    def _issuer(self) -> _Member | None:
        return next((member for member in reversed(self.order[-_MEMORY:]) if member.kind != "document"), None)

    def _add(self, member: _Member) -> None:
        self.members.append(member)
        self.by_key.setdefault(key_of(member.name), member)
        for head in member.heads | member.offices:
            self.by_head.setdefault(head, []).append(member)

    def takes_office(self, member: _Member, offices: frozenset[str]) -> None:
        for office in offices - member.offices:
            member.offices.add(office)
            self.by_head.setdefault(office, []).append(member)


def resolve(
    document: Document, annotation: Annotation, words: Sequence[Token], sayings: Sequence[Saying]
) -> tuple[list[Voice], list[SpeaksFor]]:
    """One voice for each saying, in order, and who of them speaks for whom; `words` are the document's whole words."""
    starts = [token.start for token in words]
    names = list(annotation.names)
    name_starts = [name.start for name in names]
    cast = _Cast(document, names)
    mentions: list[Mention | None] = []
    for saying in sayings:
        mention = None
        if saying.source is not None:
            low, high = bisect_left(name_starts, saying.source.start), bisect_left(name_starts, saying.source.end)
            mention = read_mention(tokens_in(words, starts, saying.source), names[low:high])
        mentions.append(mention)
    _meet_people(cast, mentions, names)
    sentence_of = _sentence_index(annotation)
    people = _people_in_text(cast, sayings, names)
    found: list[tuple[_Member | None, Mention | None]] = []
    spoken_at: list[tuple[int, _Member]] = []
    holds: list[_Holding] = []
    for saying, mention in zip(sayings, mentions, strict=True):
        member: _Member | None
        if not saying.owned:
            member = None
        elif mention is None or saying.rule == "floating":
            member = cast.order[-1] if cast.order else None
        elif mention.kind == "pronoun":
            member = _antecedent(cast, mention, saying, people, spoken_at, sentence_of, found, sayings)
        elif mention.kind == "person":
            member = cast.person(mention.core)
            cast.takes_office(member, mention.offices)
        else:
            member = cast.other(mention)
            cast.takes_office(member, mention.offices)
        found.append((member, mention))
        if member is not None and mention is not None:
            holding = _holding(cast, member, mention, words, starts)
            holds.extend([holding] if holding is not None else [])
        if member is not None:
            cast.order.append(member)
            spoken_at.append((mention.span.start if mention else saying.content[0].start, member))
    voices = [_voice(member, mention, saying) for (member, mention), saying in zip(found, sayings, strict=True)]
    return voices, _speaks_for(holds)


def _holding(
    cast: _Cast, member: _Member, mention: Mention, words: Sequence[Token], starts: Sequence[int]
) -> _Holding | None:
    """The office in this mention, with the body it is held in; a minister's country may be the last one to speak."""
    if mention.body is not None:
        body = read_mention(tokens_in(words, starts, mention.body))
        if body is None or body.kind in ("person", "pronoun", "role"):
            return None
        return _Holding(member, cast.other(body), mention.span, mention.body_office)
    if "minister" in mention.offices and mention.kind == "person":
        last = cast.order[-1] if cast.order else None
        if last is not None and last.kind == "body" and country(last.name) is not None:
            return _Holding(member, last, mention.span, "minister", inferred=True)
    return None


def _speaks_for(holds: Sequence[_Holding]) -> list[SpeaksFor]:
    """The links, one for each pair, a spokesman's before that of any other office."""
    links: dict[tuple[str, str], SpeaksFor] = {}
    for hold in sorted(holds, key=lambda hold: (hold.inferred, hold.office not in VOICES, hold.span)):
        person, body = key_of(hold.member.name), key_of(hold.body.name)
        if hold.office in VOICES:
            reason = f"named as {hold.office} of {hold.body.name}"
        elif hold.inferred:
            reason = f"weak: a minister, named right after {hold.body.name} spoke"
        else:
            reason = f"weak: holds the office of {hold.office} in {hold.body.name}"
        if person != body:
            links.setdefault((person, body), SpeaksFor(person, body, hold.span.start, hold.span.end, reason))
    return list(links.values())


def _voice(member: _Member | None, mention: Mention | None, saying: Saying) -> Voice:
    if member is not None:
        return Voice(Speaker(key_of(member.name), member.name), mention, member.kind)
    if mention is not None and saying.owned:
        return Voice(Speaker(None, " ".join(mention.core)), mention, mention.kind)
    return Voice(None, mention)


def _meet_people(cast: _Cast, mentions: Sequence[Mention | None], names: Sequence[Name]) -> None:
    """Full names first, wherever they stand, so that a surname in a headline finds its bearer."""
    cores = [mention.core for mention in mentions if mention is not None and mention.kind == "person"]
    cores += [tuple(name.text.split()) for name in names if name.kind == "person" and len(name.text.split()) <= 5]
    for core in cores:
        if len(core) > 1:
            cast.person(core)


def _people_in_text(cast: _Cast, sayings: Sequence[Saying], names: Sequence[Name]) -> list[tuple[int, _Member]]:
    """(offset, person) for each named person outside quoted words, in order."""
    quoted = [span for saying in sayings if saying.mode == "direct" for span in saying.content]
    quoted.sort()
    starts = [span.start for span in quoted]
    found: list[tuple[int, _Member]] = []
    for name in names:
        if name.kind != "person":
            continue
        at = bisect_left(starts, name.start + 1) - 1
        if at >= 0 and quoted[at].end > name.start:
            continue
        found.append((name.start, cast.person(tuple(name.text.split()))))
    return found


def _sentence_index(annotation: Annotation) -> list[int]:
    return [sentence.start for sentence in annotation.sentences]


def _antecedent(
    cast: _Cast, mention: Mention, saying: Saying, people: Sequence[tuple[int, _Member]],
    spoken: Sequence[tuple[int, _Member]], sentences: Sequence[int],
    found: Sequence[tuple[_Member | None, Mention | None]], sayings: Sequence[Saying],
) -> _Member | None:  # fmt: skip
    """Whom a pronoun stands for.

    he, she: the person named at the head of this sentence or the one before, else the last person who
    spoke, else the last person named.  it: the last body or document that spoke.  they: the last plural
    speaker, else the last body.  I, we: whoever's words the pronoun stands in, else the last speaker.
    """
    at = mention.span.start
    recent = spoken[-_MEMORY:]
    if mention.head in ("i", "we"):
        for other, (member, _) in zip(
            reversed(sayings[max(0, len(found) - _MEMORY) : len(found)]), reversed(found), strict=False
        ):
            if member is not None and any(span.start <= at < span.end for span in other.content):
                return member
        return recent[-1][1] if recent else None
    if mention.head in ("he", "she", "him", "her"):
        return _person_before(at, people, recent, sentences)
    bodies = [member for _, member in reversed(recent) if member.kind not in ("person", "role")]
    if mention.head == "it":
        return next((member for member in bodies if not member.plural), bodies[0] if bodies else None)
    if mention.head in ("they", "them"):
        return next((member for _, member in reversed(recent) if member.plural), bodies[0] if bodies else None)
    return recent[-1][1] if recent else None


def _person_before(
    at: int, people: Sequence[tuple[int, _Member]], recent: Sequence[tuple[int, _Member]], sentences: Sequence[int]
) -> _Member | None:
    """The person named at the head of this sentence or the last, unless somebody has spoken since."""
    stop = bisect_left(people, at, key=lambda person: person[0])
    before = people[max(0, stop - _MEMORY) : stop]
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
