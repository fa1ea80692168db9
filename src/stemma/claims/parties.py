"""Nouns that words beside a number name: a whole that opens the sentence, who pays a sum, people named by what befell them."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.figures import Figure
from stemma.claims.phrases import NOUN_TAGS, Phrase, phrase_at, phrase_before
from stemma.claims.words import Word, is_plural, lower_at
from stemma.language.lexicon import DETERMINERS, lemma

#: Adjectives that name people when no noun follows: "the number of missing".
NOMINAL = frozenset(
    {"dead", "displaced", "homeless", "injured", "jobless", "killed", "missing", "sick", "unemployed", "wounded"}
)
#: Verbs of a party and a sum ("fined the bank 55 million"), and of a thing and its price ("sold the yard for 3 million").
_CHARGING = frozenset({"award", "charge", "fine", "grant", "lend", "owe", "pay"})
_PRICING = frozenset({"acquire", "auction", "buy", "purchase", "sell", "value"})


def party_to(words: Sequence[Word], at: int) -> Phrase | None:
    """Whom or what a sum is paid by or for, right before it: "fined | the bank | 55 million", "sold | the yard | for 3m"."""
    priced = lower_at(words, at - 1) in ("at", "for")
    phrase = phrase_before(words, at - 1 if priced else at)
    if phrase is None:
        return None
    verb = phrase.first - 1
    while verb >= 0 and words[verb].tag in ("DET", "PRON"):
        verb -= 1
    base = lemma(words[verb].text, "VERB") if verb >= 0 and words[verb].tag == "VERB" else ""
    return phrase if base in (_PRICING if priced else _CHARGING) else None


def is_nominal(words: Sequence[Word], at: int) -> bool:
    """Does an adjective at words[at] stand for people: "the wounded", with no noun after it?"""
    return lower_at(words, at) in NOMINAL and (at + 1 >= len(words) or words[at + 1].tag not in (*NOUN_TAGS, "ADJ"))


def fronted_whole(words: Sequence[Word], figure: Figure) -> Phrase | None:
    """The whole that a bare number is a part of, where it opens the sentence: "Of the 30 crew, | 12 swam"."""
    comma = figure.first - 1
    if figure.kind != "count" or comma < 2 or words[comma].text != "," or words[0].lower not in ("among", "of"):
        return None
    if any(word.text in (",", ";") or word.tag == "AUX" for word in words[1:comma]):
        return None
    at = 1
    while at < comma and (
        words[at].tag in ("DET", "NUM") or words[at].kind == "number" or words[at].lower in DETERMINERS
    ):
        at += 1
    if is_nominal(words, at):
        return Phrase(at, at + 1, at)
    phrase = phrase_at(words, at) if at < comma else None
    return phrase if phrase is not None and is_plural(words[phrase.head]) else None
