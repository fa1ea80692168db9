"""Where and when: the claim's places and times against those of a figure in the reports."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Sequence

from stemma.language.gazetteer import country, place, within
from stemma.language.times import complete
from stemma.ledger.times import shown
from stemma.ledger.wording import folded, stem, words_in
from stemma.records import Difference, Quantity, Statement, Time, TimeInterval
from stemma.verification.candidates import Candidate, Shelf
from stemma.verification.claimed import Claimed, Figure

#: What may stand between two places that a figure is for together.
_JOINED = re.compile(r"\s*(?:,|,?\s*and|&|,?\s*as well as)\s*(?:in\s+|the\s+)?", re.IGNORECASE)
_LOCATIVE = re.compile(
    r"\b(?:across|around|at|from|in|inside|near|of|off|on|outside|over|through|throughout|to|within)\s+"
    r"(?:(?:the|its|[a-z]+ern|greater|rural|all)\s+){0,3}$",
    re.IGNORECASE,
)
_PLACE_NOUNS = frozenset(
    {"area", "basin", "city", "county", "district", "province", "region", "state", "town", "valley", "village"}
)
_BOUNDING = re.compile(r"\b(?:after|before|since|till|until|when)\b", re.IGNORECASE)
_SAME_CLAUSE = re.compile(r"[^,;:.()\d]{0,60}")
#: The claim says that it tells an older figure.
EARLIER = re.compile(
    r"\b(?:at first|at the time|earlier|formerly|initial(?:ly)?|original(?:ly)?|previous(?:ly)?|prior|"
    r"had\s+(?:been\s+)?(?:announced|counted|estimated|given|put|reported|said|spoken|told))\b",
    re.IGNORECASE,
)


# ------------------------------------------------------------------------------------------- places


def place_differs(figure: Figure, text: str, candidate: Candidate, shelf: Shelf) -> Difference | None:
    """The areas of the two figures must meet one by one: each in one of the other side, or around it.

    A figure for two countries together is none for one of them.  A claim that names no place leaves it open.
    """
    mine = located(figure, text)
    if not mine:
        return None
    told = sorted({area for q in candidate.questions for area in q.areas})
    if candidate.claim is not None:
        told = sorted({*told, *candidate.claim.scope.places})
    if not told:
        return None  # the words around the figure decide
    for area in mine:
        if not any(_meets(area, other) for other in told):
            return Difference("place", f"the claim is for {area}, the reports for {', '.join(told)}")
    if all(_is_narrower(mine, quantity, shelf) for quantity in candidate.quantities):
        return Difference(
            "place", f"the claim is for {', '.join(mine)} alone, the reports for {', '.join(told)} together"
        )
    return None


def located(figure: Figure, text: str) -> tuple[str, ...]:
    """The places that the claim puts its figure in: those after a preposition, with those joined to them."""
    found: list[str] = []
    end = -1
    for place_ in sorted(figure.quantity.places, key=lambda p: p.start):
        joined = end >= 0 and _JOINED.fullmatch(text, end, place_.start) is not None
        if place_.name in figure.question.areas and (joined or _LOCATIVE.search(text, 0, place_.start)):
            found.append(place_.name)
            end = place_.end
    return tuple(found)


def _is_narrower(mine: Sequence[str], quantity: Quantity, shelf: Shelf) -> bool:
    """The report's figure is for several places together, one of which the claim leaves out."""
    text = shelf.document(quantity.document).text
    after = sorted((p for p in quantity.places if p.start >= quantity.end), key=lambda p: p.start)
    joined = [
        {one.name, other.name}
        for one, other in itertools.pairwise(after)
        if _JOINED.fullmatch(text, one.end, other.start)
    ]
    together = set().union(*joined) if joined else set()
    return any(not any(_meets(area, name) for area in mine) for name in together)


def _meets(mine: str, told: str) -> bool:
    """The same place by another name, or the claim's is around the report's."""
    one, other = country(mine), country(told)
    if one is not None and other is not None:
        return one == other
    left, right = _place_words(mine), _place_words(told)
    if left and right and (left <= right or right <= left):
        return left <= right or len(right) > 1 or left == right
    outer, inner = place(mine), place(told)
    if outer is None or inner is None:
        return False
    return within(inner, outer)[0] is True


def _place_words(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_in(folded(name))) - {stem(noun) for noun in _PLACE_NOUNS}


# ------------------------------------------------------------------------------------------- times


