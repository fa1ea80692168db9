"""The chain of each figure: who asserts it, for whom, through what, up to the outlet that prints it.

Nearest first.  A figure inside somebody's words starts with the speaker, then the body spoken for, then
those whose words contain these words, then what carried them; an agency that the report credits stands
before the outlet; the outlet is always last.  Narration has the outlet alone, but for what `narration` finds.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from stemma.claims.asof import GUESSED_DAY
from stemma.claims.belonging import is_not_theirs, left_open
from stemma.claims.cast import key_of
from stemma.claims.mentions import DOCUMENTS, Mention, read_source
from stemma.claims.narration import given_in_narration
from stemma.claims.pieces import whole_words
from stemma.language.wordlist import listed
from stemma.reading.credits import AGENCIES, canonical_agency, text_credits
from stemma.records import (
    Annotation,
    Attribution,
    AttributionRole,
    Document,
    NameKind,
    Polarity,
    Quantity,
    Span,
    SpeaksFor,
    Statement,
)  # fmt: skip

#: Name of the last link when the report does not say which outlet it is from.
UNNAMED_OUTLET = "the report"
_OPENINGS = frozenset({"caption", "standfirst", "title"})
#: Numbers below this are too common to be the same figure by the number alone.
_SMALL = 20
#: Blocks that the agency credited for the report has no part in.
_NOT_CREDITED = frozenset({"comment", "foreign", "related"})
#: The roles a source phrase can give, the most telling first.
_TELLING: tuple[AttributionRole, ...] = ("speaker", "organisation", "document", "anonymous")
_AGENCY_NAMES = frozenset(AGENCIES.values())
#: Last words of the names of media.
_MEDIA = listed("""
    broadcaster chronicle courier daily gazette herald journal magazine mail news newspaper paper post press radio
    telegraph television times tribune tv website weekly
""")
#: "a reporter for this newspaper": the outlet speaks of itself.
_OURSELVES = re.compile(
    r"\b(?:our|this)\s+(?:agency|correspondents?|magazine|newspaper|paper|reporters?|website)\b", re.I
)
#: Plurals that act as one party when an article stands before them.
_PARTIES = listed("""
    authority ally defender force guerrilla insurgent jihadist militant organiser organizer paramilitary police
    rebel separatist troop
