"""What one source phrase says about the speaker: name, offices, head noun, and the body spoken for.

"US envoy Ana Ruiz"                       person Ana Ruiz, office envoy
"the army's chief spokesman, Col. B. Oke" person B. Oke, office spokesman, body "the army"
"the northern relief union"               body, head noun union
"the statement"                           document
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stemma.claims.pieces import RELATIVES
from stemma.claims.titles import OFFICES, TITLES, body_of, office_nouns, owner_of
from stemma.language.adjectives import ADJECTIVES
from stemma.language.gazetteer import (
    GIVEN_NAMES,
    NAME_PARTICLES,
    ORGANISATION_ENDINGS,
    ORGANISATION_HEADS,
    PERSON_TITLES,
    capital_of,
    country,
    is_known_place,
)  # fmt: skip
from stemma.language.lexicon import DETERMINERS, POSSESSIVES, PREPOSITIONS, VERB_FORMS, lemma
from stemma.language.wordlist import listed
from stemma.records import Name, Span, Token

MentionKind = Literal["person", "body", "document", "role", "pronoun"]

PRONOUNS = listed("he her him i it she they them we who which that this you")
#: Counts and records that are given out: documents of their kind, by plural.
COUNTS = listed("accounts data figures filings findings records results returns statistics")
#: Things that are read or heard in place of who made them.
DOCUMENTS = listed("""
    affidavit audit census dossier indictment judgement judgment lawsuit memorandum petition review ruling verdict
    announcement article assessment bulletin communique communiqué declaration document email filing letter memo
    message note paper poll post presser release report resolution statement study survey text tweet
""")
#: Nouns before a body that tell no field of it.
_OF_ANY_BODY = listed(
    "city county district government local news opposition parent province provincial regional state town village"
)
#: Of those, the ones that end the names of newspapers.
_NEWSPAPERS = listed("bulletin paper post review")
#: Offices that a ministry stands behind, and words before them that name none.
_MINISTERS = listed("minister secretary")
_NO_PORTFOLIO = listed("chief deputy first former general new press prime private senior state then under vice")
#: Bodies that are told apart by the field after "of": "the ministry of health".
_OF_A_FIELD = listed("bureau council department directorate institute ministry office secretariat")


#: What ministers and secretaries are of: "Secretary of State Ana Ruiz".
FIELDS = listed("""
    agriculture commerce culture defence defense development economy education energy environment finance fisheries
    forestry health home housing industry information interior justice labor labour planning police science security
    state sport sports tourism trade transport transportation treasury war water
