"""The cast of a document: its speakers, each with the mentions that turned out to be theirs.

    full name, surname         "Ana Ruiz", "Ms Ruiz", "Ruiz"
    acronym                    "Northern Relief Union (NRU)", "NRU"
    head noun                  "the US-led coalition", "the coalition"
    office                     "Ana Ruiz, the envoy", "the envoy"
    document to issuer         "the statement", after "..., the council said in a statement"

Two people who share a surname stay apart; a bare surname goes to the nearer one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from stemma.claims.genders import Gender, gender_of
from stemma.claims.mentions import DOCUMENTS, Mention, names_a_body
from stemma.claims.metonyms import country_of_capital, government_of
from stemma.language.gazetteer import capital_of, country, country_adjective
from stemma.language.wordlist import listed
from stemma.records import Document, Name, Token

#: Documents that speak for whoever issued them; a report or a poll speaks for itself.
ISSUED = listed(
    "announcement communique communiqué declaration email letter memo message note post release statement tweet text"
)
#: Heads that may stand for any body.
_ANY_BODY = listed(
    "agency association body charity company firm force group movement network organisation organization watchdog"
)
#: Bodies that a minister or secretary heads.
_MINISTRY = "department|ministry|office"
#: Bodies that every country or town has: whose they are belongs to their name ("Norland's health ministry").
_EVERY_PLACE_HAS = listed("""
    agency army assembly authorities authority board cabinet coastguard company congress council court department
    embassy force forces government military ministry navy office parliament party police regime senate team
    administration bank bureau delegation leadership opposition service
""")
#: How many words must stand before the head for a body to be known without its place: if that is sure, if it is not.
_KNOWN_BY, _GUESSED_BY = 1, 2
#: How far back, in words, a described body is looked for, how many words may qualify it, and how much text is scanned.
_LOOK_BACK, _MODIFIERS, _SCANNED = 400, 3, 200_000
#: How far back, in characters, "the company" looks for the body that the text is about.
_NEAR = 400
#: So many characters before a noun its possessive stands; how words for peoples end.
_POSSESSIVE = 8
_PEOPLES = ("ian", "an", "ese", "ish", "ic")
#: How many earlier speakers any search looks back over.
MEMORY = 40
#: Words shorter than this are no slips of each other.
_LONG = 5
#: Fewer initials than this would make too many words acronyms.
_SHORTEST_INITIALS = 3
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]{1,8})\)")
_CAPITALISED = re.compile(r"[A-Z][\w’'-]*(?:[ \t]+(?:of|for|the|and|on|de|[A-Z][\w’'-]*)){1,10}[ \t]*$")


@lru_cache(maxsize=4096)
def _fullness(name: str) -> tuple[int, int]:
    words = name.split()
    proper = sum(word[:1].isupper() and not any(letter.isdigit() for letter in word) for word in words)
    return len(words), proper


@dataclass(slots=True)
class Member:
    """One speaker of a document while its mentions are collected."""

    kind: str
    name: str
    heads: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    proper: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    plural: bool = False
    named: bool = False
    gender: Gender = ""
    possessed: bool = False  # "its ministry": of somebody whom the words do not name

    def lengthen(self, name: str) -> None:
        """Take this name instead, when it has more words, or as many and more of them proper."""
        if _fullness(name) > _fullness(self.name):
            self.name = name
            self.gender = self.gender or gender_of(name.split()[0])

    def may_be(self, gender: Gender) -> bool:
        """Can "he" or "she" stand for this speaker?  It can where nothing tells against it."""
        return not self.gender or not gender or self.gender == gender


def key_of(name: str) -> str:
    """The entity key of a name: lower case, straight apostrophes, no articles, single spaces."""
    text = re.sub(r"[^\w&' .-]+", " ", name.lower().replace("’", "'"))
    words = [word for word in text.split() if word not in ("the", "a", "an")]
    return " ".join(words) or name.lower().strip()


def head_of(name: str) -> str:
    """The noun at the head of a body's name, in lower case: what stands before "of" or "for", else its last word."""
    words = name.lower().split()
    at = next((at for at, word in enumerate(words) if at and word in ("for", "of")), len(words))
    return words[at - 1]


