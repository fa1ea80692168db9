"""When two amounts, and two intervals, are the same."""

from __future__ import annotations

#: Amounts are written with a few digits and multiplied: a difference of less than this part is none.
TOLERANCE = 1e-4
#: Part of their union that two vague intervals share when they are the same.
VAGUE_SHARE = 0.5


def same_amount(wanted: float | None, told: float | None, tolerance: float = TOLERANCE) -> bool:
    """Are both there and the same, but for how they were rounded?"""
    if wanted is None or told is None:
        return False
    return abs(wanted - told) <= tolerance * max(abs(wanted), abs(told)) + 1e-9


def same_interval(wanted: tuple[float, float], told: tuple[float | None, float | None]) -> bool:
    """Do the two intervals share at least half of what they cover together?"""
    lower, upper = told
    if lower is None or upper is None:
        return False
    together = max(wanted[1], upper) - min(wanted[0], lower)
    shared = min(wanted[1], upper) - max(wanted[0], lower)
    return together > 0 and shared / together >= VAGUE_SHARE - 1e-9
