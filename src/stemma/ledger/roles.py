"""What befell those counted, or what they did: roles, and the names that stand for one role."""

from __future__ import annotations

from collections.abc import Mapping

#: Roles that say what became of somebody or something; each line holds names of one role.
_ROLE_CLASSES: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split())
    for line in """
abducted
affected
arrested captured detained
damaged
deployed
destroyed
displaced
evacuated
hospitalised
infected
injured wounded
killed dead
missing
participating
remaining stranded trapped
rescued
shot
survived
""".strip().splitlines()
)
_ROLE_CLASS: Mapping[str, str] = {role: min(names) for names in _ROLE_CLASSES for role in names}


def role_class(role: str) -> str:
    """The name that stands for a role and its synonyms; "" for a role that only repeats a verb of the text."""
    return _ROLE_CLASS.get(role, "")