def time_differs(
    claimed: Claimed, figure: Figure | None, candidate: Candidate, quantity: Quantity, shelf: Shelf
) -> Difference | None:
    """Every time that the claim names must be that of this mention: of the figure, of the saying, or beside it."""
    assert claimed.annotation is not None
    times = [time for time in claimed.annotation.times if time.value is not None]
    if not times:
        return None
    own = quantity.as_of
    statement = next((s for s in shelf.statements[quantity.document] if _around(s, quantity)), None)
    said = statement.said if statement else None
    for time in times:
        assert time.value is not None
        of_figure = figure is not None and _stands_at(figure.quantity.as_of, time)
        of_saying = figure is not None and figure.statement is not None and _stands_at(figure.statement.said, time)
        if of_saying:
            told = [said, candidate.as_of] if said is not None else [candidate.as_of, own]
        elif of_figure and own is not None and own.start_offset is not None:
            told = [own, following(shelf, quantity)]
            told += [candidate.as_of] if own == said else []
            told += [t for t in beside(shelf, quantity) if open_end(t) == open_end(time.value) is not None]
        elif of_figure:
            told = [candidate.as_of, own, said]
        else:
            told = [own, said, candidate.as_of, *beside(shelf, quantity)]
        if not any(same_time(time.value, one, quantity.document, shelf) for one in told if one is not None):
            day = shelf.calendar.anchor(quantity.document).day
            deadlines = beside(shelf, quantity) if _is_deadline(time.value, day) else []
            told = [*(one for one in deadlines if _is_deadline(one, day)), own, candidate.as_of, said]
            known = next((one for one in told if one is not None and one.known), None)
            when = shown(known) if known is not None else "a day that they do not tell"
            return Difference("time", f"the claim is for {' '.join(time.text.split())}, the reports for {when}")
    return None


def beside(shelf: Shelf, quantity: Quantity) -> list[TimeInterval]:
    """Times that stand within a sentence's length of a figure."""
    times = shelf.extractions[quantity.document].times
    return [t.value for t in times if t.value is not None and -200 < t.start - quantity.start < 200]


def open_end(time: TimeInterval) -> str | None:
    """ "start" for "by Tuesday", "end" for "since the middle of May", None for a time with both ends."""
    partial = time.partial or ""
    if partial.startswith("..") or (time.known and time.start is None):
        return "start"
    return "end" if partial.endswith("..") or (time.known and time.end is None) else None


def following(shelf: Shelf, quantity: Quantity) -> TimeInterval | None:
    """The first time after a figure in its clause: "a loss of 3 million marks for 2011, after ..."."""
    text = shelf.document(quantity.document).text
    for time in shelf.extractions[quantity.document].times:
        if time.start >= quantity.end and time.value is not None:
            near = _SAME_CLAUSE.fullmatch(text, quantity.end, time.start)
            return time.value if near and not _BOUNDING.search(near.group()) else None
    return None


def _around(statement: Statement, quantity: Quantity) -> bool:
    return any(span.start <= quantity.start and quantity.end <= span.end for span in statement.content)


def _stands_at(time: TimeInterval | None, written: Time) -> bool:
    return time is not None and time.start_offset == written.start


def same_time(mine: TimeInterval, told: TimeInterval, document: str, shelf: Shelf) -> bool:
    """The report's time lies within the claim's; a time that the claim leaves half open ("Wednesday") must fit it."""
    if mine.partial is not None and not mine.known and mine.partial == told.partial:
        return True
    settled = shelf.calendar.settle(told, document)
    if settled is None or settled.end is None:
        return False
    if _is_deadline(mine, shelf.calendar.anchor(document).day):
        return settled.end == mine.end
    start = settled.start or settled.end
    if mine.known:
        return (mine.start is None or mine.start <= start) and (mine.end is None or settled.end <= mine.end)
    if mine.partial is None:
        return False
    anchors = [settled.end, shelf.calendar.anchor(document).day]
    return any(_completed(mine, anchor, start, settled.end) for anchor in anchors if anchor is not None)


def _is_deadline(mine: TimeInterval, told_on: datetime.date | None) -> bool:
    """The claim's time is one by which something is still to come ("by the end of 2026"), seen from the report.

    No day before it bears it out, and a report that names another deadline, or none, tells something else.
    """
    return mine.start is None and mine.end is not None and told_on is not None and mine.end > told_on


def _completed(mine: TimeInterval, anchor: datetime.date, start: datetime.date, end: datetime.date) -> bool:
    done = complete(mine, anchor)
    if done is None or not done.known:
        return False
    return (done.start is None or done.start <= start) and (done.end is None or end <= done.end)


def tells_earlier(claimed: Claimed) -> bool:
    """The claim names a time, or says that it tells an older figure ("earlier", "had said")."""
    dated = claimed.annotation is not None and any(t.value is not None for t in claimed.annotation.times)
    return dated or EARLIER.search(claimed.text) is not None
