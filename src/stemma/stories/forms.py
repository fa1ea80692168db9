"""One form filled in twice: two texts alike but for who, when and how many tell two events, and are no copies.

Weekly prices, weather warnings, the police log of one street: the words are the same, the particulars are not.  A copy
may lack particulars of its source, or add some; it does not exchange them.
"""

from __future__ import annotations

from collections.abc import Set

from stemma.stories.sketch import Sketch

#: Share of a text that stands in the other from which the two can be one form.
ALIKE = 0.6
#: Days between two reports from which exchanged figures or names are those of another day, not corrected ones.
ANOTHER_DAY = 3


def filled_twice(one: Sketch, two: Sketch, days: float) -> bool:
    """Whether two texts that are largely the same exchange their particulars.

    `days` surely lie between them, 0 where that is not known.  Figures that differ within a day or two are a
    correction, unless the days of the events differ too.
    """
    a, b = one.slots, two.slots
    if _exchanged(a.ages, b.ages):
        return True
    apart = days >= ANOTHER_DAY or bool(a.days and b.days and not a.days & b.days)
    return apart and (_exchanged(a.figures, b.figures) or _exchanged(a.full, b.full))


def _exchanged(a: Set[str], b: Set[str]) -> bool:
    """Each has something that the other lacks."""
    return bool(a - b) and bool(b - a)