""")


@dataclass(frozen=True, slots=True)
class Mention:
    """One source phrase read.  `core` are the words of the name or head phrase, as written.

    `offices` are lower-case office nouns beside the name; `body` the span of the words that name whom the
    speaker speaks for, with the office that says so in `body_office`; `owner` is the "its" or "their" before an office
    that names none; `also` the noun that describes a named body ("the shipping firm Delacourt": firm).  `proper` are the modifiers that tell
    one body of a kind from another ("danish", "un-led"), in lower case, `fields` the nouns that do ("roads"); `named` says whether a name is in the core.
    """

    span: Span
    kind: MentionKind
    core: tuple[str, ...]
    head: str
    modifiers: frozenset[str]
    offices: frozenset[str] = frozenset()
    body: Span | None = None
    body_office: str = ""
    owner: str = ""
    also: str = ""
    definite: bool = False
    plural: bool = False
    proper: frozenset[str] = frozenset()
    named: bool = False
    fields: frozenset[str] = frozenset()


def tokens_in(tokens: Sequence[Token], starts: Sequence[int], span: Span) -> list[Token]:
    """The tokens of a span; `starts` are the starts of all tokens."""
    return list(tokens[bisect_left(starts, span.start) : bisect_left(starts, span.end)])


def read_mention(phrase: Sequence[Token], names: Sequence[Name] = ()) -> Mention | None:
    """The mention that the tokens of a source phrase make, None for none; `names` vote on the kind."""
    phrase = [token for token in phrase if token.text.strip() and token.text not in '"“”']
    if not phrase:
        return None
    span = Span(phrase[0].start, phrase[-1].end)
    first = phrase[0].text.lower()
    if first in PRONOUNS and (len(phrase) == 1 or first in ("he", "she", "it", "they", "we", "i")):
        return Mention(span, "pronoun", (phrase[0].text,), first, frozenset(), plural=first in ("they", "we", "them"))
    parts = _parts(phrase)
    offices = frozenset(office_nouns(phrase))
    person = _person(parts, names)
    if person is not None:
        body, office = body_of(phrase, person)
        core = tuple(token.text for token in person)
        owner = owner_of(phrase, offices)
        return Mention(span, "person", core, core[-1].lower(), frozenset(), offices, body, office, owner)
    nucleus = _nucleus(parts[0])
    if not nucleus:
        return None
    nucleus, also = _apposed(nucleus, parts, names)
    owned = any(token.text.endswith(("'s", "’s")) for token in nucleus[:-1])
    main = _head_of(nucleus)
    head = lemma(main.text, "NOUN")
    lower = main.text.lower()
    definite = owned or first in ("the", "this", "that", "its", "his", "her", "their")
    kind: MentionKind = "body"
    titled = lower in _NEWSPAPERS and main.text[:1].isupper() and len(nucleus) > 1  # "the Harbour Post"
    if not titled and (lower in DOCUMENTS | COUNTS or head in DOCUMENTS):
        kind = "document"
    elif (head in OFFICES or lower in OFFICES) and not main.text[:1].isupper():
        kind = "role"
    body, office = body_of(phrase, None) if kind == "role" else (None, "")
    modifiers = frozenset(token.text.lower() for token in nucleus if token is not main and token.text[:1].isalnum())
    proper = frozenset(token.text.lower() for token in nucleus if token is not main and _distinguishes(token))
    kinds = nucleus if head in ORGANISATION_HEADS else []
    fields = frozenset(token.text.lower() for token in kinds if token is not main and _tells_field(token))
    return Mention(
        span, kind, tuple(token.text for token in nucleus), head, modifiers, offices, body, office,
        owner_of(phrase, offices) if kind == "role" else "", also, definite, plural=lower != head or any(token.text.lower() == "and" for token in nucleus), proper=proper, fields=fields,
        named=any(_names(token, phrase[0]) for token in nucleus),
    )  # fmt: skip


def read_source(phrase: Sequence[Token], names: Sequence[Name], block: str) -> Mention | None:
    """`read_mention` for the source of a saying in a block of this kind: headlines leave definite articles out."""
    mention = read_mention(phrase, names)
    if mention is None or block != "title" or mention.kind in ("person", "pronoun") or mention.plural:
        return mention
    indefinite = any(token.text.lower() in ("a", "an", "another", "one") for token in phrase[:1])
    return mention if indefinite else replace(mention, definite=True)


def portfolio(phrase: Sequence[Token]) -> str | None:
    """The portfolio of a minister: "health" for "the health minister, B. Oke" and for "minister of health B. Oke"."""
    lows = [token.text.lower() for token in phrase]
    for at, low in enumerate(lows):
        if low not in _MINISTERS:
            continue
        if lows[at + 1 : at + 2] in (["of"], ["for"]):
            after = [word for word in lows[at + 2 : at + 4] if word not in DETERMINERS]
            return after[0] if after else None
        before = phrase[at - 1] if at else None
        if before is not None and before.tag in ("ADJ", "NOUN", "PROPN") and lows[at - 1] not in _NO_PORTFOLIO:
            return lows[at - 1]
    return None


def names_a_body(words: Sequence[str]) -> bool:
    """Does a name of these words end as names of firms and bodies do ("Brandt Logistics"), whatever it was taken for?"""
    return len(words) > 1 and words[-1].lower() in ORGANISATION_HEADS | ORGANISATION_ENDINGS


def _apposed(nucleus: list[Token], parts: Sequence[Sequence[Token]], names: Sequence[Name]) -> tuple[list[Token], str]:
    """The name that stands beside a common noun, and that noun; the nucleus itself and "" when there is none.

    "the shipping firm Delacourt", "its ally Norland", "the pit's owner, Norstein Minerals".
    """
    name = _closing_name(nucleus)
    noun = nucleus[-len(name) - 1] if 0 < len(name) < len(nucleus) else None
    if noun is not None and noun.tag == "NOUN" and noun.text.islower():
        return name, lemma(noun.text, "NOUN")
    head = nucleus[-1]
    if name or len(parts) < 2 or head.tag != "NOUN" or parts[1][0].text.lower() in RELATIVES | PREPOSITIONS:
        return nucleus, ""
    name = _closing_name(parts[1])
    placed = any(one.kind == "place" and name and one.end == name[-1].end for one in names)
    text = " ".join(token.text for token in name)
    if not name or placed or country(text) or is_known_place(text) or any(t.tag == "VERB" for t in parts[1]):
        return nucleus, ""
    return name, lemma(head.text, "NOUN")


def _closing_name(tokens: Sequence[Token]) -> list[Token]:
    """The run of capitalised words at the end; the whole nucleus when all are."""
    begin = len(tokens)
    while begin > 0 and tokens[begin - 1].text[:1].isupper():
        begin -= 1
    return list(tokens[begin:])


def _head_of(nucleus: Sequence[Token]) -> Token:
    """The head noun: the last word, or the one before "of" ("Ministry of Health")."""
    of = next((at for at, token in enumerate(nucleus) if at and token.text.lower() == "of"), len(nucleus))
    return nucleus[of - 1]


def _names(token: Token, first: Token) -> bool:
    """Is this word part of a name: a capital that is not merely the sentence's or the phrase's first letter?

    "US-led" has a second capital and is a name wherever it stands.
    """
    if token.start != first.start or token.tag not in ("NOUN", "ADJ"):
        return token.text[:1].isupper()
    return token.text[:2].isupper() and len(token.text) > 1


def _distinguishes(token: Token) -> bool:
    return (
        token.text[:1].isupper()
        and token.text.lower() not in ADJECTIVES
        and any(letter.isalpha() for letter in token.text)
    )


def _tells_field(token: Token) -> bool:
    """Is it a noun that tells one body from another of its kind: "the roads office", and not "the news agency"?"""
    return token.tag == "NOUN" and token.text.isalpha() and token.text.lower() not in _OF_ANY_BODY


def _parts(phrase: Sequence[Token]) -> list[list[Token]]:
    """The phrase cut at its commas and dashes: the name, its appositions and relative clauses."""
    parts: list[list[Token]] = [[]]
    bracketed = False
    for token in phrase:
        bracketed = token.text == "(" or (bracketed and token.text != ")")
        if bracketed or token.text == ")":
            continue  # "The Relief Union (RU) coordinator Ana Ruiz"
        if token.text in (",", "-", "--", "–", "—"):
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part] or [list(phrase)]


def _is_name_word(token: Token) -> bool:
    return token.text[:1].isupper() or token.text.lower() in NAME_PARTICLES


def _person(parts: Sequence[Sequence[Token]], names: Sequence[Name]) -> list[Token] | None:
    """The tokens of a person's name in the first part, or in the second when the first is an office."""
    for place, part in enumerate(parts[:2]):
        if place == 1 and not (parts[0][-1].text.lower() in TITLES or any(t.text.lower() in OFFICES for t in parts[0])):
            break
        if place == 1 and part[0].text.lower() in DETERMINERS | PREPOSITIONS | RELATIVES:
            break
        found = _person_in(part, names)
        if found is not None:
            return found
    return None


