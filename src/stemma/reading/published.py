"""When a report was published, as an interval with the evidence; None when nothing states it.

Order of belief: the date that came with the record, the page's structured data, the date line or place
opening of the text, the date in its address.  Dates in captions, link lists and copyright notes are
never looked at.
"""

from __future__ import annotations

import datetime
import re

from stemma.reading.dates import FoundDate, iso_interval
from stemma.records import TimeInterval

_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/", re.IGNORECASE)
_PATH_DATE = re.compile(r"[/_-]((?:19|20)\d\d)[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_PATH_COMPACT = re.compile(r"[/_-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")


def given_date(value: str | None) -> TimeInterval | None:
    """The interval of the field `published` of a record; None when it is absent or no date."""
    interval = iso_interval(value) if value else None
    return TimeInterval(*interval, basis=f'given with the text: "{value}"') if interval else None


def listed_date(value: str | None) -> TimeInterval | None:
    """The interval of the date that a feed or site map gives for the report; None when there is none."""
    interval = iso_interval(value) if value else None
    return TimeInterval(*interval, basis=f'the feed or list that names it: "{value}"') if interval else None


def stated_date(found: FoundDate, text: str, offset: int, what: str) -> TimeInterval:
    """The interval of a date that the text states; `offset` is where the searched words begin in the document."""
    start, end = offset + found.start, offset + found.end
    return TimeInterval(
        found.first,
        found.last,
        f'{what} "{text[start:end]}"',
        start_offset=start,
        end_offset=end,
        partial=found.partial,
    )


def address_date(url: str | None) -> TimeInterval | None:
    """The day in the address of a page ("/2015/09/13/"); the time stamp of an archive's copy is not one."""
    if not url:
        return None
    path = original_address(url)
    for pattern in (_PATH_DATE, _PATH_COMPACT):
        match = pattern.search(path)
        if match:
            try:
                day = datetime.date(*map(int, match.groups()))
            except ValueError:
                continue
            return TimeInterval(day, day, basis=f'address "{match[0]}"')
    return None


def original_address(url: str) -> str:
    """The address without the prefix of a web archive, cut at 2,000 characters."""
    return _ARCHIVE.sub("", url[:2000])


def evidence(*candidates: TimeInterval | None) -> tuple[TimeInterval, ...]:
    """What there is, in the order of belief: known dates as given, then partial ones."""
    found = [candidate for candidate in candidates if candidate is not None]
    return tuple(sorted(found, key=lambda candidate: not candidate.known))
