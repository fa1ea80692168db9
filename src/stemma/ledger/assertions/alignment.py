"""Whether two tellings are one proposition: the same predicate, the same participants in the same roles, one place and time.

Whatever is not told apart is not therefore the same: what the words leave open is not joined.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.language.gazetteer import place, within
from stemma.ledger.assertions.fillers import Filler, likeness
from stemma.ledger.assertions.predicates import LOOSE
from stemma.ledger.assertions.tellings import CORE, Telling
from stemma.ledger.entities import Directory
from stemma.ledger.wording import overlap_share
from stemma.records import TimeInterval

#: Shares of content words in common from which two clauses are in much the same words.
_MUCH, _LOOSE_MUCH = 0.6, 0.75
_ENOUGH = 4
#: Shares of content words that clauses need in common though predicate and participants are the same: states most, since
#: what is said of a thing is in their words, deeds with one participant less, other deeds least.
_STATES, _ALONE, _DEEDS = 0.4, 0.25, 0.1


@dataclass(frozen=True, slots=True)
class Roles:
    """How the participants of two tellings compare, role by role.  `strong`: roles in which both name somebody, or say
    more than a noun; `lacking`: roles that one of them leaves out."""

    same: frozenset[str]
    strong: frozenset[str]
    open: frozenset[str]
    other: frozenset[str]
    lacking: frozenset[str]


@dataclass(frozen=True, slots=True)
class Link:
    """Whether two tellings are one proposition, and why or why not."""

    same: bool
    reason: str
    strength: float = 0.0


def compare(a: Telling, b: Telling, directory: Directory) -> Roles:
    found: dict[str, set[str]] = {"same": set(), "open": set(), "other": set()}
    strong: set[str] = set()
    lacking: set[str] = set()
    for role in CORE:
        mine, theirs = a.roles.get(role, ()), b.roles.get(role, ())
        if not mine and not theirs:
            continue
        if not mine or not theirs:
            lacking.add(role)
            continue
        how, sure = _sets(mine, theirs, directory)
        found[how].add(role)
        if how == "same" and sure:
            strong.add(role)
    same, open_, other = (frozenset(found[how]) for how in ("same", "open", "other"))
    return Roles(same, frozenset(strong), open_, other, frozenset(lacking))


def _sets(mine: Sequence[Filler], theirs: Sequence[Filler], directory: Directory) -> tuple[str, bool]:
    """How two lists of participants in one role compare; "Iraq" is not "Iraq and Syria"."""
    few, many = sorted((mine, theirs), key=len)
    best = [[likeness(x, y, directory) for y in many] for x in few]
    if any(all(one == "other" for one in row) for row in best):
        return "other", False
    if all("same" in row for row in best) and len(few) == len(many):
        sure = any(
            _strong(x, y)
            for x, row in zip(few, best, strict=True)
            for y, one in zip(many, row, strict=True)
            if one == "same"
        )
        return "same", sure
    if all("same" in row for row in best):
        return "other", False
    return "open", False


def _strong(a: Filler, b: Filler) -> bool:
    if a.entity is not None and a.entity == b.entity:
        return True
    return bool(a.words & b.words or (a.numbers & b.numbers) or a.named & b.named) or (
        a.entity is not None and b.entity is not None
    )


def link(a: Telling, b: Telling, directory: Directory) -> Link:
    """Whether two tellings of one story are one proposition."""
    if a.form != b.form:
        return Link(False, "another predicate")
    if a.predication.polarity != b.predication.polarity:
        return Link(False, "told in another way: asserted, denied, asked or supposed")
    roles = compare(a, b, directory)
    if roles.other:
        return Link(False, f"another {min(roles.other)}")
    if case := _other_oblique(a, b, directory):
        return Link(False, f"another complement with “{case}”")
    if apart(a, b):
        return Link(False, "at another time")
    if places_apart(a.places, b.places, directory):
        return Link(False, "at another place")
    return _enough(a, b, roles, directory)


def _enough(a: Telling, b: Telling, roles: Roles, directory: Directory) -> Link:
    """Nothing tells the two apart: is there enough that ties them?"""
    alike = overlap_share(a.stems, b.stems)
    few = min(len(a.stems), len(b.stems))
    loose = a.form in LOOSE or a.form.startswith("not ")
    much = alike >= (_LOOSE_MUCH if loose else _MUCH) and few >= _ENOUGH
    if much and not roles.lacking - {"agent", "recipient"} and not _unlike(a, b, roles):
        return Link(True, "much the same words", 0.8 + alike / 5)
    if loose:
        return Link(False, "a predicate that says too little")
    if (
        a.utterance is not None
        and a.utterance == b.utterance
        and roles.same
        and not roles.lacking | _unlike(a, b, roles)
    ):
        return Link(True, "versions of one utterance", 0.85)
    near = beside(a, b, directory)
    fewest = _STATES if a.form.startswith("be ") and _core(a) < 2 else _ALONE
    if alike < (_DEEDS if {"agent", "patient"} <= roles.same else fewest):
        return Link(False, "too few words in common")
    affected = "patient" if ("patient" in a.roles or "patient" in b.roles) else ""
    if affected and affected not in roles.same:
        return Link(False, "whom or what it befell is not known to be the same")
    if not affected and "agent" not in roles.same:
        return Link(False, "who or what it is told of is not known to be the same")
    if roles.open - {"recipient"}:
        return Link(False, f"the {min(roles.open)} is not known to be the same")
    if {"agent", "patient"} <= roles.same and (roles.strong or near):
        return Link(True, "the same done by the same to the same", 0.8)
    if not roles.lacking and roles.strong and (roles.same - {"recipient"}) and (near or _told_fully(a, b, roles)):
        return Link(True, "the same said of the same", 0.75)
    if roles.lacking == {"agent"} and "patient" in roles.strong:
        return Link(True, "the same done to the same; one does not say by whom", 0.7)
    return Link(False, "too little in common")


def _core(one: Telling) -> int:
    return sum(map(len, one.roles.values()))


def _unlike(a: Telling, b: Telling, roles: Roles) -> frozenset[str]:
    """Roles left open though no pronoun stands in them."""
    return frozenset(
        role for role in roles.open if not any(filler.pronoun for one in (a, b) for filler in one.roles.get(role, ()))
    )


def beside(a: Telling, b: Telling, directory: Directory) -> bool:
    """A complement, a place or a day in common."""
    if a.places & b.places:
        return True
    for case, mine in a.obliques.items():
        for theirs in b.obliques.get(case, ()):
            if any(likeness(one, theirs, directory) == "same" for one in mine):
                return True
    return a.as_of_from == b.as_of_from == "text" and _equal(a.as_of, b.as_of)


def _told_fully(a: Telling, b: Telling, roles: Roles) -> bool:
    """One participant is all that the predicate has, in both ("the bridge has collapsed"), or the predicate holds its
    object ("declared victory")."""
    full = " " in a.form and not a.form.startswith("be ")
    return bool(roles.strong) and (full or (not a.obliques and not b.obliques))


def _equal(a: TimeInterval | None, b: TimeInterval | None) -> bool:
    return a is not None and b is not None and (a.start, a.end) == (b.start, b.end)


def _other_oblique(a: Telling, b: Telling, directory: Directory) -> str:
    """The preposition whose complements differ in two tellings; "" when there is none."""
    for case, mine in sorted(a.obliques.items()):
        theirs = b.obliques.get(case, ())
        if theirs and _sets(mine, theirs, directory)[0] == "other":
            return case
    return ""


def apart(a: Telling, b: Telling) -> bool:
    """The texts give both a time, and the two do not meet."""
    if a.as_of_from != "text" or b.as_of_from != "text" or a.as_of is None or b.as_of is None:
        return False
    return before(a.as_of, b.as_of) or before(b.as_of, a.as_of)


def before(a: TimeInterval, b: TimeInterval) -> bool:
    return a.end is not None and b.start is not None and a.end < b.start


def places_apart(a: frozenset[str], b: frozenset[str], directory: Directory) -> bool:
    """Both are told with places, and no place of the one is, holds or lies in one of the other."""
    if not a or not b or a & b:
        return False
    for x in a:
        for y in b:
            one, other = place(_name(x, directory)), place(_name(y, directory))
            if one is None or other is None or within(one, other)[0] or within(other, one)[0]:
                return False
    return True


def _name(key: str, directory: Directory) -> str:
    return directory.name(key).casefold()
