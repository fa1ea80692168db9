"""The arithmetic of partial times: notation in, days out.

The notation is documented in `stemma.language.times`.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable
from dataclasses import replace

from stemma.records import TimeInterval

Days = tuple[datetime.date | None, datetime.date | None]


def day(year: int, month: int, number: int) -> datetime.date | None:
    """That date, or None when the calendar has none such."""
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None


def month_span(year: int, month: int) -> tuple[datetime.date, datetime.date]:
    """First and last day of a month; the month may be out of 1..12 and carries into the year."""
    year, index = divmod(year * 12 + month - 1, 12)
    year = min(max(year, 1), 9999)
    return datetime.date(year, index + 1, 1), datetime.date(year, index + 1, calendar.monthrange(year, index + 1)[1])


def shifted(anchor: datetime.date, days: int) -> datetime.date:
    """The day so many days later, held within the calendar's years."""
    ordinal = anchor.toordinal() + days
    return datetime.date.fromordinal(min(max(ordinal, 1), datetime.date.max.toordinal()))


def shifted_months(anchor: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or that month's last day."""
    first, last = month_span(anchor.year, anchor.month + months)
    return first.replace(day=min(anchor.day, last.day))


def _unit(unit: str, number: int, anchor: datetime.date) -> tuple[datetime.date, datetime.date]:
    if unit == "week":
        monday = shifted(anchor, 7 * number - anchor.weekday())
        return monday, shifted(monday, 6)
    if unit == "weekend":
        saturday = shifted(anchor, 7 * number - anchor.weekday() + 5)
        return saturday, shifted(saturday, 1)
    if unit == "month":
        return month_span(anchor.year, anchor.month + number)
    if unit == "quarter":
        first = (anchor.month - 1) // 3 * 3 + 1 + 3 * number
        return month_span(anchor.year, first)[0], month_span(anchor.year, first + 2)[1]
    year = min(max(anchor.year + number, 1), 9999)
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def _one(found: datetime.date | None) -> Days | None:
    return (found, found) if found is not None else None


def _full(match: re.Match[str], anchor: datetime.date, ahead: bool) -> Days | None:
    """ "2018", "2018-03", "2018-03-18": the anchor plays no part."""
    year, month = int(match[1]), int(match[2] or 0)
    if not 1 <= year <= 9999 or month > 12:
        return None
    if not month:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if match[3] is None:
        return month_span(year, month)
    return _one(day(year, month, int(match[3])))


def _month_day(match: re.Match[str], anchor: datetime.date, ahead: bool) -> Days | None:
    """ "--12-05": the nearest 5 December, where a day to come counts as ten times as far as one gone by; "<" the last, ">" the next.

    News mostly tells what was, announces what is near, and names the year of what is far.
    """
    years = (anchor.year + 1, anchor.year, *(anchor.year - back for back in (1, 2, 3, 4, 8)))
    days = [found for year in years if (found := day(year, int(match[1]), int(match[2])))]
    if match[3] == "<":
        return _one(max((one for one in days if one < anchor), default=None))
    if ahead or match[3] == ">":
        return _one(min((one for one in days if one >= anchor), default=None))
    return _one(
        min(days, key=lambda one: (anchor - one).days if one <= anchor else 10 * (one - anchor).days, default=None)
    )


def _month(match: re.Match[str], anchor: datetime.date, ahead: bool) -> Days | None:
    month = int(match[1])
    if not 1 <= month <= 12:
        return None
    if match[2] == "<":
        return month_span(anchor.year if month < anchor.month else anchor.year - 1, month)
    if match[2] == ">":
        return month_span(anchor.year if month > anchor.month else anchor.year + 1, month)
    if ahead:
        return month_span(anchor.year if month >= anchor.month else anchor.year + 1, month)
    return month_span(anchor.year if month <= anchor.month else anchor.year - 1, month)


def _day_of_month(match: re.Match[str], anchor: datetime.date, ahead: bool) -> Days | None:
    number = int(match[1])
    days = []
    for months in (1, 0, -1, -2):
        first, last = month_span(anchor.year, anchor.month + months)
        if 1 <= number <= last.day:
            days.append(first.replace(day=number))
    if ahead:
        return _one(min((one for one in days if one >= anchor), default=None))
    return _one(max((one for one in days if one <= anchor), default=None))


def _weekday(match: re.Match[str], anchor: datetime.date, ahead: bool) -> Days | None:
    direction, wanted = match[1], int(match[2])
    if direction == "=" and not ahead:
        later, earlier = (wanted - anchor.weekday()) % 7, (anchor.weekday() - wanted) % 7
        return _one(shifted(anchor, later if later <= earlier else -earlier))
    if direction == "+" or (ahead and direction != "-"):
        return _one(shifted(anchor, (wanted - anchor.weekday() - 1) % 7 + 1))
    if direction == "-":
        return _one(shifted(anchor, -((anchor.weekday() - wanted - 1) % 7 + 1)))
    return _one(shifted(anchor, -((anchor.weekday() - wanted) % 7)))


def _offset(match: re.Match[str], anchor: datetime.date, ahead: bool) -> Days | None:
    """Days and weeks to the day, months to the month, years to the year: so exact is "two years ago"."""
    number, unit = int(match[1]), match[2]
    if unit in "dw":
        return _one(shifted(anchor, number * (7 if unit == "w" else 1)))
    found = shifted_months(anchor, number * (12 if unit == "y" else 1))
    return month_span(found.year, found.month) if unit == "m" else _unit("year", 0, found)


def _calendar_unit(match: re.Match[str], anchor: datetime.date, ahead: bool) -> Days | None:
    first, last = _unit(match[1], int(match[2]), anchor)
    if match[3] == "<" and first <= anchor:
        return first, min(last, anchor)
    if match[3] == ">" and anchor <= last:
        return max(first, anchor), last
    return first, last


def _weekend(match: re.Match[str], anchor: datetime.date, ahead: bool) -> Days | None:
    """ "weekend:": the last one begun, or the next where the text looks ahead; "weekend:=" the nearest."""
    saturday = shifted(anchor, -((anchor.weekday() - 5) % 7))
    following = shifted(saturday, 7)
    if anchor.weekday() < 5 and (ahead or (match[1] and following - anchor < anchor - saturday)):
        saturday = following
    return saturday, shifted(saturday, 1)


_FIRST_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def _season(match: re.Match[str], anchor: datetime.date, ahead: bool) -> Days | None:
    """Three whole months of the northern year; "2010-winter" is either of two, so it runs from the one to the other."""
    month, which = _FIRST_MONTHS[match[2]], match[3]
    if match[1]:
        year = int(match[1])
        if month == 12:
            return month_span(year - 1, 12)[0], month_span(year + 1, 2)[1]
        return month_span(year, month)[0], month_span(year, month + 2)[1]
    spans = [
        (month_span(year, month)[0], month_span(year, month + 2)[1])
        for year in range(max(anchor.year - 2, 1), min(anchor.year + 3, 9999))
    ]
    if which == "<":
        return max((one for one in spans if one[1] < anchor), default=None)
    if which == ">":
        return min((one for one in spans if one[0] > anchor), default=None)
    if ahead:
        return min((one for one in spans if one[1] >= anchor), default=None)
    if which == "=":
        return min(spans, key=lambda one: max((one[0] - anchor).days, (anchor - one[1]).days, 0))
    return max((one for one in spans if one[0] <= anchor), default=None)


def _decade(match: re.Match[str], anchor: datetime.date, ahead: bool) -> Days | None:
    first = int(match[1])
    return (datetime.date(first, 1, 1), datetime.date(first + 9, 12, 31)) if first else None


def _century(match: re.Match[str], anchor: datetime.date, ahead: bool) -> Days | None:
    last = int(match[1]) * 100
    return (datetime.date(last - 99, 1, 1), datetime.date(last, 12, 31)) if last else None


def _stretch(match: re.Match[str], anchor: datetime.date, ahead: bool) -> Days | None:
    number = int(match[2])
    return (shifted(anchor, -number), anchor) if match[1] == "past" else (anchor, shifted(anchor, number))


def _quarter(match: re.Match[str], anchor: datetime.date, ahead: bool) -> Days | None:
    first = 3 * int(match[1]) - 2
    year = anchor.year if first <= anchor.month or ahead else anchor.year - 1
    return month_span(year, first)[0], month_span(year, first + 2)[1]


def _part_of_year(match: re.Match[str], anchor: datetime.date, ahead: bool) -> Days | None:
    year = int(match[1]) if match[1] else anchor.year
    size = 3 if match[2] in "Qq" else 6
    last = int(match[3]) * size
    if not 1 <= year <= 9999 or last > 12:
        return None
    return month_span(year, last - size + 1)[0], month_span(year, last)[1]


_SIMPLE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], datetime.date, bool], Days | None]], ...] = (
    (re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?$"), _full),
    (re.compile(r"--(\d\d)-(\d\d)([<>]?)$"), _month_day),
    (re.compile(r"--(\d\d)([<>]?)$"), _month),
    (re.compile(r"---(\d\d)$"), _day_of_month),
    (re.compile(r"weekday([+=-]?):([0-6])$"), _weekday),
    (re.compile(r"offset:([+-]?\d{1,6})([dwmy])$"), _offset),
    (re.compile(r"(week|month|year|quarter|weekend):([+-]?\d{1,4})([<>]?)$"), _calendar_unit),
    (re.compile(r"(past|next):(\d{1,6})d$"), _stretch),
    (re.compile(r"weekend:(=?)$"), _weekend),
    (re.compile(r"(?:(\d{4})|-)-(spring|summer|autumn|winter)([<>=]?)$"), _season),
    (re.compile(r"(\d{3}0)s$"), _decade),
    (re.compile(r"C(\d\d)$"), _century),
    (re.compile(r"quarter:--Q([1-4])$"), _quarter),
    (re.compile(r"(?:(\d{4})-)?([QHqh])([1-4])$"), _part_of_year),
)


def _part(days: Days, part: str) -> Days | None:
    """A part of a stretch: "early", "mid", "late" its thirds, "start" and "end" its outer sixths, "h1" and "h2" its halves.

    Of a month thirds are ten days, of a year four months.
    """
    first, last = days
    if first is None or last is None:
        return None
    size = (last - first).days + 1
    share = {"start": 6, "end": 6, "h1": 2, "h2": 2}.get(part, 3)
    one, rest = round(size / share), size - round(size / share)
    if part in ("early", "start", "h1"):
        return first, shifted(first, max(one - 1, 0))
    if part == "mid":
        two = round(2 * size / 3)
        return shifted(first, one), shifted(first, max(two - 1, one))
    start = round(2 * size / 3) if part == "late" else rest
    return shifted(first, min(start, size - 1)), last


_SOME = re.compile(r"(head|tail|nth([2-5])):(\d{1,4})([dwmy])$")


def _later(anchor: datetime.date, number: int, unit: str) -> datetime.date:
    if unit in "dw":
        return shifted(anchor, number * (7 if unit == "w" else 1))
    return shifted_months(anchor, number * (12 if unit == "y" else 1))


def _some(match: re.Match[str], origin: Days) -> Days | None:
    """ "head:2w" the first two weeks of a stretch, "tail:3m" the three months up to its end, "nth2:1w" its second week."""
    first, last = origin
    number, unit = int(match[3]), match[4]
    if first is None or last is None:
        return None
    if match[1] == "tail":
        return _later(shifted(last, 1), -number, unit), last
    start = _later(first, number * (int(match[2]) - 1), unit) if match[2] else first
    return start, shifted(_later(start, number, unit), -1)


def _counted_from(simple: str, origin: Days) -> Days | None:
    """`simple` counted from a day or stretch: "Wednesday" of a week, "the fifth" of a month, "the day after" a day."""
    first, last = origin
    if first is None:
        return None
    some = _SOME.match(simple)
    if some:
        return _some(some, origin)
    if simple.startswith("weekday:") and last is not None:
        return _point(simple, last, False)
    if simple.startswith("---") and simple[3:5].isdigit():
        return _one(day(first.year, first.month, int(simple[3:5])))
    if re.match(r"--\w", simple):
        return _point(f"{first.year:04d}{simple.rstrip('<>=')[1:]}", first, False)  # a date of that year
    return _point(simple, first, False)


def _point(partial: str, anchor: datetime.date, ahead: bool) -> Days | None:
    """The days of one side of a range; `ahead`: the text speaks of the future."""
    *steps, origin = partial.split("@")
    whole, _, part = origin.partition("|")
    days: Days | None = None
    for pattern, read in _SIMPLE:
        if match := pattern.match(whole):
            days = read(match, anchor, ahead)
            break
    if days is not None and part:
        days = _part(days, part)
    for step in reversed(steps):
        if days is None:
            return None
        days = _counted_from(step, days)
    return days


def resolve(partial: str, anchor: datetime.date, *, ahead: bool = False) -> Days | None:
    """The first and last day that `partial` means, counted from `anchor`; None when it cannot be read.

    `ahead` prefers the future where the words leave it open ("will meet on Friday").
    """
    if ".." not in partial:
        return _point(partial, anchor, ahead)
    left, _, right = partial.partition("..")
    first = _point(left, anchor, ahead) if left else (None, None)
    last = _point(right.removeprefix("<"), anchor, ahead) if right else (None, None)
    if first is None or last is None:
        return None
    if right.startswith("<"):
        return None if last[0] is None or last[0] == datetime.date.min else (None, last[0] - datetime.timedelta(days=1))
    if first[0] is not None and last[1] is not None and first[0] > last[1]:
        first, last = _in_order(left, right, first, last, ahead)
    start, end = first[0], last[1]
    if start is not None and end is not None and start > end:
        return None
    return start, end


def _in_order(left: str, right: str, first: Days, last: Days, ahead: bool) -> tuple[Days, Days]:
    """Both sides, one counted from the other: "from Monday to Thursday" said on a Wednesday, "November to March" in May."""
    if ahead and first[0] is not None:
        return first, _point(right, first[0], True) or last
    if last[1] is not None:
        return _point(left, last[1], False) or first, last
    return first, last


def complete(time: TimeInterval, anchor: datetime.date) -> TimeInterval | None:
    """`time` with its `partial` worked out from `anchor`, the day it counts from; prefers the past.

    A time that is known already comes back as it is; None when there is nothing to work out or the
    calendar has no such day.
    """
    if time.known:
        return time
    if not time.partial:
        return None
    days = resolve(time.partial, anchor)
    if days is None:
        return None
    basis = f"{time.basis}; counted from {anchor.isoformat()}" if time.basis else f"counted from {anchor.isoformat()}"
    return replace(time, start=days[0], end=days[1], basis=basis)
