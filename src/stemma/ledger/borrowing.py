"""Figures that take their noun from another figure of their sentence.

"Most of them", "up to 24, from 27", "52 percent from the south", "1,200 of the 4,000 jobs": the text
names once what it counts twice.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from stemma.ledger.comparisons import AGAINST, OF_EARLIER
from stemma.ledger.partitions import partitions
from stemma.ledger.things import OF_THEM, SENTENCE_END, Question, question_of
from stemma.ledger.values import value_of, written
from stemma.records import Quantity

#: Characters between a figure and a share of it that names no noun: about two sentences.
_WHOLE_REACH = 320
#: Words between two figures of one question, and how far apart the figures may be.
_COMPARING = re.compile(
    r"\b(?:(?:up|down)\s+from|from|compared\s+(?:with|to)|against|instead\s+of|rather\s+than|,\s+not|"
    r"replac(?:es|ed|ing)(?:\s+\w+){0,3})\s*$",
    re.IGNORECASE,
)
_COMPARED = 60
_FORMER = re.compile(r"\b(?:from|instead\s+of|replac(?:es|ed|ing)(?:\s+\w+){0,3})\s+(?:\w+\s+)?$", re.IGNORECASE)
#: "Five people died on Tuesday, the police said, which brings the toll up from two", and what joins two such figures.
_FROM_LEVEL = re.compile(r"\b(?:count|figure|number|tally|toll|total)(?:\s+\w+){0,3}\s+from\s+$", re.IGNORECASE)
#: However far the two stand apart in one sentence: "18,000 people had been driven out by the fighting, up from 12,000".
_UP_FROM = re.compile(
    r"[,(–—-]\s*(?:sharply\s+|slightly\s+)?(?:down|up)\s+(?:\w+\s+)?from\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_AND_OF = re.compile(r"(?:\s+[\w-]+){1,4}\s+and\s+(?:\w+\s+)?", re.IGNORECASE)
#: Words between a part and the whole it is told to be of.
_OUT_OF_A_COUNT = re.compile(
    r"\s*(?:out\s+)?of\s+(?:(?:the|its|their|his|her|our|all|some|these|those|[\w-]+['’]s)\s+){0,3}$", re.IGNORECASE
)
#: Somebody else's figure for the same: who tells it, how far from the first figure, and how many times as large.
_SAID_ANEW = re.compile(
    r"\b(?:according\s+to|admit(?:s|ted)?|claim(?:s|ed)?|estimat(?:e|es|ed)|gave|gives?|put|puts|said|says|speaks?|spoke)\b",
    re.IGNORECASE,
)
_TELLING_ROLES = frozenset(
    {"admit", "claim", "come", "count", "estimate", "give", "put", "reckon", "say", "speak", "tell"}
)
_ANEW_REACH, _TOLD_BY, _RIVALRY = 220, 32, 12.0
#: Characters between two shares of which the second leaves out its noun.
_GAP = 90
#: Figures before a share that are looked at for its whole.
_WHOLES = 4


#: "Police earlier said six had died": told as what was said before; and so many characters before the figure.
_TOLD_EARLIER = re.compile(
    r"\b(?:at first|earlier|initially|originally|previously)\s+(?:announced|believed|claimed|counted|estimated|given|put|"
    r"reported|said|spoken of|stated|told|thought)\b[^.;:!?]*$",
    re.IGNORECASE,
)
_TELLING_REACH = 60


def questions_of(quantities: Sequence[Quantity], text: str) -> dict[str, Question]:
    """The question of each figure of one report, by quantity id."""
    found = {q.id: question_of(q, text) for q in quantities}
    ordered = sorted(quantities, key=lambda q: (q.start, q.end))
    for whole, share in _shares(ordered, found, text):
        found[share.id] = _of_the_same(found[share.id], found[whole.id])
    for part, whole in itertools.pairwise(ordered):
        if (
            part.unit in (None, "ratio", "percent")
            and whole.unit is None
            and _OUT_OF_A_COUNT.fullmatch(text, part.end, whole.start)
        ):
            found[part.id], found[whole.id] = _part_and_whole(found[part.id], found[whole.id], whole)
    for at, second in enumerate(ordered):
        named = _said_anew(ordered[max(0, at - _WHOLES) : at], second, found, text)
        if named is not None:
            found[second.id] = _in_place_of(found[second.id], found[named.id])
    for at, (first, second) in enumerate(itertools.pairwise(ordered)):
        if _gapped(first, second, text):
            found[second.id] = replace(_of_the_same(found[second.id], found[first.id]), role=found[first.id].role)
        compared = _compared_with(ordered[max(0, at - _WHOLES) : at + 1], second, found, text)
        if compared is not None:
            joined = found[ordered[at].id].former and _AND_OF.fullmatch(text, ordered[at].end, second.start)
            former = bool(joined) or _is_former(second, text)
            found[second.id] = replace(_in_place_of(found[second.id], found[compared.id]), former=former)
    for quantity in ordered:
        if _TOLD_EARLIER.search(text, max(0, quantity.start - _TELLING_REACH), quantity.start):
            found[quantity.id] = replace(found[quantity.id], former=True)
    for partition in partitions(ordered, found, text):
        for part in partition.parts:
            found[part.id] = _counted_out(found[part.id], found[partition.whole.id], partition.whole)
    return found


def _counted_out(part: Question, whole: Question, figure: Quantity) -> Question:
    value = value_of(figure)
    named = part if part.head else _of_the_same(part, whole)
    return replace(named, part=False, whole=written(value) if value is not None else None)


def _in_place_of(question: Question, named: Question) -> Question:
    """The question of a figure that stands for another one: all that the other counts, in places of its own."""
    return replace(
        question, head=named.head, kind=named.kind, modifiers=named.modifiers, names=named.names, role=named.role,
        measure=named.measure, label=named.label, part=named.part, more=named.more, compared=True,
    )  # fmt: skip


def _said_anew(
    before: Sequence[Quantity], second: Quantity, found: Mapping[str, Question], text: str
) -> Quantity | None:
    """The figure beside which somebody sets another without its noun; None for a figure that stands on its own.

    "Police counted 3,000 marchers; the organisers spoke of 7,000", "the ministry put the figure at 9,500".
    """
    own = found[second.id]
    bare = not own.role or own.role in _TELLING_ROLES or (own.role == "participating" and not own.head)
    if second.unit is not None or own.part or own.more or not bare:
        return None
    for first in reversed(before):
        between = text[first.end : second.start]
        if len(between) > _ANEW_REACH or len(SENTENCE_END.findall(between)) > 1:
            return None
        one = found[first.id]
        if first.unit is not None or not one.head or one.part:
            continue
        if own.head and own.head != one.head:
            return None
        tail = SENTENCE_END.split(text[second.end : second.end + _TOLD_BY])[0]
        if not (_SAID_ANEW.search(between) or _SAID_ANEW.match(tail.lstrip(" ,"))):
            return None
        a, b = value_of(first), value_of(second)
        if a is None or b is None or not written(a) or not written(b):
            return None
        return first if 1 / _RIVALRY <= written(b) / written(a) <= _RIVALRY else None
    return None


def _of_the_same(question: Question, named: Question) -> Question:
    """The question with the noun of another one; its own role, places and words stay."""
    return replace(
        question, head=named.head, kind=named.kind, modifiers=named.modifiers, names=named.names, label=named.label
    )


def _part_and_whole(part: Question, whole: Question, figure: Quantity) -> tuple[Question, Question]:
    """ "58 of 70 sailings were cancelled": 58 sailings, cancelled, of 70, to which the verb does not belong.

    The part is a count of its own, and only against that whole a part.
    """
    value = value_of(figure)
    role = part.role or whole.role
    part = part if part.head else _of_the_same(part, whole)
    return (
        replace(part, role=role, part=False, whole=written(value) if value is not None else None),
        whole if whole.role != role else replace(whole, role="", measure="unknown"),
    )


def _compared_with(
    before: Sequence[Quantity], second: Quantity, found: Mapping[str, Question], text: str
) -> Quantity | None:
    """The figure with which a second one is compared ("24, down from 27"); None when it is with none.

    The one right before, unless the second names another thing ("40 boats and 9 cars, up from 31 boats"):
    then the one before that which counts the same; so too for what is joined to such a figure by "and".
    """
    before = [q for q in before if q.relative is None or q.relative.operation != "ratio"]  # "31, nearly twice the 17"
    first = before[-1] if before else None
    if first is None:
        return None
    between = text[first.end : second.start]
    if SENTENCE_END.search(between):
        return None
    own = found[second.id]
    if not (found[first.id].compared and _AND_OF.fullmatch(between)):  # "up from 640 cases and 17 deaths"
        near_by = len(between) <= _COMPARED and _COMPARING.search(between)
        near_by = near_by or _UP_FROM.search(between)
        if not near_by and not _FROM_LEVEL.search(between) and not _set_against(first, second, found, between):
            return None
        if not own.head or own.kind == found[first.id].kind or not found[first.id].head:
            return first if first.unit == second.unit else None
    for other in reversed(before[:-1]):
        if SENTENCE_END.search(text, other.end, second.start):
            return None
        if other.unit == second.unit and found[other.id].kind == own.kind:
            return other
    return None


def _set_against(first: Quantity, second: Quantity, found: Mapping[str, Question], between: str) -> bool:
    """ "31 deaths, nearly twice the number given by the health office, which counts 17": rivals, in one breath."""
    one, other = found[first.id], found[second.id]
    if first.unit != second.unit or len(between) > _ANEW_REACH or (one.role != other.role and one.role and other.role):
        return False
    return AGAINST.search(between) is not None


def _is_former(second: Quantity, text: str) -> bool:
    """The figure of a comparison is what was told before: "down from 27", no mere "against 27"."""
    before = text[max(0, second.start - _COMPARED) : second.start]
    return _FORMER.search(before) is not None or OF_EARLIER.match(text, second.end) is not None


def _shares(
    ordered: Sequence[Quantity], found: Mapping[str, Question], text: str
) -> Iterator[tuple[Quantity, Quantity]]:
    """(whole, share) for "most of them": its noun is that of the figure it is a share of.

    That is the figure on record as its base, else the last count of things before it that is large
    enough, a sentence back at most.  "210 of them children" names its own.
    """
    by_id = {q.id: q for q in ordered}
    before: list[Quantity] = []
    for quantity in ordered:
        relative = quantity.relative
        base = by_id.get(relative.base_quantity or "") if relative is not None else None
        them = OF_THEM.match(text, quantity.end, quantity.end + 24) if quantity.thing is None else None
        if them is not None and found[quantity.id].head == "":
            base = base or next((q for q in reversed(before) if _holds(q, quantity)), None)
            if base is not None and quantity.start - base.end <= _WHOLE_REACH:
                yield base, quantity
        if quantity.unit is None and quantity.thing is not None and quantity.block not in ("comment", "related"):
            before = [*before[1 - _WHOLES :], quantity]


def _holds(whole: Quantity, part: Quantity) -> bool:
    """The whole is no smaller than a count that is said to be of it."""
    one, other = value_of(whole), value_of(part)
    return one is None or other is None or part.unit is not None or written(other) <= written(one)


def _gapped(first: Quantity, second: Quantity, text: str) -> bool:
    """ "55 percent of calls from the north, 52 percent from the south": the second share leaves out its noun."""
    if first.unit != "percent" or second.unit != "percent" or first.thing is None:
        return False
    if first.thing.start < first.end or (second.thing is not None and second.thing.start >= second.end):
        return False
    between = text[first.end : second.start]
    return len(between) <= _GAP and not SENTENCE_END.search(between)
