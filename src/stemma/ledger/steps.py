"""What a toll grew by, and parts of a whole: figures that stand beside another in a sentence and are no rivals of it."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.things import TOLLS
from stemma.ledger.drafts import Draft, one_breath, shared_reports
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
    for i, j in sorted(pair for pair, score in scores.items() if score < FORBIDDEN / 2):
        for step, toll in ((i, j), (j, i)):
            if not (_adds_to(drafts[step], drafts[toll]) or _is_part_of(drafts[step], drafts[toll])):
                continue
            for third in range(len(drafts)):
                mine, theirs = (min(step, third), max(step, third)), (min(toll, third), max(toll, third))
                if third not in (i, j) and min(scores.get(mine, -1), scores.get(theirs, -1)) >= enough:
                    scores[mine] = enough - _YIELDING


def _adds_to(step: Draft, toll: Draft) -> bool:
    """Does a sentence of some report give the larger figure as a toll, and the smaller beside it, of one role?"""
    if centre(step.value) >= centre(toll.value) or role_class(step.question.role) != role_class(toll.question.role):
        return False
    return any(
        one_breath(x, y) and y.quantity.thing is not None and y.quantity.thing.head in TOLLS
        for x, y in shared_reports(step, toll)
    )


def _is_part_of(part: Draft, whole: Draft) -> bool:
    """Does a report tell the one as a part of the other: "3,000 of the 18,000 displaced"?"""
    one_role = role_class(part.question.role) == role_class(whole.question.role) != ""
    return (
        one_role
        and centre(part.value) < centre(whole.value)
        and any(q.whole is not None and near(q.whole, written(whole.value)) for q in part.questions)
    )
