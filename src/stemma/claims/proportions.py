"""Figures without a number: "most of the fighters" (more than half) and "a man was killed" (an article).

Both are read by context alone.  "the most remote village" is a superlative; "a man" counts one person
only where something happened to that person.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.bounds import Interval
from stemma.claims.figures import Figure
from stemma.claims.words import Word, lower_at
from stemma.language.lexicon import lemma

_MORE_THAN_HALF = Interval("more_than", None, 0.5, None, False, False)
_ONE = Interval("exact", 1.0, 1.0, 1.0, True, True)
_SUPERLATIVE_BEFORE = frozenset({
    "'s", "a", "an", "at", "for", "her", "his", "its", "my", "one", "our", "s", "second", "some", "such", "the", "their",
    "third", "this", "two", "your",
})  # fmt: skip
_OF_WHOLE = frozenset({
    "all", "her", "his", "its", "my", "our", "the", "their", "them", "these", "this", "those", "us", "which", "whom",
    "you",
})  # fmt: skip
#: Heads of which "most" is a way of speaking.
_IDIOMS = frozenset({
    "cases", "circumstances", "day", "days", "likely", "part", "people", "time", "times", "ways", "week", "weeks", "year",
    "years",
})  # fmt: skip
_PEOPLE = frozenset({
    "boy", "bystander", "child", "civilian", "driver", "firefighter", "girl", "gunman", "man", "officer", "passenger",
    "pedestrian", "person", "policeman", "soldier", "student", "suspect", "teen", "teenager", "victim", "woman", "worker",
})  # fmt: skip
_CASUALTY = frozenset({
    "dead", "died", "dies", "injured", "injures", "injuring", "killed", "killing", "kills", "murdered", "shot", "slain",
    "stabbed", "wounded", "wounding", "wounds",
})  # fmt: skip
_DOING = frozenset({
    "injured", "injuring", "killed", "killing", "kills", "leaving", "left", "murdered", "murdering", "wounded",
    "wounding",
})  # fmt: skip
_NOT_IN_PHRASE = frozenset({"ADP", "AUX", "CCONJ", "DET", "PRON", "SCONJ", "VERB"})
#: A sentence without one of these has no article that counts.
CASUALTY_WORDS = _CASUALTY


def read_proportions(words: Sequence[Word], taken: Sequence[bool]) -> list[Figure]:
    """ "most of", "most fighters" and "the majority of" on words not `taken`."""
    out: list[Figure] = []
    for i, word in enumerate(words):
        if taken[i]:
            continue
        if word.lower == "most" and _is_proportion(words, i):
            out.append(_figure(i, i + 1, i, "fraction", _MORE_THAN_HALF))
        elif word.lower == "majority" and i and lower_at(words, i + 1) == "of" and lower_at(words, i + 2) in _OF_WHOLE:
            first = i - 1
            if words[first].lower in ("vast", "overwhelming", "large", "great") and first:
                first -= 1
            if words[first].lower in ("a", "the"):
                out.append(_figure(first, i + 1, i, "fraction", _MORE_THAN_HALF))
    return out


def _is_proportion(words: Sequence[Word], at: int) -> bool:
    if at and (
        words[at - 1].lower in _SUPERLATIVE_BEFORE or words[at - 1].tag in ("DET",) or words[at - 1].text in ("-", "’s")
    ):
        return False
    following = lower_at(words, at + 1)
    if following == "of":
        return lower_at(words, at + 2) in _OF_WHOLE and lower_at(words, at + 3) not in _IDIOMS - {"people", "cases"}
    if following in _IDIOMS or at + 1 >= len(words):
        return False
    noun = words[at + 1]
    if noun.tag == "ADJ" and at + 2 < len(words):
        noun = words[at + 2]
    opens = (
        at == 0
        or words[at - 1].kind == "mark"
        or words[at - 1].lower in ("that", "and", "but", "where", "while", "because")
    )
    plural = (noun.lower.endswith("s") and not noun.lower.endswith("ss")) or noun.lower in (
        "people",
        "women",
        "men",
        "children",
    )
    return opens and noun.tag == "NOUN" and plural and noun.lower not in _IDIOMS


def _figure(first: int, last: int, numeral: int, kind: str, interval: Interval) -> Figure:
    return Figure(
        first=first,
        last=last,
        core_first=first,
        core_last=last,
        numeral_first=numeral,
        numeral_last=numeral + 1,
        numeral=kind,
        kind="ratio" if kind == "fraction" else "count",
        interval=interval,
        unit="ratio" if kind == "fraction" else None,
    )


def _suffers(words: Sequence[Word], head: int) -> bool:
    """Did something happen to the noun at `head`: "was shot", "dead", "died"; not "shot him"?"""
    for i in range(head + 1, min(head + 6, len(words))):
        word = words[i]
        if word.lower in _CASUALTY:
            passive = any(w.tag == "AUX" for w in words[head + 1 : i]) or word.lower in ("dead", "died", "dies")
            after = words[i + 1] if i + 1 < len(words) else None
            return passive or after is None or after.tag in ("ADP", "CCONJ", "PUNCT", "ADV")
        if word.kind == "mark" or word.tag in ("VERB", "ADP", "SCONJ", "CCONJ"):
            return False
    return False


def read_articles(words: Sequence[Word], taken: Sequence[bool]) -> list[Figure]:
    """ "a man was shot", "killed a woman", "left a child dead": the article as the number one."""
    out: list[Figure] = []
    for i, word in enumerate(words):
        if word.lower not in ("a", "an", "another") or taken[i] or word.kind != "word":
            continue
        head = next(
            (
                k
                for k in range(i + 1, min(i + 7, len(words)))
                if words[k].tag == "NOUN" and lemma(words[k].text, "NOUN") in _PEOPLE
            ),
            None,
        )
        if head is None or any(w.tag in _NOT_IN_PHRASE or w.text in ",;." for w in words[i + 1 : head]):
            continue
        if head + 1 < len(words) and words[head + 1].tag == "NOUN":
            continue
        before = {w.lower for w in words[max(0, i - 3) : i]}
        if before & _DOING or (not before & {"by", "of", "from", "with"} and _suffers(words, head)):
            out.append(_figure(i, i + 1, i, "article", _ONE))
    return out
