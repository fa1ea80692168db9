"""Sums of money that leave out their currency: "19 million euros instead of 22 million", "6 million of the 9 million"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from stemma.records import Quantity

#: Only a number with one of these can be of the unit before: "22 million", never "22".
_SCALED = re.compile(r"(?:[mb]n|million|billion|trillion)$", re.IGNORECASE)
#: Characters between the two figures, with no end of a sentence among them.
_REACH = 90
_PART_OF = re.compile(r"\s+of\s+(?:the|its|their)\s+", re.IGNORECASE)
_END = re.compile(r"[.!?;:]\s|\n")


def with_units_left_out(quantities: Sequence[Quantity], text: str) -> list[Quantity]:
    """The quantities of one document in text order, each scaled number without noun or unit given that of the money before."""
    out = list(quantities)
    for at, (first, second) in enumerate(itertools.pairwise(out), start=1):
        first = out[at - 1]
        between = text[first.end : second.start]
        if _PART_OF.fullmatch(between) and first.unit is None and second.measure == "money" and second.unit is not None:
            if _SCALED.search(first.surface.strip()):
                out[at - 1] = replace(first, unit=second.unit, measure="money", thing=None)
            continue
        if second.unit is not None or second.thing is not None or first.measure not in ("money", "rate"):
            continue
        if len(between) > _REACH or _END.search(between) or not _SCALED.search(second.surface.strip()):
            continue
        if first.unit is not None:
            out[at] = replace(second, unit=first.unit, measure=first.measure)
    return out
