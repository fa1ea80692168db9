"""What terminal and page both show of assertions: who asserts what, in which words, on how many legs, and against what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.records import Assertion, DocumentSpan, Relation, Statement, Story
from stemma.reporting import words
from stemma.reporting.lookup import Lookup
from stemma.reporting.safe import excerpt
from stemma.reporting.views import Mention, Voice, named_asserter, span_mention, voices_of

#: Assertions of one story that a view shows; the rest is told by number.
SHOWN = 30
_WORDS = 260


@dataclass(frozen=True, slots=True)
class AssertionView:
    """`rivals` are relations in words, each with the id of the other assertion."""

    assertion: Assertion
    text: str
    as_of: str
    as_of_basis: str
    asserters: tuple[str, ...]
    voices: tuple[Voice, ...]
    mentions: tuple[Mention, ...]
    reports: tuple[str, ...]
    support: str
    participants: tuple[str, ...]
    drift: tuple[str, ...]
    rivals: tuple[tuple[str, str], ...]

    @property
    def label(self) -> str:
        told = "" if self.assertion.polarity == "asserted" else f"{self.assertion.polarity}: "
        return f"{told}{self.text}"


@dataclass(frozen=True, slots=True)
class AssertionsOf:
    """The assertions of a story, contested and best supported first; `more` are not shown.  `refusals`: who would not
    say what, which asserts nothing."""

    shown: tuple[AssertionView, ...]
    more: int
    refusals: tuple[tuple[str, Mention], ...]


def assertions_of_story(lookup: Lookup, story: Story, shown: int = SHOWN) -> AssertionsOf:
    own = [one for one in lookup.ledger.assertions if one.story == story.id]
    relations = relations_by_assertion(lookup)
    ordered = _distinct(sorted(own, key=lambda one: _place(one, relations)))
    views = tuple(assertion_view(lookup, one, relations) for one in ordered[:shown])
    return AssertionsOf(views, max(0, len(ordered) - shown), _refusals(lookup, story))


def _distinct(assertions: Sequence[Assertion]) -> list[Assertion]:
    """Of those told by the same words of the same reports ("killed or captured") the first."""
    seen: dict[object, Assertion] = {}
    for one in assertions:
        seen.setdefault((one.polarity, *((m.document, m.start, m.end) for m in one.mentions)), one)
    return list(seen.values())


def relations_by_assertion(lookup: Lookup) -> dict[str, list[Relation]]:
    found: dict[str, list[Relation]] = defaultdict(list)
    for relation in lookup.ledger.assertion_relations:
        for end in dict.fromkeys((relation.a, relation.b)):
            found[end].append(relation)
    return found


def _place(one: Assertion, relations: dict[str, list[Relation]]) -> tuple[bool, int, int, bool, str, str]:
    contested = any(relation.kind == "conflict" for relation in relations.get(one.id, ()))
    counts = one.independence
    day = str(one.as_of.start or one.as_of.end) if one.as_of else ""
    told = one.polarity not in ("asserted", "denied")
    return not contested, -counts.origins.high, -counts.texts.high, told, day, one.id


def assertion_view(lookup: Lookup, assertion: Assertion, relations: dict[str, list[Relation]]) -> AssertionView:
    mentions = tuple(span_mention(lookup, DocumentSpan(one.document, one.start, one.end)) for one in assertion.mentions)
    drift = tuple(f"{lookup.document_name(one.document)}, {one.kind}: {one.text}" for one in assertion.drift)
    by_id = {one.id: one for one in lookup.ledger.assertions} if relations.get(assertion.id) else {}
    rivals = tuple(
        (other.id, f"{_how(assertion.id, relation)} {_quoted(other.proposition)}: {relation.reason} [{relation.rule}]")
        for relation in relations.get(assertion.id, ())
        if (other := by_id.get(relation.b if relation.a == assertion.id else relation.a)) is not None
    )
    return AssertionView(
        assertion=assertion,
        text=_quoted(assertion.proposition),
        as_of=words.when(assertion.as_of),
        as_of_basis=assertion.as_of.basis if assertion.as_of else "the reports do not say",
        asserters=tuple(named_asserter(lookup, entity) for entity in assertion.asserters),
        voices=voices_of(lookup, [(one.document, one.attribution) for one in assertion.mentions], assertion.asserters),
        mentions=mentions,
        reports=tuple(dict.fromkeys(mention.short for mention in mentions)),
        support=words.support(assertion.independence),
        participants=tuple(
            f"{one.case or one.role}: {one.name}"
            + (f" ({_known(lookup, one.entity, one.name)})" if _known(lookup, one.entity, one.name) else "")
            for one in assertion.participants
        ),
        drift=drift,
        rivals=rivals,
    )


def _known(lookup: Lookup, entity: str | None, name: str) -> str:
    """The name that the ledger has for a participant, when the words have another."""
    known = lookup.entity_name(entity) if entity else ""
    return "" if known.casefold() in name.casefold() else known


def _quoted(text: str) -> str:
    return f"\N{LEFT DOUBLE QUOTATION MARK}{excerpt(text, _WORDS)}\N{RIGHT DOUBLE QUOTATION MARK}"


def _how(assertion: str, relation: Relation) -> str:
    verb, b_first = words.relation(relation.kind)
    subject = relation.b if b_first else relation.a
    if relation.kind in ("supersede", "refine") and subject != assertion:
        return "is superseded by" if relation.kind == "supersede" else "is refined by"
    return verb


def _refusals(lookup: Lookup, story: Story) -> tuple[tuple[str, Mention], ...]:
    """Who would not say what, by the reports of the story: one for each speaker and wording."""
    found: dict[tuple[str, str], tuple[str, Mention]] = {}
    for document in story.documents:
        extraction = lookup.extractions.get(document)
        for statement in extraction.statements if extraction is not None else ():
            if statement.act == "refuse" and statement.content and statement.block in ("body", "standfirst", "title"):
                who = statement.speaker.name if statement.speaker is not None else "a speaker not known"
                mention = _refused(lookup, statement)
                found.setdefault((who.casefold(), mention.surface.casefold()), (who, mention))
    return tuple(found.values())


def _refused(lookup: Lookup, statement: Statement) -> Mention:
    start, end = statement.content[0].start, statement.content[-1].end
    text = lookup.documents[statement.document].text[start:end]
    short = lookup.document_name(statement.document)
    return Mention(statement.id, statement.document, short, start, end, excerpt(text, 160), statement.block)
