"""Sums of money that leave out their currency: "19 million euros instead of 22 million", "90 million, 35 million of it"."""

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
_END = re.compile(r"[.!?;:]\s|\n")


def with_units_left_out(quantities: Sequence[Quantity], text: str) -> list[Quantity]:
    """The quantities of one document in text order, each scaled number without noun or unit given that of the money before."""
    out = list(quantities)
    for at, (first, second) in enumerate(itertools.pairwise(out), start=1):
        first = out[at - 1]
        if second.unit is not None or second.thing is not None or first.measure not in ("money", "rate"):
            continue
        between = text[first.end : second.start]
        if len(between) > _REACH or _END.search(between) or not _SCALED.search(second.surface.strip()):
            continue
        if first.unit is not None:
            out[at] = replace(second, unit=first.unit, measure=first.measure)
    return out
