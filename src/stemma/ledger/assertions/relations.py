"""How two assertions of one story stand to each other; the first rule that fires decides, and most pairs have no relation.

| rule | fires when | relation |
| --- | --- | --- |
| denial | the same of the same, asserted by one and denied by the other | conflict |
| status | opposite states, or steps that follow one another, of one thing, one later | supersede |
| opposite | opposite states of one thing at one time | conflict |
| perpetrator | what only one can have done to one victim, or hold, is told of two | conflict |
| holder | what one holds is later told of another | supersede |
| time | the same of the same at two times | not_comparable |
| modality | the same of the same, as a fact and as possible or asked | not_comparable |
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.ledger.assertions.alignment import Roles, apart, before, beside, compare, places_apart
from stemma.ledger.assertions.fillers import Filler, likeness
from stemma.ledger.assertions.predicates import DONE_ONCE, LOOSE, follows, neighbours, opposite
from stemma.ledger.assertions.proposals import Proposal
from stemma.ledger.assertions.tellings import Telling
from stemma.ledger.drafts import days_between
from stemma.ledger.entities import Directory
from stemma.records import RelationKind, TimeInterval

#: Proposals that share a participant and are compared with one another.
_COMPARED, _NEXT = 80, 12
#: Days from which the same deed of the same, told with two times, is two.
_LONG_AFTER = 60
#: Days after which an opposite state is of another matter.
_YEAR = 366
_HOLDINGS = frozenset({"be under control", "capture", "recapture"})

#: A denial that says nothing of later.
_NOT_YET = re.compile(r"\b(?:so far|still|yet)\b", re.IGNORECASE)

Order = Literal["a_first", "b_first", "same", "unknown"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`swapped` is set when it is `a` that supersedes `b`."""

    kind: RelationKind
    rule: str
    reason: str
    confidence: float
    cause: str | None = None
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two proposals by their best tellings, their participants compared."""

    a: Proposal
    b: Proposal
    one: Telling
    other: Telling
    roles: Roles
    order: Order
    dated: bool
    directory: Directory


Rule = Callable[[Pair], Verdict | None]


def relate(proposals: Sequence[Proposal], directory: Directory) -> Iterator[tuple[Proposal, Proposal, Verdict]]:
    """The related pairs of a story's proposals."""
    for a, b in _candidates(proposals):
        pair = _pair(a, b, directory)
        if pair is None:
            continue
        for rule in RULES if pair.a.form not in LOOSE and pair.b.form not in LOOSE else _OF_LOOSE:
            verdict = rule(pair)
            if verdict is not None:
                yield a, b, verdict
                break


def _candidates(proposals: Sequence[Proposal]) -> Iterator[tuple[Proposal, Proposal]]:
    """Pairs of one class of predicates, or of two that are opposed or follow one another, with a participant in common."""
    index: dict[Hashable, list[int]] = defaultdict(list)
    for at, proposal in enumerate(proposals):
        form = proposal.form.removeprefix("not ")
        if form in LOOSE and not {"agent", "patient"} <= proposal.best.roles.keys():
            continue
        classes = {form, *(min(form, other) + "/" + max(form, other) for other in neighbours(form))}
        keys = {
            filler.entity or filler.head
            for some in proposal.best.roles.values()
            for filler in some
            if filler.head
        }  # fmt: skip
        for name in sorted(classes):
            for key in sorted(keys):
                index[name, key].append(at)
    met: set[tuple[int, int]] = set()
    for _, holders in sorted(index.items(), key=lambda item: str(item[0])):
        close = len(holders) <= _COMPARED
        pairs = itertools.combinations(holders, 2) if close else zip(holders, holders[_NEXT:], strict=False)
        for i, j in pairs:
            if (i, j) not in met:
                met.add((i, j))
                yield proposals[i], proposals[j]


def _pair(a: Proposal, b: Proposal, directory: Directory) -> Pair | None:
    one, other = a.best, b.best
    if places_apart(one.places, other.places, directory):
        return None
    order, dated = _order(a, b)
    return Pair(a, b, one, other, compare(one, other, directory), order, dated, directory)


def _order(a: Proposal, b: Proposal) -> tuple[Order, bool]:
    """Which of the two holds first, and whether the texts themselves date both; days of publication order reports."""
    (one, how), (other, why) = a.timed, b.timed
    dated = how in ("text", "said") and why in ("text", "said")
    if one is None or other is None:
        return "unknown", False
    if before(one, other):
        return "a_first", dated
    if before(other, one):
        return "b_first", dated
    return "same", dated


