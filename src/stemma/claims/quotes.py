"""Quotation marks paired into quotes: one linear pass that survives any text.

Marks are paired inside a paragraph only, so that one that is missing spoils one paragraph and not the
report.  What cannot be paired is repaired where convention says how (a quote of several paragraphs opens
each of them and closes the last alone) and dropped elsewhere.  Only outermost quotes are returned: a
quote inside a quote belongs to the words of the outer speaker.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from stemma.reading.lines import wrapping_breaks

#: Marks that only open, and marks that only close; the straight one does both.
OPENING = "“„«"
CLOSING = "”»"
#: With the typewriter pairs of tokenized corpora and old wire copy: two backquotes open, two apostrophes close.
_DOUBLE = re.compile(r"""["“”„«»]|``|''""")
_SINGLE = re.compile("['‘’]")
_SENTENCE_END = ".!?…:;"
_BEFORE_OPENING = "([{—–-/"
_AFTER_WORDS = ".,!?…;:)—–"
#: A comma before a short phrase and "said": where a quotation ends whose closing mark is missing.
_CUED = re.compile(
    r"(?<=[\w.’'])[,!?](?=\s(?:(?:[\w.’'-]+\s){1,5}(?:added|adds|said|says)|(?:said|says)\s[\w.’'-]+)\b)"
)
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words: `start`..`end` with their marks, `inner_start`..`inner_end` without.

    `closed` is False when the paragraph ended before the quote did; `continues` when the quote goes on
    with the words of the one before it, which was left open at the end of its paragraph.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    continues: bool = False
    words: int = 0


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph: lines, where a line that was merely wrapped is joined to the next.

    A line break counts as wrapping when neither side of it is blank, the line before it does not end a
    sentence or a quote, and the line after it goes on in lower case; in hard-wrapped text any break does that no
    blank line follows.
    """
    inside = wrapping_breaks(text)
    spans: list[tuple[int, int]] = []
    start = 0
    at = text.find("\n")
    while at >= 0:
        following = text[at + 1 : at + 2]
        before = text[at - 1 : at]
        wrapped = following.islower() and before not in ("", "\n") and before not in _SENTENCE_END + '"”»'
        if not wrapped and at not in inside:
            spans.append((start, at))
            start = at + 1
        at = text.find("\n", at + 1)
    spans.append((start, len(text)))
    return [(first, last) for first, last in spans if first < last]


def pair_quotes(text: str) -> list[Quote]:
    """The outermost quotes of a text, in order, never overlapping; [] for a text without any."""
    found: list[Quote] = []
    open_ended: Quote | None = None
    for start, end in paragraphs(text):
        quotes = _double(text, start, end)
        quotes = _merge(quotes, _single(text, start, end, quotes))
        if quotes and open_ended is not None and not text[start : quotes[0].start].strip():
            quotes[0] = replace(quotes[0], continues=True)
        if text[start:end].strip():
            last = quotes[-1] if quotes else None
            open_ended = last if last is not None and not last.closed else None
        found.extend(quotes)
    return [replace(q, words=_count_words(text, q.inner_start, q.inner_end)) for q in found]


def _count_words(text: str, start: int, end: int, enough: int = 50) -> int:
    """Words between two offsets, counted up to `enough`: nothing asks for more."""
    count = 0
    for _ in _WORD.finditer(text, start, end):
        count += 1
        if count >= enough:
            break
    return count


def _direction(text: str, at: int, start: int, end: int) -> int:
    """1 when the mark at this place opens, -1 when it closes, 0 when its surroundings do not say."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    mark = text[at]
    spaced_before, spaced_after = before.isspace() or before in _BEFORE_OPENING, after.isspace()
    if mark in CLOSING:
        return -1
    if mark in OPENING:
        # A typist's slip: an opening mark with a space after it and words before it closes.
        return -1 if spaced_after and at > start and not text[at + 1 : at + 2].strip() and _ends_words(text, at) else 1
    if spaced_before and not spaced_after:
        return 1
    if not spaced_before and (spaced_after or after in _AFTER_WORDS):
        return -1
    return 0


