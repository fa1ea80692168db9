"""Whether two speakers can be one: parties named, described by a noun, or only pointed at.

"The army" and "the rebels" are two parties as much as two names are.  "A spokeswoman", "officials"
and "she" name nobody; "the minister" may be any one person who is named elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from stemma.claims.persons import is_person
from stemma.language.gazetteer import PERSON_TITLES
from stemma.language.lexicon import FUNCTION_WORDS, PREPOSITIONS, lemma
from stemma.language.wordlist import listed
from stemma.ledger.descriptions import BODY_NOUNS
from stemma.ledger.entities import Directory
from stemma.ledger.wording import words_in

#: Nouns for a mouth: whose it is, they do not say.
_MOUTHS = listed("""
aide authority man official people person representative somebody someone source speaker spokesman spokespeople
spokesperson spokeswoman woman
""")
#: What is said of a mouth without saying whose it is.
_ADJECTIVES = listed("""
anonymous another former local more most named official other senior several some top unidentified unnamed various
""")
#: Nouns for whatever body was named before.
_ANY_BODY = listed("agency body company firm group organisation organization outfit")

#: Nouns without a plural ending for more than one.
_MANY = listed("army british family household people personnel staff youth")


@dataclass(frozen=True, slots=True)
class Party:
    """A speaker as the report has it: entity, the body it speaks for, and the words that say which party it is.

    `words` is empty for one who is only pointed at; `named` where one of them is a name; `one_person`
    for a described single person ("the minister", "a nurse").
    """

    entity: str | None
    asserter: str | None
    words: frozenset[str]
    named: bool
    person: bool
    one_person: bool


def party(name: str, entity: str | None, directory: Directory) -> Party:
    """The party that a report means by `name`, with the fullest name that the story has for it."""
    known = directory.entities.get(entity) if entity else None
    telling: set[str] = set()
    named = False
    for text in (name, known.name) if known else (name,):
        for at, word in enumerate(words_in(text)):
            noun = lemma(word.casefold(), "NOUN")
            if word.casefold() in FUNCTION_WORDS | _ADJECTIVES or noun in _MOUTHS:
                continue
            telling.add(noun)
            common = is_person(noun) or noun in BODY_NOUNS or noun in PERSON_TITLES
            named = named or (word[:1].isupper() and not (at == 0 and common))
    person = named and known is not None and known.kind == "person"
    asserter = directory.asserter(entity) if entity else None
    return Party(entity, asserter, frozenset(telling), named, person, not named and _one_person(name))


def _one_person(description: str) -> bool:
    """ "The minister", "a doctor at the harbour hospital"; not "the army", "doctors", "staff"."""
    words = [word.casefold() for word in words_in(description)]
    end = next((at for at, word in enumerate(words) if at and word in PREPOSITIONS), len(words))
    head = words[end - 1] if words else ""
    if not head or head in _MANY or lemma(head, "NOUN") != head:
        return False
    return head in PERSON_TITLES or (head not in BODY_NOUNS and (is_person(head) or words[0] in ("a", "an")))


def one_asserter(a: Party, b: Party) -> bool:
    """The same speaker, or a body and one who speaks for it."""
    if a.entity is None or b.entity is None:
        return False
    return a.entity == b.entity or a.asserter == b.entity or b.asserter == a.entity


def two_parties(a: Party, b: Party) -> bool:
    """Both are named or described, as parties of which neither can be the other or speak for it."""
    if one_asserter(a, b) or not a.words or not b.words or a.words <= b.words or b.words <= a.words:
        return False
    if a.asserter is not None and a.asserter == b.asserter:
        return a.person and b.person
    if a.named != b.named:
        name, description = (a, b) if a.named else (b, a)
        return not (description.one_person if name.person else description.words <= _ANY_BODY)
    return True
