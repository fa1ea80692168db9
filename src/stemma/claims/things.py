"""The counted thing: the noun phrase a figure counts, found by tags with the words as fallback.

Order of evidence: the noun phrase right after the figure; for money what it is for, of or in; the
noun before ("a budget of", "the number of ... at"); the antecedent of "of whom"; the thing of the
figure before, when the noun is left out ("one killed 9 men, the other 60"); the subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.figures import CHANGE_WORDS, Figure
from stemma.claims.numerals import ONES
from stemma.claims.parties import fronted_whole, is_nominal, party_to
from stemma.claims.phrases import (
    DETERMINERS,
    NOUN_TAGS,
    NUMBER_NOUNS,
    PRONOUN_OBJECTS,
    WEEK_TIMES,
    Phrase,
    phrase_at,
    phrase_before,
    subject_before,
)
from stemma.claims.words import Word, is_plural, lower_at
from stemma.language.lexicon import lemma
from stemma.language.nouns import TIME_NOUNS
from stemma.records import Thing

#: "a group of eight": the number tells the size of the group.
_GROUP_NOUNS = frozenset({
    "band", "class", "committee", "company", "convoy", "crew", "crowd", "family", "gang", "group", "household", "panel",
    "party", "squad", "team", "unit",
})  # fmt: skip
#: What somebody is taken or held as; in the singular after a number it counts nothing.
_TAKEN = frozenset({"captive", "hostage", "prisoner"})
#: What may stand between "the" and the number of a whole: "three of the first nine", "two of the last 40".
_ORDERED = frozenset({"estimated", "first", "last", "original", "remaining", "roughly", "some", "top", "total"})
#: Before a number these tell where, or in how many places.
_WHERE = frozenset({"across", "aboard", "at", "from", "in", "inside", "near", "on", "over", "throughout"})
#: After a number these share it out: "45 apiece".
_EACH = frozenset({"apiece", "each"})
#: Verbs that give their object a number: "put the turnout at 4,000", "raised the count to 12".
_GIVING = {
    "at": frozenset({"assess", "estimate", "fix", "gauge", "keep", "leave", "peg", "place", "put", "reckon", "set", "value"}),
    "to": frozenset({
        "boost", "bring", "cut", "decrease", "drive", "expand", "extend", "increase", "lift", "limit", "lower", "push",
        "raise", "reduce", "restrict", "revise", "swell", "take", "trim",
    }),
}  # fmt: skip
_LEVELS = CHANGE_WORDS | {"remain", "remained", "remains", "stand", "standing", "stands", "stood"}
TOLLS = frozenset({"tally", "toll"})
#: Nouns whose plural looks like their singular.
INVARIANT = frozenset({"aircraft", "clergy", "crew", "folk", "livestock", "personnel", "police", "spacecraft", "staff"})


def thing_of_phrase(text: str, words: Sequence[Word], phrase: Phrase) -> Thing:
    start, end = words[phrase.first].start, words[phrase.last - 1].end
    head = lemma(words[phrase.head].text, "NOUN")
    if phrase.last == phrase.head + 3 and words[phrase.head + 1].text in ("-", "‑"):
        head += f"-{words[phrase.head + 2].lower}"  # "passers-by" are each a passer-by
    return Thing(text[start:end], head, start, end)


def find_thing(
    text: str, words: Sequence[Word], figure: Figure, previous: Sequence[tuple[Figure, Thing | None]]
) -> Thing | None:
    """What the figure counts.  `previous`: the figures before it in the sentence, with their things."""
    phrase = _phrase_for(words, figure)
    if phrase is not None:
        return thing_of_phrase(text, words, phrase)
    named = _predicate(words, figure) if figure.kind == "count" else None
    if named is not None:
        return thing_of_phrase(text, words, named)
    whole = fronted_whole(words, figure)
    if whole is not None:
        return thing_of_phrase(text, words, whole)
    level = _level_of(words, figure, previous[-1][0].last if previous else 0)
    if level is not None:
        return thing_of_phrase(text, words, level)
    if figure.kind in ("count", "ratio", "percent", "money", "measure"):
        inherited = _inherited(words, figure, previous)
        if inherited is not None:
            return inherited
    if figure.kind in ("count", "ratio") and not any(other.kind == "count" for other, _ in previous):
        counted = (_named_before(words, figure) if figure.kind == "count" else None) or _antecedent(words, figure)
        if counted is not None:
            return thing_of_phrase(text, words, counted)
    if figure.kind == "money":
        party = party_to(words, figure.first)
        if party is not None:
            return thing_of_phrase(text, words, party)
    if figure.kind in ("money", "percent", "ratio", "measure") or tells_level(words, figure):
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
        if following.text in ("-", "‑") and following.glued and last + 1 < len(words):
            if lower_at(words, last + 1) == "strong":
                return phrase_at(words, last + 2, False)  # "a 900-strong garrison"
            return Phrase(last + 1, last + 2, last + 1)  # "a 40-member team": the noun tied to the number
        if (
            figure.numeral == "zero"
            and words[figure.numeral_first].lower in ("nobody", "no")
            and words[figure.numeral_last - 1].lower in ("nobody", "one")
        ):
            return None
        if following.lower in _EACH:
            return None  # "exchanged 90 prisoners, 45 apiece"
        if plural and following.lower in _TAKEN and lower_at(words, figure.first - 1) != "of":
            return None  # "took another nine hostage": nine of those named before
        if following.lower == "others":
            return None  # "the sentences of 35 others": those are of the kind named before
        if following.lower == "of" and lower_at(words, last + 1) in ("the", "those") and is_nominal(words, last + 2):
            return Phrase(last + 2, last + 3, last + 2)  # "three of the wounded"
        phrase = _part_of(words, last) or phrase_at(words, last, plural, words[last].lower != "of")
        if phrase is not None and plural and _compound(words, last, phrase):
            return Phrase(last, last + 1, last)
        return phrase or _before_preposition(words, figure)
    if figure.kind == "duration":
        return phrase_at(words, last, False) if figure.hyphenated else None
    if figure.kind in ("ratio", "percent"):
        part = _part_of(words, last)
        if part is not None:
            return part
    if (
        following.lower in ("of", "in", "for", "worth")
        and not (following.lower in ("for", "in") and figure.kind in ("percent", "ratio"))
        and (
            figure.kind != "measure"
            or following.lower == "of"
            or (figure.kind == "measure" and following.lower == "worth")
        )
    ):
        phrase = phrase_at(words, last, True)
        if following.lower in ("in", "for"):
            inside = last + 1
            while inside < len(words) and words[inside].lower in DETERMINERS:
                inside += 1
            phrase = phrase_at(words, inside, True)
            if phrase is not None and (words[phrase.head].tag == "PROPN" or _of_time(words[phrase.head])):
                phrase = None
        if phrase is not None:
            return phrase
    if figure.kind == "measure" and not figure.hyphenated and following.tag not in ("NOUN", "PROPN"):
        return _before_preposition(words, figure) if lower_at(words, figure.first - 1) == "of" else None
    if (
        following.tag in ("NOUN", "PROPN", "ADJ")
        or (following.tag == "VERB" and figure.kind in ("ratio",))
        or (following.text in ("-", "‑") and following.glued)
    ):
        begin = last + 1 if following.text in ("-", "‑") else last
        phrase = phrase_at(words, begin, figure.kind == "ratio")
        if phrase is not None and not _of_time(words[phrase.head]):
            return phrase
    return _before_preposition(words, figure)


def _of_time(word: Word) -> bool:
    return word.lower in WEEK_TIMES or lemma(word.text, "NOUN") in TIME_NOUNS


def _part_of(words: Sequence[Word], at: int) -> Phrase | None:
    """The noun of a whole that has a number of its own: "34 of the 120 seats", "none of the 62 passengers"."""
    if lower_at(words, at) != "of":
        return None
    i = at + 1
    while lower_at(words, i) in DETERMINERS or lower_at(words, i) in _ORDERED:
        i += 1
    number = i
    while i < len(words) and (words[i].kind == "number" or words[i].tag == "NUM" or words[i].lower in ONES):
        i += 1
    return phrase_at(words, i, counted=True) if i > number else None


def _compound(words: Sequence[Word], at: int, phrase: Phrase) -> bool:
    """ "a 63 nation alliance": a number above one before two singular nouns counts the first."""
    if phrase.first != at or phrase.head != at + 1 or words[at].tag != "NOUN" or words[phrase.head].tag != "NOUN":
        return False
    return (
        not is_plural(words[at])
        and not is_plural(words[phrase.head])
        and lemma(words[phrase.head].text, "NOUN") == words[phrase.head].lower
        and (words[phrase.head].lower not in INVARIANT)
    )


def _before_preposition(words: Sequence[Word], figure: Figure) -> Phrase | None:
    """ "an overall budget of $640bn", "the total contribution to £59m", "a fine of", "losses of 12"."""
    at = figure.first - 1
    if at < 1:
        return None
    joint = words[at].lower
    if joint == "at" and words[at - 1].text == "," and figure.kind in ("money", "percent", "measure"):
        return phrase_before(words, at - 1)  # "turnout, at 44 percent, was low"
    if joint == "by" and figure.kind != "money":
        changed = phrase_before(words, at)  # "cut deaths by a third"
        return changed if changed is not None and _given(words, changed.first, "to") else None
    if joint not in ("at", "of", "to", "worth", "reached") and not (
        figure.kind == "money" and joint in ("is", "was", "costs")
    ):
        return None
    phrase = phrase_before(words, at)
    if phrase is None or words[phrase.head].lower in ("pc", "percent") or _of_time(words[phrase.head]):
        return None
    if joint == "worth" and words[phrase.head].lower == "net":
        return Phrase(phrase.first, at + 1, at)
    head = lemma(words[phrase.head].text, "NOUN")
    if figure.kind == "count" and joint in ("to", "at") and head not in NUMBER_NOUNS | TOLLS:
        return phrase if _given(words, phrase.first, joint) else None
    if figure.kind == "count" and joint == "of" and head in _GROUP_NOUNS:
        return phrase
    if (
        figure.kind == "count"
        and joint == "of"
        and head not in NUMBER_NOUNS | TOLLS
        and not words[phrase.head].lower.endswith("s")
    ):
        return None
    return phrase


def _given(words: Sequence[Word], first: int, joint: str) -> bool:
    """Does the noun phrase at words[first] follow a verb that gives it a number: "organisers | put the turnout | at"?"""
    i = first - 1
    while i >= 0 and (words[i].lower in DETERMINERS or words[i].tag == "DET"):
        i -= 1
    return i >= 0 and words[i].tag == "VERB" and lemma(words[i].text, "VERB") in _GIVING[joint]


def _level_of(words: Sequence[Word], figure: Figure, floor: int) -> Phrase | None:
    """The number noun that a bare count is the level of, from words[floor] on or right after it.

    "five bodies were found, raising the death toll from the fire to 29", "taking to seven the number killed".
    """
    joint = lower_at(words, figure.first - 1)
    if figure.kind != "count" or joint not in ("at", "of", "to") or not floor:
        return None
    if lower_at(words, figure.last) in ("the", "its", "their"):
        head = lemma(lower_at(words, figure.last + 1), "NOUN")
        return Phrase(figure.last + 1, figure.last + 2, figure.last + 1) if head in NUMBER_NOUNS | TOLLS else None
    for i in range(figure.first - 2, floor - 1, -1):
        if words[i].text in (";", ".", ":"):
            return None
        if words[i].lower in TOLLS and words[i].tag in ("NOUN", ""):
            return phrase_before(words, i + 1) or Phrase(i, i + 1, i)
    return None


def _named_before(words: Sequence[Word], figure: Figure) -> Phrase | None:
    """ "the number of stranded families at ...", "the death toll rose to ...": the noun that announces a count."""
    for i in range(figure.first - 1, max(-1, figure.first - 16), -1):
        word = words[i]
        if word.text in (";", "."):
            return None
        if word.tag in NOUN_TAGS or word.lower in TOLLS:
            head = lemma(word.text, "NOUN")
            if head in NUMBER_NOUNS and lower_at(words, i + 1) == "of":
                of = i + 3 if lower_at(words, i + 2) == "the" else i + 2
                if is_nominal(words, of):
                    return Phrase(of, of + 1, of)
                return phrase_at(words, i + 2)
            if head in TOLLS:
                return phrase_before(words, i + 1) or Phrase(i, i + 1, i)
    return None


def _predicate(words: Sequence[Word], figure: Figure) -> Phrase | None:
    """The noun said of a number that is a subject without a noun: "the 12 were members", "two of whom were nurses"."""
    said = _said_of_part(words, figure.last)
    if said is not None:
        return said
    number = words[figure.numeral_last - 1]
    if number.label != "nsubj" or not 0 <= number.head < len(words):
        return None
    noun = words[number.head]
    below = {w.label for w in words[figure.last : number.head] if w.head == number.head}
    if noun.tag != "NOUN" or not is_plural(noun) or "cop" not in below or "case" in below:
        return None
    first = next((i for i in range(figure.last, number.head + 1) if words[i].tag in ("ADJ", "NOUN", "PROPN")), None)
    return phrase_at(words, first) if first is not None else None


def _said_of_part(words: Sequence[Word], at: int) -> Phrase | None:
    """The plural noun of "of whom were nurses" at words[at], whatever the arcs say."""
    if lower_at(words, at) != "of" or lower_at(words, at + 1) not in ("whom", "which"):
        return None
    if lower_at(words, at + 2) not in ("are", "were"):
        return None
    phrase = phrase_at(words, at + 3) if at + 3 < len(words) and words[at + 3].tag in ("ADJ", "NOUN", "PROPN") else None
    return phrase if phrase is not None and is_plural(words[phrase.head]) else None


def tells_level(words: Sequence[Word], figure: Figure) -> bool:
    """Is the count the level of its verb's subject: "membership fell to 4,000", "the count stood at 130"?"""
    if figure.kind != "count" or lower_at(words, figure.first - 1) not in ("at", "by", "from", "to"):
        return False
    for i in range(figure.first - 2, max(-1, figure.first - 8), -1):
        if words[i].tag == "VERB":
            return words[i].lower in _LEVELS
        if words[i].text in (",", ";", ":"):
            return False
    return False