def _person_in(part: Sequence[Token], names: Sequence[Name]) -> list[Token] | None:
    """The last run of capitalised words before any postmodifier, titles taken off, when it looks like a person."""
    fielded = _after_field(part, names)
    if fielded:
        return fielded
    stop = len(part)
    for at, token in enumerate(part):
        low = token.text.lower()
        if at and (low in PREPOSITIONS or low in RELATIVES or low in ("who", "and")) and low not in NAME_PARTICLES:
            stop = at
            break
    while stop > 0 and not _is_name_word(part[stop - 1]):
        if part[stop - 1].text.lower() in ("jr.", "sr.", "."):
            stop -= 1
            continue
        return None
    begin = stop
    while begin > 0 and _is_name_word(part[begin - 1]):
        begin -= 1
    run = list(part[begin:stop])
    titled = False
    offices = [at for at, token in enumerate(run[:-1]) if token.text.lower() in OFFICES]
    if offices:  # "Fisheries Minister Ivo Brandt", whatever the portfolio
        run, titled = run[offices[-1] + 1 :], True
    while run and (low := run[0].text.lower().rstrip(".")) in TITLES:
        titled = titled or low in PERSON_TITLES or low in OFFICES
        run = run[1:]
    while run and run[0].text.lower() in ("the",):
        run = run[1:]
    if not run:
        return None
    titled = titled or (begin > 0 and part[begin - 1].text.lower() in OFFICES)
    return run if _looks_personal(run, names, titled, part[0].text.lower() in DETERMINERS and begin <= 1) else None


