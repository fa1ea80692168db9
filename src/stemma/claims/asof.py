"""The day a figure speaks of: from a time in its clause, the time it was said, or the report's day.

Never the date of a caption.  A time that the text leaves without a year or an anchor is kept with its
`partial`, for the ledger to complete.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.claims.words import Word
from stemma.language.lexicon import REPORTING_VERBS
from stemma.records import Annotation, Document, Time, TimeInterval

_REPORTED = frozenset({"title", "standfirst", "body", "dateline"})
_BREAKS = frozenset(",;:—–")
_NEAR_VERB = 5
#: Words before a time that make it the start of a period and not the day of the figure.
_SINCE = frozenset({"since"})


def _interval(time: Time, words: Sequence[Word] = ()) -> TimeInterval | None:
    value = time.value
    if value is None or time.duration_days is not None:
        return None
    return replace(value, start_offset=time.start, end_offset=time.end)


def said_time(document: Document, annotation: Annotation) -> TimeInterval | None:
    """When the report's sources spoke: the first time next to a verb of saying in its own text."""
    times = [time for time in annotation.times if time.value is not None and time.duration_days is None]
    if not times:
        return None
    tokens = annotation.tokens
    at = 0
    for sentence in annotation.sentences:
        while at < len(times) and times[at].start < sentence.start:
            at += 1
        if sentence.block not in _REPORTED:
            continue
        i = at
        while i < len(times) and times[i].start < sentence.end:
            time = times[i]
            i += 1
            for index in range(sentence.first, sentence.last):
                token = tokens[index]
                if token.end <= time.start and time.start - token.end < 30 and token.text.lower() in REPORTING_VERBS:
                    between = tokens[index + 1 : index + 1 + _NEAR_VERB]
                    if any(word.start >= time.start for word in between) or index + 1 + _NEAR_VERB >= len(tokens):
                        value = _interval(time)
                        if value is not None:
                            return value
    return None


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
        if t.value is not None and t.duration_days is None and not any(a <= t.start < b for a, b in barred)
    ]
    if not usable or not words:
        return None, ""
    start, end = words[first].start, words[last - 1].end
    left, right = _part(words, first, last)
    inside = [t for t in usable if left <= t.start < right]
    if inside:
        nearest = min(inside, key=lambda t: (t.start - end if t.start >= end else start - t.end + 1, t.start))
        return _interval(nearest), "a time in its clause"
    opening = [t for t in usable if t.end <= start and t.start - words[0].start < 40]
    if opening:
        return _interval(opening[-1]), "the time that opens its sentence"
    before = [t for t in usable if t.end <= start]
    after = [t for t in usable if t.start >= end]
    if after:
        return _interval(after[0]), "the time of its sentence"
    return _interval(before[-1]), "the time of its sentence"


def _part(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """The offsets of the part between breaks that holds words[first:last]."""
    i = first
    while i > 0 and not (words[i - 1].text in _BREAKS and not words[i].glued):
        i -= 1
    j = last
    while j < len(words) and not (words[j].text in _BREAKS and (j + 1 >= len(words) or not words[j + 1].glued)):
        j += 1
    return words[i].start, words[j - 1].end