""")


def attribute_quantities(
    document: Document,
    annotation: Annotation,
    quantities: Sequence[Quantity],
    statements: Sequence[Statement],
    speaks_for: Sequence[SpeaksFor] = (),
) -> list[Quantity]:
    """The quantities with `attribution` set, and `polarity` where the words around them are denied or asked.

    A figure of a headline, standfirst or caption that no statement there contains takes the chain of the same
    figure of the same thing in the body, if the body attributes it.
    """
    roles = _roles(annotation, statements)
    bodies = _bodies(speaks_for)
    known = _names(annotation, statements)
    around_each = _enclosing(_spans(quantities), statements)
    quantities = [
        replace(quantity, polarity="questioned")
        if around and left_open(document.text, around[0], quantity)
        else quantity
        for quantity, around in zip(quantities, around_each, strict=True)
    ]
    enclosing = [
        around[1:] if around and is_not_theirs(document.text, around[0], quantity) else around
        for quantity, around in zip(quantities, around_each, strict=True)
    ]
    narrated = given_in_narration(document, annotation, quantities, enclosing, statements)
    outer = tail(document)
    chained: list[Quantity] = []
    sourced: list[bool] = []
    for place, (quantity, around) in enumerate(zip(quantities, enclosing, strict=True)):
        given = narrated.get(place)
        if given is not None:
            around = list(given.around)
        links = _chain(document, around, roles, bodies, known)
        if given is not None:
            links = [*given.links, *links]
        if not links and quantity.block == "comment":
            links = [Attribution("anonymous", "a reader")]
        polarity = quantity.polarity if given is not None else _polarity(quantity.polarity, around)
        end = outer[-1:] if quantity.block in _NOT_CREDITED else outer
        chained.append(replace(quantity, attribution=_joined(links, end), polarity=polarity))
        sourced.append(bool(links))
    return _openings(chained, sourced)


class Chains:
    """Chains of attribution for stretches of one document, by the statements that contain them."""

    def __init__(
        self,
        document: Document,
        annotation: Annotation,
        statements: Sequence[Statement],
        speaks_for: Sequence[SpeaksFor] = (),
    ) -> None:
        self._document = document
        self._statements = statements
        self._roles = _roles(annotation, statements)
        self._bodies = _bodies(speaks_for)
        self._known = _names(annotation, statements)
        self._tail = tail(document)

    def around(self, spans: Sequence[Span]) -> list[list[Statement]]:
        """For each span the statements whose words contain it, innermost first."""
        return _enclosing(spans, self._statements)

    def of(self, around: Sequence[Statement]) -> tuple[Attribution, ...]:
        """The chain of what stands in these statements, innermost first; of narration the end alone."""
        return _joined(_chain(self._document, around, self._roles, self._bodies, self._known), self._tail)


def _joined(links: Sequence[Attribution], outer: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The chain of both, each name once: an agency that the words were told to and that the report credits is one link.

    The outlet is kept at the end, whoever it is.
    """
    credited = {canonical_agency(link.name).lower() for link in outer[:-1]}
    near = [*links[:1], *(_carrier(link) for link in links[1:])]
    near = [
        replace(link, role="agency")
        if link.role == "medium" and canonical_agency(link.name).lower() in credited
        else link
        for link in near
    ]
    met = {canonical_agency(link.name).lower() for link in near}
    rest = [link for link in outer[:-1] if canonical_agency(link.name).lower() not in met]
    return (*near, *rest, *outer[-1:])


def _carrier(link: Attribution) -> Attribution:
    """A news agency or newspaper that reports what another says carries it, though it is the source of a cue itself."""
    if link.role != "organisation":
        return link
    if canonical_agency(link.name) in _AGENCY_NAMES:
        return replace(link, role="agency")
    return replace(link, role="medium") if link.name.split()[-1].lower() in _MEDIA else link


def tail(document: Document) -> tuple[Attribution, ...]:
    """The end of every chain of a document: the agencies it credits for its words, then the outlet."""
    outlet = document.outlet or UNNAMED_OUTLET
    agencies: dict[str, Attribution] = {}
    for credit in text_credits(document):
        name = credit.agency.strip()
        if name and name.lower() != outlet.lower():
            agencies.setdefault(name.lower(), Attribution("agency", name, key_of(name), credit.start, credit.end))
    named = document.outlet is not None
    return (*agencies.values(), Attribution("outlet", outlet, key_of(outlet) if named else None))


def date_by_utterance(quantities: Sequence[Quantity], statements: Sequence[Statement]) -> list[Quantity]:
    """Give a figure without a time of its own the day on which the words around it were said.

    Only the day of the nearest statement around it counts; the basis says that it was taken from there.  It
    also takes the place of a day that was guessed from other sources of the report.
    """
    dated: list[Quantity] = []
    for quantity, around in zip(quantities, _enclosing(_spans(quantities), statements), strict=True):
        said = around[0].said if around else None
        guessed = quantity.as_of is None or quantity.as_of.basis.endswith(GUESSED_DAY)
        if guessed and said is not None and (said.known or said.partial):
            quantity = replace(quantity, as_of=replace(said, basis=f"when it was said: {said.basis}"))
        dated.append(quantity)
    return dated


def _spans(quantities: Sequence[Quantity]) -> list[Span]:
    """From the numeral on: what modifies it may stand before the words that hold it."""
    return [Span(min(quantity.numeral.start, quantity.end), quantity.end) for quantity in quantities]


