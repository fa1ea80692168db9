"""What a person should look at first: flagged decisions, conflicts, figures of one source, doubtful readings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from stemma.ledger.values import words
from stemma.records import Claim, Ledger

Kind = Literal["flagged", "conflict", "single source", "low confidence"]

#: In the order in which they are shown.
KINDS: tuple[Kind, ...] = ("flagged", "conflict", "single source", "low confidence")
#: Probability below which a figure is looked at because it may be misread.
DOUBTFUL = 0.6


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide about.

    `claims` are ids, the one in question first; `decision` is the sequence of a flagged decision; `records` what it
    may be about now; `width` counts the claims of its widest series.  `id` is the same as long as the thing is.
    """

    id: str
    kind: Kind
    story: str
    series: str
    claims: tuple[str, ...]
    title: str
    reason: str
    decision: int | None = None
    records: tuple[str, ...] = ()
    width: int = 0


def queue(ledger: Ledger, *, doubtful: float = DOUBTFUL, story: str | None = None) -> list[Item]:
    """The items of a ledger as it is shown (see `apply`), those of one kind together, the widest series first.

    What a person has decided about is out of it: a claim that is accepted, rejected, edited or ranked is no item any
    more, and a conflict neither once one side is rejected or ranked, or both are accepted.  A claim is in one item of
    the last two kinds at most.
    """
    claims = {c.id: c for c in ledger.claims}
    items = [*_flagged(ledger), *_conflicts(ledger, claims), *_of_one_source(ledger, claims)]
    known = {item.claims[0] for item in items if item.kind == "single source"}
    items += [item for item in _doubtful(ledger, doubtful) if item.claims[0] not in known]
    if story is not None:
        items = [item for item in items if item.story == story]
    size = Counter({c: len(s.claims) for s in ledger.series for c in s.claims})
    return in_turn(replace(item, width=max((size[c] for c in item.claims), default=0)) for item in items)


def in_turn(items: Iterable[Item]) -> list[Item]:
    """Items of one ledger or of several parts of it in the order in which they are shown."""
    return sorted(items, key=lambda item: (KINDS.index(item.kind), -item.width, item.title, item.id))


def _flagged(ledger: Ledger) -> Iterator[Item]:
    by_number = {d.sequence: d for d in ledger.decisions}
    home = {c.id: (c.story, c.series) for c in ledger.claims}
    home |= {u.id: (u.story, "") for u in ledger.utterances} | {s.id: (s.id, "") for s in ledger.stories}
    for outcome in ledger.outcomes:
        if outcome.state != "flagged":
            continue
        decision = by_number[outcome.sequence]
        story, series = next((home[r] for r in outcome.records if r in home), ("", ""))
        claims = tuple(r for r in outcome.records if r.startswith("c-"))
        title = f"decision {decision.sequence}: {decision.operation} by {decision.actor}"
        if decision.before and decision.before.get("proposition"):
            title += f", of “{decision.before['proposition']}”"
        number = decision.sequence
        yield Item(
            f"flagged-{number}", "flagged", story, series, claims, title, outcome.reason, number, outcome.records
        )


def _conflicts(ledger: Ledger, claims: dict[str, Claim]) -> Iterator[Item]:
    for relation in ledger.relations:
        if relation.kind != "conflict" or relation.a not in claims or relation.b not in claims:
            continue
        a, b = claims[relation.a], claims[relation.b]
        if any(_settled(one) for one in (a, b)) or all(one.decided for one in (a, b)):
            continue
        ids = (a.id, b.id)
        title = f"{a.proposition}; {b.proposition}"
        yield Item(f"conflict-{a.id}-{b.id}", "conflict", a.story, a.series, ids, title, relation.reason)


def _settled(claim: Claim) -> bool:
    return any(j.operation in ("rank", "reject") for j in claim.decided)


def _of_one_source(ledger: Ledger, claims: dict[str, Claim]) -> Iterator[Item]:
    """Preferred figures on one origin, in stories that several origins tell."""
    origins: dict[str, int] = defaultdict(int)
    for origin in ledger.origins:
        origins[origin.story] += 1
    for series in ledger.series:
        claim = claims.get(series.preferred or "")
        if claim is None or claim.decided or claim.independence.origins.high > 1 or origins[claim.story] < 2:
            continue
        reason = (
            f"{words(claim.value)} is preferred and stands on one origin of the {origins[claim.story]} of its story"
        )
        yield Item(
            f"single-{claim.id}", "single source", claim.story, series.id, (claim.id,), claim.proposition, reason
        )


def _doubtful(ledger: Ledger, doubtful: float) -> Iterator[Item]:
    for claim in ledger.claims:
        if claim.confidence < doubtful and not claim.decided:
            reason = f"read with a probability of {claim.confidence:.2f} only"
            yield Item(
                f"doubt-{claim.id}", "low confidence", claim.story, claim.series, (claim.id,), claim.proposition, reason
            )
