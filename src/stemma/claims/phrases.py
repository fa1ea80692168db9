"""Noun phrases by tags: the one that starts after a number, the one that ends before a word, the subject of a verb.

A tag is one vote: an -s word after a plural number is a noun whatever its tag, and a capitalised verb
in a headline ends the phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stemma.claims.persons import is_person
from stemma.claims.words import Word, is_plural, lower_at
from stemma.language.lexicon import VERB_FORMS, lemma

_SKIP = frozenset({
    "additional", "all", "another", "civilian", "extra", "further", "more", "new", "other", "others", "same", "such",
    "total",
})  # fmt: skip
_SKIPPED_FIRST = frozenset({"additional", "another", "extra", "fewer", "further", "more", "other", "others", "such"})
DETERMINERS = frozenset({
    "a", "all", "an", "her", "his", "its", "my", "our", "own", "that", "the", "their", "these", "this", "those", "your",
})  # fmt: skip
PRONOUN_OBJECTS = frozenset({"them", "these", "those", "us", "which", "whom", "you"})
WEEK_TIMES = frozenset({
    "april", "august", "december", "february", "friday", "january", "july", "june", "march", "monday", "november",
    "october", "overnight", "saturday", "september", "sunday", "thursday", "today", "tomorrow", "tonight", "tuesday",
    "wednesday", "yesterday",
})  # fmt: skip
#: Heads that only say that a number follows; what is counted comes after "of".
NUMBER_NOUNS = frozenset({
    "amount", "average", "count", "estimate", "figure", "number", "percentage", "proportion", "quantity", "share", "sum",
    "tally", "total", "volume",
})  # fmt: skip
#: Verbs that mark an -s word after a number as a noun wrongly tagged, if they stand alone.
NOUN_TAGS = frozenset({"NOUN", "PROPN"})
#: "27 last week": a time and not what is counted.
_TIME_OPENERS = frozenset({"each", "every", "last", "next", "that", "this"})
_TIME_NOUNS = frozenset(
    {"day", "evening", "hour", "month", "morning", "night", "summer", "time", "week", "winter", "year"}
)
_PREDICATIVE = frozenset({
    "alive", "dead", "deceased", "displaced", "homeless", "hospitalised", "hospitalized", "hurt", "ill", "injured",
    "killed", "left", "missing", "remaining", "safe", "shot", "sick", "unaccounted", "wounded",
})  # fmt: skip


#: What the hyphen of such a noun leads to.
_PARTICLES = frozenset({"aboard", "after", "at", "by", "down", "general", "in", "off", "on", "out", "over", "up"})


class Phrase(NamedTuple):
    """Words first..last (exclusive) of a noun phrase and the index of its head."""

    first: int
    last: int
    head: int


def phrase_at(words: Sequence[Word], at: int, plural: bool = True, counted: bool = False) -> Phrase | None:
    """The noun phrase that starts at words[at] (after a figure); None when none does.

    `plural`: the figure counts more than one, so that an -s word is a noun whatever its tag.
    `counted`: the phrase follows its number at once, so that an owner in it is what is counted.
    """
    i = at
    while i < len(words) and (lower_at(words, i) in _SKIPPED_FIRST or lower_at(words, i) in ("“", '"', "‘", "'", "of") or (
        i > at and lower_at(words, i) in DETERMINERS
    )):  # fmt: skip
        if lower_at(words, i) == "of" and lower_at(words, i + 1) in PRONOUN_OBJECTS:
            return None
        if lower_at(words, i) == "others":
            return None  # others of those named before: "two others escaped unhurt"
        i += 1
        if i - at > 5:
            return None
    first, head, last = i, -1, i
    while i < len(words) and i - first < 14:
        word = words[i]
        tag, lower = word.tag, word.lower
        following = words[i + 1] if i + 1 < len(words) else None
        if (
            i == first
            and lower in _PREDICATIVE
            and (following is None or following.tag not in ("NOUN", "PROPN", "ADJ"))
        ):
            break
        if word.kind == "mark":
            if word.text == "." and word.glued and len(words[i - 1].text) == 1 and words[i - 1].text.isupper():
                i += 1  # "four U.S. sailors"
                head = -1
                continue
            if word.text in ("-", "‑", "'", "’") and following is not None and (word.glued and following.glued):
                i += 1
                continue
            if word.text in ("“", '"', "‘", "”") and head < 0:
                i += 1
                continue
            if word.text == "/" and word.glued and following is not None and following.kind == "word":
                i += 1
                continue
            break
        if word.kind == "number":
            if word.glued and i > first and words[i - 1].text in ("-", "‑") and words[i - 1].glued:
                i += 1
                continue
            if following is not None and (following.text in ("-", "‑") or following.glued) and head < 0:
                i += 1
                continue
            break
        if counted and head >= 0 and (lower in ("'s", "'") or lower.endswith("'s")):
            break  # "one man's life", "12 people's homes": the owner is counted
        if lower == "'s" or (lower.endswith("'s") and head < 0):
            head = -1
            i += 1
            continue
        if lower in WEEK_TIMES and head >= 0:
            break
        if tag in NOUN_TAGS:
            if tag == "PROPN" and head >= 0 and is_plural(words[head]) and lower in VERB_FORMS:
                break  # a verb in a headline: "900 Members Remain"
            if (
                head >= 0
                and is_plural(words[head])
                and words[head].tag == "NOUN"
                and tag == "PROPN"
                and word.text[:1].isupper()
                and plural
            ):
                break
            if lower in ("more", "less", "others"):
                break
            head = i
        elif tag == "ADJ" or (tag == "DET" and lower == "other"):
            if (
                head >= 0
                and (is_plural(words[head]) and plural)
                and not (following is not None and following.tag in NOUN_TAGS and words[head].tag == "PROPN")
            ):
                break
            if lower in _PREDICATIVE and head >= 0:
                break
            if lower in ("more", "less", "few", "fewer", "many", "much", "most") and head >= 0:
                break
        elif (tag == "PRON" and word.text.isupper() and len(word.text) > 1) or (tag == "" and head < 0):
            if following is None:
                head = i
        elif tag == "VERB":
            if not _verb_in_phrase(words, i, head, plural):
                break
            if (lower.endswith("s") and not (following is not None and following.tag in NOUN_TAGS)) or ((
                following is None or following.tag in ("ADP", "AUX", "PUNCT", "CCONJ")) and lower.endswith("s")):  # fmt: skip
                head = i
        elif tag == "ADV":
            if head >= 0 or not lower.endswith("ly"):
                break
        elif tag == "CCONJ" and lower in ("and", "or"):
            if not _conjoins(words, i, head):
                break
            if head >= 0:
                head = -1 if following is not None and following.tag == "ADJ" else head
        elif tag == "NUM":
            if following is None or following.text not in ("-", "‑"):
                break
        elif tag == "PART" and lower in ("'", "'s"):
            head = -1
        else:
            break
        i += 1
    if head < 0 or (words[at].lower in _TIME_OPENERS and words[head].lower.removesuffix("s") in _TIME_NOUNS):
        return None
    last = head + 1
    if _with_particle(words, head):
        last = head + 3
    if lower_at(words, last) == "and" and last + 1 < len(words) and words[last + 1].tag == "NOUN":
        # "women and children": one sum of two kinds of people
        mine, other = lemma(words[head].text, "NOUN"), lemma(words[last + 1].text, "NOUN")
        if is_person(mine) and is_person(other) and lower_at(words, last + 2) not in ("of",):
            last += 2
    while first < head and (
        lower_at(words, first) in _SKIP - {"civilian", "total", "new"} or lower_at(words, first) in ("-", "'s")
    ):
        first += 1
    return Phrase(first, last, head)


def _with_particle(words: Sequence[Word], head: int) -> bool:
    """ "passers-by", "runners-up": a noun whose second part, after the hyphen, is no noun."""
    if head + 2 >= len(words) or words[head + 1].text not in ("-", "‑"):
        return False
    joined = words[head + 1].glued and words[head + 2].glued
    return joined and words[head + 2].lower in _PARTICLES


def _verb_in_phrase(words: Sequence[Word], at: int, head: int, plural: bool) -> bool:
    """Is the word tagged VERB part of the noun phrase: "wounded men", "ISIL targets", "armed adherents"?"""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    nominal = following is not None and following.tag in ("NOUN", "PROPN", "ADJ")
    participle = word.lower.endswith(("ed", "en", "ing")) or (
        lemma(word.text, "VERB") != word.lower and not word.lower.endswith("s")
    )
    if participle and nominal:
        if head < 0:
            return word.lower not in ("left", "killed") or (following is not None and is_plural(following))
        return following is not None and following.tag == "NOUN" and is_plural(following) and not is_plural(words[head])
    if word.lower.endswith("s") and plural and following is not None and following.tag != "DET":
        return head < 0 or (
            not is_plural(words[head]) and following.tag in ("ADP", "PUNCT", "AUX", "CCONJ", "SCONJ", "VERB")
        )
    return word.lower.endswith("s") and plural and following is None and (head < 0 or not is_plural(words[head]))


def _conjoins(words: Sequence[Word], at: int, head: int) -> bool:
    """Does "and" at words[at] join two modifiers of one noun: "science and math textbooks"?"""
    if at + 1 >= len(words):
        return False
    following = words[at + 1]
    if head < 0:
        return following.tag in ("ADJ", "NOUN", "PROPN", "VERB")
    if is_plural(words[head]):
        return False
    after = words[at + 2] if at + 2 < len(words) else None
    both_modify = (
        following.tag in ("NOUN", "ADJ", "PROPN") and after is not None and after.tag == "NOUN" and is_plural(after)
    )
    return both_modify and words[head].tag in ("NOUN", "PROPN", "ADJ")


def phrase_before(words: Sequence[Word], end: int) -> Phrase | None:
    """The noun phrase that ends right before words[end]; None when the word there is no noun."""
    i = end - 1
    if i < 0 or words[i].tag not in NOUN_TAGS:
        return None
    head = i
    while i > 0:
        word = words[i - 1]
        if word.tag in ("NOUN", "PROPN", "ADJ") or (word.text in ("-", "‑") and words[i].glued) or (
            word.tag == "PRON" and word.text.isupper() and len(word.text) > 1
        ):  # fmt: skip
            i -= 1
        else:
            break
    while i < head and (words[i].lower in _SKIP or words[i].kind == "mark"):
        i += 1
    return Phrase(i, end, head)


def subject_before(words: Sequence[Word], at: int) -> Phrase | None:
    """The subject of the verb that governs words[at]: the phrase before that verb, its complements skipped."""
    i = at - 1
    verb = -1
    while i >= 0 and at - i < 25:
        word = words[i]
        if word.text in (";", ":", "“", '"'):
            return None
        if word.tag in ("VERB", "AUX") and not (
            word.tag == "VERB" and word.lower.endswith("ing") and word.tag == "VERB" and i and words[i - 1].tag == "ADP"
        ):
            verb = i
            break
        i -= 1
    if verb < 0:
        return None
    return subject_of(words, verb)


def subject_of(words: Sequence[Word], verb: int) -> Phrase | None:
    """The subject of the verb words[verb]: "exports" in "exports of wool from Velden have doubled"."""
    i = verb
    while i > 0 and (words[i - 1].tag in ("AUX", "ADV", "PART", "VERB") or words[i - 1].lower in ("to", "not")):
        i -= 1
    best: Phrase | None = None
    for _ in range(4):
        phrase = phrase_before(words, i)
        if phrase is None:
            return _numbered_before(words, i - 1) or best
        before = phrase.first - 1
        while (before >= 0 and words[before].tag in ("DET", "NUM")) or (
            before >= 0 and words[before].lower in DETERMINERS
        ):
            before -= 1
        best = phrase
        if before < 0 or words[before].tag != "ADP":
            break
        i = before
    if (
        best is not None
        and lemma(words[best.head].text, "NOUN") in NUMBER_NOUNS
        and lower_at(words, best.head + 1) == "of"
    ):
        inner = phrase_at(words, best.head + 2)
        return inner or best
    return best


def _numbered_before(words: Sequence[Word], verb: int) -> Phrase | None:
    """The noun of "the number of people killed in the sinking of ...", before the participle words[verb]."""
    phrase = phrase_before(words, verb) if verb > 0 and words[verb].tag == "VERB" else None
    if phrase is None or lower_at(words, phrase.first - 1) != "of":
        return None
    return phrase if lemma(lower_at(words, phrase.first - 2), "NOUN") in NUMBER_NOUNS else None
