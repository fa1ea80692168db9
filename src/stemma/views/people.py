"""Persons, bodies and others with a name: how they are called, in which roles, for whom they speak, what they say.

What is asserted *of* somebody: assertions in which it takes part, figures that count something of it, and what others
say with its name in their words.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from stemma.claims.titles import OFFICES
from stemma.language.gazetteer import PERSON_TITLES
from stemma.language.wordlist import listed
from stemma.records import (
    REPORT_KINDS,
    Alias,
    Document,
    DocumentSpan,
    Entity,
    Independence,
    Ledger,
    Name,
    Statement,
    TimeInterval,
)
from stemma.views.sources import Sources, whole

#: What tells how somebody is addressed and no role.
_COURTESY = listed("dame lady lord madam miss mister mr mrs ms sir")
_ROLE_WORDS = (OFFICES | PERSON_TITLES) - _COURTESY
#: Small words that a role may hold, and words before one that are no part of it.
_INSIDE = listed("and at de for in of the to")
_OUTSIDE = listed("a an and as by for from her his in its of said says the their to told with")
_BEFORE = re.compile(r"((?:[^\s,;:()\[\]“”\"]+[^\S\n]+){1,8})$")
_AFTER = re.compile(r"^,[^\S\n]+([^,;:()\[\]“”\"\n]{3,90}?)(?=[^\S\n]*(?:,|\.(?:\s|$)|;|\n|$))")
#: "the envoy of the Relief Federation, NAME": a description that a comma closes.
_APPOSED = re.compile(
    r"(?:^|(?<=[\s,;]))((?:the|a|an|its|their|his|her)[^\S\n]+[^,;:()\[\]“”\"\n]{3,90}),[^\S\n]+$", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?:the|a|an|its|their|his|her)[^\S\n]+", re.IGNORECASE)
#: Verbs of speech and reported clauses show that the words before a comma are a sentence, no description.
_CLAUSE = re.compile(r"\b(?:said|says|told|was|were|is|are|has|had|that|who|which|will|would)\b", re.IGNORECASE)
_WINDOW = 110


@dataclass(frozen=True, slots=True)
class Role:
    """A title or an office as reports write it, and where."""

    text: str
    evidence: tuple[DocumentSpan, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Who speaks for whom: the entity at the other end, and the words that say so."""

    entity: str
    name: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Something asserted, `when` it holds for or was said; of a claim its id, of an utterance its id.

    `act` is what was done: "assert", "deny", "refuse", ...; `by` are the asserters, of what others say of the entity.
    """

    kind: Literal["claim", "utterance"]
    id: str
    text: str
    when: TimeInterval | None
    act: str
    by: tuple[str, ...]
    evidence: tuple[DocumentSpan, ...]
    independence: Independence | None


@dataclass(frozen=True, slots=True)
class Profile:
    """All that the reports tell of one entity.  `asserted` and `told_of` are in the order of time, undated ones last."""

    id: str
    kind: str
    name: str
    aliases: tuple[Alias, ...]
    documents: tuple[str, ...]
    mentions: int
    roles: tuple[Role, ...]
    speaks_for: Tie | None
    spoken_for_by: tuple[Tie, ...]
    asserted: tuple[Said, ...]
    told_of: tuple[Said, ...]


def profiles(ledger: Ledger) -> list[Profile]:
    """One an entity, those in most reports and with most to say first."""
    sources = Sources(ledger)
    mentions = _mentions(sources)
    spoken_for_by: dict[str, list[Tie]] = defaultdict(list)
    for entity in ledger.entities:
        if entity.speaks_for:
            tie = Tie(entity.id, entity.name, entity.speaks_for_evidence)
            spoken_for_by[entity.speaks_for].append(tie)
    asserted, told_of = _asserted(sources), _told_of(sources, mentions)
    found = [
        _profile(
            sources, entity, mentions[entity.id], spoken_for_by[entity.id], asserted[entity.id], told_of[entity.id]
        )
        for entity in ledger.entities
    ]
    return sorted(found, key=lambda one: (-len(one.documents), -len(one.asserted), -one.mentions, one.name, one.id))


def profile(ledger: Ledger, entity: str) -> Profile:
    """The profile of one entity by id.  Raises KeyError."""
    return next((one for one in profiles(ledger) if one.id == entity), None) or _missing(entity)


def roles(ledger: Ledger) -> dict[str, tuple[Role, ...]]:
    """Entity -> its roles; entities without one are left out."""
    sources = Sources(ledger)
    mentions = _mentions(sources)
    found = {entity.id: _roles(sources, entity, mentions[entity.id]) for entity in ledger.entities}
    return {entity: roles for entity, roles in found.items() if roles}


def _missing(entity: str) -> Profile:
    raise KeyError(entity)


def _mentions(sources: Sources) -> dict[str, list[Name]]:
    """Entity -> the mentions of its name in the reports' own words, in the order of the reports."""
    found: dict[str, list[Name]] = defaultdict(list)
    for document, extraction in sources.extractions.items():
        for name in extraction.names:
            entity = sources.entity_of.get((document, name.entity))
            if entity is not None:
                found[entity].append(name)
    return found


