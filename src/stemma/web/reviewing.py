"""What waits for a person's judgement, some stories at a time, and the acts as proposals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from starlette.datastructures import FormData

from stemma import decisions
from stemma.decisions import DecisionError, Item
from stemma.records import Claim, Decision, Ledger, Proposal, Rank
from stemma.reporting.views import ClaimView
from stemma.web.contexts import Context, context
from stemma.web.ledgers import Ledgers, Part

Act = Literal["accept", "reject", "edit", "rank", "merge", "split", "undo"]
ACTS: tuple[Act, ...] = ("accept", "reject", "edit", "rank", "merge", "split", "undo")

RANKS: tuple[Rank, ...] = ("preferred", "normal", "deprecated")

#: Items of one page, stories looked through for them, and claims offered to merge with.
ITEMS, _STORIES, _OFFERED = 20, 12, 30
DOUBTFUL = 0.6


@dataclass(frozen=True, slots=True)
class Question:
    """An item with what a person needs to decide it: the claims, their words in the reports, what to merge with."""

    item: Item
    part: Part
    claims: tuple[tuple[ClaimView, tuple[tuple[str, Context, str], ...]], ...]
    others: tuple[ClaimView, ...]
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Batch:
    """Questions of stories `offset`.. of `total` that may hold some; `following` is the offset of the next, if any."""

    questions: tuple[Question, ...]
    offset: int
    total: int
    following: int | None


def batch(ledgers: Ledgers, offset: int, kind: str = "") -> Batch:
    """The questions of as many stories as fill a page, from the story at `offset` on."""

    def load() -> list[str]:
        with ledgers.open() as store:
            return store.stories_to_review(DOUBTFUL)

    stories = ledgers.kept("to review", load)
    found: list[Question] = []
    at = offset
    while at < len(stories) and at - offset < _STORIES and len(found) < ITEMS:
        part = ledgers.story(stories[at])
        found += [question(part, item) for item in items_of(part) if not kind or item.kind == kind]
        at += 1
    return Batch(tuple(found), offset, len(stories), at if at < len(stories) else None)


def of_story(part: Part) -> list[Question]:
    return [question(part, item) for item in items_of(part)]


def items_of(part: Part) -> list[Item]:
    return decisions.queue(part.ledger, doubtful=DOUBTFUL, story=part.story.id)


def about_claim(part: Part, claim: Claim) -> Question:
    """A claim that a person wants to judge, whether it waits in the queue or not."""
    known = next((item for item in items_of(part) if item.claims[:1] == (claim.id,)), None)
    item = known or Item(
        f"claim-{claim.id}", "low confidence", claim.story, claim.series, (claim.id,), claim.proposition,
        f"read with a probability of {claim.confidence:.2f}",
    )  # fmt: skip
    return question(part, item)


def question(part: Part, item: Item) -> Question:
    shown = []
    for claim in item.claims:
        if claim in part.views:
            view = part.views[claim]
            shown.append((view, tuple(_words(part, view))))
    others = _to_merge_with(part, item)
    by_number = {decision.sequence: decision for decision in part.ledger.decisions}
    return Question(item, part, tuple(shown), tuple(others[:_OFFERED]), by_number.get(item.decision or 0))


def _to_merge_with(part: Part, item: Item) -> list[ClaimView]:
    """The claims of its series, then those of other series that give the same figure, which may answer one question."""
    series = part.lookup.series.get(item.series)
    of_series = [c for c in series.claims if c in part.views] if series else []
    figures = {part.views[c].figure for c in item.claims if c in part.views}
    elsewhere = [c for c, view in part.views.items() if view.figure in figures and c not in of_series]
    return [part.views[c] for c in (*of_series, *elsewhere)]


def _words(part: Part, view: ClaimView) -> list[tuple[str, Context, str]]:
    """(id, words in their place, short name of the report) of each mention."""
    return [
        (
            mention.anchor,
            context(part.lookup.documents[mention.document], mention.start, mention.end),
            mention.document,
        )
        for mention in view.mentions[:_OFFERED]
    ]


# ------------------------------------------------------------------------------------------ acts


def proposal(ledger: Ledger, act: Act, form: FormData, log: Sequence[Decision]) -> Proposal:
    """What the form asks for.  Raises `DecisionError` with what is wrong about it, in words for the person."""

    def field(name: str) -> str:
        value = form.get(name)
        return value.strip()[:4_000] if isinstance(value, str) else ""

    def several(name: str) -> list[str]:
        return [value for value in form.getlist(name) if isinstance(value, str) and value][:200]

    claim = field("claim")
    match act:
        case "accept":
            return decisions.accept(ledger, claim, *_verdict(field("verdict"), field("rating")))
        case "reject":
            return decisions.reject(ledger, claim)
        case "edit":
            return _edit(ledger, claim, field("figure"), field("unit"), field("excludes"))
        case "rank":
            to = next((one for one in RANKS if one == field("rank")), None)
            if to is None:
                raise DecisionError(f"choose a rank: {', '.join(RANKS)}")
            return decisions.rank(ledger, claim, to)
        case "merge":
            return decisions.merge(ledger, [claim, *(one for one in several("with") if one != claim)])
        case "split":
            return decisions.split(ledger, claim, several("apart"))
        case "undo":
            number = field("decision")
            if not number.isdecimal() or len(number) > 12:
                raise DecisionError("name the decision to undo by its number")
            return decisions.undo(log, int(number))


def _verdict(verdict: str, rating: str) -> tuple[str | None, int | None]:
    if rating and not (rating.isdecimal() and len(rating) == 1):
        raise DecisionError("a rating is from 1 (false) to 5 (true)")
    return verdict or None, int(rating) if rating else None


def _edit(ledger: Ledger, claim: str, figure: str, unit: str, excludes: str) -> Proposal:
    value = None
    if figure:
        try:
            value = decisions.parse_figure(figure, unit or None)
        except ValueError as problem:
            raise DecisionError(str(problem)) from None
    return decisions.edit(ledger, claim, value=value, excludes=[excludes] if excludes else None)