def _owned(name: str) -> tuple[str, str]:
    """Owner and the rest of a name that opens with a possessive; two empty strings for any other name."""
    owner, mark, rest = name.replace("’", "'").partition("'s ")
    return (owner, rest) if mark and owner[:1].isupper() else ("", "")


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


class Cast:
    """The speakers of one document, filled in text order."""

    def __init__(self, document: Document, names: Sequence[Name], words: Sequence[Token] = ()) -> None:
        self.words = words
        self.text = document.text
        self.order: list[Member] = []  # as they spoke
        self.short = acronyms(document.text)
        for name in names:
            initials = "".join(word[0] for word in name.text.split() if word[:1].isupper())
            if name.kind == "organisation" and len(initials) >= _SHORTEST_INITIALS:
                self.short.setdefault(initials, name.text)
        self.by_key: dict[str, Member] = {}
        self.by_surname: dict[str, list[Member]] = {}
        self.by_given: dict[str, list[Member]] = {}
        self.by_head: dict[str, list[Member]] = {}
        self.names = names
        self.kinds = {name.text: name.kind for name in names}
        self.papers: dict[str, Member] = {}  # kind of document -> who last spoke in one
        self.owners: dict[str, set[str]] = {}  # key of a body without its place -> the places it is said to be of

        self.keys = {name.text: name.entity for name in names}
        self.longest: dict[str, str] = {}
        for name in names:
            if _fullness(name.text) > _fullness(self.longest.get(name.entity, "")):
                self.longest[name.entity] = name.text

    def entity_of(self, member: Member) -> str:
        """The key of a speaker: that of the same name in the text where the annotation has one, a capital's country's."""
        place = country_of_capital(member.name)
        if place is not None:
            return self.keys.get(place) or key_of(place)
        return self.keys.get(member.name) or key_of(self._without_place(member.name))

    def full_name(self, member: Member) -> str:
        """The fullest form of the name in the document, by the mentions that spoke and those that did not.

        Countries and capitals speak as their governments.
        """
        government = government_of(member.name) if member.kind == "body" else None
        if government is not None:
            return government
        known = self.longest.get(self.keys.get(member.name, ""), "")
        return self._without_place(known if _fullness(known) > _fullness(member.name) else member.name)

    def _without_place(self, name: str) -> str:
        """ "Velmora's joint flood command" -> "joint flood command", unless the place tells it from another body."""
        place, rest = _owned(name)
        words = rest.split()
        if not place or not words or words[-1] in _EVERY_PLACE_HAS or any(word[:1].isupper() for word in words):
            return name
        kind = self.kinds.get(place)
        sure = kind == "place" or country(place) is not None or capital_of(place) is not None
        enough = _KNOWN_BY if sure else _GUESSED_BY
        told_apart = len(self.owners.get(key_of(rest), ())) > 1
        # one word that a model takes for a person may be a place all the same
        unknown = kind == "other" or (kind == "person" and " " not in place)
        return name if not (sure or unknown) or len(words) <= enough or told_apart else rest

    # -- people

    def person(self, core: Sequence[str]) -> Member:
        """The person of this name; a bare surname or given name joins the nearest earlier bearer."""
        name = " ".join(core)
        known = self.by_key.get(key_of(name))
        if known is not None and known.kind == "person":
            return known
        surname = core[-1].lower()
        for member in reversed(self.by_surname.get(surname, [])[-MEMORY:]):
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
        member = Member("person", name, {surname}, named=True, gender=gender_of(core[0]) if len(core) > 1 else "")
        self._add(member)
        self.by_surname.setdefault(surname, []).append(member)
        if len(core) > 1:
            self.by_given.setdefault(core[0].lower(), []).append(member)
        return member

    # -- bodies, documents and unnamed people

    def other(self, mention: Mention) -> Member:
        name = " ".join(mention.core).replace(" 's", "'s").replace(" ’s", "’s")
        name = self.short.get(name, name)
        owner, rest = _owned(name)
        if owner:
            self.owners.setdefault(key_of(rest), set()).add(owner)
        known = self.by_key.get(key_of(name))
        if known is not None and (mention.definite or mention.named or known.named):
            return known
        place = country(name) or capital_of(name)
        if place is not None:
            known = self.by_key.get("country " + place.name)
            if known is not None:
                return known
        if mention.kind == "document" and mention.definite and not mention.proper and mention.head in self.papers:
            return self.papers[mention.head]
        possessed = self._is_possessed(mention)
        joined = self._by_head(mention, possessed)
        if joined is None and mention.kind == "document" and mention.definite and mention.head in ISSUED:
            issuer = self._issuer()
            if issuer is not None:
                return issuer
        if joined is not None:
            joined.lengthen(name) if mention.kind == joined.kind and len(name.split()) <= 6 else None
            joined.modifiers |= mention.modifiers
            joined.proper |= mention.proper
            joined.fields |= mention.fields
            self.by_key.setdefault(key_of(name), joined)
            return joined
        if mention.definite and not mention.modifiers:
            if mention.head in _ANY_BODY:
                last = next(
                    (member for member in reversed(self.order[-MEMORY:]) if member.kind == "body" and member.named),
                    None,
                )
                last = last or self._acting(mention)
                if last is not None:
                    return last
            full = self._named_in_text(mention) or self._described_in_text(mention)
            name = full or name
        heads = {mention.head, mention.also} - {""}
        member = Member(
            mention.kind, name, heads, set(mention.modifiers), set(mention.proper), set(mention.fields), set(mention.offices), mention.plural,
            mention.named, gender_of("", heads), possessed,
        )  # fmt: skip
        self._add(member)
        if place is not None:
            self.by_key["country " + place.name] = member
        return member

    def issues(self, member: Member, name: str) -> None:
        """`member` spoke in, or through, what is so called: from here on "the report" is theirs."""
        paper = name.split()[-1].lower()
        if paper in DOCUMENTS and member.kind != "document":
            self.papers[paper] = member

    def named(self, name: Name) -> Member:
        """The body of a name that stands in the text without having spoken so far."""
        known = self.by_key.get(key_of(name.text))
        if known is None:
            words = name.text.split()
            known = Member("body", name.text, {words[-1].lower()}, named=True)
            self._add(known)
        return known

    def _is_possessed(self, mention: Mention) -> bool:
        before = self.text[max(0, mention.span.start - _POSSESSIVE) : mention.span.end].lower().split()
        words = self.text[mention.span.start : mention.span.end].lower().split()
        return bool(words) and ({"its", "their"} & {words[0], *before[-len(words) - 1 : -len(words)]} != set())

    def _by_head(self, mention: Mention, possessed: bool = False) -> Member | None:
        """The nearest earlier speaker with the same head noun and no modifier that tells them apart."""
        for member in reversed(self.by_head.get(mention.head, [])[-MEMORY:]):
            if mention.kind == "role" or member.kind == "person":
                if mention.definite and mention.modifiers <= member.modifiers | member.offices:
                    return member
                continue
            if possessed != member.possessed and _is_of_a_land(mention.proper | member.proper):
                continue  # "its ministry" may be that of another land than "the Velmoran ministry"
            if _same_body(mention, member):
                return member
        return None

    def _named_in_text(self, mention: Mention) -> str | None:
        """ "the movement": a name earlier in the text with this noun as its head ("Lund Movement", "Movement for Lund")."""
        stop = bisect_left(self.names, mention.span.start, key=lambda name: name.start)
        for name in reversed(self.names[max(0, stop - 5 * MEMORY) : stop]):
            earlier = name.end <= mention.span.start and name.kind == "organisation"
            if earlier and head_of(name.text) == mention.head:
                return name.text
        return next((long for long in self.short.values() if head_of(long) == mention.head), None)

    def _acting(self, mention: Mention) -> Member | None:
        """ "the company": the nearest body named at the head of one of the sentences before, though it has not spoken."""
        stop = bisect_left(self.names, mention.span.start, key=lambda name: name.start)
        for name in reversed(self.names[max(0, stop - MEMORY) : stop]):
            if mention.span.start - name.end > _NEAR:
                break
            words = name.text.split()
            before = self.text[max(0, name.start - _NEAR) : name.start].rstrip(" \t")
            opens = (
                not before or before.endswith((".", "\n", "”", '"')) or before.lower().endswith(("the", "\u2014", "-"))
            )
            if opens and (name.kind == "organisation" or names_a_body(words)):
                return self.named(name)
        return None

    def _described_in_text(self, mention: Mention) -> str | None:
        """ "the ministry": the nearest earlier phrase in the text with this head and something before it."""
        if mention.kind != "body" or mention.plural:
            return None
        stop = bisect_left(self.words, mention.span.start, key=lambda token: token.start)
        for at in range(stop - 1, max(1, stop - _LOOK_BACK), -1):
            if self.words[at].text.lower() != mention.head:
                continue
            first = at
            while first > 0 and self.words[first - 1].tag in ("ADJ", "NOUN", "PROPN") and at - first < _MODIFIERS:
                if "\n" in self.text[self.words[first - 1].end : self.words[first].start]:
                    break
                first -= 1
            if first < at:
                return " ".join(token.text for token in self.words[first : at + 1])
        return None

    def ministry_of(self, portfolio: str) -> str | None:
        """ "health ministry", "ministry of health" as the document writes it; None without one, or with two.

        Ministries of two countries are two.
        """
        name = re.escape(portfolio)
        pattern = rf"(\w+) ({name} (?:{_MINISTRY}))\b|\b((?:{_MINISTRY}) (?:of|for) (?:the )?{name})\b"
        found: dict[str, str] = {}
        nations: set[str] = set()
        for match in re.finditer(pattern, self.text[:_SCANNED], re.IGNORECASE):
            nation = country(match.group(1) or "")
            nations |= {nation.name} if nation is not None else set()
            full = match.group(2) or match.group(3)
            found.setdefault(key_of(full), full)
        return next(iter(found.values())) if len(found) == 1 and len(nations) <= 1 else None

    def of_name(self, name: str) -> Member:
        """The body of this name, which need not have spoken."""
        known = self.by_key.get(key_of(name))
        if known is None:
            words = name.lower().split()
            known = Member("body", name, {words[-1]}, set(words[:-1]), named=name[:1].isupper())
            self._add(known)
        return known

    def _issuer(self) -> Member | None:
        return next((member for member in reversed(self.order[-MEMORY:]) if member.kind != "document"), None)

    def _add(self, member: Member) -> None:
        self.by_key.setdefault(key_of(member.name), member)
        for head in member.heads | member.offices:
            self.by_head.setdefault(head, []).append(member)

    def takes_office(self, member: Member, offices: frozenset[str]) -> None:
        for office in offices - member.offices:
            member.offices.add(office)
            self.by_head.setdefault(office, []).append(member)


