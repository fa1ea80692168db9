"""Whether two participants are one: by entity, else by noun, number, name and what else is said of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from stemma.claims.persons import is_person
from stemma.language.gazetteer import PERSON_TITLES, country, country_adjective
from stemma.language.lexicon import FUNCTION_WORDS
from stemma.ledger.entities import Directory
from stemma.ledger.nouns import PEOPLE, kind_of
from stemma.ledger.parties import party, two_parties
from stemma.ledger.spellings import spelt_alike
from stemma.ledger.wording import folded, is_figure, spoken_words, stem, words_in
from stemma.records import Participant

Likeness = Literal["same", "open", "other"]

#: Nouns that only point back at somebody or something named before.
_POINTING = frozenset({
    "agency", "area", "authority", "body", "city", "company", "country", "firm", "group", "ministry", "one", "organisation",
    "organization", "other", "party", "place", "side", "state", "team", "town", "union", "village",
})  # fmt: skip
#: What tells one from another of its kind.
_TELLING_APART = frozenset({
    "another", "eighth", "fifth", "first", "former", "fourth", "last", "more", "next", "other", "others", "previous", "remaining",
    "second", "seventh", "sixth", "third",
})  # fmt: skip
_DIRECTIONS = frozenset({
    "east", "eastern", "left", "lower", "north", "northern", "right", "south", "southern", "upper", "west", "western",
})  # fmt: skip
_SEX = {
    "boy": "m", "brother": "m", "daughter": "f", "father": "m", "female": "f", "girl": "f", "husband": "m", "male": "m",
    "man": "m", "men": "m", "mother": "f", "sister": "f", "son": "m", "wife": "f", "woman": "f", "women": "f",
}  # fmt: skip
#: Adjectives for one another.
_ALIKE = {
    **dict.fromkeys(("central", "chief", "key", "main", "major", "primary", "principal"), "main"),
    **dict.fromkeys(("big", "huge", "large"), "large"),
    **dict.fromkeys(("little", "small"), "small"),
}
_INDEFINITE = ("a ", "an ", "some ", "several ", "many ")


@dataclass(frozen=True, slots=True)
class Filler:
    """A participant made comparable.  `words` are the stems of what stands around its noun; `named` the lands and
    capitalised words among them; `pronoun` when it names nobody."""

    participant: Participant
    entity: str | None
    head: str
    words: frozenset[str]
    numbers: frozenset[str]
    named: frozenset[str]
    marks: frozenset[str]
    pronoun: bool
    definite: bool

    @property
    def generic(self) -> bool:
        """Nothing tells it from others of its kind."""
        return self.entity is None and not self.words and not self.numbers


def filler_of(participant: Participant, document: str, directory: Directory) -> Filler:
    name = participant.name
    entity = None
    numbered = any(is_figure(word) for word in spoken_words(name))
    if participant.head and (
        participant.entity is not None or not (numbered or name.casefold().startswith(_INDEFINITE))
    ):
        entity = directory.find(document, participant.entity, name)
    low = name.casefold()
    parts = list(words_in(name))
    content = [word for word in parts if word.casefold() not in FUNCTION_WORDS and len(word) > 1]
    head = participant.head
    words = frozenset(
        _ALIKE.get(word.casefold(), stem(word))
        for word in content
        if stem(word) != stem(head) and word.casefold() not in _TELLING_APART and not _counts(word)
    )
    named = frozenset(_land(word) for word in content if word[:1].isupper() and not _plain_capital(word, parts, head))
    return Filler(
        participant,
        entity,
        head,
        words,
        frozenset(word for word in spoken_words(name) if is_figure(word)),
        named,
        frozenset(word.casefold() for word in parts if word.casefold() in _TELLING_APART or word in _DIRECTIONS),
        not head,
        not low.startswith(_INDEFINITE) and not (parts and parts[0] == head),
    )


def _counts(word: str) -> bool:
    return any(map(is_figure, spoken_words(word)))


@lru_cache(maxsize=1 << 14)
def _land(word: str) -> str:
    land = country(word) or country_adjective(word)
    return f"land:{land.code}" if land is not None else folded(word)


def _plain_capital(word: str, parts: list[str], head: str) -> bool:
    """The capital of a sentence's first word, of a title, or of the noun itself."""
    low = word.casefold()
    first = bool(parts) and word == parts[0] and country(word) is None and country_adjective(word) is None
    return first or low in PERSON_TITLES or low == head.casefold()


def likeness(a: Filler, b: Filler, directory: Directory) -> Likeness:
    """Whether two participants are one: "open" where the words do not tell."""
    if a.pronoun or b.pronoun:
        return "open"
    if a.marks ^ b.marks and not (a.entity is not None and a.entity == b.entity):
        return "other" if (a.marks and b.marks) or _TELLING_APART & (a.marks ^ b.marks) else "open"
    if a.numbers and b.numbers and a.numbers != b.numbers:
        return "other"
    if a.entity is not None and b.entity is not None:
        return _entities(a, b, directory)
    if a.entity is not None or b.entity is not None:
        named, other = (a, b) if a.entity is not None else (b, a)
        return _described(named, other, directory)
    if _sexes(a) and _sexes(b) and _sexes(a) != _sexes(b):
        return "other"
    if not _one_noun(a.head, b.head):
        pointing = a.head in _POINTING or b.head in _POINTING
        return "open" if pointing and not (a.head in _POINTING and b.head in _POINTING) else "other"
    if a.named and b.named and not a.named & b.named:
        return "other"
    if a.words and b.words and not a.words & b.words:
        return "open"
    return "same"


def _entities(a: Filler, b: Filler, directory: Directory) -> Likeness:
    assert a.entity is not None and b.entity is not None
    if a.entity == b.entity or directory.asserter(a.entity) == directory.asserter(b.entity):
        return "same"
    one, other = folded(directory.name(a.entity)), folded(directory.name(b.entity))
    if spelt_alike(one, other):
        return "same"
    left, right = set(one.split()), set(other.split())
    if left <= right or right <= left:
        return "open"
    return "other"


def _described(named: Filler, other: Filler, directory: Directory) -> Likeness:
    """A name and a description: "Mayor Anna Holm" is "the mayor"; "the group" may be any body named before."""
    if stem(other.head) in named.words and not (other.named and other.named.isdisjoint(named.named)):
        return "same"
    if stem(named.head) in other.words:
        return "open"  # "Holm's house"
    if not other.definite:
        return "other"
    known = party(named.participant.name, named.entity, directory)
    if two_parties(known, party(other.participant.name, None, directory)):
        return "other"
    if other.head in _POINTING or is_person(other.head):
        return "open"
    return "other"


def _one_noun(a: str, b: str) -> bool:
    if a == b or stem(a) == stem(b):
        return True
    if a in PEOPLE or b in PEOPLE:
        return False
    kind = kind_of(a)
    return kind == kind_of(b) and kind not in ("", "people", "person")


def _sexes(filler: Filler) -> frozenset[str]:
    words = [filler.head.casefold(), *(word.casefold() for word in words_in(filler.participant.name))]
    return frozenset(_SEX[word] for word in words if word in _SEX)
