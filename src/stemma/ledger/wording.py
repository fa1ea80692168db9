"""Words of a stretch of text made comparable: content words, crudely stemmed, with their figures kept apart.

Re-translated and reworded sentences share stems rather than forms ("pursued", "pursuing"); stemming
only strips English inflection and the commonest derivations, so that no table is needed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache

from stemma.claims.numerals import ONES, TENS
from stemma.language.lexicon import FUNCTION_WORDS, REPORTING_VERBS

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
#: Words and numbers; "%" and "per cent" are one word, as house styles have it.
_SPOKEN = re.compile(r"per\s?cent\b|%|\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:[-'’.][^\W\d_]+)*", re.IGNORECASE)
_OPENING_NO = re.compile(r"(?:^|(?<=[.!?“\"]))\s*(?:no|yes|well),\s", re.IGNORECASE)
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ingly",
    "edly",
    "ings",
    "ing",
    "ied",
    "ies",
    "ed",
    "ers",
    "er",
    "es",
    "s",
    "ly",
)
_NO_CONTENT = FUNCTION_WORDS | frozenset(REPORTING_VERBS) | frozenset({"mr", "mrs", "ms", "new"})
_LONGEST = 20_000


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """Lower case, straight apostrophes, single spaces, no possessive ending, no leading article."""
    text = " ".join(text.replace("’", "'").casefold().split())
    text = re.sub(r"'s\b|(?<=s)'(?=\s|$)", "", text)
    text = re.sub(r"\s+'s\b", "", text)
    return re.sub(r"^(?:the|a|an)\s+", "", text).strip(" .,;:\"'()[]“”‘")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The word without its inflection, at least three letters of it; unchanged when there is none."""
    word = word.casefold().replace("’", "'")
    if word.endswith("'s"):
        word = word[:-2]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            root = word[: -len(ending)]
            if ending in ("ied", "ies"):
                return root + "y"
            if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiosl":
                root = root[:-1]
            return root.removesuffix("e") if len(root) > 3 else root
    return word.removesuffix("e") if len(word) > 4 else word


def words_in(text: str) -> Iterator[str]:
    """Words in order, as written; numbers are left out."""
    for match in _WORD.finditer(text[:_LONGEST]):
        yield match.group()


def spoken_words(text: str) -> Iterator[str]:
    """Words and figures in order, in lower case, as any house writes them: "1,200" is 1200, "twelve" 12, "%" percent.

    "One" stays a word; "no," and "yes," that only open an answer are left out.
    """
    for match in _SPOKEN.finditer(_OPENING_NO.sub(" ", text[:_LONGEST])):
        word = match.group().casefold().replace("’", "'")
        if word == "%" or (word.startswith("per") and word.removeprefix("per").strip() == "cent"):
            yield "percent"
        elif word[0].isdigit():
            yield re.sub(r",(?=\d{3}\b)", "", word)
        else:
            yield _figure_word(word)


@lru_cache(maxsize=1 << 14)
def _figure_word(word: str) -> str:
    ten, _, one = word.partition("-")
    if word == "one":
        return word  # a pronoun as often as a number
    if word in ONES or word in TENS:
        return f"{ONES.get(word) or TENS.get(word) or 0}"
    return str(TENS[ten] + ONES[one]) if ten in TENS and one in ONES else word


def is_figure(word: str) -> bool:
    """One of `spoken_words` that is a number; a scale ("million") is none."""
    return word[:1].isdigit()


def content_stems(text: str) -> list[str]:
    """Stems of the content words in order: no function words, no verbs of saying, no numbers."""
    return [stem(word) for word in words_in(text) if word.casefold() not in _NO_CONTENT and len(word) > 1]


def containment(a: Iterable[Hashable], b: Iterable[Hashable]) -> float:
    """Share of the smaller set that the larger one has too; 0 when either is empty."""
    one, other = set(a), set(b)
    if not one or not other:
        return 0.0
    return len(one & other) / min(len(one), len(other))


def overlap_share(a: Iterable[Hashable], b: Iterable[Hashable]) -> float:
    """Shared words against all words of both (Jaccard); 0 when either is empty."""
    one, other = set(a), set(b)
    return len(one & other) / len(one | other) if one and other else 0.0


def day(date: datetime.date) -> str:
    """A date as a reader writes it: 27 December 2017."""
    return f"{date.day} {date:%B} {date.year}"