def _same_body(mention: Mention, member: Member) -> bool:
    """Same head noun already: are the modifiers compatible?

    A definite phrase joins unless both have a distinguishing modifier and none in common ("the Danish
    navy", "the Swedish navy"), and so with the nouns of their fields ("the roads office").  An indefinite one must repeat the modifiers of the other.
    """
    if mention.fields and member.fields and not mention.fields & member.fields:
        return False
    if mention.definite or mention.proper:
        return (
            not mention.proper
            or not member.proper
            or bool(mention.proper & member.proper)
            or any(_slip(one, other) for one in mention.proper for other in member.proper)
        )
    return bool(mention.modifiers) and mention.modifiers <= member.modifiers


def _is_of_a_land(words: set[str] | frozenset[str]) -> bool:
    return any(
        country(word) is not None or country_adjective(word) is not None or word.endswith(_PEOPLES) for word in words
    )


def _slip(one: str, other: str) -> bool:
    """Are two longer words the same but for one letter wrong, missing or too many: a slip of the keyboard?

    Names of countries and peoples that differ by a letter ("Gambian", "Zambian") differ in the first one or
    are known, and stay apart.
    """
    if (
        min(len(one), len(other)) < _LONG
        or one[0] != other[0]
        or country(one) is not None
        or country(other) is not None
    ):
        return False
    head = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if head is None:
        return abs(len(one) - len(other)) <= 1
    rest, other_rest = one[head:], other[head:]
    return rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:]
