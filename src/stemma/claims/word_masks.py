"""Number words that are no figures: ordinals, "one of the", "the two countries", "six months before".

Each rule looks at the words around one number word and names the reason, "" when it has none.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.age_masks import under_age
from stemma.claims.following import plural_noun_follows
from stemma.claims.fractions import FRACTIONS
from stemma.claims.number_masks import lead_time
from stemma.claims.numerals import ONES, SCALES, TENS
from stemma.claims.persons import is_person
from stemma.claims.units import measure_after
from stemma.claims.words import Word, lower_at
from stemma.language.lexicon import lemma

#: Around "one" as a pronoun or determiner: "this one", "the right one", "one another", "one who".
_BEFORE_PRONOUN = frozenset({
    "a", "an", "another", "any", "anyone", "bad", "big", "each", "either", "every", "first", "good", "last", "latest",
    "loved", "neither", "new", "previous", "right", "same", "such", "that", "the", "this", "which", "wrong",
})  # fmt: skip
_AFTER_PRONOUN = frozenset({
    "another", "as", "by", "can", "day", "he", "i", "it", "might", "must", "or", "she", "should", "such", "that", "they", "to",
    "we", "which", "who", "would", "you", "'s",
})  # fmt: skip
#: Before these "one of the 12" names a member of the set and counts none.
_SINGLING = frozenset({
    "as", "at", "became", "become", "being", "by", "for", "from", "in", "is", "named", "of", "on", "remains", "to", "was",
    "with", "'s", "’s",
})  # fmt: skip
ORDINAL_WORDS = frozenset({
    "eighteenth", "eighth", "eleventh", "fifteenth", "fifth", "fiftieth", "first", "fortieth", "fourteenth", "fourth",
    "nineteenth", "ninth", "second", "seventeenth", "seventh", "sixteenth", "sixth", "tenth", "third", "thirteenth",
    "thirtieth", "twelfth", "twentieth",
})  # fmt: skip
_DEFINITE = frozenset({"both", "her", "his", "its", "my", "our", "the", "their", "these", "those", "your"})
#: What stands before "of the five": it takes all of them, some of them, or counts some out of them.
_OUT_OF_ALL = frozenset({"all", "any", "each", "either"})
_OUT_OF_SOME = frozenset({"many", "one", "some", "three", "two"})
_COUNTED_OUT = frozenset({"five", "four", "half", "most", "none", "six"})
_POSSESSIVE = frozenset({"her", "his", "its", "my", "our", "their", "your"})
#: "one thing", "two sides": nouns that a small number singles out and does not count.
_DISCOURSE_NOUNS = frozenset({
    "afternoon", "another", "aspect", "day", "evening", "example", "fact", "hand", "instance", "issue", "lesson",
    "matter", "morning", "night", "option", "point", "possibility", "problem", "question", "reason", "respect", "sense",
    "side", "step", "such", "thing", "time", "way", "word",
})  # fmt: skip


def mask_of_word(words: Sequence[Word], at: int) -> str:
    word, before, after = words[at], words[at - 1] if at else None, lower_at(words, at + 1)
    lower = word.lower
    if lower in ORDINAL_WORDS:
        # "two thirds", "a third of" are read by the grammar from their first word
        return (
            ""
            if lower in FRACTIONS and before is not None and (before.lower in ONES or before.lower in ("a", "-"))
            else "ordinal"
        )
    if lower == "several":
        return ""
    previous = before.lower if before is not None else ""
    if (
        before is not None
        and before.text in ("-", "‑")
        and word.glued
        and before.glued
        and lower_at(words, at - 2) not in TENS
    ):
        return "compound"
    if lower_at(words, at + 1) in ("-", "‑") and words[at + 1].glued and at + 2 < len(words):
        tail = words[at + 2].lower
        if tail in FRACTIONS or tail in SCALES or tail in ONES:
            return ""
        if tail in ORDINAL_WORDS:
            return "ordinal"
        if lower == "one" and measure_after(words, at + 1) is None:
            return "compound"
    if after in ORDINAL_WORDS and after not in FRACTIONS and lower in TENS:
        return "ordinal"
    if under_age(words, at):
        return "age"
    if lower == "one":
        return _one_mask(words, at, previous, after)
    if lower == "zero":
        return "idiom" if previous in ("ground", "net") or after in ("tolerance", "sum", "hour", "emissions") else ""
    if (
        before is not None
        and before.lower
        in ("phase", "stage", "level", "chapter", "part", "act", "formula", "type", "category", "grade")
        and not plural_noun_follows(words, at)
    ):
        return "identifier"
    if after in _DISCOURSE_NOUNS or (
        after.removesuffix("s") in _DISCOURSE_NOUNS and previous in ("the", "these", "those", "both")
    ):
        return "discourse"
    if ONES.get(lower, 99) <= 10 and previous in _DEFINITE and _closed(words, at):
        return "closed count"
    return lead_time(words, at + 1)


def _closed(words: Sequence[Word], at: int) -> bool:
    """ "the two countries": the reader knows them already.  A partitive ("none of the seven") counts them anew."""
    value = ONES[words[at].lower]
    people = any(is_person(lemma(word.text, "NOUN")) for word in words[at + 1 : at + 4])
    if lower_at(words, at - 2) == "of":
        whole = lower_at(words, at - 3)
        if whole in _OUT_OF_ALL:
            return True
        if whole in _OUT_OF_SOME:
            return value <= 3 or not people or not _told_of_by_participle(words, at)
        if whole in _COUNTED_OUT:
            return False
    if lower_at(words, at - 1) == "the" and _restricted(words, at):
        return False
    if people and (lower_at(words, at - 1) in _POSSESSIVE or _joined_to_count(words, at)):
        return False  # "his two sons", "the six monks and the two cooks": told of for the first time as often as not
    return value <= 3 or lower_at(words, at - 1) in ("these", "those", "both")


def _told_of_by_participle(words: Sequence[Word], at: int) -> bool:
    """ "two of the seven kidnapped pupils": what befell them is told with their number."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and after.lower.endswith("ed") and after.tag in ("ADJ", "VERB")


