"""Sentences: where a stop ends one and where it only ends an abbreviation.

Works on tokens, in one pass; no model.  A sentence ends at "." "!" "?" "…" or a line that ends
there, takes closing quotes and brackets with it, and never crosses a block.
"""

from __future__ import annotations

import itertools
import re

from stemma.language.lexicon import REPORTING_VERBS
from stemma.language.tokens import Word
from stemma.language.wordlist import listed
from stemma.reading.lines import fills_width

#: Tokens beyond which a sentence is cut, at a comma if one is near: such a "sentence" is a list or rubbish.
LONGEST_SENTENCE = 300

#: A line of running text is at least so long: shorter ones in capitals are headings.
_FULL_LINE = 50

#: Abbreviations that a name or number follows: the stop after them never ends a sentence.
_LEADING_ABBREVIATIONS = listed("""
adm approx apr art aug brig c ca capt cf cmdr col cpl cpt det dr drs eg esp feb fr ft gen gov hon ie insp jan jul
jun lieut lt maj mar messrs mgr mr mrs ms mt mx nov oct pg pres prof rep rev sect sen sens sep sept sgt sir st supt
viz vs
""")
_LOWER_ABBREVIATIONS = listed("approx c ca cf eg ie viz vs")
#: Abbreviations only before a number: "No. 5", but "No. They left."
_NUMBER_ABBREVIATIONS = listed("fig figs no nos p pp vol")
#: Abbreviations that may end a sentence: what follows decides.
_TRAILING_ABBREVIATIONS = listed("""
a.m ave bros co corp d.c dec dept e.g e.u est etc i.e inc jr ltd mph p.m ph.d plc sr u.a.e u.k u.n u.s u.s.a
""")
#: Words that begin a sentence after an abbreviation, for they are capitalised nowhere else in running text.
_OPENERS = listed("""
a according after all also although an and another as at because before both but by despite during each earlier even
for from he her his however if in it its last meanwhile more most my no nor not now of on one only other others our
she since so some such that the their then there these they this those though three to two under until we what when
where while who with without yesterday you
""")

_NAMELESS_OPENERS = _OPENERS - {"a", "no"}

_STOPS = frozenset(
    {".", "!", "?", "…", "...", "..", "....", "?!", "!?", "!!", "!!!", "??", "???", "。", "！", "？", "۔", "؟"}
)
_CLOSERS = frozenset({'"', "”", "’", "''", "'", ")", "]", "»"})
_OPENING_QUOTES = frozenset({'"', "“", "‘", "``", "«", "(", "[", "'"})
_NEWLINES = re.compile(r"[\n\r\u2028\u2029\x0b\x0c\x85]")


def _line_ends(text: str, end: int, following: Word, wrapped: bool) -> bool:
    """Whether the white space from `end` to the next token ends a sentence: a blank line, or a line's end."""
    if following.start <= end or (following.start == end + 1 and text[end] == " "):
        return False
    newlines = len(_NEWLINES.findall(text, end, following.start))
    return newlines >= 2 or (newlines == 1 and not wrapped and not following.text[0].islower())


def _wrapped(text: str, start: int, end: int) -> bool:
    """Whether the lines of this block were wrapped at a fixed width, so that a line end says nothing."""
    begin = max(text.rfind("\n", 0, start) + 1, start - 110)  # a block may begin inside a line, after its dateline
    sample = text[begin : min(end, start + 20_000)]
    lines = [line.strip() for line in sample.split("\n")]
    filled = [line for line in lines if line]
    if len(filled) < 2 or max(map(len, filled)) > 110:
        return False
    if sample.isupper():
        return _fills_its_lines(lines)
    lower = sum(1 for line in filled[1:] if line[0].islower())
    return (len(filled) > 3 and lower * 4 >= len(filled)) or fills_width(filled)


def _fills_its_lines(lines: list[str]) -> bool:
    """Are nearly all lines that another line follows long, and about as long as the longest?  For text in capitals."""
    longest = max(map(len, lines))
    followed = [len(line) for line, following in itertools.pairwise(lines) if line and following]
    full = sum(1 for length in followed if length * 4 >= longest * 3)
    return longest >= _FULL_LINE and bool(followed) and full * 5 >= len(followed) * 4