def _inherited(words: Sequence[Word], figure: Figure, previous: Sequence[tuple[Figure, Thing | None]]) -> Thing | None:
    """The thing of the figure before, for an elided noun: "nine of whom", "the other killed 60", "up from 97"."""
    previous = _those_meant(words, figure, previous)
    for other, thing in reversed(previous):
        if thing is None:
            continue
        if figure.kind == "count" and other.kind == "count":
            apart = lower_at(words, figure.first - 1) == "the" and lower_at(words, figure.first - 2) == "among"
            return None if apart else thing  # "two gunmen were among the seven killed"
        if figure.kind in ("ratio", "percent") and other.kind == "count" and _shared_out(words, figure):
            return thing
        if figure.kind == other.kind and figure.unit == other.unit and figure.kind in ("money", "percent", "ratio"):
            gap = words[other.last : figure.first]
            comma = next((i for i in range(len(gap) - 1, -1, -1) if gap[i].text == ","), -1)
            if not any(w.tag in NOUN_TAGS for w in gap[max(comma + 1, len(gap) - 4) :]):
                return thing
        if (
            figure.kind == "money"
            and other.kind in ("measure", "count")
            and lower_at(words, figure.first - 1) in ("worth", "(", "at")
        ):
            return thing
    return None


def _shared_out(words: Sequence[Word], figure: Figure) -> bool:
    """Is a share one of those counted before: "half of them", "of the 300 on board, fewer than half survived"?"""
    if lower_at(words, figure.last) == "of":
        return lower_at(words, figure.last + 1) in PRONOUN_OBJECTS
    following = words[figure.last] if figure.last < len(words) else None
    if (
        following is not None
        and following.lower in ("fewer", "less", "more")
        and lower_at(words, figure.last + 1) == "than"
    ):
        return True  # "2.1 million passengers, 5 percent fewer than in 2030"
    return figure.kind == "ratio" and following is not None and following.tag in ("VERB", "AUX")


def _those_meant(
    words: Sequence[Word], figure: Figure, previous: Sequence[tuple[Figure, Thing | None]]
) -> Sequence[tuple[Figure, Thing | None]]:
    """The figures before without those that only tell where: "700 people in nine districts, and 41 | of them"."""
    if lower_at(words, figure.last) != "of" or lower_at(words, figure.last + 1) not in PRONOUN_OBJECTS:
        return previous
    meant = [pair for pair in previous if lower_at(words, pair[0].first - 1) not in _WHERE]
    return meant or previous


def _antecedent(words: Sequence[Word], figure: Figure) -> Phrase | None:
    """For "of whom" and "of which" without a figure before: the last plural noun."""
    if not (lower_at(words, figure.last) == "of" and lower_at(words, figure.last + 1) in PRONOUN_OBJECTS):
        return None
    for i in range(figure.first - 1, max(-1, figure.first - 12), -1):
        if words[i].tag in NOUN_TAGS and is_plural(words[i]):
            return phrase_before(words, i + 1)
    return None
