"""Calendar dates as newsrooms write them, and lines that are nothing but a date.

Years are needed for a known day; without one the date is partial ("--12-05").  An all-numeric date
whose day and month could be swapped is given as the interval from the one reading to the other.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
            ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"),
            ("november", "nov"), ("december", "dec"),
        ),
        1,
    )
    for name in names
}  # fmt: skip

_MONTH = rf"(?P<{{}}>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?)"
_DATE = re.compile(
    rf"""(?<![\w/.-])(?:
      (?P<iso_y>(?:19|20)\d\d)-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)
    | (?P<yf_y>(?:19|20)\d\d)[ ]{_WEEKDAY}[ ]?,[ ]?(?P<yf_d>\d{{1,2}})[ ]{_MONTH.format("yf_m")}
    | (?:{_WEEKDAY},?[ ])?(?P<dm_d>\d{{1,2}})(?:st|nd|rd|th)?(?:[ ]of)?[ ]{_MONTH.format("dm_m")}(?:,?[ ](?P<dm_y>(?:19|20)\d\d|\d\d(?![\d:])))?
    | (?:{_WEEKDAY},?[ ])?{_MONTH.format("md_m")}[ ](?P<md_d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:,?[ ](?P<md_y>(?:19|20)\d\d))?
    | (?P<a>\d{{1,2}})(?P<sep>[ ]?[/.][ ]?)(?P<b>\d{{1,2}})(?P=sep)(?P<num_y>(?:19|20)\d\d|(?<=/)\d\d(?![\d:.])|(?<=/[ ])\d\d(?![\d:.]))
    )(?![\w/])""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}\s?[:.]\s?\d\d(?:\s?:\s?\d\d)?(?:\s?[ap]\.?m\b\.?|[ap]\b)?|\b\d{1,2}\s?[ap]\.?m\b\.?"
    r"|\b(?:GMT|UTC|BST|E[SD]T|C[SD]T|M[SD]T|P[SD]T|CES?T|IST|ET|PT)\b(?:\s?[+-]\d{1,2}(?::?\d\d)?)?|\b[+-]\d\d:?\d\d\b",
    re.IGNORECASE,
)
_AGO = re.compile(r"\b(?:\d{1,3}|an?|one)\s(?:second|minute|hour|day|week|month|year)s?\sago\b", re.IGNORECASE)
_WEEKDAY_WORD = re.compile(rf"\b{_WEEKDAY}", re.IGNORECASE)

#: Words that may stand beside the date in a line that gives the date of the report.
DATE_LINE_WORDS = frozenset(
    {
        "at", "created", "date", "first", "issued", "last", "modified", "on", "posted", "publication",
        "published", "release", "released", "time", "update", "updated", "uploaded",
    }
)  # fmt: skip
#: Time zones that may stand alone behind another one.
ZONES = frozenset(
    {"bst", "cdt", "cest", "cet", "cst", "edt", "est", "et", "gmt", "ist", "mdt", "mst", "pdt", "pst", "pt", "utc"}
)
_UPDATE = re.compile(r"\b(?:updated?|modified)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")

#: Longest line that can be a date line, in characters.
MAX_DATE_LINE = 140


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at start..end of the searched text: `first`..`last` when the year is known, else `partial`."""

    start: int
    end: int
    first: datetime.date | None
    last: datetime.date | None
    partial: str | None = None


def find_dates(text: str) -> list[FoundDate]:
    """All dates of the text that exist in the calendar, in order.  Give it lines, not whole documents."""
    found = []
    for match in _DATE.finditer(text):
        date = _read(match)
        if date is not None:
            found.append(date)
    return found


def _read(match: re.Match[str]) -> FoundDate | None:
    group = match.groupdict()
    span = match.span()
    if group["num_y"]:
        year, a, b = _full_year(int(group["num_y"])), int(group["a"]), int(group["b"])
        readings = [_day(year, b, a)] if "." in group["sep"] else [_day(year, b, a), _day(year, a, b)]
        days = sorted({day for day in readings if day is not None})
        return FoundDate(*span, days[0], days[-1]) if days else None
    for prefix in ("iso", "yf", "dm", "md"):
        if group[f"{prefix}_d"]:
            month_text = group[f"{prefix}_m"]
            month = int(month_text) if month_text.isdigit() else MONTHS[month_text.lower()]
            day_number, year_text = int(group[f"{prefix}_d"]), group[f"{prefix}_y"]
            if year_text is None:
                known = _day(2000, month, day_number)
                return FoundDate(*span, None, None, f"--{month:02}-{day_number:02}") if known else None
            day = _day(_full_year(int(year_text)), month, day_number)
            return FoundDate(*span, day, day) if day else None
    return None


def _full_year(year: int) -> int:
    """Two digits stand for a year from 1970 to 2069."""
    return year if year >= 100 else year + (1900 if year >= 70 else 2000)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def date_line(line: str) -> FoundDate | None:
    """The date of a line that says nothing else ("Published: Monday, 2 May 2016, 10:20 GMT"); else None.

    Of several dates the first that does not follow "updated" is taken.  A line of a date without a
    year and without a word such as "Published" is no date line: it may be a heading.
    """
    if len(line) > MAX_DATE_LINE or not any(char.isdigit() for char in line):
        return None
    dates = find_dates(line)
    if not dates:
        return None
    rest = line
    for date in reversed(dates):
        rest = rest[: date.start] + " " + rest[date.end :]
    rest = _WEEKDAY_WORD.sub(" ", _AGO.sub(" ", _CLOCK.sub(" ", rest)))
    words = [word.lower() for word in _WORD.findall(rest)]
    words = [word for word in words if word not in ZONES]
    if any(word not in DATE_LINE_WORDS for word in words) or any(char.isdigit() for char in rest):
        return None
    chosen = next((date for date in dates if not _UPDATE.search(line[max(0, date.start - 20) : date.start])), dates[0])
    if chosen.first is None and not words:
        return None
    return chosen


def has_timestamp(line: str) -> bool:
    """Whether the line carries a full date with a year together with a clock time: the mark of an item in a list."""
    return any(date.first for date in find_dates(line)) and _CLOCK.search(line) is not None


def iso_interval(value: str) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of an ISO year, month, day or time stamp, or of a date written out; None if it is neither."""
    value = value.strip()
    match = re.match(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?=$|[T ])", value)
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
        if year is None or not 1 <= year <= 9999:
            return None
        if day is not None and month is not None:
            known = _day(year, month, day)
            return (known, known) if known else None
        if month is not None:
            first = _day(year, month, 1)
            after = _day(year + month // 12, month % 12 + 1, 1)
            return (first, after - datetime.timedelta(days=1)) if first and after else None
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    compact = re.match(r"(\d{4})(\d\d)(\d\d)(?=$|T)", value)
    if compact:
        known = _day(*map(int, compact.groups()))
        return (known, known) if known else None
    dates = [date for date in find_dates(value[:200]) if date.first and date.last]
    if dates and dates[0].first and dates[0].last:
        return dates[0].first, dates[0].last
    return None