def _enclosing(spans: Sequence[Span], statements: Sequence[Statement]) -> list[list[Statement]]:
    """For each span the statements whose words contain it, innermost first.

    Of two that report the same words ("the Gull quoted the clerk as saying ...") the one whose source stands nearer to
    them is the inner one.
    """
    parts = sorted(
        ((part.start, part.end, at) for at, statement in enumerate(statements) for part in statement.content),
        key=lambda part: (part[0], -part[1]),
    )
    starts = [start for start, _, _ in parts]
    reach: list[int] = []  # furthest end of any part up to here: how far back a look may stop
    for _, end, _ in parts:
        reach.append(max(end, reach[-1] if reach else 0))
    found: list[list[Statement]] = []
    for span in spans:
        around: list[tuple[int, int, int, Statement]] = []
        at = bisect_right(starts, span.start) - 1
        looked = 0
        while at >= 0 and reach[at] >= span.end and looked < 200:
            start, end, which = parts[at]
            if end >= span.end:
                around.append((end - start, _way(statements[which], start, end), at, statements[which]))
            at -= 1
            looked += 1
        around.sort(key=lambda entry: entry[:3])
        found.append(list({entry[3].id: entry[3] for entry in around}.values()))
    return found


def _way(statement: Statement, start: int, end: int) -> int:
    """Characters between the source of a statement, or its cue, and its words from start to end."""
    by = statement.source[0] if statement.source else statement.cue
    return max(start - by.end, by.start - end, 0) if by is not None else 0


def _bodies(speaks_for: Sequence[SpeaksFor]) -> dict[str, SpeaksFor]:
    table: dict[str, SpeaksFor] = {}
    for link in speaks_for:
        table.setdefault(link.person, link)
    return table


def _names(annotation: Annotation, statements: Sequence[Statement]) -> dict[str, str]:
    """Entity key -> the name to show: as it speaks, else the longest form in the text."""
    known: dict[str, str] = {}
    for name in annotation.names:
        if len(name.text) > len(known.get(name.entity, "")):
            known[name.entity] = name.text
    for statement in statements:
        if statement.speaker is not None and statement.speaker.entity is not None:
            known[statement.speaker.entity] = statement.speaker.name
    return known


def _chain(
    document: Document,
    around: Sequence[Statement],
    roles: dict[str, AttributionRole],
    bodies: dict[str, SpeaksFor],
    known: dict[str, str],
) -> list[Attribution]:
    links: list[Attribution] = []
    seen: set[str] = set()

    def add(link: Attribution) -> None:
        key = (link.entity or link.name).lower()
        if key not in seen:
            seen.add(key)
            links.append(link)

    for statement in around:
        verb = document.text[statement.cue.start : statement.cue.end] if statement.cue is not None else None
        speaker = statement.speaker
        if speaker is not None:
            span = statement.source[0] if statement.source else None
            if span is not None and _OURSELVES.search(document.text, span.start, span.end):
                continue
            role = roles.get(speaker.name, "anonymous" if speaker.entity is None else "organisation")
            start, end = (span.start, span.end) if span is not None else (None, None)
            add(Attribution(role, speaker.name, speaker.entity, start, end, verb))
            body = bodies.get(speaker.entity or "")
            if body is not None and not body.reason.startswith("weak"):
                add(Attribution("organisation", known.get(body.body, body.body), body.body, body.start, body.end))
        elif verb is not None:
            cue = statement.cue
            add(Attribution("anonymous", "unnamed", None, cue.start if cue else None, cue.end if cue else None, verb))
        for via in statement.via:
            document_like = via.name.split()[-1] in DOCUMENTS
            add(Attribution("document" if document_like else "medium", via.name, key_of(via.name), via.start, via.end))
    return links


