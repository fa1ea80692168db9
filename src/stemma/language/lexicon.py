"""Closed classes of English, verbs of saying, and `lemma`: what other rooms look words up in.

All entries are lower case with a straight apostrophe.  The open classes live beside this file
(`verbs.py`, `nouns.py`, `adjectives.py`); their tables are offered here too, so that one import is
enough.
"""

from __future__ import annotations

from functools import lru_cache

from stemma.language.nouns import IRREGULAR_PLURALS, singular
from stemma.language.verbs import IRREGULAR_VERBS, REPORTING_VERBS, VERB_FORMS
from stemma.language.wordlist import listed

__all__ = [
    "AUXILIARIES", "CONJUNCTIONS", "COORDINATORS", "DETERMINERS", "FUNCTION_WORDS", "IRREGULAR_PLURALS",
    "IRREGULAR_VERBS", "MODALS", "NEGATIONS", "PERSONAL_PRONOUNS", "POSSESSIVES", "PREPOSITIONS", "PRONOUNS",
    "REPORTING_VERBS", "SUBORDINATORS", "VERB_FORMS", "lemma",
]  # fmt: skip

#: Articles, demonstratives and quantifiers that open a noun phrase ("several" is an adjective in UD, but opens one).
DETERMINERS: frozenset[str] = listed("""
a all an another any both each either enough every few fewer half less many more most much neither no several some
such that the these this those what whatever which whichever
""")
POSSESSIVES: frozenset[str] = listed("her his its my our their whose your")

PREPOSITIONS: frozenset[str] = listed("""
aboard about above across after against along alongside amid amidst among amongst around as at atop before behind
below beneath beside besides between beyond by concerning despite down during except excepting excluding following
for from given in including inside into like minus near of off on onto opposite out outside over past pending per
plus regarding round save since than through throughout till to toward towards under underneath unlike until unto up
upon versus via vs with within without
""")

MODALS: frozenset[str] = listed("'d 'll ca can cannot could may might must ought shall should will wo would")
AUXILIARIES: frozenset[str] = MODALS | listed("""
'm 're 's 've ai am are be been being did do does got had has have having is was were
""") - {"got"}
NEGATIONS: frozenset[str] = listed("n't neither never no nobody none nor not nothing nowhere n’t without")

PERSONAL_PRONOUNS: frozenset[str] = listed("""
he her hers herself him himself his i it its itself me mine my myself one oneself our ours ourselves she their
theirs them themselves they us we you your yours yourself yourselves
""")
PRONOUNS: frozenset[str] = PERSONAL_PRONOUNS | listed("""
anybody anyone anything everybody everyone everything nobody none nothing somebody someone something that these this
those what whatever which who whoever whom whose
""")

COORDINATORS: frozenset[str] = listed("& and but nor or plus yet")
SUBORDINATORS: frozenset[str] = listed("""
after albeit although as because before how if lest once provided since so than that though till unless until when
whenever where whereas wherever whether while whilst why
""")
CONJUNCTIONS: frozenset[str] = COORDINATORS | SUBORDINATORS

#: Words that say nothing about names when they stand capitalised at the head of a sentence.
FUNCTION_WORDS: frozenset[str] = (
    DETERMINERS | POSSESSIVES | PREPOSITIONS | AUXILIARIES | NEGATIONS | PRONOUNS | CONJUNCTIONS
) | listed("""
again also although always even ever here however instead just later maybe meanwhile moreover never now often only
perhaps quite rather soon still then there therefore thus today together tomorrow too very well yes yesterday
""")


def _verb_lemma(word: str) -> str | None:
    if word in IRREGULAR_VERBS:
        return IRREGULAR_VERBS[word]
    entries = VERB_FORMS.get(word)
    if entries:
        return entries[0][0]
    for ending, cut in (("ied", 3), ("ies", 3)):
        if word.endswith(ending) and len(word) > 5:
            return word[:-cut] + "y"
    for ending in ("ing", "ed"):
        if not word.endswith(ending) or len(word) < len(ending) + 3:
            continue
        stem = word[: -len(ending)]
        if stem[-1] == stem[-2] and stem[-1] not in "lsz":
            return stem[:-1]
        # -ate, -ise, -ize, -ve, -ce, -ge, -se, -ue and consonant + l lose an e: "donat|ed", "argu|ing"
        if stem.endswith(("at", "is", "iz", "v", "c", "g", "u", "bl", "cl", "dl", "pl", "tl", "ur", "ir", "ut")):
            return stem + "e"
        if stem.endswith(("ls", "ns", "rs")):  # "nurs|ing", "licens|ed"
            return stem + "e"
        if stem.endswith("in") and len(stem) > 3 and stem[-3] not in "aeiou":  # "quarantin|ed", but "explain|ed"
            return stem + "e"
        return stem
    if word.endswith(("ches", "shes", "sses", "xes", "oes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return word[:-1]
    return None


@lru_cache(maxsize=65536)
def lemma(word: str, tag: str = "") -> str:
    """The dictionary form of a word, in lower case.

    `tag` is a universal part of speech: VERB and AUX give the base form, NOUN the singular, other
    classes the word itself.  Without a tag a past or -ing form of a known verb gives its base, an
    irregular or regular plural its singular ("lives" -> "life"; as a VERB, "live").
    """
    lower = word.lower()
    if tag in ("VERB", "AUX"):
        return {"n't": "not", "'ll": "will", "wo": "will", "ca": "can", "'ve": "have", "'re": "be", "'m": "be"}.get(
            lower
        ) or (_verb_lemma(lower) or lower)
    if tag == "NOUN":
        return singular(lower)
    if tag:
        return lower
    if lower in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[lower]
    entries = VERB_FORMS.get(lower)
    if entries and entries[0][1] in ("VD", "VN", "VG"):
        return _verb_lemma(lower) or lower
    if lower in IRREGULAR_VERBS:
        return IRREGULAR_VERBS[lower]
    return singular(lower)
