"""What was known then: the ledger of the reports that were out by a day, as it would have been.

A report whose day of publication is not known is left out, because nothing shows that it was out by then; it is
named, and `undated=True` takes it in.  A report dated within a stretch that holds the day counts as not known.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from stemma.decisions import Links
from stemma.ledger.aliases import Aliases
from stemma.pipeline import build
from stemma.records import Assertion, Claim, Document, Extraction, Ledger, Series, Story


@dataclass(frozen=True, slots=True)
class Replay:
    """`ledger` is of the reports out by `day`; `later` are those certainly not out, `undated` those not known."""

    ledger: Ledger
    day: datetime.date
    later: tuple[str, ...]
    undated: tuple[str, ...]


def out_by(document: Document, day: datetime.date) -> bool | None:
    """Whether the report was published on the day or before it; None when its date does not tell."""
    published = document.published
    if published is None or not published.known:
        return None
    if published.end is not None and published.end <= day:
        return True
    if published.start is not None and published.start > day:
        return False
    return None


def replay(
    extractions: Sequence[Extraction],
    day: datetime.date,
    group_by: str | None = None,
    *,
    undated: bool = False,
    without_rules: Collection[str] = (),
    aliases: Aliases = (),
    links: Links | None = None,
) -> Replay:
    """The ledger as of a day, built anew from what was out by then; reports without text are left as they are.

    `group_by`, `without_rules`, `aliases` and `links` are those of the ledger of now: see `stemma.pipeline.build`.
    """
    known = {e.document.id: out_by(e.document, day) for e in extractions}
    kept = [e for e in extractions if known[e.document.id] or (undated and known[e.document.id] is None)]
    return Replay(
        ledger=build(kept, group_by, None, without_rules, aliases, links),
        day=day,
        later=tuple(sorted(d for d, known_ in known.items() if known_ is False)),
        undated=tuple(sorted(d for d, known_ in known.items() if known_ is None)),
    )


# ------------------------------------------------------------------------- the same thing, then and now


def then_of_story(story: Story, then: Ledger) -> str | None:
    """The story of then that has most reports of this one; None when none was out."""
    mine = set(story.documents)
    return _most((s.id, len(mine & set(s.documents))) for s in then.stories)


def then_of_claim(claim: Claim | Assertion, then: Ledger) -> str | None:
    """The claim of then that has most figures, or places in reports, of this one."""
    if isinstance(claim, Assertion):
        places = {one.predication for one in claim.mentions}
        return _most((a.id, len(places & {one.predication for one in a.mentions})) for a in then.assertions)
    mine = set(claim.quantities)
    return _most((c.id, len(mine & set(c.quantities))) for c in then.claims)


def then_of_series(series: Series, now: Ledger, then: Ledger) -> str | None:
    """The series of then whose claims have most figures of this one."""
    figures = {c.id: set(c.quantities) for c in (*now.claims, *then.claims)}
    mine = set().union(*(figures.get(c, set()) for c in series.claims))
    return _most((s.id, sum(len(mine & figures.get(c, set())) for c in s.claims)) for s in then.series)


def _most(counted: Iterable[tuple[str, int]]) -> str | None:
    best = max(counted, key=lambda item: (item[1], item[0]), default=None)
    return best[0] if best is not None and best[1] else None
