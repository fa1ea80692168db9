"""Titles and offices beside a name, and the words for the body in which an office is held."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from stemma.claims.pieces import RELATIVES
from stemma.language.gazetteer import ORGANISATION_HEADS, PERSON_TITLES
from stemma.language.lexicon import PREPOSITIONS, lemma
from stemma.language.wordlist import listed
from stemma.records import Span, Token

#: Offices whose holder speaks for the body, rather than leads it.
VOICES = listed("spokesman spokesmen spokespeople spokesperson spokespersons spokeswoman spokeswomen")
OFFICES = VOICES | listed("""
    adviser advisor aide ambassador analyst attorney chairman chairwoman chancellor chief commander commissioner
    coordinator counsel deputy diplomat director doctor economist editor envoy executive founder governor head
    inspector journalist judge lawmaker lawyer leader manager mayor minister negotiator nurse officer official
    organiser organizer owner premier president principal professor prosecutor representative researcher resident
    scientist secretary senator sheriff strategist student superintendent teacher
""")
TITLES = (
    PERSON_TITLES
    | OFFICES
    | listed("""
    army assistant co-chair defence defense deputy emergency executive finance first foreign former health home
    interior justice navy relief state vice planning police staff trade transport us u.s. uk un
""")
)
#: Titles that are bodies as well: "police chief", "US envoy".
_BODIES_TOO = listed("army navy police u.s. uk un us")
#: Whoever holds one of these is sent to a body by another.
_SENT = listed("ambassador delegate envoy observer")
#: What joins an office, or a person alone, to a body, and what ends the words for that body.
_FOR_A_BODY, _WITH_A_BODY = listed("at for of to with"), listed("at from of with")
_AFTER_A_BODY = listed("at for in on said to")
#: Words between a body and an office, and between the start of the phrase and the body.
_BESIDE_AN_OFFICE = listed("' 's acting deputy former new senior special top ’ ’s")
_BEFORE_A_BODY = listed("a an another former her his its one senior some the their two")


def office_nouns(phrase: Sequence[Token]) -> list[str]:
    return [low for token in phrase if (low := token.text.lower()) in OFFICES]


def owner_of(phrase: Sequence[Token], offices: Collection[str]) -> str:
    """ "its" or "their" where the phrase opens with it and an office follows ("its chief executive"), else ""."""
    first = phrase[0].text.lower()
    return first if first in ("its", "their") and offices else ""


def body_of(phrase: Sequence[Token], person: Sequence[Token] | None) -> tuple[Span | None, str]:
    """The words for whom an office is held, and the office: "spokesman for X", "X's head", "X spokesman".

    The office is "" for a person who is merely named with a body ("Dr Oke of the institute").
    """
    for at, token in enumerate(phrase):
        office = token.text.lower()
        if office not in OFFICES:
            continue
        after = _of_phrase(phrase, at + 1)
        sent = after is not None and office in _SENT and phrase[at + 1].text.lower() in ("at", "to")
        if after is not None and not sent:
            return after, office
        before = _before_office(phrase, at)
        if before is not None:
            return before, office
    if person:
        at = next((at for at, token in enumerate(phrase) if token.start > person[-1].start), len(phrase))
        after = _of_phrase(phrase, at, _WITH_A_BODY)
        if after is not None and any(
            lemma(token.text, "NOUN") in ORGANISATION_HEADS
            for token in phrase
            if after.start <= token.start < after.end
        ):
            return after, ""
    return None, ""


def _of_phrase(phrase: Sequence[Token], at: int, prepositions: frozenset[str] = _FOR_A_BODY) -> Span | None:
    """ "... for the union", "of Acme", "to the coalition": the phrase after the preposition."""
    if at + 1 >= len(phrase) or phrase[at].text.lower() not in prepositions:
        return None
    stop = at + 1
    while stop < len(phrase):
        low = phrase[stop].text.lower()
        if phrase[stop].text == "," or low in RELATIVES or (stop > at + 1 and low in _AFTER_A_BODY):
            break
        stop += 1
    return Span(phrase[at + 1].start, phrase[stop - 1].end) if stop > at + 1 else None


def _before_office(phrase: Sequence[Token], at: int) -> Span | None:
    """ "the union's chief", "union spokesman", "Danish minister": the nouns before the office."""
    stop = at
    while stop > 0 and phrase[stop - 1].text.lower() in TITLES - _BODIES_TOO:
        stop -= 1
    begin = stop
    while (
        begin > 0
        and phrase[begin - 1].text not in (",", "(", ")")
        and phrase[begin - 1].text.lower() not in PREPOSITIONS
    ):
        begin -= 1
    while stop > begin and phrase[stop - 1].text.lower() in _BESIDE_AN_OFFICE:
        stop -= 1
    while begin < stop and phrase[begin].text.lower() in _BEFORE_A_BODY:
        begin += 1
    if begin >= stop:
        return None
    nouns = phrase[begin:stop]
    named = any(token.text[:1].isupper() for token in nouns) or any(
        lemma(t.text, "NOUN") in ORGANISATION_HEADS for t in nouns
    )
    return Span(nouns[0].start, nouns[-1].end) if named else None
