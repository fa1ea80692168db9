"""Times of a document: find the expressions, decide what each counts from, work out the days."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stemma.language.gazetteer import MONTHS, WEEKDAYS
from stemma.language.lexicon import REPORTING_VERBS
from stemma.language.times.calendar import resolve
from stemma.language.times.durations import UNITS, length
from stemma.language.times.grammar import may_begin, read_time
from stemma.language.times.seasons import FEAST_TRIGGERS, SEASONS
from stemma.language.times.words import Reading, Words
from stemma.language.wordlist import listed
from stemma.records import Anchor, Document, Sentence, Time, TimeInterval, Token

#: Tokens before the word that gives a time away within which its expression begins.
_REACH = 7
#: Characters of notation beyond which a chain of "the next day", "two days later" is given up.
_LONGEST_CHAIN = 60
_TRIGGER_WORDS = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | frozenset(UNITS)
    | frozenset(SEASONS)
    | FEAST_TRIGGERS
    | listed("afternoon ago earlier evening half later morning overnight q1 q2 q3 q4 today tomorrow tonight yesterday")
)
_TRIGGER_SHAPE = re.compile(
    r"(?:early-|mid-|late-)?(?:1\d|20)\d\ds?$|\d{1,4}[/.]\d{1,2}[/.]\d{1,4}$|\d{1,2}(?:st|nd|rd|th)$|[1-9]0s$"
    r"|\d{4}/\d\d(?:\d\d)?$|fy\d\d(?:\d\d)?(?:/\d\d)?$"
)
_TRIGGER_STARTS = ("early-", "mid-", "late-", "fy")
_ORDINALS = listed(
    """
