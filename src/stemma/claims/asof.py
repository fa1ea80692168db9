"""The day a figure speaks of: from a time in its clause, the time it was said, or the report's day.

Never the date of a caption.  A time that the text leaves without a year or an anchor is kept with its
`partial`, for the ledger to complete.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from stemma.claims.words import Word, lower_at
from stemma.language.lexicon import REPORTING_VERBS
from stemma.records import Annotation, Document, Time, TimeInterval, Token

#: End of the basis of a time that a figure has only because somebody in the report spoke then.
GUESSED_DAY = "the day its sources spoke"
_REPORTED = frozenset({"body", "dateline", "standfirst", "title"})
#: Words that, like a verb of saying, make the time after them the time of speech: "a statement issued on Wednesday".
_OCCASIONS = frozenset({"briefing", "conference", "interview", "issued", "published", "released", "statement"})
_BREAKS = frozenset(",;:—–")
#: Before "from 700" or "against 700" these make the number the one compared with.
_BEFORE_COMPARED = frozenset({",", "as", "down", "up"})
_NEAR_VERB = 5
#: Partial times that name one day: a weekday, a date, today or a few days from it.
_ONE_DAY = re.compile(r"weekday:-?\d+$|--\d\d-\d\d$|---\d\d$|offset:[+-][0-6]d(?:@|$)")
_WEEKDAY = re.compile(r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|earlier)\b")
_EARLIER = re.compile(r"(?i)(?:a|one)\s+year\s+(?:ago|before|earlier|previously)$")
#: "over the past three years", "in recent weeks": the length of a period up to now, which dates nothing.
_WINDOW = re.compile(
    r"(?i)\b(?:past|last|recent|previous|coming|next)\b.*\b(?:decades?|years|months|weeks|days|hours|minutes)\b"
)


def _interval(time: Time, words: Sequence[Word] = ()) -> TimeInterval | None:
    """The interval a time gives to a figure; "since 2014 when ..." closes on the year it names."""
    value = time.value
    if value is None or time.duration_days is not None:
        return None
    if (
        value.end is None
        and value.start is not None
        and time.text.lower().startswith("since")
        and _when_follows(time, words)
    ):
        year = value.start.month == 1 and value.start.day == 1 and str(value.start.year) in time.text
        end = datetime.date(value.start.year, 12, 31) if year else value.start
        return replace(value, end=end, start_offset=time.start, end_offset=time.end)
    return replace(value, start_offset=time.start, end_offset=time.end)


def _when_follows(time: Time, words: Sequence[Word]) -> bool:
    following = [word.lower for word in words if word.start >= time.end][:2]
    return "when" in following


def _dates(time: Time, words: Sequence[Word]) -> bool:
    """Can the time date a figure?  Lengths of time cannot, nor a period that only begins somewhere."""
    if time.value is None or time.duration_days is not None or _WINDOW.search(time.text):
        return False
    return not time.text.lower().startswith("since") or _when_follows(time, words)


def _one_day(time: Time) -> bool:
    value = time.value
    if value is None or time.duration_days is not None:
        return False
    if value.partial is not None:
        return _ONE_DAY.match(value.partial) is not None
    return value.start is not None and value.start == value.end


def said_time(document: Document, annotation: Annotation) -> TimeInterval | None:
    """The day the report's sources spoke: the first day named next to a verb of saying.

    Only the report's own text counts.  Weekdays win over dates, since a report dates what is said now by
    weekday and what was said earlier by date; what somebody "had said" is past.
    """
    times = [time for time in annotation.times if _one_day(time)]
    tokens = annotation.tokens
    first_date: TimeInterval | None = None
    at = 0
    for sentence in annotation.sentences:
        while at < len(times) and times[at].start < sentence.start:
            at += 1
        if at >= len(times):
            break
        if sentence.block not in _REPORTED:
            continue
        for time in times[at:]:
            if time.start >= sentence.end:
                break
            if not _next_to_saying(tokens[sentence.first : sentence.last], time):
                continue
            if _WEEKDAY.search(time.text):
                return _interval(time)
            first_date = first_date or _interval(time)
    return first_date


def _next_to_saying(tokens: Sequence[Token], time: Time) -> bool:
    """Does a verb of saying stand within a few words before the time, or right after it and a subject?"""
    before = [i for i, token in enumerate(tokens) if token.end <= time.start][-_NEAR_VERB:]
    for i in before:
        word = tokens[i].text.lower()
        if (word in REPORTING_VERBS and tokens[i].tag in ("VERB", "")) or word in _OCCASIONS:
            return not (i and tokens[i - 1].text.lower() == "had")
    return False


def find_as_of(
    words: Sequence[Word], times: Sequence[Time], first: int, last: int, barred: Sequence[tuple[int, int]] = ()
) -> tuple[TimeInterval | None, str]:
    """(the time of the clause that dates words[first:last], how it was found).

    Same comma-separated part first, the nearest time in it; then an opening phrase ("On 9 January,");
    then the part that names who said it; None when the sentence has no time for it.
    """
    usable = [
        t
        for t in times
        if _dates(t, words) and not any(a <= t.start < b for a, b in barred) and not _compared_between(words, last, t)
    ]
    if not usable or not words:
        return None, ""
    start, end = words[first].start, words[last - 1].end
    earlier = _year_earlier(times, usable, end)
    if earlier is not None:
        return earlier, "the time before, a year earlier"
    left, right = _part(words, first, last)
    inside = [t for t in usable if left <= t.start < right and not _since_between(words, last, t)]
    if inside:
        nearest = min(inside, key=lambda t: (t.start - end if t.start >= end else start - t.end + 1, t.start))
        return _interval(nearest, words), "a time in its clause"
    opening = [t for t in usable if t.end <= start and t.start - words[0].start < 40]
    if opening:
        return _interval(opening[-1], words), "the time that opens its sentence"
    after = [t for t in usable if t.start >= end and not _since_between(words, last, t)]
    if after:
        return _interval(after[0], words), "the time of its sentence"
    before = [t for t in usable if t.end <= start]
    return (_interval(before[-1], words), "the time of its sentence") if before else (None, "")


def _year_earlier(times: Sequence[Time], usable: Sequence[Time], end: int) -> TimeInterval | None:
    """The period before a figure's own "a year earlier": "$412 million in the first quarter, from $377 million a year earlier"."""
    own = next((t for t in times if end <= t.start <= end + 2), None)
    if own is None or not _EARLIER.match(own.text) or (own.value is not None and own.value.start is not None):
        return None
    before = [t for t in usable if t.end <= end and t.value is not None and not _one_day(t)]
    value = before[-1].value if before else None
    if value is None or value.start is None or value.end is None:
        return None
    start, stop = (
        day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
        for day in (value.start, value.end)
    )
    return replace(value, start=start, end=stop, start_offset=own.start, end_offset=own.end)