def _after_field(part: Sequence[Token], names: Sequence[Name]) -> list[Token]:
    """The person of "Secretary of State Ana Ruiz", "the minister for the coast Ana Ruiz": a name that ends the phrase."""
    for at, token in enumerate(part[:-3]):
        if token.text.lower() not in OFFICES or part[at + 1].text.lower() not in ("for", "of"):
            continue
        for begin in range(at + 3, len(part)):
            named = any(one.start == part[begin].start and one.kind == "person" for one in names)
            named = named or (begin == at + 3 and part[begin - 1].text.lower() in FIELDS)
            run = list(part[begin:])
            if not (named or part[begin].text in GIVEN_NAMES) or not all(_is_name_word(word) for word in run):
                continue
            if len(run) > 1 and not names_a_body([word.text for word in run]):
                return run
    return []


def _looks_personal(run: Sequence[Token], names: Sequence[Name], titled: bool, determined: bool) -> bool:
    span = Span(run[0].start, run[-1].end)
    text = " ".join(token.text for token in run)
    if any(token.text.lower() in ORGANISATION_HEADS for token in run) or names_a_body([token.text for token in run]):
        return False
    if country(text) or capital_of(text) or is_known_place(text):
        return False
    if titled or (run[0].text in GIVEN_NAMES and len(run) > 1):
        return True
    for name in names:
        if name.start < span.end and span.start < name.end:
            return name.kind == "person"
    acronym = any(token.text.isupper() and len(token.text) > 2 for token in run)
    return 2 <= len(run) <= 4 and not acronym and not determined


def _nucleus(part: Sequence[Token]) -> list[Token]:
    """Head noun and what stands before it, article off: "the US-led union in charge of relief" -> "US-led union".

    A capitalised head keeps a capitalised "of" phrase: "Ministry of Health".
    """
    begin = 0
    while begin < len(part) and part[begin].text.lower() in DETERMINERS | POSSESSIVES:
        begin += 1
    stop = begin
    while stop < len(part):
        token = part[stop]
        low = token.text.lower()
        if stop > begin:
            if low == "of" and part[stop - 1].text[:1].isupper() and stop + 1 < len(part):
                following = part[stop + 1].text
                if following[:1].isupper() or (following == "the" and part[-1].text[:1].isupper()):
                    stop += 1
                    continue
            field = part[stop + 1] if stop + 1 < len(part) and low == "of" else None
            if (
                field is not None
                and field.tag in ("NOUN", "ADJ", "PROPN")
                and part[stop - 1].text.lower() in _OF_A_FIELD
            ):
                stop += 1
                continue
            if low in RELATIVES or low in PREPOSITIONS:
                break
            participle = (
                (low.endswith(("ing", "ed")) and token.tag in ("VERB", ""))
                or (low.endswith("ing") and token.tag != "NOUN")
                or (token.tag == "VERB" and any(form == "VN" for _, form in VERB_FORMS.get(low, ())))
            )
            if participle and part[stop - 1].tag in ("NOUN", "PROPN", ""):
                break
        stop += 1
    nucleus = [token for token in part[begin:stop] if token.text[:1].isalnum() or token.text in ("&", "'s", "’s")]
    return nucleus or [token for token in part[begin:] if token.text[:1].isalnum()]