eighteenth eighth eleventh fifteenth fifth first fourteenth fourth nineteenth ninth second seventeenth seventh
sixteenth sixth tenth third thirteenth thirtieth twelfth twentieth
"""
)
_OPENING_QUOTES = frozenset({"“", "«", "``"})
_CLOSING_QUOTES = frozenset({"”", "»", "''"})
_QUOTE_MARK = re.compile("[“”«»\"]|``|''")
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "must"})
_PLANS = listed("due expected hopes hoping intends plan planned planning plans scheduled set slated")
_SINGLE_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d[<>]?$|---\d\d$|weekday[+=-]?:\d$|offset:[+-]\d+d$")
_SINGLE_MONTH = re.compile(r"(?:\d{4}|-)-\d\d[<>]?$|month:[+-]?\d+$|offset:[+-]\d+m$")
_SINGLE_YEAR = re.compile(r"\d{4}$|year:[+-]?\d+$|offset:[+-]\d+y$")
_GRAINS = "dmy"


class _Found(NamedTuple):
    first: int
    reading: Reading


def _triggers(words: Words) -> Iterator[int]:
    for index, low in enumerate(words.low):
        if (
            low in _TRIGGER_WORDS
            or ((low[0].isdigit() or low.startswith(_TRIGGER_STARTS)) and _TRIGGER_SHAPE.match(low))
            or (low in _ORDINALS and index and words.low[index - 1] in ("the", "-"))
        ):
            yield index


def _expressions(words: Words) -> Iterator[_Found]:
    """The time expressions of one sentence, left to right, none inside another."""
    done = 0
    tried: dict[int, Reading | None] = {}
    for trigger in _triggers(words):
        if trigger < done:
            continue
        for start in range(max(done, trigger - _REACH), trigger + 1):
            if not may_begin(words.low[start]):
                continue
            if start not in tried:
                tried[start] = read_time(words, start)
            reading = tried[start]
            if reading is not None and reading.end > trigger:
                yield _Found(start, reading)
                done = reading.end
                break
        else:
            continue


def _durations(words: Words, taken: Sequence[bool]) -> Iterator[tuple[int, int, float]]:
    """Lengths of time that are no part of an expression found before: (first, end, days)."""
    done = 0
    for trigger, low in enumerate(words.low):
        if low not in UNITS or trigger < done or taken[trigger]:
            continue
        for start in range(max(done, trigger - _REACH), trigger):
            found = length(words.low, start)
            if found is None or found.end != trigger + 1 or any(taken[start : found.end]):
                continue
            if words.low[start] in ("a", "an") and found.end - start == 2 and not _measures(words, start):
                continue
            if words.at(found.end) in ("old", "of") and (
                words.at(found.end) == "old" or words.at(found.end + 1) == "age"
            ):
                continue
            yield start, found.end, found.days
            done = found.end
            break


def _measures(words: Words, at: int) -> bool:
    """Whether "a year" at `at` is a length ("for a year", "after a week"), not a rate ("$5 a year") or a mere noun."""
    return words.at(at - 1) in (
        "for", "within", "after", "than", "about", "nearly", "almost", "over", "in", "of", "just", "around", "only", "spent",
    )  # fmt: skip


def _plans(words: Words, at: int) -> bool:
    """Whether token `at` announces: "due on", "plans to", "scheduled for", "is to meet"."""
    if words.low[at] in ("is", "are"):
        return words.at(at + 1) == "to"
    return words.low[at] in _PLANS and words.at(at + 1) in ("to", "for", "on", "in", "at")


def _may_come(words: Words, at: int, time: int) -> bool:
    """Whether a modal at `at` says what may come by a date: "could run dry by September"; not "could have"."""
    if words.low[at] not in ("could", "may", "might", "would") or words.tags[at] not in ("AUX", "VERB"):
        return False
    return words.at(at + 1) != "have" and words.low[time] in ("before", "by", "until", "till")


def _speaks_of_future(words: Words, at: int) -> bool:
    """Whether the verb next to the expression looks ahead: "will meet on Friday", "is due on Monday"."""
    for index in range(at - 1, max(at - 14, -1), -1):
        low, tag = words.low[index], words.tags[index]
        if low in _FUTURE or _plans(words, index) or _may_come(words, index, at):
            return True
        if tag == "VERB" and index and words.low[index - 1] in _FUTURE:
            return True
        if tag in ("VERB", "AUX"):
            window = words.low[max(index - 4, 0) : index]
            if any(word in _FUTURE for word in window) or any(
                _plans(words, near) for near in range(max(index - 4, 0), index)
            ):
                return True
            if "to" not in window and low != "be":
                return False
    return any(low in _FUTURE for low in words.low[at : at + 12])


def _quoted(texts: Sequence[str], inside: bool) -> tuple[list[bool], bool]:
    """For each token whether it stands inside double quotes, and the state at the end."""
    flags = []
    for text in texts:
        if text in _OPENING_QUOTES:
            inside = True
        elif text in _CLOSING_QUOTES:
            inside = False
        elif text == '"':
            inside = not inside
        flags.append(inside)
    return flags, inside


class _Anchors:
    """What a time counts from as the text goes on: the publication, the last day told, the day something was said."""

    def __init__(self, document: Document) -> None:
        self.day: datetime.date | None = None
        self.basis = ""
        self.partial = ""
        published = document.published
        if published is not None:
            first, last = published.start, published.end
            if first is not None and last is not None and (last - first).days <= 3:
                self.day = last
            elif not published.known and published.partial and _SINGLE_DAY.match(published.partial):
                self.partial = published.partial
        self._told: dict[str, tuple[str, int]] = {}  # grain -> notation of the last point told as fine, its sentence
        self.said = ""  # notation of the day of the last dated utterance
        self._said_in = -99
        self._sentence = 0

    def next_sentence(self) -> None:
        self._sentence += 1

    def next_block(self) -> None:
        """A caption's own date is no anchor for other text."""
        self._told.clear()
        self._said_in = -99

    def tell(self, notation: str, grain: str) -> None:
        """A day tells its month and year too; a chain of "the next day" without end tells nothing any more."""
        for one in _GRAINS[_GRAINS.index(grain) :]:
            self._told[one] = (notation, self._sentence if len(notation) <= _LONGEST_CHAIN else -99)

    def told(self, grain: str) -> str:
        """The last point told so finely within three sentences, or ""."""
        notation, sentence = self._told.get(grain, ("", -99))
        return notation if self._sentence - sentence <= 3 else ""

    def say(self, notation: str) -> None:
        self.said, self._said_in = notation, self._sentence

    @property
    def speaking(self) -> bool:
        """Whether the day of an utterance was told here or in the two sentences before."""
        return self._sentence - self._said_in <= 2


def _grain(notation: str) -> str:
    """ "d", "m" or "y" where the notation is of one day, month or year; "" for stretches and ranges."""
    step = notation.partition("@")[0]
    return (
        "d"
        if _SINGLE_DAY.match(step)
        else "m"
        if _SINGLE_MONTH.match(step)
        else "y"
        if _SINGLE_YEAR.match(step)
        else ""
    )


def _needs(notation: str) -> str:
    """How fine a point this notation counts from: "two days later" from a day, "two years later" from a year."""
    base = notation.partition("..")[0].rpartition("@")[2]
    if base.startswith("month:") or re.match(r"offset:[+-]\d+m", base):
        return "m"
    return "y" if base.startswith("year:") or re.match(r"offset:[+-]\d+y", base) else "d"


def _absolute(notation: str) -> bool:
    """Whether every side of the notation counts, in the end, from a day written in full."""
    return all(
        ":" not in base and "--" not in base for base in (side.rpartition("@")[2] for side in notation.split(".."))
    )


def _rebased(notation: str, base: str) -> str:
    """Every relative side of the notation counted from `base`; months and days without a year too."""
    sides = notation.split("..")
    return "..".join(f"{side}@{base}" if side and not _absolute(side) else side for side in sides)


