"""What befell those counted, or what they did: roles, and the names that stand for one role."""

from __future__ import annotations

from collections.abc import Mapping

#: Roles that say what became of somebody or something; each line holds names of one role.  "Treated" is left out:
#: it may be on the spot or in hospital, and neither joins two figures nor parts them.
_ROLE_CLASSES: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split())
    for line in """
abducted
acquitted
affected
arrested captured detained
charged
convicted
damaged
deployed
destroyed
dismissed
displaced
evacuated
hired
hospitalised
infected
injured wounded
killed dead
missing
participating
released
remaining stranded trapped
rescued
sentenced
shot
striking
surrendered
survived
vaccinated
""".strip().splitlines()
)
#: What joins the roles of a figure that counts all of them.
SUM = " or "
_ROLE_CLASS: Mapping[str, str] = {role: min(names) for names in _ROLE_CLASSES for role in names}


def role_class(role: str) -> str:
    """The name that stands for a role and its synonyms; "" for a role that only repeats a verb of the text.

    A sum of roles ("killed or injured") is a role of its own, whatever its order and words.
    """
    if role in _ROLE_CLASS:
        return _ROLE_CLASS[role]
    classes = {_ROLE_CLASS.get(part, "") for part in role.split(SUM)}
    return "" if "" in classes else SUM.join(sorted(classes))
