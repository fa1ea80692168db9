"""Word lists written as prose: one string, white space (or another separator) between the entries."""

from __future__ import annotations


def listed(text: str, separator: str | None = None) -> frozenset[str]:
    """The entries of a list written as one string; repeated entries count once."""
    return frozenset(entry for part in text.split(separator) if (entry := part.strip()))


def ordered(text: str) -> tuple[str, ...]:
    """The words of a list whose order counts."""
    return tuple(text.split())