def _roles(annotation: Annotation, statements: Sequence[Statement]) -> dict[str, AttributionRole]:
    """Speaker name -> role: the most telling one that any of the speaker's source phrases gives.

    A headline leaves its articles out, and "a coalition" may be "the coalition" two lines further on, so
    one phrase does not settle that a speaker has no name.
    """
    starts = [token.start for token in annotation.tokens]
    name_starts = [name.start for name in annotation.names]
    kinds = {name.text: name.kind for name in annotation.names}
    roles: dict[str, AttributionRole] = {}
    for statement in statements:
        if statement.speaker is None or not statement.source:
            continue
        speaker = statement.speaker.name
        if roles.get(speaker) == _TELLING[0]:
            continue
        span = statement.source[0]
        names = annotation.names[bisect_left(name_starts, span.start) : bisect_left(name_starts, span.end)]
        words = whole_words(annotation, bisect_left(starts, span.start), bisect_left(starts, span.end))
        mention = read_source([token for _, token in words], names, statement.block)
        if mention is not None and (mention.kind != "pronoun" or kinds.get(speaker) == "person"):
            role = _role(mention, speaker, kinds)
            roles[speaker] = min(role, roles.get(speaker, role), key=_TELLING.index)
    return roles


def _role(mention: Mention, name: str, kinds: dict[str, NameKind]) -> AttributionRole:
    """speaker for a named person, organisation for a body, document for a text, anonymous for the unnamed.

    A body is known by its name ("the Weir Board", "Norland-led forces"), or by an article before a noun that
    one body answers to ("the coalition", "the rebels"); a plural of persons ("the residents", "officials") is
    nobody in particular.
    """
    if mention.kind == "person" or kinds.get(name) == "person":
        return "speaker"
    if mention.kind == "document":
        return "document" if mention.head in name.lower() else "organisation"
    if mention.kind != "body":
        return "anonymous"
    if mention.named:
        return "organisation"
    return "organisation" if mention.definite and (not mention.plural or mention.head in _PARTIES) else "anonymous"


def _polarity(polarity: Polarity, around: Sequence[Statement]) -> Polarity:
    """Figures inside denied words are denied; inside a question, questioned.  An own polarity stays."""
    if polarity != "asserted" or not around:
        return polarity
    if around[0].act == "deny":
        return "denied"
    return "questioned" if around[0].act == "ask" else polarity


def _openings(quantities: list[Quantity], told: Sequence[bool]) -> list[Quantity]:
    """Headline, standfirst and caption figures take the source that the body gives for the same figure.

    `told` says which figures have a source.
    """
    sourced: dict[tuple[object, ...], Quantity] = {}
    bare: dict[tuple[object, ...], Quantity] = {}
    for quantity, has_source in zip(quantities, told, strict=True):
        if quantity.block == "body" and has_source:
            for key in _same_figure(quantity):
                sourced.setdefault(key, quantity)
            bare.setdefault((quantity.lower, quantity.upper, quantity.unit), quantity)
    result: list[Quantity] = []
    for quantity, has_source in zip(quantities, told, strict=True):
        if quantity.block in _OPENINGS and not has_source:
            match = next((sourced[key] for key in _same_figure(quantity) if key in sourced), None)
            if match is None and _telling(quantity):
                match = bare.get((quantity.lower, quantity.upper, quantity.unit))
                match = match if match is not None and (quantity.thing is None or match.thing is None) else None
            if match is not None:
                quantity = replace(quantity, attribution=match.attribution)
        result.append(quantity)
    return result


def _telling(quantity: Quantity) -> bool:
    """Is the number alone enough to know the figure again, whatever it counts?"""
    return max(abs(quantity.lower or 0), abs(quantity.upper or 0)) >= _SMALL


def _same_figure(quantity: Quantity) -> list[tuple[object, ...]]:
    """Keys under which two mentions are the same figure of the same thing: by amount, or by both bounds."""
    if quantity.thing is None and quantity.unit is None:
        return []
    thing = quantity.thing.head.lower() if quantity.thing is not None else None
    keys: list[tuple[object, ...]] = [("bounds", quantity.lower, quantity.upper, quantity.unit, thing)]
    if quantity.amount is not None:
        keys.append(("amount", quantity.amount, quantity.unit, thing))
    return keys
