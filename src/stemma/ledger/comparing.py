"""Relations: the pairs that are worth comparing, each judged by the ten rules and kept with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from stemma.ledger.areas import Lie
from stemma.ledger.claims import Room
from stemma.ledger.drafts import Draft
from stemma.ledger.pairs import context_across, context_between_stories, context_within, pairs_across, pairs_within
from stemma.ledger.relations import Context, relate
from stemma.records import Claim, DocumentSpan, Relation, Series

#: Claims of one series that are compared with those of another story of the storyline.
_ACROSS_STORIES = 6


def relations_within(claims: Sequence[Claim], drafts: Mapping[str, Draft], room: Room) -> list[Relation]:
    """Relations inside one series, whose claims are given in the order of time."""
    series = [drafts[claim.id] for claim in claims]
    return [
        _relation(
            a, b, context_within(a, b, drafts, series, room.extractions, room.directory.name), drafts, room.without
        )
        for a, b in pairs_within(claims)
    ]


def larger_part_first(found: Sequence[tuple[Claim, Claim, Claim, str]]) -> list[tuple[Claim, Claim, Claim, str]]:
    """Of each sum, the larger part first: its relation to the whole is the one that readers confuse."""
    return [
        (one, other, whole, text) if (one.value.lower or 0) >= (other.value.lower or 0) else (other, one, whole, text)
        for one, other, whole, text in found
    ]


def relations_across(
    series: Sequence[Sequence[Claim]],
    drafts: Mapping[str, Draft],
    tied: Mapping[tuple[str, str], str],
    counted_out: Mapping[tuple[str, str], str],
    lie: Callable[[Draft, Draft], Lie | None],
    without: frozenset[str],
) -> list[Relation]:
    """Relations between series of one story.

    `tied` holds pairs that arithmetic ties, with the sum in words: they agree.  `counted_out` holds parts with the
    whole of which their report counts them out: each is another set than the whole, whatever they add up to.
    `lie` says how the areas of two claims lie to each other where reports tell them apart.
    """
    pairs = list(pairs_across(series, drafts))
    held = {frozenset((a.id, b.id)) for a, b in pairs}
    by_id = {claim.id: claim for members in series for claim in members}
    for one, whole in dict.fromkeys([*tied, *counted_out]):
        if frozenset((one, whole)) not in held:
            pairs.append((by_id[one], by_id[whole]))
    out = []
    for a, b in pairs:
        context = context_across(a, b, drafts, lie(drafts[a.id], drafts[b.id]))
        text = tied.get((a.id, b.id)) or tied.get((b.id, a.id))
        if text:
            context = replace(context, differs=context.differs or ("role: parts of one whole",), arithmetic=text)
        elif part := counted_out.get((a.id, b.id)) or counted_out.get((b.id, a.id)):
            context = Context(differs=(f"thing: a part against its whole, {part}",), measure=context.measure)
        out.append(_relation(a, b, context, drafts, without))
    return out


def _relation(a: Claim, b: Claim, context: Context, drafts: Mapping[str, Draft], without: frozenset[str]) -> Relation:
    verdict = relate(a, b, context, without)
    first, second = (b, a) if verdict.swapped else (a, b)
    spans = tuple(
        DocumentSpan(m.document, m.quantity.start, m.quantity.end)
        for claim in (first, second)
        for m in drafts[claim.id].mentions[:1]
    )
    return Relation(
        first.id, second.id, verdict.kind, verdict.cause, verdict.rule, verdict.reason, verdict.confidence, spans
    )


def relations_between(
    one: tuple[Sequence[Claim], Sequence[Series]],
    other: tuple[Sequence[Claim], Sequence[Series]],
    drafts: Mapping[str, Draft],
    name: Callable[[str], str],
    without: frozenset[str],
) -> list[Relation]:
    """Relations of claims that answer one question in two stories of a storyline; `name` is that of an entity."""
    by_id = {claim.id: claim for claims, _ in (one, other) for claim in claims}
    out = []
    for a_series in one[1]:
        for b_series in other[1]:
            if a_series.unit != b_series.unit:
                continue
            for a_id in a_series.claims[-_ACROSS_STORIES:]:
                for b_id in b_series.claims[-_ACROSS_STORIES:]:
                    a, b = by_id[a_id], by_id[b_id]
                    context = context_between_stories(a, b, drafts, name)
                    if context is not None:
                        out.append(_relation(a, b, context, drafts, without))
    return out
