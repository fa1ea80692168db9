"""What happened when, as the reports tell it: the claims of a storyline in the order of the time they hold for.

The order is that of as-of, not of publication: a report of Friday that says what held on Monday stands at Monday.
A time that is a stretch stays one.  What no report dates stands apart, with the reason.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.language.lexicon import FUNCTION_WORDS
from stemma.records import (
    Assertion,
    Claim,
    DocumentSpan,
    Independence,
    Ledger,
    Relation,
    Story,
    TimeInterval,
    content_id,
)
from stemma.views.sources import Sources, Told, days, fullest
from stemma.views.ties import Ties

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")

Change = Literal["first", "up", "down", "changed", "corrected"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim in time.

    `after` is the claim that it replaces, the latest if several, and `change` what became of it; "first" when it replaces
    none.  `forms` are other wordings of the same figure ("about 1,300" beside "1,300").  `contested` are claims that
    conflict with it.  `why_undated` says why `when` is None; "" for a dated claim.
    """

    claim: str
    kind: Literal["figure", "assertion"]
    story: str
    series: str
    text: str
    when: TimeInterval | None
    polarity: str
    asserters: tuple[str, ...]
    after: str | None
    change: Change
    forms: tuple[str, ...]
    contested: tuple[str, ...]
    evidence: tuple[DocumentSpan, ...]
    independence: Independence
    why_undated: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dated claims of one storyline in the order of their time, and the undated ones."""

    id: str
    storyline: str
    title: str
    stories: tuple[str, ...]
    entries: tuple[Entry, ...]
    undated: tuple[Entry, ...]


def timelines(ledger: Ledger) -> list[Timeline]:
    """One a storyline that has claims, the fullest first."""
    sources = Sources(ledger)
    lines: dict[str, list[Story]] = defaultdict(list)
    for story in ledger.stories:
        lines[story.storyline or story.id].append(story)
    ties = Ties(sources)
    found = []
    for line, stories in lines.items():
        claims = [claim for story in stories for claim in ties.claims_in[story.id]]
        if claims:
            found.append(_timeline(sources, ties, line, stories, claims))
    return sorted(found, key=lambda line: (-len(line.entries), -len(line.undated), line.storyline))


def _timeline(sources: Sources, ties: Ties, line: str, stories: Sequence[Story], claims: Sequence[Told]) -> Timeline:
    stands = _one_a_clause(sources, claims, fullest(sources, claims, ties.same))
    forms: dict[str, list[str]] = defaultdict(list)
    for claim, chosen in sorted(stands.items()):
        if claim != chosen:
            forms[chosen].append(claim)
    entries = [_entry(sources, ties, stands, forms, claim) for claim in claims if stands[claim.id] == claim.id]
    dated = [entry for entry in entries if entry.when is not None]
    undated = [entry for entry in entries if entry.when is None]
    order = sorted(stories, key=lambda story: (-len(story.documents), story.start or datetime.date.max, story.id))
    return Timeline(
        id=content_id("timeline", line),
        storyline=line,
        title=order[0].title,
        stories=tuple(story.id for story in order),
        entries=tuple(sorted(dated, key=_time_order)),
        undated=tuple(sorted(undated, key=lambda entry: (-len(entry.evidence), entry.claim))),
    )


def _one_a_clause(sources: Sources, claims: Sequence[Told], stands: dict[str, str]) -> dict[str, str]:
    """Assertions of the very same words at one time under the first of them, and those that only tell a figure under it."""
    first: dict[object, str] = {}
    chosen = dict(stands)
    figures: dict[str, list[tuple[int, int, Told]]] = defaultdict(list)
    for claim in claims:
        for span in sources.evidence(claim) if isinstance(claim, Claim) else ():
            figures[span.document].append((span.start, span.end, sources.told[stands[claim.id]]))
    for claim in sorted(claims, key=lambda one: one.id):
        if isinstance(claim, Assertion) and chosen[claim.id] == claim.id:
            spans = sources.evidence(claim)
            inside = [
                {figure.id: figure for start, end, figure in figures[s.document] if s.start <= start and end <= s.end}
                for s in spans
            ]
            held = [inside[0][i] for i in sorted(set(inside[0]).intersection(*inside))] if inside else []
            figure = next((one for one in held if days(one) == days(claim) and _only_tells(claim, one)), None)
            target = chosen[figure.id] if figure is not None else claim.id
            chosen[claim.id] = target if figure else first.setdefault((spans, days(claim), claim.polarity), claim.id)
    return {claim: chosen[target] for claim, target in chosen.items()}


def _only_tells(assertion: Told, figure: Told) -> bool:
    """Whether most words of content in an assertion are those of a figure's proposition."""
    told, known = (set(_WORD.findall(one.proposition.casefold())) - FUNCTION_WORDS for one in (assertion, figure))
    return bool(told) and len(told & known) * 2 >= len(told)