def _profile(
    sources: Sources,
    entity: Entity,
    mentions: list[Name],
    spoken_for_by: list[Tie],
    asserted: Iterable[Said],
    told_of: Iterable[Said],
) -> Profile:
    body = entity.speaks_for
    return Profile(
        id=entity.id,
        kind=entity.kind,
        name=entity.name,
        aliases=entity.aliases,
        documents=tuple(sorted({document for document, _ in entity.members})),
        mentions=len(mentions),
        roles=_roles(sources, entity, mentions),
        speaks_for=Tie(body, sources.name(body), entity.speaks_for_evidence) if body else None,
        spoken_for_by=tuple(spoken_for_by),
        asserted=tuple(sorted(asserted, key=_in_time)),
        told_of=tuple(sorted(told_of, key=_in_time)),
    )


def _in_time(said: Said) -> tuple[bool, datetime.date, datetime.date, str, str]:
    start = said.when and (said.when.start or said.when.end)
    end = said.when and (said.when.end or said.when.start)
    return start is None, start or datetime.date.max, end or datetime.date.max, said.text, said.id


# ----------------------------------------------------------------------------------------------- roles


def _roles(sources: Sources, entity: Entity, mentions: Iterable[Name]) -> tuple[Role, ...]:
    """The titles and offices that stand beside the name of a person, the most told first."""
    if entity.kind != "person":
        return ()
    found: dict[str, list[DocumentSpan]] = defaultdict(list)
    written: dict[str, str] = {}
    for name in mentions:
        document = sources.documents[name.document]
        for start, end in _beside(document, name):
            text = " ".join(document.text[start:end].split())
            found[text.casefold()].append(DocumentSpan(document.id, start, end))
            written[text.casefold()] = min(written.get(text.casefold(), text), text)
    return tuple(
        Role(written[key], tuple(sorted(set(found[key]))))
        for key in sorted(found, key=lambda key: (-len({span.document for span in found[key]}), -len(key), key))
    )


def _beside(document: Document, name: Name) -> Iterator[tuple[int, int]]:
    """The places of the roles before, in and after one mention of a name, in a block of the report's own."""
    block = next((b for b in document.blocks if b.start <= name.start < b.end), None)
    if block is None or block.kind not in REPORT_KINDS:
        return
    before = _BEFORE.search(document.text, max(block.start, name.start - _WINDOW), name.start)
    start = _first_of_role(document.text, before.start(1), name.start) if before else None
    inside = _title_inside(document.text, name)
    if start is not None:
        end = inside if inside is not None else name.start
        yield start, _trimmed(document.text, start, end)
    elif inside is not None:
        yield name.start, _trimmed(document.text, name.start, inside)
    front = start if start is not None else name.start
    apposed = _APPOSED.search(document.text, max(block.start, front - _WINDOW), front)
    if apposed is not None and _tells_role(apposed.group(1)):
        article = _ARTICLE.match(apposed.group(1))
        yield apposed.start(1) + (article.end() if article else 0), apposed.end(1)
    after = _AFTER.search(document.text[name.end : min(block.end, name.end + _WINDOW)])
    if after is not None and _tells_role(after.group(1)):
        article = _ARTICLE.match(after.group(1))
        yield name.end + after.start(1) + (article.end() if article else 0), name.end + after.end(1)


def _tells_role(text: str) -> bool:
    """Whether a description beside a name holds a title or office and is no clause."""
    return _CLAUSE.search(text) is None and any(word.casefold() in _ROLE_WORDS for word in re.findall(r"[\w-]+", text))


def _title_inside(text: str, name: Name) -> int | None:
    """Where the name proper begins when the mention opens with a title ("Colonel Ines Harrow"); None without one."""
    end = None
    for word in re.finditer(r"\S+", name.text):
        if word.group().strip(".,").casefold() not in _ROLE_WORDS:
            break
        end = name.start + word.end()
    return end if end is not None and end < name.end else None


def _first_of_role(text: str, start: int, end: int) -> int | None:
    """Where the role that ends before a name begins: the run of titles with the body or field in front; None for none."""
    words = [(m.start() + start, m.group()) for m in re.finditer(r"\S+", text[start:end])]
    if not words or not _is_role(words[-1][1]):
        return None
    first = len(words)
    while first and (
        _belongs(words[first - 1][1]) or (first < len(words) and words[first - 1][1].casefold() in _INSIDE)
    ):
        first -= 1
    while first < len(words) and words[first][1].casefold() in _OUTSIDE:
        first += 1
    return words[first][0] if first < len(words) else None


def _is_role(word: str) -> bool:
    return word.strip(".,").casefold() in _ROLE_WORDS


