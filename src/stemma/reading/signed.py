"""Lines that give the date of a report with its outlet or author: "Falmouth Courier, 25 October 2032".

Such a line stands over or under the headline.  Without a date it would be a name, without a name a date
line; with anything else beside the two it is a caption or a sentence, and none of these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.reading.dates import DATE_LINE_WORDS, MAX_DATE_LINE, ZONES, FoundDate, date_line, find_dates
from stemma.reading.lines import Line

#: Words that end or open the names of papers, agencies and stations.
OUTLET_WORDS = frozenset({
    "advertiser", "argus", "bulletin", "chronicle", "courier", "daily", "dispatch", "echo", "examiner", "express",
    "gazette", "globe", "guardian", "herald", "independent", "inquirer", "journal", "ledger", "mail", "mercury",
    "messenger", "mirror", "monitor", "news", "newspaper", "observer", "online", "post", "press", "radio", "record",
    "register", "reporter", "review", "sentinel", "standard", "star", "sun", "telegraph", "television", "times", "today",
    "tribune", "tv", "weekly", "wire", "world",
})  # fmt: skip
_DOMAIN = re.compile(r"^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|news|[a-z]{2})$", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?(?=\W*$)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;:|/·•()–—]\s*|\s+-\s+|\s{3,}")
_SMALL = frozenset({"&", "and", "at", "by", "de", "for", "in", "of", "on", "the", "van", "von"})
#: No name has more words than this.
_NAME_WORDS = 6


@dataclass(frozen=True, slots=True)
class Signed:
    """The date of such a line, and the outlet when one of its names is one."""

    date: FoundDate
    outlet: str | None


def signed_line(line: Line) -> Signed | None:
    """The date and outlet of a line that is nothing but names and one full date at its beginning or end; else None."""
    text = line.text
    if line.long or len(text) > MAX_DATE_LINE or date_line(text) is not None:
        return None
    dates = find_dates(text)
    if len(dates) != 1 or dates[0].first is None:
        return None
    before, after = _stripped(text[: dates[0].start]), _stripped(text[dates[0].end :])
    if before and after:
        return None
    rest = before or after
    names = [name for name in _BETWEEN.split(rest.strip()) if name]
    if not 1 <= len(names) <= 3 or not all(_is_name(name) for name in names):
        return None
    if before and not _BETWEEN.search(text[len(before.rstrip(" ,;:|/·•()–—-")) : dates[0].start]):
        return None  # "Falmouth 25 October 2032": a heading or a caption as well as not
    outlets = [name for name in names if _is_outlet(name)]
    return Signed(dates[0], outlets[0] if len(outlets) == 1 else None)


def _stripped(part: str) -> str:
    """The part without clock times, zones, weekdays and the words of date lines at the side of the date."""
    part = _WEEKDAY.sub(" ", _CLOCK.sub(" ", part))
    words = part.split()
    while words and words[-1].strip(",.:;|()").lower() in DATE_LINE_WORDS | ZONES | {""}:
        words.pop()
    while words and words[0].strip(",.:;|()").lower() in ZONES | {"", "-", "–", "—", "·", "•", "/"}:
        words.pop(0)
    kept = " ".join(words)
    return part if kept and len(words) == len(part.split()) else kept


def _is_name(name: str) -> bool:
    """Is it a name by its form: few words, every long one capitalised, no number, no full stop at its end?"""
    words = name.split()
    if not words or len(words) > _NAME_WORDS or any(char.isdigit() for char in name) or name.endswith((".", "!", "?")):
        return False
    if len(words) == 1 and _DOMAIN.match(words[0]):
        return True
    if not words[0][:1].isupper() or not words[-1][:1].isupper():
        return False
    return all(word[:1].isupper() or word in _SMALL for word in words)


def _is_outlet(name: str) -> bool:
    words = [word.lower() for word in name.split()]
    if len(words) == 1:
        return _DOMAIN.match(name) is not None
    return words[-1] in OUTLET_WORDS or words[0] in OUTLET_WORDS or (words[0] == "the" and words[1] in OUTLET_WORDS)