def _joined_to_count(words: Sequence[Word], at: int) -> bool:
    """Does "and" join the definite number words[at] to a count right before: "the six monks and the two cooks"?"""
    if lower_at(words, at - 2) != "and":
        return False
    for word in reversed(words[max(0, at - 8) : at - 2]):
        if word.kind == "number" or word.lower in ONES or word.lower in TENS:
            return True
        if word.tag in ("AUX", "PUNCT", "VERB"):
            return False
    return False


def _restricted(words: Sequence[Word], at: int) -> bool:
    """ "the three people killed in the attack": a participle right after the noun makes the set a new one."""
    for i in range(at + 1, min(at + 4, len(words) - 2)):
        if words[i].tag == "NOUN" and words[i + 1].tag == "VERB":
            finite = any(word.tag in ("AUX", "VERB") for word in words[i + 3 : i + 16])
            return words[i + 2].tag == "ADP" and finite and not words[i + 1].lower.endswith(("s", "ing"))
        if words[i].tag not in ("NOUN", "ADJ", "PROPN"):
            return False
    return False


def _of_counted(words: Sequence[Word], of: int) -> bool:
    """Is the whole that follows "one of" counted too: "one of the 12 hostages", "one of the party's 30 candidates"?"""
    for word in words[of + 1 : of + 6]:
        if word.kind == "number" or word.lower in SCALES or word.lower in TENS:
            return True
        possessive = word.lower in ("'", "’", "'s", "’s", "s")
        if word.tag not in ("ADJ", "DET", "NOUN", "PART", "PRON", "PROPN") and not possessive:
            return False
    return False


def _one_mask(words: Sequence[Word], at: int, previous: str, after: str) -> str:
    if after in SCALES or after in FRACTIONS or after == "half" or (after in ("in", "out") and (
        lower_at(words, at + 2) in ONES or lower_at(words, at + 2) in TENS or lower_at(words, at + 2) in ("of", "every", "a")
        or (at + 2 < len(words) and words[at + 2].kind == "number" and len(words[at + 2].text) < 4)
    )):  # fmt: skip
        return ""
    restricted = previous in ("just", "only", "not") and lower_at(words, at - 2) not in (
        "a",
        "an",
        "his",
        "the",
        "their",
    )
    if previous in _BEFORE_PRONOUN or (previous == "only" and (after == "way" or (after == "of" and not restricted))):
        return "determiner"
    if after == "of":
        return "" if restricted or (previous not in _SINGLING and _of_counted(words, at + 1)) else "partitive"
    if after in _AFTER_PRONOUN:
        return "pronoun"
    if after in _DISCOURSE_NOUNS or (previous == "from" and "to" in (lower_at(words, at + 2), lower_at(words, at + 3))):
        return "discourse"
    if previous in ("on", "at", "by", "for", "with", "as", "or", "about") and (not after or after in (",", ".", ";")):
        return "pronoun"
    # "one resident, Ada Kuhn, ...": an example, not a count
    for i in range(at + 1, min(at + 4, len(words) - 1)):
        if words[i].text == ",":
            following = words[i + 1]
            if following.text[:1].isupper() and following.tag == "PROPN" and i > at + 1:
                return "example"
            break
        if words[i].kind != "word":
            break
    return ""
