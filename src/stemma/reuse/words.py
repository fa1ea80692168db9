"""A text as normalised words that keep their offsets, and the hashed word n-grams made of them.

Two renderings of one sentence must give the same words whatever happened to quotation marks, dashes,
spaces, capitals and thousands separators on the way.  Hashes depend on the words alone (BLAKE2b,
then a polynomial modulo 2**64), so that any engine and any run makes the same numbers.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Positions = npt.NDArray[np.int64]

#: Figures with their separators; dotted abbreviations ("U.N."); one ideograph or kana at a time, for
#: scripts without spaces; else a run of letters, digits and combining accents, apostrophes inside.
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTER = rf"(?:[^\W_{_IDEOGRAPHS}]|[\u0300-\u036f])"
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)+|(?:[^\W\d_{_IDEOGRAPHS}]\.){{2,}}|[{_IDEOGRAPHS}]|{_LETTER}+(?:['’ʼ‘]{_LETTER}+)*"
)
_SPACE = re.compile(r"\s")
_MARKS = str.maketrans("", "", "'’ʼ‘")

#: The multiplier of the polynomial over word hashes: odd, so that no bit of an early word is lost.
_BASE = 0x9E3779B97F4A7C15


def normalised(word: str) -> str:
    """The form in which words are compared: folded case, no apostrophes, dots or thousands separators."""
    if word.isascii():
        folded = word.lower()
    else:
        folded = unicodedata.normalize("NFKC", word).casefold()
    if folded[0].isdigit():
        return folded.replace(",", "")
    return folded.translate(_MARKS).replace(".", "")


@dataclass(frozen=True)
class Words:
    """The words of one text: word `k` is text[starts[k]:ends[k]] and has the number hashes[k].

    joined[k] says that no space parts it from the word before: the later parts of a compound, of an
    address, of a text full of character entities.
    """

    starts: Positions
    ends: Positions
    hashes: Hashes
    joined: bytearray

    def __len__(self) -> int:
        return len(self.hashes)

    @cached_property
    def numbers(self) -> list[int]:
        """The hashes as plain integers: many times faster to compare one by one."""
        return list(map(int, self.hashes.tolist()))

    @cached_property
    def packed(self) -> bytes:
        """The hashes as bytes, eight for each word: a stretch of them is a key to remember answers by."""
        return self.hashes.tobytes()


def words_of(text: str, known: dict[str, int]) -> Words:
    """The words of a text, in order; an empty text has none.

    `known` remembers the number of each word form; hand in one dictionary for many texts.
    """
    starts, ends, hashes, joined = array("q"), array("q"), array("Q"), bytearray()
    before = 0
    for match in _WORD.finditer(text):
        form = match.group()
        number = known.get(form)
        if number is None:
            number = known[form] = number_of(form)
        start, end = match.span()
        joined.append(start > 0 and not "\u3040" <= form[0] <= "\u9fff" and not _SPACE.search(text, before, start))
        starts.append(start)
        ends.append(end)
        hashes.append(number)
        before = end
    return Words(np.array(starts, np.int64), np.array(ends, np.int64), np.array(hashes, np.uint64), joined)


def plain_words(text: str, most: int | None = None) -> list[str]:
    """The normalised words of a text, the first `most` of them, for those who need no offsets."""
    known: dict[str, str] = {}
    out: list[str] = []
    for match in islice(_WORD.finditer(text), most):
        form = match.group()
        word = known.get(form)
        if word is None:
            word = known[form] = normalised(form)
        out.append(word)
    return out


def number_of(word: str) -> int:
    """The 64 bits that stand for a word in any of its renderings."""
    digest = hashlib.blake2b(normalised(word).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def ngrams(hashes: Hashes, n: int) -> Hashes:
    """The hash of the n words that begin at each word; shorter by n - 1, empty for a shorter text."""
    if len(hashes) < n:
        return np.zeros(0, np.uint64)
    rows = len(hashes) - n + 1
    value = np.zeros(rows, np.uint64)
    with np.errstate(over="ignore"):
        for k in range(n):
            value = value * np.uint64(_BASE) + hashes[k : k + rows]
            value ^= value >> np.uint64(29)
    return value
