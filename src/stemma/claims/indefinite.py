"""Numerals without a number: vague amounts ("tens of thousands") and words for nothing ("no one")."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims import vague
from stemma.claims.numerals import SCALES, Numeral
from stemma.claims.words import Word, is_plural, lower_at


def few_at(words: Sequence[Word], at: int) -> Numeral | None:
    head = lower_at(words, at)
    if head not in ("few", "several"):
        return None
    second = lower_at(words, at + 1)
    found = vague.interval((head, second)) if second in SCALES else None
    end = at + 2
    if found is None:
        found, end = vague.interval((head,)), at + 1
    return None if found is None else Numeral(at, end, "vague", lower=found[0], upper=found[1])


def vague_at(words: Sequence[Word], at: int) -> Numeral | None:
    """ "dozens", "tens of thousands", "several", "the last few hundred"; a bare "few" is no amount."""
    head = lower_at(words, at)
    if head == "several":
        return few_at(words, at)
    if head == "few":
        before = lower_at(words, at - 1)
        scaled = lower_at(words, at + 1) in SCALES
        return few_at(words, at) if scaled or before in ("last", "remaining", "final") else None
    if head not in vague.PLURALS:
        return None
    if at and words[at - 1].kind == "number" and not words[at].glued:
        return None
    if lower_at(words, at + 1) == "of" and lower_at(words, at + 2) in vague.PLURALS:
        found = vague.interval((head, lower_at(words, at + 2)))
        if found is not None:
            return Numeral(at, at + 3, "vague", lower=found[0], upper=found[1])
    if head == "tens" or (head == "scores" and not (lower_at(words, at + 1) == "of" or at == 0)):
        return None
    found = vague.interval((head,))
    return None if found is None else Numeral(at, at + 1, "vague", lower=found[0], upper=found[1])


_BEEN = frozenset({"been", "had", "has", "have", "was", "were"})
#: Pasts and participles of keeping a count.
_KEPT = frozenset({"counted", "detected", "documented", "logged", "recorded", "registered", "tallied"})
_NO_NOUNS = frozenset({
    "arrest", "arrests", "casualties", "casualty", "dead", "death", "deaths", "fatalities", "fatality", "hostages",
    "injured", "injuries", "injury", "survivor", "survivors", "victim", "victims", "wounded",
})  # fmt: skip


def zero_at(words: Sequence[Word], at: int) -> Numeral | None:
    """ "nobody", "no one", "none", "no injuries", "no other casualties": words for nothing."""
    head, second = lower_at(words, at), lower_at(words, at + 1)
    if head == "nobody":
        return Numeral(at, at + 1, "zero", 0.0)
    if head == "neither" and second == "of" and at + 2 < len(words):
        return Numeral(at, at + 1, "zero", 0.0)
    if head == "none":
        return Numeral(at, at + 1, "zero", 0.0)
    if head == "not" and (second == "one" or (second == "a" and lower_at(words, at + 2) == "single")):
        following = words[at + 2 if second == "one" else at + 3 :][:1]
        named = bool(following) and (following[0].tag in ("NOUN", "ADJ") or following[0].lower in ("of", "person"))
        return Numeral(at, at + (2 if second == "one" else 3), "zero", 0.0) if named else None
    if head == "no":
        if second == "one" and not (at + 2 < len(words) and words[at + 2].text == "-"):
            return Numeral(at, at + 2, "zero", 0.0)
        if second == "-" and lower_at(words, at + 2) == "one" and words[at + 1].glued:
            return Numeral(at, at + 3, "zero", 0.0)
        third = lower_at(words, at + 2)
        if second in _NO_NOUNS or (second in ("other", "further", "reported", "new", "serious") and third in _NO_NOUNS):
            return Numeral(at, at + 1, "zero", 0.0)
        if _counted_none(words, at):
            return Numeral(at, at + 1, "zero", 0.0)
    return None


def _counted_none(words: Sequence[Word], at: int) -> bool:
    """ "no new infections were recorded", "logged no breakdowns": a count was kept, and it came to nothing."""
    end = at + 1
    while end < len(words) and end - at < 4 and words[end].tag in ("ADJ", "NOUN") and not is_plural(words[end]):
        end += 1
    if end >= len(words) or words[end].tag != "NOUN" or not is_plural(words[end]):
        return False
    if lower_at(words, at - 1) in _KEPT:
        return True
    verb = end + 1
    while verb < len(words) and verb - end < 4 and (words[verb].tag == "AUX" or words[verb].lower in _BEEN):
        verb += 1
    return verb > end + 1 and lower_at(words, verb) in _KEPT
