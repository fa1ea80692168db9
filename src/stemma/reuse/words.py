"""Texts as normalised words that keep their offsets, and the hashed word n-grams made of them.

Two renderings of one sentence must give the same words whatever happened to quotation marks, dashes,
spaces, capitals, accents and thousands separators on the way.  A number depends on the word alone (a
polynomial modulo 2**64 over its folded characters, mixed as in SplitMix64), so that any engine and any
run makes the same numbers.

All is done on arrays of code points, many texts at once: a loop over words costs ten times as much.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.uint32]
Positions = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint32]
_Kinds = npt.NDArray[np.uint8]
_Flags = npt.NDArray[np.bool_]

#: What a character is to a word.  An ideograph or kana is a word of its own: those scripts have no spaces.
_OTHER, _SPACE, _LETTER, _DIGIT, _ACCENT, _APOSTROPHE, _POINT, _COMMA, _IDEOGRAPH = range(9)
_APOSTROPHES = frozenset("'’ʼ‘")
_IDEOGRAPHS = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF))
#: Characters below this are looked up in a table, the others (rare, or many but few different) one by one.
_TABLE = 0x3000

#: What ends a sentence: a capital right after it begins the next, whose space was lost.
_ENDINGS = np.array([ord(one) for one in '.!?…"”'], np.uint32)

#: Multiplier of the polynomials: odd, so that it has an inverse modulo 2**64 and no bit of an early term is lost.
_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)

#: Characters worked on at a time: the arrays stay in the caches of the processor, and memory is bounded.
_TOGETHER = 1 << 18
#: Characters of a word with the space after it, about; and words whose normalised form is kept at hand.
_WORD, _REMEMBERED = 8, 1 << 16


@dataclass(frozen=True)
class Words:
    """The words of one text: word `k` is text[starts[k]:ends[k]] and has the number hashes[k].

    joined[k] says that no space parts it from the word before: the later parts of a compound, of an
    address, of a text full of character entities.  capital[k] says that it begins with a capital.
    """

    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]
    hashes: Numbers
    joined: _Flags
    capital: _Flags

    def __len__(self) -> int:
        return len(self.hashes)


def words_of(text: str) -> Words:
    """The words of a text, in order; an empty text has none.

    A word is a run of letters, digits and combining accents.  Apostrophes inside it, points and commas
    between digits and the points of an abbreviation ("U.N.") are inside the word but do not count: only a point
    between digits does.
    """
    return next(iter(words_of_all([text])))


def words_of_all(texts: Sequence[str]) -> Iterator[Words]:
    """The words of each text, in order; many short ones are worked on together."""
    at = 0
    while at < len(texts):
        end, size = at, 0
        while end < len(texts) and (end == at or size + len(texts[end]) < _TOGETHER):
            size += len(texts[end]) + 1
            end += 1
        yield from _words(texts[at:end])
        at = end


def number_of(word: str) -> int:
    """The 32 bits that stand for a word in any of its renderings."""
    return int(words_of(word).hashes[0])


def numbers_of(words: Sequence[str]) -> Numbers:
    """The number of each of many words, as `number_of`; 0 for what is no single word."""
    found = [one.hashes[0] if len(one) == 1 else 0 for one in words_of_all(words)]
    return np.array(found, np.uint32)


def plain_words_of_all(texts: Sequence[str], most: int | None = None) -> Iterator[list[str]]:
    """The normalised words of each text, the first `most` of them; many short texts are worked on together."""
    some = texts if most is None else [_beginning(text, most) for text in texts]
    for text, words in zip(some, words_of_all(some), strict=True):
        spans = zip(words.starts[:most].tolist(), words.ends[:most].tolist(), strict=True)
        yield [normalised(text[start:end]) for start, end in spans]


def _beginning(text: str, words: int) -> str:
    """So much of a long text that its first so many words are whole in it."""
    size = _WORD * (words + 1)
    while 4 * size < len(text):
        part = text[:size]
        if len(words_of(part)) > words:  # the last of the part may be cut
            return part
        size *= 2
    return text


@lru_cache(maxsize=_REMEMBERED)
def normalised(word: str) -> str:
    """The form in which words are compared: folded case, no accents, apostrophes or thousands separators."""
    folded = "".join(chr(_folded(ord(one))) for one in word if _kind(one) not in (_ACCENT, _APOSTROPHE, _COMMA))
    return folded if folded[:1].isdigit() else folded.replace(".", "")


def ngrams(hashes: Numbers, n: int) -> Hashes:
    """The hash of the n words that begin at each word; shorter by n - 1, empty for a shorter text."""
    if len(hashes) < n:
        return np.zeros(0, np.uint64)
    rows = len(hashes) - n + 1
    value = np.zeros(rows, np.uint64)
    with np.errstate(over="ignore"):
        for k in range(n):
            value *= np.uint64(_BASE)
            value += hashes[k : k + rows]
            value ^= value >> np.uint64(29)
    return value


def grams_at(hashes: Numbers, places: Positions, n: int) -> Hashes:
    """The hash of the n words from each of these places on, as `ngrams` has it."""
    value = np.zeros(len(places), np.uint64)
    with np.errstate(over="ignore"):
        for k in range(n):
            value *= np.uint64(_BASE)
            value += hashes[places + k]
            value ^= value >> np.uint64(29)
    return value


# ------------------------------------------------------------------------------- characters


def _kind(character: str) -> int:
    code = ord(character)
    if character in _APOSTROPHES:
        return _APOSTROPHE
    if character in ".,":
        return _POINT if character == "." else _COMMA
    if any(low <= code <= high for low, high in _IDEOGRAPHS):
        return _IDEOGRAPH
    if 0x0300 <= code <= 0x036F:
        return _ACCENT
    if character.isspace():
        return _SPACE
    if character.isdecimal():
        return _DIGIT
    return _LETTER if character.isalnum() else _OTHER


def _folded(code: int) -> int:
    """The character that stands for this one and its capital, accented and full-width forms."""
    if _kind(chr(code)) == _IDEOGRAPH:
        return code
    plain = unicodedata.normalize("NFKD", chr(code))[:1].casefold()
    return ord(plain) if len(plain) == 1 else code


@cache
def _tables() -> tuple[_Kinds, Codes]:
    """Kind and folded form of each character below `_TABLE`."""
    return (
        np.array([_kind(chr(code)) for code in range(_TABLE)], np.uint8),
        np.array([_folded(code) for code in range(_TABLE)], np.uint32),
    )


@cache
def _capitals() -> _Flags:
    """Which of the characters below `_TABLE` are capitals."""
    return np.array([chr(code).isupper() for code in range(_TABLE)], bool)


@lru_cache(maxsize=_REMEMBERED)
def _rare(code: int) -> tuple[int, int]:
    """Kind and folded form of one of the other characters."""
    return _kind(chr(code)), _folded(code)


def _looked_up(codes: Codes) -> tuple[_Kinds, Codes]:
    kinds, folds = _tables()
    low = np.minimum(codes, np.uint32(_TABLE - 1))
    kind, fold = kinds[low], folds[low]
    high = np.flatnonzero(codes >= _TABLE)
    if len(high):
        distinct, inverse = np.unique(codes[high], return_inverse=True)
        answers = np.array([_rare(code) for code in distinct.tolist()], np.uint32)
        kind[high], fold[high] = answers[inverse, 0], answers[inverse, 1]
    return kind, fold


@cache
def _powers(base: int, count: int) -> Hashes:
    """base**0, base**1, ... modulo 2**64."""
    values = np.full(count, base, np.uint64)
    values[0] = 1
    with np.errstate(over="ignore"):
        powers: Hashes = np.cumprod(values, dtype=np.uint64)
    return powers


# ------------------------------------------------------------------------------- words


def _words(texts: Sequence[str]) -> Iterator[Words]:
    """The words of a few texts, worked on as one; a line end between them keeps their words apart."""
    codes = np.frombuffer("\n".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    kind, fold = _looked_up(codes)
    inside, own = _inside(kind), kind == _IDEOGRAPH
    # an ideograph is inside and yet a word of its own
    alone = np.concatenate(([False], own[:-1])) | own
    starts = np.flatnonzero(inside & (alone | ~np.concatenate(([False], inside[:-1]))))
    alone = np.concatenate((own[1:], [False])) | own
    ends = np.flatnonzero(inside & (alone | ~np.concatenate((inside[1:], [False])))) + 1
    hashes = _numbers(kind, fold, inside, starts, ends)
    spaces = np.concatenate((np.zeros(1, np.int32), np.cumsum(kind == _SPACE, dtype=np.int32)))
    before = np.concatenate((np.zeros(1, np.int64), ends[:-1])) if len(ends) else ends
    joined = (spaces[starts] == spaces[before]) & (kind[starts] != _IDEOGRAPH) & (starts > 0)
    capital = _capitals()[np.minimum(codes[starts], _TABLE - 1)]
    joined &= ~(capital & np.isin(codes[starts - 1], _ENDINGS))
    offset = 0
    for text in texts:
        first, last = np.searchsorted(starts, (offset, offset + len(text)))
        joined[first:last][:1] = False  # there is no word before the first
        begins, stops = starts[first:last] - offset, ends[first:last] - offset
        yield Words(
            begins.astype(np.int32), stops.astype(np.int32), hashes[first:last], joined[first:last], capital[first:last]
        )
        offset += len(text) + 1


def _inside(kind: _Kinds) -> _Flags:
    """Which characters are inside a word: those of it, and marks that join what stands on both sides."""
    core = (kind == _LETTER) | (kind == _DIGIT) | (kind == _ACCENT) | (kind == _IDEOGRAPH)
    marks = np.flatnonzero((kind >= _APOSTROPHE) & (kind <= _COMMA))
    marks = marks[(marks > 0) & (marks < len(kind) - 1)]
    left, right = kind[marks - 1], kind[marks + 1]
    word_left = (left == _LETTER) | (left == _DIGIT) | (left == _ACCENT)
    word_right = (right == _LETTER) | (right == _DIGIT) | (right == _ACCENT)
    joins = (kind[marks] == _APOSTROPHE) & word_left & word_right
    joins |= (kind[marks] != _APOSTROPHE) & (left == _DIGIT) & (right == _DIGIT)
    # the points of an abbreviation stand between letters that stand alone
    single_left = (left == _LETTER) & ~core[np.maximum(marks - 2, 0)] | (left == _LETTER) & (marks == 1)
    single_right = (right == _LETTER) & ~(core[np.minimum(marks + 2, len(kind) - 1)] & (marks + 2 < len(kind)))
    joins |= (kind[marks] == _POINT) & single_left & single_right
    core[marks[joins]] = True
    inside: _Flags = core
    return inside


def _numbers(kind: _Kinds, fold: Codes, inside: _Flags, starts: Positions, ends: Positions) -> Numbers:
    """The number of each word: a polynomial over the folded characters that count."""
    if not len(starts):
        return np.zeros(0, np.uint32)
    digits = np.concatenate(([False], kind[:-1] == _DIGIT))
    counts = inside & ((kind == _LETTER) | (kind == _DIGIT) | (kind == _IDEOGRAPH) | ((kind == _POINT) & digits))
    places = np.concatenate((np.zeros(1, np.int64), np.cumsum(counts)))
    kept = fold[counts].astype(np.uint64)
    size = 1 << max(10, len(kept).bit_length())
    with np.errstate(over="ignore"):
        terms = np.cumsum(kept * _powers(_BASE, size)[: len(kept)], dtype=np.uint64)
        sums = np.concatenate((np.zeros(1, np.uint64), terms))
        value = (sums[places[ends]] - sums[places[starts]]) * _powers(_INVERSE, size)[places[starts]]
        value ^= value >> np.uint64(30)
        value *= np.uint64(0xBF58476D1CE4E5B9)
        value ^= value >> np.uint64(27)
        value *= np.uint64(0x94D049BB133111EB)
        value ^= value >> np.uint64(31)
    numbers: Numbers = value.astype(np.uint32)
    return numbers
