"""The assertions of one story and how they stand to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.ledger.assertions.drift import drift_of
from stemma.ledger.assertions.grouping import gather
from stemma.ledger.assertions.proposals import Proposal, weighty
from stemma.ledger.assertions.relations import relate
from stemma.ledger.assertions.tellings import CORE, tellings_of
from stemma.ledger.claims import Room
from stemma.ledger.independence import independence_of
from stemma.ledger.mentions import Segments
from stemma.records import (
    Assertion,
    AssertionMention,
    DocumentSpan,
    Origin,
    Participant,
    Rank,
    Relation,
    Story,
    Utterance,
    content_id,
)

#: How often a merge of several tellings was right where a reader judged it (docs/assertions.md), rounded to .05.
_MERGED = 0.9


@dataclass(frozen=True, slots=True)
class Assertions:
    assertions: tuple[Assertion, ...]
    relations: tuple[Relation, ...]


def assertions_of(
    story: Story, segments: Segments, utterances: Sequence[Utterance], origins: Sequence[Origin], room: Room
) -> Assertions:
    """What the reports of a story share, contest or deny, and what a named party is reported to assert.

    What one report alone tells in its own voice is left out.
    """
    extractions = [room.extractions[document] for document in sorted(room.extractions)]
    told = tellings_of(extractions, story, segments, room.directory, room.calendar, utterances)
    proposals = [Proposal(tuple(held), reasons) for held, reasons in gather(told, room.directory)]
    found = list(relate(proposals, room.directory))
    contested = {id(end) for a, b, verdict in found if verdict.kind in ("conflict", "supersede") for end in (a, b)}
    kept = [p for p in proposals if len(p.documents) > 1 or id(p) in contested or weighty(p)]
    names = {id(proposal): _identifier(story, proposal) for proposal in kept}
    relations = []
    denials: dict[int, list[Proposal]] = defaultdict(list)
    for a, b, verdict in found:
        if id(a) not in names or id(b) not in names:
            continue
        if verdict.rule == "denial":
            for yes, no in ((a, b), (b, a)):
                if no.polarity == "denied":
                    denials[id(yes)].append(no)
        first, second = (b, a) if verdict.swapped else (a, b)
        evidence = tuple(
            DocumentSpan(one.document, one.predication.start, one.predication.end) for one in (first.best, second.best)
        )
        relations.append(
            Relation(
                names[id(first)], names[id(second)], verdict.kind, verdict.cause, verdict.rule, verdict.reason,
                verdict.confidence, evidence,
            )
        )  # fmt: skip
    made = [_assertion(names[id(p)], story, p, denials.get(id(p), ()), origins, room) for p in kept]
    unique = {one.id: one for one in made}
    return Assertions(
        _ranked(list(unique.values()), relations),
        tuple(sorted(set(relations), key=lambda r: (r.a, r.b, r.rule))),
    )


def _identifier(story: Story, proposal: Proposal) -> str:
    return content_id("a", story.id, *sorted(one.predication.id for one in proposal.mentions))


def _assertion(
    identifier: str,
    story: Story,
    proposal: Proposal,
    denials: Sequence[Proposal],
    origins: Sequence[Origin],
    room: Room,
) -> Assertion:
    best = proposal.best
    directory = room.directory
    as_of, source = proposal.timed
    origin_of = {document: origin.id for origin in origins for document in origin.documents}
    documents = {d: room.extractions[d].document for d in proposal.documents}
    participants = _participants(proposal)
    sure = sum(one.predication.confidence for one in proposal.mentions) / len(proposal.mentions)
    unknowns = []
    if source in ("published", "none"):
        unknowns.append("when it was so: the reports give their own day only")
    if not proposal.asserters:
        unknowns.append("who says so beside the reports themselves")
    return Assertion(
        id=identifier,
        story=story.id,
        proposition=" ".join(best.text.split()),
        predicate=best.predication.predicate,
        participants=participants,
        polarity=proposal.polarity,
        as_of=as_of,
        places=tuple(sorted({place.name for one in proposal.mentions for place in one.predication.places})),
        asserters=tuple(sorted(proposal.asserters)) or _outlets(proposal, room),
        statements=tuple(sorted({s for one in proposal.mentions if (s := one.predication.statement) is not None})),
        mentions=tuple(
            AssertionMention(
                one.document,
                one.predication.start,
                one.predication.end,
                one.predication.id,
                one.predication.attribution,
                one.predication.statement,
                one.predication.hedges,
            )
            for one in proposal.mentions
        ),
        drift=drift_of(proposal, denials, origin_of, documents, directory.name),
        independence=independence_of(proposal, origins, directory),
        rank="normal",
        rank_reason="",
        confidence=round(sure * (_MERGED if len(proposal.documents) > 1 else 1), 3),
        about=tuple(sorted({one.entity for one in participants if one.entity is not None})),
        unknowns=tuple(unknowns),
        reasons=proposal.reasons or ("one telling",),
    )


def _participants(proposal: Proposal) -> tuple[Participant, ...]:
    """Those of the telling that says most, under their ids in the ledger; roles that it lacks from the others."""
    best = proposal.best
    filled = {role: best.roles[role] for role in CORE if best.roles.get(role)}
    for one in proposal.mentions:
        for role in CORE:
            if role not in filled and one.roles.get(role) and one.document == best.document:
                filled[role] = one.roles[role]
    fillers = [filler for role in CORE for filler in filled.get(role, ())]
    fillers += [filler for some in best.obliques.values() for filler in some]
    return tuple(replace(filler.participant, entity=filler.entity) for filler in fillers)


def _outlets(proposal: Proposal, room: Room) -> tuple[str, ...]:
    """The outlets that tell it in their own voice, when no report names a party behind it."""
    found = set()
    for one in proposal.mentions:
        for link in reversed(one.chain):
            entity = room.directory.find(one.document, link.entity, link.name)
            if entity is not None:
                found.add(entity)
                break
    return tuple(sorted(found))


def _ranked(assertions: Sequence[Assertion], relations: Sequence[Relation]) -> tuple[Assertion, ...]:
    """Every assertion with its rank: later states over earlier ones, of rivals the one on more origins, never a guess."""
    by_id = {one.id: one for one in assertions}
    later = {r.a: by_id[r.b] for r in relations if r.kind == "supersede"}
    rivals: Mapping[str, list[Assertion]] = defaultdict(list)
    for relation in relations:
        if relation.kind == "conflict":
            rivals[relation.a].append(by_id[relation.b])
            rivals[relation.b].append(by_id[relation.a])
    return tuple(
        replace(one, rank=rank, rank_reason=reason)
        for one in sorted(assertions, key=lambda one: one.id)
        for rank, reason in [_rank(one, later.get(one.id), rivals.get(one.id, []))]
    )


def _rank(one: Assertion, later: Assertion | None, rivals: Sequence[Assertion]) -> tuple[Rank, str]:
    if later is not None:
        return "normal", f"superseded: {later.proposition}"
    if one.polarity in ("hypothetical", "questioned"):
        return "normal", f"not told as a fact ({one.polarity})"
    if not rivals:
        return "preferred", "no report speaks against it"
    if all(one.independence.origins.low > rival.independence.origins.high for rival in rivals):
        return "preferred", "on more origins than what speaks against it"
    return "normal", "contested, and the reports do not decide"