def _of_one(pair: Pair) -> bool:
    """Both say it of the same, fully: every core role that both fill is the same and at least one is no mere noun."""
    roles = pair.roles
    if roles.other or roles.open or roles.lacking - {"agent"}:
        return False
    if "patient" in roles.strong or {"agent"} == roles.strong:
        return True
    return bool(roles.same) and beside(pair.one, pair.other, pair.directory)


def _other_complement(pair: Pair) -> bool:
    for case, mine in pair.one.obliques.items():
        theirs = pair.other.obliques.get(case, ())
        if theirs and all(likeness(x, y, pair.directory) == "other" for x in mine for y in theirs):
            return True
    return False


def _open_complement(pair: Pair) -> bool:
    """A complement of the one is not known to be the other's: "apologized to all", "has not apologized to the men"."""
    for case, mine in pair.one.obliques.items():
        for y in pair.other.obliques.get(case, ()):
            texts = {x.participant.name.casefold() for x in mine}
            if y.participant.name.casefold() in texts or any(likeness(x, y, pair.directory) == "same" for x in mine):
                continue
            return True
    return False


def _more_denied(pair: Pair) -> bool:
    """What is denied says more than what is asserted: who did not answer in full may have answered.

    The other way round there is no way out: who was not arrested was not arrested at the airport.
    """
    denied, other = (pair.one, pair.other) if pair.one.predication.polarity == "denied" else (pair.other, pair.one)
    return bool(denied.obliques) and not other.obliques


def _one_voice(pair: Pair) -> bool:
    """One report alone tells both in its own voice: it speaks of two things."""
    return not (pair.a.asserters or pair.b.asserters) and set(pair.a.documents) == set(pair.b.documents)


def _denied_of_one_party(pair: Pair) -> bool:
    """Asserted of several parties together, denied of one of them: "both signed", "Ostland did not sign"."""
    roles = pair.roles
    if roles.other | roles.open != {"agent"} or roles.lacking or "patient" not in roles.same:
        return False
    denied, other = (pair.one, pair.other) if pair.one.predication.polarity == "denied" else (pair.other, pair.one)
    parties = {key for filler in other.roles["agent"] for key in (filler.entity, filler.participant.name)}
    return len(denied.roles["agent"]) < len(other.roles["agent"]) and all(
        filler.entity is not None and (filler.entity in parties or filler.participant.name in parties)
        for filler in denied.roles["agent"]
    )


def _who(proposal: Proposal, directory: Directory) -> str:
    names = sorted(directory.name(one) for one in proposal.asserters)
    return ", ".join(names) or ", ".join(proposal.documents)


def denial(pair: Pair) -> Verdict | None:
    """Asserted by one, denied by the other."""
    one, other = pair.one.predication.polarity, pair.other.predication.polarity
    if pair.a.form != pair.b.form or {one, other} != {"asserted", "denied"}:
        return None
    if not (_of_one(pair) or _denied_of_one_party(pair)):
        return None
    if pair.a.form in LOOSE and not {"agent", "patient"} <= pair.roles.same:
        return None
    if apart(pair.one, pair.other) or _open_complement(pair) or _more_denied(pair) or _one_voice(pair):
        return None
    yes, no = (pair.a, pair.b) if one == "asserted" else (pair.b, pair.a)
    if _NOT_YET.search(no.best.text) and pair.order == ("b_first" if yes is pair.a else "a_first"):
        return Verdict("supersede", "status", f"not yet so before: {_days(no, yes)}", 0.75, "change", yes is pair.a)
    reason = f"asserted by {_who(yes, pair.directory)}, denied by {_who(no, pair.directory)}"
    return Verdict("conflict", "denial", reason, 0.85)


def status(pair: Pair) -> Verdict | None:
    """A later state or step of one person or thing."""
    if not _as_facts(pair) or pair.order not in ("a_first", "b_first"):
        return None
    early, late = (pair.a, pair.b) if pair.order == "a_first" else (pair.b, pair.a)
    if any("hospital" in one.text.casefold() for one in (pair.one, pair.other)):
        return None  # who is released from there is not set free
    if set(pair.a.documents) & set(pair.b.documents) and not pair.dated:
        return None  # a report's own day does not order what it tells
    step = follows(early.form, late.form)
    if not step and pair.one.as_of and pair.other.as_of and days_between(pair.one.as_of, pair.other.as_of) > _YEAR:
        return None
    if not (step or opposite(early.form, late.form)) or not _one_subject(pair):
        return None
    reason = (
        f"“{late.best.predication.predicate}” comes after “{early.best.predication.predicate}”: {_days(early, late)}"
    )
    return Verdict("supersede", "status", reason, 0.75, "change", swapped=pair.order == "b_first")


