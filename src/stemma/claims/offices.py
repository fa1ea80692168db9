"""Who speaks for which body, by the office that the words give.

voice       "the mission's spokesman", "a spokeswoman for the board": whoever it is speaks for the body
head        "the agency's director", "its chief executive": so does who heads it
staff       "a ministry official", "the union's coordinator"
portfolio   "Fisheries Minister Ivo Brandt", where the text names a fisheries ministry
near        "a spokeswoman said", right after the body that spoke or acted
metonym     "Oslo said": the capital for the government of its country
weak        everybody else named with a body or a country: a researcher of an institute, a former director, an envoy

A weak link is kept with its reason and puts no body into anybody's chain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stemma.claims.cast import ISSUED, MEMORY, Cast, Member, key_of
from stemma.claims.mentions import FIELDS, Mention, portfolio, read_mention, tokens_in
from stemma.claims.metonyms import country_of_capital
from stemma.claims.pronouns import Floor, body_before
from stemma.claims.titles import VOICES
from stemma.language.gazetteer import GIVEN_NAMES, MONTHS, ORGANISATION_HEADS, WEEKDAYS, country
from stemma.language.lexicon import lemma
from stemma.language.wordlist import listed
from stemma.records import Span, SpeaksFor, Token

Tie = Literal["voice", "portfolio", "head", "staff", "near", "inferred", "weak"]

#: Whoever holds one of these leads the body.
_HEADS = listed("""
    chair chairman chairwoman chancellor chief commander commissioner director executive governor head leader mayor
    minister premier president principal secretary sheriff superintendent
""")
#: And whoever holds one of these acts for it.
_STAFF = listed("ambassador coordinator diplomat envoy negotiator official officials representative representatives")
#: Leaders of firms, whose bare office ("chief executive Ulla Neri") is held in the body that the text is about just then.
_OF_FIRMS = listed("chairman chairwoman chief director executive")
_PAST = listed("ex former late onetime retired then")
#: What somebody is chief or officer of without its being a body: "Fire Chief Roy Dean", "the press officer".
_DUTIES = FIELDS | listed("""
    budget campaign climate communications fire intelligence investigations marketing media operations policy press
    relief rescue safety sales
""")
#: Counts that somebody makes and gives out; the head noun of the source in the singular.
_COUNTS = listed("count data estimate figure number record result return statistic tally")
_DAYS = listed("month today tonight week year yesterday")
#: Before "by" these tell who came by a document, not who made it: "a report obtained by the Gull".
_RECEIVED = listed("acquired examined obtained read received reviewed seen verified viewed")
#: Most telling first.
_ORDER: dict[Tie, int] = {"voice": 0, "portfolio": 1, "head": 2, "staff": 3, "near": 4, "weak": 5, "inferred": 6}


@dataclass(frozen=True, slots=True)
class Holding:
    """An office as read from one mention, the body it is held in, and what ties the two."""

    member: Member
    body: Member
    span: Span
    office: str
    tie: Tie

    @property
    def reason(self) -> str:
        name = self.body.name
        return {
            "voice": f"named as {self.office} of {name}",
            "portfolio": f"minister with the portfolio of {name}",
            "head": f"heads {name} as {self.office}",
            "staff": f"acts for {name} as {self.office}",
            "near": f"{self.office}, named right after {name} spoke or acted",
            "weak": f"weak: holds the office of {self.office} in {name}" if self.office else f"weak: is of {name}",
            "inferred": f"weak: a {self.office}, named right after {name} spoke",
        }[self.tie]


def holding(
    cast: Cast,
    floor: Floor,
    member: Member,
    mention: Mention,
    words: Sequence[Token],
    starts: Sequence[int],
    earlier: Sequence[Holding] = (),
) -> Holding | None:
    """The office in this mention with the body it is held in; None where no body can be told.

    `earlier` are the offices met so far: "the spokeswoman" is the one that the text has told of last.
    """
    phrase = tokens_in(words, starts, mention.span)
    if mention.body is not None:
        body = read_mention(tokens_in(words, starts, mention.body))
        if body is not None and body.kind == "person" and mention.body_office in VOICES and not _is_person(body):
            body = replace(
                body, kind="body"
            )  # who has a spokesman and no given name is a firm: "Lunde Lines spokesman"
        if body is None or body.kind in ("person", "pronoun", "role"):
            return None
        name = " ".join(body.core).lower()
        if portfolio(phrase) == name or name in _DUTIES:
            return None  # "Health Minister B. Oke": health is what she minds and no body
        body = replace(body, definite=True)  # the article of "the board's chief" stands outside the span
        member.modifiers |= {word.lower() for word in body.core}
        tie = _tie(mention.body_office, phrase)
        if tie == "staff" and country(" ".join(body.core)) is not None:
            tie = "weak"  # "US envoy", "Danish officials": where they are from
        return Holding(member, cast.other(body), mention.span, mention.body_office, tie)
    office = _own_office(mention, phrase)
    if office is not None:
        if not mention.owner:
            before = _met(member, office, phrase, earlier)
            if before is not None:
                return replace(before, member=member, span=mention.span)
        bare = not mention.owner and phrase[0].text.lower() in (
            "a",
            "an",
            "another",
        )  # "a spokesman" of whom just acted
        near = body_before(cast, mention.span.start, floor, plural=mention.owner == "their", near=bare)
        if near is None or near is member:
            return None
        tie = _tie(office, phrase) if mention.owner else "near"
        return Holding(member, near, mention.span, office, tie)
    if "minister" in mention.offices and mention.kind == "person":
        last = cast.order[-1] if cast.order else None
        if last is not None and last.kind == "body" and country(last.name) is not None:
            return Holding(member, last, mention.span, "minister", "inferred")
    return None


def _is_person(mention: Mention) -> bool:
    return bool(mention.offices) or (bool(mention.core) and mention.core[0] in GIVEN_NAMES)


def _met(member: Member, office: str, phrase: Sequence[Token], earlier: Sequence[Holding]) -> Holding | None:
    """The office that "the spokeswoman" takes up, or that this member is known to hold already."""
    definite = phrase[0].text.lower() in ("that", "the", "this")
    return next(
        (one for one in reversed(earlier[-MEMORY:]) if one.office == office and (definite or one.member is member)),
        None,
    )


def _tie(office: str, phrase: Sequence[Token]) -> Tie:
    if not office or any(token.text.lower().strip("-") in _PAST for token in phrase):
        return "weak"
    if office in VOICES:
        return "voice"
    return "head" if office in _HEADS else "staff" if office in _STAFF else "weak"


def _own_office(mention: Mention, phrase: Sequence[Token]) -> str | None:
    """The office of "its spokesman", "the spokeswoman", "chief executive Ulla Neri": one without words for its body."""
    if any(token.text.lower() in _PAST or token.text.endswith(("'s", "’s")) for token in phrase):
        return None  # "the minister's spokesman" is the minister's
    offices = [token.text.lower() for token in phrase if token.text.lower() in mention.offices]
    if mention.owner:
        return next((office for office in offices if office in VOICES | _HEADS | _STAFF), None)
    voice = next((office for office in offices if office in VOICES), None)
    if voice is not None or mention.kind != "person":
        return voice
    firm = [office for office in offices if office in _OF_FIRMS]
    return firm[-1] if firm and phrase[0].text.lower() in ("chief", "finance", "operating", "the", *_OF_FIRMS) else None


def ministries(cast: Cast, ministers: Sequence[tuple[Member, Span, str]]) -> list[Holding]:
    """The ministry of each minister's portfolio, where the document names it; not when it names two of them."""
    found: list[Holding] = []
    for member, span, duty in ministers:
        name = cast.ministry_of(duty)
        if name is not None:
            found.append(Holding(member, cast.of_name(name), span, "minister", "portfolio"))
    return found