def _of_pair(text: str, mark: str, at: int, start: int) -> int:
    """The same for two backquotes, which open, and two apostrophes, which open only before a word."""
    opens = mark == "``" or ((at == start or text[at - 1].isspace()) and text[at + 2 : at + 3].isalnum())
    return 1 if opens else -1


def _ends_words(text: str, at: int) -> bool:
    """Does the mark stand right after words that a comma or full stop ends (one space apart at most)?"""
    before = text[max(0, at - 2) : at].rstrip()
    return before[-1:] in tuple(",.!?")


def _double(text: str, start: int, end: int) -> list[Quote]:
    """Double marks of one paragraph, by a stack; what is left open at its end is repaired."""
    stack: list[tuple[int, list[Quote]]] = []
    found: list[Quote] = []
    first = True
    for match in _DOUBLE.finditer(text, start, end):
        at, mark = match.start(), match.group()
        direction = _direction(text, at, start, end) if len(mark) == 1 else _of_pair(text, mark, at, start)
        if direction == 0:
            direction = -1 if stack else 1
        if direction > 0:
            stack.append((at, []))
        elif stack:
            opened, _ = stack.pop()
            quote = Quote(opened, match.end(), opened + (2 if text[opened] in "`'" else 1), at)
            (stack[-1][1] if stack else found).append(quote)
        elif first and _ends_words(text, at) and text[start:at].strip():
            begin = at - len(text[start:at].lstrip())
            found.append(Quote(begin, match.end(), begin, at))
        first = False
    if stack:
        found.extend(_unclosed(text, stack, end))
    return found


def _unclosed(text: str, stack: list[tuple[int, list[Quote]]], end: int) -> list[Quote]:
    """Repair of marks that nothing closes in their paragraph.

    The quotes inside them stand on their own; the last mark of all, when no quote follows it, opens a
    quote that runs to who said it, else to the end of the paragraph.
    """
    kept = [quote for _, inside in stack for quote in inside]
    opened, inside = stack[-1]
    stop = opened + len(text[opened:end].rstrip())
    cued = _CUED.search(text, opened, end)
    if cued is not None and not inside:
        return [
            *kept,
            Quote(opened, cued.end(), opened + 1, cued.end(), closed=False),
        ]  # "We stay, he said. They stayed.
    if not inside and stop > opened + 1:
        kept.append(Quote(opened, stop, opened + 1, stop, closed=False))
    return kept


def _single(text: str, start: int, end: int, taken: list[Quote]) -> list[Quote]:
    """Single marks as British papers use them; an apostrophe is told from a mark by its surroundings."""
    found: list[Quote] = []
    opened = weak = -1
    blocked = iter([*taken, Quote(end, end, end, end)])
    block = next(blocked)
    for match in _SINGLE.finditer(text, start, end):
        at = match.start()
        while block.end <= at < end and block.start < end:
            block = next(blocked)
        if block.start <= at < block.end:
            continue
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        opens = text[at] != "’" and (before.isspace() or before in _BEFORE_OPENING + ",") and after.isalnum()
        closes = text[at] != "‘" and not before.isspace() and not after.isalnum()
        if opens:
            if opened >= 0 and weak >= 0:
                found.append(Quote(opened, weak + 1, opened + 1, weak))
            opened, weak = at, -1
        elif closes and opened >= 0:
            if before in ".,!?…":
                found.append(Quote(opened, at + 1, opened + 1, at))
                opened = weak = -1
            elif weak < 0:
                weak = at
    if opened >= 0 and weak >= 0:
        found.append(Quote(opened, weak + 1, opened + 1, weak))
    return found


def _merge(one: list[Quote], other: list[Quote]) -> list[Quote]:
    """Both lists in order, without the quotes that lie in or across another."""
    kept: list[Quote] = []
    for quote in sorted([*one, *other], key=lambda q: (q.start, -q.end)):
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return kept
