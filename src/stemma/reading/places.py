"""Place openings ("OSLO, Norway (AP) - ") that newsrooms set before the first sentence of a report."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.reading.dates import FoundDate, find_dates
from stemma.reading.lines import Line

_CAPITAL_WORD = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'’-]+"
_CAPITAL_PLACE = rf"{_CAPITAL_WORD}(?:[ /]{_CAPITAL_WORD}){{0,3}}"
_TITLE_PLACE = r"[A-Z\u00c0-\u00de][\w.'’-]*(?:[ /][A-Z\u00c0-\u00de][\w.'’-]*){0,3}"
_CALENDAR = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*\b)"
_REGION = rf"(?:, ?(?!{_CALENDAR}){_TITLE_PLACE}){{0,2}}"
_TAG = r"(?: ?\([^()\n]{2,40}\))"
_WHEN = r"(?:,? ?(?P<when>[^()\s–—|][^()\n–—|]{2,30}?))"
_DASH = r" ?(?:--+|[–—|]|-(?=\s|$)|:(?= ))\s*"
#: "OSLO - ", "PARIS, Texas (AP) — ", "CAIRO, Dec 3 (Xinhua) -- ": a place in capitals, then a dash.
_CAPITAL_DASH = re.compile(rf"(?P<place>{_CAPITAL_PLACE}){_REGION}{_WHEN}??(?P<tag>{_TAG})?{_DASH}")
#: "Nairobi (AFP) - ", "Quito, Dec 3 (Reuters) - ": a place in small letters needs the tag.
_TITLE_DASH = re.compile(rf"(?P<place>{_TITLE_PLACE}){_REGION}{_WHEN}??(?P<tag>{_TAG}){_DASH}")
#: "LIMA, PERU The minister ...": two places in capitals and no dash.
_CAPITAL_PAIR = re.compile(rf"(?P<place>{_CAPITAL_PLACE}, {_CAPITAL_PLACE})\s+(?=[\"“‘'«„]?[A-Z][a-z\u00df-\u00ff ])")
#: Months and weekdays may stand between place and dash, and years and day numbers.
_WHEN_OK = re.compile(
    r"^(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d|[.,/ ])+$",
    re.IGNORECASE,
)


#: Words in capitals that open lines and are no places.
NOT_PLACES = frozenset(
    {
        "ANALYSIS", "BREAKING", "CLARIFICATION", "COMMENTARY", "CORRECTION", "DEVELOPING", "EDITORIAL", "EXCLUSIVE",
        "EXPLAINER", "GRAPHIC", "INTERVIEW", "LIVE", "NEW", "NEWS", "NOTE", "OPINION", "ORIGINAL", "PHOTO", "PHOTOS",
        "RELATED", "REPORT", "REVIEW", "STORY", "UPDATE", "UPDATED", "UPDATES", "URGENT", "VIDEO", "VIDEOS", "WATCH",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceOpening:
    """A place opening: its length in the line, white space after it included, and the date in it, if any."""

    length: int
    date: FoundDate | None
    tagged: bool


def place_opening(line: Line) -> PlaceOpening | None:
    """The place (with date and agency tag) that opens the line, split off from the sentence after it; else None."""
    head = line.text[:140]
    capitals_only = not any(char.islower() for char in line.text[:400])
    for pattern in (_CAPITAL_DASH, _TITLE_DASH, _CAPITAL_PAIR):
        match = pattern.match(head)
        if match is None:
            continue
        groups = match.groupdict()
        when, tag = groups.get("when"), groups.get("tag")
        dates = find_dates(when) if when else []
        if when and not _WHEN_OK.match(when.strip()):
            continue
        if capitals_only and not (tag or dates):
            continue
        if match["place"].split()[0].strip(".,:") in NOT_PLACES:
            continue
        if ":" in match[0] and not tag:
            continue
        if pattern is not _CAPITAL_PAIR and len(match["place"]) < 3:
            continue
        return PlaceOpening(match.end(), dates[0] if dates else None, tag is not None)
    return None


def lone_place(line: Line) -> bool:
    """Whether the line is a place in capitals and nothing else ("OTTAWA", "OSLO, Norway -")."""
    text = line.text
    if len(text) > 60 or not 1 <= len(line.words) <= 5:
        return False
    if len(text) < 4 or line.words[0] in NOT_PLACES:
        return False
    return re.fullmatch(rf"{_CAPITAL_PLACE}{_REGION}\s?[-–—|:]?", text) is not None
