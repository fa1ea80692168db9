"""A claim from its draft: proposition, time, scope, who asserts it, how independent it is and what it leaves open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.ledger.dating import Calendar
from stemma.ledger.drafts import Draft
from stemma.ledger.drift import attribution_drift, hedge_drift, scope_drift, unique
from stemma.ledger.entities import Directory
from stemma.ledger.independence import independence_of, shared_channels
from stemma.ledger.scopes import scope_of
from stemma.ledger.titles import proposition
from stemma.ledger.unknowns import claim_unknowns
from stemma.ledger.values import overlap, rounding, words
from stemma.records import Claim, Extraction, Origin, Story, content_id


@dataclass(frozen=True, slots=True)
class Room:
    """What all claims of a story share: its reports, who and when the names and days in them are.

    `without` names rules of relations that are left out.
    """

    extractions: Mapping[str, Extraction]
    directory: Directory
    calendar: Calendar
    without: frozenset[str] = frozenset()


def with_times(draft: Draft, series: Sequence[Draft]) -> Draft:
    """A figure whose report gives it no time of its own takes that of the same party's figure beside it.

    "A few hundred, the board has said" above "fewer than 1,000, the board said on Wednesday" is of Wednesday too.
    """
    if draft.as_of_from in ("text", "said"):
        return draft
    for other in sorted(series, key=lambda d: d.key):
        if other.as_of_from not in ("text", "said") or not set(other.documents) & set(draft.documents):
            continue
        if draft.asserters and other.asserters and not draft.asserters & other.asserters:
            continue
        if set(draft.documents) <= set(other.documents) and (
            overlap(draft.value, other.value) or rounding(draft.value, other.value)
        ):
            return replace(draft, as_of=other.as_of, as_of_from="said")
    return draft


def chronology(draft: Draft, claim: Claim) -> tuple[str, str, str]:
    """Sort key: claims of a series in the order of their as-of, unknown ones first."""
    time = draft.as_of
    end = time.end or time.start if time else None
    return (end.isoformat() if end else ""), words(claim.value), claim.id


def claim_of(draft: Draft, story: Story, origins: Sequence[Origin], room: Room) -> Claim:
    """The claim of a draft, not ranked yet and in no series."""
    quantities = [m.quantity for m in draft.mentions]
    scope = scope_of(quantities, [area for m in draft.mentions for area in m.question.areas])
    asserters = tuple(sorted(draft.asserters)) or _outlets(draft, room.directory)
    origin_of = {document: origin.id for origin in origins for document in origin.documents}
    drift = [*scope_drift(scope), *hedge_drift(draft), *attribution_drift(draft, origin_of, room.directory.name)]
    return Claim(
        id=content_id("c", story.id, *draft.key),
        kind="figure",
        story=story.id,
        proposition=proposition(draft, scope.places),
        value=draft.value,
        as_of=draft.as_of,
        scope=scope,
        polarity=draft.polarity,
        asserters=asserters,
        confidence=round(sum(q.confidence for q in quantities) / len(quantities), 3),
        drift=unique(drift),
        quantities=tuple(q.id for q in quantities),
        statements=tuple(sorted({m.statement for m in draft.mentions if m.statement})),
        rank="normal",
        rank_reason="not ranked yet",
        independence=independence_of(draft, origins, room.directory),
        unknowns=claim_unknowns(draft, room.calendar),
        reasons=_reasons(draft),
    )


def _outlets(draft: Draft, directory: Directory) -> tuple[str, ...]:
    """The outlets that tell a figure in their own voice, when no report names a party behind it."""
    found = set()
    for mention in draft.mentions:
        for link in reversed(mention.quantity.attribution):
            entity = directory.find(mention.document, link.entity, link.name)
            if entity is not None:
                found.add(entity)
                break
    return tuple(sorted(found))


def _reasons(draft: Draft) -> tuple[str, ...]:
    if len(draft.mentions) == 1:
        return ("one mention",)
    reasons = [f"{len(draft.mentions)} mentions of {words(draft.value)} in {len(draft.documents)} reports"]
    if len(draft.utterances) == 1 and len(draft.documents) > 1:
        reasons.append("versions of one utterance")
    for channel, reports in shared_channels(draft).items():
        reasons.append(f"{' and '.join(sorted(reports))} may have it from one text: both name {channel}")
    return tuple(reasons)