def _entry(
    sources: Sources, ties: Ties, stands: Mapping[str, str], forms: Mapping[str, Sequence[str]], claim: Told
) -> Entry:
    before = _replaced(sources, ties, stands, claim)
    earlier = sources.told[stands.get(before.a, before.a)] if before else None
    when = claim.as_of if claim.as_of is not None and claim.as_of.known else None
    return Entry(
        claim=claim.id,
        kind="figure" if isinstance(claim, Claim) else "assertion",
        story=claim.story,
        series=ties.series_of.get(claim.id, ""),
        text=claim.proposition,
        when=when,
        polarity=claim.polarity,
        asserters=claim.asserters,
        after=earlier.id if earlier else None,
        change=_change(earlier, claim, before) if earlier and before else "first",
        forms=tuple(forms.get(claim.id, ())),
        contested=tuple(sorted(ties.rivals[claim.id])),
        evidence=sources.evidence(claim),
        independence=claim.independence,
        why_undated="" if when else _why_undated(claim),
    )


def _why_undated(claim: Told) -> str:
    told = next((text for text in claim.unknowns if text.startswith(("as of", "as-of"))), "")
    return told.partition(": ")[2] or told or "no report says as of when"


def _replaced(sources: Sources, ties: Ties, stands: Mapping[str, str], claim: Told) -> Relation | None:
    """Of the relations by which a claim replaces others, that to the latest of them, in its fullest wording."""

    def order(relation: Relation) -> tuple[datetime.date, bool, bool, str]:
        old = sources.told[relation.a]
        return _last_day(old), relation.cause == "correction", stands.get(old.id) == old.id, old.id

    return max(
        (relation for relation in ties.replaces[claim.id] if relation.a in sources.told), key=order, default=None
    )


def _last_day(claim: Told) -> datetime.date:
    time = claim.as_of
    return (time.end or time.start if time else None) or datetime.date.min


def _change(before: Told, after: Told, relation: Relation) -> Change:
    if relation.cause == "correction":
        return "corrected"
    return direction(before, after)


def direction(before: Told, after: Told) -> Literal["up", "down", "changed"]:
    """Which way a figure went: by its bounds where both move one way or stay, "changed" where they do not tell."""
    if not isinstance(before, Claim) or not isinstance(after, Claim):
        return "changed"
    one, other = before.value, after.value
    steps = [
        new - old
        for old, new in ((one.lower, other.lower), (one.upper, other.upper))
        if old is not None and new is not None
    ]
    if one.unit == other.unit and any(steps):
        if all(step >= 0 for step in steps):
            return "up"
        if all(step <= 0 for step in steps):
            return "down"
    return "changed"


def _time_order(entry: Entry) -> tuple[datetime.date, datetime.date, str, str]:
    """By the first day, then the last; a time open to one side stands at its other end."""
    time = entry.when
    assert time is not None
    start = time.start or time.end
    end = time.end or time.start
    assert start is not None
    assert end is not None
    return start, end, entry.text, entry.claim