def opposed(pair: Pair) -> Verdict | None:
    """Opposite states of one thing at one time."""
    if not _as_facts(pair) or pair.order != "same" or not opposite(pair.a.form, pair.b.form) or not _one_subject(pair):
        return None
    if set(pair.a.documents) & set(pair.b.documents):
        return None  # who was freed and arrested again, a report tells in one piece
    forms = f"“{pair.one.predication.predicate}” and “{pair.other.predication.predicate}”"
    return Verdict("conflict", "opposite", f"{forms} exclude each other", 0.65)


def perpetrator(pair: Pair) -> Verdict | None:
    """What only one party can have done, or hold, is told of two."""
    if not _as_facts(pair) or pair.a.form != pair.b.form or pair.a.form not in DONE_ONCE:
        return None
    if pair.roles.other != {"agent"} or "patient" not in pair.roles.same or apart(pair.one, pair.other):
        return None
    if "patient" not in pair.roles.strong and not beside(pair.one, pair.other, pair.directory):
        return None
    mine, theirs = pair.one.roles["agent"], pair.other.roles["agent"]
    if not (_parties(mine) and _parties(theirs)) or set(pair.a.documents) & set(pair.b.documents):
        return None
    names = [" and ".join(f.participant.name for f in some) for some in (mine, theirs)]
    if pair.a.form in _HOLDINGS and pair.order in ("a_first", "b_first"):
        swapped = pair.order == "b_first"
        return Verdict(
            "supersede", "holder", f"held by {names[swapped]}, later by {names[not swapped]}", 0.7, "change", swapped
        )
    return Verdict("conflict", "perpetrator", f"told of {names[0]} and of {names[1]}", 0.65)


def other_time(pair: Pair) -> Verdict | None:
    """The same of the same, which the texts put at two times."""
    if pair.a.form != pair.b.form or pair.one.predication.polarity != pair.other.predication.polarity:
        return None
    if not _of_one(pair) or not apart(pair.one, pair.other) or _other_complement(pair):
        return None
    if pair.one.as_of and pair.other.as_of and days_between(pair.one.as_of, pair.other.as_of) < _LONG_AFTER:
        return None  # rather one deed, of which one of the days is another's
    return Verdict("not_comparable", "time", f"told of different times ({_days(pair.a, pair.b)})", 0.8, "time")


def modality(pair: Pair) -> Verdict | None:
    """One tells as a fact what the other asks or supposes."""
    kinds = {pair.one.predication.polarity, pair.other.predication.polarity}
    if pair.a.form != pair.b.form or len(kinds) != 2 or not kinds & {"hypothetical", "questioned"}:
        return None
    if (
        not kinds & {"asserted", "denied"}
        or not _of_one(pair)
        or _other_complement(pair)
        or apart(pair.one, pair.other)
    ):
        return None
    told = " and ".join(sorted(kinds))
    return Verdict(
        "not_comparable",
        "modality",
        f"one is {told.split(' and ')[0]}, the other {told.split(' and ')[1]}",
        0.8,
        "modality",
    )


RULES: tuple[Rule, ...] = (denial, status, opposed, perpetrator, other_time, modality)
#: What is tried of predicates that say too little by themselves, told with who does it and to whom.
_OF_LOOSE: tuple[Rule, ...] = (denial,)


def _as_facts(pair: Pair) -> bool:
    return pair.one.predication.polarity == pair.other.predication.polarity == "asserted"


def _one_subject(pair: Pair) -> bool:
    """What the one says of its patient or theme, the other says of the same: of a name, or of more than a noun."""
    for mine in _told_of(pair.one):
        for theirs in _told_of(pair.other):
            sure = mine.entity is not None or bool(mine.words & theirs.words)
            if sure and likeness(mine, theirs, pair.directory) == "same":
                return True
    return False


def _told_of(one: Telling) -> tuple[Filler, ...]:
    return one.roles.get("patient", ()) or one.roles.get("agent", ())


def _parties(fillers: Sequence[Filler]) -> bool:
    return all(filler.entity is not None or filler.definite for filler in fillers)


def _days(a: Proposal, b: Proposal) -> str:
    return f"{_day(a.timed[0])}, {_day(b.timed[0])}"


def _day(time: TimeInterval | None) -> str:
    if time is None or (time.start is None and time.end is None):
        return "no day given"
    return str(time.start) if time.start == time.end else f"{time.start or '...'} to {time.end or '...'}"