def speaks_for(cast: Cast, holds: Sequence[Holding], capitals: Sequence[tuple[Member, Span]] = ()) -> list[SpeaksFor]:
    """The links, one for each pair, a spokesman's before that of any other office, capitals for countries last."""
    links: dict[tuple[str, str], SpeaksFor] = {}
    for hold in sorted(holds, key=lambda hold: (_ORDER[hold.tie], hold.span)):
        person, body = cast.entity_of(hold.member), cast.entity_of(hold.body)
        if person != body:
            links.setdefault((person, body), SpeaksFor(person, body, hold.span.start, hold.span.end, hold.reason))
    for member, span in capitals:
        place = country_of_capital(member.name)
        if place is not None:
            seat, body = key_of(member.name), cast.entity_of(member)
            reason = f"metonym: {member.name} for the government of {place}"
            links.setdefault((seat, body), SpeaksFor(seat, body, span.start, span.end, reason))
    return list(links.values())


def issuer(mention: Mention, words: Sequence[Token], starts: Sequence[int]) -> Mention | None:
    """Who made the document or the count that is named as the source: "a letter sent on Monday by the pilots"."""
    if mention.kind != "document" and mention.head not in _COUNTS:
        return None
    phrase = tokens_in(words, starts, mention.span)
    owner = _owner_of_document(phrase, mention.head)
    if owner is not None:
        return owner
    by = next((at for at, token in enumerate(phrase) if token.text.lower() in ("by", "from")), None)
    if by and phrase[by - 1].text.lower() in _RECEIVED:
        return None  # whoever saw a document did not make it
    maker = read_mention(phrase[by + 1 :]) if by is not None else None
    if maker is None or maker.kind not in ("person", "body"):
        return None
    known = maker.definite and maker.head in ORGANISATION_HEADS  # "figures from the statistics office"
    return maker if maker.kind == "person" or maker.named or known or mention.head in ISSUED else None


def _owner_of_document(phrase: Sequence[Token], head: str) -> Mention | None:
    """Whose name stands before the document's: "a United Nations report", "police figures", "the ministry's data"."""
    at = next((at for at, token in enumerate(phrase) if lemma(token.text.lower(), "NOUN") == head), None)
    if not at:
        return None
    owned = next((place for place in range(at - 1, 0, -1) if phrase[place].text in ("'s", "’s", "'", "’")), None)
    if owned is not None:
        maker = read_mention(phrase[:owned])
        timed = phrase[owned - 1].text.lower() in WEEKDAYS | MONTHS.keys() | _DAYS
        return maker if maker is not None and not timed and (maker.named or maker.head in ORGANISATION_HEADS) else None
    before = [token for token in phrase[:at] if token.tag in ("NOUN", "PROPN")]
    if not before or before[-1] is not phrase[at - 1]:
        return None
    maker = read_mention(phrase[:at] if phrase[0].tag == "DET" else before)
    if maker is None or maker.kind != "body":
        return None
    name = "".join(token.text for token in before)
    acronym = len(before) == 1 and 1 < len(name) < 7 and name.isupper() and country(name) is None
    named = len(before) > 1 and all(token.tag == "PROPN" for token in before)
    heads = maker.head in ORGANISATION_HEADS or maker.head == "nation"
    return maker if acronym or (heads and (named or len(before) == 1)) else None
