"""How the times of two claims lie to each other, and which counts run on as time passes."""

from __future__ import annotations

import datetime

from stemma.ledger.drafts import Draft, days_between
from stemma.ledger.questions import role_class
from stemma.ledger.relations import TimeRelation
from stemma.ledger.scopes import periods_apart
from stemma.ledger.things import counted_on, shown_period
from stemma.ledger.values import centre, equal, overlap, rounding
from stemma.ledger.wording import day
from stemma.records import TimeInterval

#: Roles whose count only adds up while an event lasts: whoever counts later knows more.
_RUNNING_ROLES = frozenset(
    {"abducted", "affected", "arrested", "damaged", "destroyed", "displaced", "evacuated", "hospitalised", "infected",
     "injured", "killed", "missing", "rescued", "shot"}
)  # fmt: skip


_MAY_FALL = frozenset({"displaced", "hospitalised", "missing"})
#: Times that date the report rather than the figure.
_WEAK = frozenset({"published", "report", "story"})
#: Days between two reports from which a figure of each is of its own time.
_OWN_DAYS = 3
#: Days after a month or year in which its figure is still news; a quarter of its length when that is more.
_TOLD_LATER = 45


def is_running(a: Draft, b: Draft) -> bool:
    """A toll, or another count that goes on: by its measure or its role; the count of an election by its noun."""
    if a.question.dimension != b.question.dimension:
        return False
    if any(counted_on(d.question) for d in (a, b)):
        return True
    return a.question.dimension == "count" and any(
        d.question.measure == "cumulative" or role_class(d.question.role) in _RUNNING_ROLES for d in (a, b)
    )


def is_growing(a: Draft, b: Draft) -> bool:
    """A running count that cannot fall while people count rightly: the dead, not the missing."""
    may_fall = any(role_class(d.question.role) in _MAY_FALL or counted_on(d.question) for d in (a, b))
    return is_running(a, b) and not may_fall


def time_relation(a: Draft, b: Draft, running: bool) -> tuple[TimeRelation, str]:
    """Which claim is earlier, with the two times in words.

    Times given in the text or by the day of the utterance always count.  Days of publication count
    for running counts, for two figures of one party, for reports some days apart and against a time that a text gives; between two figures
    that merely stand in reports of one day and the next they say nothing about a stock, a sum or a share.
    """
    one, other = a.as_of, b.as_of
    if a.undated_splice or b.undated_splice:
        return "unknown", "of which day the text of another article is that gives one of them"
    if one is None or other is None:
        if one is None and other is None:
            return "same", "no time given"
        known = one or other
        assert known is not None
        if (a if one else b).as_of_from == "text" and not _recent_enough(known):
            return "unknown", f"the time of one figure; the other is of {shown(known)}"
        return "same", ""
    if periods_apart(one, other) and a.as_of_from == b.as_of_from == "text":
        return "other_period", f"{shown(one)} against {shown(other)}"
    words = f"{shown(one)} against {shown(other)}"
    if (shown_period(one) is None) != (shown_period(other) is None):
        return _period_and_day(a, b, running, words)
    weak = a.as_of_from in _WEAK and b.as_of_from in _WEAK
    rough = "story" in (a.as_of_from, b.as_of_from)
    one_party = bool(a.asserters & b.asserters) and not overlap(a.value, b.value)
    if weak and (rough or not (running or one_party or _days_apart(one, other))):
        return "same", shown(one) if one == other else ""
    if (a.as_of_from in _WEAK or b.as_of_from in _WEAK) and is_growing(a, b):
        grown = _grown_since(a, b)
        if grown is not None:
            return grown, f"first told on {day(_first_told(a))} against {day(_first_told(b))}"
    if one.end is not None and other.start is not None and one.end < other.start:
        return ("same", "") if rough and (other.start - one.end).days <= 2 else ("a_first", words)
    if other.end is not None and one.start is not None and other.end < one.start:
        return ("same", "") if rough and (one.start - other.end).days <= 2 else ("b_first", words)
    return "same", shown(one) if one == other else ""


def _first_told(draft: Draft) -> datetime.date:
    """The first day on which a report gives the figure as news; the last day of all when no report is dated."""
    days = [m.as_of.end for m in draft.mentions if m.as_of is not None and m.as_of.end is not None]
    return min(days, default=datetime.date.max)


def _grown_since(a: Draft, b: Draft) -> TimeRelation | None:
    """Of two tolls the smaller is the earlier when it was told first, however long reports go on repeating it.

    None where that is what their times say already, or where one is not below the other.
    """
    if a.as_of is None or b.as_of is None or overlap(a.value, b.value):
        return None
    small, large = (a, b) if centre(a.value) < centre(b.value) else (b, a)
    assert small.as_of is not None and large.as_of is not None
    repeated = large.as_of.end is not None and small.as_of.start is not None and large.as_of.end < small.as_of.start
    if not repeated or _first_told(small) >= _first_told(large):
        return None
    return "a_first" if small is a else "b_first"


def _days_apart(a: TimeInterval, b: TimeInterval) -> bool:
    """The reports are so many days apart that each tells of its own day."""
    return days_between(a, b) >= _OWN_DAYS


def _period_and_day(a: Draft, b: Draft, running: bool, words: str) -> tuple[TimeRelation, str]:
    """A figure for a month or year, and one of a day: the same time when the day is one on which the period is told.

    That is a day in it or soon after it, as results of a year come out in spring.  "There were 3,000 in 2010" is
    otherwise of another time than the 1,100 of today.  A day of publication is no time of a figure that
    only rounds the one of the period.  The toll of a period long over is of other events, not an older toll.
    """
    period, told = (a.as_of, b.as_of) if shown_period(a.as_of) else (b.as_of, a.as_of)
    assert period is not None and told is not None and period.start is not None and period.end is not None
    length = (period.end - period.start).days
    told_until = period.end + datetime.timedelta(days=max(_TOLD_LATER, length // 4))
    before = told.end is not None and told.end < period.start
    after = told.start is not None and told.start > told_until
    if not before and not after:
        return "same", ""
    if (b if period is a.as_of else a).as_of_from in _WEAK and (equal(a.value, b.value) or rounding(a.value, b.value)):
        return "same", ""
    if running:
        return "other_period", words
    return ("a_first" if after == (period is a.as_of) else "b_first"), words


def _recent_enough(time: TimeInterval) -> bool:
    """A closed day or two is a date of its own; an open time may reach to the other figure."""
    return time.start is None or time.end is None


def shown(time: TimeInterval | None) -> str:
    """A time in words: "5 December 2017", "2007 to 2014", "until 26 December 2017"."""
    if time is None or not time.known:
        return "an unknown time"
    if time.start is None:
        assert time.end is not None
        return f"until {day(time.end)}"
    if time.end is None:
        return f"since {day(time.start)}"
    if time.start == time.end:
        return day(time.start)
    if (time.start.month, time.start.day, time.end.month, time.end.day) == (1, 1, 12, 31):
        return str(time.start.year) if time.start.year == time.end.year else f"{time.start.year} to {time.end.year}"
    return f"{day(time.start)} to {day(time.end)}"
