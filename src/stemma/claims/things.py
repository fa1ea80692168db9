"""The counted thing: the noun phrase a figure counts, found by tags with the words as fallback.

Order of evidence: the noun phrase right after the figure; for money what it is for, of or in; the
noun before ("a budget of", "the number of ... at"); the antecedent of "of whom"; the thing of the
figure before, when the noun is left out ("one killed 9 men, the other 60"); the subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stemma.claims.figures import Figure
from stemma.claims.persons import is_person
from stemma.claims.words import Word
from stemma.language.lexicon import VERB_FORMS, lemma
from stemma.records import Thing


class Phrase(NamedTuple):
    """Words first..last (exclusive) of a noun phrase and the index of its head."""

    first: int
    last: int
    head: int


_SKIP = frozenset(
    [
        "additional",
        "all",
        "another",
        "civilian",
        "extra",
        "further",
        "more",
        "new",
        "other",
        "others",
        "same",
        "such",
        "total",
    ]
)
_SKIPPED_FIRST = frozenset(["additional", "another", "extra", "further", "more", "other", "others", "such"])
_DETERMINERS = frozenset(
    [
        "a",
        "all",
        "an",
        "her",
        "his",
        "its",
        "my",
        "our",
        "own",
        "that",
        "the",
        "their",
        "these",
        "this",
        "those",
        "your",
    ]
)
_PRONOUN_OBJECTS = frozenset(["them", "these", "those", "us", "which", "whom", "you"])
_WEEK_TIMES = frozenset(
    [
        "friday",
        "january",
        "february",
        "march",
        "april",
        "monday",
        "november",
        "october",
        "overnight",
        "saturday",
        "september",
        "sunday",
        "thursday",
        "today",
        "tomorrow",
        "tonight",
        "tuesday",
        "wednesday",
        "yesterday",
        "august",
        "december",
        "july",
        "june",
    ]
)
#: Heads that only say that a number follows; what is counted comes after "of".
_NUMBER_NOUNS = frozenset(
    [
        "amount",
        "average",
        "count",
        "estimate",
        "figure",
        "number",
        "percentage",
        "proportion",
        "quantity",
        "share",
        "sum",
        "tally",
        "total",
        "volume",
    ]
)
#: "a group of eight": the number tells the size of the group.
_GROUP_NOUNS = frozenset(
    "band class committee company convoy crew crowd family gang group household panel party squad team unit".split()
)
_TOLL_NOUNS = frozenset(["count", "toll", "tally"])
#: Verbs that mark an -s word after a number as a noun wrongly tagged, if they stand alone.
_NOUN_TAGS = frozenset({"NOUN", "PROPN"})
_PREDICATIVE = frozenset(
    [
        "alive",
        "dead",
        "deceased",
        "displaced",
        "homeless",
        "hospitalised",
        "hospitalized",
        "hurt",
        "ill",
        "injured",
        "killed",
        "left",
        "missing",
        "remaining",
        "safe",
        "shot",
        "sick",
        "unaccounted",
        "wounded",
    ]
)
#: Nouns whose plural looks like their singular.
INVARIANT = frozenset("aircraft clergy crew folk livestock personnel police spacecraft staff".split())


def thing_of_phrase(text: str, words: Sequence[Word], phrase: Phrase) -> Thing:
    start, end = words[phrase.first].start, words[phrase.last - 1].end
    head = words[phrase.head]
    return Thing(text[start:end], lemma(head.text, "NOUN"), start, end)


def _lower(words: Sequence[Word], at: int) -> str:
    return words[at].lower if 0 <= at < len(words) else ""


def _plural(word: Word) -> bool:
    return (word.lower.endswith("s") and not word.lower.endswith(("ss", "us", "is"))) or word.lower in (
        "people",
        "men",
        "women",
        "children",
        "troops",
    )


def phrase_at(words: Sequence[Word], at: int, plural: bool = True, counted: bool = False) -> Phrase | None:
    """The noun phrase that starts at words[at] (after a figure); None when none does.

    `plural`: the figure counts more than one, so that an -s word is a noun whatever its tag.
    `counted`: the phrase follows its number at once, so that an owner in it is what is counted.
    """
    i = at
    while i < len(words) and (_lower(words, i) in _SKIPPED_FIRST or _lower(words, i) in ("“", '"', "‘", "'", "of") or (
        i > at and _lower(words, i) in _DETERMINERS
    )):  # fmt: skip
        if _lower(words, i) == "of" and _lower(words, i + 1) in _PRONOUN_OBJECTS:
            return None
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
        if lower in _WEEK_TIMES and head >= 0:
            break
        if tag in _NOUN_TAGS:
            if tag == "PROPN" and head >= 0 and _plural(words[head]) and lower in VERB_FORMS:
                break  # a verb in a headline: "900 Members Remain"
            if (
                head >= 0
                and _plural(words[head])
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
                and (_plural(words[head]) and plural)
                and not (following is not None and following.tag in _NOUN_TAGS and words[head].tag == "PROPN")
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
            if (lower.endswith("s") and not (following is not None and following.tag in _NOUN_TAGS)) or ((
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
    if head < 0:
        return None
    last = head + 1
    if _lower(words, last) == "and" and last + 1 < len(words) and words[last + 1].tag == "NOUN":
        # "women and children": one sum of two kinds of people
        mine, other = lemma(words[head].text, "NOUN"), lemma(words[last + 1].text, "NOUN")
        if is_person(mine) and is_person(other) and _lower(words, last + 2) not in ("of",):
            last += 2
    while first < head and (
        _lower(words, first) in _SKIP - {"civilian", "total", "new"} or _lower(words, first) in ("-", "'s")
    ):
        first += 1
    return Phrase(first, last, head)


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
            return word.lower not in ("left", "killed") or (following is not None and _plural(following))
        return following is not None and following.tag == "NOUN" and _plural(following) and not _plural(words[head])
    if word.lower.endswith("s") and plural and following is not None and following.tag != "DET":
        return head < 0 or (
            not _plural(words[head]) and following.tag in ("ADP", "PUNCT", "AUX", "CCONJ", "SCONJ", "VERB")
        )
    return word.lower.endswith("s") and plural and following is None and (head < 0 or not _plural(words[head]))


def _conjoins(words: Sequence[Word], at: int, head: int) -> bool:
    """Does "and" at words[at] join two modifiers of one noun: "science and math textbooks"?"""
    if at + 1 >= len(words):
        return False
    following = words[at + 1]
    if head < 0:
        return following.tag in ("ADJ", "NOUN", "PROPN", "VERB")
    if _plural(words[head]):
        return False
    after = words[at + 2] if at + 2 < len(words) else None
    both_modify = (
        following.tag in ("NOUN", "ADJ", "PROPN") and after is not None and after.tag == "NOUN" and _plural(after)
    )
    return both_modify and words[head].tag in ("NOUN", "PROPN", "ADJ")


def phrase_before(words: Sequence[Word], end: int) -> Phrase | None:
    """The noun phrase that ends right before words[end]; None when the word there is no noun."""
    i = end - 1
    if i < 0 or words[i].tag not in _NOUN_TAGS:
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
            break
        before = phrase.first - 1
        while (before >= 0 and words[before].tag in ("DET", "NUM")) or (
            before >= 0 and words[before].lower in _DETERMINERS
        ):
            before -= 1
        best = phrase
        if before < 0 or words[before].tag != "ADP":
            break
        i = before
    if (
        best is not None
        and lemma(words[best.head].text, "NOUN") in _NUMBER_NOUNS
        and _lower(words, best.head + 1) == "of"
    ):
        inner = phrase_at(words, best.head + 2)
        return inner or best
    return best


def find_thing(
    text: str, words: Sequence[Word], figure: Figure, previous: Sequence[tuple[Figure, Thing | None]]
) -> Thing | None:
    """What the figure counts.  `previous`: the figures before it in the sentence, with their things."""
    phrase = _phrase_for(words, figure)
    if phrase is not None:
        return thing_of_phrase(text, words, phrase)
    if figure.kind in ("count", "ratio", "percent", "money", "measure"):
        inherited = _inherited(words, figure, previous)
        if inherited is not None:
            return inherited
    if figure.kind == "count":
        counted = _named_before(words, figure) or _antecedent(words, figure)
        if counted is not None:
            return thing_of_phrase(text, words, counted)
    if figure.kind in ("money", "percent", "ratio", "measure"):
        phrase = subject_before(words, figure.first)
        if phrase is not None:
            return thing_of_phrase(text, words, phrase)
    return None


def _phrase_for(words: Sequence[Word], figure: Figure) -> Phrase | None:
    last = figure.last
    plural = figure.interval.amount not in (1.0,)
    following = words[last] if last < len(words) else None
    if following is None:
        return _before_preposition(words, figure)
    if figure.kind == "count":
        if following.kind == "mark" and following.text not in ("“", '"', "‘", "-", "‑"):
            return _before_preposition(words, figure)
        if following.text in ("-", "‑") and following.glued:
            return phrase_at(words, last + 1, False)
        if (
            figure.numeral == "zero"
            and words[figure.numeral_first].lower in ("nobody", "no")
            and words[figure.numeral_last - 1].lower in ("nobody", "one")
        ):
            return None
        phrase = phrase_at(words, last, plural, words[last].lower != "of")
        if phrase is not None and plural and _compound(words, last, phrase):
            return Phrase(last, last + 1, last)
        return phrase or _before_preposition(words, figure)
    if figure.kind == "duration":
        return phrase_at(words, last, False) if figure.hyphenated else None
    if (
        following.lower in ("of", "in", "for", "worth")
        and not (following.lower == "in" and figure.kind in ("percent", "ratio"))
        and (
            figure.kind != "measure"
            or following.lower == "of"
            or (figure.kind == "measure" and following.lower == "worth")
        )
    ):
        phrase = phrase_at(words, last, True)
        if following.lower in ("in", "for"):
            inside = last + 1
            while inside < len(words) and words[inside].lower in _DETERMINERS:
                inside += 1
            phrase = phrase_at(words, inside, True)
            if phrase is not None and (words[phrase.head].tag == "PROPN" or words[phrase.head].lower in _WEEK_TIMES):
                phrase = None
        if phrase is not None:
            return phrase
    if figure.kind == "measure" and not figure.hyphenated and following.tag not in ("NOUN", "PROPN"):
        return None
    if (
        following.tag in ("NOUN", "PROPN", "ADJ")
        or (following.tag == "VERB" and figure.kind in ("ratio",))
        or (following.text in ("-", "‑") and following.glued)
    ):
        begin = last + 1 if following.text in ("-", "‑") else last
        phrase = phrase_at(words, begin, figure.kind == "ratio")
        if phrase is not None and words[phrase.head].lower not in _WEEK_TIMES:
            return phrase
    return _before_preposition(words, figure)


def _compound(words: Sequence[Word], at: int, phrase: Phrase) -> bool:
    """ "a 63 nation alliance": a number above one before two singular nouns counts the first."""
    if phrase.first != at or phrase.head != at + 1 or words[at].tag != "NOUN" or words[phrase.head].tag != "NOUN":
        return False
    return (
        not _plural(words[at])
        and not _plural(words[phrase.head])
        and lemma(words[phrase.head].text, "NOUN") == words[phrase.head].lower
        and (words[phrase.head].lower not in INVARIANT)
    )


def _before_preposition(words: Sequence[Word], figure: Figure) -> Phrase | None:
    """ "an overall budget of $640bn", "the total contribution to £59m", "a fine of", "losses of 12"."""
    at = figure.first - 1
    if at < 1:
        return None
    joint = words[at].lower
    if joint not in ("at", "of", "to", "worth", "reached", ":") and not (
        figure.kind == "money" and joint in ("is", "was", "costs")
    ):
        return None
    phrase = phrase_before(words, at)
    if phrase is None:
        return None
    if joint == "worth" and words[phrase.head].lower == "net":
        return Phrase(phrase.first, at + 1, at)
    head = lemma(words[phrase.head].text, "NOUN")
    if figure.kind == "count" and joint in ("to", "at") and head not in _NUMBER_NOUNS | _TOLL_NOUNS:
        return None
    if figure.kind == "count" and joint == "of" and head in _GROUP_NOUNS:
        return phrase
    if (
        figure.kind == "count"
        and joint == "of"
        and head not in _NUMBER_NOUNS | _TOLL_NOUNS
        and not words[phrase.head].lower.endswith("s")
    ):
        return None
    return phrase


def _named_before(words: Sequence[Word], figure: Figure) -> Phrase | None:
    """ "the number of stranded families at ...", "the death toll rose to ...": the noun that announces a count."""
    for i in range(figure.first - 1, max(-1, figure.first - 16), -1):
        word = words[i]
        if word.text in (";", "."):
            return None
        if word.tag in _NOUN_TAGS or word.lower in _TOLL_NOUNS:
            head = lemma(word.text, "NOUN")
            if head in _NUMBER_NOUNS and _lower(words, i + 1) == "of":
                return phrase_at(words, i + 2)
            if head in _TOLL_NOUNS:
                return phrase_before(words, i + 1) or Phrase(i, i + 1, i)
    return None


def _inherited(words: Sequence[Word], figure: Figure, previous: Sequence[tuple[Figure, Thing | None]]) -> Thing | None:
    """The thing of the figure before, for an elided noun: "nine of whom", "the other killed 60", "up from 97"."""
    for other, thing in reversed(previous):
        if thing is None:
            continue
        if figure.kind == "count" and other.kind == "count":
            return thing
        if (
            figure.kind in ("ratio", "percent")
            and other.kind == "count"
            and _lower(words, figure.last) == "of"
            and _lower(words, figure.last + 1) in _PRONOUN_OBJECTS
        ):
            return thing
        if figure.kind == other.kind and figure.unit == other.unit and figure.kind in ("money", "percent", "ratio"):
            gap = words[other.last : figure.first]
            if not any(w.tag in _NOUN_TAGS for w in gap[-4:]):
                return thing
        if (
            figure.kind == "money"
            and other.kind in ("measure", "count")
            and _lower(words, figure.first - 1) in ("worth", "(", "at")
        ):
            return thing
    return None


def _antecedent(words: Sequence[Word], figure: Figure) -> Phrase | None:
    """For "of whom" and "of which" without a figure before: the last plural noun."""
    if not (_lower(words, figure.last) == "of" and _lower(words, figure.last + 1) in _PRONOUN_OBJECTS):
        return None
    for i in range(figure.first - 1, max(-1, figure.first - 12), -1):
        if words[i].tag in _NOUN_TAGS and _plural(words[i]):
            return phrase_before(words, i + 1)
    return None
