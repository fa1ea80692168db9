"""Words of a claim that need no counterpart in the reports: they only carry a figure or a saying."""

from __future__ import annotations

from stemma.language.lexicon import FUNCTION_WORDS, REPORTING_VERBS, lemma
from stemma.records import Token

#: Words that carry a figure or a saying and add nothing of their own to it.
LIGHT: frozenset[str] = frozenset(
    [
        "according",
        "across",
        "actual",
        "actually",
        "add",
        "amount",
        "announce",
        "apparently",
        "approximate",
        "approximately",
        "around",
        "assert",
        "assess",
        "calculate",
        "claim",
        "come",
        "comment",
        "communicate",
        "count",
        "currently",
        "declare",
        "describe",
        "disclose",
        "estimate",
        "explain",
        "express",
        "figure",
        "inform",
        "just",
        "know",
        "least",
        "less",
        "mention",
        "merely",
        "more",
        "nearly",
        "note",
        "now",
        "number",
        "only",
        "overall",
        "own",
        "point",
        "present",
        "presently",
        "put",
        "reckon",
        "record",
        "register",
        "release",
        "report",
        "reportedly",
        "remark",
        "reveal",
        "roughly",
        "say",
        "so",
        "stand",
        "state",
        "still",
        "sum",
        "tally",
        "tell",
        "total",
        "toll",
        "up",
        "word",
        "words",
        "quote",
        "accordingly",
        "almost",
        "altogether",
        "close",
        "exact",
        "exactly",
        "fewer",
        "most",
        "under",
        "over",
        "above",
        "below",
        "to-date",
        "date",
        "far",
        "thus",
        "than",
        "level",
        "interview",
        "reporter",
        "journalist",
        "become",
        "get",
        "go",
        "remain",
        "stay",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "official",
        "officials",
        "source",
        "sources",
        "believe",
        "think",
        "there",
        "mr",
        "mrs",
        "ms",
        "col",
    ]
)

#: Verbs of saying that say more than that something was said.
_TELLING_VERBS = frozenset(
    {"admit", "concede", "confirm", "correct", "deny", "dismiss", "dispute", "doubt", "pledge", "predict", "promise",
     "question", "refuse", "refute", "reject", "retract", "revise", "vow", "warn", "withdraw", "order", "ask", "urge",
     "demand", "accuse", "blame", "agree", "approve", "hope", "fear", "expect"}
)  # fmt: skip


def is_light(token: Token) -> bool:
    """The word needs no counterpart: a function word, a plain verb of saying, a word that only carries a figure."""
    lower = token.text.casefold().replace("’", "'")
    if not any(sign.isalnum() for sign in lower):
        return True
    base = lemma(lower, token.tag) if token.tag in ("NOUN", "VERB", "AUX") else lower
    if base in _TELLING_VERBS or lower in _TELLING_VERBS:
        return False
    if lower == "down":
        return False
    if lower in FUNCTION_WORDS or lower in LIGHT or base in LIGHT:
        return token.tag != "PROPN" or lower == token.text
    return token.tag == "VERB" and lower in REPORTING_VERBS