def _compared_between(words: Sequence[Word], last: int, time: Time) -> bool:
    """ "9,000 have crossed, compared with 4,000 in 2021", "more are at work than in 2023": the time is the other's."""
    for i in range(last, len(words)):
        word, following = words[i], words[min(i + 1, len(words) - 1)]
        if word.start >= time.start or word.text in (";", ":"):
            return False
        if word.lower in ("compared", "versus") or (word.lower == "than" and following.kind != "number"):
            return True
        if word.lower in ("against", "from") and following.kind == "number" and words[i - 1].lower in _BEFORE_COMPARED:
            return True
    return False


def compared_with(words: Sequence[Word], first: int) -> bool:
    """Is the figure at words[first] what another is compared with: "up from 700", "compared with 4,000"?"""
    opener, before = lower_at(words, first - 1), lower_at(words, first - 2)
    return (opener in ("to", "with") and before == "compared") or (opener == "from" and before in ("down", "up"))


def _since_between(words: Sequence[Word], last: int, time: Time) -> bool:
    """ "27 people since the dike broke on 20 April": the time begins the count, it does not date it."""
    for word in words[last:]:
        if word.start >= time.start:
            return False
        if word.lower == "since":
            return True
    return False


def purpose_after(words: Sequence[Word], last: int) -> tuple[int, int] | None:
    """What money is for, right after words[..last]: "2 million to rebuild the pier before the winter"; None without it.

    A time in it dates what is to be done, not the sum.
    """
    for i in range(last, len(words) - 1):
        if words[i].text in _BREAKS:
            return None
        if words[i].lower == "to" and words[i + 1].tag == "VERB":
            return words[i].start, words[-1].end
    return None


def _part(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """The offsets of the part between breaks that holds words[first:last]."""
    i = first
    while i > 0 and not (words[i - 1].text in _BREAKS and not words[i].glued):
        i -= 1
    j = last
    while j < len(words) and not (words[j].text in _BREAKS and (j + 1 >= len(words) or not words[j + 1].glued)):
        j += 1
    return words[i].start, words[j - 1].end
