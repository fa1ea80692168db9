"""Parts of another article spliced into a report: the sites of some outlets glue neighbouring stories together.

One kind of evidence never suffices.  The vocabulary and the names must stop going on from what came
before (the cohesion drop of TextTiling, Hearst 1997, measured against everything said so far and
against what is usual in this report), the subject of the headline or lead must not come back, and the
break itself must show: an opening that points back to somebody the report never mentioned, an agency's
place opening in mid text, sentences stuck together without a space, or a closing credit just before.
A missed splice costs less than a good half of a report thrown away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.reading.dates import date_line
from stemma.reading.furniture import Label
from stemma.reading.lines import Line
from stemma.reading.opening import byline, looks_like_headline
from stemma.reading.places import place_opening
from stemma.reading.words import FUNCTION_WORDS

#: Words that the report must have before a splice, and the splice itself.
WORDS_BEFORE = 80
WORDS_AFTER = 60

#: Words, and lines at most, of the window behind a candidate break.
WINDOW_WORDS = 150
WINDOW_LINES = 30

#: The window may share this part of what the report's own paragraphs usually share with the text before
#: them: with one kind of evidence at the break, and with two.
DROP = 0.6
LOOSE_DROP = 0.8

#: The window's names may be known from before to this share.
KNOWN_NAMES = 0.4

#: The subject's words (headline, else lead): the share that the report must have before the break, and the
#: shares that the window and all that follows may have at most.
SUBJECT_BEFORE = 0.5
SUBJECT_WINDOW = 0.34
SUBJECT_AFTER = 0.6

#: Reasons of credit lines that close a report.
CLOSING_CREDITS = frozenset({"contributed to the report", "sign-off line", "with agencies", "with reporting by"})

_CLITICS = re.compile(r"['’]s?$")
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_GLUED = re.compile(r"[a-z]{3}[.!?][\"”]?[A-Z][a-z]+\s[a-z]")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s")
#: Words that set a sentence against the one before it, or draw a conclusion from that.
_CONNECTING = frozenset({"however", "instead", "moreover", "nevertheless", "therefore", "though"})
_REPORTING = re.compile(r"\b(?:said|says|told|added|adding|according|reported|announced)\b")
_NOUN_LIKE = re.compile(r"^[a-z][a-z-]{3,}$")


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


def find_splice(lines: list[Line], body: list[int], labels: dict[int, Label], headline: str | None) -> Splice | None:
    """Where another article begins that runs to the end of the body; None when nothing is sure enough.

    `body` are the indices of the lines not labelled otherwise; the subject is the headline or, without
    one, the first body line.  Candidate breaks are the lines that show a sign, so the cost is that of
    reading the text once and the window behind each of those.
    """
    if len(body) < 3:
        return None
    terms = [_terms(lines[i].text, len(lines[i].words)) for i in body]
    subject = (_terms(headline, 0) if headline else terms[0]).words
    norms = _norms(terms)
    later = {word: at for at, term in enumerate(terms) for word in term.words}  # the last line that has it
    glued = next((at for at, i in enumerate(body) if _GLUED.search(lines[i].text)), len(body))
    total = sum(term.count for term in terms)
    before = 0
    seen: set[str] = set()
    names: set[str] = set()
    for at in range(len(body)):
        if at >= 2 and before >= WORDS_BEFORE and total - before >= WORDS_AFTER:
            signs = _signs(lines, body, at, seen, labels, glued)
            reason = _drop(terms, at, seen, names, norms[at], len(signs)) if signs else None
            if reason and _subject_lost(subject, seen, terms, at, later):
                return Splice(
                    _with_headline(lines, body, at), f"another article from here: {' and '.join(signs)}; {reason}"
                )
        before += terms[at].count
        seen |= terms[at].words
        names |= terms[at].names
    return None


def _drop(terms: list[_Terms], at: int, seen: set[str], names: set[str], norm: float, signs: int) -> str | None:
    """The drop of vocabulary and names at the break in words; None when it is no drop."""
    window = _window(terms, at)
    share = _known(window.words, seen)
    known_names = _known(window.names, names) if len(window.names) >= 3 else 0.0
    if share > (LOOSE_DROP if signs > 1 else DROP) * norm or known_names > KNOWN_NAMES:
        return None
    return f"{share:.0%} of its words were used before ({norm:.0%} is usual here), and {known_names:.0%} of its names"


def _subject_lost(subject: frozenset[str], seen: set[str], terms: list[_Terms], at: int, later: dict[str, int]) -> bool:
    """Whether what the headline speaks of was there before the break and is gone after it."""
    after = sum(1 for word in subject if later.get(word, -1) >= at) / len(subject) if subject else 1.0
    return (
        _known(subject, seen) >= SUBJECT_BEFORE
        and _known(subject, set(_window(terms, at).words)) <= SUBJECT_WINDOW
        and after <= SUBJECT_AFTER
    )


def _signs(
    lines: list[Line], body: list[int], at: int, seen: set[str], labels: dict[int, Label], glued: int
) -> list[str]:
    """The kinds of evidence at the break, in words; none without one that is not the glue alone.

    `glued` is the first place in the body where sentences are stuck together.
    """
    line = lines[body[at]]
    signs = []
    if place_opening(line) is not None:
        signs.append("a place opening in mid text")
    elif _headed(lines, line.index):
        signs.append("a headline in mid text")
    between = [labels[j] for j in range(body[at - 1] + 1, body[at]) if j in labels]
    if any(label.kind == "credit" and label.reason in CLOSING_CREDITS for label in between):
        signs.append("a closing credit before it")
    pointing = _dangling(line, seen)
    if pointing:
        signs.append(f'an opening that points back to nothing ("{pointing}")')
    if signs and at <= glued < at + 4:
        signs.append("sentences stuck together after it")
    return signs


def _with_headline(lines: list[Line], body: list[int], at: int) -> int:
    """The line that the other article begins with: a headline over the break belongs to it."""
    before = lines[body[at - 1]]
    if body[at - 1] == body[at] - 1 and looks_like_headline(before) and not before.ends_sentence:
        return before.index
    return body[at]


def _headed(lines: list[Line], i: int) -> bool:
    """Whether the line is a headline in mid text: its form, and a date line, byline or place right under it."""
    line = lines[i]
    if line.ends_sentence or i + 1 >= len(lines) or not looks_like_headline(line):
        return False
    under = lines[i + 1]
    return date_line(under.text) is not None or byline(under) or place_opening(under) is not None


def _dangling(line: Line, seen: set[str]) -> str | None:
    """A definite subject of which no word was used before, tied to a sentence that is not there.

    "The mountaineers however had left": no mountaineers so far, and "however" to what?
    """
    if line.long or not line.text.startswith(("The ", "These ", "Those ")):
        return None
    first = _SENTENCE_END.split(line.text[:400], maxsplit=1)[0]
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", first)]
    if len(words) < 6 or _REPORTING.search(first) or '"' in first or "“" in first:
        return None
    phrase: list[str] = []
    for word in words[1:5]:
        if word in FUNCTION_WORDS or word in _CONNECTING or not _NOUN_LIKE.match(word):
            break
        phrase.append(word)
    rest = words[1 + len(phrase) :]
    if not phrase or any(_stem(word) in seen for word in phrase[:2]):
        return None
    return " ".join(["The", *phrase[:2]]) if _CONNECTING & set(rest[:3]) else None


def _norms(terms: list[_Terms]) -> list[float]:
    """For every line, the mean share of known words over the lines before it that had something before them."""
    norms = []
    seen: set[str] = set()
    total = 0.0
    number = count = 0
    for term in terms:
        norms.append(total / number if number else 0.5)
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
    for term in terms[at : at + WINDOW_LINES]:
        words |= term.words
        names |= term.names
        count += term.count
        if count >= WINDOW_WORDS:
            break
    return _Terms(frozenset(words), frozenset(names), count)


def _known(words: frozenset[str], seen: set[str]) -> float:
    return sum(1 for word in words if word in seen) / len(words) if words else 1.0


def _terms(text: str, count: int) -> _Terms:
    """Stems of the content words, and those of capitalised words that do not begin a sentence."""
    words, names = set(), set()
    opening = True
    for match in _TOKEN.finditer(text):
        word = match[0]
        lower = _CLITICS.sub("", word.lower())
        if lower not in FUNCTION_WORDS and (len(lower) > 2 or word.isupper()):
            stem = _stem(lower)
            words.add(stem)
            if word[0].isupper() and not opening:
                names.add(stem)
        opening = text[match.end() : match.end() + 1] in {".", "!", "?", ":", '"', "“", "”"}
    return _Terms(frozenset(words), frozenset(names), count)


def _stem(word: str) -> str:
    """A word without its commonest endings: enough to see that it was used before."""
    for ending in ("ing", "ies", "ied", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
