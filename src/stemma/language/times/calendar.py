"""The arithmetic of partial times: notation in, days out.

The notation is documented in `stemma.language.times`.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import replace

from stemma.records import TimeInterval

Days = tuple[datetime.date | None, datetime.date | None]

_ONE_DAY = datetime.timedelta(days=1)
_MONTH_DAY = re.compile(r"--(\d\d)-(\d\d)$")
_MONTH = re.compile(r"--(\d\d)$")
_DAY = re.compile(r"---(\d\d)$")
_FULL = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?$")
_WEEKDAY = re.compile(r"weekday([+-]?):([0-6])$")
_OFFSET = re.compile(r"offset:([+-]?\d{1,6})([dwmy])$")
_UNIT = re.compile(r"(week|month|year|quarter|weekend):([+-]?\d{1,4})([<>]?)$")
_STRETCH = re.compile(r"(past|next):(\d{1,6})d$")
_QUARTER = re.compile(r"quarter:--Q([1-4])$")
_PART_OF_YEAR = re.compile(r"(\d{4})-([QH])([1-4])$")
_PART_OF_THAT_YEAR = re.compile(r"([qh])([1-4])$")


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


def _nearest_past(candidates: list[datetime.date], anchor: datetime.date) -> datetime.date | None:
    """The latest candidate at or shortly after the anchor: news tells what was, and announces a few days ahead."""
    past = [candidate for candidate in candidates if candidate <= shifted(anchor, 7)]
    return max(past) if past else None


def _third(days: Days, part: str) -> Days | None:
    """The "early", "mid" or "late" third of a stretch: of a month ten days, of a year four months."""
    first, last = days
    if first is None or last is None:
        return None
    size = (last - first).days + 1
    one, two = round(size / 3), round(2 * size / 3)
    if part == "early":
        return first, shifted(first, max(one - 1, 0))
    if part == "mid":
        return shifted(first, one), shifted(first, max(two - 1, one))
    return shifted(first, min(two, size - 1)), last


def _point(partial: str, anchor: datetime.date, ahead: bool) -> Days | None:
    """The days of one simple partial; `ahead`: the text speaks of the future."""
    if "@" in partial:
        simple, _, base = partial.partition("@")
        origin = _point(base, anchor, ahead)
        if origin is None or origin[0] is None:
            return None
        if simple.startswith("weekday") and origin[1] is not None:
            return _point(simple, origin[1], False)  # the only such day of that week
        if simple.startswith("---"):
            found = day(origin[0].year, origin[0].month, int(simple[3:5]))
            return (found, found) if found else None
        return _point(simple, origin[0], False)
    if "|" in partial:
        whole, _, part = partial.partition("|")
        days = _point(whole, anchor, ahead)
        return _third(days, part) if days is not None else None
    if (match := _PART_OF_YEAR.match(partial)) or (match := _PART_OF_THAT_YEAR.match(partial)):
        year = int(match[1]) if partial[0].isdigit() else anchor.year
        letter, number = match.groups()[-2:]
        size = 3 if letter in "Qq" else 6
        if not 1 <= year <= 9999 or int(number) * size > 12:
            return None
        return month_span(year, size * int(number) - size + 1)[0], month_span(year, size * int(number))[1]
    if match := _FULL.match(partial):
        year, month, number = (int(part) if part else None for part in match.groups())
        assert year is not None
        if not 1 <= year <= 9999:
            return None
        if month is None:
            return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        if not 1 <= month <= 12:
            return None
        if number is None:
            return month_span(year, month)
        found = day(year, month, number)
        return (found, found) if found else None
    if match := _MONTH_DAY.match(partial):
        month, number = int(match[1]), int(match[2])
        years = (anchor.year + 1, anchor.year, anchor.year - 1, *(anchor.year - back for back in (2, 3, 4, 8)))
        days = [found for year in years if 0 < year < 10000 and (found := day(year, month, number))]
        found = min((one for one in days if one >= anchor), default=None) if ahead else _nearest_past(days, anchor)
        return (found, found) if found else None
    if match := _MONTH.match(partial):
        month = int(match[1])
        if not 1 <= month <= 12:
            return None
        year = (
            anchor.year
            if (month >= anchor.month if ahead else month <= anchor.month)
            else anchor.year + (1 if ahead else -1)
        )
        return month_span(year, month)
    if match := _DAY.match(partial):
        number = int(match[1])
        days = []
        for months in (0, -1, 1, -2):
            first, last = month_span(anchor.year, anchor.month + months)
            if 1 <= number <= last.day:
                days.append(first.replace(day=number))
        if ahead:
            found = min((one for one in days if one >= anchor), default=None)
        else:
            found = max((one for one in days if one <= anchor), default=None)
        return (found, found) if found else None
    if match := _WEEKDAY.match(partial):
        direction, wanted = match[1], int(match[2])
        if direction == "+" or ahead:
            found = shifted(anchor, (wanted - anchor.weekday() - 1) % 7 + 1)
        elif direction == "-":
            found = shifted(anchor, -((anchor.weekday() - wanted - 1) % 7 + 1))
        else:
            found = shifted(anchor, -((anchor.weekday() - wanted) % 7))
        return found, found
    if match := _OFFSET.match(partial):
        number, unit = int(match[1]), match[2]
        if unit in "dw":
            found = shifted(anchor, number * (7 if unit == "w" else 1))
        else:
            found = shifted_months(anchor, number * (12 if unit == "y" else 1))
        if unit == "y":
            return datetime.date(found.year, 1, 1), datetime.date(found.year, 12, 31)
        if unit == "m":
            return month_span(found.year, found.month)
        return found, found
    if match := _UNIT.match(partial):
        first, last = _unit(match[1], int(match[2]), anchor)
        if match[3] == "<":
            return (first, min(last, anchor)) if first <= anchor else (first, last)
        if match[3] == ">":
            return (max(first, anchor), last) if anchor <= last else (first, last)
        return first, last
    if match := _STRETCH.match(partial):
        number = int(match[2])
        return (shifted(anchor, -number), anchor) if match[1] == "past" else (anchor, shifted(anchor, number))
    if match := _QUARTER.match(partial):
        first_month = 3 * int(match[1]) - 2
        year = anchor.year if first_month <= anchor.month or ahead else anchor.year - 1
        return month_span(year, first_month)[0], month_span(year, first_month + 2)[1]
    return None


def resolve(partial: str, anchor: datetime.date, *, ahead: bool = False) -> Days | None:
    """The first and last day that `partial` means, counted from `anchor`; None when it cannot be read.

    `ahead` prefers the future where the words leave it open ("will meet on Friday").
    """
    if ".." not in partial:
        return _point(partial, anchor, ahead)
    left, _, right = partial.partition("..")
    first = _point(left, anchor, ahead) if left else (None, None)
    last = _point(right, anchor, ahead) if right else (None, None)
    if first is None or last is None:
        return None
    start, end = first[0], last[1]
    if start is not None and end is not None and start > end:
        return None
    return start, end


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
