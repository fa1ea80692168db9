"""What a toll grew by, and parts of a whole: figures that stand beside another in a sentence and are no rivals of it."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.things import TOLLS
from stemma.ledger.drafts import Draft, one_breath, shared_reports
from stemma.ledger.mentions import Mention
from stemma.ledger.questions import role_class
from stemma.ledger.values import centre, near, written

#: The score of two figures that cannot be of one series.
FORBIDDEN = -1e6
#: How far below one series a figure falls that gives way to another.
_YIELDING = 0.05


def give_way(scores: dict[tuple[int, int], float], drafts: Sequence[Draft], enough: float) -> None:
    """What a toll grew by goes with no other toll where the toll itself does; no more does a part where its whole does.

    "The toll rose to six after rescuers found two bodies": a later count of seven is kin to both, and follows the six.
    `scores`: of pairs (i, j), i < j, of the drafts, changed in place; `enough` is the score from which two are one series.
    """
    tolls = {at for at, draft in enumerate(drafts) if any(_of_toll(m) for m in draft.mentions)}
    parts = {at for at, draft in enumerate(drafts) if any(q.whole is not None for q in draft.questions)}
    for pair in sorted(pair for pair, score in scores.items() if score < FORBIDDEN / 2):
        for step, whole in (pair, pair[::-1]):
            if whole not in tolls and step not in parts:
                continue
            if not _is_step(drafts[step], drafts[whole]):
                continue
            for third in range(len(drafts)):
                mine, theirs = (min(step, third), max(step, third)), (min(whole, third), max(whole, third))
                if third not in pair and min(scores.get(mine, -1), scores.get(theirs, -1)) >= enough:
                    scores[mine] = enough - _YIELDING


def _is_step(step: Draft, whole: Draft) -> bool:
    """Is the one, smaller and of one role, what the toll beside it grew by, or so many out of the whole?"""
    if centre(step.value) >= centre(whole.value):
        return False
    role = role_class(step.question.role)
    if role != role_class(whole.question.role):
        return False
    grew = any(one_breath(x, y) and _of_toll(y) for x, y in shared_reports(step, whole))
    return grew or (role != "" and told_as_part(step, whole))


def _of_toll(mention: Mention) -> bool:
    """Is the figure given as a toll, by that noun?"""
    return mention.quantity.thing is not None and mention.quantity.thing.head in TOLLS


def told_as_part(part: Draft, whole: Draft) -> bool:
    """Does a report tell the one as so many out of the other: "3,000 of the 18,000 displaced"?"""
    return any(q.whole is not None and near(q.whole, written(whole.value)) for q in part.questions)