def _interval(
    notation: str, anchors: _Anchors, base: str, ahead: bool, surface: str, span: tuple[int, int], source: str
) -> TimeInterval:
    """The time as an interval, or as a partial when no day is known to count from."""
    if ahead:
        notation = re.sub(r"weekday=?:(\d)", r"weekday+:\1", notation)
    if base and base != notation:
        notation = _rebased(notation, base)
        ahead = False  # the day to count from lies behind
    elif anchors.partial and not _absolute(notation):
        notation = _rebased(notation, anchors.partial)
    basis = f"“{surface}”" + (f" counted from {source}" if source else "")
    if _absolute(notation):
        days = resolve(notation, datetime.date(2000, 1, 1))
        if days is not None:
            return TimeInterval(*days, basis if source else f"{basis}, written in full", *span)
    elif anchors.day is not None:
        days = resolve(notation, anchors.day, ahead=ahead)
        if days is not None:
            return TimeInterval(*days, f"{basis}, publication on {anchors.day.isoformat()}", *span)
    return TimeInterval(None, None, f"{basis}: no day known to count from", *span, notation)


def _words(tokens: Sequence[Token]) -> Words:
    texts = [token.text for token in tokens]
    low = [text.lower() for text in texts]
    return Words(
        texts,
        [word[:-1] if len(word) > 2 and word[-1] == "." else word for word in low],
        [token.tag for token in tokens],
    )


def _surface(text: str) -> str:
    return " ".join(text.split())


def _may_hold_time(tokens: Iterable[Token]) -> bool:
    for token in tokens:
        low = token.text.lower()
        if low in _TRIGGER_WORDS or low[:-1] in _TRIGGER_WORDS or low[0].isdigit() or low in _ORDINALS:
            return True
        if low.startswith(_TRIGGER_STARTS):
            return True
    return False


def find_times(document: Document, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> list[Time]:
    """The time expressions and lengths of time of a document, in text order, never overlapping.

    Times count from the document's publication when that is known to the day; inside quotation
    marks from the day the words are said to have been uttered, when the same or the two sentences
    before say ("told the paper on March 3: 'Until today ...'"); "the next day" from the last day
    told.  What lacks such a day keeps its notation in `value.partial`.  A caption's own date is
    no anchor for other text.
    """
    found: list[Time] = []
    anchors = _Anchors(document)
    inside = False
    block = None
    for sentence in sentences:
        if sentence.block != block:
            block, inside = sentence.block, False
            anchors.next_block()
        part = tokens[sentence.first : sentence.last]
        if _QUOTE_MARK.search(document.text, sentence.start, sentence.end):
            quoted, inside = _quoted([token.text for token in part], inside)
        else:
            quoted = [inside] * len(part)
        if sentence.end < len(document.text) and document.text[sentence.end] in "\n\r":
            inside = False
        anchors.next_sentence()
        if not _may_hold_time(part):
            continue
        found.extend(_times_of(document, part, _words(part), quoted, anchors))
    return found


def _times_of(
    document: Document, part: Sequence[Token], words: Words, quoted: Sequence[bool], anchors: _Anchors
) -> list[Time]:
    expressions = [
        one for one in _expressions(words) if one.reading.relative != "ahead" or _speaks_of_future(words, one.first)
    ]
    reports = any(low in REPORTING_VERBS for low, flag in zip(words.low, quoted, strict=True) if not flag)
    if reports:
        for first, reading in expressions:
            if not quoted[first] and _SINGLE_DAY.match(reading.notation):
                anchors.say(reading.notation)
    times: list[Time] = []
    taken = [False] * len(part)
    for first, reading in expressions:
        taken[first : reading.end] = [True] * (reading.end - first)
        span = (part[first].start, part[reading.end - 1].end)
        surface = document.text[span[0] : span[1]]
        base = ""
        anchor: Anchor = "publication"
        source = ""
        if _absolute(reading.notation):
            anchor = "none"
        elif reading.relative == "text":
            anchor = "text"
            base = anchors.told(_needs(reading.notation))
            if not base:
                times.append(Time(document.id, *span, surface, None, anchor))
                continue
            source = f"the time told before ({base})"
        elif quoted[first] and reading.relative != "":
            anchor = "utterance"
            if anchors.speaking:
                base, source = anchors.said, f"the day of the utterance ({anchors.said})"
        ahead = reading.relative == "ahead" or _speaks_of_future(words, first)
        value = _interval(reading.notation, anchors, base, ahead, _surface(surface), span, source)
        times.append(Time(document.id, *span, surface, value, anchor))
        grain = _grain(reading.notation)
        if grain:
            anchors.tell(_rebased(reading.notation, base) if base else reading.notation, grain)
    for first, end, days in _durations(words, taken):
        span = (part[first].start, part[end - 1].end)
        times.append(Time(document.id, *span, document.text[span[0] : span[1]], None, "none", days))
    times.sort(key=lambda time: time.start)
    return times
