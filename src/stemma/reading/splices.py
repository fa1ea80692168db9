"""Parts of another article spliced into a report: the sites of some outlets glue neighbouring stories together.

One kind of evidence never suffices.  The vocabulary and the names must stop going on from what came
before (the cohesion drop of TextTiling, Hearst 1997, measured against everything said so far), not
come back later, and the break itself must show: an opening that points back to somebody the report
never mentioned, an agency's place opening in mid text, sentences stuck together without a space, or a
closing credit just before.  A missed splice costs less than a good half of a report thrown away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.reading.furniture import Label
from stemma.reading.lines import Line
from stemma.reading.places import place_opening
from stemma.reading.words import FUNCTION_WORDS

#: Words that the report must have before a splice, and the splice itself.
WORDS_BEFORE = 80
WORDS_AFTER = 80

#: Words of the window behind a candidate break.
WINDOW_WORDS = 150

#: The window may share this part of what the report's own paragraphs usually share with the text before them.
DROP = 0.72
#: With two kinds of evidence at the break, or a hard one, this much is allowed.
LOOSE_DROP = 0.85
#: The window's names may be known from before to this share.
KNOWN_NAMES = 0.5

_CLITICS = re.compile(r"['’]s?$")
_GLUED = re.compile(r"[a-z]{3}[.!?][\"”]?[A-Z][a-z]+\s[a-z]")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s")
_POINTING = frozenset(
    {
        "he", "her", "hers", "him", "his", "it", "its", "she", "their", "them", "these", "they", "this",
        "those",
    }
)  # fmt: skip
_CONNECTING = frozenset(
    {
        "also", "although", "but", "he", "however", "instead", "it", "moreover", "she", "still", "then",
        "therefore", "they", "though", "too",
    }
)  # fmt: skip
_NOUN_ENDING = re.compile(r"^[a-z][a-z-]{3,}$")


@dataclass(frozen=True, slots=True)
class Splice:
    """Body lines from this line index on belong to another article."""

    first: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Terms:
    words: frozenset[str]
    names: frozenset[str]
    count: int


def find_splice(lines: list[Line], body: list[int], labels: dict[int, Label]) -> Splice | None:
    """Where another article begins that runs to the end of the body; None when nothing is sure enough.

    `body` are the indices of the lines not labelled otherwise.  Linear in the length of the text but
    for the number of candidate breaks times the window, both bounded by it.
    """
    terms = [_terms(lines[i]) for i in body]
    habit = _norms(terms)
    total = sum(term.count for term in terms)
    before = 0
    seen: set[str] = set()
    names: set[str] = set()
    for at, i in enumerate(body):
        if at >= 2 and before >= WORDS_BEFORE and total - before >= WORDS_AFTER:
            verdict = _verdict(lines, body, terms, at, seen, names, habit[at], labels)
            if verdict:
                return Splice(i, verdict)
        before += terms[at].count
        seen |= terms[at].words
        names |= terms[at].names
    return None


def _verdict(
    lines: list[Line],
    body: list[int],
    terms: list[_Terms],
    at: int,
    seen: set[str],
    names: set[str],
    norm: float,
    labels: dict[int, Label],
) -> str | None:
    signs, hard = _signs(lines, body, at, seen, labels)
    if not signs:
        return None
    window = _window(terms, at)
    share = _known(window.words, seen)
    known_names = _known(window.names, names) if len(window.names) >= 3 else 0.0
    limit = LOOSE_DROP if hard or len(signs) > 1 else DROP
    if share > limit * norm or known_names > KNOWN_NAMES:
        return None
    return (
        f"another article from here: {' and '.join(signs)}; {share:.0%} of its words were used before, "
        f"{norm:.0%} is usual here, and {known_names:.0%} of its names"
    )


def _signs(
    lines: list[Line], body: list[int], at: int, seen: set[str], labels: dict[int, Label]
) -> tuple[list[str], bool]:
    """The kinds of evidence at the break, and whether one of them is hard."""
    line = lines[body[at]]
    signs = []
    hard = False
    opening = place_opening(line)
    if opening is not None:
        signs.append("a place opening in mid text")
        hard = True
    between = [labels[j] for j in range(body[at - 1] + 1, body[at]) if j in labels]
    if any(label.kind == "credit" for label in between):
        signs.append("a closing credit before it")
        hard = True
    pointing = _dangling(line, seen)
    if pointing:
        signs.append(f'an opening that points back to nothing ("{pointing}")')
    glued_before = any(_GLUED.search(lines[j].text) for j in body[:at])
    if signs and not glued_before and any(_GLUED.search(lines[j].text) for j in body[at : at + 4]):
        signs.append("sentences stuck together")
    return signs, hard


def _dangling(line: Line, seen: set[str]) -> str | None:
    """The definite opening ("The mountaineers however ... them") none of whose nouns was used before."""
    if line.long or line.text[:1] in "\"“'‘«":
        return None
    first = _SENTENCE_END.split(line.text[:400], maxsplit=1)[0]
    words = re.findall(r"[^\W\d_]+", first)
    lower = [word.lower() for word in words]
    if len(words) < 6 or lower[0] not in {"the", "these", "those"}:
        return None
    phrase: list[str] = []
    for word in lower[1:5]:
        if word in FUNCTION_WORDS or word in _CONNECTING or not _NOUN_ENDING.match(word):
            break
        phrase.append(word)
    noun = phrase[:2]
    if not noun or any(_stem(word) in seen for word in noun):
        return None
    if not any(word in _CONNECTING for word in lower[1:6]):
        return None
    pointed = any(word in _POINTING for word in lower[len(noun) + 1 : 16])
    return " ".join(words[: len(noun) + 1]) if pointed else None


def _norms(terms: list[_Terms]) -> list[float]:
    """For every line, the mean share of known words over the lines before it that had something before them."""
    norms = [1.0] * len(terms)
    seen: set[str] = set()
    total = 0.0
    number = 0
    count = 0
    for at, term in enumerate(terms):
        norms[at] = total / number if number else 0.5
        if count >= WORDS_BEFORE // 2 and len(term.words) >= 5:
            total += _known(term.words, seen)
            number += 1
        seen |= term.words
        count += term.count
    return norms


def _window(terms: list[_Terms], at: int) -> _Terms:
    words: set[str] = set()
    names: set[str] = set()
    count = 0
    for term in terms[at:]:
        words |= term.words
        names |= term.names
        count += term.count
        if count >= WINDOW_WORDS:
            break
    return _Terms(frozenset(words), frozenset(names), count)


def _known(words: frozenset[str], seen: set[str]) -> float:
    return sum(1 for word in words if word in seen) / len(words) if words else 1.0


def _terms(line: Line) -> _Terms:
    words, names = set(), set()
    previous_end = True
    for match in re.finditer(r"[^\W_]+(?:['’-][^\W_]+)*", line.text):
        word = match[0]
        lower = _CLITICS.sub("", word.lower())
        if lower not in FUNCTION_WORDS and (len(lower) > 2 or word.isupper()):
            words.add(_stem(lower))
            if word[0].isupper() and not previous_end:
                names.add(_stem(lower))
        tail = line.text[match.end() : match.end() + 2]
        previous_end = tail[:1] in '.!?:"“”'
    return _Terms(frozenset(words), frozenset(names), len(line.words))


def _stem(word: str) -> str:
    """A word without its commonest endings: enough to see that it was used before."""
    for ending in ("ing", "ies", "ied", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