def _belongs(word: str) -> bool:
    """A title, a name, a possessive, a field: what stands in front of a name as part of its role."""
    bare = word.strip(".,'’").casefold()
    return _is_role(word) or word[:1].isupper() or word.endswith(("'s", "’s")) or bare in _FIELDS


#: Nouns and adjectives between a body and an office ("new defence minister", "coalition spokesman").
_FIELDS = listed("""
    acting agency alliance army board coalition command company council defence defense deputy district executive federal
    federation finance foreign former government health home interior interim junior justice local military ministry mission
    national navy new opposition party police presidential prime provincial regional relief senior special state top trade
    union vice
    """)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


# ------------------------------------------------------------------------------- what is said, by and of


def _asserted(sources: Sources) -> dict[str, list[Said]]:
    """Entity -> the claims it asserts and its utterances that carry none of these claims.

    What a spokesman says is told of the spokesman and of the body.
    """
    found: dict[str, list[Said]] = defaultdict(list)
    claimed: dict[str, set[str]] = defaultdict(set)  # entity -> statements of its claims
    for claim in sources.told.values():
        said = _claim(sources, claim.id)
        voices = {*claim.asserters, *(v for i in claim.statements if (v := _voice(sources, i)) is not None)}
        for entity in sorted(voices):
            if entity in claim.asserters or sources.entities[entity].speaks_for in claim.asserters:
                found[entity].append(said)
                claimed[entity].update(claim.statements)
    for utterance in sources.ledger.utterances:
        speaker = utterance.speaker.entity if utterance.speaker else None
        statements = [s for i in utterance.statements if (s := sources.statements.get(i)) is not None and s.content]
        if speaker is None or not statements or speaker not in sources.entities:
            continue
        voices = {speaker, *(v for s in statements if (v := sources.speaker(s)) is not None)}
        for entity in sorted(voices):
            if not claimed[entity] & {statement.id for statement in statements}:
                found[entity].append(_utterance(sources, utterance.id, utterance.said, statements))
    return found


def _voice(sources: Sources, statement: str) -> str | None:
    known = sources.statements.get(statement)
    return sources.speaker(known) if known is not None else None


def _claim(sources: Sources, claim: str) -> Said:
    found = sources.told[claim]
    return Said(
        "claim",
        found.id,
        found.proposition,
        found.as_of if found.as_of is not None and found.as_of.known else None,
        {"asserted": "assert", "denied": "deny"}.get(found.polarity, found.polarity),
        found.asserters,
        sources.evidence(found),
        found.independence,
    )


def _utterance(sources: Sources, id_: str, said: TimeInterval | None, statements: list[Statement]) -> Said:
    """The longest of the wordings stands for the utterance; ties by place."""
    spans = sorted((whole(s) for s in statements), key=lambda span: (span.start - span.end, span))
    text = sources.documents[spans[0].document].text[spans[0].start : spans[0].end]
    speakers = sorted({v for s in statements if (v := sources.speaker(s)) is not None})
    act = sorted(s.act for s in statements)[0]
    when = said if said is not None and said.known else None
    return Said("utterance", id_, " ".join(text.split()), when, act, tuple(speakers), tuple(sorted(spans)), None)


def _told_of(sources: Sources, mentions: dict[str, list[Name]]) -> dict[str, list[Said]]:
    """Entity -> assertions it takes part in, figures that count something of it, and what others say with its name."""
    claims_at: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for claim in sources.ledger.claims:
        for quantity in (sources.quantities[i] for i in claim.quantities if i in sources.quantities):
            if quantity.thing is not None:
                claims_at[quantity.document].append((quantity.thing.start, quantity.thing.end, claim.id))
    said_at: dict[str, list[tuple[int, int, str, str | None]]] = defaultdict(list)
    claimed = {statement for claim in sources.told.values() for statement in claim.statements}
    spoken: dict[str, Said] = {}
    for utterance in sources.ledger.utterances:
        statements = [s for i in utterance.statements if (s := sources.statements.get(i)) is not None and s.content]
        if not statements or claimed & set(utterance.statements):
            continue
        spoken[utterance.id] = _utterance(sources, utterance.id, utterance.said, statements)
        for statement in statements:
            for span in statement.content:
                said_at[statement.document].append((span.start, span.end, utterance.id, sources.speaker(statement)))
    found: dict[str, list[Said]] = defaultdict(list)
    for assertion in sources.ledger.assertions:
        for entity in assertion.about:
            found[entity].append(_claim(sources, assertion.id))
    for entity, names in mentions.items():
        seen: set[str] = set()
        for name in names:
            for start, end, key in claims_at[name.document]:
                if start <= name.start and name.end <= end and key not in seen:
                    seen.add(key)
                    found[entity].append(_claim(sources, key))
            for start, end, key, speaker in said_at[name.document]:
                if start <= name.start and name.end <= end and speaker != entity and key not in seen:
                    seen.add(key)
                    found[entity].append(spoken[key])
    return found