def _ends_with_abbreviation(words: list[Word], at: int) -> str:
    """'leading', 'number', 'trailing', 'initial' or '' for the stop that ends word `at` (alone or inside the word)."""
    text = words[at].text
    if text == ".":
        if at == 0 or words[at - 1].end != words[at].start:
            return ""
        stem = words[at - 1].text
    elif text.endswith(".") and len(text) > 1:
        stem = text[:-1]
    else:
        return ""
    lower = stem.lower()
    if lower in _NUMBER_ABBREVIATIONS and (len(stem) > 1 or stem.islower()):
        return "number"
    if lower in _TRAILING_ABBREVIATIONS:
        return "trailing"
    if lower in _LEADING_ABBREVIATIONS and (stem[0].isupper() or lower in _LOWER_ABBREVIATIONS):
        return "leading"
    if len(stem) == 1 and stem.isupper():
        return "initial"
    if "." in stem and all(len(part) <= 2 for part in stem.split(".")):
        return "trailing"
    return ""


def _speech_goes_on(words: list[Word], at: int) -> bool:
    """Whether words[at:] is the tag of a quotation that just closed: "Smith said", "Ms Ito told the BBC"."""
    for word in words[at : at + 5]:
        if word.text in REPORTING_VERBS:
            return True
        if word.text in {".", ",", ";", "!", "?"}:
            return False
    return False


def _past_closers(text: str, words: list[Word], at: int) -> tuple[int, bool]:
    """The index after the stops and closing quotes that follow the stop at `at`, and whether a quote closed."""
    count = len(words)
    after = at + 1
    while after < count and words[after].text in _STOPS and words[after].start == words[after - 1].end:
        after += 1
    quoted = False
    while after < count and words[after].text in _CLOSERS:
        if words[after].text in {'"', "'", "''"}:
            adjacent = words[after].start == words[after - 1].end
            follows = after + 1 < count and words[after + 1].start == words[after].end
            if follows and (not adjacent or words[after + 1].text[0].isalnum()):
                break  # it opens the next quotation
        quoted = quoted or words[after].text not in {")", "]"}
        after += 1
    while (
        after + 2 < count
        and words[after].text == "["
        and words[after + 1].text.isdigit()
        and words[after + 2].text == "]"
    ):
        after += 3  # the number of a note
    return after, quoted


def _ends(words: list[Word], at: int, after: int, quoted: bool) -> bool:
    """Whether a sentence ends before words[after], where the stop at `at` and its closers are behind."""
    if after >= len(words):
        return True
    word, following = words[at], words[after]
    first = following.text
    if first in _OPENING_QUOTES and after + 1 < len(words):
        first = words[after + 1].text
    if first[0].islower() or first in {",", ";", ":", "-", "–", "—", ")", "]"}:
        return False
    kind = _ends_with_abbreviation(words, at)
    if kind == "number":
        return not first[0].isdigit()
    if kind in ("leading", "initial"):
        return first.lower() in _NAMELESS_OPENERS or not first[0].isalnum()
    if kind == "trailing":
        return first.lower() in _OPENERS
    if following.start == words[after - 1].end and not quoted:
        # a lost space as in "the old market.Shelling went on"; "3.Next" and "www.Site" are none
        before = words[at - 1].text if word.text == "." and at else ""
        return len(before) > 1 and before[-1].islower() and first[0].isupper()
    return not (quoted and word.text in {"!", "?"} and _speech_goes_on(words, after))


def _cut(words: list[Word], first: int, last: int) -> list[tuple[int, int]]:
    """first..last in pieces of at most LONGEST_SENTENCE tokens."""
    pieces = []
    while last - first > LONGEST_SENTENCE:
        limit = first + LONGEST_SENTENCE
        at = next(
            (index + 1 for index in range(limit - 1, limit - 60, -1) if words[index].text in {",", ";", ":", "—", "–"}),
            limit,
        )
        pieces.append((first, at))
        first = at
    pieces.append((first, last))
    return pieces


def split_sentences(text: str, words: list[Word], start: int, end: int) -> list[tuple[int, int]]:
    """Token ranges (first, last exclusive) of the sentences of one block, in order, tiling `words`.

    `words` are the block's tokens, `start`..`end` its characters.  No word, no sentence.
    """
    if not words:
        return []
    wrapped = _wrapped(text, start, end)
    ranges: list[tuple[int, int]] = []
    first = 0
    at = 0
    count = len(words)
    while at < count:
        word = words[at]
        boundary = 0
        if word.text in _STOPS or (word.text[-1] == "." and len(word.text) > 1):
            after, quoted = _past_closers(text, words, at)
            if _ends(words, at, after, quoted):
                boundary = after
            at = after - 1
        if not boundary and at + 1 < count and _line_ends(text, words[at].end, words[at + 1], wrapped):
            boundary = at + 1
        if boundary:
            ranges.extend(_cut(words, first, boundary))
            first = at = boundary
        else:
            at += 1
    if first < count:
        ranges.extend(_cut(words, first, count))
    return ranges
