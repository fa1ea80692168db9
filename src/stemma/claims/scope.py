"""Scope: the places a figure speaks of, and the words that take something out of it or name what it takes in.

An exclusion belongs to the figure before it in its sentence; when its subject is an anaphor ("the
figure excludes ...") it belongs to the last count of the sentences before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from stemma.claims.words import Word
from stemma.records import Name, Place, ScopePhrase

_FIGURE_NOUN = r"(?:count|counts|data|estimates?|figures?|numbers?|statistics|tally|toll|tolls|totals?)"
_ANAPHOR = rf"(?:(?:the|that|this|these|those|its|their)\s(?:\w+\s){{0,2}}?{_FIGURE_NOUN}|it|that|this|they|which)"
#: The word before "not" is any short one and the verb in any form: hasty and translated texts get both wrong.
_EXCLUDING = re.compile(
    rf"(?:(?P<anaphor>\b{_ANAPHOR})\s(?:also\s|however\s|only\s)?)?"
    r"(?:(?:\b\w{1,6}\snot|\b(?:do|does|did|is|are|was|were)n['’]t)\s(?:include|includes|including|included|count|counted|cover|covers|take\sin)\b"
    r"|\b(?:excludes?|excluded|omits|omitted|leaves?\sout|left\sout|not\sincluding|not\scounting|excluding|exclusive\sof"
    r"|without\scounting|with\sthe\sexception\sof|leaving\sout|leaving\saside|apart\sfrom|except\sfor|not\sincluded)\b)",
    re.I,
)
#: In lower case, what every exclusion holds one of.
_EXCLUDING_HINTS = ("apart", "count", "cover", "except", "exclu", "includ", "leav", "left", "omit", "take")
_INCLUDING = re.compile(
    r"\b(?:including|counting|among\sthem|inclusive\sof)\s(?=(?:the|a|an|his|her|its|their|both|all|those)\b|[A-Z])"
)
#: "seven people, the pilot among them, died"
_AMONG_THEM = re.compile(r",\s(?P<phrase>[^\W\d_](?:[^,;.:()\d]){1,80}?\samong(?:st)?\s(?:them|these|those))\b")
_CLAUSE_END = re.compile(
    r"[;.!?”\"\n](?=\s|$|[”\"])|\s(?:but|while|although|whereas|said|says|according)\b|,\s(?=(?:[A-Z]\w+\s){1,3}(?:said|says|told)\b|he\b|she\b|they\b)"
)
_MAXIMUM_PHRASE = 240
_PLACE_PREPOSITIONS = frozenset({
    "across", "along", "around", "at", "east", "from", "in", "inside", "into", "near", "north", "of", "off", "on",
    "outside", "south", "throughout", "to", "west", "within",
})  # fmt: skip


class Exclusion(NamedTuple):
    """The words, and whether their subject points back at a figure already given."""

    phrase: ScopePhrase
    anaphoric: bool
    opens: bool


def _end_of_clause(text: str, start: int, limit: int) -> int:
    limit = min(limit, start + _MAXIMUM_PHRASE)
    match = _CLAUSE_END.search(text, start, limit)
    end = match.start() if match else limit
    while end > start and text[end - 1] in " ,;:\n\r\t":
        end -= 1
    return end


def exclusions(text: str, start: int, end: int) -> list[Exclusion]:
    """The exclusions of the sentence text[start:end], in order."""
    out: list[Exclusion] = []
    lower = text[start:end].lower()
    if not any(hint in lower for hint in _EXCLUDING_HINTS):
        return out
    at = start
    while True:
        match = _EXCLUDING.search(text, at, end)
        if match is None:
            return out
        stop = max(match.end(), _end_of_clause(text, match.end(), end))
        opens = not re.search(r"\w", text[start : match.start()])
        if opens and match.group("anaphor") is None:
            comma = text.find(", ", match.end(), stop)  # "Apart from the driver, three people ..."
            stop = comma if comma > 0 else stop
        phrase = ScopePhrase(match.start(), stop, text[match.start() : stop])
        out.append(Exclusion(phrase, match.group("anaphor") is not None, opens))
        at = max(stop, match.end())


def inclusions(text: str, start: int, end: int) -> list[ScopePhrase]:
    """ "including the gunman": what a figure takes in, when it is named and not counted."""
    out: list[ScopePhrase] = []
    for match in _INCLUDING.finditer(text, start, end):
        stop = _end_of_clause(text, match.end(), end)
        comma = text.find(",", match.end(), stop)
        stop = comma if comma > 0 else stop
        if stop > match.end():
            out.append(ScopePhrase(match.start(), stop, text[match.start() : stop]))
    for match in _AMONG_THEM.finditer(text, start, end):
        out.append(ScopePhrase(match.start("phrase"), match.end("phrase"), match.group("phrase")))
    return sorted(out, key=lambda phrase: phrase.start)


def _tied(words: Sequence[Word], position: int) -> bool:
    """Does a preposition of place lead to the name that starts at words[position], and is it no modifier ("US-led")?"""
    if position + 1 < len(words) and words[position + 1].text in ("-", "‑") and words[position + 1].glued:
        return False
    for i in range(position - 1, max(-1, position - 6), -1):
        word = words[i]
        if word.tag == "ADP" or word.lower in _PLACE_PREPOSITIONS:
            return word.lower in _PLACE_PREPOSITIONS
        if (word.kind == "mark" and word.text not in ("-", "‑", "“", '"', "'")) or word.tag in ("VERB", "AUX", "PRON"):
            return False
    return False


def places_of(
    words: Sequence[Word], names: Sequence[Name], start: int, end: int, anchor: int, barred: Sequence[ScopePhrase]
) -> tuple[Place, ...]:
    """The places of the clause start..end that a preposition ties to the figure ending at `anchor`.

    Places after the figure come first; without any, those of an opening phrase ("In Syria, ...").
    """
    after: list[Place] = []
    before: list[Place] = []
    tied_end = -10
    position = 0
    for name in names:
        if name.kind != "place" or name.start < start or name.end > end:
            continue
        if any(phrase.start <= name.start < phrase.end for phrase in barred):
            continue
        while position < len(words) and words[position].start < name.start:
            position += 1
        joined = 0 < tied_end <= name.start <= tied_end + 8 and words[position - 1].lower in (
            "and",
            ",",
            "or",
            "in",
            "the",
        )
        if joined or _tied(words, position):
            tied_end = name.end
            place = Place(name.text, name.start, name.end)
            (after if name.start >= anchor else before).append(place)
    return tuple(after or before)
